"""The second page: what items' ranges add up to, what bars recognition whatever the total, and which level is reached.

The first page, ``semantics``, gives every item its range. A scheme says what is made of the ranges: criteria, bonus
and deduction, the total, hurdles and levels. Whole numbers only, no files, no rules engine; durable-rules decides, and
the table it fires is held against this page as against the first. Arrays, paths, risks and comparison are too.

Theorems, each a test of its name in tests/semantics/test_schemes.py:
contained     Every completion of what is missing gives points, a total and a verdict within what was said before.
attained      Both ends of a total are had by some completion: no range is wider than it must be.
monotone      More points of a scored or bonus item, or fewer taken off, lower no total, no state and no verdict.
ordered       Who reaches a level reaches every level below it.
kept          A level to be kept is never had while an earlier round is open, nor won back by this round's points.
rescaled      A total scaled to what applies reaches a threshold exactly where a threshold so scaled is reached.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from engine.law.points.scores import Score, of_steps
from engine.law.values import Role
from engine.semantics import Points, Verdict, Zero, side_of, verdict_of

Outside = Literal["nothing", "rescale", "full_points"]
Rounding = Literal["down", "nearest", "up"]


class Sum(NamedTuple):
    """A criterion: its role and most points, and of each item the role, the most points and who else it competes with.

    ``pairs`` are the items of which only the best counts, by their places; an item is in one at most.
    """

    name: str
    role: Role
    most: Score
    roles: tuple[Role, ...]
    maxima: tuple[Score, ...]
    pairs: tuple[tuple[int, ...], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the criterion is nothing but the sum of its items."""
        return self.role == "scored" and not self.pairs and set(self.roles) == {"scored"}


class Hurdle(NamedTuple):
    """What bars a level whatever the total: more than ``allowed`` of its criteria have too few points.

    A criterion fails where points · ``times`` < ``edge`` · (the most it could have), or ``strict`` where it is as many;
    with ``absolute`` the most counts as 1. ``together`` adds the points of all its criteria first; ``times_each`` are
    the criteria's own multipliers where they are counted and these differ. Level 0 is plain recognition. One without
    parts is about earlier rounds: its state is told, see ``kept_state``.
    """

    name: str
    parts: tuple[int, ...]
    times: Score
    edge: Score
    strict: bool = False
    absolute: bool = False
    together: bool = False
    allowed: int = 0
    level: int = 0
    times_each: tuple[Score, ...] = ()


class Scheme(NamedTuple):
    """All that is made of a commune's items; ``maximum`` is of scored criteria, ``most`` what a total may come to.

    ``step`` is the least part of a point, to which a scaled total is rounded.
    """

    sums: tuple[Sum, ...]
    maximum: Score
    most: Score
    outside: Outside
    rounding: Rounding
    hurdles: tuple[Hurdle, ...]
    step: Score = 1

    @property
    def is_plain(self) -> bool:
        """Whether a total is nothing but the sum of its items."""
        return all(own.is_plain for own in self.sums) and self.outside == "nothing" and self.most >= self.maximum


class Worth(NamedTuple):
    """A criterion's range, the most it could have of what applies, and whether anything applies."""

    low: Score
    high: Score
    whole: Score
    applies: bool


class Outcome(NamedTuple):
    """A commune's criteria, its total, the state of every hurdle and the verdict on every level."""

    worths: tuple[Worth, ...]
    low: Score
    high: Score
    states: tuple[Zero, ...]
    verdicts: tuple[Verdict, ...]


def outcome(
    scheme: Scheme, points: Sequence[Sequence[Points]], bars: Sequence[Score], kept: Sequence[Zero] = ()
) -> Outcome:
    """What a commune comes to: ``points`` by criterion and item, ``bars`` the least totals of the levels in order.

    ``kept`` are the states of the hurdles that are about earlier rounds, in their order; what is not told is open.
    """
    worths = tuple(worth_of(own, row, scheme.outside) for own, row in zip(scheme.sums, points, strict=True))
    low, high = total_of(scheme, worths)
    told = iter(kept)
    states = tuple(state_of(hurdle, worths) if hurdle.parts else next(told, Zero.POSSIBLE) for hurdle in scheme.hurdles)
    verdicts = tuple(
        verdict_of(side_of(low, high, bar), gravest_at(scheme, states, level)) for level, bar in enumerate(bars)
    )
    return Outcome(worths, low, high, states, verdicts)


def worth_of(own: Sum, points: Sequence[Points], outside: Outside) -> Worth:
    """A criterion's range: what is scored and won, less what is taken off, within nothing and its most.

    Items that do not apply add nothing, or all they could where the law gives full points for them.
    """
    points = [
        Points(most, most, p.sure, applies=True) if not p.applies and is_filled(outside, role) else p
        for p, most, role in zip(points, own.maxima, own.roles, strict=True)
    ]
    ranges = {role: _added(own, points, role) for role in ("scored", "bonus", "deduction")}
    scored, bonus, taken = (ranges[role] for role in ("scored", "bonus", "deduction"))
    whole = scored.whole if own.role == "scored" else 0
    most = own.most if own.role != "scored" or outside != "rescale" else whole
    low, high = scored.low + bonus.low - taken.high, scored.high + bonus.high - taken.low
    if own.role != "scored":
        low, high = (bonus.low, bonus.high) if own.role == "bonus" else (taken.low, taken.high)
    return Worth(_within(low, most), _within(high, most), whole, any(p.applies for p in points))


def is_filled(outside: Outside, role: Role) -> bool:
    """Whether an item that does not apply counts as full: nothing is won by it and nothing taken off for it."""
    return outside == "full_points" and role == "scored"


def _added(own: Sum, points: Sequence[Points], role: Role) -> Worth:
    """The items of one role added up, of those that compete the best alone."""
    low: Score = 0
    high: Score = 0
    whole: Score = 0
    for group in _groups(own, role):
        low += max(points[at].low for at in group)
        high += max(points[at].high for at in group)
        whole += max(own.maxima[at] for at in group) if any(points[at].applies for at in group) else 0
    return Worth(low, high, whole, applies=True)


@lru_cache(maxsize=1 << 9)
def _groups(own: Sum, role: Role) -> tuple[tuple[int, ...], ...]:
    """The items of a role by their places: those that compete together, every other one alone."""
    competing = {at for pair in own.pairs for at in pair}
    groups = (*own.pairs, *((at,) for at in range(len(own.roles)) if at not in competing))
    return tuple(group for group in groups if own.roles[group[0]] == role)


def total_of(scheme: Scheme, worths: Sequence[Worth]) -> tuple[Score, Score]:
    """The range of a total: scored points as the law scales them, with bonus and without deductions."""
    rows = list(zip(scheme.sums, worths, strict=True))
    scored = [w for own, w in rows if own.role == "scored"]
    whole = sum(w.whole for w in scored)
    more = [w for own, w in rows if own.role == "bonus"]
    less = [w for own, w in rows if own.role == "deduction"]
    low = sum(w.low for w in more) - sum(w.high for w in less)
    high = sum(w.high for w in more) - sum(w.low for w in less)
    return (
        _within(scaled(scheme, sum(w.low for w in scored), whole) + low, scheme.most),
        _within(scaled(scheme, sum(w.high for w in scored), whole) + high, scheme.most),
    )


def scaled(scheme: Scheme, points: Score, whole: Score) -> Score:
    """Points of ``whole`` as points of the maximum, rounded to a step as the law says; nothing of nothing is 0.

    A threshold is a whole number of steps, so rounding down is as good as not rounding at all.
    """
    if scheme.outside != "rescale" or whole in (0, scheme.maximum):
        return points
    steps = Fraction(points) * Fraction(scheme.maximum) / Fraction(whole) / Fraction(scheme.step)
    match scheme.rounding:
        case "down":
            return of_steps(math.floor(steps), scheme.step)
        case "nearest":
            return of_steps(math.floor(steps + Fraction(1, 2)), scheme.step)
        case "up":
            return of_steps(math.ceil(steps), scheme.step)


def least_scaled(scheme: Scheme, need: int, whole: int) -> int:
    """The least points · maximum with which a rescaled total reaches ``need``: the inverse of ``scaled``, in steps."""
    match scheme.rounding:
        case "down":
            return need * whole
        case "nearest":
            return need * whole - whole // 2
        case "up":
            return (need - 1) * whole + 1


def _within(points: Score, most: Score) -> Score:
    return min(max(points, 0), most)


@lru_cache(maxsize=1 << 9)
def alone(hurdle: Hurdle, place: int) -> Hurdle:
    """One of the criteria that a hurdle counts, judged by itself."""
    times = hurdle.times_each[place] if hurdle.times_each else hurdle.times
    return hurdle._replace(parts=(hurdle.parts[place],), times=times, times_each=(), allowed=0)


def fails(hurdle: Hurdle, points: Score, whole: Score) -> bool:
    """Whether a criterion, or several together, have too few points to pass."""
    own, least = points * hurdle.times, hurdle.edge * (1 if hurdle.absolute else whole)
    return own <= least if hurdle.strict else own < least


def kept_state(rounds: Sequence[Verdict | None]) -> Zero:
    """Whether a level that must be kept bars: by the verdicts of earlier rounds on it, None where nothing is known.

    One round that refused it bars for certain; else one that is not known leaves it open.
    """
    if "not_recognised" in rounds:
        return Zero.CERTAIN
    return Zero.NO if all(verdict == "recognised" for verdict in rounds) else Zero.POSSIBLE


def state_of(hurdle: Hurdle, worths: Sequence[Worth]) -> Zero:
    """Whether a hurdle bars for certain, could bar, or does not; a criterion of which nothing applies is not judged.

    Of one about earlier rounds points say nothing.
    """
    if not hurdle.parts:
        return Zero.POSSIBLE
    judged = judged_alone(hurdle, [worths[at] for at in hurdle.parts])
    if hurdle.together:
        low, high, whole = (sum(getattr(w, name) for _, w in judged) for name in ("low", "high", "whole"))
        judged = [(hurdle, Worth(low, high, whole, applies=True))] if judged else []
    sure = sum(fails(own, w.high, w.whole) for own, w in judged)
    maybe = sum(fails(own, w.low, w.whole) for own, w in judged)
    return Zero.CERTAIN if sure > hurdle.allowed else Zero.POSSIBLE if maybe > hurdle.allowed else Zero.NO


def judged_alone(hurdle: Hurdle, worths: Sequence[Worth]) -> list[tuple[Hurdle, Worth]]:
    """Of the worths of a hurdle's criteria those of which anything applies, each with its own hurdle."""
    return [(alone(hurdle, place), w) for place, w in enumerate(worths) if w.applies and w.whole]


def gravest_at(scheme: Scheme, states: Sequence[Zero], level: int) -> Zero:
    """The gravest state of the hurdles of a level and of those below it."""
    own = (state for hurdle, state in zip(scheme.hurdles, states, strict=True) if hurdle.level <= level)
    return max(own, default=Zero.NO)
