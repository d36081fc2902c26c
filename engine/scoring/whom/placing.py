"""A commune placed by its unit facts and the day: its class, looked up in what the rules fired."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from engine.evidence.facts import ClassOverride, Round
from engine.law.model import Standard, Unit, UnitClass
from engine.law.values import FIRM_MARKS
from engine.rules.number_line import LawTable
from engine.rules.situations import CLASS_FACTS, Axis, State, UnitTable, axes_of, class_table

# More answers than these are not tried: that many facts not known are asked for, all of them.
MOST_ANSWERS = 4_096
Answers = tuple[str | None, ...]


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
class _Ground:
    """What communes are placed by: the tables with what fired, all that they depend on, and places found before."""

    cells: LawTable
    classes: Mapping[str, UnitClass]
    table: UnitTable
    axes: tuple[Axis, ...]
    found: dict[tuple[object, ...], Classified] = field(default_factory=dict)


def classify_all(units: Sequence[Unit], standard: Standard, cells: LawTable, round_: Round) -> tuple[Classified, ...]:
    """The class of each commune on the round's day; facts not known are tried every way, never guessed."""
    overrides = {override.commune: override for override in reversed(round_.overrides)}
    table = class_table(standard.head)
    axes = axes_of(standard.head, [case.test for case in table.cases], always=(*CLASS_FACTS, "day"))
    ground = _Ground(cells, {unit_class.id: unit_class for unit_class in standard.head.classes}, table, axes)
    return tuple(_classify(ground, unit, round_, overrides.get(unit.code)) for unit in units)


def _classify(ground: _Ground, unit: Unit, round_: Round, override: ClassOverride | None) -> Classified:
    if override:
        return Classified(ground.classes.get(override.value), "class/override", override)
    told = told_of(ground.axes, unit, round_)
    if told not in ground.found:
        ground.found[told] = _placed(ground, told)
    return ground.found[told]


def told_of(axes: Sequence[Axis], unit: Unit, round_: Round) -> tuple[int | None, ...]:
    """Which state a commune is in on each axis; None where that is not known."""
    known: list[State | None] = [round_.on if axis.name == "day" else unit.told(axis.name) for axis in axes]
    return tuple(None if value is None else axis.at(value) for axis, value in zip(axes, known, strict=True))


def _placed(ground: _Ground, told: tuple[int | None, ...]) -> Classified:
    unknown = tuple(axis.name for axis, at in zip(ground.axes, told, strict=True) if at is None)
    if math.prod(len(axis.states) for axis in ground.axes if axis.name in unknown) > MOST_ANSWERS:
        return Classified(None, "", unsure=unknown)
    answers = {tried: _rule(ground, tried) for tried in _tries(ground.axes, told)}
    classes = {tried: ground.cells.rules[rule].unit_class if rule else None for tried, rule in answers.items()}
    if len(set(classes.values())) > 1:
        return Classified(None, "", unsure=_deciding(ground.axes, classes, unknown))
    rule = next(iter(answers.values()))
    return Classified(ground.classes[ground.cells.rules[rule].unit_class], rule) if rule else Classified(None, "")


def _tries(axes: Sequence[Axis], told: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """Every answer that is open, what is known held."""
    return product(*(range(len(axis.states)) if at is None else (at,) for axis, at in zip(axes, told, strict=True)))


def _rule(ground: _Ground, tried: tuple[int, ...]) -> str | None:
    return ground.cells.classes[ground.table.key(tried)]


def _deciding(
    axes: Sequence[Axis], answers: Mapping[tuple[int, ...], object], unknown: Sequence[str]
) -> tuple[str, ...]:
    """Which facts not known make a difference: those on which alone, the others held, the answer turns somewhere."""
    deciding = []
    for place, axis in enumerate(axes):
        groups: dict[tuple[int, ...], set[object]] = {}
        for tried, answer in answers.items():
            groups.setdefault((*tried[:place], *tried[place + 1 :]), set()).add(answer)
        if axis.name in unknown and any(len(found) > 1 for found in groups.values()):
            deciding.append(axis.name)
    return tuple(deciding)


def is_doubtful(classified: Classified, cells: LawTable) -> bool:
    """Whether a class rests on a reading of the text that nobody has checked; one set by hand rests on its document."""
    if classified.unit_class is None or classified.override:
        return False
    return cells.rules[classified.rule].mark not in FIRM_MARKS
