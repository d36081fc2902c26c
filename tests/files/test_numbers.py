"""Numbers, yes and no, and days as they are typed."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.numbers import Given, Raw, Refusal, legacy_text, read_count, read_day, read_yes_no

FORMS: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")


@given(st.integers(0, 10**9), st.sampled_from(["", ".", " ", "\u00a0", "\u202f", "\u2009"]))
def test_whole_numbers_come_back(number: int, mark: str) -> None:
    """Whatever mark groups the thousands, the number read is the number written."""
    assert read_count(f" {number:,} ".replace(",", mark)) == Given(number)
    assert read_count(number) == Given(number) == read_count(float(number))


@given(st.integers(0, 10**9))
def test_full_width_digits_come_back(number: int) -> None:
    """Digits of a Japanese or Chinese keyboard are digits."""
    assert read_count("".join(chr(0xFF10 + int(d)) for d in str(number))) == Given(number)


@given(st.text(max_size=30))
def test_text_is_read_or_refused(text: str) -> None:
    """No text raises; a number is read only from digits and separators."""
    read = read_count(text)
    if isinstance(read, Given):
        folded = unicodedata.normalize("NFKC", text)
        assert int("".join(c for c in folded if c.isdigit())) == read.value
        assert not any(c.isalpha() or c in ",%-" for c in folded)


@pytest.mark.parametrize(
    ("raw", "percent", "code"),
    [
        ("97,5", False, "EVI-202"),
        ("97.5", False, "EVI-202"),
        (97.5, False, "EVI-202"),
        ("0.500", False, "EVI-202"),
        ("1.00", False, "EVI-202"),
        ("95%", False, "EVI-203"),
        (0.95, True, "EVI-203"),
        (1, True, "EVI-203"),
        ("95 phần trăm", False, "EVI-203"),
        ("1,000", False, "EVI-204"),
        ("-3", False, "EVI-205"),
        (-3, False, "EVI-205"),
        ("−3", False, "EVI-205"),
        ("12 trẻ", False, "EVI-216"),
        ("1.200 trẻ", False, "EVI-216"),
        ("không có", False, "EVI-210"),
        ("Không", False, "EVI-210"),
        ("-", False, "EVI-210"),
        ("mười", False, "EVI-201"),
        ("12/15", False, "EVI-201"),
        ("1 2", False, "EVI-201"),
        (True, False, "EVI-217"),
        (datetime(2024, 2, 1), False, "EVI-217"),
        ("ba m¬i", False, "EVI-215"),
    ],
    ids=repr,
)
def test_what_is_not_a_count_is_refused_with_its_own_remedy(raw: Raw, percent: bool, code: str) -> None:
    """Each known mistake has its own code; none is guessed at."""
    read = read_count(raw, percent=percent)
    assert isinstance(read, Refusal)
    assert read.code == code


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("word", "value"), [("Có", 1), ("CÓ ", 1), ("không", 0), ("KHÔNG", 0), ("Yes", 1), ("no", 0)])
def test_yes_and_no_in_any_case_and_accent_form(word: str, value: int, form: Literal["NFC", "NFD"]) -> None:
    """Composed or decomposed, capital or small."""
    assert read_yes_no(unicodedata.normalize(form, word)) == Given(value)


@pytest.mark.parametrize(
    "raw",
    [
        "05/11/2024",
        "5-11-2024",
        "5.11.2024",
        "2024-11-05",
        "ngày 5 tháng 11 năm 2024",
        "Ngày 05 tháng 11 năm 2024",
        datetime(2024, 11, 5),
        date(2024, 11, 5),
    ],
    ids=repr,
)
def test_days_in_their_forms(raw: Raw) -> None:
    """One day, however written."""
    assert read_day(raw) == date(2024, 11, 5)


@pytest.mark.parametrize(
    "raw", ["31/02/2024", "05/11/24", "tháng 11", "45601", 45601, "13/13/2024", "0000-01-01"], ids=repr
)
def test_days_that_are_none_are_refused(raw: Raw) -> None:
    """A day that does not exist, or whose year is cut, is sent back."""
    assert isinstance(read_day(raw), Refusal)


@pytest.mark.parametrize(
    ("text", "encoding"), [("kh«ng", "TCVN3"), ("tr¶ lêi", "TCVN3"), ("khoâng", "VNI"), ("traû lôøi", "VNI")]
)
def test_old_encodings_are_named(text: str, encoding: str) -> None:
    """Text of before Unicode is told apart from Vietnamese."""
    refused = legacy_text(text)
    assert refused
    assert str(refused.values["encoding"]).startswith(encoding)


@pytest.mark.parametrize(
    "text", ["không", "xã đặc biệt khó khăn", "tuần", "xuân", "khuôn", "thuở", "quê hương", "loài"]
)
def test_vietnamese_is_not_taken_for_an_old_encoding(text: str) -> None:
    """Plain Vietnamese passes, in either accent form."""
    assert all(legacy_text(unicodedata.normalize(f, text)) is None for f in FORMS)
