"""The lines of a standard's page: what each criterion counts and gives, then what recognition asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import line_of
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.periods.own_period import period_words
from engine.law.points.scores import Score
from engine.law.values import Cite, Mark
from engine.reporting.words.bands import band_sentence, measure_sentence, nobody_words, per_words, steps_sentence
from engine.reporting.words.recognition.condition_words import condition_title
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.recognition.rule_words import (
    competing_rule,
    condition_rule,
    kept_rule,
    left_out_rule,
    total_text,
)
from engine.reporting.words.sentences import mark_word
from engine.reporting.words.whom.whom_words import authority_days, authority_notes, case_title, test_words, who_words
from engine.rules.compiling import rule_named

# One sign a mark, so that every number of the page can carry its own.
SIGNS: dict[Mark, str] = {"checked": "✓", "verbatim": "″", "reported": "°", "provisional": "~"}


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: its number, what it is about, how that is counted, and what it gives with the signs of its marks.

    ``basis`` is what it rests on where that is not the text itself.
    """

    part: str
    title: str
    counted: str
    gives: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PageSection:
    """A criterion, or a part of what recognition asks: its heading, where it stands, and its lines."""

    title: str
    cited: str
    lines: tuple[PageLine, ...]


def sign_of(mark: Mark) -> str:
    """The sign of a mark; the mark itself where it has none."""
    return SIGNS.get(mark, f"[{mark}]")


def head_lines(book: Lawbook, say: Say) -> tuple[str, ...]:
    """What stands over the page: the document, its days, how sure it is, and what the signs mean."""
    head = book.standard.head
    law = say(
        "Số {number} ngày {day}, {signed}",
        number=head.law.number,
        day=dated(book.standard, say),
        signed=head.law.signed,
    )
    since = say("có hiệu lực từ {day}", day=say.day(head.from_))
    until = [say("đến hết {day}", day=say.day(head.until))] if head.until else []
    status = {"in_force": say("đang có hiệu lực"), "draft": say("BẢN NHÁP, chưa có hiệu lực")}
    known = {"told": status.get(head.status, head.status), "id": head.id, "sha": book.sha256[:8]}
    return "; ".join((law, since, *until)), say("Tình trạng: {told}; mã {id}, dấu {sha}", **known)


def legend(say: Say) -> str:
    """What the signs behind the numbers mean."""
    return "   ".join(f"{sign} {mark_word(mark, say)}" for mark, sign in SIGNS.items())


def sections_of(book: Lawbook, say: Say) -> tuple[PageSection, ...]:
    """The whole standard in the order of its text."""
    criteria = (_criterion(book, criterion, say) for criterion in book.standard.criteria)
    return (*criteria, _recognition(book.standard, say), _procedure(book.standard.head, say))


def _criterion(book: Lawbook, criterion: Criterion, say: Say) -> PageSection:
    title = say(
        "Tiêu chí {number}. {title}: {points}",
        number=criterion.number,
        title=say.either(criterion.title, criterion.title_en),
        points=_points(criterion.max_points, criterion.mark, say),
    )
    roles = {"bonus": say("điểm thưởng, ngoài tổng"), "deduction": say("điểm trừ, ngoài tổng")}
    told = f"{title} ({roles[criterion.role]})" if criterion.role in roles else title
    own = book.standard.period_of(criterion)
    told += say(" · số liệu {period}", period=period_words(own, say)) if own else ""
    lines = (line for item in criterion.items for line in _item(book, criterion, item, say))
    return PageSection(told, _cited(criterion.cite), tuple(lines))


def _item(book: Lawbook, criterion: Criterion, item: Item, say: Say) -> Iterator[PageLine]:
    """An item, then each of its cases: whom it is for, and its own bands."""
    part, head = f"{criterion.number}.{item.id.rsplit('.', 1)[-1]}", book.standard.head
    title = say.either(item.title, item.title_en)
    notes = whom_notes(head, criterion, item, say)
    counted = measure_sentence(item, book.standard.book, say)
    taken_off = "deduction" in (criterion.role, item.role)
    yield PageLine(part, "; ".join((title, *notes)), counted, "; ".join(_ladder(item, say, taken_off=taken_off)))
    for case, line in zip(item.except_, item.lines[1:], strict=True):
        named = say("Trường hợp “{title}”", title=case_title(case, say))
        gives = "; ".join(_ladder(line, say, taken_off=taken_off))
        yield PageLine("", named, say("gồm: {who}", who=who_words(head, case.when, say)), gives)


def whom_notes(head: StandardHead, criterion: Criterion, item: Item, say: Say) -> tuple[str, ...]:
    """What of an item is otherwise than that its points are added for every commune."""
    return (*_notes(criterion, item, say), *_whom(head, criterion, item, say))


def _notes(criterion: Criterion, item: Item, say: Say) -> Iterator[str]:
    """What of an item is otherwise than that its points are added."""
    if item.role != "scored" and criterion.role == "scored":
        yield say("điểm thưởng") if item.role == "bonus" else say("điểm trừ")
    if item.best_of:
        yield say("chỉ tính mục nhiều điểm nhất trong {items}", items=competing_rule(criterion, say))


def _whom(head: StandardHead, criterion: Criterion, item: Item, say: Say) -> Iterator[str]:
    """Whom an item is for, where it is not for all."""
    for thing in (criterion, item):
        if thing.applies:
            yield say("Chỉ áp dụng cho: {who}", who=who_words(head, thing.applies, say)) + sign_of(thing.applies_mark)


def _ladder(item: Item, say: Say, *, taken_off: bool) -> Iterator[str]:
    """The bands from the first, those that give nothing left out but for the last word on who has nobody."""
    if item.steps:
        yield steps_sentence(item, say, taken_off=taken_off) + sign_of(item.steps.mark)
    for at, band in enumerate(() if item.steps else item.bands, 1):
        if band.points or not band.otherwise:
            told = band_sentence(item, f"{item.line}/{at}", say).removesuffix(per_words(line_of(item.measure), say))
            points = say("trừ {points}", points=say.whole(band.points)) if taken_off else say.whole(band.points)
            yield f"{told} → {points}{sign_of(band.mark)}"
    if item.when_none:
        none = say("không có ai: {told}", told=nobody_words(item, say, taken_off=taken_off))
        rule = rule_named(item, f"{item.line}/none")
        yield f"{none}{sign_of(rule.mark or item.when_none_mark)}"


def _recognition(standard: Standard, say: Say) -> PageSection:
    lines = (*_totals(standard.head, say), *_thresholds(standard.head, say), *_demands(standard, say))
    return PageSection(say("Điều kiện công nhận"), "", lines)


def _totals(head: StandardHead, say: Say) -> Iterator[PageLine]:
    """What a total may come to, and what it is made of where an item is left out."""
    most, left = head.maximum, head.left_out
    yield _line(say("Tổng điểm tối đa"), "", _points(most.points, most.mark, say), most.cite)
    if most.step:
        yield _line(say("Bước điểm"), "", _points(head.step, most.mark, say), most.cite)
    if most.with_bonus:
        yield _line(total_text(head, "with_bonus", say), "", _points(most.with_bonus, most.mark, say), most.cite)
    if left:
        yield _line(say("Khi có mục không tính cho xã"), "", left_out_rule(left, say) + sign_of(left.mark), left.cite)


def _thresholds(head: StandardHead, say: Say) -> Iterator[PageLine]:
    for unit_class in head.classes:
        title = say("Ngưỡng: {title}", title=say.either(unit_class.title, unit_class.title_en))
        who = _who(head, unit_class, say)
        for bar in unit_class.thresholds_by_day:
            dated = say("{title} – ngưỡng từ {day}", title=title, day=say.day(bar.from_))
            yield _line(dated, who, _points(bar.points, bar.mark, say), unit_class.cite)
        if not unit_class.thresholds_by_day:
            share = "" if unit_class.percent is None else say.decimal(unit_class.percent)
            told = say("{percent} % tổng điểm tối đa: ", percent=share) if share else ""
            yield _line(title, who, told + _points(unit_class.threshold, unit_class.mark, say), unit_class.cite)


def _demands(standard: Standard, say: Say) -> Iterator[PageLine]:
    """What bars recognition whatever the total, and what the higher levels ask."""
    head = standard.head
    if head.knock_out:
        barred = say("từ {n} điểm trở xuống thì không công nhận", n=say.whole(head.knock_out.criterion_scores))
        title = say.either(head.knock_out.title, head.knock_out.title_en)
        yield _line(title, "", barred + sign_of(head.knock_out.mark), head.knock_out.cite)
    for condition in head.conditions or ():
        asked = condition_rule(condition, standard, say) + sign_of(condition.mark)
        yield _line(condition_title(condition, say), "", asked, condition.cite)
    for level in head.levels[1:]:
        name = say.either(level.title, level.title_en)
        for told in level.thresholds:
            own = next(c for c in head.classes if c.id == told.unit_class)
            values = {"level": name, "title": say.either(own.title, own.title_en)}
            title = say("Mức {level}: {title}", **values)
            yield _line(title, "", _points(told.threshold, told.mark, say), told.cite)
        if level.kept:
            title = say("Mức {level}: các đợt trước", level=name)
            yield _line(title, "", kept_rule(level, standard, say) + sign_of(level.kept.mark), level.kept.cite)


def _who(head: StandardHead, unit_class: UnitClass, say: Say) -> str:
    return say(" · hoặc ").join(test_words(head, clause, say) for clause in unit_class.when)


def _procedure(head: StandardHead, say: Say) -> PageSection:
    return PageSection(say("Thời gian, thẩm quyền, cách đọc"), "", tuple(_procedure_lines(head, say)))


def _procedure_lines(head: StandardHead, say: Say) -> Iterator[PageLine]:
    months, years = (", ".join(map(str, numbers)) for numbers in (head.cycle.months, head.cycle.plan_years))
    values = {"months": months or say("mọi tháng"), "years": years or say("mọi năm")}
    told = say("tháng {months} của năm thứ {years} trong kế hoạch 5 năm", **values)
    yield _line(say("Đợt đánh giá"), "", told + sign_of(head.cycle.mark), head.cycle.cite)
    for period in head.periods:
        title = say("Kỳ số liệu: {title}", title=say.either(period.title, period.title_en))
        yield _line(title, "", period_words(period, say) + sign_of(period.mark), period.cite)
    for own in head.authorities:
        who = say(
            "{appraises} thẩm định; {recognises} công nhận",
            appraises=say.either(own.appraises, own.appraises_en),
            recognises=say.either(own.recognises, own.recognises_en),
        )
        notes = "; ".join(authority_notes(head, own, say))
        yield _line(authority_days(own, say), notes, who + sign_of(own.mark), own.cite)
    for reading in head.readings:
        yield PageLine("", say("Cách đọc"), "", say.either(reading.text, reading.text_en) + sign_of(reading.mark))


def _line(title: str, counted: str, gives: str, cite: Cite) -> PageLine:
    return PageLine("", title, "; ".join(told for told in (counted, cite.at) if told), gives, cite.basis or "")


def _points(points: Score, mark: Mark, say: Say) -> str:
    return say("{n} điểm", n=say.whole(points)) + sign_of(mark)


def _cited(cite: Cite) -> str:
    return f"{cite.document}, {cite.at}"
