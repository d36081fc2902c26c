"""Equal steps: points in proportion to a value, or for each case, written as one rule and expanded to bands.

For v from ``from`` on: p(v) = min(most, max(0, start + points · R((v − from) ÷ each))), R as ``round`` says; below
``from`` it is ``below``. Values are as the law writes them: percent, per so many, pieces.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from engine.law.measures.kind import Line
from engine.law.points.scores import Score
from engine.law.values import Exact, Points, Shape, SignedPoints, Text, TypedMark

MOST_STEPS = 200
# By how much of a step a value may miss it and still have it.
ROUNDED_BACK = {"down": Fraction(0), "nearest": Fraction(1, 2), "up": Fraction(1)}
Word: TypeAlias = Literal["at_least", "more_than", "at_most", "less_than"]


class Steps(Shape):
    """Points that rise, or fall, by as many for each so much of the value; ``round`` is down, nearest (half up) or up.

    ``below`` is what a value under ``from`` is given; as many as ``start`` where nothing is said.
    """

    from_: Annotated[Exact, Field(alias="from")] = Fraction(0)
    start: Points = 0
    each: Exact
    points: SignedPoints
    round: Literal["down", "nearest", "up"] = "down"
    below: Points | None = None
    mark: TypedMark
    basis: Text | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of values with as many points: where it begins and whether the edge itself is in; None has no edge."""

    points: Score
    low: Fraction | None = None
    low_in: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """What a band says of a value and its points; no word is all the rest."""

    word: Word | None
    edge: Fraction
    points: Score


def points_at(steps: Steps, most: Score, value: Fraction) -> Score:
    """The formula itself, exact: the points of one value as the law writes it."""
    if value < steps.from_:
        return steps.start if steps.below is None else steps.below
    taken = (value - steps.from_) / steps.each
    match steps.round:
        case "down":
            whole = math.floor(taken)
        case "nearest":
            whole = math.floor(taken + Fraction(1, 2))
        case "up":
            whole = math.ceil(taken)
    return min(most, max(0, steps.start + steps.points * whole))


def bands_of(steps: Steps, most: Score, line: Line) -> tuple[Condition, ...]:
    """The bands that the steps stand for, best first and the rest last; one more than MOST_STEPS where too many.

    Values of the line alone count: a stretch that holds none is no band.
    """
    pieces = list(_joined(_reached(list(_pieces(steps, most)), line)))
    if len(pieces) == 1:
        return (Condition(None, Fraction(0), pieces[0].points),)
    if pieces[0].points < pieces[-1].points:
        rising = [Condition("at_least" if p.low_in else "more_than", p.low or Fraction(0), p.points) for p in pieces]
        return (*rising[:0:-1], replace(rising[0], word=None))
    falling = [
        Condition("less_than" if after.low_in else "at_most", after.low or Fraction(0), piece.points)
        for piece, after in pairwise(pieces)
    ]
    return (*falling, Condition(None, Fraction(0), pieces[-1].points))


def _pieces(steps: Steps, most: Score) -> Iterator[Piece]:
    """Every stretch from below, the first without an edge, until the points stand still."""
    yield Piece(steps.start if steps.below is None else steps.below)
    last = most if steps.points > 0 else 0
    for taken in range(MOST_STEPS + 2):
        back = ROUNDED_BACK[steps.round] if taken else Fraction(0)
        points = min(most, max(0, steps.start + steps.points * taken))
        low_in = not (taken and steps.round == "up")
        yield Piece(points, steps.from_ + (taken - back) * steps.each, low_in)
        if points == last:
            return


def _reached(pieces: list[Piece], line: Line) -> Iterator[Piece]:
    """The stretches in which some value lies: within the line, and a whole number where values are such."""
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        least, least_in = line.written(Fraction(0)), True
        if piece.low is not None and piece.low >= least:
            least, least_in = piece.low, piece.low_in
        most, most_in = (None, False) if after is None else (after.low, not after.low_in)
        top = None if line.top is None else line.written(line.top)
        if top is not None and (most is None or top < most):
            most, most_in = top, True
        if line.values == "whole":
            first = math.ceil(least) if least_in or least.denominator > 1 else int(least) + 1
            found = most is None or first < most or (most_in and first == most)
        else:
            found = most is None or least < most or (least == most and least_in and most_in)
        if found:
            yield piece


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Stretches side by side with as many points as one."""
    before: Piece | None = None
    for piece in pieces:
        if before is None or piece.points != before.points:
            yield piece
            before = piece
