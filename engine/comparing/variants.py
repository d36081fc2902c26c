"""Many versions of items judged in a few rulesets: each version its own tag, each cell by durable-rules itself.

A ruleset costs some milliseconds to build and its memory is never given back, so versions share one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.law.criteria import Criterion, Item
from engine.law.model import KnockOut, Standard, UnitClass
from engine.law.values import Cite
from engine.rules.compiling import (
    LARGEST_CONSTANT,
    Rule,
    Ruleset,
    class_rules,
    decision_rules,
    edges_of,
    item_rules,
    largest_constant,
    scale_of_item,
    tags_of,
    unit_rules,
)
from engine.rules.hurdles.decisions import decider_of, tabulated
from engine.rules.judging import Judge, fire_all, fire_value, open_judge
from engine.rules.number_line import LawTable, NumberLine, representatives
from engine.rules.proving import tabulate_classes, tabulate_units
from engine.rules.situations import further_tables

# Well inside the judge's limits; building a ruleset takes longer than in proportion to its rules.
MOST_TOGETHER = 40
MOST_RULES_TOGETHER = 400
BAR = 100
# What bars in a standard that has conditions alone: a decision knows a hurdle's state and not what it asks.
A_ZERO = KnockOut(criterion_scores=0, title="–", title_en="–", mark="provisional", cite=Cite(document="–", at="–"))


def tabulate_items(items: Sequence[Item]) -> tuple[NumberLine | None, ...]:
    """The cells of each item; None for one whose bands leave a gap, overlap, or cannot be compared exactly."""
    found: list[NumberLine | None] = [None] * len(items)
    sound = [at for at, item in enumerate(items) if largest_constant(item) <= LARGEST_CONSTANT]
    for together in _batches(items, sound):
        batch = {at: items[at].model_copy(update={"id": f"v{at}", "case": ""}) for at in together}
        judge = open_judge(_ruleset(tuple(batch.values())))
        for at, version in batch.items():
            found[at] = _cells(judge, version, items[at].line)
    return tuple(found)


def _batches(items: Sequence[Item], sound: Sequence[int]) -> Iterator[list[int]]:
    """Items in turns of at most so many, and of at most so many rules."""
    batch: list[int] = []
    rules = 0
    for at in sound:
        own = len(items[at].bands) + 1
        if batch and (len(batch) == MOST_TOGETHER or rules + own > MOST_RULES_TOGETHER):
            yield batch
            batch, rules = [], 0
        batch.append(at)
        rules += own
    if batch:
        yield batch


def _ruleset(items: Sequence[Item]) -> Ruleset:
    scales = {item.id: scale_of_item(item) for item in items}
    rules: tuple[Rule, ...] = tuple(rule for item in items for rule in item_rules(item, scales[item.id]))
    return Ruleset(rules, scales, {item.id: edges_of(item) for item in items})


def _cells(judge: Judge, version: Item, name: str) -> NumberLine | None:
    """The cells of a version, its rules under the item's own name."""
    edges, scale = edges_of(version), scale_of_item(version)
    rules: list[str | None] = [None] * (2 * len(edges) + 1)
    for cell, value in representatives(version):
        fired = fire_value(judge, tags_of(version), (value.numerator * scale, value.denominator))
        if len(fired) != 1:
            return None
        rules[cell] = name + fired[0].removeprefix(version.id)
    if version.when_none and len(fire_all(judge, {"k": f"{version.id}/none"})) != 1:
        return None
    return NumberLine(edges, tuple(rules), f"{name}/none" if version.when_none else None)


def tabulate_decisions(
    standard: Standard, classes: Sequence[UnitClass], criteria: Sequence[Criterion]
) -> Mapping[str, tuple[str, ...]]:
    """What fires on every situation of these classes and criteria together, keyed as in ``LawTable.decisions``.

    A situation knows only the side of the threshold, so every class is given the same one here.
    """
    joined = _joined(standard, classes, criteria)
    judge = open_judge(Ruleset(tuple(decision_rules(joined)), {}, {}))
    return tabulated(decider_of(judge, joined), joined)


def placing_cells(cells: LawTable, standard: Standard) -> LawTable:
    """A table in which communes are placed as this standard places them: classes, cases, what is left out."""
    head, tables = standard.head, further_tables(standard)
    rules = (*class_rules(head), *(rule for table in tables for rule in unit_rules(head, table)))
    judge = open_judge(Ruleset(rules, {}, {}))
    table, days = tabulate_classes(judge, head)
    units = {further.tag: tabulate_units(judge, further) for further in tables}
    return replace(cells, classes=table, days=days, units=units, rules={rule.id: rule for rule in rules})


def joined_rules(standard: Standard, classes: Sequence[UnitClass], criteria: Sequence[Criterion]) -> tuple[Rule, ...]:
    """The decision rules that ``tabulate_decisions`` fires, with their verdicts."""
    return tuple(decision_rules(_joined(standard, classes, criteria)))


def _joined(standard: Standard, classes: Sequence[UnitClass], criteria: Sequence[Criterion]) -> Standard:
    """A standard that asks no more than a total and a zero: to a decision rule one hurdle is as good as another."""
    bars = tuple(c.model_copy(update={"threshold": BAR}) for c in classes)
    plain = tuple(c.model_copy(update={"role": "scored"}) for c in criteria)
    head = standard.head
    update = {"classes": bars, "conditions": (), "levels": (), "knock_out": head.knock_out or A_ZERO}
    whole = {"maximum": head.maximum.model_copy(update={"step": None})}
    return standard.model_copy(update={"head": head.model_copy(update=update | whole), "criteria": plain})
