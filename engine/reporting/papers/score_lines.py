"""The lines of a table of points: criteria, items and the data that they rest on, as papers print them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.facts import Fact
from engine.language import speak
from engine.law.questions import Evidence
from engine.records.papers.paper_frame import Span
from engine.records.papers.score_papers import CriterionLine, DatumLine, ItemLine, MissingLine
from engine.reporting.papers.citations import criterion_basis, item_basis
from engine.reporting.words.bands import band_sentence
from engine.reporting.words.sentences import value_sentence
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status

SAY = speak("vi")
NOT_GIVEN = "chưa có"


def criterion_lines(made: RoundResult, card: Scorecard) -> tuple[CriterionLine, ...]:
    """Every criterion of a commune with its items, in the order of the law."""
    sums = made.law_of(card).scheme.sums
    return tuple(
        _criterion(made, own, is_sum=told.is_plain and own.applies)
        for own, told in zip(card.criteria, sums, strict=True)
    )


def _criterion(made: RoundResult, card: CriterionCard, *, is_sum: bool) -> CriterionLine:
    own = card.criterion
    lines = tuple(_item(made, item, f"{own.number}.{at}") for at, item in enumerate(card.items, 1))
    counted = is_sum and all(item.status is not Status.NOT_APPLICABLE for item in card.items)
    basis = criterion_basis(made, card)
    return CriterionLine(own.number, own.title, own.max_points, Span(card.low, card.high), basis, counted, lines)


def _item(made: RoundResult, card: ItemCard, number: str) -> ItemLine:
    band = band_sentence(card.item, card.rule, SAY) if card.rule else ""
    return ItemLine(
        number,
        card.item.title,
        card.item.max_points,
        value_sentence(card, SAY),
        band,
        Span(card.low, card.high),
        item_basis(made, card),
        tuple(_data(made, card)),
    )


def _data(made: RoundResult, card: ItemCard) -> Iterator[DatumLine]:
    entries = {entry.id: entry for entry in made.book.standard.book.evidence}
    given = {fact.evidence: fact for fact in card.facts}
    for name in dict.fromkeys([*given, *card.missing]):
        yield _datum(entries[name], given.get(name))


def _datum(entry: Evidence, fact: Fact | None) -> DatumLine:
    if fact is None:
        return DatumLine(entry.label, NOT_GIVEN, "", None, entry.holder, is_given=False)
    paper = fact.document
    number, issued = (paper.number, paper.issued) if paper else ("", None)
    return DatumLine(entry.label, shown_value(entry, fact), number, issued, entry.holder, is_given=True)


def shown_value(entry: Evidence, fact: Fact) -> str:
    """A datum as a paper prints it: a number, có or không, or that it does not apply."""
    if fact.state == "not_applicable":
        return "không áp dụng"
    if entry.kind == "yes_no":
        return "có" if fact.value else "không"
    return SAY.whole(fact.value)


def missing_lines(made: RoundResult, card: Scorecard) -> tuple[MissingLine, ...]:
    """Every datum that is missing, once, with the first item that needs it."""
    entries = {entry.id: entry for entry in made.book.standard.book.evidence}
    found: dict[str, str] = {}
    for own in card.criteria:
        for at, item in enumerate(own.items, 1):
            for name in item.missing:
                found.setdefault(name, f"{own.criterion.number}.{at}")
    return tuple(MissingLine(item, entries[name].label, entries[name].holder) for name, item in found.items())


def is_plain_total(made: RoundResult, card: Scorecard) -> bool:
    """Whether a commune's total is nothing but the sum of its criteria, and each of them that of its items."""
    left_out = any(item.status is Status.NOT_APPLICABLE for item in card.items)
    return made.law_of(card).scheme.is_plain and not left_out
