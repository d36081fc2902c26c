"""Whether anything that a round rests on has changed: names, sizes and times of its files, and which of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.service.record.record_store import RECORD
from engine.service.workspace import DRAFTS, EVIDENCE, PLAN, REPORTS, RESULTS, RETURNED, ROUND_FILES, names_in

# What a round's own commands write and no scoring reads.
MADE = frozenset((RESULTS, PLAN, RETURNED, REPORTS, DRAFTS, RECORD, "papers", "published", "templates"))


@dataclass(frozen=True, slots=True)
class RoundStamp:
    """The state of all that a round rests on; two that are equal rest on the same.

    ``rest`` is the day, the law, the setting and the rounds beside it in one hash; ``sent`` are the files that communes
    sent, by name as they are shown; ``record`` is the round's record.
    """

    rest: str
    sent: Mapping[str, str]
    record: str

    def changed_files(self, later: RoundStamp) -> frozenset[str]:
        """The sent files that came, went or were changed since."""
        names = self.sent.keys() | later.sent.keys()
        return frozenset(name for name in names if self.sent.get(name) != later.sent.get(name))


def stamp_of(round_folder: Path, criteria: Path, today: date | None) -> RoundStamp:
    """The state of a round, of every round beside it that it may look back upon, and of all laws at hand."""
    evidence = round_folder / EVIDENCE
    sent = {_shown(round_folder, line): line for line in _lines(evidence)}
    return RoundStamp(f"{today} {setting_stamp(round_folder, criteria)}", sent, _record_stamp(round_folder))


def state_of(folder: Path) -> str:
    """The state of all files below a folder: names, sizes and times."""
    return _hash(_lines(folder))


def setting_stamp(round_folder: Path, criteria: Path) -> str:
    """The state of what a round's files are scored with: its own setting, the rounds beside it, all laws at hand.

    What its communes send is none of it.
    """
    return _hash([*_lines(round_folder, {*MADE, EVIDENCE}), *_lines(criteria), *_beside(round_folder)])


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def _shown(round_folder: Path, line: str) -> str:
    path = Path(line.partition("\0")[0])
    return path.relative_to(round_folder).as_posix().encode("utf-8", "backslashreplace").decode()


def _record_stamp(round_folder: Path) -> str:
    """The file to which each act adds a line, wherever the database is; the database's own change by being read."""
    return _hash(_line(round_folder / RECORD / CHECKPOINTS_FILE))


def _beside(round_folder: Path) -> Iterator[str]:
    home, own = os.fspath(round_folder.parent), round_folder.name
    for beside in names_in(round_folder.parent):
        heads = [line for name in ROUND_FILES for line in _line(os.path.join(home, beside, name))]  # noqa: PTH118
        yield from heads
        if heads and beside != own:
            yield from _line(os.path.join(home, beside, EVIDENCE))  # noqa: PTH118


def _lines(folder: str | Path, without: Collection[str] = MADE) -> list[str]:
    """Of each file below a folder; what others take away meanwhile, as databases do with theirs, is not there.

    It is asked at each page: paths are words here, which take half of the time.
    """
    told: list[str] = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                told += _line(entry)
            elif entry.name not in without:
                told += _lines(entry.path)
    return told


def _line(entry: str | Path | os.DirEntry[str]) -> list[str]:
    try:
        told = entry.stat() if isinstance(entry, os.DirEntry) else os.stat(entry)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [f"{os.fspath(entry)}\0{told.st_mtime_ns}\0{told.st_size}\n"]
