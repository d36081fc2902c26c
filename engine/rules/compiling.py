"""From the law to one durable-rules ruleset, and to the exact cuts of every number line.

A value is ``a / d`` and a cut is ``p / q``. durable-rules compares a bare field with
arithmetic in int64, so ``a`` is posted times Q (the common multiple of an item's q) and the
test reads ``a·Q >= d·(p·Q/q)``: exact, with no division (design report P3, P4).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from engine.law.criteria import MOST_BANDS, Item
from engine.law.measures.kinds import line_of
from engine.law.model import Standard, StandardHead
from engine.law.points.scores import Score, in_steps
from engine.law.units.unit_facts import FLAGS, FactTest, UnitFact
from engine.law.units.unit_facts import Test as Asked
from engine.law.values import Mark
from engine.rules.hurdles.bound_tests import bound_tests
from engine.rules.hurdles.stepwise import stepwise
from engine.rules.meaning import Bar, Stretch, bars_of, rule_of, scheme_of, stretch_of
from engine.rules.situations import Axis, UnitTable, class_table, day_number, field_of, further_tables, scale_of
from engine.schemes import Hurdle
from engine.semantics import Ground, Verdict, Zero

Test: TypeAlias = dict[str, object]

# Bands, or hurdles, under one tag where there are too many for one: well below the 64 tests that may hold at once.
TOGETHER = 24
DECIDE = "decide"
# Rule constants are C ``long``: 32 bits on Windows.
LARGEST_CONSTANT = 2**31 - 1
# Posted by no state of any fact: states are numbered from 0.
NO_STATE = -1
OPERATORS = {"at_least": "$gte", "more_than": "$gt", "at_most": "$lte", "less_than": "$lt"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the compiled law: its id, its durable-rules test, and what it stands for.

    A band's rule has ``item``, ``band`` (its place, None for an empty whole), ``points`` and ``mark``; a class's has
    ``unit_class`` and the ``mark`` of its clause; a decision's has ``verdict``, and ``unit_class`` where it is of one.
    """

    id: str
    test: Test
    item: str = ""
    band: int | None = None
    points: Score = 0
    mark: Mark | None = None
    verdict: Verdict | None = None
    unit_class: str = ""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The compiled law: rules in order, and each item's scale Q and cuts."""

    rules: tuple[Rule, ...]
    scales: Mapping[str, int]
    edges: Mapping[str, tuple[Fraction, ...]]

    @property
    def by_id(self) -> Mapping[str, Rule]:
        """Each rule by its id."""
        return {rule.id: rule for rule in self.rules}


def compile_standard(standard: Standard) -> Ruleset:
    """Every rule of a standard, most specific questions first; pure."""
    scales = {item.line: scale_of_item(item) for item in standard.lines}
    rules = [
        *(rule for item in standard.lines for rule in item_rules(item, scales[item.line])),
        *class_rules(standard.head),
        *(rule for table in further_tables(standard) for rule in unit_rules(standard.head, table)),
        *(Rule(name, test) for name, test in bound_tests(stepwise(scheme_of(standard)))),
        *decision_rules(standard),
    ]
    return Ruleset(tuple(rules), scales, {item.line: edges_of(item) for item in standard.lines})


def stretches(item: Item) -> tuple[Stretch | None, ...]:
    """The stretch each band claims, in order; None for ``otherwise``.

    A band with one side is closed on the other by the band before it ("tried in order"). A band
    that states both its sides stands as written, so that a gap or an overlap stays visible.
    """
    claimed: list[Stretch | None] = []
    before: Stretch | None = None
    for band in item.bands:
        own = None if band.otherwise else stretch_of(band, item.measure)
        claimed.append(_closed(own, before) if own else None)
        before = before if _is_empty(claimed[-1]) else claimed[-1]
    return tuple(claimed)


def _is_empty(stretch: Stretch | None) -> bool:
    """Whether no value is left to a band: it is dead, and closes none of those after it."""
    if stretch is None or stretch.low is None or stretch.high is None:
        return stretch is None
    return stretch.low > stretch.high or (stretch.low == stretch.high and (stretch.low_open or stretch.high_open))


def edges_of(item: Item) -> tuple[Fraction, ...]:
    """The distinct cuts of an item's number line, ascending."""
    found = {edge for s in stretches(item) if s for edge in (s.low, s.high) if edge is not None}
    return tuple(sorted(found))


def shown_edges(item: Item) -> tuple[Fraction, ...]:
    """The cuts that examples must stand beside: all; of equal steps, which a formula holds, the first and the last."""
    edges = edges_of(item)
    return edges if not item.steps else tuple(dict.fromkeys((*edges[:1], *edges[-1:])))


def scale_of_item(item: Item) -> int:
    """Q: the common multiple of the cuts' denominators."""
    return math.lcm(*(edge.denominator for edge in edges_of(item)))


def largest_constant(item: Item) -> int:
    """The largest number the item puts into a rule or multiplies a value by, to be held against LARGEST_CONSTANT."""
    scale = scale_of_item(item)
    return max([scale, *(edge.numerator * scale // edge.denominator for edge in edges_of(item))])


def _closed(own: Stretch, before: Stretch | None) -> Stretch:
    """A one-sided stretch, closed where the band before it begins."""
    if before is None:
        return own
    if own.high is None and before.low is not None:
        return Stretch(own.low, before.low, own.low_open, not before.low_open)
    if own.low is None and before.high is not None:
        return Stretch(before.high, own.high, not before.high_open, own.high_open)
    return own


def item_rules(item: Item, scale: int) -> Iterator[Rule]:
    """One rule a band, and one for an empty whole, which is a message of its own (P1).

    Where there are many bands some tags share them; a value is posted to each, and one rule of all must fire.
    """
    claimed = stretches(item)
    tags = tags_of(item)
    for at, (band, stretch) in enumerate(zip(item.bands, claimed, strict=True)):
        tag: Test = {"k": tags[at // TOGETHER if len(tags) > 1 else 0]}
        tests = _inside(stretch, scale) if stretch else None
        test: Test = {"$and": [tag, *tests]} if tests is not None else _outside(tag, claimed, scale)
        yield Rule(f"{item.line}/{at + 1}", test, item.line, at, band.points, band.mark)
    if item.when_none:
        given = item.max_points if item.when_none == "full_points" else 0
        yield Rule(f"{item.line}/none", {"k": f"{item.line}/none"}, item.line, None, given, item.when_none_mark)


def tags_of(item: Item) -> tuple[str, ...]:
    """The tags under which an item's value is posted: more bands than one tag bears stand under several (P12)."""
    if len(item.bands) <= MOST_BANDS:
        return (item.line,)
    return tuple(f"{item.line}#{number}" for number in range(-(-len(item.bands) // TOGETHER)))


def rule_named(item: Item, name: str) -> Rule:
    """A rule of an item by its id; KeyError for any other."""
    return {rule.id: rule for rule in item_rules(item, scale_of_item(item))}[name]


def _inside(stretch: Stretch, scale: int) -> list[Test]:
    tests = []
    if stretch.low is not None:
        tests.append(_compare("$gt" if stretch.low_open else "$gte", stretch.low, scale))
    if stretch.high is not None:
        tests.append(_compare("$lt" if stretch.high_open else "$lte", stretch.high, scale))
    return tests


def _outside(tag: Test, claimed: Sequence[Stretch | None], scale: int) -> Test:
    """``otherwise``: below or above all that the other bands span, so that a hole inside stays a hole."""
    spans = [s for s in claimed if s]
    tests: list[Test] = []
    if spans and all(s.low is not None for s in spans):
        lowest = min(spans, key=lambda s: (s.low or 0, s.low_open))
        tests.append(_compare("$lte" if lowest.low_open else "$lt", lowest.low or Fraction(0), scale))
    if spans and all(s.high is not None for s in spans):
        highest = max(spans, key=lambda s: (s.high or 0, not s.high_open))
        tests.append(_compare("$gte" if highest.high_open else "$gt", highest.high or Fraction(0), scale))
    if not tests:
        return tag if not spans else {"$and": [tag, {"a": -1}]}
    return {"$and": [tag, tests[0] if len(tests) == 1 else {"$or": tests}]}


def _compare(operator: str, edge: Fraction, scale: int) -> Test:
    constant = edge.numerator * scale // edge.denominator
    return {operator: {"a": {"$mul": {"$l": {"$m": "d"}, "$r": constant}}}}


def class_rules(head: StandardHead) -> Iterator[Rule]:
    """One rule a clause of a class; posted as events, so the first class that fits takes the unit."""
    classes = [(c, clause) for c in head.classes for clause in c.when]
    rules = unit_rules(head, class_table(head))
    for (unit_class, clause), rule in zip(classes, rules, strict=True):
        yield replace(rule, mark=clause.mark or unit_class.mark, unit_class=unit_class.id)


def unit_rules(head: StandardHead, table: UnitTable) -> Iterator[Rule]:
    """One rule for each case of a table of unit facts, in their order."""
    axes, facts = {axis.name: axis for axis in table.axes}, {fact.id: fact for fact in head.unit_facts}
    for case in table.cases:
        tests = list(_unit_tests(case.test, axes, facts))
        yield Rule(case.rule, {"$and": [{"k": table.tag}, *tests]} if tests else {"k": table.tag})


def _unit_tests(clause: Asked, axes: Mapping[str, Axis], facts: Mapping[str, UnitFact]) -> Iterator[Test]:
    for name in ("type", "class", "province_code"):
        if wanted := getattr(clause, "class_" if name == "class" else name, None):
            yield _one_of(axes[name], wanted)
    if clause.province is not None:
        yield _one_of(axes["province"], [clause.province])
    for name in FLAGS:
        if getattr(clause, name) is not None:
            yield {name: int(getattr(clause, name))}
    for name, asked in (clause.facts or {}).items():
        yield from _fact_tests(axes[name], facts[name], asked)
    if clause.from_:
        yield {"$gte": {"day": day_number(clause.from_)}}
    if clause.until:
        yield {"$lte": {"day": day_number(clause.until)}}


def _one_of(axis: Axis, wanted: Sequence[str]) -> Test:
    """A test that a fact is one of some states; a class that a mixture of two standards has not takes nobody."""
    field = field_of(axis.name)
    known = [axis.posted[axis.values.index(value)] for value in wanted if value in axis.values]
    tests: list[Test] = [{field: posted} for posted in known or [NO_STATE]]
    return tests[0] if len(tests) == 1 else {"$or": tests}


def _fact_tests(axis: Axis, fact: UnitFact, asked: FactTest) -> Iterator[Test]:
    field = field_of(axis.name)
    if asked.yes is not None:
        yield {field: int(asked.yes)}
    if asked.any_of:
        yield _one_of(axis, asked.any_of)
    for word, edge in asked.edges.items():
        constant = int(edge * scale_of(fact))
        yield {field: constant} if word == "equals" else {OPERATORS[word]: {field: constant}}


def decision_rules(standard: Standard) -> Iterator[Rule]:
    """Hurdles first, then the total by level and class, each with the verdict it gives.

    A situation posts its class (numbered level by level), lowest and highest total in steps of points, how many hurdles
    bar for certain (``sure``) or could (``maybe``, the sure ones among them), and each hurdle's state; those of a level
    bind it and the levels above. Where there are many hurdles they stand under several tags (P12).
    """
    hurdles, bars = scheme_of(standard).hurdles, bars_of(standard)
    for number, hurdle in enumerate(hurdles):
        tests: list[Test] = [{"k": decision_tag(hurdles, number)}, {f"z{number}": int(Zero.CERTAIN)}]
        if hurdle.level:
            tests.append({"$gte": {"class": next(at for at, bar in enumerate(bars) if bar.level == hurdle.level)}})
        rule = rule_of(Ground("knock-out", hurdle.name), "")
        yield Rule(rule, {"$and": tests}, verdict="not_recognised")
    for number, bar in enumerate(bars):
        yield from _total_rules(hurdles, number, bar, in_steps(bar.total, standard.head.step))


def decision_tag(hurdles: Sequence[Hurdle], number: int) -> str:
    """The tag under which a hurdle's state is posted."""
    return DECIDE if len(hurdles) <= TOGETHER else f"{DECIDE}#{number // TOGETHER}"


def _total_rules(hurdles: Sequence[Hurdle], number: int, bar: Bar, most: int) -> Iterator[Rule]:
    name = bar.name
    base: list[Test] = [{"k": DECIDE}, {"class": number}]
    near: list[Test] = [{"class": number}, {"$gte": {"high": most}}, {"sure": 0}]
    totals: tuple[tuple[Ground, list[Test], Verdict], ...] = (
        (Ground("below"), [*base, {"$lt": {"high": most}}], "not_recognised"),
        (Ground("reached"), [*base, {"$gte": {"low": most}}, {"maybe": 0}], "recognised"),
        (Ground("open"), [{"k": DECIDE}, *near, {"$lt": {"low": most}}], "undecided"),
    )
    for ground, tests, verdict in totals:
        yield Rule(rule_of(ground, name), {"$and": tests}, verdict=verdict, unit_class=name)
    for at, hurdle in enumerate(hurdles):
        if hurdle.level <= bar.level:
            rule, tag = rule_of(Ground("open-zero", hurdle.name), name), decision_tag(hurdles, at)
            tests = [{"k": tag}, *near, {f"z{at}": int(Zero.POSSIBLE)}]
            yield Rule(rule, {"$and": tests}, verdict="undecided", unit_class=name)


def domain_top(item: Item) -> Fraction | None:
    """The largest value a measure can take; None where there is no end."""
    return line_of(item.measure).top


def is_whole(item: Item) -> bool:
    """Whether the measure takes whole values only."""
    return line_of(item.measure).values != "ratio"
