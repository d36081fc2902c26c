"""What a round has to do: the answers to ``tasks`` and ``plan``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from engine.language import Say
from engine.law.model import Unit
from engine.planning.fulfilment import Outcome
from engine.planning.planned import Planned
from engine.planning.record import PlanFile
from engine.scoring.result_rows import TaskRow, task_row
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row, Told
from engine.service.replies.reply import Reply
from engine.tasks.following import RoundTasks, TaskStatus
from engine.tasks.lines import TaskLine, task_lines


class TaskLineRow(Row):
    """A task of a letter; ``due`` and ``next`` only where all communes have the same day."""

    id: str
    letter: str
    clause: str
    label: str
    responsible: list[str]
    to: str | None
    due: date | None
    next: date | None
    helps: list[str]
    at_risk: Told


class TaskShareRow(Row):
    """A share that a task asks for, as far as it has come: part of whole, and the percent to be reached."""

    part: int
    whole: int
    percent: int
    reached: bool


class CommuneTaskRow(TaskRow):
    """A task of one commune, with the shares that it asks for and the turns that passed without anything seen."""

    shares: list[TaskShareRow]
    missed: list[date]


class CommuneTasksRow(Row):
    """How each task stands in one commune, and the points its overdue ones put at risk together."""

    code: str
    name: str
    at_risk: Told | None
    tasks: list[CommuneTaskRow]


class TasksReply(Reply):
    """The tasks of a round's letters once, then each commune's states; labels in the language asked for."""

    schema_: Literal["phuhop/tasks/1"] = Field(alias="schema")
    round: str
    on: date
    simulated: bool
    tasks: list[TaskLineRow]
    communes: list[CommuneTasksRow]


class LineOutcomeRow(Row):
    """What came of one line of the plan before, on the whole and by commune."""

    line: str
    outcome: Outcome
    communes: dict[str, Outcome]


class BeforeRow(Row):
    """The plan of the round before and what came of it."""

    round: str
    lines: list[LineOutcomeRow]


class PlanReply(PlanFile, Reply):
    """What ``plan.json`` holds, and what came of the plan of the round before, where that is named."""

    previous: BeforeRow | None = None


def tasks_reply(made: RoundResult, tasks: RoundTasks, say: Say, units: Iterable[Unit]) -> TasksReply:
    """The tasks as plain data, for the communes asked about."""
    return TasksReply(
        schema="phuhop/tasks/1",
        round=made.round.id,
        on=made.round.on,
        simulated=made.round.simulated,
        tasks=[_task(line, made, say) for line in task_lines(tasks)],
        communes=[_commune(unit, tasks) for unit in units],
    )


def _commune(unit: Unit, tasks: RoundTasks) -> CommuneTasksRow:
    states = [_state(status) for status in tasks.communes[unit.code]]
    return CommuneTasksRow(code=unit.code, name=unit.name, at_risk=tasks.at_risk.get(unit.code), tasks=states)


def _state(status: TaskStatus) -> CommuneTaskRow:
    shares = [TaskShareRow(part=s.part, whole=s.whole, percent=s.percent, reached=s.reached) for s in status.shares]
    return CommuneTaskRow(**task_row(status).model_dump(), shares=shares, missed=list(status.missed))


def _task(line: TaskLine, made: RoundResult, say: Say) -> TaskLineRow:
    from engine.reporting.words.task_words import bodies_of, recipient_of, task_words

    return TaskLineRow(
        id=line.task.id,
        letter=line.letter.id,
        clause=line.task.clause,
        label=task_words(line.task, say),
        responsible=list(bodies_of(line.task, made, say)),
        to=recipient_of(line.statuses[0].due.deadline, made, say) or None,
        due=line.due,
        next=line.next,
        helps=list(line.task.helps),
        at_risk=line.at_risk,
    )


def plan_reply(planned: Planned) -> PlanReply:
    """A plan and what came of the last one, as plain data."""
    before = [
        LineOutcomeRow(
            line=told.line.id,
            outcome=told.outcome,
            communes={share.code: outcome for share, outcome in told.communes},
        )
        for told in planned.before
    ]
    previous = BeforeRow(round=planned.before_name, lines=before) if planned.before_name else None
    return PlanReply.model_validate({**_fields(planned.held), "previous": previous})


def _fields(held: PlanFile) -> dict[str, object]:
    return {"schema" if name == "schema_" else name: value for name, value in held}
