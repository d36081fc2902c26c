"""Several questions answered yes or no: all of them, any of them, or at least so many.

The value is how many are answered yes. While some are not answered it lies between those and these together.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.over import OVER, Over, over_rounds, over_words
from engine.law.measures.written import read_whole, whole_beside
from engine.law.values import EvidenceId, Shape

MOVES = (-1, 1)  # answers
LEAST_ANSWERS, MOST_ANSWERS = 2, 12


def _several(answers: tuple[str, ...]) -> tuple[str, ...]:
    if not LEAST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        raise PydanticCustomError("LAW-427", "not so many answers", {"given": str(len(answers))})
    return answers


def _listed(answers: object) -> object:
    return (answers,) if isinstance(answers, str) else answers


Answers: TypeAlias = Annotated[tuple[EvidenceId, ...], BeforeValidator(_listed), AfterValidator(_several)]


class YesOf(Shape):
    """How many of some questions are answered yes."""

    yes_of: Answers
    over: Over | None = None


def _reads(measure: YesOf) -> Reads:
    return over_rounds(Reads(data_of(measure.yes_of), answers=True), measure.over)


def _line(measure: YesOf) -> Line:
    return Line("whole", top=Fraction(len(measure.yes_of)))


def _beside(measure: YesOf, edge: Fraction, step: int) -> Iterator[str]:
    return (given for given in whole_beside(measure, edge, step) if int(given) <= len(measure.yes_of))


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge + move for move in MOVES if edge + move >= 0)


def _measured(measure: YesOf, label: Label, say: Say) -> str:
    told = say("Số câu trả lời “Có” trong: {facts}", facts="; ".join(map(label, measure.yes_of)))
    return over_words(told, measure.over, say)


def _value(value: Value, say: Say) -> str:
    return say("{n} “Có” trong {most} câu", n=value.part, most=int(value.line.top or 0))


YES_OF: Kind[YesOf] = Kind(
    name="yes_of",
    entry=Entry(
        model=YesOf,
        word=("số câu trả lời có", "how many yes"),
        keys={
            "yes_of": Key(
                ("Các câu hỏi có/không", "Yes of"),
                ("các câu hỏi có/không, đếm số câu trả lời “Có”", "the yes/no questions of which the yes are counted"),
            ),
            "over": OVER,
        },
    ),
    evidence="yes_no",
    reads=_reads,
    line=_line,
    examples=Examples(read_whole, _beside),
    moves=_moves,
    words=Words(text("số câu trả lời “Có”"), _measured, _value),
)
