"""The order of localities: the answer to ``rank``."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.comparing.ranking.levers import Lever, levers_of
from engine.comparing.ranking.localities import By, Locality, Ordered
from engine.evidence.on_record import counts_of
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row, Told
from engine.service.replies.reply import Reply


class LeverRow(Row):
    """An item that could change the rank; ``share`` is an exact fraction of the locality's own share."""

    kind: Literal["open", "step"]
    item: str
    communes: int
    points: Told
    change: int
    share: str
    enough: bool


class LocalityRow(Row):
    """A locality; shares and gaps are exact fractions as text, ``best`` and ``worst`` the ranks that it can come to.

    ``layers`` is how many of its communes stand on each layer of the round's record; nothing where it has none.
    """

    name: str
    communes: list[str]
    listed: int
    aside: int
    low: str
    high: str
    best: int
    worst: int
    firm: bool
    above: str | None
    below: str | None
    layers: dict[str, int]
    levers: list[LeverRow]


class RankReply(Reply):
    """Localities by best rank, then worst; ``apart`` are communes that are of no one place."""

    schema_: Literal["phuhop/rank/1"] = Field(alias="schema")
    round: str
    simulated: bool
    by: By
    localities: list[LocalityRow]
    apart: list[str]
    workbook: str


class StandardRankRow(Row):
    """The order of the localities that one standard judges."""

    standard: str
    rank: RankReply


class RankByStandardReply(Reply):
    """The orders of a round of several standards, each by itself: points of two standards are not alike."""

    schema_: Literal["phuhop/rank-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardRankRow]


def rank_by_standard(replies: Sequence[RankReply], standards: Sequence[str]) -> RankByStandardReply:
    """The order of each part under its standard."""
    rows = [StandardRankRow(standard=name, rank=own) for name, own in zip(standards, replies, strict=True)]
    return RankByStandardReply(schema="phuhop/rank-by-standard/1", round=replies[0].round, standards=rows)


def rank_reply(made: RoundResult, order: Ordered, workbook: Path) -> RankReply:
    """An order as plain data."""
    return RankReply(
        schema="phuhop/rank/1",
        round=made.round.id,
        simulated=made.round.simulated,
        by=order.by,
        localities=[_row(locality, made) for locality in order.localities],
        apart=[mark.unit.code for mark in order.apart],
        workbook=str(workbook),
    )


def _row(locality: Locality, made: RoundResult) -> LocalityRow:
    held = made.evidence.on_record
    stands = {mark.unit.code: held[mark.unit.code] for mark in locality.members if held}
    return LocalityRow(
        name=locality.name,
        communes=[mark.unit.code for mark in locality.members],
        listed=locality.listed,
        aside=locality.aside,
        low=str(locality.low),
        high=str(locality.high),
        best=locality.rank.best,
        worst=locality.rank.worst,
        firm=locality.firm,
        above=_exact(locality.above),
        below=_exact(locality.below),
        layers={layer: n for layer, n in counts_of(stands).items() if n},
        levers=[_lever(lever) for lever in levers_of(locality)],
    )


def _exact(gap: Fraction | None) -> str | None:
    return None if gap is None else str(gap)


def _lever(lever: Lever) -> LeverRow:
    return LeverRow(
        kind=lever.kind,
        item=lever.item.id,
        communes=len(lever.cards),
        points=lever.points,
        change=lever.change,
        share=str(lever.share),
        enough=lever.enough,
    )
