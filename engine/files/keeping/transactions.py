"""Several files of a folder put in place together: all of them or none, whatever stops the command.

New files wait in a stage. When all are safe on the disk a journal says which go where; from then on they get there,
by this command or by the next. When the disk refuses on the way, those already in place go back.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from engine.files.keeping.moves import NEW, Move, forward, keep_old, moves_of
from engine.files.keeping.refusals import unread, unwritten
from engine.files.keeping.stages import COMMITTING, DONE, NAME, held, stage_in, sync_folder, turn, undo, write_journal
from engine.problems import Place, Problem, ProblemsFound, problem

WHOLE_FOLDER, PRIVATE_FOLDER = 0o755, 0o700


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms files take their places in a folder; every name is below that folder.

    ``whole`` are folders that are swapped for the new ones, ``gone`` files or folders to be taken away. ``read`` is
    what a command read before it made the new files, None for what was not there: when it stands otherwise now, nothing
    is written. ``private`` folders are for their owner alone. ``name`` is what a person calls what is written, in a
    refusal that is of no file of it.
    """

    whole: Collection[str] = ()
    gone: Collection[str] = ()
    read: Mapping[str, bytes | None] = field(default_factory=dict)
    private: bool = False
    name: str = ""


FREELY = Terms()


def put_in_place(home: Path, write: Callable[[Path], None], terms: Terms = FREELY) -> None:
    """Put files into a folder, which need not be there yet: all of them, or none and nothing is changed.

    ``write`` fills an empty folder with the files as they shall lie under ``home``.
    Raises ProblemsFound when the disk refuses (SYS-103), when another command goes on writing there (SYS-112) or has
    changed what this one read (SYS-114), and in the one case in which files are left half in place (SYS-113).
    """
    home = Path(os.path.realpath(home))
    base = next(folder for folder in (home, *home.parents) if os.path.lexists(folder))
    rest = home.relative_to(base)
    try:
        if not base.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(base))
        with stage_in(base) as stage:
            fresh = _made(stage / NEW, rest, PRIVATE_FOLDER if terms.private else WHOLE_FOLDER)
            write(fresh)
            with held(base):
                _commit(base, stage, rest, terms)
    except OSError as fault:
        raise ProblemsFound([unwritten(_meant(home, terms.name, fault), fault)]) from None


def as_read(folder: Path, pattern: str = "*.yaml") -> dict[str, bytes | None]:
    """The files of a folder as they stand, for ``Terms.read``: to be asked for before they are read for use."""
    try:
        return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern)) if path.is_file()}
    except OSError as fault:
        raise ProblemsFound([unread(folder, fault)]) from None


def new_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Put a folder where there is none, raises as above; also (SYS-114) when somebody was faster.

    ``write`` fills an empty folder.
    """
    name = folder.name
    terms = Terms(read={name: None}, name=name)
    put_in_place(folder.parent, lambda fresh: write(_made(fresh, Path(name), WHOLE_FOLDER)), terms)


def put_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Put a folder in place of the one that stands there, which goes with all that it held; raises as above.

    ``write`` fills an empty folder.
    """
    name = folder.name
    put_in_place(
        folder.parent, lambda fresh: write(_made(fresh, Path(name), WHOLE_FOLDER)), Terms(whole=(name,), name=name)
    )


def take_away(folder: Path, names: Collection[str] = ()) -> None:
    """Take files of a folder away together, with the folder itself when nothing stays in it; without names all of it.

    What is not there is no fault; raises as above.
    """
    try:
        held = {path.name for path in folder.iterdir()} if os.path.lexists(folder) else None
    except OSError as fault:
        raise ProblemsFound([unwritten(folder, fault)]) from None
    if held is None:
        return
    gone = held & set(names) if names else held
    paths = [f"{folder.name}/{name}" for name in sorted(gone)] if held - gone else [folder.name]
    put_in_place(folder.parent, lambda _: None, Terms(gone=paths, name=folder.name))


def _made(folder: Path, rest: Path, mode: int) -> Path:
    """A folder below another, each on the way with the mode that it shall have in its place."""
    for part in rest.parts:
        folder /= part
        folder.mkdir()
        folder.chmod(mode)
    return folder


def _commit(base: Path, stage: Path, rest: Path, terms: Terms) -> None:
    if changed := tuple(_changed(base / rest, terms.read)):
        raise ProblemsFound(changed)
    whole, gone = ({(rest / name).as_posix() for name in names} for names in (terms.whole, terms.gone))
    moves = tuple(moves_of(base, stage / NEW, whole, gone))
    if not moves:
        return
    for folder in (path for path in sorted((stage / NEW).rglob("*")) if path.is_dir()):
        sync_folder(folder)
    if len(moves) == 1 and moves[0].kind == "put":  # one rename is whole by itself
        forward(base, stage, moves[0])
        sync_folder((base / moves[0].path).parent)
    else:
        _commit_together(base, stage, moves)


def _commit_together(base: Path, stage: Path, moves: tuple[Move, ...]) -> None:
    for move in moves:
        keep_old(base, stage, move)
    write_journal(stage, moves)
    try:
        for move in moves:
            forward(base, stage, move)
    except BaseException:
        undo(base, stage, moves)
        raise
    for folder in sorted({(base / move.path).parent for move in moves}):
        sync_folder(folder)
    with suppress(OSError):  # all is in place: the next start only takes the stage away
        turn(stage, COMMITTING, DONE)


def _changed(home: Path, read: Mapping[str, bytes | None]) -> list[Problem]:
    """What stands otherwise than it was read, each with the first line that differs."""
    found = []
    for name, before in read.items():
        path = home / name
        now = path.read_bytes() if path.is_file() else b"" if os.path.lexists(path) else None
        if now != before:
            was, stands, line = _first_difference(before, now)
            told = {"was": was.strip() or "–", "now": stands.strip() or "–"}
            found.append(problem("SYS-114", Place(str(path), line), stands, name=name, **told))
    return found


def _first_difference(before: bytes | None, now: bytes | None) -> tuple[str, str, int]:
    """The first line that differs, as it was and as it is, and its number; empty texts for files that are no texts."""
    texts = [(held or b"").decode("utf-8", "replace").splitlines() for held in (before, now)]
    for line, (was, stands) in enumerate(zip_longest(*texts, fillvalue=""), 1):
        if was != stands and b"\0" not in (before or b"") + (now or b""):
            return was, stands, line
    return "", "", 0


def _meant(home: Path, name: str, fault: OSError) -> Path:
    """The path that a person knows, of one in a stage."""
    named = Path(str(fault.filename or home))
    staged = next((path for path in (named, *named.parents) if NAME.fullmatch(path.parent.name)), None)
    if staged and named != staged:
        return staged.parent.parent / named.relative_to(staged)
    stands_there = fault.errno == errno.ENOTDIR and named == home  # a file where the folder should be
    return home / name if (staged or named == home or NAME.fullmatch(named.name)) and not stands_there else named
