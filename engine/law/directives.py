"""Directive letters and standing duties as frozen data: tasks with deadlines, and what closes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag

from engine.law.citing import misdated
from engine.law.loading import nearest, shape
from engine.law.questions import Check, Evidence
from engine.law.source import Source, read_source
from engine.law.values import Day, EvidenceId, Flag, Shape, Slug, Text, Whole
from engine.problems import Problem, ProblemsFound

Level = Literal["central", "province", "district", "commune"]
TaskId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9\-]{2,39}$")]
DayOfMonth: TypeAlias = Annotated[Whole, Field(ge=1, le=31)]

BOOK, HOLIDAYS = "evidence.yaml", "holidays.yaml"


def _month_day(value: object) -> object:
    """The text 11-10 as (11, 10), on the calendar of a leap year."""
    if isinstance(value, str):
        try:
            day = date.fromisoformat(f"2024-{value}")
        except ValueError:
            return value
        return day.month, day.day
    return value


MonthDay: TypeAlias = Annotated[tuple[int, int], BeforeValidator(_month_day)]


class By(Shape):
    """A fixed day; ``strict`` is "trước ngày": the day itself is too late."""

    by: Day
    strict: Flag = False


class Between(Shape):
    """A stretch of days in which the thing is to be done."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day


class EveryYear(Shape):
    """A day of every year."""

    every_year: MonthDay
    strict: Flag = False


class EveryMonth(Shape):
    """A day of every month; where a month has fewer days, its last."""

    every_month: DayOfMonth
    strict: Flag = False


class After(Shape):
    """So many days, or working days, after an event: the day of the event's paper."""

    after: EvidenceId
    days: Whole | None = None
    working_days: Whole | None = None


class OpenEnd(Shape):
    """No day is given: open for the letter's year (``continuous`` in the letter's own words)."""

    open: Literal["year", "continuous", "urgent", "event"]


def _when_kind(value: object) -> str | None:
    keys = {"by": "by", "from": "between", "from_": "between", "every_year": "every_year"}
    keys |= {"every_month": "every_month", "after": "after", "open": "open"}
    held = value if isinstance(value, dict) else dict.fromkeys(getattr(type(value), "model_fields", {}))
    return next((tag for key, tag in keys.items() if key in held), None)


When: TypeAlias = Annotated[
    Annotated[By, Tag("by")]
    | Annotated[Between, Tag("between")]
    | Annotated[EveryYear, Tag("every_year")]
    | Annotated[EveryMonth, Tag("every_month")]
    | Annotated[After, Tag("after")]
    | Annotated[OpenEnd, Tag("open")],
    Discriminator(_when_kind, custom_error_type="LAW-501", custom_error_message="no known deadline"),
]


class Deadline(Shape):
    """When a task is due, between two days of validity, and to whom the report goes."""

    valid_from: Day | None = None
    valid_until: Day | None = None
    when: When
    to: Text | None = None
    to_en: Text | None = None
    said: Text | None = None


class Closed(Shape):
    """What closes a task: a yes, a count that is reached, or all that are named."""

    yes: EvidenceId | None = None
    count: EvidenceId | None = None
    at_least: Whole | None = None


class Task(Shape):
    """One task of a letter, or one standing duty."""

    id: TaskId
    clause: Text
    label: Text
    label_en: Text
    responsible: Text
    responsible_en: Text
    sector: Slug
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    deadlines: Annotated[tuple[Deadline, ...], Field(min_length=1)]
    done_when: Annotated[tuple[Closed, ...], Field(min_length=1)]
    helps: tuple[Slug, ...] = ()
    cites: tuple[Text, ...] = ()
    commune_shows: Literal["direct", "indirect"]


class Letter(Shape):
    """The letter by number and date; where either was not seen it is absent and ``seen`` says so."""

    number: Text | None = None
    date: Day | None = None
    seen: Text
    issuer: Text
    issuer_en: Text
    level: Level
    title: Text
    title_en: Text
    year: Whole | None = None
    area: Text | None = None


class Directive(Shape):
    """A file of tasks."""

    id: Slug
    letter: Letter
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]


class TaskEvidence(Evidence):
    """A datum that closes tasks; ``same_as`` names the standard's datum where that already asks it."""

    key: Text
    same_as: EvidenceId | None = None


class TaskBook(Shape):
    """``evidence.yaml`` of the directives: every datum once, and the checks that hold it against the standard's."""

    evidence: Annotated[tuple[TaskEvidence, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()


class Holiday(Shape):
    """A public holiday, from its first to its last day off."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day
    name: Text


class HolidayYear(Shape):
    """The days off of one year, with their source."""

    year: Whole
    basis: Text
    days: tuple[Holiday, ...]


class Holidays(Shape):
    """``holidays.yaml``: days off by year; a year that is not listed is not guessed."""

    years: tuple[HolidayYear, ...]


@dataclass(frozen=True, slots=True)
class Directives:
    """The letters of a round with their evidence and the calendar, and where each task was typed."""

    letters: tuple[Directive, ...]
    evidence: Mapping[str, TaskEvidence]
    holidays: Mapping[int, frozenset[date]]
    sources: Mapping[str, Source]
    folder: Path
    checks: tuple[Check, ...] = ()


def load_directives(folder: Path, names: tuple[str, ...]) -> Directives:
    """Read the letters a round names; raises ProblemsFound with all problems of all files."""
    found: list[Problem] = []
    sources: dict[str, Source] = {}

    def take(name: str) -> Source | None:
        try:
            sources[name] = read_source(folder / name, f"{folder.name}/{name}")
        except ProblemsFound as refused:
            found.extend(refused.problems)
        return sources.get(name)

    book_source, calendar_source = take(BOOK), take(HOLIDAYS)
    letter_sources = [source for name in names if (source := take(f"{name}.yaml"))]
    if found or book_source is None or calendar_source is None:
        raise ProblemsFound(found)
    book, calendar = shape(TaskBook, book_source), shape(Holidays, calendar_source)
    letters = tuple(shape(Directive, source) for source in letter_sources)
    evidence = {entry.id: entry for entry in book.evidence}
    found.extend(_unknown(letters, evidence, sources))
    for letter in letters:
        found.extend(misdated(sources[f"{letter.id}.yaml"], letter.letter.number, letter.letter.date))
    if found:
        raise ProblemsFound(found)
    years = {year.year: frozenset(_days(year)) for year in calendar.years}
    return Directives(letters, evidence, years, sources, folder, book.checks)


def _days(year: HolidayYear) -> Iterator[date]:
    for holiday in year.days:
        for ordinal in range(holiday.from_.toordinal(), holiday.to.toordinal() + 1):
            yield date.fromordinal(ordinal)


def _unknown(
    letters: tuple[Directive, ...], evidence: Mapping[str, TaskEvidence], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Evidence that a task names but nobody declared."""
    for letter in letters:
        source = sources[f"{letter.id}.yaml"]
        for at, task in enumerate(letter.tasks):
            named = [("done_when", n, name) for n, c in enumerate(task.done_when) for name in (c.yes, c.count) if name]
            named += [("deadlines", n, d.when.after) for n, d in enumerate(task.deadlines) if isinstance(d.when, After)]
            for part, number, name in named:
                if name not in evidence:
                    near = nearest(name, evidence)
                    yield source.problem("LAW-307", ("tasks", at, part, number), name=task.id, given=name, near=near)
