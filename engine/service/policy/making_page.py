"""The page by which a commune scores itself, made of a standard and written: one HTML file, of at most 150 KB."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from engine.files.writing import write_whole
from engine.language import Say
from engine.law.loading import Lawbook
from engine.problems import Place, Problem, ProblemsFound, day_in_both, problem
from engine.reporting.page.self_score_page import self_score_page
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.replies.self_page_reply import PageReply, page_reply
from engine.service.store import Holdings

NAME = "tu-cham"
KILOBYTE = 1_000
MOST = 150 * KILOBYTE


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A standard by id or path, the .html to write (None: named after the standard, here), the day it begins with."""

    standard: str
    out: Path | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was written, and the law that it is of."""

    law: OpenLaw
    path: Path
    content: bytes

    @property
    def book(self) -> Lawbook:
        """The law."""
        return self.law.book

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the standard."""
        return self.law.warnings

    def reply(self) -> PageReply:
        """The same as plain data."""
        return page_reply(self.book, self.path, len(self.content), sha256(self.content).hexdigest())


def make_page(holdings: Holdings, asked: PageRequest, say: Say) -> Page:
    """Make and write a page: the same bytes for the same law, day and language.

    Raises ProblemsFound: a standard that cannot be scored by, a file that is no .html (PAG-101), a day outside the
    standard's (PAG-102), a page that would be too large (PAG-100).
    """
    if asked.out and asked.out.suffix.lower() != ".html":
        raise ProblemsFound([problem("PAG-101", Place(str(asked.out)), name=asked.out.name)])
    law = open_law(holdings.standard(asked.standard), today=holdings.today)
    if asked.on:
        _refuse_outside(law.book, asked.on)
    content = self_score_page(law.book, law.table, say, asked.on)
    name = law.book.standard.head.id
    if len(content) > MOST:
        size = {"size": -(-len(content) // KILOBYTE), "most": MOST // KILOBYTE}
        raise ProblemsFound([problem("PAG-100", Place(name), name=name, **size)])
    path = asked.out or Path(f"{NAME}-{name}.html")
    write_whole(path, content)
    return Page(law, path, content)


def _refuse_outside(book: Lawbook, on: date) -> None:
    head = book.standard.head
    if head.from_ <= on <= (head.until or date.max):
        return
    last = day_in_both(head.until) if head.until else "–"
    days = {"given": day_in_both(on), "first": day_in_both(head.from_), "last": last}
    raise ProblemsFound([problem("PAG-102", Place(head.id), name=head.id, **days)])
