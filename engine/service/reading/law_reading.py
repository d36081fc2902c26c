"""A decision's file read: a checking sheet filled from it for a standard at hand, or a draft of a new standard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.language import Say, speak
from engine.law.loading import HEAD, load_standard
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.reading.drafting import NAME, draft_text, lacking
from engine.reading.left_unread import Asked, asked_of, page_doubts
from engine.reading.loading.loading_scan import Told, scan_loader, unheard
from engine.reading.loading.opening_text import open_text
from engine.reading.matching_law import Match, State, doubts, matched
from engine.reading.reading_law import ReadLaw, read_law
from engine.service.replies.made import problem_rows
from engine.service.replies.reading_reply import LawReadReply, read_rows, unread_rows
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class LawReadRequest:
    """A file; the standard that it is read for and the sheet to write, or the name of a draft; which of its tables."""

    file: Path
    standard: str | None = None
    draft: str | None = None
    out: Path | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class LawRead:
    """What was read: numbers of the standard with what the text says of them, what was left, and what was written."""

    read: ReadLaw
    matches: tuple[Match, ...]
    asked: tuple[Asked, ...]
    written: Path | None
    problems: tuple[Problem, ...] = ()
    pictures: Path | None = None

    @property
    def counts(self) -> Mapping[State, int]:
        """How many numbers of the standard agree, differ, are unclear, are not there."""
        return Counter(match.state for match in self.matches)

    @property
    def status(self) -> int:
        """How a command ends."""
        return exit_code(self.problems)

    def reply(self, say: Say) -> LawReadReply:
        """The same as plain data."""
        text = self.read.text
        return LawReadReply(
            schema="phuhop/law-read/1", file=text.file, sha256=text.sha256, how=text.how,
            written=None if self.written is None else str(self.written), numbers=read_rows(self.matches, say),
            unread=unread_rows(self.asked, say),
            pictures=None if self.pictures is None else str(self.pictures), problems=problem_rows(self.problems, say),
        )  # fmt: skip


def read_decision(
    holdings: Holdings, asked: LawReadRequest, today: date, say: Say, *, told: Told = unheard
) -> LawRead:  # fmt: skip
    """Read a decision's file and write the sheet or the draft that was asked for; nothing becomes checked by it.

    ``told`` hears after each page of a scan how many are read, and of how many.
    Raises ProblemsFound for a file that cannot be read, is another decision's, or has no table of criteria, and as
    ``write_whole`` and ``put_in_place`` do.
    """
    if (asked.standard is None) == (asked.draft is None):
        raise ProblemsFound([problem("READ-115", Place(asked.file.name))])
    read = read_text_of(asked.file, asked.table, told)
    if asked.draft is not None:
        return keep_draft(holdings, read, asked, today, say=say)
    return _filled(holdings, read, asked, say)


def read_text_of(file: Path, table: int | None, told: Told = unheard) -> ReadLaw:
    """What a decision's file says; nothing is written. Raises ProblemsFound as ``read_decision`` does."""
    return read_law(open_text(file, scan_loader(told)), table)


def _filled(holdings: Holdings, read: ReadLaw, asked: LawReadRequest, say: Say) -> LawRead:
    from engine.reporting.reading.filled_sheet import write_filled

    book = load_standard(holdings.standard(asked.standard or ""))
    matches, left = matched(read, book.standard), asked_of(read)
    path = asked.out or Path(f"doi-chieu-{book.standard.head.id}-may-doc.xlsx")
    if path.exists():  # somebody may have begun to fill it
        raise ProblemsFound([problem("READ-116", Place(str(path)), name=path.name)])
    write_filled(path, book, (read.text, matches, left), say)
    return LawRead(read, matches, left, path, doubts(read))


def keep_draft(holdings: Holdings, read: ReadLaw, asked: LawReadRequest, today: date, *, say: Say) -> LawRead:
    """Write a draft, and of a scan the pictures of what was read beside what was read in them; raises as above."""
    from engine.reporting.reading.picture_sheet import has_pictures, write_pictures

    left, pictures = asked_of(read), asked.out or Path(f"anh-{asked.draft}.xlsx")
    pictured = has_pictures(read.text)
    if pictured and pictures.exists():
        raise ProblemsFound([problem("READ-116", Place(str(pictures)), name=pictures.name)])
    written = _write_draft(holdings, read, asked.draft or "", today)
    if pictured:
        write_pictures(pictures, read, left, say)
    return LawRead(read, (), left, written, page_doubts(read.text), pictures if pictured else None)


def _write_draft(holdings: Holdings, read: ReadLaw, name: str, today: date) -> Path:
    """The draft in a folder of its own beside the other standards; its reasons in the law's own language."""
    from engine.reporting.reading.reading_words import reasons_words, spot_words

    folder = holdings.criteria / name
    if found := lacking(read, name):
        raise ProblemsFound(found)
    if holdings.bundled or not NAME.fullmatch(name) or folder.exists():
        raise ProblemsFound([problem("READ-113", Place(read.text.file), name, name=name)])
    say = speak("vi")
    text = draft_text(
        read, name, today, words=lambda reasons: reasons_words(reasons, say), where=lambda spot: spot_words(spot, say)
    )
    put_in_place(folder, lambda fresh: write_whole(fresh / HEAD, text.encode()), Terms(read={HEAD: None}))
    return folder / HEAD
