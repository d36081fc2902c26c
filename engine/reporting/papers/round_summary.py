"""What the table of a whole round says: communes with points, threshold, conclusion and clause; who was set aside."""

from __future__ import annotations

from collections.abc import Mapping

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
    outcome_of,
    points_are_firm,
    round_told,
)
from engine.reporting.words.sectors import kinds_of_units
from engine.scoring.round_result import RoundResult

SAY = speak("vi")
NO_DECISION = (
    "Kết quả trong bảng được tính từ số liệu các xã gửi; bảng này không thay cho quyết định công nhận của người có "
    "thẩm quyền."
)


def summary_of(made: RoundResult) -> RoundSummary:
    """The round's table, in the order of the round; communes that could not be scored stand apart, with the reason."""
    who, verdicts = deciders_of(made), [card.decision.verdict for card in made.cards]
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
        opening=(f"{days_words(made)[:1].upper()}{days_words(made)[1:]}.", _counts(made), shortened(made)),
        units=tuple(_line(made, at, numbers) for at in range(len(made.cards))),
        cited=tuple(f"({at}) {told}." for told, at in numbers.items()),
        aside=tuple(AsideLine(unit.name, unit.code, aside_reason(made, unit)) for unit in made.aside),
        communes=len(made.round.units),
        recognised=verdicts.count("recognised"),
        not_recognised=verdicts.count("not_recognised"),
        undecided=verdicts.count("undecided"),
        set_aside=len(made.aside),
        closing=(NO_DECISION,),
    )


def _counts(made: RoundResult) -> str:
    """How many communes came to what."""
    verdicts = [card.decision.verdict for card in made.cards]
    return (
        f"Trong {len(made.round.units)} đơn vị của đợt có {verdicts.count('recognised')} đơn vị đạt chuẩn, "
        f"{verdicts.count('not_recognised')} không đạt chuẩn, {verdicts.count('undecided')} chưa kết luận được, "
        f"{len(made.aside)} chưa chấm được."
    )


def _line(made: RoundResult, at: int, numbers: Mapping[str, int]) -> UnitLine:
    card = made.cards[at]
    told, basis = commune_told(made, card), ", ".join(f"({numbers[own]})" for own in verdict_bases(made, card))
    return UnitLine(at + 1, told.name, told.code, told.group, told.threshold, outcome_of(made, card), basis)


def aside_reason(made: RoundResult, unit: Unit) -> str:
    """Why a commune could not be scored, without the name of any file."""
    if not made.evidence.communes[unit.code].received:
        return "chưa nhận được phiếu của xã"
    found = len(made.errors.get(unit.code, ()))
    return f"phiếu còn {found} lỗi phải sửa rồi mới chấm được" if found else "hồ sơ còn lỗi phải sửa"
