"""What a standard's points rest on, and which of its numbers nobody has held against the text yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.law.criteria import Criterion
from engine.law.loading import Lawbook
from engine.law.points.scores import Score, added
from engine.law.readings.matched import Standing
from engine.law.readings.resting import points_by_mark
from engine.law.values import Mark

MARKS: tuple[Mark, ...] = ("verbatim", "reported", "provisional", "checked")


@dataclass(frozen=True, slots=True)
class Part:
    """A criterion, or with None all that belongs to the whole: points at top bands by mark, and its numbers."""

    criterion: Criterion | None
    points: Mapping[Mark, Score]
    numbers: tuple[Standing, ...]

    @property
    def left(self) -> tuple[Standing, ...]:
        """The numbers that still have to be read in the text."""
        return tuple(standing for standing in self.numbers if standing.mark != "checked")

    @property
    def half_read(self) -> tuple[Standing, ...]:
        """Those that one reader has found right and another must still read."""
        return tuple(standing for standing in self.left if standing.agreed and not standing.otherwise)


def law_status(book: Lawbook) -> tuple[Part, ...]:
    """The whole first, then each criterion."""
    told = book.readings.standings
    names = {criterion.id for criterion in book.standard.criteria}
    by_part: dict[str, list[Standing]] = {}
    for name, standing in told.items():
        by_part.setdefault(part_of(name, names), []).append(standing)
    whole = Part(None, points_by_mark(()), tuple(by_part.get("", ())))
    return (whole, *(Part(c, points_by_mark((c,)), tuple(by_part[c.id])) for c in book.standard.criteria))


def part_of(number: str, criteria: frozenset[str] | set[str]) -> str:
    """The criterion that a number's id belongs to, or nothing."""
    owner = number.split("/", 1)[0].split(".", 1)[0]
    return owner if owner in criteria else ""


def provisional_points(book: Lawbook) -> Score:
    """Points at top bands that rest on stand-ins."""
    return added(part.points["provisional"] for part in law_status(book))
