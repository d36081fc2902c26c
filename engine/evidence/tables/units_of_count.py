"""The unit that a table says its figures are in: what is told in per cent or in thousands is no count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.grids import Grid, GridRow
from engine.evidence.tables.heads import VALUE_WORDS, meaning
from engine.evidence.tables.wide_columns import WideColumns
from engine.files.intake.typed_words import TIMES
from engine.files.numbers import plain, shown
from engine.problems import Place, Problem, ProblemsFound, problem

NOTE = re.compile(r"(?:đơn vị(?: tính)?|đvt|don vi(?: tinh)?|dvt|unit)\s*[:：]?\s*(\S.*)")
# A unit of two, as "trẻ, %", says nothing of a single column.
SHARE = re.compile(r"(?:ty le ?)?\(?(?:%|‰|phan (?:tram|nghin|van)|per ?cent)\)?(?: [a-z]+)*|ty le")
THOUSAND = re.compile(r"(?:/|tren|per) ?(?:100|10?[. ]?000)(?: [a-z]+)*|(?:100|10?[. ]?000)(?: [a-z]+)+")
MOST_ROWS_OF_UNITS = 2
TABLE: Mapping[str, str] = {"of": "Cả bảng", "of_en": "The whole table"}
Told = Mapping[str, str]


def is_scaled(unit: str) -> bool:
    """Whether figures in this unit are shares, or thousands of what was counted; money is not meant."""
    said = unicodedata.normalize("NFC", unit).casefold().strip(" ()[].:;*")
    bare = plain(said)
    several = TIMES.match(said) is not None and not re.search(r"[,;/]|\bđồng\b", said)
    return several or any(pattern.fullmatch(bare) is not None for pattern in (SHARE, THOUSAND))


def unit_noted(text: str) -> str:
    """The unit that a line above a table gives for all its figures, where those are no counts; else nothing."""
    found = NOTE.search(unicodedata.normalize("NFC", text).casefold())
    said = found[1].strip(" ()[].:;*") if found else ""
    return said if said and is_scaled(said) else ""


def refuse_scaled(above: Iterable[tuple[str, Place]]) -> None:
    """Raise ProblemsFound when a line above the heads says that the whole table is in such a unit."""
    for text, place in above:
        if said := unit_noted(text):
            raise ProblemsFound([in_a_unit(place, said, TABLE)])


def in_a_unit(place: Place, said: str, of: Told, commune: str = "") -> Problem:
    """The refusal of figures in that unit."""
    return problem("EVI-324", place, shown(said), commune, given=shown(said), **of)


def in_counts(grid: Grid, columns: WideColumns, asked: Questionnaire) -> WideColumns:
    """The columns without those that a row of units above or below the heads says to be in such a unit.

    Raises ProblemsFound when the whole table is.
    """
    refuse_scaled((row.text(column), row.place(column)) for row in grid.above for column in row.cells)
    scaled: dict[int, Problem] = {}
    for row in _rows_of_units(grid, columns):
        for column in columns.data.keys() & row.cells.keys():
            if is_scaled(row.text(column)):
                label = asked.data[columns.data[column]]
                of = {"of": f"“{label.label}”", "of_en": f"“{label.label_en}”"}
                scaled[column] = in_a_unit(row.place(column), row.text(column), of)
    data = {column: datum for column, datum in columns.data.items() if column not in scaled}
    return replace(columns, data=data, told=(*columns.told, *(scaled[column] for column in sorted(scaled))))


def _rows_of_units(grid: Grid, columns: WideColumns) -> Iterator[GridRow]:
    yield from grid.above
    for row in islice(grid.rows(), MOST_ROWS_OF_UNITS):
        if says_no_figure(row, columns):
            yield row


def says_no_figure(row: GridRow, columns: WideColumns) -> bool:
    """Whether a row that names no commune holds words alone under the figures: their units, or a signature."""
    said = [row.text(column) for column in columns.data if column in row.cells]
    keys: Sequence[str] = [row.text(column) for column in columns.keys if column]
    nobody = all(not key or meaning(key, ("unit",)) for key in keys)
    return nobody and not any(re.search(r"\d", word) or plain(word) in VALUE_WORDS for word in said)
