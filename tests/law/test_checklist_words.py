"""What the checking sheet asks of each number that is none of a band: conditions, levels, periods, whom it is for."""

from __future__ import annotations

import pytest

from engine.language import speak
from engine.law.loading import Lawbook
from engine.reporting.words.checklist_lines import groups_of
from tests.comparing.law_edits import edited
from tests.comparing.test_comparing import ASKS, CONDITION, LEVELS, PERIODS
from tests.whom.whom_round import whom_law

SAY = speak("vi")
KEPT = "kept: {level: tieu-bieu-0, rounds: 2, mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}}"
FIRST = "title: Đạt chuẩn, title_en: Met}\n"
LEVELS_KEPT = LEVELS.replace(FIRST, f"{FIRST}  - {{id: giu, title: Giữ vững, title_en: Kept, {KEPT}}}\n")
WARD, LAND = "Phường của thành phố trực thuộc trung ương", "Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn"
YEAR = "Kỳ “Năm”: từ 01/11 năm trước đến 31/10 năm của đợt"


def rows(book: Lawbook) -> list[tuple[str, str, str, str]]:
    """Every line: its heading, what it says, what is asked, the number as it is."""
    return [(group.title, line.text, line.asked, line.value) for group in groups_of(book, SAY) for line in group.lines]


def added(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """The lines that an edit of the small standard adds."""
    plain = rows(edited())
    return [row for row in rows(edited(("standard.yaml", old, new))) if row not in plain]


@pytest.mark.parametrize(("old", "new", "told"), [
    (ASKS, CONDITION + ASKS, [
        ("ĐIỀU KIỆN CÔNG NHẬN", "Điều kiện “Mỗi tiêu chí được một nửa”: mỗi tiêu chí ít nhất 50 % điểm tối đa",
         "từ bao nhiêu phần trăm (≥)", "50"),
    ]),
    (ASKS, LEVELS + ASKS, [
        ("ĐIỀU KIỆN CÔNG NHẬN", f"Mức Tiêu biểu: {name}", "ngưỡng mấy điểm", "190")
        for name in (WARD, LAND, "Xã, phường, thị trấn khác")
    ]),
    (ASKS, PERIODS + ASKS, [("CHU KỲ ĐÁNH GIÁ", YEAR, "văn bản có viết như vậy?", "–")] * 2),
    ("from: 2019-01-03\nmaximum", "from: 2019-01-03\nuntil: 2030-12-31\nmaximum",
     [("VĂN BẢN VÀ TỔNG ĐIỂM", "Ngày hết hiệu lực", "đến hết ngày nào", "31/12/2030")]),
    ("  points: 200\n", "  points: 200\n  step: 0.5\n",
     [("VĂN BẢN VÀ TỔNG ĐIỂM", "Bước điểm: phần nhỏ nhất của một điểm, mọi số điểm chia hết cho nó",
       "tính lẻ đến mấy phần của điểm", "0,5")]),
], ids=["condition", "level", "period", "until", "step"])  # fmt: skip
def test_what_a_standard_asks_besides_bands_is_a_line_of_its_own(
    old: str, new: str, told: list[tuple[str, str, str, str]]
) -> None:
    """In words that can be held against the text, under the heading where the text has it."""
    assert added(old, new) == told


def test_a_level_that_asks_for_earlier_rounds_is_told_by_how_many() -> None:
    """Those of the round itself among them."""
    assert added(ASKS, LEVELS_KEPT + ASKS)[0] == (
        "ĐIỀU KIỆN CÔNG NHẬN", "Mức Giữ vững: giữ mức “Đạt chuẩn” 2 đợt liền, kể cả đợt này",
        "mấy đợt liền, tính cả đợt này", "2",
    )  # fmt: skip


def test_whom_something_is_for_is_a_line_to_be_read_too() -> None:
    """A case, an item, a class by its clauses, a threshold by its day, an authority."""
    told = {(text, value) for _, text, _, value in rows(whom_law().book)}
    assert {
        ("Trường hợp “Từ năm 2028” – gồm: từ 01/01/2028", "–"),
        ("Chỉ áp dụng cho: Dân số từ 8.000", "–"),
        ("Phường, hoặc xã ít nông nghiệp – gồm: xã; Tỷ trọng nông nghiệp dưới 10 %", "–"),
        ("Xã bãi ngang, xã Tây Nguyên – ngưỡng từ 01/01/2028", "140"),
        ("Chủ tịch UBND thành phố – cho: mã tỉnh 01, 79", "–"),
    } <= told
