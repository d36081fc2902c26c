"""The grounds of a decision: each distinct situation is looked up in what the rules fired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.rules.meaning import bars_on, scheme_of
from engine.rules.number_line import LawTable, decision_key
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import SIDES
from engine.semantics import Verdict, Zero

# The most hurdles whose states fit in one 64-bit code with a class and a side: 3^36 < 2^58.
MOST_CODED = 36
# In the place of a number of a set of rules: nothing fired there.
NONE = -1


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a decision depends on: the bar of a level and class, the side of it, and hurdles in the way or near."""

    bar: str
    side: str
    states: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the rules that gave it, and whether provisional numbers could change it.

    ``above`` are the decisions on the levels above plain recognition, lowest first.
    """

    verdict: Verdict
    because: tuple[str, ...]
    firm: bool
    situation: Situation
    low: Score
    high: Score
    above: tuple[Decision, ...] = ()


def distinct_situations(
    standard: Standard, grid: Grid, on: date, level: int = 0
) -> tuple[tuple[Situation, ...], npt.NDArray[np.intp]]:
    """The different situations of N communes on a day and level, and which each (N,) is in; the decisions have few."""
    hurdles = [at for at, hurdle in enumerate(scheme_of(standard).hurdles) if hurdle.level <= level]
    states = (grid.state[at].astype(np.int64) for at in hurdles)
    columns = [grid.unit_class.astype(np.int64), grid.levels[level].side.astype(np.int64), *states]
    if len(columns) - 2 > MOST_CODED:
        _, first, index = np.unique(np.stack(columns), axis=1, return_index=True, return_inverse=True)
    else:
        code = np.zeros_like(columns[0])
        for column in columns:
            code = code * len(Zero) + column
        _, first, index = np.unique(code, return_index=True, return_inverse=True)
    made = tuple(_situation(standard, grid, row, (on, level)) for row in first.tolist())
    return made, index.astype(np.intp).ravel()


def _situation(standard: Standard, grid: Grid, row: int, at: tuple[date, int]) -> Situation:
    on, level = at
    told = zip(scheme_of(standard).hurdles, grid.state[:, row].tolist(), strict=True)
    states = tuple((hurdle.name, state) for hurdle, state in told if state and hurdle.level <= level)
    number = level * len(standard.head.classes) + int(grid.unit_class[row])
    return Situation(bars_on(standard, on)[number].name, SIDES[int(grid.levels[level].side[row])], states)


@dataclass(frozen=True, slots=True, eq=False)
class Fired:
    """The rules fired on N communes, as numbers: ``which`` (H + 1, N) is for each hurdle of a level the place in
    ``sets`` of the rules that its state fired, and in the last row of those that the bar alone did; NONE for none.
    """

    sets: tuple[tuple[str, ...], ...]
    which: npt.NDArray[np.int16]

    def rules(self, row: int) -> tuple[str, ...]:
        """The rules fired on one commune, by name."""
        sets = (self.sets[at] for at in self.which[:, row].tolist() if at != NONE)
        return tuple(sorted({rule for own in sets for rule in own}))


def fired_at_once(standard: Standard, cells: LawTable, grid: Grid, on: date, level: int = 0) -> Fired:
    """What ``fired_rules`` gives for every commune on a day and level: a look-up in arrays, names only when asked."""
    hurdles = [(at, hurdle.name) for at, hurdle in enumerate(scheme_of(standard).hurdles) if hurdle.level <= level]
    classes = len(standard.head.classes)
    bars = [bar.name for bar in bars_on(standard, on)[level * classes : (level + 1) * classes]]
    sets: dict[tuple[str, ...], int] = {}
    cases = [
        [_number(cells, sets, decision_key(bar, side, name, state)) for bar in bars for side in SIDES for state in Zero]
        for name in (*(name for _, name in hurdles), "")
    ]
    table = np.array(cases, dtype=np.int16)
    gravest = np.zeros(len(grid.unit_class), dtype=np.int8)
    for at, _ in hurdles:
        np.maximum(gravest, grid.state[at], out=gravest)
    case = ((grid.unit_class * len(SIDES) + grid.levels[level].side) * len(Zero) + gravest).astype(np.intp)
    which = table.take(case, axis=1)
    which[:-1][grid.state[[at for at, _ in hurdles]] != gravest] = NONE
    return Fired(tuple(sets), which)


def _number(cells: LawTable, sets: dict[tuple[str, ...], int], key: str) -> int:
    """The place of the rules that a situation fires among all sets of them; NONE for a situation that is none."""
    fired = cells.decisions.get(key)
    return NONE if fired is None else sets.setdefault(fired, len(sets))


def fired_rules(cells: LawTable, situation: Situation) -> tuple[str, ...]:
    """The rules that fired on a situation: the union over the gravest of its hurdles, or the plain case."""
    gravest = max((state for _, state in situation.states), default=0)
    keys = [
        decision_key(situation.bar, situation.side, hurdle, state)
        for hurdle, state in situation.states
        if state == gravest
    ] or [decision_key(situation.bar, situation.side)]
    return tuple(sorted({rule for key in keys for rule in cells.decisions[key]}))
