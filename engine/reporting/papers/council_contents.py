"""What the appraisal record and the council's minutes say, from a file of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engine.evidence.own_facts.fact_data import FactDatum, datum_of, is_fact, value_kept
from engine.evidence.tables.fact_columns import value_words
from engine.law.asking import numbered_items
from engine.law.criteria import evidence_of
from engine.law.questions import Evidence
from engine.records.acting.act_words import CHOICE_WORDS
from engine.records.acting.commune_file import Ballot, Difference, KeptFact, Remark, corrections
from engine.records.acting.council import RULE_WORDS, sitting, tally
from engine.records.acting.override_file import exempted
from engine.records.papers.council_papers import (
    AppraisalRecord,
    CouncilMinutes,
    DifferenceLine,
    MemberLine,
    PersonLine,
    RemarkLine,
)
from engine.reporting.papers.authority_names import BLANK
from engine.reporting.papers.citations import shortened
from engine.reporting.papers.framing import commune_told, days_words, inline_name, outcome_of, round_told
from engine.reporting.papers.recorded import (
    SAY,
    Recorded,
    appraised_total,
    board_head,
    compared,
    day_words,
    own_total,
    time_words,
)
from engine.reporting.papers.score_lines import is_plain_total
from engine.reporting.papers.unit_lines import placed_lines

REMARKS = {"supply": "yêu cầu bổ sung", "question": "câu hỏi"}
ABSENT = "vắng"
# In the place of an item's number: the part of the form that asks of the commune itself.
OF_UNIT = "Về đơn vị"


def appraisal_of(told: Recorded) -> AppraisalRecord:
    """The record of the appraisal of one commune's file."""
    made, card, unit = told.made, told.card, inline_name(told.card.unit)
    return AppraisalRecord(
        frame=board_head(
            told, title="BIÊN BẢN", summary=f"Thẩm định hồ sơ của {unit} phù hợp với trẻ em", symbol="/BB-HĐ",
            signer=("NGƯỜI THẨM ĐỊNH",), second=(f"ĐẠI DIỆN {card.unit.name.upper()}",),
            recipients=(f"Ủy ban nhân dân {unit}", "Hội đồng"),
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        opening=tuple(_opening(told)),
        appraisers=_appraisers(told),
        criteria=compared(told),
        own_total=own_total(told),
        appraised_total=appraised_total(told),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card) and told.own_is_plain,
        differences=tuple(_difference(told, change) for change in _changes(told)),
        remarks=_remarks(told),
        outcome=outcome_of(made, card),
        closing=tuple(_closing(told)),
    )  # fmt: skip


def _opening(told: Recorded) -> Iterator[str]:
    yield f"{days_words(told.made)[:1].upper()}{days_words(told.made)[1:]}."
    if told.formed_of:
        yield f"Đơn vị được thành lập từ: {told.formed_of}."
    sent, done = told.file.last("submit"), told.file.last("appraise")
    times = len(told.file.submissions)
    again = f" (lần {times})" if times > 1 else ""
    yield (
        f"Hồ sơ gửi{again} lúc {time_words(sent.at if sent else '')}; thẩm định xong lúc "
        f"{time_words(done.at if done else '')}."
    )
    yield from placed_lines(told)
    yield shortened(told.made)


def _appraisers(told: Recorded) -> tuple[PersonLine, ...]:
    acting = [move.by for move in told.file.moves if move.act in ("claim", "correct", "ask", "return", "appraise")]
    return tuple(told.person(who, "người thẩm định") for who in dict.fromkeys(acting))


def _changes(told: Recorded) -> tuple[Difference, ...]:
    """What the board made otherwise than the commune said: exempted data as such, whatever they were corrected to."""
    out = exempted({}, told.used)
    exempt = (Difference(name, "appraised", told.file.own.get(name), fact) for name, fact in sorted(out.items()))
    return (*(change for change in corrections(told.file) if change.evidence not in out), *exempt)


def _difference(told: Recorded, change: Difference) -> DifferenceLine:
    entry, new = datum_of(told.made.book.standard, change.evidence), change.new
    paper = f"{new.document}, {day_words(new.issued)}" if new and new.document and new.issued else ""
    return DifferenceLine(
        OF_UNIT if is_fact(change.evidence) else _item_of(told, change.evidence),
        entry.label if entry else change.evidence,
        kept_words(change.old, entry),
        kept_words(new, entry),
        new.reason if new else "",
        paper or (new.document if new else ""),
    )


def kept_words(fact: KeptFact | None, datum: Evidence | None) -> str:
    """A datum of the record as a paper prints it; of one that the standard asks no more the number as it is."""
    if fact is None or fact.state == "missing":
        return "chưa có"
    if fact.state == "not_applicable":
        return "không áp dụng"
    if isinstance(datum, FactDatum):
        return value_words(datum.fact, value_kept(datum.fact, fact.value))
    if datum and datum.kind == "yes_no":
        return "có" if fact.value == "1" else "không"
    return SAY.whole(int(fact.value))


def _item_of(told: Recorded, evidence: str) -> str:
    """The first item that reads a datum, by its number."""
    found = (n for n, item in numbered_items(told.made.book.standard) if evidence in evidence_of(item.measure))
    return next(found, "")


def _remarks(told: Recorded) -> tuple[RemarkLine, ...]:
    numbers = {item.id: number for number, item in numbered_items(told.made.book.standard)}
    return tuple(RemarkLine(_about(own, numbers), REMARKS[own.kind], own.text, own.answer) for own in told.file.remarks)


def _about(remark: Remark, numbers: Mapping[str, str]) -> str:
    return f"“{OF_UNIT}”" if is_fact(remark.evidence) else numbers.get(remark.item, remark.item)


def _closing(told: Recorded) -> Iterator[str]:
    outcome = outcome_of(told.made, told.card)
    yield f"Kết quả sau thẩm định: {outcome.words}. {outcome.reason}."
    if not outcome.firm:
        yield "Kết quả này là tạm tính: các mức đặt tạm của bộ tiêu chí có thể làm đổi kết luận."
    yield from told.use_lines
    if told.state.notice:
        yield f"{told.state.notice}."
    yield from told.interests


def minutes_of(told: Recorded, ballot: Ballot) -> CouncilMinutes:
    """The minutes of a closed ballot on one commune."""
    made, card, unit, counted = told.made, told.card, inline_name(told.card.unit), tally(ballot)
    return CouncilMinutes(
        frame=board_head(
            told, title="BIÊN BẢN", summary=f"Họp hội đồng xét {unit} phù hợp với trẻ em", symbol="/BB-HĐ",
            signer=("CHỦ TỌA",), second=("THƯ KÝ",), recipients=("Thành viên hội đồng", f"Ủy ban nhân dân {unit}"),
        ),
        round=round_told(made, card.unit.code),
        commune=commune_told(made, card, told.formed_of),
        opening=tuple(_sitting(told, ballot)),
        members=tuple(_members(told, ballot)),
        criteria=compared(told),
        own_total=own_total(told),
        appraised_total=appraised_total(told),
        maximum=made.book.standard.head.maximum.points,
        is_sum=is_plain_total(made, card) and told.own_is_plain,
        ballot=ballot.number,
        quorum=ballot.quorum,
        yes=counted.yes,
        no=counted.no,
        abstain=counted.abstain,
        interested=counted.interested,
        carried=ballot.carried,
        outcome=outcome_of(made, card),
        closing=(*_closing(told), *_voted(told, ballot)),
    )  # fmt: skip


def _sitting(told: Recorded, ballot: Ballot) -> Iterator[str]:
    council, counted = told.council, tally(ballot)
    paper = f"{council.document} ngày {day_words(council.issued)}" if council else BLANK
    yield f"{days_words(told.made)[:1].upper()}{days_words(told.made)[1:]}."
    yield (
        f"Hội đồng lập theo {paper} họp và biểu quyết lần {ballot.number} về hồ sơ của {inline_name(told.card.unit)}, "
        f"từ {time_words(ballot.opened_at)} đến {time_words(ballot.closed_at)}, tại {BLANK}."
    )
    enough = "đủ" if counted.present >= ballot.quorum else "không đủ"
    yield f"Số thành viên biểu quyết: {counted.present}; số ít nhất phải có: {ballot.quorum} ({enough})."
    yield from placed_lines(told)
    yield shortened(told.made)


def _members(told: Recorded, ballot: Ballot) -> Iterator[MemberLine]:
    votes, council = {vote.member: vote for vote in ballot.votes}, told.council
    seats = sitting(council, date.fromisoformat(ballot.opened_at[:10])) if council else ()
    for who in dict.fromkeys([*(member.person for member in seats), *votes]):
        vote, interest = votes.get(who), any(told.file.code in m.interest for m in seats if m.person == who)
        role = "ủy viên"
        if council and who in (council.chair, council.secretary):
            role = "chủ tịch" if who == council.chair else "thư ký"
        person = told.person(who, role)
        silent = CHOICE_WORDS["interested"][0] if interest else ABSENT
        said = CHOICE_WORDS[vote.choice][0] if vote else silent
        yield MemberLine(person.name, person.office, role, said, vote.reason if vote else "")


def _voted(told: Recorded, ballot: Ballot) -> Iterator[str]:
    counted = tally(ballot)
    rule = RULE_WORDS[ballot.rule][0] if ballot.rule in RULE_WORDS else ballot.rule
    result = "được thông qua" if ballot.carried else "không được thông qua"
    yield (
        f"Biểu quyết việc công nhận {inline_name(told.card.unit)}: {counted.yes} tán thành công nhận, {counted.no} "
        f"không tán thành, {counted.abstain} không có ý kiến, {counted.interested} không biểu quyết vì có liên quan. "
        f"Điều kiện thông qua: {rule}. Việc công nhận {result}."
    )
