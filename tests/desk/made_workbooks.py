"""Workbooks of standards in the tests' hands: exported, edited as a person would in Excel, and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as ExcelCell

from engine.desk.editing.workbook_out import write_law_workbook
from engine.language import speak
from engine.law.loading import load_standard

KEYS_ROW = 3
Edit = Callable[[Workbook], object]


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
