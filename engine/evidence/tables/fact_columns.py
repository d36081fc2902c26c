"""The columns of a list of communes that a standard declares: which head is which fact, and what a cell says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from engine.files.listing.csv_rows import Field, Row
from engine.files.numbers import NO_WORDS, YES_WORDS, Given, grouped, plain, read_count, shown
from engine.law.loading import nearest
from engine.law.model import Standard, Unit
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.law.values import exact_text
from engine.problems import Problem, problem
from engine.rules.situations import class_table, further_tables

PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))? ?%?")
Declared = Sequence[UnitFact]


def further_facts(standard: Standard) -> tuple[UnitFact | None, ...]:
    """What a list of communes has besides the columns of every list; None stands for the code of the province."""
    tables = (class_table(standard.head), *further_tables(standard))
    asked = any(case.test.province_code for table in tables for case in table.cases)
    return (*((None,) if asked else ()), *standard.head.unit_facts)


def fact_text(fact: UnitFact | None, unit: Unit) -> str:
    """What is known of a commune, as a cell says it; nothing where that is not known."""
    return unit.province_code or "" if fact is None else value_text(unit.told(fact.id))


def value_text(value: FactValue | None) -> str:
    """A fact's value as a cell says it; nothing where it is not known."""
    if value is None or isinstance(value, str):
        return value or ""
    return ("có" if value else "không") if isinstance(value, bool) else exact_text(value).replace(".", ",")


def value_words(fact: UnitFact, value: FactValue) -> str:
    """A fact's value as a person says it: a choice by its name."""
    if isinstance(value, str):
        return (fact.choices or {})[value]
    text = value_text(value)
    return grouped(int(value)) if fact.kind == "count" else f"{text} %" if fact.kind == "percent" else text


def fact_heads(heads: Row, unknown: Sequence[int], declared: Declared) -> Mapping[str, tuple[int, ...]]:
    """The columns of each declared fact, by its id or its title in either language; two columns are one too many."""
    found: dict[str, tuple[int, ...]] = {}
    for at in unknown:
        word = _word(heads[at].text)
        for fact in declared:
            if word in {_word(fact.id), _word(fact.title), _word(fact.title_en)}:
                found[fact.id] = (*found.get(fact.id, ()), at)
                break
    return found


def stray_heads(heads: Row, unknown: Sequence[int], declared: Declared) -> Iterator[Problem]:
    """Heads that neither every list of communes has nor the round's standard declares, and facts with two columns."""
    columns = fact_heads(heads, unknown, declared)
    taken = {at for own in columns.values() for at in own}
    titles = {fact.id: fact.title for fact in declared}
    known = ", ".join(f"{name} ({title})" for name, title in titles.items())
    for at in unknown:
        if at not in taken:
            near = nearest(heads[at].text, [*titles, *titles.values()])
            name = shown(heads[at].text)
            yield problem("RND-211", heads[at].place, name, name=name, known=known, near=near)
    for own in columns.values():
        for late in own[1:]:
            name, before = shown(heads[late].text), shown(heads[own[0]].text)
            yield problem("RND-111", heads[late].place, name, name=name, before=before, first=heads[late].place.column)


def fact_problems(fields: Mapping[str, Field], declared: Declared) -> Iterator[Problem]:
    """Cells that say nothing their fact could be; an empty one is not known, and no problem."""
    for fact in declared:
        field = fields.get(fact.id)
        if field is not None and field.text and fact_value(fact, field.text) is None:
            given = shown(field.text)
            values = {"name": fact.title, "name_en": fact.title_en, "given": given, "allowed": allowed_words(fact)}
            yield problem("RND-251", field.place, given, **values, allowed_en=allowed_words(fact, english=True))


def facts_told(fields: Mapping[str, Field], declared: Declared) -> tuple[tuple[str, FactValue], ...]:
    """What a row says of the declared facts, in the standard's order; what is not known is left out."""
    said = ((fact, fields[fact.id].text) for fact in declared if fact.id in fields)
    return tuple((fact.id, value) for fact, text in said if (value := fact_value(fact, text)) is not None)


def fact_value(fact: UnitFact, text: str) -> FactValue | None:
    """What a cell says of a fact; None where it is empty or says nothing that the fact could be."""
    if fact.kind == "yes_no":
        return {**dict.fromkeys(YES_WORDS, True), **dict.fromkeys(NO_WORDS, False)}.get(plain(text))
    if fact.kind == "choice":
        words = {_word(word): choice for choice, title in (fact.choices or {}).items() for word in (choice, title)}
        return words.get(_word(text))
    if fact.kind == "count":
        told = read_count(text)
        return Fraction(told.value) if isinstance(told, Given) else None
    found = PERCENT.fullmatch(plain(text))
    value = Fraction(f"{found[1]}.{found[2] or 0}") if found else None
    return value if value is not None and value <= 100 else None


def _word(text: str) -> str:
    return plain(text.replace("_", " ").replace("-", " "))


def allowed_words(fact: UnitFact, *, english: bool = False) -> str:
    """What a cell may say of a fact, in Vietnamese or English."""
    if fact.kind == "choice":
        return "; ".join(f"{choice} ({title})" for choice, title in (fact.choices or {}).items())
    words = {
        "yes_no": ("có, không", "có or không (yes, no)"),
        "count": ("số nguyên từ 0, như 1250", "a whole number from 0, such as 1250"),
        "percent": ("số phần trăm từ 0 đến 100, như 12,5", "a percent from 0 to 100, such as 12.5"),
    }
    return words[fact.kind][english]
