"""Where a tour goes: the sample round, one commune of it, and the standard that judges it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.evidence.round import read_round
from engine.problems import ProblemsFound
from engine.service.pages.listed_rounds import list_rounds, list_standards
from engine.service.rounds import facts_beside
from engine.service.store import Holdings
from engine.service.workspace import SAMPLE_ROUND


@dataclass(frozen=True, slots=True)
class TourPlace:
    """A round by name with its title, a commune's code, a standard's id; each empty where there is none."""

    round: str = ""
    title: str = ""
    code: str = ""
    standard: str = ""
    simulated: bool = False


def tour_place(holdings: Holdings) -> TourPlace:
    """The sample round where it is at hand, else the latest; a standard alone where no round can be read."""
    names = [own.name for own in list_rounds(holdings) if not own.problems]
    laws = [own.name for own in list_standards(holdings) if own.standard]
    name = SAMPLE_ROUND if SAMPLE_ROUND in names else next(iter(names), "")
    law = next(iter(laws), "")
    if not name:
        return TourPlace(standard=law)
    folder = holdings.round(name)
    try:
        whole, _ = read_round(folder, facts_beside(folder, holdings))
    except ProblemsFound:
        return TourPlace(standard=law)
    code = whole.units[0].code if whole.units else ""
    known = whole.standard if whole.standard in laws else law
    return TourPlace(name, whole.title, code, known, whole.simulated)
