"""A proposed task in words: its deadline, its levels, where it stands, what is asked of it."""

from __future__ import annotations

from typing import assert_never

from engine.forms.task_sheet import deadline_words
from engine.language import Say
from engine.law.directives import Level
from engine.law.duties.deadlines import Between, Deadline, OpenEnd
from engine.reading.law_text import Spot
from engine.reading.letters.letter_tasks import OwnerFrom, Proposed
from engine.reporting.reading.reading_words import spot_words

LEVELS: tuple[Level, ...] = ("central", "province", "district", "commune")


def due_words(task: Proposed, say: Say) -> str:
    """When a proposed task is due, in a reader's words; what is asked says so."""
    if task.day_asked:
        return say("chưa rõ hạn, phải hỏi")
    if task.due is None or task.due.when is None:
        return say("văn bản không ghi ngày")
    when = task.due.when
    if isinstance(when, Between):
        return say("từ {first} đến hết {last}", first=say.day(when.from_), last=say.day(when.to))
    if isinstance(when, OpenEnd):
        return say("không ghi ngày: “{said}”", said=task.due.said)
    return deadline_words(Deadline(when=when), say)


def level_words(levels: tuple[Level, ...], say: Say) -> str:
    """The levels of a task."""
    named = {"central": say("trung ương"), "province": say("tỉnh"), "district": say("huyện"), "commune": say("xã")}
    return ", ".join(named[level] for level in levels)


def owner_words(owner_from: OwnerFrom, say: Say) -> str:
    """Where an owner was read."""
    match owner_from:
        case "sentence":
            return say("theo câu")
        case "heading":
            return say("theo đề mục")
        case "addressees":
            return say("theo nơi gửi")
        case "table":
            return say("theo bảng")
        case "nowhere":
            return ""
        case _:
            assert_never(owner_from)


def clause_words(spot: Spot, clause: str, say: Say) -> str:
    """A clause with its page or row: mục I.7.1, tr. 2."""
    numbered = clause and not clause.startswith(("bảng", "kết", "mở đầu"))
    named = say("mục {clause}", clause=clause) if numbered else clause
    where = Spot(spot.page) if clause.startswith("bảng") else spot
    place = spot_words(where, say) if where.page or where.table else ""
    return ", ".join(part for part in (named, place) if part) or say("đoạn ngoài bảng")
