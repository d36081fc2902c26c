"""A new sheet as another reader finds it: how cells look, what is locked, hidden, checked, and how it is packed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from engine.files.kit.cell_checks import Check
from engine.files.kit.cut_texts import cut, length_of
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import FACE, LOOKS, RULE, Column, Entry, height_of
from engine.files.kit.typed_sheets import Head
from engine.files.kit.zips import without_clock, zip_of, zip_of_parts
from engine.reading.loading.pictures import as_png


def opened(path: Path, fill: Callable[[NewSheet], object]) -> Workbook:
    """A workbook of one sheet, filled, saved and opened again by another hand."""
    workbook = NewWorkbook("Sổ thử")
    fill(workbook.sheet("Trang"))
    workbook.save(path)
    return load_workbook(path)


def test_a_cell_looks_as_its_look_says(tmp_path: Path) -> None:
    """Face, size, weight, ink, fill, place, rules, format and lock of every look there is."""

    def fill(sheet: NewSheet) -> None:
        """A cell of each."""
        for at, name in enumerate(LOOKS, 1):
            sheet.put(at, 1, "chữ", name)

    book = opened(tmp_path / "t.xlsx", fill)
    for at, (name, look) in enumerate(LOOKS.items(), 1):
        cell = book["Trang"].cell(at, 1)
        font, place, rules = cell.font, cell.alignment, cell.border
        assert (font.name, font.sz, font.b, font.i, font.color.rgb) == (
            FACE, look.size, look.bold, look.italic, f"FF{look.ink}"), name  # fmt: skip
        assert cell.fill.fgColor.rgb == (f"FF{look.fill}" if look.fill else "00000000"), name
        assert (cell.fill.patternType == "solid") is bool(look.fill), name
        vertical = {"vcenter": "center", "top": "top"}[look.vertical]
        assert (place.horizontal or "left", place.vertical, bool(place.wrap_text), place.indent) == (
            look.align, vertical, look.wrap, look.indent), name  # fmt: skip
        sides = [side.style for side in (rules.left, rules.right, rules.top, rules.bottom)]
        wanted = {"box": [True] * 4, "lines": [False, False, True, True], "none": [False] * 4}[look.rules]
        assert sides == ["thin" if drawn else None for drawn in wanted], name
        assert look.rules == "none" or rules.top.color.rgb == f"FF{RULE}", name
        assert (cell.number_format, cell.protection.locked) == (look.number, look.locked), name


def test_columns_are_measured_by_the_digits_of_the_house_s_face(tmp_path: Path) -> None:
    """Excel's Normal is Times New Roman of 11 points, and no theme puts another face in its place."""
    book = opened(tmp_path / "t.xlsx", lambda s: s.put(1, 1, "chữ"))
    font = book._named_styles["Normal"].font  # type: ignore[attr-defined]
    assert (font.name, font.sz, font.family, font.scheme, font.b) == (FACE, 11, 1, None, False)


def test_a_page_says_first_what_it_is_then_what_must_not_be_missed(tmp_path: Path) -> None:
    """Its title, what stands under it, each warning on a line of its own; without a subtitle no line is left free."""
    warned = [("một", True), ("hai", True)]
    for under, lines in (("dưới", [("dưới", False)]), ("", [])):
        book = opened(tmp_path / "t.xlsx", lambda s: s.put_heading("Đầu đề", under=under, warnings=["một", "hai"]))  # noqa: B023
        told = [(row[0].value, row[0].font.b) for row in book["Trang"].iter_rows()]
        assert told == [("Đầu đề", True), *lines, *warned]


def test_pairs_are_read_back_row_by_row(tmp_path: Path) -> None:
    """Keys in the first column, values in the second, as text."""
    sheet = opened(tmp_path / "t.xlsx", lambda s: s.put_pairs({"xã": "02545", "đợt": "=1"}))["Trang"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["xã", "02545"], ["đợt", "=1"]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_a_line_across_columns_is_as_high_as_its_text_needs_there(tmp_path: Path) -> None:
    """Over so many columns together, and no further."""

    def fill(sheet: NewSheet) -> None:
        """The same text over two columns and over four."""
        sheet.set_widths([Column(name, 20) for name in "abcd"])
        sheet.put_line(1, "chữ " * 30, "note", columns=2)
        sheet.put_line(2, "chữ " * 30, "note", columns=4)

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:B1", "A2:D2"}
    wanted = [height_of("chữ " * 30, "note", width) for width in (40, 80)]
    assert [0 <= (sheet.row_dimensions[row].height or 0) - high < 0.75 for row, high in enumerate(wanted, 1)] == [
        True
    ] * 2
    assert wanted[0] > wanted[1]


@pytest.mark.parametrize(("wider", "filters"), [(False, False), (True, False), (False, True)])
def test_a_locked_sheet_lets_only_so_much_be_changed(tmp_path: Path, wider: bool, filters: bool) -> None:
    """Nothing but what is asked for: rows and columns resized, or rows filtered; pictures and scenarios stay locked."""
    told = opened(tmp_path / "t.xlsx", lambda s: s.lock(wider=wider, filters=filters))["Trang"].protection
    # Excel writes what is not allowed.
    assert (told.formatColumns, told.formatRows, told.autoFilter) == (not wider, not wider, not filters)
    assert (told.sheet, told.objects, told.scenarios, told.insertRows, told.sort) == (True, False, False, True, True)


def test_what_is_hidden_takes_no_place_on_paper(tmp_path: Path) -> None:
    """A hidden column and row are out of sight, and those beside them are not."""

    def fill(sheet: NewSheet) -> None:
        """Two of each, of which the second is hidden."""
        sheet.set_width(1, 20)
        sheet.set_width(2, 30, hidden=True)
        sheet.set_height(1, 30)
        sheet.set_height(2, 30, hidden=True)
        assert (sheet._extent.widths, sheet.height_between(1, 3), sheet.height_between(3, 5)) == ({1: 20, 2: 0}, 60, 30)

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    assert [sheet.column_dimensions[name].hidden for name in "AB"] == [False, True]
    assert [sheet.row_dimensions[row].hidden for row in (1, 2)] == [False, True]
    assert sheet.column_dimensions["A"].width == 20


def test_what_may_be_typed_is_told_when_a_cell_is_chosen(tmp_path: Path) -> None:
    """A number between its limits, a day, a word of a list, a formula; it stops whoever types otherwise, or warns."""
    checks = [
        Check((0, 9), "integer", "Sai", "từ 0 đến 9", "Số", "số trẻ"),
        Check((date(2000, 1, 1), date(2024, 11, 15)), "date", only_warns=True),
        Check(("Có", "Không"), "list"),
        Check("=A1>0", "custom"),
    ]
    areas = [Area(1, 1, 2, 1), Area(4, 2, 5, 3)]

    def fill(sheet: NewSheet) -> None:
        """All of them over the same cells."""
        for check in checks:
            sheet.check(areas, check)

    book = opened(tmp_path / "t.xlsx", fill)
    first, day, word, formula = book["Trang"].data_validations.dataValidation
    assert (first.operator or "between", first.formula1, first.formula2, str(first.sqref)) == (
        "between", "0", "9", "A1:A2 B4:C5")  # fmt: skip
    assert (first.errorTitle, first.error, first.promptTitle, first.prompt) == ("Sai", "từ 0 đến 9", "Số", "số trẻ")
    assert [check.errorStyle or "stop" for check in (first, day, word, formula)] == ["stop", "warning", "stop", "stop"]
    assert (day.formula1, day.formula2, day.prompt) == ("36526", "45611", None)
    assert (word.formula1, formula.formula1) == ('"Có,Không"', "A1>0")


def test_marks_on_cells_are_on_the_cells_that_are_named(tmp_path: Path) -> None:
    """Colours where a formula or a word says so, numbers left as text, pages ended, a tab's colour, a note's size."""

    def fill(sheet: NewSheet) -> None:
        """One of each."""
        sheet.colour_where(Area(2, 1, 3, 2), "$A$2>1", "F6C9C4")
        sheet.colour_equal(Area(4, 1, 5, 1), "Có", "FFF2CC")
        sheet.leave_as_typed([Area(1, 1, 2, 3), Area(9, 9, 9, 9)])
        sheet.break_after([3, 7])
        sheet.colour_tab("2F6DB5")
        sheet.note(2, 3, "ghi chú", pixels=(200, 60))
        sheet.put(1, 1, 3)
        sheet.put_formula(1, 2, "=A1+1", "number", result=4)

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    rules = {str(where.sqref): rule for where in sheet.conditional_formatting for rule in where.rules}
    assert {at: (rule.formula, rule.dxf.fill.bgColor.rgb) for at, rule in rules.items()} == {
        "A2:B3": (["$A$2>1"], "FFF6C9C4"),
        "A4:A5": (['"Có"'], "FFFFF2CC"),
    }
    tab = sheet.sheet_properties.tabColor
    assert (tab and tab.rgb, [b.id for b in sheet.row_breaks.brk]) == ("FF2F6DB5", [3, 7])
    note = sheet["C2"].comment
    assert (note.text, note.author) == ("ghi chú", "phuhop")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
        assert b"width:150pt;height:45pt" in parts.read("xl/drawings/vmlDrawing1.vml")  # 200 and 60 pixels
    assert '<ignoredError sqref="A1:C2 I9:I9" numberStoredAsText="1"/>' in xml
    assert '<ignoredError sqref="A1:C2 I9:I9" twoDigitTextYear="1"/>' in xml
    values = load_workbook(tmp_path / "t.xlsx", data_only=True)["Trang"]
    assert (sheet["B1"].value, values["B1"].value) == ("=A1+1", 4)


@pytest.mark.parametrize(
    ("pixels", "most", "shown"),
    [((40, 90), (300, 300), (40, 90)), ((400, 100), (150, 300), (200, 50)), ((100, 400), (300, 150), (50, 200))],
)
def test_a_picture_is_as_large_as_its_pixels_but_for_the_most(
    tmp_path: Path, pixels: tuple[int, int], most: tuple[int, int], shown: tuple[int, int]
) -> None:
    """Made smaller and never larger or wider than it was; its row is as high as it, and 3 pixels above and below."""
    wide, high = pixels
    picture = as_png(np.full((high, wide), 255, dtype=np.uint8))

    def fill(sheet: NewSheet) -> None:
        """The picture in a column that is wide enough."""
        sheet.set_width(1, 60)
        sheet.put_picture(2, 1, picture, told="Dấu", most=most)

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    offsets = [round(int(found) / 9525) for found in re.findall(r"<xdr:(?:col|row)Off>(\d+)", drawing)]
    assert offsets == [3, 3, 3 + shown[0], 3 + shown[1]]
    assert abs((sheet.row_dimensions[2].height or 0) - (shown[1] * 0.75 + 6)) < 0.76


def test_the_heads_of_a_sheet_to_be_filled_in_stay_in_sight_and_come_on_each_page(tmp_path: Path) -> None:
    """Title, what is told, the row of heads; its file and its pages in the foot."""
    head = Head("dot.xlsx", 4, 40.5)

    def fill(sheet: NewSheet) -> None:
        """A sheet of two columns."""
        head.begin(sheet, "Danh sách", "một dòng một xã", (10, 20))
        head.put(sheet, ("Mã", "Tên"))

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    assert (sheet["A1"].value, sheet["A2"].value, [cell.value for cell in sheet[4]]) == (
        "Danh sách", "một dòng một xã", ["Mã", "Tên"])  # fmt: skip
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.row_dimensions[4].height) == ("A5", "$4:$4", 40.5)
    assert [sheet.column_dimensions[name].width for name in "AB"] == [10, 20]
    foot = sheet.oddFooter
    assert foot
    assert (foot.left.text, foot.right.text) == ("dot.xlsx", "&P/&N")


def test_a_table_without_rows_has_its_heads_and_a_table_may_keep_nothing_in_sight(tmp_path: Path) -> None:
    """The filter lies on its heads alone; the row below it is the next one that is free."""
    columns = [Column("Tên", 20), Column("Số", 9, "number")]
    below: list[int] = []
    empty = opened(tmp_path / "e.xlsx", lambda s: below.append(s.put_table(3, columns, [])))["Trang"]
    free = opened(tmp_path / "f.xlsx", lambda s: below.append(s.put_table(3, columns, [("A", 1)], still=None)))["Trang"]
    two = opened(tmp_path / "g.xlsx", lambda s: below.append(s.put_table(1, columns, [("A", 1)], still=2)))["Trang"]
    assert below == [4, 5, 3]
    assert [sheet.auto_filter.ref for sheet in (empty, free, two)] == ["A3:B3", "A3:B4", "A1:B2"]
    assert [sheet.freeze_panes for sheet in (empty, free, two)] == ["B4", None, "C2"]


def test_a_row_is_as_high_as_its_highest_cell(tmp_path: Path) -> None:
    """Or as the least that is asked for; an entry has a look of its own."""

    def fill(sheet: NewSheet) -> None:
        """Three rows in columns of one width."""
        columns = [Column("a", 20), Column("b", 20)]
        sheet.set_widths(columns)
        sheet.put_row(1, columns, ["ngắn", "chữ " * 30])
        sheet.put_row(2, columns, ["ngắn", Entry("chữ " * 30, "page title")])
        sheet.put_row(3, columns, ["ngắn", 3], least=50)

    sheet = opened(tmp_path / "t.xlsx", fill)["Trang"]
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3)]
    assert heights[0] > 60
    assert heights[1] < 30
    assert 50 <= heights[2] < 51
    assert sheet["B2"].font.b


def test_texts_are_cut_where_they_are_too_long_and_say_so() -> None:
    """As Excel counts, where a child's face is two; a whole text is left as it is, and no sign is halved."""
    assert (cut("abc", 3), cut("abcd", 3), cut("ab d", 4), cut("ab de", 4)) == ("abc", "ab…", "ab d", "ab…")
    assert (length_of("ấb"), length_of("🧒"), cut("🧒🧒", 4), cut("🧒🧒", 3), cut("a🧒", 2)) == (
        2,
        2,
        "🧒🧒",
        "🧒…",
        "a…",
    )
    assert cut("a\x00b", 3) == "a b"


def test_a_zip_has_one_day_and_its_parts_in_order() -> None:
    """Of files by their names, of parts as they are given; each packed, and each may be changed by its name."""
    long = b"x" * 1_000
    for content, names in (
        (zip_of({"b": long, "a": b""}), ["a", "b"]),
        (zip_of_parts([("b", long), ("a", b"")]), ["b", "a"]),
    ):
        with zipfile.ZipFile(BytesIO(content)) as made:
            infos = made.infolist()
            assert [info.filename for info in infos] == names
            assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
            assert made.read("b") == long
        assert len(content) < 500
    again = without_clock(zip_of({"a": b"1", "b": b"2"}), lambda name, held: held * 2 if name == "b" else held)
    with zipfile.ZipFile(BytesIO(again)) as made:
        assert [made.read(name) for name in ("a", "b")] == [b"1", b"22"]
    assert without_clock(again) == again
