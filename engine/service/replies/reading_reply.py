"""A decision read: the answer to ``law read``, number by number, and what was not understood."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.language import Say
from engine.reading.law_text import How
from engine.reading.left_unread import Asked
from engine.reading.matching_law import Match, State
from engine.reporting.reading.reading_words import reasons_words, spot_words
from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.reply import Reply


class ReadRow(Row):
    """One number of the standard, and what the text says of it: value in YAML's digits, sentence, place, witnesses."""

    number: str
    state: State
    value: str | None
    sentence: str
    place: str
    witnesses: int
    why: str


class UnreadRow(Row):
    """A text that was not understood."""

    part: str
    sentence: str
    place: str
    why: str


class LawReadReply(Reply):
    """What was read in a file; ``numbers`` only where it was read for a standard at hand."""

    schema_: Literal["phuhop/law-read/1"] = Field(alias="schema")
    file: str
    sha256: str
    how: How
    written: str | None
    pictures: str | None
    numbers: list[ReadRow]
    unread: list[UnreadRow]
    problems: list[SaidRow]


def read_rows(matches: tuple[Match, ...], say: Say) -> list[ReadRow]:
    """Numbers as plain data."""
    return [
        ReadRow(
            number=m.number, state=m.state, value=m.value, sentence=m.sentence,
            place=spot_words(m.spot, say, m.article) if m.sentence else "", witnesses=m.witnesses,
            why=reasons_words(m.why, say),
        )
        for m in matches
    ]  # fmt: skip


def unread_rows(asked: tuple[Asked, ...], say: Say) -> list[UnreadRow]:
    """Texts not understood as plain data."""
    return [
        UnreadRow(part=a.part, sentence=a.sentence, place=spot_words(a.spot, say), why=reasons_words(a.why, say))
        for a in asked
    ]
