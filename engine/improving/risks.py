"""What would cost recognition, for a whole round at once: the falls of ``losses`` that flip, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine import schemes, semantics
from engine.evidence.believing.consistency import Facts
from engine.improving.standing import worth_with
from engine.improving.steps import Limits, moved, points_with, settled
from engine.law.criteria import evidence_of
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step, steps_to_worse
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


@dataclass(frozen=True, slots=True)
class Risk:
    """An item and its least change that alone loses recognition."""

    card: ItemCard
    step: Step


def risks_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a recognised commune, each item whose fall alone raises a hurdle or makes the total too low."""
    facts = made.evidence.communes[card.unit.code].facts
    readers: dict[str, list[ItemCard]] = {}
    for entry in card.items:
        for name in evidence_of(entry.item.measure):
            readers.setdefault(name, []).append(entry)
    law = made.law_of(card)
    for item in card.items:
        scored = item.status is Status.SCORED
        for step in steps_to_worse(law.line(item.item.id), item.part, item.whole, item.low) if scored else ():
            name, target = moved(item, step)
            if settled(limits, facts, {name: target}) != {name: target}:
                continue
            if _is_fatal(made, card, _points(made, facts, readers[name], {name: target})):
                yield Risk(item, step)
                break


def _points(
    made: RoundResult, facts: Facts, readers: Sequence[ItemCard], values: Mapping[str, int]
) -> Mapping[str, semantics.Points]:
    """The points of the items that read some data once these are changed."""
    return {e.item.id: points_with(e, made.table.meant[e.item.line], facts, values) for e in readers}


def _is_fatal(made: RoundResult, card: Scorecard, points: Mapping[str, semantics.Points]) -> bool:
    """Whether a recognised commune, with the points of some items changed, is no longer for certain."""
    scheme = made.laws.first.scheme
    worths = [worth_with(scheme, own, points) for own in card.criteria]
    low, high = schemes.total_of(scheme, worths)
    states = [schemes.state_of(hurdle, worths) for hurdle in scheme.hurdles]
    side = semantics.side_of(low, high, card.threshold)
    return semantics.verdict_of(side, schemes.gravest_at(scheme, states, 0)) != "recognised"
