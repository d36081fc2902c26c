"""Directive letters and standing duties as frozen data: tasks with deadlines, and what closes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from engine.law.citing import misdated
from engine.law.duties.closing import Closed
from engine.law.duties.deadlines import After, Deadline
from engine.law.duties.misuse import misuses
from engine.law.duties.proposals import Accepted, FileRead, SentenceRead, not_accepted, proposed
from engine.law.loading import nearest, shape
from engine.law.questions import Check, Evidence
from engine.law.source import Source, parse_source, read_source
from engine.law.values import Day, EvidenceId, Shape, Slug, Text, Whole
from engine.problems import Problem, ProblemsFound, errors

Level = Literal["central", "province", "district", "commune"]
TaskId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9\-]{2,39}$")]

BOOK, HOLIDAYS = "evidence.yaml", "holidays.yaml"


class Task(Shape):
    """One task of a letter, or one standing duty.

    ``read`` and ``accepted`` are of one that a machine proposed; a form's stamp of its letter is without them.
    """

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
    read: Annotated[SentenceRead | None, Field(exclude=True)] = None
    accepted: Annotated[Accepted | None, Field(exclude=True)] = None


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
    read: Annotated[FileRead | None, Field(exclude=True)] = None


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
    """The letters of a round with their evidence and the calendar, and where each task was typed.

    ``warnings`` are for whoever writes letters; a commune's round goes on without them.
    """

    letters: tuple[Directive, ...]
    evidence: Mapping[str, TaskEvidence]
    holidays: Mapping[int, frozenset[date]]
    sources: Mapping[str, Source]
    folder: Path
    checks: tuple[Check, ...] = ()
    warnings: tuple[Problem, ...] = ()


def load_directives(folder: Path, names: tuple[str, ...], texts: Mapping[str, str] | None = None) -> Directives:
    """Read the letters a round names; raises ProblemsFound with all problems of all files.

    ``texts`` are files that are not there yet, or stand otherwise, by their names.
    """
    found: list[Problem] = []
    texts = texts or {}
    sources: dict[str, Source] = {}

    def take(name: str) -> Source | None:
        try:
            shown = f"{folder.name}/{name}"
            sources[name] = parse_source(texts[name], shown) if name in texts else read_source(folder / name, shown)
        except ProblemsFound as refused:
            found.extend(refused.problems)
        return sources.get(name)

    book_source, calendar_source = take(BOOK), take(HOLIDAYS)
    letter_sources = [source for name in names if (source := take(f"{name}.yaml"))]
    for source in letter_sources:
        whole = proposed(source)
        found.extend([whole] if whole else not_accepted(source))
    if found or book_source is None or calendar_source is None:
        raise ProblemsFound(found)
    book, calendar = shape(TaskBook, book_source), shape(Holidays, calendar_source)
    letters = tuple(shape(Directive, source) for source in letter_sources)
    evidence = {entry.id: entry for entry in book.evidence}
    found.extend((*_unknown(letters, evidence, sources), *_misused(letters, evidence, sources)))
    for letter in letters:
        found.extend(misdated(sources[f"{letter.id}.yaml"], letter.letter.number, letter.letter.date))
    if errors(found):
        raise ProblemsFound(found)
    years = {year.year: frozenset(_days(year)) for year in calendar.years}
    return Directives(letters, evidence, years, sources, folder, book.checks, tuple(found))


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
            named = [("done_when", n, name) for n, closed in enumerate(task.done_when) for name in closed.data]
            named += [("deadlines", n, d.when.after) for n, d in enumerate(task.deadlines) if isinstance(d.when, After)]
            for part, number, name in named:
                if name not in evidence:
                    near = nearest(name, evidence)
                    yield source.problem("LAW-307", ("tasks", at, part, number), name=task.id, given=name, near=near)


def _misused(
    letters: tuple[Directive, ...], evidence: Mapping[str, TaskEvidence], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """What a task says against itself."""
    kinds = {name: entry.kind for name, entry in evidence.items()}
    for letter in letters:
        source = sources[f"{letter.id}.yaml"]
        for at, task in enumerate(letter.tasks):
            for code, way, told in misuses(task.label, task.done_when, task.deadlines, kinds):
                yield source.problem(code, ("tasks", at, *way), name=task.id, **told)
