"""The head and end that a paper has, and what must be said loudly over it: simulated, not firm, authority assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.language import speak
from engine.law.model import Law, Unit
from engine.law.readings.resting import points_by_mark
from engine.records.papers.paper_frame import CommuneTold, Frame, Outcome, RoundTold, Span
from engine.reporting.papers.authority_names import BLANK, Deciders, deciders_of
from engine.reporting.papers.citations import bar_basis
from engine.reporting.word.plan_word import CHILDREN_LAW, law_named
from engine.reporting.words.sentences import (
    class_word,
    decision_sentence,
    firm_word,
    provisional_sentence,
    strayed_sentence,
    verdict_word,
)
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

SAY = speak("vi")
SIMULATED = "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
NOT_FIRM = "TẠM TÍNH – CHƯA ĐỐI CHIẾU VĂN BẢN"
ASSUMED = "THẨM QUYỀN CÒN LÀ GIẢ ĐỊNH – CHƯA ĐƯỢC KÝ"
STRAYED = "BỘ TIÊU CHÍ ĐÃ KHÁC BẢN ĐƯỢC CHẤP NHẬN"
INNER = (
    "Giấy có điểm, số liệu về trẻ em bị xâm hại, vi phạm pháp luật, tai nạn: chỉ gửi nơi nhận ghi trong giấy, không "
    "đăng công khai."
)
DECIDED: Mapping[Verdict, str] = {
    "recognised": "Đã quyết định công nhận", "not_recognised": "Đã quyết định không công nhận",
}  # fmt: skip
ALONE = "CHƯA CÓ NGƯỜI THỨ HAI THẨM ĐỊNH"


@dataclass(frozen=True, slots=True)
class Head:
    """What one paper's head and end are made of; ``inner`` is one with points, which is not for the public.

    ``alone`` is that no second person was needed, ``interests`` who judged in spite of one, a sentence each.
    """

    above: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol: str
    place: str
    title: str
    summary: str
    signer: tuple[str, ...]
    recipients: tuple[str, ...]
    second: tuple[str, ...] = ()
    attached: str = ""
    bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    seal: str = ""
    alone: bool = False
    interests: tuple[str, ...] = ()
    inner: bool = True


def frame_of(made: RoundResult, head: Head, *, firm: bool, deciders: Deciders | None = None) -> Frame:
    """A paper's frame; ``firm`` is whether all that it says holds whatever the provisional numbers come to be.

    With ``deciders`` an authority that is an assumption is told as one.
    """
    warned = list(_warned(made, head, firm=firm, deciders=deciders))
    return Frame(
        above=head.above,
        issuer=head.issuer,
        number=f"Số:          {head.symbol}" if head.symbol else "",
        dated=f"{head.place or BLANK}, ngày       tháng       năm          ",
        title=head.title,
        summary=head.summary.replace("trẻ em", "trẻ\u00a0em"),  # or "em" may stand alone on a line
        attached=head.attached,
        warnings=tuple(f"({loud})" for loud, _ in warned),
        watermark=_watermark(made, firm=firm),
        notes=(*(note for _, note in warned if note), *([_inner(made)] if head.inner and _inner(made) else [])),
        bases=ended(head.bases),
        addressees=head.addressees,
        recipients=(*(f"{told};" for told in head.recipients), f"Lưu: VT, {BLANK}."),
        signer=head.signer,
        second=head.second,
        seal=head.seal,
        reminder="Bản thảo để xem, sửa và ký; chưa phải văn bản đã ban hành."
        + (" SỐ LIỆU MÔ PHỎNG." if made.round.simulated else ""),
    )


def _inner(made: RoundResult) -> str:
    """That a paper with points is not for the public: points tell of children where figures are few."""
    labels = [entry.label for entry in made.book.standard.book.evidence if entry.sensitive]
    return INNER if labels else ""


def ended(told: Sequence[str]) -> tuple[str, ...]:
    """Lines of legal bases: a semicolon after each, a full stop after the last."""
    return tuple(f"{text}{';' if at < len(told) else '.'}" for at, text in enumerate(told, 1))


def _warned(made: RoundResult, head: Head, *, firm: bool, deciders: Deciders | None) -> Iterator[tuple[str, str]]:
    """Each loud line with the sentence that explains it."""
    if made.round.simulated:
        yield (
            SIMULATED,
            "Số liệu trong giấy này là mô phỏng, không phải số liệu thật của xã nào; không được ban hành.",
        )
    if strayed_sentence(made.problems, SAY):
        yield STRAYED, "Bộ tiêu chí dùng để chấm khác bản đã được chấp nhận; phải soát lại trước khi ký."
    if not firm:
        told = provisional_sentence(replace(made, problems=()), SAY)
        yield NOT_FIRM, _quiet(told) if told else ""
    if deciders is not None and deciders.is_assumed:
        yield (
            ASSUMED,
            (
                f"Thẩm quyền ghi trong giấy này ({deciders.recognises}) là giả định; phải có văn bản giao thẩm quyền "
                "trước khi trình ký."
            ),
        )
    if head.alone:
        yield ALONE, "Đợt này cho phép một người làm nhiều việc; hồ sơ chưa có người thứ hai thẩm định."
    yield from ((told.rstrip("."), "") for told in head.interests)


def _quiet(told: str) -> str:
    """The warning of the screen as a sentence of a paper."""
    return told.replace("KẾT QUẢ TẠM TÍNH: ", "Kết quả tạm tính: ").rstrip(".") + "."


def _watermark(made: RoundResult, *, firm: bool) -> str:
    if made.round.simulated:
        return "SỐ LIỆU MÔ PHỎNG" if firm else "MÔ PHỎNG – TẠM TÍNH"
    return "" if firm else "TẠM TÍNH – CHƯA ĐỐI CHIẾU"


def round_told(made: RoundResult, code: str = "") -> RoundTold:
    """The round, with who decides on one of its communes."""
    own, who = made.round, deciders_of(made, code)
    standard = law_named(made.book.standard.laws[0])
    return RoundTold(
        own.title, own.area, own.on, own.period_from, own.period_to, standard, own.simulated, who.appraises,
        who.recognises, who.is_assumed,
    )  # fmt: skip


def commune_told(made: RoundResult, card: Scorecard, formed_of: str = "") -> CommuneTold:
    """A scored commune with the threshold that is its own."""
    group = class_word(card.classified.unit_class, SAY)
    if card.classified.override:
        group += f" (ấn định theo {card.classified.override.document})"
    return CommuneTold(
        card.unit.code, card.unit.name, group, card.threshold, bar_basis(made, card), formed_of,
    )  # fmt: skip


def outcome_of(made: RoundResult, card: Scorecard) -> Outcome:
    """What a commune comes to, in the words of papers."""
    decision = card.decision
    return Outcome(
        Span(decision.low, decision.high),
        verdict_word(decision.verdict, SAY),
        reason_of(made, card),
        is_firm(made, card),
        firm_word(is_firm(made, card), SAY),
    )


def outcome_decided(made: RoundResult, card: Scorecard) -> Outcome:
    """What a commune comes to by the decision on it where the record has one, else by its points."""
    scored, own = outcome_of(made, card), made.evidence.on_record_of(card.unit.code)
    if own is None or own.verdict is None:
        return scored
    paper = f"Văn bản {own.paper}" if own.paper else "Chưa ghi số văn bản đã ký"
    reason = f"{paper}; hồ sơ đã đổi sau khi quyết định, phải xem lại" if own.is_changed else paper
    return replace(
        scored, words=DECIDED[own.verdict], reason=reason, firm=True, firm_words=firm_word(firm=True, say=SAY)
    )


def is_firm(made: RoundResult, card: Scorecard) -> bool:
    """Whether neither provisional numbers nor a law that strayed from what was accepted could change the conclusion."""
    return card.decision.firm and not strayed_sentence(made.problems, SAY)


def points_are_firm(made: RoundResult, card: Scorecard) -> bool:
    """Whether every point on a paper holds: none rests on a number that nobody has held against the text."""
    return is_firm(made, card) and not points_by_mark(made.book.standard.criteria)["provisional"]


def reason_of(made: RoundResult, card: Scorecard) -> str:
    """Why a commune is decided as it is; of errors in its form only how many, for a paper names no file."""
    told = decision_sentence(replace(card, errors=()), SAY, book=made.book.standard.book)
    return f"{told}; phiếu còn {len(card.errors)} lỗi phải sửa" if card.errors else told


def laws_of(made: RoundResult) -> tuple[str, ...]:
    """The legal bases of a paper: the law on children, then the standard and what it amends."""
    laws: Sequence[Law] = tuple(reversed(made.book.standard.laws))
    return tuple(f"Căn cứ {told}" for told in (CHILDREN_LAW, *map(law_named, laws)))


def days_words(made: RoundResult) -> str:
    """The round as a sentence says it: its title and the days that it counts."""
    own = made.round
    days = f"từ ngày {own.period_from:%d/%m/%Y} đến ngày {own.period_to:%d/%m/%Y}"
    return f"đợt “{own.title}” (kỳ số liệu {days}, chốt ngày {own.on:%d/%m/%Y})"


def kind_of_unit(unit: Unit) -> str:
    """A commune's kind in lower case: xã, phường, thị trấn, đặc khu."""
    return {"xa": "xã", "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu"}[unit.type]


def inline_name(unit: Unit) -> str:
    """A commune within a sentence: its kind in lower case, its name as it is."""
    kind = kind_of_unit(unit)
    return kind + unit.name[len(kind) :] if unit.name.casefold().startswith(kind) else f"{kind} {unit.name}"
