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

# Ranks by what still lacks on each axis.
Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.object_]
Need: TypeAlias = tuple[int, ...]


def cheapest(choices: Sequence[Choices], axes: Sequence[Axis]) -> tuple[Option, ...] | None:
    """One option a group, of the least rank together, that bring what every axis needs; None when nothing does."""
    if not all(choice.options for choice in choices):
        return None
    rests, need = _tables(choices, axes), tuple(axis.need for axis in axes)
    if rests[0][need] >= _beyond(choices):
        return None
    chosen = []
    for choice, rest in zip(choices, rests[1:], strict=True):
        best = _by_rank(choice, rest, need)[0]
        chosen.append(best)
        need = _after(need, best, rest)
    return tuple(chosen)


def _by_rank(choice: Choices, rest: Table, need: Need) -> list[Option]:
    """A group's options by what they and the cheapest rest cost, the greater gain first where that is equal."""
    return sorted(choice.options, key=lambda o: (o.rank + rest[_after(need, o, rest)], -o.toward[0]))


def _after(need: Need, option: Option, table: Table) -> Need:
    """What lacks on every axis once an option is taken: at least nothing, at most all that ever could."""
    pairs = zip(need, option.toward, table.shape, strict=True)
    return tuple(min(max(0, lacking - gain), size - 1) for lacking, gain, size in pairs)


def equally_cheap(choices: Sequence[Choices], axes: Sequence[Axis], scale: Scale) -> Iterator[tuple[Option, ...]]:
    """Every choice of the least effort, whatever its number of steps; what brings enough must exist."""
    rests, need = _tables(choices, axes), tuple(axis.need for axis in axes)
    allowance = Allowance(scale, scale.effort(int(rests[0][need])), _beyond(choices))
    return _descend(choices, rests, need, allowance)


@dataclass(frozen=True, slots=True)
class Allowance:
    """The effort that may still be spent, and the rank that stands for what cannot be reached."""

    scale: Scale
    effort: int
    beyond: int


def _descend(
    choices: Sequence[Choices], rests: Sequence[Table], need: Need, allowance: Allowance
) -> Iterator[tuple[Option, ...]]:
    """One option of each group within an effort, the least rank first at each turn."""
    if not choices:
        yield ()
        return
    scale, rest = allowance.scale, rests[1]
    for option in _by_rank(choices[0], rest, need):
        lacking = _after(need, option, rest)
        left = allowance.effort - scale.effort(option.rank)
        if rest[lacking] < allowance.beyond and scale.effort(int(rest[lacking])) <= left:
            for others in _descend(choices[1:], rests[1:], lacking, replace(allowance, effort=left)):
                yield (option, *others)


def _tables(choices: Sequence[Choices], axes: Sequence[Axis]) -> list[Table]:
    """For each group and what still lacks on every axis, the least rank from there on; the last has no group left."""
    beyond = _beyond(choices)
    kind = np.int64 if beyond < SAFE else object
    last = np.full(tuple(axis.most + 1 for axis in axes), beyond, dtype=kind)
    last[(0,) * len(axes)] = 0
    tables = [last]
    for choice in reversed(choices):
        least: dict[Need, int] = {}
        for option in choice.options:
            gain = tuple(min(own, axis.most) for own, axis in zip(option.toward, axes, strict=True))
            least[gain] = min(least.get(gain, option.rank), option.rank)
        tables.append(_with(tables[-1], least, beyond))
    return tables[::-1]


def _with(rest: Table, least: dict[Need, int], beyond: int) -> Table:
    """Min-plus: the least of each option's rank and what then remains."""
    best = np.full_like(rest, beyond)
    for gain, rank in least.items():
        at = [np.clip(np.arange(size) - own, 0, size - 1) for size, own in zip(rest.shape, gain, strict=True)]
        np.minimum(best, rest[np.ix_(*at)] + rank, out=best)
    return best


def _beyond(choices: Sequence[Choices]) -> int:
    """More than any choice can cost."""
    return 1 + sum(max((option.rank for option in choice.options), default=0) for choice in choices)
