"""By how much a total changes where it is more than the sum of its items: never a narrower range than is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.comparing.hurdles.outcomes import Made, made_of, worths_under
from engine.comparing.mixture_scores import Field, Points
from engine.comparing.mixtures import Levers, home, placed
from engine.law.criteria import Item
from engine.law.points.scores import Scores, wide
from engine.schemes import Scheme, Sum
from engine.scoring.sums.adding import Worths, totals_of

Moves = tuple[Scores, Scores]
NONE: Levers = frozenset()


@dataclass(frozen=True, slots=True)
class Under:
    """A mixture with what its criteria come to, by home: how each adds up, its items' places, its range."""

    on: Levers
    made: Made
    sums: dict[str, tuple[Sum, tuple[int, ...], Worths]]
    worths: Sequence[Worths]


def total_moves(ground: Field, on: Levers, moves: Sequence[Moves]) -> Moves:
    """The least and the most that each total changes by; ``moves`` are those of each item of the pairs.

    What is certain of both totals bounds it. So do the items' own moves: capping, taking the best and holding within
    nothing and a maximum bring two values nearer and never part them. Scaling to what applies, or filling what does
    not, may part them: there the first bound stands alone, unless nothing differs at all.
    """
    old, new = (_under(ground, some) for some in (NONE, on))
    (low, high), (new_low, new_high) = (totals_of(side.made.scheme, side.worths) for side in (old, new))
    least, most = wide(new_low) - high, wide(new_high) - low
    down, up = _held(old.made, new.made, _added(ground, old, new, moves))
    alike = ~(_may_scale(ground, old) | _may_scale(ground, new))
    if old.made.columns == new.made.columns and _totals_alike(old.made.scheme, new.made.scheme):
        still = np.logical_and.reduce([(a == 0) & (b == 0) for a, b in moves]) & _same_applies(ground, on)
        alike, down, up = alike | still, np.where(still, 0, down), np.where(still, 0, up)
    return np.where(alike, np.maximum(least, down), least), np.where(alike, np.minimum(most, up), most)


def _under(ground: Field, on: Levers) -> Under:
    made, rows = made_of(ground, on), np.arange(len(ground.communes))
    worths = worths_under(ground, made, rows)
    items = [ground.items[at, levers & on] for at, levers in enumerate(ground.levers)]
    homes = placed(ground.both, on, items)
    rest = zip(made.scheme.sums, made.columns, worths, strict=True)
    return Under(on, made, dict(zip(homes, rest, strict=True)), worths)


def _totals_alike(a: Scheme, b: Scheme) -> bool:
    return a._replace(hurdles=()) == b._replace(hurdles=())


def _may_scale(ground: Field, side: Under) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Of whom something does not apply, or may not, where that bears on the rest."""
    found = np.zeros(len(ground.communes), dtype=np.bool_)
    if side.made.scheme.outside == "nothing":
        return found
    for at, levers in enumerate(ground.levers):
        item, points = ground.items[at, levers & side.on], ground.points[at, levers & side.on]
        if item and points:
            found |= points.applies == 0
            if _may_be_out(ground, at, item):
                found |= points.low < points.high
    return found


def _may_be_out(ground: Field, at: int, item: Item) -> bool:
    """Whether an item that is not known may turn out not to apply."""
    pair, sides = ground.pairs[at], ground.both.sides
    homes = [c for name in (pair.old_home, pair.new_home) if name for c in sides[name] if c]
    asked = item.applies or any(c.applies for c in homes)
    return bool(asked) or any(line.when_none == "not_applicable" for line in item.lines)


def _same_applies(ground: Field, on: Levers) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    same = [_points(ground, NONE, at).applies == _points(ground, on, at).applies for at in range(len(ground.pairs))]
    found: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = np.logical_and.reduce(same)
    return found


def _points(ground: Field, on: Levers, at: int) -> Points:
    found = ground.points[at, ground.levers[at] & on]
    if found is None:
        raise ValueError(f"an unsound version of {ground.pairs[at].name}")
    return found


def _added(ground: Field, old: Under, new: Under, moves: Sequence[Moves]) -> Moves:
    """The bounds of all criteria together, before anything is held within the maximum."""
    plain = {
        name for name in old.sums | new.sums if all(s.sums[name][0].is_plain for s in (old, new) if name in s.sums)
    }
    down = up = np.zeros(len(ground.communes), dtype=ground.kind)
    for at, pair in enumerate(ground.pairs):
        a = ground.items[at, NONE] is not None and home(pair, NONE) in plain
        b = ground.items[at, ground.levers[at] & new.on] is not None and home(pair, new.on) in plain
        whole = a == b or ground.items[at, NONE] is None or ground.items[at, ground.levers[at] & new.on] is None
        if (a or b) and whole:
            down, up = down + moves[at][0], up + moves[at][1]
        elif a:
            told = _points(ground, NONE, at)
            down, up = down - told.high, up - told.low
        elif b:
            told = _points(ground, new.on, at)
            down, up = down + told.low, up + told.high
    for name in (old.sums | new.sums).keys() - plain:
        low, high = _of_criterion(old.sums.get(name), new.sums.get(name), moves)
        down, up = down + low, up + high
    return down, up


def _of_criterion(
    old: tuple[Sum, tuple[int, ...], Worths] | None,
    new: tuple[Sum, tuple[int, ...], Worths] | None,
    moves: Sequence[Moves],
) -> Moves:
    """What one criterion adds to a total's change: within its ranges, no more than its items where both add alike."""
    down = up = np.zeros_like(moves[0][0])
    for side, sign in ((new, 1), (old, -1)):
        if side:
            ends = wide(side[2].low), wide(side[2].high)
            toward = sign if side[0].role != "deduction" else -sign
            down, up = down + toward * ends[toward < 0], up + toward * ends[toward > 0]
    if old and new and old[1] == new[1] and _adds_alike(old[0], new[0]):
        signed = [
            (moves[at][0], moves[at][1]) if role != "deduction" else (-moves[at][1], -moves[at][0])
            for at, role in zip(new[1], new[0].roles, strict=True)
        ]
        down = np.maximum(down, sum(np.minimum(low, 0) for low, _ in signed))
        up = np.minimum(up, sum(np.maximum(high, 0) for _, high in signed))
    return down, up


def _adds_alike(a: Sum, b: Sum) -> bool:
    return (a.role, a.roles, a.pairs, a.most) == (b.role, b.roles, b.pairs, b.most)


def _held(old: Made, new: Made, moves: Moves) -> Moves:
    """The bounds once totals are held within nothing and their most; what is scored alone is always within."""
    if all(own.role == "scored" for made in (old, new) for own in made.scheme.sums):
        return moves
    beyond = new.scheme.most - old.scheme.most
    less, more = np.asarray(min(beyond, 0)), np.asarray(max(beyond, 0))
    return np.minimum(moves[0], 0) + less, np.maximum(moves[1], 0) + more
