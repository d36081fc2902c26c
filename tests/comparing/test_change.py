"""The measure ``change``: a number of things against the round before, in percent of what it was (số liệu mô phỏng)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language import speak
from engine.law.checking import check_standard
from engine.law.criteria import ratio_of, written_of
from engine.law.loading import Lawbook, load_standard
from engine.problems import errors, words
from engine.reporting.words.bands import band_sentence, measure_sentence, value_sentence
from engine.rules.examples import shown_value
from engine.rules.number_line import representatives
from engine.rules.proving import Proof, prove
from engine.scoring.assessing import assess
from engine.scoring.cards import ItemCard
from engine.scoring.gaps import steps_to_better
from engine.scoring.law_arrays import item_arrays
from engine.scoring.measuring import operands_of
from engine.semantics import Status
from tests.comparing.law_edits import facts_of, round_of, unit_of
from tests.frozen import SMALL

LAW = Path(__file__).parent / "change"
SAY = speak("vi")


@pytest.fixture(scope="module")
def book() -> Lawbook:
    """The trial standard whose items look back."""
    return load_standard(LAW)


@pytest.fixture(scope="module")
def proof(book: Lawbook) -> Proof:
    """Its table and its examples, by durable-rules."""
    assert not errors(check_standard(book))
    return prove(book)


def scored(book: Lawbook, proof: Proof, now: dict[str, int], before: dict[str, int] | None) -> tuple[ItemCard, ...]:
    """The items of one commune."""
    unit = unit_of(1)
    round_, evidence = round_of({unit: now}, {unit.code: before} if before is not None else None)
    (card,) = assess(book, proof.table, round_, evidence).cards
    return card.items


# now, before, points of the first item by the law's own words, worked out with Fractions
@given(now=st.integers(0, 10**9), before=st.integers(1, 10**9))
def test_every_change_gets_the_points_of_its_percent(book: Lawbook, proof: Proof, now: int, before: int) -> None:
    """Exact at and beside every edge, however large the numbers."""
    percent = Fraction(now - before, before) * 100
    wanted = (60 if percent <= -10 else 30 if percent <= 0 else 0), (40 if percent >= 50 else 20 if percent > 0 else 0)
    given = {"tre_bi_tai_nan": now, "so_hoat_dong": now}
    cards = scored(book, proof, given, dict.fromkeys(given, before))
    assert [(c.low, c.high) for c in cards] == [(p, p) for p in wanted]


@pytest.mark.parametrize(("now", "points"), [(900, 60), (901, 30), (899, 60), (1000, 30), (1001, 0), (0, 60)])
def test_edges_below_zero_are_edges(book: Lawbook, proof: Proof, now: int, points: int) -> None:
    """A tenth less is reached at a tenth less, not one child later."""
    card = scored(book, proof, {"tre_bi_tai_nan": now}, {"tre_bi_tai_nan": 1000})[0]
    assert (card.low, card.high) == (points, points)


def test_without_the_round_before_the_item_is_open(book: Lawbook, proof: Proof) -> None:
    """No round, or one that did not give the datum: missing, never 0; the words say which."""
    for before in (None, {}, {"so_hoat_dong": 3}):
        card = scored(book, proof, {"tre_bi_tai_nan": 5}, before)[0]
        assert (card.status, card.low, card.high, card.missing) == (Status.MISSING, 0, 60, ("tre_bi_tai_nan",))
        assert value_sentence(card, SAY) == "chưa có số liệu của đợt trước"


def test_without_the_number_now_the_item_is_open(book: Lawbook, proof: Proof) -> None:
    """The datum of this round is missing as any other."""
    card = scored(book, proof, {}, {"tre_bi_tai_nan": 5})[0]
    assert (card.status, card.low, card.high) == (Status.MISSING, 0, 60)
    assert value_sentence(card, SAY) == "chưa có số liệu"


def test_nothing_before_is_what_when_none_says(book: Lawbook, proof: Proof) -> None:
    """No percent of nothing: full points for the one item, the other does not apply."""
    first, second = scored(
        book, proof, {"tre_bi_tai_nan": 5, "so_hoat_dong": 5}, {"tre_bi_tai_nan": 0, "so_hoat_dong": 0}
    )
    assert (first.status, first.low, first.rule) == (Status.NONE, 60, "tc01.1/none")
    assert (second.status, second.low, second.high) == (Status.NOT_APPLICABLE, 0, 0)


def test_every_representative_can_be_posted(book: Lawbook) -> None:
    """Nothing below 0 goes to the judge, and every stretch of the line has its own value."""
    for item in book.standard.items:
        cells = list(representatives(item))
        assert [cell for cell, _ in cells] == list(range(5))
        assert all(value >= 0 for _, value in cells)


def test_numbers_are_said_with_their_sign(book: Lawbook, proof: Proof) -> None:
    """Bands, values and the measure in words: less is less, with the typographer's minus."""
    first, _ = book.standard.items
    assert band_sentence(first, "tc01.1/1", SAY) == "không quá −10 %"
    assert band_sentence(first, "tc01.1/2", SAY) == "hơn −10 % đến 0 %"
    card = scored(book, proof, {"tre_bi_tai_nan": 2}, {"tre_bi_tai_nan": 3})[0]
    assert value_sentence(card, SAY) == "2, đợt trước 3: −33,33 %"
    assert measure_sentence(first, book.standard.book, SAY).endswith("so với đợt trước, tính %")
    assert shown_value(first, Fraction(9, 10)) == "-10"


def test_the_way_to_a_better_band_is_in_things(book: Lawbook, proof: Proof) -> None:
    """From 10 to at most 9 of 10 is one fewer; from 7 to 11 of 7 is four more."""
    first, second = (item_arrays(i, proof.table.items[i.id], proof.table.rules) for i in book.standard.items)
    (step,) = steps_to_better(first, 10, 10, 30)
    assert (step.change, step.direction, step.points) == (1, "fewer", 60)
    assert [(s.change, s.points) for s in steps_to_better(second, 7, 7, 0)] == [(1, 20), (4, 40)]


@given(st.fractions(min_value=-100, max_value=1000, max_denominator=1000))
def test_writing_and_reading_an_edge_are_inverse(book: Lawbook, edge: Fraction) -> None:
    """An edge comes back as it was written, and no ratio is below 0."""
    measure = book.standard.items[0].measure
    assert written_of(measure, ratio_of(measure, edge)) == edge
    assert ratio_of(measure, edge) >= 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("at_most: -10", "at_most: -101", "LAW-306"),
        ("    when_none: full_points\n", "", "LAW-310"),
        ("change: tre_bi_tai_nan", "change: tre_bi_tai_na", "LAW-307"),
    ],
)
def test_mistakes_in_a_change_are_refused(old: str, new: str, code: str) -> None:
    """An edge no change can reach, silence about nothing before, and a datum nobody declared."""
    text = (LAW / "tc01.yaml").read_text("utf-8")
    found = check_standard(load_standard(LAW, {"tc01.yaml": text.replace(old, new, 1)}))
    assert code in {p.code for p in errors(found)}
    assert all(words(p, "vi")["what"] for p in found)


def test_other_measures_refuse_an_edge_below_zero() -> None:
    """A share of -10 % is a slip of the pen."""
    text = (SMALL / "tc02.yaml").read_text("utf-8").replace("at_least: 95, points: 35", "at_least: -95, points: 35")
    assert "LAW-306" in {p.code for p in errors(check_standard(load_standard(SMALL, {"tc02.yaml": text})))}


def test_measuring_alone_needs_no_round_before(book: Lawbook) -> None:
    """One item of one commune, as the search for paths asks it."""
    item = book.standard.items[0]
    facts = facts_of({"tre_bi_tai_nan": 9})
    assert operands_of(item, facts, {}) == (9, None)
    assert operands_of(item, facts, facts_of({"tre_bi_tai_nan": 10})) == (9, 10)
