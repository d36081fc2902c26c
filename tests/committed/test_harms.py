"""The committed law: what harms children is never said as an amount to reach, on any screen and in any paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from engine.evidence.facts import Fact, RoundEvidence
from engine.improving.losses import Loss
from engine.improving.steps import Given, points_with
from engine.language import Say, speak
from engine.law.criteria import Item, evidence_of
from engine.law.measures.kinds import line_of, reads_of
from engine.planning.making import PlanLine, Share
from engine.problems import Place
from engine.reporting.words.changes import keep_words, reach_words, step_sentence
from engine.reporting.words.plan_words import action_words, amount, communes_words, goal_words
from engine.reporting.words.ways.way_branches import _loss_words
from engine.rules.number_line import fewer_is_better
from engine.scoring.assessing import assess
from engine.scoring.cards import ItemCard, Known
from engine.scoring.gaps import Step, steps_to_better, steps_to_worse
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law
from tests.committed.making import CRITERIA
from tests.reporting.made_round import made

WHOLE = 400
# As the decision has it: abuse, offences and addiction, injuries and deaths, underweight and stunting.
HARMS = {"tc03.1", "tc03.2", "tc04.1", "tc04.2", "tc05.1", "tc05.2", "tc08.1", "tc08.2"}
TARGET = {
    "vi": re.compile(r"\bthêm \d|\bnâng\b|đạt \d", re.IGNORECASE),
    "en": re.compile(r"\d+ more|\braise\b", re.IGNORECASE),
}
LANGUAGES = ("vi", "en")


@cache
def law() -> OpenLaw:
    """The committed standard."""
    return open_law(CRITERIA / "qd-06-2019")


@cache
def assessed() -> RoundResult:
    """One commune under it; only its unit and its law are looked at."""
    round_ = replace(made().round, units=made().round.units[:1])
    evidence = RoundEvidence({unit.code: made().evidence.communes[unit.code] for unit in round_.units}, ())
    return assess(law().book, law().table, round_, evidence)


def items(*, harm: bool) -> list[Item]:
    """The items of one side."""
    return [item for item in law().book.standard.items if (item.id in HARMS) == harm]


def whole_of(item: Item) -> int:
    """400 of what there is a whole of; a count or an answer has none."""
    return WHOLE if reads_of(item.measure).whole else 1


def card_at(item: Item, part: int) -> ItemCard:
    """The item of a commune whose part is so many."""
    held = next(entry for entry in assessed().cards[0].items if entry.item.id == item.id)
    parts = {datum.name for datum in reads_of(item.measure).part}
    facts = tuple(Fact(name, part if name in parts else WHOLE, Place("a.xlsx")) for name in evidence_of(item.measure))
    return replace(held, part=part, whole=whole_of(item), known=Known({fact.evidence: fact for fact in facts}))


def steps(item: Item, *, better: bool) -> Iterator[tuple[ItemCard, Step]]:
    """Every step from every count that a commune of 400 could stand at."""
    line, said = assessed().laws.first.line(item.id), law().table.meant[item.id]
    for part in range(2 if line_of(item.measure).values == "answer" else WHOLE + 1):
        card = card_at(item, part)
        points = points_with(card, said, Given({fact.evidence: fact for fact in card.facts}), {}).low
        found = steps_to_better if better else steps_to_worse
        for step in found(line, part, whole_of(item), points):
            yield replace(card, low=points, high=points), step


def plan_line(item: Item, kind: str, card: ItemCard, step: Step) -> PlanLine:
    """A line of the plan with one commune's part."""
    share = Share(assessed().round.units[0], 10, 10, card, step)
    action = item.actions[0] if kind == "raise" else None
    return PlanLine(f"{kind}/x", kind, "ubnd", None, (share,), item, action)  # type: ignore[arg-type]


def goals(item: Item, say: Say) -> Iterator[str]:
    """Every sentence that says what to reach."""
    for card, step in steps(item, better=True):
        yield reach_words(card, step, law().book.standard.book, say)
        yield step_sentence(card, step, law().book.standard.book, say).split(" → ")[0]
        line = plan_line(item, "raise", card, step)
        yield goal_words(line, say).split(". ")[0]
        yield amount(line, line.shares[0], assessed(), say)


def keepings(item: Item, say: Say) -> Iterator[str]:
    """Every sentence that says what to keep."""
    for card, step in steps(item, better=False):
        yield keep_words(card, step, law().book.standard.book, say)
        yield _loss_words(Loss(card, step, assessed().cards[0], flips=True), law().book.standard.book, say)
        line = plan_line(item, "keep", card, step)
        yield goal_words(line, say).split(". ")[0]
        yield action_words(line, assessed(), say)
        yield communes_words(line, assessed(), say)


def test_which_items_count_harm_is_seen_from_their_bands() -> None:
    """Points fall as the count grows, and for no other item."""
    assert {item.id for item in law().book.standard.items if fewer_is_better(item)} == HARMS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_harm_reads_as_a_target(language: str) -> None:
    """Neither what to reach nor what to keep ever asks for more of it."""
    say = speak(language)
    for item in items(harm=True):
        told = [*goals(item, say), *keepings(item, say)]
        assert len(set(told)) > 3
        assert [sentence for sentence in told if TARGET[language].search(sentence)] == []


@pytest.mark.parametrize(("language", "never"), [("vi", ("không để",)), ("en", ("no ", "let no ", "let it not "))])
def test_keeping_a_harm_down_says_what_must_not_happen(language: str, never: tuple[str, ...]) -> None:
    """For every count a commune stands at, in the words by its name."""
    for item in items(harm=True):
        told = [
            keep_words(card, step, law().book.standard.book, speak(language))
            for card, step in steps(item, better=False)
        ]
        assert told
        assert all(sentence.startswith(never) for sentence in told), told


@pytest.mark.parametrize(("language", "most"), [("vi", "giữ"), ("en", "keep")])
def test_keeping_what_is_good_says_how_much_of_it(language: str, most: str) -> None:
    """The least that still keeps the points, never an amount that may be lost."""
    for item in items(harm=False):
        for card, step in steps(item, better=False):
            told = keep_words(card, step, law().book.standard.book, speak(language))
            assert told.startswith(most), told


def test_the_number_named_is_the_last_that_keeps_the_points() -> None:
    """One unit before the worse band: with it the points are those of now, one further they are the step's."""
    for item in law().book.standard.items:
        said = law().table.meant[item.id]
        part = evidence_of(item.measure)[0]
        for card, step in steps(item, better=False):
            facts = {fact.evidence: fact for fact in card.facts}
            way = 1 if step.direction == "more" else -1
            ends = ({part: card.part + way * change} for change in (step.change - 1, step.change))
            kept, past = (points_with(card, said, Given(facts), values).low for values in ends)
            assert kept > past
            assert past == step.points
