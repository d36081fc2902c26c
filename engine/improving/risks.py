"""What alone would cost recognition, or bring it, for a whole round at once, without a full rescoring.

``losses`` tells of one commune what comes after each fall; a plan of thousands needs only which falls are fatal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine import schemes, semantics
from engine.evidence.columns import made_facts
from engine.improving.losses import falls_of
from engine.improving.standing import worth_of_card, worth_with
from engine.improving.steps import Given, Limits, moved, points_with, settled
from engine.law.criteria import evidence_of
from engine.law.measures.kinds import reads_of
from engine.schemes import Scheme, Worth
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step
from engine.scoring.round_result import RoundResult
from engine.semantics import Zero


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
    given, now = _given(made, card), _now(made, card)
    readers, law = _readers(card), made.law_of(card)
    reached = sum(own.verdict == "recognised" for own in card.levels)
    for item in card.items:
        held = reached
        for step in falls_of(law, item):
            values = moved(item, step)
            if settled(limits, given.facts, values) != values:
                continue
            points = _points_after(made, given, Risk(item, step), values, readers)
            if not _reaches(now, points, 0):
                yield Risk(item, step)
                break
            if held and not _reaches(now, points, held):
                yield Risk(item, step, held)
                held = 0


def chances_of(made: RoundResult, card: Scorecard, limits: Limits) -> Iterator[Risk]:
    """For a commune that is not recognised, each item whose rise alone, by its least change, would have it recognised.

    Data that must grow with those of the item grow too.
    """
    given, now, readers = _given(made, card), _now(made, card), _readers(card)
    for item in card.items:
        for step in item.steps:
            values = settled(limits, given.facts, moved(item, step))
            if values and _reaches(now, _points_after(made, given, Risk(item, step), values, readers), 0):
                yield Risk(item, step)
                break


def _given(made: RoundResult, card: Scorecard) -> Given:
    """What a commune gave, all of it made once: each trial asks for some of it."""
    code = card.unit.code
    return Given(made_facts(made.evidence.communes[code].facts), made.evidence.before(code))


@dataclass(frozen=True, slots=True)
class _Now:
    """A card under a scheme as it stands: what its criteria are worth, states of hurdles, each item's criterion."""

    scheme: Scheme
    card: Scorecard
    worths: tuple[Worth, ...]
    states: tuple[Zero, ...]
    homes: Mapping[str, int]


def _now(made: RoundResult, card: Scorecard) -> _Now:
    scheme = made.laws.first.scheme
    worths = tuple(worth_of_card(scheme, own) for own in card.criteria)
    states = tuple(schemes.state_of(hurdle, worths) for hurdle in scheme.hurdles)
    return _Now(
        scheme, card, worths, states, {i.item.id: at for at, own in enumerate(card.criteria) for i in own.items}
    )


def _readers(card: Scorecard) -> Mapping[str, Sequence[ItemCard]]:
    """The items that read each datum."""
    readers: dict[str, list[ItemCard]] = {}
    for entry in card.items:
        for name in evidence_of(entry.item.measure):
            readers.setdefault(name, []).append(entry)
    return readers


def _points_after(
    made: RoundResult, given: Given, tried: Risk, values: Mapping[str, int], readers: Mapping[str, Sequence[ItemCard]]
) -> Mapping[str, semantics.Points]:
    """The points of the items that read some data once a step has changed these.

    Where nobody else reads the one datum that moves, they are those of the step: it ends within its band.
    """
    touched = {reader.item.id: reader for name in values for reader in readers.get(name, ())}
    step = tried.step
    if len(touched) == 1 and _is_moved_alone(tried.card, values):
        return {tried.card.item.id: semantics.Points(step.points, step.points, sure=True, applies=True)}
    return {name: points_with(e, made.table.meant[e.item.line], given, values) for name, e in touched.items()}


def _is_moved_alone(card: ItemCard, values: Mapping[str, int]) -> bool:
    """Whether one datum moves that stands once in the item, whose value is of this round alone."""
    reads = reads_of(card.item.measure)
    read = [datum.name for datum in (*reads.part, *reads.whole)]
    return reads.rounds == 1 and len(values) == 1 and all(read.count(name) == 1 for name in values)


def _reaches(now: _Now, points: Mapping[str, semantics.Points], level: int) -> bool:
    """Whether a commune, with the points of some items changed, reaches a level for certain.

    A criterion of none of those items is worth what it was.
    """
    scheme, card, worths = now.scheme, now.card, list(now.worths)
    touched = {now.homes[name] for name in points}
    for at in touched:
        worths[at] = worth_with(scheme, card.criteria[at], points)
    low, high = schemes.total_of(scheme, worths)
    states = [
        schemes.state_of(hurdle, worths) if touched.intersection(hurdle.parts) else state
        for hurdle, state in zip(scheme.hurdles, now.states, strict=True)
    ]
    bar = card.levels[level - 1].total if level else card.threshold
    side = semantics.side_of(low, high, bar)
    return semantics.verdict_of(side, schemes.gravest_at(scheme, states, level)) == "recognised"
