"""Every number of the law as a line to be held against the text: what to look for, and what the standard has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from engine.desk.proofreading.law_status import Part, law_status
from engine.language import Say
from engine.law.asking import is_taken_off
from engine.law.citing import names_own
from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import line_of
from engine.law.model import Standard
from engine.law.numbers_of_law import EDGES
from engine.law.points.scores import score_of
from engine.law.readings.matched import Standing
from engine.law.readings.number import Number
from engine.law.values import Mark
from engine.reporting.words.asking.sought import asked_words
from engine.reporting.words.bands import band_sentence, edge_words, measure_sentence, per_words, steps_sentence
from engine.reporting.words.recognition.rule_words import demand_text, total_text
from engine.reporting.words.sentences import mark_word
from engine.reporting.words.whom.whom_lines import for_some
from engine.reporting.words.whom.whom_words import test_words
from engine.rules.compiling import rule_named


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the part of the law, what it says in words, the number to find, the number as it is, how sure, where."""

    number: Number
    part: str
    text: str
    asked: str
    value: str
    mark: str
    cited: str
    choices: tuple[str, ...]
    head: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The lines under one heading."""

    title: str
    lines: tuple[Line, ...]


def groups_of(book: Lawbook, say: Say) -> tuple[Group, ...]:
    """All lines in the text's own order: the document, each criterion, then the conditions and readings."""
    whole, *criteria = law_status(book)
    names = (
        (say("VĂN BẢN VÀ TỔNG ĐIỂM"), ("number", "date", "from", "until", "maximum", "step", "with_bonus")),
        (say("ĐIỀU KIỆN CÔNG NHẬN"), ("class", "knock_out", "condition", "level", "left_out")),
        (say("CHU KỲ ĐÁNH GIÁ"), ("months", "plan_years", "period")),
        (say("THẨM QUYỀN"), ("authority",)),
        (say("CÁCH ĐỌC VĂN BẢN"), ("reading",)),
    )
    first, *rest = [Group(title, tuple(_whole_lines(book, whole, keys, say))) for title, keys in names]
    return (first, *(_criterion_group(book, part, say) for part in criteria), *(group for group in rest if group.lines))


def title_of(part: Part, say: Say) -> str:
    """The name of a criterion, or of all that belongs to the whole."""
    if part.criterion is None:
        return say("Văn bản, điều kiện, thẩm quyền, cách đọc")
    return say("{number}. {title}", number=part.criterion.number, title=_title(part.criterion, say))


def _title(thing: Criterion | Item, say: Say) -> str:
    return say.either(thing.title, thing.title_en)


def _whole_lines(book: Lawbook, part: Part, keys: Sequence[str], say: Say) -> Iterator[Line]:
    for standing in part.numbers:
        number = standing.number
        kind = number.owner.split("/")[0] if "/" in number.owner else number.key.split("/")[0]
        if kind in keys:
            yield _of_which_text(book, _line(standing, "", _whole_text(book.standard, number, say), say), say)


def _whole_text(standard: Standard, number: Number, say: Say) -> str:
    head, owner = standard.head, number.owner.split("/")
    match owner[0]:
        case "class":
            unit_class = next(c for c in head.classes if c.id == owner[1])
            title = say.either(unit_class.title, unit_class.title_en)
            if number.key == "threshold":
                return title if unit_class.percent is None else say("{title} – phần trăm của tổng điểm", title=title)
            if owner[2] == "bar":
                since = unit_class.thresholds_by_day[int(owner[3]) - 1].from_
                return say("{title} – ngưỡng từ {day}", title=title, day=say.day(since))
            clause = test_words(head, unit_class.when[int(owner[2]) - 1], say)
            return say("{title} – gồm: {clause}", title=title, clause=clause)
        case "authority":
            authority = next(a for a in head.authorities if a.id == owner[1])
            appraises, recognises = (
                (authority.appraises, authority.appraises_en),
                (authority.recognises, authority.recognises_en),
            )
            match number.key:
                case "when":
                    return say("{who} – cho: {whom}", who=say.either(*recognises),
                               whom=test_words(head, authority.when[int(owner[2]) - 1], say))  # fmt: skip
                case "appraises":
                    return say("Thẩm định: {who}", who=say.either(*appraises))
                case "recognises":
                    return say("Công nhận: {who}", who=say.either(*recognises))
            return say("Thẩm quyền công nhận: {who}", who=say.either(*recognises))
        case "condition" | "level" | "period":
            return demand_text(standard, owner[0], owner[1], number.key, say)
        case "reading":
            reading = next(r for r in head.readings if r.id == owner[1])
            return say.either(reading.text, reading.text_en)
    return _head_text(standard, number, say)


def _head_text(standard: Standard, number: Number, say: Say) -> str:
    head = standard.head
    match number.key.split("/")[0]:
        case "number":
            return say("Số văn bản: {number}", number=head.law.number)
        case "date":
            return say("Ngày ký văn bản")
        case "from":
            return say("Ngày có hiệu lực")
        case "until":
            return say("Ngày hết hiệu lực")
        case "maximum":
            return say("Tổng điểm tối đa của các tiêu chí")
        case "with_bonus" | "left_out" | "step":
            return total_text(head, number.key, say)
        case "knock_out":
            return say.either(head.knock_out.title, head.knock_out.title_en) if head.knock_out else ""
        case "months":
            return say("Tháng đánh giá trong năm")
    return say("Năm có đánh giá, đếm trong kế hoạch 5 năm")


def _criterion_group(book: Lawbook, part: Part, say: Say) -> Group:
    criterion = part.criterion
    if criterion is None:
        raise ValueError(part)
    title = say("TIÊU CHÍ {number}. {title}", number=criterion.number, title=_title(criterion, say).upper())
    items = {item.id: item for item in criterion.items}
    lines: list[Line] = []
    for standing in part.numbers:
        number = standing.number
        item = items.get(number.owner.split("/")[0].split("@")[0])
        text = for_some(book, criterion, item, number, say) or (
            _item_text(book, _line_of(item, number), number, say) if item else _criterion_text(criterion, say)
        )
        line = _of_which_text(book, _line(standing, _part(criterion, item), text, say, item), say)
        above = next((before for before in lines if before.head and before.part == line.part), None)
        again = say("như dòng đầu của mục {part}", part=line.part)
        lines.append(replace(line, cited=again) if above and above.cited == line.cited else line)
    return Group(title, tuple(lines))


def _line_of(item: Item, number: Number) -> Item:
    """The line of an item that a number is of: that of a case, or the item itself."""
    named = number.owner.split("/")[0]
    return next((line for line in item.lines if line.line == named), item)


def _criterion_text(criterion: Criterion, say: Say) -> str:
    return say("Cả tiêu chí {part}: {title}", part=criterion.number, title=_title(criterion, say))


def _part(criterion: Criterion, item: Item | None) -> str:
    return f"{criterion.number}.{item.id.rsplit('.', 1)[-1]}" if item else str(criterion.number)


def _item_text(book: Lawbook, item: Item, number: Number, say: Say) -> str:
    if number.owner == item.id:
        measured = say("Cách đo: {how}", how=measure_sentence(item, book.standard.book, say))
        title = _title(item, say)
        texts = {"max_points": title, "measure": say("Tên mục: {title}", title=title) + f"\n{measured}"}
        return texts.get(number.key, measured)
    rule = number.owner
    if rule == f"{item.line}/steps":
        return say("Bậc đều: {rule}", rule=steps_sentence(item, say, taken_off=is_taken_off(book.standard, item)))
    named = rule_named(item, rule)
    if named.band is None:
        return say("Khi mẫu số bằng 0 (không có ai hoặc việc gì để đếm)")
    band, points = band_sentence(item, rule, say), say.whole(named.points)
    return say("Bậc {at}: {band} → {points} điểm", at=named.band + 1, band=band, points=points)


def _line(standing: Standing, part: str, text: str, say: Say, item: Item | None = None) -> Line:
    number = standing.number
    head = number.key in ("max_points", "maximum", "threshold")
    choices = choices_of(number, say)
    return Line(
        number, part, text, asked_words(number, say), value_words(number, say, item), mark_text(standing.mark, say),
        _cited(number, say), choices, head,
    )  # fmt: skip


def mark_text(mark: Mark | None, say: Say) -> str:
    """How sure a number is; the document's own number and days carry no mark until they are checked."""
    return mark_word(mark, say) if mark else say("không ghi dấu")


def value_words(number: Number, say: Say, item: Item | None = None, value: str | None = None) -> str:
    """The number as the standard has it, or another ``value`` of it, as a reader writes it; nothing for wording."""
    said = number.value if value is None else value
    match number.kind:
        case "words":
            return "–"
        case "choice":
            return choice_word(said, say)
        case "day":
            return say.day(date.fromisoformat(said))
        case "whole":
            return ("−" if said.startswith("-") else "") + say.whole(score_of(said.lstrip("-")))
    if item is not None and number.owner.endswith("/steps"):
        return _step_words(item, number.key, Fraction(said), say)
    if number.key == "step" and "/" not in number.key:
        return say.whole(score_of(said))
    if item is None or number.key not in EDGES:
        return said
    line = line_of(item.measure)
    told = edge_words(item, line.ratio(Fraction(said)), say)
    return say("{edge} trên {per}", edge=told, per=say.whole(line.times)) if line.unit == "per" else told


def _step_words(item: Item, key: str, value: Fraction, say: Say) -> str:
    """Where equal steps begin, or how much each is, in the unit of the law."""
    line = line_of(item.measure)
    if key == "from":
        return edge_words(item, line.ratio(value), say)
    return say.decimal(value, 9) + (" %" if line.unit == "%" else per_words(line, say))


def choice_word(choice: str, say: Say) -> str:
    """What holds when there is nobody in the whole."""
    return {"full_points": say("đủ điểm"), "zero": say("0 điểm")}.get(choice) or say("không áp dụng")


def choices_of(number: Number, say: Say) -> tuple[str, ...]:
    """The drop-down of a row that is not a number."""
    if number.kind == "words":
        return say("Đúng"), say("Khác")
    return (
        tuple(choice_word(c, say) for c in ("full_points", "zero", "not_applicable")) if number.kind == "choice" else ()
    )


def _cited(number: Number, say: Say) -> str:
    """The clause, and what the number rests on where it is not the text itself."""
    told = [number.cite.at] if number.cite else []
    basis = number.basis or (number.cite.basis if number.cite else None)
    return "\n".join([*told, *([say("Dựa trên: {basis}", basis=basis)] if basis else [])])


def _of_which_text(book: Lawbook, line: Line, say: Say) -> Line:
    """The line with the document before its clause where that is another's: nobody looks for it in the new text."""
    cite = line.number.cite
    if cite is None or names_own(cite.document, book.standard.laws):
        return line
    return replace(line, cited=say("theo văn bản cũ: {cited}", cited=f"{cite.document}, {line.cited}"))
