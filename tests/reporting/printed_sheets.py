"""How a workbook that phuhop wrote comes out of a printer: paper, scale, smallest letters, as the file says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

A4 = (8.27, 11.69)  # inches
DIGIT_PIXELS, SCREEN, PADDING = 7, 96, 5


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One sheet on paper: its paper's code, its scale, and the least size of letters in points at that scale."""

    name: str
    paper: int
    scale: float
    smallest: float
    tall: bool
    one_wide: bool
    one_page: bool


def printed_sheets(path: Path) -> Iterator[PrintedSheet]:
    """Every sheet of a workbook that is in sight."""
    for sheet in load_workbook(path).worksheets:
        if sheet.sheet_state == "visible":
            area = _area(sheet)
            scale = _scale(sheet, area)
            sizes = list(_sizes(sheet, area))
            tall = sheet.page_setup.orientation != "landscape"
            fits = bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
            whole = fits and sheet.page_setup.fitToHeight != 0
            paper = int(sheet.page_setup.paperSize or 0)
            yield PrintedSheet(sheet.title, paper, scale, min(sizes) * scale, tall, fits, whole)


def _area(sheet: Worksheet) -> tuple[int, int, int, int]:
    """First column and row, last column and row that are printed."""
    if sheet.print_area:
        return range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))  # type: ignore[return-value]
    return 1, 1, sheet.max_column, sheet.max_row


def _scale(sheet: Worksheet, area: tuple[int, int, int, int]) -> float:
    """Excel makes what is too wide for a page smaller and never larger."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return (sheet.page_setup.scale or 100) / 100
    short, long = A4
    across = long if sheet.page_setup.orientation == "landscape" else short
    room = (across - sheet.page_margins.left - sheet.page_margins.right) * SCREEN
    pixels = sum(_pixels(sheet, column) for column in range(area[0], area[2] + 1))
    return min(1.0, room / pixels)


def _pixels(sheet: Worksheet, column: int) -> float:
    """A column's width on the screen; one that is hidden has none."""
    for letter, held in sheet.column_dimensions.items():
        first = held.min or column_index_from_string(letter)
        if first <= column <= (held.max or first):
            return 0 if held.hidden else (held.width or 0) * DIGIT_PIXELS
    return 9.14 * DIGIT_PIXELS


def _sizes(sheet: Worksheet, area: tuple[int, int, int, int]) -> Iterator[float]:
    """The size of every cell that shows something; a filled cell of a bar has letters in the colour of its ground."""
    for row in sheet.iter_rows(min_row=area[1], max_row=area[3], min_col=area[0], max_col=area[2]):
        if sheet.row_dimensions[row[0].row or 1].hidden:
            continue
        for cell in row:
            hidden = sheet.column_dimensions[get_column_letter(cell.column or 1)].hidden
            seen = cell.font.color is None or cell.font.color.rgb != cell.fill.fgColor.rgb
            if cell.value not in (None, "") and not hidden and seen:
                yield float(cell.font.sz)
