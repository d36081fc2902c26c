"""What an item lacks: of this round, and where all of it is here, of the rounds before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.evidence.facts import Fact
from engine.language import speak
from engine.law.measures.kinds import reads_of
from engine.problems import Place, problem
from engine.reporting.words.reasons.reason_lines import missing_lines
from engine.scoring.cards import Known, missing_of
from engine.semantics import Status
from tests import frozen
from tests.scoring.test_operands import measure_of

WHOLE, PART = "so_b", "so_a"


@pytest.mark.parametrize(
    ("given", "before", "lacking"),
    [
        ((PART,), ((),), (WHOLE,)),
        ((PART, WHOLE), ((PART,),), (WHOLE,)),
        ((PART, WHOLE), ((WHOLE,),), (PART,)),
        ((PART, WHOLE), ((),), (PART, WHOLE)),
        ((PART, WHOLE), (), (PART, WHOLE)),
    ],
)
def test_an_earlier_round_s_gap_is_told_by_its_own_datum(
    given: tuple[str, ...], before: tuple[tuple[str, ...], ...], lacking: tuple[str, ...]
) -> None:
    """Not by the first that the item reads, which may well be there."""
    line = frozen.assessed().laws.arrays[0].items[0]
    pooled = replace(line, reads=reads_of(measure_of("pooled")), names=(PART, WHOLE))
    assert missing_of(pooled, Status.MISSING, given, before) == lacking


def test_what_is_lacking_of_an_earlier_round_is_said_to_be_of_it() -> None:
    """The figure of this round stands just above it."""
    book = frozen.law().book.standard.book
    card = next(own for held in frozen.assessed().cards for own in held.items if own.missing)
    assert all(told.startswith("chưa có minh chứng: ") for told in missing_lines(card, book, speak("vi")))
    here = {name: Fact(name, 1, Place("a.csv", 2)) for name in card.line.names}
    (told,) = missing_lines(replace(card, known=Known(here)), book, speak("vi"))
    assert told.startswith("chưa có minh chứng của đợt trước: ")


def test_what_was_sent_and_is_wrong_is_not_said_to_be_lacking() -> None:
    """It is told as the cell's own error, once for all its data; one of a figure that counts is not."""
    book = frozen.law().book.standard.book
    card = next(own for held in frozen.assessed().cards for own in held.items if own.missing)
    names = {"label": "Trẻ", "label_en": "Children", "given": "8 trẻ", "word": "trẻ", "number": "8"}
    wrong = problem("EVI-216", Place("a.xlsx", sheet="Phiếu", cell="E9"), "8 trẻ", **names).about(*card.missing)
    told = tuple(missing_lines(card, book, speak("vi"), [wrong]))
    assert told == ("phải sửa mới tính được: “Trẻ”: “8 trẻ” có kèm chữ “trẻ”   [a.xlsx › Phiếu › E9]",)
    here = {name: Fact(name, 1, Place("a.csv", 2)) for name in card.line.names}
    (told_of,) = missing_lines(replace(card, known=Known(here)), book, speak("vi"), [wrong])
    assert told_of.startswith("chưa có minh chứng của đợt trước: ")
