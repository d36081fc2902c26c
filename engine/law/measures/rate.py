"""Cases for so many of a population: children injured per 1,000 children."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.over import OVER, Over, over_rounds, over_words
from engine.law.measures.written import added_words, amount_words, ratios_beside, read_ratio
from engine.law.values import Data, Shape, Whole

MOVES = (-50, -25, -10, 10, 25, 50)  # percent of the edge itself
LEAST = 999  # children in an example that is made: 1/999 lies just above 1/1000


class Rate(Shape):
    """Cases per 1,000 or 100,000 of a population."""

    rate: Data
    of: Data
    per: Annotated[Whole, Field(ge=1)]
    over: Over | None = None


def _reads(measure: Rate) -> Reads:
    return over_rounds(Reads(data_of(measure.rate), data_of(measure.of)), measure.over)


def _line(measure: Rate) -> Line:
    return Line("ratio", times=measure.per, unit="per")


def _beside(_: Rate, edge: Fraction, step: int) -> Iterator[str]:
    return ratios_beside(edge, step, LEAST)


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge * (100 + move) / 100 for move in MOVES if edge)


def _measured(measure: Rate, label: Label, say: Say) -> str:
    part, whole = (added_words(data, label) for data in (measure.rate, measure.of))
    return over_words(
        say("{part} ÷ {whole} × {per}", part=part, whole=whole, per=say.whole(measure.per)), measure.over, say
    )


def _value(value: Value, say: Say) -> str:
    told = say("{value} trên mỗi {per}", value=value.number, per=say.whole(value.line.times))
    return f"{amount_words(value.part, value.whole, say)} = {told}"


RATE: Kind[Rate] = Kind(
    name="rate",
    entry=Entry(
        model=Rate,
        word=("tỷ suất", "rate"),
        keys={
            "rate": Key(("Số vụ", "Cases"), ("số vụ, số trẻ", "cases or children")),
            "of": Key(("Mẫu số", "Whole"), ("tổng số trẻ", "all children")),
            "per": Key(
                ("Trên mỗi", "Per"),
                ("trên mỗi bao nhiêu: 1000, 100000", "per how many: 1000, 100000"),
            ),
            "over": OVER,
        },
    ),
    evidence="count",
    reads=_reads,
    line=_line,
    examples=Examples(read_ratio, _beside),
    moves=_moves,
    words=Words(text("số vụ, số trẻ trên tổng số trẻ"), _measured, _value, {"per": text("tính trên bao nhiêu")}),
    events=True,
)
