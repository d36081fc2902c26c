"""Figures that two files share: the answer to ``shared``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.comparing.sharing.shared_figures import Held, Shared, SharedFigure
from engine.evidence.on_record import FigureLayer, OnRecord
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class SharedRow(Row):
    """A datum of a commune that a programme's criterion uses; ``held`` is how the other file stands to it.

    ``layer`` is that of the commune's file in the round's record, null where the figure is a form's; ``corrected``
    says that the board put it in the place of the commune's.
    """

    programme: str
    criterion: str
    commune: str
    datum: str
    value: int | None
    document: str
    issued: date | None
    place: str | None
    layer: FigureLayer | None
    corrected: bool
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


def shared_reply(parts: Sequence[RoundResult], shared: Shared, workbook: Path) -> SharedReply:
    """Shared figures as plain data."""
    held = {code: own for made in parts for code, own in made.evidence.on_record.items()}
    return SharedReply(
        schema="phuhop/shared/1",
        round=parts[0].round.id,
        simulated=parts[0].round.simulated,
        figures=[_row(figure, held.get(figure.unit.code)) for figure in shared.figures],
        unread=[programme.id for programme in shared.unread],
        beside=shared.beside,
        differing=len(shared.differing),
        strays=len(shared.strays),
        workbook=str(workbook),
    )


def _row(figure: SharedFigure, own: OnRecord | None) -> SharedRow:
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
        layer=own.layer if own else None,
        corrected=own is not None and figure.entry.id in own.corrected,
        held=figure.held,
        other_value=other.value if other else None,
        other_document=other.document if other else None,
    )
