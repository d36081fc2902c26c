"""Two readings of the same ink: only what both say of a number stands."""

from __future__ import annotations

import pytest

from engine.reading.law_text import UNSURE
from engine.reading.loading.two_readings import agreed, is_short, put_right, voted

U = UNSURE


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("Từ 95% đến dưới 98%: 35 điểm", "Tù 95% đến dưới 98%: 35 điểm", "Từ 95% đến dưới 98%: 35 điểm"),
        ("Từ 95% đến dưới 98%: 35 điểm", "Từ 95% đến dưới 93%: 35 điểm", f"Từ 95% đến dưới {U}%: 35 điểm"),
        ("Trên 0,5%: 0 điểm", "Trên 0,5‰: 0 điểm", f"Trên 0,5{U}: 0 điểm"),
        ("Trên 05‰: 0 điểm", "Trên 05‰: 0 điểm", f"Trên {U}‰: 0 điểm"),
        ("trên 1,000 trẻ em", "trên 1,000 trẻ em", f"trên {U} trẻ em"),
        ("Từ 975% trở lên", "Từ 975% trở lên", f"Từ {U}% trở lên"),
        ("Từ 100% trở lên", "Từ 100% trở lên", "Từ 100% trở lên"),
        ("> 98%", "> 98%", f"{U} 98%"),
        ("<= 5", "<= 5", "<= 5"),
        ("Số: 06/QĐ-TTg ngày 03", "Số: 06/QĐ-TTg ngày 03", "Số: 06/QĐ-TTg ngày 03"),
        ("Số: 06/QĐ-TTg", "Số: 06/QD-TTg", f"Số: {U}"),
        ("Dưới 90%", "", f"Dưới {U}{U}"),
        ("Dưới điểm", "Dưới 5 điểm", f"Dưới điểm {U}"),
        ("Không có vụ nào", "Không có vụ nảo", "Không có vụ nào"),
    ],
)
def test_a_number_stands_only_where_both_readings_have_it(first: str, second: str, kept: str) -> None:
    """Another number, unit or sign, one lacking, one that lost a comma, a share over 100, a bare sign: unsure."""
    assert agreed(first, second) == kept


def test_a_word_that_the_reader_doubts_has_no_number() -> None:
    """Both may say the same and one of them hardly see it."""
    assert agreed("Từ 95% trở lên", "Từ 95% trở lên", doubted=("95%",)) == f"Từ {U}{U} trở lên"


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Trên 0,5%o: 0 điểm", "Trên 0,5‰: 0 điểm"),
        ("5,1, Số trẻ em", "5.1. Số trẻ em"),
        ("5, Trẻ em bị tai nạn", "5. Trẻ em bị tai nạn"),
        ("~ Dưới 70%", "- Dưới 70%"),
        ("0,5 vụ trở lên", "0,5 vụ trở lên"),
        ("Số: 06/QĐÐ-TTg", "Số: 06/QĐ-TTg"),
        ("Từ 98% trở lân: 50 điếm", "Từ 98% trở lên: 50 điểm"),
        ("1. Tống số điểm", "1. Tổng số điểm"),
        ("98% ông", "98% ông"),
    ],
)
def test_signs_that_the_reader_has_not_learnt_are_put_right(seen: str, meant: str) -> None:
    """Only where nothing else can be meant."""
    assert put_right(seen) == meant


@pytest.mark.parametrize(
    ("general", "digits", "stands"),
    [
        (("50", "50"), ("50", "50", "50"), "50"),
        (("S0", "Vy"), ("50", "50", "50"), "50"),
        (("75", "15"), ("75", "75", "75"), ""),
        (("950", "50"), ("50", "50", "50"), ""),
        (("Vy", "VE"), ("75", "75", "15"), ""),
        (("Vy", "VE"), ("", "", ""), ""),
    ],
)
def test_a_short_cell_is_a_number_by_votes(general: tuple[str, str], digits: tuple[str, ...], stands: str) -> None:
    """At least three say it and none that sees a number sees another; else it is unsure."""
    text, second = voted(general, digits)
    assert agreed(text, second) == (stands or U)


def test_a_word_that_both_readings_have_is_no_number() -> None:
    """“TT” over a column is not made into digits; what is seen in two ways, or as a digit, is looked at again."""
    assert [is_short("TT", "TT"), is_short("Vy", "15"), is_short("50", "50"), is_short("Số điểm", "Số điểm")] == [
        False, True, True, False
    ]  # fmt: skip
