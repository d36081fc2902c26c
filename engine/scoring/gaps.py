"""How far each item is from each better or worse band, in children, cases or villages: exact.

One walk over the pieces of an item's number line serves a card; the nearest step of a whole round is taken in arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Ints
from engine.law.measures.kind import Take
from engine.law.points.scores import Score, score_at
from engine.scoring.law_arrays import ItemArrays

NO_STEP = -1
FAR = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Step:
    """To reach a band: its rule, how many more or fewer in the part, and the points gained."""

    rule: str
    change: int
    direction: Literal["more", "fewer"]
    points: Score
    gain: Score


@dataclass(frozen=True, slots=True)
class Own:
    """How this round's part moves an item that several rounds bear on: (part · times + fixed) ÷ whole of them all.

    ``most`` is the most it can be. Where each round has its own points, ``rest`` is what the others surely have.
    """

    part: int
    whole: int
    times: int = 1
    fixed: int = 0
    most: int | None = None
    rest: Score | None = None
    take: Take = "pooled"

    def gives(self, points: Score) -> Score:
        """The points of the item where this round's are so many."""
        if self.rest is None:
            return points
        return min(points, self.rest) if self.take == "lowest" else max(points, self.rest)


class Nearest(NamedTuple):
    """The nearest better piece of N communes, NO_STEP where there is none; change is above 0 for more of the part."""

    piece: npt.NDArray[np.intp]
    change: Ints


def steps_to_better(
    line: ItemArrays, part: int, whole: int, points: Score, *, own: Own | None = None
) -> tuple[Step, ...]:
    """Every band better than now that some whole number of the part reaches, nearest first: more points, or fewer off.


    One unit less than ``change`` does not reach the band. The whole is held as it is. ``own`` is this round's share in
    an item of several rounds, whose others are held as they are.
    """
    return _steps(line, whole, points, own or Own(part, whole), better=True)


def steps_to_worse(
    line: ItemArrays, part: int, whole: int, points: Score, *, own: Own | None = None
) -> tuple[Step, ...]:
    """Every band worse than now, nearest first; ``gain`` is below 0, and one unit less keeps the points."""
    return _steps(line, whole, points, own or Own(part, whole), better=False)


def _steps(line: ItemArrays, whole: int, points: Score, own: Own, *, better: bool) -> tuple[Step, ...]:
    nearest: dict[int, Step] = {}  # by band, in the order of the law where two are as near and as good
    worth = _worth(line)
    if own.rest is None and not _is_some(worth, points, better=better == (line.role != "deduction")):
        return ()
    for piece, low, high in _spans(line, whole, own):
        given, rule, band = own.gives(worth[piece]), line.rules[piece], line.bands[piece]
        gain = points - given if line.role == "deduction" else given - points
        if rule is None or band is None or (gain > 0) != better or gain == 0:
            continue
        target = low if own.part < low else high if high is not None and own.part > high else own.part
        direction: Literal["more", "fewer"] = "more" if target > own.part else "fewer"
        step = Step(rule, abs(target - own.part), direction, given, gain)
        nearest[band] = min(nearest.get(band, step), step, key=lambda s: s.change)
    ways = sorted(nearest.items(), key=lambda way: way[0])
    found = sorted((s for _, s in ways), key=lambda step: (step.change, -step.gain if better else step.gain))
    return tuple(found) if own.rest is None else tuple(_first_of_each(found))


@lru_cache(maxsize=1024)  # a line is of a law, and is asked of for every commune
def _worth(line: ItemArrays) -> tuple[Score, ...]:
    """The points that each piece of values surely has."""
    return tuple(score_at(line.points.low, piece) for piece in range(line.valued))


def _is_some(worth: Sequence[Score], points: Score, *, better: bool) -> bool:
    """Whether any piece has more points, or any fewer."""
    return max(worth) > points if better else min(worth) < points


def _first_of_each(steps: list[Step]) -> Iterator[Step]:
    """Of steps that the other rounds hold to the same points, the nearest."""
    seen: set[Score] = set()
    for step in steps:
        if step.points not in seen:
            seen.add(step.points)
            yield step


def _spans(line: ItemArrays, whole: int, own: Own) -> Iterator[tuple[int, int, int | None]]:
    """Each piece that a whole number of the part reaches, with its least and greatest; None is without a top."""
    for piece, low, high in _spans_of_value(line, own.whole if own.rest is not None else whole):
        least = max(0, -((own.fixed - low) // own.times))
        most = None if high is None else (high - own.fixed) // own.times
        if own.most is not None:
            most = own.most if most is None else min(most, own.most)
        if most is None or least <= most:
            yield piece, least, most


def _spans_of_value(line: ItemArrays, whole: int) -> Iterator[tuple[int, int, int | None]]:
    """Each piece that some part of a whole reaches, with its least and greatest."""
    cuts, top = _whole_cuts(line)
    limit = None if top is None else top[0] * whole // top[1]
    least = 0
    for piece in range(len(cuts) + 1):
        most, following = limit, least
        if piece < len(cuts):
            number, parts, beyond = cuts[piece]
            up = number * whole
            following = max(least, up // parts + 1 if beyond else -(-up // parts))
            most = following - 1 if most is None else min(most, following - 1)
        if most is None or least <= most:
            yield piece, least, most
        least = following


@lru_cache(maxsize=1024)
def _whole_cuts(line: ItemArrays) -> tuple[tuple[tuple[int, int, bool], ...], tuple[int, int] | None]:
    """The cuts of a line as numerator, denominator and whether the piece begins beyond it; its top, if it has one."""
    cuts = tuple((edge.numerator, edge.denominator, beyond) for edge, beyond in line.cuts)
    return cuts, None if line.top is None else (line.top.numerator, line.top.denominator)


def nothing_nearer(size: int) -> Nearest:
    """No better piece for any of so many communes."""
    return Nearest(np.full(size, NO_STEP, dtype=np.intp), np.full(size, FAR))


def nearest_better(line: ItemArrays, piece: npt.NDArray[np.uint8], part: Ints, whole: Ints | None) -> Nearest:
    """The first of ``steps_to_better`` for N communes at once; ``piece`` (N,) is where each stands, valued or not."""
    scored = line.status[piece] == 0
    sign = -1 if line.role == "deduction" else 1
    now = sign * line.points.low[piece]
    best = nothing_nearer(len(piece))
    gain = np.zeros_like(now)
    order = _band_order(line)
    held = np.ones_like(part) if whole is None else whole
    for target, least, most in _spans_of(line, held):
        more, given = np.where(part < least, least - part, part - most), sign * line.points.low[target]
        near, distance = np.abs(best.change), np.where(part < least, more, -more)
        rank = order[target] < np.where(best.piece == NO_STEP, len(line.item.bands), order[best.piece])
        closer = (more < near) | ((more == near) & ((given - now > gain) | ((given - now == gain) & rank)))
        take = scored & (given > now) & (least <= most) & closer
        best.piece[take], best.change[take], gain[take] = target, distance[take], (given - now)[take]
    return best


def _band_order(line: ItemArrays) -> npt.NDArray[np.intp]:
    last = len(line.item.bands)
    return np.array([last if band is None else band for band in line.bands], dtype=np.intp)


def _spans_of(line: ItemArrays, whole: Ints) -> Iterator[tuple[int, Ints, Ints]]:
    """The least and greatest part of each piece for N wholes; FAR is without a top."""
    top = line.top
    limit = np.full_like(whole, FAR) if top is None else whole * int(top)
    least = np.zeros_like(whole)
    for piece in range(line.valued):
        following, most = least, limit
        if piece < len(line.cuts):
            edge, beyond = line.cuts[piece]
            up = whole * edge.numerator
            following = np.maximum(least, up // edge.denominator + 1 if beyond else -(-up // edge.denominator))
            most = np.minimum(limit, following - 1)
        yield piece, least, most
        least = following
