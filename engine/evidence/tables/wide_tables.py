"""Wide tables, a commune a row and a datum a column, of a sheet or a CSV; each distinct cell of a datum asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from engine.evidence.columns import NOWHERE, TOLD, Told
from engine.evidence.entries import Entry, document_of, read_entry
from engine.evidence.facts import Document
from engine.evidence.gathering import OWN, FileReading, Notebook
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.captions import MOST_ROWS_OF_UNITS, in_a_unit, in_counts, is_scaled, says_no_figure
from engine.evidence.tables.grids import Grid, GridRow
from engine.evidence.tables.heads import is_numbering, is_total, meaning
from engine.evidence.tables.mistakes import TWO, Mistakes, commune_of, few
from engine.evidence.tables.papers import dated, seen_papers
from engine.evidence.tables.totals import Sums
from engine.evidence.tables.unseen import Looks, unseen_commune
from engine.evidence.tables.wide_columns import WHOLE_ROW, WideColumns, cut_number, merged_cells, wide_columns
from engine.files.books import Cell, Span
from engine.files.numbers import Refusal, plain
from engine.files.writing import address, coordinates
from engine.law.questions import Evidence
from engine.problems import Place, Problem, problem

ANYWHERE, NOTHING = Place(""), Cell(None)
# How the papers of all data of a row are called in messages.
ROW = {"label": "Văn bản của cả dòng", "label_en": "The row's document"}
# What the papers of a row or of one datum are: the document and a note.
Papers = tuple[Document | None, str]


def read_wide(
    shown_as: str, grids: Sequence[Grid], asked: Questionnaire, only: Collection[str] | None = None
) -> FileReading:
    """Tables with a commune a row and a datum a column, named by id or label, and columns for the papers if wanted.

    ``only`` passes over the rows of other communes. Raises ProblemsFound when two columns name the commune in one way,
    when heads in two rows leave doubt, and when too many rows are wrong.
    """
    reading = _Reading(asked, only)
    for grid in grids:
        reading.take(grid)
    return reading.done(shown_as)


class _Reading:
    """Wide tables of one file in the reading."""

    def __init__(self, asked: Questionnaire, only: Collection[str] | None) -> None:
        self._asked, self._only = asked, only
        self._notes, self._wrong = Notebook(asked), Mistakes(asked)
        self._communes: set[str] = set()
        # By datum and cell: its value and state when there is nothing to say of it, else None.
        self._answers: dict[tuple[int, int], tuple[int, int] | None] = {}
        self._units: dict[tuple[str, str], int] = {}
        # The commune of the last row that named one, and the rows below it that name none.
        self._above = ""
        self._nameless: dict[str, list[tuple[Place, list[str]]]] = {}

    def take(self, grid: Grid) -> None:
        """All rows of a table."""
        columns = in_counts(grid, wide_columns(grid, self._asked), self._asked)
        self._wrong.add(columns.told)
        self._above = ""
        quick: list[list[int]] = []
        taken: dict[int, str] = {}
        giving: set[str] = set()
        loose: dict[int, list[Place]] = {}
        hidden: set[int] = set()
        sums = Sums()
        for row in self._rows(grid, columns):
            figures = any(column in row.cells for column in columns.data) and not says_no_figure(row, columns)
            if commune := self._commune(columns, row, figures=figures):
                if unsure := _unsure(grid, columns, row, commune):
                    self._wrong.add([unsure.about(*self._names(columns))])
                    self._communes.add(commune)
                    sums.lose()
                    continue
                taken[row.number] = commune
                giving.update([commune] * figures)
                facts = list(self._facts(grid, row, commune, columns))
                quick.extend(facts)
                sums.add(row, columns.data, facts)
                for column in row.cells.keys() - columns.headed:
                    loose.setdefault(column, []).append(row.place(column))
                hidden.update(column for column in columns.shut if column in row.cells and row.cells[column].says)
            elif figures and self._only is None:
                self._wrong.add(self._total(columns, row, sums))
        self._wrong.add(sums.at_end(columns.data, self._asked.data) if self._only is None else ())
        self._wrong.add(few(columns.shut[column] for column in sorted(hidden)))
        self._wrong.add(problem("EVI-320", places[0], count=len(places)) for _, places in sorted(loose.items()))
        for line, spans in merged_cells(grid.merged, taken, columns.data).items():
            self._wrong.add(self._merged(grid, (line, hit), span, columns, taken[line]) for span, hit in spans.items())
        self._communes.update(giving)
        self._notes.put_block(np.array(quick, dtype=np.int32).reshape(-1, OWN))

    def _total(self, columns: WideColumns, row: GridRow, sums: Sums) -> Iterator[Problem]:
        """What a row of totals says otherwise than the rows above it; any other row of nobody makes sums unsure."""
        if _adds_up(columns, row):
            yield from sums.against(row, columns.data, self._asked.data)
        else:
            sums.lose()

    def _rows(self, grid: Grid, columns: WideColumns) -> Iterator[GridRow]:
        """The rows of communes and figures; one that numbers the columns is passed over, ragged ones are told of."""
        for at, row in enumerate(grid.rows()):
            if at < MOST_ROWS_OF_UNITS and is_numbering(row.words()):
                self._numbered(columns, row)
            elif row.fields != grid.width:
                self._ragged(grid, columns, row)
            elif any(meaning(row.text(key), ("code", "name")) for key in columns.keys if key):
                if other := _other_heads(grid, row):
                    self._wrong.add([other])
                    return
            elif any(column in row.cells for column in (*columns.keys, *columns.data)):
                yield row

    def _numbered(self, columns: WideColumns, row: GridRow) -> None:
        """A row of numbers below the heads, which may be a commune's own: 4 is also how Excel writes 00004."""
        code, name = (row.text(column) for column in columns.keys)
        unit = commune_of(code, name, self._asked)
        if unit >= 0 and all(word.isdigit() for word in row.words().values()):
            known = self._asked.round.units[unit]
            place = row.place(columns.code or columns.name)
            self._wrong.add([problem("EVI-318", place, code or name, unit=known.name, code=known.code)])

    def _ragged(self, grid: Grid, columns: WideColumns, row: GridRow) -> None:
        unit = commune_of(row.text(1), "", self._asked) if 1 in columns.keys else NOWHERE
        owner = self._asked.round.units[unit].code if unit >= 0 else ""
        self._wrong.ragged(row.place(1), row.fields, grid.width, (owner, ""))

    def _commune(self, columns: WideColumns, row: GridRow, *, figures: bool) -> str:
        """The code of the commune of a row; nothing when it is none of the round, not wanted, or in doubt.

        Of a row without figures nothing is told: headings between the rows and signatures below them are such.
        """
        code, name = looks = [row.look(column) for column in columns.keys]
        if isinstance(code, Refusal) or isinstance(name, Refusal):
            self._above = ""
            self._unseen(columns, row, looks, figures=figures)
            return ""
        if (code, name) not in self._units:
            self._units[code, name] = commune_of(code, name, self._asked)
            if self._units[code, name] == NOWHERE:
                self._wrong.unknown_word(row.place(1).file)
        unit, first = self._units[code, name], row.place(columns.code or columns.name)
        if not (code or name):
            return self._nobodys(columns, row) if figures and not _adds_up(columns, row) else ""
        self._above = self._asked.round.units[unit].code if unit >= 0 else ""
        if unit == TWO and figures:
            self._communes.update(self._wrong.unlike(first, code, name))
        elif unit >= 0:
            return self._above if self._only is None or self._above in self._only else ""
        elif figures and not _adds_up(columns, row):
            self._wrong.stranger(first, code or name)
        return ""

    def _nobodys(self, columns: WideColumns, row: GridRow) -> str:
        """A row of figures without a commune, perhaps more of the one above it, whose own are then in doubt too."""
        filled = [column for column in columns.data if column in row.cells]
        if self._only is None or not self._above or self._above in self._only:
            names = [self._asked.data[columns.data[column]].id for column in filled]
            self._nameless.setdefault(self._above, []).append((row.place(min(filled)), names))
        return ""

    def _without_commune(self) -> Iterator[Problem]:
        """One problem for all such rows below a commune, at the first of them."""
        for commune, rows in self._nameless.items():
            names = dict.fromkeys(name for _, told in rows for name in told)
            yield problem("EVI-325", rows[0][0], commune=commune, rows=len(rows)).about(*names if commune else ())

    def _unseen(self, columns: WideColumns, row: GridRow, looks: Looks, *, figures: bool) -> None:
        """A row whose code or name cannot be read: told of the commune that the other names, or a hidden row itself."""
        if not figures or _adds_up(columns, row):
            return
        code, name = ("" if isinstance(look, Refusal) else look for look in looks)
        if all(cell.hidden for cell in row.cells.values()):
            code, name = (row.text(column) for column in columns.keys)
        unit = commune_of(code, name, self._asked)
        owner = self._asked.round.units[unit].code if unit >= 0 else ""
        if not owner or self._only is None or owner in self._only:
            self._wrong.add([unseen_commune(row, columns.keys, looks, owner)])
            self._communes.update({owner} - {""})

    def _facts(self, grid: Grid, row: GridRow, commune: str, columns: WideColumns) -> Iterator[list[int]]:
        """The facts of a row as numbers, but those put down with a warning."""
        of_row = self._papers(row, commune, columns.papers.get(WHOLE_ROW), self._asked.data[0].model_copy(update=ROW))
        for column, datum in columns.data.items():
            cell = row.cells.get(column)
            if cell and (answer := self._answer(datum, cell, row.place(column), commune)):
                own = self._papers(row, commune, columns.papers.get(datum), self._asked.data[datum])
                document, note = own or of_row or (None, "")
                place, lists = row.place(column), self._notes.lists
                sheet = lists.sheets[grid.title] if grid.title else NOWHERE
                spot = (coordinates(place.cell) or (0, 0)) if place.cell else (place.line, place.column)
                paper = NOWHERE if document is None else lists.papers[document]
                said = lists.notes[note] if note else NOWHERE
                yield [self._asked.codes[commune], datum, *answer, sheet, *spot, paper, said]

    def _answer(self, datum: int, cell: Cell, place: Place, commune: str) -> tuple[int, int] | None:
        """The value of a cell and its state; None when it is empty or refused."""
        known = datum, id(cell)
        if known not in self._answers:
            self._answers[known] = self._ask(datum, cell)
        if (answer := self._answers[known]) is not None:
            return answer if answer[1] != Told.MISSING else None
        fact, told = read_entry(Entry(commune, self._asked.data[datum], cell, place), self._asked.round)
        self._wrong.add(told)
        return (fact.value, TOLD[fact.state]) if fact else None

    def _ask(self, datum: int, cell: Cell) -> tuple[int, int] | None:
        """What a cell says whoever's it is; None when something is to be said of it."""
        fact, told = read_entry(Entry("", self._asked.data[datum], cell, ANYWHERE), self._asked.round)
        if told:
            return None
        return (fact.value, TOLD[fact.state]) if fact else (0, Told.MISSING)

    def _papers(self, row: GridRow, commune: str, at: Mapping[str, int] | None, evidence: Evidence) -> Papers | None:
        """The document and note of a row or of one datum; None where nothing of them was typed."""
        if not at or not any(column in row.cells for column in at.values()):
            return None
        place = row.place(at.get("issued") or at.get("document") or min(at.values()))
        beside = seen_papers(row, at)
        number, issued = dated(beside.document, beside.issued)
        typed = Entry(commune, evidence, NOTHING, place, number, issued, place, beside.note, beside.unseen)
        document, told = document_of(typed, self._asked.round)
        # What is wrong with the paper of a whole row is of no datum in particular.
        self._wrong.add(told if evidence.label != ROW["label"] else (found.about() for found in told))
        return document, beside.note

    def _names(self, columns: WideColumns) -> list[str]:
        return [self._asked.data[datum].id for datum in columns.data.values()]

    def _merged(
        self, grid: Grid, hit: tuple[int, Sequence[int]], over: Span, columns: WideColumns, commune: str
    ) -> Problem:
        (row, at), (top, left, bottom, right) = hit, over
        span = f"{address(top, left)}:{address(bottom, right)}"
        names = [self._asked.data[columns.data[column]].id for column in at]
        place = Place(grid.shown, sheet=grid.title, cell=address(row, at[0]))
        return problem("EVI-108", place, commune=commune, given=span, name=", ".join(names)).about(*names)

    def done(self, shown_as: str) -> FileReading:
        """What the file gave."""
        self._wrong.add(self._without_commune())
        return FileReading(shown_as, self._notes.typed(in_order=True), self._wrong.all(), frozenset(self._communes))


def _other_heads(grid: Grid, row: GridRow) -> Problem | None:
    """What is to be said of heads below the first ones, where they are not those of the same table once more."""
    heads = grid.heads.words
    if all(plain(word) == plain(heads.get(column, "")) for column, word in row.words().items()):
        return None
    return problem("EVI-327", row.place(min(row.cells)))


def _adds_up(columns: WideColumns, row: GridRow) -> bool:
    """Whether a row sums up the others."""
    return any(is_total(row.text(column)) for column in row.cells if column not in columns.data)


def _unsure(grid: Grid, columns: WideColumns, row: GridRow, commune: str) -> Problem | None:
    """Why nothing of a row is sure: a number may have been cut by its own comma, or its unit is no count."""
    if column := cut_number(grid, columns, row):
        said = f"{row.text(column)},{row.text(column + 1)}"
        return problem("EVI-322", row.place(column), said, commune, given=said)
    scaled = next((at for at in columns.units if is_scaled(row.text(at))), 0)
    of = {"of": f"Hàng {row.number}", "of_en": f"Row {row.number}"}
    return in_a_unit(row.place(scaled), row.text(scaled), of, commune) if scaled else None
