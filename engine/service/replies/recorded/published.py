"""What is published of a round: the answer to ``publish``; it holds nothing that a release does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.evidence.facts import Round
from engine.records.publishing.releases import CountTable
from engine.records.publishing.releasing import Draft
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class PublishedCommune(Row):
    """A commune of a release."""

    code: str
    name: str
    unit_class: str
    recognised: bool
    points: dict[str, str] | None


class PublishedTable(Row):
    """A table of one count: how many of its figures are hidden; a hidden one is null."""

    datum: str
    province: str
    shape: Literal["full", "province"]
    below: int
    hidden: int
    total: int | None
    classes: dict[str, int | None]
    communes: dict[str, int | None]


class WithheldRow(Row):
    """A table (``datum``) or the points of a class (``place``) that are withheld, and how many ways in there are."""

    datum: str
    place: str
    findings: int


@dataclass(frozen=True, slots=True)
class PublishState:
    """How far a release came: published, checked with so many others, of a round with a record, waiting, proposed."""

    applied: bool
    checked: int
    recorded: bool
    waiting: bool
    proposed: bool


class PublishReply(Reply):
    """A release seen or published, with what is left out of it; with ``checked`` only how many were looked at.

    In a round with a record (``recorded``) one person has it ``proposed`` and it is ``waiting`` until another seconds.
    """

    schema_: Literal["phuhop/publish/1"] = Field(alias="schema")
    round: str
    simulated: bool
    release: int
    day: date | None
    applied: bool
    checked: int
    recorded: bool
    waiting: bool
    proposed: bool
    folder: str | None
    communes: list[PublishedCommune]
    tables: list[PublishedTable]
    withheld: list[WithheldRow]


def publish_reply(round_: Round, draft: Draft | None, folder: Path | None, state: PublishState) -> PublishReply:
    """A release as plain data."""
    release = draft.release if draft else None
    return PublishReply(
        schema="phuhop/publish/1",
        round=round_.id,
        simulated=round_.simulated,
        release=release.number if release else 0,
        day=release.day if release else None,
        applied=state.applied,
        checked=state.checked,
        recorded=state.recorded,
        waiting=state.waiting or state.proposed,
        proposed=state.proposed,
        folder=str(folder) if folder else None,
        communes=[
            PublishedCommune(
                code=line.code,
                name=line.name,
                unit_class=line.unit_class,
                recognised=line.recognised,
                points=None if line.points is None else dict(line.points),
            )
            for line in (release.lines if release else ())
        ],
        tables=[_table(table) for table in (release.tables if release else ())],
        withheld=[
            WithheldRow(datum=told.datum, place=told.place, findings=len(told.findings))
            for told in (draft.withheld if draft else ())
        ],
    )


def _table(table: CountTable) -> PublishedTable:
    return PublishedTable(
        datum=table.datum,
        province=table.province,
        shape=table.shape,
        below=table.below,
        hidden=table.hidden,
        total=table.total,
        classes={row.id: row.total for row in table.classes},
        communes=dict(table.communes),
    )
