"""A declared fact of a commune in the shape of a datum: for whoever reads, keeps and shows data one by one."""

from __future__ import annotations

from fractions import Fraction

from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.law.units.fact_questions import PREFIX, FactQuestion, fact_questions
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.law.values import Text, exact_text


class FactDatum(Evidence):
    """A commune's fact as forms name it ("fact/bai_ngang"); no datum of the standard has such an id."""

    id: Text
    fact: UnitFact


def fact_datum(fact: UnitFact) -> FactDatum:
    """A fact with its title for label and question; who holds it no standard says."""
    vi, en = (dict.fromkeys((f"label{end}", f"question{end}", f"holder{end}"), title)
              for end, title in (("", fact.title), ("_en", fact.title_en)))  # fmt: skip
    kind = "yes_no" if fact.kind == "yes_no" else "count"
    return FactDatum.model_validate({**vi, **en, "id": f"{PREFIX}{fact.id}", "kind": kind, "fact": fact})


def datum_of(standard: Standard, name: str) -> Evidence | None:
    """What a file has under a name: a datum of the standard or a fact of the commune; None for what it asks no more."""
    asked = question_named(standard, name)
    return fact_datum(asked.fact) if asked else next((e for e in standard.book.evidence if e.id == name), None)


def question_named(standard: Standard, name: str) -> FactQuestion | None:
    """The question about the commune itself of a name; None for a datum."""
    return next((asked for asked in fact_questions(standard) if asked.name == name), None)


def is_fact(name: str) -> bool:
    """Whether a name is that of a commune's fact."""
    return name.startswith(PREFIX)


def kept_text(value: FactValue) -> str:
    """A value as it is kept: "1" is yes and "0" no, a choice by its id, a number exactly: "12.5"."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return value if isinstance(value, str) else exact_text(value)


def value_kept(fact: UnitFact, text: str) -> FactValue:
    """The value that ``kept_text`` was given; raises ValueError for a text of no value that the fact can have."""
    if fact.kind == "yes_no" and text in ("0", "1"):
        return text == "1"
    if fact.kind == "choice" and text in (fact.choices or {}):
        return text
    if fact.kind in ("count", "percent"):
        return Fraction(text)
    raise ValueError(text)
