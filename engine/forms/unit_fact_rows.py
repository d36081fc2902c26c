"""The first questions of a form where the standard declares facts of communes: what the commune itself is like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.filled_forms import META
from engine.evidence.tables.fact_columns import value_words
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet
from engine.files.writing import address
from engine.forms import layout
from engine.forms.checks import fact_check, fact_hints
from engine.forms.layout import HEADS_ROW, HOLDER, ID, LAST, MARK, QUESTION, UNIT, VALUE, Form
from engine.language import Say
from engine.law.model import Standard, Unit
from engine.law.units.fact_questions import FactQuestion, fact_questions, fact_words
from engine.law.units.unit_facts import UnitFact

HEADING_ROW = HEADS_ROW + 2
CHOICE = "fact-choice/"


def rows_above(standard: Standard) -> int:
    """How many rows stand between the example and the first criterion: none where no fact is declared."""
    facts = len(standard.head.unit_facts)
    return facts + 1 if facts else 0


def fact_rows(standard: Standard) -> Mapping[str, int]:
    """The row of every such answer, by its name."""
    return {asked.name: HEADING_ROW + at for at, asked in enumerate(fact_questions(standard), 1)}


def write_unit_facts(sheet: NewSheet, form: Form) -> None:
    """The heading and a question for each declared fact, its cells open; nothing where none is declared."""
    standard, say = form.lawbook.standard, form.say
    asked, rows = fact_questions(standard), fact_rows(standard)
    if not asked:
        return
    layout.write_heading(sheet, HEADING_ROW, say("Về đơn vị"), say("không tính điểm"))
    for question in asked:
        row = rows[question.name]
        layout.write_row(sheet, row, fact_texts(question, form), form.said(question.name))
        area = Area(row, VALUE, row, VALUE)
        if question.fact.kind != "choice":
            sheet.check([area], fact_check(address(row, VALUE), question.fact, say))


def fact_texts(asked: FactQuestion, form: Form) -> Mapping[int, str]:
    """A question's texts by column; what the list of communes says already stands below it."""
    say, fact, law = form.say, asked.fact, form.lawbook.standard.head.law
    known = form.unit.told(fact.id)
    question = fact_words(fact, say)
    if known is not None:
        said = value_words(fact, known)
        question += "\n" + say("Danh sách của đợt đang ghi: {said}. Đúng thì để trống.", said=said)
    of_class = (say("ngưỡng"),) if asked.of_class else ()
    own = fact.cite.document.startswith(law.number)
    return {
        ID: asked.name,
        MARK: ", ".join((*of_class, *asked.items)),
        QUESTION: question,
        UNIT: _unit(fact, say),
        HOLDER: say("Ủy ban nhân dân xã"),
        LAST: fact.cite.at if own else f"{fact.cite.document}, {fact.cite.at}",
    }


def _unit(fact: UnitFact, say: Say) -> str:
    words = {"yes_no": say("có/không"), "choice": say("chọn một"), "count": say("số"), "percent": "%"}
    return words[fact.kind]


def choices_meta(standard: Standard) -> Mapping[str, str]:
    """The names to choose from, for the hidden sheet: a name may be longer than Excel lets a list in a cell be."""
    return {
        f"{CHOICE}{fact.id}/{number}": name
        for fact in standard.head.unit_facts
        for number, name in enumerate((fact.choices or {}).values(), 1)
    }


def check_choices(sheet: NewSheet, form: Form, meta: Sequence[str]) -> None:
    """The drop-downs, once it is known where the names stand: ``meta`` are the keys of the hidden sheet in order."""
    say, rows = form.say, fact_rows(form.lawbook.standard)
    for asked in fact_questions(form.lawbook.standard):
        if asked.fact.kind == "choice":
            first = meta.index(f"{CHOICE}{asked.fact.id}/1") + 1
            last, row = first + len(asked.fact.choices or ()) - 1, rows[asked.name]
            names = f"='{META}'!$B${first}:$B${last}"
            sheet.check([Area(row, VALUE, row, VALUE)], Check(names, "list", *fact_hints(asked.fact, say)))


def facts_stamp(standard: Standard, unit: Unit, out: Mapping[str, str]) -> Mapping[str, str]:
    """What of a commune a form was made by: its facts as the list has them, the items left out; none of neither."""
    facts = "; ".join(f"{fact.id}={unit.told(fact.id)}" for fact in standard.head.unit_facts)
    for_some = any(c.applies or any(item.applies for item in c.items) for c in standard.criteria)
    return {**({"unit-facts": facts} if facts else {}), **({"left-out": " ".join(out) or "–"} if for_some else {})}
