"""The house's own rules, read from its source: which way imports point, what a room is for, what pure rooms never do.

Each claim is one test that looks at every file and names all that break it.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "engine"
# In the order in which data flows: a room imports only those before it, or itself.
ORDER = (
    "manners", "problems", "language", "homes", "version", "files", "law", "semantics", "schemes", "rules", "evidence",
    "forms", "tasks", "scoring", "improving", "planning", "comparing", "desk", "reading", "records", "reporting",
    "sample", "service", "web", "commands",
)  # fmt: skip
PURE = ("law", "semantics", "schemes", "rules", "tasks", "scoring", "improving", "planning", "comparing", "records")
# The doors through which the law's files come in: its YAML, and the tables made from it.
TABLES = {"read_text", "exists"}
MAY_READ = {"law/source.py": {"read_bytes"}, "rules/table.py": TABLES, "tasks/state_table.py": TABLES}
MAY_LIST = {"law/loading.py": {"glob"}}  # names of files that nobody is scored by; nothing is opened
FILE_CALLS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "exists", "glob", "rglob", "iterdir", "stat",
    "mkdir", "unlink", "rename", "replace_file", "touch", "is_file", "is_dir", "listdir", "walk", "getenv", "environ",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "time", "perf_counter", "monotonic", "localtime", "gmtime", "strftime_now"}
SPEAKING = {"print", "input", "exec", "eval", "system", "popen", "getlogger", "getLogger"}
OUTSIDE = {"time", "os", "sys", "io", "logging", "subprocess", "socket", "urllib", "random", "shutil"}
EXACT = (
    "semantics.py", "schemes.py", "rules/number_line.py", "rules/compiling.py", "rules/judging.py", "rules/meaning.py",
    "scoring/grid.py", "scoring/law_arrays.py", "scoring/gaps.py",
)  # fmt: skip
MOST_FILES, LONGEST_FILE, MOST_ARGUMENTS = 14, 250, 5
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


def room_of(path: Path) -> str:
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


def test_every_room_has_its_rank() -> None:
    """No folder or file of engine/ stands outside the order."""
    assert {room_of(path) for path in FILES} - {"__init__"} <= set(ORDER)


def test_imports_point_one_way() -> None:
    """A room imports only what stands before it; nothing in the engine knows the command line's list or a test."""
    wrong = []
    for path in (path for path in FILES if room_of(path) != "__init__"):
        allowed = {*ORDER[: ORDER.index(room_of(path)) + 1], "__version__"}
        names = list(imported(path))
        wrong += [f"{name_of(path)} → {n}" for n in names if n.startswith("engine.") and n.split(".")[1] not in allowed]
        wrong += [f"{name_of(path)} → {n}" for n in names if n.split(".")[0] in ("cli", "tests", "features")]
    assert wrong == []


def test_no_files_go_round_in_a_circle() -> None:
    """No file comes back to itself by what it imports, inside a function or for types alone either."""
    modules = {"engine." + name_of(path).removesuffix(".py").replace("/", "."): path for path in FILES}
    left = {own: {name for name in imported(path) if name in modules} for own, path in modules.items()}
    in_a_circle = 0
    while len(left) != in_a_circle:
        in_a_circle = len(left)
        needed = set().union(*left.values()) if left else set()
        left = {own: names & left.keys() for own, names in left.items() if names & left.keys() and own in needed}
    assert sorted(left) == []


def test_a_room_is_small_and_says_what_it_is_for_and_what_it_never_does() -> None:
    """At most fourteen files a folder; its first lines say what it is for, then what it never does."""
    for room in sorted({path.parent for path in FILES} - {ENGINE}):
        assert len([path for path in room.glob("*.py") if path.name != "__init__.py"]) <= MOST_FILES, room.name
        said = (ast.get_docstring(tree_of(room / "__init__.py")) or "").split("\n\n")
        assert len(said) == 2, f"{room.name}: what it is for, and what it never does"


def test_no_two_modules_have_one_name() -> None:
    """A module's name is said of one thing."""
    stems = Counter(path.stem for path in FILES if path.name != "__init__.py")
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_each_library_of_weight_is_behind_its_own_door() -> None:
    """The judge alone has durable-rules, analysts' tables pandas, the kit XlsxWriter, the door for YAML ruamel.yaml."""
    doors: dict[str, set[str]] = {
        "durable": {"rules/judging.py"},
        "durable_rules_engine": {"rules/judging.py"},
        "pandas": {"service/frames.py"},
        "xlsxwriter": {"files/kit/quick_books.py", "files/kit/quick_sheets.py"},
        "click": {"commands", "language.py"},
        "ruamel": {"files/yaml_nodes.py", "files/yaml_text.py"},
        "segno": {"reporting/record/seal_picture.py"},
        "icalendar": {"reporting/calendar_file.py"},
        "pypdfium2": {"reading/loading/loading_pdf.py", "reading/loading/opening_text.py"},
    }
    for path in FILES:
        for root in {name.split(".")[0] for name in imported(path)} & set(doors):
            assert {name_of(path), room_of(path)} & doors[root], f"{name_of(path)} imports {root}"
    assert "durable_rules_engine" in imported(ENGINE / "rules" / "judging.py")


def test_pure_rooms_are_pure() -> None:
    """They open no file but through the law's own doors, read no clock, print nothing."""
    for path in (path for path in FILES if room_of(path) in PURE):
        name = name_of(path)
        assert called(path) & FILE_CALLS == MAY_READ.get(name, set()) | MAY_LIST.get(name, set()), name
        assert not called(path) & (CLOCKS | SPEAKING), name
        assert not {module.split(".")[0] for module in imported(path)} & OUTSIDE, name


def test_heavy_libraries_are_never_imported_before_they_are_needed() -> None:
    """Nothing at the top of a file costs the start of every command."""
    for path in FILES:
        top = {n.names[0].name.split(".")[0] for n in tree_of(path).body if isinstance(n, ast.Import)}
        assert not top & {"pandas", "durable_rules_engine"}, name_of(path)


def test_files_are_short_and_their_functions_take_few_arguments() -> None:
    """A file is read in one sitting: at most 250 written lines; a call takes at most five arguments it must have."""
    wrong = []
    for path in FILES:
        written = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        wrong += [f"{name_of(path)}: {len(written)} lines"] if len(written) > LONGEST_FILE else []
        # click hands every option of a command over as an argument.
        for function in () if room_of(path) == "commands" else functions(path):
            taken = [a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in ("self", "cls")]
            needed = len(taken) - len(function.args.defaults)
            wrong += [f"{name_of(path)}: {function.name}"] if needed > MOST_ARGUMENTS else []
    assert wrong == []


def test_every_public_name_says_what_it_claims() -> None:
    """Each module, public class and public top-level function has a docstring that ends its first sentence."""
    wrong = []
    for path in FILES:
        tree = tree_of(path)
        named = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("_")]
        for node in (tree, *named):
            first = (ast.get_docstring(node) or "").split("\n\n")[0].rstrip()
            wrong += [] if first and first[-1] in ".:?…" else [f"{name_of(path)}: {getattr(node, 'name', 'module')}"]
    assert wrong == []


def test_no_name_says_nothing() -> None:
    """No utils, helpers, managers: names are of the domain."""
    empty = ("util", "helper", "manager", "common", "misc")
    for path in FILES:
        named = [n.name for n in ast.walk(tree_of(path)) if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
        wrong = [name for name in (path.stem, *named) if any(word in name.lower() for word in empty)]
        assert wrong == [], name_of(path)


def test_no_exact_file_uses_floats() -> None:
    """The law's arithmetic has no float literal, no true division of numbers, no rounding."""
    for name in EXACT:
        tree = tree_of(ENGINE / name)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)], name
        assert not called(ENGINE / name) & {"float", "round", "rint", "isclose", "astype_float"}, name


# Calls that change the disk, by the module they are of; ``copy`` and ``move`` are other things elsewhere.
WRITES = {
    "write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "rmtree", "rename", "renames",
    "symlink_to", "hardlink_to", "copytree", "copyfile", "copy2", "copymode", "copystat", "chmod", "truncate",
    "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
}  # fmt: skip
WRITES_OF = {"os": {"remove", "replace", "link", "symlink", "open", "removedirs"}, "shutil": {"copy", "move"}}
MAY_WRITE = ("files/writing.py", "files/keeping/")


def writes(node: ast.Call) -> bool:
    """Whether a call changes the disk, as far as its name and its arguments tell."""
    called, owner = node.func, getattr(getattr(node.func, "value", None), "id", "")
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name in WRITES or name in WRITES_OF.get(owner, set()):
        return True
    # Path.replace takes one argument; replacing in a text, a day or a dataclass takes more, or keywords.
    if name == "replace" and isinstance(called, ast.Attribute):
        return len(node.args) == 1 and not node.keywords
    modes = [arg.value for arg in (*node.args, *(k.value for k in node.keywords)) if isinstance(arg, ast.Constant)]
    return name == "open" and any(isinstance(m, str) and len(m) <= 3 and set(m) & set("wax+") for m in modes)


def test_one_room_writes() -> None:
    """Files are written, moved and taken away by ``files/keeping`` and ``files/writing``, and nowhere else."""
    assert _writers() == set()


def _writers() -> set[str]:
    """Every line outside that room that writes."""
    shown = {path: name_of(path) for path in FILES} | {ROOT / "cli.py": "cli.py"}
    return {
        f"{name}:{node.lineno}"
        for path, name in shown.items()
        if not name.startswith(MAY_WRITE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and writes(node)
    }


def test_whatever_writes_is_recognised() -> None:
    """Each way to change the disk is seen as one, and what only sounds like it is not."""
    seen = ["p.write_text('')", "p.open('xb')", "open(p, 'w')", "p.replace(q)", "os.replace(p, q)", "shutil.copy(p, q)"]
    seen += ["tempfile.mkdtemp()", "p.unlink(missing_ok=True)", "p.open(mode='r+b')", "os.open(p, os.O_CREAT)"]
    passed = ["t.replace('a', 'b')", "replace(x, y=1)", "day.replace(day=1)", "p.open('rb')", "open(p)", "x.copy()"]
    passed += ["names.remove(x)", "parts.open(member)", "store.replace(folder, write, part)", "x.move()"]
    told = {
        text: writes(next(n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call))) for text in seen + passed
    }
    assert told == {**dict.fromkeys(seen, True), **dict.fromkeys(passed, False)}
