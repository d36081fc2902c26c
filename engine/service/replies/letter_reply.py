"""A letter read: the answer to ``law read --directive``, task by task, and what was not understood."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from engine.language import Say
from engine.law.directives import Level
from engine.reading.law_text import How
from engine.reading.left_unread import Asked
from engine.reading.letters.letter_draft import shortened, when_of
from engine.reading.letters.letter_tasks import OwnerFrom, Proposed
from engine.reporting.reading.letter_words import clause_words, due_words
from engine.reporting.reading.reading_words import reasons_words
from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.reply import Reply


class ProposedRow(Row):
    """A task proposed; ``when`` is the deadline as the file writes it, None where it is asked."""

    clause: str
    label: str
    sentence: str
    place: str
    owner: str | None
    owner_from: OwnerFrom
    levels: list[Level]
    when: str | None
    when_words: str
    cites: list[str]
    helps: list[str]
    asked: list[str]


class LeftRow(Row):
    """A text that was not understood."""

    sentence: str
    place: str
    why: str


class LetterReadReply(Reply):
    """What was read in a letter's file; none of it is followed."""

    schema_: Literal["phuhop/law-read-directive/1"] = Field(alias="schema")
    file: str
    sha256: str
    how: How
    number: str | None
    signed: date | None
    draft: str
    listed: str
    tasks: list[ProposedRow]
    unread: list[LeftRow]
    problems: list[SaidRow]


class LetterAcceptReply(Reply):
    """A list of proposed tasks handed back: how many rows were decided in which way, and the file written."""

    schema_: Literal["phuhop/law-accept/1"] = Field(alias="schema")
    name: str
    accepted: int
    left_out: int
    waiting: int
    written: str | None
    problems: list[SaidRow]


def proposed_rows(tasks: tuple[Proposed, ...], say: Say) -> list[ProposedRow]:
    """Proposals as plain data."""
    return [
        ProposedRow(
            clause=t.clause, label=shortened(t.label), sentence=t.sentence, place=clause_words(t.spot, t.clause, say),
            owner=t.owner or None, owner_from=t.owner_from, levels=list(t.levels), when=when_of(t) or None,
            when_words=due_words(t, say), cites=list(t.cites), helps=[criterion for criterion, _ in t.helps],
            asked=[reasons_words((why,), say) for why in t.asked],
        )
        for t in tasks
    ]  # fmt: skip


def left_rows(left: tuple[Asked, ...], say: Say) -> list[LeftRow]:
    """Texts not understood as plain data."""
    return [
        LeftRow(sentence=a.sentence, place=clause_words(a.spot, a.part, say), why=reasons_words(a.why, say))
        for a in left
    ]
