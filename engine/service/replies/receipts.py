"""What came in and what goes back: the answers to ``register`` and ``return``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.evidence.facts import Round
from engine.forms.register import Register, Sent, Standing
from engine.forms.to_mend import Slip
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class AnsweredRow(Row):
    """How many of the data asked were given."""

    given: int
    asked: int


class StandingRow(Row):
    """One commune; ``misplaced`` is its filled form where that lies in forms/ and not among the evidence."""

    code: str
    name: str
    sent: Sent
    files: list[str]
    data: AnsweredRow
    duties: AnsweredRow
    errors: int
    warnings: int
    misplaced: str | None


class JudgedStandingRow(StandingRow):
    """One commune of a round of several standards, with the one that judges it."""

    standard: str


class RegisterReply(Reply):
    """Where every commune stands on a day, the files of nobody, and the workbook that says the same."""

    schema_: Literal["phuhop/register/1"] = Field(alias="schema")
    round: str
    simulated: bool
    on: date
    today: date
    days_left: int
    communes: list[StandingRow] | list[JudgedStandingRow]
    strays: list[str]
    workbook: str


class SlipRow(Row):
    """A commune that gets a page: how much it must mend, should look at again, and has not given."""

    code: str
    name: str
    wrong: int
    doubtful: int
    open: int


class ReturnReply(Reply):
    """The communes that get a page, and the files of the pages."""

    schema_: Literal["phuhop/return/1"] = Field(alias="schema")
    communes: list[SlipRow]
    files: list[str]


def return_reply(slips: Sequence[Slip], files: Sequence[Path]) -> ReturnReply:
    """Pages as plain data."""
    rows = [
        SlipRow(code=s.unit.code, name=s.unit.name, wrong=len(s.wrong), doubtful=len(s.doubtful), open=s.open)
        for s in slips
    ]
    return ReturnReply(schema="phuhop/return/1", communes=rows, files=[str(path) for path in files])


def register_reply(told: Register, workbook: Path) -> RegisterReply:
    """A register as plain data."""
    return RegisterReply(
        schema="phuhop/register/1",
        round=told.round.id,
        simulated=told.round.simulated,
        on=told.round.on,
        today=told.today,
        days_left=told.days_left,
        communes=[_standing(standing) for standing in told.standings],
        strays=list(told.strays),
        workbook=str(workbook),
    )


def _standing(standing: Standing) -> StandingRow:
    own = {"standard": standing.standard} if standing.standard else {}
    return (JudgedStandingRow if own else StandingRow)(
        **own,
        code=standing.unit.code,
        name=standing.unit.name,
        sent=standing.sent,
        files=list(standing.files),
        data=AnsweredRow(given=standing.data.given, asked=standing.data.asked),
        duties=AnsweredRow(given=standing.duties.given, asked=standing.duties.asked),
        errors=standing.errors,
        warnings=standing.warnings,
        misplaced=standing.misplaced or None,
    )


class NewRoundReply(Reply):
    """A new round and its folder; ``unclassed`` counts communes of which mountain, island or area III is not known."""

    schema_: Literal["phuhop/new-round/1"] = Field(alias="schema")
    round: str
    folder: str
    title: str
    standard: str
    on: date
    communes: int
    unclassed: int
    directives: list[str]
    fitting: list[str]
    unsure: list[str]


def new_round_reply(made: Round, folder: Path, fitting: Sequence[str], unsure: Sequence[str]) -> NewRoundReply:
    """A new round as plain data."""
    return NewRoundReply(
        schema="phuhop/new-round/1",
        round=made.id,
        folder=str(folder),
        title=made.title,
        standard=made.standard,
        on=made.on,
        communes=len(made.units),
        unclassed=sum(None in (unit.mountain, unit.island, unit.area_iii) for unit in made.units),
        directives=list(made.directives),
        fitting=list(fitting),
        unsure=list(unsure),
    )
