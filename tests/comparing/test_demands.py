"""Conditions, levels, bonus, deduction, pairs and what is left out: compared as each standard scores by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.impact import Side, Standing, impact_of
from engine.comparing.item_differences import levers_of
from engine.comparing.mixtures import applied
from engine.desk.editing.renewing import renewed_examples
from engine.law.criteria import Example, Item
from engine.law.loading import Lawbook
from engine.law.measures.yes_no import YesNo
from engine.law.model import Standard, Unit
from engine.law.points.scores import Score
from engine.rules.meaning import meant
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.semantics import Status, points_of
from tests.comparing.law_edits import round_of, unit_of
from tests.comparing.test_gains import completions, remade
from tests.made_laws import Tree, lawbook, laws
from tests.scoring.test_recognition import richer
from tests.scoring.test_theorems import _commune

Communes = Mapping[Unit, Mapping[str, int]]
Stood = tuple[Score, Score, str | None, str]  # lowest and highest total, verdict, level


def shown(item: Item) -> tuple[Example, ...]:
    """An item's examples as its bands have it; yes and no are never at an edge."""
    told = {"yes": 1, "no": 0} if isinstance(item.measure, YesNo) else {}
    answers = tuple(
        Example(name=word, given=word, points=str(points_of(meant(item), Status.SCORED, Fraction(value)).low))
        for word, value in told.items()
    )
    return answers or renewed_examples(item)


def proved(book: Lawbook, standard: Standard) -> tuple[Lawbook, Side]:
    """A standard with its examples made to fit, proved."""
    criteria = tuple(
        c.model_copy(update={"items": tuple(i.model_copy(update={"examples": shown(i)}) for i in c.items)})
        for c in standard.criteria
    )
    book = replace(book, standard=standard.model_copy(update={"criteria": criteria}))
    return book, Side(book.standard, prove(book).table)


def court(trees: list[list[Tree]], data: st.DataObject) -> tuple[Lawbook, Side]:
    """A made-up standard with all that recognition can ask."""
    book = lawbook(trees, 1)
    return proved(book, data.draw(richer(book.standard)))


def communes(trees: list[list[Tree]], data: st.DataObject, most: int = 4) -> dict[Unit, dict[str, int]]:
    """Some communes of whom anything may be known or missing."""
    rows = [item for criterion in trees for item in criterion]
    return {unit_of(n): _commune(data, rows) for n in range(1, most + 1)}


def standing(card: Scorecard) -> Stood:
    """Total, verdict and the highest level of a scorecard."""
    reached = [own.level.id for own in card.levels if own.verdict == "recognised"]
    return card.decision.low, card.decision.high, card.decision.verdict, reached[-1] if reached else ""


def standing_in(told: Standing) -> Stood:
    """The same of an impact."""
    return told.low, told.high, told.verdict, told.level.id if told.level else ""


def scored(book: Lawbook, side: Side, told: Communes) -> list[Stood]:
    """The round as that standard scores it by itself."""
    return [standing(card) for card in assess(book, side.table, *round_of(told)).cards]


@settings(max_examples=25, deadline=None)
@given(laws(top=12), st.booleans(), st.data())
def test_an_impact_is_what_each_standard_gives_by_itself(
    law: list[list[Tree]], other: bool, data: st.DataObject
) -> None:
    """Totals, verdicts and levels of both sides are those of scoring, and what is known changes by what it differs."""
    (book, old), (new_book, new) = court(law, data), court(remade(law, data) if other else law, data)
    told = communes(law, data)
    made = impact_of(old, new, *round_of(told))
    assert [standing_in(effect.old) for effect in made.effects] == scored(book, old, told)
    assert [standing_in(effect.new) for effect in made.effects] == scored(new_book, new, told)
    for effect in made.effects:
        if effect.old.low == effect.old.high and effect.new.low == effect.new.high:
            assert effect.change == (effect.new.low - effect.old.low,) * 2


@settings(max_examples=25, deadline=None)
@given(laws(top=12), st.booleans(), st.data())
def test_the_change_of_a_total_holds_every_completion(law: list[list[Tree]], other: bool, data: st.DataObject) -> None:
    """With some items unknown: however they turn out, the total changes within the range that was told."""
    (book, old), (new_book, new) = court(law, data), court(remade(law, data) if other else law, data)
    items = [row for criterion in law for row in criterion]
    known = {at for at in range(len(items)) if data.draw(st.booleans())}
    told: dict[str, int] = {}
    for at in known:
        told |= data.draw(st.sampled_from(completions(items[at])))
    ways = {unit_of(n): dict(told) for n in range(2, 6)}
    for at in set(range(len(items))) - known:
        ways = {unit: way | data.draw(st.sampled_from(completions(items[at]))) for unit, way in ways.items()}
    (effect,) = impact_of(old, new, *round_of({unit_of(1): told})).effects
    before, after = scored(book, old, ways), scored(new_book, new, ways)
    for (low, high, *_), (new_low, new_high, *_) in zip(before, after, strict=True):
        assert low == high
        assert new_low == new_high
        assert effect.change[0] <= new_low - low <= effect.change[1]


@settings(max_examples=12, deadline=None)
@given(laws(most_items=1, top=12), st.data())
def test_causes_are_all_the_smallest_sets_that_scoring_whole_mixtures_finds(
    law: list[list[Tree]], data: st.DataObject
) -> None:
    """Every set of up to three changes is made to the old law, which is then proved and scored by itself."""
    (book, old), (_, new) = court(law, data), court(law, data)
    told = communes(law, data, 3)
    levers = levers_of(compare(old.standard, new.standard))
    flips = impact_of(old, new, *round_of(told))
    if not (flips.flips or flips.level_moves):
        return
    given_: dict[frozenset[str], list[Stood]] = {}
    for size in range(4):
        for on in map(frozenset, combinations(levers, size)):
            standard = applied(old.standard, new.standard, on)
            given_[on] = scored(*proved(book, standard), told)
    for at, effect in enumerate(flips.effects):
        for moves, cause, place in ((effect.flips, effect.cause, 2), (effect.moves_level, effect.level_cause, 3)):
            assert bool(moves) == bool(cause)
            if cause:
                wanted = standing_in(effect.new)[place]
                hits = [on for on, rows in given_.items() if rows[at][place] == wanted]
                least = min(map(len, hits), default=4)
                assert cause.smallest == (least < 4)
                if hits:
                    smallest = {on for on in hits if len(on) == least}
                    assert set(cause.sets) <= smallest
                    assert len(cause.sets) + cause.more == len(smallest)
