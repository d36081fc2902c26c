"""No code of the catalogue that nothing raises: each has a broken file, a refused act, or a test that is named for it.

``raised_by.toml`` names those tests. While one runs, ``conftest.py`` sees to it that the engine tells its problem.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd.scenario import make_python_name

from engine.problems import catalogue
from tests.bad.desk.recipes import RECIPES
from tests.evidence.test_bad_files import LARGE
from tests.records.acting.refused_acts import CASES

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad"
NAMED: dict[str, str] = tomllib.loads(Path(__file__).with_name("raised_by.toml").read_text("utf-8"))
# Who reads the broken files of each folder, and says that every one of them is refused by its code.
READERS = {
    "": "evidence/test_bad_files.py",
    "desk": "service/record/test_bad_desks.py",
    "law": "law/test_bad_law.py",
    "links": "comparing/test_sharing.py",
    "overrides": "records/acting/test_override_files.py",
    "papers": "papers/test_template_lint.py",
    "publishing": "service/test_publishing.py",
    "record": "records/entries/test_bad_records.py",
    "reports": "law/test_outlines.py",
    "review": "service/test_appraisal_in.py",
    "workbook": "desk/test_workbook.py",
}
CODE = re.compile(r"[A-Z]{3,4}-\d{3}")
SCENARIO = re.compile(r"^\s*(?:Khung tình huống|Tình huống): (.+?)\s*$", re.MULTILINE)


def broken_files() -> Iterator[tuple[str, str]]:
    """Each code with the folder that its broken file, or the recipe of its broken thing, lies in."""
    yield from ((code, "desk") for code in RECIPES)
    for path in BAD.rglob("*"):
        folder, code = path.parent.relative_to(BAD).as_posix(), path.name.partition(".")[0]
        if CODE.fullmatch(code) and not CODE.match(folder):
            yield code, "" if folder == "." else folder


FILES = {*(code for code, _ in broken_files()), *LARGE}


def scenarios(module: Path) -> dict[str, str]:
    """The tests that a module of features binds, each with the text of its feature."""
    bound = re.findall(r'"(\w+\.feature)"', module.read_text("utf-8"))
    texts = [(module.parent / name).read_text("utf-8") for name in bound]
    return {f"test_{make_python_name(name)}": text for text in texts for name in SCENARIO.findall(text)}


def text_of(test: str) -> str:
    """Where the code must stand: a test with the tables it names, or its feature; "" where there is no such test."""
    file, _, name = test.partition("::")
    module, function = ROOT / file, name.partition("[")[0]
    if not module.is_file():
        return ""
    tree = ast.parse(module.read_text("utf-8"))
    own = next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function), None)
    if own is None:
        return scenarios(module).get(function, "")
    named = {node.id for node in ast.walk(own) if isinstance(node, ast.Name)}
    held = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and named & assigned(node)]
    return "\n".join(ast.unparse(node) for node in (own, *held))


def assigned(node: ast.Assign | ast.AnnAssign) -> set[str]:
    """The names that a line of a module gives a value."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_no_code_is_raised_by_nothing() -> None:
    """A broken file, a refused act or a named test for each code; none for a code that is gone, none twice."""
    assert sorted({*catalogue()} - FILES - {*CASES} - {*NAMED}) == []
    assert sorted((FILES | {*CASES} | {*NAMED}) - {*catalogue()}) == []
    assert sorted({*NAMED} & (FILES | {*CASES})) == []


def test_every_folder_of_broken_files_is_read() -> None:
    """None lies there that no test opens."""
    assert {folder.partition("/")[0] for _, folder in broken_files()} == {*READERS}
    unread = [
        folder
        for folder, reader in READERS.items()
        if f"{folder or 'bad'}" not in (ROOT / "tests" / reader).read_text()
    ]
    assert unread == []


@pytest.mark.parametrize("code", NAMED)
def test_a_named_test_is_there_and_names_the_code(code: str) -> None:
    """A test of that name, in which, or in whose tables or feature, the code stands."""
    assert code in text_of(NAMED[code]), NAMED[code]
