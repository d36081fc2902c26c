"""From what was typed for one datum to a fact, or to what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.evidence.facts import Document, Fact, Round
from engine.files.books import Cell
from engine.files.numbers import (
    NOT_APPLICABLE_WORDS,
    Given,
    Raw,
    Refusal,
    grouped,
    is_empty,
    legacy_text,
    plain,
    read_count,
    read_day,
    read_yes_no,
    shown,
)
from engine.law.questions import Evidence
from engine.problems import Place, Problem, problem

# No paper on children is older; the form itself lets in no earlier day.
FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One datum of one commune as typed; ``issued`` and ``note`` are empty where nothing was typed."""

    commune: str
    evidence: Evidence
    value: Cell
    place: Place
    document: str = ""
    issued: Raw = None
    issued_place: Place | None = None
    note: str = ""


def read_entry(entry: Entry, round_: Round) -> tuple[Fact | None, tuple[Problem, ...]]:
    """One datum's fact; None when nothing was typed or it cannot be read."""
    cell = entry.value
    document, found = document_of(entry, round_)
    if cell.error:
        return None, (*found, _told(entry, "EVI-209", given=str(cell.raw)))
    if cell.formula and is_empty(cell.raw):
        return None, (*found, _told(entry, "EVI-207"))
    if is_empty(cell.raw):
        return None, found
    if cell.formula:
        found = (*found, _told(entry, "EVI-208", given=shown(cell.raw)))
    read = read_value(entry.evidence, cell.raw, percent=cell.percent)
    if isinstance(read, Refusal):
        unclear = isinstance(cell.raw, str) and read.code in {"EVI-201", "EVI-212"}
        refusal = (legacy_text(str(cell.raw), cell.font) if unclear else None) or read
        return None, (*found, _refused(entry, refusal))
    return Fact(entry.evidence.id, read.value, entry.place, read.state, document, entry.note), found


def document_of(entry: Entry, round_: Round) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document as named, with its day where that can be one."""
    issued, told = day_of(entry, round_)
    found = [told] if told else []
    legacy = [refused for text in (entry.document, entry.note) if (refused := legacy_text(text))]
    found.extend(_refused(entry, Refusal("EVI-218", refused.values)) for refused in legacy)
    number = entry.document.strip()
    return (Document(number, issued) if number else None), tuple(found)


def day_of(entry: Entry, round_: Round) -> tuple[date | None, Problem | None]:
    """A document's day, and what is to be said of it.

    Reports are signed after the period is closed, so any day up to the round's own is normal. One after it is passed
    over. One more than a year before the period is taken and questioned; one before 2000 is refused.
    """
    if is_empty(entry.issued):
        return None, None
    read, place = read_day(entry.issued), entry.issued_place or entry.place
    if isinstance(read, Refusal):
        return None, _refused(entry, read, place)
    given = f"{read:%d/%m/%Y}"
    if read > round_.on:
        return None, _told(entry, "EVI-214", on=f"{round_.on:%d/%m/%Y}", place=place, given=given)
    if read.year < FIRST_YEAR:
        return None, _told(entry, "EVI-131", year=FIRST_YEAR, place=place, given=given)
    if read < (first := year_before(round_.period_from)):
        return read, _told(entry, "EVI-132", first=f"{first:%d/%m/%Y}", place=place, given=given)
    return read, None


def year_before(day: date) -> date:
    """The same day of the year before; the last of February where there is none."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _refused(entry: Entry, refusal: Refusal, place: Place | None = None) -> Problem:
    names = {"label": entry.evidence.label, "label_en": entry.evidence.label_en}
    typed = "" if entry.value.raw is None or place else shown(entry.value.raw)
    told = problem(refusal.code, place or entry.place, typed, entry.commune, **names, **refusal.values)
    return told.about(entry.evidence.id)


def _told(entry: Entry, code: str, *, place: Place | None = None, **values: object) -> Problem:
    return _refused(entry, Refusal(code, values), place)


def read_value(evidence: Evidence, raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """One cell as the value of a datum, or the refusal with its remedy; ``raw`` is not empty.

    ``percent`` says that the cell is formatted as a percentage, so that 0.95 shows as 95 %.
    """
    if isinstance(raw, str) and plain(raw) in NOT_APPLICABLE_WORDS:
        return Given(0, "not_applicable")
    if evidence.kind == "yes_no":
        return read_yes_no(raw)
    read = read_count(raw, percent=percent)
    if isinstance(read, Given) and read.value > evidence.at_most:
        return Refusal("EVI-206", {"given": grouped(read.value), "limit": grouped(evidence.at_most)})
    if isinstance(read, Given) and read.value < evidence.at_least:
        return Refusal("EVI-219", {"given": grouped(read.value), "limit": grouped(evidence.at_least)})
    return read
