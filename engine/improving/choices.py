"""What each criterion can gain and at what effort: the cheapest choices of steps for every number of points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from engine.improving.standing import Axis, Standing, certain, passes_alone, progress, worth_with
from engine.improving.steps import ActionStep, Given, Limits, limits_of, points_with, settled
from engine.law.criteria import evidence_of
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.rules.meaning import scheme_of
from engine.rules.number_line import LawTable
from engine.schemes import Scheme
from engine.scoring.cards import ItemCard, Scorecard

MOST_TIES = 6
Moves = Mapping[str, tuple[ActionStep, ...]]


@dataclass(frozen=True, slots=True)
class Scale:
    """Effort, steps and change as one whole number that compares them in this order."""

    steps: int
    change: int

    def rank(self, moves: Sequence[ActionStep]) -> int:
        """A choice of steps as one number; ranks of choices that share no item add up."""
        effort, change = sum(m.effort for m in moves), sum(m.step.change for m in moves)
        return (effort * self.steps + len(moves)) * self.change + change

    def effort(self, rank: int) -> int:
        """The effort in a rank."""
        return rank // (self.steps * self.change)


def scale_of_moves(moves: Moves) -> Scale:
    """A scale on which no number of steps or children outweighs a day of effort."""
    longest = sum(max((m.step.change for m in own), default=0) for own in moves.values())
    return Scale(len(moves) + 1, longest + 1)


@dataclass(frozen=True, slots=True)
class Option:
    """Some steps within a group of criteria: points gained in each, their rank, and what data become.

    ``toward`` is what they bring on every axis: to the total first, then to what criteria must come to together.
    """

    gains: tuple[Score, ...]
    rank: int
    moves: tuple[ActionStep, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)
    toward: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """A group's options, least rank first; ``stuck`` names its criteria that every option leaves barred."""

    options: tuple[Option, ...]
    stuck: tuple[str, ...]
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that share data, most often just one, with their items in clusters that move each other."""

    criteria: tuple[str, ...]
    clusters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for every commune of a standard: limits, groups of criteria, what is made of them."""

    limits: Limits
    groups: tuple[Group, ...]
    scheme: Scheme


def ground_of(standard: Standard) -> Ground:
    """The limits and groups of a standard; items of a criterion that is no plain sum move each other; pure."""
    limits = limits_of(standard)
    home = {item.id: criterion.id for criterion in standard.criteria for item in criterion.items}
    scheme = scheme_of(standard)
    uneven = zip(standard.criteria, scheme.sums, strict=True)
    whole = [tuple(item.id for item in c.items) for c, own in uneven if not own.is_plain]
    clusters = _joined([(item.id,) for item in standard.items], [*_linked(standard, limits), *whole])
    links = [tuple(dict.fromkeys(home[name] for name in cluster)) for cluster in clusters]
    groups = _joined([(criterion.id,) for criterion in standard.criteria], links)
    made = tuple(Group(g, tuple(c for c in clusters if home[c[0]] in g)) for g in groups)
    return Ground(limits, made, scheme)


def _linked(standard: Standard, limits: Limits) -> Iterator[tuple[str, ...]]:
    """Items of which one's part is read by the other, or stands in one bound with the other's part."""
    parts = {item.id: {datum.name for datum in reads_of(item.measure).part} for item in standard.items}
    data = {item.id: set(evidence_of(item.measure)) for item in standard.items}
    for item, own in parts.items():
        near = {name for part in own for bound in limits.bounds[part] for name in (*bound.parts, bound.whole)} | own
        for other, moving in parts.items():
            if own & data[other] or moving & near:
                yield item, other


def _joined(names: Sequence[tuple[str, ...]], links: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The names in sets that no link crosses, each in the order given."""
    sets = [set(name) for name in names]
    for link in links:
        touched = [s for s in sets if s & set(link)]
        sets = [s for s in sets if not s & set(link)] + [set().union(*touched)]
    order = [name for (name,) in names]
    found = [tuple(sorted(s, key=order.index)) for s in sets]
    return sorted(found, key=lambda cluster: order.index(cluster[0]))


@dataclass(frozen=True, slots=True)
class Case:
    """One commune to find steps for: its card, where it stands, what it gave and its moves, under a law's table."""

    card: Scorecard
    standing: Standing
    axes: tuple[Axis, ...]
    table: LawTable
    given: Given
    moves: Moves
    scale: Scale


def choices_of(ground: Ground, case: Case) -> tuple[Choices, ...]:
    """The choices of every group of criteria."""
    items = {item.item.id: item for item in case.card.items}
    return tuple(_choices(ground, case, group, items) for group in ground.groups)


def _choices(ground: Ground, case: Case, group: Group, items: Mapping[str, ItemCard]) -> Choices:
    nothing: tuple[Score, ...] = (0,) * len(group.criteria)
    held = {nothing: [Option(nothing, 0)]}
    for cluster in group.clusters:
        if any(case.moves[name] for name in cluster):
            added = list(_options(ground, case, group, [items[name] for name in cluster]))
            held = _merged(held, added, case.scale)
    passing = [
        [passes_alone(case.standing, name, gain) for name, gain in zip(group.criteria, gains, strict=True)]
        for gains in held
    ]
    stuck = tuple(name for at, name in enumerate(group.criteria) if not any(row[at] for row in passing))
    sound = [_aimed(case, group, o) for ties, row in zip(held.values(), passing, strict=True) if all(row) for o in ties]
    kept = tuple(_undominated([option for option in sound if option.toward[0] >= 0], case.scale))
    return Choices(kept, stuck if kept else stuck or group.criteria, group.criteria)


def _aimed(case: Case, group: Group, option: Option) -> Option:
    gains = dict(zip(group.criteria, option.gains, strict=True))
    return replace(option, toward=tuple(progress(case.standing, axis, gains) for axis in case.axes))


def _options(ground: Ground, case: Case, group: Group, cluster: Sequence[ItemCard]) -> Iterator[Option]:
    """Every choice of at most one step an item that a form could show, with what it gains."""
    plain = {own.name for own in ground.scheme.sums if own.is_plain}
    for choice in product(*((None, *case.moves[item.item.id]) for item in cluster)):
        moves = tuple(move for move in choice if move)
        wanted = _targets(moves)
        values = settled(ground.limits, case.given.facts, wanted) if wanted is not None and moves else None
        if values is None:
            continue
        gained: dict[str, Score] = dict.fromkeys(group.criteria, 0)
        alone = len(cluster) == 1 and values.keys() == moves[0].values.keys()
        if alone and cluster[0].criterion in plain:
            gained[cluster[0].criterion] = moves[0].step.gain
        else:
            gained |= _gained(ground.scheme, case, cluster, values)
        if any(gain > 0 for gain in gained.values()):
            yield Option(tuple(gained.values()), case.scale.rank(moves), moves, values)


def _gained(scheme: Scheme, case: Case, cluster: Sequence[ItemCard], values: Mapping[str, int]) -> dict[str, Score]:
    """By criterion, the points for certain that a cluster brings with some data changed."""
    told = {i.item.id: points_with(i, case.table.meant[i.item.line], case.given, values) for i in cluster}
    found = {}
    for card in case.card.criteria:
        if card.criterion.id in {item.criterion for item in cluster}:
            name = card.criterion.id
            after, before = worth_with(scheme, card, told), case.standing.worths[name]
            found[name] = certain(scheme, name, after) - certain(scheme, name, before)
    return found


def _targets(moves: Sequence[ActionStep]) -> dict[str, int] | None:
    """What the data of some moves become, the farther of two on one datum; None when they pull apart."""
    found: dict[str, ActionStep] = {}
    for move in moves:
        for name in move.values:
            other = found.setdefault(name, move)
            if other.step.direction != move.step.direction:
                return None
            found[name] = max(other, move, key=lambda m: (m.values[name] - other.values[name]) * _way(m))
    return {name: move.values[name] for name, move in found.items()}


def _way(move: ActionStep) -> int:
    return 1 if move.step.direction == "more" else -1


def _merged(
    held: Mapping[tuple[Score, ...], Sequence[Option]], added: Sequence[Option], scale: Scale
) -> dict[tuple[Score, ...], list[Option]]:
    """Each option held, alone and with each one added; of equal gains the cheapest, with a few as cheap."""
    found: dict[tuple[Score, ...], list[Option]] = {}
    for option in (option for ties in held.values() for option in ties):
        found.setdefault(option.gains, []).append(option)
        for more in added:
            gains = tuple(a + b for a, b in zip(option.gains, more.gains, strict=True))
            moves, values = (*option.moves, *more.moves), {**option.values, **more.values}
            found.setdefault(gains, []).append(Option(gains, option.rank + more.rank, moves, values))
    return {gains: _ties(options, scale) for gains, options in found.items()}


def _ties(options: list[Option], scale: Scale) -> list[Option]:
    ordered = sorted(options, key=lambda option: option.rank)
    least = scale.effort(ordered[0].rank)
    return [option for option in ordered if scale.effort(option.rank) == least][:MOST_TIES]


def _undominated(options: Sequence[Option], scale: Scale) -> Iterator[Option]:
    """Without those that another outdoes: as much or more on every axis for less effort."""
    best: list[tuple[tuple[int, ...], int]] = []
    for option in sorted(options, key=lambda o: (o.rank, -o.toward[0])):
        effort = scale.effort(option.rank)
        if not any(less < effort and _covers(toward, option.toward) for toward, less in best):
            best.append((option.toward, effort))
            yield option


def _covers(toward: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(own >= less for own, less in zip(toward, other, strict=True))
