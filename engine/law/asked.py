"""What the round's letters ask of a commune beyond the standard: each datum once, under the first letter that asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.law.beliefs.proving_checks import check_beliefs, data_named
from engine.law.directives import Directive, Directives, Task, TaskEvidence
from engine.law.duties.deadlines import After, Deadline
from engine.law.loading import Lawbook, nearest
from engine.law.model import Standard
from engine.law.questions import Check, Evidence
from engine.problems import Problem


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A letter with the data it is the first to ask for, and the tasks that each of them closes."""

    letter: Directive
    questions: tuple[tuple[TaskEvidence, tuple[Task, ...]], ...]


def is_for_commune(task: Task) -> bool:
    """Whether a commune must act: the letter names communes, and the duty does not lie above them."""
    return "commune" in task.levels and task.commune_shows == "direct"


def evidence_named(task: Task) -> tuple[str, ...]:
    """The data that close a task, then the events its deadlines hang on; each once."""
    closing = [name for closed in task.done_when for name in closed.data]
    events = [deadline.when.after for deadline in task.deadlines if isinstance(deadline.when, After)]
    return tuple(dict.fromkeys(closing + events))


def deadline_on(deadlines: Sequence[Deadline], on: date) -> Deadline | None:
    """The deadline in force on a day; None when none is."""
    held = (d for d in deadlines if (d.valid_from or date.min) <= on <= (d.valid_until or date.max))
    return next(held, None)


def fact_names(directives: Directives) -> Mapping[str, str]:
    """Under which id the fact of each datum is held: the standard's own where that already asks it."""
    return {name: entry.same_as or name for name, entry in directives.evidence.items()}


def letter_sections(directives: Directives) -> tuple[LetterSection, ...]:
    """What the form asks besides the standard's questions, letter by letter, in the order of ``evidence.yaml``."""
    asked: set[str] = set()
    made = []
    for letter in directives.letters:
        users: dict[str, list[Task]] = {}
        for task in filter(is_for_commune, letter.tasks):
            for name in evidence_named(task):
                users.setdefault(name, []).append(task)
        fresh = [e for e in directives.evidence.values() if e.id in users and e.id not in asked and not e.same_as]
        asked.update(entry.id for entry in fresh)
        made.append(LetterSection(letter, tuple((entry, tuple(users[entry.id])) for entry in fresh)))
    return tuple(section for section in made if section.questions)


def asked_by_letters(directives: Directives | None) -> tuple[TaskEvidence, ...]:
    """The data of the second sheet; none where the round names no letter."""
    sections = letter_sections(directives) if directives else ()
    return tuple(entry for section in sections for entry, _ in section.questions)


@dataclass(frozen=True, slots=True)
class Duties:
    """What a round's letters ask for besides the standard's questions, and the checks of one against the other."""

    data: tuple[TaskEvidence, ...] = ()
    checks: tuple[Check, ...] = ()


def duties_of(directives: Directives | None) -> Duties:
    """The data of the second sheet and the letters' checks; none where the round names no letter."""
    return Duties(asked_by_letters(directives), directives.checks) if directives else Duties()


def asking(lawbook: Lawbook, duties: Sequence[Evidence]) -> Lawbook:
    """The law's own questions and these, for whatever reads answers; the law and its hash stay as they are."""
    book = lawbook.standard.book
    wider = book.model_copy(update={"evidence": (*book.evidence, *duties)})
    return replace(lawbook, standard=lawbook.standard.model_copy(update={"book": wider}))


def misfits(directives: Directives, standard: Standard) -> Iterator[Problem]:
    """What of the letters does not fit the standard: criteria and data that it does not have, or has under that id."""
    data = [entry.id for entry in standard.book.evidence]
    helped = [name for c in standard.criteria for name in (c.id, *(item.id for item in c.items))]
    book = directives.sources["evidence.yaml"]
    for at, entry in enumerate(directives.evidence.values()):
        if entry.same_as and entry.same_as not in data:
            near = nearest(entry.same_as, data)
            yield book.problem("DIR-103", ("evidence", at, "same_as"), given=entry.same_as, near=near)
        if entry.id in data:
            yield book.problem("DIR-104", ("evidence", at, "id"), given=entry.id)
    known = {*data, *directives.evidence}
    for number, check in enumerate(directives.checks):
        for route, name in data_named(check).items():
            if name not in known:
                near = nearest(name, known)
                yield book.problem("LAW-307", ("checks", number, *route), name=check.id, given=name, near=near)
    yield from check_beliefs(directives.checks, lambda c, at, /, *r, **v: book.problem(c, ("checks", at, *r), **v))
    for letter in directives.letters:
        source = directives.sources[f"{letter.id}.yaml"]
        for at, task in enumerate(letter.tasks):
            for name in set(task.helps) - set(helped):
                near = nearest(name, helped)
                yield source.problem("DIR-105", ("tasks", at, "helps"), name=task.id, given=name, near=near)
