"""What stands over every page of a round: its title, its day, a commune's name, and the warnings in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engine.evidence.identity.unit_names import full_name
from engine.evidence.round import read_round
from engine.language import Say
from engine.law.model import Unit
from engine.problems import ProblemsFound
from engine.reporting.words.sentences import warning_words
from engine.service.pages.kept_rounds import KeptRounds
from engine.service.pages.sighted_round import SightedRound
from engine.service.rounds import facts_beside
from engine.service.store import Store


@dataclass(frozen=True, slots=True)
class RoundHead:
    """A round by name; what cannot be read, or is not known yet, is empty. ``commune`` is one of its own, by name."""

    name: str
    title: str
    on: date | None = None
    commune: str = ""
    warned: str = ""


def round_head(kept: KeptRounds, store: Store, name: str, *, code: str = "", say: Say) -> RoundHead | None:
    """The head of a round that nothing is scored for; None where there is no such round."""
    if seen := kept.at_hand(name):
        whole, known = seen.round, bool(code) and seen.home_of(code) is not None
        return RoundHead(name, whole.title, whole.on, seen.line(code, say).name if known else "", _warned(seen, say))
    if not store.has_round(name):
        return None
    try:
        folder = store.round(name)
        whole, _ = read_round(folder, facts_beside(folder, store))
    except ProblemsFound:
        return RoundHead(name, name)
    warned_of = say("SỐ LIỆU MÔ PHỎNG") if whole.simulated else ""
    return RoundHead(name, whole.title, whole.on, _named(whole.units, code), warned_of)


def _warned(seen: SightedRound, say: Say) -> str:
    def found() -> str:
        return " / ".join(filter(None, dict.fromkeys(warning_words(made, say) for made in seen.parts)))

    return seen.once.of(("warned", say.language), found)


def _named(units: Sequence[Unit], code: str) -> str:
    return next((full_name(unit) for unit in units if unit.code == code), "") if code else ""
