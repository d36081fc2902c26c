"""``tham-dinh-thong-ke.xlsx``: where board and communes differ by item, what to look at first, every finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.asking import numbered_items
from engine.problems import words
from engine.reporting.review.appraisal_excel import paper_words
from engine.reporting.review.visit_words import (
    LookedAt,
    cell_words,
    datum_words,
    differing_sentence,
    given_words,
    holder_words,
    place_words,
    reason_words,
    share_words,
    standing_sentence,
    standing_word,
)
from engine.reporting.words.sentences import simulated_sentence, verdict_word


def write_visits(path: Path, told: LookedAt, say: Say) -> None:
    """Write the three sheets as one workbook. Raises as ``write_whole``."""
    write_whole(path, visits_bytes(told, say))


def visits_bytes(told: LookedAt, say: Say) -> bytes:
    """The three sheets as one workbook: the same round and language give the same bytes."""
    workbook = NewWorkbook(say("Thống kê thẩm định – {title}", title=told.round.title), on=told.round.on)
    warned = [simulated_sentence(say)] if told.round.simulated else []
    for name, under, fill in _sheets(told, say):
        sheet = workbook.sheet(name)
        sheet.put_heading(f"{name} – {told.round.title}", under=under, warnings=warned)
        top = len(warned) + 4
        fill(sheet, top)
        foot = printed(as_letters(told.round.title), right="&P/&N")
        sheet.set_page(Page(printed(centre=as_letters(name)), foot, (top, top)))
    return workbook.content()


def _sheets(told: LookedAt, say: Say) -> Iterator[tuple[str, str, Callable[[NewSheet, int], object]]]:
    yield (
        say("Thống kê sửa số"),
        differing_sentence(told.differing, say),
        lambda sheet, top: _fill_differing(sheet, top, told, say),
    )
    shown = say("{n} số liệu nên xem, theo thứ tự: quyết định kết luận, hay phải sửa, cảnh báo chưa trả lời.",
                n=say.whole(len(told.visits)))  # fmt: skip
    yield say("Nên xem trước"), shown, lambda sheet, top: _put(sheet, top, *_visits(told, say), still=3)
    yield (
        say("Mâu thuẫn, cảnh báo"),
        standing_sentence(told.standing, say),
        lambda sheet, top: _put(sheet, top, *_standing(told, say), still=2),
    )


def _put(sheet: NewSheet, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]], *, still: int) -> int:
    empty = [("–",) * len(columns)]
    return sheet.put_table(top, columns, rows or empty, still=still)


def _fill_differing(sheet: NewSheet, top: int, told: LookedAt, say: Say) -> None:
    """The items, then how to read the table, then the communes whose conclusion turned."""
    columns, rows = _items(told, say)
    below = _put(sheet, top, columns, rows, still=2)
    how = say(
        "Tính trên hồ sơ hội đồng đã nhận thẩm định. Điểm tăng, giảm là phần điểm chắc chắn theo số hội đồng trừ đi "
        "theo số xã khai. Một xã đổi kết luận được đếm ở mọi mục có điểm đổi của xã ấy."
    )
    sheet.put_line(below, how, "note", columns=len(columns))
    for at, turn in enumerate(told.differing.turns, below + 3):
        words_ = [verdict_word(verdict, say) for verdict in (turn.own, turn.board)]
        sheet.put_over(at, (1, len(columns)), f"{turn.name} ({turn.code}): {' → '.join(words_)}", "legend")
    if told.differing.turns:
        sheet.put(below + 2, 1, say("Xã đổi kết luận"), "section")


def _items(told: LookedAt, say: Say) -> tuple[Sequence[Column], Sequence[Sequence[Value]]]:
    columns = (
        Column(say("Mục"), 6, "centre"),
        Column(say("Nội dung"), 44),
        Column(say("Hồ sơ bị sửa"), 17, "centre"),
        Column(say("Xã tăng điểm"), 8, "number"),
        Column(say("Xã giảm điểm"), 8, "number"),
        Column(say("Điểm tăng"), 9, "number"),
        Column(say("Điểm giảm"), 9, "number"),
        Column(say("Xã đổi kết luận"), 9, "number"),
        Column(say("Số liệu bị sửa (số hồ sơ)"), 46),
    )
    titles = {number: say.either(i.title, i.title_en) for number, i in numbered_items(told.book.standard)}
    rows = [
        (
            one.number,
            titles[one.number],
            share_words(one.corrected, one.seen, say),
            one.raised,
            one.lowered,
            one.gained,
            one.lost,
            one.turned,
            "; ".join(f"{datum_words(name, told.book, say)} ({n})" for name, n in one.data.items()) or "–",
        )
        for one in told.differing.items
    ]
    return columns, rows


def _visits(told: LookedAt, say: Say) -> tuple[Sequence[Column], Sequence[Sequence[Value]]]:
    columns = (
        Column(say("STT"), 5, "centre"),
        Column(say("Mã"), 8, "centre"),
        Column(say("Xã"), 18),
        Column(say("Mục"), 6, "centre"),
        Column(say("Số liệu"), 31),
        Column(say("Xã khai"), 10, "centre"),
        Column(say("Ô trong phiếu"), 14, "centre"),
        Column(say("Văn bản xã nêu"), 18),
        Column(say("Nơi giữ số liệu"), 22),
        Column(say("Vì sao xem"), 46),
    )
    rows = [
        (
            at,
            visit.file.code,
            visit.file.name,
            visit.number or "–",
            datum_words(visit.evidence, told.book, say),
            given_words(visit, told.book, say) or "–",
            cell_words(visit.fact) or "–",
            (paper_words(visit.fact.document, visit.fact.issued) if visit.fact else "") or "–",
            holder_words(visit.evidence, told.book, say) or "–",
            reason_words(visit, told.book, say),
        )
        for at, visit in enumerate(told.visits, 1)
    ]
    return columns, rows


def _standing(told: LookedAt, say: Say) -> tuple[Sequence[Column], Sequence[Sequence[Value]]]:
    columns = (
        Column(say("Mã"), 8, "centre"),
        Column(say("Xã"), 20),
        Column(say("Tình trạng"), 14, "centre"),
        Column(say("Số liệu"), 34),
        Column(say("Ô trong phiếu"), 14, "centre"),
        Column(say("Nội dung"), 58),
        Column(say("Xã trả lời"), 30),
    )
    looks = {"open": "verdict not_recognised", "answered": "verdict undecided", "corrected": "verdict recognised"}
    rows = [
        (
            one.file.code,
            one.file.name,
            Entry(standing_word(one.standing, say), looks.get(one.standing, "centre")),
            "; ".join(datum_words(name, told.book, say) for name in one.found.data or ("",)),
            place_words(one.found.place),
            words(one.found, say.language)["what"],
            one.found.answer or "–",
        )
        for one in told.standing
    ]
    return columns, rows
