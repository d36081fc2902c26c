"""The table held against the page: what durable-rules fired on every cell and situation is what the page says.

A difference is our own fault, never the author's: the law cannot cause one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine import semantics
from engine.law.criteria import written_of
from engine.law.items.equal_steps import points_at
from engine.law.model import Standard
from engine.law.points.scores import in_steps
from engine.rules.hurdles.bound_proof import bound_differences
from engine.rules.judging import JudgeError
from engine.rules.meaning import bars_of, fits, rules_of
from engine.rules.number_line import LawTable, decision_key, decision_situations, representatives, totals_on
from engine.rules.situations import UnitTable, class_table, further_tables


def hold_to_the_page(standard: Standard, cells: LawTable) -> None:
    """Raise JudgeError with every place where a table and the page differ."""
    found = [
        *(*_bands(standard, cells), *_steps(standard, cells), *_points(cells)),
        *(*_decisions(standard, cells), *_classes(standard, cells)),
        *bound_differences(standard, cells.conditions),
    ]
    if found:
        raise JudgeError("the table differs from the page: " + "; ".join(found))


def _bands(standard: Standard, cells: LawTable) -> Iterator[str]:
    """Every cell that a value can reach has the first band that holds there."""
    for item in standard.lines:
        for cell, value in representatives(item):
            fired = cells.items[item.line].rules[cell]
            at = semantics.band_of(cells.meant[item.line], value)
            if at is None or fired is None or cells.rules[fired].band != at or cells.rules[fired].item != item.line:
                yield f"{item.line} at {value}: {fired}, the page {at}"


def _steps(standard: Standard, cells: LawTable) -> Iterator[str]:
    """Every cell of an item of equal steps has the points of its formula."""
    for item in standard.lines:
        for cell, value in representatives(item) if item.steps else ():
            fired = cells.items[item.line].rules[cell]
            given = cells.rules[fired].points if fired else None
            wanted = points_at(item.steps, item.max_points, written_of(item.measure, value)) if item.steps else None
            if given != wanted:
                yield f"{item.line} at {value}: {given} points, the formula {wanted}"


def _points(cells: LawTable) -> Iterator[str]:
    """Every rule of an item gives the points that the page gives."""
    for rule in cells.rules.values():
        if not rule.item:
            continue
        said = cells.meant[rule.item]
        none = semantics.points_of(said, semantics.Status.NONE, None)
        if rule.points != (none.low if rule.band is None else said.bands[rule.band].points):
            yield f"{rule.id}: {rule.points} points"


def _decisions(standard: Standard, cells: LawTable) -> Iterator[str]:
    """Every situation fires the rules of the page's grounds, and each of these gives the page's verdict."""
    bars = {bar.name: in_steps(bar.total, standard.head.step) for bar in bars_of(standard)}
    for name, posted, hurdle, state in decision_situations(standard):
        zero, bar = semantics.Zero(state), bars[name]
        side = semantics.side_of(*totals_on(posted, bar), bar)
        fired = cells.decisions[decision_key(name, posted, hurdle, state)]
        wanted = rules_of(side, {hurdle: zero} if hurdle else {}, name)
        verdict = semantics.verdict_of(side, zero)
        if fired != wanted or {cells.rules[rule].verdict for rule in fired} != {verdict}:
            yield f"{name} {posted} {hurdle} {state}: {fired}, the page {wanted} {verdict}"


def _classes(standard: Standard, cells: LawTable) -> Iterator[str]:
    """Every situation of unit facts has the first case that fits it."""
    yield from _units(class_table(standard.head), cells.classes)
    for table in further_tables(standard):
        yield from _units(table, cells.units[table.tag])


def _units(table: UnitTable, fired: Mapping[str, str | None]) -> Iterator[str]:
    for at in table.situations():
        told = table.told(at)
        first = semantics.case_of([fits(case.test, told) for case in table.cases])
        wanted = None if first is None else table.cases[first].rule
        if fired[table.key(at)] != wanted:
            yield f"{table.tag} {table.key(at)}: {fired[table.key(at)]}, the page {wanted}"
