"""The figures of a commune that can be tried, and what came of a trial, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.evidence.facts import Fact
from engine.improving.what_if import WhatIf
from engine.language import Say
from engine.law.points.scores import Score
from engine.law.questions import EvidenceBook
from engine.reporting.words.bands import range_words, value_sentence
from engine.reporting.words.changes import evidence_entry, label_of
from engine.reporting.words.sentences import card_word, decision_sentence
from engine.scoring.cards import ItemCard, Scorecard


@dataclass(frozen=True, slots=True)
class TrialField:
    """A figure of a commune as it can be typed: by its id, with its label, the item that reads it and its own value.

    ``most`` is how far a slider reaches; 0 for a question that is answered by yes or no. ``full`` are those of items
    that have all their points.
    """

    name: str
    label: str
    item: str
    value: str
    most: int
    full: bool


@dataclass(frozen=True, slots=True)
class TrialRow:
    """Something now and in the trial."""

    title: str
    now: str
    then: str
    kind: str = ""


def trial_fields(card: Scorecard, book: EvidenceBook, say: Say) -> tuple[TrialField, ...]:
    """The figures that items read, each once, in the order of the law; those of items short of full points first."""
    found: dict[str, TrialField] = {}
    for item in sorted(card.items, key=lambda own: own.low == own.item.max_points):
        given = {fact.evidence: fact for fact in item.facts}
        for name in (*given, *item.missing):
            if name not in found and not item.out:
                found[name] = _field(name, given.get(name), item, book, say)
    return tuple(found.values())


def _field(name: str, fact: Fact | None, item: ItemCard, book: EvidenceBook, say: Say) -> TrialField:
    entry = evidence_entry(book, name)
    value, most = "", 0
    if entry.kind == "yes_no":
        value = "" if fact is None or fact.state != "given" else say("có") if fact.value else say("không")
    else:
        value = str(fact.value) if fact and fact.state == "given" else ""
        most = min(max(2 * int(value or 0), 20), entry.at_most)
    return TrialField(name, label_of(book, name, say), item.item.id, value, most, item.low == item.item.max_points)


def what_if_rows(told: WhatIf, book: EvidenceBook, say: Say) -> Iterator[TrialRow]:
    """Decision and total, what was tried, then each item that changes."""
    old, new = told.old.decision, told.new.decision
    yield TrialRow(say("Kết luận"), card_word(told.old, say), card_word(told.new, say), new.verdict)
    yield TrialRow(say("Lý do"), decision_sentence(told.old, say), decision_sentence(told.new, say))
    total = range_words(new.low, new.high, say) + _by(old.low, new.low, say)
    yield TrialRow(say("Tổng điểm"), range_words(old.low, old.high, say), total)
    for name, fact in told.given.items():
        yield TrialRow(
            label_of(book, name, say), _datum(told.before[name], book, say), _datum(fact, book, say), "tried"
        )
    for was, now in told.items:
        title = f"{now.item.id} {say.either(now.item.title, now.item.title_en)}"
        yield TrialRow(title, _standing(was, say), _standing(now, say) + _by(was.low, now.low, say))


def _datum(fact: Fact | None, book: EvidenceBook, say: Say) -> str:
    if fact is None:
        return say("chưa có số liệu")
    if fact.state == "not_applicable":
        return say("không áp dụng")
    if evidence_entry(book, fact.evidence).kind == "yes_no":
        return say("Có") if fact.value else say("Không")
    return say.whole(fact.value)


def _standing(card: ItemCard, say: Say) -> str:
    points = say("{points} điểm", points=range_words(card.low, card.high, say))
    return f"{value_sentence(card, say)} → {points}"


def _by(old: Score, new: Score, say: Say) -> str:
    return "" if old == new else f" ({'+' if new > old else '−'}{say.whole(max(new - old, old - new))})"
