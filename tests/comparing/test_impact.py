"""An impact is what scoring by both standards gives, and a cause alone gives the new decision (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.hurdles.mixed_bars import bars
from engine.comparing.impact import Effect, Impact, Side, impact_of
from engine.comparing.item_differences import levers_of
from engine.comparing.mixture_scores import VERDICTS, Communes, class_index, open_field, prepare, tally, verdicts
from engine.comparing.mixtures import applied
from engine.desk.editing.renewing import renewed_examples
from engine.evidence.columns import columns_of
from engine.evidence.facts import Fact
from engine.law.criteria import Item
from engine.law.model import Standard, Unit
from engine.rules.compiling import Ruleset, compile_standard, rule_named
from engine.rules.hurdles.decisions import decider_of, judge_situation
from engine.rules.judging import Judge, fire_all, open_judge
from engine.rules.meaning import meant
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.measuring import operands_of
from engine.semantics import Status, measured
from tests.comparing.law_edits import FULL, edited, facts_of, round_of, side_of, unit_of
from tests.made_laws import evidence_names, lawbook, laws

NEEDED = ("tc02.yaml", "at_least: 95, points: 35, mark", "at_least: 95, points: 20, mark")
LOWER = ("tc02.yaml", "at_least: 98, points: 50, mark", "at_least: 96, points: 50, mark")
BAR = ("standard.yaml", "threshold: 170", "threshold: 190")


def raw_side(*edits: tuple[str, str, str]) -> Side:
    """An edited law with its examples made to fit, proved."""
    book = edited(*edits)
    criteria = tuple(
        c.model_copy(update={"items": tuple(i.model_copy(update={"examples": renewed_examples(i)}) for i in c.items)})
        for c in book.standard.criteria
    )
    standard = book.standard.model_copy(update={"criteria": criteria})
    return Side(standard, prove(replace(book, standard=standard)).table)


@dataclass(frozen=True, slots=True)
class Court:
    """A whole standard loaded into durable-rules; opened once, for its memory is never given back."""

    standard: Standard
    ruleset: Ruleset
    judge: Judge


def court_of(standard: Standard) -> Court:
    """A standard with its judge."""
    ruleset = compile_standard(standard)
    return Court(standard, ruleset, open_judge(ruleset))


def judged(court: Court, facts: Mapping[str, Fact], unit_class: str) -> str:
    """The verdict with every item and the decision posted to durable-rules itself: no table, no array."""
    standard, judge, ruleset = court.standard, court.judge, court.ruleset
    low = high = 0
    zeros: dict[str, int] = {}
    for criterion in standard.criteria:
        ranges = [r for item in criterion.items if (r := _range(judge, ruleset.scales, item, facts)) is not None]
        bottom, top = sum(r[0] for r in ranges), sum(r[1] for r in ranges)
        low, high = low + bottom, high + top
        assert standard.head.knock_out
        barred = standard.head.knock_out.criterion_scores
        if ranges and bottom <= barred:
            zeros[criterion.id] = 2 if top <= barred else 1
    fired = judge_situation(decider_of(judge, standard), unit_class, (low, high), zeros)
    (found,) = {ruleset.by_id[rule].verdict for rule in fired}
    return str(found)


def _range(judge: Judge, scales: Mapping[str, int], item: Item, facts: Mapping[str, Fact]) -> tuple[int, int] | None:
    part, whole = operands_of(item, facts, {})
    status, _ = measured(meant(item), part, whole)
    if status is Status.NOT_APPLICABLE:
        return None
    if status in (Status.MISSING, Status.TOO_FEW):
        return 0, int(item.max_points)
    scored: dict[str, int | str] = {"k": item.id, "a": (part or 0) * scales[item.id], "d": whole or 1}
    (rule,) = fire_all(judge, scored if status is Status.SCORED else {"k": f"{item.id}/none"})
    points = rule_named(item, rule).points
    return int(points), int(points)


COMMUNES: dict[Unit, dict[str, int]] = {
    unit_of(1): FULL,
    unit_of(2): FULL | {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60},
    unit_of(3): FULL | {"tre_duoi_1_tiem_du": 48, "tre_bi_tai_nan": 1},
    unit_of(4): {name: value for name, value in FULL.items() if name != "tre_duoi_1_tiem_du"},
    unit_of(5, mountain=True): FULL | {"so_hoat_dong": 1, "tre_bi_tai_nan": 1},
    unit_of(6): FULL | {"tre_duoi_1_tuoi": 0, "tre_duoi_1_tiem_du": 0, "so_hoat_dong": 1},
    unit_of(7, type="dac_khu"): FULL,
}


def impact(old: Side, new: Side) -> Impact:
    """The effect on the made-up communes."""
    return impact_of(old, new, *round_of(COMMUNES))


SIDES = (
    (side_of(), raw_side(BAR)),
    (side_of(), raw_side(LOWER, BAR)),
    (side_of(), raw_side(NEEDED, LOWER, BAR, ("tc01.yaml", "at_least: 1, points: 20", "at_least: 1, points: 5"))),
    (side_of(), raw_side(("standard.yaml", "{type: [xa, thi_tran], mountain: true}",
     "{type: [phuong], mountain: true}"))),
    (side_of(), raw_side(("tc02.yaml", "of: tre_duoi_1_tuoi}", "of: tre_em}"), ("tc02.yaml",
     "when_none: full_points", "when_none: zero"))),
    (raw_side(BAR, NEEDED), side_of()),
)  # fmt: skip


@pytest.mark.parametrize("sides", SIDES)
def test_both_sides_are_what_scoring_gives(sides: tuple[Side, Side]) -> None:
    """Totals and decisions by old and by new are those of an ordinary assessment; a commune of no class has none."""
    round_, evidence = round_of(COMMUNES)
    told = impact(*sides)
    assert [effect.unit for effect in told.effects] == list(COMMUNES)
    for side, name in zip(sides, ("old", "new"), strict=True):
        book = replace(edited(), standard=side.standard)
        cards = {card.unit: card.decision for card in assess(book, side.table, round_, evidence).cards}
        for effect in told.effects:
            standing = getattr(effect, name)
            known = cards.get(effect.unit)
            assert (known.verdict if known else None) == standing.verdict
            if known:
                assert (known.low, known.high) == (standing.low, standing.high)


@pytest.mark.parametrize("sides", SIDES)
def test_a_cause_alone_gives_the_new_decision_and_nothing_smaller_does(sides: tuple[Side, Side]) -> None:
    """The mixture of the cause, judged whole by durable-rules, flips the commune; no smaller set of changes does."""
    old, new = sides[0].standard, sides[1].standard
    levers = levers_of(compare(old, new))
    flips = [effect for effect in impact(*sides).flips if effect.old.unit_class and effect.new.unit_class]
    courts: dict[frozenset[str], Court] = {}

    def then(on: frozenset[str], effect: Effect) -> str:
        court = courts.setdefault(on, courts.get(on) or court_of(applied(old, new, on)))
        unit_class = (effect.new if any(lever.startswith("class/") for lever in on) else effect.old).unit_class
        assert unit_class
        return judged(court, facts_of(COMMUNES[effect.unit]), unit_class.id)

    assert flips
    for effect in flips:
        assert effect.cause
        assert effect.cause.smallest
        assert then(frozenset(), effect) == effect.old.verdict
        for on in effect.cause.sets:
            assert then(on, effect) == effect.new.verdict
            for size in range(1, len(on)):
                assert all(then(frozenset(part), effect) != effect.new.verdict for part in combinations(levers, size))


def test_two_changes_that_only_together_flip_are_both_named() -> None:
    """172 points pass at 170; a band 5 lower and a bar 5 higher are each harmless, and not both."""
    lower = ("tc02.yaml", "at_most: 1, points: 15", "at_most: 1, points: 5")
    bar = ("standard.yaml", "threshold: 170", "threshold: 178")
    commune = {unit_of(1): FULL | {"tre_bi_tai_nan": 1}}
    told = impact_of(side_of(), raw_side(lower, bar), *round_of(commune))
    (effect,) = told.flips
    assert (effect.old.low, effect.new.low) == (185, 175)
    assert effect.cause
    assert effect.cause.sets == (frozenset({"tc02.2/2/points", "threshold/plain"}),)


def test_a_datum_that_only_the_new_asks_for_is_missing_and_leaves_a_range() -> None:
    """Nobody was asked, so nobody is guessed at: the item is open from 0 to its maximum."""
    new = raw_side(("evidence.yaml", "so_hoat_dong", "so_buoi"), ("tc01.yaml", "so_hoat_dong", "so_buoi"))
    told = impact_of(side_of(), new, *round_of({unit_of(1): FULL}))
    assert told.missing == ("so_buoi",)
    (effect,) = told.effects
    assert (effect.new.low, effect.new.high, effect.new.verdict, effect.trend) == (160, 200, "undecided", "unsure")


@pytest.mark.parametrize(
    ("name", "old", "new", "edit"),
    [
        ("plain", 170, 180, ("standard.yaml", "threshold: 170", "threshold: 180")),
        ("tc02.1", 95, 97, ("tc02.yaml", "at_least: 95, points: 35", "at_least: 97, points: 35")),
        ("tc01.2", 3, 4, ("tc01.yaml", "at_least: 3, points: 40", "at_least: 4, points: 40")),
        ("tc02.2", 1, Fraction(3, 4), ("tc02.yaml", "at_most: 1, points: 15", "at_most: 0.75, points: 15")),
    ],
)
def test_a_moved_threshold_flips_as_the_edited_law_does(
    name: str, old: int, new: Fraction, edit: tuple[str, str, str]
) -> None:
    """Each count of the sensitivity is the count of an impact in which only that number was typed otherwise."""
    told = impact(side_of(), side_of())
    (entry,) = [s for s in told.sensitivities if (s.name, s.old, s.new) == (name, Fraction(old), new)]
    flips = impact(side_of(), raw_side(edit)).flips
    gained = sum(effect.new.verdict == "recognised" for effect in flips)
    lost = sum(effect.old.verdict == "recognised" for effect in flips)
    assert (entry.gained, entry.lost, entry.flips) == (gained, lost, len(flips))


def test_the_sensitivity_knows_a_threshold_that_weighs() -> None:
    """A bar 50 points higher takes recognition from somebody, so the counts above are not all zero."""
    assert max(s.lost for s in impact(side_of(), side_of()).sensitivities) > 0


@st.composite
def evidence(draw: st.DrawFn, items: list[str], answers: set[str]) -> dict[str, int]:
    """Parts within their wholes; where either law asks yes or no, a yes or a no."""
    found: dict[str, int] = {}
    for name in items:
        part, whole = evidence_names(name)
        found[whole] = draw(st.integers(0, 60))
        found[part] = draw(st.integers(0, min(1, found[whole]) if name in answers else found[whole]))
    return found


@settings(max_examples=25, deadline=None)
@given(laws(), laws(), st.data())
def test_all_changes_together_make_the_new_standard(
    a: list[list[dict[str, object]]], b: list[list[dict[str, object]]], data: st.DataObject
) -> None:
    """For any two made-up laws: with every lever pulled the old scores each commune as the new, with none as itself."""
    old, new = (lawbook(law, data.draw(st.integers(1, 60))).standard for law in (a, b))
    items = {str(item["id"]) for law in (a, b) for c in law for item in c}
    answers = {str(item["id"]) for law in (a, b) for c in law for item in c if item["kind"] == "yes_no"}
    facts = [facts_of(data.draw(evidence(sorted(items), answers))) for _ in range(4)]
    names = tuple(name for item in sorted(items) for name in evidence_names(item))
    columns = columns_of([str(row) for row in range(4)], names, facts)
    ground = open_field(old, new, Communes(columns, (columns,), lambda _: ["all"] * 4))
    every = frozenset(levers_of(compare(old, new)))
    prepare(ground, [frozenset(), every])
    rows = np.arange(4)
    for on, standard in ((frozenset[str](), old), (every, new)):
        courts = court_of(standard), court_of(applied(old, new, on))
        codes = verdicts(ground.verdicts, tally(ground, on, rows), class_index(ground, on), bars(ground, on), 0)
        for row in rows.tolist():
            wanted = judged(courts[0], facts[row], "all")
            assert VERDICTS[codes[row]] == wanted
            assert judged(courts[1], facts[row], "all") == wanted


def test_nothing_changes_where_nothing_differs() -> None:
    """A standard against itself gives no flip, no gain, no loss."""
    told = impact(side_of(), side_of())
    assert not told.flips
    assert {effect.trend for effect in told.effects} == {"same"}
