"""Which band of an item is which of another version of it, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.law.criteria import Band

# Bands are one and the same, the same stretch with other points, or as many points for another stretch.
SAME, SAME_STRETCH, SAME_POINTS = 4, 3, 1
WORDS = ("at_least", "more_than", "at_most", "less_than", "equals", "yes", "otherwise")


@dataclass(frozen=True, slots=True)
class BandPair:
    """A band of the old item, of the new, or of both; numbers count from 1."""

    old: Band | None
    new: Band | None
    old_number: int
    new_number: int


def pair_bands(old: Sequence[Band], new: Sequence[Band]) -> tuple[BandPair, ...]:
    """Bands side by side: one by one where there are as many, else by what they claim; the last two always together."""
    if len(old) == len(new):
        return tuple(BandPair(a, b, n, n) for n, (a, b) in enumerate(zip(old, new, strict=True), 1))
    steps = [*_aligned(old[:-1], new[:-1]), ("both", len(old) - 1, len(new) - 1)]
    return tuple(
        BandPair(old[i] if what != "new" else None, new[j] if what != "old" else None, i + 1, j + 1)
        for what, i, j in steps
    )


def _aligned(old: Sequence[Band], new: Sequence[Band]) -> Iterator[tuple[Literal["both", "old", "new"], int, int]]:
    """The pairing in order that keeps most: longest common subsequence, weighted by what stays the same."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            kept = _kept(old[i], new[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], kept + best[i + 1][j + 1] if kept else 0)
    i = j = 0
    while i < len(old) or j < len(new):
        kept = _kept(old[i], new[j]) if i < len(old) and j < len(new) else 0
        if kept and best[i][j] == kept + best[i + 1][j + 1]:
            yield "both", i, j
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield "old", i, j
            i += 1
        else:
            yield "new", i, j
            j += 1


def _kept(a: Band, b: Band) -> int:
    if condition(a) == condition(b):
        return SAME if a.points == b.points else SAME_STRETCH
    return SAME_POINTS if a.points == b.points else 0


def condition(band: Band) -> dict[str, object]:
    """What a band says of its values, by the law's own words."""
    said = {word: getattr(band, word) for word in WORDS}
    # An edge of 0 is an edge, and equal to False.
    return {word: value for word, value in said.items() if value is not None and value is not False}
