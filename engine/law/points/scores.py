"""A number of points: whole, or an exact decimal where the standard has parts of a point (``maximum.step``).

Points are points everywhere – in the law, in arrays, in results –, never a number of steps: nothing is to be divided
before it is shown. A sum of decimals is exact here: seven digits before the point, two behind it, of the 28 held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Score: TypeAlias = int | Decimal
# Points of many: whole numbers of a machine's width, or objects where there are parts of a point.
Scores: TypeAlias = npt.NDArray[Any]
# What a part of a point may be: each goes into a point a whole number of times.
STEPS = ("1", "0.5", "0.25", "0.2", "0.1")
FINEST = "0.05"  # every step is a whole number of these
TYPED = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


def score_of(value: Fraction | Score | str) -> Score:
    """A number that ends as a decimal, as points: a whole one where it is whole. Raises ValueError for any other."""
    told = Fraction(value)
    if told.denominator == 1:
        return told.numerator
    made = Decimal(told.numerator) / Decimal(told.denominator)
    if Fraction(made) != told:
        raise ValueError(str(value))
    return made.normalize()


def step_of(head: object) -> Score | None:
    """The step of points that the tree of a standard's head writes; None where points are whole.

    A step that is none is told at its own place, and every part of a point that any step has is then read.
    """
    maximum = head.get("maximum") if isinstance(head, Mapping) else None
    typed = maximum.get("step") if isinstance(maximum, Mapping) else None
    step = None if typed is None else score_of(typed) if isinstance(typed, str) and typed in STEPS else score_of(FINEST)
    return None if step == 1 else step


def added(points: Iterable[Score]) -> Score:
    """The sum of some points, whole where it is whole."""
    told: Score = 0
    for score in points:
        told += score
    return told if isinstance(told, int) else score_of(told)


def is_multiple(value: Fraction | Score, step: Fraction | Score) -> bool:
    """Whether a number is a whole number of steps."""
    return (Fraction(value) / Fraction(step)).denominator == 1


def in_steps(points: Score, step: Score) -> int:
    """Points as a whole number of steps, for what only counts them. Raises ValueError where they are none."""
    if step == 1 and isinstance(points, int):
        return points
    told = Fraction(points) / Fraction(step)
    if told.denominator != 1:
        raise ValueError(str(points))
    return told.numerator


def of_steps(number: int, step: Score) -> Score:
    """A whole number of steps as points."""
    return number if step == 1 else score_of(number * Fraction(step))


def score_text(points: Score, mark: str = ".") -> str:
    """Points in the digits of YAML, CSV and JSON: 12, 12.5; ``mark`` stands before the parts."""
    return str(points) if isinstance(points, int) else str(score_of(points)).replace(".", mark)


def plain_score(points: Score) -> int | float:
    """Points for JSON, whose text has the same digits: the shortest that a decimal of so few places has."""
    told = points if isinstance(points, int) else score_of(points)
    return told if isinstance(told, int) else float(told)


def score_at(points: Scores, *at: int) -> Score:
    """One of an array's points."""
    found = points[at]
    return score_of(found) if isinstance(found, Decimal) else int(found)


def listed(points: Scores) -> list[Score]:
    """An array of points as they are told one by one."""
    told: list[Score] = points.tolist()
    return told if points.dtype != object else [score_of(score) for score in told]


def wide(points: Scores) -> Scores:
    """Points in which a sum or a product of many fits: 64 bits, or numbers of any size where they are such."""
    return points if points.dtype == object else points.astype(np.int64)


def kind_of(points: Iterable[Score], whole: type[np.signedinteger[Any]]) -> type[Any]:
    """What an array of points is made of: ``whole`` numbers, or objects where some point is parted."""
    return object if any(isinstance(score, Decimal) for score in points) else whole
