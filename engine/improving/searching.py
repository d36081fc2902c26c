"""The search: least-cost choices, one from each group of criteria, that together bring all that lacks on every axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.improving.choices import Choices, Option, Scale
from engine.improving.standing import Axis
from engine.rules.number_line import SAFE

Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.object_]
Need: TypeAlias = tuple[int, ...]
# What can lack on one axis, from the least.
Stops: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rest:
    """The least rank of the groups that are left, by what still lacks on every axis.

    Only what can lack has a place there: all that a total could lack in its least units, times all that every hurdle
    could, is more than a machine holds.
    """

    places: tuple[dict[int, int], ...]
    ranks: Table

    def rank(self, need: Need) -> int:
        """What the rest costs at least."""
        return int(self.ranks[tuple(own[lacking] for own, lacking in zip(self.places, need, strict=True))])


def cheapest(choices: Sequence[Choices], axes: Sequence[Axis]) -> tuple[Option, ...] | None:
    """One option a group, of the least rank together, that bring what every axis needs; None when nothing does."""
    if not all(choice.options for choice in choices):
        return None
    rests, need = _rests(choices, axes), tuple(axis.need for axis in axes)
    if rests[0].rank(need) >= _beyond(choices):
        return None
    chosen = []
    for choice, rest in zip(choices, rests[1:], strict=True):
        best = _by_rank(choice, rest, need, axes)[0]
        chosen.append(best)
        need = _after(need, best, axes)
    return tuple(chosen)


def _by_rank(choice: Choices, rest: Rest, need: Need, axes: Sequence[Axis]) -> list[Option]:
    """A group's options by what they and the cheapest rest cost, the greater gain first where that is equal."""
    return sorted(choice.options, key=lambda o: (o.rank + rest.rank(_after(need, o, axes)), -o.toward[0]))


def _after(need: Need, option: Option, axes: Sequence[Axis]) -> Need:
    """What lacks on every axis once an option is taken: at least nothing, at most all that ever could."""
    pairs = zip(need, option.toward, axes, strict=True)
    return tuple(min(max(0, lacking - gain), axis.most) for lacking, gain, axis in pairs)


def equally_cheap(choices: Sequence[Choices], axes: Sequence[Axis], scale: Scale) -> Iterator[tuple[Option, ...]]:
    """Every choice of the least effort, whatever its number of steps; what brings enough must exist."""
    rests, need = _rests(choices, axes), tuple(axis.need for axis in axes)
    allowance = Allowance(scale, scale.effort(rests[0].rank(need)), _beyond(choices), axes)
    return _descend(choices, rests, need, allowance)


@dataclass(frozen=True, slots=True)
class Allowance:
    """The effort that may still be spent, and the rank that stands for what cannot be reached."""

    scale: Scale
    effort: int
    beyond: int
    axes: Sequence[Axis]


def _descend(
    choices: Sequence[Choices], rests: Sequence[Rest], need: Need, allowance: Allowance
) -> Iterator[tuple[Option, ...]]:
    """One option of each group within an effort, the least rank first at each turn."""
    if not choices:
        yield ()
        return
    scale, rest = allowance.scale, rests[1]
    for option in _by_rank(choices[0], rest, need, allowance.axes):
        lacking = _after(need, option, allowance.axes)
        left, rank = allowance.effort - scale.effort(option.rank), rest.rank(lacking)
        if rank < allowance.beyond and scale.effort(rank) <= left:
            for others in _descend(choices[1:], rests[1:], lacking, replace(allowance, effort=left)):
                yield (option, *others)


def _rests(choices: Sequence[Choices], axes: Sequence[Axis]) -> list[Rest]:
    """For each group the least rank from there on; the last has no group left."""
    beyond, leasts = _beyond(choices), [_least(choice, axes) for choice in choices]
    stops = _stops(leasts, axes)
    kind = np.int64 if beyond < SAFE else object
    done = np.full(tuple(len(own) for own in stops[-1]), beyond, dtype=kind)
    if not any(own[0] for own in stops[-1]):
        done[(0,) * len(axes)] = 0
    rests = [_rest(stops[-1], done)]
    for least, before, after in zip(leasts[::-1], stops[-2::-1], stops[:0:-1], strict=True):
        best = np.full(tuple(len(own) for own in before), beyond, dtype=kind)
        for gain, rank in least.items():
            moved = (_lacking(own, got, axis) for own, got, axis in zip(before, gain, axes, strict=True))
            at = [np.searchsorted(own, lacking) for own, lacking in zip(after, moved, strict=True)]
            np.minimum(best, rests[-1].ranks[np.ix_(*at)] + rank, out=best)
        rests.append(_rest(before, best))
    return rests[::-1]


def _rest(stops: Sequence[Stops], ranks: Table) -> Rest:
    return Rest(tuple({int(lacking): at for at, lacking in enumerate(own)} for own in stops), ranks)


def _least(choice: Choices, axes: Sequence[Axis]) -> dict[Need, int]:
    """The least rank for each gain of a group."""
    least: dict[Need, int] = {}
    for option in choice.options:
        gain = tuple(min(own, axis.most) for own, axis in zip(option.toward, axes, strict=True))
        least[gain] = min(least.get(gain, option.rank), option.rank)
    return least


def _stops(leasts: Sequence[dict[Need, int]], axes: Sequence[Axis]) -> list[list[Stops]]:
    """What can lack on each axis before the first group, after it, and so on to the last."""
    found = [[np.array([axis.need]) for axis in axes]]
    for least in leasts:
        gains = [set(own) for own in zip(*least, strict=True)]
        moved = [
            [_lacking(own, gain, axis) for gain in told] for own, told, axis in zip(found[-1], gains, axes, strict=True)
        ]
        found.append([np.unique(np.concatenate(own)) for own in moved])
    return found


def _lacking(stops: Stops, gain: int, axis: Axis) -> Stops:
    """What lacks after a gain or a loss."""
    return np.minimum(np.maximum(stops - gain, 0), axis.most)


def _beyond(choices: Sequence[Choices]) -> int:
    """More than any choice can cost."""
    return 1 + sum(max((option.rank for option in choice.options), default=0) for choice in choices)
