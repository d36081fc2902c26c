"""Marks that were carried along: a number or its citation is another, and what was seen of the old one still stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.desk.editing.vocabulary import vocabulary
from engine.law.loading import Lawbook
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.number import Number
from engine.law.source import Route
from engine.problems import Place, Problem, problem

# Marks that say where a number was seen; one that is checked falls by itself, for its reading is dropped.
SEEN: Final = frozenset({"verbatim", "reported"})


def carried_marks(old: Lawbook, new: Lawbook, where: Callable[[str, Route], Place]) -> Iterator[Problem]:
    """A warning for each entry whose numbers or citation changed and whose marks did not, at the first such mark."""
    before = {number.id: number for number in numbers_of(old.standard)}
    carried: dict[tuple[str, str], list[Number]] = {}
    for number in numbers_of(new.standard):
        if number.id in before and _carries(before[number.id], number):
            carried.setdefault((_entry_of(number), str(number.mark)), []).append(number)
    for (_, mark), numbers in carried.items():
        # An item's measure and most points bear the mark of a band, whose cell is the one to mend.
        file, route = next((n for n in numbers if n.key not in ("max_points", "measure")), numbers[0]).at
        yield problem(
            "WBK-107",
            where(file, (*route[:-1], "mark")),
            count=len(numbers),
            document=numbers[0].cite.document if numbers[0].cite else "–",
            **_words(mark),
        )


def _entry_of(number: Number) -> str:
    """The item that a band's number belongs to, the class that a case of one belongs to; else the owner itself."""
    above, _, nth = number.owner.rpartition("/")
    return above if nth.isdecimal() else number.owner


def _carries(before: Number, now: Number) -> bool:
    """Whether a number has the mark of what was read before, though it or the document that it cites is another."""
    cited = [number.cite.document if number.cite else "" for number in (before, now)]
    return now.mark in SEEN and now.mark == before.mark and (before.held != now.held or cited[0] != cited[1])


def _words(mark: str) -> Mapping[str, str]:
    """A mark as the workbook's drop-down says it."""
    return dict(zip(("said", "said_en"), vocabulary().words["mark"][mark], strict=True))
