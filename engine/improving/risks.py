"""What alone would cost recognition, or bring it, for a whole round at once, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine import schemes, semantics
from engine.improving.losses import falls_of
from engine.improving.standing import worth_with
from engine.improving.steps import Given, Limits, moved, points_with, settled
from engine.law.criteria import evidence_of
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult


@dataclass(frozen=True, slots=True)
class Risk:
    """An item and its least change that alone loses, or brings, recognition (0) or the level that is reached."""

    card: ItemCard
    step: Step
    level: int = 0


def risks_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a recognised commune, each item whose fall alone raises a hurdle or makes the total too low.

    Where that takes more than loses the highest level it has reached, the lesser fall is told before it.
    """
    code = card.unit.code
    given = Given(made.evidence.communes[code].facts, made.evidence.before(code))
    readers, law = _readers(card), made.law_of(card)
    reached = sum(own.verdict == "recognised" for own in card.levels)
    for item in card.items:
        held = reached
        for step in falls_of(law, item):
            values = moved(item, step)
            if settled(limits, given.facts, values) != values:
                continue
            touched = [reader for name in values for reader in readers[name]]
            points = _points(made, given, touched, values)
            if not _reaches(made, card, points, 0):
                yield Risk(item, step)
                break
            if held and not _reaches(made, card, points, held):
                yield Risk(item, step, held)
                held = 0


def chances_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a commune that is not recognised, each item whose rise alone, by its least change, would have it recognised.

    Data that must grow with those of the item grow too.
    """
    code, readers = card.unit.code, _readers(card)
    given = Given(made.evidence.communes[code].facts, made.evidence.before(code))
    for item in card.items:
        for step in item.steps:
            values = settled(limits, given.facts, moved(item, step))
            touched = [reader for name in values or () for reader in readers.get(name, ())]
            if values and _reaches(made, card, _points(made, given, touched, values), 0):
                yield Risk(item, step)
                break


def _readers(card: Scorecard) -> Mapping[str, Sequence[ItemCard]]:
    """The items that read each datum."""
    readers: dict[str, list[ItemCard]] = {}
    for entry in card.items:
        for name in evidence_of(entry.item.measure):
            readers.setdefault(name, []).append(entry)
    return readers


def _points(
    made: RoundResult, given: Given, readers: Sequence[ItemCard], values: Mapping[str, int]
) -> Mapping[str, semantics.Points]:
    """The points of the items that read some data once these are changed."""
    return {e.item.id: points_with(e, made.table.meant[e.item.line], given, values) for e in readers}


def _reaches(made: RoundResult, card: Scorecard, points: Mapping[str, semantics.Points], level: int) -> bool:
    """Whether a commune, with the points of some items changed, reaches a level for certain."""
    scheme = made.laws.first.scheme
    worths = [worth_with(scheme, own, points) for own in card.criteria]
    low, high = schemes.total_of(scheme, worths)
    states = [schemes.state_of(hurdle, worths) for hurdle in scheme.hurdles]
    bar = card.levels[level - 1].total if level else card.threshold
    side = semantics.side_of(low, high, bar)
    return semantics.verdict_of(side, schemes.gravest_at(scheme, states, level)) == "recognised"
