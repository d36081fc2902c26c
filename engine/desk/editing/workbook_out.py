"""The law as a workbook for its editors: a sheet for each kind of entry, notes in the heads, drop-downs, A4."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.desk.editing.cell_values import shown
from engine.desk.editing.dressing import (
    FIRST,
    FORMATS,
    KEYS,
    Place,
    dress,
    look_of,
    put_entry,
    put_guide,
    put_heads,
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
from engine.desk.editing.trying import trees_in
from engine.desk.editing.vocabulary import vocabulary
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import AMENDED_FILL, AS_TYPED, Entry, Value
from engine.files.kit.styles import Column as Measured
from engine.language import Say, text
from engine.law.loading import HEAD, Lawbook
from engine.law.model import StandardHead
from engine.law.source import Route

SCHEMA = "phuhop/law-workbook/1"
META, GUIDE = "_meta", text("Hướng dẫn")
SPARE_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Shown:
    """A standard as it is shown: what its files say, the language, and which values an amendment says anew.

    ``parted`` is whether it has parts of a point, so that its cells must show them.
    """

    trees: Trees
    say: Say
    is_own: Callable[[tuple[str, Route]], bool]
    parted: bool = False

    def fill(self, row: Row, column: Column) -> str:
        """The colour of a cell: what the amendment says is seen at once."""
        path = column.path[:1] if column.path[0] == "measure" else column.path
        anew = held(row.tree, path) is not None and self.is_own((row.file, (*row.route, *path)))
        return AMENDED_FILL if anew else ""

    def looking(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Columns as their cells are to look: those of points as exact numbers, where there are parts of one."""
        return tuple(replace(c, kind="exact") if self.parted and c.kind == "points" else c for c in columns)


def write_law_workbook(path: Path, book: Lawbook, say: Say) -> None:
    """Write a standard as a workbook; the same standard and language give the same bytes. Raises as ``write_whole``."""
    head, trees = book.standard.head, trees_in(book.sources)
    amends = book.base.standard.head.law.number if book.base else ""
    workbook = NewWorkbook(head.title, on=head.from_)
    put_guide(workbook.sheet(say(GUIDE)), head, say, amends=amends)
    made = _Shown(trees, say, book.is_own if book.base else lambda _: False, head.step != 1)
    _put_identity(workbook.sheet(title_of(IDENTITY, say)), made)
    for table in TABLES:
        _put_table(workbook.sheet(title_of(table.title, say)), table, made)
    # Which law this workbook came from; hidden, and read back.
    meta = workbook.sheet(META)
    columns = [Measured("key", 16), Measured("value", 70)]
    meta.set_widths(columns)
    meta.put_rows(1, columns, [("schema", SCHEMA), ("standard", book.folder.name), ("sha256", book.sha256)])
    meta.hide()
    workbook.save(path)


def title_of(title: str, say: Say) -> str:
    """A sheet's name in the language."""
    return {
        IDENTITY: say("Bộ tiêu chí"),
        "Tiêu chí": say("Tiêu chí"),
        "Mục": say("Mục"),
        "Bậc": say("Bậc"),
        "Ví dụ": say("Ví dụ"),
        "Trường hợp": say("Trường hợp"),
        "Kỳ của tiêu chí": say("Kỳ của tiêu chí"),
        "Dữ kiện xã": say("Dữ kiện xã"),
        "Ngưỡng theo ngày": say("Ngưỡng theo ngày"),
        "Số liệu": say("Số liệu"),
        "Ghi chú theo ngày": say("Ghi chú theo ngày"),
        "Phép soát": say("Phép soát"),
        "Ví dụ phép soát": say("Ví dụ phép soát"),
        "Điều kiện": say("Điều kiện"),
        "Mức công nhận": say("Mức công nhận"),
        "Ngưỡng của mức": say("Ngưỡng của mức"),
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


def _put_table(sheet: NewSheet, table: Table, made: _Shown) -> None:
    columns, place = made.looking(shown_columns(table)), Place(table, title_of(table.title, made.say), made.say)
    put_heads(sheet, columns, place)
    names = _names(table, made.trees, made.say)
    before, shade, last = None, False, KEYS
    for last, entry in enumerate(rows_of(table, made.trees), FIRST):
        begins = entry.owner != before
        shade, before = shade != (begins and last > FIRST), entry.owner
        about = names.get(entry.owner, "") if begins else ""
        put_entry(sheet, last, columns, [_value(column, entry, about, made) for column in columns], shade=shade)
    put_spare_rows(sheet, range(last + 1, last + 1 + SPARE_ROWS), columns)
    dress(sheet, columns, last, place)


def _value(column: Column, row: Row, about: str, made: _Shown) -> Value:
    if column.model == SHEET and column.name == "about":
        return about
    if column.model == SHEET and len(column.path) == 1:
        return row.owner
    value, fill = shown(column, held(row.tree, column.path), made.say), made.fill(row, column)
    return Entry(value, look_of(column, fill)) if fill else value


def _names(table: Table, trees: Trees, say: Say) -> Mapping[str, str]:
    """The titles of the entries that a sheet's rows belong to, by id."""
    parent = BY_MODEL.get(table.parent)
    rows = rows_of(parent, trees) if parent else ()
    return {str(row.tree.get("id")): str(row.tree.get(say.either("title", "title_en"), "")) for row in rows}


def _put_identity(sheet: NewSheet, made: _Shown) -> None:
    """The standard itself: one key a line."""
    say, head = made.say, Row("", HEAD, (), made.trees[HEAD])
    keys, place = made.looking(columns_of(StandardHead)), Place(None, title_of(IDENTITY, say), say)
    put_heads(sheet, identity_columns(), place)
    for row, key in enumerate(keys, FIRST):
        look = replace(look_of(_VALUE, made.fill(head, key)), number=FORMATS.get(key.kind, AS_TYPED))
        value = Entry(shown(key, held(head.tree, key.path), say), look)
        put_entry(sheet, row, identity_columns(), [label_of(key, say), value, key.name, note_of(key, say)])
    dress(sheet, identity_columns(), FIRST + len(keys) - 1, place, down=keys)


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
