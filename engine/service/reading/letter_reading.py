"""A directive letter read: a draft of its tasks and a list to go through; nothing is followed until it is accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.language import Say, speak
from engine.law.directives import BOOK, TaskBook, TaskEvidence
from engine.law.loading import Lawbook, load_standard, shape
from engine.law.source import read_source
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.reading.drafting import NAME
from engine.reading.left_unread import page_doubts
from engine.reading.letters.letter_draft import draft_of
from engine.reading.letters.letter_tasks import ReadLetter, read_letter
from engine.reading.loading.loading_scan import Told, scan_loader, unheard
from engine.reading.loading.opening_text import open_text
from engine.service.replies.letter_reply import LetterReadReply, left_rows, proposed_rows
from engine.service.replies.made import problem_rows
from engine.service.store import Holdings
from engine.service.workspace import DIRECTIVES


@dataclass(frozen=True, slots=True)
class LetterReadRequest:
    """A letter's file; the draft to write, and a standard whose criteria's words are compared."""

    file: Path
    out: Path | None = None
    standard: str | None = None


@dataclass(frozen=True, slots=True)
class LetterRead:
    """What was read, the draft and the list that were written, and what is doubtful about the letter's head."""

    read: ReadLetter
    draft: Path
    listed: Path
    problems: tuple[Problem, ...] = ()

    @property
    def status(self) -> int:
        """How a command ends."""
        return exit_code(self.problems)

    def reply(self, say: Say) -> LetterReadReply:
        """The same as plain data."""
        head, text = self.read.head, self.read.text
        return LetterReadReply(
            schema="phuhop/law-read-directive/1", file=text.file, sha256=text.sha256, how=text.how,
            number=head.number or None, signed=head.day, draft=str(self.draft), listed=str(self.listed),
            tasks=proposed_rows(self.read.tasks, say), unread=left_rows(self.read.left, say),
            problems=problem_rows(self.problems, say),
        )  # fmt: skip


def read_directive(
    holdings: Holdings, asked: LetterReadRequest, today: date, say: Say, *, told: Told = unheard
) -> LetterRead:  # fmt: skip
    """Read a letter's file and write its draft with the list beside it; no letter that is followed is changed.

    ``told`` hears after each page of a scan how many are read, and of how many.

    Raises ProblemsFound for a file that cannot be read, one without any task (READ-133), a name that is none
    (READ-134), files that are there already (READ-116), and as ``put_in_place`` does.
    """
    from engine.reporting.reading.letter_sheet import write_list
    from engine.reporting.reading.letter_words import clause_words
    from engine.reporting.reading.reading_words import reasons_words

    draft = asked.out or draft_path(asked.file)
    listed = draft.with_suffix(".xlsx")
    _refuse(draft, listed)
    titles = titles_of(load_standard(holdings.standard(asked.standard))) if asked.standard else {}
    read = read_letter(open_text(asked.file, scan_loader(told)), titles)
    if not read.tasks:
        raise ProblemsFound([problem("READ-133", Place(read.text.file), left=len(read.left))])
    law = speak("vi")  # the file's own language, as of every letter
    text = draft_of(
        read, draft.stem, today, words=lambda reasons: reasons_words(reasons, law),
        where=lambda spot, clause: clause_words(spot, clause, law),
    )  # fmt: skip

    named, evidence = (draft.name, hashlib.sha256(text.encode()).hexdigest()), evidence_of(holdings)

    def write(fresh: Path) -> None:
        write_whole(fresh / draft.name, text.encode())
        write_list(fresh / listed.name, read, named, evidence, say)

    put_in_place(draft.parent, write, Terms(read={draft.name: None, listed.name: None}))
    return LetterRead(read, draft, listed, tuple(_doubts(read)))


def evidence_of(holdings: Holdings) -> tuple[TaskEvidence, ...]:
    """The data that can close a task; none where there are no directives, or their book does not stand."""
    folder = holdings.criteria / DIRECTIVES
    try:
        return shape(TaskBook, read_source(folder / BOOK, f"{DIRECTIVES}/{BOOK}")).evidence
    except ProblemsFound:
        return ()


def draft_path(file: Path) -> Path:
    """What the draft of a letter's file is called: its name in small plain letters, digits, dashes."""
    from engine.files.numbers import plain

    said = "-".join("".join(sign if sign.isalnum() else " " for sign in plain(file.stem)).split())[:40]
    return Path(f"nhap-{said or 'cong-van'}.yaml")


def _refuse(draft: Path, listed: Path) -> None:
    if draft.suffix != ".yaml" or not NAME.fullmatch(draft.stem):
        raise ProblemsFound([problem("READ-134", Place(draft.name), name=draft.name)])
    found = [problem("READ-116", Place(str(path)), name=path.name) for path in (draft, listed) if path.exists()]
    if found:  # somebody may have begun to go through it
        raise ProblemsFound(found)


def titles_of(book: Lawbook) -> Mapping[str, tuple[str, ...]]:
    """The titles of each criterion and of its items, by the criterion's id."""
    standard = book.standard
    return {
        criterion.id: (criterion.title, *(i.title for i in standard.items if i.id.split(".")[0] == criterion.id))
        for criterion in standard.criteria
    }


def _doubts(read: ReadLetter) -> list[Problem]:
    """A letter is named by number and day together; a draft without them says so, and which pages were not read."""
    head = read.head
    unnamed = [] if head.number and head.day else [problem("READ-140", Place(read.text.file))]
    return [*unnamed, *page_doubts(read.text)]
