"""A form as its rows in order: the words of each question as the workbook has them, and how it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from engine.files.kit.cell_checks import Check
from engine.forms.checks import fact_check, fact_hints, points_check, value_check
from engine.forms.layout import HOLDER, LAST, MARK, QUESTION, UNIT, Form
from engine.forms.self_score_sheet import DAY, item_words, points_name
from engine.forms.self_total import may_be_out
from engine.forms.task_sheet import letter_day, letter_words, task_texts
from engine.forms.template import question_texts, section_words
from engine.forms.unit_fact_rows import fact_texts
from engine.language import Say
from engine.law.asked import letter_sections
from engine.law.asking import Question, Section, numbered_items, sections
from engine.law.directives import Directives
from engine.law.units.fact_questions import FactQuestion, fact_questions

# Any cell's name: only the words of a check are wanted here.
CELL = "E1"
Kind: TypeAlias = Literal["unit", "criterion", "letter", "points"]


@dataclass(frozen=True, slots=True)
class Row:
    """A question: the name of its answer, the items or clauses that ask it, its words, who holds it, on what ground.

    ``choices`` are the words to choose from, none for what is typed; ``free`` lets "không áp dụng" stand beside a
    number. ``guide`` is what Excel says when its cell is chosen. ``alone`` has a value and no paper.
    """

    name: str
    mark: str
    question: str
    unit: str
    holder: str
    ground: str
    guide: str
    choices: tuple[str, ...] = ()
    free: bool = False
    hint: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands at its right, the line that refers back, items left out, and its rows."""

    kind: Kind
    title: str
    beside: str
    rows: tuple[Row, ...]
    again: str = ""
    out: tuple[tuple[str, str], ...] = ()


def parts_of_form(form: Form, letters: Directives | None) -> tuple[Part, ...]:
    """The whole form in the order of the workbook: the commune itself, the criteria, the letters, its own points."""
    standard, say = form.lawbook.standard, form.say
    made = [_unit_part(form)] if standard.head.unit_facts else []
    made += [_criterion_part(form, section) for section in sections(standard, form.out)]
    for asked in letter_sections(letters) if letters else ():
        rows = tuple(
            _question_row(Question(entry, (), "", "", None, may_not_arise=True), task_texts(entry, tasks, form), say)
            for entry, tasks in asked.questions
        )
        letter = asked.letter.letter
        made.append(Part("letter", letter_words(letter, say), letter_day(letter, say), rows))
    return (*made, _points_part(form))


def _unit_part(form: Form) -> Part:
    say = form.say
    rows = tuple(_fact_row(asked, form) for asked in fact_questions(form.lawbook.standard))
    return Part("unit", say("Về đơn vị"), say("không tính điểm"), rows)


def _fact_row(asked: FactQuestion, form: Form) -> Row:
    say, fact = form.say, asked.fact
    choices = tuple((fact.choices or {}).values())
    check = None if fact.kind == "choice" else fact_check(CELL, fact, say)
    told = fact_hints(fact, say)[3] if check is None else check.prompt
    if check:
        choices = _listed(check)
    return replace(_row(asked.name, fact_texts(asked, form), told), choices=choices)


def _criterion_part(form: Form, section: Section) -> Part:
    say = form.say
    title, points = section_words(section.criterion, say)
    rows = tuple(_question_row(asked, question_texts(asked, form), say) for asked in section.questions)
    names = "; ".join(say.either(entry.label, entry.label_en) for entry in section.again)
    again = say("Dùng lại số liệu đã điền ở trên: {names}.", names=names) if names else ""
    return Part("criterion", title, points, rows, again, tuple((at, form.out[item]) for at, item in section.out))


def _question_row(asked: Question, texts: Mapping[int, str], say: Say) -> Row:
    check, entry = value_check(CELL, asked, say), asked.evidence
    choices = _listed(check)
    free = not choices and (asked.part_of is not None or asked.may_not_arise)
    hint = say.either(entry.hint or "", entry.hint_en or entry.hint or "")
    return replace(_row(entry.id, texts, check.prompt), choices=choices, free=free, hint=hint)


def _listed(check: Check) -> tuple[str, ...]:
    return tuple(str(word) for word in check.allowed) if check.kind == "list" else ()


def _row(name: str, texts: Mapping[int, str], guide: str) -> Row:
    return Row(name, texts[MARK], texts[QUESTION], texts[UNIT], texts[HOLDER], texts[LAST], guide)


def _points_part(form: Form) -> Part:
    say = form.say
    return Part("points", say("Tự chấm"), say("để đối chiếu"), tuple(_points_rows(form)))


def _points_rows(form: Form) -> Iterator[Row]:
    standard, say = form.lawbook.standard, form.say
    unsure = may_be_out(standard, frozenset(form.out))
    for number, item in numbered_items(standard):
        if item.id not in form.out:
            told = points_check(CELL, item.max_points, standard.head.step, say).prompt
            unit = say("tối đa {points} điểm", points=say.whole(item.max_points))
            words = item_words(item, form, unsure)
            yield Row(points_name(item.id), number, words, unit, "", "", told, alone=True)
    asked = say("Ngày tự chấm (ngày/tháng/năm)")
    yield Row(DAY, "", asked, "", "", "", "", alone=True)
