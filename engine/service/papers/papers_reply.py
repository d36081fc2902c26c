"""The answer to ``papers`` as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.evidence.facts import Round
from engine.law.model import Unit
from engine.problems import Problem, words
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class PaperRow(Row):
    """A paper: its kind and name, its commune by code, None for one of the whole round, its files."""

    kind: Kind
    title: str
    commune: str | None
    file: str
    pdf: str | None


class LackingRow(Row):
    """A paper that was not made: of which commune, and why, by code and in words."""

    commune: str
    code: str
    what: str


class PapersReply(Reply):
    """The papers of a round, their folder, how many were put into the record, and those that could not be made."""

    schema_: Literal["phuhop/papers/1"] = Field(alias="schema")
    round: str
    simulated: bool
    folder: str
    recorded: int
    papers: list[PaperRow]
    lacking: list[LackingRow]


def papers_reply(
    round_: Round,
    papers: Sequence[tuple[Kind, Unit | None, str, str | None]],
    folder: Path,
    lacking: Sequence[Problem],
    *,
    recorded: int,
) -> PapersReply:
    """Papers as plain data, in the order in which they were made."""
    return PapersReply(
        schema="phuhop/papers/1",
        round=round_.id,
        simulated=round_.simulated,
        folder=str(folder),
        recorded=recorded,
        papers=[
            PaperRow(kind=kind, title=KINDS[kind].title, commune=unit.code if unit else None, file=name, pdf=pdf)
            for kind, unit, name, pdf in papers
        ],
        lacking=[LackingRow(commune=p.commune, code=p.code, what=words(p, "vi")["what"]) for p in lacking],
    )
