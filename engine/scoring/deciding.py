"""The grounds of a decision: each distinct situation is looked up in what the rules fired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from engine.law.model import Standard
from engine.rules.number_line import LawTable, decision_key
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import SIDES
from engine.semantics import Verdict, Zero

# The most criteria whose states fit in one 64-bit code with a class and a side: 3^36 < 2^58.
MOST_CODED = 36


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a decision depends on: class with its threshold, side of it, criteria at or near zero."""

    unit_class: str
    side: str
    zeros: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the rules that gave it, and whether provisional numbers could change it."""

    verdict: Verdict
    because: tuple[str, ...]
    firm: bool
    situation: Situation
    low: int
    high: int


def distinct_situations(standard: Standard, grid: Grid, on: date) -> tuple[tuple[Situation, ...], npt.NDArray[np.intp]]:
    """The different situations of N communes, and which each commune (N,) is in; the decisions have few."""
    columns = [grid.unit_class.astype(np.int64), grid.side.astype(np.int64), *grid.zero.astype(np.int64)]
    if len(columns) - 2 > MOST_CODED:
        _, first, index = np.unique(np.stack(columns), axis=1, return_index=True, return_inverse=True)
    else:
        code = np.zeros_like(columns[0])
        for column in columns:
            code = code * len(Zero) + column
        _, first, index = np.unique(code, return_index=True, return_inverse=True)
    return tuple(_situation(standard, grid, row, on) for row in first.tolist()), index.astype(np.intp).ravel()


def _situation(standard: Standard, grid: Grid, row: int, on: date) -> Situation:
    states = grid.zero[:, row].tolist()
    zeros = tuple((criterion.id, state) for criterion, state in zip(standard.criteria, states, strict=True) if state)
    return Situation(standard.head.classes[int(grid.unit_class[row])].bar_on(on), SIDES[int(grid.side[row])], zeros)


def fired_rules(cells: LawTable, situation: Situation) -> tuple[str, ...]:
    """The rules that fired on a situation: the union over its gravest zeros, or the plain case."""
    gravest = max((state for _, state in situation.zeros), default=0)
    keys = [
        decision_key(situation.unit_class, situation.side, criterion, state)
        for criterion, state in situation.zeros
        if state == gravest
    ] or [decision_key(situation.unit_class, situation.side)]
    return tuple(sorted({rule for key in keys for rule in cells.decisions[key]}))
