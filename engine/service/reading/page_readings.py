"""A decision's or letter's file handed in on a page: read there, told, and given back as files to take away.

Only a draft that somebody then asks for is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.files.workbook import open_book
from engine.language import Say
from engine.reading.left_unread import Asked, asked_of
from engine.reading.letters.task_list import named_in
from engine.reading.loading.loading_scan import Told
from engine.reading.reading_law import ReadLaw
from engine.service.policy.handed_files import Handed, MadeFile, lying, made
from engine.service.reading.law_reading import LawRead, LawReadRequest, keep_draft, read_decision, read_text_of
from engine.service.reading.letter_accepting import LetterAccepted, LetterAcceptRequest, accept_tasks
from engine.service.reading.letter_reading import LetterRead, LetterReadRequest, draft_path, read_directive
from engine.service.store import Holdings

SHEET, PICTURES = "doi-chieu-{id}-may-doc.xlsx", "anh-{id}.xlsx"


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A text read beside a standard, and the checking sheet that was filled from it."""

    standard: str
    done: LawRead
    files: tuple[MadeFile, ...]


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A text read for a draft of that name, which is not written yet; ``left`` is what a person must read."""

    name: str
    file: Handed
    read: ReadLaw
    left: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class LetterTaken:
    """A letter read, with its draft and the list to go through."""

    done: LetterRead
    files: tuple[MadeFile, ...]


def read_to_sheet(
    holdings: Holdings, file: Handed, asked: LawReadRequest, *, say: Say, told: Told
) -> SheetRead:  # fmt: skip
    """Read a text beside the standard that is asked; raises as ``read_decision`` does."""
    standard = holdings.standard(asked.standard or "").name
    name, held = SHEET.format(id=standard), list[LawRead]()

    def write(home: Path) -> None:
        with lying(file) as path:
            wanted = replace(asked, file=path, out=home / name)
            held.append(read_decision(holdings, wanted, _day(holdings), say, told=told))

    files = made(name, write=write)
    return SheetRead(standard, held[0], files)


def read_to_draft(file: Handed, name: str, table: int | None, told: Told) -> DraftRead:
    """Read a text for a draft; nothing is written. Raises as ``read_decision`` does."""
    with lying(file) as path:
        read = read_text_of(path, table, told)
    return DraftRead(name, file, read, asked_of(read))


def put_draft(holdings: Holdings, taken: DraftRead, say: Say) -> tuple[LawRead, tuple[MadeFile, ...]]:
    """Write the draft of what was read, and give the pictures of a scan; raises as ``keep_draft`` does."""
    name, held = PICTURES.format(id=taken.name), list[LawRead]()

    def write(home: Path) -> None:
        asked = LawReadRequest(Path(taken.file.name), draft=taken.name, out=home / name)
        held.append(keep_draft(holdings, taken.read, asked, _day(holdings), say=say))

    files = made(name, write=write)
    return held[0], files


def read_to_letter(
    holdings: Holdings, file: Handed, asked: LetterReadRequest, *, say: Say, told: Told
) -> LetterTaken:  # fmt: skip
    """Read a letter that gives tasks; its draft and list are given back. Raises as ``read_directive`` does."""
    draft, held = asked.out or draft_path(Path(file.name)), list[LetterRead]()

    def write(home: Path) -> None:
        with lying(file) as path:
            wanted = replace(asked, file=path, out=home / draft.name)
            held.append(read_directive(holdings, wanted, _day(holdings), say, told=told))

    files = made(draft.name, draft.with_suffix(".xlsx").name, write=write)
    return LetterTaken(held[0], files)


def take_up(holdings: Holdings, sheet: Handed, draft: Handed, *, applied: bool) -> LetterAccepted:
    """A list of proposed tasks handed back with its draft, written where ``applied``; raises as ``accept_tasks``.

    Whatever a browser has called the draft, as “nhap-cv (1).yaml”: that it is the list's own its hash says.
    """
    with lying(sheet) as path:
        named = Path(named_in(open_book(path, path.name)).get("draft", "")).name
    with lying(sheet, replace(draft, name=named or draft.name)) as path:
        return accept_tasks(holdings, LetterAcceptRequest(path, applied), _day(holdings))


def _day(holdings: Holdings) -> date:
    """The day on which it is read."""
    return holdings.today or date.today()
