"""A made-up sixth kind of measure, whole in this one file: how many times a whole, the part a sum of several data."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.written import amount_words, ratios_beside, read_ratio
from engine.law.values import Data, EvidenceId, Shape, Whole


class Times(Shape):
    """How many times the part is the whole, or so many of the whole: clubs for each 10 villages."""

    times: Data
    of: EvidenceId
    for_each: Annotated[Whole, Field(ge=1)] = 1


def _reads(measure: Times) -> Reads:
    return Reads(data_of(measure.times), data_of(measure.of))


def _line(measure: Times) -> Line:
    return Line("ratio", times=measure.for_each)


def _beside(_: Times, edge: Fraction, step: int) -> Iterator[str]:
    return ratios_beside(edge, step, 10)


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge * part for part in (Fraction(1, 2), Fraction(2)))


def _measured(measure: Times, label: Label, say: Say) -> str:
    part = " + ".join(label(datum.name) for datum in data_of(measure.times))
    return say.either(f"({part}) gấp mấy lần {label(measure.of)}", f"({part}), how many times {label(measure.of)}")


def _value(value: Value, say: Say) -> str:
    return f"{amount_words(value.part, value.whole, say)} = {value.number} " + say.either("lần", "times")


TIMES: Kind[Times] = Kind(
    name="times",
    entry=Entry(
        model=Times,
        word=("gấp mấy lần", "how many times"),
        keys={
            "times": Key(("Các số cộng lại", "Added up"), ("các số liệu cộng lại", "the data added up")),
            "of": Key(("So với", "Against"), ("số liệu đem so", "the datum it is held against")),
            "for_each": Key(("Trên mỗi mấy", "For each"), ("trên mỗi bao nhiêu", "for each so many")),
        },
    ),
    evidence="count",
    reads=_reads,
    line=_line,
    examples=Examples(read_ratio, _beside),
    moves=_moves,
    words=Words(text("gấp mấy lần"), _measured, _value, {"for_each": text("trên mỗi bao nhiêu")}),
)
