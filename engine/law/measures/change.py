"""A number of things against the round before: a tenth fewer children injured.

A change runs from −100 % up, and the judge compares numbers that are never below 0. So the value is not now − before
but now ÷ before: an edge of −10 % is the ratio 9/10, and only people see the sign again.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.written import ratios_beside, read_ratio
from engine.law.values import EvidenceId, Shape

MOVES = (-5, -2, -1, 1, 2, 5)  # percent points
LEAST = 100  # things in the round before, in an example that is made


class Change(Shape):
    """How much a count has changed since the round before, in percent of what it was; -10 is a tenth less."""

    change: EvidenceId


def _reads(measure: Change) -> Reads:
    return Reads(data_of(measure.change), data_of(measure.change, back=1))


def _line(_: Change) -> Line:
    return Line("ratio", times=100, start=1, unit="%")


def _beside(_: Change, edge: Fraction, step: int) -> Iterator[str]:
    return ratios_beside(edge, step, LEAST)


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge + move for move in MOVES if edge + move > -100)


def _measured(measure: Change, label: Label, say: Say) -> str:
    return say("{fact}: tăng, giảm so với đợt trước, tính %", fact=label(measure.change))


def _value(value: Value, say: Say) -> str:
    now, before = say.whole(value.part), say.whole(value.whole)
    return say("{now}, đợt trước {before}: {value} %", now=now, before=before, value=value.number)


CHANGE: Kind[Change] = Kind(
    name="change",
    entry=Entry(
        model=Change,
        word=("tăng giảm so với đợt trước", "change since last round"),
        keys={
            "change": Key(
                ("Số liệu so với đợt trước", "Change"),
                (
                    "số đếm tăng, giảm bao nhiêu % so với đợt trước; ngưỡng được âm: -10 là giảm 10 %",
                    "the datum compared with the round before, in percent of what it was",
                ),
            ),
        },
    ),
    evidence="count",
    reads=_reads,
    line=_line,
    examples=Examples(read_ratio, _beside),
    moves=_moves,
    words=Words(text("tăng, giảm so với đợt trước"), _measured, _value),
)
