"""From one commune's facts to one measure: part and whole, and why where there is none."""

from __future__ import annotations

from collections.abc import Mapping

from engine import semantics
from engine.evidence.facts import Fact
from engine.law.criteria import Change, Item, evidence_of
from engine.scoring.law_arrays import ItemArrays
from engine.semantics import Status


def measure_one(line: ItemArrays, facts: Mapping[str, Fact], previous: Mapping[str, Fact]) -> tuple[Status, int, int]:
    """Status, part and whole of one item; part 0 and whole 1 where there is no value.

    Of a change the part is the number now and the whole what it was in ``previous``.
    """
    part, whole = operands_of(line.item, facts, previous)
    status, _ = semantics.measured(line.said, part, whole)
    return (status, part, whole) if status is Status.SCORED and part is not None and whole else (status, 0, 1)


def operands_of(item: Item, facts: Mapping[str, Fact], previous: Mapping[str, Fact]) -> tuple[int | None, int | None]:
    """Part and whole as the page reads them; None is missing, and a measure without a whole has the whole 1."""
    names = evidence_of(item.measure)
    part = _given(facts.get(names[0]))
    if isinstance(item.measure, Change):
        return part, _given(previous.get(names[0]))
    return part, _given(facts.get(names[1])) if len(names) > 1 else 1


def _given(fact: Fact | None) -> int | None:
    """Only a part of an empty whole can be not applicable; anywhere else the words leave the value missing."""
    return fact.value if fact and fact.state == "given" else None
