"""Reading a checking sheet: what persons found in the official text, row by row, or why a row cannot be taken.

Rows and columns are known by the names in the sheet's hidden row and column, so they may be moved, sorted and widened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from engine.desk.proofreading.found_numbers import found_in_cell
from engine.desk.proofreading.machine_read import MachineRead, machine_read
from engine.files.intake.kept_formats import newer
from engine.files.intake.seen_cells import seen
from engine.files.numbers import Refusal, is_empty, plain, read_day, shown
from engine.files.workbook import Book, Cell, Sheet
from engine.law.loading import Lawbook, nearest
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.faults import DITTO, Days, Part, faults_of
from engine.law.readings.number import Number
from engine.problems import Place, Problem, day_in_both, problem

META, SCHEMA, OLD_SCHEMA = "_meta", "phuhop/checklist/2", "phuhop/checklist/1"
ID, GIVEN, PAGE, SENTENCE, WHO, WHEN, NOTE = "id", "given", "page", "sentence", "who", "when", "note"
KEYS = (ID, GIVEN, PAGE, SENTENCE, WHO, WHEN, NOTE)
# Rows above the table, by the name in the hidden column; their value stands under ``given``.
STANDARD, ALL_WHO, ALL_WHEN, HEADS = "@standard", "@who", "@when", "@heads"
MOST_LETTERS, LONGEST_SENTENCE = 200, 1000

Columns: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What one person found in the text for one number; ``value`` is None when words were found to differ."""

    number: Number
    value: str | None
    who: str
    when: date
    page: str
    sentence: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """Everything a sheet says, and every problem of it."""

    found: tuple[Found, ...]
    problems: tuple[Problem, ...]


def read_checklist(book: Book, law: Lawbook, today: date | None = None) -> CheckedSheet:
    """The rows that were filled in; none when the sheet is not this standard's, or is not as it was made.

    No row may be of a day after ``today``, where that is given.
    """
    meta = book.sheets.get(META)
    said = {meta.text(row, 1): meta.text(row, 2) for row in range(1, 13)} if meta else {}
    sheet = book.sheets.get(said.get("sheet", ""))
    if later := newer(said.get("schema"), SCHEMA, Place(book.shown)):
        return CheckedSheet((), (later,))
    if said.get("schema") != SCHEMA or sheet is None:
        code = "CHK-221" if said.get("schema") == OLD_SCHEMA else "CHK-101"
        return CheckedSheet((), (problem(code, Place(book.shown)),))
    # The first of each name: what is typed comes below the hidden row.
    names = {sheet.text(*at): at for at in sorted(sheet.cells, reverse=True)}
    columns = {key: names[key][1] for key in KEYS if key in names and names[key][0] == names.get(ID, (0, 0))[0]}
    if lacking := [key for key in KEYS if key not in columns]:
        return CheckedSheet((), (problem("CHK-103", Place(book.shown, sheet=sheet.title), name=", ".join(lacking)),))
    rows = {sheet.text(r, columns[ID]): r for r, c in sheet.cells if c == columns[ID]}
    days = Days(law.standard.head.law.date, today)
    reading = _Reading(book, sheet, columns, rows, days, machine_read(sheet, said, names))
    stated = said.get("standard", "")
    wanted = law.standard.head.id
    if (printed := reading.text(STANDARD, GIVEN)) != wanted or stated != wanted:
        given = stated if stated != wanted else printed
        return CheckedSheet((), (reading.refuse("CHK-102", STANDARD, GIVEN, given=given or "–", wanted=wanted),))
    changed = [problem("CHK-104", Place(book.shown))] if said.get("sha256") != law.sha256 else []
    told = [*_rows(reading, {number.id: number for number in numbers_of(law.standard)})]
    refused = (p for row in told if isinstance(row, tuple) for p in row)
    found = tuple(row for row in told if isinstance(row, Found))
    bare = (
        reading.refuse("CHK-222", reading.row_of(row), SENTENCE, name=row.number.id) for row in found if _lacks(row)
    )
    return CheckedSheet(found, (*changed, *refused, *bare))


def _lacks(row: Found) -> bool:
    """Whether the sentence does not hold the very figure that was read in it; a zero is often a word."""
    figure = (row.value or "").replace(".", ",")
    if row.number.kind not in ("whole", "exact") or not figure.strip("0"):
        return False
    told = re.findall(
        r"[0-9]+(?:,[0-9]+)?", re.sub(r"(?<=[0-9])[. ](?=[0-9]{3}\b)", "", row.sentence).replace(".", ",")
    )
    return bool(told) and figure not in told


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sheet with its columns by key and its rows by name."""

    book: Book
    sheet: Sheet
    columns: Columns
    rows: Mapping[str, int]
    days: Days
    machine: MachineRead

    def cell(self, row: int | str, key: str) -> Cell:
        """What stands in a row under a key."""
        at = self.rows.get(row, 0) if isinstance(row, str) else row
        return self.sheet.cells.get((at, self.columns[key]), Cell(None))

    def row_of(self, found: Found) -> int:
        """The row that a number was found in."""
        return self.rows[found.number.id]

    def text(self, row: int | str, key: str) -> str:
        """The same as clean text on one line."""
        raw = self.cell(row, key).raw
        text = "" if raw is None else shown(raw) if isinstance(raw, (date, float)) else str(raw)
        return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[
            : LONGEST_SENTENCE if key == SENTENCE else MOST_LETTERS
        ]

    def like_above(self, row: int, key: str) -> str | None:
        """The same, and where the cell says "như trên" what the next filled cell above says; None when none does."""
        top = self.rows.get(HEADS, self.rows[ID])
        while plain(told := self.text(row, key)) in DITTO:
            above = [at for at, column in self.sheet.cells if column == self.columns[key] and top < at < row]
            row = max((at for at in above if self.text(at, key)), default=0)
            if not row:
                return None
        return told

    def place(self, row: int | str, key: str) -> Place:
        """Where that is."""
        at = self.rows.get(row, 0) if isinstance(row, str) else row
        return self.book.place(self.sheet.title, at, self.columns[key])

    def refuse(self, code: str, row: int | str, key: str, **values: object) -> Problem:
        """A problem with that cell, with what was typed in it."""
        return problem(code, self.place(row, key), self.text(row, key), **values)


def _rows(reading: _Reading, known: Mapping[str, Number]) -> Iterator[Found | tuple[Problem, ...]]:
    cells, named_in = reading.sheet.cells, reading.columns[ID]
    names = [(row, reading.sheet.text(row, column)) for row, column in sorted(cells) if column == named_in]
    ours = [(row, name) for row, name in names if name != ID and not name.startswith("@")]
    filled = [(row, name) for row, name in ours if _is_filled(reading, row)]
    times = Counter(name for _, name in filled)
    for row, name in filled:
        if name not in known:
            yield (reading.refuse("CHK-201", row, GIVEN, name=name, near=nearest(name, known)),)
        elif times[name] > 1:
            others = ", ".join(reading.place(at, GIVEN).cell for at, other in filled if other == name and at != row)
            yield (reading.refuse("CHK-202", row, GIVEN, name=name, other=others),)
        else:
            yield _row(reading, row, known[name])
    named = {row for row, _ in names}
    for row in sorted({row for row, column in cells if column == reading.columns[GIVEN]} - named):
        if row > reading.rows[ID] and not is_empty(reading.cell(row, GIVEN).raw):
            yield (reading.refuse("CHK-201", row, GIVEN, name="–", near="–"),)


def _is_filled(reading: _Reading, row: int) -> bool:
    """A row says something when a number or a page stands in it; a name drawn down over empty rows does not."""
    return reading.cell(row, GIVEN).says or bool(reading.text(row, PAGE))


def _row(reading: _Reading, row: int, number: Number) -> Found | tuple[Problem, ...]:
    cell = reading.cell(row, GIVEN)
    found: list[Problem] = []
    if not cell.says:
        return (reading.refuse("CHK-210", row, GIVEN, page=reading.text(row, PAGE)),)
    value: str | Refusal | None = reading.machine.answered(number, cell)
    if value is None:
        value = Refusal("CHK-203", {"given": "="}) if cell.formula else found_in_cell(number, cell)
    if isinstance(value, Refusal):
        found.append(reading.refuse(value.code, row, GIVEN, **value.values))
    who = reading.text(row, WHO) or reading.text(ALL_WHO, GIVEN)
    page, sentence, when = reading.like_above(row, PAGE), reading.like_above(row, SENTENCE), _day(reading, row)
    page = reading.machine.spot(number.id) if page == "" else page
    sentence = reading.machine.sentence(number.id) if sentence == "" else sentence
    for code, key, said in (("CHK-207", WHO, who), ("CHK-206", PAGE, page), ("CHK-215", SENTENCE, sentence)):
        if not said:
            found.append(reading.refuse("CHK-220" if said is None else code, row, key))
    if isinstance(when, Problem):
        found.append(when)
    else:
        found += _faults(reading, row, (who, page or "", sentence or ""), when)
    if found or isinstance(value, Refusal) or isinstance(when, Problem):
        return tuple(found)
    note = "; ".join(told for told in (reading.text(row, NOTE), reading.machine.note(number.id)) if told)
    return Found(number, value, who, when, page or "", sentence or "", note, reading.place(row, GIVEN))


def _faults(reading: _Reading, row: int, told: tuple[str, str, str], when: date) -> Iterator[Problem]:
    """What is there and still proves nothing: a name that names nobody, page 0, a day to come."""
    who, page, sentence = told
    own_name, own_day = bool(reading.text(row, WHO)), reading.cell(row, WHEN).says
    at: Mapping[Part, tuple[str, int | str, str]] = {
        "who": ("CHK-214", *((row, WHO) if own_name else (ALL_WHO, GIVEN))),
        "sentence": ("CHK-216", row, SENTENCE),
        "page": ("CHK-217", row, PAGE),
        "future": ("CHK-218", *((row, WHEN) if own_day else (ALL_WHEN, GIVEN))),
        "early": ("CHK-219", *((row, WHEN) if own_day else (ALL_WHEN, GIVEN))),
    }
    lacking: Mapping[Part, str] = {"who": who, "page": page, "sentence": sentence}
    days = {"law": day_in_both(reading.days.law), "today": day_in_both(reading.days.today or when)}
    for part in faults_of(who, sentence, page, when, reading.days):
        if lacking.get(part, "?"):
            code, where, key = at[part]
            yield reading.refuse(code, where, key, given=lacking.get(part, day_in_both(when)), **days)


def _day(reading: _Reading, row: int) -> date | Problem:
    """The row's own day, or the one at the top."""
    at: int | str = row if reading.cell(row, WHEN).says else ALL_WHEN
    key = WHEN if at == row else GIVEN
    cell = reading.cell(at, key)
    if not cell.says:
        return reading.refuse("CHK-208", row, WHEN)
    look = seen(cell)
    if isinstance(look, Refusal) and look.code.startswith("FIL-"):
        return reading.refuse(look.code, at, key, **look.values)
    day = look if isinstance(look, Refusal) else read_day(look.raw)
    if isinstance(day, Refusal):
        return reading.refuse("CHK-209", at, key, given=shown(cell.raw))
    return day
