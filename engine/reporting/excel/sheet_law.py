"""Every number of the law the results rest on: its words, its points, its mark, its citation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.asking import is_taken_off
from engine.law.citing import names_own
from engine.law.criteria import Criterion, Item
from engine.law.model import Law, Standard, StandardHead
from engine.law.points.scores import Score
from engine.law.recognising.refusing import conditions_of
from engine.law.units.unit_facts import CaseTest
from engine.law.values import Cite, Mark
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import band_sentence, measure_sentence, steps_sentence
from engine.reporting.words.recognition.rule_words import most_words
from engine.reporting.words.sentences import band_mark, mark_word
from engine.reporting.words.whom.whom_words import case_title, who_words
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
    sheet.put_rows(top, columns, (*_criteria(made, say), *_conditions(made.book.standard, say)))
    sheet.freeze(top + 1, 1)


def _criteria(made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    laws = made.book.standard.laws
    for criterion in made.book.standard.criteria:
        yield _criterion_row(criterion, laws, say)
        for item in criterion.items:
            yield _item_row(item, made, say)
            yield from _whom_rows(made.book.standard.head, item.applies or criterion.applies, item, say)
            yield from _band_rows(made.book.standard, item, say)
            yield from _case_rows(made.book.standard, item, say)


def _criterion_row(criterion: Criterion, laws: Collection[Law], say: Say) -> tuple[Value, ...]:
    title = say.either(criterion.title, criterion.title_en)
    cells = (
        str(criterion.number),
        say("TIÊU CHÍ {number}. {title}", number=criterion.number, title=title),
        "",
        criterion.max_points if criterion.role == "scored" else most_words(criterion, say),
        mark_word(criterion.mark, say),
        *_cited(criterion.cite, laws, say),
    )
    return _headed(cells)


def _headed(cells: tuple[str | Score, ...]) -> tuple[Value, ...]:
    return tuple(Entry(cell, "item" if isinstance(cell, str) else "item number") for cell in cells)


def _item_row(item: Item, made: RoundResult, say: Say) -> tuple[Value, ...]:
    return (
        number_of(item),
        Entry(say.either(item.title, item.title_en), "strong text"),
        measure_sentence(item, made.book.standard.book, say),
        Entry(item.max_points, "total"),
        say("điểm tối đa của mục"),
        *_cited(item.cite, made.book.standard.laws, say),
    )


def _whom_rows(head: StandardHead, tests: Sequence[CaseTest], item: Item, say: Say) -> Iterator[tuple[Value, ...]]:
    """Whom an item is for, where it is not for all."""
    if tests:
        who = say("Chỉ áp dụng cho: {who}", who=who_words(head, tests, say))
        yield "", f"    {who}", "", "", mark_word(item.applies_mark, say), "", ""


def _case_rows(standard: Standard, item: Item, say: Say) -> Iterator[tuple[Value, ...]]:
    """Every case of an item with whom it is for, then its bands."""
    for case, line in zip(item.except_, item.lines[1:], strict=True):
        told = {"title": case_title(case, say), "who": who_words(standard.head, case.when, say)}
        cited = _cited(case.cite, standard.laws, say)
        yield "", f"    {say('Trường hợp “{title}” – gồm: {who}', **told)}", "", "", "", *cited
        yield from _ladder_rows(standard, line, " " * 8, say)


def _ladder_rows(standard: Standard, item: Item, indent: str, say: Say) -> Iterator[tuple[Value, ...]]:
    """The bands of an item or of one of its cases; equal steps are one row."""
    if item.steps:
        told = steps_sentence(item, say, taken_off=is_taken_off(standard, item))
        yield "", indent + told, "", item.max_points, mark_word(item.steps.mark, say), "", item.steps.basis or ""
    for number, band in enumerate(() if item.steps else item.bands, 1):
        told = band_sentence(item, f"{item.line}/{number}", say)
        yield "", indent + told, "", band.points, band_mark(band, say), "", band.basis or ""


def _band_rows(standard: Standard, item: Item, say: Say) -> Iterator[tuple[Value, ...]]:
    yield from _ladder_rows(standard, item, " " * 4, say)
    if item.when_none:
        rule = f"{item.id}/none"
        points: Value = rule_named(item, rule).points
        if item.when_none == "not_applicable":
            points = Entry(say("không áp dụng"), "number")
        yield "", f"    {band_sentence(item, rule, say)}", "", points, mark_word(item.when_none_mark, say), "", ""


def _conditions(standard: Standard, say: Say) -> Iterator[tuple[Value, ...]]:
    head, laws = standard.head, standard.laws
    yield _headed(("", say("ĐIỀU KIỆN CÔNG NHẬN"), "", "", "", "", ""))
    yield _plain(
        say("Tổng điểm tối đa"), head.maximum.points, head.maximum.mark, _cited(head.maximum.cite, laws, say), say
    )
    if head.maximum.step:
        yield _plain(say("Bước điểm"), head.step, head.maximum.mark, _cited(head.maximum.cite, laws, say), say)
    for unit_class in head.classes:
        title = say("Ngưỡng: {title}", title=say.either(unit_class.title, unit_class.title_en))
        for bar in unit_class.thresholds_by_day:
            dated = say("{title} – ngưỡng từ {day}", title=title, day=say.day(bar.from_))
            yield _plain(dated, bar.points, bar.mark, _cited(unit_class.cite, laws, say), say)
        if not unit_class.thresholds_by_day:
            yield _plain(title, unit_class.threshold, unit_class.mark, _cited(unit_class.cite, laws, say), say)
    for told in (head.knock_out, *conditions_of(head)):
        if told:
            cited = _cited(told.cite, laws, say)
            yield _plain(say.either(told.title, told.title_en), None, told.mark, cited, say)
    for authority in head.authorities:
        who = say.either(authority.recognises, authority.recognises_en)
        since = say.day(authority.from_)
        text = (
            say("Công nhận từ {since} đến {until}: {who}", since=since, until=say.day(authority.until), who=who)
            if authority.until
            else say("Công nhận từ {since}: {who}", since=since, who=who)
        )
        yield _plain(text, None, authority.mark, _cited(authority.cite, laws, say), say)
    yield _headed(("", say("CÁCH ĐỌC VĂN BẢN"), "", "", "", "", ""))
    for reading in head.readings:
        yield "", say.either(reading.text, reading.text_en), "", None, mark_word(reading.mark, say), "", ""


def _plain(text: str, points: Score | None, mark: Mark, cited: tuple[str, str], say: Say) -> tuple[Value, ...]:
    return "", text, "", points, mark_word(mark, say), *cited


def _cited(cite: Cite, laws: Collection[Law], say: Say) -> tuple[str, str]:
    """A citation, said to be of the old text where it is, and what it rests on."""
    told = f"{cite.document}, {cite.at}"
    old = "" if names_own(cite.document, laws) else say("theo văn bản cũ: {cited}", cited=told)
    return old or told, cite.basis or ""
