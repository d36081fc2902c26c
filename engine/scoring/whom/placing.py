"""A commune placed by its unit facts and the day: its class, and which lines of the law are its own.

Looked up in what the rules fired. Facts not known are tried every way; where the answers differ, they are named.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from engine.evidence.facts import ClassOverride, Round
from engine.law.model import Standard, Unit, UnitClass
from engine.law.values import FIRM_MARKS
from engine.rules.number_line import LawTable
from engine.rules.situations import CLASS_FACTS, Axis, State, UnitTable, axes_of, class_table, further_tables

# More answers than these are not tried: that many facts not known are asked for, all of them.
MOST_ANSWERS = 4_096
BY_HAND = "class/override"


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose lines a commune has: the clause that fired of each case of an item, and what is not for it.

    ``cases`` are rules as ``tc02.1@mien-nui/when/1``, ``out`` ids of items and criteria.
    """

    cases: tuple[str, ...] = ()
    out: tuple[str, ...] = ()

    def case_of(self, item: str) -> str:
        """The line of an item that is a commune's own: tc02.1@mien-nui, or the item itself."""
        own = (rule.partition("/")[0] for rule in self.cases)
        return next((line for line in own if line.partition("@")[0] == item), item)


@dataclass(frozen=True, slots=True)
class Classified:
    """A commune's threshold class and the rule or the override that put it there, and its profile.

    ``unit_class`` is None when no class fits (``unsure`` empty) or when ``unsure`` facts decide it or the profile.
    """

    unit_class: UnitClass | None
    rule: str
    override: ClassOverride | None = None
    unsure: tuple[str, ...] = ()
    profile: Profile = Profile()


@dataclass(frozen=True, slots=True)
class _Ground:
    """What communes are placed by: the tables with what fired, all that they depend on, and places found before."""

    cells: LawTable
    classes: Mapping[str, UnitClass]
    table: UnitTable
    further: tuple[UnitTable, ...]
    axes: tuple[Axis, ...]
    found: dict[tuple[object, ...], Classified] = field(default_factory=dict)


def classify_all(units: Sequence[Unit], standard: Standard, cells: LawTable, round_: Round) -> tuple[Classified, ...]:
    """The class and profile of each commune on the round's day; facts not known are tried every way, never guessed."""
    ground, overrides = _ground(standard, cells, round_), _overrides(round_)
    return tuple(_classify(ground, unit, round_, overrides.get(unit.code)) for unit in units)


def profiles_of(
    units: Sequence[Unit], standard: Standard, cells: LawTable, round_: Round
) -> tuple[tuple[Profile | None, ...], ...]:
    """Of each commune every profile that it could have; None among them where it could be in no class, or anything."""
    ground, overrides = _ground(standard, cells, round_), _overrides(round_)
    return tuple(_profiles(ground, told_of(ground.axes, u, round_), overrides.get(u.code)) for u in units)


def _profiles(
    ground: _Ground, told: tuple[int | None, ...], override: ClassOverride | None
) -> tuple[Profile | None, ...]:
    if _is_too_open(ground.axes, told) or (override and override.value not in ground.classes):
        return (None,)
    found = [_answer(ground, tried, override) for tried in _tries(ground.axes, told)]
    return tuple(dict.fromkeys(way.profile if way.unit_class else None for way in found))


def _overrides(round_: Round) -> Mapping[str, ClassOverride]:
    return {override.commune: override for override in reversed(round_.overrides)}


def _ground(standard: Standard, cells: LawTable, round_: Round) -> _Ground:
    table, further = class_table(standard.head), own_tables(standard)
    classes = {unit_class.id: unit_class.on(round_.on) for unit_class in standard.head.classes}
    return _Ground(cells, classes, table, further, _all_axes(standard, (table, *further)))


def own_tables(standard: Standard) -> tuple[UnitTable, ...]:
    """The tables besides that of the classes by which a commune's points are its own."""
    return tuple(table for table in further_tables(standard) if table.tag != "authority")


def _all_axes(standard: Standard, tables: Sequence[UnitTable]) -> tuple[Axis, ...]:
    tests = [case.test for table in tables for case in table.cases]
    return tuple(a for a in axes_of(standard.head, tests, always=(*CLASS_FACTS, "day")) if a.name != "class")


def any_answer(standard: Standard, unit: Unit, round_: Round) -> dict[str, State]:
    """A placed commune's situation in full: a fact not known made no difference to it, so any answer will do."""
    axes = _all_axes(standard, (class_table(standard.head), *own_tables(standard)))
    told = told_of(axes, unit, round_)
    return {axis.name: axis.values[at or 0] for axis, at in zip(axes, told, strict=True)}


def _classify(ground: _Ground, unit: Unit, round_: Round, override: ClassOverride | None) -> Classified:
    if override and override.value not in ground.classes:
        return Classified(None, BY_HAND, override)
    told = (*told_of(ground.axes, unit, round_), override)
    if told not in ground.found:
        ground.found[told] = _placed(ground, told[:-1], override)  # type: ignore[arg-type]
    return ground.found[told]


def told_of(axes: Sequence[Axis], unit: Unit, round_: Round) -> tuple[int | None, ...]:
    """Which state a commune is in on each axis; None where that is not known."""
    known: list[State | None] = [round_.on if axis.name == "day" else unit.told(axis.name) for axis in axes]
    return tuple(None if value is None else axis.at(value) for axis, value in zip(axes, known, strict=True))


def _placed(ground: _Ground, told: tuple[int | None, ...], override: ClassOverride | None) -> Classified:
    unknown = tuple(axis.name for axis, at in zip(ground.axes, told, strict=True) if at is None)
    if _is_too_open(ground.axes, told):
        return Classified(None, "", override, unsure=unknown)
    answers = {tried: _answer(ground, tried, override) for tried in _tries(ground.axes, told)}
    said = {tried: _said(answer) for tried, answer in answers.items()}
    if len(set(said.values())) > 1:
        return Classified(None, "", override, unsure=_deciding(ground.axes, said, unknown))
    return next(iter(answers.values()))


def _is_too_open(axes: Sequence[Axis], told: Sequence[int | None]) -> bool:
    """Whether more answers are open than are tried."""
    return math.prod(len(axis.states) for axis, at in zip(axes, told, strict=True) if at is None) > MOST_ANSWERS


def _tries(axes: Sequence[Axis], told: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """Every answer that is open, what is known held."""
    return product(*(range(len(axis.states)) if at is None else (at,) for axis, at in zip(axes, told, strict=True)))


def _answer(ground: _Ground, tried: tuple[int, ...], override: ClassOverride | None) -> Classified:
    """Where a commune stands of which all is known."""
    told: dict[str, State] = {axis.name: axis.values[at] for axis, at in zip(ground.axes, tried, strict=True)}
    rule = BY_HAND if override else ground.cells.classes[key_of(ground.table, told)]
    if rule is None:
        return Classified(None, "")
    unit_class = ground.classes[override.value if override else ground.cells.rules[rule].unit_class]
    told["class"] = unit_class.id
    fired = [(table.tag, ground.cells.units[table.tag][key_of(table, told)]) for table in ground.further]
    cases = tuple(found for tag, found in fired if found and tag.startswith("case/"))
    out = tuple(tag.removeprefix("applies/") for tag, found in fired if found is None and tag.startswith("applies/"))
    return Classified(unit_class, rule, override, profile=Profile(cases, out))


def key_of(table: UnitTable, told: Mapping[str, State]) -> str:
    """The key of a table's situation that is known in full."""
    return table.key(places_of(table, told))


def places_of(table: UnitTable, told: Mapping[str, State]) -> list[int]:
    """Where a situation that is known in full stands on each axis of a table."""
    return [axis.at(told[axis.name]) for axis in table.axes]


def _said(found: Classified) -> tuple[object, ...]:
    """What an answer comes to: two clauses of one class or of one case come to the same."""
    name = found.unit_class.id if found.unit_class else None
    cases = tuple(rule.rsplit("/", 1)[0] for rule in found.profile.cases)
    return name, cases, found.profile.out


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
