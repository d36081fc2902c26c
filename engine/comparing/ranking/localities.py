"""Communes, former districts or provinces of a round with their shares and the ranks that they can come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.comparing.ranking.marks import Mark
from engine.comparing.ranking.rank_ranges import RankRange, next_above, next_below, rank_ranges

By = Literal["commune", "district", "province"]


@dataclass(frozen=True, slots=True)
class Locality:
    """A locality: its communes in the round, of how many that it has, and the mean of their shares with its ends.

    ``above`` and ``below`` are how far the next other share is, from the nearer ends; None at the end of the order.
    """

    name: str
    members: tuple[Mark, ...]
    listed: int
    low: Fraction
    high: Fraction
    rank: RankRange
    above: Fraction | None = None
    below: Fraction | None = None

    @property
    def aside(self) -> int:
        """How many of its communes could not be scored: they count from nothing to all."""
        return sum(mark.card is None for mark in self.members)

    @property
    def firm(self) -> bool:
        """Whether its points rest on no stand-in of the law."""
        return all(mark.firm for mark in self.members)

    @property
    def is_whole(self) -> bool:
        """Whether all of its communes are in the round."""
        return len(self.members) >= self.listed


@dataclass(frozen=True, slots=True)
class Ordered:
    """Localities by best rank, then worst; ``apart`` are communes of several places, or of one that is not known."""

    by: By
    localities: tuple[Locality, ...]
    apart: tuple[Mark, ...]


def ordered(by: By, marks: Sequence[Mark], places: Mapping[str, Sequence[str]], listed: Mapping[str, int]) -> Ordered:
    """Put localities in order; ``places`` are the names of the places that each commune is of, by its code.

    ``listed`` is how many communes a place has by the official list. A commune of two former districts is of neither.
    """
    if by == "commune":
        groups = [(mark.unit.name, [mark]) for mark in marks]
        return Ordered(by, _ranked(groups, {}), ())
    held: dict[str, list[Mark]] = {}
    apart = []
    for mark in marks:
        own = places.get(mark.unit.code, ())
        if len(own) == 1:
            held.setdefault(own[0], []).append(mark)
        else:
            apart.append(mark)
    return Ordered(by, _ranked(list(held.items()), listed), tuple(apart))


def _ranked(groups: Sequence[tuple[str, Sequence[Mark]]], listed: Mapping[str, int]) -> tuple[Locality, ...]:
    ends = [(_mean([m.low for m in own]), _mean([m.high for m in own])) for _, own in groups]
    lows, highs = sorted({low for low, _ in ends}), sorted({high for _, high in ends})
    found = []
    for (name, own), (low, high), rank in zip(groups, ends, rank_ranges(ends), strict=True):
        up, down = next_above(high, lows), next_below(low, highs)
        found.append(
            Locality(
                name, tuple(own), max(listed.get(name, 0), len(own)), low, high, rank,
                None if up is None else up - high, None if down is None else low - down,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda locality: locality.rank))


def _mean(values: Sequence[Fraction]) -> Fraction:
    """Every commune counts the same, however many children it has."""
    return sum(values, Fraction(0)) / len(values)
