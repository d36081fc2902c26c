"""What a rule for some communes depends on: each fact it names, cut into the states that its tests can tell apart.

Every test is a field against a constant, so it is constant on a state: one value stands for it in a message and on the
page. Facts that no test of a table names are no part of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from engine.law.criteria import Criterion, Item
from engine.law.model import Standard, StandardHead
from engine.law.units.unit_facts import FLAGS, CaseTest, FactValue, Test, UnitFact
from engine.rules.cutting import between, cell_of

State: TypeAlias = FactValue | date
UNIT_TYPES = ("xa", "phuong", "thi_tran", "dac_khu")
# What each commune of a class has been asked since the first standard; more only where a class names it.
CLASS_FACTS = ("type", "province", *FLAGS)
# A percent is posted as so many whole numbers of a millionth, twice, so that there is one between two edges.
PERCENT_SCALE = 2_000_000
ELSEWHERE = "–"


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing that a table depends on: its states by key, and what stands for each in a message and on the page."""

    name: str
    states: tuple[str, ...]
    posted: tuple[int, ...]
    values: tuple[State, ...]
    edges: tuple[Fraction, ...] = ()

    def at(self, value: State) -> int:
        """Which state a known value is in."""
        if self.edges:
            return self.states.index(str(cell_of(self.edges, Fraction(value))))  # type: ignore[arg-type]
        if isinstance(value, date):
            return sum(value >= first for first in self.values[1:])  # type: ignore[operator]
        return self.values.index(value) if value in self.values else len(self.values) - 1


@dataclass(frozen=True, slots=True)
class Case:
    """A line of a table: the rule that it is compiled to, and its test."""

    rule: str
    test: Test


@dataclass(frozen=True, slots=True)
class UnitTable:
    """A question that is asked of every commune: the first of its cases that fits is the answer."""

    tag: str
    axes: tuple[Axis, ...]
    cases: tuple[Case, ...]

    @property
    def size(self) -> int:
        """How many situations it tells apart."""
        return math.prod(len(axis.states) for axis in self.axes)

    def situations(self) -> Iterator[tuple[int, ...]]:
        """Every combination of the states of its axes, by their places."""
        return product(*(range(len(axis.states)) for axis in self.axes))

    def key(self, at: Sequence[int]) -> str:
        """A situation's key."""
        return "|".join(axis.states[place] for axis, place in zip(self.axes, at, strict=True))

    def message(self, at: Sequence[int]) -> dict[str, int | str]:
        """A situation as a message."""
        return {
            "k": self.tag,
            **{field_of(axis.name): axis.posted[place] for axis, place in zip(self.axes, at, strict=True)},
        }

    def told(self, at: Sequence[int]) -> Mapping[str, State]:
        """A situation on the page."""
        return {axis.name: axis.values[place] for axis, place in zip(self.axes, at, strict=True)}


def class_table(head: StandardHead) -> UnitTable:
    """Which class a commune is in."""
    cases = tuple(
        Case(f"class/{unit_class.id}/{number}", clause)
        for unit_class in head.classes
        for number, clause in enumerate(unit_class.when, 1)
    )
    axes = axes_of(head, [case.test for case in cases], always=(*CLASS_FACTS, "day"))
    return UnitTable("unit", axes, cases)


def further_tables(standard: Standard) -> tuple[UnitTable, ...]:
    """Whatever else a standard asks of communes: which case an item has, what is scored at all, who decides."""
    head, found = standard.head, list[UnitTable]()
    for criterion in standard.criteria:
        things: tuple[Criterion | Item, ...] = (criterion, *criterion.items)
        for thing in things:
            if thing.applies:
                tag = f"applies/{thing.id}"
                found.append(
                    _table(
                        head, tag, [Case(f"{thing.id}/applies/{n}", test) for n, test in enumerate(thing.applies, 1)]
                    )
                )
        for item in criterion.items:
            if item.except_:
                cases = [(f"{item.id}@{c.id}/when/{n}", test) for c in item.except_ for n, test in enumerate(c.when, 1)]
                found.append(_table(head, f"case/{item.id}", [Case(*case) for case in cases]))
    if any(authority.when for authority in head.authorities):
        found.append(_table(head, "authority", list(_authorities(head))))
    return tuple(found)


def _table(head: StandardHead, tag: str, cases: Sequence[Case]) -> UnitTable:
    return UnitTable(tag, axes_of(head, [case.test for case in cases]), tuple(cases))


def _authorities(head: StandardHead) -> Iterator[Case]:
    """Every authority between its days, for all or for those that it names."""
    for authority in head.authorities:
        for number, test in enumerate(authority.when or (CaseTest(),), 1):
            first = max(filter(None, (authority.from_, test.from_)))
            last = min(filter(None, (authority.until, test.until)), default=None)
            dated = test.model_copy(update={"from_": first, "until": last})
            yield Case(f"authority/{authority.id}/{number}", dated)


def field_of(name: str) -> str:
    """The name of a fact in a message; declared facts stand apart from all that is built in."""
    built_in = {"province": "city", **{own: own for own in ("type", *FLAGS, "class", "province_code", "day")}}
    return built_in.get(name, f"f_{name}")


def axes_of(head: StandardHead, tests: Sequence[Test], *, always: Sequence[str] = ()) -> tuple[Axis, ...]:
    """The axes of a standard's tests: built-in facts first, then those declared in their order, the day last."""
    return axes_among(head.unit_facts, tests, classes=tuple(c.id for c in head.classes), always=always)


def axes_among(
    facts: Sequence[UnitFact], tests: Sequence[Test], *, classes: tuple[str, ...] = (), always: Sequence[str] = ()
) -> tuple[Axis, ...]:
    """The axes of some tests on these declared facts and classes."""
    named = {*always, *(name for test in tests for name in names_of(test))}
    built = [axis for axis in _built_in(classes) if axis.name in named]
    declared = [_declared(fact, tests) for fact in facts if fact.id in named]
    codes = sorted({code for test in tests for code in test.province_code or ()})
    provinces = [Axis("province_code", (*codes, ELSEWHERE), tuple(range(len(codes) + 1)), (*codes, ELSEWHERE))]
    days = change_days(tests)
    period = Axis("day", tuple(map(str, range(len(days) + 1))), _posted_days(days), (date.min, *days))
    return (*built, *declared, *(provinces if codes else ()), *([period] if "day" in named or days else ()))


def names_of(test: Test) -> Iterator[str]:
    """The facts that a test asks for, by name; its days are ``day``."""
    for name in ("type", "province", *FLAGS, "province_code"):
        if getattr(test, name) is not None:
            yield name
    if getattr(test, "class_", None) is not None:
        yield "class"
    yield from test.facts or ()
    if test.from_ or test.until:
        yield "day"


def change_days(tests: Sequence[Test]) -> tuple[date, ...]:
    """The days on which some test begins or no longer holds, in order."""
    days = {test.from_ for test in tests if test.from_}
    days |= {test.until + timedelta(days=1) for test in tests if test.until}
    return tuple(sorted(days))


def day_number(day: date) -> int:
    """A day as the whole number yyyymmdd, in order and below 2^31."""
    return day.year * 10_000 + day.month * 100 + day.day


def _posted_days(days: Sequence[date]) -> tuple[int, ...]:
    return (day_number(date.min), *map(day_number, days))


def _built_in(classes: tuple[str, ...]) -> Iterator[Axis]:
    yield Axis("type", UNIT_TYPES, tuple(range(len(UNIT_TYPES))), UNIT_TYPES)
    yield Axis("province", ("0", "1"), (0, 1), ("tinh", "thanh_pho"))
    yield from (_yes_no(name) for name in FLAGS)
    yield Axis("class", classes, tuple(range(len(classes))), classes)


def _yes_no(name: str) -> Axis:
    return Axis(name, ("0", "1"), (0, 1), (False, True))


def _declared(fact: UnitFact, tests: Sequence[Test]) -> Axis:
    """A declared fact's axis; a number is cut at the edges that the tests write."""
    if fact.kind == "yes_no":
        return _yes_no(fact.id)
    if fact.kind == "choice":
        choices = tuple(fact.choices or {})
        return Axis(fact.id, choices, tuple(range(len(choices))), choices)
    asked = [test.facts[fact.id] for test in tests if test.facts and fact.id in test.facts]
    edges = tuple(sorted({edge for one in asked for edge in one.edges.values()}))
    found = [(cell, value) for cell in range(2 * len(edges) + 1) if (value := _within(fact, edges, cell)) is not None]
    posted = tuple(int(value * scale_of(fact)) for _, value in found)
    return Axis(fact.id, tuple(str(cell) for cell, _ in found), posted, tuple(value for _, value in found), edges)


def _within(fact: UnitFact, edges: Sequence[Fraction], cell: int) -> Fraction | None:
    """A value of a cell that the fact can take; None where there is none."""
    if cell % 2:
        return edges[cell // 2]
    percent = fact.kind == "percent"
    return between(edges, cell, Fraction(100) if percent else None, whole=not percent)


def scale_of(fact: UnitFact) -> int:
    """What a number of this fact is posted times."""
    return PERCENT_SCALE if fact.kind == "percent" else 1
