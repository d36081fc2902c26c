"""What would cost recognition, for a whole round at once: the falls of ``losses`` that flip, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine import semantics
from engine.improving.losses import falls_of
from engine.improving.steps import Given, Limits, certain_points, moved, settled
from engine.law.criteria import evidence_of
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult


@dataclass(frozen=True, slots=True)
class Risk:
    """An item and its least change that alone loses recognition."""

    card: ItemCard
    step: Step


def risks_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a recognised commune, each item whose fall alone makes a criterion 0 or the total too low."""
    code = card.unit.code
    given = Given(made.evidence.communes[code].facts, made.evidence.before(code))
    readers: dict[str, list[tuple[CriterionCard, ItemCard]]] = {}
    for criterion in card.criteria:
        for entry in criterion.items:
            for name in evidence_of(entry.item.measure):
                readers.setdefault(name, []).append((criterion, entry))
    for item in card.items:
        for step in falls_of(made, item):
            values = moved(item, step)
            if settled(limits, given.facts, values) != values:
                continue
            touched = [reader for name in values for reader in readers[name]]
            if _is_fatal(made, card, _changes(made, given, touched, values)):
                yield Risk(item, step)
                break


def _changes(
    made: RoundResult, given: Given, readers: Sequence[tuple[CriterionCard, ItemCard]], values: Mapping[str, int]
) -> Mapping[str, int]:
    """By criterion, how many points for certain more or fewer with some data changed."""
    found: dict[str, int] = {}
    once = {entry.item.id: (criterion, entry) for criterion, entry in readers}
    for criterion, entry in once.values():
        points = certain_points(entry.item, made.table.meant[entry.item.id], given, values)
        found[criterion.criterion.id] = found.get(criterion.criterion.id, 0) + points - entry.low
    return found


def _is_fatal(made: RoundResult, card: Scorecard, changes: Mapping[str, int]) -> bool:
    """Whether a recognised commune's points for certain are no longer enough; only what changes can be a new zero."""
    total = card.decision.low + sum(changes.values())
    fallen = [c for c in card.criteria if changes.get(c.criterion.id, 0) < 0 and c.applies]
    points = [c.low + changes[c.criterion.id] for c in fallen]
    zeros = [[semantics.Points(low, low, sure=True, applies=True)] for low in points]
    side = semantics.side_of(total, total, card.threshold)
    return semantics.verdict_of(side, semantics.gravest_of(zeros, made.law.limit)) != "recognised"
