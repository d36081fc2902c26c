"""Facts as files give them, a row of numbers each, and those of all files laid out as the columns of a round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import NOWHERE, STATES, TOLD, Columns, Places
from engine.evidence.facts import Document, Fact, SelfScore, UnitAnswer
from engine.evidence.questionnaire import Questionnaire
from engine.files.numbers import counted
from engine.files.writing import address, coordinates
from engine.law.questions import Evidence
from engine.problems import InBoth, Place, Problem, problem

# A row of a reading: which commune, which datum, what it says (see Told), and where; sheet, paper and note are numbers
# of the reading's own lists, -1 for none; in a CSV the row is the line.
COMMUNE, DATUM, VALUE, STATE, SHEET, ROW, COLUMN, PAPER, NOTE, FILE = range(10)
OWN = FILE
Rows = npt.NDArray[np.int32]
Thing = TypeVar("Thing")
NO_ROWS: Rows = np.zeros((0, OWN), dtype=np.int32)


class Numbered(dict[Thing, int]):
    """Things met so far, each with its number."""

    def __missing__(self, thing: Thing) -> int:
        """The next number, for a thing not met before."""
        self[thing] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Lists:
    """The sheets, papers and notes that rows name by number."""

    sheets: Numbered[str] = field(default_factory=Numbered)
    papers: Numbered[Document] = field(default_factory=Numbered)
    notes: Numbered[str] = field(default_factory=Numbered)


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """What one file gave, a fact a row in the order in which it was typed: ``rows`` is (K, 9)."""

    rows: Rows = field(default_factory=lambda: NO_ROWS)
    sheets: tuple[str, ...] = ()
    papers: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file gave: facts, problems, the communes it speaks for, whose form it is.

    And of a form the commune's own points, and what it says of the commune itself.
    """

    shown: str
    typed: Typed = field(default_factory=Typed)
    problems: tuple[Problem, ...] = ()
    communes: frozenset[str] = frozenset()
    form_of: str = ""
    self_score: SelfScore | None = None
    answers: tuple[UnitAnswer, ...] = ()

    def facts(self, asked: Questionnaire) -> Iterator[tuple[str, Fact]]:
        """Each fact with the code of its commune."""
        typed = self.typed
        for commune, datum, value, state, sheet, row, column, paper, note in typed.rows.tolist():
            place = place_of(self.shown, typed.sheets[sheet] if sheet != NOWHERE else "", row, column)
            document = None if paper == NOWHERE else typed.papers[paper]
            said = "" if note == NOWHERE else typed.notes[note]
            fact = Fact(asked.data[datum].id, value, place, STATES[state], document, said)
            yield asked.round.units[commune].code, fact


class Notebook:
    """The facts of one file as they are read, one by one or in whole arrays."""

    def __init__(self, asked: Questionnaire) -> None:
        self._asked = asked
        self.lists = Lists()
        self._rows: list[list[int]] = []
        self._blocks: list[Rows] = []

    def put(self, commune: str, fact: Fact) -> None:
        """A fact of a commune of the round."""
        place = fact.place
        at = (place.line, place.column) if not place.sheet else coordinates(place.cell) or (0, 0)
        sheet = self.lists.sheets[place.sheet] if place.sheet else NOWHERE
        paper = NOWHERE if fact.document is None else self.lists.papers[fact.document]
        note = self.lists.notes[fact.note] if fact.note else NOWHERE
        datum, state = self._asked.ids[fact.evidence], TOLD[fact.state]
        self._rows.append([self._asked.codes[commune], datum, fact.value, state, sheet, *at, paper, note])

    def put_block(self, rows: Rows) -> None:
        """Facts as rows, whose papers and notes are numbers of this book's."""
        self._blocks.append(rows)

    def typed(self, *, in_order: bool = False) -> Typed:
        """All facts; ``in_order`` sorts them by sheet, row and column where blocks and single facts alternate."""
        single = np.array(self._rows, dtype=np.int32).reshape(-1, OWN)
        rows = np.concatenate([*self._blocks, single])
        if in_order:
            rows = rows[np.lexsort((rows[:, COLUMN], rows[:, ROW], rows[:, SHEET]))]
        return Typed(rows, tuple(self.lists.sheets), tuple(self.lists.papers), tuple(self.lists.notes))


def place_of(file: str, sheet: str, row: int, column: int) -> Place:
    """A place from its numbers; without a sheet they are line and column."""
    if not sheet:
        return Place(file, row, column)
    return Place(file, sheet=sheet, cell=address(row, column) if row else "")


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """The facts of all files as columns, what stands twice, and the data of each commune in the order typed.

    ``order`` are the data commune by commune (K,); those of a commune begin at its ``starts`` (N + 1,).
    """

    columns: Columns
    problems: tuple[Problem, ...]
    order: Rows
    starts: npt.NDArray[np.intp]

    def in_order(self, commune: int, known: int) -> list[int]:
        """A commune's data, of the first ``known``, in the order in which they were typed file by file."""
        data: list[int] = self.order[self.starts[commune] : self.starts[commune + 1]].tolist()
        return [datum for datum in data if datum < known]


def gathered(readings: Sequence[FileReading], asked: Questionnaire, codes: Sequence[str]) -> Gathered:
    """The facts of these communes from all readings; a datum given twice keeps its first and is told of with both."""
    lists = Lists()
    wanted = np.full(len(asked.round.units), NOWHERE, dtype=np.int32)
    wanted[[asked.codes[code] for code in codes]] = np.arange(len(codes))
    stacked: list[Rows] = [np.zeros((0, OWN + 1), dtype=np.int32)]
    for file, reading in enumerate(readings):
        rows = _filed(reading.typed, file, lists)
        rows[:, COMMUNE] = wanted[rows[:, COMMUNE]]
        stacked.append(rows[rows[:, COMMUNE] != NOWHERE])
    rows = np.concatenate(stacked)
    first = _first_of_each(rows[:, DATUM] * len(codes) + rows[:, COMMUNE], len(asked.data) * len(codes))
    kept = rows[first == np.arange(len(rows))]
    columns = _columns(kept, asked, codes, tuple(reading.shown for reading in readings), lists)
    order = np.argsort(kept[:, COMMUNE], kind="stable")
    starts = np.searchsorted(kept[order, COMMUNE], np.arange(len(codes) + 1))
    return Gathered(columns, tuple(_doubled(rows, first, columns, asked)), kept[order, DATUM], starts)


def _filed(typed: Typed, file: int, lists: Lists) -> Rows:
    """A file's rows with the number of the file, and with the round's numbers for sheets, papers and notes."""
    rows = np.empty((len(typed.rows), OWN + 1), dtype=np.int32)
    rows[:, :OWN], rows[:, FILE] = typed.rows, file
    rows[:, SHEET] = _renumbered(rows[:, SHEET], typed.sheets, lists.sheets)
    rows[:, PAPER] = _renumbered(rows[:, PAPER], typed.papers, lists.papers)
    rows[:, NOTE] = _renumbered(rows[:, NOTE], typed.notes, lists.notes)
    return rows


def _renumbered(numbers: Rows, own: Sequence[Thing], met: Numbered[Thing]) -> Rows:
    """Numbers of a file's own list as those of the round's; -1 stays."""
    return np.array([*(met[thing] for thing in own), NOWHERE], dtype=np.int32)[numbers]


def _first_of_each(keys: Rows, count: int) -> Rows:
    """For each row the first row of the same key."""
    first = np.zeros(count, dtype=np.int32)
    first[keys[::-1]] = np.arange(len(keys))[::-1]  # where a key stands twice the last written counts: the first row
    return first[keys]


def _columns(rows: Rows, asked: Questionnaire, codes: Sequence[str], files: tuple[str, ...], lists: Lists) -> Columns:
    shape, at = (len(asked.data), len(codes)), (rows[:, DATUM], rows[:, COMMUNE])

    def laid(column: int, kind: str, empty: int = 0) -> npt.NDArray[Any]:
        made = np.full(shape, empty, dtype=kind)
        made[at] = rows[:, column]
        return made

    sheets, papers, notes = tuple(lists.sheets), tuple(lists.papers), tuple(lists.notes)
    where = laid(FILE, "i4"), laid(SHEET, "i2", NOWHERE), laid(ROW, "i4"), laid(COLUMN, "i4")
    names = tuple(evidence.id for evidence in asked.data)
    value, told, paper, note = (
        laid(VALUE, "i8"),
        laid(STATE, "i1"),
        laid(PAPER, "i4", NOWHERE),
        laid(NOTE, "i4", NOWHERE),
    )
    return Columns(tuple(codes), names, value, told, Places(files, sheets, *where), papers, paper, notes, note)


def _doubled(rows: Rows, first: Rows, columns: Columns, asked: Questionnaire) -> Iterator[Problem]:
    """One problem for each datum that stands more than once, at its second place, with how often it does."""
    again = np.flatnonzero(first != np.arange(len(rows)))
    _, second, times = np.unique(first[again], return_index=True, return_counts=True)
    for at, more in sorted(zip(again[second].tolist(), times.tolist(), strict=True)):
        commune, datum, given, _, sheet, row, column, _, _, file = rows[at].tolist()
        before = columns.fact(datum, commune)
        title = columns.places.sheets[sheet] if sheet != NOWHERE else ""
        place = place_of(columns.places.files[file], title, row, column)
        labels = {"label": asked.data[datum].label, "label_en": asked.data[datum].label_en}
        values = {**labels, "first": str(before.place)}
        values |= {"before": _in_words(asked.data[datum], before.value), "given": _in_words(asked.data[datum], given)}
        told = problem("EVI-303", place, commune=columns.codes[commune], times=1 + more, **values)
        yield told.about(before.evidence)


def _in_words(evidence: Evidence, value: int) -> InBoth:
    """A value as it was typed, more or less: Có, or 1.200."""
    if evidence.kind != "yes_no":
        return counted(value)
    return InBoth("Có", "yes") if value else InBoth("Không", "no")
