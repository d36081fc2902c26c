"""A file's two layers scored: what the commune declared, and that with what the board put in its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.evidence.believing.consistency import contradictions, inconsistencies
from engine.evidence.believing.copies import copies
from engine.evidence.believing.page_places import named_place
from engine.evidence.columns import columns_of
from engine.evidence.facts import CommuneEvidence, Document, Fact, Round, RoundEvidence
from engine.evidence.own_facts.fact_data import is_fact
from engine.evidence.setting.judged_by import Among
from engine.files.numbers import FactState
from engine.law.asking import evidence_by_id
from engine.law.points.scores import score_text
from engine.problems import Problem, errors
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.override_file import FILE, Used, exempted, placed
from engine.records.entries.canonical_json import Json
from engine.reporting.review.appraisal_page import Scored
from engine.reporting.words.whom.unit_words import Title
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.scoring.reading_back import place_of
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw
from engine.service.review.appraisal.unit_answers import answers_of, beside_round, titles_of, unknown_of

Kept = Mapping[str, KeptFact]
NOTHING_USED: Final[Used] = {}


@dataclass(frozen=True, slots=True)
class Bench:
    """What files of a round are scored with: its law, its setting, and what its communes gave and came to before.

    Of a round of several standards each part has its own; ``among`` is the whole that it is a part of.
    """

    law: OpenLaw
    round: Round
    past: RoundEvidence
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class TwoLayers:
    """A round scored twice over the same communes: by what they declared, and as the board appraised it.

    ``used`` are the overrides that count for each commune; ``expired`` says of communes that are not scored which of
    theirs are over, by name.
    """

    own: RoundResult
    appraised: RoundResult
    used: Used = field(default_factory=dict)
    expired: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    def cards(self, code: str) -> tuple[Scorecard | None, Scorecard | None]:
        """Both cards of a commune; None where it could not be scored."""
        return self.own.card(code), self.appraised.card(code)

    def scored(self, code: str, deciding: frozenset[str] = frozenset()) -> Scored:
        """Both for whoever shows them, with the items by which the board's conclusion hangs."""
        return Scored(*self.cards(code), deciding, self.used.get(code, ()), self.unknown(code))

    def unknown(self, code: str) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
        """The facts of a commune for want of which each layer could not be scored."""
        own, board = (titles_of(made.book.standard, unknown_of(made, code)) for made in (self.own, self.appraised))
        return own, board


def two_layers(bench: Bench, files: Collection[CommuneFile], used: Used = NOTHING_USED) -> TwoLayers:
    """Score the files of a round by both layers.

    A class set by hand is a setting of the round and counts in both, so that they can be held against each other; an
    exemption is the board's word on a datum and counts in what it appraised.
    """
    return TwoLayers(
        layered(bench, {file.code: file.own for file in files}, used),
        layered(bench, {file.code: counted(file, used) for file in files}, used),
        used,
    )


def counted(file: CommuneFile, used: Used) -> Kept:
    """What a file's appraised score is made of: what the board let stand, without the data that it exempts."""
    return exempted(file.counted, used.get(file.code, ()))


def layered(bench: Bench, facts: Mapping[str, Kept], used: Used = NOTHING_USED) -> RoundResult:
    """The communes named scored by these facts alone, in the classes that overrides in use place them in.

    Of data that contradict each other there is none, as of forms.
    """
    units = tuple(unit for unit in bench.round.units if unit.code in facts)
    communes = {unit.code: _given(bench, unit.code, facts[unit.code]) for unit in units}
    evidence = replace(bench.past, communes=communes, problems=(), files=())
    return assess(bench.law.book, bench.law.table, placed(replace(bench.round, units=units), used), evidence)


def contradicted(bench: Bench, code: str, facts: Kept) -> tuple[Problem, ...]:
    """The errors of a commune's facts held against each other, at the places of these facts; letters' data are not.

    And of what is said of the commune itself against the round's list. An exemption is the board's word and speaks
    against no figure.
    """
    known = {datum.id for datum in bench.law.book.standard.book.evidence}
    told = {name: fact for name, fact in facts.items() if not is_exempt(fact)}
    given = {name: fact for name, fact in as_facts(told).items() if name in known}
    found = contradictions(bench.law.book.standard, code, _named(bench, code, given), bench.past.previous.get(code))
    return (*errors(found), *beside_round(bench.law.book.standard, bench.round, code, facts))


def _named(bench: Bench, code: str, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Facts whose places are told by names: a field of the board's page has ids that its readers never saw."""
    name = next((unit.name for unit in bench.round.units if unit.code == code), code)
    standard = bench.law.book.standard
    labels = {named: evidence_by_id(standard, named).label for named in facts}
    return {own: replace(fact, place=named_place(fact.place, name, labels[own])) for own, fact in facts.items()}


def believed(bench: Bench, files: Sequence[CommuneFile]) -> tuple[Problem, ...]:
    """All that the checks say of what the communes declared, each by itself, then of those whose figures are alike."""
    standard = bench.law.book.standard
    names = tuple(datum.id for datum in standard.book.evidence)
    told = {f.code: {name: fact for name, fact in as_facts(f.own).items() if name in names} for f in files}
    found: list[Problem] = []
    for file in files:
        found += inconsistencies(
            standard, file.code, told[file.code], bench.past.previous.get(file.code), name=file.name
        )
    for file in files:
        found += beside_round(standard, bench.round, file.code, file.own)
    columns = columns_of(list(told), names, list(told.values()))
    return (*found, *copies(standard, columns, {file.code: file.name for file in files}))


def _given(bench: Bench, code: str, kept: Kept) -> CommuneEvidence:
    found = contradicted(bench, code, kept)
    open_ = {name for told in found for name in told.data}
    facts = {name: fact for name, fact in as_facts(kept).items() if name not in open_}
    return CommuneEvidence(code, facts, found, answers=answers_of(bench.law.book.standard, kept))


def as_facts(kept: Kept) -> dict[str, Fact]:
    """Kept data as those that are scored; what the board told to be missing is none, nor is what a commune is like."""
    return {name: as_fact(fact) for name, fact in kept.items() if fact.state != "missing" and not is_fact(name)}


def as_fact(kept: KeptFact) -> Fact:
    """One fact; its place is that of the form, or of the workbook that corrected it.

    An exempted whole is 0: the law says what an item has when nobody is in it.
    """
    issued = date.fromisoformat(kept.issued) if kept.issued else None
    paper = Document(kept.document, issued) if kept.document else None
    value = int(kept.value) if kept.state == "given" else 0
    state: FactState = "not_applicable" if kept.state == "not_applicable" and not is_exempt(kept) else "given"
    return Fact(kept.evidence, value, place_of(kept.place), state, paper, kept.reason)


def is_exempt(kept: KeptFact) -> bool:
    """Whether a fact is the board's exemption, and not what a form says of a part of nobody."""
    return kept.state == "not_applicable" and kept.place == FILE


def as_kept(fact: Fact, *, by: str, at: str) -> KeptFact:
    """A fact of a form as the record keeps it."""
    paper = fact.document
    return KeptFact(
        fact.evidence,
        fact.state,
        str(fact.value) if fact.state == "given" else "",
        paper.number if paper else "",
        paper.issued.isoformat() if paper and paper.issued else "",
        str(fact.place),
        fact.note,
        by,
        at,
    )


def score_of(made: RoundResult, code: str) -> dict[str, Json]:
    """What a layer comes to as an entry has it; one that cannot be scored names the facts not known, if it is these."""
    if card := made.card(code):
        return score_body(card)
    unknown: list[Json] = [*unknown_of(made, code)]
    return {"unknown": unknown} if unknown else {}


def score_body(card: Scorecard) -> dict[str, Json]:
    """A card as an entry of the record has it: points as text, by item with the rule that gave them."""
    decision, held = card.decision, card.classified.unit_class
    return {
        "low": score_text(decision.low),
        "high": score_text(decision.high),
        "threshold": score_text(card.threshold),
        "verdict": decision.verdict,
        "firm": decision.firm,
        "class": held.id if held else "",
        "items": {item.item.id: [score_text(item.low), score_text(item.high)] for item in card.items},
        "rules": {item.item.id: item.rule for item in card.items if item.rule},
    }
