"""A whole standard on one page, to read on the screen or to print and sign."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.comparing.partial import PartialStandard, is_partial, load_partial
from engine.language import Say
from engine.law.loading import Lawbook, load_standard
from engine.reporting.law_page.page_lines import sections_of
from engine.reporting.law_page.page_word import write_page
from engine.service.replies.page_reply import LawShowReply, show_reply
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """A standard by id or path, and the Word file to write, if any."""

    standard: str
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A standard to show, and the file written."""

    book: Lawbook
    written: Path | None

    def reply(self, say: Say) -> LawShowReply:
        """The same as plain data."""
        return show_reply(self.book, sections_of(self.book, say), self.written)


def known_part(holdings: Holdings, standard: str) -> PartialStandard | None:
    """A standard of which only a part is known; None of a whole one. Raises ProblemsFound when it cannot be read."""
    folder = holdings.standard(standard)
    return load_partial(folder) if is_partial(folder) else None


def is_known_in_part(holdings: Holdings, standard: str) -> bool:
    """Whether a standard says of itself that it is partial, be it sound or not."""
    return is_partial(holdings.standard(standard))


def show_law(holdings: Holdings, asked: ShowRequest, say: Say) -> Shown:
    """Read a standard and write its page where one is asked for; raises ProblemsFound when it cannot be read."""
    book = load_standard(holdings.standard(asked.standard))
    if asked.out:
        write_page(asked.out, book, say)
    return Shown(book, asked.out)
