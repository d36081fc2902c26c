"""Shared figures as a workbook: the table that the other file takes them from, where it differs, how they are tied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.comparing.sharing.shared_figures import Shared, SharedFigure
from engine.evidence.believing.page_places import told_place
from engine.evidence.shared.other_file import HEADS
from engine.files.kit.printing import Page, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.reporting.upward.layer_words import figure_word, stands_lines
from engine.reporting.upward.shared_words import (
    counts_text,
    held_text,
    note_text,
    opening_lines,
    programme_text,
    read_text,
    value_text,
)
from engine.reporting.words.sentences import simulated_sentence
from engine.scoring.round_result import RoundResult

LOOKS = {"value": "verdict not_recognised", "document": "verdict undecided", "only_there": "verdict undecided"}


def write_shared(path: Path, shared: Shared, parts: Sequence[RoundResult], say: Say) -> None:
    """Write the figures as Excel: the same figures and language give the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(say("Số liệu dùng chung"), on=parts[0].round.on)
    opening = _opening(shared, parts, say)
    _put(workbook.sheet(say("Số liệu dùng chung")), _columns(say), _rows(shared, parts, say), opening)
    if shared.beside:
        told = [(say("CHỖ HAI HỒ SƠ KHÁC NHAU"), "title"), (counts_text(shared, say), "strong")]
        _put(workbook.sheet(say("Khác nhau")), _apart_columns(say), _apart_rows(shared, say), told)
    _put(workbook.sheet(say("Cách nối")), _link_columns(say), _link_rows(shared, say), [(say("CÁCH NỐI"), "title")])
    workbook.save(path)


def _opening(shared: Shared, parts: Sequence[RoundResult], say: Say) -> list[tuple[str, str]]:
    round_ = parts[0].round
    lines = [(say("SỐ LIỆU DÙNG CHUNG VỚI HỒ SƠ CHƯƠNG TRÌNH KHÁC"), "title"), (round_.title, "subtitle")]
    lines += [(text, "strong") for text in stands_lines(parts, say)]
    lines += [(text, "subtitle") for text in opening_lines(shared, say)]
    lines += [(simulated_sentence(say), "simulated")] if round_.simulated else []
    return [*lines, (counts_text(shared, say), "strong")]


def _put(
    sheet: NewSheet, columns: tuple[Column, ...], rows: Iterator[tuple[Value, ...]], opening: list[tuple[str, str]]
) -> None:
    """A sheet with its opening lines, its table, and heads that come again on each printed page."""
    sheet.set_widths(columns)
    for row, (text, look) in enumerate(opening, 1):
        sheet.put_line(row, text, look, columns=len(columns))
    top = len(opening) + 1
    sheet.put_table(top, columns, rows, still=None)
    sheet.set_page(Page(foot=printed(right="&P/&N"), repeat=(top, top)))


def _columns(say: Say) -> tuple[Column, ...]:
    """The first of the heads that the reader knows, so that the table itself can be filled in and read back."""
    first = {name: words[0] for name, words in HEADS.items()}
    return (
        Column(first["programme"], 19),
        Column(first["criterion"], 7, "centre"),
        Column(first["commune"], 7, "centre"),
        Column(say("Xã"), 15),
        Column(first["datum"], 22),
        Column(say("Số liệu"), 27),
        Column(first["value"], 8, "number"),
        Column(first["document"], 14),
        Column(say("Ngày văn bản"), 11, "day"),
        Column(say("Ô của phiếu"), 22),
        Column(say("Số liệu là"), 14),
        Column(say("Ghi chú"), 12),
    )


def _rows(shared: Shared, parts: Sequence[RoundResult], say: Say) -> Iterator[tuple[Value, ...]]:
    held = {code: own for made in parts for code, own in made.evidence.on_record.items()}
    for figure in shared.figures:
        fact, entry = figure.fact, figure.entry
        issued = fact.document.issued if fact and fact.document else None
        yield (
            figure.programme.id,
            figure.link.criterion,
            figure.unit.code,
            figure.unit.name,
            entry.id,
            say.either(entry.label, entry.label_en),
            _value(figure, say),
            figure.document,
            issued,
            told_place(fact.place, say) if fact else "",
            figure_word(held.get(figure.unit.code), entry.id, say),
            note_text(figure, say),
        )


def _value(figure: SharedFigure, say: Say) -> Value:
    fact = figure.fact
    if fact is None or fact.state != "given":
        return Entry(None, "open")
    return Entry(value_text(fact.value, figure.entry, say), "centre") if figure.entry.kind == "yes_no" else fact.value


def _apart_columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(HEADS["programme"][0], 19),
        Column(HEADS["criterion"][0], 7, "centre"),
        Column(say("Xã"), 16),
        Column(say("Số liệu"), 30),
        Column(say("Đợt này"), 10, "centre"),
        Column(say("Hồ sơ kia"), 10, "centre"),
        Column(say("Ô của hồ sơ kia"), 26),
        Column(say("Phải làm gì"), 44),
    )


def _apart_rows(shared: Shared, say: Say) -> Iterator[tuple[Value, ...]]:
    for figure in shared.differing:
        own = figure.fact.value if figure.fact and figure.fact.state == "given" else None
        there = figure.other.value if figure.other else None
        yield (
            figure.programme.id,
            figure.link.criterion,
            figure.unit.name,
            say.either(figure.entry.label, figure.entry.label_en),
            value_text(own, figure.entry, say),
            value_text(there, figure.entry, say),
            str(figure.other.place) if figure.other else "",
            Entry(held_text(figure, say), LOOKS.get(figure.held, "text")),
        )


def _link_columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(HEADS["programme"][0], 40),
        Column(HEADS["criterion"][0], 8, "centre"),
        Column(say("Tên tiêu chí"), 34),
        Column(HEADS["datum"][0], 36),
        Column(say("Đã đọc đến đâu"), 56),
    )


def _link_rows(shared: Shared, say: Say) -> Iterator[tuple[Value, ...]]:
    for programme in shared.programmes:
        name = programme_text(programme, say)
        if not programme.links:
            yield name, "–", "–", "–", say("Chưa đọc văn bản")
        for link in programme.links:
            label = say.either(link.label, link.label_en)
            yield name, link.criterion, label, "\n".join(link.data), read_text(link, say)
