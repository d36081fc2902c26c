"""Ranks of localities: what trying every completion gives, ties, means, and who is of no place (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.ranking.levers import levers_of
from engine.comparing.ranking.localities import Ordered, ordered
from engine.comparing.ranking.marks import ALL, NOTHING, Mark, marks_of
from engine.comparing.ranking.rank_ranges import rank_ranges
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.model import Unit
from engine.problems import Place
from engine.scoring.assessing import assess
from engine.service.parts.open_law import open_law
from tests.frozen import SMALL
from tests.reporting.made_round import ASIDE, made

MOST = 5
FULL = {"tre_duoi_1_tuoi": 50, "tre_duoi_1_tiem_du": 50, "tre_em": 1000, "tre_bi_tai_nan": 0, "so_hoat_dong": 3}
RANGES = st.lists(st.tuples(st.integers(0, MOST), st.integers(0, MOST)).map(sorted).map(tuple), min_size=1, max_size=4)


def ranks_of(values: Sequence[Fraction]) -> list[int]:
    """1 more than how many are higher."""
    return [1 + sum(other > value for other in values) for value in values]


@settings(max_examples=300)
@given(RANGES)
def test_rank_ranges_are_those_of_every_way_to_complete_the_figures(ranges: list[tuple[int, int]]) -> None:
    """Every whole value within every range is tried with all of the others: best and worst are had, no more."""
    ways = product(*(range(low, high + 1) for low, high in ranges))
    tried = [ranks_of([Fraction(value) for value in way]) for way in ways]
    found = [(min(column), max(column)) for column in zip(*tried, strict=True)]
    ends = [(Fraction(low), Fraction(high)) for low, high in ranges]
    assert [tuple(rank) for rank in rank_ranges(ends)] == found


@given(st.lists(st.integers(0, MOST), min_size=1, max_size=12))
def test_ties_share_a_rank_and_the_next_is_left_out(values: list[int]) -> None:
    """Without ranges each has one rank, the plain one."""
    found = rank_ranges([(Fraction(value), Fraction(value)) for value in values])
    assert [rank.best for rank in found] == ranks_of([Fraction(value) for value in values])
    assert all(rank.is_settled for rank in found)


@given(RANGES, st.integers(0, 3))
def test_more_figures_only_narrow_a_rank(ranges: list[tuple[int, int]], at: int) -> None:
    """When one range becomes its lower end, no rank can come to what it could not before."""
    before = rank_ranges([(Fraction(low), Fraction(high)) for low, high in ranges])
    told = [(low, low if row == at % len(ranges) else high) for row, (low, high) in enumerate(ranges)]
    after = rank_ranges([(Fraction(low), Fraction(high)) for low, high in told])
    assert all(b.best <= a.best <= a.worst <= b.worst for b, a in zip(before, after, strict=True))


def mark(number: int, low: Fraction, high: Fraction) -> Mark:
    """A commune with a share."""
    told = {"code": f"{number:05}", "name": f"Xã {number}", "type": "xa", "province": "tinh"}
    unit = Unit.model_validate({**told, "mountain": False, "island": False, "area_iii": False})
    return Mark(unit, low, high, Fraction(1000), None, firm=True)


def test_a_place_is_the_mean_of_its_communes_and_who_is_of_several_is_of_none() -> None:
    """Each commune counts the same; one of two former districts stands apart and moves neither."""
    shares = [Fraction(n, 10) for n in (9, 5, 8, 1)]
    marks = [mark(at, share, share) for at, share in enumerate(shares)]
    places = {"00000": ["Huyện A"], "00001": ["Huyện A"], "00002": ["Huyện B"], "00003": ["Huyện A", "Huyện B"]}
    told = ordered("district", marks, places, {"Huyện A": 5})
    assert [(own.name, own.low, tuple(own.rank), own.is_whole) for own in told.localities] == [
        ("Huyện B", Fraction(8, 10), (1, 1), True),
        ("Huyện A", Fraction(7, 10), (2, 2), False),
    ]
    assert [own.unit.code for own in told.apart] == ["00003"]
    assert (told.localities[1].above, told.localities[0].below) == (Fraction(1, 10), Fraction(1, 10))


def order() -> Ordered:
    """The communes of the made-up round in order."""
    return ordered("commune", marks_of(made()), {}, {})


def test_a_commune_that_is_not_scored_may_have_any_rank() -> None:
    """It counts from nothing to all, and is not left out: leaving out the worst would raise the others."""
    (aside,) = (own for own in order().localities if own.name == ASIDE)
    assert (aside.low, aside.high, aside.aside) == (NOTHING, ALL, 1)
    assert tuple(aside.rank) == (1, len(order().localities))


def test_a_share_is_the_card_s_own_points_of_what_applies() -> None:
    """Held against a plain sum over the items."""
    for own in marks_of(made()):
        if own.card is None:
            continue
        whole = sum(card.item.max_points for card in own.card.items)
        assert (own.low, own.high) == (
            Fraction(int(own.card.decision.low), int(whole)),
            Fraction(int(own.card.decision.high), int(whole)),
        )


def test_a_lever_is_worth_what_its_items_say() -> None:
    """Each open item by its width, each other by its nearest better band; enough when it reaches the next one above."""
    for locality in order().localities:
        for lever in levers_of(locality):
            gains = [c.high - c.low if lever.kind == "open" else c.steps[0].gain for c in lever.cards]
            assert lever.points == sum(gains)
            assert lever.share == Fraction(sum(int(gain) for gain in gains), 1000)
            assert lever.enough == (locality.above is not None and lever.share >= locality.above)


def test_fewer_of_what_harms_stands_behind_what_can_be_done() -> None:
    """A rank must not pay for silence."""
    for locality in order().localities:
        steps = [lever.fewer for lever in levers_of(locality) if lever.kind == "step"]
        assert steps == sorted(steps)


def test_ranks_of_a_small_round_are_those_of_scoring_every_completion() -> None:
    """Three communes under the trial standard lack a datum each: every value is put in, scored and ranked."""
    law = open_law(SMALL)
    full = {entry.id: FULL.get(entry.id, 1) for entry in law.book.standard.book.evidence}
    lacks = (("so_hoat_dong", range(5)), ("co_nguoi_phu_trach", range(2)), ("tre_bi_tai_nan", range(4)))
    base = [{**full, "so_hoat_dong": 2}, dict(full), {**full, "so_hoat_dong": 1}]

    def shares(rows: list[dict[str, int]]) -> list[tuple[Fraction, Fraction]]:
        marks = marks_of(assess(law.book, law.table, *round_of(rows)))
        return [(own.low, own.high) for own in marks]

    opened = [{k: v for k, v in row.items() if k != name} for row, (name, _) in zip(base, lacks, strict=True)]
    each = [[shares([{**base[at], name: value}])[0][0] for value in values] for at, (name, values) in enumerate(lacks)]
    tried = [ranks_of(way) for way in product(*each)]
    found = [(min(column), max(column)) for column in zip(*tried, strict=True)]
    assert [tuple(rank) for rank in rank_ranges(shares(opened))] == found
    assert any(best < worst for best, worst in found)


def round_of(rows: list[dict[str, int]]) -> tuple[Round, RoundEvidence]:
    """A round of communes that gave these figures."""
    units = tuple(mark(at, NOTHING, ALL).unit for at, _ in enumerate(rows))
    place, on = Place("x.xlsx", cell="E9"), date(2022, 11, 15)
    held = Round(
        "thu", "Đợt thử", "small", on, date(2022, 1, 1), on, "Vùng mẫu", simulated=True, authority=None, units=units,
        overrides=(),
    )  # fmt: skip
    facts = [{name: Fact(name, value, place) for name, value in row.items()} for row in rows]
    own = {unit.code: CommuneEvidence(unit.code, told) for unit, told in zip(units, facts, strict=True)}
    return held, RoundEvidence(own, ())
