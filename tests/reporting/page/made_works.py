"""Communes as somebody would type them into the page, and what the engine makes of the same communes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.evidence.believing.consistency import contradictions
from engine.evidence.facts import EarlierRound, Fact, Round, RoundEvidence
from engine.evidence.tables.fact_columns import value_text
from engine.law.model import Standard, Unit
from engine.law.questions import Evidence
from engine.law.units.unit_facts import FLAGS
from engine.problems import errors
from engine.records.dossier.round_layers import scores_of
from engine.rules.meaning import KEPT
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw

Work = dict[str, Any]
ANSWERS = {"recognised": "yes", "not_recognised": "no"}
YES_NO = {True: "có", False: "không"}


def work_of(law: OpenLaw, round_: Round, evidence: RoundEvidence, unit: Unit) -> Work:
    """What an officer of a commune types: figures by datum, round by round, and what the commune is."""
    given = evidence.communes[unit.code].facts if unit.code in evidence.communes else {}
    rounds = [given, *evidence.before(unit.code)]
    return {
        "code": unit.code,
        "name": unit.name,
        "day": f"{round_.on:%d/%m/%Y}",
        "unit": unit_texts(law.book.standard, unit),
        "kept": kept_texts(law.book.standard, unit.code, evidence.decided),
        "rounds": [typed(law.book.standard, facts) for facts in rounds],
        "papers": {},
    }


def unit_texts(standard: Standard, unit: Unit) -> dict[str, str]:
    """The answers of the first part; what is not known is left out."""
    known = {name: getattr(unit, name) for name in FLAGS}
    flags = {name: YES_NO[value] for name, value in known.items() if value is not None}
    declared = {fact.id: value_text(unit.told(fact.id)) for fact in standard.head.unit_facts}
    code = {"province_code": unit.province_code or ""}
    told = {"type": unit.type, "province": unit.province, **flags, **declared, **code}
    return {name: text for name, text in told.items() if text}


def typed(standard: Standard, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Figures as texts; whole numbers grouped by dots as people write them."""
    kinds = {datum.id: datum.kind for datum in standard.book.evidence}
    return {name: _text(kinds[name], fact) for name, fact in facts.items() if name in kinds}


def _text(kind: str, fact: Fact) -> str:
    if fact.state == "not_applicable":
        return "không áp dụng"
    return YES_NO[bool(fact.value)] if kind == "yes_no" else f"{fact.value:,}".replace(",", ".")


def kept_texts(standard: Standard, code: str, decided: Sequence[EarlierRound]) -> dict[str, list[str]]:
    """What earlier rounds came to on the levels that are to be kept."""
    told = {}
    for level in standard.head.levels:
        if level.kept:
            below = "" if level.kept.level == standard.head.levels[0].id else level.kept.level
            verdicts = [d.decided.get(code, {}).get(below, (None, True))[0] for d in decided[: level.kept.rounds - 1]]
            told[f"{KEPT}{level.id}"] = [ANSWERS.get(verdict or "", "") for verdict in verdicts]
    return told


def opened(standard: Standard, evidence: RoundEvidence) -> RoundEvidence:
    """The same with the data open that contradict each other, as whatever comes in through a form has them."""
    before = (evidence.previous, *evidence.earlier, {})
    rounds = [{code: own.facts for code, own in evidence.communes.items()}, *before]
    sound = [
        {code: _sound(standard, code, facts, later.get(code, {})) for code, facts in now.items()}
        for now, later in zip(rounds, [*rounds[1:], {}], strict=True)
    ]
    communes = {code: replace(own, facts=sound[0][code]) for code, own in evidence.communes.items()}
    return replace(evidence, communes=communes, previous=sound[1], earlier=tuple(sound[2:-1]))


def _sound(standard: Standard, code: str, facts: Mapping[str, Fact], before: Mapping[str, Fact]) -> Mapping[str, Fact]:
    known = {datum.id: datum for datum in standard.book.evidence}
    facts = {name: fact for name, fact in facts.items() if _is_within(known[name], fact)}
    before = {name: fact for name, fact in before.items() if _is_within(known[name], fact)}
    wrong = {name for told in errors(contradictions(standard, code, facts, before)) for name in told.data}
    return {name: fact for name, fact in facts.items() if name not in wrong}


def scored(law: OpenLaw, round_: Round, evidence: RoundEvidence) -> RoundResult:
    """The engine's result on what is left once contradictions are open."""
    return assess(law.book, law.table, round_, opened(law.book.standard, evidence))


def expected(made: RoundResult) -> dict[str, Any]:
    """What the page must come to, by code."""
    told: dict[str, Any] = json.loads(json.dumps(scores_of(made)))
    return told


def _is_within(datum: Evidence, fact: Fact) -> bool:
    """Whether the reader of forms lets a figure in."""
    return datum.kind == "yes_no" or fact.state != "given" or datum.at_least <= fact.value <= datum.at_most


# What the page comes to, in the shape of ``expected``; a commune that is not placed is null.
ASKED = """(works) => works.map((work) => {
  const stand = standing({ ...emptyWork(), ...work });
  if (!stand.told) return null;
  const { items, criteria, hurdles, low, high, verdict, firm, threshold, levels } = stand.told;
  const rules = {};
  for (const item of Object.values(SHEET.items)) {
    const rule = isOut(stand, item) ? null : itemState(stand, item).piece.rule;
    if (rule) rules[item.id] = rule;
  }
  return { items, criteria, hurdles, low, high, verdict, firm, threshold, levels, class: stand.commune.class, rules };
})"""


def unlike(told: Mapping[str, Any] | None, want: Mapping[str, Any]) -> list[str]:
    """The keys in which the page and the engine differ."""
    if told is None:
        return ["not placed"]
    return [f"{key}: {told.get(key)} ≠ {want[key]}" for key in want if key != "rules" and told.get(key) != want[key]]
