"""The rows of another programme's file, CSV or workbook: programme, criterion, commune, datum, value, document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.setting.seen_sheets import SeenSheet
from engine.files.listing.csv_rows import Field, Row, read_lines
from engine.files.numbers import plain, shown
from engine.files.persons.guard import Said, personal_details
from engine.files.workbook import open_book
from engine.problems import Place, Problem, ProblemsFound, problem

# The heads by what they mean; the sheet that phuhop writes has the first of each.
HEADS: Mapping[str, tuple[str, ...]] = {
    "programme": ("Chương trình", "programme"),
    "criterion": ("Tiêu chí", "criterion"),
    "commune": ("Mã xã", "commune", "code"),
    "datum": ("Mã số liệu", "datum"),
    "value": ("Giá trị", "value"),
    "document": ("Văn bản", "document"),
}
NEEDED = ("programme", "criterion", "commune", "datum", "value")
MOST_ROWS, MOST_HEAD_ROWS = 100_000, 12
WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """One figure of the other file and where it stands; ``value`` None is an empty cell."""

    programme: str
    criterion: str
    commune: str
    datum: str
    value: int | None
    document: str
    place: Place


def read_other(path: Path, honest: frozenset[str] = frozenset()) -> tuple[OtherFigure, ...]:
    """Read the other file; ``honest`` are names in plain letters that are no person's.

    Raises ProblemsFound with everything wrong: no such file or another kind, persons in it (FIL-3xx), heads that are
    missing (RPT-131), a value that is no whole number (RPT-132), a figure given twice (RPT-133).
    """
    rows = _sheet_rows(path) if path.suffix.casefold() == WORKBOOK else _csv_rows(path)
    found = list(_persons(rows, honest))
    if found:
        raise ProblemsFound(found)
    at = next((number for number, row in enumerate(rows[:MOST_HEAD_ROWS]) if _columns(row).keys() >= {*NEEDED}), None)
    if at is None:
        names = ", ".join(HEADS[name][0] for name in NEEDED)
        raise ProblemsFound([problem("RPT-131", rows[0][0].place if rows else Place(path.name), names=names)])
    columns, told = _columns(rows[at]), []
    first: dict[tuple[str, ...], Place] = {}
    for row in rows[at + 1 :]:
        fields = {name: row[column] for name, column in columns.items() if column < len(row)}
        figure = _figure(fields, row, found)
        key = (figure.programme, figure.criterion, figure.commune, figure.datum)
        if not any(key):
            continue
        if key in first:
            found.append(problem("RPT-133", figure.place, " ".join(key), first=str(first[key])))
        first.setdefault(key, figure.place)
        told.append(figure)
    if found:
        raise ProblemsFound(found)
    return tuple(told)


def _csv_rows(path: Path) -> list[Row]:
    def heads(rows: Sequence[Row]) -> int:
        return next((at for at, row in enumerate(rows, 1) if _columns(row).keys() >= {*NEEDED}), 0)

    lines = read_lines(path, path.name, heads, MOST_ROWS)
    return [lines.heads, *lines.rows()]


def _sheet_rows(path: Path) -> list[Row]:
    """The first sheet as people see it; raises ProblemsFound for cells that nobody sees, or sees otherwise."""
    book = open_book(path, path.name)
    seen = SeenSheet(book, next(iter(book.sheets.values())))
    spots = sorted(seen.sheet.cells)
    wide = max((column for _, column in spots), default=0)
    rows = [
        tuple(Field(seen.text(row, column), seen.place(row, column)) for column in range(1, wide + 1))
        for row in dict.fromkeys(row for row, _ in spots)
    ]
    if seen.refused:
        raise ProblemsFound(seen.refused.values())
    return rows


def _persons(rows: Sequence[Row], honest: frozenset[str]) -> Iterator[Problem]:
    said = (Said(field.place, at, field.text) for row in rows for at, field in enumerate(row) if field.text)
    yield from personal_details([said], lambda place: place, honest=honest)


def _columns(row: Iterable[Field]) -> Mapping[str, int]:
    """Where each head stands in a row."""
    words = {plain(word): name for name, said in HEADS.items() for word in said}
    return {words[key]: at for at, field in enumerate(row) if (key := plain(field.text)) in words}


def _figure(fields: Mapping[str, Field], row: Row, found: list[Problem]) -> OtherFigure:
    told = {name: fields[name].text.strip() if name in fields else "" for name in HEADS}
    number = told["value"].replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", told["value"]) else told["value"]
    value = {"co": 1, "khong": 0}.get(plain(number), int(number) if re.fullmatch(r"\d{1,9}", number) else None)
    place = fields["value"].place if "value" in fields else row[0].place
    if told["value"] and value is None:
        found.append(problem("RPT-132", place, shown(told["value"]), given=shown(told["value"])))
    return OtherFigure(
        told["programme"], told["criterion"], told["commune"].zfill(5) if told["commune"] else "", told["datum"],
        value, told["document"], place,
    )  # fmt: skip
