"""What each criterion can gain and at what effort: the cheapest choices of steps for every number of points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from engine import semantics
from engine.improving.steps import ActionStep, Given, Limits, certain_points, limits_of, settled
from engine.law.criteria import evidence_of
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.rules.number_line import LawTable
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard

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
    """Some steps within a group of criteria: points gained in each, their rank, and what data become."""

    gains: tuple[int, ...]
    rank: int
    moves: tuple[ActionStep, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)

    @property
    def gain(self) -> int:
        return sum(self.gains)


@dataclass(frozen=True, slots=True)
class Choices:
    """A group's options, least rank first; ``stuck`` names its criteria that no option takes above 0."""

    options: tuple[Option, ...]
    stuck: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that share data, most often just one, with their items in clusters that move each other."""

    criteria: tuple[str, ...]
    clusters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for every commune of a standard: limits, groups of criteria, what knocks one out."""

    limits: Limits
    groups: tuple[Group, ...]
    knocked_at: int


def ground_of(standard: Standard) -> Ground:
    """The limits and groups of a standard; pure."""
    limits = limits_of(standard)
    home = {item.id: criterion.id for criterion in standard.criteria for item in criterion.items}
    clusters = _joined([(item.id,) for item in standard.items], list(_linked(standard, limits)))
    links = [tuple(dict.fromkeys(home[name] for name in cluster)) for cluster in clusters]
    groups = _joined([(criterion.id,) for criterion in standard.criteria], links)
    made = tuple(Group(g, tuple(c for c in clusters if home[c[0]] in g)) for g in groups)
    return Ground(limits, made, standard.head.knock_out.criterion_scores)


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
    """One commune to find steps for: its card, what it gave and its moves, under a law's table."""

    card: Scorecard
    table: LawTable
    given: Given
    moves: Moves
    scale: Scale


def choices_of(ground: Ground, case: Case) -> tuple[Choices, ...]:
    """The choices of every group of criteria."""
    items = {item.item.id: item for item in case.card.items}
    return tuple(_choices(ground, case, group, items) for group in ground.groups)


def _choices(ground: Ground, case: Case, group: Group, items: Mapping[str, ItemCard]) -> Choices:
    nothing = (0,) * len(group.criteria)
    held = {nothing: [Option(nothing, 0)]}
    for cluster in group.clusters:
        if any(case.moves[name] for name in cluster):
            added = list(_options(ground.limits, case, group, [items[name] for name in cluster]))
            held = _merged(held, added, case.scale)
    own = [c for c in case.card.criteria if c.criterion.id in group.criteria]
    above = [[_is_above(c, gain, ground.knocked_at) for c, gain in zip(own, gains, strict=True)] for gains in held]
    stuck = tuple(name for at, name in enumerate(group.criteria) if not any(row[at] for row in above))
    sound = [o for ties, row in zip(held.values(), above, strict=True) if all(row) for o in ties if o.gain >= 0]
    return Choices(tuple(_undominated(sound, case.scale)), stuck if sound else stuck or group.criteria)


def _is_above(criterion: CriterionCard, gain: int, knocked_at: int) -> bool:
    """Whether a criterion is no zero for certain once it has gained points."""
    certain = semantics.Points(criterion.low + gain, criterion.low + gain, sure=True, applies=criterion.applies)
    return semantics.zero_of([certain], knocked_at) is semantics.Zero.NO


def _options(limits: Limits, case: Case, group: Group, cluster: Sequence[ItemCard]) -> Iterator[Option]:
    """Every choice of at most one step an item that a form could show, with what it gains."""
    for choice in product(*((None, *case.moves[item.item.id]) for item in cluster)):
        moves = tuple(move for move in choice if move)
        wanted = _targets(moves)
        values = settled(limits, case.given.facts, wanted) if wanted is not None and moves else None
        if values is None:
            continue
        gained = dict.fromkeys(group.criteria, 0)
        if len(cluster) == 1 and values.keys() == moves[0].values.keys():
            gained[cluster[0].criterion] = moves[0].step.gain
        else:
            for item in cluster:
                points = certain_points(item.item, case.table.meant[item.item.id], case.given, values)
                gained[item.criterion] += points - item.low
        if any(gain > 0 for gain in gained.values()):
            yield Option(tuple(gained.values()), case.scale.rank(moves), moves, values)


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
    held: Mapping[tuple[int, ...], Sequence[Option]], added: Sequence[Option], scale: Scale
) -> dict[tuple[int, ...], list[Option]]:
    """Each option held, alone and with each one added; of equal gains the cheapest, with a few as cheap."""
    found: dict[tuple[int, ...], list[Option]] = {}
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
    """Without those that another outdoes: as many points or more for less effort."""
    best: list[tuple[int, int]] = []
    for option in sorted(options, key=lambda o: (o.rank, -o.gain)):
        effort = scale.effort(option.rank)
        if not any(gain >= option.gain and less < effort for gain, less in best):
            best.append((option.gain, effort))
            yield option
