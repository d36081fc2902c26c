"""Every number of the law the results rest on: its words, its points, its mark, its citation."""

from __future__ import annotations

from collections.abc import Iterator

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.model import StandardHead
from engine.law.values import Cite, Mark
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import band_sentence, measure_sentence, steps_sentence
from engine.reporting.words.sentences import mark_word
from engine.rules.compiling import rule_named
from engine.scoring.round_result import RoundResult


def fill_law(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """Items with their bands, then thresholds, the knock-out, authorities and readings."""
    columns = (
        Column(say("Mục"), 6, "centre"),
        Column(say("Nội dung, mức"), 38),
        Column(say("Cách đo"), 36),
        Column(say("Điểm"), 7, "number"),
        Column(say("Tính chất của con số"), 18),
        Column(say("Căn cứ"), 36),
        Column(say("Dựa trên"), 40),
    )
    sheet.set_widths(columns)
    sheet.put_rows(top, columns, (*_criteria(made, say), *_conditions(made.book.standard.head, say)))
    sheet.freeze(top + 1, 1)


def _criteria(made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    for criterion in made.book.standard.criteria:
        yield _criterion_row(criterion, say)
        for item in criterion.items:
            yield _item_row(item, made, say)
            yield from _band_rows(item, say)


def _criterion_row(criterion: Criterion, say: Say) -> tuple[Value, ...]:
    title = say.either(criterion.title, criterion.title_en)
    cells = (
        str(criterion.number),
        say("TIÊU CHÍ {number}. {title}", number=criterion.number, title=title),
        "",
        criterion.max_points,
        mark_word(criterion.mark, say),
        _cited(criterion.cite),
        criterion.cite.basis or "",
    )
    return _headed(cells)


def _headed(cells: tuple[str | int, ...]) -> tuple[Value, ...]:
    return tuple(Entry(cell, "item number" if isinstance(cell, int) else "item") for cell in cells)


def _item_row(item: Item, made: RoundResult, say: Say) -> tuple[Value, ...]:
    return (
        number_of(item),
        Entry(say.either(item.title, item.title_en), "strong text"),
        measure_sentence(item, made.book.standard.book, say),
        Entry(item.max_points, "total"),
        say("điểm tối đa của mục"),
        _cited(item.cite),
        item.cite.basis or "",
    )


def _band_rows(item: Item, say: Say) -> Iterator[tuple[Value, ...]]:
    if item.steps:
        told, basis = steps_sentence(item, say), item.steps.basis or ""
        yield "", f"    {told}", "", item.max_points, mark_word(item.steps.mark, say), "", basis
    for number, band in enumerate(() if item.steps else item.bands, 1):
        told = band_sentence(item, f"{item.id}/{number}", say)
        yield "", f"    {told}", "", band.points, mark_word(band.mark, say), "", band.basis or ""
    if item.when_none:
        rule = f"{item.id}/none"
        points: Value = rule_named(item, rule).points
        if item.when_none == "not_applicable":
            points = Entry(say("không áp dụng"), "number")
        yield "", f"    {band_sentence(item, rule, say)}", "", points, mark_word(item.when_none_mark, say), "", ""


def _conditions(head: StandardHead, say: Say) -> Iterator[tuple[Value, ...]]:
    yield _headed(("", say("ĐIỀU KIỆN CÔNG NHẬN"), "", "", "", "", ""))
    yield _plain(say("Tổng điểm tối đa"), head.maximum.points, head.maximum.mark, head.maximum.cite, say)
    for unit_class in head.classes:
        title = say("Ngưỡng: {title}", title=say.either(unit_class.title, unit_class.title_en))
        yield _plain(title, unit_class.threshold, unit_class.mark, unit_class.cite, say)
    knock_out = head.knock_out
    yield _plain(say.either(knock_out.title, knock_out.title_en), None, knock_out.mark, knock_out.cite, say)
    for authority in head.authorities:
        who = say.either(authority.recognises, authority.recognises_en)
        since = say.day(authority.from_)
        text = (
            say("Công nhận từ {since} đến {until}: {who}", since=since, until=say.day(authority.until), who=who)
            if authority.until
            else say("Công nhận từ {since}: {who}", since=since, who=who)
        )
        yield _plain(text, None, authority.mark, authority.cite, say)
    yield _headed(("", say("CÁCH ĐỌC VĂN BẢN"), "", "", "", "", ""))
    for reading in head.readings:
        yield "", say.either(reading.text, reading.text_en), "", None, mark_word(reading.mark, say), "", ""


def _plain(text: str, points: int | None, mark: Mark, cite: Cite, say: Say) -> tuple[Value, ...]:
    return "", text, "", points, mark_word(mark, say), _cited(cite), cite.basis or ""


def _cited(cite: Cite) -> str:
    return f"{cite.document}, {cite.at}"
