"""From points to decisions: each distinct situation is looked up once in what durable-rules fired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import numpy as np

from engine.evidence.facts import ClassOverride, Round
from engine.law.model import Standard, Unit, UnitClass
from engine.law.values import FIRM_MARKS
from engine.rules.compiling import day_number, verdict_of
from engine.rules.number_line import Cells, decision_key, period_of, unit_key
from engine.scoring.points import Scores, criterion_totals, zero_states

Verdict = Literal["recognised", "not_recognised", "undecided"]
CLASS_FLAGS = ("mountain", "island", "area_iii")


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
    """All that a decision depends on."""

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


def classify(unit: Unit, standard: Standard, cells: Cells, round_: Round) -> Classified:
    """The class of a commune on the round's day; unknown facts are tried both ways, never guessed."""
    override = next((o for o in round_.overrides if o.commune == unit.code), None)
    if override:
        return Classified(_class(standard, override.value), "class/override", override)
    unknown = tuple(name for name in CLASS_FLAGS if getattr(unit, name) is None)
    answers = product((False, True), repeat=len(unknown))
    rules = [_class_rule(unit, cells, round_, dict(zip(unknown, tried, strict=True))) for tried in answers]
    found = {rule.split("/")[1] if rule else None for rule in rules}
    if len(found) > 1:
        return Classified(None, "", unsure=unknown)
    rule = rules[0]
    return Classified(_class(standard, rule.split("/")[1]), rule) if rule else Classified(None, "")


def _class(standard: Standard, name: str) -> UnitClass | None:
    return next((c for c in standard.head.classes if c.id == name), None)


def _class_rule(unit: Unit, cells: Cells, round_: Round, tried: Mapping[str, bool]) -> str | None:
    mountain, island, area = (bool(tried.get(name, getattr(unit, name))) for name in CLASS_FLAGS)
    period = period_of(cells.days, day_number(round_.on))
    return cells.classes[unit_key(unit.type, unit.province == "thanh_pho", (mountain, island, area), period)]


def decide(
    standard: Standard, cells: Cells, scores: Scores, classes: Sequence[UnitClass], *, doubtful: Sequence[bool] = ()
) -> tuple[Decision, ...]:
    """One decision a commune; ``classes`` are in the communes' order, ``doubtful`` says whose class rests on a reading.

    A decision is firm when it stays the same with every provisional item at 0 and at its maximum:
    "recognised" only grows and "not recognised" only shrinks with points, so these two bound all others.
    """
    tops = np.array([item.max_points for item in standard.items], dtype=np.int64)
    worst = replace(
        scores,
        low=np.where(scores.provisional, 0, scores.low),
        high=np.where(scores.provisional, 0, scores.high),
    )
    best = replace(
        scores,
        low=np.where(scores.provisional, tops, scores.low),
        high=np.where(scores.provisional, tops, scores.high),
    )
    memo: dict[Situation, tuple[str, ...]] = {}
    plain, poorest, richest = (_judge_all(standard, cells, grid, classes, memo) for grid in (scores, worst, best))
    lows, highs = scores.low.sum(axis=1), scores.high.sum(axis=1)
    return tuple(
        Decision(
            verdict(because),
            because,
            verdict(because) == verdict(low_case) == verdict(high_case)
            and _marks_hold(standard, unit_class)
            and not unsure,
            situation,
            int(low),
            int(high),
        )
        for (situation, because), (_, low_case), (_, high_case), unit_class, low, high, unsure in zip(
            plain, poorest, richest, classes, lows, highs, doubtful or [False] * len(classes), strict=True
        )
    )


def verdict(because: Iterable[str]) -> Verdict:
    """The one verdict that all fired decision rules give."""
    (found,) = {verdict_of(rule) for rule in because}
    return found  # type: ignore[return-value]


def is_doubtful(classified: Classified) -> bool:
    """Whether a class rests on a reading of the text that nobody has checked; one set by hand rests on its document."""
    unit_class, parts = classified.unit_class, classified.rule.split("/")
    if unit_class is None or classified.override:
        return False
    clause = unit_class.when[int(parts[2]) - 1]
    return (clause.mark or unit_class.mark) not in FIRM_MARKS


def _marks_hold(standard: Standard, unit_class: UnitClass) -> bool:
    return unit_class.mark in FIRM_MARKS and standard.head.knock_out.mark in FIRM_MARKS


def _judge_all(
    standard: Standard,
    cells: Cells,
    scores: Scores,
    classes: Sequence[UnitClass],
    memo: dict[Situation, tuple[str, ...]],
) -> list[tuple[Situation, tuple[str, ...]]]:
    found = []
    for situation in situations(standard, scores, classes):
        if situation not in memo:
            memo[situation] = fired_rules(cells, situation)
        found.append((situation, memo[situation]))
    return found


def situations(standard: Standard, scores: Scores, classes: Sequence[UnitClass]) -> list[Situation]:
    """Each commune's situation: class, side of the threshold, and its criteria at or near zero."""
    states = zero_states(standard, scores)
    names = [criterion.id for criterion in standard.criteria]
    lows, highs = scores.low.sum(axis=1).tolist(), scores.high.sum(axis=1).tolist()
    found = []
    for row, unit_class in enumerate(classes):
        bar = unit_class.threshold
        side = "below" if highs[row] < bar else "reached" if lows[row] >= bar else "open"
        zeros = tuple((names[at], int(states[row, at])) for at in np.flatnonzero(states[row]))
        found.append(Situation(unit_class.id, side, zeros))
    return found


def fired_rules(cells: Cells, situation: Situation) -> tuple[str, ...]:
    """The rules that fired on a situation: the union over its gravest zeros, or the plain case."""
    gravest = max((state for _, state in situation.zeros), default=0)
    keys = [
        decision_key(situation.unit_class, situation.side, criterion, state)
        for criterion, state in situation.zeros
        if state == gravest
    ] or [decision_key(situation.unit_class, situation.side)]
    return tuple(sorted({rule for key in keys for rule in cells.decisions[key]}))


def criteria_points(standard: Standard, scores: Scores, row: int) -> list[tuple[str, int, int, int]]:
    """Id, low, high and maximum of each criterion of one commune."""
    low = criterion_totals(standard, scores.low[row : row + 1])[0]
    high = criterion_totals(standard, scores.high[row : row + 1])[0]
    return [(c.id, int(low[at]), int(high[at]), c.max_points) for at, c in enumerate(standard.criteria)]
