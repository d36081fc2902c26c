"""The order of localities as a workbook: ranks with their ends, what would change them, and the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.comparing.ranking.localities import Locality, Ordered
from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.reporting.parts.part_words import apart_sentence, part_head
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.upward.rank_words import (
    apart_text,
    by_rank,
    by_word,
    certain_word,
    covered_text,
    gap_text,
    layer_text,
    lever_lines,
    method_lines,
    not_public,
    rank_text,
    share_text,
)
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.scoring.round_result import RoundResult

LOOKS = {True: "verdict recognised", False: "verdict undecided"}


def write_ranks(path: Path, done: Sequence[tuple[Ordered, RoundResult]], say: Say) -> None:
    """Write the order as Excel, a sheet a standard: the same gives the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(say("Xếp hạng thực hiện quyền trẻ em"), on=done[0][1].round.on)
    for at, (order, made) in enumerate(done, 1):
        name = say("Xếp hạng") if len(done) == 1 else say("Xếp hạng {n}", n=at)
        _put_order(workbook.sheet(name), order, (made, [own for _, own in done]), say)
    _put_method(workbook.sheet(say("Cách tính")), done[0][0], say, of_several=len(done) > 1)
    workbook.save(path)


def _put_order(sheet: NewSheet, order: Ordered, of: tuple[RoundResult, Sequence[RoundResult]], say: Say) -> None:
    """``of`` is the part that is ordered, with all parts of its round."""
    made, parts = of
    columns = _columns(order, say)
    sheet.set_widths(columns)
    top = 1
    for text, look in _opening(order, made, parts, say):
        sheet.put_line(top, text, look, columns=len(columns))
        top += 1
    below = sheet.put_table(top, columns, _rows(order, made, say), still=2)
    if apart := apart_text(order, say):
        sheet.put_line(below + 1, apart, "note", columns=len(columns))
    sheet.set_page(Page(foot=printed(as_letters(made.round.title), right="&P/&N"), repeat=(top, top)))


def _opening(order: Ordered, made: RoundResult, parts: Sequence[RoundResult], say: Say) -> list[tuple[str, str]]:
    title = say("XẾP HẠNG THỰC HIỆN QUYỀN TRẺ EM THEO {what}", what=by_word(order.by, say).upper())
    lines = [(title, "title"), (made.round.title, "subtitle")]
    if len(parts) > 1:
        lines += [(part_head(made, say), "strong"), (apart_sentence(parts, say), "note")]
    lines += [(text, "strong") for text in stands_lines([made], say)]
    lines.append((not_public(say), "simulated"))
    lines += [(simulated_sentence(say), "simulated")] if made.round.simulated else []
    provisional = provisional_sentence(made, say)
    return [*lines, *([(provisional, "simulated")] if provisional else [])]


def _columns(order: Ordered, say: Say) -> tuple[Column, ...]:
    several = () if order.by == "commune" else (Column(say("Xã trong đợt"), 16),)
    return (
        Column(say("Hạng"), 9, "centre"),
        Column(say("Địa phương"), 24),
        *several,
        Column(say("Phần điểm đạt"), 17, "centre"),
        Column(say("Hạng có chắc"), 14, "centre"),
        Column(say("Số liệu là"), 15, "centre"),
        Column(say("Cách nơi trên (điểm %)"), 12, "centre"),
        Column(say("Cách nơi dưới (điểm %)"), 12, "centre"),
        Column(say("Điều làm đổi hạng"), 70),
    )


def _rows(order: Ordered, made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    for locality in by_rank(order.localities):
        several = () if order.by == "commune" else (covered_text(locality, say),)
        yield (
            rank_text(locality.rank),
            locality.name,
            *several,
            share_text(locality, say),
            Entry(certain_word(locality, say), LOOKS[_is_sure(locality)]),
            layer_text(locality, made, say),
            gap_text(locality.above, say),
            gap_text(locality.below, say),
            "\n".join(lever_lines(locality, made.book.standard.book, say)) or "–",
        )


def _is_sure(locality: Locality) -> bool:
    return locality.firm and locality.rank.is_settled


def _put_method(sheet: NewSheet, order: Ordered, say: Say, *, of_several: bool) -> None:
    column = Column("", 110)
    sheet.set_widths((column,))
    sheet.put(1, 1, say("Cách tính"), "page title")
    for row, text in enumerate(method_lines(order, say, of_several=of_several), 3):
        sheet.put_row(row, (column,), (f"{row - 2}. {text}",))
    sheet.set_page(Page(standing=True))
