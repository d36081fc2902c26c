"""The first sheet: what was decided for each commune and why; under which law, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.comparing.new_year import is_official
from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.reporting.board.silence import reason_sentence, received_sentence
from engine.reporting.excel.board_paper import put_letterhead, put_signatures
from engine.reporting.words.ranking import aside_by_name, by_decision, ranks
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.recognition.total_words import total_words
from engine.reporting.words.sectors import kinds_of_units
from engine.reporting.words.sentences import (
    aside_sentence,
    card_word,
    classified_sentence,
    firm_word,
    provisional_sentence,
    simulated_sentence,
    verdict_word,
)
from engine.reporting.words.whom.whom_words import authorities_words
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

HALVES = ((1, 5), (6, 12))


def fill_summary(sheet: NewSheet, made: RoundResult, say: Say) -> int:
    """Letterhead, title, warnings, counts, the table of decisions, signatures; the heading's row is returned.

    Results of a draft are no paper: nothing of them is to be signed.
    """
    columns = _columns(say)
    sheet.set_widths(columns)
    official = is_official(made.book.standard)
    top = put_letterhead(sheet, 1, HALVES, say) if official else 1
    for text, look in _opening(made, say):
        sheet.put_line(top, text, look, columns=len(columns))
        top += 1
    below = sheet.put_table(top, columns, _rows(made, say), still=None)
    row = below + 1
    for text in _notes(made, say):
        sheet.put_line(row, text, "note", columns=len(columns))
        row += 1
    if official:
        signers = (say("THƯ KÝ"), say("TM. HỘI ĐỒNG ĐÁNH GIÁ"))
        row = put_signatures(sheet, row, HALVES, say, signers=signers)
        sheet.keep_together(below - 2, row)
    return top


def _columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(say("STT"), 5, "centre"),
        Column(say("Mã"), 7, "centre"),
        Column(say("Đơn vị"), 18),
        Column(say("Kết luận"), 17),
        Column(say("Lý do"), 41),
        Column(say("Chắc chắn hay tạm tính"), 9, "centre"),
        Column(say("Nhóm xã"), 24),
        Column(say("Ngưỡng"), 8, "number"),
        Column(say("Tổng điểm thấp nhất"), 8, "number"),
        Column(say("Tổng điểm cao nhất"), 8, "number"),
        Column(say("Hơn, kém ngưỡng"), 13, "signed"),
        Column(say("Xếp hạng"), 7, "number"),
    )


def _opening(made: RoundResult, say: Say) -> Iterator[tuple[str, str]]:
    head, round_ = made.book.standard.head, made.round
    kinds = kinds_of_units(round_.units, say).upper()
    yield say("KẾT QUẢ ĐÁNH GIÁ {kinds} PHÙ HỢP VỚI TRẺ EM", kinds=kinds), "title"
    yield round_.title, "strong"
    period = {"first": say.day(round_.period_from), "last": say.day(round_.period_to)}
    dates = say("số liệu đến {on}, kỳ đánh giá {first} – {last}", on=say.day(round_.on), **period)
    yield say("Địa bàn: {area}; {dates}", area=round_.area, dates=dates), "subtitle"
    title = say.either(head.title, head.title_en)
    law = {"number": head.law.number, "day": dated(made.book.standard, say)}
    yield say("Tiêu chuẩn: {title} (Văn bản số {number} ngày {day})", title=title, **law), "subtitle"
    yield _authority(made, say), "subtitle"
    if provisional := provisional_sentence(made, say):
        yield provisional, "banner"
    if round_.simulated:
        yield simulated_sentence(say), "simulated"
    yield counts_sentence(made, say), "strong"
    if received := received_sentence(made, say):
        yield received, "strong"


def _authority(made: RoundResult, say: Say) -> str:
    authority = made.authority
    if len(made.authorities) > 1:
        return say("Thẩm quyền công nhận: {names}", names=authorities_words(made, say))
    if authority is None:
        return say("Thẩm quyền công nhận: chưa xác định được cho ngày này")
    name = say.either(authority.recognises, authority.recognises_en)
    if authority.status == "assumption":
        return say("Thẩm quyền công nhận: {name} (GIẢ ĐỊNH: chưa thấy văn bản nào giao việc này)", name=name)
    return say("Thẩm quyền công nhận: {name} (theo văn bản đang áp dụng)", name=name)


def counts_sentence(made: RoundResult, say: Say) -> str:
    """How many communes there are, and how many of each decision."""
    counted = Counter(card.decision.verdict for card in made.cards)
    return say(
        "{all} đơn vị: {recognised} đạt chuẩn, {refused} không đạt chuẩn, {open} chưa kết luận, {aside} gác lại",
        all=len(made.round.units),
        recognised=counted["recognised"],
        refused=counted["not_recognised"],
        open=counted["undecided"],
        aside=len(made.aside),
    )


def _rows(made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    ranked, number = ranks(made.cards), 0
    for number, card in enumerate(by_decision(made.cards), 1):
        yield number, *summary_row(card, made, say, ranked.get(card.unit.code))
    for at, unit in enumerate(aside_by_name(made), number + 1):
        yield at, *aside_row(unit, made, say)


def summary_row(card: Scorecard, made: RoundResult, say: Say, rank: int | None) -> tuple[Value, ...]:
    """A decided commune from its code to its rank among those of its standard."""
    decision, standard = card.decision, made.book.standard
    reason = reason_sentence(made, card, say, book=standard.book)
    made_up = total_words(standard, card, say)
    return (
        card.unit.code,
        card.unit.name,
        Entry(card_word(card, say), f"verdict {decision.verdict}"),
        "\n".join((reason, say("Tổng gồm: {parts}.", parts=made_up))) if made_up else reason,
        firm_word(decision.firm, say),
        classified_sentence(card.classified, say),
        card.threshold,
        decision.low,
        decision.high,
        _margin(card, say),
        rank if rank is not None else Entry("–", "centre"),
    )


def _margin(card: Scorecard, say: Say) -> Value:
    """Points over or under the threshold; from … to … while evidence is missing."""
    low, high = (points - card.threshold for points in (card.decision.low, card.decision.high))
    if low == high:
        return low
    return Entry(say("{low} đến {high}", low=_signed(low, say), high=_signed(high, say)), "open")


def _signed(points: Score, say: Say) -> str:
    return f"{'+' if points > 0 else '−'}{say.whole(max(points, -points))}" if points else "0"


def aside_row(unit: Unit, made: RoundResult, say: Say) -> tuple[Value, ...]:
    """The same of a commune set aside, with the reason."""
    verdict = Entry(verdict_word(None, say), "verdict aside")
    nothing = Entry("–", "centre")
    return (unit.code, unit.name, verdict, aside_sentence(made, unit, say), *(nothing,) * 7)


def _notes(made: RoundResult, say: Say) -> tuple[str, ...]:
    levels = say("Trong các xã đạt chuẩn, xã đạt mức cao hơn đứng trước.") if made.book.standard.head.levels else ""
    return (
        *((levels,) if levels else ()),
        say(
            "Xếp hạng: xã đạt chuẩn đứng trước xã không đạt chuẩn; trong mỗi nhóm xếp theo tổng điểm thấp nhất "
            "(phần điểm đã chắc chắn); bằng điểm thì cùng hạng. Xã chưa kết luận và xã gác lại không xếp hạng."
        ),
        say(
            "Tổng điểm thấp nhất khác cao nhất khi còn thiếu minh chứng: "
            "mục chưa có số liệu để ngỏ từ 0 đến điểm tối đa. "
            "“Tạm tính” là kết luận có thể đổi khi các mức điểm đặt tạm được thay bằng mức trong văn bản."
        ),
        say(
            "Các trang sau: điểm từng tiêu chí; khoảng cách đến mức tốt hơn; minh chứng còn thiếu; vấn đề phải sửa; "
            "căn cứ của từng con số; biểu đồ."
        ),
    )
