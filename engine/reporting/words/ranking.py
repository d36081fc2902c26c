"""The order of communes in a round: decisions first, then points; ties share a rank."""

from __future__ import annotations

from collections.abc import Sequence

from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.reporting.alphabet import name_key
from engine.reporting.words.recognition.total_words import level_reached
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

GROUPS = {"recognised": 0, "not_recognised": 1, "undecided": 2}


def by_decision(cards: Sequence[Scorecard]) -> tuple[Scorecard, ...]:
    """Recognised, the higher level first, then not recognised, then undecided; each by certain points, then by name."""
    return tuple(sorted(cards, key=lambda c: (*_place(c), name_key(c.unit.name), c.unit.code)))


def by_name(cards: Sequence[Scorecard]) -> tuple[Scorecard, ...]:
    """In Vietnamese alphabetical order."""
    return tuple(sorted(cards, key=lambda c: (name_key(c.unit.name), c.unit.code)))


def ranks(cards: Sequence[Scorecard]) -> dict[str, int]:
    """Each decided commune's rank by its code, 1, 2, 2, 4 …; an undecided commune has none."""
    decided = [card for card in cards if card.decision.verdict != "undecided"]
    first: dict[tuple[int, int, Score], int] = {}
    for at, place in enumerate(sorted(map(_place, decided)), 1):
        first.setdefault(place, at)
    return {card.unit.code: first[_place(card)] for card in decided}


def _place(card: Scorecard) -> tuple[int, int, Score]:
    return GROUPS[card.decision.verdict], -level_reached(card), -card.decision.low


def aside_by_name(made: RoundResult) -> tuple[Unit, ...]:
    """The communes set aside, in alphabetical order."""
    return tuple(sorted(made.aside, key=lambda unit: (name_key(unit.name), unit.code)))
