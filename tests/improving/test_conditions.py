"""Paths under conditions, bonus, deduction, pairs and scaling: true when scored anew, and none is cheaper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import schemes
from engine.improving.losses import losses_of
from engine.improving.paths import way_of
from engine.improving.risks import risks_of
from engine.improving.steps import limits_of
from engine.improving.what_if import changed, rescored
from engine.law.model import Standard
from engine.law.recognising.conditions import Condition, LeftOut
from engine.rules.meaning import scheme_of
from engine.rules.proving import prove
from engine.semantics import Points
from tests.improving.grounds import PLACE, UNIT, Cost, Trial, assessed, trials, values_within_reach
from tests.made_laws import ASKED, Tree, evidence_names, first_band, lawbook
from tests.scoring.test_recognition import CITED, richer

Option = tuple[Points, Cost]
NOTHING = (0, 0, 0)


@settings(max_examples=100, deadline=None)
@given(trials(), st.data())
def test_a_path_under_any_recognition_costs_the_least_and_holds(trial: Trial, data: st.DataObject) -> None:
    """On small standards with all that recognition can ask: as cheap as trying every value, and reached when scored."""
    trial = emptied(trial, data)
    law = near(trial, data.draw(richer(lawbook(trial.criteria, 1).standard)), data.draw(st.integers(1, 25)))
    is_cheapest_and_holds(trial, law)


@settings(max_examples=60, deadline=None)
@given(trials(), st.data())
def test_a_path_where_criteria_are_counted_by_points_of_their_own(trial: Trial, data: st.DataObject) -> None:
    """All criteria but one must have so many points, scaled by the maximum of each: so does the path's cost."""
    trial = emptied(trial, data)
    law = near(trial, counting(lawbook(trial.criteria, 1).standard, data), 1)
    is_cheapest_and_holds(trial, law)


def counting(law: Standard, data: st.DataObject) -> Standard:
    """The standard with a count of criteria below so many points as all it asks, and a total that is scaled."""
    most = min(int(criterion.max_points) for criterion in law.criteria)
    said = {"id": "dem", "title": "đếm", "title_en": "counted", "mark": "verbatim", "cite": CITED, "each_of": "all"}
    allowed = min(1, len(law.criteria) - 1)
    counted = Condition.model_validate({**said, "at_least": data.draw(st.integers(1, most)), "allowed": allowed})
    left_out = LeftOut(how="rescale", mark="verbatim", cite=CITED)
    head = law.head.model_copy(update={"conditions": (counted,), "left_out": left_out, "knock_out": None})
    return law.model_copy(update={"head": head})


def is_cheapest_and_holds(trial: Trial, law: Standard) -> None:
    """The path found costs what trying every value does, and is recognised when scored; so with what would be lost."""
    book = replace(lawbook(trial.criteria, 1), standard=law)
    made = assessed(book, prove(book).table, trial.given)
    card = made.cards[0]
    found = way_of(made, card)
    facts = made.evidence.communes[UNIT.code].facts
    for paths in (found.this, found.next):
        if paths is None:
            continue
        best = plain_search(trial, law, paths.period)
        route = paths.route
        cost = (route.effort, len(route.moves), sum(m.step.change for m in route.moves)) if route else None
        assert cost == best
        assert bool(paths.obstacles) == (route is None)
        if route:
            after = rescored(made, UNIT, changed(facts, route.values, PLACE))
            assert (after.decision.verdict, after.decision.low) == ("recognised", route.total)
    flips = {loss.card.item.id for loss in losses_of(made, card) if loss.flips}
    if card.decision.verdict == "recognised":
        assert {risk.card.item.id for risk in risks_of(made, card, limits_of(law)) if not risk.level} == flips


def emptied(trial: Trial, data: st.DataObject) -> Trial:
    """The trial with nobody in some wholes, whose items then do not apply: what is left is to be scaled."""
    given_ = dict(trial.given)
    for item in trial.items:
        part, whole = evidence_names(str(item["id"]))
        if item.get("when_none") and item is not trial.items[0] and data.draw(st.integers(0, 2)) == 0:
            item["when_none"] = "not_applicable"
            item["examples"] = [e for e in item["examples"] if e["given"] != "none"]  # type: ignore[attr-defined]
            given_ |= {part: 0, whole: 0}
    return replace(trial, given=given_)


def near(trial: Trial, law: Standard, need: int) -> Standard:
    """The standard with its threshold a little above what the commune has for certain, and one level."""
    scheme = scheme_of(law)
    roles = [role for own in scheme.sums for role in own.roles]
    now = [
        next(iter(options(item, trial.given, "this", none=own.when_none)))
        for item, own, _ in zip(trial.items, law.items, roles, strict=True)
    ]
    rows = [[now.pop(0) for _ in own.roles] for own in scheme.sums]
    bar = min(schemes.outcome(scheme, rows, [0]).low + need, law.head.maximum.points)
    classes = (law.head.classes[0].model_copy(update={"threshold": bar}),)
    kept = tuple(told for told in law.head.conditions or () if told.from_level is None)
    said = {"classes": classes, "levels": (), "conditions": kept}
    return law.model_copy(update={"head": law.head.model_copy(update=said)})


def plain_search(trial: Trial, law: Standard, period: str) -> Cost | None:
    """The least effort, then steps, then change to recognition, by trying every value of every datum."""
    scheme, bar = scheme_of(law), law.head.classes[0].threshold
    roles = [role for own in scheme.sums for role in own.roles]
    items = zip(trial.items, law.items, roles, strict=True)
    open_to = [options(item, trial.given, period, none=own.when_none) for item, own, _ in items]
    best: Cost | None = None
    for choice in product(*(own.items() for own in open_to)):
        costs = [cost for _, cost in choice]
        cost: Cost = (sum(c[0] for c in costs), sum(c[1] for c in costs), sum(c[2] for c in costs))
        if best is not None and cost >= best:
            continue
        left = [points for points, _ in choice]
        rows = [[left.pop(0) for _ in own.roles] for own in scheme.sums]
        if schemes.outcome(scheme, rows, [bar]).verdicts[0] == "recognised":
            best = cost
    return best


def options(item: Tree, given_: Mapping[str, int], period: str, *, none: str | None) -> dict[Points, Cost]:
    """What an item could come to and the least cost of each; what is missing stays open."""
    part, whole = evidence_names(str(item["id"]))
    kind, most = str(item["kind"]), int(str(item["max_points"]))
    still = Points(0, most, sure=True, applies=True)
    if kind == "survey" and given_.get(whole, ASKED) < ASKED:
        return {still: NOTHING}
    if kind in ("share up", "share down", "rate") and given_.get(whole) == 0:
        filled = most if none == "full_points" else 0
        return {Points(filled, filled, sure=True, applies=none != "not_applicable"): NOTHING}
    if part not in given_ or (kind not in ("yes_no", "count") and whole not in given_):
        return {still: NOTHING}
    found: dict[Points, Cost] = {}
    for value, cost in values_within_reach(item, given_, period):
        told = int(str(first_band(item, Fraction(value, given_.get(whole, 1)))["points"]))
        points = Points(told, told, sure=True, applies=True)
        found[points] = min(found.get(points, cost), cost)
    return found
