"""One sheet's part of an Excel file as it is parsed: its filled cells, merged ranges, and what is out of sight.

A sheet that stretches too far is refused as it is read, by counters that grow with the part and never look back.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine.files.books import Cell
from engine.files.intake.stored_values import stored_value
from engine.files.looks import MOST_KEPT, ON, PLAINLY, Looks, Marks, Runs, Tags, Texts
from engine.files.numbers import counted
from engine.files.parts import RefusedPart
from engine.files.writing import address, coordinates

MOST_CELLS = 2_000_000
MOST_SPANS = 100_000
TOO_MANY_SPANS = {"what": "vùng gộp ô và liên kết", "what_en": "merged ranges and links", "most": counted(100_000)}
ROW = re.compile(r"[0-9]{1,7}")
SPAN = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
LETTERS = {address(1, column)[:-1]: column for column in range(1, 703)}
# How deep in a sheet's part: the sheet, its groups, a group's rows, a row's cells, and what a cell holds.
GROUP, ROWS, CELLS, HELD, INLINE = 2, 3, 4, 5, 6
TEXT, INLINE_KIND = "is/t", "inlineStr"
MOST_COLUMNS = 16_384
TOO_MANY_COLUMNS = {"what": "cột ẩn", "what_en": "hidden columns", "most": counted(16_384)}
SIZE_OF_NONE = re.compile(r"0+(?:\.0+)?")
# What a sheet that is set to show no zeros does to one.
NO_ZEROS = "General;-General;"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share: its texts, its looks, the day its count of days begins."""

    texts: Texts
    looks: Looks
    epoch: date


class SheetCells:
    """A sheet's part as it is parsed. Its handlers raise RefusedPart (FIL-209), and ValueError for mangled numbers.

    Rows and cells that do not say where they stand are next to the one before. The handlers are met some thousand
    times a form: what is met most often comes first in them.
    """

    __slots__ = (
        "_at_row", "_column", "_formula", "_group", "_hidden_at", "_in_rows", "_inline", "_kind", "_lowest", "_made",
        "_part", "_row", "_row_hidden", "_row_text", "_runs", "_shared", "_span_count", "_spanned", "_style", "_tags",
        "_value", "_wide_spans", "_widest", "_zeros_hidden", "cells", "depth", "hidden_columns", "hidden_rows",
        "spans", "texts", "twice",
    )  # fmt: skip

    def __init__(self, shared: Shared) -> None:
        self.texts: list[str] = []
        self.cells: dict[tuple[int, int], Cell] = {}
        self.twice: list[tuple[int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.spans = array("i")
        self._shared, self._made = shared, shared.looks.cells_since(shared.epoch)
        self._runs, self._tags = Runs(self.texts, INLINE), Tags()
        self.depth, self._group, self._in_rows, self._part = 0, "", False, ""
        self._row, self._column, self._at_row, self._row_text = 0, 0, 0, "?"
        self._kind, self._style, self._formula = "n", "0", False
        self._value: str | None = None
        self._inline: Marks | None = None
        self._widest = self._lowest = self._spanned = self._span_count = 0
        self._wide_spans: set[str] = set()
        self._row_hidden = self._zeros_hidden = False
        self._hidden_at = bytearray(MOST_COLUMNS + 1)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        depth = self.depth = self.depth + 1
        if not self._in_rows:
            self._start_beside(depth, self._tags[name], attributes)
        elif depth == CELLS:
            self._start_cell(name, attributes)
        elif depth == HELD:
            self._part = tag = self._tags[name]
            self.texts.clear()
            if tag == "is":
                self._runs.begin()
            elif tag == "f":
                self._formula = True
        elif depth == ROWS:
            self._start_row(name, attributes)
        else:
            self._start_inline(depth, self._tags[name], attributes)

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        """An element ends."""
        depth = self.depth
        self.depth = depth - 1
        if not self._in_rows:
            return
        if depth >= HELD:
            self._end_held(depth)
        elif depth == CELLS:
            if self._value is not None or self._formula:
                self._keep()
                return
            self.texts.clear()
            if (at := (self._at_row, self._column)) in self.cells:  # readers differ on which of the two counts
                self._mark_twice(at, self.cells[at])
        elif depth == GROUP:
            self._in_rows = False

    def _end_held(self, depth: int) -> None:
        """The end of a value, a formula, an inline text, or of what stands in one."""
        if depth > HELD:
            if self._part == TEXT:
                self._end_text()
            else:
                self._runs.end()
        elif self._part == "is":
            self._value, self._inline = self._runs.text(), self._runs.marks
        elif self._part == "v":
            self._value = "".join(self.texts) or ("" if self._formula and self._kind == "str" else None)
        if self._value is not None and (self._part == "is") != (self._kind == INLINE_KIND):
            raise ValueError(self._part)  # held otherwise than its kind says: readers differ on what it shows

    def _start_inline(self, depth: int, tag: str, attributes: dict[str, str]) -> None:
        """What stands inside a value or an inline text; a value ends where an element begins in it."""
        if tag == "t" and self._part == "is" and depth == INLINE:
            self._part = TEXT
            self.texts.clear()
            return
        if self._part == TEXT:
            self._end_text()
        if self._part == "is":
            self._runs.start(depth, tag, attributes)
        elif self._part == "v":
            self._value, self._part = "".join(self.texts) or None, ""

    def _end_text(self) -> None:
        """An inline text without runs of its own: by far the commonest, so it is taken here."""
        self._runs.pieces.extend(self.texts)
        self._part = "is"

    def _start_beside(self, depth: int, tag: str, attributes: dict[str, str]) -> None:
        """What stands in a sheet beside its rows: merged ranges, links, columns."""
        if depth == GROUP:
            self._group, self._in_rows = tag, tag == "sheetData"
        if tag in {"mergeCell", "hyperlink"}:
            self._weigh_span(attributes.get("ref", ""))
        if depth == ROWS and self._group == "mergeCells":
            self.spans.extend(_span(attributes.get("ref", "")))
        elif depth == ROWS and self._group == "cols" and _is_shut(attributes, "width"):
            self._hide_columns(int(attributes.get("min", 0)), int(attributes.get("max", 0)))
        elif depth == ROWS and tag == "sheetView":
            self._zeros_hidden = attributes.get("showZeros", "1") not in ON

    def _hide_columns(self, first: int, last: int) -> None:
        first, last = max(first, 1), min(last, MOST_COLUMNS)
        if len(self.hidden_columns) >= MOST_COLUMNS:
            raise RefusedPart("FIL-225", **TOO_MANY_COLUMNS)
        self.hidden_columns.append((first, last))
        self._hidden_at[first : last + 1] = b"\1" * max(last + 1 - first, 0)

    def _start_cell(self, name: str, attributes: dict[str, str]) -> None:
        if self._tags[name] != "c":
            raise ValueError(name)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        called, row_text = attributes.get("r", ""), self._row_text
        if called.endswith(row_text) and (column := LETTERS.get(called[: -len(row_text)])):
            self._at_row, self._column = self._row, column
        elif called:
            self._place(called)
        else:
            self._at_row, self._column = self._row, self._column + 1

    def _start_row(self, name: str, attributes: dict[str, str]) -> None:
        if self._tags[name] != "row":
            raise ValueError(name)
        said = attributes.get("r")
        self._row, self._column = int(self._row + 1 if said is None else said), 0
        # Only a row that names itself in digits lends its number to its cells' names.
        named = said is not None and ROW.fullmatch(said) is not None
        self._row_text = str(self._row) if named and self._row else "?"
        self._row_hidden = _is_shut(attributes, "ht")
        if self._row_hidden:
            self.hidden_rows.add(self._row)
        self.texts.clear()

    def _place(self, called: str) -> None:
        """Where a cell stands whose name is not of its row."""
        self._at_row, self._column = coordinates(called) or (self._row, self._column + 1)

    def _weigh(self, row: int, column: int) -> None:
        self._lowest, self._widest = max(self._lowest, row), max(self._widest, column)
        if self._lowest * self._widest > MOST_CELLS:
            raise _too_wide()

    def _weigh_span(self, reference: str) -> None:
        """Merged and linked stretches that a reader would walk through cell by cell, each once."""
        self._span_count += 1
        if self._span_count > MOST_SPANS:
            raise RefusedPart("FIL-225", **TOO_MANY_SPANS)
        if (ends := SPAN.fullmatch(reference)) and reference not in self._wide_spans:
            wide, high = _number_of(ends[3]) - _number_of(ends[1]), int(ends[4]) - int(ends[2])
            if area := abs(wide * high):
                self._wide_spans.add(reference)
                self._spanned += area
            if self._spanned > MOST_CELLS:
                raise _too_wide()

    def _keep(self) -> None:
        """The cell that ends here, one object for all that say the same."""
        value, cells = self._value, self.cells
        if self._kind == "s" and self._inline is None and value is not None:
            number, texts = int(value), self._shared.texts
            value, self._inline = texts.plain[number], texts.marks(number)
        hidden = self._row_hidden or bool(self.hidden_columns and self._hidden_at[min(self._column, MOST_COLUMNS)])
        key = self._kind, self._style, value, self._inline, self._formula, hidden, self._zeros_hidden
        made = self._made.get(key)
        if made is None:
            made = self._new(value, hidden=hidden)
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = made
        if made.raw is not None or made.formula:
            at = self._at_row, self._column
            before = cells.get(at)
            if before is not None:
                self._mark_twice(at, before)
                made = replace(made, twice=True)
            elif self._at_row > self._lowest or self._column > self._widest:
                self._weigh(*at)
            cells[at] = made
        self._value, self._inline, self._formula = None, None, False

    def _mark_twice(self, at: tuple[int, int], before: Cell) -> None:
        if not before.twice:
            self.twice.append(at)
            self.cells[at] = replace(before, twice=True)

    def _new(self, value: str | None, *, hidden: bool) -> Cell:
        formula, kind, look = self._formula, self._kind, self._shared.looks.of(int(self._style))
        if value is None or (value == "" and formula):
            return Cell(value, formula=formula)
        marks = self._inline or PLAINLY
        raw = value if self._inline is not None else stored_value(kind, value, look, self._shared.epoch)
        return Cell(
            raw,
            formula=formula,
            error=kind == "e",
            font=look.font if isinstance(raw, str) and kind not in {"e", "d"} else "",
            struck=marks[0] or look.struck,
            raised=marks[1] or look.raised,
            format=NO_ZEROS if self._zeros_hidden and raw == 0 else look.format,
            hidden=hidden,
            pale=look.pale,
        )


def _is_shut(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width."""
    return attributes.get("hidden") in ON or SIZE_OF_NONE.fullmatch(attributes.get(size, "1")) is not None


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _span(reference: str) -> tuple[int, ...]:
    """A merged range as top, left, bottom, right; nothing when it is none."""
    first, _, last = reference.replace("$", "").partition(":")
    start, end = coordinates(first), coordinates(last or first)
    return (*start, *end) if start and end else ()


def _too_wide() -> RefusedPart:
    return RefusedPart("FIL-209", cells=counted(MOST_CELLS))
