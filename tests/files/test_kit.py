"""The kit of new workbooks: text stays text, the same calls give the same bytes, nothing is easier to damage."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from xlsxwriter.exceptions import InvalidWorksheetName

from engine.files.kit.bar_charts import Bars, Chart
from engine.files.kit.cell_checks import LONGEST_HINT, LONGEST_HINT_TITLE, Check
from engine.files.kit.heights import lines_of
from engine.files.kit.printing import LONGEST_HEADER, Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import LOOKS, Column, Entry, Value, height_of
from engine.files.workbook import open_book
from engine.files.writing import UNPRINTABLE
from engine.reading.loading.pictures import as_png

ON = date(2024, 11, 15)
ANY_PATH = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def made(path: Path, fill: Callable[[NewSheet], object], *, fixed: bool = False) -> Workbook:
    """A workbook of one sheet, filled, saved and opened again by another hand."""
    workbook = NewWorkbook("Sổ thử", on=ON, fixed=fixed)
    fill(workbook.sheet("Trang"))
    workbook.save(path)
    return load_workbook(path)


@ANY_PATH
@given(st.text(st.characters(codec=None), max_size=60))
@example("=HYPERLINK(1)")
@example("@SUM(1)")
@example("<r><t>x</t></r>")
@example("<r>&</r>")
@example("_x0041_ \ud800 \x0b")
@example("http://example.org")
@example("00012")
@example("\uf900 e\u0302")
def test_any_text_is_read_back_as_the_text_it_was(tmp_path: Path, text: str) -> None:
    """No text becomes a formula, a number, a link or markup; none breaks the file; what no cell can hold is a blank.

    Letters are composed where they are read, whatever they were written as.
    """
    path = tmp_path / "t.xlsx"
    made(path, lambda sheet: sheet.put(3, 2, text))
    cell = open_book(path, "t.xlsx").sheets["Trang"].cells.get((3, 2))
    wanted = unicodedata.normalize("NFC", UNPRINTABLE.sub(" ", text))
    if not text:
        assert cell is None
    else:
        assert cell is not None
        assert (str(cell.raw).replace("\r", "\n").rstrip(" "), cell.formula) == (
            wanted.replace("\r", "\n").rstrip(" "),
            False,
        )


def put_all(values: Sequence[Value]) -> Callable[[NewSheet], None]:
    """What puts values side by side into the first row."""

    def fill(sheet: NewSheet) -> None:
        for at, value in enumerate(values, 1):
            sheet.put(1, at, value)

    return fill


def test_text_that_looks_like_a_formula_says_so_to_excel(tmp_path: Path) -> None:
    """The quote keeps it text when somebody types in the cell again; other texts have none."""
    sheet = made(tmp_path / "t.xlsx", put_all(["=1+1", "a=1", "-"]))["Trang"]
    assert [bool(cell.quotePrefix) for cell in sheet[1]] == [True, False, True]


def test_numbers_days_and_nothing_are_what_they_are(tmp_path: Path) -> None:
    """Each value in its own kind; an empty cell keeps its frame and counts as empty."""
    sheet = made(tmp_path / "t.xlsx", put_all([850, 0.5, Entry(ON, "day"), None, "", Entry(3, "total")]))["Trang"]
    assert [cell.value for cell in sheet[1]] == [850, 0.5, datetime(2024, 11, 15), None, None, 3]
    assert sheet.cell(1, 4).border.left.style == "thin"
    assert sheet.cell(1, 6).font.b


def everything(sheet: NewSheet) -> None:
    """A bit of all that the kit can put on a sheet."""
    columns = [Column("Tên", 20), Column("Số", 9, "number")]
    sheet.put_heading("Đầu đề", under="dưới", warnings=["nhắc"])
    below = sheet.put_table(5, columns, [("Xã Ân", 3), ("Xã Bình Yên", 5)])
    sheet.note(5, 1, "ghi chú", pixels=(200, 60))
    sheet.check([Area(6, 2, 7, 2)], Check((0, 9), "integer", "Sai", "từ 0 đến 9"))
    sheet.colour_where(Area(6, 2, 7, 2), "$B$6>$B$7", "F6C9C4")
    sheet.hang(Chart("Biểu đồ", "column", (5, below - 1), 1, [Bars(2, "2F6DB5")]), Area(9, 1, 20, 2))


def test_the_same_calls_give_the_same_bytes_on_every_system(tmp_path: Path) -> None:
    """No hour, no name of a machine or system is in the file; its day is the one it was given."""
    for name in ("a.xlsx", "b.xlsx"):
        workbook = made(tmp_path / name, everything)
        assert workbook.properties.created.date() == ON
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        assert {(part.date_time, part.create_system) for part in file.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_fixed_workbook_keeps_its_sheets(tmp_path: Path) -> None:
    """Its structure is locked without a password; other workbooks are free."""
    fixed = made(tmp_path / "f.xlsx", everything, fixed=True)
    assert fixed.security is not None
    assert (fixed.security.lockStructure, fixed.security.workbookPassword) == (True, None)
    free = made(tmp_path / "g.xlsx", everything)
    assert not (free.security and free.security.lockStructure)


def test_a_locked_sheet_opens_what_is_to_be_filled_in(tmp_path: Path) -> None:
    """No password; typed cells are free, the others are not; widths may be changed where that is asked for."""

    def fill(sheet: NewSheet) -> None:
        sheet.put(1, 1, None, "typed")
        sheet.put(1, 2, "Tên")
        sheet.lock(wider=True)

    sheet = made(tmp_path / "t.xlsx", fill)["Trang"]
    told = sheet.protection
    assert (told.sheet, told.password, told.formatColumns, told.formatCells) == (True, None, False, True)
    assert [sheet.cell(1, at).protection.locked for at in (1, 2)] == [False, True]
    assert sheet.cell(1, 1).number_format == "@"


@pytest.mark.parametrize(("deeply", "state"), [(False, "hidden"), (True, "veryHidden")])
def test_a_hidden_sheet_is_hidden(tmp_path: Path, deeply: bool, state: str) -> None:
    """Once in Excel's list of hidden sheets, once not even there."""
    workbook = NewWorkbook("Sổ thử", on=ON)
    workbook.sheet("Trang")
    workbook.sheet("_meta").hide(deeply=deeply)
    workbook.save(tmp_path / "t.xlsx")
    assert [sheet.sheet_state for sheet in load_workbook(tmp_path / "t.xlsx")] == ["visible", state]


def test_a_table_is_put_once_for_all_sheets(tmp_path: Path) -> None:
    """Headings, widths, filter over the whole table, heading and first column kept in sight."""
    sheet = made(tmp_path / "t.xlsx", everything)["Trang"]
    assert [cell.value for cell in sheet[5]] == ["Tên", "Số"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A5:B7", "B6")
    assert [sheet.column_dimensions[name].width for name in "AB"] == [20, 9]


@settings(deadline=None)
@given(st.text("abimWĐ đ—1.\n", max_size=80), st.floats(1, 80), st.sampled_from(sorted(LOOKS)))
def test_no_row_is_lower_than_its_text(text: str, width: float, look: str) -> None:
    """Short texts that are plainly one line have the height that counting every letter gives."""
    face = LOOKS[look]
    longer = lines_of(f"{text}\n{'W' * 200}", width, size=face.size, bold=face.bold)
    rest = lines_of("W" * 200, width, size=face.size, bold=face.bold)
    assert lines_of(text, width, size=face.size, bold=face.bold) == longer - rest
    assert height_of(text, look, width) >= face.size * 1.2


@pytest.mark.parametrize("points", [15, 17.2, 20, 22, 30.4, 48])
def test_a_row_is_never_lower_than_asked(tmp_path: Path, points: float) -> None:
    """Excel keeps whole pixels: at most three quarters of a point more."""
    sheet = made(tmp_path / "t.xlsx", lambda s: s.set_height(2, points))["Trang"]
    assert 0 <= (sheet.row_dimensions[2].height or 15) - points < 0.75


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
@example("a" * 300, "b" * 300, "c" * 300)
@example("", "&" * 300, "đ" * 20)
def test_a_head_or_foot_is_short_enough_for_excel(left: str, centre: str, right: str) -> None:
    """Whatever a round is called, Excel takes it; a sign & is a letter, and none is left alone at a cut."""
    told = printed(as_letters(left), as_letters(centre), as_letters(right))
    assert len(told.encode("utf-16-le")) // 2 <= LONGEST_HEADER
    texts = re.sub(r'&[LCR]&"Times New Roman,Regular"&10 ', "", told)
    assert "&" not in texts.replace("&&", "")


def test_no_part_of_a_head_or_foot_is_lost_for_another() -> None:
    """Each of three long texts keeps its share, and a short one all it says."""
    thirds = re.split(r'&[LCR]&"Times New Roman,Regular"&10 ', printed("a" * 300, "b" * 300, "c" * 300))[1:]
    assert [text[:40] for text in thirds] == ["a" * 40, "b" * 40, "c" * 40]
    assert printed("a" * 300, "b" * 300, "&P/&N").endswith('b…&R&"Times New Roman,Regular"&10 &P/&N')


def test_a_chart_covers_the_cells_it_hangs_over(tmp_path: Path) -> None:
    """From the first cell's corner to the last one's, whatever the widths."""
    sheet = made(tmp_path / "t.xlsx", everything)["Trang"]
    (chart,) = sheet._charts  # type: ignore[attr-defined]
    start, end = chart.anchor._from, chart.anchor.to
    assert (start.col, start.row, start.colOff, start.rowOff) == (0, 8, 0, 0)
    assert (end.col, end.row, end.colOff, end.rowOff) == (2, 20, 0, 0)
    assert [(series.val.numRef.f, (series.cat.strRef or series.cat.numRef).f) for series in chart.series] == [
        ("Trang!$B$6:$B$7", "Trang!$A$6:$A$7")
    ]


def test_a_picture_stands_in_the_cell_that_is_named(tmp_path: Path) -> None:
    """Wholly, for the row grows with it; whoever does not see it is told what it shows."""
    picture = as_png(np.full((90, 40), 255, dtype=np.uint8))

    def fill(sheet: NewSheet) -> None:
        """A picture under one line."""
        sheet.put(1, 1, "Ảnh")
        sheet.put_picture(4, 2, picture, told="Dấu của sổ", most=(60, 60))

    made(tmp_path / "t.xlsx", fill)
    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    places = re.findall(r"<xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing)
    assert places == [("1", "3"), ("1", "3")]
    assert 'descr="Dấu của sổ"' in drawing


@pytest.mark.parametrize(
    "look", ["title", "banner", "head", "item", "page title", "form title", "section", "sheet head"]
)
def test_what_heads_other_cells_is_bold(tmp_path: Path, look: str) -> None:
    """A title, a section's heading and a column's head stand out from the text below them."""
    sheet = made(tmp_path / "t.xlsx", lambda s: s.put_row(1, [Column("", 9)] * 2, [Entry("Mục", look), "chữ"]))["Trang"]
    assert [sheet.cell(1, column).font.b for column in (1, 2)] == [True, False]


def test_what_is_printed_and_where_one_begins_to_type_are_the_cells_named(tmp_path: Path) -> None:
    """Row and column as people count them, from 1; the last row of what is printed is in it."""

    def fill(sheet: NewSheet) -> None:
        """A few cells, of which the first two rows and columns are printed."""
        sheet.put_rows(1, [Column("a", 9), Column("b", 9), Column("c", 9)], [(1, 2, 3), (4, 5, 6)])
        sheet.set_page(Page(area=Area(1, 1, 2, 2)))
        sheet.select(3, 2)

    sheet = made(tmp_path / "t.xlsx", fill)["Trang"]
    assert sheet.print_area == "'Trang'!$A$1:$B$2"
    assert [(one.activeCell, one.sqref) for one in sheet.sheet_view.selection] == [("B3", "B3")]


@pytest.mark.parametrize(("bold", "least"), [(False, 136.4), (True, 143.0)])
def test_a_row_of_digits_wraps_where_it_is_wider_than_its_column(bold: bool, least: float) -> None:
    """20 digits are 10 times a size of 10 points, 133⅓ pixels, 140 where they are bold, and 3 pixels stay free."""
    assert [lines_of("0" * 20, width / 7, size=10, bold=bold) for width in (least, least - 0.2)] == [1, 2]


def test_hints_are_cut_where_excel_would_refuse_them(tmp_path: Path) -> None:
    """A long label or question still has its check, its end marked as cut."""
    long = Check((0, 9), "integer", "t" * 99, "e" * 999, "T" * 99, "p" * 200 + "🧒" * 200)
    (check,) = made(tmp_path / "t.xlsx", lambda s: s.check([Area(1, 1, 1, 1)], long))[
        "Trang"
    ].data_validations.dataValidation
    told = (check.errorTitle, check.promptTitle, check.error, check.prompt)
    assert [len(str(text).encode("utf-16-le")) // 2 for text in told] == [LONGEST_HINT_TITLE] * 2 + [LONGEST_HINT] * 2
    assert all(str(text).endswith("…") for text in told)


def test_what_excel_cannot_hold_is_never_left_out_in_silence() -> None:
    """A row after Excel's last, a list longer than its limit: told, not dropped."""
    sheet = NewWorkbook("Sổ thử").sheet("Trang")
    with pytest.raises(ValueError, match="1048577"):
        sheet.put_row(1_048_577, [Column("", 9)], ["a"])
    with pytest.raises(ValueError, match="Trang"), pytest.warns(UserWarning, match="255"):
        sheet.check([Area(1, 1, 1, 1)], Check(("từ" * 100, "ngữ" * 100), "list"))


@pytest.mark.parametrize("name", ["Vấn đề: cũ", "a" * 32])
def test_a_name_that_excel_refuses_is_refused(name: str) -> None:
    """Rather no workbook than one that Excel calls damaged."""
    with pytest.raises(InvalidWorksheetName):
        NewWorkbook("Sổ thử").sheet(name)
