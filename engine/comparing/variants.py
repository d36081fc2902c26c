"""Many versions of items judged in a few rulesets: each version its own tag, each cell by durable-rules itself.

A ruleset costs some milliseconds to build and its memory is never given back, so versions share one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.law.criteria import Criterion, Item
from engine.law.model import Standard, UnitClass
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
    unit_rules,
)
from engine.rules.judging import Judge, fire_all, open_judge
from engine.rules.number_line import LawTable, NumberLine, decision_key, decision_situations, representatives, totals_on
from engine.rules.proving import judge_situation, tabulate_classes, tabulate_units
from engine.rules.situations import further_tables

# Well inside the judge's limits; building a ruleset takes longer than in proportion to its rules.
MOST_TOGETHER = 40
BAR = 100


def tabulate_items(items: Sequence[Item]) -> tuple[NumberLine | None, ...]:
    """The cells of each item; None for one whose bands leave a gap, overlap, or cannot be compared exactly."""
    found: list[NumberLine | None] = [None] * len(items)
    sound = [at for at, item in enumerate(items) if largest_constant(item) <= LARGEST_CONSTANT]
    for start in range(0, len(sound), MOST_TOGETHER):
        batch = {
            at: items[at].model_copy(update={"id": f"v{at}", "case": ""}) for at in sound[start : start + MOST_TOGETHER]
        }
        judge = open_judge(_ruleset(tuple(batch.values())))
        for at, version in batch.items():
            found[at] = _cells(judge, version, items[at].line)
    return tuple(found)


def _ruleset(items: Sequence[Item]) -> Ruleset:
    scales = {item.id: scale_of_item(item) for item in items}
    rules: tuple[Rule, ...] = tuple(rule for item in items for rule in item_rules(item, scales[item.id]))
    return Ruleset(rules, scales, {item.id: edges_of(item) for item in items})


def _cells(judge: Judge, version: Item, name: str) -> NumberLine | None:
    """The cells of a version, its rules under the item's own name."""
    edges, scale = edges_of(version), scale_of_item(version)
    rules: list[str | None] = [None] * (2 * len(edges) + 1)
    for cell, value in representatives(version):
        fired = fire_all(judge, {"k": version.id, "a": value.numerator * scale, "d": value.denominator})
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
    return {decision_key(*s): judge_situation(judge, joined, *_sides(*s)) for s in decision_situations(joined)}


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
    level = tuple(c.model_copy(update={"threshold": BAR}) for c in classes)
    head = standard.head.model_copy(update={"classes": level})
    return standard.model_copy(update={"head": head, "criteria": tuple(criteria)})


def _sides(unit_class: str, side: str, criterion: str, state: int) -> tuple[str, tuple[int, int], dict[str, int]]:
    return unit_class, totals_on(side, BAR), {criterion: state} if criterion else {}
