"""The search: least-cost choices, one from each group of criteria, that together gain enough points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.improving.choices import Front, Option, Scale
from engine.rules.number_line import SAFE

Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.object_]


def cheapest(fronts: Sequence[Front], need: int) -> tuple[Option, ...] | None:
    """One option a front, of the least rank together, that gain at least ``need``; None when nothing does."""
    if not all(front.options for front in fronts):
        return None
    rests = _tables(fronts, need)
    if rests[0][need] >= _beyond(fronts):
        return None
    chosen = []
    for front, rest in zip(fronts, rests[1:], strict=True):
        best = _by_rank(front, rest, need)[0]
        chosen.append(best)
        need = max(0, need - best.gain)
    return tuple(chosen)


def _by_rank(front: Front, rest: Table, need: int) -> list[Option]:
    """A front's options by what they and the cheapest rest cost, the greater gain first where that is equal."""
    return sorted(front.options, key=lambda o: (o.rank + rest[max(0, need - o.gain)], -o.gain))


def equally_cheap(fronts: Sequence[Front], need: int, scale: Scale) -> Iterator[tuple[Option, ...]]:
    """Every choice of the least effort, whatever its number of steps; what gains enough must exist."""
    rests = _tables(fronts, need)
    purse = Purse(scale, scale.effort(int(rests[0][need])), _beyond(fronts))
    return _descend(fronts, rests, need, purse)


@dataclass(frozen=True, slots=True)
class Purse:
    """The effort that may still be spent, and the rank that stands for what cannot be reached."""

    scale: Scale
    effort: int
    beyond: int


def _descend(fronts: Sequence[Front], rests: Sequence[Table], need: int, purse: Purse) -> Iterator[tuple[Option, ...]]:
    """The choices over these fronts within an effort, the least rank first at each turn."""
    if not fronts:
        yield ()
        return
    scale, rest = purse.scale, rests[1]
    for option in _by_rank(fronts[0], rest, need):
        lacking = max(0, need - option.gain)
        left = purse.effort - scale.effort(option.rank)
        if rest[lacking] < purse.beyond and scale.effort(int(rest[lacking])) <= left:
            for others in _descend(fronts[1:], rests[1:], lacking, replace(purse, effort=left)):
                yield (option, *others)


def _tables(fronts: Sequence[Front], need: int) -> list[Table]:
    """For each front and what is still lacking (0 … need), the least rank from there on; the last has no front left."""
    beyond = _beyond(fronts)
    kind = np.int64 if beyond < SAFE else object
    last = np.full(need + 1, beyond, dtype=kind)
    last[0] = 0
    tables = [last]
    for front in reversed(fronts):
        least: dict[int, int] = {}
        for option in front.options:
            gain = min(option.gain, need)
            least[gain] = min(least.get(gain, option.rank), option.rank)
        tables.append(_with(tables[-1], least, beyond))
    return tables[::-1]


def _with(rest: Table, least: dict[int, int], beyond: int) -> Table:
    """Min-plus: the least of each option's rank and what then remains."""
    size = len(rest)
    best = np.full_like(rest, beyond)
    for gain, rank in least.items():
        np.minimum(best[:gain], rest[0] + rank, out=best[:gain])
        np.minimum(best[gain:], rest[: size - gain] + rank, out=best[gain:])
    return best


def _beyond(fronts: Sequence[Front]) -> int:
    """More than any choice can cost."""
    return 1 + sum(max((option.rank for option in front.options), default=0) for front in fronts)
