"""A commune's class and the grounds of its decision: each distinct situation is looked up in what the rules fired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from engine.evidence.facts import ClassOverride, Round
from engine.law.model import Standard, Unit, UnitClass
from engine.law.values import FIRM_MARKS
from engine.rules.compiling import day_number
from engine.rules.meaning import bars_of, scheme_of
from engine.rules.number_line import LawTable, decision_key, period_of, unit_key
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import SIDES
from engine.semantics import Verdict, Zero

CLASS_FLAGS = ("mountain", "island", "area_iii")
# The most hurdles whose states fit in one 64-bit code with a class and a side: 3^36 < 2^58.
MOST_CODED = 36


@dataclass(frozen=True, slots=True)
class Classified:
    """A commune's threshold class and the rule or the override that put it there.

    ``unit_class`` is None when no class fits (``unsure`` empty) or when ``unsure`` facts decide it.
    """

    unit_class: UnitClass | None
    rule: str
    override: ClassOverride | None = None
    unsure: tuple[str, ...] = ()


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
    low: int
    high: int
    above: tuple[Decision, ...] = ()


def classify_all(units: Sequence[Unit], standard: Standard, cells: LawTable, round_: Round) -> tuple[Classified, ...]:
    """The class of each commune on the round's day; unknown facts are tried both ways, never guessed."""
    overrides = {override.commune: override for override in reversed(round_.overrides)}
    classes = {unit_class.id: unit_class for unit_class in standard.head.classes}
    period = period_of(cells.days, day_number(round_.on))
    return tuple(
        _classify(unit, overrides.get(unit.code), classes=classes, cells=cells, period=period) for unit in units
    )


def _classify(
    unit: Unit, override: ClassOverride | None, *, classes: Mapping[str, UnitClass], cells: LawTable, period: int
) -> Classified:
    if override:
        return Classified(classes.get(override.value), "class/override", override)
    unknown = tuple(name for name in CLASS_FLAGS if getattr(unit, name) is None)
    answers = product((False, True), repeat=len(unknown))
    rules = [_class_rule(unit, cells, period, dict(zip(unknown, tried, strict=True))) for tried in answers]
    found = {cells.rules[rule].unit_class if rule else None for rule in rules}
    if len(found) > 1:
        return Classified(None, "", unsure=unknown)
    rule = rules[0]
    return Classified(classes[cells.rules[rule].unit_class], rule) if rule else Classified(None, "")


def _class_rule(unit: Unit, cells: LawTable, period: int, tried: Mapping[str, bool]) -> str | None:
    mountain, island, area = (bool(tried.get(name, getattr(unit, name))) for name in CLASS_FLAGS)
    return cells.classes[unit_key(unit.type, unit.province == "thanh_pho", (mountain, island, area), period)]


def is_doubtful(classified: Classified, cells: LawTable) -> bool:
    """Whether a class rests on a reading of the text that nobody has checked; one set by hand rests on its document."""
    if classified.unit_class is None or classified.override:
        return False
    return cells.rules[classified.rule].mark not in FIRM_MARKS


def distinct_situations(
    standard: Standard, grid: Grid, level: int = 0
) -> tuple[tuple[Situation, ...], npt.NDArray[np.intp]]:
    """The different situations of N communes on a level, and which each commune (N,) is in; the decisions have few."""
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
    made = tuple(_situation(standard, grid, row, level) for row in first.tolist())
    return made, index.astype(np.intp).ravel()


def _situation(standard: Standard, grid: Grid, row: int, level: int) -> Situation:
    told = zip(scheme_of(standard).hurdles, grid.state[:, row].tolist(), strict=True)
    states = tuple((hurdle.name, state) for hurdle, state in told if state and hurdle.level <= level)
    number = level * len(standard.head.classes) + int(grid.unit_class[row])
    return Situation(bars_of(standard)[number].name, SIDES[int(grid.levels[level].side[row])], states)


def fired_rules(cells: LawTable, situation: Situation) -> tuple[str, ...]:
    """The rules that fired on a situation: the union over the gravest of its hurdles, or the plain case."""
    gravest = max((state for _, state in situation.states), default=0)
    keys = [
        decision_key(situation.bar, situation.side, hurdle, state)
        for hurdle, state in situation.states
        if state == gravest
    ] or [decision_key(situation.bar, situation.side)]
    return tuple(sorted({rule for key in keys for rule in cells.decisions[key]}))
