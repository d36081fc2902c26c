"""What the table of a whole round says: communes with points, threshold, conclusion and clause; who was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.language import speak
from engine.law.model import Unit
from engine.records.papers.score_papers import AsideLine, RoundSummary, UnitLine
from engine.reporting.papers.authority_names import BLANK, committee_head, deciders_of, place_of
from engine.reporting.papers.citations import shortened, verdict_bases
from engine.reporting.papers.framing import (
    Head,
    commune_told,
    days_words,
    frame_of,
    outcome_decided,
    points_are_firm,
    round_told,
)
from engine.reporting.upward.layer_words import layer_word, stands_lines
from engine.reporting.words.sectors import kinds_of_units
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

SAY = speak("vi")
NO_DECISION = (
    "Kết quả trong bảng được tính từ số liệu các xã gửi; bảng này không thay cho quyết định công nhận của người có "
    "thẩm quyền."
)
BY_RECORD = (
    "Kết quả của đơn vị chưa có quyết định được tính từ số liệu trong hồ sơ của hội đồng; bảng này không thay cho "
    "quyết định công nhận của người có thẩm quyền."
)


def summary_of(made: RoundResult) -> RoundSummary:
    """The round's table, in the order of the round; communes that could not be scored stand apart, with the reason."""
    who, told = deciders_of(made), _standing(made)
    kinds = kinds_of_units(made.round.units, SAY)
    head = Head(
        above=committee_head(who.unit) if who.unit else (),
        issuer=("HỘI ĐỒNG", BLANK),
        symbol="/BC-HĐ",
        place=place_of(who.unit) if who.unit else "",
        title="BẢNG TỔNG HỢP",
        summary=f"Kết quả đánh giá {kinds} phù hợp với trẻ em",
        signer=("TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG"),
        second=("NGƯỜI LẬP BẢNG",),
        recipients=(f"{who.recognises} (để báo cáo)", "Thành viên hội đồng"),
    )
    firm = all(points_are_firm(made, card) for card in made.cards)
    every = dict.fromkeys(basis for card in made.cards for basis in verdict_bases(made, card))
    numbers = {basis: at for at, basis in enumerate(every, 1)}
    return RoundSummary(
        frame=frame_of(made, head, firm=firm, deciders=who),
        round=round_told(made),
        opening=(
            f"{days_words(made)[:1].upper()}{days_words(made)[1:]}.",
            *stands_lines([made], SAY),
            _counts(made, told),
            shortened(made),
        ),
        units=tuple(_line(made, at, numbers) for at in range(len(made.cards))),
        cited=tuple(f"({at}) {told}." for told, at in numbers.items()),
        aside=tuple(AsideLine(unit.name, unit.code, aside_reason(made, unit)) for unit in made.aside),
        communes=len(made.round.units),
        recognised=told.scored.count("recognised"),
        not_recognised=told.scored.count("not_recognised"),
        undecided=told.scored.count("undecided"),
        set_aside=len(made.aside),
        closing=(BY_RECORD if made.evidence.on_record else NO_DECISION,),
        decided=told.decided.count("recognised"),
        refused=told.decided.count("not_recognised"),
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was decided on communes, and what the points of the others say."""

    decided: tuple[Verdict, ...]
    scored: tuple[Verdict, ...]


def _standing(made: RoundResult) -> _Standing:
    held = {code: own.verdict for code, own in made.evidence.on_record.items() if own.verdict}
    decided = tuple(held[card.unit.code] for card in made.cards if card.unit.code in held)
    scored = tuple(card.decision.verdict for card in made.cards if card.unit.code not in held)
    return _Standing(decided, scored)


def _counts(made: RoundResult, told: _Standing) -> str:
    """How many communes were decided on, and how many others came to what."""
    yes, no = (told.decided.count(kind) for kind in ("recognised", "not_recognised"))
    decided = f"{yes} đơn vị đã có quyết định công nhận, {no} đã có quyết định không công nhận; đơn vị còn lại: "
    return (
        f"Trong {len(made.round.units)} đơn vị của đợt có {decided if told.decided else ''}"
        f"{told.scored.count('recognised')} đơn vị đạt chuẩn, {told.scored.count('not_recognised')} không đạt chuẩn, "
        f"{told.scored.count('undecided')} chưa kết luận được, {len(made.aside)} chưa chấm được."
    )


def _line(made: RoundResult, at: int, numbers: Mapping[str, int]) -> UnitLine:
    card = made.cards[at]
    told, basis = commune_told(made, card), ", ".join(f"({numbers[own]})" for own in verdict_bases(made, card))
    own = made.evidence.on_record_of(told.code)
    layer = layer_word(own, SAY) if own else ""
    outcome = outcome_decided(made, card)
    return UnitLine(at + 1, told.name, told.code, told.group, told.threshold, outcome, basis, layer)


def aside_reason(made: RoundResult, unit: Unit) -> str:
    """Why a commune could not be scored, without the name of any file."""
    own = made.evidence.on_record_of(unit.code)
    if own and own.layer is None:
        return "chưa gửi hồ sơ vào nhật ký"
    if not made.evidence.communes[unit.code].received:
        return "chưa nhận được phiếu của xã"
    found = len(made.errors.get(unit.code, ()))
    return f"phiếu còn {found} lỗi phải sửa rồi mới chấm được" if found else "hồ sơ còn lỗi phải sửa"
