"""The best and the worst rank that each of some ranges can come to, exactly, whatever is open turns out to be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class RankRange(NamedTuple):
    """The best and the worst rank possible; equal where nothing open can change it."""

    best: int
    worst: int

    @property
    def is_settled(self) -> bool:
        """Whether nothing that is still open can change it."""
        return self.best == self.worst


def rank_ranges(ends: Sequence[tuple[Fraction, Fraction]]) -> tuple[RankRange, ...]:
    """Rank ranges of values between two ends, each free of the others; a rank is 1 more than how many are higher.

    The best rank is had with the own value at its top and all others at their bottoms, the worst the other way round.
    Equal values share a rank and the next is left out: 1, 2, 2, 4. Sorting makes it n log n.
    """
    lows, highs = sorted(low for low, _ in ends), sorted(high for _, high in ends)
    count = len(ends)
    return tuple(
        # Of those whose top is above the own bottom, it is one itself where its range is open.
        RankRange(1 + count - bisect_right(lows, high), 1 + count - bisect_right(highs, low) - (high > low))
        for low, high in ends
    )


def next_above(value: Fraction, values: Sequence[Fraction]) -> Fraction | None:
    """The lowest of some sorted values that is above one; None where none is."""
    at = bisect_right(values, value)
    return values[at] if at < len(values) else None


def next_below(value: Fraction, values: Sequence[Fraction]) -> Fraction | None:
    """The highest of some sorted values that is below one; None where none is."""
    at = bisect_left(values, value)
    return values[at - 1] if at else None
