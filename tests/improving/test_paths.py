"""The path to recognition: as cheap as any plain search finds, and true when scored afresh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings

from engine.evidence.believing.consistency import inconsistencies
from engine.evidence.facts import ActionOverride, Fact
from engine.improving.losses import losses_of
from engine.improving.paths import Route, Way, way_of, ways_of
from engine.improving.risks import risks_of
from engine.improving.steps import ActionStep, Period, action_steps_of, is_event, limits_of
from engine.improving.what_if import changed, rescored
from engine.problems import errors
from engine.sample.sampling import sample_facts
from engine.scoring.measuring import own_of, reading_of, rested_on
from engine.scoring.round_result import RoundResult
from engine.semantics import Status
from engine.service.replies.ways import path_reply
from tests.improving.grounds import DAY, PLACE, UNIT, Trial, assessed, opened, plain_search, trials, whole

# A commune with every point of the frozen standard.
PERFECT = {
    "nguoi_bao_ve_tre_em": 1, "so_thon": 20, "thon_co_cong_tac_vien": 20, "ban_bao_ve_tre_em": 1, "kinh_phi_tre_em": 1,
    "tre_sinh_trong_ky": 100, "tre_khai_sinh_dung_quy_dinh": 100, "tre_em": 2000, "vu_bao_luc_boc_lot": 0,
    "vu_xam_hai_mua_ban": 0, "tre_vi_pham_phap_luat": 0, "tre_nghien_ma_tuy": 0, "tre_tai_nan_thuong_tich": 0,
    "tre_tu_vong_tai_nan": 0, "tre_hoan_canh_dac_biet": 50, "tre_hcdb_duoc_tro_giup": 50, "vu_can_ke_hoach": 4,
    "vu_co_ke_hoach_duyet": 4, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 100, "tre_duoi_5_duoc_can_do": 500,
    "tre_nhe_can": 0, "tre_thap_coi": 0, "tre_kham_suc_khoe": 2000, "tre_3_5_tuoi": 300, "tre_3_5_di_mau_giao": 300,
    "tre_duoi_3_tuoi": 300, "tre_duoi_3_di_nha_tre": 300, "tre_5_tuoi": 100, "tre_5_di_mau_giao": 100,
    "dien_dan_tre_em": 1, "tre_tu_7_tuoi": 1100, "tre_7_duoc_hoi": 1100, "tre_tu_11_tuoi": 600, "tre_11_tham_gia": 600,
    "diem_vui_choi_xa": 1, "thon_co_diem_vui_choi": 20, "hoat_dong_cho_tre_em": 20, "tre_duoc_hoi": 100,
    "tre_hai_long": 100, "dan_duoc_hoi": 100, "dan_hai_long": 100,
}  # fmt: skip
NO = dict.fromkeys(("nguoi_bao_ve_tre_em", "diem_vui_choi_xa", "ban_bao_ve_tre_em", "kinh_phi_tre_em"), 0)
DRAWN = 60


def facts_of(made: RoundResult) -> Mapping[str, Fact]:
    """The one commune's facts."""
    return made.evidence.communes[UNIT.code].facts


def told(values: Mapping[str, int | None], *actions: ActionOverride) -> RoundResult:
    """A commune that differs so from a perfect one; None is not given."""
    given = {name: value for name, value in {**PERFECT, **values}.items() if value is not None}
    return assessed(*whole(), given, actions)


def way(values: Mapping[str, int | None], *actions: ActionOverride) -> Way:
    """Its way."""
    made = told(values, *actions)
    return way_of(made, made.cards[0])


def cost(route: Route) -> tuple[int, int, int]:
    """Effort, steps and change."""
    return route.effort, len(route.moves), sum(move.step.change for move in route.moves)


@cache
def drawn() -> tuple[RoundResult, ...]:
    """Made-up communes of the frozen standard, most of them weak or with gaps."""
    book, cells = whole()
    stories = ("weak", "gaps", "abuse", "injury", "steady")
    made = []
    for seed in range(DRAWN):
        facts = sample_facts(book, UNIT, seed, on=DAY, story=stories[seed % len(stories)])  # type: ignore[arg-type]
        values = {name: fact.value for name, fact in facts.items() if fact.state == "given"}
        if seed % 2:
            values |= NO
        made.append(assessed(book, cells, values))
    return tuple(made)


def routes(found: Way) -> Iterator[tuple[Period, Route]]:
    """Every route of a way, of either period."""
    for paths in (found.this, found.next):
        if paths and paths.route:
            yield from ((paths.period, route) for route in (paths.route, *paths.others))


@settings(max_examples=120, deadline=None)
@given(trials())
def test_no_value_of_any_datum_is_cheaper(trial: Trial) -> None:
    """On small standards the path costs what trying every value of every datum finds, or there is none at all."""
    made = assessed(*opened(trial), trial.given)
    found = way_of(made, made.cards[0])
    for paths in (found.this, found.next):
        if paths is not None:
            best = plain_search(trial, paths.period)
            assert (cost(paths.route) if paths.route else None) == best
            assert bool(paths.obstacles) == (paths.route is None)
    assert (found.next is None) == (found.this.route is not None)


@settings(max_examples=80, deadline=None)
@given(trials())
def test_paths_hold_when_scored_afresh(trial: Trial) -> None:
    """Every path and every other path of its effort reaches recognition by points that are certain."""
    made = assessed(*opened(trial), trial.given)
    found = way_of(made, made.cards[0])
    for _, route in routes(found):
        after = rescored(made, UNIT, changed(facts_of(made), route.values, PLACE))
        assert (after.decision.verdict, after.decision.low) == ("recognised", route.total)
    for paths in (found.this, found.next):
        if paths and paths.route:
            assert all(other.effort == paths.route.effort for other in paths.others)
            sets = [{m.card.item.id for m in r.moves} for r in (paths.route, *paths.others)]
            assert all(not a <= b for a, b in combinations(sets, 2))


@settings(max_examples=80, deadline=None)
@given(trials())
def test_losses_flip_and_one_less_does_not(trial: Trial) -> None:
    """Each change said to lose recognition does, alone; with one unit less of it the commune keeps it."""
    made = assessed(*opened(trial), trial.given)
    check_losses(made)


def check_losses(made: RoundResult) -> int:
    """Scores every loss afresh; gives back how many flip."""
    listed = losses_of(made, made.cards[0])
    if made.cards[0].decision.verdict != "recognised":
        assert listed == ()
    for loss in listed:
        (name, *_), sign = [fact.evidence for fact in loss.card.facts], 1 if loss.direction == "more" else -1
        for short, expected in ((0, loss.flips), (1, False)):
            values = {name: loss.card.part + sign * (loss.change - short)}
            verdict = rescored(made, UNIT, changed(facts_of(made), values, PLACE)).decision.verdict
            assert (verdict != "recognised") == expected, (loss.card.item.id, values)
    if made.cards[0].decision.verdict == "recognised":
        fatal = {risk.card.item.id for risk in risks_of(made, made.cards[0], limits_of(made.book.standard))}
        assert fatal == {loss.card.item.id for loss in listed if loss.flips}
    return sum(loss.flips for loss in listed)


def test_paths_of_the_whole_standard_hold_and_could_be_filed() -> None:
    """On made-up communes every path reaches recognition, and its numbers stand together in a form."""
    counted = 0
    for made in drawn():
        found = way_of(made, made.cards[0])
        for period, route in routes(found):
            counted += bool(route.moves)
            facts = changed(facts_of(made), route.values, PLACE)
            after = rescored(made, UNIT, facts)
            assert (after.decision.verdict, after.decision.low) == ("recognised", route.total)
            assert not errors(inconsistencies(made.book.standard, UNIT.code, facts))
            if period == "this":
                assert all(m.action.possible and not is_event(m.card, m.step) for m in route.moves)
    assert counted > DRAWN // 2


def test_no_one_or_two_changes_of_steps_are_cheaper() -> None:
    """On the frozen standard, taking out up to two steps and putting in up to two never reaches it for less."""
    tried = 0
    for made in drawn():
        for paths in (p for p in (way_of(made, made.cards[0]).this,) if p.route):
            assert paths.route
            tried += len(list(_cheaper(made, paths.route)))
    assert tried > 100


def _cheaper(made: RoundResult, route: Route) -> Iterator[tuple[ActionStep, ...]]:
    """Every cheaper choice within two swaps; that none reaches recognition is asserted on the way."""
    open_to = [move for item in made.cards[0].items for move in action_steps_of(item, made.round, "this")]
    for out in range(min(2, len(route.moves)) + 1):
        for gone in combinations(route.moves, out):
            kept = [move for move in route.moves if move not in gone]
            for new in (pair for size in range(3) for pair in combinations(open_to, size)):
                moves = (*kept, *new)
                if len({m.evidence for m in moves}) < len(moves) or sum(m.effort for m in moves) >= route.effort:
                    continue
                gain = sum(move.step.gain for move in moves)
                if made.cards[0].decision.low + gain >= 800:
                    facts = changed(facts_of(made), {m.evidence: m.target for m in moves}, PLACE)
                    assert rescored(made, UNIT, facts).decision.verdict != "recognised"
                yield moves


def test_losses_of_the_whole_standard() -> None:
    """The same of made-up communes, and of one exactly on its threshold, where every item counts."""
    assert sum(check_losses(made) for made in drawn()) > 20
    fewer = {"tre_3_5_di_mau_giao": 200, "tre_5_di_mau_giao": 96, "tre_duoi_1_tiem_du": 97}
    made = told({**NO, **fewer, "dien_dan_tre_em": 0})
    assert made.cards[0].decision.low == 800
    assert check_losses(made) > 20


def test_what_a_card_rests_on_is_what_the_page_reads() -> None:
    """Part, whole, deciding round and own share of every scored item, read of all at once, are those of a reading."""
    for made in drawn():
        facts = facts_of(made)
        for card in (card for card in made.cards[0].items if card.status is Status.SCORED):
            line, read = card.line, reading_of(card.line.item, card.line.said, facts)
            assert rested_on(line, facts) == (read.part, read.whole, read.back)
            assert (card.part, card.whole, card.back) == (read.part, read.whole, read.back)
            assert card.own == own_of(line, facts)
            assert read.status is Status.SCORED


def test_ways_of_a_round_are_the_ways_of_its_communes() -> None:
    """The whole round at once gives each commune the path it has alone."""
    for made in drawn()[:10]:
        (found,) = ways_of(made)
        alone = way_of(made, made.cards[0])
        assert [p and p.route for p in (found.this, found.next)] == [p and p.route for p in (alone.this, alone.next)]


def test_events_of_the_period_bar_this_period_only() -> None:
    """Two deaths and many injuries keep criterion 5 at 0 now; the next period has a path that says how few."""
    found = way({"tre_tai_nan_thuong_tich": 30, "tre_tu_vong_tai_nan": 2})
    (obstacle,) = found.this.obstacles
    assert obstacle.criterion
    assert (obstacle.criterion.criterion.id, obstacle.reasons) == ("tc05", ("events",))
    assert found.next
    assert found.next.route
    assert [(m.card.item.id, m.target) for m in found.next.route.moves] == [("tc05.2", 0)]


def test_missing_evidence_is_asked_for_and_promises_nothing() -> None:
    """A criterion without evidence has no path, in either period; with it elsewhere, the path does not lean on it."""
    found = way({"tre_duoi_1_tiem_du": None})
    assert found.missing == ("tre_duoi_1_tiem_du",)
    assert [o.reasons for o in found.this.obstacles] == [("missing",)]
    assert found.next
    assert not found.next.route
    leaning = way({"tre_hai_long": None, **NO, "dien_dan_tre_em": 0, "tre_3_5_di_mau_giao": 200, "tre_11_tham_gia": 0})
    assert leaning.this.route
    assert "tc13.1" not in {move.card.item.id for move in leaning.this.route.moves}


def test_five_year_olds_bring_their_age_group_along() -> None:
    """More 5-year-olds in class than children of 3 to 5 in class could not be filed, so the larger grows with them."""
    weak = {**NO, "tre_5_tuoi": 100, "tre_5_di_mau_giao": 80, "tre_3_5_tuoi": 120, "tre_3_5_di_mau_giao": 90}
    low = {"dien_dan_tre_em": 0, "tre_11_tham_gia": 0, "tre_7_duoc_hoi": 0, "hoat_dong_cho_tre_em": 0}
    easy, hard = ActionOverride("tc10.3", effort=0, each=0), ActionOverride("tc10.1", effort=99)
    made = told({**weak, **low}, easy, hard)
    found = way_of(made, made.cards[0])
    for _, route in routes(found):
        facts = changed(facts_of(made), route.values, PLACE)
        assert not errors(inconsistencies(made.book.standard, UNIT.code, facts))
    carrying = [route for _, route in routes(found) if route.carried]
    assert carrying
    assert all(route.values["tre_3_5_di_mau_giao"] >= route.values["tre_5_di_mau_giao"] for route in carrying)
    assert carrying[0].carried == ("tre_3_5_di_mau_giao",)


def test_a_round_may_say_otherwise_of_an_action() -> None:
    """Effort, months, words and whether this period allows it come from the round where it says so."""
    spoiled = {"vu_co_ke_hoach_duyet": 3, **NO, "tre_3_5_di_mau_giao": 200}
    plain = way(spoiled)
    assert plain.this.route
    assert "tc06.2" not in {move.card.item.id for move in plain.this.route.moves}
    override = ActionOverride("tc06.2", label="Duyệt nốt kế hoạch", effort=0, each=0, months=1, possible=True)
    eased = way(spoiled, override)
    assert eased.this.route
    move = next(move for move in eased.this.route.moves if move.card.item.id == "tc06.2")
    assert (move.action.label, move.effort, move.action.months) == ("Duyệt nốt kế hoạch", 0, 1)


@pytest.mark.parametrize("values", [{}, {"tre_duoi_1_tiem_du": None}, {"tre_duoi_1_tiem_du": 80}, NO])
def test_rows_tell_the_same_story(values: Mapping[str, int | None]) -> None:
    """The plain data names the commune, its margin, and a route or obstacles for this period."""
    found = way(values)
    told = path_reply(found)
    assert told.margin == found.card.decision.low - 800
    assert (told.this_period.route is None) == bool(told.this_period.obstacles)


def test_every_item_of_the_whole_standard_has_an_action() -> None:
    """Each with words in both languages, effort above nothing, and a sector; events are never possible this period."""
    book, _ = whole()
    for item in book.standard.items:
        assert len({action.label for action in item.actions}) == len(item.actions) >= 1
        assert all(action.effort > 0 for action in item.actions)
        if item.id[:4] in ("tc03", "tc04", "tc05"):
            assert not any(action.possible for action in item.actions)
    labels = [action.label for item in book.standard.items for action in item.actions]
    assert len(set(labels)) == len(labels)
