"""The search: least-cost choices, one from each group of criteria, that together gain enough points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.improving.choices import Choices, Option, Scale
from engine.rules.number_line import SAFE

Table: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.object_]


def cheapest(choices: Sequence[Choices], need: int) -> tuple[Option, ...] | None:
    """One option a group, of the least rank together, that gain at least ``need``; None when nothing does."""
    if not all(choice.options for choice in choices):
        return None
    rests = _tables(choices, need)
    if rests[0][need] >= _beyond(choices):
        return None
    chosen = []
    for choice, rest in zip(choices, rests[1:], strict=True):
        best = _by_rank(choice, rest, need)[0]
        chosen.append(best)
        need = max(0, need - best.gain)
    return tuple(chosen)


def _by_rank(choice: Choices, rest: Table, need: int) -> list[Option]:
    """A group's options by what they and the cheapest rest cost, the greater gain first where that is equal."""
    return sorted(choice.options, key=lambda o: (o.rank + rest[max(0, need - o.gain)], -o.gain))


def equally_cheap(choices: Sequence[Choices], need: int, scale: Scale) -> Iterator[tuple[Option, ...]]:
    """Every choice of the least effort, whatever its number of steps; what gains enough must exist."""
    rests = _tables(choices, need)
    allowance = Allowance(scale, scale.effort(int(rests[0][need])), _beyond(choices))
    return _descend(choices, rests, need, allowance)


@dataclass(frozen=True, slots=True)
class Allowance:
    """The effort that may still be spent, and the rank that stands for what cannot be reached."""

    scale: Scale
    effort: int
    beyond: int


def _descend(
    choices: Sequence[Choices], rests: Sequence[Table], need: int, allowance: Allowance
) -> Iterator[tuple[Option, ...]]:
    """One option of each group within an effort, the least rank first at each turn."""
    if not choices:
        yield ()
        return
    scale, rest = allowance.scale, rests[1]
    for option in _by_rank(choices[0], rest, need):
        lacking = max(0, need - option.gain)
        left = allowance.effort - scale.effort(option.rank)
        if rest[lacking] < allowance.beyond and scale.effort(int(rest[lacking])) <= left:
            for others in _descend(choices[1:], rests[1:], lacking, replace(allowance, effort=left)):
                yield (option, *others)


def _tables(choices: Sequence[Choices], need: int) -> list[Table]:
    """For each group and what is still lacking (0 … need), the least rank from there on; the last has no group left."""
    beyond = _beyond(choices)
    kind = np.int64 if beyond < SAFE else object
    last = np.full(need + 1, beyond, dtype=kind)
    last[0] = 0
    tables = [last]
    for choice in reversed(choices):
        least: dict[int, int] = {}
        for option in choice.options:
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


def _beyond(choices: Sequence[Choices]) -> int:
    """More than any choice can cost."""
    return 1 + sum(max((option.rank for option in choice.options), default=0) for choice in choices)
