"""Stages: hidden folders in which new files wait, each held by its command, and those that a stopped command left.

A stage lies in the folder whose files change. What it holds is nobody's to see until the step ``committing``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from engine.files.keeping.locks import FILE, hold, is_held, release, take
from engine.files.keeping.moves import NEW, OLD, Move, back, forward, touched
from engine.files.keeping.refusals import reason_of
from engine.problems import Place, Problem, ProblemsFound, problem

NAME = re.compile(r"\.phuhop-([0-9]+)-[a-z0-9_]{8}")
# The journal's name says how far a command has come; its text is the steps.
PREPARING, COMMITTING, UNDOING, DONE = (f"{step}.json" for step in ("preparing", "committing", "undoing", "done"))
OURS = {NEW, OLD, FILE, PREPARING, COMMITTING, UNDOING, DONE}


def is_staged(path: Path) -> bool:
    """Whether a path lies in a stage, where nobody sees it yet."""
    return any(NAME.fullmatch(part) for part in path.parts)


@contextmanager
def stage_in(home: Path) -> Iterator[Path]:
    """An empty stage in a folder, gone at the end; what stopped commands left there is settled first.

    Raises ProblemsFound as ``settle`` and ``busy`` have it, OSError.
    """
    with held(home):
        _settle_held(home)
        stage = Path(tempfile.mkdtemp(prefix=f".phuhop-{os.getpid()}-", dir=home))
        lock = take(stage)
    try:
        (stage / NEW).mkdir()
        yield stage
    finally:
        release(lock)
        if not _is_unfinished(stage):
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def held(home: Path) -> Iterator[bool]:
    """A folder held; raises ProblemsFound (SYS-112) when another command goes on writing to it, OSError."""
    with ExitStack() as stack:
        try:
            is_known = stack.enter_context(hold(home))
        except BlockingIOError:
            raise busy(home) from None
        yield is_known


def busy(home: Path) -> ProblemsFound:
    """Somebody else is writing to a folder, to be raised: the number of each process that has a stage there."""
    found = [NAME.fullmatch(stage.name) for stage in stages(home)]
    who = ", ".join(sorted({told[1] for told in found if told and int(told[1]) != os.getpid()})) or "–"
    return ProblemsFound([problem("SYS-112", Place(str(home)), name=home.name, who=who)])


def stages(home: Path) -> list[Path]:
    """Every stage in a folder, living or left."""
    try:
        with os.scandir(home) as entries:
            found = [e.name for e in entries if NAME.fullmatch(e.name) and e.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return [home / name for name in sorted(found)]


def settle(home: Path) -> tuple[Problem, ...]:
    """Finish what stopped commands had begun in a folder, and take away what they left; gives what was finished.

    Files that were taking their places go on to them; those that still waited are gone. Living commands are left
    alone. Raises ProblemsFound (SYS-112, SYS-113) when files are half in place and cannot be put right.
    """
    left = stages(home)
    if not left:
        return ()
    if not any(map(_is_unfinished, left)):
        with suppress(OSError), hold(home, patience=0):
            _settle_held(home)
        return ()
    try:
        with held(home):
            return _settle_held(home)
    except OSError as fault:  # the folder itself refuses, as one does that can only be read
        raise ProblemsFound(_stuck(home, stage, fault) for stage in left) from None


def write_journal(stage: Path, moves: tuple[Move, ...]) -> None:
    """The steps to be taken, safe on the disk before the first. Raises OSError."""
    with (stage / PREPARING).open("w", encoding="utf-8") as file:
        json.dump([asdict(move) for move in moves], file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    turn(stage, PREPARING, COMMITTING)


def turn(stage: Path, step: str, following: str) -> None:
    """From one step of the journal to the next. Raises OSError."""
    (stage / step).rename(stage / following)
    sync_folder(stage)


def undo(home: Path, stage: Path, moves: tuple[Move, ...]) -> None:
    """Take back every step; raises ProblemsFound (SYS-113) when the disk refuses that too."""
    try:
        if (stage / COMMITTING).exists():
            turn(stage, COMMITTING, UNDOING)
        for move in reversed(moves):
            back(home, stage, move)
        turn(stage, UNDOING, DONE)
    except OSError as fault:
        raise ProblemsFound([_stuck(home, stage, fault)]) from None


def sync_folder(folder: Path) -> None:
    """Make sure that a folder's names are on the disk, where the system has a way to ask for that."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_unfinished(stage: Path) -> bool:
    return (stage / COMMITTING).exists() or (stage / UNDOING).exists()


def _settle_held(home: Path) -> tuple[Problem, ...]:
    told = [_settled(home, stage) for stage in stages(home) if not is_held(stage) and _is_ours(stage)]
    return tuple(found for found in told if found)


def _is_ours(stage: Path) -> bool:
    """Whether nothing lies in it that is not of our making."""
    with suppress(OSError):
        return {entry.name for entry in stage.iterdir()} <= OURS
    return False


def _settled(home: Path, stage: Path) -> Problem | None:
    try:
        step = next((step for step in (COMMITTING, UNDOING) if (stage / step).exists()), "")
        moves = _journal(stage / step) if step else ()
        for move in moves if step == COMMITTING else ():
            if touched(home, stage, move):
                raise ProblemsFound([_stuck(home / move.path, stage, None)])
        if step == UNDOING:
            undo(home, stage, moves)
        for move in moves if step == COMMITTING else ():
            forward(home, stage, move)
    except (OSError, ValueError, TypeError) as fault:
        raise ProblemsFound([_stuck(home, stage, fault if isinstance(fault, OSError) else None)]) from None
    if step == COMMITTING:
        turn(stage, COMMITTING, DONE)
    shutil.rmtree(stage, ignore_errors=True)
    names = ", ".join(move.path for move in moves)
    which = {COMMITTING: "SYS-117", UNDOING: "SYS-118"}
    return problem(which[step], Place(str(home)), name=home.name, files=names) if step else None


def _journal(path: Path) -> tuple[Move, ...]:
    return tuple(Move(**held) for held in json.loads(path.read_text("utf-8")))


def _stuck(home: Path, stage: Path, fault: OSError | None) -> Problem:
    """Files half in place (SYS-113), with the disk's own reason or that somebody has changed one since."""
    if fault:
        reason, reason_en, _, _ = reason_of(fault)
    else:
        reason, reason_en = "tệp ở đó đã bị sửa từ lúc lệnh kia dừng", "a file there was changed since"
    return problem("SYS-113", Place(str(home)), name=home.name, reason=reason, reason_en=reason_en, stage=stage.name)
