"""How the form looks and behaves: columns, rows, drop-downs, hints, checks, locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from engine.evidence.facts import Fact, Round
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import LOOKS, WRONG_FILL, Value, height_of
from engine.files.writing import address
from engine.forms.checks import date_check, digits_of, typed_day, value_check
from engine.language import Say
from engine.law.asking import Question
from engine.law.loading import Lawbook
from engine.law.model import Unit

ID, MARK, QUESTION, UNIT, VALUE, DOCUMENT, DATE, NOTE, HOLDER, LAST = range(1, 11)
VISIBLE = range(MARK, LAST + 1)
WIDTHS: Mapping[int, float] = {
    ID: 2, MARK: 14.5, QUESTION: 48, UNIT: 9.5, VALUE: 11, DOCUMENT: 14.5, DATE: 12.5, NOTE: 17, HOLDER: 20, LAST: 16,
}  # fmt: skip
LOOKS_OF_TEXTS: Mapping[int, str] = {
    ID: "text", MARK: "small centre", QUESTION: "text", UNIT: "centre", HOLDER: "small", LAST: "small",
}  # fmt: skip
LOOKS_OF_ANSWERS = ("answer", "typed short", "typed short", "typed")
LEAST_HEIGHT = 23
TITLE_ROW, ABOUT_ROW, HOW_ROW, BANNER_ROW, HEADS_ROW = range(1, 6)
HEADING = address(TITLE_ROW, MARK)
CODE, PROGRESS = address(ABOUT_ROW, LAST), address(BANNER_ROW, LAST)


# The texts of an answer's cells: value, document, its day, note; "" for nothing.
Texts: TypeAlias = tuple[str, str, str, str]
NOTHING_TYPED: Texts = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Form:
    """What one form is made from; with ``facts`` it comes filled.

    ``out`` are the items that certainly do not count for the commune, each with the reason in words. ``typed`` are
    texts as somebody typed them elsewhere, by the name of the answer: they stand in its cells in place of the fact.
    """

    lawbook: Lawbook
    round: Round
    unit: Unit
    say: Say
    facts: Mapping[str, Fact]
    out: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Texts] = field(default_factory=dict)

    def said(self, name: str) -> Texts:
        """What was typed for an answer; nothing in its four cells where nothing was."""
        return self.typed.get(name, NOTHING_TYPED)


def banner_of(form: Form, *, short: bool = False) -> str:
    """What keeps a form from being a paper: a draft of a standard, made-up evidence; nothing on a real round."""
    say, told = form.say, []
    if form.lawbook.standard.head.status != "in_force":
        told.append(say("BẢN NHÁP") if short else say("BẢN NHÁP – bộ tiêu chí chưa có hiệu lực"))
    if form.round.simulated:
        told.append(say("SỐ LIỆU MÔ PHỎNG") if short else say("SỐ LIỆU MÔ PHỎNG – không phải số liệu thật của xã"))
    return " · ".join(told)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the questions of a sheet: the title, the round, the commune's code, how to fill it in."""

    title: str
    about: str
    code: tuple[str, str]
    how: Sequence[str]
    heads: Sequence[str]


def fitting(text: str, look: str, width: float) -> float:
    """A row's height in points for a text; a twentieth of the width is left to programs with other letters."""
    return height_of(text, look, width * 0.95)


def width_between(first: int, last: int) -> float:
    """The width in characters of the columns from first to last."""
    return sum(WIDTHS[column] for column in range(first, last + 1))


def write_head(sheet: NewSheet, head: Head, form: Form, rows: Mapping[str, int]) -> None:
    """Title, round, how to fill it in, whether the data are made up, how far it is filled, the heads of the columns."""
    say = form.say
    for column, width in WIDTHS.items():
        sheet.set_width(column, width, hidden=column == ID)
    sheet.put_over(TITLE_ROW, (MARK, LAST), head.title, "form title")
    sheet.set_height(TITLE_ROW, 24)
    sheet.put_over(ABOUT_ROW, (MARK, NOTE), head.about, "about")
    sheet.set_height(ABOUT_ROW, fitting(head.about, "about", width_between(MARK, NOTE)))
    label, code = head.code
    sheet.put(ABOUT_ROW, HOLDER, label, "label")
    sheet.put(ABOUT_ROW, LAST, code, "code")
    how = "\n".join(head.how)
    sheet.put_over(HOW_ROW, (MARK, LAST), how, "how")
    sheet.set_height(HOW_ROW, fitting(how, "how", width_between(MARK, LAST)) + 6)
    sheet.put_over(BANNER_ROW, (MARK, NOTE), banner_of(form), "warning")
    sheet.set_height(BANNER_ROW, 20)
    sheet.put(BANNER_ROW, HOLDER, say("Đã điền"), "label")
    counted = ",".join(f"{address(first, VALUE)}:{address(last, VALUE)}" for first, last in runs(sorted(rows.values())))
    look, filled = replace(LOOKS["code"], number=f'0"/{len(rows)}"'), sum(has_answer(form, name) for name in rows)
    sheet.put_formula(BANNER_ROW, LAST, f"=COUNTA({counted})", look, result=filled)
    for column, text in zip(VISIBLE, head.heads, strict=True):
        sheet.put(HEADS_ROW, column, text, "head")
    sheet.set_height(HEADS_ROW, 20)


def has_answer(form: Form, name: str) -> bool:
    """Whether something stands in the cell of an answer's value."""
    return bool(form.typed[name][0]) if name in form.typed else name in form.facts


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as stretches without a gap, each by its first and last."""
    first = rows[0]
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        if after != row + 1:
            yield first, row
            first = after or row


def head_cells(heads: Sequence[str]) -> Mapping[str, str]:
    """The cells of the column heads with their texts."""
    return {address(HEADS_ROW, column): text for column, text in zip(VISIBLE, heads, strict=True)}


def write_example(sheet: NewSheet, texts: Mapping[int, str]) -> None:
    """A filled row to follow, plainly no answer of the commune's."""
    row = HEADS_ROW + 1
    for column in VISIBLE:
        sheet.put(row, column, texts[column], "example" if column in {QUESTION, NOTE, HOLDER} else "example short")
    sheet.set_height(row, 20)


def write_heading(sheet: NewSheet, row: int, title: str, right: str) -> None:
    """A criterion's or a letter's heading, with its points or its number at the right."""
    sheet.put_over(row, (MARK, DATE), title, "heading")
    sheet.put_over(row, (NOTE, LAST), right, "heading right")
    sheet.set_height(row, 21)


def write_left_out(sheet: NewSheet, row: int, number: str, text: str) -> None:
    """The line that says of an item that it does not count for the commune, so that its data are not asked."""
    sheet.put(row, MARK, number, "small centre")
    sheet.put_over(row, (QUESTION, LAST), text, "again")
    sheet.set_height(row, fitting(text, "again", width_between(QUESTION, LAST)))


def write_again(sheet: NewSheet, row: int, text: str) -> None:
    """The line that refers back to data asked before."""
    sheet.put_over(row, (MARK, LAST), text, "again")
    sheet.set_height(row, fitting(text, "again", width_between(MARK, LAST)))


def write_question(
    sheet: NewSheet, texts: Mapping[int, str], asked: Question, form: Form, rows: Mapping[str, int]
) -> None:
    """A question's texts by column and its four open cells, filled where it is."""
    row, evidence = rows[asked.evidence.id], asked.evidence
    given = form.typed.get(evidence.id) or tuple(answer(form.facts.get(evidence.id), asked, form.say))
    write_row(sheet, row, texts, given)
    sheet.check([Area(row, VALUE, row, VALUE)], value_check(address(row, VALUE), asked, form.say))
    part = digits_of(_fixed(row))
    for whole in (digits_of(_fixed(rows[name])) for name in evidence.not_more_than if name in rows):
        rule = f"IFERROR({part}>{whole},FALSE)"
        sheet.colour_where(Area(row, VALUE, row, VALUE), rule, WRONG_FILL)


def write_row(sheet: NewSheet, row: int, texts: Mapping[int, str], given: Sequence[Value]) -> None:
    """A question's texts by column and its four open cells: value, document, its date, note."""
    for column, text in texts.items():
        sheet.put(row, column, text, LOOKS_OF_TEXTS[column])
    tallest = max(fitting(texts[at], LOOKS_OF_TEXTS[at], WIDTHS[at]) for at in texts if at != ID)
    sheet.set_height(row, max(LEAST_HEIGHT, tallest))
    for column, value, look in zip((VALUE, DOCUMENT, DATE, NOTE), given, LOOKS_OF_ANSWERS, strict=True):
        sheet.put(row, column, value, look)


def _fixed(row: int) -> str:
    """A row's answer as a formula names it from anywhere: $E$12."""
    return f"${address(row, VALUE).removesuffix(str(row))}${row}"


def finish_answers(sheet: NewSheet, form: Form, rows: Mapping[str, int]) -> None:
    """One check for all days, and no green corners: numbers and days in these answers are text, and meant to be."""
    stretches, round_ = list(runs(sorted(rows.values()))), form.round
    days = [Area(first, DATE, last, DATE) for first, last in stretches]
    first_day = address(days[0].row, DATE)
    sheet.check(days, date_check(first_day, form.say("Ngày văn bản"), round_.period_to, round_.on, form.say))
    first, last = stretches[0][0], stretches[-1][1]
    sheet.leave_as_typed([Area(first, VALUE, last, VALUE), Area(first, DATE, last, DATE)])


def answer(fact: Fact | None, asked: Question, say: Say) -> Iterator[Value]:
    """A fact in its cells, as an officer would have typed it."""
    if fact is None:
        yield from (None,) * 4
        return
    if fact.state == "not_applicable":
        yield say("không áp dụng")
    elif asked.evidence.kind == "yes_no":
        yield say("Có") if fact.value else say("Không")
    else:
        yield str(fact.value)
    paper = fact.document
    yield paper.number if paper else None
    yield typed_day(paper.issued) if paper and paper.issued else None
    yield fact.note or None
