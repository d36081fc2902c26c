"""What an amendment takes over from the standard that it amends: readings of numbers that it does not touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.law.ledger import Entry
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of
from engine.law.source import Route, Source

# Where a reading stands, and not what was read.
PLACED = {"number", "reader"}


def stands_in(source: Source, route: Route, folder: str) -> bool:
    """Whether a value of a file was typed in this folder."""
    return source.place(route).file.startswith(f"{folder}/")


def inherited(
    entries: Iterable[Entry], standard: Standard, sources: Mapping[str, Source], folder: str
) -> tuple[Entry, ...]:
    """The readings of numbers that stand in no file of this folder: nobody has read what a later text says."""
    touched = {n.id for n in numbers_of(standard) if stands_in(sources[n.at[0]], n.at[1], folder)}
    return tuple(entry for entry in entries if entry.number not in touched)


def own_entries(entries: Iterable[Entry], base: Iterable[Entry]) -> tuple[Entry, ...]:
    """The readings that an amendment's own ledger keeps: those of the base stay in the ledger of the base."""
    kept = [entry.model_dump(exclude=PLACED) for entry in base]
    return tuple(entry for entry in entries if entry.model_dump(exclude=PLACED) not in kept)
