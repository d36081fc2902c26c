"""A commune's answer to what a form asks of itself: read and refused as every cell is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from engine.evidence.entries import Entry, read_entry, read_value
from engine.evidence.facts import Round, UnitAnswer
from engine.evidence.own_facts.fact_data import FactDatum
from engine.evidence.tables.fact_columns import allowed_words, fact_value
from engine.files.intake.seen_cells import exact, written
from engine.files.numbers import Given, Raw, Refusal, shown
from engine.law.questions import Evidence
from engine.law.units.fact_questions import PREFIX
from engine.law.units.facts_checked import MILLION
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.problems import Problem


@dataclass(frozen=True, slots=True)
class Answers:
    """What a form says of its commune, and what is wrong with the cells that say it."""

    given: tuple[UnitAnswer, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_answers(entries: Iterable[tuple[UnitFact, Entry]], round_: Round) -> Answers:
    """The answers that can be read; an empty cell is not known, and no answer."""
    given, found = [], list[Problem]()
    for fact, entry in entries:
        read, told = read_entry(entry, round_, partial(_value, fact))
        found += [problem_.about(f"{PREFIX}{fact.id}") for problem_ in told]
        if read:
            given.append(UnitAnswer(fact.id, _meant(fact, read.value), entry.place, read.document))
    return Answers(tuple(given), tuple(found))


def _value(fact: UnitFact, evidence: Evidence, raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """A cell as a whole number that stands for the value: a choice by its place, a percent in millionths."""
    if fact.kind in ("yes_no", "count"):
        read = read_value(evidence, raw, percent=percent)
        unfit = isinstance(read, Given) and read.state != "given"
        return _refused(fact, raw) if unfit else read
    text = f"{exact(raw) * 100:f}" if percent and isinstance(raw, int | float) else written(raw)
    value = fact_value(fact, text)
    if value is None:
        return _refused(fact, raw)
    choices = list(fact.choices or ())
    return Given(choices.index(value) if isinstance(value, str) else int(value * MILLION))


def _refused(fact: UnitFact, raw: Raw) -> Refusal:
    words = {"allowed": allowed_words(fact), "allowed_en": allowed_words(fact, english=True)}
    return Refusal("EVI-160", {"given": shown(raw), **words})


def _meant(fact: UnitFact, number: int) -> FactValue:
    """What a whole number stands for: the inverse of what ``_value`` gives."""
    match fact.kind:
        case "yes_no":
            return bool(number)
        case "choice":
            return list(fact.choices or ())[number]
        case "count":
            return Fraction(number)
        case "percent":
            return Fraction(number, MILLION)


def read_fact(datum: FactDatum, raw: Raw, *, percent: bool) -> FactValue | Refusal:
    """What a cell that is not empty says of a fact, or the refusal of it; ``percent`` as in ``read_value``."""
    read = _value(datum.fact, datum, raw, percent=percent)
    return read if isinstance(read, Refusal) else _meant(datum.fact, read.value)


def known(facts: Sequence[UnitFact], name: str) -> UnitFact | None:
    """The declared fact that an answer's name stands for; None for a datum, and for a fact declared no more."""
    return next((fact for fact in facts if name == f"{PREFIX}{fact.id}"), None)
