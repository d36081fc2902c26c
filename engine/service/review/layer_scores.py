"""A file's two layers scored: what the commune declared, and that with what the board put in its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.evidence.believing.consistency import contradictions, inconsistencies
from engine.evidence.believing.copies import copies
from engine.evidence.columns import columns_of
from engine.evidence.facts import CommuneEvidence, Document, Fact, Round, RoundEvidence
from engine.evidence.setting.judged_by import Among
from engine.files.numbers import FactState
from engine.law.points.scores import score_text
from engine.problems import Problem, errors
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.entries.canonical_json import Json
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.scoring.reading_back import place_of
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw

Kept = Mapping[str, KeptFact]


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
    """A round scored twice over the same communes: by what they declared, and as the board appraised it."""

    own: RoundResult
    appraised: RoundResult

    def cards(self, code: str) -> tuple[Scorecard | None, Scorecard | None]:
        """Both cards of a commune; None where it could not be scored."""
        return self.own.card(code), self.appraised.card(code)


def two_layers(bench: Bench, files: Collection[CommuneFile]) -> TwoLayers:
    """Score the files of a round by both layers."""
    return TwoLayers(
        layered(bench, {file.code: file.own for file in files}),
        layered(bench, {file.code: file.counted for file in files}),
    )


def layered(bench: Bench, facts: Mapping[str, Kept]) -> RoundResult:
    """The communes named scored by these facts alone; of data that contradict each other there is none, as of forms."""
    units = tuple(unit for unit in bench.round.units if unit.code in facts)
    communes = {unit.code: _given(bench, unit.code, facts[unit.code]) for unit in units}
    evidence = replace(bench.past, communes=communes, problems=(), files=())
    return assess(bench.law.book, bench.law.table, replace(bench.round, units=units), evidence)


def contradicted(bench: Bench, code: str, facts: Kept) -> tuple[Problem, ...]:
    """The errors of a commune's facts held against each other, at the places of these facts; letters' data are not."""
    known = {datum.id for datum in bench.law.book.standard.book.evidence}
    given = {name: fact for name, fact in as_facts(facts).items() if name in known}
    return errors(contradictions(bench.law.book.standard, code, given, bench.past.previous.get(code)))


def believed(bench: Bench, files: Sequence[CommuneFile]) -> tuple[Problem, ...]:
    """All that the checks say of what the communes declared, each by itself, then of those whose figures are alike."""
    standard = bench.law.book.standard
    names = tuple(datum.id for datum in standard.book.evidence)
    told = {f.code: {name: fact for name, fact in as_facts(f.own).items() if name in names} for f in files}
    found: list[Problem] = []
    for code, facts in told.items():
        found += inconsistencies(standard, code, facts, bench.past.previous.get(code))
    columns = columns_of(list(told), names, list(told.values()))
    return (*found, *copies(standard, columns, {file.code: file.name for file in files}))


def _given(bench: Bench, code: str, kept: Kept) -> CommuneEvidence:
    found = contradicted(bench, code, kept)
    open_ = {name for told in found for name in told.data}
    facts = {name: fact for name, fact in as_facts(kept).items() if name not in open_}
    return CommuneEvidence(code, facts, found)


def as_facts(kept: Kept) -> dict[str, Fact]:
    """Kept facts as those that are scored; what the board told to be missing is none."""
    return {name: as_fact(fact) for name, fact in kept.items() if fact.state != "missing"}


def as_fact(kept: KeptFact) -> Fact:
    """One fact; its place is that of the form, or of the workbook that corrected it."""
    issued = date.fromisoformat(kept.issued) if kept.issued else None
    paper = Document(kept.document, issued) if kept.document else None
    value = int(kept.value) if kept.state == "given" else 0
    state: FactState = "not_applicable" if kept.state == "not_applicable" else "given"
    return Fact(kept.evidence, value, place_of(kept.place), state, paper, kept.reason)


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
