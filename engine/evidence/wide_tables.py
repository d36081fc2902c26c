"""A wide workbook: communes as rows, data as columns, each distinct cell of a datum asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from engine.evidence.columns import NOWHERE, TOLD, Told
from engine.evidence.entries import Entry, read_entry
from engine.evidence.gathering import OWN, FileReading, Notebook
from engine.evidence.questionnaire import CODE_HEADS, NAME_HEADS, Questionnaire, Strangers, unit_named
from engine.files.books import Book, Cell, Sheet, Span
from engine.files.numbers import plain, shown
from engine.files.writing import address
from engine.problems import Place, Problem, problem

PASSED_OVER = frozenset({"stt", "tt", "so tt", "ghi chu", "note", "no", "no."})
TOTALS = ("tong", "cong", "total")
ANYWHERE = Place("")


def is_wide(sheet: Sheet) -> bool:
    """Whether a sheet's first row has a column of communes."""
    return any(plain(str(cell.raw)) in CODE_HEADS | NAME_HEADS for (row, _), cell in sheet.cells.items() if row == 1)


def read_wide(
    book: Book, sheets: Sequence[Sheet], asked: Questionnaire, only: Collection[str] | None = None
) -> FileReading:
    """Sheets with a commune a row and a datum a column, named by id or label in the first row.

    ``only`` passes over the rows of other communes.
    """
    reading = _Reading(book, asked, only)
    for sheet in sheets:
        reading.take(sheet)
    return reading.done()


class _Reading:
    """A wide workbook in the reading."""

    def __init__(self, book: Book, asked: Questionnaire, only: Collection[str] | None) -> None:
        self._book, self._asked, self._only = book, asked, only
        self._notes, self._strangers = Notebook(asked), Strangers(asked)
        self._found: list[Problem] = []
        self._communes: set[str] = set()
        # By datum and cell: its value and state when there is nothing to say of it, else None.
        self._answers: dict[tuple[int, int], tuple[int, int] | None] = {}

    def take(self, sheet: Sheet) -> None:
        """All rows of a sheet."""
        heads = {column: shown(cell.raw) for (row, column), cell in sorted(sheet.cells.items()) if row == 1}
        key = _commune_column(heads)
        columns = self._data_columns(sheet, {c: h for c, h in heads.items() if c != key})
        rows = dict(self._units(sheet, key, columns))
        merged = _merged_cells(sheet, rows, columns)
        quick: list[int] = []
        for row, commune in rows.items():
            for column, datum in columns.items():
                if cell := sheet.cells.get((row, column)):
                    quick += self._read(sheet, (row, column), cell, datum, commune)
            for span, hit in merged.get(row, {}).items():
                self._found.append(self._merged(sheet, (row, hit), span, commune))
        if columns:
            self._communes.update(rows.values())
        self._notes.put_block(np.array(quick, dtype=np.int32).reshape(-1, OWN))

    def _units(self, sheet: Sheet, key: int, columns: Collection[int]) -> Iterator[tuple[int, str]]:
        """The rows that say something of a commune, with its code; those of unknown communes are met."""
        for row in sorted({row for row, _ in sheet.cells if row > 1}):
            if not any((row, column) in sheet.cells for column in (key, *columns)):
                continue
            named = sheet.text(row, key)
            unit = unit_named(named, self._asked.units) if named else None
            if unit and (self._only is None or unit.code in self._only):
                yield row, unit.code
            elif not unit and not plain(named).startswith(TOTALS):
                self._strangers.meet(self._book.place(sheet.title, row, key), named)

    def _read(self, sheet: Sheet, at: tuple[int, int], cell: Cell, datum: int, commune: str) -> list[int]:
        """The fact of a cell as a row of numbers; nothing when it is empty, refused, or put down with a warning."""
        known = datum, id(cell)
        if known not in self._answers:
            self._answers[known] = self._ask(datum, cell)
        if answer := self._answers[known]:
            value, state = answer
            if state == Told.MISSING:
                return []
            sheet_number = self._notes.lists.sheets[sheet.title]
            return [self._asked.codes[commune], datum, value, state, sheet_number, *at, NOWHERE, NOWHERE]
        entry = Entry(commune, self._asked.data[datum], cell, self._book.place(sheet.title, *at))
        fact, told = read_entry(entry, self._asked.round)
        self._found.extend(told)
        if fact:
            self._notes.put(commune, fact)
        return []

    def _ask(self, datum: int, cell: Cell) -> tuple[int, int] | None:
        fact, told = read_entry(Entry("", self._asked.data[datum], cell, ANYWHERE), self._asked.round)
        if told:
            return None
        return (fact.value, TOLD[fact.state]) if fact else (0, Told.MISSING)

    def _data_columns(self, sheet: Sheet, heads: Mapping[int, str]) -> dict[int, int]:
        """The number of the datum of each column; one that stands twice keeps its first."""
        columns: dict[int, int] = {}
        first: dict[int, int] = {}
        for column, head in heads.items():
            place = self._book.place(sheet.title, 1, column)
            datum = self._asked.named.get(plain(head), NOWHERE)
            if datum in first:
                named = {"name": head, "first": address(1, first[datum])}
                self._found.append(problem("EVI-305", place, head, **named))
            elif datum != NOWHERE:
                columns[column], first[datum] = datum, column
            elif plain(head) not in CODE_HEADS | NAME_HEADS | PASSED_OVER:
                self._found.append(self._strangers.unknown_datum(place, head))
        return columns

    def _merged(self, sheet: Sheet, hit: tuple[int, Sequence[int]], over: Span, commune: str) -> Problem:
        (row, columns), (top, left, bottom, right) = hit, over
        span = f"{address(top, left)}:{address(bottom, right)}"
        names = [self._asked.data[self._asked.named[plain(sheet.text(1, column))]].id for column in columns]
        place = self._book.place(sheet.title, row, columns[0])
        return problem("EVI-108", place, commune=commune, given=span, name=", ".join(names)).about(*names)

    def done(self) -> FileReading:
        """What the file gave."""
        problems = (*self._found, *self._strangers.problems())
        return FileReading(self._book.shown, self._notes.typed(in_order=True), problems, frozenset(self._communes))


def _merged_cells(
    sheet: Sheet, rows: Collection[int], columns: Collection[int]
) -> Mapping[int, Mapping[Span, Sequence[int]]]:
    """By row, the merged ranges over cells of these columns, each with the columns that it covers."""
    found: dict[int, dict[Span, list[int]]] = {}
    if sheet.merged.first_over(rows, columns):
        for column in columns:
            for row, (span, _) in sheet.merged.first_over(rows, [column]).items():
                found.setdefault(row, {}).setdefault(span, []).append(column)
    return found


def _commune_column(heads: Mapping[int, str]) -> int:
    """The column of codes, or failing that of names."""
    words = {column: plain(head) for column, head in heads.items()}
    return next((c for c, w in words.items() if w in CODE_HEADS), 0) or next(
        c for c, w in words.items() if w in NAME_HEADS
    )
