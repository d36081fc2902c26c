"""A number line cut at its edges: which cell a value is in, and a value of each open cell."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def between(edges: Sequence[Fraction], cell: int, top: Fraction | None, *, whole: bool) -> Fraction | None:
    """A value strictly inside an open cell, or None when it is empty; ``top`` is the largest there is."""
    low = edges[cell // 2 - 1] if cell else None
    high = edges[cell // 2] if cell // 2 < len(edges) else None
    if whole:
        value = Fraction(0) if low is None else Fraction(low.numerator // low.denominator + 1)
        return value if high is None or value < high else None
    if low is None:
        return None if high is None or high <= 0 else high / 2
    if high is None:
        return low + 1 if top is None else (low + top) / 2 if low < top else None
    return (low + high) / 2


def cell_of(edges: Sequence[Fraction], value: Fraction) -> int:
    """The cell of one value."""
    return sum((value >= edge) + (value > edge) for edge in edges)
