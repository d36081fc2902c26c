"""What a table says of its figures beside them: the unit they are in, the year they are of.

What is told in per cent or in thousands is no count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.grids import Grid, GridRow
from engine.evidence.tables.heads import VALUE_WORDS, meaning
from engine.evidence.tables.wide_columns import WideColumns
from engine.files.intake.typed_words import TIMES
from engine.files.numbers import plain, shown
from engine.problems import Place, Problem, ProblemsFound, day_in_both, problem

NOTE = re.compile(r"(?:đơn vị(?: tính)?|đvt|don vi(?: tinh)?|dvt|\bunit)[\s:：]*(\S.*)")
# A unit of two, as "trẻ, %", says nothing of a single column.
SHARE = re.compile(r"(?:ty le ?)?\(?(?:%|‰|phan (?:tram|nghin|van)|per ?cent)\)?(?: [a-z]+)*|ty le")
THOUSAND = re.compile(r"(?:/|tren|per) ?(?:100|10?[. ]?000)(?: [a-z]+)*|10?[. ]?000(?: (?!dong\b)[a-z]+)+")
MOST_ROWS_OF_UNITS = 2
FIGURE, LONGEST_FIGURE = re.compile(r"\W*\d"), 12
DATED = re.compile(r"thang \d{1,2} nam \d{4}")
OF_A_YEAR, YEAR = re.compile(r"\bnam ((?:19|20)\d\d)\b"), re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
Said = tuple[str, Place]
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


def of_other_years(above: Iterable[Said], sheet: Said, asked: Questionnaire) -> Iterator[Problem]:
    """A warning for the first line above a table, or its sheet's name, that gives years where none is the round's."""
    days = asked.round.period_from, asked.round.on
    wanted = {str(year) for year in range(days[0].year, days[1].year + 1)}
    lines = [(text, place, OF_A_YEAR.findall(DATED.sub("", plain(text)))) for text, place in above]
    lines.append((*sheet, YEAR.findall(sheet[0])))
    if any(wanted & {*years} for _, _, years in lines):
        return
    for text, place, years in lines:
        if years:
            values = {"given": shown(text), "first": day_in_both(days[0]), "last": day_in_both(days[1])}
            yield problem("EVI-326", place, shown(text), **values)
            return


def refuse_scaled(above: Iterable[Said]) -> None:
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
    above = [(row.text(column), row.place(column)) for row in grid.above for column in row.cells]
    refuse_scaled(above)
    others = of_other_years(above, (grid.title, Place(grid.shown, sheet=grid.title)), asked)
    scaled: dict[int, Problem] = {}
    for row in _rows_of_units(grid, columns):
        for column in columns.data.keys() & row.cells.keys():
            if is_scaled(row.text(column)):
                label = asked.data[columns.data[column]]
                of = {"of": f"“{label.label}”", "of_en": f"“{label.label_en}”"}
                scaled[column] = in_a_unit(row.place(column), row.text(column), of)
    data = {column: datum for column, datum in columns.data.items() if column not in scaled}
    return replace(columns, data=data, told=(*columns.told, *(scaled[column] for column in sorted(scaled)), *others))


def _rows_of_units(grid: Grid, columns: WideColumns) -> Iterator[GridRow]:
    yield from grid.above
    for row in islice(grid.rows(), MOST_ROWS_OF_UNITS):
        if says_no_figure(row, columns):
            yield row


def says_no_figure(row: GridRow, columns: WideColumns) -> bool:
    """Whether a row that names no commune holds words alone under the figures: their units, or a signature."""
    if any(key and not meaning(key, ("unit",)) for key in (row.text(column) for column in columns.keys if column)):
        return False
    return not any(_is_figure(row.text(column)) for column in columns.data if column in row.cells)


def _is_figure(word: str) -> bool:
    """Whether a text may be somebody's figure, and not "Sơn Dương, ngày 15 tháng 11 năm 2024" above a signature."""
    begins, short = FIGURE.match(word) is not None, len(word) <= LONGEST_FIGURE
    return begins or (short and re.search(r"\d", word) is not None) or plain(word) in VALUE_WORDS
