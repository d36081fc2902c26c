"""Workbooks of standards in the tests' hands: exported, edited as a person would in Excel, and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as ExcelCell

from engine.desk.editing.workbook_out import write_law_workbook
from engine.language import speak
from engine.law.loading import load_standard

KEYS_ROW = 3
Edit = Callable[[Workbook], object]
Row = Mapping[str, object]


def exported(folder: Path, path: Path, language: str = "vi") -> Path:
    """A standard's workbook."""
    write_law_workbook(path, load_standard(folder), speak(language))
    return path


def edited(path: Path, *edits: Edit) -> Path:
    """The workbook after a person's edits."""
    workbook = load_workbook(path)
    for edit in edits:
        edit(workbook)
    workbook.save(path)
    return path


def cell(workbook: Workbook, sheet: str, key: str, row: int) -> ExcelCell:
    """The cell of a key in a row of a sheet."""
    heads = {str(head.value): head.column for head in workbook[sheet][KEYS_ROW]}
    found = workbook[sheet].cell(row, heads[key] or 0)
    assert isinstance(found, ExcelCell)
    return found


def row_of(workbook: Workbook, sheet: str, name: str, nth: int = 1) -> int:
    """The row of the nth entry that begins with a name, in either of the first two columns."""
    lines = workbook[sheet].iter_rows(min_row=KEYS_ROW + 1)
    rows = [line[0].row for line in lines if name in (line[0].value, line[1].value)]
    return int(str(rows[nth - 1]))


def typed(sheet: str, key: str, name: str, value: object, nth: int = 1) -> Edit:
    """An edit that types a value into the nth row of an entry."""

    def edit(workbook: Workbook) -> None:
        cell(workbook, sheet, key, row_of(workbook, sheet, name, nth)).value = value  # type: ignore[assignment]

    return edit


def shown(workbook: Workbook, key: str, value: object) -> None:
    """Type a value of the standard itself."""
    for line in workbook["Bộ tiêu chí"].iter_rows(min_row=KEYS_ROW + 1):
        if line[2].value == key:
            line[1].value = value  # type: ignore[assignment]


def put(workbook: Workbook, sheet: str, at: int, row: Row) -> None:
    """Type one row."""
    for key, value in row.items():
        cell(workbook, sheet, key, at).value = value  # type: ignore[assignment]


def inserted(sheet: str, name: str, nth: int, *rows: Row) -> Edit:
    """Rows inserted above the nth row of an entry."""

    def edit(workbook: Workbook) -> None:
        at = row_of(workbook, sheet, name, nth)
        for row in reversed(rows):
            workbook[sheet].insert_rows(at)
            put(workbook, sheet, at, row)

    return edit


def appended(sheet: str, *rows: Row) -> Edit:
    """Rows typed below the last one."""

    def edit(workbook: Workbook) -> None:
        lines = workbook[sheet].iter_rows(min_row=KEYS_ROW + 1)
        taken = [int(str(line[0].row)) for line in lines if any(found.value is not None for found in line)]
        for number, row in enumerate(rows, max(taken, default=KEYS_ROW) + 1):
            put(workbook, sheet, number, row)

    return edit
