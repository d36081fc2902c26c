"""From measures to points: locate each value's cell, look up the rule that fired there.

Known gives low = high; missing gives 0 … max; not applicable gives nothing and asks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.law.criteria import Item
from engine.law.model import Standard
from engine.law.values import FIRM_MARKS, Mark
from engine.rules.number_line import Cells, ItemCells, locate
from engine.rules.proving import points_of
from engine.scoring.measuring import Measured, Status

Grid = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]

NO_RULE = -1


@dataclass(frozen=True, slots=True)
class Scores:
    """Points over N communes and I items: low, high, status, the fired rule (index into ``rules``), provisional."""

    rules: tuple[str, ...]
    low: Grid
    high: Grid
    status: npt.NDArray[np.int8]
    rule: npt.NDArray[np.intp]
    provisional: Truth


def score(standard: Standard, cells: Cells, measured: Sequence[Measured]) -> Scores:
    """Points, rule and standing of every item of every commune; exact throughout."""
    rules = tuple(rule for item in standard.items for rule in rules_of(cells.items[item.id]))
    index = {rule: at for at, rule in enumerate(rules)}
    columns = [_column(entry, cells.items[entry.item.id], index) for entry in measured]
    low, high, rule, provisional = (np.stack([column[at] for column in columns], axis=1) for at in range(4))
    status = np.stack([entry.status for entry in measured], axis=1)
    return Scores(rules, low, high, status, rule, provisional.astype(np.bool_))


def rules_of(cells: ItemCells) -> tuple[str, ...]:
    """The rules that an item's table names, each once."""
    return tuple(dict.fromkeys(rule for rule in (*cells.rules, cells.none) if rule))


def _column(entry: Measured, cells: ItemCells, index: dict[str, int]) -> tuple[npt.NDArray[np.int64], ...]:
    """low, high, rule and provisional of one item, each (N,)."""
    item = entry.item
    by_cell = np.array([index[rule] if rule else NO_RULE for rule in cells.rules])
    fired = by_cell[locate(cells.edges, entry.part, entry.whole)]
    fired[entry.status == Status.NONE] = index[cells.none] if cells.none else NO_RULE
    unknown = (entry.status == Status.MISSING) | (entry.status == Status.TOO_FEW)
    fired[unknown | (entry.status == Status.NOT_APPLICABLE)] = NO_RULE
    points = np.zeros(len(index) + 1, dtype=np.int64)
    doubtful = np.zeros(len(index) + 1, dtype=np.int64)
    for rule in rules_of(cells):
        points[index[rule]] = points_of(item, rule)
        doubtful[index[rule]] = mark_of(item, rule) not in FIRM_MARKS
    low = points[fired]
    high = np.where(unknown, item.max_points, low)
    open_mark = any(band.mark not in FIRM_MARKS for band in item.bands)
    provisional = np.where(unknown, open_mark, doubtful[fired])
    left_out = (entry.status == Status.NOT_APPLICABLE) & (item.when_none_mark not in FIRM_MARKS)
    return low, high, fired.astype(np.int64), np.where(left_out, 1, provisional)


def points_range(entry: Measured, cells: ItemCells) -> tuple[Grid, Grid]:
    """Lowest and highest points of one item alone, each (N,)."""
    low, high, *_ = _column(entry, cells, {rule: at for at, rule in enumerate(rules_of(cells))})
    return low, high


def mark_of(item: Item, rule: str) -> Mark:
    """The mark of the number that a rule rests on: its band's, or that of the reading of an empty whole."""
    name = rule.rsplit("/", 1)[1]
    return item.when_none_mark if name == "none" else item.bands[int(name) - 1].mark


def criterion_totals(standard: Standard, points: Grid) -> Grid:
    """Points by criterion (N, C) from points by item (N, I)."""
    sizes = [len(criterion.items) for criterion in standard.criteria]
    starts = np.cumsum([0, *sizes[:-1]])
    return np.add.reduceat(points, starts, axis=1)


def zero_states(standard: Standard, scores: Scores) -> npt.NDArray[np.int8]:
    """Each criterion's zero (N, C): 0 above zero, 1 could be zero, 2 zero for certain.

    A criterion none of whose items applies is not scored, so it is not a zero.
    """
    low, high = criterion_totals(standard, scores.low), criterion_totals(standard, scores.high)
    applies = criterion_totals(standard, (scores.status != Status.NOT_APPLICABLE).astype(np.int64)) > 0
    return np.where(applies & (high == 0), 2, np.where(applies & (low == 0), 1, 0)).astype(np.int8)


def item_index(standard: Standard) -> dict[str, int]:
    """The column of each item in the grids."""
    return {item.id: at for at, item in enumerate(standard.items)}


def find_item(standard: Standard, name: str) -> Item | None:
    """An item by its id."""
    return next((item for item in standard.items if item.id == name), None)
