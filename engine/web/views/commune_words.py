"""The rows of a commune's page in words: criteria with their items, and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language import Say
from engine.law.benchmarks import Programme
from engine.law.criteria import Criterion
from engine.reporting.words.bands import card_mark, steps_sentence
from engine.reporting.words.benchmark_words import benchmark_sentences
from engine.reporting.words.reasons.reason_lines import (
    FactWords,
    cite_line,
    fact_words,
    ground_lines,
    missing_lines,
    own_period_line,
    rule_words,
    unruled_line,
)
from engine.reporting.words.recognition.condition_words import (
    condition_sentence,
    criterion_points_word,
    item_points_word,
    level_lines,
)
from engine.reporting.words.recognition.total_words import gives_full
from engine.reporting.words.self_scores import own_points_sentence
from engine.reporting.words.sentences import step_sentence
from engine.reporting.words.task_words import STATE_ORDER, due_words, reason_words, state_word, task_words
from engine.reporting.words.whom.whom_words import case_sentence, left_out_sentence
from engine.scoring.cards import CriterionCard, ItemCard
from engine.scoring.explaining import ItemReason
from engine.scoring.round_result import RoundResult
from engine.semantics import Status, Zero
from engine.service.explain import Explained
from engine.service.pages.commune_sheet import CommuneSheet
from engine.tasks.states import State

MOST_STEPS = 2


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item: its points, then what they rest on and what would give more; what it has none of is empty."""

    card: ItemCard
    title: str
    points: str
    mark: str
    facts: tuple[FactWords, ...]
    missing: tuple[str, ...]
    rule: tuple[str, str] | None
    rule_place: str
    notes: tuple[str, ...]
    cite: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion: its points and whether it bars recognition, with its items."""

    card: CriterionCard
    title: str
    points: str
    barred: bool
    period: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of a letter, and how it stands."""

    state: State
    state_title: str
    due: str
    what: str
    why: str
    at_risk: str


def ground_rows(told: Explained, say: Say) -> tuple[str, ...]:
    """What a decision rests on: the total, how firm it is, whose it is, conditions and levels."""
    card = told.told.card
    conditions = (condition_sentence(met, say) for met in card.conditions)
    lines = (*ground_lines(say, told.made, card), *conditions, *level_lines(card, say))
    return tuple(line[:1].upper() + line[1:] for line in lines if line)


def criterion_rows(told: Explained, say: Say) -> tuple[CriterionRow, ...]:
    """Every criterion of a commune with its items."""
    return tuple(
        CriterionRow(
            reason.card,
            say.either(reason.card.criterion.title, reason.card.criterion.title_en),
            criterion_points_word(reason.card, say),
            reason.card.zero == Zero.CERTAIN,
            own_period_line(reason.card.criterion, told.made, say),
            tuple(_item_row(told, reason.card.criterion, item, say) for item in reason.items),
        )
        for reason in told.told.criteria
    )


def _item_row(told: Explained, criterion: Criterion, reason: ItemReason, say: Say) -> ItemRow:
    card, standard = reason.card, told.made.book.standard
    entries = {entry.id: entry for entry in standard.book.evidence}
    return ItemRow(
        card,
        say.either(card.item.title, card.item.title_en),
        _points(card, told.made, say),
        card_mark(card, say),
        tuple(fact_words(fact, entries[fact.evidence], say) for fact in card.facts),
        tuple(missing_lines(card, standard.book, say, told.told.card.errors)),
        rule_words(card, say) if card.rule else None,
        str(reason.rule_place) if reason.rule_place else "",
        tuple(_notes(told.made, criterion, reason, told.programmes, say)),
        cite_line(say, card, standard.laws),
        tuple(step_sentence(card, step, standard.book, say) for step in card.steps[:MOST_STEPS]),
    )


def _points(card: ItemCard, made: RoundResult, say: Say) -> str:
    if card.status is not Status.NOT_APPLICABLE:
        return item_points_word(card, say)
    return say("đủ điểm") if gives_full(made.book.standard, card.role) else say("không tính")


def _notes(
    made: RoundResult, criterion: Criterion, reason: ItemReason, programmes: Sequence[Programme], say: Say
) -> Iterator[str]:
    """What else is to be said of an item, line by line."""
    card, head = reason.card, made.book.standard.head
    if told := unruled_line(card, say):
        yield told[:1].upper() + told[1:]
    if reason.own:
        yield own_points_sentence(reason.own, say)
    if card.item.steps:
        yield say("Bậc đều: {rule}", rule=steps_sentence(card.item, say, taken_off=card.role == "deduction"))
    if case := case_sentence(head, card.item, say):
        yield case
    if card.out:
        yield left_out_sentence(head, criterion, card.item, say)
    yield from benchmark_sentences(programmes, made.book.standard, card, say)


def task_rows(sheet: CommuneSheet, say: Say) -> tuple[TaskRow, ...]:
    """A commune's tasks, what is overdue first."""
    ordered = sorted(sheet.tasks, key=lambda own: (STATE_ORDER.index(own.state), str(own.due.last or ""), own.task.id))
    return tuple(
        TaskRow(
            status.state,
            state_word(status.state, say),
            due_words(status, say),
            task_words(status.task, say),
            reason_words(status, sheet.made.round.on, say),
            say.whole(status.at_risk) if status.at_risk else "",
        )
        for status in ordered
    )
