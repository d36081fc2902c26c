"""Tables of many communes: one wide workbook (communes as rows), or a long CSV with a line a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.evidence.entries import Entry, FileReading, read_entries, unit_named, units_by_name
from engine.evidence.facts import Round
from engine.files.listing import Field, Listing
from engine.files.numbers import Raw, plain, shown
from engine.files.workbook import Book, Cell, Sheet
from engine.files.writing import address
from engine.law.loading import Lawbook, nearest
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, problem

CODE_HEADS = frozenset(
    {"ma xa", "ma don vi", "ma xa phuong", "ma xa/phuong", "ma so xa", "commune", "commune code", "code"}
)
NAME_HEADS = frozenset(
    {"xa", "xa phuong", "xa/phuong", "xa, phuong", "ten xa", "don vi", "ten don vi", "name", "commune name"}
)
PASSED_OVER = frozenset({"stt", "tt", "so tt", "ghi chu", "note", "no", "no."})
LONG_HEADS: Mapping[str, frozenset[str]] = {
    "commune": CODE_HEADS | NAME_HEADS,
    "evidence": frozenset({"evidence", "minh chung", "so lieu", "ma so lieu", "chi tieu"}),
    "value": frozenset({"value", "gia tri", "so"}),
    "document": frozenset({"document", "van ban", "so van ban", "van ban so"}),
    "note": frozenset({"note", "ghi chu"}),
    "issued": frozenset({"issued", "date", "ngay", "ngay van ban"}),
}
DOCUMENT_DAY = re.compile(
    r"(.*?)[\s,;(]*(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d\d-\d\d)\)?\s*", re.IGNORECASE | re.DOTALL
)


def is_wide(sheet: Sheet) -> bool:
    """Whether a sheet's first row has a column of communes."""
    return any(plain(str(cell.raw)) in CODE_HEADS | NAME_HEADS for (row, _), cell in sheet.cells.items() if row == 1)


def read_wide(book: Book, sheet: Sheet, lawbook: Lawbook, round_: Round) -> FileReading:
    """A sheet with a commune a row and a datum a column, named by id or label in the first row."""
    heads = {column: shown(cell.raw) for (row, column), cell in sorted(sheet.cells.items()) if row == 1}
    key = _commune_column(heads)
    columns, found = _data_columns(book, sheet, {c: h for c, h in heads.items() if c != key}, lawbook)
    entries: list[Entry] = []
    units = units_by_name(round_)
    for row in sorted({row for row, _ in sheet.cells if row > 1}):
        if not any((row, column) in sheet.cells for column in (key, *columns)):
            continue
        named = sheet.text(row, key)
        unit = unit_named(named, units) if named else None
        if unit:
            cells = {column: sheet.cells.get((row, column), Cell(None)) for column in columns}
            entries.extend(
                Entry(unit.code, columns[c], cell, book.place(sheet.title, row, c)) for c, cell in cells.items()
            )
            found.extend(_merged(book, sheet, row, columns, unit.code))
        elif not plain(named).startswith(("tong", "cong", "total")):
            found.append(_unknown_commune(book.place(sheet.title, row, key), named, round_))
    facts, problems = read_entries(entries, round_)
    return FileReading(book.shown, facts, (*found, *problems), frozenset(entry.commune for entry in entries))


def _commune_column(heads: Mapping[int, str]) -> int:
    """The column of codes, or failing that of names."""
    words = {column: plain(head) for column, head in heads.items()}
    return next((c for c, w in words.items() if w in CODE_HEADS), 0) or next(
        c for c, w in words.items() if w in NAME_HEADS
    )


def _data_columns(
    book: Book, sheet: Sheet, heads: Mapping[int, str], lawbook: Lawbook
) -> tuple[dict[int, Evidence], list[Problem]]:
    columns: dict[int, Evidence] = {}
    known = evidence_by_name(lawbook)
    found: list[Problem] = []
    for column, head in heads.items():
        place = book.place(sheet.title, 1, column)
        evidence = known.get(plain(head))
        if evidence and evidence in columns.values():
            first = next(c for c, e in columns.items() if e == evidence)
            found.append(problem("EVI-305", place, head, name=head, first=address(1, first)))
        elif evidence:
            columns[column] = evidence
        elif plain(head) not in CODE_HEADS | NAME_HEADS | PASSED_OVER:
            found.append(unknown_evidence(place, head, lawbook))
    return columns, found


def _merged(book: Book, sheet: Sheet, row: int, columns: Mapping[int, Evidence], commune: str) -> Iterator[Problem]:
    for top, left, bottom, right in sheet.merged:
        hit = next((c for c in columns if top <= row <= bottom and left <= c <= right), None)
        if hit:
            span = f"{address(top, left)}:{address(bottom, right)}"
            yield problem(
                "EVI-108", book.place(sheet.title, row, hit), commune=commune, given=span, name=columns[hit].id
            )
            return


def read_long(listing: Listing, lawbook: Lawbook, round_: Round) -> FileReading:
    """A CSV with the columns commune, evidence, value, and document, issued, note where there are any.

    Raises ProblemsFound when a column that it needs is missing.
    """
    columns, units, known = _long_columns(listing), units_by_name(round_), evidence_by_name(lawbook)
    found: list[Problem] = []
    entries: list[Entry] = []
    for line in listing.rows:
        fields = {name: line[at] for name, at in columns.items() if at < len(line)}
        commune, name = fields.get("commune"), fields.get("evidence")
        unit = unit_named(commune.text, units) if commune and commune.text else None
        evidence = known.get(plain(name.text)) if name else None
        if not unit:
            found.append(_unknown_commune((commune or line[0]).place, commune.text if commune else "", round_))
        if not evidence:
            found.append(
                unknown_evidence(
                    (name or line[-1]).place, name.text if name else "", lawbook, unit.code if unit else ""
                )
            )
        if unit and evidence:
            entries.append(_long_entry(unit.code, evidence, fields, line[0].place))
    facts, problems = read_entries(entries, round_)
    return FileReading(listing.shown, facts, (*found, *problems), frozenset(entry.commune for entry in entries))


def _long_columns(listing: Listing) -> Mapping[str, int]:
    columns: dict[str, int] = {}
    for at, head in enumerate(listing.heads):
        name = next((name for name, words in LONG_HEADS.items() if plain(head.text) in words), "")
        if name and name not in columns:
            columns[name] = at
    missing = [name for name in ("commune", "evidence", "value") if name not in columns]
    if missing:
        heads = ", ".join(head.text for head in listing.heads)
        raise ProblemsFound([problem("EVI-304", listing.heads[0].place, heads, name=", ".join(missing))])
    return columns


def _long_entry(commune: str, evidence: Evidence, fields: Mapping[str, Field], first: Place) -> Entry:
    def typed(name: str) -> str:
        return fields[name].text if name in fields else ""

    value = fields.get("value")
    document, issued = typed("document"), typed("issued")
    issued_place = fields["issued"].place if issued else fields["document"].place if "document" in fields else None
    if not issued and (named := DOCUMENT_DAY.fullmatch(document)) and named[1]:
        document, issued = named[1].strip(), named[2]
    raw: Raw = value.text if value else None
    return Entry(
        commune, evidence, Cell(raw), value.place if value else first, document, issued, issued_place, typed("note")
    )


def evidence_by_name(lawbook: Lawbook) -> Mapping[str, Evidence]:
    """The data by id and by label in either language, without accents and in small letters."""
    book = lawbook.standard.book.evidence
    labels = {plain(label): evidence for evidence in book for label in (evidence.label, evidence.label_en)}
    return {**labels, **{evidence.id: evidence for evidence in book}}


def unknown_evidence(place: Place, word: str, lawbook: Lawbook, commune: str = "") -> Problem:
    """A datum that the standard does not know, with the nearest that it does."""
    known = {name: e.id for e in lawbook.standard.book.evidence for name in (e.id, plain(e.label))}
    near = known.get(nearest(plain(word).replace(" ", "_"), known), "") or known.get(nearest(plain(word), known), "–")
    return problem("EVI-301", place, word, commune, given=word or "–", near=near)


def _unknown_commune(place: Place, word: str, round_: Round) -> Problem:
    near = nearest(word, [name for unit in round_.units for name in (unit.code, unit.name)])
    return problem("EVI-302", place, word, given=word or "–", near=near)
