"""A workbook as plain cells: value, how Excel came to it, how it shows it, and what of it is out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from engine.files.numbers import Raw, is_empty
from engine.files.writing import address
from engine.problems import Place

Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; a formula's ``raw`` is its stored result, None when never calculated.

    ``struck`` and ``raised`` are of its style or of a run of its text; ``format`` is its number format, empty for the
    general one. ``hidden`` is one whose row or column is, ``pale`` white on white, ``twice`` given again further on.
    """

    raw: Raw
    formula: bool = False
    error: bool = False
    font: str = ""
    struck: bool = False
    raised: bool = False
    format: str = ""
    hidden: bool = False
    pale: bool = False
    twice: bool = False

    def level(self) -> Cell:
        """The same with nothing in it raised, for words in which that changes no meaning: m²."""
        return replace(self, raised=False) if self.raised else self

    @property
    def says(self) -> bool:
        """Whether it holds something: a formula does unless its result is the empty text."""
        return not is_empty(self.raw) or (self.formula and self.raw is None)


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Merged ranges as (M, 4) rows of top, left, bottom, right, sorted; a sheet may have a million of them."""

    rows: npt.NDArray[np.int32]

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Spans:
        """Ranges from their numbers one after the other."""
        rows = np.array(numbers, dtype=np.int32).reshape(-1, 4)
        return cls(rows[np.lexsort(rows.T[::-1])])

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Span]:
        return (_span(row) for row in self.rows.tolist())

    def first_over(self, rows: Iterable[int], columns: Iterable[int], reach: int = 0) -> dict[int, tuple[Span, int]]:
        """By row, the first range that covers one of these columns, or of the ``reach`` columns to its right.

        With the range comes the first column that it hits. Each range and each row is looked at once.
        """
        wanted, lines = np.unique(np.array([*columns], dtype=np.int64)), np.unique(np.array([*rows], dtype=np.int64))
        if not len(self.rows) or not len(wanted) or not len(lines):
            return {}
        top, left, bottom, right = self.rows.T
        hit = np.searchsorted(wanted, left - reach)
        held = (hit < len(wanted)) & (wanted[np.minimum(hit, len(wanted) - 1)] <= right)
        start, end = np.searchsorted(lines, top), np.searchsorted(lines, bottom, side="right")
        found: dict[int, tuple[Span, int]] = {}
        free = list(range(len(lines) + 1))
        for at in np.flatnonzero(held & (start < end)).tolist():
            line = _next_free(free, int(start[at]))
            while line < end[at]:
                found[int(lines[line])] = _span(self.rows[at].tolist()), int(wanted[hit[at]])
                free[line] = line + 1
                line = _next_free(free, line)
        return found


def _next_free(free: list[int], line: int) -> int:
    """The first line from here that has no range yet; the way there is cut short for the next who asks."""
    end = line
    while free[end] != end:
        end = free[end]
    while free[line] != end:
        free[line], line = end, free[line]
    return end


def _span(row: Sequence[int]) -> Span:
    top, left, bottom, right = row
    return top, left, bottom, right


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its filled cells by (row, column) from 1, and its merged ranges.

    ``twice`` are the cells that the file gives more than once, the last of them kept; hidden columns are first, last.
    """

    title: str
    cells: Mapping[tuple[int, int], Cell]
    merged: Spans
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    twice: tuple[tuple[int, int], ...] = ()

    def text(self, row: int, column: int) -> str:
        """A cell's value as text without blanks at its ends; empty when it holds nothing."""
        cell = self.cells.get((row, column))
        return "" if cell is None or cell.raw is None else str(cell.raw).strip()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as plain sheets, by title in their order; ``shown`` is the file's name in places.

    ``remarks`` are the notes that hang on cells of any sheet, each with its cell's name.
    """

    shown: str
    sheets: Mapping[str, Sheet]
    remarks: tuple[tuple[str, str], ...] = ()

    def place(self, sheet: str, row: int, column: int) -> Place:
        """The place of a cell."""
        return Place(self.shown, sheet=sheet, cell=address(row, column) if row else "")
