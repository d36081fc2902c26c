"""What the rules of conditions that fired say of each cell, as arrays to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.rules.hurdles.bounds import (
    CELLS,
    COUNTS,
    Key,
    Part,
    cell_key,
    count_cells,
    count_key,
    is_counted,
    judged_hurdles,
    part_cells,
    part_key,
    parts_of,
    state_fired,
)
from engine.rules.hurdles.stepwise import stepwise
from engine.schemes import Hurdle, Scheme
from engine.semantics import Zero

Int8: TypeAlias = npt.NDArray[np.int8]

# The last cell of a part: nothing of it applies.
NOT_JUDGED = len(CELLS) ** 2


class FiredStates(NamedTuple):
    """A condition's states: of each part (10,) by the cells of low and high end, of the count (4,) by sure and maybe.

    States are those of ``Zero``; of a condition of one part ``counted`` is empty.
    """

    parts: tuple[Int8, ...]
    counted: Int8


def fired_states(scheme: Scheme, table: Mapping[Key, str]) -> tuple[FiredStates | None, ...]:
    """Of each hurdle of a scheme what fired; None where the page says its state. KeyError for another law's table."""
    steps = stepwise(scheme)
    judged, made = judged_hurdles(steps), list[FiredStates | None]()
    for hurdle in steps.hurdles:
        if hurdle not in judged:
            made.append(None)
            continue
        parts = [_of_part(steps, part, table) for part in parts_of(steps, hurdle)]
        made.append(FiredStates(tuple(parts), _of_count(hurdle, table)))
    return tuple(made)


def _of_part(scheme: Scheme, part: Part, table: Mapping[Key, str]) -> Int8:
    reached = {key: table[key] for key, _, _ in part_cells(scheme, part)}
    keys = [cell_key(part, low, high) for low in CELLS for high in CELLS]
    return _states([*(reached.get(key) for key in keys), table[part_key(part, None)]])


def _of_count(hurdle: Hurdle, table: Mapping[Key, str]) -> Int8:
    if not is_counted(hurdle):
        return _states([])
    reached = {key: table[key] for key, _ in count_cells(hurdle)}
    return _states([reached.get(count_key(hurdle, sure, maybe)) for sure in COUNTS for maybe in COUNTS])


def _states(rules: Sequence[str | None]) -> Int8:
    """The state of each cell's rule; in a cell without one no range can be."""
    return np.array([state_fired(rule) if rule else Zero.NO for rule in rules], dtype=np.int8)
