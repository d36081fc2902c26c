"""The tasks of a round one by one over its communes: how many stand how, the day, the points at risk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from engine.law.directives import Directive, Task
from engine.law.points.scores import Score, added
from engine.tasks.following import RoundTasks, TaskStatus


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task over the communes asked about; ``at_risk`` adds up what their overdue ones hold."""

    task: Task
    letter: Directive
    statuses: tuple[TaskStatus, ...]
    counts: Counter[str]
    due: date | None
    next: date | None
    at_risk: Score


def task_lines(tasks: RoundTasks) -> tuple[TaskLine, ...]:
    """Every task over all communes: overdue first, those with most points at risk before the others, then by day."""
    columns = zip(*tasks.communes.values(), strict=True)
    return tuple(sorted(map(_line, columns), key=_urgency))


def _line(statuses: tuple[TaskStatus, ...]) -> TaskLine:
    first = statuses[0]
    days, turns = {s.due.last for s in statuses}, {s.due.next for s in statuses}
    return TaskLine(
        first.task,
        first.letter,
        statuses,
        Counter(s.state for s in statuses),
        first.due.last if len(days) == 1 else None,
        first.due.next if len(turns) == 1 else None,
        added(s.at_risk or 0 for s in statuses),
    )


def _urgency(line: TaskLine) -> tuple[bool, Score, date, str]:
    return not line.counts["overdue"], -line.at_risk, line.due or date.max, line.task.id
