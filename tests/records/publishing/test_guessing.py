"""Which counts agree with what is told of a commune: always the true one, and none that the law rules out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.law.points.scores import Score
from engine.records.publishing.figures_possible import Reach
from engine.records.publishing.guessing_points import Clue, guessed, open_criteria, sensitive_of
from tests import frozen
from tests.records.publishing.test_releasing import drawn, rules, with_answer

MADE = frozen.assessed()
STANDARD = MADE.book.standard
ANY = Reach(0, None)


def count_of(code: str, datum: str) -> int:
    """What a commune gave."""
    return int(MADE.facts.value[MADE.facts.names.index(datum), MADE.rows[code]])


def named(name: str) -> str:
    """The code of a commune."""
    return next(unit.code for unit in MADE.units if unit.name == name)


def guesses(clue: Clue) -> dict[str, Reach]:
    """What agrees with a clue."""
    return dict(guessed(MADE, clue, rules().known))


@pytest.mark.parametrize("points", [False, True])
@pytest.mark.parametrize("with_total", [False, True])
def test_the_true_count_always_agrees(points: bool, with_total: bool) -> None:
    """With the decision that the law gives, with the points and the total that the commune has: nobody is misled."""
    for row, unit in list(enumerate(MADE.units))[:: 6 if with_total else 1]:
        decision = MADE.decision(row)
        total = (decision.low, decision.high) if with_total else None
        clue = Clue(unit.code, decision.verdict == "recognised", points=points, total=total)
        found = guesses(clue)
        assert set(found) == (set(sensitive_of(STANDARD)) if clue.says_something else set())
        for datum, reach in found.items():
            true = min(count_of(unit.code, datum), 60)
            assert reach.least <= true <= (60 if reach.most is None else reach.most), (unit.name, datum)


def test_recognition_alone_tells_of_no_count() -> None:
    """Whatever a count is, other criteria may make up for it, and points that are not told may be had."""
    for row, unit in enumerate(MADE.units):
        if MADE.decision(row).verdict == "recognised":
            assert set(guesses(Clue(unit.code, recognised=True)).values()) == {ANY}


def test_a_commune_of_which_nothing_is_told_tells_nothing() -> None:
    """Not in this round may be for any ground or none; a commune that is not of the round has no counts."""
    assert guesses(Clue(MADE.units[0].code, recognised=False)) == {}
    assert guesses(Clue("99999", recognised=True)) == {}
    assert [Clue("", **told).says_something for told in (
        {"recognised": True}, {"recognised": False}, {"recognised": False, "total": (0, 0)},
        {"recognised": False, "reason": "below"}, {"recognised": False, "points": True})] == [
            True, False, True, True, False]  # fmt: skip


def test_who_lost_35_points_of_1000_lost_no_more_by_any_one_count() -> None:
    """A count of which one case costs more than 35 points was none; of the others there were so few as cost no more."""
    code = "02545"
    lost: tuple[Score, Score] = (965, 965)
    found = {datum: reach for datum, reach in guesses(Clue(code, recognised=True, total=lost)).items() if reach != ANY}
    assert found == {
        "vu_bao_luc_boc_lot": Reach(0, 1),
        "vu_xam_hai_mua_ban": Reach(0, 0),
        "tre_vi_pham_phap_luat": Reach(0, 2),
        "tre_tu_vong_tai_nan": Reach(0, 0),
    }
    told = Clue(code, recognised=True, total=lost, shown=frozenset({"vu_bao_luc_boc_lot"}))
    assert set(guesses(told)) == set(sensitive_of(STANDARD)) - {"vu_bao_luc_boc_lot"}


def test_all_points_are_had_with_no_case_at_all() -> None:
    """1,000 of 1,000 tells of every count with cases that there was none, and of none of them that there was one."""
    found = guesses(Clue("02545", recognised=True, total=(1000, 1000)))
    assert {datum for datum, reach in found.items() if reach == Reach(0, 0)} >= {
        "vu_bao_luc_boc_lot", "vu_xam_hai_mua_ban", "tre_vi_pham_phap_luat", "tre_tu_vong_tai_nan",
    }  # fmt: skip
    assert {reach.least for reach in found.values()} == {0}


def test_a_criterion_that_is_0_tells_of_a_case_in_it() -> None:
    """Of each of its counts, and the totals below the threshold of none: another criterion may be why."""
    zero = guesses(Clue("02545", recognised=False, reason="tc03"))
    assert zero["vu_bao_luc_boc_lot"].least > 0
    below = guesses(Clue("02545", recognised=False, reason="below"))
    assert {reach.least for reach in below.values()} == {0}


def test_who_is_just_recognised_with_its_points_told_had_no_case() -> None:
    """500 open points of 850 that are asked: all of the 350 others were had, so the counts in them were none."""
    told = drawn(with_answer("Xã Đông Thọ", "nguoi_bao_ve_tre_em", 0))
    (left,) = [left for left in told.withheld if left.findings]
    assert {(found.datum, found.least, found.most) for found in left.findings} == {
        ("vu_bao_luc_boc_lot", 0, 0),
        ("tre_vi_pham_phap_luat", 0, 0),
    }


def test_a_count_within_a_known_number_is_no_more_than_that() -> None:
    """Where 7 children live no more than 7 of them died; a count of cases is within no number of children."""
    code = "02545"
    values = MADE.facts.value.copy()
    values[MADE.facts.names.index("tre_em"), MADE.rows[code]] = 7
    few = replace(MADE, facts=replace(MADE.facts, value=values))
    found = guessed(few, Clue(code, recognised=True), rules().known)
    within = {entry.id for entry in STANDARD.book.evidence if "tre_em" in entry.not_more_than} & set(found)
    assert within
    assert {datum for datum, reach in found.items() if reach.most is not None and reach.most <= 7} == within
    assert {found[datum] for datum in within} == {Reach(0, 7)}


def test_open_are_the_criteria_without_a_sensitive_count() -> None:
    """In the standard's order; a count is sensitive that is marked so and that some item reads."""
    assert [c.id for c in open_criteria(STANDARD)] == [c.id for c in STANDARD.criteria if c.id not in CLOSED]
    marked = [entry.id for entry in STANDARD.book.evidence if entry.sensitive]
    assert [name for name in marked if name in sensitive_of(STANDARD)] == list(sensitive_of(STANDARD))


CLOSED = ("tc03", "tc04", "tc05", "tc06")
