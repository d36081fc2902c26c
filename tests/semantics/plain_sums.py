"""Plain criteria, sums with a knock-out alone, put through the second page for the theorems of the first."""

from __future__ import annotations

from collections.abc import Sequence

from engine.law.points.scores import Score
from engine.law.values import Role
from engine.schemes import Hurdle, Outcome, Scheme, Sum, outcome
from engine.semantics import Item, Points, Verdict, Zero, at_best, at_worst

Rows = Sequence[Sequence[Points]]


def summed(criteria: Rows, bar: Score, limit: int) -> Outcome:
    """What criteria come to where a law adds up items, and knocks a criterion out at ``limit`` points or fewer."""
    sums = tuple(_sum(f"c{at}", points) for at, points in enumerate(criteria))
    most = sum(own.most for own in sums)
    hurdles = tuple(Hurdle(own.name, (at,), 1, limit, strict=True, absolute=True) for at, own in enumerate(sums))
    return outcome(Scheme(sums, most, most, "nothing", "down", hurdles), criteria, [bar])


def _sum(name: str, points: Sequence[Points]) -> Sum:
    maxima = tuple(max(p.high, 1) for p in points)
    scored: Role = "scored"
    return Sum(name, scored, sum(maxima), (scored,) * len(maxima), maxima)


def total_of(points: Sequence[Points]) -> tuple[Score, Score]:
    """The range of a sum of items."""
    made = summed([points], 0, 0)
    return made.low, made.high


def zero_of(points: Sequence[Points], limit: int) -> Zero:
    """Whether a criterion is knocked out."""
    return summed([points], 0, limit).states[0]


def gravest_of(criteria: Rows, limit: int) -> Zero:
    """The gravest zero of any criterion."""
    return max(summed(criteria, 0, limit).states, default=Zero.NO)


def decide(criteria: Rows, bar: Score, limit: int) -> Verdict:
    """The verdict on a commune's criteria."""
    return summed(criteria, bar, limit).verdicts[0]


def is_firm(items: Sequence[Sequence[Item]], points: Rows, bar: Score, limit: int) -> bool:
    """Whether stand-ins at their worst and at their best leave the verdict."""
    worst = [[at_worst(p) for p in row] for row in points]
    best = [[at_best(item, p) for item, p in zip(*rows, strict=True)] for rows in zip(items, points, strict=True)]
    return len({decide(rows, bar, limit) for rows in (worst, points, best)}) == 1
