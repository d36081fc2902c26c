"""What a commune's own papers say, from the points of a round: its table, the explanation, the request.

``uses`` are the overrides that count for it, a sentence each.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.language import speak
from engine.law.asking import numbered_items
from engine.records.papers.paper_frame import CommuneTold, Frame, Span
from engine.records.papers.score_papers import OwnLine, RequestForRecognition, SelfScoreTable, SourcesExplained
from engine.reporting.papers.authority_names import BLANK, committee_head, deciders_of, place_of
from engine.reporting.papers.citations import shortened
from engine.reporting.papers.framing import (
    Head,
    commune_told,
    days_words,
    frame_of,
    inline_name,
    kind_of_unit,
    laws_of,
    outcome_of,
    points_are_firm,
    round_told,
)
from engine.reporting.papers.score_lines import criterion_lines, is_plain_total, missing_lines
from engine.reporting.papers.unit_lines import own_facts_lines
from engine.reporting.words.recognition.total_words import total_words
from engine.scoring.cards import Scorecard
from engine.scoring.explaining import own_points
from engine.scoring.round_result import RoundResult

SAY = speak("vi")
CHAIR = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
ATTACHED = f"(Kèm theo Tờ trình số {BLANK} ngày       tháng       năm          của Ủy ban nhân dân {{unit}})"
SOURCES = "Kết quả tự chấm điểm và nguồn số liệu của {unit}"
ENCLOSED = (
    "Bảng tự chấm điểm",
    "Bản giải trình kết quả và nguồn số liệu",
    "Biên bản họp hội đồng đánh giá của {unit}",
)


def self_score_of(
    made: RoundResult, card: Scorecard, formed_of: str = "", uses: tuple[str, ...] = ()
) -> SelfScoreTable:  # fmt: skip
    """A commune's table of the points that its own data give."""
    unit, told = inline_name(card.unit), commune_told(made, card, formed_of)
    summary = f"{unit} theo tiêu chuẩn {kind_of_unit(card.unit)} phù hợp với trẻ em"
    closing = [f"Ủy ban nhân dân {unit} chịu trách nhiệm về số liệu và kết quả tự chấm nêu trên."]
    return SelfScoreTable(
        frame=_frame(made, card, title="BẢNG TỰ CHẤM ĐIỂM", summary=summary, attached=True),
        round=round_told(made, card.unit.code),
        commune=told,
        opening=(*_about(made, card, told), shortened(made)),
        criteria=criterion_lines(made, card),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card),
        made_up=total_words(made.book.standard, card, SAY),
        outcome=outcome_of(made, card),
        closing=(*_ending(made, card), *uses, *closing),
    )


def sources_of(
    made: RoundResult, card: Scorecard, formed_of: str = "", uses: tuple[str, ...] = ()
) -> SourcesExplained:  # fmt: skip
    """A commune's explanation: each figure with the paper that it is from, and what is still missing."""
    unit, told, missing = inline_name(card.unit), commune_told(made, card, formed_of), missing_lines(made, card)
    names = {item.id: number for number, item in numbered_items(made.book.standard)}
    unequal = tuple(
        OwnLine(names[own.item.id], own.own, Span(own.low, own.high))
        for own in own_points(made, card.unit.code)
        if own.by and own.item.id in names
    )
    return SourcesExplained(
        frame=_frame(made, card, title="BẢN GIẢI TRÌNH", summary=SOURCES.format(unit=unit), attached=True),
        round=round_told(made, card.unit.code),
        commune=told,
        opening=(*_about(made, card, told), shortened(made)),
        criteria=criterion_lines(made, card),
        missing=missing,
        unequal=unequal,
        outcome=outcome_of(made, card),
        closing=(*_ending(made, card), *uses, f"Ủy ban nhân dân {unit} chịu trách nhiệm về số liệu và nguồn nêu trên."),
    )


def request_of(
    made: RoundResult, card: Scorecard, formed_of: str = "", uses: tuple[str, ...] = ()
) -> RequestForRecognition:  # fmt: skip
    """A commune's request to be recognised; whoever calls asks first whether its points say so."""
    unit, told, who = inline_name(card.unit), commune_told(made, card, formed_of), deciders_of(made, card.unit.code)
    kind = kind_of_unit(card.unit)
    opening = (
        f"Ủy ban nhân dân {unit} đã tự đánh giá theo tiêu chuẩn {kind} phù hợp với trẻ em, {days_words(made)}.",
        *_appraised(made, card),
        *_about(made, card, told)[1:],
        shortened(made),
    )
    asks = f"Ủy ban nhân dân {unit} đề nghị {who.recognises} xem xét, công nhận {unit} là {kind} phù hợp với trẻ em."
    return RequestForRecognition(
        frame=_frame(made, card, title="TỜ TRÌNH", summary=f"Đề nghị công nhận {unit} phù hợp với trẻ em"),
        round=round_told(made, card.unit.code),
        commune=told,
        opening=opening,
        criteria=criterion_lines(made, card),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card),
        outcome=outcome_of(made, card),
        papers=tuple(paper.format(unit=unit) for paper in ENCLOSED),
        closing=(*_ending(made, card), *uses, asks, "Kính đề nghị xem xét, quyết định./."),
    )


def _frame(made: RoundResult, card: Scorecard, *, title: str, summary: str, attached: bool = False) -> Frame:
    unit, who = inline_name(card.unit), deciders_of(made, card.unit.code)
    head = Head(
        above=(),
        issuer=committee_head(card.unit.name),
        symbol="" if attached else "/TTr-UBND",
        place=place_of(card.unit.name),
        title=title,
        summary=summary,
        signer=CHAIR,
        recipients=() if attached else ("Như trên", f"Thường trực Đảng ủy, Hội đồng nhân dân {unit} (để báo cáo)"),
        attached=ATTACHED.format(unit=unit) if attached else "",
        bases=() if attached else laws_of(made),
        addressees=() if attached else (who.appraises,),
    )
    return frame_of(made, head, firm=points_are_firm(made, card), deciders=None if attached else who)


def _about(made: RoundResult, card: Scorecard, told: CommuneTold) -> tuple[str, ...]:
    """The round, the result with its reason, the total and the threshold."""
    outcome, most = outcome_of(made, card), SAY.whole(made.book.standard.head.maximum.points)
    low, high = SAY.whole(outcome.points.low), SAY.whole(outcome.points.high)
    total = low if low == high else f"{low} đến {high}"
    lines = [f"{days_words(made)[:1].upper()}{days_words(made)[1:]}."]
    lines += [f"Đơn vị được thành lập từ: {told.formed_of}."] if told.formed_of else []
    lines += own_facts_lines(made, card.unit.code)
    # Before the total, which alone would read as a pass where a criterion at zero bars it.
    lines.append(_result(made, card))
    lines.append(
        f"Tổng điểm: {total}/{most}. Ngưỡng phải đạt: {SAY.whole(told.threshold)} điểm (nhóm: {told.group}; căn cứ: "
        f"{told.group_basis})."
    )
    return tuple(lines)


def _appraised(made: RoundResult, card: Scorecard) -> Iterator[str]:
    """That the figures are the board's where they are, and how many of them it corrected."""
    own = made.evidence.on_record_of(card.unit.code)
    if own and own.layer in ("appraised", "decided"):
        n = len(own.corrected)
        said = f"hội đồng đã sửa {n} số liệu" if n else "hội đồng không sửa số liệu nào"
        yield f"Điểm dưới đây theo số liệu đã thẩm định ({said})."


def _result(made: RoundResult, card: Scorecard) -> str:
    """The conclusion with its reason, and by whose figures."""
    outcome, appraised = outcome_of(made, card), any(True for _ in _appraised(made, card))
    whose = "số liệu đã thẩm định" if appraised else "số liệu của xã"
    return f"Kết quả theo {whose}: {outcome.words}. {outcome.reason}."


def _ending(made: RoundResult, card: Scorecard) -> Iterator[str]:
    """The conclusion with its reason, and how sure it is."""
    outcome = outcome_of(made, card)
    made_up = total_words(made.book.standard, card, SAY)
    if made_up:
        yield f"Tổng điểm gồm: {made_up}."
    yield _result(made, card)
    if not outcome.firm:
        yield "Kết quả này là tạm tính: các mức đặt tạm của bộ tiêu chí có thể làm đổi kết luận."
