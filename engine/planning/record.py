"""The plan as plain data: what ``plan.json`` holds, written for this round and read again by the next one.

Same plan, same bytes: keys sorted, dates ISO, no clock. Texts are the law's own, in both languages.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import Field

from engine.law.criteria import evidence_of
from engine.law.values import Mark
from engine.planning.making import Kind, Period, Plan, PlanLine, Share
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row, Told

SCHEMA = "phuhop/plan/1"
Worded = dict[Literal["vi", "en"], str]


class StepRow(Row):
    """What has to change, or must not: the band's rule, how many more or fewer of which datum, and the part then."""

    rule: str
    evidence: str
    change: int
    direction: Literal["more", "fewer"]
    becomes: int


class ShareRow(Row):
    """One commune's part: points by the line's kind, and those that the item then has or keeps."""

    code: str
    name: str
    points: Told
    promised: Told
    effort: int
    step: StepRow | None


class LineRow(Row):
    """One line of the plan; ``evidence`` closes it, ``due`` is the first of a task's own last days."""

    id: str
    kind: Kind
    sector: str
    period: Period
    item: str | None
    letter: str | None
    task: str | None
    goal: Worded | None
    action: Worded | None
    deadline: date | None
    due: date | None
    overdue: bool
    evidence: list[str]
    cite: str
    mark: Mark | None
    points: Told
    effort: int
    communes: list[ShareRow]


class PlanFile(Row):
    """The whole of ``plan.json``; ``expected`` are the points each commune surely gains by it."""

    schema_: Literal["phuhop/plan/1"] = Field(alias="schema", serialization_alias="schema")
    tool: str
    round: str
    on: date
    simulated: bool
    standard: str
    sha256: str
    expected: dict[str, Told]
    tasks_unknown: int
    lines: list[LineRow]


def plan_file(plan: Plan, made: RoundResult, *, tool: str) -> PlanFile:
    """A plan as plain data."""
    return PlanFile(
        schema=SCHEMA,  # type: ignore[arg-type]
        tool=tool,
        round=made.round.id,
        on=plan.on,
        simulated=made.round.simulated,
        standard=made.book.standard.head.id,
        sha256=made.book.sha256,
        expected={code: points for code, points in sorted(plan.expected.items()) if points},
        tasks_unknown=plan.unknown,
        lines=[line_row(line) for line in plan.lines],
    )


def plan_text(held: PlanFile) -> str:
    """The bytes of ``plan.json``."""
    return json.dumps(held.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def line_row(line: PlanLine) -> LineRow:
    """One line as plain data."""
    item, status = line.item, line.status
    return LineRow(
        id=line.id,
        kind=line.kind,
        sector=line.sector,
        period=line.period,
        item=item.id if item else None,
        letter=status.letter.id if status else None,
        task=status.task.id if status else None,
        goal=_goal(line),
        action=_action(line),
        deadline=line.deadline,
        due=next(iter(line.dues), None),
        overdue=line.overdue,
        evidence=list(closing(line)),
        cite=cite_of(line),
        mark=line.mark,
        points=line.points,
        effort=line.effort,
        communes=[_share_row(share) for share in line.shares],
    )


def _goal(line: PlanLine) -> Worded | None:
    told = line.item or line.condition or line.level
    return {"vi": told.title, "en": told.title_en} if told else None


def _action(line: PlanLine) -> Worded | None:
    told = line.action or (line.status.task if line.status else None)
    return {"vi": told.label, "en": told.label_en} if told else None


def closing(line: PlanLine) -> tuple[str, ...]:
    """The data that will show that a line is done."""
    if line.status:
        return tuple(dict.fromkeys(name for closed in line.status.task.done_when for name in closed.data))
    if line.kind == "evidence":
        return line.missing
    return evidence_of(line.item.measure) if line.item else ()


def cite_of(line: PlanLine) -> str:
    """Where the number or the duty of a line stands: document and clause."""
    if line.item:
        return f"{line.item.cite.document}, {line.item.cite.at}"
    if line.status:
        letter, clause = line.status.letter.letter, line.status.task.clause
        return f"{letter.number or letter.title}{f' {letter.date:%d/%m/%Y}' if letter.date else ''}, {clause}"
    told = line.condition or next(iter(line.level.thresholds if line.level else ()), None)
    return f"{told.cite.document}, {told.cite.at}" if told else ""


def _share_row(share: Share) -> ShareRow:
    return ShareRow(
        code=share.unit.code,
        name=share.unit.name,
        points=share.points,
        promised=share.promised,
        effort=share.effort,
        step=_step_row(share, share.step) if share.step else None,
    )


def _step_row(share: Share, step: Step) -> StepRow:
    part, item = (share.card.part, share.card.item) if share.card else (0, None)
    return StepRow(
        rule=step.rule,
        evidence=evidence_of(item.measure)[0] if item else "",
        change=step.change,
        direction=step.direction,
        becomes=part + step.change if step.direction == "more" else part - step.change,
    )
