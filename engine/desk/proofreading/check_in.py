"""A checking sheet against the law: which rows agree, which differ, and where two readers contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.comparing.shifts import Shift
from engine.desk.proofreading.checklist import CheckedSheet, Found
from engine.law.ledger import Entry, recorded
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.number import Number
from engine.law.readings.persons import person
from engine.problems import Problem, day_in_both, problem, sorted_problems


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a sheet says of the law as it stands: rows that agree, numbers that differ, words that differ, problems."""

    book: Lawbook
    agreed: tuple[Found, ...]
    different: tuple[Found, ...]
    reworded: tuple[Found, ...]
    problems: tuple[Problem, ...]

    def ledger_with(self, rows: Sequence[Found], law: Standard) -> tuple[Entry, ...]:
        """The ledger once these rows are in it, read of the ``law`` as it then is."""
        numbers = {number.id: number for number in numbers_of(law)}
        return recorded(self.book.readings.by_number, (entry_of(row, numbers[row.number.id]) for row in rows))


@dataclass(frozen=True, slots=True)
class Taken:
    """A sheet taken in: what it said, what its numbers would do, what was written; ``now`` is the law after it.

    ``tried`` is the law as it would be, where any number would change, with the ledger as it is. ``obstacles`` is why
    the numbers that differ cannot stand in the law; ``shifts`` is None when no round was tried, ``aside`` how many of
    its communes are scored neither before nor after.
    """

    done: CheckIn
    now: Lawbook
    obstacles: tuple[Problem, ...] = ()
    round: str = ""
    shifts: tuple[Shift, ...] | None = None
    aside: int = 0
    ledger: Path | None = None
    written: tuple[Path, ...] = ()
    tried: Lawbook | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the sheet and those of the law that it asks for."""
        return sorted_problems((*self.done.problems, *self.obstacles))


def check_in(book: Lawbook, sheet: CheckedSheet) -> CheckIn:
    """A sheet held against the law and its ledger; nothing is written."""
    found = [*sheet.problems, *(p for row in sheet.found for p in _disagreements(book, row))]
    reworded = tuple(row for row in sheet.found if row.value is None)
    found += [problem("CHK-302", row.place, name=row.number.id) for row in reworded]
    return CheckIn(
        book,
        tuple(row for row in sheet.found if row.value == row.number.value),
        tuple(row for row in sheet.found if row.value not in (None, row.number.value)),
        reworded,
        sorted_problems(found),
    )


def held(row: Found) -> str:
    """What was found, with its unit, as the ledger keeps it; a dash for words that differ."""
    return "–" if row.value is None else row.value + row.number.unit


def entry_of(row: Found, number: Number) -> Entry:
    """A row as the ledger keeps it, read of a number as the law has it; which reader it is, the ledger says."""
    said = {
        "number": number.id,
        "value": held(row),
        "of": dict(number.of),
        "sentence": row.sentence,
        "page": row.page,
        "who": row.who,
        "when": row.when,
        "reader": 1,
    }
    return Entry.model_validate({**said, **({"note": row.note} if row.note else {})})


def _disagreements(book: Lawbook, row: Found) -> list[Problem]:
    """Other persons who have read something else for the same number."""
    standing = book.readings.standings[row.number.id]
    others = [e for e in (*standing.agreed, *standing.otherwise) if person(e.who) != person(row.who)]
    mine = {"name": row.number.id, "given": held(row), "who": row.who, "page": row.page}
    return [
        problem("CHK-301", row.place, held(row), **mine, **_theirs(entry))
        for entry in others
        if entry.value != held(row)
    ]


def _theirs(entry: Entry) -> dict[str, object]:
    return {"other": entry.who, "said": entry.value, "other_page": entry.page, "when": day_in_both(entry.when)}
