"""The whole law as text to be read: every number with how sure it is, what it rests on, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engine.desk.proofreading.law_status import part_of
from engine.language import Say
from engine.law.criteria import Band, Criterion, Item
from engine.law.loading import Lawbook
from engine.law.periods.own_period import period_words
from engine.law.values import Cite, Mark
from engine.reporting.law_page.page_lines import SIGNS, PageSection, sections_of, whom_notes
from engine.reporting.words.bands import band_sentence, measure_sentence, nobody_words, steps_sentence
from engine.reporting.words.sentences import mark_word
from engine.reporting.words.whom.whom_words import case_title, who_words
from engine.rules.compiling import rule_named

SURE_FIRST: tuple[Mark, ...] = ("checked", "verbatim", "reported", "provisional", "machine")


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a number is: its mark, and the mark in words."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """A band: which values it takes, what it gives, how sure each of the two is, and what that rests on."""

    values: str
    points: str
    edge: Sure
    sure: Sure
    basis: str


@dataclass(frozen=True, slots=True)
class LawRows:
    """The bands of an item, or those of a case with its title and whom it is for; ``rule`` is that of equal steps."""

    title: str
    who: str
    rule: str
    rows: tuple[LawRow, ...]


@dataclass(frozen=True, slots=True)
class LawItem:
    """An item: its name in addresses, number, title, points, what is counted, its bands, and where it stands."""

    name: str
    number: str
    title: str
    notes: tuple[str, ...]
    points: str
    counted: str
    tables: tuple[LawRows, ...]
    cite: str
    basis: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class LawCriterion:
    """A criterion with its items; ``provisional`` is how many of its numbers are stand-ins."""

    name: str
    title: str
    points: str
    sure: Sure
    notes: tuple[str, ...]
    cite: str
    basis: str
    items: tuple[LawItem, ...]
    provisional: int


@dataclass(frozen=True, slots=True)
class LawLine:
    """A line of what recognition asks: what it is about, how and where, what it gives, and how sure that is."""

    title: str
    counted: str
    basis: str
    gives: str
    sure: Sure | None


@dataclass(frozen=True, slots=True)
class LawSection:
    """A part of what recognition asks, or of how and by whom it is decided."""

    title: str
    lines: tuple[LawLine, ...]


@dataclass(frozen=True, slots=True)
class LawText:
    """A standard as text; ``counts`` are its numbers by how sure they are, None for those without a mark."""

    criteria: tuple[LawCriterion, ...]
    sections: tuple[LawSection, ...]
    counts: tuple[tuple[Sure, int], ...]
    provisional: int
    elsewhere: int


def law_text(book: Lawbook, say: Say) -> LawText:
    """The whole of a standard."""
    marks = {name: standing.mark for name, standing in book.readings.standings.items()}
    names = {criterion.id for criterion in book.standard.criteria}
    unsure = Counter(part_of(name, names) for name, mark in marks.items() if mark in ("provisional", "machine"))
    counts = Counter(mark for mark in marks.values() if mark)
    told = tuple((_sure(mark, say), counts[mark]) for mark in SURE_FIRST if counts[mark])
    criteria = tuple(_criterion(book, criterion, unsure[criterion.id], say) for criterion in book.standard.criteria)
    sections = tuple(_section(section, say) for section in sections_of(book, say)[len(criteria) :])
    return LawText(criteria, sections, told, sum(unsure.values()), unsure[""])


def _section(section: PageSection, say: Say) -> LawSection:
    """A section whose signs of marks are told in words."""
    lines = []
    for line in section.lines:
        mark = next((mark for mark, sign in SIGNS.items() if line.gives.endswith(sign)), None)
        gives = line.gives.removesuffix(SIGNS[mark]) if mark else line.gives
        lines.append(LawLine(line.title, line.counted, line.basis, gives, _sure(mark, say) if mark else None))
    return LawSection(section.title, tuple(lines))


def _sure(mark: Mark, say: Say) -> Sure:
    return Sure(mark, mark_word(mark, say))


def _criterion(book: Lawbook, criterion: Criterion, unsure: int, say: Say) -> LawCriterion:
    roles = {"bonus": say("điểm thưởng, ngoài tổng"), "deduction": say("điểm trừ, ngoài tổng")}
    notes = [roles[criterion.role]] if criterion.role in roles else []
    own = book.standard.period_of(criterion)
    notes += [say("số liệu {period}", period=period_words(own, say))] if own else []
    named = say(
        "Tiêu chí {number}. {title}", number=criterion.number, title=say.either(criterion.title, criterion.title_en)
    )
    return LawCriterion(
        criterion.id, named, say("{n} điểm", n=say.whole(criterion.max_points)), _sure(criterion.mark, say),
        tuple(notes), _at(criterion.cite), criterion.cite.basis or "",
        tuple(_item(book, criterion, item, say) for item in criterion.items), unsure,
    )  # fmt: skip


def _item(book: Lawbook, criterion: Criterion, item: Item, say: Say) -> LawItem:
    taken_off = "deduction" in (criterion.role, item.role)
    head = book.standard.head
    tables = [_rows(item, "", "", say, taken_off=taken_off)]
    for case, line in zip(item.except_, item.lines[1:], strict=True):
        named = say("Trường hợp “{title}”", title=case_title(case, say))
        who = say("gồm: {who}", who=who_words(head, case.when, say))
        tables.append(_rows(line, named, who, say, taken_off=taken_off))
    unsure = any(row.sure.mark in ("provisional", "machine") for table in tables for row in table.rows)
    return LawItem(
        item.id, f"{criterion.number}.{item.id.rsplit('.', 1)[-1]}", say.either(item.title, item.title_en),
        tuple(whom_notes(head, criterion, item, say)), say("{n} điểm", n=say.whole(item.max_points)),
        measure_sentence(item, book.standard.book, say), tuple(tables), _at(item.cite), item.cite.basis or "", unsure,
    )  # fmt: skip


def _rows(item: Item, title: str, who: str, say: Say, *, taken_off: bool) -> LawRows:
    rule = steps_sentence(item, say, taken_off=taken_off)
    if item.steps:
        sure = _sure(item.steps.mark, say)
        stepped = LawRow(rule, _most(item, say), sure, sure, item.steps.basis or "")
        return LawRows(title, who, rule, (stepped, *_nobody(item, say, taken_off=taken_off)))
    rows = tuple(_row(item, at, band, say, taken_off=taken_off) for at, band in enumerate(item.bands, 1))
    return LawRows(title, who, "", (*rows, *_nobody(item, say, taken_off=taken_off)))


def _most(item: Item, say: Say) -> str:
    return say("tối đa {points}", points=say.whole(item.max_points))


def _row(item: Item, at: int, band: Band, say: Say, *, taken_off: bool) -> LawRow:
    told = band_sentence(item, f"{item.line}/{at}", say)
    points = say("trừ {points}", points=say.whole(band.points)) if taken_off else say.whole(band.points)
    return LawRow(told, points, _sure(band.edge_mark, say), _sure(band.points_mark, say), band.basis or "")


def _nobody(item: Item, say: Say, *, taken_off: bool) -> Iterator[LawRow]:
    """What is given where there is nobody in the whole."""
    if item.when_none and not item.case:
        rule = rule_named(item, f"{item.line}/none")
        sure = _sure(rule.mark or item.when_none_mark, say)
        yield LawRow(say("không có ai thuộc diện này"), nobody_words(item, say, taken_off=taken_off), sure, sure, "")


def _at(cite: Cite) -> str:
    return f"{cite.document}, {cite.at}"
