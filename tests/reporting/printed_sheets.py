"""How a workbook or a Word page that phuhop wrote comes out of a printer: paper, scale, smallest letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.run import Run
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


def printed_pages(path: Path) -> tuple[set[tuple[int, int]], set[float]]:
    """Of a Word file the sizes of its pages in mm, the lesser first, and of its letters in points, feet and all."""
    paper = docx.Document(str(path))
    sides = [sorted((section.page_width or 0, section.page_height or 0)) for section in paper.sections]
    pages = {(round(Length(short).mm), round(Length(long).mm)) for short, long in sides}
    parts = [paper.part, *(section.footer.part for section in paper.sections), *(s.header.part for s in paper.sections)]
    runs = [Run(run, part) for part in parts for run in part.element.iter(qn("w:r")) if "".join(run.itertext()).strip()]
    return pages, {_size(run, paper.styles.element) for run in runs}


def _size(run: Run, styles: Any) -> float:
    """Its own size, its style's, its paragraph's, or else that of the whole paper."""
    if run.font.size:
        return float(run.font.size.pt)
    paragraph = next(above for above in run._r.iterancestors() if above.tag == qn("w:p"))
    named = [run._r.style, paragraph.style, "Normal"]
    found = (size for name in named if name for size in _of_style(name, styles))
    whole = (size.get(qn("w:val")) for size in styles.findall(f"{qn('w:docDefaults')}//{qn('w:sz')}"))
    return int(next(found, None) or next(whole, None) or 20) / 2


def _of_style(name: str, styles: Any) -> Iterator[str]:
    """The size, in half points, that a style gives or takes from the one that it is based on."""
    style = next(s for s in styles.findall(qn("w:style")) if s.get(qn("w:styleId")) == name)
    own = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
    based = style.find(qn("w:basedOn"))
    if own is not None:
        yield own.get(qn("w:val"))
    elif based is not None:
        yield from _of_style(based.get(qn("w:val")), styles)


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
