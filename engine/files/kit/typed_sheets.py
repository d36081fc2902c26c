"""The head of a sheet that people fill in: its title, what is told below it, column widths, how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.files.kit.printing import Page, printed
from engine.files.kit.sheets import NewSheet


@dataclass(frozen=True, slots=True)
class Head:
    """A workbook that people fill in, by the name of its file; the row of its column heads, and how high that is."""

    workbook: str
    row: int
    height: float

    def begin(self, sheet: NewSheet, title: str, told: str, widths: Sequence[float]) -> None:
        """Begin a sheet with its title; its heads stay in sight and are printed on every page."""
        for at, width in enumerate(widths, 1):
            sheet.set_width(at, width)
        sheet.put(1, 1, title, "page title")
        sheet.put(2, 1, told, "page subtitle")
        sheet.set_height(self.row, self.height)
        sheet.freeze(self.row + 1, 1)
        sheet.set_page(Page(foot=printed(self.workbook, right="&P/&N"), repeat=(self.row, self.row)))

    def put(self, sheet: NewSheet, heads: Sequence[str]) -> None:
        """The heads of the columns."""
        for column, head in enumerate(heads, 1):
            sheet.put(self.row, column, head, "head")
