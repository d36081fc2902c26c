"""The rounds that a round can be held against: those before it, the one that it names first."""

from __future__ import annotations

from engine.evidence.facts import Round
from engine.service.pages.listed_rounds import ListedRound, list_rounds
from engine.service.store import Holdings

MOST = 6


def earlier_rounds(holdings: Holdings, name: str, round_: Round) -> tuple[ListedRound, ...]:
    """Rounds of an earlier day that can be read, the one named as its last first, then the latest; a few at most."""
    known = [own for own in list_rounds(holdings) if own.on and own.on < round_.on and own.name != name]
    named = [own for own in known if own.name == round_.previous]
    return (*named, *(own for own in known if own.name != round_.previous))[:MOST]
