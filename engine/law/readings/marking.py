"""Marks as the ledger raises them: ``checked`` where everything is that a mark stands for."""

from __future__ import annotations

from collections.abc import Iterator

from engine.law.criteria import Band, Case, Criterion, Item, Marks
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.numbers_of_law import numbers_of_stretch
from engine.law.readings.matched import Readings
from engine.law.recognising.conditions import Condition, Level
from engine.law.values import Mark, weakest


def with_ledger(standard: Standard, readings: Readings) -> Standard:
    """The standard with ``checked`` wherever all the numbers that a mark stands for are checked."""
    sure = frozenset(name for name, standing in readings.standings.items() if standing.checked)
    if not sure:
        return standard
    criteria = tuple(_criterion(criterion, sure) for criterion in standard.criteria)
    return standard.model_copy(update={"head": _head(standard.head, sure), "criteria": criteria})


def _criterion(criterion: Criterion, sure: frozenset[str]) -> Criterion:
    items = tuple(_item(item, sure) for item in criterion.items)
    mark = "checked" if f"{criterion.id}/max_points" in sure else criterion.mark
    applies = _applies_mark(criterion, sure)
    return criterion.model_copy(update={"items": items, "mark": mark, "applies_mark": applies})


def _item(item: Item, sure: frozenset[str]) -> Item:
    bands = tuple(_band(item, band, number, sure) for number, band in enumerate(item.bands, 1))
    none = "checked" if f"{item.id}/none/when_none" in sure else item.when_none_mark
    steps = item.steps.model_copy(update={"mark": bands[0].mark}) if item.steps else None
    cases = tuple(_case(case, line, sure) for case, line in zip(item.except_, item.lines[1:], strict=True))
    told = {"bands": bands, "steps": steps, "when_none_mark": none, "except_": cases}
    return item.model_copy(update={**told, "applies_mark": _applies_mark(item, sure)})


def _case(case: Case, line: Item, sure: frozenset[str]) -> Case:
    bands = tuple(_band(line, band, number, sure) for number, band in enumerate(line.bands, 1))
    steps = case.steps.model_copy(update={"mark": bands[0].mark}) if case.steps else None
    return case.model_copy(update={"bands": bands, "steps": steps})


def _applies_mark(thing: Criterion | Item, sure: frozenset[str]) -> Mark:
    clauses = {f"{thing.id}/applies/{number}/applies" for number in range(1, len(thing.applies) + 1)}
    return "checked" if clauses and sure >= clauses else thing.applies_mark


def _band(item: Item, band: Band, number: int, sure: frozenset[str]) -> Band:
    """Where a band begins and ends is one thing to be checked, its points another; the worse of them is its mark."""
    if item.steps:  # a few numbers stand for all bands, edges and points alike
        every = sure.issuperset(numbers_of_stretch(item, number))
        return band.model_copy(update={"mark": "checked"}) if every else band
    edge: Mark = "checked" if sure.issuperset(numbers_of_stretch(item, number)) else band.edge_mark
    points: Mark = "checked" if f"{item.line}/{number}/points" in sure else band.points_mark
    marks = Marks.model_construct(edge=edge, points=points) if edge != points else None
    return band.model_copy(update={"mark": weakest(edge, points), "marks": marks})


def _head(head: StandardHead, sure: frozenset[str]) -> StandardHead:
    cycle = {
        f"standard/{key}/{n}" for key in ("months", "plan_years") for n in range(1, len(getattr(head.cycle, key)) + 1)
    }
    of_most = head.maximum.model_dump()
    changed: dict[str, object] = {
        name: getattr(head, name).model_copy(update={"mark": "checked"})
        for name, needed in (
            ("maximum", {"standard/maximum", *(f"standard/{key}" for key in ("with_bonus", "step") if of_most[key])}),
            ("knock_out", {"standard/knock_out"}),
            ("cycle", cycle),
            ("left_out", {"standard/left_out"}),
        )
        if sure >= needed and getattr(head, name) is not None
    }
    changed["periods"] = tuple(
        period.model_copy(update={"mark": "checked"})
        if sure.issuperset(f"period/{period.id}/{key}" for key in period.typed)
        else period
        for period in head.periods
    )
    if head.conditions is not None:
        changed["conditions"] = tuple(_condition(told, sure) for told in head.conditions)
    changed["levels"] = tuple(_level(level, sure) for level in head.levels)
    changed["classes"] = tuple(_class(unit_class, sure) for unit_class in head.classes)
    changed["authorities"] = tuple(
        authority.model_copy(update={"mark": "checked"})
        if sure.issuperset(
            f"authority/{authority.id}/{key}"
            for key in (
                *("from", "appraises", "recognises"),
                *(["until"] if authority.until else []),
                *(f"{number}/when" for number in range(1, len(authority.when) + 1)),
            )
        )
        else authority
        for authority in head.authorities
    )
    changed["readings"] = tuple(
        reading.model_copy(update={"mark": "checked"}) if f"reading/{reading.id}/text" in sure else reading
        for reading in head.readings
    )
    return head.model_copy(update=changed)


def _condition(told: Condition, sure: frozenset[str]) -> Condition:
    needed = (f"condition/{told.id}/{key}" for key in (*told.bounds, *(["allowed"] if told.allowed else [])))
    return told.model_copy(update={"mark": "checked"}) if sure.issuperset(needed) else told


def _level(level: Level, sure: frozenset[str]) -> Level:
    bars = tuple(
        bar.model_copy(update={"mark": "checked"}) if f"level/{level.id}/threshold/{bar.unit_class}" in sure else bar
        for bar in level.thresholds
    )
    is_read = level.kept is not None and f"level/{level.id}/kept/rounds" in sure
    kept = level.kept.model_copy(update={"mark": "checked"}) if level.kept and is_read else level.kept
    return level.model_copy(update={"thresholds": bars, "kept": kept})


def _class(unit_class: UnitClass, sure: frozenset[str]) -> UnitClass:
    """The threshold's mark is the class's own; each clause then says its own, so that neither lends it to the other."""
    name = f"class/{unit_class.id}"
    marks: Iterator[Mark] = (
        "checked" if f"{name}/{number}/when" in sure else clause.mark or unit_class.mark
        for number, clause in enumerate(unit_class.when, 1)
    )
    when = tuple(clause.model_copy(update={"mark": mark}) for clause, mark in zip(unit_class.when, marks, strict=True))
    mark = "checked" if f"{name}/threshold" in sure else unit_class.mark
    bars = tuple(
        bar.model_copy(update={"mark": "checked"}) if sure >= {f"{own}/from", f"{own}/points"} else bar
        for own, bar in ((f"{name}/bar/{n}", bar) for n, bar in enumerate(unit_class.thresholds_by_day, 1))
    )
    return unit_class.model_copy(update={"when": when, "mark": mark, "thresholds_by_day": bars})
