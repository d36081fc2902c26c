"""A made-up round with letters, and its plan (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from engine.evidence.facts import CommuneEvidence, Document, Fact, Round, RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.law.directives import Directives, load_directives
from engine.planning.making import Plan, plan_of
from engine.problems import Place, problem
from engine.sample.made_round import Wish, draw_round
from engine.scoring.assessing import assess, with_tasks
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw
from engine.service.rounds import letters_followed
from tests import frozen

ON = date(2024, 11, 15)
LETTERS = ("son-duong-2024", "standing-duties")
ASIDE, SILENT = -1, -2


def law() -> OpenLaw:
    """The frozen standard."""
    return frozen.law()


@cache
def letters() -> Directives:
    """Two letters."""
    return load_directives(frozen.LETTERS, LETTERS)


@cache
def drawn(count: int = 24, seed: int = 5) -> tuple[Round, RoundEvidence]:
    """A round in which one commune's form has errors, one form never came, and letters are answered in every way."""
    held = draw_round(law().book, list_of(frozen.UNITS, ON), Wish(count, seed, ON))
    round_ = replace(held.round, area="huyện Sơn Dương, tỉnh Tuyên Quang", directives=LETTERS)
    evidence = {
        unit.code: CommuneEvidence(unit.code, {**held.facts[unit.code], **answers(at)})
        for at, unit in enumerate(round_.units)
    }
    wrong, silent = round_.units[ASIDE].code, round_.units[SILENT].code
    found = (problem("FIL-104", Place(f"{wrong}.xlsx", cell="E9"), "=cmd()", commune=wrong),)
    evidence[wrong] = CommuneEvidence(wrong, {}, found, set_aside=True)
    evidence[silent] = CommuneEvidence(silent, {}, (), set_aside=True, received=False)
    return round_, RoundEvidence(evidence, ())


def answers(commune: int) -> dict[str, Fact]:
    """What a commune says of the letters: no, yes with a paper, or nothing, each in its turn."""
    found = {}
    for at, name in enumerate(letters().evidence):
        turn = (commune + at) % 4
        if turn < 2:
            found[name] = Fact(name, turn, Place("x.xlsx", cell="E9"), document=Document("1/BC", date(2024, 3, 1)))
    return {name: fact for name, fact in found.items() if not letters().evidence[name].same_as}


@cache
def made() -> RoundResult:
    """The round assessed, with its tasks."""
    return with_tasks(assess(law().book, law().table, *drawn()), letters_followed(letters()))


@cache
def plan() -> Plan:
    """Its plan."""
    return plan_of(made())
