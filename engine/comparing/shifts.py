"""The same round under two states of one law: which communes' points or decisions are otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from engine.law.model import Unit
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult


@dataclass(frozen=True, slots=True)
class Shift:
    """A commune before and after; None where it could not be scored."""

    unit: Unit
    before: Scorecard | None
    after: Scorecard | None

    @property
    def flips(self) -> bool:
        """Whether the verdict is another one."""
        verdicts = [card.decision.verdict if card else None for card in (self.before, self.after)]
        return verdicts[0] != verdicts[1]


def shifts_between(before: RoundResult, after: RoundResult) -> tuple[Shift, ...]:
    """Communes whose total, threshold or verdict changes, in the round's order; those whose verdict flips first."""
    old, new = ({card.unit.code: card for card in made.cards} for made in (before, after))
    found = [Shift(unit, old.get(unit.code), new.get(unit.code)) for unit in before.round.units]
    return tuple(sorted((s for s in found if _standing(s.before) != _standing(s.after)), key=lambda s: not s.flips))


def _standing(card: Scorecard | None) -> tuple[object, ...] | None:
    if card is None:
        return None
    unit_class = card.classified.unit_class
    bar = unit_class.threshold if unit_class else None
    return card.decision.low, card.decision.high, card.decision.verdict, bar
