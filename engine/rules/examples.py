"""The examples in the criteria files, read into claims that the judge can be held to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from engine.law.criteria import Count, Example, Item, Share, YesNo, written_of

State = Literal["value", "none", "missing"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What an example says: a value (or none, or missing) and its lowest and highest points."""

    state: State
    value: Fraction | None
    points: tuple[int, int]


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


def _valued(item: Item, given: str, points: tuple[int, int]) -> Claim | None:
    if isinstance(item.measure, YesNo):
        answer = {"yes": 1, "no": 0}.get(given)
        return None if answer is None else Claim("value", Fraction(answer), points)
    if isinstance(item.measure, Count):
        return Claim("value", Fraction(given), points) if re.fullmatch(r"\d{1,9}", given) else None
    match = re.fullmatch(r"(\d{1,9})/(\d{1,9})", given)
    if not match or not int(match[2]):
        return None
    part, whole = int(match[1]), int(match[2])
    if isinstance(item.measure, Share):
        if part > whole:
            return None
        if whole < (item.measure.asked_at_least or 0):
            return Claim("missing", None, points)
    return Claim("value", Fraction(part, whole), points)


def _points(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,6})(?:\.\.(\d{1,6}))?", text)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def shown_value(item: Item, value: Fraction) -> str:
    """A value in the unit the law is written in: 95 (percent), 0.5 (per 1,000), 3, yes, -10 (percent less)."""
    if isinstance(item.measure, YesNo):
        return "yes" if value else "no"
    scaled = written_of(item.measure, value)
    rest = scaled.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return str(Decimal(scaled.numerator) / Decimal(scaled.denominator)) if rest == 1 else str(scaled)
