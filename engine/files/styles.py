"""The looks of the results workbook, and tables put on a sheet: text stays text, numbers stay numbers, A4 landscape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from engine.files.heights import lines_of
from engine.files.writing import address, put_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FACE = "Times New Roman"
RED, INK, RULE = "B3261E", "1F2933", "9AA5B1"
HEAD_FILL, ITEM_FILL, OPEN_FILL, BAR = "DCE6F1", "EEF2F7", "E4E4E4", "5B8DB8"
# From red to green through yellow; the number always stands in the cell, so colour is never the only sign.
HEAT = ("F8CBAD", "FCE4C4", "FFF2CC", "E2EFDA", "A9D08E")
VERDICT_FILLS = {"recognised": "C6E7C8", "not_recognised": "F6C9C4", "undecided": "FFE699", "aside": "E4DFEC"}
# Whole numbers, and a blank as wide as a bracket before the rule on their right.
WHOLE = "#,##0_);-#,##0_);0_);@_)"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of cell looks."""

    size: int = 11
    bold: bool = False
    italic: bool = False
    ink: str = INK
    fill: str = ""
    align: str = "left"
    vertical: str = "center"
    number: str = "General"
    ruled: bool = True
    wrap: bool = True

    @property
    def indent(self) -> int:
        """Room between a text and the rule beside it."""
        return 1 if self.ruled and self.align == "left" else 0


LOOKS: dict[str, Look] = {
    "title": Look(size=15, bold=True, align="center", ruled=False),
    "subtitle": Look(size=12, align="center", ruled=False),
    "strong": Look(size=12, bold=True, align="center", ruled=False),
    "banner": Look(size=12, bold=True, ink="FFFFFF", fill=RED, align="center", ruled=False),
    "simulated": Look(size=12, bold=True, ink=RED, fill="FDE7E5", align="center", ruled=False),
    "note": Look(size=10, italic=True, vertical="top", ruled=False),
    "head": Look(bold=True, fill=HEAD_FILL, align="center"),
    "text": Look(),
    "centre": Look(align="center"),
    "number": Look(align="right", number=WHOLE, wrap=False),
    "signed": Look(align="right", number="+#,##0_);−#,##0_);0_)", wrap=False),
    "percent": Look(align="right", number="0.0%_)", wrap=False),
    "day": Look(align="center", number="dd/mm/yyyy", wrap=False),
    "span": Look(size=9, ink=BAR, fill=BAR, align="center", wrap=False),
    "span end": Look(size=9, bold=True, ink="FFFFFF", fill=BAR, align="center", wrap=False),
    "total": Look(bold=True, align="right", number=WHOLE, wrap=False),
    "item": Look(bold=True, fill=ITEM_FILL),
    "item number": Look(bold=True, fill=ITEM_FILL, align="right", number=WHOLE, wrap=False),
    "strong text": Look(bold=True),
    "page title": Look(size=14, bold=True, ruled=False, wrap=False),
    "page subtitle": Look(ruled=False, wrap=False),
    "page warning": Look(bold=True, ink=RED, ruled=False, wrap=False),
    "section": Look(size=12, bold=True, ruled=False, wrap=False),
    "zero": Look(bold=True, ink="FFFFFF", fill=RED, align="right", number=WHOLE, wrap=False),
    "open": Look(italic=True, fill=OPEN_FILL, align="right", number="@_)", wrap=False),
    **{f"heat {at}": Look(fill=fill, align="right", number=WHOLE, wrap=False) for at, fill in enumerate(HEAT)},
    **{f"verdict {name}": Look(bold=True, fill=fill, align="center") for name, fill in VERDICT_FILLS.items()},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, the look of its cells."""

    title: str
    width: float
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with a look of its own."""

    value: str | float | date | None
    look: str


Value: TypeAlias = str | float | date | Entry | None


def add_looks(workbook: Workbook) -> None:
    """Make every look known to a workbook as a named style."""
    for name, look in LOOKS.items():
        workbook.add_named_style(_style(name, look))


def _style(name: str, look: Look) -> NamedStyle:
    side = Side(style="thin", color=RULE) if look.ruled else Side()
    return NamedStyle(
        name=name_of(name),
        font=Font(name=FACE, size=look.size, bold=look.bold, italic=look.italic, color=look.ink),
        fill=PatternFill("solid", start_color=look.fill, end_color=look.fill) if look.fill else PatternFill(),
        alignment=Alignment(
            horizontal=look.align,
            vertical=look.vertical,
            wrap_text=look.wrap,
            indent=look.indent,
        ),
        border=Border(left=side, right=side, top=side, bottom=side),
        number_format=look.number,
    )


def name_of(look: str) -> str:
    """The named style of a look."""
    return f"phuhop {look}"


def put(sheet: Worksheet, row: int, column: int, value: Value, look: str = "text") -> None:
    """One cell: text as text whatever it begins with, numbers and days as such, None as an empty cell in its frame."""
    cell = sheet[address(row, column)]
    shown, look = (value.value, value.look) if isinstance(value, Entry) else (value, look)
    cell.style = name_of(look)
    if isinstance(shown, str):
        put_text(cell, shown)
    elif shown is not None:
        cell.value = shown


def put_line(sheet: Worksheet, row: int, text: str, look: str, *, columns: int) -> None:
    """A line across the table's width, high enough for its text."""
    put(sheet, row, 1, text, look)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    width = sum(sheet.column_dimensions[get_column_letter(at)].width for at in range(1, columns + 1))
    sheet.row_dimensions[row].height = height_of(text, look, width)


def height_of(text: str, look: str, width: float) -> float:
    """The height in points of a row with this cell, ``width`` characters wide; Excel keeps what the file says."""
    face = LOOKS[look]
    lines = lines_of(text, width - 1.3 * face.indent, size=face.size, bold=face.bold) if face.wrap else 1
    return lines * face.size * 1.2 + 4


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Column widths, before anything is put on the sheet."""
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width


def put_table(sheet: Worksheet, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> int:
    """A headed table from row ``top``; the first row below it is returned."""
    row = top
    heads = [Entry(column.title, "head") for column in columns]
    for row, values in enumerate((heads, *rows), top):
        for at, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            put(sheet, row, at, value, column.look)
        sheet.row_dimensions[row].height = max(map(_height_in, columns, values))
    return row + 1


def _height_in(column: Column, value: Value) -> float:
    shown, look = (value.value, value.look) if isinstance(value, Entry) else (value, column.look)
    return height_of(shown if isinstance(shown, str) else "", look, column.width)


def add_filter(sheet: Worksheet, top: int, below: int, columns: Sequence[Column]) -> None:
    """Filter buttons on a table's heading."""
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{max(below - 1, top)}"


def set_print(sheet: Worksheet, *, heading: str, footing: str, repeat: int | None = None) -> None:
    """A4 landscape, one page wide, headings repeated, pages numbered."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader = HeaderFooterItem(center=_part(heading))
    sheet.oddFooter = HeaderFooterItem(left=_part(footing), right=_part("&P/&N", fields=True))
    if repeat:
        sheet.print_title_rows = f"{repeat}:{repeat}"


def _part(text: str, *, fields: bool = False) -> _HeaderFooterPart:
    """A part of a header; in a user's text & is only a letter."""
    return _HeaderFooterPart(text if fields else text[:120].replace("&", "&&"), font=f"{FACE},Regular", size=10)
