"""A number of things: activities held, villages with a playground."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.over import OVER, Over, over_rounds, over_words
from engine.law.measures.written import added_words, read_whole, whole_beside
from engine.law.values import Data, Shape

MOVES = (-2, -1, 1, 2)  # things


class Count(Shape):
    """A number of things."""

    count: Data
    over: Over | None = None


def _reads(measure: Count) -> Reads:
    return over_rounds(Reads(data_of(measure.count)), measure.over)


def _line(_: Count) -> Line:
    return Line("whole")


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge + move for move in MOVES if edge + move >= 0)


def _measured(measure: Count, label: Label, say: Say) -> str:
    return over_words(say("Số đếm: {fact}", fact=added_words(measure.count, label)), measure.over, say)


def _value(value: Value, say: Say) -> str:
    return say.whole(value.part)


COUNT: Kind[Count] = Kind(
    name="count",
    entry=Entry(
        model=Count,
        word=("số đếm", "count"),
        keys={"count": Key(("Số đếm", "Count"), ("số đếm", "the count")), "over": OVER},
    ),
    evidence="count",
    reads=_reads,
    line=_line,
    examples=Examples(read_whole, whole_beside),
    moves=_moves,
    words=Words(text("số đếm"), _measured, _value),
)
