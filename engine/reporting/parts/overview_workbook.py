"""``tong-hop-chung.xlsx``: all communes of a round of several standards, each beside the standard that judged it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.files.kit.printing import printed
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column, Value
from engine.language import Say
from engine.reporting.excel.pages import page_of
from engine.reporting.excel.sheet_summary import aside_row, counts_sentence, summary_row
from engine.reporting.parts.part_words import apart_sentence, standard_words
from engine.reporting.words.ranking import aside_by_name, by_decision, ranks
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence, warning_words
from engine.scoring.round_result import RoundResult


def write_overview(path: Path, parts: Sequence[RoundResult], say: Say) -> None:
    """Write the communes standard by standard, in each as its own summary has them. Raises as ``write_whole``."""
    first = parts[0]
    workbook = NewWorkbook(first.round.title, on=first.round.on)
    sheet = workbook.sheet(say("Các xã"))
    columns = _columns(say)
    sheet.set_widths(columns)
    top = 1
    for text, look in _opening(parts, say):
        sheet.put_line(top, text, look, columns=len(columns))
        top += 1
    sheet.put_table(top, columns, _rows(parts, say), still=None)
    sheet.set_page(replace(page_of(first, say, repeat=top), head=printed(centre=_warnings(parts, say))))
    workbook.save(path)


def _warnings(parts: Sequence[RoundResult], say: Say) -> str:
    """What each page says of how sure results are: once where it holds of every standard, else standard by standard."""
    told = {made.round.standard: warning_words(made, say) for made in parts}
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return " · ".join(f"{name}: {words}" for name, words in told.items() if words)


def _columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(say("STT"), 5, "centre"),
        Column(say("Bộ tiêu chí"), 11),
        Column(say("Mã"), 7, "centre"),
        Column(say("Đơn vị"), 16),
        Column(say("Kết luận"), 15),
        Column(say("Lý do"), 36),
        Column(say("Chắc chắn hay tạm tính"), 9, "centre"),
        Column(say("Nhóm xã"), 18),
        Column(say("Ngưỡng"), 8, "number"),
        Column(say("Tổng điểm thấp nhất"), 8, "number"),
        Column(say("Tổng điểm cao nhất"), 8, "number"),
        Column(say("Hơn, kém ngưỡng"), 12, "signed"),
        Column(say("Xếp hạng trong bộ"), 8, "number"),
    )


def _opening(parts: Sequence[RoundResult], say: Say) -> Iterator[tuple[str, str]]:
    first = parts[0].round
    yield say("KẾT QUẢ THEO TỪNG BỘ TIÊU CHÍ"), "title"
    yield first.title, "strong"
    yield say("Địa bàn: {area}; số liệu đến {on}", area=first.area, on=say.day(first.on)), "subtitle"
    for made in parts:
        title = say.either(made.book.standard.head.title, made.book.standard.head.title_en)
        yield f"{standard_words(made.book.standard, say)}: {title}", "subtitle"
        if provisional := provisional_sentence(made, say):
            yield f"{made.round.standard}: {provisional}", "banner"
    if first.simulated:
        yield simulated_sentence(say), "simulated"
    for made in parts:
        yield f"{made.round.standard}: {counts_sentence(made, say)}", "strong"
    yield apart_sentence(parts, say), "note"


def _rows(parts: Sequence[RoundResult], say: Say) -> Iterator[tuple[Value, ...]]:
    number = 0
    for made in parts:
        ranked = ranks(made.cards)
        told = [summary_row(card, made, say, ranked.get(card.unit.code)) for card in by_decision(made.cards)]
        for row in (*told, *(aside_row(unit, made, say) for unit in aside_by_name(made))):
            number += 1
            yield number, made.round.standard, *row
