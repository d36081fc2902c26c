"""The appraisal workbook read back: what the board wants of each file, held against the record as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.files.safety import file_bytes
from engine.files.workbook import Book, read_book
from engine.problems import Place, Problem, exit_code, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.entries.entry import digest
from engine.reporting.review.appraisal_excel import TYPED
from engine.reporting.review.appraisal_page import Line
from engine.service.review.appraisal.appraisal_cells import NOTHING, Filled, Reading, Wish
from engine.service.review.appraisal.appraisal_changes import Change, done, weighed
from engine.service.review.appraisal.appraisal_lines import Handed, reading_of, wishes_of
from engine.service.review.appraisal.appraisal_stamp import SheetStamp, read_stamp, spoilt, strange_sheets, unfit
from engine.service.review.desk import Desk, Who

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A workbook read: what it changes file by file, how many of its sheets change nothing, what it lacks."""

    shown: str
    changes: tuple[Change, ...]
    unchanged: int
    warnings: tuple[Problem, ...]
    applied: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why some files stayed as they were."""
        return tuple(found for change in self.changes for found in change.refused)

    @property
    def status(self) -> int:
        """How a command ends: by the gravest refusal."""
        return exit_code(self.problems)


def read_in(desk: Desk, path: Path, who: Who, *, applied: bool) -> ReadBack:
    """Read a workbook that was handed out from where it lies; raises as ``read_sent`` does."""
    return read_sent(desk, (path.name, file_bytes(path, path.name)), who, applied=applied)


def read_sent(desk: Desk, sent: tuple[str, bytes], who: Who, *, applied: bool) -> ReadBack:
    """Read a workbook by its name and bytes, and keep what it says where ``applied`` and nothing in it is refused.

    Raises ProblemsFound with every cell that cannot be told, what is out of date with both values (REC-325, REC-326),
    and corrections that contradict other figures.
    """
    shown, content = sent
    book = read_book(content, shown)
    files = {file.code: file for file in desk.record.files()}
    stamp = read_stamp(book, desk.name, _laws(desk, files))
    found = list(strange_sheets(book, stamp))
    reading, wished = reading_of(desk, who, stamp.language), list[tuple[CommuneFile, list[Wish]]]()
    for code, sheet in stamp.sheets.items():
        if code in files and sheet.title in book.sheets:
            wishes, told = _wishes(desk, (book, reading), sheet, files[code])
            found += told
            wished.append((files[code], wishes))
    changes, told_all = weighed(desk, who, wished, found)
    ground = ((digest(content),), None)
    # Only a workbook that some act will rest on is kept.
    if applied and any(not done(desk, who, change, ground, applied=False).refused for change in changes):
        desk.record.keep(content, shown, XLSX)
    made = tuple(done(desk, who, change, ground, applied=applied) for change in changes)
    absent = [s.code for s in stamp.sheets.values() if s.title not in book.sheets]
    warnings = [*told_all, *([problem("REC-327", Place(shown), codes=", ".join(absent))] if absent else [])]
    return ReadBack(shown, made, len(stamp.sheets) - len(absent) - len(made), tuple(warnings), applied)


def _laws(desk: Desk, files: Mapping[str, CommuneFile]) -> dict[str, str]:
    """The hash of the law of each commune of the round, by which its sheet must have been made."""
    codes = (unit.code for unit in desk.round.units if unit.code in files)
    return {code: desk.bench_of(files[code]).law.book.sha256 for code in codes}


def _wishes(
    desk: Desk, within: tuple[Book, Reading], stamp: SheetStamp, file: CommuneFile
) -> tuple[list[Wish], list[Problem]]:
    """What one sheet wants, and what is wrong with it; nothing is read of one whose cells have moved."""
    book, reading = within
    sheet = book.sheets[stamp.title]
    if wrong := list(unfit(book, sheet, stamp)):
        return [], wrong

    def typed(line: Line) -> Filled:
        row, _ = stamp.rows[line.evidence.id]
        cells = {column: sheet.cells.get((row, column), NOTHING) for column in TYPED}
        return Filled(file.code, line.evidence, cells, {at: book.place(sheet.title, row, at) for at in TYPED})

    wishes, found = wishes_of(desk, reading, Handed(stamp.version, stamp.own, stamp.was), file, typed=typed)
    return wishes, [*spoilt(book, sheet, stamp), *found]
