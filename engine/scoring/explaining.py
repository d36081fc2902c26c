"""The explanation of a decision: item → evidence and its cell → rule fired → citation → points → next band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.problems import Place
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult


@dataclass(frozen=True, slots=True)
class ItemReason:
    """One item's card with the place in the law of the rule that fired."""

    card: ItemCard
    rule_place: Place | None


@dataclass(frozen=True, slots=True)
class CriterionReason:
    """One criterion and the items asked about."""

    card: CriterionCard
    items: tuple[ItemReason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one commune was decided as it was, for the criteria or items asked about."""

    card: Scorecard
    criteria: tuple[CriterionReason, ...]


def explain(made: RoundResult, card: Scorecard, wanted: str | None = None) -> Explanation:
    """The explanation of a whole commune, of one criterion (``tc07``) or of one item (``tc07.1``)."""
    criteria = []
    for criterion in card.criteria:
        asked = [i for i in criterion.items if wanted in (None, criterion.criterion.id, i.item.id)]
        if asked:
            reasons = tuple(ItemReason(i, made.book.place(i.rule) if i.rule else None) for i in asked)
            criteria.append(CriterionReason(criterion, reasons))
    return Explanation(card, tuple(criteria))


def known_names(cards: Sequence[CriterionCard]) -> tuple[str, ...]:
    """Every criterion and item that can be asked about."""
    return tuple(name for c in cards for name in (c.criterion.id, *(i.item.id for i in c.items)))
