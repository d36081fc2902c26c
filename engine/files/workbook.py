"""Excel files read as plain cells: value, how Excel came to it, how it shows it; nothing else is looked at.

openpyxl builds every style and rule of a workbook first and takes 50 ms a form; a round's 30 forms
must not take longer than the scoring. Formulas and their stored results come in one pass. Only files
that have passed the pre-flight may be opened here.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, fromstring  # the pre-flight has refused every DTD and entity

from engine.files.numbers import Raw
from engine.files.writing import address, coordinates
from engine.problems import Place, ProblemsFound, problem

BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_PERCENTS = frozenset({9, 10})
QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MOST_DAYS = 2_958_465


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; a formula's ``raw`` is its stored result, None when never calculated."""

    raw: Raw
    percent: bool = False
    formula: bool = False
    error: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its filled cells by (row, column) from 1, and merged ranges as (top, left, bottom, right)."""

    title: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...]

    def text(self, row: int, column: int) -> str:
        """A cell's value as text without blanks at its ends; empty when it holds nothing."""
        cell = self.cells.get((row, column))
        return "" if cell is None or cell.raw is None else str(cell.raw).strip()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as plain sheets, by title in their order; ``shown`` is the file's name in places."""

    shown: str
    sheets: Mapping[str, Sheet]

    def place(self, sheet: str, row: int, column: int) -> Place:
        """The place of a cell."""
        return Place(self.shown, sheet=sheet, cell=address(row, column))


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's style says of its value."""

    day: bool = False
    percent: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all sheets of a workbook share: its texts, its styles, the day its count of days begins."""

    texts: Sequence[str]
    looks: Sequence[_Look]
    epoch: date


def open_book(path: Path, shown: str) -> Book:
    """Read a workbook that has passed the pre-flight.

    Raises ProblemsFound with one problem, whatever a mangled file makes the reading stumble over.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            return Book(shown, {sheet.title: sheet for sheet in _sheets(parts)})
    except Exception:  # noqa: BLE001 - a mangled file brings out errors of every class; all mean the same to its sender
        raise ProblemsFound([problem("FIL-104", Place(shown))]) from None


def _sheets(parts: zipfile.ZipFile) -> Iterator[Sheet]:
    names = frozenset(parts.namelist())
    root = fromstring(parts.read("xl/workbook.xml"))  # noqa: S314 - see the import
    targets = {r.get("Id"): r.get("Target", "") for r in fromstring(parts.read("xl/_rels/workbook.xml.rels"))}  # noqa: S314
    since_1904 = any(_name(e) == "workbookPr" and e.get("date1904") in {"1", "true"} for e in root)
    shared = _Shared(
        tuple(_shared_texts(parts, names)),
        tuple(_looks(parts, names)),
        date(1904, 1, 1) if since_1904 else date(1899, 12, 30),
    )
    for entry in (e for group in root if _name(group) == "sheets" for e in group):
        link = next((value for key, value in entry.items() if key.endswith("}id")), None)
        target = targets[link]
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        yield _sheet(entry.get("name", ""), fromstring(parts.read(part)), shared)  # noqa: S314


def _sheet(title: str, root: Element, shared: _Shared) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    merged: list[tuple[int, int, int, int]] = []
    for group in root:
        if _name(group) == "sheetData":
            cells.update(_cells(group, shared))
        elif _name(group) == "mergeCells":
            merged.extend(found for entry in group if (found := _span(entry.get("ref", ""))))
    return Sheet(title, cells, tuple(sorted(merged)))


def _cells(rows: Element, shared: _Shared) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The filled cells; a row or cell without a name of its own stands next to the one before."""
    row = 0
    for line in rows:
        row, column = int(line.get("r", row + 1)), 0
        for entry in line:
            at = coordinates(entry.get("r", "")) or (row, column + 1)
            column = at[1]
            cell = _cell(entry, shared)
            if cell.raw is not None or cell.formula:
                yield at, cell


def _cell(entry: Element, shared: _Shared) -> Cell:
    kind, style, value, inline, formula = entry.get("t", "n"), int(entry.get("s", 0)), None, "", False
    for part in entry:
        name = _name(part)
        if name == "v":
            value = part.text
        elif name == "is":
            value, inline = _text(part), "yes"
        elif name == "f":
            formula = True
    look = shared.looks[style] if 0 <= style < len(shared.looks) else _Look()
    if value is None or (value == "" and formula):
        return Cell(None, formula=formula)
    if kind == "s" and not inline:
        return Cell(shared.texts[int(value)], formula=formula, font=look.font)
    if kind in {"str", "inlineStr"} or inline:
        return Cell(_unescaped(value), formula=formula, font=look.font)
    if kind == "b":
        return Cell(value.strip() in {"1", "true"}, formula=formula)
    if kind in {"e", "d"}:
        return Cell(value, formula=formula, error=kind == "e")
    return Cell(_number(value, look, shared.epoch), percent=look.percent, formula=formula)


def _number(text: str, look: _Look, epoch: date) -> Raw:
    number = float(text)
    if look.day and 0 < number < MOST_DAYS:
        return epoch + timedelta(days=int(number))
    return int(text) if re.fullmatch(r"-?\d{1,15}", text) else number


def _shared_texts(parts: zipfile.ZipFile, names: frozenset[str]) -> Iterator[str]:
    if "xl/sharedStrings.xml" in names:
        for entry in fromstring(parts.read("xl/sharedStrings.xml")):  # noqa: S314
            yield _text(entry)


def _text(entry: Element) -> str:
    """The text of a string item: its own, or its runs'; how it is read aloud (rPh) is left out."""
    said = (p for part in entry for p in ([part] if _name(part) == "t" else part if _name(part) == "r" else []))
    return _unescaped("".join(p.text or "" for p in said if _name(p) == "t"))


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _looks(parts: zipfile.ZipFile, names: frozenset[str]) -> Iterator[_Look]:
    if "xl/styles.xml" not in names:
        return
    groups = {_name(group): group for group in fromstring(parts.read("xl/styles.xml"))}  # noqa: S314
    own = {int(f.get("numFmtId", 0)): f.get("formatCode", "") for f in groups.get("numFmts", ())}
    faces = [next((p.get("val", "") for p in f if _name(p) == "name"), "") for f in groups.get("fonts", ())]
    for style in groups.get("cellXfs", ()):
        code, face = int(style.get("numFmtId", 0)), int(style.get("fontId", 0))
        bare = QUOTED.sub("", own.get(code, "")).casefold()
        yield _Look(
            code in BUILT_IN_DAYS or (bool(re.search("[dyms]", bare)) and "general" not in bare and "#" not in bare),
            code in BUILT_IN_PERCENTS or "%" in bare,
            faces[face] if face < len(faces) else "",
        )


def _span(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.replace("$", "").partition(":")
    start, end = coordinates(first), coordinates(last or first)
    return (*start, *end) if start and end else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
