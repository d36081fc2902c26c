"""What a layer of a file says of its commune: as it is kept, as it is scored, and beside the round's list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from engine.evidence.facts import Document, Round, UnitAnswer
from engine.evidence.own_facts.beside_list import differences
from engine.evidence.own_facts.fact_data import is_fact, kept_text, question_named, value_kept
from engine.law.model import Standard
from engine.law.units.fact_questions import PREFIX
from engine.problems import Place, Problem, problem
from engine.records.acting.commune_file import KeptFact
from engine.reporting.words.whom.unit_words import Title
from engine.scoring.assessing import FLAG_WORDS
from engine.scoring.reading_back import place_of
from engine.scoring.round_result import RoundResult
from engine.scoring.whom.placing import classify_all

Kept = Mapping[str, KeptFact]


def kept_answer(answer: UnitAnswer, *, by: str, at: str) -> KeptFact:
    """What a form says of its commune as the record keeps it: under the name by which the form asks it."""
    paper = answer.document
    issued = paper.issued.isoformat() if paper and paper.issued else ""
    number, place = paper.number if paper else "", str(answer.place)
    return KeptFact(f"{PREFIX}{answer.fact}", "given", kept_text(answer.value), number, issued, place, "", by, at)


def answers_of(standard: Standard, kept: Kept) -> tuple[UnitAnswer, ...]:
    """A layer's answers, those that are given; what is told to be missing is not known. Raises ValueError as ill kept.

    A fact that the standard declares no more is passed over.
    """
    told = ((question_named(standard, name), fact) for name, fact in kept.items() if is_fact(name))
    return tuple(
        UnitAnswer(asked.fact.id, value_kept(asked.fact, fact.value), place_of(fact.place), _paper(fact))
        for asked, fact in told
        if asked and fact.state == "given"
    )


def _paper(kept: KeptFact) -> Document | None:
    issued = date.fromisoformat(kept.issued) if kept.issued else None
    return Document(kept.document, issued) if kept.document else None


def beside_round(standard: Standard, round_: Round, code: str, kept: Kept) -> Iterator[Problem]:
    """Each fact that a layer tells otherwise than the round's list of communes (EVI-161): neither counts as known."""
    units = tuple(unit for unit in round_.units if unit.code == code)
    place = Place(f"{round_.id}/communes.csv")
    yield from differences(standard.head.unit_facts, units, {code: answers_of(standard, kept)}, lambda *_: place)


def board_beside_round(told: Problem) -> Problem:
    """The same of a correction of the board: the list is the round's setting, so it is mended first (REC-370)."""
    return problem("REC-370", told.place, told.typed, told.commune, **told.values).about(*told.data)


def unknown_of(made: RoundResult, code: str) -> tuple[str, ...]:
    """The names of the facts for want of which a commune cannot be placed; none of one that is scored.

    Neither has one that no class fits.
    """
    unit = next((unit for unit in made.aside if unit.code == code), None)
    return classify_all((unit,), made.book.standard, made.table, made.round)[0].unsure if unit else ()


def titles_of(standard: Standard, names: Iterable[str]) -> tuple[Title, ...]:
    """What facts of a commune are called, those too that every list of communes has."""
    facts = {fact.id: (fact.title, fact.title_en) for fact in standard.head.unit_facts}
    return tuple((name, *facts.get(name, (FLAG_WORDS.get(name, name), name))) for name in names)
