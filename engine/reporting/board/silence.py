"""Communes of which nothing is known, in words: a form that never came is not a form with gaps."""

from __future__ import annotations

from engine.forms.register import silence_of, silences
from engine.language import Say
from engine.law.questions import EvidenceBook
from engine.reporting.words.sentences import decision_sentence
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult


def reason_sentence(made: RoundResult, card: Scorecard, say: Say, *, book: EvidenceBook | None = None) -> str:
    """Why a commune of a round is decided as it is; where it gave nothing, that is the reason."""
    return silence_sentence(made, card.unit.code, say) or decision_sentence(card, say, book=book)


def silence_sentence(made: RoundResult, code: str, say: Say) -> str:
    """That no datum of a commune is known, and why; nothing where some is."""
    match silence_of(made.evidence.communes[code]):
        case "nothing":
            return say("Chưa nhận được phiếu của xã")
        case "empty" if any(file.communes == {code} for file in made.evidence.files):
            return say("Phiếu đã gửi chưa điền số liệu nào")
        case "empty":  # of a table of many communes: its row was left open, or it is in doubt whose row it is
            return say("Bảng đã gửi không có số liệu nào dùng được của xã")
        case "unreadable":
            return say("Tệp xã đã gửi không dùng được")
    return ""


def received_sentence(made: RoundResult, say: Say) -> str:
    """Of how many communes nothing is known, and why; nothing to say where each gave some datum."""
    counts, communes = silences(made.evidence), len(made.round.units)
    if counts.get("nothing", 0) == communes:
        return say("Chưa xã nào gửi phiếu (0/{communes}).", communes=communes)
    if not sum(counts.values()):
        return ""
    told = {name: counts.get(name, 0) for name in ("nothing", "empty", "unreadable", "mend")}
    told |= {"n": sum(counts.values()), "communes": communes}
    if told["mend"]:  # all that they gave stands in cells that were refused
        return say(
            "Chưa có số liệu của {n}/{communes} xã: {nothing} chưa gửi, {empty} gửi phiếu trống, "
            "{unreadable} gửi tệp không dùng được, {mend} phải sửa.",
            **told,
        )
    return say(
        "Chưa có số liệu của {n}/{communes} xã: {nothing} chưa gửi, {empty} gửi phiếu trống, "
        "{unreadable} gửi tệp không dùng được.",
        **told,
    )
