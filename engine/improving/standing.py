"""Where a commune stands and what it still needs, by the second page: missing evidence counts at its worst."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from engine import schemes, semantics
from engine.law.points.scores import Score, added, in_steps, of_steps
from engine.schemes import Hurdle, Scheme, Worth
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard


@dataclass(frozen=True, slots=True)
class Standing:
    """A commune's criteria by id under a scheme, and the total it must reach for a level; 0 is plain recognition."""

    scheme: Scheme
    worths: Mapping[str, Worth]
    threshold: Score
    level: int = 0

    @property
    def whole(self) -> Score:
        """The most points of all that applies."""
        return added(self.worths[own.name].whole for own in self.scheme.sums)

    @property
    def scales(self) -> bool:
        """Whether the total is scaled to what applies."""
        return self.scheme.outside == "rescale" and self.whole not in (0, self.scheme.maximum)


def standing_of(scheme: Scheme, card: Scorecard, level: int = 0) -> Standing:
    """Where a card stands before a level."""
    worths = {own.criterion.id: worth_of_card(scheme, own) for own in card.criteria}
    return Standing(scheme, worths, card.levels[level - 1].total if level else card.threshold, level)


def worth_of_card(scheme: Scheme, card: CriterionCard) -> Worth:
    """A criterion as the second page reads its items."""
    own = next(own for own in scheme.sums if own.name == card.criterion.id)
    return schemes.worth_of(own, [_points(item) for item in card.items], scheme.outside)


def _points(item: ItemCard) -> semantics.Points:
    applies = item.status is not semantics.Status.NOT_APPLICABLE
    return semantics.Points(item.low, item.high, sure=True, applies=applies)


def worth_with(scheme: Scheme, card: CriterionCard, points: Mapping[str, semantics.Points]) -> Worth:
    """A criterion with the points of some of its items changed."""
    own = next(own for own in scheme.sums if own.name == card.criterion.id)
    read = [points.get(item.item.id, _points(item)) for item in card.items]
    return schemes.worth_of(own, read, scheme.outside)


def certain(scheme: Scheme, name: str, worth: Worth) -> Score:
    """What a criterion surely brings to the total; what may be taken off is."""
    own = next(own for own in scheme.sums if own.name == name)
    return -worth.high if own.role == "deduction" else worth.low


def moved(scheme: Scheme, name: str, worth: Worth, gain: Score) -> Worth:
    """A criterion known for certain, once it brings so many points more."""
    own = next(own for own in scheme.sums if own.name == name)
    points = worth.high - gain if own.role == "deduction" else worth.low + gain
    return worth._replace(low=points, high=points)


def total_with(standing: Standing, gains: Mapping[str, Score]) -> Score:
    """The total that is sure once criteria bring more: what nobody changes stays at its worst."""
    rows = [
        moved(standing.scheme, own.name, standing.worths[own.name], gains.get(own.name, 0))
        for own in standing.scheme.sums
    ]
    return schemes.total_of(standing.scheme, rows)[0]


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing that all criteria together must come to: ``need`` of it lacks now, ``most`` could ever lack.

    ``hurdle`` is None for the total, which is measured in the least units that scored points and bonus share; points
    of several criteria together are counted in steps.
    """

    need: int
    most: int
    hurdle: Hurdle | None = None


def axes_of(standing: Standing) -> tuple[Axis, ...]:
    """The total, then each hurdle of the level and those below that no criterion decides alone."""
    shared = [h for h in standing.scheme.hurdles if h.level <= standing.level and (h.together or len(h.parts) > 1)]
    return (_total_axis(standing), *(axis for hurdle in shared if (axis := _shared_axis(standing, hurdle))))


def units_of(standing: Standing) -> tuple[int, int]:
    """How many units of the total a scored point is worth, and a point of bonus or deduction."""
    steps = in_steps(1, standing.scheme.step)
    if not standing.scales:
        return steps, steps
    maximum, whole = _scaled_in_steps(standing)
    shared = math.gcd(maximum, whole)
    return maximum // shared * steps, whole // shared * steps


def _scaled_in_steps(standing: Standing) -> tuple[int, int]:
    """The maximum and the most of what applies, in steps."""
    scheme = standing.scheme
    return in_steps(scheme.maximum, scheme.step), in_steps(standing.whole, scheme.step)


def _total_axis(standing: Standing) -> Axis:
    scheme, own = standing.scheme, standing.worths
    scored, beside = units_of(standing)
    wanted = in_steps(standing.threshold, scheme.step)
    if standing.scales:
        maximum, whole = _scaled_in_steps(standing)
        wanted = -(-schemes.least_scaled(scheme, wanted, whole) // math.gcd(maximum, whole))
    held = added(
        certain(scheme, part.name, own[part.name]) * (scored if part.role == "scored" else beside)
        for part in scheme.sums
    )
    need = max(0, wanted - int(held))
    return Axis(need, need)


def _shared_axis(standing: Standing, hurdle: Hurdle) -> Axis | None:
    judged = schemes.judged_alone(hurdle, [standing.worths[name] for name in _names(standing, hurdle)])
    if not judged:
        return None
    if hurdle.together:
        least = _least(standing.scheme, hurdle, added(w.whole for _, w in judged))
        have = in_steps(added(w.low for _, w in judged), standing.scheme.step)
        return Axis(max(0, least - have), max(0, least), hurdle)
    failing = sum(schemes.fails(own, w.low, w.whole) for own, w in judged)
    return Axis(max(0, failing - hurdle.allowed), max(0, len(judged) - hurdle.allowed), hurdle)


def _names(standing: Standing, hurdle: Hurdle) -> list[str]:
    return [standing.scheme.sums[at].name for at in hurdle.parts]


def _least(scheme: Scheme, hurdle: Hurdle, whole: Score) -> int:
    """The fewest steps of points with which a hurdle no longer bars."""
    edge = Fraction(hurdle.edge) * (1 if hurdle.absolute else Fraction(whole)) / Fraction(hurdle.times)
    steps = edge / Fraction(scheme.step)
    return math.floor(steps) + 1 if hurdle.strict else math.ceil(steps)


def progress(standing: Standing, axis: Axis, gains: Mapping[str, Score]) -> int:
    """How much of what lacks on an axis criteria bring with so many points more; below 0 where they take some."""
    scheme, hurdle = standing.scheme, axis.hurdle
    if hurdle is None:
        scored, beside = units_of(standing)
        roles = {own.name: own.role for own in scheme.sums}
        return int(added(gain * (scored if roles[name] == "scored" else beside) for name, gain in gains.items()))
    names = _names(standing, hurdle)
    before = [standing.worths[name] for name in names]
    after = [moved(scheme, name, w, gains.get(name, 0)) for name, w in zip(names, before, strict=True)]
    if hurdle.together:
        return in_steps(added(w.low for w in after) - added(w.low for w in before), scheme.step)
    return _failing(hurdle, before) - _failing(hurdle, after)


def _failing(hurdle: Hurdle, worths: Sequence[Worth]) -> int:
    return sum(schemes.fails(own, w.low, w.whole) for own, w in schemes.judged_alone(hurdle, worths))


def own_hurdles(standing: Standing, name: str) -> Sequence[Hurdle]:
    """The hurdles of the level and those below that a criterion decides alone."""
    scheme = standing.scheme
    at = [own.name for own in scheme.sums].index(name)
    return [hurdle for hurdle in scheme.hurdles if hurdle.level <= standing.level and hurdle.parts == (at,)]


def passes_alone(standing: Standing, name: str, gain: Score) -> bool:
    """Whether a criterion surely bars nothing by itself once it has gained points."""
    worth = moved(standing.scheme, name, standing.worths[name], gain)
    if not (worth.applies and worth.whole):
        return True
    return not any(schemes.fails(hurdle, worth.low, worth.whole) for hurdle in own_hurdles(standing, name))


class Lack(NamedTuple):
    """What a criterion has too little of for a hurdle: ``have`` for certain of the ``need`` it asks."""

    criterion: str
    have: Score
    need: Score


def lacks_of(standing: Standing, hurdle: Hurdle) -> tuple[Lack, ...]:
    """The criteria that surely pass no hurdle yet, each by itself; of several added up one lack, named by the first.

    None where the hurdle is passed for certain, as when no more criteria fall short than it allows.
    """
    scheme = standing.scheme
    judged = schemes.judged_alone(hurdle, [standing.worths[name] for name in _names(standing, hurdle)])
    if hurdle.together:
        have, whole = (added(getattr(w, key) for _, w in judged) for key in ("low", "whole"))
        judged = [(judged[0][0], Worth(have, have, whole, applies=True))] if judged else []
    failing = [(own, w) for own, w in judged if schemes.fails(own, w.low, w.whole)]
    if len(failing) <= hurdle.allowed:
        return ()
    return tuple(Lack(scheme.sums[own.parts[0]].name, w.low, _needed(standing, own, w.whole)) for own, w in failing)


def _needed(standing: Standing, hurdle: Hurdle, whole: Score) -> Score:
    return of_steps(_least(standing.scheme, hurdle, whole), standing.scheme.step)
