"""The law as a programmer would note it down for another engine: numbers alone, without marks, reasons or clauses."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Told
from engine.law.criteria import Item, evidence_of
from engine.law.measures.share import Share
from engine.law.model import Standard

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
SIGNS: Mapping[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}
WORDS: Mapping[str, str] = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "equals": "=="}


@dataclass(frozen=True, slots=True)
class Test:
    """``part × denominator`` against ``whole × numerator`` by a sign; the points where it holds first."""

    sign: str
    numerator: int
    denominator: int
    points: int


@dataclass(frozen=True, slots=True)
class PlainItem:
    """An item: figures by name, the least whole that is asked, tests in order, points of an empty whole, maximum."""

    id: str
    part: str
    whole: str | None
    asked: int
    tests: tuple[Test, ...]
    when_empty: int
    most: int


@dataclass(frozen=True, slots=True)
class PlainLaw:
    """Items, and from which to which of them each criterion goes."""

    items: tuple[PlainItem, ...]
    criteria: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Communes: each figure by name and whether it was given, and the threshold of each commune."""

    value: Mapping[str, Ints]
    given: Mapping[str, Flags]
    bars: Ints

    @property
    def communes(self) -> int:
        """How many."""
        return len(self.bars)


@dataclass(frozen=True, slots=True)
class Answer:
    """By item the number of the test that held (-1 for an empty whole, -2 for not known, past the last for none).

    ``low`` and ``high`` are totals; ``verdict`` is 0 for no, 1 for open, 2 for yes.
    """

    chosen: Ints
    low: Ints
    high: Ints
    verdict: Ints


Run = Callable[[], Answer]


def plain_law(standard: Standard) -> PlainLaw:
    """The law in plain numbers."""
    runs, start = [], 0
    for criterion in standard.criteria:
        runs.append((start, start + len(criterion.items)))
        start += len(criterion.items)
    return PlainLaw(tuple(_plain_item(item) for item in standard.items), tuple(runs))


def _plain_item(item: Item) -> PlainItem:
    part, *rest = evidence_of(item.measure)
    share = item.measure if isinstance(item.measure, Share) else None
    scale = 100 if share else getattr(item.measure, "per", 1)
    tests = tuple(
        Test(sign, edge.numerator, edge.denominator, int(band.points))
        for band in item.bands
        for word, sign in WORDS.items()
        if (told := Fraction(1) if band.yes and word == "equals" else getattr(band, word)) is not None
        for edge in (Fraction(told) / scale,)
    )
    most = int(item.max_points)
    asked = (share.asked_at_least or 0) if share else 0
    return PlainItem(
        item.id, part, rest[0] if rest else None, asked, tests, most if item.when_none == "full_points" else 0, most
    )


def asked_of(facts: Columns, standard: Standard, classes: npt.NDArray[np.intp]) -> Asked:
    """Communes as every peer is given them."""
    bars = np.array([c.threshold for c in standard.head.classes], dtype=np.int64)[classes]
    value = dict(zip(facts.names, facts.value, strict=True))
    return Asked(value, {name: facts.told[at] == Told.GIVEN for at, name in enumerate(facts.names)}, bars)


def concluded(law: PlainLaw, asked: Asked, chosen: Ints) -> Answer:
    """Totals, zeros and verdicts of bands that a peer chose: for those that have no words for them."""
    tables = [np.array([*(t.points for t in item.tests), 0, 0, item.when_empty]) for item in law.items]
    low = np.stack([table[picked] for table, picked in zip(tables, chosen, strict=True)])
    most = np.array([item.most for item in law.items])[:, None]
    high = np.where(chosen == -2, most, low)
    zero = np.zeros(asked.communes, dtype=np.int64)
    for first, last in law.criteria:
        bottom, top = low[first:last].sum(axis=0), high[first:last].sum(axis=0)
        zero = np.maximum(zero, (bottom == 0).astype(np.int64) + (top == 0))
    total_low, total_high = low.sum(axis=0), high.sum(axis=0)
    lost = (zero == 2) | (total_high < asked.bars)
    won = (total_low >= asked.bars) & (zero == 0)
    return Answer(chosen, total_low, total_high, np.where(lost, 0, np.where(won, 2, 1)))
