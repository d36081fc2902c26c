"""A round's evidence: every file in its folder, read, held against each other, and sorted by commune.

One bad commune is set aside with its problems and the others go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from engine.evidence.consistency import Facts, inconsistencies
from engine.evidence.entries import FileReading, personal_details
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.evidence.filled_forms import META, is_form, read_form, read_meta
from engine.evidence.round import check_round
from engine.evidence.tables import is_wide, read_long, read_wide
from engine.files.listing import read_listing
from engine.files.numbers import Raw
from engine.files.safety import is_lock_file, preflight
from engine.files.workbook import Book, open_book
from engine.law.asked import asking
from engine.law.loading import Lawbook
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, errors, problem, sorted_problems

FOLDER = "evidence"
EXCEL = frozenset({".xlsx", ".xlsm", ".xls", ".xltx", ".xltm", ".xlsb"})
CSV = frozenset({".csv", ".tsv"})


def read_evidence(
    folder: Path,
    lawbook: Lawbook,
    round_: Round,
    previous: Mapping[str, Facts] | None = None,
    duties: Sequence[Evidence] = (),
) -> RoundEvidence:
    """Every commune of the round with its facts and problems, from ``folder/evidence``.

    ``previous`` are the facts of the last round by commune, for the checks that look back; ``duties`` are the data
    that the round's letters ask for besides the standard's.
    Raises ProblemsFound when the round does not fit the standard.
    """
    unfit = check_round(folder, round_, lawbook)
    if errors(unfit):
        raise ProblemsFound(unfit)
    root = folder / FOLDER
    paths = sorted(p for p in root.rglob("*") if p.is_file() and not is_lock_file(p)) if root.is_dir() else []
    asked = asking(lawbook, duties)
    readings = [read_file(path, f"{FOLDER}/{path.relative_to(root).as_posix()}", asked, round_) for path in paths]
    readings = list(each_form_once(readings))
    found = [*unfit, *(p for reading in readings for p in reading.problems)]
    facts, doubled = gathered(fact for reading in readings for fact in reading.facts)
    found.extend(doubled)
    checked = {evidence.id for evidence in lawbook.standard.book.evidence}
    for code, given in facts.items():
        known = {name: fact for name, fact in given.items() if name in checked}
        found.extend(inconsistencies(lawbook.standard, code, known, (previous or {}).get(code)))
    received = {code for reading in readings for code in reading.communes} | {p.commune for p in found}
    own: dict[str, list[Problem]] = {unit.code: [] for unit in round_.units}
    for told in found:
        own.get(told.commune, []).append(told)
    communes = {code: commune(code, facts.get(code, {}), own[code], received=code in received) for code in own}
    return RoundEvidence(communes, sorted_problems(p for p in found if p.commune not in communes), previous or {})


def commune(code: str, facts: Facts, found: Iterable[Problem], *, received: bool) -> CommuneEvidence:
    """One commune's evidence; an error in it sets it aside."""
    own = sorted_problems(found)
    return CommuneEvidence(code, facts, own, set_aside=bool(errors(own)), received=received)


def read_file(path: Path, shown: str, lawbook: Lawbook, round_: Round) -> FileReading:
    """Whatever one file gives; a file that cannot be read counts for the commune its name begins with."""
    codes = {unit.code for unit in round_.units}
    named = re.match(r"\d{5}(?!\d)", path.name)
    owner = named[0] if named and named[0] in codes else ""
    try:
        if path.suffix.casefold() in CSV:
            return _read_csv(path, shown, lawbook, round_)
        if path.suffix.casefold() in EXCEL:
            return _read_excel(path, shown, lawbook, round_)
    except ProblemsFound as refused:
        told = tuple(Problem(p.code, p.place, p.typed, p.commune or owner, p.values) for p in refused.problems)
        return FileReading(shown, problems=told, communes=frozenset({owner} - {""}))
    return FileReading(shown, problems=(problem("FIL-105", Place(shown)),))


def _read_csv(path: Path, shown: str, lawbook: Lawbook, round_: Round) -> FileReading:
    listing = read_listing(path, shown)
    persons = list(
        personal_details((field.place, field.text) for row in (listing.heads, *listing.rows) for field in row)
    )
    if persons:
        raise ProblemsFound(persons)
    return read_long(listing, lawbook, round_)


def _read_excel(path: Path, shown: str, lawbook: Lawbook, round_: Round) -> FileReading:
    """A form or a wide workbook, once it is safe and free of persons."""
    if refused := preflight(path, shown):
        raise ProblemsFound(refused)
    book = open_book(path, shown)
    owner = read_meta(book.sheets[META]).said.get("commune", "") if is_form(book) else ""
    if persons := list(personal_details(_cells(book), owner if owner in {u.code for u in round_.units} else "")):
        raise ProblemsFound(persons)
    if is_form(book):
        return read_form(book, lawbook, round_)
    wide = [read_wide(book, sheet, lawbook, round_) for sheet in book.sheets.values() if is_wide(sheet)]
    if not wide:
        raise ProblemsFound([problem("EVI-101", Place(shown))])
    return FileReading(
        shown,
        tuple(fact for reading in wide for fact in reading.facts),
        tuple(p for reading in wide for p in reading.problems),
        frozenset().union(*(reading.communes for reading in wide)),
    )


def _cells(book: Book) -> Iterator[tuple[Place, Raw]]:
    for sheet in book.sheets.values():
        if sheet.title != META:
            for (row, column), cell in sheet.cells.items():
                yield book.place(sheet.title, row, column), cell.raw


def each_form_once(readings: Iterable[FileReading]) -> Iterator[FileReading]:
    """The readings, but of a commune's second form only that it is one too many."""
    first: dict[str, FileReading] = {}
    for reading in readings:
        before = first.setdefault(reading.form_of, reading) if reading.form_of else reading
        if before is reading:
            yield reading
        else:
            told = problem("EVI-109", Place(reading.shown), commune=reading.form_of, other=before.shown)
            yield FileReading(reading.shown, problems=(told,), communes=reading.communes)


def gathered(given: Iterable[tuple[str, Fact]]) -> tuple[Mapping[str, Facts], tuple[Problem, ...]]:
    """Facts by commune; a datum given twice keeps its first and is a problem that names both cells."""
    facts: dict[str, dict[str, Fact]] = {}
    found: list[Problem] = []
    for code, fact in given:
        own = facts.setdefault(code, {})
        first = own.setdefault(fact.evidence, fact)
        if first is not fact:
            values = {"name": fact.evidence, "first": str(first.place), "before": first.value, "given": fact.value}
            found.append(problem("EVI-303", fact.place, commune=code, **values))
    return facts, tuple(found)
