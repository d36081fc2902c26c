"""What forms say of their communes beside the list of communes: a gap is filled, a difference is told and left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.evidence.facts import Round, RoundEvidence, UnitAnswer
from engine.evidence.tables.communes_file import CommunesFile, column_of
from engine.evidence.tables.fact_columns import value_words
from engine.law.model import Unit
from engine.law.units.fact_questions import PREFIX
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.problems import Place, Problem, problem


def completed(round_: Round, evidence: RoundEvidence) -> Round:
    """A round whose communes have the facts that their forms tell; what two places tell otherwise is not known."""
    answers = {
        code: given.answers for code, given in evidence.communes.items() if given.answers and not given.set_aside
    }
    units = tuple(_with(unit, answers[unit.code]) if unit.code in answers else unit for unit in round_.units)
    return replace(round_, units=units) if answers else round_


def _with(unit: Unit, answers: Sequence[UnitAnswer]) -> Unit:
    told: dict[str, set[FactValue]] = {name: {value} for name, value in unit.facts}
    for answer in answers:
        told.setdefault(answer.fact, set()).add(answer.value)
    agreed = tuple((name, next(iter(values))) for name, values in told.items() if len(values) == 1)
    papers = [answer.document.number for answer in answers if answer.document]
    return unit.model_copy(update={"facts": agreed, "basis": unit.basis or next(iter(papers), None)})


def differences(
    facts: Sequence[UnitFact],
    units: Sequence[Unit],
    told: Mapping[str, Sequence[UnitAnswer]],
    listed_at: Callable[[str, str], Place],
) -> Iterator[Problem]:
    """One problem for each fact that a form tells otherwise than the list does, with both places and both values.

    ``listed_at`` tells where the list says a fact of a commune, by the code and the fact's name.
    """
    declared = {fact.id: fact for fact in facts}
    for unit in units:
        for answer in told.get(unit.code, ()):
            listed = unit.told(answer.fact)
            if listed is not None and listed != answer.value:
                place = listed_at(unit.code, answer.fact)
                yield _difference(declared[answer.fact], answer, listed, place, unit.code)


def _difference(fact: UnitFact, answer: UnitAnswer, listed: FactValue, place: Place, code: str) -> Problem:
    values = {"label": fact.title, "label_en": fact.title_en, "first": str(place)}
    values |= {"given": value_words(fact, answer.value), "before": value_words(fact, listed)}
    told = problem("EVI-161", answer.place, values["given"], code, **values)
    return told.about(f"{PREFIX}{fact.id}")


def cell_of(listing: CommunesFile, facts: Sequence[UnitFact], code: str, name: str) -> Place:
    """Where the list says a fact of a commune."""
    at, column = listing.columns["code"], column_of(listing, facts, name)
    return next(row[column].place for row in listing.rows if row[at].text == code)
