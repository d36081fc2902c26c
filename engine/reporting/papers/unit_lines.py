"""What papers say of the commune itself: its own facts with their papers, and where the layers place it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.facts import UnitAnswer
from engine.evidence.tables.fact_columns import value_words
from engine.language import speak
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.reporting.papers.recorded import Recorded
from engine.reporting.words.whom.unit_words import placing_lines, unknown_words
from engine.scoring.round_result import RoundResult

SAY = speak("vi")


def own_facts_lines(made: RoundResult, code: str) -> Iterator[str]:
    """The commune's own facts by which it was scored, in one sentence; nothing where the standard asks for none."""
    unit = next(unit for unit in made.round.units if unit.code == code)
    answers = {answer.fact: answer for answer in made.evidence.communes[code].answers}
    told = [
        f"{fact.title}: {_value(fact, unit.told(fact.id), answers.get(fact.id))}"
        for fact in made.book.standard.head.unit_facts
    ]
    if told:
        yield f"Dữ kiện về đơn vị: {'; '.join(told)}."


def _value(fact: UnitFact, value: FactValue | None, answer: UnitAnswer | None) -> str:
    """A fact with the paper it rests on, or that the round's list has it."""
    if value is None:
        return "chưa rõ"
    if answer is None:
        return f"{value_words(fact, value)} (danh sách xã của đợt)"
    paper = answer.document
    issued = f", {paper.issued:%d/%m/%Y}" if paper and paper.issued else ""
    return value_words(fact, answer.value) + (f" ({paper.number}{issued})" if paper else "")


def placed_lines(told: Recorded) -> Iterator[str]:
    """The commune's own facts as appraised, and where its own figures place it otherwise, or nowhere."""
    yield from own_facts_lines(told.made, told.file.code)
    if told.own is None:
        yield f"Theo số liệu xã khai thì {unknown_words(told.unknown, SAY)}; cột điểm xã khai vì vậy để trống."
    yield from placing_lines(told.own, told.card, SAY)
