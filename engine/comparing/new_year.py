"""A standard as the draft of a new year: the same text, with another id, status and dates, and not a comment lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from engine.files.yaml_text import rewrite
from engine.law.loading import HEAD, Lawbook
from engine.law.model import Standard
from engine.law.source import Source
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


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _head_text(head: Source, name: str, from_: date) -> str:
    tree = head.tree if isinstance(head.tree, dict) else {}
    law = tree["law"] if isinstance(tree["law"], dict) else {}
    day = from_.isoformat()
    told = {**tree, "id": name, "status": "draft", "from": day, "law": {**law, "number": DRAFT_NUMBER, "date": day}}
    told.pop("until", None)
    return rewrite(_text(head.lines), told).replace("\nlaw:", f"\n{LAW_COMMENT}\nlaw:", 1)
