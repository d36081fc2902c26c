"""Readings that persons typed on a page, laid out as the checking sheet that they would have filled in.

The page is read by the sheet's own reader, so that the ledger's rules stand in one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.desk.proofreading.checklist import (
    ALL_WHEN,
    ALL_WHO,
    GIVEN,
    HEADS,
    ID,
    KEYS,
    META,
    NOTE,
    PAGE,
    SCHEMA,
    SENTENCE,
    STANDARD,
    WHEN,
    WHO,
)
from engine.files.books import Book, Cell, Sheet, Spans
from engine.files.writing import address
from engine.law.loading import Lawbook
from engine.law.readings.persons import person
from engine.problems import Place, Problem, problem
from engine.service.proofread import CheckedIn, CheckInRequest, read_back
from engine.service.store import Holdings

SHEET = "doi-chieu"
COLUMNS: Mapping[str, int] = {key: at for at, key in enumerate(KEYS, 1)}
KEYS_ROW, FIRST = 1, 6
# What is typed for a number, by the key of the sheet's column.
TYPED = (GIVEN, PAGE, SENTENCE, NOTE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed for one number of the law: what the text has, on which page, in which sentence, a remark."""

    number: str
    given: str
    page: str
    sentence: str
    note: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything was typed."""
        return any((self.given, self.page, self.sentence, self.note))


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page as it was filled in: by whom, when, which readings; ``account`` is who was signed in on a board."""

    standard: str
    who: str
    when: str
    readings: Sequence[Reading]
    account: str = ""

    @property
    def told(self) -> tuple[Reading, ...]:
        """The readings that say something."""
        return tuple(one for one in self.readings if one.filled)


@dataclass(frozen=True, slots=True)
class MarkedIn:
    """A page read back, and what is wrong with it by the name of its field; "" is the page as a whole."""

    done: CheckedIn
    wrong: Mapping[str, Problem]

    @property
    def sound(self) -> bool:
        """Whether nothing stands against writing it."""
        return not self.wrong


def mark_in(holdings: Holdings, page: MarkedPage, asked: CheckInRequest, book: Lawbook) -> MarkedIn:
    """Read a page back, and write it where ``asked`` says so and nothing is wrong; raises as ``read_back`` does."""
    strange = {f"{GIVEN}:{number}": told for number, told in _same_person(page, book)}
    wanted = replace(asked, sheet=_book(page, book), applied=asked.applied and not strange)
    done = read_back(holdings, wanted)
    refused = {_field(page, found): found for found in reversed(done.problems) if found.severity == "error"}
    return MarkedIn(done, {**refused, **strange})


def _book(page: MarkedPage, book: Lawbook) -> Book:
    cells = {(KEYS_ROW, at): Cell(key) for key, at in COLUMNS.items()}
    tops = ((STANDARD, book.standard.head.id), (ALL_WHO, page.who), (ALL_WHEN, page.when), (HEADS, ""))
    for row, (name, value) in enumerate(tops, KEYS_ROW + 1):
        cells[row, COLUMNS[ID]] = Cell(name)
        cells |= {(row, COLUMNS[GIVEN]): Cell(value)} if value else {}
    for row, reading in enumerate(page.told, FIRST):
        cells |= {(row, COLUMNS[key]): Cell(value) for key, value in _cells(page, reading) if value}
    said = {"schema": SCHEMA, "standard": book.standard.head.id, "sha256": book.sha256, "sheet": SHEET}
    pairs = {(row, at): Cell(text) for row, pair in enumerate(said.items(), 1) for at, text in enumerate(pair, 1)}
    none = Spans.of(())
    return Book(SHEET, {SHEET: Sheet(SHEET, cells, none), META: Sheet(META, pairs, none, hidden=True)})


def _cells(page: MarkedPage, reading: Reading) -> Iterator[tuple[str, str]]:
    note = "; ".join(told for told in (reading.note, f"@{page.account}" if page.account else "") if told)
    told = {ID: reading.number, GIVEN: reading.given, PAGE: reading.page, SENTENCE: reading.sentence, NOTE: note}
    yield from told.items()


def _same_person(page: MarkedPage, book: Lawbook) -> Iterator[tuple[str, Problem]]:
    """On a board two readers are two who signed in: one account does not read a number under two names."""
    for reading in page.told if page.account else ():
        standing = book.readings.standings.get(reading.number)
        for entry in standing.entries if standing else ():
            mine = f"@{page.account}" in (entry.note or "").split("; ")
            if mine and person(entry.who) != person(page.who):
                told = problem("WEB-151", Place(reading.number), page.who, name=reading.number, other=entry.who)
                yield reading.number, told


def _field(page: MarkedPage, found: Problem) -> str:
    """The field that a problem is about, by the cell in which it was read."""
    if found.place.file != SHEET:
        return ""
    rows = {row: reading.number for row, reading in enumerate(page.told, FIRST)}
    at = {address(row, COLUMNS[key]): f"{key}:{number}" for row, number in rows.items() for key in KEYS}
    tops = {address(KEYS_ROW + 2, COLUMNS[GIVEN]): WHO, address(KEYS_ROW + 3, COLUMNS[GIVEN]): WHEN}
    field = {**at, **tops}.get(found.place.cell, "")
    key, _, number = field.partition(":")
    return {WHO: WHO, WHEN: WHEN}.get(key, field if number else "")
