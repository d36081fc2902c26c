"""How far each item is from each better band, in children, cases or villages: exact."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.law.criteria import Band, Item
from engine.rules.compiling import Stretch, domain_top, stretches


@dataclass(frozen=True, slots=True)
class Step:
    """To reach a band: its rule, how many more or fewer in the part, and the points gained."""

    rule: str
    change: int
    direction: Literal["more", "fewer"]
    points: int
    gain: int


def steps_to_better(item: Item, part: int, whole: int, points: int) -> tuple[Step, ...]:
    """Every band with more points than now that some whole number of the part reaches, nearest first.

    One unit less than ``change`` does not reach the band. The whole is held as it is.
    """
    return _steps(item, part, whole, points, better=True)


def steps_to_worse(item: Item, part: int, whole: int, points: int) -> tuple[Step, ...]:
    """Every band with fewer points than now, nearest first; ``gain`` is below 0, and one unit less keeps the points."""
    return _steps(item, part, whole, points, better=False)


def _steps(item: Item, part: int, whole: int, points: int, *, better: bool) -> tuple[Step, ...]:
    nearest: dict[str, Step] = {}
    for number, band, stretch in _claims(item):
        low, high = whole_range(stretch, item, whole)
        if (band.points > points) != better or band.points == points or (high is not None and low > high):
            continue
        target = low if part < low else high if high is not None and part > high else part
        direction: Literal["more", "fewer"] = "more" if target > part else "fewer"
        step = Step(f"{item.id}/{number}", abs(target - part), direction, band.points, band.points - points)
        nearest[step.rule] = min(nearest.get(step.rule, step), step, key=lambda s: s.change)
    return tuple(sorted(nearest.values(), key=lambda step: (step.change, -step.gain if better else step.gain)))


def _claims(item: Item) -> Iterator[tuple[int, Band, Stretch]]:
    """Each band with the stretches it takes; ``otherwise`` takes what lies below and above all others."""
    for number, (band, stretch) in enumerate(zip(item.bands, stretches(item), strict=True), 1):
        for claimed in [stretch] if stretch else rest_of(item):
            yield number, band, claimed


def rest_of(item: Item) -> list[Stretch]:
    """What ``otherwise`` covers: below and above all that the other bands span, where values can lie."""
    spans = [s for s in stretches(item) if s]
    lows = [(s.low, s.low_open) for s in spans if s.low is not None]
    highs = [(s.high, not s.high_open) for s in spans if s.high is not None]
    top, found = domain_top(item), []
    if lows and len(lows) == len(spans):
        low, low_open = min(lows)
        if low > 0 or low_open:
            found.append(Stretch(Fraction(0), low, high_open=not low_open))
    if highs and len(highs) == len(spans):
        high, high_closed = max(highs)
        if top is None or (high, high_closed) < (top, True):
            found.append(Stretch(high, None, low_open=high_closed))
    return found


def whole_range(stretch: Stretch, item: Item, whole: int) -> tuple[int, int | None]:
    """The least and greatest whole part whose ratio lies in a stretch; None is without a top."""
    top = domain_top(item)
    low, high = 0, None if top is None else whole * int(top)
    if stretch.low is not None:
        edge = stretch.low * whole
        low = max(low, math.floor(edge) + 1 if stretch.low_open else math.ceil(edge))
    if stretch.high is not None:
        edge = stretch.high * whole
        reach = math.ceil(edge) - 1 if stretch.high_open else math.floor(edge)
        high = reach if high is None else min(high, reach)
    return low, high
