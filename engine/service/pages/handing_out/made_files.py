"""The files of a round that commands and pages made, to be taken away: which there are, and each by its own name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from engine.files.intake.found_files import found_in
from engine.service.store import Part, Store

KINDS = frozenset({".xlsx", ".docx", ".csv", ".txt"})


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file by its name below its part of the round, its size, and when it was written."""

    name: str
    size: int
    at: datetime


def made_files(store: Store, round_name: str, part: Part) -> tuple[MadeFile, ...]:
    """What there is of a part of a round for people to read, by name."""
    return tuple(sorted(_found(store, round_name, part), key=lambda own: own.name))


def _found(store: Store, round_name: str, part: Part) -> Iterator[MadeFile]:
    home = store.round(round_name) / part
    files = (found.path for found in found_in(home, KINDS) if found.is_file)
    for path in (path for path in files if path.suffix in KINDS):
        with suppress(FileNotFoundError):  # a whole part is swapped for a new one at any moment
            told = path.stat()
            written = datetime.fromtimestamp(told.st_mtime).astimezone()
            yield MadeFile(path.relative_to(home).as_posix(), told.st_size, written)


def made_file(store: Store, round_name: str, part: Part, name: str) -> bytes | None:
    """One of these files; None for a name that is none of them."""
    if name not in {own.name for own in made_files(store, round_name, part)}:
        return None
    return store.read(store.round(round_name), part, name)
