"""What folders hold after files were put there, taken away, added to, stopped on the way and settled."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from engine.files.keeping.appending import append_line, last_lines
from engine.files.keeping.by_content import keep_content, path_of, read_content
from engine.files.keeping.leftovers import settle_owned
from engine.files.keeping.locks import FILE
from engine.files.keeping.moves import moves_of
from engine.files.keeping.stages import COMMITTING, DONE, PREPARING, UNDOING, is_staged, settle, stages
from engine.files.keeping.transactions import Terms, as_read, new_folder, put_folder, put_in_place, take_away
from engine.files.writing import copy_folder, make_folder, write_pieces, write_texts, write_whole
from engine.problems import ProblemsFound
from tests.broken_disk import Stopped, full_from, held, put_back, stop_at, struck
from tests.told.files.told_lines import block, problems

BEFORE = {"a.txt": b"a1", "b.txt": b"b1", "own/c.txt": b"c1", "own/d.txt": b"d1"}
STAGE = ".phuhop-1-abcdefgh"
STAGES = re.compile(r"\.phuhop-[0-9]+-[a-z0-9_]{8}")
Act = Callable[[Path], object]


def _fill(**files: str) -> Callable[[Path], None]:
    return lambda fresh: write_texts(
        fresh, {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    )


def _pieces(home: Path) -> None:
    write_pieces(home / "p" / "q", (b"a", b"b"))
    make_folder(home / "e" / "f")


def _lines(home: Path) -> None:
    for line in ("một", "", "hai"):
        append_line(home / "log" / "l", line)


ACTS: Mapping[str, Act] = {
    "one file over": lambda home: write_whole(home / "a.txt", b"a2"),
    "one file new, deep": lambda home: write_whole(home / "x" / "y" / "z.txt", b"z"),
    "a private file": lambda home: write_whole(home / "x" / "key", b"k", mode=0o600),
    "several": lambda home: put_in_place(home, _fill(a_txt="a2", n_txt="n", own__c_txt="c2")),
    "several, some gone": lambda home: put_in_place(home, _fill(a_txt="a2"), Terms(gone=["b.txt", "own", "none"])),
    "as it was read": lambda home: put_in_place(home, _fill(a_txt="a2"), Terms(read=as_read(home, "*.txt"))),
    "not as it was read": lambda home: put_in_place(home, _fill(a_txt="a2"), Terms(read={"a.txt": b"a0\n",
    "z.txt": b"z", "b.txt": None})),
    "nothing": lambda home: put_in_place(home, lambda _: None),
    "a folder swapped": lambda home: put_folder(home / "own", _fill(e_txt="e")),
    "a folder new": lambda home: new_folder(home / "new", _fill(e_txt="e")),
    "a folder that is there": lambda home: new_folder(home / "own", _fill(e_txt="e")),
    "a file where a folder is": lambda home: write_whole(home / "own", b"x"),
    "a folder where a file is": lambda home: put_folder(home / "a.txt", _fill(e_txt="e")),
    "below a file": lambda home: write_whole(home / "a.txt" / "b", b"x"),
    "files taken away": lambda home: take_away(home / "own", ["c.txt", "none"]),
    "a folder's last files taken away": lambda home: take_away(home / "own", ["c.txt", "d.txt"]),
    "a folder taken away": lambda home: take_away(home / "own"),
    "none taken away": lambda home: take_away(home / "none"),
    "a copy": lambda home: copy_folder(home / "own", home / "copy"),
    "in a stage": lambda home: write_whole(home / STAGE / "new" / "a", b"a"),
    "pieces and an empty folder": _pieces,
    "lines added": _lines,
    "half a line taken away": lambda home: append_line(_written(home / "l", b"whole\nha"), "x"),
    "nothing but half a line": lambda home: append_line(_written(home / "l", b"h" * 5_000), "x"),
    "a long half": lambda home: append_line(_written(home / "l", b"w\n" + b"h" * 9_000), "x"),
    "kept by content": lambda home: [keep_content(home / "k", raw) for raw in (b"a", b"b", b"a")],
    "damaged content": lambda home: (_written(path_of(home / "k", keep_content(home / "k", b"a")), b"x"),
    keep_content(home / "k", b"a")),
}  # fmt: skip


def _written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def folders() -> str:
    """Each act with the folder after it; each kind of thing that a stopped command leaves."""
    return "".join([
        *(block(name, _in_a_folder(partial(_after, act))) for name, act in ACTS.items()),
        block("last lines", _in_a_folder(_last_lines)),
        block("content", _in_a_folder(_content)),
        block("moves", _in_a_folder(_moves)),
        block("staged", [f"{name} {is_staged(Path(name))}" for name in (f"a/{STAGE}/b", STAGE,
        "a/.phuhop-x-abcdefgh", ".phuhop-1-abc", f"{STAGE}x")]),
        *(block(f"left: {name}", _in_a_folder(partial(_settled, files))) for name,
        files in LEFT.items()),
        block("stopped", _in_a_folder(lambda home: _struck(home, stop_at))),
        block("full", _in_a_folder(lambda home: _struck(home, full_from))),
    ])  # fmt: skip


def _in_a_folder(tell: Callable[[Path], Iterator[str]]) -> list[str]:
    with tempfile.TemporaryDirectory() as made:
        home = Path(os.path.realpath(made)) / "home"
        put_back(home, BEFORE)
        return [STAGES.sub(".phuhop-N", line.replace(str(home), "HOME")) for line in tell(home)]


def _after(act: Act, home: Path) -> Iterator[str]:
    yield from _tried(lambda: act(home))
    yield from _differing(home)


def _tried(act: Callable[[], object]) -> Iterator[str]:
    try:
        act()
    except ProblemsFound as refused:
        yield from problems(refused.problems)
    except Stopped:
        yield "stopped"


def _differing(home: Path) -> Iterator[str]:
    """What is otherwise than before, with the rights of what is new."""
    now = held(home)
    for name in sorted({*now, *BEFORE}):
        if name not in now:
            yield f"- {name}"
        elif now[name] != BEFORE.get(name):
            private = not (home / name).stat().st_mode & 0o077
            yield f"{'~' if name in BEFORE else '+'} {name}{' private' * private} {now[name][:200]!r}"


def _last_lines(home: Path) -> Iterator[str]:
    path = home / "l"
    yield f"none {last_lines(path, 100)}"
    path.write_bytes("một\nhai\nba\nnửa".encode())
    yield from (f"{most} → {last_lines(path, most)}" for most in (0, 1, 5, 9, 10, 11, 15, 17, 18, 19, 100))
    yield from _tried(lambda: last_lines(home / "own", 5))


def _content(home: Path) -> Iterator[str]:
    sha = keep_content(home / "k", b"a")
    for asked in (sha, sha.upper(), sha[:-1], "0" * 64, "../a.txt"):
        yield f"{asked} → {read_content(home / 'k', asked)!r}"


def _moves(home: Path) -> Iterator[str]:
    fresh = home.parent / "fresh"
    put_back(fresh, {"a.txt": b"a2", "n/m.txt": b"m", "own/c.txt": b"c2", "own/e.txt": b"e"})
    for whole, gone in (((), ()), (("own",), ("b.txt", "none")), ((), ("own", "a.txt"))):
        yield f"whole {whole} gone {gone}"
        yield from (f" {one.kind} {one.path} {one.old[:8]} {one.new[:8]}" for one in moves_of(home, fresh, whole, gone))


def _journal(*moves: tuple[str, str]) -> bytes:
    return json.dumps([{"path": path, "kind": kind, "old": "", "new": ""} for path, kind in moves]).encode()


LEFT: Mapping[str, Mapping[str, bytes]] = {
    "nothing": {},
    "a stage with files": {f"{STAGE}/new/a.txt": b"a2", f"{STAGE}/{FILE}": b""},
    "an empty stage": {f"{STAGE}/": b""},
    "a stage with what is not ours": {f"{STAGE}/new/a.txt": b"a2", f"{STAGE}/mine": b"x"},
    "preparing": {f"{STAGE}/new/n.txt": b"n", f"{STAGE}/{PREPARING}": _journal(("n.txt", "put"))},
    "committing": {f"{STAGE}/new/n.txt": b"n", f"{STAGE}/old/": b"", f"{STAGE}/{COMMITTING}": _journal(("n.txt",
    "put"), ("b.txt", "put"))},
    "committing, a swap": {f"{STAGE}/new/own/e.txt": b"e", f"{STAGE}/old/": b"",
    f"{STAGE}/{COMMITTING}": _journal(("own", "swap"))},
    "committing, taken": {f"{STAGE}/old/b.txt": b"b1", f"{STAGE}/{COMMITTING}": _journal(("b.txt", "take"))},
    "committing, changed since": {f"{STAGE}/new/a.txt": b"a2", f"{STAGE}/{COMMITTING}": _journal(("a.txt", "put"))},
    "undoing": {f"{STAGE}/old/z.txt": b"z", f"{STAGE}/{UNDOING}": _journal(("z.txt", "take"))},
    "done": {f"{STAGE}/old/a.txt": b"a1", f"{STAGE}/{DONE}": b"[]"},
    "a broken journal": {f"{STAGE}/new/n.txt": b"n", f"{STAGE}/{COMMITTING}": b"{"},
    "a journal of another kind": {f"{STAGE}/new/n.txt": b"n", f"{STAGE}/{COMMITTING}": b'[{"x": 1}]'},
    "hidden files of 0.1": {".law.yaml.abcdefgh": b"x", ".x.txt.abcdefgh": b"x", "..yaml.abcdefgh": b"x",
    ".a.xlsx.abc": b"x", ".mine": b"x"},
    "fresh results of 0.1": {".results-abcdefgh/results.json": b"x", ".plan-abcdefgh/mine": b"x",
    ".results-abcdefg1/": b""},
    "old results of 0.1": {".results-old-5/results.json": b"x"},
    "old results beside new": {".results-old-5/results.json": b"x", "results/results.json": b"y",
    ".plan-old-x/plan.json": b"x"},
}  # fmt: skip


def _settled(files: Mapping[str, bytes], home: Path) -> Iterator[str]:
    put_back(home, {**BEFORE, **files})
    try:
        yield from problems(settle_owned(home))
    except ProblemsFound as refused:
        yield from problems(refused.problems)
    yield f"stages {[stage.name for stage in stages(home)]}"
    yield from _differing(home)


def _struck(home: Path, strike: Callable[[int], Callable[[int, str, str], None]]) -> Iterator[str]:
    """Two files over, one new, one gone, struck at each of its operations, and what the next start makes of it.

    How many operations there are is the system's; what comes of them is told once.
    """
    act = ACTS["several, some gone"]
    with struck(home) as whole:
        act(home)
    met = dict[str, None]()
    for at in range(0, len(whole.seen) + 1, 3):
        put_back(home, BEFORE)
        with struck(home, strike(at)):
            told = [*_tried(lambda: act(home))]
        settled = problems(settle(home))
        met[" ".join([*told, *settled, "→", *(line.split(" ")[1] for line in _differing(home))])] = None
    yield from met
