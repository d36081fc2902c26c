"""How far each item is from each better band, in children, cases or villages: exact."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from engine.law.model import Item, Rate, Share
from engine.rules.cells import ItemCells
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
    found = []
    for number, (band, stretch) in enumerate(zip(item.bands, stretches(item), strict=True), 1):
        if band.points <= points or stretch is None:
            continue
        low, high = whole_range(stretch, item, whole)
        if high is not None and low > high:
            continue
        target = low if part < low else high if high is not None and part > high else part
        direction: Literal["more", "fewer"] = "more" if target > part else "fewer"
        change = abs(target - part)
        found.append(Step(f"{item.id}/{number}", change, direction, band.points, band.points - points))
    return tuple(sorted(found, key=lambda step: (step.change, -step.gain)))


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


def is_borderline(item: Item, cells: ItemCells, part: int, whole: int) -> bool:
    """Whether rounding to one decimal of a percent would put the value in another band."""
    if not isinstance(item.measure, (Share, Rate)):
        return False
    return any(_rounds_across(part, whole, edge.numerator, edge.denominator) for edge in cells.edges)


def _rounds_across(part: int, whole: int, p: int, q: int) -> bool:
    """part/whole is below p/q, yet rounded half up to 0.1 % it is not; or the other way round."""
    tenths = (2000 * part + whole) // (2 * whole)
    return (tenths * q >= 1000 * p) != (part * q >= whole * p)
