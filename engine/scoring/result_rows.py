"""The results of a round as plain data: what ``results.json`` holds, and its schema.

Same input, same bytes: keys sorted, shares as {"num", "den"}, dates ISO, no clock.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Literal

from pydantic import Field

from engine.evidence.facts import ActionOverride, ClassOverride, Confirmed, Fact
from engine.law.citing import cited_text
from engine.law.criteria import Band, Item
from engine.law.measures.kinds import line_of
from engine.law.model import Law
from engine.law.points.scores import Score
from engine.law.values import Mark, ProvinceType, UnitType
from engine.problems import Problem, kind_of
from engine.scoring.cards import ItemCard
from engine.scoring.sums.rows import (
    Answered,
    ConditionRow,
    Counted,
    DaysRow,
    DecidedRow,
    LevelRow,
    Ratio,
    Row,
    Said,
    Told,
    TotalRow,
    VerdictName,
)
from engine.semantics import Status
from engine.tasks.following import TaskStatus
from engine.tasks.states import State

SCHEMA = "phuhop/results/3"
StatusName = Literal["scored", "none", "missing", "too_few", "not_applicable"]


class CriterionRow(TotalRow):
    """One criterion; ``zero``: no, possible, certain. ``period`` stands where its data are not of the round's days."""

    id: str
    zero: Literal["no", "possible", "certain"]
    period: DaysRow | None = None


class EvidenceRow(Row):
    """A fact used: where it was typed and the paper it rests on."""

    id: str
    value: int
    state: Literal["given", "not_applicable"]
    place: str
    document: str | None
    document_date: date | None
    note: str


class MarksRow(Row):
    """A band's two marks, where it is not as sure from which value on it counts as how many points it gives."""

    edge: Mark
    points: Mark


class ItemRow(TotalRow):
    """One item, its rule and citation; ``mark`` is the weaker of ``marks``, which are told only where two differ."""

    id: str
    status: StatusName
    value: Ratio | Counted | Answered | None
    rule: str | None
    mark: Mark | None
    marks: MarksRow | None = None
    cite: str
    evidence: list[EvidenceRow]
    missing: list[str]


class NextBand(Row):
    """How many more or fewer reach a band, and the points it gives."""

    band: str
    children: int
    direction: Literal["more", "fewer"]
    points: Told


class GapRow(Row):
    """Points an item leaves open, and the nearest better band."""

    item: str
    points: Told
    to_next: NextBand | None
    missing: list[str]


class TaskRow(Row):
    """A task of a letter: state, the rule that gave it, the last day in time, the next turn, points at risk."""

    id: str
    status: State
    rule: str
    due: date | None
    next: date | None
    at_risk: Told | None


class ProblemRow(Row):
    """A problem: code, severity, place, the data it is about, and its words in Vietnamese.

    ``answer`` is why the commune keeps its figures; empty where it did not say so, or may not.
    """

    code: str
    severity: Literal["error", "warning"]
    place: str
    commune: str
    what: str
    rule: str
    remedy: str
    typed: str
    values: dict[str, Said]
    data: list[str]
    answerable: bool
    answer: str


class UnitRow(Row):
    """What is known of a commune on the round's day, null or left out when not; numbers of ``facts`` as exact text."""

    type: UnitType
    province: ProvinceType
    mountain: bool | None
    island: bool | None
    area_iii: bool | None
    basis: str | None
    province_code: str | None = None
    facts: dict[str, bool | str] = Field(default_factory=dict)


class SelfScoreRow(Row):
    """What a commune gave itself: points by item, what they come to, the day, and the items where they differ."""

    day: date | None
    points: dict[str, Told]
    total: Told
    differs: list[str]


class CommuneRow(Row):
    """One commune: class, decision with its reasons, totals, criteria, items and gaps.

    ``errors`` is how many must be mended: while they stand, the data they are about count as missing.
    ``facts`` are data given that no item shows, ``before`` those of the round before that an item compares with,
    ``self_score`` what it gave itself, null where it gave nothing. ``earlier`` is what items read of rounds before
    that, the latest first, ``conditions``, ``levels`` (lowest first) and ``decided_before`` stand there by law.
    """

    code: str
    name: str
    class_: str | None = Field(alias="class", serialization_alias="class")
    class_rule: str
    threshold: Told | None
    decision: VerdictName | None
    firm: bool
    because: list[str]
    total: TotalRow | None
    criteria: list[CriterionRow]
    items: list[ItemRow]
    gaps: list[GapRow]
    missing: list[str]
    set_aside: bool
    received: bool
    errors: int
    tasks: list[TaskRow]
    unit: UnitRow
    facts: list[EvidenceRow]
    before: list[EvidenceRow]
    self_score: SelfScoreRow | None
    earlier: list[list[EvidenceRow]] = Field(default_factory=list)
    conditions: list[ConditionRow] = Field(default_factory=list)
    levels: list[LevelRow] = Field(default_factory=list)
    decided_before: list[DecidedRow] = Field(default_factory=list)


class StandardRow(Row):
    """Which law, by id and hash, whether it is a draft, and on what marks its points rest at their top bands."""

    id: str
    status: Literal["in_force", "draft", "partial"]
    sha256: str
    marks: dict[Mark, Told]


class AboutRow(Row):
    """The round as its folder says it, but for its communes."""

    title: str
    period_from: date
    period_to: date
    area: str
    authority: str | None
    previous: str | None
    directives: list[str]
    strict_before: bool
    overrides: list[ClassOverride]
    actions: list[ActionOverride]
    confirmed: list[Confirmed]


class Results(Row):
    """The whole of ``results.json``: what was decided, and all that it was decided on."""

    schema_: Literal["phuhop/results/3"] = Field(alias="schema", serialization_alias="schema")
    tool: str
    round: str
    on: date
    simulated: bool
    authority: str | None
    standard: StandardRow
    judged_by: str
    about: AboutRow
    communes: list[CommuneRow]
    problems: list[ProblemRow]


def schema_text() -> str:
    """The JSON Schema of ``results.json``."""
    schema = Results.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps(schema, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def item_row(card: ItemCard, laws: Collection[Law]) -> ItemRow:
    """One item as a row, by the documents of its law."""
    return ItemRow(
        id=card.item.id,
        status=status_name(card.status),
        low=card.low,
        high=card.high,
        max=card.item.max_points,
        value=_value(card.item, card),
        rule=card.rule,
        mark=card.mark,
        marks=_marks_row(card.band),
        cite=cited_text(card.item.cite, laws),
        evidence=[_evidence_row(fact) for fact in card.facts],
        missing=list(card.missing),
    )


def _marks_row(band: Band | None) -> MarksRow | None:
    return MarksRow(edge=band.edge_mark, points=band.points_mark) if band and band.marks else None


def status_name(status: Status) -> StatusName:
    """The status in the words of the results file."""
    names: dict[Status, StatusName] = {
        Status.SCORED: "scored", Status.NONE: "none", Status.MISSING: "missing",
        Status.TOO_FEW: "too_few", Status.NOT_APPLICABLE: "not_applicable",
    }  # fmt: skip
    return names[status]


def _value(item: Item, card: ItemCard) -> Ratio | Counted | Answered | None:
    if card.status is not Status.SCORED:
        return None
    values = line_of(item.measure).values
    if values == "answer":
        return Answered(yes=bool(card.part))
    return Counted(count=card.part) if values == "whole" else Ratio(num=card.part, den=card.whole)


def task_row(status: TaskStatus) -> TaskRow:
    """A task of one commune as a row."""
    due = status.due
    return TaskRow(
        id=status.task.id, status=status.state, rule=status.rule, due=due.last, next=due.next, at_risk=status.at_risk
    )


def _evidence_row(fact: Fact) -> EvidenceRow:
    return EvidenceRow(
        id=fact.evidence,
        value=fact.value,
        state=fact.state,
        place=str(fact.place),
        document=fact.document.number if fact.document else None,
        document_date=fact.document.issued if fact.document else None,
        note=fact.note,
    )


def problem_row(found: Problem, said: dict[str, str]) -> ProblemRow:
    """A problem as a row, with its words already chosen."""
    values = {name: value if isinstance(value, Score) else str(value) for name, value in found.values.items()}
    return ProblemRow(
        code=found.code,
        severity=found.severity,
        place=str(found.place),
        commune=found.commune,
        typed=found.typed,
        values=values,
        data=list(found.data),
        answerable=kind_of(found.code).answerable,
        answer=found.answer,
        **said,
    )
