"""What a table says of its figures beside them: which units are no counts, and which words are no units."""

from __future__ import annotations

import pytest

from engine.evidence.tables.captions import is_scaled, unit_noted

SHARES = ("%", "(%)", "‰", "phần trăm", "Tỷ lệ %", "tỷ lệ", "percent", "% trẻ", "％")
THOUSANDS = (
    "nghìn trẻ",
    "Ngàn người",
    "trăm em",
    "1.000 trẻ",
    "1000 người",
    "/1.000 trẻ",
    "trên 1.000 trẻ em",
    "thousand",
)
COUNTS = (
    "trẻ", "người", "vụ", "thôn, tổ", "có/không", "yes/no", "children", "trạm", "trẻ, %", "người; %", "triệu đồng",
    "1.000 đồng", "nghìn đồng", "lượt", "", "1000", "2024",
)  # fmt: skip
NOTES = {
    "Đơn vị tính: %": "%",
    "(ĐVT: 1.000 trẻ)": "1.000 trẻ",
    "Biểu 3 – Đơn vị: nghìn người": "nghìn người",
    "Don vi tinh: %": "%",
    "Unit: %": "%",
    "Đơn vị tính: trẻ": "",
    "Đơn vị tính: trẻ, %": "",
    "Đơn vị: UBND huyện Mẫu": "",
    "Đơn vị tính: triệu đồng": "",
    "Ghi số liền, không ghi tỷ lệ % hay đơn vị.": "",
    "BIỂU TỔNG HỢP NĂM 2024": "",
}


@pytest.mark.parametrize("unit", [*SHARES, *THOUSANDS])
def test_a_share_or_a_thousand_is_no_unit_of_a_count(unit: str) -> None:
    """However it is written."""
    assert is_scaled(unit)


@pytest.mark.parametrize("unit", COUNTS)
def test_what_is_counted_one_by_one_is_left_alone(unit: str) -> None:
    """So is money, and a line that names two units, which says nothing of a single column."""
    assert not is_scaled(unit)


@pytest.mark.parametrize("line", NOTES)
def test_a_line_above_a_table_tells_the_unit_of_all_its_figures(line: str) -> None:
    """Only where it is no count."""
    assert unit_noted(line) == NOTES[line]


def test_however_many_blanks_stand_between_a_unit_is_found_or_there_is_none() -> None:
    """As many as a cell may hold, with a colon among them."""
    assert unit_noted("ĐVT" + " " * 32_000) == ""
    assert unit_noted("ĐVT" + " " * 16_000 + ":" + " " * 16_000 + "%") == "%"
