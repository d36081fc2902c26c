"""Workbooks written new: one kit for every sheet, over XlsxWriter, which has no types of its own.

The same calls give the same bytes; a file takes its place whole; no text ever becomes a formula.
Rows and columns count from 1, as Excel shows them. Workbooks that people sent are opened elsewhere.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from struct import unpack
from typing import Any

from engine.files.kit.bar_charts import Chart, drawn
from engine.files.kit.cell_checks import Check
from engine.files.kit.formats import Face, Formats
from engine.files.kit.paging import DIGIT_PIXELS, POINT_PIXELS, Extent, lay, settle
from engine.files.kit.printing import Area, Page, from_zero
from engine.files.kit.quick_books import QuickBook
from engine.files.kit.quick_sheets import drawn_check
from engine.files.kit.styles import FACE, Column, Entry, Look, Value, dressed, height_of
from engine.files.kit.zips import zip_of_parts
from engine.files.writing import FIRST_ZIP_DAY, UNPRINTABLE, address, write_whole

EDGE = 3  # pixels around a picture


class NewWorkbook:
    """A workbook in the making; ``on`` is the day it says it was made, ``fixed`` keeps its sheets as they are."""

    def __init__(self, title: str, *, on: date = FIRST_ZIP_DAY, fixed: bool = False) -> None:
        self._book, self._fixed = QuickBook(), fixed
        made = datetime(on.year, on.month, on.day)
        self._book.set_properties({"author": "phuhop", "title": UNPRINTABLE.sub(" ", title), "created": made})
        self._formats = Formats(self._book)
        self._sheets: list[NewSheet] = []

    def sheet(self, name: str) -> NewSheet:
        """A new sheet behind the others."""
        self._sheets.append(NewSheet(name, self._book, self._formats))
        return self._sheets[-1]

    def save(self, path: Path) -> None:
        """Write the workbook whole or not at all. Raises as ``write_whole`` does."""
        write_whole(path, self.content())

    def content(self) -> bytes:
        """The workbook finished, as the bytes of its file."""
        for sheet in self._sheets:
            sheet.fit_page()
        parts = self._book.parts()
        return zip_of_parts((name, _locked(name, made)) for name, made in parts) if self._fixed else zip_of_parts(parts)


class NewSheet:
    """A sheet in the making."""

    def __init__(self, name: str, book: Any, formats: Formats) -> None:
        self.name, self._book, self._formats = name, book, formats
        self._sheet = book.add_worksheet(name)
        self._sheet.hide_gridlines(2)
        self._extent = Extent()
        self._page: Page | None = None
        self._faces: dict[tuple[int, tuple[Face, ...]], tuple[Any, ...]] = {}

    def put(self, row: int, column: int, value: Value, look: str | Look = "text") -> None:
        """One cell: text as text whatever it begins with, numbers, days and truths as such, None as an empty cell."""
        shown, face = self._formats.cell(*dressed(value, look))
        self._extent.last = max(self._extent.last, row)
        self._sheet.take(row - 1, column - 1, [(shown, *self._formats_of(column, (face,)))])

    def _formats_of(self, column: int, faces: tuple[Face, ...]) -> tuple[Any, ...]:
        """The formats of cells side by side, the same for all rows that look the same."""
        if (known := self._faces.get((column, faces))) is None:
            known = tuple(self._formats.of(look, quoted=quoted) for look, _, quoted in faces)
            self._extent.looks.update((at, look) for at, (look, held, _) in enumerate(faces, column) if held)
            self._faces[column, faces] = known
        return known

    def put_formula(self, row: int, column: int, formula: str, look: str | Look, *, result: int) -> None:
        """A formula of our own, with its result for readers that do not calculate."""
        self._sheet.write_formula(row - 1, column - 1, formula, self._formats.of(look), result)

    def put_over(self, row: int, columns: tuple[int, int], value: Value, look: str | Look) -> None:
        """A value over the columns from first to last."""
        first, last = columns
        self._sheet.merge_range(row - 1, first - 1, row - 1, last - 1, "", self._formats.of(look))
        self.put(row, first, value, look)

    def put_line(self, row: int, text: str, look: str, *, columns: int) -> None:
        """A line across a table's width, high enough for its text."""
        self.put_over(row, (1, columns), text, look)
        self.set_height(row, height_of(text, look, sum(self._extent.widths[at] for at in range(1, columns + 1))))

    def put_heading(self, title: str, *, under: str = "", warnings: Sequence[str] = ()) -> None:
        """What a page says of itself when it is read alone; not wrapped, so that narrow columns do not matter."""
        self.put(1, 1, title, "page title")
        lines = [*([(under, "page subtitle")] if under else []), *((text, "page warning") for text in warnings)]
        for row, (text, look) in enumerate(lines, 2):
            self.put(row, 1, text, look)

    def put_pairs(self, lines: Mapping[str, str]) -> None:
        """Keys and values for the program to read back, one pair a row."""
        for row, (key, value) in enumerate(lines.items(), 1):
            self.put(row, 1, key, "bare")
            self.put(row, 2, value, "bare")

    def set_width(self, column: int, width: float, *, hidden: bool = False) -> None:
        """A column's width in characters."""
        self._extent.widths[column] = 0 if hidden else width
        at = column - 1
        self._sheet.set_column_pixels(at, at, round(width * DIGIT_PIXELS), None, {"hidden": hidden})

    def set_widths(self, columns: Sequence[Column]) -> None:
        """Column widths, before anything is put on the sheet."""
        for at, column in enumerate(columns, 1):
            self.set_width(at, column.width)

    def set_height(self, row: int, points: float, *, hidden: bool = False) -> None:
        """A row's height, never less than asked: Excel keeps whole pixels. Raises ValueError for a row it has not."""
        pixels = math.ceil(points * POINT_PIXELS - 0.01)
        self._extent.heights[row] = pixels / POINT_PIXELS
        if self._sheet.set_row_pixels(row - 1, pixels, None, {"hidden": hidden}):
            raise ValueError(f"{self.name}: {row}")  # XlsxWriter would leave the row out and say nothing

    def height_between(self, first: int, after: int) -> float:
        """The height in points of the rows from ``first`` to before ``after``."""
        return self._extent.high(first, after)

    def put_row(self, row: int, columns: Sequence[Column], values: Sequence[Value], *, least: float = 0) -> None:
        """One row of a table, high enough for each of its cells."""
        cells, faces, high = [], [], least
        for column, value in zip(columns, values, strict=True):
            shown, face = self._formats.cell(*dressed(value, column.look))
            cells.append(shown)
            faces.append(face)
            high = max(high, height_of(shown if isinstance(shown, str) else "", face[0], column.width))
        self._extent.last = max(self._extent.last, row)
        self._sheet.take_line(row - 1, 0, cells, self._formats_of(1, tuple(faces)))
        self.set_height(row, high)

    def put_rows(self, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> int:
        """A headed table from row ``top`` in columns that have their widths; the first row below it is returned."""
        row = top
        for row, values in enumerate(([Entry(column.title, "head") for column in columns], *rows), top):
            self.put_row(row, columns, values)
        return row + 1

    def put_table(
        self, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, still: int | None = 1
    ) -> int:
        """A table with its widths, filter buttons, and its heading and ``still`` first columns kept in sight."""
        self.set_widths(columns)
        below = self.put_rows(top, columns, rows)
        self._sheet.autofilter(top - 1, 0, max(below - 2, top - 1), len(columns) - 1)
        if still is not None:
            self.freeze(top + 1, still + 1)
        return below

    def freeze(self, row: int, column: int) -> None:
        """Keep in sight what stands above and left of a cell."""
        self._sheet.freeze_panes(row - 1, column - 1)

    def select(self, row: int, column: int) -> None:
        """The cell where a person begins to type."""
        self._sheet.set_selection(row - 1, column - 1, row - 1, column - 1)

    def lock(self, *, wider: bool = False, filters: bool = False) -> None:
        """Against slips, not people: there is no password. ``wider``: rows and columns may still be resized."""
        allowed = {"format_columns": wider, "format_rows": wider, "autofilter": filters}
        self._sheet.protect("", {**allowed, "objects": True, "scenarios": True})

    def hide(self, *, deeply: bool = False) -> None:
        """Out of sight; ``deeply`` also out of Excel's own list of hidden sheets."""
        if deeply:
            self._sheet.very_hidden()
        else:
            self._sheet.hide()

    def colour_tab(self, colour: str) -> None:
        """The colour of the sheet's tab."""
        self._sheet.set_tab_color(f"#{colour}")

    def note(self, row: int, column: int, text: str, *, pixels: tuple[int, int]) -> None:
        """A note on a cell, as wide and high as ``pixels``."""
        width, height = pixels
        looks = {"author": "phuhop", "width": width, "height": height, "font_name": FACE, "font_size": 10}
        self._sheet.write_comment(row - 1, column - 1, self._formats.text(text)[0], looks)

    def check(self, areas: Sequence[Area], check: Check) -> None:
        """Let only such values into the cells as a check has it: a courtesy, since pasting goes around it.

        Raises ValueError where Excel could not hold the check, such as a list of more than 255 signs.
        """
        drawn = drawn_check(tuple(areas), check)
        if not drawn:
            raise ValueError(f"{self.name}: {check}")
        self._sheet.take_check(drawn)

    def leave_as_typed(self, areas: Sequence[Area]) -> None:
        """No green corner for a number or a day that is kept as text there: it is meant to be text."""
        cells = " ".join(f"{address(a.row, a.column)}:{address(a.last_row, a.last_column)}" for a in areas)
        self._sheet.ignore_errors({"number_stored_as_text": cells, "two_digit_text_year": cells})

    def colour_where(self, area: Area, rule: str, colour: str) -> None:
        """Fill cells while a formula is true."""
        asked = {"type": "formula", "criteria": f"={rule}", "format": self._formats.fill(colour)}
        self._sheet.conditional_format(*from_zero(area), asked)

    def colour_equal(self, area: Area, word: str, colour: str) -> None:
        """Fill cells that hold a word."""
        asked = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._formats.fill(colour)}
        self._sheet.conditional_format(*from_zero(area), asked)

    def set_page(self, page: Page) -> None:
        """How the sheet prints, A4; how large is settled when all of it is there."""
        self._page = page
        lay(self._sheet, page, from_zero(page.area) if page.area else None)

    def keep_together(self, first: int, after: int) -> None:
        """Rows that go to the next page as one where they would be torn, such as signatures with what they sign."""
        self._extent.together = (first, after)

    def fit_page(self) -> None:
        """Settle how large the sheet prints, once it is whole; one that was given no page is left alone."""
        if self._page:
            settle(self._sheet, self._page, self._extent)

    def break_after(self, rows: Sequence[int]) -> None:
        """End a printed page after each of these rows."""
        self._sheet.set_h_pagebreaks(list(rows))

    def hang(self, chart: Chart, area: Area) -> None:
        """A chart over whole cells, so that it prints as wide as the tables whatever the face."""
        made = drawn(self._book, self.name, chart)
        width = sum(round(self._extent.widths[at] * DIGIT_PIXELS) for at in range(area.column, area.last_column + 1))
        height = round(self.height_between(area.row, area.last_row + 1) * POINT_PIXELS)
        made.set_size({"width": width, "height": height})
        self._sheet.insert_chart(area.row - 1, area.column - 1, made, {"object_position": 2})

    def put_picture(self, row: int, column: int, png: bytes, *, told: str, most: tuple[float, float]) -> None:
        """A picture in a cell, as large as its pixels but for ``most`` points across and down; the row grows with it.

        ``told`` is what it shows, for those who do not see it.
        """
        wide, high = unpack(">2I", png[16:24])  # of the PNG's own head
        scale = min(1.0, most[0] * POINT_PIXELS / wide, most[1] * POINT_PIXELS / high)
        own = high * scale / POINT_PIXELS + 2 * EDGE
        self.set_height(row, max(self._extent.heights.get(row, own), own))
        looks = {"x_scale": scale, "y_scale": scale, "x_offset": EDGE, "y_offset": EDGE, "description": told}
        looks |= {"image_data": io.BytesIO(png), "object_position": 1}
        self._sheet.insert_image(row - 1, column - 1, f"{row}-{column}.png", looks)


def _locked(name: str, content: bytes) -> bytes:
    """The workbook's structure locked, which XlsxWriter cannot be asked for.

    ``workbookProtection`` stands before ``bookViews`` (ECMA-376, CT_Workbook). Raises ValueError where there is none.
    """
    if name != "xl/workbook.xml":
        return content
    at = content.index(b"<bookViews>")
    return content[:at] + b'<workbookProtection lockStructure="1"/>' + content[at:]
