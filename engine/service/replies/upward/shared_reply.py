"""Figures that two files share: the answer to ``shared``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.comparing.sharing.shared_figures import Held, Shared, SharedFigure
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class SharedRow(Row):
    """A datum of a commune that a programme's criterion uses; ``held`` is how the other file stands to it."""

    programme: str
    criterion: str
    commune: str
    datum: str
    value: int | None
    document: str
    issued: date | None
    place: str | None
    held: Held
    other_value: int | None
    other_document: str | None


class SharedReply(Reply):
    """All shared figures; ``unread`` are programmes whose text nobody read, ``strays`` counts rows of no figure."""

    schema_: Literal["phuhop/shared/1"] = Field(alias="schema")
    round: str
    simulated: bool
    figures: list[SharedRow]
    unread: list[str]
    beside: bool
    differing: int
    strays: int
    workbook: str


def shared_reply(made: RoundResult, shared: Shared, workbook: Path) -> SharedReply:
    """Shared figures as plain data."""
    return SharedReply(
        schema="phuhop/shared/1",
        round=made.round.id,
        simulated=made.round.simulated,
        figures=[_row(figure) for figure in shared.figures],
        unread=[programme.id for programme in shared.unread],
        beside=shared.beside,
        differing=len(shared.differing),
        strays=len(shared.strays),
        workbook=str(workbook),
    )


def _row(figure: SharedFigure) -> SharedRow:
    fact, other = figure.fact, figure.other
    return SharedRow(
        programme=figure.programme.id,
        criterion=figure.link.criterion,
        commune=figure.unit.code,
        datum=figure.entry.id,
        value=fact.value if fact and fact.state == "given" else None,
        document=figure.document,
        issued=fact.document.issued if fact and fact.document else None,
        place=str(fact.place) if fact else None,
        held=figure.held,
        other_value=other.value if other else None,
        other_document=other.document if other else None,
    )
