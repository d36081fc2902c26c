"""Sheets laid on paper: A4, one page wide or on more, and what must stay on one page kept from being torn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.files.kit.printing import A4, Area, Page, fit_of
from engine.files.kit.styles import Look, look_of

DIGIT_PIXELS, POINT_PIXELS, ROW_HEIGHT = 7, 4 / 3, 15.0
LARGEST = 409.0  # the largest letters that Excel has, in points
SURE = 0.97  # of a page's room: printers and faces differ by a little


@dataclass(slots=True)
class Extent:
    """What of a sheet matters on paper: widths in characters (0 is hidden), heights in points, looks by column.

    ``last`` is the last row that holds something, ``together`` the first row of what is kept on one page and the row
    below it.
    """

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    looks: set[tuple[int, str | Look]] = field(default_factory=set)
    last: int = 0
    together: tuple[int, int] | None = None

    @property
    def smallest(self) -> dict[int, float]:
        """The size of each column's smallest letters in points."""
        found: dict[int, float] = {}
        for column, look in self.looks:
            found[column] = min(look_of(look).size, found.get(column, LARGEST))
        return found

    def high(self, first: int, after: int) -> float:
        """The height in points of the rows from ``first`` to before ``after``."""
        return sum(self.heights.get(row, ROW_HEIGHT) for row in range(first, after))


def lay(sheet: Any, page: Page, from_zero: tuple[int, int, int, int] | None) -> None:
    """Tell XlsxWriter's sheet its page; ``from_zero`` is the printed area as it counts."""
    left, right, top, bottom, head, foot = page.margins
    if page.standing:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left, right, top, bottom)
    sheet.center_horizontally()
    sheet.set_header(page.head, {"margin": head})
    sheet.set_footer(page.foot, {"margin": foot})
    if page.repeat:
        sheet.repeat_rows(page.repeat[0] - 1, page.repeat[1] - 1)
    if from_zero:
        sheet.print_area(*from_zero)


def settle(sheet: Any, page: Page, extent: Extent) -> None:
    """One page wide, or on more pages where one would make its letters too small to read, once all is there."""
    area = page.area or Area(1, 1, extent.last, max(extent.widths, default=1))
    smallest = extent.smallest
    columns = [at for at in range(area.column, area.last_column + 1) if extent.widths.get(at)]
    wide = sum(round(extent.widths[at] * DIGIT_PIXELS) for at in columns)
    high = extent.high(area.row, area.last_row + 1) * POINT_PIXELS
    fit = fit_of(page, (wide, high), min((smallest.get(at, LARGEST) for at in columns), default=LARGEST))
    if fit.percent:
        sheet.set_print_scale(fit.percent)
        sheet.repeat_columns(0, page.still - 1)
    elif fit.down:
        sheet.fit_to_pages(fit.across, fit.down)
    elif extent.together and _torn(extent, page, page.room[0] / max(wide, page.room[0])):
        sheet.set_h_pagebreaks([extent.together[0] - 1])


def _torn(extent: Extent, page: Page, scale: float) -> bool:
    """Whether the rows to be kept together would begin on one page and end on another."""
    first, after = extent.together or (1, 1)
    room = SURE * page.room[1] / scale / POINT_PIXELS
    heads = extent.high(page.repeat[0], page.repeat[1] + 1) if page.repeat else 0.0
    taken, number, pages = 0.0, 0, [0]
    for row in range(1, after):
        height = extent.high(row, row + 1)
        if taken + height > room:
            taken, number = heads, number + 1
        taken += height
        pages.append(number)
    return pages[first] != pages[-1]
