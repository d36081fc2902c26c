"""What a sheet is on paper: A4, its margins, letters that can be read, and looks that say what a cell is for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.files.kit.heights import lines_of
from engine.files.kit.printing import LONG_SIDE, SMALLEST_PRINTED, Area, Fit, Page, as_letters, fit_of, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import FACE, INPUT_FILL, LOOKS, RED, Column, Look, height_of, with_parts

BARE = (0.0,) * 6
# Pixels to the point, as Excel counts on every screen.
PIXELS = 96 / 72
MILLIMETRES = 25.4 / 72


def sheet_of(path: Path, page: Page, width: float, rows: int = 1, look: str = "text") -> Worksheet:
    """A sheet of one column so wide, with so many rows, opened again by another hand."""
    workbook = NewWorkbook("Sổ thử")
    sheet = workbook.sheet("Trang")
    fill(sheet, width, rows, look)
    sheet.set_page(page)
    workbook.save(path)
    return load_workbook(path)["Trang"]


def fill(sheet: NewSheet, width: float, rows: int, look: str) -> None:
    """One column of words."""
    columns = [Column("Tên", width, look)]
    sheet.set_widths(columns)
    for row in range(1, rows + 1):
        sheet.put_row(row, columns, ["chữ"])


def test_a_page_is_a4() -> None:
    """297 × 210 mm lying and 210 × 297 mm standing, within a point."""
    for standing, wanted in ((False, (297, 210)), (True, (210, 297))):
        room = Page(margins=BARE, standing=standing).room
        for pixels, millimetres in zip(room, wanted, strict=True):
            assert abs(pixels / PIXELS - millimetres / MILLIMETRES) < 1


def test_margins_are_taken_from_the_sides_they_are_of() -> None:
    """Left and right from across, top and bottom from down; those of head and foot lie within them."""
    whole, room = Page(margins=BARE).room, Page(margins=(1, 2, 4, 8, 16, 32)).room
    assert [round(a - b) for a, b in zip(whole, room, strict=True)] == [3 * 96, 12 * 96]


def test_a_sheet_prints_on_a4_within_its_margins(tmp_path: Path) -> None:
    """Lying unless standing, in the middle, its rows repeated and nothing printed but what was named."""
    page = Page("&CĐầu", "&CChân", (1, 2), Area(1, 1, 3, 1), (0.1, 0.2, 0.3, 0.4, 0.5, 0.6), standing=True)
    sheet = sheet_of(tmp_path / "t.xlsx", page, 9, 4)
    told = sheet.page_margins
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (told.left, told.right, told.top, told.bottom, told.header, told.footer) == page.margins
    assert (sheet.print_title_rows, sheet.print_area) == ("$1:$2", "'Trang'!$A$1:$A$3")
    texts = [part and part.center.text for part in (sheet.oddHeader, sheet.oddFooter)]
    assert texts == ["Đầu", "Chân"]
    assert sheet.print_options.horizontalCentered
    assert sheet_of(tmp_path / "u.xlsx", Page(), 9).page_setup.orientation == "landscape"


@pytest.mark.parametrize("size", [10.0, 11.0, 12.0])
def test_letters_are_made_smaller_only_while_they_can_be_read(size: float) -> None:
    """A sheet is one page wide down to letters of 9 points, and not a pixel further; then it goes on on more pages."""
    page = Page()
    across = page.room[0]
    widest = across * size / SMALLEST_PRINTED
    assert fit_of(page, (across, 10), size) == fit_of(page, (widest - 0.01, 10), size) == Fit(1, 0, 0)
    percent = fit_of(page, (widest + 0.01, 10), size).percent
    assert (percent - 1) * size < 100 * SMALLEST_PRINTED <= percent * size
    assert fit_of(page, (widest * 9, 10), size) == Fit(0, 0, percent)
    assert fit_of(page, (10, 10), SMALLEST_PRINTED) == Fit(1, 0, 0)


def test_what_is_to_be_one_page_is_one_while_it_can_be_read() -> None:
    """Both across and down; a sheet that is not asked to be goes on below, and none is made larger."""
    across, down = Page().room
    most = down * 10 / SMALLEST_PRINTED
    assert [fit_of(Page(whole=whole), (across, most - 0.01), 10) for whole in (True, False)] == [Fit(1, 1), Fit(1, 0)]
    assert fit_of(Page(whole=True), (across, most + 0.01), 10) == Fit(1, 0)
    assert fit_of(Page(whole=True), (across, down), SMALLEST_PRINTED) == Fit(1, 1)
    assert fit_of(Page(whole=True), (1, 1), 10) == fit_of(Page(whole=True), (0, 0), 10) == Fit(1, 1)


def test_a_sheet_too_wide_to_be_read_on_one_page_repeats_its_first_columns(tmp_path: Path) -> None:
    """At the least scale at which its letters are 9 points; one that fits is one page wide and repeats none."""
    wide = sheet_of(tmp_path / "w.xlsx", Page(still=2), 250, look="sheet text")
    assert (wide.page_setup.scale, wide.print_title_cols) == (90, "$A:$B")
    fits = sheet_of(tmp_path / "f.xlsx", Page(still=2), 90, look="sheet text")
    assert (fits.page_setup.fitToWidth or 1, fits.page_setup.fitToHeight, fits.print_title_cols) == (1, 0, None)


@pytest.mark.parametrize(
    ("before", "torn"), [(20, False), (32, False), (33, True), (35, True), (36, False), (66, False), (67, True)]
)
def test_rows_to_be_kept_together_are_not_torn(tmp_path: Path, before: int, torn: bool) -> None:
    """Where a page would end between them they begin the next; where it ends before or behind them nothing is moved.

    A page of 36 rows and a head of two that comes again; 3 of 100 parts of it stay free, for printers differ.
    """
    high = 20.0
    room = (36 + 0.5) * high / 0.97
    margins = (0.4, 0.4, 0.5, (LONG_SIDE * 72 - room) / 72 - 0.5, 0.3, 0.3)
    workbook = NewWorkbook("Sổ thử")
    sheet = workbook.sheet("Trang")
    sheet.set_widths([Column("Tên", 9)])
    for row in range(1, before + 5):
        sheet.put(row, 1, "chữ")
        sheet.set_height(row, high)
    sheet.keep_together(before + 1, before + 5)
    sheet.set_page(Page(repeat=(1, 2), standing=True, margins=margins))
    workbook.save(tmp_path / "t.xlsx")
    assert [mark.id for mark in load_workbook(tmp_path / "t.xlsx")["Trang"].row_breaks.brk] == [before] * torn


def test_nothing_is_printed_smaller_than_can_be_read() -> None:
    """No look has letters under 9 points; whoever is to sign or to fill in has 11 at the least."""
    assert min(look.size for look in LOOKS.values()) >= SMALLEST_PRINTED
    filled = [name for name, look in LOOKS.items() if not look.locked or name.startswith("signed")]
    assert min(LOOKS[name].size for name in filled) == 11


def test_a_sheet_has_few_sizes_of_letters() -> None:
    """Half a dozen, of which 10 is what is small and 11 what is read; no look stands alone with one between them."""
    assert {look.size for look in LOOKS.values()} == {10, 10.5, 11, 12, 14, 15}
    assert {name for name, look in LOOKS.items() if look.size == 12} == {
        "subtitle", "strong", "banner", "simulated", "section", "answer", "code", "heading",
    }  # fmt: skip
    assert {name for name, look in LOOKS.items() if look.size > 12} == {"title", "page title", "form title"}


def test_what_a_user_typed_stands_in_a_head_as_it_was_typed() -> None:
    """A sign & is a letter there and no field; what cannot be printed is a blank."""
    assert as_letters("Xã A & B\x00, đợt 1") == "Xã A && B , đợt 1"
    assert printed("a", "b", "c", size=8, weight="Bold") == "".join(
        f'{side}&"{FACE},Bold"&8 {text}' for side, text in (("&L", "a"), ("&C", "b"), ("&R", "c"))
    )
    assert printed("", "b") == f'&C&"{FACE},Regular"&10 b'
    assert printed() == ""


@pytest.mark.parametrize("letters", ["iìỉĩíị", "aăâáặẫ", "AÂẤẶÃẠ", "UƯỪỬỤŨ", "mḿṃ", "dđ", "DĐ"])
def test_a_letter_with_marks_is_as_wide_as_without(letters: str) -> None:
    """A line of Vietnamese is as long as the same line without its accents; only Đ is a broad letter of its own."""
    lines = [lines_of(letter * 200, 20, size=10, bold=False) for letter in letters]
    assert len(set(lines)) == (2 if "Đ" in letters else 1)
    assert max(lines) == lines[-1]


def test_a_row_is_as_high_as_its_lines() -> None:
    """A fifth more than its letters a line, and 4 points; an indent takes room from a text, which is not cut for it."""
    words, width = "0" * 20, 136.4 / 7
    plain, indented = Look(size=10), Look(size=10, indent=1)
    assert [height_of(words, look, width) for look in (plain, indented)] == [16, 28]
    assert [height_of(words, indented, width + more) for more in (1.25, 1.35)] == [28, 16]
    assert height_of(words * 9, Look(size=10, wrap=False), width) == height_of("", plain, width) == 16
    assert height_of(f"{words}\n{words}", plain, width) == 28


def test_parts_of_a_point_are_shown_in_as_many_decimals() -> None:
    """Half a point with one, a quarter with two; of whole points the look stays what it is."""
    whole = LOOKS["number"]
    for step, shown in (("0.5", "#,##0.0_)"), ("0.25", "#,##0.00_)"), ("0.50", "#,##0.0_)")):
        look = with_parts("number", Decimal(step))
        assert look.number.startswith(shown), step
        assert look == replace(whole, number=look.number)
    assert [with_parts(look, Decimal(step)) for look, step in (("number", "1"), (whole, "1.0"), (whole, "10"))] == [
        whole
    ] * 3


def test_a_score_sheet_has_letters_of_one_size() -> None:
    """Thirteen criteria are to stand on one page: texts, numbers and heads are all of 10 points."""
    small = {name: look.size for name, look in LOOKS.items() if name.startswith("sheet ") and name != "sheet line"}
    assert small == dict.fromkeys(small, 10)
    assert len(small) >= 5


def test_what_is_to_be_filled_in_is_yellow_and_alone_is_open() -> None:
    """Wherever it stands, and what is typed there is kept as it was typed, or as a day."""
    opened = {name for name, look in LOOKS.items() if not look.locked}
    assert opened == {"answer", "typed", "typed short", "typed day"}
    assert opened == {name for name, look in LOOKS.items() if look.fill == INPUT_FILL}
    assert {name: LOOKS[name].number for name in opened} == {**dict.fromkeys(opened, "@"), "typed day": "dd/mm/yyyy"}


def test_sizes_rise_with_what_is_said() -> None:
    """A note is smaller than a text, a text than a section, a section than the title; what warns is red and bold."""
    sizes = [LOOKS[name].size for name in ("note", "text", "section", "title")]
    assert sizes == sorted(set(sizes))
    for name in ("page warning", "simulated", "warning", "banner", "zero"):
        assert (LOOKS[name].bold, RED in (LOOKS[name].ink, LOOKS[name].fill)) == (True, True)


def test_what_is_said_aside_is_slanted() -> None:
    """Notes, examples, what is open and how to sign, and nothing else: no look that heads or counts is."""
    assert {name for name, look in LOOKS.items() if look.italic} == {
        "note", "legend", "open", "aside", "again", "example", "example short", "signed how",
    }  # fmt: skip
    assert all(look.bold <= (not look.italic) for look in LOOKS.values())


def test_a_text_stands_off_the_rule_on_its_left() -> None:
    """By one indent in every cell with rules, but on the score sheet, where there is no room for it."""
    ruled = {name: look.indent for name, look in LOOKS.items() if look.align == "left" and look.rules != "none"}
    assert ruled == {name: 0 if name.startswith("sheet ") else 1 for name in ruled}
    assert {look.indent for look in LOOKS.values()} == {0, 1}


def test_numbers_stand_on_the_right_and_are_never_wrapped() -> None:
    """So that digits stand below digits of their own place."""
    for name, look in LOOKS.items():
        if look.number not in ("General", "@", "dd/mm/yyyy"):
            assert (look.align, look.wrap) == ("right", False), name
