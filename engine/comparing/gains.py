"""By how much a commune's total changes, whatever its missing evidence turns out to be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from engine import semantics
from engine.comparing.hurdles.total_moves import total_moves
from engine.comparing.matching.pairing import ItemPair
from engine.comparing.mixture_scores import Field, Points
from engine.comparing.mixtures import Levers
from engine.law.criteria import Item
from engine.law.measures.kinds import line_of, reads_of
from engine.law.points.scores import Score, Scores
from engine.rules.compiling import edges_of
from engine.rules.meaning import meant
from engine.semantics import Status


def changes_of(ground: Field, on: Levers) -> tuple[Scores, Scores]:
    """The least and the most that each commune's total changes by, from no lever to these; both (N,).

    An unknown value that both versions of an item read is one value for both, so an item that stays as it is changes
    nothing. Two items are taken to be unknown apart from each other, which never says more than is certain.
    """
    moves = [_item_moves(ground, on, at) for at in range(len(ground.pairs))]
    if not ground.is_plain:
        return total_moves(ground, on, moves)
    least, most = (np.zeros(len(ground.communes), dtype=ground.kind) for _ in range(2))
    for low, high in moves:
        least, most = least + low, most + high
    return least, most


def _item_moves(ground: Field, on: Levers, at: int) -> tuple[Scores, Scores]:
    """The least and the most that an item's points change by."""
    pair = ground.pairs[at]
    before, after = ground.points[at, frozenset()], ground.points[at, ground.levers[at] & on]
    if before is None or after is None:
        raise ValueError(f"an unsound version of {pair.name}")
    low, high = after.low - before.high, after.high - before.low
    if is_one_value(pair):
        unknown = _unknown(before) & _unknown(after)
        ends: tuple[Any, Any] = _moves(pair) if unknown.any() else (0, 0)
        low, high = (np.where(unknown, end, own) for end, own in zip(ends, (low, high), strict=True))
    return low, high


def is_one_value(pair: ItemPair) -> bool:
    """Whether old and new read the same value, by bands that are the same for every commune."""
    items = [item for item in (pair.old, pair.new) if item]
    for_some = any(item.except_ or item.applies for item in items)
    return len(items) == 2 and items[0].measure == items[1].measure and not for_some


def _unknown(points: Points) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return points.low < points.high


def _moves(pair: ItemPair) -> tuple[Score, Score]:
    """The least and the most that one unknown value moves an item's points by, over all values it can have."""
    if pair.old is None or pair.new is None:
        return 0, 0
    moves = [b - a for a, b in zip(_every(pair.old, pair), _every(pair.new, pair), strict=True)]
    return min(moves), max(moves)


def _every(item: Item, pair: ItemPair) -> Iterator[Score]:
    """The item's points for every kind of value, in one order for both items of a pair."""
    said = meant(item)
    yield from (semantics.points_of(said, Status.SCORED, value).low for value in _values(pair))
    if reads_of(item.measure).may_be_empty:
        status, _ = semantics.measured(said, 0, 0)
        yield semantics.points_of(said, status, None).low


def _values(pair: ItemPair) -> list[Fraction]:
    """A value on every edge of either item and between any two."""
    items = [item for item in (pair.old, pair.new) if item]
    line = line_of(items[0].measure)
    edges = sorted({Fraction(0), *(edge for item in items for edge in edges_of(item))})
    beyond = edges[-1] + 1 if line.top is None else line.top
    places = [*edges, beyond]
    if line.values == "ratio":
        places += [(low + high) / 2 for low, high in pairwise(places)]
    else:
        places += [edge + step for edge in edges for step in (-1, 1)]
    return [value for value in places if value >= 0 and (line.top is None or value <= line.top)]
