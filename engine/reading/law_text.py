"""A decision's text as read from a file: passages and tables of lines, each with the place where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

# Stands for a sign that was seen and is not known: struck out, raised, of an unknown font. No number is read over it.
UNSURE = "\ufffd"
# How people are shown it, on screens, in sheets and in drafts, which hold no sign that cannot be printed.
SHOWN_UNSURE = "[?]"
BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
NOTHING = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# A printed line that begins a paragraph of its own: a dash, 1.1., a), Tiêu chí 2, Điều 3.
BEGINS = re.compile(
    r"[-–—+•*\uf0b7]\s*\S|\d{1,2}\.(?:\d{1,2}\.?)?\s+\S|[a-zđ][).]\s+\S|(?:tiêu chí|điều|mục|khoản)\s+\d", re.IGNORECASE
)
SPANS = re.compile(r"[-–—]\s*[<≤]?\s*\d")
ENDS = re.compile(r"(?:(?:\d|được|không)\s*điểm\.?|;)$", re.IGNORECASE)

How: TypeAlias = Literal["docx", "doc", "html", "pdf", "scan"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where something stands: page from 1 where the file has pages, table and row from 1 inside a table."""

    page: int = 0
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph or printed line; ``first`` and ``second`` are two readings of the same ink, where ink was read.

    ``text`` is what both have, with the unsure sign where they differ.
    """

    text: str
    second: str | None = None
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its grid columns; a merged cell's text stands in its first, the others are empty.

    ``picture`` is the row's ink as a PNG, where ink was read.
    """

    spot: Spot
    cells: tuple[tuple[Said, ...], ...]
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph outside tables; ``picture`` is its ink as a PNG, where ink was read."""

    said: Said
    spot: Spot
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows."""

    rows: tuple[Row, ...]


Block: TypeAlias = Passage | Table


@dataclass(frozen=True, slots=True)
class LawText:
    """A whole document in its order; ``file`` and ``sha256`` name what was read, ``how`` in which way.

    ``unread`` are pages that are pictures in which nothing was read, ``pictured`` those with a picture beside the text.
    A document of which any page was recognised is a scan.
    """

    file: str
    sha256: str
    how: How
    blocks: tuple[Block, ...]
    unread: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def as_shown(text: str) -> str:
    """A text as people are shown it: what could not be read for certain as [?]."""
    return text.replace(UNSURE, SHOWN_UNSURE)


def cleaned(text: str) -> str:
    """A text on one line: composed letters, single blanks, nothing invisible."""
    return BLANKS.sub(" ", NOTHING.sub("", unicodedata.normalize("NFC", text))).strip()


def paragraphs_of(lines: Iterable[Said]) -> tuple[Said, ...]:
    """Printed lines joined to paragraphs: a new one begins at a dash, a number, a letter, or behind “… điểm;”."""
    made: list[Said] = []
    for line in (line for line in lines if line.text):
        if made and not _begins(line.text, made[-1].text):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
    return tuple(made)


def _begins(line: str, before: str) -> bool:
    """Whether a line begins a paragraph; in text without dashes one between two numbers is no beginning: 550 - 600."""
    if SPANS.match(line) and re.search(r"[\d%‰]$", before) and not re.match("[-–—+•]", before):
        return False
    return bool(BEGINS.match(line) or ENDS.search(before))


def _joined(first: Said, then: Said) -> Said:
    second = None if first.second is None or then.second is None else f"{first.second} {then.second}"
    own = None if first.first is None or then.first is None else f"{first.first} {then.first}"
    return Said(f"{first.text} {then.text}", second, own)


def numbered(tables_and_passages: Sequence[Passage | Sequence[Row]]) -> tuple[Block, ...]:
    """Blocks with their tables and rows counted from 1 through the document; empty passages left out."""
    return tuple(_counted(tables_and_passages))


def _counted(blocks: Sequence[Passage | Sequence[Row]]) -> Iterator[Block]:
    table = 0
    for block in blocks:
        if isinstance(block, Passage):
            if block.said.text:
                yield block
            continue
        table += 1
        rows = enumerate(block, 1)
        yield Table(tuple(replace(row, spot=Spot(row.spot.page, table, number)) for number, row in rows))
