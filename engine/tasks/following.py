"""The tasks of a round's letters, commune by commune: state, days, and the points at risk with what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine.evidence.facts import Round
from engine.law.asked import deadline_on, fact_names, is_for_commune
from engine.law.directives import Directive, Directives, Task
from engine.law.duties.deadlines import After
from engine.law.points.scores import Score
from engine.problems import Problem, problem, sorted_problems
from engine.tasks.calendar import Clock, Due, YearNotListed, due_of, with_paper
from engine.tasks.shown import Facts, ShareShown, closed_by, shares_shown
from engine.tasks.states import STATES, Order, Situation, Span, State, order_of

# What is told by a paper of now says nothing of the turns before.
MISSING_EARLIER = frozenset({"task/overdue", "task/done-before-day"})

# Law 72/2025/QH15: district bodies ended on 1 July 2025.
LAST_DISTRICT_DAY = date(2025, 6, 30)
# Social insurance and the service centres: the profile of recognition says nothing of these.
APART = ("bảo hiểm", "trung tâm")


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """One task of one commune: the state, the rule that gave it, the day judged, the next turn, and the paper's day.

    ``at_risk`` are points held by the items it helps, for a commune that was scored and a task that is overdue;
    ``shares`` are those that the task asks for, as far as they are shown.
    """

    task: Task
    letter: Directive
    state: State
    rule: str
    due: Due
    paper: date | None = None
    at_risk: Score | None = None
    shares: tuple[ShareShown, ...] = ()

    @property
    def missed(self) -> tuple[date, ...]:
        """The last days of turns that have passed and for which nothing is seen, besides the one that is judged."""
        return self.due.earlier if self.rule in MISSING_EARLIER else ()


@dataclass(frozen=True, slots=True)
class RoundTasks:
    """Every task of every commune, by code; ``at_risk`` are a commune's points under all its overdue tasks together."""

    directives: Directives
    communes: Mapping[str, tuple[TaskStatus, ...]]
    at_risk: Mapping[str, Score]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What judging needs at hand: the letters, the states' table, the calendar, the ids of facts, and each task's day.

    Tasks that hang on an event have no day in ``days``: theirs differs by commune.
    """

    directives: Directives
    table: Mapping[Order, str]
    clock: Clock
    names: Mapping[str, str]
    days: Mapping[str, Due]


def clock_of(round_: Round, directives: Directives) -> Clock:
    """The calendar of a round."""
    return Clock(round_.on, round_.period_from, round_.strict_before, directives.holidays)


def follow(directives: Directives, table: Mapping[Order, str], round_: Round, facts: Mapping[str, Facts]) -> RoundTasks:
    """The state of every task of every commune on the round's day; points at risk are laid on by ``with_risk``.

    ``table`` is what durable-rules fired on each order of days. Working days that run into a year without holidays
    are a problem of that commune, and its task stays unknown.
    """
    clock = clock_of(round_, directives)
    days = {
        task.id: due_of(task.deadlines, letter.letter, clock)
        for letter in directives.letters
        for task in letter.tasks
        if not _hangs_on_event(task, clock.on)
    }
    desk = _Desk(directives, table, clock, fact_names(directives), days)
    found: list[Problem] = []
    communes = {unit.code: tuple(_statuses(desk, unit.code, facts[unit.code], found)) for unit in round_.units}
    return RoundTasks(directives, communes, {}, sorted_problems(found))


def _statuses(desk: _Desk, code: str, facts: Facts, found: list[Problem]) -> Iterator[TaskStatus]:
    for letter in desk.directives.letters:
        for task in letter.tasks:
            due = desk.days.get(task.id) or _after_event(desk, letter, task, facts)
            if isinstance(due, Problem):
                found.append(replace(due, commune=code))
                due = Due(Span.NOT_KNOWN, deadline=deadline_on(task.deadlines, desk.clock.on))
            given, paper = closed_by(task, desk.names, facts)
            due = with_paper(due, paper)
            situation = Situation(is_for_commune(task), given, due.span, desk.clock.on, due.last, due.since, paper)
            rule = desk.table[order_of(situation)]
            shares = shares_shown(task, desk.names, facts)
            yield TaskStatus(task, letter, STATES[rule], rule, due, paper, shares=shares)


def _after_event(desk: _Desk, letter: Directive, task: Task, facts: Facts) -> Due | Problem:
    """The day of a task that hangs on an event: the day of the event's paper; one that has not happened sets none."""
    deadline = deadline_on(task.deadlines, desk.clock.on)
    event = facts.get(desk.names[deadline.when.after]) if deadline and isinstance(deadline.when, After) else None
    if event is None:
        return Due(Span.NOT_KNOWN, deadline=deadline)
    if not event.value or event.state == "not_applicable":
        return Due(Span.NO_DAY, deadline=deadline)
    try:
        return due_of(task.deadlines, letter.letter, desk.clock, event.document.issued if event.document else None)
    except YearNotListed as gap:
        return problem("DIR-101", event.place, str(gap.year), year=gap.year, name=task.label)


def _hangs_on_event(task: Task, on: date) -> bool:
    deadline = deadline_on(task.deadlines, on)
    return deadline is not None and isinstance(deadline.when, After)


def days_over(status: TaskStatus, on: date) -> int:
    """How many days have passed since the last day in time."""
    return (on - status.due.last).days if status.state == "overdue" and status.due.last else 0


def went_with_the_district(body: str, on: date) -> bool:
    """Whether a body that a letter names has ended with the district level: then the authority profile speaks."""
    return on > LAST_DISTRICT_DAY and "huyện" in body.casefold()


def is_apart(body: str) -> bool:
    """Whether a district body was no part of its People's Committee, so that no profile says who followed it."""
    return body.strip().casefold().startswith(APART)
