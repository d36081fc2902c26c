"""Files that speak for one commune, held against each other: its form once, and nobody set aside for another's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.evidence.facts import Fact
from engine.evidence.gathering import FileReading
from engine.evidence.identity.file_names import NOBODYS
from engine.evidence.identity.unit_names import full_name
from engine.evidence.questionnaire import Questionnaire
from engine.law.questions import Evidence
from engine.problems import Place, Problem, day_in_both, problem

MOST_SHOWN = 3
# A form of another round, standard or period, or one with nothing in it: beside one of this round there is no choice.
NO_RIVALS = frozenset({"EVI-102", "EVI-105", "EVI-110", "EVI-125", "EVI-129"})


def settled(readings: Sequence[FileReading], asked: Questionnaire) -> Iterator[FileReading]:
    """The readings with each commune's form once.

    Of two forms that answer alike the first is taken; of two that do not, neither. What is wrong with a file that is
    nobody's form, or one of another round, is told of those communes alone that have sent no other form.
    """
    forms: dict[str, list[FileReading]] = {}
    for reading in readings:
        if reading.form_of and not _is_no_rival(reading):
            forms.setdefault(reading.form_of, []).append(reading)
    for reading in readings:
        own = forms.get(reading.form_of, [])
        if any(told.code in NOBODYS for told in reading.problems) or (own and _is_no_rival(reading)):
            yield replace(reading, form_of="", problems=tuple(_concerning(reading, forms.keys())))
        elif len(own) < 2:
            yield reading
        elif own[0] is reading:
            yield from _compared(reading, own[1:], asked)


def _is_no_rival(reading: FileReading) -> bool:
    return any(told.code in NO_RIVALS for told in reading.problems)


def _concerning(reading: FileReading, own_forms: Iterable[str]) -> Iterator[Problem]:
    """What is said of a file, to each of its communes that has no other form; else to none."""
    waiting = sorted(reading.communes.difference(own_forms))
    for told in reading.problems:
        yield from (replace(told, commune=code) for code in waiting or [""])


@dataclass(frozen=True, slots=True)
class _Said:
    """What a form says, datum by datum, and the youngest of its papers."""

    facts: Mapping[str, Fact]
    newest: date | None


def _compared(one: FileReading, others: Sequence[FileReading], asked: Questionnaire) -> Iterator[FileReading]:
    """A commune's first form, or that it cannot be told which of several is meant."""
    own = _said(one, asked)
    unlike = [other for other in others if _answers(_said(other, asked)) != _answers(own) or _told(other) != _told(one)]
    if not unlike:
        yield one
    else:
        yield FileReading(one.shown, communes=one.communes)
    for other in others:
        names = {"commune": one.form_of, "other": one.shown, "name": full_name(asked.unit_of(one.form_of))}
        if not unlike:
            told = problem("EVI-130", Place(other.shown), **names)
        else:
            told = problem("EVI-109", Place(other.shown), **names, **_differences(own, _said(other, asked), asked))
        yield FileReading(other.shown, problems=(told,), communes=other.communes)


def _said(reading: FileReading, asked: Questionnaire) -> _Said:
    facts = {fact.evidence: fact for _, fact in reading.facts(asked)}
    days = [fact.document.issued for fact in facts.values() if fact.document and fact.document.issued]
    return _Said(facts, max(days, default=None))


def _answers(said: _Said) -> Mapping[str, object]:
    return {name: (fact.value, fact.state, fact.document) for name, fact in said.facts.items()}


def _told(reading: FileReading) -> list[tuple[str, str, str]]:
    """What is wrong in the cells of a form, whatever its file is called."""
    return sorted((told.code, told.place.sheet, told.place.cell) for told in reading.problems if told.place.cell)


def _differences(one: _Said, other: _Said, asked: Questionnaire) -> Mapping[str, str]:
    """Which answers differ, with their cells, and whose papers are younger, in both languages."""
    before, now = _answers(one), _answers(other)
    apart = [e for e in asked.data if before.get(e.id) != now.get(e.id)]
    more = f"; … ({len(apart)})" if len(apart) > MOST_SHOWN else ""
    told, told_en = (
        "; ".join(_apart(e, one, other, english=en) for e in apart[:MOST_SHOWN]) + more for en in (False, True)
    )
    days = one.newest, other.newest
    newer = newer_en = ""
    if all(days) and days[0] != days[1]:
        first, second = (day_in_both(day) for day in days if day)
        newer = f" Văn bản mới nhất: {first.vi} và {second.vi}."
        newer_en = f" The youngest papers are of {first.en} and {second.en}."
    return {
        "differs": told or "ô có lỗi",
        "differs_en": told_en or "cells at fault",
        "newer": newer,
        "newer_en": newer_en,
    }


def _apart(evidence: Evidence, one: _Said, other: _Said, *, english: bool) -> str:
    facts = [said.facts.get(evidence.id) for said in (one, other)]
    cell = next(fact.place.cell for fact in facts if fact)
    label = evidence.label_en if english else evidence.label
    values = [_value(fact, evidence, english=english) for fact in facts]
    if values[0] == values[1]:
        values = [fact.document.number if fact and fact.document else "–" for fact in facts]
    return f"{cell} “{label}”: {values[0]} ↔ {values[1]}"


def _value(fact: Fact | None, evidence: Evidence, *, english: bool) -> str:
    if fact is None:
        return "empty" if english else "trống"
    if fact.state == "not_applicable":
        return "not applicable" if english else "không áp dụng"
    if evidence.kind == "yes_no":
        return ("yes" if fact.value else "no") if english else ("Có" if fact.value else "Không")
    return str(fact.value)
