"""A comparison on the console: whom it flips by what alone, what it leaves out, and what is next unless quiet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from engine.comparing.causes import Cause
from engine.comparing.differences import compare
from engine.comparing.impact import Impact, Side, impact_of
from engine.comparing.partial import load_partial
from engine.language import speak
from engine.law.model import Unit
from engine.reporting.compare_markdown import comparison_text
from engine.reporting.console.compare_console import MOST_FLIPS, impact_lines, show_comparison, show_draft
from engine.reporting.words.compare_words import Comparison, cause_sentence, level_moves, unmoved_words
from engine.service.compare import write_comparison
from tests.comparing.law_edits import FULL, round_of, side_of, unit_of
from tests.comparing.test_comparing import CONDITION, LEVELS
from tests.comparing.test_difference_words import with_
from tests.comparing.test_impact import BAR, raw_side
from tests.comparing.test_partial import OF_2010
from tests.reporting.screens import lines_shown

SAY = speak("vi")
OF_MOUNTAINS = ("standard.yaml", "threshold: 160", "threshold: 195")
LESS = FULL | {"tre_duoi_1_tiem_du": 48}  # 185 of 200 points
PLAIN = "Ngưỡng của nhóm “Xã, phường, thị trấn khác”: 170 → 190 điểm"
MOUNTAIN = "Ngưỡng của nhóm “Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn”: 160 → 195 điểm"


def compared(old: Side, new: Side, *units: Unit) -> Comparison:
    """Two laws and what the new one does to communes of 185 points."""
    made, evidence = round_of(dict.fromkeys(units, LESS))
    found = compare(old.standard, new.standard)
    return Comparison(old.standard, new.standard, found, impact_of(old, new, made, evidence), made)


@cache
def higher(plain: int, mountain: int) -> Comparison:
    """Two higher thresholds, and so many communes that each of them flips."""
    units = (*(unit_of(at) for at in range(plain)), *(unit_of(900 + at, mountain=True) for at in range(mountain)))
    return compared(side_of(), raw_side(BAR, OF_MOUNTAINS), *units)


def flipped(told: Comparison) -> Impact:
    """What it does; there is something."""
    assert told.impact
    return told.impact


def test_of_very_many_flips_the_first_are_named_and_the_rest_counted() -> None:
    """The cause of most comes first; one whose communes would all lie beyond is in the workbook with them."""
    lines = lines_shown(lambda screen: show_comparison(screen, higher(MOST_FLIPS + 1, 2)))
    assert f"  {MOST_FLIPS + 1} xã, do riêng: {PLAIN}" in lines
    assert not [line for line in lines if line.endswith(f"do riêng: {MOUNTAIN}")]
    assert len([line for line in lines if "; ngưỡng 170 → 190)" in line]) == MOST_FLIPS
    assert "  … và 3 xã nữa: xem tệp Excel (thêm --out THƯ_MỤC)." in lines


def test_a_few_flips_are_all_named_under_what_alone_brings_them() -> None:
    """Each cause with its communes, and nothing is left to the workbook."""
    lines = lines_shown(lambda screen: show_comparison(screen, higher(2, 1)))
    at = lines.index(f"  2 xã, do riêng: {PLAIN}")
    flip = ": đạt chuẩn → không đạt chuẩn (185 → 185; ngưỡng "
    shown = [line.lower() for line in lines[at + 1 : at + 6]]
    assert shown == [
        f"    xã mô phỏng 0{flip}170 → 190)", f"    xã mô phỏng 1{flip}170 → 190)", "",
        f"  1 xã, do riêng: {MOUNTAIN.lower()}", f"    xã mô phỏng 900{flip}160 → 195)",
    ]  # fmt: skip
    assert not [line for line in lines if "xã nữa" in line]


def test_thresholds_that_move_nobody_are_not_headed() -> None:
    """Without a move that flips a commune there is no word of moves, on the screen and on the page."""
    told = higher(2, 1)
    none = replace(told, impact=replace(flipped(told), sensitivities=()))
    moved = lines_shown(lambda screen: show_comparison(screen, told))
    still = lines_shown(lambda screen: show_comparison(screen, none))
    head = "ĐỘ NHẠY của bộ mới: chỉ dời MỘT ngưỡng, giữ nguyên mọi thứ khác"
    assert [head in lines for lines in (moved, still)] == [True, False]
    assert ["Độ nhạy" in comparison_text(one, SAY) for one in (told, none)] == [True, False]


def test_quiet_leaves_out_how_to_read_the_moves() -> None:
    """The moves themselves stand."""
    advice = "  Mỗi ngưỡng chỉ nêu bước dời làm đổi nhiều xã nhất; các bước khác làm đổi kết luận có ở tệp Excel."
    loud, quiet = (
        lines_shown(lambda screen: show_comparison(screen, higher(2, 1)), quiet=still) for still in (False, True)
    )
    assert loud == [*quiet, advice]


def test_what_no_move_tries_is_named_on_the_screen_and_on_the_page() -> None:
    """Conditions and levels stand still while thresholds are moved; of a standard seen in part nothing is said."""
    new = raw_side(BAR, with_(CONDITION + LEVELS))
    told = compared(side_of(), new, unit_of(1))
    said = "Không thử dời ngưỡng của: điều kiện công nhận, mức công nhận cao hơn."
    assert f"  {said}" in lines_shown(lambda screen: show_comparison(screen, told))
    assert f"\n{said}\n" in comparison_text(told, SAY)
    assert unmoved_words(replace(told, new=load_partial(OF_2010)), SAY) == ""


def test_communes_whose_forms_have_errors_are_counted_as_left_out() -> None:
    """They are in neither standard's counts."""
    told = higher(2, 1)
    aside = replace(flipped(told), aside=(unit_of(7), unit_of(8)))
    assert "2 xã có lỗi trong phiếu nên để ngoài." in list(impact_lines(told, aside, SAY))
    assert not [line for line in impact_lines(told, flipped(told), SAY) if "để ngoài" in line]


def test_a_level_lost_or_won_is_told_by_its_change_alone() -> None:
    """Communes of one move stand together, named; both ways round."""
    old, new = raw_side(with_(LEVELS, "threshold: 190", "threshold: 185")), raw_side(with_(LEVELS))
    bars = "“Phường của thành phố trực thuộc trung ương” {n} điểm; “Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn” "
    bars += "{n} điểm; “Xã, phường, thị trấn khác” {n} điểm"
    low, high = (f"Tiêu biểu ({bars.format(n=n)})" for n in (185, 190))
    for one, other, moved, cause in (
        (old, new, "Tiêu biểu → không có mức", f"{low} → {high}"),
        (new, old, "không có mức → Tiêu biểu", f"{high} → {low}"),
    ):
        told = compared(one, other, unit_of(1), unit_of(2))
        assert list(level_moves(told, flipped(told), SAY)) == [
            f"2 xã đổi mức ({moved}) chỉ riêng vì: Mức công nhận: {cause} (Xã mô phỏng 1, Xã mô phỏng 2)"
        ]


def test_causes_beyond_those_named_are_counted() -> None:
    """And of one that was only shortened it is said that it may not be the least."""
    told, only = higher(2, 1), (frozenset({"threshold/plain"}),)
    assert cause_sentence(told, Cause(only, smallest=True, more=2), SAY) == f"{PLAIN} (và 2 cách khác)"
    assert cause_sentence(told, Cause(only, smallest=False), SAY) == f"{PLAIN} (đã rút gọn, chưa chắc là ít nhất)"


def test_a_draft_says_whether_it_is_whole_or_amends_and_what_is_next_unless_quiet() -> None:
    """One line when quiet."""
    folder = Path("/luat/qd-27")
    whole = lines_shown(lambda screen: show_draft(screen, folder))
    assert whole == [
        "Đã chép thành BẢN NHÁP: /luat/qd-27", "Sửa các tệp trong đó, rồi: phuhop check qd-27",
        "Xem khác gì và xã nào đổi kết luận: phuhop compare BỘ_CŨ qd-27 --round ĐỢT --out THƯ_MỤC",
        "Bản nháp chấm thử được; giấy tờ chính thức chỉ làm được khi status là in_force.",
    ]  # fmt: skip
    amended = lines_shown(lambda screen: show_draft(screen, folder, "qd-06-2019"), quiet=True)
    assert amended == ["Đã lập BẢN NHÁP sửa đổi qd-06-2019: /luat/qd-27"]


def test_the_workbook_has_a_column_of_levels_where_a_commune_reaches_one(tmp_path: Path) -> None:
    """Without a level there is no empty column; without a move that flips anybody no chart of them."""
    levels = raw_side(with_(LEVELS, "threshold: 190", "threshold: 185")), raw_side(with_(LEVELS))
    for name, told, there in (("muc", compared(*levels, unit_of(1)), True), ("khong", higher(2, 1), False)):
        still = replace(told, impact=replace(flipped(told), sensitivities=()))
        book = load_workbook(write_comparison(tmp_path / name, still, SAY)[0])
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        assert ("Mức công nhận, cũ → mới" in cells) == there
        assert ("Tiêu biểu → không có mức" in cells) == there
        assert not any("Số xã đổi kết luận khi dời một ngưỡng" in text for text in cells)
