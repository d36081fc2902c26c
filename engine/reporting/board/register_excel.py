"""The register as a sheet to print and pin up: ``so-theo-doi.xlsx``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.forms.register import Register, Sent, Standing
from engine.language import Say
from engine.reporting.board.receiving_words import (
    answered_words,
    counts_words,
    days_words,
    duties_words,
    next_step,
    sent_word,
    strays_words,
)
from engine.reporting.words.sentences import simulated_sentence

# The colours of decisions say the same here: done, wrong, open, not begun.
LOOKS: dict[Sent, str] = {
    "complete": "verdict recognised",
    "mend": "verdict not_recognised",
    "unreadable": "verdict not_recognised",
    "partial": "verdict undecided",
    "empty": "verdict undecided",
    "nothing": "verdict aside",
}


def write_register(path: Path, told: Register, say: Say) -> None:
    """Write the register as Excel: the same register and language give the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(told.round.title, on=told.round.on)
    sheet = workbook.sheet(say("Sổ theo dõi"))
    columns = _columns(say, of_several=told.of_several)
    sheet.set_widths(columns)
    top = 1
    for text, look in _opening(told, say):
        sheet.put_line(top, text, look, columns=len(columns))
        top += 1
    below = sheet.put_table(top, columns, _rows(told, say), still=None)
    if strays := strays_words(told, say):
        sheet.put_line(below + 1, strays, "note", columns=len(columns))
    foot = printed(as_letters(told.round.title), right="&P/&N")
    sheet.set_page(Page(foot=foot, repeat=(top, top)))
    workbook.save(path)


def _columns(say: Say, *, of_several: bool) -> tuple[Column, ...]:
    return (
        Column(say("STT"), 5, "centre"),
        Column(say("Mã"), 8, "centre"),
        Column(say("Đơn vị"), 22),
        *((Column(say("Bộ tiêu chí"), 12),) if of_several else ()),
        Column(say("Tình trạng"), 16, "centre"),
        Column(say("Đã điền"), 7, "centre"),
        Column(say("Việc theo văn bản"), 9, "centre"),
        Column(say("Lỗi"), 5, "number"),
        Column(say("Cảnh báo"), 6, "number"),
        Column(say("Việc cần làm"), 36),
        Column(say("Tệp đã nhận"), 22),
        Column(say("Ghi chú của hội đồng"), 13),
    )


def _opening(told: Register, say: Say) -> list[tuple[str, str]]:
    lines = [
        (say("SỔ THEO DÕI NHẬN PHIẾU"), "title"),
        (told.round.title, "strong"),
        (say("Địa bàn: {area}", area=told.round.area), "subtitle"),
        (days_words(told, say), "subtitle"),
        (counts_words(told, say), "strong"),
    ]
    return [*lines, *([(simulated_sentence(say), "simulated")] if told.round.simulated else [])]


def _rows(told: Register, say: Say) -> Iterator[tuple[Value, ...]]:
    for at, standing in enumerate(told.worst_first(), 1):
        first, rest = _row(at, standing, say)
        yield (*first, *((standing.standard,) if told.of_several else ()), *rest)


def _row(at: int, standing: Standing, say: Say) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """The cells of a commune, parted where its standard stands."""
    return (
        at,
        standing.unit.code,
        standing.unit.name,
    ), (
        Entry(sent_word(standing.sent, say), LOOKS[standing.sent]),
        answered_words(standing),
        duties_words(standing),
        standing.errors,
        standing.warnings,
        next_step(standing, say),
        "\n".join(file.partition("/")[2] for file in standing.files) or "–",
        "",
    )
