"""The examples in the criteria files, read into claims that the judge can be held to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from engine import semantics
from engine.law.criteria import Example, Item
from engine.law.measures.kinds import kind_of, line_of, reads_of
from engine.law.points.scores import Score, score_of

State = Literal["value", "none", "missing"]

STATUSES: Mapping[State, semantics.Status] = {
    "value": semantics.Status.SCORED,
    "none": semantics.Status.NONE,
    "missing": semantics.Status.MISSING,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What an example says: a value (or none, or missing) and its lowest and highest points."""

    state: State
    value: Fraction | None
    points: tuple[Score, Score]


def read_example(item: Item, example: Example) -> Claim | None:
    """The claim of an example, or None when it cannot be read with the item's measure."""
    points = _points(example.points)
    if points is None:
        return None
    if example.given == "missing":
        return Claim("missing", None, points)
    if example.given == "none":
        return Claim("none", None, points) if item.when_none else None
    return _valued(item, example.given, points)


def _valued(item: Item, given: str, points: tuple[Score, Score]) -> Claim | None:
    read, top = kind_of(item.measure).examples.read(given), line_of(item.measure).top
    if read is None or (top is not None and Fraction(*read) > top):
        return None
    if read[1] < (reads_of(item.measure).asked_at_least or 0):
        return Claim("missing", None, points)
    return Claim("value", Fraction(*read), points)


def _points(text: str) -> tuple[Score, Score] | None:
    match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,2})?)(?:\.\.(\d{1,6}(?:\.\d{1,2})?))?", text)
    return (score_of(match[1]), score_of(match[2] or match[1])) if match else None


def shown_value(item: Item, value: Fraction) -> str:
    """A value in the unit the law is written in: 95 (percent), 0.5 (per 1,000), 3, yes, -10 (percent less)."""
    line = line_of(item.measure)
    if line.values == "answer":
        return "yes" if value else "no"
    scaled = line.written(value)
    rest = scaled.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return str(Decimal(scaled.numerator) / Decimal(scaled.denominator)) if rest == 1 else str(scaled)
