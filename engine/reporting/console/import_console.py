"""What importing a workbook changes, told line by line: where, old → new, and in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from rich.text import Text

from engine.desk.editing.cell_values import EMPTY_LIST, shown
from engine.desk.editing.importing import Edit, Plan
from engine.desk.editing.law_sheets import IDENTITY, TABLES, Column, columns_of, held, is_english
from engine.desk.editing.vocabulary import vocabulary
from engine.desk.editing.workbook_out import label_of, title_of
from engine.language import Say
from engine.law.source import Tree
from engine.problems import errors
from engine.reporting.console.screen import Screen, near


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


def show_plan(screen: Screen, plan: Plan, call: str) -> None:
    """Every edit under its sheet with its cell, then which files would change and how to write them."""
    say, out = screen.say, screen.out
    if not plan.edits and not plan.files:
        out.print(say("Sổ khớp bộ tiêu chí: không có gì thay đổi."))
        return
    for table, edits in groupby(plan.edits, key=lambda edit: edit.table):
        out.print(Text(title_of(table, say), style="bold"))
        for edit in edits:
            words = Text("  " + edit_words(edit, say))
            words.append(f"   ({edit.place.cell})" if edit.place.cell else "", style="dim")
            out.print(words, soft_wrap=True)
    names = ", ".join(sorted(plan.files))
    if not errors(plan.problems) and call:
        out.print(say("{n} thay đổi, ở tệp: {files}.", n=len(plan.edits), files=names), soft_wrap=True)
        if not screen.quiet:
            out.print(say("Chưa ghi gì. Đúng ý thì ghi bằng: {call}", call=call), soft_wrap=True)
    elif errors(plan.problems):
        out.print(say("Chưa ghi gì: sửa các lỗi trên ở sổ rồi nhập lại."), soft_wrap=True)


def show_applied(screen: Screen, plan: Plan, written: Sequence[Path]) -> None:
    """Which files were written, and what to do next."""
    for path in written:
        screen.out.print(screen.say("đã ghi {path}", path=near(path)), soft_wrap=True)
    if written and not screen.quiet:
        told = screen.say("Lập lại bảng chấm điểm: phuhop check {standard}", standard=plan.folder.name)
        screen.out.print(told, soft_wrap=True)


def edit_rows(plan: Plan, say: Say) -> list[dict[str, str]]:
    """Edits as plain data."""
    return [
        {
            "sheet": edit.table,
            "cell": edit.place.cell,
            "entry": edit.entry,
            "key": edit.column.name if edit.column else "",
            "words": edit_words(edit, say),
        }
        for edit in plan.edits
    ]
