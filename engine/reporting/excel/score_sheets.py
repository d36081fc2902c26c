"""The score sheets ``phieu-diem.xlsx``: one page a commune to be returned and signed.

Thirteen criteria with their points, what they rest on, what was decided and why, what is missing.
A commune that was set aside has no score to sign, and no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.criteria import Criterion
from engine.law.measures.kinds import line_of
from engine.law.values import FIRM_MARKS
from engine.reporting.excel.board_paper import put_letterhead, put_signatures
from engine.reporting.excel.sheet_criteria import points_of_range
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import band_sentence, per_words, range_words, value_sentence
from engine.reporting.words.changes import label_of
from engine.reporting.words.recognition.condition_words import level_word
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.recognition.rule_words import role_word
from engine.reporting.words.recognition.total_words import total_words
from engine.reporting.words.sentences import (
    card_mark,
    class_sentence,
    decision_sentence,
    provisional_sentence,
    simulated_sentence,
    verdict_word,
    warning_words,
)
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Status

COLUMNS, HALVES = 6, ((1, 4), (5, 6))
LONGEST_NAME, NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\]|^'|'$")
MARGINS = (0.5, 0.4, 0.5, 0.45, 0.2, 0.2)


def write_score_sheets(path: Path, made: RoundResult, say: Say) -> None:
    """Write every scored commune's page: the same assessment and language give the same bytes. Raises OSError."""
    workbook = NewWorkbook(say("Phiếu điểm – {title}", title=made.round.title), on=made.round.on)
    for card in made.cards:
        sheet = workbook.sheet(_name(card))
        _fill(sheet, card, made, say)
        foot = printed(as_letters(f"{card.unit.code} {card.unit.name} – {made.round.title}"), right="&P/&N", size=9)
        head = printed(centre=warning_words(made, say), size=9)
        sheet.set_page(Page(head, foot, margins=MARGINS, standing=True, whole=True))
    workbook.save(path)


def _name(card: Scorecard) -> str:
    """A name that Excel takes for a sheet; the code keeps two of the same name apart."""
    return NOT_IN_NAMES.sub(" ", f"{card.unit.code} {card.unit.name}")[:LONGEST_NAME]


def _fill(sheet: NewSheet, card: Scorecard, made: RoundResult, say: Say) -> None:
    columns = (
        Column(say("TT"), 3.5, "sheet centre"),
        Column(say("Tiêu chí"), 25, "sheet text"),
        Column(say("Điểm tối đa"), 6, "sheet number"),
        Column(say("Điểm"), 7.5, "sheet number"),
        Column(say("Vì sao, từng mục"), 48, "sheet text"),
        Column(say("Căn cứ; tính chất của mức"), 21, "sheet text"),
    )
    sheet.set_widths(columns)
    row = put_letterhead(sheet, 1, HALVES, say)
    for text, look in _opening(card, made, say):
        sheet.put_line(row, text, look, columns=COLUMNS)
        row += 1
    row = sheet.put_rows(row, columns, _rows(card, made, say))
    closing = row
    for text in _closing(card, made, say):
        sheet.put_line(row, text, "sheet note", columns=COLUMNS)
        row += 1
    name = card.unit.name
    signers = (say("TM. ỦY BAN NHÂN DÂN\n{name}", name=name.upper()), say("TM. HỘI ĐỒNG ĐÁNH GIÁ"))
    row = put_signatures(sheet, row, HALVES, say, signers=signers)
    sheet.keep_together(closing - 2, row)


def _opening(card: Scorecard, made: RoundResult, say: Say) -> Iterator[tuple[str, str]]:
    head, round_, decision = made.book.standard.head, made.round, card.decision
    yield say("PHIẾU ĐIỂM: {name}", name=card.unit.name.upper()), "title"
    yield say("{title}; mã đơn vị {code}", title=round_.title, code=card.unit.code), "subtitle"
    days = {"on": say.day(round_.on), "first": say.day(round_.period_from), "last": say.day(round_.period_to)}
    law = {"number": head.law.number, "day": dated(made.book.standard, say)}
    yield (
        say("Theo văn bản số {number} ngày {day}; số liệu đến {on}, kỳ đánh giá {first} – {last}", **law, **days),
        "sheet line",
    )
    if round_.simulated:
        yield simulated_sentence(say), "simulated"
    verdict = verdict_word(decision.verdict, say).upper()
    total, most = range_words(decision.low, decision.high, say), say.whole(head.maximum.points)
    told = say("{verdict}: {total}/{most} điểm", verdict=verdict, total=total, most=most)
    yield told + (f" · {level}" if (level := level_word(card, say)) else ""), f"verdict {decision.verdict}"
    if made_up := total_words(made.book.standard, card, say):
        yield say("Tổng gồm: {parts}.", parts=made_up), "sheet line"
    why = decision_sentence(card, say, book=made.book.standard.book)
    yield say("Vì sao: {why}. {bar}.", why=why, bar=class_sentence(card, say)), "sheet line"


def _rows(card: Scorecard, made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    for own in card.criteria:
        yield _row(own, say)
    decision = card.decision
    yield (
        Entry("", "sheet head"),
        Entry(say("Tổng cộng"), "sheet head"),
        Entry(say.whole(made.book.standard.head.maximum.points), "sheet total"),
        Entry(points_of_range(decision.low, decision.high, say), "sheet total"),
        Entry("", "sheet head"),
        Entry("", "sheet head"),
    )


def _row(own: CriterionCard, say: Say) -> tuple[Value, ...]:
    criterion = own.criterion
    marks = dict.fromkeys(told for item in own.items if (told := card_mark(item, say)))
    zero = {2: "zero", 1: "open"}.get(own.zero, "sheet number")
    return (
        criterion.number,
        _title(criterion, say),
        criterion.max_points,
        Entry(points_of_range(own.low, own.high, say), "open" if own.low != own.high else zero),
        "\n".join(_item(item, say) for item in own.items),
        "; ".join((criterion.cite.at, *marks)),
    )


def _title(criterion: Criterion, say: Say) -> str:
    """A criterion's title; what is won or taken off beyond what is scored is called so."""
    title = say.either(criterion.title, criterion.title_en)
    return title if criterion.role == "scored" else f"{title} ({role_word(criterion.role, say)})"


def _item(item: ItemCard, say: Say) -> str:
    """What was measured, its band, its points: "7.1: 48/49 = 97,96 % (từ 95 % đến dưới 98 %): 35/50"."""
    told = f"{number_of(item.item)}: {value_sentence(item, say)}"
    if item.status is Status.NOT_APPLICABLE:
        return told
    if item.rule and item.status is Status.SCORED and line_of(item.item.measure).values != "answer":
        band = band_sentence(item.item, item.rule, say)
        told += f" ({band.removesuffix(per_words(line_of(item.item.measure), say))})"
    return f"{told}: {range_words(item.low, item.high, say)}/{say.whole(item.item.max_points)}"


def _closing(card: Scorecard, made: RoundResult, say: Say) -> Iterator[str]:
    book = made.book.standard.book
    if card.silent:
        yield say("Còn thiếu: mọi số liệu; xã chưa gửi số liệu nào.")
    elif card.missing:
        labels = "; ".join(label_of(book, name, say) for name in card.missing)
        yield say("Còn thiếu minh chứng: {labels}.", labels=labels)
    else:
        yield say("Không còn thiếu minh chứng nào.")
    if provisional := provisional_sentence(made, say):
        yield provisional
    elif any(item.mark and item.mark not in FIRM_MARKS for item in card.items):
        yield say("Mức chưa đối chiếu văn bản được ghi ở cột cuối.")
    yield say("Ý kiến của xã:  □ đồng ý   □ đề nghị xem lại mục ……………………… vì ………………………………………………………")
