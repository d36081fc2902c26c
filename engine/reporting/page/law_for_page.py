"""The law as a page needs it: the compiled law, what levels ask on each stretch of days, and who a rule is for.

Communes are placed as the engine places them: looked up in what the rules fired, by the states of each axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.values import FIRM_MARKS
from engine.records.dossier.compiled_law import compiled_law
from engine.rules.number_line import LawTable
from engine.rules.situations import CLASS_FACTS, Axis, State, UnitTable, axes_of, class_table
from engine.scoring.whom.placing import MOST_ANSWERS, own_tables

Plain = dict[str, Any]
# What only whoever checks a dossier needs.
OF_DOSSIERS = ("form", "on", "steps", "barred", "words", "levels")


def page_law(book: Lawbook, table: LawTable) -> Plain:
    """A law with its levels by day and the tables by which a commune is placed; numbers are text."""
    standard = book.standard
    told = compiled_law(book, table, standard.head.from_)
    days = [
        {"from": first.isoformat(), "levels": compiled_law(book, table, first)["levels"]}
        for first in stretches(standard)
    ]
    plain = {key: value for key, value in told.items() if key not in OF_DOSSIERS}
    return {**plain, "days": days, "placing": _placing(standard, table), **_in_force(standard)}


def stretches(standard: Standard) -> tuple[date, ...]:
    """The first days of the stretches in which the thresholds of a standard stay what they are."""
    head = standard.head
    turns = {bar.from_ for unit_class in head.classes for bar in unit_class.thresholds_by_day}
    last = head.until or date.max
    return tuple(sorted({head.from_, *(day for day in turns if head.from_ < day <= last)}))


def _in_force(standard: Standard) -> Plain:
    head = standard.head
    return {"from": head.from_.isoformat(), "until": head.until.isoformat() if head.until else None}


def _placing(standard: Standard, table: LawTable) -> Plain:
    classes, further = class_table(standard.head), own_tables(standard)
    tests = [case.test for one in (classes, *further) for case in one.cases]
    axes = [a for a in axes_of(standard.head, tests, always=(*CLASS_FACTS, "day")) if a.name != "class"]
    return {
        "most": MOST_ANSWERS,
        "axes": [_axis(axis) for axis in axes],
        "classes": _table(classes, table.classes),
        "by_rule": dict(_by_rule(table, table.classes)),
        "further": [{"tag": one.tag, **_table(one, table.units[one.tag])} for one in further],
        "applies": dict(_applies(standard)),
    }


def _by_rule(table: LawTable, fired: Mapping[str, str | None]) -> Iterator[tuple[str, Plain]]:
    """By rule of a class the class, and whether the reading that puts communes there is more than a stand-in."""
    for name in sorted({rule for rule in fired.values() if rule}):
        rule = table.rules[name]
        yield name, {"class": rule.unit_class, "firm": rule.mark in FIRM_MARKS}


def _applies(standard: Standard) -> Iterator[tuple[str, bool]]:
    """By criterion and item that is for some communes only whether that rests on more than a stand-in."""
    for criterion in standard.criteria:
        things: tuple[Criterion | Item, ...] = (criterion, *criterion.items)
        for thing in things:
            if thing.applies:
                yield thing.id, thing.applies_mark in FIRM_MARKS


def _axis(axis: Axis) -> Plain:
    told: Plain = {"name": axis.name, "values": [_text(value) for value in axis.values]}
    cut = {"edges": [str(edge) for edge in axis.edges], "cells": list(map(int, axis.states))} if axis.edges else {}
    return {**told, **cut}


def _text(value: State) -> str | bool:
    """A day before all others is 0001-01-01, which sorts as text before any other."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Fraction) else value


def _table(one: UnitTable, fired: Mapping[str, str | None]) -> Plain:
    """A table as the numbers of its rules, situation by situation in the order of its axes, the last one fastest."""
    found = [fired[one.key(at)] for at in one.situations()]
    rules = sorted({rule for rule in found if rule})
    numbers = [rules.index(rule) if rule else -1 for rule in found]
    return {"axes": [_axis(axis) for axis in one.axes], "rules": rules, "fired": _runs(numbers)}


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers as runs: how many times which."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1][0] += 1
        else:
            runs.append([1, number])
    return runs
