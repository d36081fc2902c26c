"""What would cost recognition, for a whole round at once: the falls of ``losses`` that flip, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.evidence.consistency import Facts
from engine.improving.paths import threshold
from engine.improving.steps import Limits, certain_points, settled, target_of
from engine.law.criteria import evidence_of
from engine.scoring.assessment import Assessment
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.gaps import Step, steps_to_worse
from engine.scoring.measuring import Status


@dataclass(frozen=True, slots=True)
class Risk:
    """An item and its least change that alone loses recognition."""

    card: ItemCard
    step: Step


def risks_of(made: Assessment, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a recognised commune, each item whose fall alone makes a criterion 0 or the total too low."""
    facts = made.evidence.communes[card.unit.code].facts
    readers: dict[str, list[tuple[CriterionCard, ItemCard]]] = {}
    for criterion in card.criteria:
        for entry in criterion.items:
            for name in evidence_of(entry.item.measure):
                readers.setdefault(name, []).append((criterion, entry))
    for item in card.items:
        scored = item.status is Status.SCORED
        for step in steps_to_worse(item.item, item.part, item.whole, item.low) if scored else ():
            name, target = evidence_of(item.item.measure)[0], target_of(item, step)
            if settled(limits, facts, {name: target}) != {name: target}:
                continue
            if _is_fatal(card, _changes(made, facts, readers[name], {name: target})):
                yield Risk(item, step)
                break


def _changes(
    made: Assessment, facts: Facts, readers: Sequence[tuple[CriterionCard, ItemCard]], values: Mapping[str, int]
) -> Mapping[str, int]:
    """By criterion, how many points for certain more or fewer with some data changed."""
    found: dict[str, int] = {}
    for criterion, entry in readers:
        points = certain_points(entry.item, made.cells.items[entry.item.id], facts, values)
        found[criterion.criterion.id] = found.get(criterion.criterion.id, 0) + points - entry.low
    return found


def _is_fatal(card: Scorecard, changes: Mapping[str, int]) -> bool:
    zeros = (c.low + changes.get(c.criterion.id, 0) == 0 and _counts(c) for c in card.criteria)
    return card.decision.low + sum(changes.values()) < threshold(card) or any(zeros)


def _counts(criterion: CriterionCard) -> bool:
    """Whether a criterion is scored at all; one of which nothing applies is no zero."""
    return any(entry.status is not Status.NOT_APPLICABLE for entry in criterion.items)
