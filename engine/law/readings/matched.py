"""Every number of a law against the readings in its ledger: which of them stand, and which were of something else.

A reading is of what it says. It stands for the number that says the same, wherever that is; once any part of it is
another in the law, it stands for nothing, and what has changed can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.law.ledger import Entry
from engine.law.model import Standard
from engine.law.numbers_of_law import EDGES, numbers_of
from engine.law.readings.number import Number
from engine.law.readings.persons import person
from engine.law.values import Mark

Said: TypeAlias = frozenset[tuple[str, str]]
# How many parts may differ for a reading still to be told as one of this number, at its old place and elsewhere.
MOST_CHANGED, MOST_MOVED = 4, 2
VALUE, WHAT = "value", "what"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of one number: who has read it as it stands, and who has read another value for it.

    ``lost`` are readings of it from before another part of what was read was changed.
    """

    number: Number
    agreed: tuple[Entry, ...]
    otherwise: tuple[Entry, ...]
    lost: tuple[Entry, ...]
    readers: int

    @property
    def checked(self) -> bool:
        """Enough persons have read it as it is now, and nobody has read anything else."""
        return len({person(entry.who) for entry in self.agreed}) >= self.readers and not self.otherwise

    @property
    def mark(self) -> Mark | None:
        """Checked by the ledger, or the mark of its own file."""
        return "checked" if self.checked else self.number.mark

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every reading of it, whatever has become of it."""
        return (*self.agreed, *self.otherwise, *self.lost)


@dataclass(frozen=True, slots=True)
class Lost:
    """A reading that stands no more: of which number, None where the law has none like it, and what has changed.

    ``changes`` are the parts that differ, each with what was read and what the law says; "" where it says nothing.
    """

    entry: Entry
    number: Number | None
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """A ledger held against its law: every number's standing by its id, and readings of what is no more."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    homeless: tuple[Entry, ...] = ()

    @property
    def kept(self) -> tuple[Entry, ...]:
        """The readings that stand."""
        return tuple(entry for standing in self.standings.values() for entry in standing.agreed)

    @property
    def lost(self) -> tuple[Lost, ...]:
        """Those that do not, in the law's order."""
        here = (
            Lost(entry, standing.number, changes_of(entry, standing.number))
            for standing in self.standings.values()
            for entry in (*standing.otherwise, *standing.lost)
        )
        return (*here, *(Lost(entry, None) for entry in self.homeless))

    @property
    def by_number(self) -> Mapping[str, tuple[Entry, ...]]:
        """All entries by the number they are of, those of none under ""."""
        return {**{name: standing.entries for name, standing in self.standings.items()}, "": self.homeless}


def readings_of(standard: Standard, entries: Iterable[Entry]) -> Readings:
    """A standard as its files have it, held against the entries of its ledger."""
    numbers = {number.id: number for number in numbers_of(standard)}
    agreed, rest = _agreed(numbers, entries)
    otherwise, rest = _otherwise(numbers, rest, agreed)
    lost, homeless = _nearest(numbers, rest)
    told = {name: _standing(number, standard.head.readers, agreed, otherwise, lost) for name, number in numbers.items()}
    return Readings(told, tuple(homeless))


def _standing(number: Number, readers: int, *found: Mapping[str, Sequence[Entry]]) -> Standing:
    agreed, otherwise, lost = (tuple(entries.get(number.id, ())) for entries in found)
    return Standing(number, agreed, otherwise, lost, readers)


def changes_of(entry: Entry, number: Number) -> tuple[tuple[str, str, str], ...]:
    """The parts in which a reading and a number differ: what was read, what the law says."""
    was, now = _flat(entry.of, entry.value), _flat(number.of, number.held)
    return tuple(
        (part, was.get(part, ""), now.get(part, "")) for part in {**was, **now} if was.get(part) != now.get(part)
    )


def _flat(of: Mapping[str, str], value: str) -> Mapping[str, str]:
    """All that was read, the own value under its own name: an edge and the points of one clause say the same."""
    name = of.get(WHAT, "")
    rest = {part: said for part, said in of.items() if part != WHAT}
    return {**rest, (name if name in EDGES or name in rest or name == "points" else VALUE): value}


def _kind(of: Mapping[str, str]) -> str:
    """What sort of number it is: an edge, whichever way it is read, or one of its name."""
    name = of.get(WHAT, "")
    return "edge" if name in EDGES else name


def _said(of: Mapping[str, str], value: str = "") -> Said:
    return frozenset({**of, VALUE: value}.items())


def _agreed(numbers: Mapping[str, Number], entries: Iterable[Entry]) -> tuple[dict[str, list[Entry]], list[Entry]]:
    """Entries that say what some number says, by that number; of several the one they were read at."""
    found: dict[str, list[Entry]] = {}
    by_said: dict[Said, list[str]] = {}
    for number in numbers.values():
        by_said.setdefault(_said(number.of, number.held), []).append(number.id)
    rest = []
    for entry in entries:
        names = by_said.get(_said(entry.of, entry.value), [])
        if names:
            found.setdefault(entry.number if entry.number in names else names[0], []).append(entry)
        else:
            rest.append(entry)
    return found, rest


def _otherwise(
    numbers: Mapping[str, Number], entries: Iterable[Entry], agreed: Mapping[str, Sequence[Entry]]
) -> tuple[dict[str, list[Entry]], list[Entry]]:
    """Entries that say another value of the very thing that some number is of."""
    found: dict[str, list[Entry]] = {}
    by_said: dict[Said, list[str]] = {}
    for number in numbers.values():
        by_said.setdefault(_said(number.of), []).append(number.id)
    rest = []
    for entry in entries:
        names = by_said.get(_said(entry.of), [])
        free = [entry.number] if entry.number in names else [name for name in names if name not in agreed]
        # The months of a cycle are several numbers of one thing: one that is gone contradicts none of the others.
        lone = free or (names if len(names) == 1 and not _is_listed(numbers[names[0]]) else [])
        if lone:
            found.setdefault(lone[0], []).append(entry)
        else:
            rest.append(entry)
    return found, rest


def _is_listed(number: Number) -> bool:
    return "/" in number.key


def _nearest(numbers: Mapping[str, Number], entries: Iterable[Entry]) -> tuple[dict[str, list[Entry]], list[Entry]]:
    """Entries by the number that says most of what they say; those of nothing that the law still has."""
    found: dict[str, list[Entry]] = {}
    homeless = []
    for entry in entries:
        counted = []
        for at, number in enumerate(numbers.values()):
            moved, differ = number.id != entry.number, len(changes_of(entry, number))
            near = differ <= min(MOST_MOVED, len(entry.of) // 3) and not _is_listed(number) if moved else True
            if near and differ <= MOST_CHANGED and _kind(entry.of) == _kind(number.of):
                counted.append((differ, moved, at, number.id))
        if counted:
            found.setdefault(min(counted)[-1], []).append(entry)
        else:
            homeless.append(entry)
    return found, homeless
