"""A question answered yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.over import OVER, Over, over_rounds, over_words
from engine.law.measures.written import answer_beside, read_answer
from engine.law.values import EvidenceId, Shape


class YesNo(Shape):
    """A yes or a no."""

    yes_no: EvidenceId
    over: Over | None = None


def _reads(measure: YesNo) -> Reads:
    return over_rounds(Reads(data_of(measure.yes_no)), measure.over)


def _line(_: YesNo) -> Line:
    return Line("answer", top=Fraction(1))


def _moves(_: Fraction) -> Iterator[Fraction]:
    return iter(())


def _measured(measure: YesNo, label: Label, say: Say) -> str:
    return over_words(say("Trả lời có hoặc không: {fact}", fact=label(measure.yes_no)), measure.over, say)


def _value(value: Value, say: Say) -> str:
    return say("Có") if value.part else say("Không")


YES_NO: Kind[YesNo] = Kind(
    name="yes_no",
    entry=Entry(
        model=YesNo,
        word=("có/không", "yes or no"),
        keys={
            "yes_no": Key(("Câu hỏi có/không", "Yes or no"), ("câu hỏi có/không", "the yes/no question")),
            "over": OVER,
        },
    ),
    evidence="yes_no",
    reads=_reads,
    line=_line,
    examples=Examples(read_answer, answer_beside),
    moves=_moves,
    words=Words(text("có hoặc không"), _measured, _value),
)
