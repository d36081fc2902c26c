"""What is typed into the page is read, or refused, as the engine reads cells: the same values, the same codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from engine.evidence.entries import read_value
from engine.files.numbers import Refusal, is_empty, read_day
from engine.law.asking import evidence_by_id
from tests import frozen
from tests.records.dossier.browser import Browser
from tests.reporting.page.opened_pages import page_open

COUNT, ANSWER = "tre_duoi_1_tiem_du", "kinh_phi_tre_em"
NUMBERS = (
    "0", "1", "49", "1250", "1.250", "1 250", "1.250.000", "007", "0.250", "1.25", "1,25", "97,5", "1,250", "1,250,000",
    "12.34.56", "-3", "−3", "– 4", "10%", "10 %", "mười", "mười phần trăm", "không", "Không có", "ko", "-", "x", "n/a",
    "chưa có số liệu", "đang cập nhật", "chưa thống kê", "?", "…", "khoảng 40", "~40", "trên 40", "40 trở lên", "40-50",
    "40+", "48 trẻ", "1.250 em", "48*", "48(1)", "48 [a]", "48.", "48,", "48/49", "½", "1½", "4²", "④", "１２５０",
    " 12 ", "\u00a012\u00a0", "12\u200b", "1e3", "0x10", "1_000", "không áp dụng", "KAD", "k/a/d", "999999999",
    "1000000001", "9999999999999999", "2000000", "abc", "ho¹t ®éng", "treû em", "1.000 000", "1.000.00", "12 34",
    "5 trẻ em", "1..2", "+5", "5 %", "2.5", "2,", ".5", ",5", "NaN", "Infinity", "null",
    "đang rà soát", "sẽ bổ sung", "uoc 30", "30 ước", "97,5 trẻ", "97.5 trẻ", "1,250 trẻ", "1.234,5 em", "½ trẻ",
    "2 ½ trẻ", "⅜", "⅞", "⅛", "1⅔", "2 trẻ rưỡi", "5 nghìn", "1,2 nghìn", "12k", "3 tri\u0065\u0323\u0302u",
    "12.34.567 em", "12 34 trẻ", "9999999999999999 trẻ",
    "48/49 trẻ", "40-50 trẻ", "40+ em", "15/11/2024", "15.11.2024", "2024-11-15",
    "31/02/2024", "15/11/2024 14:30", "ngày 5 tháng 11 năm 2024", "5 trẻ, 3 nữ", "5 trẻ nữa", "48, trẻ", "97,5*",
    "3 nữ, 9 nam", "48 sửa 49", "12 trẻ (3 nữ)", "12 trẻ (3 nữ", "1O5", "81O", "10l", "1E+03", "48ca", "48 e", "48e",
    "\u200e48", "48\u00ad", "4\u00ad8", "\u0111ang cập nhật", "\u00f0ang cập nhật", "\u043ahông",
    "7O1", "12l", "1.2OO trẻ", "12Bé", "12 l", "5S 3",
)  # fmt: skip
ANSWERS = (
    "có",
    "Có",
    "CO\u0301",
    "yes",
    "đúng",
    "1",
    "không",
    "KHÔNG",
    "no",
    "0",
    "2",
    "co khong",
    "chưa rõ",
    "x",
    "true",
    "\u0421ó",
    "\u041ahông",
    "có\u200e",
)
DAYS = (
    "15/11/2026",
    "5/1/2026",
    "05.01.2026",
    "31/02/2026",
    "2026-11-15",
    "ngày 5 tháng 1 năm 2026",
    "15/11/26",
    "15/11/2026 14:30",
    "2026-11-15T00:00:00Z",
    "x",
    "",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page of the frozen law."""
    with page_open(tmp_path_factory.mktemp("trang"), frozen.law()) as opened:
        yield opened


@pytest.mark.parametrize(("name", "texts"), [(COUNT, NUMBERS), (ANSWER, ANSWERS)])
def test_each_text_has_the_fate_that_a_cell_has(browser: Browser, name: str, texts: tuple[str, ...]) -> None:
    """A value, "not applicable", nothing, or a refusal of the same code; never something guessed."""
    datum = evidence_by_id(frozen.law().book.standard, name)
    script = f"{json.dumps(texts)}.map((text) => readDatum(SHEET.data[{json.dumps(name)}], text))"
    told = browser.value(script)
    for text, own in zip(texts, told, strict=True):
        if is_empty(text):
            assert own is None, text
            continue
        read = read_value(datum, text)
        if isinstance(read, Refusal):
            assert own.get("code") == read.code, (text, own, read.code)
            assert own["values"].get("number") == read.values.get("number"), (text, own, read)
        else:
            assert (own.get("value"), own.get("state", "given")) == (read.value, read.state), (text, own)


def test_days_are_read_alike(browser: Browser) -> None:
    """Day, month and four digits of the year, and one that exists."""
    told = browser.value(f"{json.dumps(DAYS)}.map(readDay)")
    want = [read.isoformat() if isinstance(read := read_day(text), date) else None for text in DAYS]
    assert told == want


def test_a_refusal_is_said_in_whole_sentences(browser: Browser) -> None:
    """Every message of the page with its values: no hole, no code, no cell."""
    told = browser.value(
        f"{json.dumps(NUMBERS)}.map((t) => readDatum(SHEET.data.{COUNT}, t)).filter((r) => r && r.code).map(message)"
    )
    assert len(told) > 40
    for one in told:
        said = f"{one['what']} {one['remedy']}"
        assert "{" not in said and "undefined" not in said and "EVI-" not in said, said
        assert "ô E" not in said
