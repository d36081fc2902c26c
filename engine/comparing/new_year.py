"""A standard as the draft of a new year: the same text, with another id, status and dates, and not a comment lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from engine.law.loading import HEAD, Lawbook
from engine.law.model import Standard
from engine.law.source import Route, Source
from engine.problems import Place, Problem, problem

DRAFT_NUMBER = "dự thảo"
LAW_COMMENT = (
    "# BẢN NHÁP: khi văn bản được ban hành thì ghi đúng số, ngày và tên vào đây, rồi đổi status thành in_force."
)


def is_official(standard: Standard) -> bool:
    """Whether papers may be made from a standard: it is in force, not a draft."""
    return standard.head.status == "in_force"


def unfit_draft(old: Standard, name: str, from_: date) -> Problem | None:
    """Why a draft cannot have this id or begin on this day; None when it can."""
    if not re.fullmatch(r"[a-z][a-z0-9.\-]{0,59}", name):
        return problem("RND-922", Place(name), given=name)
    if from_ <= old.head.from_:
        days = {"first": f"{from_:%d/%m/%Y}", "before": f"{old.head.from_:%d/%m/%Y}"}
        return problem("RND-923", Place(name), name=old.head.id, **days)
    return None


def draft_of(book: Lawbook, name: str, from_: date) -> Mapping[str, str]:
    """The texts of a draft by file name: the old ones, with id, status, dates and document of the head changed.

    The document has no number yet; its date is the day the draft begins, until the real one is known. The table
    ``cells.json`` and the ledger of what was checked are not part of it.
    """
    return {
        file: _head_text(source, name, from_) if file == HEAD else _text(source.lines)
        for file, source in book.sources.items()
    }


def _text(lines: tuple[str, ...] | list[str]) -> str:
    return "\n".join(lines) + "\n"


def _head_text(head: Source, name: str, from_: date) -> str:
    lines = list(head.lines)
    told: Mapping[Route, str] = {
        ("id",): name,
        ("status",): "draft",
        ("from",): from_.isoformat(),
        ("law", "number"): DRAFT_NUMBER,
        ("law", "date"): from_.isoformat(),
    }
    for route, text in told.items():
        place = head.values[route]
        lines[place.line - 1] = _replaced(lines[place.line - 1], place.column - 1, text)
    gone = {head.keys[("until",)].line - 1} if ("until",) in head.keys else set()
    law = head.keys[("law",)].line - 1
    kept = [[LAW_COMMENT, line] if at == law else [line] for at, line in enumerate(lines) if at not in gone]
    return _text([line for some in kept for line in some])


def _replaced(line: str, column: int, text: str) -> str:
    """A line with another plain scalar at a column; a comment behind it stays."""
    scalar = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^#,}\]]*?(?=\s+#|\s*[,}\]]|\s*$)", line[column:])
    return line[:column] + text + line[column + (scalar.end() if scalar else 0) :]
