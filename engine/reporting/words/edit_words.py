"""Edits of the law's workbook in words: which entry and column, old → new."""

from __future__ import annotations

from datetime import date

from engine.desk.editing.cell_values import EMPTY_LIST, shown
from engine.desk.editing.edits import Edit
from engine.desk.editing.law_sheets import IDENTITY, TABLES, Column, columns_of, held, is_english
from engine.desk.editing.vocabulary import vocabulary
from engine.desk.editing.workbook_out import label_of
from engine.language import Say
from engine.law.source import Tree


def edit_words(edit: Edit, say: Say) -> str:
    """One edit in words, without its cell: tc07.1 · 2 › Từ … trở lên (≥): 95 → 97,5."""
    if edit.column is None:
        told = {"name": edit.entry}
        if edit.old is None:
            return say("thêm {name}: {new}", **told, new=summary(edit, edit.new, say))
        if edit.new is None:
            return say("bỏ {name}: {old}", **told, old=summary(edit, edit.old, say))
        return say("chuyển chỗ {name}", **told)
    head = head_of(edit, edit.column, say)
    old, new = (value_words(edit.column, value, say) for value in (edit.old, edit.new))
    return f"{edit.entry} › {head}: {old} → {new}" if edit.entry else f"{head}: {old} → {new}"


def head_of(edit: Edit, column: Column, say: Say) -> str:
    """A column's name in words."""
    if edit.table == IDENTITY:
        return label_of(column, say)
    return say.either(*vocabulary().keys[column.model][column.path[-1]].head)


def value_words(column: Column, value: Tree | None, say: Say) -> str:
    """A value as the reader types it; a number with the language's decimal mark."""
    told = shown(column, value, say)
    if told is None or told == EMPTY_LIST:
        return say("(trống)")
    if isinstance(value, str) and column.kind == "exact":
        return value if say.language == "en" else value.replace(".", ",")
    return say.day(told) if isinstance(told, date) else str(told)


def summary(edit: Edit, tree: Tree | None, say: Say) -> str:
    """The first few things that an entry says, each under its head."""
    table = next(table for table in TABLES if table.title == edit.table)
    columns = [column for column in columns_of(table.model) if not is_english(column) and column.name != "id"]
    values = [(column, held(tree, column.path)) for column in columns] if isinstance(tree, dict) else []
    words = [f"{head_of(edit, c, say)}: {value_words(c, value, say)}" for c, value in values if value is not None]
    return "; ".join(words[:4]) + ("; …" if len(words) > 4 else "")
