"""Workbooks of several hands, each with every cell as it is read and what is seen of it, or why it is refused."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from xlsxwriter import Workbook as PlainWorkbook

from engine.files.books import Book, Cell, Sheet, Spans
from engine.files.intake.seen_cells import seen
from engine.files.workbook import read_book
from engine.files.writing import address, coordinates
from tests.files.test_workbook import packed
from tests.told.files.hand_made import BY_HAND, REFUSED, Made
from tests.told.files.heavy_books import Make, heavy, packages
from tests.told.files.told_lines import block, lines_or_refusal, shown

FLAGS = ("formula", "error", "struck", "raised", "hidden", "pale", "twice")


def books() -> str:
    """Books by two writers and by hand."""
    made: Mapping[str, Make] = {
        "openpyxl": _by_openpyxl,
        "XlsxWriter": _by_xlsxwriter,
        "days since 1904": _since_1904,
        **{name: _by_hand(told) for name, told in BY_HAND.items()},
        **{name: _by_hand(told) for name, told in REFUSED.items()},
        **heavy(),
        **dict(packages()),
    }
    return "".join([
        *(block(name, _read(make)) for name, make in made.items()),
        block("one sheet of two", _read(_by_openpyxl, ["Hai"])),
        block("spans", _spans()),
        block("names of cells", [f"{at} → {address(*at)}" for at in ((1, 1), (14, 5), (9, 26), (1, 27), (3, 702), (1,
        703), (7, 16_384))]),
        block("cells of names", [f"{name} → {coordinates(name)}" for name in ("A1", "E14", "ZZ9", "AAA1",
        "XFD1048576", "a1", "A0", "A01", "1A", "AAAA1", "A", "A12345678")]),
    ])  # fmt: skip


def _by_hand(told: Made) -> Make:
    sheet, *others = told
    return lambda: packed(sheet, **dict(others))


def _read(make: Make, only: list[str] | None = None) -> list[str]:
    return lines_or_refusal(lambda: _told(read_book(make(), "t.xlsx", only)))


def _told(book: Book) -> Iterator[str]:
    for sheet in book.sheets.values():
        yield f"[{sheet.title}]{' hidden' * sheet.hidden}"
        yield from _sheet(sheet)
    yield from (f"remark {cell}: {text!r}" for cell, text in book.remarks)


def _sheet(sheet: Sheet) -> Iterator[str]:
    beside = {
        "merged": list(sheet.merged),
        "rows hidden": sorted(sheet.hidden_rows),
        "columns hidden": list(sheet.hidden_columns),
        "twice": list(sheet.twice),
    }
    yield from (f"{name} {held}" for name, held in beside.items() if held)
    yield from (f"{address(*at) if all(at) else at} {_cell(cell)}" for at, cell in sheet.cells.items())


def _cell(cell: Cell) -> str:
    flags = [name for name in FLAGS if getattr(cell, name)]
    style = [f"{name}={held!r}" for name, held in (("font", cell.font), ("format", cell.format)) if held]
    look, held = shown(seen(cell)), shown(cell.raw)
    return " ".join([held, *flags, *style, *([] if look in {held, f"{held} formula"} else [f"→ {look}"])])


def _saved(workbook: Workbook) -> bytes:
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def _by_openpyxl() -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Một"
    values: tuple[Any, ...] = (
        "chữ", "e\u0302", " a ", "a\nb", 5, -5, 4.5, True, False, date(2024, 11, 15), datetime(2024, 11, 15, 8, 30),
        "=1+1", "#N/A", "", 0,
    )  # fmt: skip
    for row, value in enumerate(values, 1):
        sheet.cell(row, 1, value)
    fonts = (Font(strike=True), Font(vertAlign="superscript"), Font(vertAlign="subscript"), Font(name=".VnTime"),
    Font(color="FFFFFFFF"), Font(color=Color(theme=0)),
             Font(color=Color(indexed=1)), Font(color="FFEEEEEE"), Font(color="FFE9E9E9"), Font(color=Color(theme=0,
             tint=-0.5)), Font(b=True))  # fmt: skip
    for row, font in enumerate(fonts, 1):
        sheet.cell(row, 2, f"x{row}").font = font
    for row, colour in enumerate(("FF000000", "FFFFFFFF", "FFCDCDCD", "FFCCCCCC"), 12):
        cell = sheet.cell(row, 2, "t")
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor=colour)
    formats = ("0%", "0.0", "dd/mm/yyyy", '0 "trẻ"', ";;;", "@", "#,##0", "mm:ss", "[$-42A]0", "General", "x" * 300)
    for row, code in enumerate(formats, 1):
        sheet.cell(row, 3, 0.98 if row < 3 else 48).number_format = code
    sheet["D1"] = CellRichText("a", TextBlock(InlineFont(strike=True), "b"))
    sheet["D2"] = CellRichText("m", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    sheet["D3"] = CellRichText(TextBlock(InlineFont(b=True), "a"), TextBlock(InlineFont(strike=True), " "))
    sheet["D4"], sheet["D5"] = "liên kết", "có lời"
    sheet["D4"].hyperlink = "https://example.org"
    sheet["D5"].comment = Comment("Nguyễn:\nlời ghi", "Nguyễn")
    sheet.merge_cells("E1:F2")
    sheet.merge_cells("B20:C20")
    sheet["E1"] = "gộp"
    sheet.row_dimensions[5].hidden = True
    sheet.row_dimensions[6].height = 0
    sheet.column_dimensions["G"].hidden = True
    sheet["G1"], sheet["G9"] = "ẩn", None
    other = workbook.create_sheet("Hai")
    other["ZZ3"], other["A1"] = 7, "x"
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
    workbook.create_sheet("Ẩn kỹ").sheet_state = "veryHidden"
    return _saved(workbook)


def _by_xlsxwriter() -> bytes:
    held = io.BytesIO()
    book = PlainWorkbook(held, {"in_memory": True})
    sheet: Any = book.add_worksheet("Trang")
    faces = [
        book.add_format(told)
        for told in (
            {"num_format": 14},
            {"num_format": 9},
            {"font_strikeout": True},
            {"num_format": 22},
            {"num_format": "h:mm"},
        )
    ]
    sheet.write_datetime(0, 0, date(2024, 11, 15), faces[0])
    sheet.write_number(1, 0, 0.5, faces[1])
    sheet.write_formula(2, 0, "=1+1", None, 2)
    sheet.write_formula(3, 0, '="a"', None, "a")
    sheet.write_formula(4, 0, '=""', None, "")
    sheet.write_formula(5, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(6, 0, "=TRUE", None, True)
    sheet.write_rich_string(7, 0, "a", faces[2], "b")
    sheet.write_boolean(8, 0, True)
    sheet.write_blank(9, 0, None, faces[2])
    sheet.write_number(10, 0, 45611.75, faces[3])
    sheet.write_number(11, 0, 0.5, faces[4])
    sheet.write_string(12, 0, "_x0041_ \x07")
    sheet.write_array_formula("B1:B2", "{=A1:A2}", None, 3)
    sheet.merge_range("C1:D3", "gộp")
    sheet.write_comment(0, 1, "lời")
    sheet.set_row(10, None, None, {"hidden": True})
    sheet.set_column("F:H", None, None, {"hidden": True})
    sheet.set_column("J:J", 0)
    sheet.write_string(0, 9, "hẹp")
    sheet.hide_zero()
    sheet.write_number(13, 0, 0)
    book.close()
    return held.getvalue()


def _since_1904() -> bytes:
    workbook = Workbook()
    workbook.epoch = datetime(1904, 1, 1)
    workbook.worksheets[0]["A1"] = date(2024, 11, 15)
    return _saved(workbook)


def _spans() -> list[str]:
    spans = Spans.of([5, 1, 6, 2, 1, 3, 9, 4, 2, 1, 2, 1])
    asked: tuple[tuple[Iterable[int], Iterable[int], int], ...] = (
        ([2], [1], 0),
        ([5, 6, 7], [2], 0),
        ([1, 9, 10], [1], 2),
        ([1, 2], [5], 0),
        ([], [1], 0),
        ([3], [4, 3], 0),
        (range(12), range(6), 0),
    )
    return [
        str(list(spans)),
        *(
            f"rows {[*rows]} columns {[*columns]} reach {reach} → {spans.first_over(rows, columns, reach)}"
            for rows, columns, reach in asked
        ),
    ]
