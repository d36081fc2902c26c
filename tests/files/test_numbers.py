"""Numbers, yes and no, and days as they are typed."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.numbers import Given, Raw, Refusal, legacy_text, read_count, read_day, read_yes_no, shown

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
        plain = unicodedata.normalize("NFKC", text)
        assert int("".join(c for c in plain if c.isdigit())) == read.value
        assert not any(c.isalpha() or c in ",%-" for c in plain)
        assert not any(unicodedata.category(c) == "No" for c in text)


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
        ("1.2 nghìn", False, "EVI-221"),
        ("12 Nghìn trẻ", False, "EVI-221"),
        ("3 trăm", False, "EVI-221"),
        ("12k", False, "EVI-221"),
        ("12 trạm", False, "EVI-216"),
        ("12 trẻ.", False, "EVI-216"),
        ("7O1", False, "EVI-201"),  # nobody is told to write 7
        ("12l", False, "EVI-201"),
        ("1.2OO trẻ", False, "EVI-201"),
        ("12 Bé", False, "EVI-216"),
        ("12Bé", False, "EVI-216"),
        ("12 trẻ (cả thôn 3)", False, "EVI-216"),
        ("3 nữ, 9 nam", False, "EVI-201"),
        ("5 thôn và 3 bản", False, "EVI-201"),
        ("48 sửa 49", False, "EVI-201"),
        ("1O5", False, "EVI-201"),
        ("81O", False, "EVI-201"),
        ("1E+03", False, "EVI-201"),
        ("97.5 trẻ", False, "EVI-202"),
        ("97,5 trẻ", False, "EVI-202"),
        ("1.234,5 em", False, "EVI-202"),
        ("½ trẻ", False, "EVI-202"),
        ("2 ½ trẻ", False, "EVI-202"),
        ("2 trẻ rưỡi", False, "EVI-202"),
        ("1,250 trẻ", False, "EVI-204"),
        ("1,2 nghìn", False, "EVI-221"),
        ("3 tri\u0065\u0323\u0302u", False, "EVI-221"),
        ("12.34.567 trẻ", False, "EVI-201"),
        ("12 34 trẻ", False, "EVI-201"),
        ("9" * 16 + " trẻ", False, "EVI-225"),
        ("48/49 trẻ", False, "EVI-223"),
        ("40-50 trẻ", False, "EVI-221"),
        ("15/11/2024", False, "EVI-217"),
        ("2024-11-15", False, "EVI-217"),
        ("31/02/2024", False, "EVI-201"),
        ("không có", False, "EVI-210"),
        ("Không", False, "EVI-210"),
        ("-", False, "EVI-210"),
        ("mười", False, "EVI-201"),
        ("12/15", False, "EVI-223"),
        ("86/255", False, "EVI-223"),
        ("16*", False, "EVI-220"),
        ("16(1)", False, "EVI-220"),
        ("1.016 [a]", False, "EVI-220"),
        ("16**", False, "EVI-220"),
        ("16†", False, "EVI-220"),
        ("16¹", False, "FIL-221"),
        ("4⁸", False, "FIL-221"),
        ("4₈", False, "FIL-221"),
        ("48①", False, "FIL-221"),
        ("⑯", False, "FIL-221"),
        ("48⑴", False, "FIL-221"),
        ("16⁽¹⁾", False, "FIL-221"),
        ("٤٨", False, "EVI-201"),
        ("𝟒𝟖", False, "EVI-201"),
        ("4½", False, "EVI-202"),
        *((sign, False, "EVI-202") for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"),
        ("Ⅳ", False, "EVI-201"),
        ("khoảng 172", False, "EVI-221"),
        ("gần 172 trẻ", False, "EVI-221"),
        ("~172", False, "EVI-221"),
        ("> 100", False, "EVI-221"),
        ("≥100", False, "EVI-221"),
        ("100-120", False, "EVI-221"),
        ("100 đến 120", False, "EVI-221"),
        ("172 (ước)", False, "EVI-221"),
        ("12 trẻ trở lên", False, "EVI-221"),
        ("172?", False, "EVI-221"),
        ("816.", False, "EVI-222"),
        ("1.816,", False, "EVI-222"),
        ("816;", False, "EVI-222"),
        ("không có số liệu", False, "EVI-224"),
        ("Chưa có số liệu", False, "EVI-224"),
        ("đang cập nhật", False, "EVI-224"),
        ("Đang tổng hợp", False, "EVI-224"),
        ("chưa thống kê được", False, "EVI-224"),
        ("không rõ", False, "EVI-224"),
        ("bổ sung sau", False, "EVI-224"),
        ("?", False, "EVI-224"),
        ("…", False, "EVI-224"),
        ("K/A", False, "EVI-210"),
        ("9" * 16, False, "EVI-225"),
        ("9" * 5_000, False, "EVI-225"),
        ("1" + ".000" * 2_000, False, "EVI-225"),
        (48.5, False, "EVI-202"),
        (48.00000000001, False, "EVI-202"),
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


def test_a_remedy_names_the_number_that_is_meant() -> None:
    """Where a mark or a word is to be taken away, the message says what is left, grouped as in the form."""
    read = {raw: read_count(raw) for raw in ("1.016*", "1.816.", "86/255", "12 trẻ", "9" * 5_000)}
    told = {raw: refused.values for raw, refused in read.items() if isinstance(refused, Refusal)}
    assert [told[raw].get("number") for raw in ("1.016*", "1.816.", "86/255", "12 trẻ")] == [
        "1.016",
        "1.816",
        "86",
        "12",
    ]
    assert (told["86/255"]["whole"], told["9" * 5_000]["digits"]) == ("255", 5_000)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 1_000, "x" * 59 + "…"),
        ("x" + " " * 998 + "y", "x y"),
        (True, "TRUE"),  # as Excel shows it
        ("x" + " " * 999 + "y", "x…"),  # what stands so far behind was not looked at, and is not passed over
        (None, ""),  # a formula that was never worked out
        (0.5, "0.5"),
    ],
)
def test_what_was_typed_is_quoted_up_to_60_signs(raw: Raw, told: str) -> None:
    """Blanks count as one; a quote that is less than what was typed says so."""
    assert shown(raw) == told


@pytest.mark.parametrize(
    "raw", ["0" * 5_000 + "48", "00048", "４８", " 48\u00a0", "\u200e48\u200f", "48\u00ad\u2060", 48, 48.0], ids=repr
)
def test_whole_numbers_in_other_dress(raw: Raw) -> None:
    """Leading noughts, full-width digits and blanks change nothing."""
    assert read_count(raw) == Given(48)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("word", "value"), [("Có", 1), ("CÓ ", 1), ("không", 0), ("KHÔNG", 0), ("Yes", 1), ("no", 0)])
def test_yes_and_no_in_any_case_and_accent_form(word: str, value: int, form: Literal["NFC", "NFD"]) -> None:
    """Composed or decomposed, capital or small."""
    assert read_yes_no(unicodedata.normalize(form, word)) == Given(value)


@pytest.mark.parametrize(("raw", "value"), [(1.0, 1), (0.0, 0), (1, 1), (0, 0), (True, 1), (False, 0)], ids=repr)
def test_a_number_in_a_cell_may_say_yes_or_no(raw: Raw, value: int) -> None:
    """Excel keeps a typed 1 as 1.0, and a tick as true."""
    assert read_yes_no(raw) == Given(value)


@pytest.mark.parametrize("raw", [2.0, 0.5, -1.0, 10])
def test_any_other_number_says_neither(raw: Raw) -> None:
    """Two is no stronger yes."""
    assert isinstance(read_yes_no(raw), Refusal)


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
        datetime(2024, 11, 5, 14, 30),
        "2024-11-05T00:00:00",
        "2024-11-05T00:00:00.000Z",
        "2024-11-05 00:00:00.000",
        "2024-11-05T14:30:00",
        "2024-11-05 14:30",
        "05/11/2024 00:00:00",
        "5/11/2024 14:30",
        "０５/１１/２０２４",
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


@pytest.mark.parametrize("raw", ["5¹/11/2024", "①/11/2024", "05/11/2024²"])
def test_a_day_with_a_raised_or_circled_digit_is_not_guessed(raw: str) -> None:
    """Whether the sign is a digit of the day or points to a footnote, only its sender knows."""
    told = read_day(raw)
    assert isinstance(told, Refusal)
    assert (told.code, told.values["given"]) == ("FIL-221", raw)


@pytest.mark.parametrize("raw", [45607, 45607.0, "45607", "45607,5", 45607.25], ids=repr)
def test_a_day_that_lost_its_format_is_not_guessed(raw: Raw) -> None:
    """A number in the column of days is told for what it is, with the way to see which day it was."""
    read = read_day(raw)
    assert isinstance(read, Refusal)
    assert read.code == "EVI-226"


@pytest.mark.parametrize("word", ["①", "¹", "０¹", "0¸", "0\u0327", "1´"])
def test_a_circled_digit_is_no_yes(word: str) -> None:
    """1 is yes, a footnote mark is not, nor a digit with an accent beside or under it."""
    assert isinstance(read_yes_no(word), Refusal)


@pytest.mark.parametrize("word", ["đang cập nhật", "chưa có số liệu", "chưa rõ", "?"])
def test_a_question_not_answered_yet_is_sent_back_to_be_left_empty(word: str) -> None:
    """In a question of yes and no as in a count."""
    read = read_yes_no(word)
    assert isinstance(read, Refusal)
    assert read.code == "EVI-224"


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
