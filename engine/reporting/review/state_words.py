"""States and acts of a file in words, and who is waited for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from engine.language import Say
from engine.records.acting.act_words import act_words
from engine.records.acting.actors import INTEREST_WORDS, StatedInterest, moment, person_words
from engine.records.acting.commune_file import CommuneFile


def unsent_words(state: str, say: Say) -> str:
    """That a form taken in before lies there as it was, and its file waits for another; nothing in any other state."""
    known = {
        "draft": say("Xã đã rút và chưa sửa gì từ đó, nên chưa gửi lại."),
        "returned": say("Hội đồng đã trả lại và xã chưa sửa gì từ đó, nên chưa gửi lại."),
    }
    return known.get(state, "")


def state_word(state: str, say: Say) -> str:
    """A file's state as it stands in a table."""
    words = {
        "draft": say("Đang soạn"),
        "submitted": say("Đã gửi"),
        "resubmitted": say("Đã gửi lại"),
        "in_review": say("Đang thẩm định"),
        "returned": say("Đã trả lại"),
        "appraised": say("Đã thẩm định"),
        "before_council": say("Đang biểu quyết"),
        "voted": say("Đã biểu quyết"),
        "decided": say("Đã có quyết định"),
        "published": say("Đã công bố"),
        "revoked": say("Đã thu hồi"),
    }
    return words[state]


def kept_day(iso: str, say: Say) -> str:
    """A day that the record keeps, as the language writes it; nothing where there is none."""
    return say.day(date.fromisoformat(iso)) if iso else ""


def act_word(act: str, say: Say, role: str = "") -> str:
    """An act, in a role where that matters, as the head of a sentence."""
    told = say.either(*act_words(act, role))
    return told[:1].upper() + told[1:]


def decided_words(file: CommuneFile, say: Say, names: Mapping[str, str]) -> str:
    """What was decided on a file, by whom and when; nothing before that."""
    told = file.decision
    if told is None:
        return ""
    word = say("Công nhận") if told.kind == "recognise" else say("Không công nhận")
    values = {"word": word, "who": person_words(told.by, names, say), "day": say.day(moment(told.at).date())}
    text = say("Quyết định: {word} ({who}, {day}).", **values)
    firm = say("Quyết định khi kết luận còn tạm tính.") if told.not_firm_acknowledged else ""
    why = say("Lý do: {reason}.", reason=told.reason.rstrip(". ")) if told.reason else ""
    return " ".join(part for part in (text, why, firm) if part)


def interest_lines(interests: Iterable[StatedInterest], names: Mapping[str, str], say: Say) -> tuple[str, ...]:
    """Who judged a file in spite of an interest in the commune, by name and with the reason, each said once."""
    lines = []
    for told in interests:
        why = say.either(*INTEREST_WORDS.get(told.why, (told.why, told.why)))
        values = {"name": person_words(told.person, names, say), "why": why}
        if told.act == "decide":
            lines.append(say("Người quyết định {name} có liên quan đến xã: {why}.", **values))
        else:
            lines.append(say("Người thẩm định {name} có liên quan đến xã: {why}.", **values))
    return tuple(dict.fromkeys(lines))


def waiting_words(file: CommuneFile, say: Say, names: Mapping[str, str]) -> str:
    """Who is waited for, by name where it is known, and for what."""
    asked = sum(remark.is_open for remark in file.remarks)
    match file.state:
        case "draft":
            return say("Xã gửi phiếu")
        case "submitted" | "resubmitted":
            return say("Hội đồng nhận thẩm định")
        case "in_review":
            who = person_words(file.assigned_to, names, say)
            return (
                say("{who} thẩm định; {n} yêu cầu chờ xã", who=who, n=asked)
                if asked
                else say("{who} thẩm định", who=who)
            )
        case "returned":
            return say("Xã sửa và gửi lại ({n} yêu cầu)", n=asked)
        case "appraised":
            return say("Thư ký mở phiếu biểu quyết")
        case "before_council":
            return say("Hội đồng biểu quyết")
        case "voted":
            return say("Chủ tịch quyết định")
    return say("Không chờ ai")
