"""Who a rule is for: class, threshold by day, case of an item, what is left out, who recognises; by a second reading.

Held against the plain reading of the same text in ``oracle_of_whom``, against the page, and by firing the rules anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import semantics
from engine.scoring.measuring import operands_of
from engine.scoring.replay import replay
from tests.semantics import plain_sums
from tests.whom.oracle_of_whom import TRIED, answers, deciding, place_of, points_of
from tests.whom.whom_round import assessed, unit, whom_law

DAYS = (date(2019, 1, 3), date(2025, 7, 1), date(2027, 12, 31), date(2028, 1, 1), date(2030, 5, 5))
KINDS = ("xa", "phuong", "thi_tran", "dac_khu")
ASKED = {name: st.sampled_from((None, *values)) for name, values in TRIED.items()}
GIVEN = {
    "co_nguoi_phu_trach": st.integers(0, 1), "so_hoat_dong": st.integers(0, 4), "tre_duoi_1_tiem_du": st.just(0),
    "tre_duoi_1_tuoi": st.sampled_from((0, 20, 49, 50, 100)), "tre_bi_tai_nan": st.integers(0, 3),
    "tre_em": st.just(1_000), "tre_hai_long": st.integers(0, 40), "tre_duoc_hoi": st.just(50),
}  # fmt: skip


@st.composite
def communes(draw: st.DrawFn) -> list[tuple[str, dict[str, object | None], dict[str, int]]]:
    """Some communes: kind, facts known or not, evidence of which some may be missing."""
    made = []
    for _ in range(draw(st.integers(1, 12))):
        facts = {name: draw(strategy) for name, strategy in ASKED.items()}
        told = {name: draw(strategy) for name, strategy in GIVEN.items()}
        told["tre_duoi_1_tiem_du"] = draw(st.integers(0, told["tre_duoi_1_tuoi"]))
        lacking = draw(st.sets(st.sampled_from(sorted(told)), max_size=2))
        kind = draw(st.sampled_from(KINDS))
        made.append((kind, facts, {name: value for name, value in told.items() if name not in lacking}))
    return made


@settings(max_examples=20, deadline=None)
@given(communes(), st.sampled_from(DAYS))
def test_each_commune_is_judged_by_its_own_lines(
    made: list[tuple[str, dict[str, object | None], dict[str, int]]], day: date
) -> None:
    """Class, threshold, points of 2.1 and whether 2.3 counts are those of the plain reading; else it is set aside.

    A commune is set aside exactly where what is not known makes a difference, and those facts are named.
    """
    units = [unit(at, kind, facts) for at, (kind, facts, _) in enumerate(made)]
    result = assessed(units, [told for _, _, told in made], day)
    for commune, (kind, facts, told) in zip(units, made, strict=True):
        places = {place_of(kind, whole, day) for whole in answers(facts)}
        card = result.card(commune.code)
        if len(places) > 1 or {place.unit_class for place in places} == {None}:
            assert card is None
            (problem,) = [p for p in result.problems if p.commune == commune.code]
            named = deciding(kind, facts, day)
            assert problem.code == ("RND-250" if len(places) > 1 else "RND-302")
            assert set(str(problem.values.get("unsure_en", "")).split(", ")) - {""} == named
            continue
        (place,) = places
        assert card is not None
        assert card.classified.unit_class is not None
        assert (card.classified.unit_class.id, card.threshold) == (place.unit_class, place.bar)
        item = next(i for i in card.items if i.item.id == "tc02.1")
        assert item.item.case == place.case
        if {"tre_duoi_1_tiem_du", "tre_duoi_1_tuoi"} <= told.keys():
            wanted = points_of(place.case, told["tre_duoi_1_tiem_du"], told["tre_duoi_1_tuoi"])
            assert (item.low, item.high) == (wanted, wanted)
        asked = next(i for i in card.items if i.item.id == "tc02.3")
        assert (asked.status is not semantics.Status.NOT_APPLICABLE) == place.asked
        assert (asked.low, asked.high, asked.missing) == (0, 0, ()) or place.asked
    assert replay(result).problems == ()


@settings(max_examples=20, deadline=None)
@given(communes(), st.sampled_from(DAYS))
def test_totals_and_verdicts_are_those_of_the_page(
    made: list[tuple[str, dict[str, object | None], dict[str, int]]], day: date
) -> None:
    """Every total, verdict and firmness of every scored commune, worked out anew by the page from its own lines."""
    units = [unit(at, kind, facts) for at, (kind, facts, _) in enumerate(made)]
    result = assessed(units, [told for _, _, told in made], day)
    knock_out = whom_law().book.standard.head.knock_out
    assert knock_out
    meant, limit = whom_law().table.meant, knock_out.criterion_scores
    for card in result.cards:
        own = result.evidence.communes[card.unit.code].facts
        said, points = [], []
        for criterion in card.criteria:
            items = [meant[i.item.line] for i in criterion.items]
            told = [
                _on_the_page(i.out, p, operands_of(i.item, own, {}))
                for i, p in zip(criterion.items, items, strict=True)
            ]
            said.append(items)
            points.append(told)
            assert (criterion.low, criterion.high) == plain_sums.total_of(told)
        assert card.decision.verdict == plain_sums.decide(points, card.threshold, limit)
        assert card.classified.unit_class is not None
        sure = card.classified.unit_class.mark != "provisional"
        assert card.decision.firm == (sure and plain_sums.is_firm(said, points, card.threshold, limit))


def _on_the_page(out: bool, item: semantics.Item, read: tuple[int | None, int | None]) -> semantics.Points:
    """What the page says of an item; one that is not for the commune gives and asks nothing."""
    if out:
        return semantics.Points(0, 0, sure=True, applies=False)
    return semantics.points_of(item, *semantics.measured(item, *read))


def test_the_order_of_communes_changes_nothing() -> None:
    """Communes of several profiles judged together are judged as each alone."""
    facts: Mapping[str, object | None] = {"bai_ngang": True, "vung": "tn", "dan_so": 9_000, "nong_nghiep": 50}
    other = {**facts, "bai_ngang": False}
    told = {"tre_duoi_1_tiem_du": 91, "tre_duoi_1_tuoi": 100, "tre_hai_long": 40, "tre_duoc_hoi": 50}
    units = [unit(at, kind, f) for at, (kind, f) in enumerate([("xa", facts), ("xa", other), ("phuong", facts)])]
    day = date(2026, 11, 1)
    together = {card.unit.code: card for card in assessed(units, [told] * 3, day).cards}
    alone = {u.code: assessed([u], [told], day).cards[0] for u in units}
    assert {c: card.decision for c, card in together.items()} == {c: card.decision for c, card in alone.items()}
    assert [together[u.code].items[2].low for u in units] == [50, 0, 0]
