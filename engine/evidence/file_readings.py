"""The files of a round, each read whatever it is: at once from the cache, on several cores when there are very many.

Neither changes what is read or in which order it is given back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.evidence.filled_forms import META, is_form, read_form, read_meta
from engine.evidence.form_cache import OF_NOBODY, FormCache, key_of
from engine.evidence.gathering import FileReading
from engine.evidence.kept_tables import Table, table_read
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.csv_tables import read_csv
from engine.evidence.tables.grids import Grid, sheet_grid
from engine.evidence.tables.wide_tables import read_wide
from engine.files.books import Book
from engine.files.listing.opening import LARGEST_BYTES
from engine.files.persons.guard import Said, personal_details
from engine.files.processes import in_processes
from engine.files.safety import file_bytes
from engine.files.workbook import read_book
from engine.files.writing import coordinates
from engine.problems import Place, Problem, ProblemsFound, problem

EXCEL = frozenset({".xlsx", ".xlsm", ".xls", ".xltx", ".xltm", ".xlsb"})
CSV = frozenset({".csv", ".tsv"})
OTHER_BOOKS = frozenset({".ods", ".fods", ".et", ".ett", ".numbers", ".uos", ".gsheet"})
SAVE_AS = (
    "Mở tệp bằng chính chương trình đã lưu nó, chọn Lưu thành… → Excel (.xlsx), rồi chép tệp .xlsx vào đây.",
    "Open it in the program that saved it, choose Save As → Excel (.xlsx), and copy the .xlsx file here.",
)
COPY = (
    "Nếu tệp có số liệu, ghi số liệu vào phiếu .xlsx của xã; còn tệp này chuyển sang thư mục khác.",
    "If it holds data, enter them in the commune's .xlsx form; move the file itself to another folder.",
)
HIDDEN_TABLE = "EVI-227"
# A process takes a second to start, more on Windows: with fewer files it does not pay.
MANY = 500
# Among the communes of ``only``: files that are of no commune of the round are wanted too.
NOBODY = ""
MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Source:
    """A thing in the folder of evidence, the name it is shown by, and why it is no file to be read, if it is none."""

    path: Path
    shown: str
    why: tuple[str, str] = ("", "")

    @property
    def suffix(self) -> str:
        """What its name says it is."""
        return self.path.suffix.casefold()


def read_files(
    sources: Sequence[Source], asked: Questionnaire, cache: Path | None = None, only: frozenset[str] | None = None
) -> list[FileReading]:
    """What each file gives, in their order; with ``only`` nothing of files that do not bear on those communes."""
    kept = FormCache(cache, asked)
    keys = dict(_keys(sources, asked)) if kept.is_open else {}
    found = {source: reading for source, key in keys.items() if (reading := _known(kept, source, key, only))}
    rest = [source for source in sources if source not in found]
    for source, (key, reading) in zip(rest, _read(rest, asked, only), strict=True):
        found[source] = reading
        if key and (only is None or reading.form_of):
            keys[source] = key
            kept.keep(key, reading)
    kept.write(keys.values())
    return [found[source] for source in sources]


def _keys(sources: Sequence[Source], asked: Questionnaire) -> Iterator[tuple[Source, str]]:
    """What the reading of each workbook is kept under; none of a file that cannot be opened."""
    for source in sources:
        if source.suffix in EXCEL and not source.why[0]:
            with suppress(ProblemsFound):
                yield source, key_of(file_bytes(source.path, source.shown), source.shown, asked)


def _known(kept: FormCache, source: Source, key: str, only: frozenset[str] | None) -> FileReading | None:
    """The reading kept of a file, an empty one where it does not bear on ``only``; None when it is to be read."""
    communes = kept.bears_on(key)
    if communes is None:
        return None
    wanted = only is None or bool(communes & only) or (NOBODY in only and communes == {OF_NOBODY})
    return kept.reading(key, source.shown) if wanted else FileReading(source.shown)


def _read(
    sources: Sequence[Source], asked: Questionnaire, only: frozenset[str] | None
) -> Sequence[tuple[str, FileReading]]:
    """Each file's key and reading, by several processes when that is quicker; by this one when they will not start."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(sources) < MANY or processes < 2:
        return _read_all(asked, only, sources)
    # Every so manieth file: large ones, which often stand side by side, are shared out.
    shares = [sources[at::processes] for at in range(processes)]
    try:
        answers = in_processes(partial(_read_all, asked, only), shares)
    except Exception:  # noqa: BLE001 - whatever keeps processes from working, the files can still be read here
        return _read_all(asked, only, sources)
    return [answers[at % processes][at // processes] for at in range(len(sources))]


def _read_all(
    asked: Questionnaire, only: frozenset[str] | None, sources: Sequence[Source]
) -> list[tuple[str, FileReading]]:
    return [_keyed(source, asked, only) for source in sources]


def reading_of(source: Source, asked: Questionnaire) -> FileReading:
    """Whatever one file gives; a file that cannot be read counts for the commune its name begins with."""
    return _keyed(source, asked, None)[1]


def reading_of_bytes(content: bytes, shown: str, asked: Questionnaire) -> FileReading:
    """Whatever a workbook gives that lies nowhere yet, as it would under the name that it is shown by."""
    return _fenced(shown, asked, lambda: ("", _read_excel(read_book(content, shown), asked, None)))[1]


def _keyed(source: Source, asked: Questionnaire, only: frozenset[str] | None) -> tuple[str, FileReading]:
    """A file's reading, and what it is to be kept under: nothing unless the very bytes that were read are in it."""
    return _fenced(source.shown, asked, partial(_opened, source, asked, only))


def _fenced(shown: str, asked: Questionnaire, read: Callable[[], tuple[str, FileReading]]) -> tuple[str, FileReading]:
    """Whatever goes wrong in one file is told of that file, and of the commune that its name begins with."""
    try:
        return read()
    except ProblemsFound as refused:
        told = refused.problems
    except Exception as fault:  # noqa: BLE001 - a fence: what nobody foresaw in one file must not stop the others
        told = (problem("FIL-227", Place(shown), reason=type(fault).__name__),)
    owner = asked.owner_of(shown)
    own = tuple(replace(p, commune=p.commune or owner) for p in told)
    return "", FileReading(shown, problems=own, communes=frozenset({owner} - {""}))


def _opened(source: Source, asked: Questionnaire, only: frozenset[str] | None) -> tuple[str, FileReading]:
    """What a file gives by what its name says it is; raises ProblemsFound, and what nobody foresaw."""
    shown = source.shown
    if source.why[0]:
        raise ProblemsFound([problem("FIL-228", Place(shown), why=source.why[0], why_en=source.why[1])])
    if source.suffix in CSV:
        return "", _read_csv(source, asked, only)
    if source.suffix in EXCEL:
        content = file_bytes(source.path, shown)
        if only is not None and not _may_concern(content, shown, asked, only):
            return "", FileReading(shown)
        key = key_of(content, shown, asked)
        return key, table_read(
            Table(key, asked, lambda some: _read_excel(read_book(content, shown), asked, some)), only
        )
    way, way_en = SAVE_AS if source.suffix in OTHER_BOOKS else COPY
    raise ProblemsFound([problem("FIL-105", Place(shown), way=way, way_en=way_en)])


def _read_csv(source: Source, asked: Questionnaire, only: frozenset[str] | None) -> FileReading:
    """A CSV as it lies, or as it was read while the same bytes lay there. Raises as ``read_csv``."""
    path, shown = source.path, source.shown
    held = _digest(path)
    if not held:
        return read_csv(path, shown, asked, only)
    key = (held, shown, asked.fingerprint)
    table = Table(key, asked, lambda some: read_csv(path, shown, asked, some), lambda: held == _digest(path))
    return table_read(table, only)


def _digest(path: Path) -> str:
    """SHA-256 of a file's bytes; nothing of one that cannot be opened, or is too large to be read."""
    with suppress(OSError), path.open("rb") as file:
        if os.fstat(file.fileno()).st_size <= LARGEST_BYTES:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _may_concern(content: bytes, shown: str, asked: Questionnaire, only: frozenset[str]) -> bool:
    """Whether a workbook can bear on these communes: by its name, as a form of theirs, or as a table of many."""
    if asked.owner_of(shown) in only:
        return True
    try:
        book = read_book(content, shown, {META})
    except ProblemsFound:
        return False  # and what is said of it is said of the commune that its name begins with
    return not is_form(book) or asked.code_of(read_meta(book.sheets[META]).said.get("commune", "")) in only


def _read_excel(book: Book, asked: Questionnaire, only: frozenset[str] | None) -> FileReading:
    """A form or a wide workbook, once it is free of persons."""
    owner = asked.code_of(read_meta(book.sheets[META]).said.get("commune", "")) if is_form(book) else ""
    signs = personal_details(_said(book), lambda at: book.place(at[0], *at[1]), commune=owner, honest=asked.places)
    if persons := list(signs):
        raise ProblemsFound(persons)
    if is_form(book):
        return read_form(book, asked)
    grids = {sheet.title: sheet_grid(book.shown, sheet, asked) for sheet in book.sheets.values()}
    told = list(_unread(book, grids))
    tables = [grid for title, grid in grids.items() if grid and not book.sheets[title].hidden]
    if not tables:
        raise ProblemsFound([*(p for p in told if p.code == HIDDEN_TABLE), problem("EVI-101", Place(book.shown))])
    read = read_wide(book.shown, tables, asked, only)
    return replace(read, problems=(*read.problems, *told))


def _unread(book: Book, grids: Mapping[str, Grid | None]) -> Iterator[Problem]:
    """The sheets of a workbook of tables that are passed over: hidden tables, and what has no heads of a table."""
    for title, grid in grids.items():
        sheet, place = book.sheets[title], Place(book.shown, sheet=title)
        if grid and sheet.hidden:
            yield problem(HIDDEN_TABLE, place, name=title)
        elif not grid and sheet.cells and not sheet.hidden:
            yield problem("EVI-321", place, name=title)


def _said(book: Book) -> Iterator[Iterator[Said[tuple[str, tuple[int, int]]]]]:
    """What stands in every cell that people see, sheet by sheet from top to bottom, then the notes on cells."""
    for sheet in book.sheets.values():
        if sheet.title != META:
            yield (Said((sheet.title, at), at[1], sheet.cells[at].raw) for at in sorted(sheet.cells))
    yield (Said(("", coordinates(cell) or (0, 0)), 0, text) for cell, text in book.remarks)
