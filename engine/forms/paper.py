"""How the form prints: A4 lying down, a criterion whole on its page, room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from engine.files.writing import put_text
from engine.forms.layout import (
    FACE,
    HEADS_ROW,
    ID,
    LAST,
    MARK,
    NOTE,
    QUESTION,
    RED,
    UNIT,
    WIDTHS,
    font,
    place_text,
    spread,
)
from engine.language import Say

MARGINS = {"left": 0.5, "right": 0.4, "top": 0.45, "bottom": 0.5, "header": 0.2, "footer": 0.25}
PAPER_WIDTH, PAPER_HEIGHT = 842, 595
DEFAULT_HEIGHT = 15.0


def write_signatures(sheet: Worksheet, row: int, say: Say, banner: str) -> int:
    """Room for the officer's and the committee's signatures, by hand; gives the last row."""
    day = say("……………, ngày …… tháng …… năm 20……")
    for first, last, lines in (
        (MARK, QUESTION, ["", say("NGƯỜI LẬP PHIẾU"), say("(ký, ghi rõ họ tên, chức vụ)")]),
        (NOTE, LAST, [day, say("TM. ỦY BAN NHÂN DÂN"), say("(ký, đóng dấu)")]),
    ):
        for at, text in enumerate(lines):
            spread(sheet, row + at, text, first, last)
            cell = sheet[f"{first}{row + at}"]
            cell.alignment, cell.font = place_text("center"), font(11, bold=at == 1, italic=at != 1)
    if banner:
        put_text(sheet[f"{UNIT}{row + 1}"], banner)
        sheet[f"{UNIT}{row + 1}"].font = font(11, RED, bold=True)
    sheet.row_dimensions[row + 2].height = 18
    sheet.row_dimensions[row + 3].height = 48
    return row + 3


def arrange(sheet: Worksheet, blocks: Sequence[int], *, footer: tuple[str, str, str], banner: str) -> None:
    """Widths, frozen heads, and A4 lying down with the heads on every page.

    ``blocks`` are the first rows of what stays on one page if it can, then the last row of all.
    """
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions[ID].hidden = True
    sheet.freeze_panes = f"{UNIT}{HEADS_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.print_area = f"{MARK}1:{LAST}{blocks[-1]}"
    sheet.print_title_rows = f"{HEADS_ROW}:{HEADS_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for row in pages(sheet, blocks):
        sheet.row_breaks.append(Break(row - 1))
    for side, inches in MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    left, centre, right = map(printed, footer)
    sheet.oddFooter = HeaderFooterItem(left=left, center=centre, right=right)
    sheet.oddHeader = HeaderFooterItem(right=printed(banner, "Bold") if banner else None)


def pages(sheet: Worksheet, blocks: Sequence[int]) -> Iterator[int]:
    """The rows that begin a page, so that no criterion is torn from its heading; heights in points."""
    wide = sum(width * 7 + 5 for column, width in WIDTHS.items() if column != ID) * 0.75
    scale = min((PAPER_WIDTH - 72 * (MARGINS["left"] + MARGINS["right"])) / wide, 1)
    room = (PAPER_HEIGHT - 72 * (MARGINS["top"] + MARGINS["bottom"])) / scale - 6
    taken = height_of(sheet, 1, blocks[0])
    for first, after in pairwise((*blocks[:-1], blocks[-1] + 1)):
        block = height_of(sheet, first, after)
        if taken + block > room:
            yield first
            taken = height_of(sheet, HEADS_ROW, HEADS_ROW + 1)
        taken += block


def height_of(sheet: Worksheet, first: int, after: int) -> float:
    """The height of the rows from ``first`` to before ``after``."""
    return sum(float(sheet.row_dimensions[row].height or DEFAULT_HEIGHT) for row in range(first, after))


def printed(text: str, weight: str = "Regular") -> HeaderFooterPart:
    """A part of the head or foot of a printed page."""
    return HeaderFooterPart(text, f"{FACE},{weight}", 9)
