"""Whether anything that a round rests on has changed: names, sizes and times of its files, in one hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from engine.service.workspace import PLAN, REPORTS, RESULTS, RETURNED

# What a round's own commands write and no scoring reads.
MADE = frozenset((RESULTS, PLAN, RETURNED, REPORTS, "record", "papers", "published", "templates"))


def stamp_of(round_folder: Path, criteria: Path) -> str:
    """The state of a round, of every round beside it that it may look back upon, and of all laws at hand."""
    told = hashlib.sha256()
    for folder in (round_folder, criteria):
        for line in sorted(_lines(folder)):
            told.update(line.encode("utf-8", "surrogateescape"))
    for head in sorted(round_folder.parent.glob("*/round.yaml")):
        told.update(_line(str(head), head.stat()).encode("utf-8", "surrogateescape"))
        evidence = head.parent / "evidence"
        if evidence.is_dir():
            told.update(_line(str(evidence), evidence.stat()).encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _lines(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in MADE:
                    yield from _lines(Path(entry.path))
            else:
                yield _line(entry.path, entry.stat())


def _line(name: str, told: os.stat_result) -> str:
    return f"{name}\0{told.st_mtime_ns}\0{told.st_size}\n"
