"""The page: what a band, an item's range, a zero, a side of the threshold, a verdict and "firm" are.

Whole numbers, Fractions, exact points; no files, no rules engine. durable-rules decides; this page says what it must:
the table it fires is held against the page whenever a law is opened, and arrays, gaps, paths, risks and comparison
call the page or are proved equal to it. The page knows no domain: a reader says that a part is within its whole.

Theorems, each a test of its name in tests/semantics/test_theorems.py:
one_band      In a law without holes or overlaps exactly one band's stretch claims a value: the first that holds.
exact         Bands compare a/b with p/q as a·q with b·p; nothing is rounded, and equal ratios have equal points.
bounds        0 ≤ low ≤ high ≤ maximum for every item, and sums of these for criteria and totals.
order         The order of communes, facts and criteria changes nothing but the order of the grounds.
better        Points that only grow never lower a range, a side or a verdict.
one_verdict   Every situation has exactly one verdict, and every ground in it gives that one.
knock_out     A criterion surely knocked out is not recognised, whatever the total; no other criterion repairs it.
never_earned  Recognised is never had by missing evidence: it holds with everything missing counted as nothing.
stands        A verdict other than undecided stays whatever the missing evidence turns out to be.
firm          A firm verdict stays whatever values the stand-ins turn out to have.
between       While answers are missing, the points lie between those of every way to answer, and both ends are had.
rounds        Of several rounds no missing one can take the points out of the range that is told.
first_case    Cases are tried in order: one that fits takes the commune from all after it, and from no other.
own           A commune's verdict depends on its own facts, class and law, and on no other commune.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import IntEnum
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from engine.law.points.scores import Score

Verdict = Literal["recognised", "not_recognised", "undecided"]
Nobody = Literal["full_points", "zero", "not_applicable"]


class Status(IntEnum):
    """Why an item has the points it has; zero, missing and not applicable stay apart."""

    SCORED = 0
    NONE = 1  # nobody in the whole: the law's ``when_none`` speaks
    MISSING = 2
    TOO_FEW = 3  # a survey that asked fewer than the law wants: as good as missing
    NOT_APPLICABLE = 4


class Zero(IntEnum):
    """Whether a criterion is knocked out."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class Side(IntEnum):
    """Where a range of totals lies beside the threshold."""

    BELOW = 0
    OPEN = 1
    REACHED = 2


class Band(NamedTuple):
    """Points for a stretch of values; None is unbounded, an open end leaves its edge out; ``sure``: no stand-in."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    points: Score
    sure: bool


class Item(NamedTuple):
    """A scored part of a criterion; ``asked`` is the least whole that counts, ``when_none`` speaks for an empty one."""

    name: str
    maximum: Score
    bands: tuple[Band, ...]
    when_none: Nobody | None
    none_sure: bool
    asked: int


class Points(NamedTuple):
    """An item's range; ``sure`` when no stand-in had a part in it; one that does not apply is left out of zeros."""

    low: Score
    high: Score
    sure: bool
    applies: bool


class Ground(NamedTuple):
    """One reason of a verdict: below, reached, open (the total), knock-out or open-zero (a hurdle)."""

    kind: Literal["below", "reached", "open", "knock-out", "open-zero"]
    hurdle: str = ""


def holds(band: Band, value: Fraction) -> bool:
    """Whether a value lies in a band's stretch."""
    above = band.low is None or value > band.low or (value == band.low and not band.low_open)
    below = band.high is None or value < band.high or (value == band.high and not band.high_open)
    return above and below


def band_of(item: Item, value: Fraction) -> int | None:
    """Which band a value has: the first that holds; None in a hole."""
    return next((at for at, band in enumerate(item.bands) if holds(band, value)), None)


def measured(item: Item, part: int | None, whole: int | None) -> tuple[Status, Fraction | None]:
    """What facts say of an item; None is missing, and a measure without a whole has the whole 1."""
    if whole is None:
        return Status.MISSING, None
    if whole < item.asked:
        return Status.TOO_FEW, None
    if whole == 0:
        return (Status.NOT_APPLICABLE if item.when_none == "not_applicable" else Status.NONE), None
    return (Status.MISSING, None) if part is None else (Status.SCORED, Fraction(part, whole))


def points_of(item: Item, status: Status, value: Fraction | None) -> Points:
    """An item's range: known gives low = high, missing gives 0 … maximum, not applicable gives and asks nothing."""
    if status is Status.SCORED and value is not None:
        at = band_of(item, value)
        if at is None:
            return Points(0, 0, sure=False, applies=True)  # a hole
        return Points(item.bands[at].points, item.bands[at].points, item.bands[at].sure, applies=True)
    if status is Status.NONE:
        given = item.maximum if item.when_none == "full_points" else 0
        return Points(given, given, item.none_sure, applies=True)
    if status is Status.NOT_APPLICABLE:
        return Points(0, 0, item.none_sure, applies=False)
    return Points(0, item.maximum, all(band.sure for band in item.bands), applies=True)


def points_between(item: Item, least: int, most: int) -> Points:
    """The range of a value that is one of some whole numbers: so many yes, and so many answers missing."""
    found = [points_of(item, Status.SCORED, Fraction(value)) for value in range(least, most + 1)]
    return Points(min(p.low for p in found), max(p.high for p in found), all(p.sure for p in found), applies=True)


Operands: TypeAlias = tuple[int | None, int | None]


def pooled(rounds: Sequence[Operands]) -> Operands:
    """Part and whole of several rounds as if they were one; missing while one is."""
    parts, wholes = [part for part, _ in rounds], [whole for _, whole in rounds]
    return _sum(parts), _sum(wholes)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def averaged(rounds: Sequence[Operands], asked: int) -> Operands:
    """Part and whole of the mean of several rounds' ratios: of those with somebody in the whole, each alike.

    Missing while one round is; too few while one asked too few; of nobody where every round is.
    """
    wholes = [whole for _, whole in rounds if whole is not None]
    if len(wholes) < len(rounds):
        return None, None
    if min(wholes) < asked:
        return None, min(wholes)
    held = [(part, whole) for part, whole in rounds if whole]
    if any(part is None for part, _ in held):
        return None, max(asked, 1)
    mean = sum((Fraction(part or 0, whole) for part, whole in held), Fraction(0)) / max(len(held), 1)
    scale = math.lcm(*(whole for _, whole in held)) * len(held)
    return (int(mean * scale), scale) if held else (0, 0)


def taken(take: Literal["lowest", "highest"], rounds: Sequence[Points]) -> Points:
    """Of several rounds' ranges the lowest or the highest, each end by itself; a round it does not apply in is none."""
    held = [points for points in rounds if points.applies] or list(rounds[:1])
    end = min if take == "lowest" else max
    low, high = end(p.low for p in held), end(p.high for p in held)
    return Points(low, high, all(p.sure for p in rounds), held[0].applies)


def at_worst(points: Points) -> Points:
    """The range where a stand-in turns out to give nothing; a reading that an item does not apply is then wrong."""
    return points if points.sure else points._replace(low=0, high=0, applies=True)


def at_best(item: Item, points: Points) -> Points:
    """The range where a stand-in turns out to give the maximum; so may the reading that an item does not apply."""
    return points if points.sure else points._replace(low=item.maximum, high=item.maximum, applies=True)


def case_of(fits: Sequence[bool]) -> int | None:
    """Which of some cases is a commune's own: the first that fits; None where none does, and the general one holds."""
    return next((at for at, holds_ in enumerate(fits) if holds_), None)


def side_of(low: Score, high: Score, bar: Score) -> Side:
    """The side of the threshold: reached for certain, missed for certain, or open."""
    return Side.REACHED if low >= bar else Side.BELOW if high < bar else Side.OPEN


def verdict_of(side: Side, gravest: Zero) -> Verdict:
    """The verdict by the side of the threshold and the gravest zero of any criterion."""
    if gravest is Zero.CERTAIN or side is Side.BELOW:
        return "not_recognised"
    return "recognised" if side is Side.REACHED and gravest is Zero.NO else "undecided"


def grounds_of(side: Side, zeros: Mapping[str, Zero]) -> frozenset[Ground]:
    """All that a verdict rests on; a criterion that could be zero is a ground only where nothing is settled."""
    sure = {Ground("knock-out", name) for name, zero in zeros.items() if zero is Zero.CERTAIN}
    if side is Side.BELOW:
        return frozenset({Ground("below"), *sure})
    if sure:
        return frozenset(sure)
    maybe = {Ground("open-zero", name) for name, zero in zeros.items() if zero is Zero.POSSIBLE}
    if side is Side.REACHED:
        return frozenset(maybe or {Ground("reached")})
    return frozenset({Ground("open"), *maybe})
