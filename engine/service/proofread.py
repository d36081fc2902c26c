"""The policy desk's own work: checking sheets written and read back, their consequences tried, what was agreed kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.comparing.shifts import Shift, shifts_between
from engine.desk.editing.amending import Trees, amended, placed
from engine.desk.editing.renewing import example_trees, renewed_examples
from engine.desk.editing.trying import changed_files, own_files, trees_in
from engine.desk.proofreading.check_in import Taken, check_in
from engine.desk.proofreading.checklist import CheckedSheet, Found, read_checklist
from engine.files.books import Book
from engine.files.keeping.transactions import Terms, as_read, put_in_place
from engine.files.workbook import open_book
from engine.files.writing import write_texts
from engine.language import Say
from engine.law.amending.inheriting import own_entries
from engine.law.checking import check_standard
from engine.law.ledger import LEDGER, ledger_text
from engine.law.loading import Lawbook, load_standard
from engine.law.state.accepted import FILE as ACCEPTED_FILE
from engine.law.state.succession import Neighbour, law_problems
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.scoring.assessing import assess
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.replies.law_desk import (
    LawCheckInReply,
    LawChecklistReply,
    LawStatusReply,
    check_in_reply,
    checklist_reply,
    status_reply,
)
from engine.service.rounds import assess_parts
from engine.service.state.accepting import Changed, kept_beside, told_in_full
from engine.service.state.beside import accepted_in, laws_beside, strayed
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class Trial:
    """The law with the numbers that were found, opened and proved, and the texts of the files that change."""

    law: OpenLaw
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """A standard by id or path."""

    standard: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A standard with its ledger: what its points rest on, and how it stands among those beside it.

    ``problems`` say that it is not as it was accepted, or does not fit the others; ``accepted`` is when it last was.
    """

    book: Lawbook
    laws: tuple[Neighbour, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepted: date | None = None

    def reply(self) -> LawStatusReply:
        """The same as plain data."""
        return status_reply(self.book, self.laws, self.problems)


@dataclass(frozen=True, slots=True)
class ChecklistRequest:
    """A standard by id or path, and the folder for its checking sheets."""

    standard: str
    out: Path


@dataclass(frozen=True, slots=True)
class Sheets:
    """Checking sheets written, and those kept because somebody may have begun to fill them."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]

    def reply(self) -> LawChecklistReply:
        """The same as plain data."""
        return checklist_reply(self.written, self.kept)


@dataclass(frozen=True, slots=True)
class CheckInRequest:
    """A standard, a filled sheet, the round to try its numbers on, whether the law may be changed by it, and today.

    The sheet is a workbook's file, or what a page was filled in with, laid out as one.
    """

    standard: str
    sheet: Path | Book
    round: str | None = None
    applied: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A sheet read back and what came of it."""

    taken: Taken

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the sheet and of the law that it asks for."""
        return self.taken.problems

    @property
    def status(self) -> int:
        """How a command ends: 0, or that of the gravest problem."""
        return exit_code(self.problems)

    def reply(self) -> LawCheckInReply:
        """The same as plain data."""
        return check_in_reply(self.taken)


def status(holdings: Holdings, asked: StatusRequest) -> Standing:
    """What a standard's points rest on; raises ProblemsFound when it cannot be read."""
    folder = holdings.standard(asked.standard)
    book, laws = load_standard(folder, today=holdings.today), laws_beside(folder.parent)
    try:
        accepted = accepted_in(folder)
    except ValueError:  # told among the problems
        accepted = None
    told = (*strayed(book), *law_problems(book, laws))
    return Standing(book, laws, told, accepted.on if accepted else None)


def make_checklist(holdings: Holdings, asked: ChecklistRequest, say: Say) -> Sheets:
    """Write a standard's checking sheets; raises as ``write_sheets`` does."""
    return Sheets(*write_sheets(holdings.standard(asked.standard), asked.out, say))


def read_back(holdings: Holdings, asked: CheckInRequest) -> CheckedIn:
    """Read a sheet back; raises as ``take_in`` does."""
    round_folder = holdings.round(asked.round) if asked.round else None
    folder = holdings.standard(asked.standard)
    return CheckedIn(take_in(folder, asked, holdings, round_folder))


def write_sheets(folder: Path, out: Path, say: Say) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write a standard's checking sheets, Excel and Word; a sheet that is there may be half filled, so it is kept.

    Gives back those written, together, and those kept. Raises ProblemsFound for a law that does not stand, and as
    ``put_in_place`` does.
    """
    from engine.reporting.excel.checklist_excel import write_checklist
    from engine.reporting.word.checklist_word import write_printed

    law = open_law(folder)
    name = f"doi-chieu-{law.book.standard.head.id}"
    writers = {out / f"{name}.xlsx": write_checklist, out / f"{name}.docx": write_printed}
    kept = tuple(path for path in writers if path.exists())
    written = tuple(path for path in writers if path not in kept)

    def fill(fresh: Path) -> None:
        for path in written:
            writers[path](fresh / path.name, law.book, say)

    if written:
        put_in_place(out, fill, Terms(read=dict.fromkeys(path.name for path in written)))
    return written, kept


def take_in(folder: Path, asked: CheckInRequest, holdings: Holdings, round_folder: Path | None = None) -> Taken:
    """Read a sheet back; only to apply it, write the rows that agree into the ledger, the others into the law.

    Nothing at all is written when the sheet has an error, or when the law would not stand with what is to be applied.
    Raises ProblemsFound when the file is unsafe or no checking sheet, and as ``put_in_place`` does.
    """
    if holdings.bundled and holdings.criteria in folder.parents:
        raise ProblemsFound([problem("CHK-303", Place(folder.name), name=folder.name)])
    read = {LEDGER: None, **as_read(folder)}
    book = load_standard(folder, today=holdings.today)
    done = check_in(book, read_sheet(asked.sheet, book, holdings.today))
    if errors(done.problems):
        return Taken(done, book)
    taken, trial = _tried(Taken(done, book), holdings, round_folder)
    rows = (*done.agreed, *(done.different if trial else ()))
    if not asked.applied or taken.obstacles or not rows:
        return taken
    kept = read[LEDGER]
    entries = own_entries(done.ledger_with(rows, (taken.tried or book).standard), book.base.ledger if book.base else ())
    ledger = ledger_text(entries, None if kept is None else kept.decode())
    law, texts = trial.law if trial else None, trial.texts if trial else {}
    changed = Changed(book, law.book if law else book, law.table if law else None, entries)
    written = {**texts, LEDGER: ledger, **kept_beside(changed, asked.on)}
    read |= as_read(folder, ACCEPTED_FILE)
    yours = {name: text.encode() for name, text in {**texts, LEDGER: ledger}.items()}
    with told_in_full(folder, read, yours):
        put_in_place(folder, lambda fresh: write_texts(fresh, written), Terms(read=read))
    files = tuple(folder / name for name in texts)
    return replace(taken, written=files, ledger=folder / LEDGER, now=load_standard(folder))


def read_sheet(sheet: Path | Book, book: Lawbook, today: date | None = None) -> CheckedSheet:
    """A sheet's rows, none of a day after ``today``; raises ProblemsFound when the file is unsafe or cannot be read."""
    return read_checklist(sheet if isinstance(sheet, Book) else open_book(sheet, sheet.name), book, today)


def _tried(taken: Taken, holdings: Holdings, round_folder: Path | None) -> tuple[Taken, Trial | None]:
    """The numbers that differ put into the law in memory, and the round under it."""
    if not taken.done.different:
        return taken, None
    try:
        trial = try_changes(taken.done.book, taken.done.different)
    except ProblemsFound as refused:
        return replace(taken, obstacles=refused.problems), None
    taken = replace(taken, tried=trial.law.book)
    if round_folder is None:
        return taken, trial
    shifts, aside = shifts_in(round_folder, trial, holdings)
    return replace(taken, round=round_folder.name, shifts=shifts, aside=aside), trial


def try_changes(book: Lawbook, different: Sequence[Found]) -> Trial:
    """The law with other numbers, in memory only; examples that they contradict are made anew.

    Raises ProblemsFound with all that the changed law would break.
    """
    trees = amended(book, [(row.number, row.value or "") for row in different])
    tried = load_standard(book.folder, _texts(book, trees))
    if found := errors(check_standard(tried)):
        raise ProblemsFound(found)
    touched = {row.number.owner.split("/")[0] for row in different}
    for line in tried.standard.lines:
        if line.line in touched:
            file, route = tried.routes[line.line]
            renewed = placed(trees[file], (*route, "examples"), example_trees(renewed_examples(line)))
            trees = {**trees, file: renewed} if isinstance(renewed, dict) else trees
    texts = _texts(book, trees)
    return Trial(open_law(book.folder, texts), texts)


def _texts(book: Lawbook, trees: Trees) -> dict[str, str]:
    """The texts of the standard's own files that change with these trees: of an amendment only what differs."""
    wanted, now = own_files(book, book.folder, {**trees_in(book.sources), **trees})
    files = changed_files(book.folder, wanted, now)
    return {name: content.decode() for name, content in files if content is not None}


def shifts_in(folder: Path, trial: Trial, holdings: Holdings) -> tuple[tuple[Shift, ...], int]:
    """The communes of a round that the tried law scores or decides otherwise, and how many it cannot score.

    Of a round of several standards they are those of its part under this law. The evidence is read once. Raises
    ProblemsFound when the round is of another standard.
    """
    parts, wanted = assess_parts(folder, holdings), trial.law.book.standard.head.id
    given = ", ".join(made.round.standard for made in parts)
    before = next((made for made in parts if made.round.standard == wanted), None)
    if before is None:
        raise ProblemsFound([problem("CHK-223", Place(folder.name), given=given, wanted=wanted, round=folder.name)])
    after = assess(trial.law.book, trial.law.table, before.round, before.evidence)
    return shifts_between(before, after), len(after.aside)
