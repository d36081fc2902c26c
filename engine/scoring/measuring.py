"""From one commune's facts to what a measure divides: its part and its whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.facts import Fact
from engine.law.criteria import Item
from engine.law.measures.kind import Datum
from engine.law.measures.kinds import reads_of


def operands_of(item: Item, facts: Mapping[str, Fact], previous: Mapping[str, Fact]) -> tuple[int | None, int | None]:
    """Part and whole as the page reads them; None is missing, and a measure without a whole has the whole 1.

    Only a part of an empty whole can be not applicable; anywhere else the words leave the value missing.
    """
    reads = reads_of(item.measure)
    return _sum(reads.part, facts, previous), _sum(reads.whole, facts, previous) if reads.whole else 1


def _sum(data: Sequence[Datum], facts: Mapping[str, Fact], previous: Mapping[str, Fact]) -> int | None:
    """The sum of some data; None while one is not given, or is of a round before the one before."""
    total = 0
    for datum in data:
        fact = (facts, previous)[datum.back].get(datum.name) if datum.back <= 1 else None
        if fact is None or fact.state != "given":
            return None
        total += fact.value
    return total
