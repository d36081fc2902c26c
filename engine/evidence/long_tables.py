"""A long CSV, a line a fact: in whole columns where every word is taken without a word, else row by row.

A row goes the quick way only if ``read_entry`` has nothing to say of any word in it, and each word is asked once.
All others, and all that is to be said of them, come from the one way by which single rows are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import NOWHERE, TOLD, Told
from engine.evidence.entries import Entry, document_of, read_entry
from engine.evidence.gathering import FileReading, Notebook
from engine.evidence.questionnaire import CODE_HEADS, NAME_HEADS, Questionnaire, Strangers, unit_named
from engine.files.books import Cell
from engine.files.listing import Block, Field, Lines, Row, first_line
from engine.files.numbers import Raw, plain
from engine.files.persons.guard import Said, is_suspect, personal_details
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, problem

LONG_HEADS: Mapping[str, frozenset[str]] = {
    "commune": CODE_HEADS | NAME_HEADS,
    "evidence": frozenset({"evidence", "minh chung", "so lieu", "ma so lieu", "chi tieu"}),
    "value": frozenset({"value", "gia tri", "so"}),
    "document": frozenset({"document", "van ban", "so van ban", "van ban so"}),
    "note": frozenset({"note", "ghi chu"}),
    "issued": frozenset({"issued", "date", "ngay", "ngay van ban"}),
}
DOCUMENT_DAY = re.compile(
    r"(.*?)[\s,;(]*(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d\d-\d\d)\)?\s*", re.IGNORECASE | re.DOTALL
)
# Instead of a number: the way that reads single rows has something to say of the word.
SLOW = -2
# A value and its state (see Told) as one number.
VALUES, STATE_BITS = 4, 3
MOST_KEPT = 2**18
ANYWHERE = Place("")
Numbers = npt.NDArray[np.int64]
Key = TypeVar("Key")


def read_long(lines: Lines, asked: Questionnaire, only: Collection[str] | None = None) -> FileReading:
    """A CSV with the columns commune, evidence, value, and document, issued, note where there are any.

    ``only`` passes over the rows of other communes. Raises ProblemsFound when the file holds persons, or when a
    column that it needs is missing.
    """
    columns = _columns(lines.heads)
    if missing := [name for name in ("commune", "evidence", "value") if name not in columns]:
        refuse_persons(lines, asked)
        heads = ", ".join(head.text for head in lines.heads)
        raise ProblemsFound([problem("EVI-304", lines.heads[0].place, heads, name=", ".join(missing))])
    reading = _Reading(lines, columns, asked, only)
    for block in lines.blocks():
        reading.take(block)
    return reading.done()


def refuse_persons(lines: Lines, asked: Questionnaire) -> None:
    """Raise ProblemsFound when any field shows that the file holds persons."""
    rows = (row for rows in ((lines.heads,), lines.rows()) for row in rows)
    fields = (Said(field, column, field.text) for row in rows for column, field in enumerate(row))
    if found := list(personal_details([fields], lambda field: field.place, honest=asked.places)):
        raise ProblemsFound(found)


def _columns(heads: Row) -> Mapping[str, int]:
    columns: dict[str, int] = {}
    for at, head in enumerate(heads):
        name = next((name for name, words in LONG_HEADS.items() if plain(head.text) in words), "")
        if name and name not in columns:
            columns[name] = at
    return columns


class _Asked(dict[Key, int]):
    """What each distinct word of a column is, as a number; asked once a word."""

    def __init__(self, ask: Callable[[Key], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: Key) -> int:
        if len(self) > MOST_KEPT:
            self.clear()
        self[key] = answer = self._ask(key)
        return answer


class _Reading:
    """A long CSV in the reading."""

    def __init__(
        self, lines: Lines, columns: Mapping[str, int], asked: Questionnaire, only: Collection[str] | None
    ) -> None:
        self._lines, self._columns, self._asked = lines, columns, asked
        self._only = None if only is None else {asked.codes[code] for code in only}
        self._book, self._strangers = Notebook(asked), Strangers(asked)
        self._found: list[Problem] = []
        self._communes: set[int] = set()
        self._unit = _Asked(self._ask_unit)
        self._datum = _Asked(self._ask_datum)
        self._value = _Asked(self._ask_value)
        self._paper = _Asked(self._ask_paper)
        self._note = _Asked(self._ask_note)
        self._person: _Asked[str] = _Asked(lambda word: int(is_suspect(word.strip(), asked.places)))
        self._cleared = False
        self._refuse_persons(field.text for field in lines.heads)

    def take(self, block: Block) -> None:
        """A stretch of the file: the quick lines in whole columns, the other rows one by one in their order."""
        width, at = len(self._lines.heads), {number: place for place, number in enumerate(block.numbers)}
        right = [place for place, row in enumerate(block.rows) if len(row) == width]
        slow = [block.numbers[place] for place, row in enumerate(block.rows) if len(row) != width and any(row)]
        if right:
            words = list(zip(*(block.rows[place] for place in right), strict=True))
            for column in words:
                self._refuse_persons(set(column))
            slow += self._take_columns(words, np.array([block.numbers[place] for place in right]))
        rows = [self._lines.cut(number, block.rows[at[number]]) for number in slow]
        for row in sorted([*rows, *block.quoted], key=first_line):
            self._take_row(row)

    def _take_columns(self, words: Sequence[Sequence[str]], lines: Numbers) -> list[int]:
        """Keep the facts of all rows of which nothing is to be said; gives back the lines of the others."""
        at = self._columns
        unit = _numbers(self._unit, words[at["commune"]])
        if self._only is not None:
            mine = [row for row, number in enumerate(unit.tolist()) if number in self._only]
            words, lines, unit = [[column[row] for row in mine] for column in words], lines[mine], unit[mine]
        empty = ("",) * len(lines)
        datum = _numbers(self._datum, words[at["evidence"]])
        value = _numbers(self._value, zip(datum.tolist(), words[at["value"]], strict=True))
        documents, days = (words[at[name]] if name in at else empty for name in ("document", "issued"))
        paper = _numbers(self._paper, zip(documents, days, strict=True))
        note = _numbers(self._note, words[at["note"]] if "note" in at else empty)
        quick = (unit >= 0) & (datum >= 0) & (value >= 0) & (paper != SLOW) & (note != SLOW)
        self._communes.update(unit[quick].tolist())
        sheet, column = np.full((2, len(lines)), NOWHERE, dtype=np.int64)
        column[:] = at["value"] + 1
        for before in words[: at["value"]]:
            column += np.fromiter(map(len, before), dtype=np.int64, count=len(lines))
        state = value & STATE_BITS
        rows = np.stack([unit, datum, value // VALUES, state, sheet, lines, column, paper, note], axis=1)
        self._book.put_block(rows[quick & (state != Told.MISSING)].astype(np.int32))
        return [int(line) for line in lines[~quick]]

    def _take_row(self, row: Row) -> None:
        """One row with its own places; an empty one is passed over."""
        if not any(field.text for field in row):
            return
        self._refuse_persons(field.text for field in row)
        fields = {name: row[at] for name, at in self._columns.items() if at < len(row)}
        commune, name = fields.get("commune"), fields.get("evidence")
        unit = self._unit[commune.text] if commune else NOWHERE
        datum = self._datum[name.text] if name else NOWHERE
        code = self._asked.round.units[unit].code if unit >= 0 else ""
        if not code:
            self._strangers.meet((commune or row[0]).place, commune.text if commune else "")
        if datum < 0:
            place, word = (name or row[-1]).place, name.text if name else ""
            self._found.append(self._strangers.unknown_datum(place, word, code))
        if code and datum >= 0:
            self._communes.add(unit)
            fact, told = read_entry(_entry(code, self._asked.data[datum], fields, row[0].place), self._asked.round)
            self._found.extend(told)
            if fact:
                self._book.put(code, fact)

    def done(self) -> FileReading:
        """What the file gave."""
        units = self._asked.round.units
        communes = frozenset(units[at].code for at in self._communes)
        problems = (*self._found, *self._strangers.problems())
        return FileReading(self._lines.shown, self._book.typed(in_order=True), problems, communes)

    def _refuse_persons(self, words: Iterable[str]) -> None:
        if not self._cleared and any(map(self._person.__getitem__, words)):
            refuse_persons(self._lines, self._asked)
            self._cleared = True  # the whole file was looked through

    def _ask_unit(self, word: str) -> int:
        unit = unit_named(word.strip(), self._asked.units) if word.strip() else None
        return self._asked.codes[unit.code] if unit else NOWHERE

    def _ask_datum(self, word: str) -> int:
        return self._asked.named.get(plain(word.strip()), NOWHERE)

    def _ask_value(self, said: tuple[int, str]) -> int:
        datum, word = said
        if datum < 0:
            return SLOW
        fact, told = read_entry(Entry("", self._asked.data[datum], Cell(word.strip()), ANYWHERE), self._asked.round)
        return SLOW if told else 0 if fact is None else fact.value * VALUES + TOLD[fact.state]

    def _ask_paper(self, said: tuple[str, str]) -> int:
        document, issued = _dated(said[0].strip(), said[1].strip())
        entry = Entry("", self._asked.data[0], Cell(None), ANYWHERE, document, issued)
        paper, told = document_of(entry, self._asked.round)
        return SLOW if told else NOWHERE if paper is None else self._book.lists.papers[paper]

    def _ask_note(self, word: str) -> int:
        entry = Entry("", self._asked.data[0], Cell(None), ANYWHERE, note=word.strip())
        _, told = document_of(entry, self._asked.round)
        return SLOW if told else self._book.lists.notes[entry.note] if entry.note else NOWHERE


def _numbers(asked: _Asked[Key], words: Iterable[Key]) -> Numbers:
    return np.array([asked[word] for word in words], dtype=np.int64)


def _dated(document: str, issued: str) -> tuple[str, str]:
    """A document and its day, which may stand behind its number in one field."""
    if not issued and (named := DOCUMENT_DAY.fullmatch(document)) and named[1]:
        return named[1].strip(), named[2]
    return document, issued


def _entry(commune: str, evidence: Evidence, fields: Mapping[str, Field], first: Place) -> Entry:
    def typed(name: str) -> str:
        return fields[name].text if name in fields else ""

    value = fields.get("value")
    document, issued = _dated(typed("document"), typed("issued"))
    named_in = "issued" if typed("issued") else "document"
    issued_place = fields[named_in].place if named_in in fields else None
    raw: Raw = value.text if value else None
    return Entry(
        commune, evidence, Cell(raw), value.place if value else first, document, issued, issued_place, typed("note")
    )
