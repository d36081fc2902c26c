"""The table of a law: every number line cut at its edges into cells, and the rule that fired on each.

Every test is a field against a constant, so it is constant on a cell: one exact
representative stands for them all. Cell 2j is the open stretch below edge j, cell 2j+1 is
edge j itself, cell 2m is all above the last edge. ``None`` marks a cell no value can reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine import semantics
from engine.law.criteria import Item
from engine.law.model import Standard
from engine.rules.compiling import Rule, domain_top, edges_of, is_whole
from engine.rules.cutting import between
from engine.rules.meaning import Stretch, bars_of, meant, scheme_of

Whole: TypeAlias = npt.NDArray[np.int64] | npt.NDArray[np.object_]
Key: TypeAlias = str

SAFE = 2**62


@dataclass(frozen=True, slots=True)
class NumberLine:
    """An item's cuts, the rule of each of its 2m + 1 cells, and the rule of an empty whole."""

    edges: tuple[Fraction, ...]
    rules: tuple[str | None, ...]
    none: str | None


@dataclass(frozen=True, slots=True)
class LawTable:
    """The whole table of a law: what durable-rules fired, cell by cell.

    ``decisions`` is keyed ``bar|side|hurdle|state`` (see ``decision_key``), ``classes`` by ``UnitTable.key`` with
    ``days`` as the starts of its periods; ``units`` are the further tables of unit facts, by their tags;
    ``conditions`` are the rules of their parts and counts, by ``bounds.part_key`` and ``count_key``.
    ``law`` is the hash of the law it came from, ``rules`` its rules by id, ``meant`` its items as the page reads them.
    """

    law: str
    judged_by: str
    items: Mapping[str, NumberLine]
    decisions: Mapping[Key, tuple[str, ...]]
    classes: Mapping[Key, str | None]
    days: tuple[int, ...]
    rules: Mapping[str, Rule]
    meant: Mapping[str, semantics.Item]
    units: Mapping[str, Mapping[Key, str | None]] = field(default_factory=dict)
    conditions: Mapping[Key, str] = field(default_factory=dict)


def representatives(item: Item) -> Iterator[tuple[int, Fraction]]:
    """One exact value for each cell of an item that a commune's value can reach."""
    edges, top = edges_of(item), domain_top(item)
    for cell in range(2 * len(edges) + 1):
        value = between(edges, cell, top, whole=is_whole(item)) if cell % 2 == 0 else edges[cell // 2]
        reachable = value is not None and value >= 0 and (top is None or value <= top)
        if value is not None and reachable and (not is_whole(item) or value.denominator == 1):
            yield cell, value


@lru_cache(maxsize=1024)  # an item is of a law, and is asked of for every line
def fewer_is_better(item: Item) -> bool:
    """Whether an item counts what harms: its points at the low end of its line are more than those at the high end."""
    said = meant(item)
    bands = [semantics.band_of(said, value) for _, value in representatives(item)]
    points = [item.bands[at].points for at in bands if at is not None]
    return points[0] > points[-1]


def band_spans(item: Item) -> Mapping[int, tuple[Stretch, ...]]:
    """The stretches of the number line that each band takes by the page, from below; None is beyond the last edge."""
    edges, said = edges_of(item), meant(item)
    spans: dict[int, list[Stretch]] = {}
    last: int | None = None
    for cell, value in representatives(item):
        at = semantics.band_of(said, value)
        if at is None:
            continue
        own = spans.setdefault(at, [])
        upper = Stretch() if cell == 2 * len(edges) else Stretch(high=edges[cell // 2], high_open=cell % 2 == 0)
        if last == at and own:
            own[-1] = replace(own[-1], high=upper.high, high_open=upper.high_open)
        else:
            low = edges[(cell - 1) // 2] if cell else Fraction(0)  # no value is below it
            own.append(replace(upper, low=low, low_open=cell > 0 and cell % 2 == 0))
        last = at
    return {at: tuple(own) for at, own in spans.items()}


def locate(edges: Sequence[Fraction], part: Whole, whole: Whole) -> npt.NDArray[np.intp]:
    """The cell of each value part ÷ whole, by exact cross-multiplication; whole > 0.

    Falls back to Python integers where an int64 product could overflow.
    """
    cell = np.zeros(len(part), dtype=np.intp)
    if not len(part):
        return cell
    largest = max((max(e.numerator, e.denominator) for e in edges), default=1)
    if max(int(part.max()), int(whole.max())) * largest >= SAFE:
        part, whole = part.astype(object), whole.astype(object)
    for edge in edges:
        left, right = part * edge.denominator, whole * edge.numerator
        cell += (left >= right).astype(np.intp) + (left > right).astype(np.intp)
    return cell


def totals_on(side: str, bar: int) -> tuple[int, int]:
    """A lowest and highest total on a side of a threshold; where that is 0 every total has reached it."""
    return {"below": (0, max(bar - 1, 0)), "open": (0, bar), "reached": (bar, bar)}[side]


def decision_key(bar: str, side: str, hurdle: str = "", state: int = 0) -> Key:
    """``side`` is below, open or reached; a hurdle's state is 1 (could bar) or 2 (bars)."""
    return f"{bar}|{side}|{hurdle}|{state}"


def decision_situations(standard: Standard) -> Iterator[tuple[str, str, str, int]]:
    """Every bar and side of it, with no hurdle in the way and with each hurdle's state alone.

    Each decision rule tests one hurdle's state besides class and totals, so what fires on several is the union of what
    fires on each.
    """
    hurdles = scheme_of(standard).hurdles
    for bar in bars_of(standard):
        for side in ("below", "open", "reached"):
            yield bar.name, side, "", 0
            for hurdle in hurdles:
                if hurdle.level <= bar.level:
                    yield bar.name, side, hurdle.name, 1
                    yield bar.name, side, hurdle.name, 2
