"""What importing a workbook changes, told line by line: where, old → new, and in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.text import Text

from engine.desk.editing.trying import Plan
from engine.desk.editing.workbook_out import title_of
from engine.problems import errors
from engine.reporting.console.law_console import show_kept
from engine.reporting.console.screen import Screen, near
from engine.reporting.words.edit_words import edit_words


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
    for remark in plan.remarks:
        out.print(Text(say("Lời ghi chú mất theo: {remark}", remark=remark)), soft_wrap=True)
    if plan.laws:
        before, after = plan.laws
        show_kept(screen, after, before)
    names = ", ".join(sorted(plan.files))
    if not errors(plan.problems) and call:
        out.print(say("{n} thay đổi, ở tệp: {files}.", n=len(plan.edits), files=names), soft_wrap=True)
        if not screen.quiet:
            out.print(say("Chưa ghi gì. Đúng ý thì ghi bằng: {call}", call=call), soft_wrap=True)
    elif errors(plan.problems):
        out.print(say("Chưa ghi gì: sửa các lỗi trên rồi chạy lại."), soft_wrap=True)


def show_applied(screen: Screen, plan: Plan, written: Sequence[Path]) -> None:
    """Which files were written, and what to do next."""
    for path in written:
        screen.out.print(screen.say("đã ghi {path}", path=near(path)), soft_wrap=True)
    if written and not screen.quiet:
        told = screen.say("Bộ tiêu chí {standard} được chấp nhận với các tệp này.", standard=plan.folder.name)
        screen.out.print(told, soft_wrap=True)
