"""One reader of a law's numbers: what people type is read exactly, told to be two things, or is no number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.desk.editing.cell_values import Refused, read
from engine.desk.editing.law_sheets import columns_of
from engine.desk.proofreading.found_numbers import read_found
from engine.files.books import Cell
from engine.files.exact_numbers import TwoWays, Typed, read_exact
from engine.files.numbers import Refusal, grouped
from engine.law.criteria import Band
from engine.law.model import Authority
from engine.law.readings.number import Number

EDGE, POINTS = (next(c for c in columns_of(Band) if c.name == name) for name in ("at_least", "points"))
DAY = next(c for c in columns_of(Authority) if c.name == "from")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("97,5", "195/2"), ("97.5", "195/2"), ("−10", "-10"), ("–10", "-10"), ("½", "1/2"), ("1½", "3/2"), ("¼", "1/4"),
        ("1/3", "1/3"), ("1 000", "1000"), ("1 000 000", "1000000"), ("1.000.000", "1000000"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly(text: str, value: str) -> None:
    """Decimal comma or point, a typographic minus, a sign of a fraction, groups of three: each is its value."""
    typed = read_exact(text)
    assert isinstance(typed, Typed)
    assert (typed.value, typed.percent) == (Fraction(value), False)


@pytest.mark.parametrize("text", ["", "abc", "98 hơn", "1.00.000", "²", "①", "1/0", "--1", "9" * 40, "1,2,3", "½½"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Nothing is guessed from words, raised digits or marks."""
    assert read_exact(text) is None


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_every_decimal_comes_back(before: int, after: int) -> None:
    """Any decimal with a comma is the same as with a point, unless it may be a thousand."""
    comma, point = read_exact(f"{before},{after}"), read_exact(f"{before}.{after}")
    assert comma == point
    assert isinstance(comma, TwoWays) or comma == Typed(Fraction(f"{before}.{after}"))


@given(st.integers(1000, 999_999))
def test_a_group_of_three_is_a_thousand_only_where_wholes_are_meant(number: int) -> None:
    """1.000 points are a thousand; an edge of 1.000 may be one, and is sent back with both ways to type it."""
    text = grouped(number)
    assert read_exact(text, whole=True) == Typed(Fraction(number))
    assert read_exact(text) == TwoWays(str(number), f"{text.replace('.', ',')}0")


def number(kind: str, unit: str) -> Number:
    """A number of the checking sheet."""
    return Number("tc01.1/1", "at_least", kind, "98", ("tc01.yaml", ()), None, None, unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["97,5", "97.5", "1.000", "1 000", "−10", "½", "1,000", "abc", "12.500"])
def test_one_text_has_one_fate_in_the_workbook_and_on_the_checking_sheet(text: str) -> None:
    """Read alike by both, or refused by both."""
    for column, kind in ((EDGE, "exact"), (POINTS, "whole")):
        desk, sheet = read(column, Cell(text)), read_found(number(kind, "%" if kind == "exact" else ""), text)
        if isinstance(sheet, Refusal):
            assert isinstance(desk, Refused) or not str(desk).isdigit()
        else:
            assert Fraction(str(desk)) == Fraction(str(sheet))


@pytest.mark.parametrize("text", ["98%", "98 %"])
def test_a_percent_sign_is_read_where_the_unit_is_known(text: str) -> None:
    """The checking sheet knows that it counts in percent; a cell of the workbook does not, and says so."""
    desk = read(EDGE, Cell(text))
    assert read_found(number("exact", "%"), text) == "98"
    assert isinstance(desk, Refused)
    assert desk.code == "WBK-205"


@pytest.mark.parametrize("text", ["0,5 trên 1.000", "0,5 trên mỗi 1.000", "0,5/1.000", "0,5‰", "0,5 / 1000", "0,5"])
def test_what_the_checking_sheet_shows_is_taken_back(text: str) -> None:
    """The sheet shows 0,5 trên 1.000; typed as shown it is 0.5."""
    assert read_found(number("exact", "/1000"), text) == "0.5"


@pytest.mark.parametrize(
    "text",
    ["15/11/2024", "15.11.2024", "15-11-2024", "2024-11-15", "ngày 15 tháng 11 năm 2024"],
)
def test_a_day_is_read_alike_everywhere(text: str) -> None:
    """As on the forms of communes, so in the law's workbook and on the checking sheet."""
    assert read(DAY, Cell(text)) == read_found(number("day", ""), text) == "2024-11-15"
