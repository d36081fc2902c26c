"""Figures of a report: sums of what was given, and nothing that was not (số liệu mô phỏng)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.facts import Fact
from engine.files.numbers import FactState
from engine.law.model import Unit
from engine.law.outlines.report_outline import Chain, Hop, OutlineRow
from engine.law.questions import Evidence
from engine.planning.reports.figures import Asked, figure_of
from engine.planning.reports.filling_in import fits
from engine.planning.reports.turns import addressee, level_of, next_hop
from engine.problems import Place
from engine.reporting.upward.figure_words import NONE_YET, percent_words, value_words
from tests import frozen
from tests.planning.planned_round import made

ROW = OutlineRow(datum="tre_kham_suc_khoe", of="tre_em")
STATES = st.sampled_from(["given", "given", "missing", "not_applicable"])
ANSWERS = st.tuples(STATES, st.integers(0, 500), st.integers(0, 500))


def unit_at(number: int) -> Unit:
    """A made-up commune."""
    told = {"code": f"{number:05}", "name": f"Xã {number}", "type": "xa", "province": "tinh"}
    return Unit.model_validate({**told, "mountain": False, "island": False, "area_iii": False})


def entries() -> dict[str, Evidence]:
    """The two data of the line."""
    return {entry.id: entry for entry in frozen.law().book.standard.book.evidence}


def asked(told: list[tuple[str, int, int]]) -> Asked:
    """Communes with these answers."""
    units = tuple(unit_at(at) for at in range(len(told)))
    facts: dict[str, dict[str, Fact]] = {}
    for unit, (state, part, more) in zip(units, told, strict=True):
        held: FactState = "not_applicable" if state == "not_applicable" else "given"
        place = Place("x.xlsx", cell="E9")
        both = {
            "tre_kham_suc_khoe": Fact("tre_kham_suc_khoe", part, place, held),
            "tre_em": Fact("tre_em", part + more, place),
        }
        facts[unit.code] = {} if state == "missing" else both
    return Asked(units, facts, entries(), {}, frozenset(entries()))


@given(st.lists(ANSWERS, max_size=8))
def test_a_figure_is_the_sum_of_what_was_given_and_names_the_rest(told: list[tuple[str, int, int]]) -> None:
    """Every commune is in exactly one of three lots; nothing missing or not arisen is added as a zero."""
    figure = figure_of(ROW, asked(told))
    given_ = [(part, part + more) for state, part, more in told if state == "given"]
    assert (figure.part, figure.whole) == (sum(p for p, _ in given_), sum(w for _, w in given_))
    assert len(figure.lacking) == sum(state == "missing" for state, _, _ in told)
    assert len(figure.not_arisen) == sum(state == "not_applicable" for state, _, _ in told)
    assert figure.is_whole == (not figure.lacking)


@given(st.lists(st.sampled_from(["missing", "not_applicable"]), min_size=1, max_size=6))
def test_nothing_given_is_never_told_as_a_number(states: list[str]) -> None:
    """Where no commune gave a figure there is no digit in what is told."""
    words = value_words(figure_of(ROW, asked([(state, 0, 0) for state in states])), alone=False)
    assert not any(sign.isdigit() for sign in words)
    assert (words == NONE_YET) == ("missing" in states)


@given(st.fractions(0, 1, max_denominator=30_000))
def test_a_share_that_is_not_whole_is_never_shown_as_nothing_or_all(share: Fraction) -> None:
    """0 % and 100 % are said of exactly that."""
    assert (percent_words(share) == "100 %") == (share == 1)
    assert (percent_words(share) == "0 %") == (share == 0)


@pytest.mark.parametrize(
    ("area", "level"),
    [
        ("huyện Sơn Dương, tỉnh Tuyên Quang", "district"),
        ("thành phố Tuyên Quang, tỉnh Tuyên Quang", "district"),
        ("thị xã Sa Pa, tỉnh Lào Cai", "district"),
        ("thành phố Hà Nội", "province"),
        ("tỉnh Thanh Hóa", "province"),
        ("Xã Bình Yên, huyện Sơn Dương, tỉnh Tuyên Quang", "commune"),
        ("cả nước", None),
    ],
)
def test_a_level_is_told_by_the_first_place(area: str, level: str | None) -> None:
    """A city within a province is of the district's level."""
    assert level_of(area) == level


def test_the_chain_has_no_district_after_30_06_2025() -> None:
    """A commune reports to the district until then, to the province afterwards; a district nowhere."""
    chain = Chain(
        hops=(
            Hop.model_validate({"from": "commune", "to": "district", "valid_until": "2025-06-30", "basis": "x"}),
            Hop.model_validate({"from": "commune", "to": "province", "valid_from": "2025-07-01", "basis": "x"}),
            Hop.model_validate({"from": "district", "to": "province", "valid_until": "2025-06-30", "basis": "x"}),
        )
    )
    area = "Xã An, huyện Sơn Dương, tỉnh Tuyên Quang"
    days = (date(2025, 6, 30), date(2025, 7, 1))
    assert [addressee(next_hop(chain, "commune", day), area) for day in days] == [
        "Ủy ban nhân dân huyện Sơn Dương",
        "Ủy ban nhân dân tỉnh Tuyên Quang",
    ]
    assert next_hop(chain, "district", days[1]) is None


def test_figures_of_a_year_are_not_of_its_first_half() -> None:
    """The round runs to 15 November: right for a year, wrong for six months, near enough for the month."""
    round_, on = made().round, date(2024, 11, 20)
    assert [fits(span, round_, on) for span in ("half_year", "year", "month")] == [False, True, True]
    assert not fits("month", round_, date(2025, 3, 1))
