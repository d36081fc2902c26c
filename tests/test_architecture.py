"""The house's own rules, read from its source: which way imports point, and what the pure folders never do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "engine"
# From left to right: a place imports only what stands before it, or itself.
ORDER = ("problems", "language", "law", "evidence", "rules", "assessing", "reporting", "desk", "records", "web")
LAST = ("workspace", "pipeline", "comparison", "doctor", "policy_desk", "commands")
PURE = ("law", "rules", "assessing")
# The two doors through which the law's files come in: its YAML, and the table made from it.
MAY_READ = {"law/source.py": {"read_bytes"}, "rules/table.py": {"read_text", "exists"}}
MAY_LIST = {"law/loading.py": {"glob"}}  # names of files that nobody is scored by; nothing is opened
FILE_CALLS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "exists", "glob", "rglob", "iterdir", "stat",
    "mkdir", "unlink", "rename", "replace_file", "touch", "is_file", "is_dir", "listdir", "walk", "getenv", "environ",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "time", "perf_counter", "monotonic", "localtime", "gmtime", "strftime_now"}
EXACT = ("rules/cells.py", "rules/compiling.py", "rules/judging.py", "assessing/scoring.py", "assessing/gaps.py")
LONGEST_FILE, MOST_ARGUMENTS = 250, 5
FILES = sorted(path for path in ENGINE.rglob("*.py") if path.stat().st_size)


def name_of(path: Path) -> str:
    """A file as the house calls it: law/source.py."""
    return path.relative_to(ENGINE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place_of(path: Path) -> str:
    """The folder of engine/ a file is in, or its own name."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def called(path: Path) -> set[str]:
    """The names of all that a file calls, and the attributes it reads from os and sys."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "sys"):
            names.add(node.attr)
    return names


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (n for n in ast.walk(tree_of(path)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))


def test_every_place_of_the_engine_has_its_rank() -> None:
    """No folder or file of engine/ stands outside the order."""
    places = {place_of(path) for path in FILES} - {"__init__"}
    assert places <= {*ORDER, *LAST}


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_imports_point_one_way(path: Path) -> None:
    """A place imports only what stands left of it; workspace, pipeline and doctor come after all folders."""
    here = place_of(path)
    order = [*ORDER, *LAST]
    allowed = set(ORDER[: ORDER.index(here) + 1]) if here in ORDER else set(order)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("engine.")}
    assert used - {"__version__"} <= allowed, f"{name_of(path)} reaches to its right"
    assert not any(name.split(".")[0] in ("cli", "tests", "features") for name in imported(path))


@pytest.mark.parametrize("path", [*FILES, ROOT / "cli.py"], ids=str)
def test_only_the_judge_knows_the_rules_engine(path: Path) -> None:
    """durable-rules is behind one door."""
    uses = {name for name in imported(path) if name.split(".")[0] in ("durable", "durable_rules_engine")}
    assert bool(uses) == (path == ENGINE / "rules" / "judging.py")


@pytest.mark.parametrize("path", [p for p in FILES if place_of(p) in PURE], ids=name_of)
def test_law_rules_and_assessing_are_pure(path: Path) -> None:
    """They open no file but through law.source and the law's own table, read no clock, print nothing."""
    name = name_of(path)
    doors = MAY_READ.get(name, set()) | MAY_LIST.get(name, set())
    assert called(path) & FILE_CALLS == doors
    assert not called(path) & CLOCKS
    assert not called(path) & {"print", "input", "exec", "eval", "system", "popen", "getlogger", "getLogger"}
    roots = {module.split(".")[0] for module in imported(path)}
    assert not roots & {"time", "os", "sys", "io", "logging", "subprocess", "socket", "urllib", "random", "shutil"}


def test_pandas_is_never_imported_before_it_is_needed() -> None:
    """Nothing at the top of a file costs the start of every command."""
    for path in FILES:
        top = {n.names[0].name.split(".")[0] for n in tree_of(path).body if isinstance(n, ast.Import)}
        assert not top & {"pandas", "durable_rules_engine"}, name_of(path)


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_files_are_short_and_their_functions_take_few_arguments(path: Path) -> None:
    """A file is read in one sitting: at most 250 written lines; a call takes at most five arguments it must have."""
    written = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    assert len(written) <= LONGEST_FILE
    # click hands every option of a command over as an argument.
    for function in () if place_of(path) == "commands" else functions(path):
        arguments = [a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")]
        assert len(arguments) - len(function.args.defaults) <= MOST_ARGUMENTS, f"{name_of(path)}: {function.name}"


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_every_public_name_says_what_it_claims(path: Path) -> None:
    """Each module, public class and public top-level function has a docstring that ends its first sentence."""
    tree = tree_of(path)
    named = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("_")]
    for node in (tree, *named):
        text = ast.get_docstring(node) or ""
        assert text, f"{name_of(path)}: {getattr(node, 'name', 'module')}"
        assert text.split("\n\n")[0].rstrip()[-1] in ".:?…", f"{name_of(path)}: {text.splitlines()[0]}"


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_no_name_says_nothing(path: Path) -> None:
    """No utils, helpers, managers: names are of the domain."""
    empty = ("util", "helper", "manager", "common", "misc")
    named = [n.name for n in ast.walk(tree_of(path)) if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    assert not [name for name in (path.stem, *named) if any(word in name.lower() for word in empty)]


def test_no_exact_file_uses_floats() -> None:
    """The law's arithmetic has no float literal, no true division of numbers, no rounding."""
    for name in EXACT:
        tree = tree_of(ENGINE / name)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)], name
        assert not called(ENGINE / name) & {"float", "round", "rint", "isclose", "astype_float"}, name
