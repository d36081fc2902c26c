"""What an amendment takes over from the standard that it amends: the readings of what it left as it was."""

from __future__ import annotations

from collections.abc import Iterable

from engine.law.ledger import Entry
from engine.law.model import Standard
from engine.law.readings.matched import readings_of
from engine.law.source import Route, Source

# Where a reading stands, and not what was read.
PLACED = {"number", "reader"}


def stands_in(source: Source, route: Route, folder: str) -> bool:
    """Whether a value of a file was typed in this folder."""
    return source.place(route).file.startswith(f"{folder}/")


def inherited(entries: Iterable[Entry], standard: Standard) -> tuple[Entry, ...]:
    """The readings of the base that are still of a number: nobody has read what the later text says."""
    standings = readings_of(standard, entries).standings.values()
    return tuple(entry for standing in standings for entry in (*standing.agreed, *standing.otherwise))


def own_entries(entries: Iterable[Entry], base: Iterable[Entry]) -> tuple[Entry, ...]:
    """The readings that an amendment's own ledger keeps: those of the base stay in the ledger of the base."""
    kept = [entry.model_dump(exclude=PLACED) for entry in base]
    return tuple(entry for entry in entries if entry.model_dump(exclude=PLACED) not in kept)
