"""The cheapest steps to recognition: nothing bars it for certain, and the threshold is reached.

Points that missing evidence could still bring are never counted. Optimal in effort, then in the number of
steps, then in how many children, cases or villages have to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from engine.evidence.columns import made_facts
from engine.improving.choices import Case, Choices, Ground, Option, Scale, choices_of, ground_of, scale_of_moves
from engine.improving.searching import cheapest, equally_cheap
from engine.improving.standing import axes_of, standing_of, total_with, units_of
from engine.improving.steps import ActionStep, Given, Period, action_steps_of, is_event
from engine.law.points.scores import Score, in_steps, of_steps
from engine.schemes import Hurdle
from engine.scoring.cards import CriterionCard, Scorecard
from engine.scoring.round_result import RoundResult

MOST_OTHERS, MOST_TRIED = 3, 400
Reason = Literal["missing", "events", "later", "no_action", "no_band", "points", "condition"]


@dataclass(frozen=True, slots=True)
class Route:
    """Steps that reach recognition, what all changed data become, and the total they surely give."""

    moves: tuple[ActionStep, ...]
    values: Mapping[str, int]
    effort: int
    total: Score

    @property
    def carried(self) -> tuple[str, ...]:
        """Data that no step names but that grow with one that does."""
        named = {name for move in self.moves for name in move.values}
        return tuple(name for name in self.values if name not in named)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why there is no path: a criterion that stays barred, or (None) what lacks after every step.

    ``short`` is of the total, or of a hurdle that several criteria must pass together: points, or criteria too many.
    """

    criterion: CriterionCard | None
    reasons: tuple[Reason, ...]
    short: Score = 0
    hurdle: Hurdle | None = None


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of one period: the cheapest, others of the same effort, or what stands in the way."""

    period: Period
    route: Route | None
    others: tuple[Route, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A commune's way to recognition; ``reached`` when it is there for certain, with ``margin`` points to spare.

    ``above`` is the path of this period to the next level of one that is recognised, None where there is no level.
    """

    card: Scorecard
    threshold: Score
    missing: tuple[str, ...]
    this: Paths
    next: Paths | None
    above: Paths | None = None

    @property
    def reached(self) -> bool:
        return self.card.decision.verdict == "recognised"

    @property
    def margin(self) -> Score:
        """Points above the threshold for certain; below 0 what lacks."""
        return self.card.decision.low - self.threshold


def way_of(made: RoundResult, card: Scorecard) -> Way:
    """The path of one commune in this period and, when there is none, in the next."""
    return _way(made, card, ground_of(made.book.standard), MOST_OTHERS)


def ways_of(made: RoundResult) -> tuple[Way, ...]:
    """The ways of all decided communes of a round, without other paths of the same effort."""
    ground = ground_of(made.book.standard)
    return tuple(_way(made, card, ground, 0) for card in made.cards)


def _way(made: RoundResult, card: Scorecard, ground: Ground, others: int) -> Way:
    this = _paths(made, card, ground, ("this", others))
    following = None if this.route else _paths(made, card, ground, ("next", others))
    level = next_level(card)
    above = _paths(made, card, ground, ("this", 0), level) if level else None
    return Way(card, card.threshold, card.missing, this, following, above)


def next_level(card: Scorecard) -> int:
    """The lowest level that a recognised commune does not reach for certain; 0 where there is none."""
    if card.decision.verdict != "recognised":
        return 0
    return next((at for at, own in enumerate(card.levels, 1) if own.verdict != "recognised"), 0)


def _paths(made: RoundResult, card: Scorecard, ground: Ground, asked: tuple[Period, int], level: int = 0) -> Paths:
    period, most = asked
    code, standing = card.unit.code, standing_of(ground.scheme, card, level)
    if not (level or most) and card.decision.verdict == "recognised":
        return Paths(period, Route((), {}, 0, total_with(standing, {})))  # nothing lacks: no step is the cheapest way
    given = Given(made_facts(made.evidence.communes[code].facts), made.evidence.before(code))
    moves = {item.item.id: tuple(action_steps_of(item, made.round, period)) for item in card.items}
    case = Case(card, standing, axes_of(standing), made.table, given, moves, scale_of_moves(moves))
    choices = choices_of(ground, case)
    found = cheapest(choices, case.axes)
    if found is None:
        return Paths(period, None, obstacles=_obstacles(made, case, choices))
    best = _route(case, choices, found)
    tried = islice(equally_cheap(choices, case.axes, case.scale), MOST_TRIED) if most else iter(())
    return Paths(period, best, tuple(_others(best, [_route(case, choices, t) for t in tried], case.scale, most)))


def _route(case: Case, choices: Sequence[Choices], options: Sequence[Option]) -> Route:
    order = {item.item.id: at for at, item in enumerate(case.card.items)}
    moves = sorted((m for option in options for m in option.moves), key=lambda m: order[m.card.item.id])
    values = {name: value for option in options for name, value in option.values.items()}
    pairs = zip(choices, options, strict=True)
    gains = {name: gain for own, o in pairs for name, gain in zip(own.criteria, o.gains, strict=True)}
    return Route(tuple(moves), values, sum(m.effort for m in moves), total_with(case.standing, gains))


def _others(best: Route, tried: Sequence[Route], scale: Scale, most: int) -> Iterator[Route]:
    """Paths of the same effort over other items, least change first; none that only adds to another."""
    taken = [_items(best)]
    for route in sorted(tried, key=lambda r: (scale.rank(r.moves), -r.total)):
        if not any(other <= _items(route) for other in taken):
            taken.append(_items(route))
            yield route
        if len(taken) > most:
            return


def _items(route: Route) -> frozenset[str]:
    return frozenset(move.card.item.id for move in route.moves)


def _obstacles(made: RoundResult, case: Case, choices: Sequence[Choices]) -> tuple[Obstacle, ...]:
    stuck, step = {name for choice in choices for name in choice.stuck}, case.standing.scheme.step
    found = [Obstacle(c, tuple(_reasons(made, c))) for c in case.card.criteria if c.criterion.id in stuck]
    for at, axis in enumerate(case.axes):
        most = sum(max((option.toward[at] for option in choice.options), default=0) for choice in choices)
        if most < axis.need and axis.hurdle is None:
            units = units_of(case.standing)[0] // in_steps(1, step)
            found.append(Obstacle(None, ("points",), of_steps(-(-(axis.need - most) // units), step)))
        elif most < axis.need and axis.hurdle:
            short = of_steps(axis.need - most, step) if axis.hurdle.together else axis.need - most
            found.append(Obstacle(None, ("condition",), short, axis.hurdle))
    return tuple(found)


def _reasons(made: RoundResult, criterion: CriterionCard) -> Iterator[Reason]:
    """Why a criterion stays barred, in the order in which something can be done about it."""
    if any(item.missing for item in criterion.items):
        yield "missing"
    steps = [(item, step) for item in criterion.items for step in item.steps]
    if any(is_event(item, step) for item, step in steps):
        yield "events"
    rest = [item for item, step in steps if not is_event(item, step)]
    if any(list(action_steps_of(item, made.round, "next")) for item in rest):
        yield "later"
    elif rest:
        yield "no_action"
    if not steps and not any(item.missing for item in criterion.items):
        yield "no_band"
