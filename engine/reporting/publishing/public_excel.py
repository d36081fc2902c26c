"""What is published as a workbook: ``cong-bo.xlsx``."""

from __future__ import annotations

from pathlib import Path

from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.records.publishing.releases import Release
from engine.reporting.publishing.public_tables import PublicTable
from engine.reporting.publishing.public_words import HIDDEN, RECOGNISED, hidden_words, warnings_of

WIDTHS = {"Mã": 8, "Đơn vị": 24, "Nhóm": 44, "Kết quả": 28, "Văn bản": 30, "Số lượng": 22}
LOOKS = {"Kết quả": "centre", "Số lượng": "centre", "Mã": "centre"}
OTHER_WIDTH = 12


def write_public_excel(path: Path, release: Release, tables: tuple[PublicTable, ...]) -> None:
    """Write the workbook, a sheet a table: the same release gives the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(release.title, on=release.day)
    for table in tables:
        sheet = workbook.sheet(table.sheet)
        columns = [Column(head, WIDTHS.get(head, OTHER_WIDTH), LOOKS.get(head, _look(head))) for head in table.heads]
        sheet.set_widths(columns)
        top = 1
        for text, look in _opening(release, table):
            sheet.put_line(top, text, look, columns=len(columns))
            top += 1
        rows = [
            [_entry(cell, strong=at in table.strong, named=column == 0) for column, cell in enumerate(row)]
            for at, row in enumerate(table.rows)
        ]
        sheet.put_table(top, columns, rows, still=None)
        foot = printed(as_letters(release.title), right="&P/&N")
        sheet.set_page(Page(foot=foot, repeat=(top, top), standing=len(columns) <= 3))
    workbook.save(path)


def _look(head: str) -> str:
    return "text" if head in WIDTHS else "centre"


def _opening(release: Release, table: PublicTable) -> list[tuple[str, str]]:
    lines = [(table.title, "title"), (release.title, "strong")]
    lines += [(text, "simulated") for text in warnings_of(release)]
    lines.append((f"Công bố lần {release.number}, ngày {release.day:%d/%m/%Y}", "subtitle"))
    note = hidden_words(release.tables) if table.strong else ""
    return [*lines, *((text, "note") for text in (table.note, note) if text)]


def _entry(cell: str, *, strong: bool, named: bool) -> Value:
    """A cell of words; a whole number as one, so that Excel can count with it, but for a commune's code."""
    if cell == RECOGNISED:
        return Entry(cell, "verdict recognised")
    number = cell.replace(".", "")
    shown = int(number) if number.isdigit() and not named else cell
    return Entry(shown, "head" if strong else "centre") if strong or cell == HIDDEN else shown
