"""A standard's page as plain data: the answer to ``law show``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.law.loading import Lawbook
from engine.reporting.law_page.page_lines import PageSection
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply


class LineRow(Row):
    """A line: its number, what it is about, how that is counted, what it gives with the signs of its marks."""

    part: str
    title: str
    counted: str
    gives: str


class SectionRow(Row):
    """A criterion, or a part of what recognition asks."""

    title: str
    cited: str
    lines: list[LineRow]


class LawShowReply(Reply):
    """A whole standard in the words of its page, and the file written."""

    schema_: Literal["phuhop/law-show/1"] = Field(alias="schema")
    standard: str
    sha256: str
    sections: list[SectionRow]
    written: str | None


def show_reply(book: Lawbook, sections: Sequence[PageSection], written: Path | None) -> LawShowReply:
    """A page as plain data."""
    rows = [
        SectionRow(
            title=section.title,
            cited=section.cited,
            lines=[LineRow(part=x.part, title=x.title, counted=x.counted, gives=x.gives) for x in section.lines],
        )
        for section in sections
    ]
    told = str(written) if written else None
    return LawShowReply(
        schema="phuhop/law-show/1", standard=book.standard.head.id, sha256=book.sha256, sections=rows, written=told
    )
