"""What the draft decisions, the notice and the certificate say, from a file of the record."""

from __future__ import annotations

from collections.abc import Iterator

from engine.records.acting.commune_file import DecisionKind
from engine.records.acting.council import Tally, tally
from engine.records.papers.decision_papers import Article, CertificateText, DraftDecision, ResultNotice, Revocation
from engine.records.publishing.signed_decisions import signed_paper
from engine.reporting.papers.authority_names import BLANK, deciders_of
from engine.reporting.papers.citations import shortened
from engine.reporting.papers.framing import (
    commune_told,
    days_words,
    inline_name,
    kind_of_unit,
    laws_of,
    outcome_of,
    round_told,
)
from engine.reporting.papers.recorded import Recorded, committee_frame, day_words
from engine.reporting.papers.score_lines import criterion_lines, is_plain_total

CARRIED_OUT = "Chánh Văn phòng, thủ trưởng cơ quan liên quan và Ủy ban nhân dân {unit} thi hành Quyết định này./."
KEEP = "Đề nghị Ủy ban nhân dân {unit} giữ vững các tiêu chí; trường hợp không còn đạt có thể bị thu hồi công nhận."
OBJECT = (
    "Không nhất trí với kết quả, Ủy ban nhân dân {unit} có ý kiến bằng văn bản gửi hội đồng kèm tài liệu chứng minh./."
)
OLD_UNITS = (
    "Đơn vị được thành lập từ: {units}. Kết quả của các đơn vị cũ là của đơn vị cũ, không chuyển sang đơn vị mới."
)
NO_NUMBER = "số               ngày       tháng       năm          "


def decision_of(told: Recorded, *, recognise: bool) -> DraftDecision:
    """A draft decision to recognise a commune, or to refuse it with the reasons."""
    made, card, unit = told.made, told.card, inline_name(told.card.unit)
    what = "Công nhận" if recognise else "Không công nhận"
    return DraftDecision(
        frame=committee_frame(
            told, title="QUYẾT ĐỊNH", summary=f"{what} {unit} phù hợp với trẻ em", symbol="/QĐ-UBND",
            bases=(*laws_of(made), *_minutes(told)),
            recipients=("Như Điều 3", f"Thường trực Đảng ủy, Hội đồng nhân dân {unit}", "Hội đồng"),
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        decider=_decider(told),
        articles=tuple(_articles(told, recognise=recognise)),
        reasons=() if recognise else tuple(reasons_of(told)),
        notes=tuple(_notes(told)),
        criteria=criterion_lines(made, card),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card),
        outcome=outcome_of(made, card),
    )  # fmt: skip


def _decider(told: Recorded) -> str:
    unit = deciders_of(told.made, told.card.unit.code).unit
    return f"CHỦ TỊCH ỦY BAN NHÂN DÂN {unit.upper() or BLANK}"


def _minutes(told: Recorded) -> Iterator[str]:
    ballot = told.file.ballot
    if ballot and ballot.closed_at:
        yield (
            f"Căn cứ Biên bản họp hội đồng ngày {day_words(ballot.closed_at)} về việc xét "
            f"{inline_name(told.card.unit)} phù hợp với trẻ em"
        )
    yield f"Theo đề nghị của {BLANK}"


def reasons_of(told: Recorded) -> Iterator[str]:
    """Why a commune is refused: what its points say, what the council voted, what the one who decides wrote."""
    outcome, ballot = outcome_of(told.made, told.card), told.file.ballot
    if not _reached(told):
        yield f"{outcome.words}: {outcome.reason}"
    if ballot and ballot.closed_at and not ballot.carried:
        yield f"Hội đồng không thông qua việc công nhận ({_votes(tally(ballot))})"
    if told.file.decision and told.file.decision.kind == "refuse" and told.file.decision.reason:
        yield _ended(told.file.decision.reason)


def _reached(told: Recorded) -> bool:
    return told.card.decision.verdict == "recognised"


def _votes(counted: Tally) -> str:
    abstained = f", {counted.abstain} không có ý kiến" if counted.abstain else ""
    return f"{counted.yes} tán thành, {counted.no} không tán thành{abstained}"


def _articles(told: Recorded, *, recognise: bool) -> Iterator[Article]:
    unit, kind = inline_name(told.card.unit), kind_of_unit(told.card.unit)
    outcome = outcome_of(told.made, told.card)
    said = f"theo số liệu chốt ngày {told.made.round.on:%d/%m/%Y}"
    if recognise:
        done = f"Công nhận {unit} đạt tiêu chuẩn {kind} phù hợp với trẻ em {said}."
        yield Article(1, f"{done} {outcome.words}: {outcome.reason} (Phụ lục kèm theo).")
    else:
        refused, why = f"Không công nhận {unit} là {kind} phù hợp với trẻ em", "; ".join(reasons_of(told)) or BLANK
        # Points that reach the standard are no reason; unsaid they would stand in the appendix alone.
        stands = f" Kết quả sau thẩm định: {outcome.words}. {outcome.reason}." if _reached(told) else ""
        yield Article(1, f"{refused} {said}.{stands} Lý do: {why} (Phụ lục kèm theo).")
    yield Article(2, "Quyết định này có hiệu lực từ ngày ký.")
    yield Article(3, CARRIED_OUT.format(unit=unit))


def _notes(told: Recorded) -> Iterator[str]:
    """What must be said beside a decision: set by hand, not firm and acknowledged, one person alone."""
    by_hand, decision = told.card.classified.override, told.file.decision
    yield from told.use_lines
    if by_hand and not any(one.kind == "class" for one in told.used):
        yield f"Nhóm ngưỡng của xã do hội đồng ấn định theo {by_hand.document}: {by_hand.reason}."
    if decision and decision.not_firm_acknowledged:
        yield "Người quyết định đã được báo và chấp nhận rằng kết luận này chưa chắc chắn."
    elif not told.card.decision.firm:
        yield "Kết luận chưa chắc chắn; người quyết định phải ghi nhận điều này trước khi ký."


def revocation_of(told: Recorded) -> Revocation:
    """A draft decision that revokes a recognition, as the record says; raises ValueError where nothing was revoked."""
    revoked = told.file.revoked
    if revoked is None:
        raise ValueError(told.file.code)
    made, card, unit = told.made, told.card, inline_name(told.card.unit)
    earlier = _signed(told, "recognise")
    articles = (
        Article(1, f"Thu hồi {earlier} về việc công nhận {unit} phù hợp với trẻ em. Lý do: {_ended(revoked.reason)}."),
        Article(2, "Quyết định này có hiệu lực từ ngày ký."),
        Article(3, CARRIED_OUT.format(unit=unit)),
    )
    return Revocation(
        frame=committee_frame(
            told, title="QUYẾT ĐỊNH", summary=f"Thu hồi quyết định công nhận {unit} phù hợp với trẻ em",
            symbol="/QĐ-UBND", bases=(*laws_of(made), f"Căn cứ {revoked.document or BLANK}"),
            recipients=("Như Điều 3", f"Thường trực Đảng ủy, Hội đồng nhân dân {unit}", "Hội đồng"), inner=False,
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        decider=_decider(told),
        earlier=earlier,
        reason=revoked.reason,
        document=revoked.document or BLANK,
        articles=articles,
    )  # fmt: skip


def _ended(text: str) -> str:
    """A person's sentence without its full stop, to stand within another."""
    return text.strip().rstrip(".")


def _signed(told: Recorded, kind: DecisionKind) -> str:
    """The signed decision by number and day where the record has them; blanks otherwise."""
    found = signed_paper(told.file, kind)
    return f"Quyết định số {found.number} ngày {day_words(found.date)}" if found else f"Quyết định {NO_NUMBER}"


def notice_of(told: Recorded) -> ResultNotice:
    """What is told to a commune that has been decided on."""
    made, card, unit = told.made, told.card, inline_name(told.card.unit)
    recognised = told.file.decision is not None and told.file.decision.kind == "recognise"
    return ResultNotice(
        frame=committee_frame(
            told, title="THÔNG BÁO", summary=f"Kết quả xét công nhận {unit} phù hợp với trẻ em", symbol="/TB-UBND",
            addressees=(f"Ủy ban nhân dân {unit}",), recipients=("Như trên", "Hội đồng"),
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        recognised=recognised,
        opening=tuple(_told(told, recognised=recognised)),
        criteria=criterion_lines(made, card),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card),
        outcome=outcome_of(made, card),
        closing=tuple(_what_next(told, recognised=recognised)),
    )  # fmt: skip


def _told(told: Recorded, *, recognised: bool) -> Iterator[str]:
    unit, outcome = inline_name(told.card.unit), outcome_of(told.made, told.card)
    paper = _signed(told, "recognise" if recognised else "refuse")
    verb = "được công nhận" if recognised else "không được công nhận"
    yield f"Theo {paper}, {unit} {verb} phù hợp với trẻ em trong {days_words(told.made)}."
    if not recognised:
        yield f"Lý do: {'; '.join(reasons_of(told)) or outcome.reason}."
    yield f"Kết quả sau thẩm định: {outcome.words}. {outcome.reason}."
    yield from told.use_lines
    if told.formed_of:
        yield OLD_UNITS.format(units=told.formed_of)
    yield shortened(told.made)


def _what_next(told: Recorded, *, recognised: bool) -> Iterator[str]:
    unit = inline_name(told.card.unit)
    if recognised:
        yield KEEP.format(unit=unit)
    else:
        yield f"Đề nghị Ủy ban nhân dân {unit} bổ sung những chỗ chưa đạt để được xét ở đợt sau."
    yield OBJECT.format(unit=unit)


def certificate_of(told: Recorded) -> CertificateText:
    """The words of the certificate of a commune that has been recognised."""
    made, card = told.made, told.card
    unit, kind = inline_name(card.unit), kind_of_unit(card.unit)
    return CertificateText(
        frame=committee_frame(
            told, title="GIẤY CHỨNG NHẬN", summary="(nội dung để in trên phôi)", symbol="", inner=False
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        decider=_decider(told),
        certifies="CHỨNG NHẬN",
        honoured=unit.upper(),
        text=f"đạt tiêu chuẩn {kind} phù hợp với trẻ em theo số liệu chốt ngày {made.round.on:%d/%m/%Y}",
        decided=f"(Theo {_signed(told, 'recognise')})",
        outcome=outcome_of(made, card),
    )
