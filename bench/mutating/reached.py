"""Which tests reach which lines, and how long each takes: noted once by coverage, read for every mutant."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

from bench.mutating.operators import Mutant

# Each part is noted by a run of its own, so that a part may be noted anew alone.
PARTS: Mapping[str, tuple[str, ...]] = {
    "semantics": ("tests/semantics",),
    "rules": ("tests/rules",),
    "scoring": ("tests/scoring",),
    "files": ("tests/files",),
    "acting": ("tests/records/entries", "tests/records/acting"),
    "records": ("tests/records/appraising", "tests/records/dossier", "tests/records/publishing"),
    "law": ("tests/law", "tests/whom"),
    "evidence": ("tests/evidence", "tests/forms", "tests/reading"),
    "reports": (
        "tests/reporting",
        "tests/planning",
        "tests/improving",
        "tests/comparing",
        "tests/papers",
        "tests/tasks",
    ),
    "service": ("tests/service", "tests/desk", "tests/problems"),
    "told": ("tests/told",),
    "typed": ("features", "tests/commands"),
}
# They start programs of their own, which the limits of a tried process do not let live: they fail without any mutant.
NEVER_ASKED = (
    "postgresql",
    "features/test_self_page.py",
    "tests/commands/test_serve.py",
    "tests/records/dossier/test_overridden_dossier.py",
    "tests/records/dossier/test_page.py",
    "tests/reporting/page/",
    "tests/service/record/test_kills.py",
    "tests/service/record/test_many_writers.py",
)
FIRST_FILES, FIRST_TESTS, FIRST_SECONDS = 3, 40, 8.0


class Reached(NamedTuple):
    """Tests by file and line, and the processor seconds of each test."""

    tests: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]


def note(part: str, tree: Path, keep: Path) -> None:
    """Run the tests of a part in a copied tree; some that fail there reach lines all the same."""
    told = {"COVERAGE_FILE": str(keep / f"{part}.coverage"), "NOTED": str(keep / f"{part}.json")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "bench.mutating.noting"]
    wanted = ["--cov=engine", "--cov-branch", "--cov-context=test", "--cov-report=", "--tb=native", *PARTS[part]]
    subprocess.run([*command, *wanted], cwd=tree, env={**os.environ, **told}, check=False)


def read_notes(keep: Path, tree: Path) -> Reached:
    """What the noted parts say together, with addresses inside the tree."""
    tests: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    seconds = dict[str, float]()
    for part in sorted(path.stem for path in keep.glob("*.json")):
        seconds.update(json.loads((keep / f"{part}.json").read_text("utf-8")))
        noted = CoverageData(str(keep / f"{part}.coverage"))
        noted.read()
        for measured in noted.measured_files():
            name = _inside(measured, tree)
            for line, contexts in noted.contexts_by_lineno(measured).items():
                tests[name][line] |= {context.rsplit("|", 1)[0] for context in contexts if context}
    frozen = {name: {line: frozenset(who) for line, who in lines.items()} for name, lines in tests.items()}
    return Reached(frozen, seconds)


def _inside(measured: str, tree: Path) -> str:
    path = Path(measured)
    return path.relative_to(tree).as_posix() if path.is_relative_to(tree) else measured[measured.rindex("engine/") :]


def who_reaches(mutant: Mutant, reached: Reached, users: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The tests that run a mutant's lines; where it runs as its file is loaded, those of its file and of its users."""
    lines = reached.tests.get(mutant.file, {})
    if mutant.where:
        found = frozenset[str]().union(*(lines.get(at, ()) for at in range(mutant.line, mutant.last + 1)))
    else:
        files = (mutant.file, *users.get(mutant.file, ()))
        found = frozenset[str]().union(*(who for name in files for who in reached.tests.get(name, {}).values()))
    return frozenset(
        test for test in found if test in reached.seconds and not any(name in test for name in NEVER_ASKED)
    )


def users_of(root: Path) -> Mapping[str, frozenset[str]]:
    """The files that import each file of the engine."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted((root / "engine").rglob("*.py")):
        for name in _imported(ast.parse(path.read_text("utf-8"))):
            file = f"{name.replace('.', '/')}.py"
            if (root / file).is_file():
                users[file].add(path.relative_to(root).as_posix())
    return {file: frozenset(names) for file, names in users.items()}


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def first_and_rest(mutant: Mutant, who: Iterable[str], reached: Reached, most: float) -> list[list[str]]:
    """The tests to try, in two stages: the own room's quickest of few files, then all others, up to ``most`` seconds.

    Quickest first in every file, and by turns between files: a test asked with many values is not asked with all.
    """
    by_file: defaultdict[str, list[str]] = defaultdict(list)
    for test in sorted(who, key=lambda test: (reached.seconds[test], test)):
        by_file[test.split("::")[0]].append(test)
    ranked = sorted(by_file, key=lambda file: (not _is_near(file, mutant), reached.seconds[by_file[file][0]]))
    first = list(_upto(_by_turns([by_file[file] for file in ranked[:FIRST_FILES]]), reached, FIRST_SECONDS))
    first = first[:FIRST_TESTS]
    others = [[test for test in by_file[file] if test not in set(first)] for file in ranked]
    return [stage for stage in (first, list(_upto(_by_turns(others), reached, most))) if stage]


def _is_near(file: str, mutant: Mutant) -> bool:
    """Whether a test's file is of the mutant's room."""
    return file.split("/")[1] == mutant.file.split("/")[1].removesuffix(".py")


def _by_turns(lists: list[list[str]]) -> Iterator[str]:
    for turn in range(max(map(len, lists), default=0)):
        yield from (tests[turn] for tests in lists if turn < len(tests))


def _upto(tests: Iterable[str], reached: Reached, most: float) -> Iterator[str]:
    """The tests whose seconds still fit; at least one."""
    left = most
    for at, test in enumerate(tests):
        if not at or reached.seconds[test] <= left:
            left -= reached.seconds[test]
            yield test
