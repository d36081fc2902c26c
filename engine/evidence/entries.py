"""From what was typed for one datum to a fact, or to what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from engine.evidence.facts import Document, Fact, Round
from engine.files.books import Cell
from engine.files.intake.seen_cells import Seen, seen, unprintable
from engine.files.intake.typed_words import NONE_WORDS, UNKNOWN
from engine.files.numbers import (
    NOT_APPLICABLE_WORDS,
    Given,
    Raw,
    Refusal,
    counted,
    is_empty,
    legacy_text,
    plain,
    read_count,
    read_day,
    read_yes_no,
    seen_percent,
    shown,
)
from engine.law.periods.own_period import days_of
from engine.law.questions import Evidence
from engine.problems import Place, Problem, day_in_both, problem

# No paper on children is older; the form itself lets in no earlier day.
FIRST_YEAR = 2000
# What is told of a day that stands in one cell; in several it is told once, with how many more.
ALONE = {"also": "", "also_en": ""}
SAID_ONCE = frozenset({"EVI-132", "EVI-214"})


class ReadValue(Protocol):
    """How the value of a cell that is not empty is read."""

    def __call__(self, evidence: Evidence, raw: Raw, *, percent: bool) -> Given | Refusal:
        """A value or the refusal of it; ``percent`` as in ``read_value``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One datum of one commune as typed; ``issued`` and ``note`` are empty where nothing was typed.

    ``unseen`` are the cells beside the value that cannot be read as they stand, each with the reason.
    """

    commune: str
    evidence: Evidence
    value: Cell
    place: Place
    document: str = ""
    issued: Raw = None
    issued_place: Place | None = None
    note: str = ""
    unseen: tuple[tuple[Place, Refusal], ...] = ()


def read_entry(
    entry: Entry, round_: Round, read_as: ReadValue | None = None
) -> tuple[Fact | None, tuple[Problem, ...]]:
    """One datum's fact; None when nothing was typed or it cannot be read. ``read_as`` reads values of another kind."""
    cell = entry.value
    document, found = document_of(entry, round_)
    look = seen(cell)
    if isinstance(look, Refusal) and look.code in {"FIL-240", "FIL-241"}:
        look = Seen(cell.raw)  # that it is a day is what is wrong with it, however it is shown
    if isinstance(look, Refusal):
        return None, (*found, _refused(entry, look))
    if is_empty(look.raw):
        return None, found
    read = (read_as or read_value)(entry.evidence, look.raw, percent=look.percent)
    if isinstance(read, Refusal):
        unclear = isinstance(cell.raw, str) and read.code in {"EVI-201", "EVI-212"}
        refusal = (legacy_text(str(cell.raw), cell.font) if unclear else None) or read
        return None, (*found, _refused(entry, refusal))
    if look.formula:
        found = (*found, _told(entry, "EVI-208", given=shown(look.raw)))
    return Fact(entry.evidence.id, read.value, entry.place, read.state, document, entry.note), found


def document_of(entry: Entry, round_: Round) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document as named, with its day where that can be one."""
    issued, told = day_of(entry, round_)
    found = [told] if told else []
    found += [_refused(entry, refusal, place) for place, refusal in (*entry.unseen, *_unprintable(entry))]
    legacy = [refused for text in (entry.document, entry.note) if (refused := legacy_text(text))]
    found.extend(_refused(entry, Refusal("EVI-218", refused.values)) for refused in legacy)
    number = named(entry.document)
    return (Document(number, issued) if number else None), tuple(found)


def named(text: str) -> str:
    """A document as it is named; nothing of what names none: “chưa có”, “-”, “x”, a day alone."""
    number = text.strip()
    if not re.search(r"[0-9]", number):
        word = plain(number)
        return "" if word in NONE_WORDS | NOT_APPLICABLE_WORDS or UNKNOWN.fullmatch(word) else number
    return "" if number[-1].isdigit() and isinstance(read_day(number), date) else number


def _unprintable(entry: Entry) -> Iterator[tuple[Place, Refusal]]:
    """Signs in the document's number or the note that no paper can show."""
    for text in (entry.document, entry.note):
        if refusal := unprintable(text):
            yield entry.place, refusal


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
    given = day_in_both(read)
    if read > round_.on:
        return None, _told(entry, "EVI-214", on=day_in_both(round_.on), place=place, given=given, **ALONE)
    if read.year < FIRST_YEAR:
        return None, _told(entry, "EVI-131", year=FIRST_YEAR, place=place, given=given)
    if read < (first := year_before(days_of(entry.evidence.period, round_.days).first)):
        return read, _told(entry, "EVI-132", first=day_in_both(first), place=place, given=given, **ALONE)
    return read, None


def days_once(found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of a file, with one for each day that several cells of a commune name, at the first of them."""
    told = list(found)
    keys = [(p.code, p.commune, p.values.get("given")) for p in told]
    times = Counter(keys)
    for key, entry in zip(keys, told, strict=True):
        more = times.pop(key, 0) - 1
        if entry.code not in SAID_ONCE or more == 0:
            yield entry
        elif more > 0:
            also = {"also": f" (và {more} ô khác cùng ngày này)", "also_en": f" (and {more} more cells of that day)"}
            yield replace(entry, values={**entry.values, **also})


def year_before(day: date) -> date:
    """The same day of the year before; the last of February where there is none."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _refused(entry: Entry, refusal: Refusal, place: Place | None = None) -> Problem:
    names = names_of(entry.evidence)
    typed = "" if entry.value.raw is None or place else shown(entry.value.raw)
    told = problem(refusal.code, place or entry.place, typed, entry.commune, **{**refusal.values, **names})
    return told.about(entry.evidence.id)


def _told(entry: Entry, code: str, *, place: Place | None = None, **values: object) -> Problem:
    return _refused(entry, Refusal(code, values), place)


def names_of(evidence: Evidence) -> Mapping[str, str]:
    """How messages call a datum, with its label or as the beginning of what they say of it."""
    label, label_en = evidence.label, evidence.label_en
    return {"label": label, "label_en": label_en, "of": f"“{label}”", "of_en": f"“{label_en}”"}


def read_value(evidence: Evidence, raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """One cell as the value of a datum, or the refusal with its remedy; ``raw`` is not empty.

    ``percent`` says that the cell is formatted as a percentage, so that 0.95 shows as 95 %.
    """
    if isinstance(raw, str) and plain(raw) in NOT_APPLICABLE_WORDS:
        return Given(0, "not_applicable")
    if evidence.kind == "yes_no":
        return Refusal("EVI-212", {"given": seen_percent(raw)}) if percent else read_yes_no(raw)
    read = read_count(raw, percent=percent)
    if isinstance(read, Given) and read.value > evidence.at_most:
        return Refusal("EVI-206", {"given": counted(read.value), "limit": counted(evidence.at_most)})
    if isinstance(read, Given) and read.value < evidence.at_least:
        return Refusal("EVI-219", {"given": counted(read.value), "limit": counted(evidence.at_least)})
    return read
