"""The law as a workbook for its editors: a sheet for each kind of entry, notes in the heads, drop-downs, A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from engine.desk.editing.cell_values import shown
from engine.desk.editing.dressing import (
    FORMATS,
    Place,
    dress,
    new_workbook,
    put_guide,
    put_heads,
    put_row,
    put_spare_rows,
)
from engine.desk.editing.law_sheets import (
    BY_MODEL,
    IDENTITY,
    SHEET,
    TABLES,
    Column,
    Row,
    Table,
    Trees,
    columns_of,
    held,
    rows_of,
)
from engine.desk.editing.vocabulary import vocabulary
from engine.files.styles import Column as Measured
from engine.files.styles import put, put_table, set_widths
from engine.files.writing import address, save_workbook
from engine.language import Say, text
from engine.law.loading import HEAD, Lawbook
from engine.law.model import StandardHead

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SCHEMA = "phuhop/law-workbook/1"
META, GUIDE = "_meta", text("Hướng dẫn")
HEADS, KEYS, FIRST = 2, 3, 4
SPARE_ROWS = 12


def write_law_workbook(path: Path, book: Lawbook, say: Say) -> None:
    """Write a standard as a workbook; the same standard and language give the same bytes. Raises OSError."""
    trees = trees_of(book)
    workbook = new_workbook(book.standard.head.title)
    put_guide(workbook.create_sheet(say(GUIDE)), book.standard.head, say)
    _put_identity(workbook.create_sheet(title_of(IDENTITY, say)), trees, say)
    sheets = {table.model.__name__: workbook.create_sheet(title_of(table.title, say)) for table in TABLES}
    for table in TABLES:
        _put_table(sheets[table.model.__name__], table, trees, say)
    _put_meta(workbook, book)
    save_workbook(workbook, path, on=book.standard.head.from_)


def trees_of(book: Lawbook) -> Trees:
    """What each file of a standard says, as typed; marks that the ledger raises are not in it."""
    return {name: source.tree for name, source in book.sources.items() if isinstance(source.tree, dict)}


def title_of(title: str, say: Say) -> str:
    """A sheet's name in the language."""
    return {
        IDENTITY: say("Bộ tiêu chí"),
        "Tiêu chí": say("Tiêu chí"),
        "Mục": say("Mục"),
        "Bậc": say("Bậc"),
        "Ví dụ": say("Ví dụ"),
        "Số liệu": say("Số liệu"),
        "Phép soát": say("Phép soát"),
        "Ngưỡng": say("Ngưỡng"),
        "Xếp nhóm": say("Xếp nhóm"),
        "Việc nên làm": say("Việc nên làm"),
        "Thẩm quyền": say("Thẩm quyền"),
        "Cách đọc": say("Cách đọc"),
    }[title]


def shown_columns(table: Table) -> tuple[Column, ...]:
    """A sheet's columns: whose row it is, whose name that is, then the keys."""
    if not table.owner:
        return columns_of(table.model)
    owner = Column((table.owner,), SHEET, "text", needed=True)
    about = (Column(("about",), SHEET, "text", needed=False),) if table.parent != "Criterion" else ()
    return (owner, *about, *columns_of(table.model))


def _put_table(sheet: Worksheet, table: Table, trees: Trees, say: Say) -> None:
    columns = shown_columns(table)
    put_heads(sheet, columns, Place(table, title_of(table.title, say), HEADS, say))
    names = _names(table, trees, say)
    before, shade = None, False
    row = HEADS
    for row, entry in enumerate(rows_of(table, trees), FIRST):
        begins = entry.owner != before
        shade, before = shade != (begins and row > FIRST), entry.owner
        about = names.get(entry.owner, "") if begins else ""
        values = [_value(column, entry, about, say) for column in columns]
        put_row(sheet, row, columns, values, shade=shade)
    last = max(row, KEYS)
    put_spare_rows(sheet, range(last + 1, last + 1 + SPARE_ROWS), columns)
    dress(sheet, columns, last, Place(table, title_of(table.title, say), HEADS, say))


def _value(column: Column, row: Row, about: str, say: Say) -> object:
    if column.model == SHEET and column.name == "about":
        return about
    if column.model == SHEET and len(column.path) == 1:
        return row.owner
    return shown(column, held(row.tree, column.path), say)


def _names(table: Table, trees: Trees, say: Say) -> Mapping[str, str]:
    """The titles of the entries that a sheet's rows belong to, by id."""
    parent = BY_MODEL.get(table.parent)
    rows = rows_of(parent, trees) if parent else ()
    return {str(row.tree.get("id")): str(row.tree.get(say.either("title", "title_en"), "")) for row in rows}


def _put_identity(sheet: Worksheet, trees: Trees, say: Say) -> None:
    """The standard itself: one key a line."""
    columns = columns_of(StandardHead)
    place = Place(None, title_of(IDENTITY, say), HEADS, say)
    put_heads(sheet, identity_columns(), place)
    for row, column in enumerate(columns, FIRST):
        value = shown(column, held(trees[HEAD], column.path), say)
        told = [label_of(column, say), value, column.name, note_of(column, say)]
        put_row(sheet, row, identity_columns(), told)
        sheet[address(row, 2)].number_format = FORMATS.get(column.kind, "@")
    dress(sheet, identity_columns(), FIRST + len(columns) - 1, place, down=columns)


_LABEL, _KEY, _NOTE = (Column((name,), SHEET, "text", needed=False) for name in ("label", "key", "note"))
_VALUE = Column(("value",), SHEET, "text", needed=False)


def identity_columns() -> Sequence[Column]:
    """The columns of the sheet of the standard itself: its key's name, its value, its key, what it means."""
    return (_LABEL, _VALUE, _KEY, _NOTE)


def label_of(column: Column, say: Say) -> str:
    """A key of the standard itself in words: Văn bản › Ngày văn bản."""
    keys = vocabulary().keys
    above = keys["StandardHead"][column.path[0]].head
    own = keys[column.model][column.path[-1]].head
    return say.either(*own) if len(column.path) == 1 else f"{say.either(*above)} › {say.either(*own)}"


def note_of(column: Column, say: Say) -> str:
    """What a key means."""
    return say.either(*vocabulary().keys[column.model][column.path[-1]].note)


def _put_meta(workbook: Workbook, book: Lawbook) -> None:
    """Which law this workbook came from; hidden, and read back."""
    sheet = workbook.create_sheet(META)
    sheet.sheet_state = "hidden"
    columns = [Measured("key", 16), Measured("value", 70)]
    set_widths(sheet, columns)
    put_table(sheet, 1, columns, [("schema", SCHEMA), ("standard", book.folder.name), ("sha256", book.sha256)])
    put(sheet, 1, 1, "key", "head")
