"""What would cost recognition, for a whole round at once: the falls of ``losses`` that flip, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine import semantics
from engine.evidence.believing.consistency import Facts
from engine.improving.steps import Limits, certain_points, moved, settled
from engine.law.criteria import evidence_of
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.gaps import Step, steps_to_worse
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


@dataclass(frozen=True, slots=True)
class Risk:
    """An item and its least change that alone loses recognition."""

    card: ItemCard
    step: Step


def risks_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a recognised commune, each item whose fall alone makes a criterion 0 or the total too low."""
    facts = made.evidence.communes[card.unit.code].facts
    readers: dict[str, list[tuple[CriterionCard, ItemCard]]] = {}
    for criterion in card.criteria:
        for entry in criterion.items:
            for name in evidence_of(entry.item.measure):
                readers.setdefault(name, []).append((criterion, entry))
    law = made.law_of(card)
    for item in card.items:
        scored = item.status is Status.SCORED
        for step in steps_to_worse(law.line(item.item.id), item.part, item.whole, item.low) if scored else ():
            name, target = moved(item, step)
            if settled(limits, facts, {name: target}) != {name: target}:
                continue
            if _is_fatal(made, card, _changes(made, facts, readers[name], {name: target})):
                yield Risk(item, step)
                break


def _changes(
    made: RoundResult, facts: Facts, readers: Sequence[tuple[CriterionCard, ItemCard]], values: Mapping[str, int]
) -> Mapping[str, int]:
    """By criterion, how many points for certain more or fewer with some data changed."""
    found: dict[str, int] = {}
    for criterion, entry in readers:
        points = certain_points(entry, made.table.meant[entry.item.line], facts, values)
        found[criterion.criterion.id] = found.get(criterion.criterion.id, 0) + points - entry.low
    return found


def _is_fatal(made: RoundResult, card: Scorecard, changes: Mapping[str, int]) -> bool:
    """Whether a recognised commune's points for certain are no longer enough; only what changes can be a new zero."""
    total = card.decision.low + sum(changes.values())
    fallen = [c for c in card.criteria if changes.get(c.criterion.id, 0) < 0 and c.applies]
    points = [c.low + changes[c.criterion.id] for c in fallen]
    zeros = [[semantics.Points(low, low, sure=True, applies=True)] for low in points]
    side = semantics.side_of(total, total, card.threshold)
    return semantics.verdict_of(side, semantics.gravest_of(zeros, made.laws.first.limit)) != "recognised"
