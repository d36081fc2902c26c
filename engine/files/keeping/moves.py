"""One step of putting files in place: forward, or back again, from wherever a stop may have left it."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

NEW, OLD = "new", "old"


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one path below a folder.

    ``put`` has a file, or a folder where there was none, take its place; ``swap`` a folder for the one that stands
    there; ``take`` takes a file or folder away. ``old`` and ``new`` are the SHA-256 of a file before and after, empty
    for what is no file or not there.
    """

    path: str
    kind: Literal["put", "swap", "take"]
    old: str = ""
    new: str = ""


def digest(path: Path) -> str:
    """SHA-256 of a file, empty for what is none. Raises OSError."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def moves_of(home: Path, fresh: Path, whole: Collection[str], gone: Collection[str]) -> Iterator[Move]:
    """The steps that put all that lies under ``fresh`` under ``home``, and take away what is gone.

    ``whole`` are the folders that are swapped; others keep what they hold besides. Raises OSError where a link, a file
    or a folder stands where something else belongs.
    """
    yield from _below(home, fresh, "", whole)
    yield from (Move(name, "take", digest(home / name)) for name in sorted(gone) if os.path.lexists(home / name))


def _below(home: Path, fresh: Path, above: str, whole: Collection[str]) -> Iterator[Move]:
    for entry in sorted((fresh / above).iterdir()):
        path = f"{above}{entry.name}"
        target = home / path
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target))
        if not os.path.lexists(target):
            yield Move(path, "put", "", digest(entry))
        elif entry.is_dir() != target.is_dir():
            kind = errno.EISDIR if target.is_dir() else errno.ENOTDIR
            raise OSError(kind, os.strerror(kind), str(target))
        elif entry.is_file():
            yield Move(path, "put", digest(target), digest(entry))
        elif path in whole:
            yield Move(path, "swap")
        else:
            yield from _below(home, fresh, f"{path}/", whole)


def keep_old(home: Path, stage: Path, move: Move) -> None:
    """Before anything moves: a copy of the file that will be written over, or room for what will be set aside."""
    kept = stage / OLD / move.path
    kept.parent.mkdir(parents=True, exist_ok=True)
    if move.kind == "put" and move.old:
        shutil.copy2(home / move.path, kept)


def forward(home: Path, stage: Path, move: Move) -> None:
    """Take the step, or the rest of it. Raises OSError."""
    new, old, target = stage / NEW / move.path, stage / OLD / move.path, home / move.path
    waits = move.kind == "take" or os.path.lexists(new)
    if move.kind != "put" and waits and os.path.lexists(target) and not os.path.lexists(old):
        target.rename(old)
    if move.kind != "take" and os.path.lexists(new):
        new.replace(target)


def back(home: Path, stage: Path, move: Move) -> None:
    """Take the step back, as far as it was taken. Raises OSError."""
    new, old, target = stage / NEW / move.path, stage / OLD / move.path, home / move.path
    if move.kind == "put" and move.old:
        if not os.path.lexists(new) and os.path.lexists(old):
            old.replace(target)
        return
    if move.kind != "take" and not os.path.lexists(new) and os.path.lexists(target):
        target.rename(new)
    if os.path.lexists(old) and not os.path.lexists(target):
        old.rename(target)


def touched(home: Path, stage: Path, move: Move) -> bool:
    """Whether somebody has changed what stands at a path since the step was planned, and would lose that by it."""
    new, old, target = stage / NEW / move.path, stage / OLD / move.path, home / move.path
    if move.kind == "swap" or not os.path.lexists(target):
        return False
    if move.kind == "take":
        return not os.path.lexists(old) and digest(target) != move.old
    return os.path.lexists(new) and digest(target) not in {move.old, move.new} - {""}
