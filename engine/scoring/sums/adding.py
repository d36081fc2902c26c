"""The second page in arrays: criteria, totals and the states of hurdles of N communes at once; held to ``schemes``.

Of a standard's own conditions the states are those of the rules that durable-rules fired, cell by cell; of a knock-out,
and of a mixture of two standards, which nobody is scored by, they are the page's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.law.points.scores import Score, Scores, added, wide
from engine.law.values import Role
from engine.rules.hurdles.bounds import CELLS
from engine.schemes import Hurdle, Outside, Scheme, Sum, alone, is_filled, scaled
from engine.scoring.sums.fired_states import NOT_JUDGED, FiredStates
from engine.semantics import Zero

Bools: TypeAlias = npt.NDArray[np.bool_]
Ints: TypeAlias = npt.NDArray[np.signedinteger[Any]]
Int8: TypeAlias = npt.NDArray[np.int8]


class Given(NamedTuple):
    """One item of N communes: lowest and highest points, and where it does not apply; None is nowhere."""

    low: Scores
    high: Scores
    out: Bools | None


class Worths(NamedTuple):
    """One criterion of N communes: its range, the most it could have of what applies, and where nothing applies."""

    low: Scores
    high: Scores
    whole: Scores | Score
    out: Bools | None


def worths_of(own: Sum, items: Sequence[Given], outside: Outside) -> Worths:
    """A criterion's items as the law adds them up."""
    items = [
        _filled(item, most) if is_filled(outside, role) else item
        for item, most, role in zip(items, own.maxima, own.roles, strict=True)
    ]
    out = None
    if all(item.out is not None for item in items):
        out = np.logical_and.reduce([item.out for item in items if item.out is not None])
    if own.is_plain and all(item.out is None for item in items):
        return Worths(*_plain(items), added(own.maxima), out)
    scored, bonus, taken = (_added(own, items, role) for role in ("scored", "bonus", "deduction"))
    if own.role == "scored":
        most: Any = scored.whole if outside == "rescale" else own.most
        low, high = scored.low + bonus.low - taken.high, scored.high + bonus.high - taken.low
        return Worths(np.clip(low, 0, most), np.clip(high, 0, most), scored.whole, out)
    told, most = bonus if own.role == "bonus" else taken, own.most
    return Worths(np.clip(told.low, 0, most), np.clip(told.high, 0, most), 0, out)


def _filled(item: Given, most: Any) -> Given:
    """An item with full points wherever it does not apply."""
    if item.out is None:
        return item
    return Given(np.where(item.out, most, item.low), np.where(item.out, most, item.high), None)


def _plain(items: Sequence[Given]) -> tuple[Scores, Scores]:
    """The sums of the ends, made in the first item's arrays; nobody else holds them."""
    low, high = items[0].low, items[0].high
    for item in items[1:]:
        if item.low.dtype == low.dtype and item.high.dtype == high.dtype:
            low += item.low
            high += item.high
        else:  # parts of a point in one of them
            low, high = low + item.low, high + item.high
    return low, high


def _added(own: Sum, items: Sequence[Given], role: Role) -> Worths:
    """The items of one role added up, of those that compete the best alone."""
    competing = {at for pair in own.pairs for at in pair}
    groups = [*own.pairs, *((at,) for at in range(len(items)) if at not in competing)]
    low, high = np.zeros_like(items[0].low), np.zeros_like(items[0].low)
    whole: Scores | Score = 0
    for group in (group for group in groups if own.roles[group[0]] == role):
        low = low + np.maximum.reduce([items[at].low for at in group])
        high = high + np.maximum.reduce([items[at].high for at in group])
        most: Any = max(own.maxima[at] for at in group)
        outs = [out for at in group if (out := items[at].out) is not None]
        whole = whole + (np.where(np.logical_and.reduce(outs), 0, most) if len(outs) == len(group) else most)
    return Worths(low, high, whole, None)


def totals_of(scheme: Scheme, worths: Sequence[Worths]) -> tuple[Scores, Scores]:
    """The ends of N totals: scored points as the law scales them, with bonus and without deductions."""
    rows = list(zip(scheme.sums, worths, strict=True))
    scored = [w for own, w in rows if own.role == "scored"]
    low, high = (np.add.reduce([getattr(w, end) for w in scored]) for end in ("low", "high"))
    if scheme.is_plain:
        return low, high
    whole = sum(w.whole for w in scored)
    low, high = _scaled(scheme, low, whole), _scaled(scheme, high, whole)
    for own, worth in rows:
        if own.role == "bonus":
            low, high = low + worth.low, high + worth.high
        elif own.role == "deduction":
            low, high = low - worth.high, high - worth.low
    most: Any = scheme.most
    return np.clip(low, 0, most), np.clip(high, 0, most)


def _scaled(scheme: Scheme, points: Scores, whole: Scores | Score) -> Scores:
    """Points of what applies as points of the maximum, rounded as the law says; where nothing applies they stay 0."""
    if scheme.outside != "rescale":
        return points
    if scheme.step != 1 or object in (points.dtype, np.asarray(whole).dtype):
        pairs = zip(points, np.broadcast_to(np.asarray(whole, dtype=object), points.shape), strict=True)
        return np.array([scaled(scheme, *pair) for pair in pairs], dtype=object)
    maximum: Any = scheme.maximum
    up, of = points.astype(np.int64) * maximum, np.maximum(np.asarray(whole, dtype=np.int64), 1)
    match scheme.rounding:
        case "down":
            told: Scores = up // of
        case "nearest":
            told = (2 * up + of) // (2 * of)
        case "up":
            told = -(-up // of)
    return told


def state_of(hurdle: Hurdle, worths: Sequence[Worths], fired: FiredStates | None = None) -> Int8:
    """The state of a hurdle of N communes, as ``fired`` or by the page; where nothing applies nothing is judged."""
    parts = [worths[at] for at in hurdle.parts]
    if hurdle.together:
        low, high, whole = (sum(_judged(w, getattr(w, name)) for w in parts) for name in ("low", "high", "whole"))
        parts = [Worths(np.asarray(low), np.asarray(high), np.asarray(whole), np.asarray(whole == 0))]
    own = [hurdle if hurdle.together else alone(hurdle, place) for place in range(len(parts))]
    if fired is None:
        states = [_fails(h, w, w.high).view(np.int8) + _fails(h, w, w.low) for h, w in zip(own, parts, strict=True)]
    else:
        states = [told.take(_cell(h, w)) for told, h, w in zip(fired.parts, own, parts, strict=True)]
    if len(states) == 1 and not hurdle.allowed:
        return states[0]
    sure, maybe = (
        np.add.reduce([s >= least for s in states], dtype=np.int16) for least in (Zero.CERTAIN, Zero.POSSIBLE)
    )
    over = np.asarray(sure > hurdle.allowed, dtype=np.int8), np.asarray(maybe > hurdle.allowed, dtype=np.int8)
    return over[0] + over[1] if fired is None else fired.counted.take(2 * over[0] + over[1])


def _judged(worth: Worths, amount: Any) -> Any:
    return amount if worth.out is None else np.where(worth.out, 0, amount)


def _cell(hurdle: Hurdle, worth: Worths) -> Int8:
    """The cell in which the two ends of a part lie beside its bound, or that of one of which nothing applies."""
    bound, times = (np.asarray(number) for number in (hurdle.edge, hurdle.times))
    edge = bound if hurdle.absolute else wide(np.asarray(worth.whole)) * bound
    low, high = (wide(end) * times for end in (worth.low, worth.high))
    at = [(end >= edge).view(np.int8) + (end > edge) for end in (low, high)]
    cell = len(CELLS) * at[0] + at[1]
    none = np.asarray(worth.whole) == 0 if worth.out is None else worth.out | (np.asarray(worth.whole) == 0)
    return np.where(none, np.int8(NOT_JUDGED), cell) if none.any() else cell


def _fails(hurdle: Hurdle, worth: Worths, points: Scores) -> Bools:
    """Where a criterion has too few points to pass."""
    if hurdle.absolute:
        failed: Bools = points <= hurdle.edge if hurdle.strict else points < hurdle.edge
    else:
        whole = wide(np.asarray(worth.whole))
        own, least = wide(points) * hurdle.times, hurdle.edge * whole
        failed = (own <= least if hurdle.strict else own < least) & (whole > 0)
    return failed if worth.out is None else failed & ~worth.out
