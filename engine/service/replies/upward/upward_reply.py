"""What goes upward: the answer to ``reports``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.evidence.on_record import FigureLayer
from engine.planning.reports.figures import Figure, Kind
from engine.planning.reports.filling_in import FilledOutline, Report
from engine.planning.reports.turns import Turn
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class FigureRow(Row):
    """A line: the sums over communes that gave it (null where none did), who lacks it, at how many it cannot arise."""

    part_of: str
    label: str
    datum: str | None
    of: str | None
    code: str | None
    kind: Kind
    sensitive: bool
    value: int | None
    whole: int | None
    given: int
    lacking: list[str]
    not_arisen: int


class TurnRow(Row):
    """A letter's demand for the report: the last day in time, and the days left on the day of asking."""

    letter: str
    task: str
    levels: list[str]
    last: date | None
    left: int | None


class ReportRow(Row):
    """A report; ``form`` says whether its outline is phuhop's own or an official one."""

    kind: str
    title: str
    form: Literal["project", "official"]
    sensitive: bool
    of_its_period: bool
    files: list[str]
    turns: list[TurnRow]
    figures: list[FigureRow]


class ReportsReply(Reply):
    """The reports of a round, or of one commune of it; ``layers`` is on which figures each commune stands.

    It is empty where the round has no record; null is a commune whose file was not sent.
    """

    schema_: Literal["phuhop/reports/1"] = Field(alias="schema")
    round: str
    on: date
    simulated: bool
    commune: str | None
    layers: dict[str, FigureLayer | None]
    reports: list[ReportRow]


class StandardReportsRow(Row):
    """The reports on the communes that one standard judges."""

    standard: str
    reports: ReportsReply


class ReportsByStandardReply(Reply):
    """The reports of a round of several standards, each by itself."""

    schema_: Literal["phuhop/reports-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardReportsRow]


def reports_by_standard(replies: Sequence[ReportsReply], standards: Sequence[str]) -> ReportsByStandardReply:
    """The reports of each part under its standard."""
    rows = [StandardReportsRow(standard=name, reports=own) for name, own in zip(standards, replies, strict=True)]
    return ReportsByStandardReply(schema="phuhop/reports-by-standard/1", round=replies[0].round, standards=rows)


def reports_reply(made: RoundResult, done: Sequence[tuple[Report, tuple[Path, Path]]]) -> ReportsReply:
    """Reports as plain data."""
    first, held = done[0][0], made.evidence.on_record
    return ReportsReply(
        schema="phuhop/reports/1",
        round=made.round.id,
        on=first.on,
        simulated=made.round.simulated,
        commune=first.only.code if first.only else None,
        layers={unit.code: held[unit.code].layer for unit in first.units if held},
        reports=[_report(report, files) for report, files in done],
    )


def _report(report: Report, files: Sequence[Path]) -> ReportRow:
    return ReportRow(
        kind=report.main.outline.id,
        title=report.main.title,
        form=report.main.outline.form,
        sensitive=report.is_sensitive,
        of_its_period=report.is_of_its_period,
        files=[str(path) for path in files],
        turns=[_turn(turn) for turn in report.turns],
        figures=[_figure(part, figure) for part in (report.main, *report.annexes) for figure in part.figures],
    )


def _turn(turn: Turn) -> TurnRow:
    levels: list[str] = list(turn.task.levels)
    return TurnRow(letter=turn.letter.id, task=turn.task.id, levels=levels, last=turn.last, left=turn.left)


def _figure(part: FilledOutline, figure: Figure) -> FigureRow:
    return FigureRow(
        part_of=part.outline.id,
        label=figure.label,
        datum=figure.row.datum,
        of=figure.row.of,
        code=figure.row.code,
        kind=figure.kind,
        sensitive=figure.is_sensitive,
        value=figure.part if figure.given else None,
        whole=figure.whole if figure.given else None,
        given=len(figure.given),
        lacking=[unit.code for unit in figure.lacking],
        not_arisen=len(figure.not_arisen),
    )
