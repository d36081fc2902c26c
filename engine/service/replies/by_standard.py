"""A round of several standards as one answer: what each gives its communes, as it would be alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.follow_up import PlanReply, TasksReply
from engine.service.replies.reply import Reply


class StandardRow(Row):
    """What one standard gave its communes; ``results`` is by ``docs/results.schema.json``."""

    standard: str
    results: dict[str, Any]


class StandardsReply(Reply):
    """The results of a round of several standards, each by itself: their points are not to be held together."""

    schema_: Literal["phuhop/results-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardRow]


def standards_reply(round_id: str, kept: Mapping[str, bytes | None]) -> StandardsReply:
    """The results as they were kept, by standard."""
    rows = [StandardRow(standard=name, results=json.loads(held or b"{}")) for name, held in kept.items()]
    return StandardsReply(schema="phuhop/results-by-standard/1", round=round_id, standards=rows)


class StandardTasksRow(Row):
    """The tasks of the communes that one standard judges."""

    standard: str
    tasks: TasksReply


class TasksByStandardReply(Reply):
    """The tasks of a round of several standards: the same letters, with the criteria and points of each standard."""

    schema_: Literal["phuhop/tasks-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardTasksRow]


class StandardPlanRow(Row):
    """The plan of the communes that one standard judges."""

    standard: str
    plan: PlanReply


class PlanByStandardReply(Reply):
    """The plans of a round of several standards, each by itself."""

    schema_: Literal["phuhop/plan-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardPlanRow]


def tasks_by_standard(replies: Sequence[TasksReply], standards: Sequence[str]) -> TasksByStandardReply:
    """The tasks of each part under its standard."""
    rows = [StandardTasksRow(standard=name, tasks=own) for name, own in zip(standards, replies, strict=True)]
    return TasksByStandardReply(schema="phuhop/tasks-by-standard/1", round=replies[0].round, standards=rows)


def plan_by_standard(replies: Sequence[PlanReply], standards: Sequence[str]) -> PlanByStandardReply:
    """The plan of each part under its standard."""
    rows = [StandardPlanRow(standard=name, plan=own) for name, own in zip(standards, replies, strict=True)]
    return PlanByStandardReply(schema="phuhop/plan-by-standard/1", round=replies[0].round, standards=rows)
