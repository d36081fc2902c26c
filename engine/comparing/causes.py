"""Why a decision changes: the smallest set of changes that alone, made to the old standard, gives the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal, TypeAlias

import numpy as np

from engine.comparing.hurdles.outcomes import Outcomes, outcomes
from engine.comparing.mixture_scores import Codes, Field, Ints, Tally, is_sound, prepare, tally
from engine.comparing.mixtures import Levers

LARGEST_SET = 3
MOST_SUBSETS = 6_000
MOST_NAMED = 5
Flipping: TypeAlias = Literal["verdict", "level"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Sets of levers each of which alone gives a commune its new decision.

    ``smallest``: no smaller set does, for all were tried; otherwise only that nothing can be left out of this one.
    ``more`` counts the sets of the same size that are not named.
    """

    sets: tuple[Levers, ...]
    smallest: bool
    more: int = 0


@dataclass(frozen=True, slots=True)
class Flips:
    """Rows of a field that come to something else, and what each comes to under the new standard.

    ``of`` is what flips: the verdict, or the level that is reached.
    """

    rows: Ints
    wanted: Ints | Codes
    of: Flipping = "verdict"

    def seen(self, made: Outcomes) -> Ints | Codes:
        """What of some outcomes is looked at."""
        return made.verdict if self.of == "verdict" else made.level

    def only(self, at: int) -> Flips:
        """One of them."""
        return Flips(self.rows[at : at + 1], self.wanted[at : at + 1], self.of)


def causes_of(ground: Field, levers: Sequence[str], flips: Flips) -> tuple[Cause, ...]:
    """The cause of every flip, in the order of ``flips``; each proved by scoring the mixture anew.

    No set names a change that it could do without.
    """
    flipped, wanted = flips.rows, flips.wanted
    prepare(ground, [frozenset(), frozenset(levers)])
    base = tally(ground, frozenset(), flipped)
    named: dict[int, list[Levers]] = {}
    counted: dict[int, int] = {}
    waiting, tried_all = np.arange(len(flipped)), True
    for size in range(1, LARGEST_SET + 1):
        if not len(waiting):
            break
        hits: dict[int, list[Levers]] = {}
        tried_all = tried_all and _subset_count(len(levers), size) <= MOST_SUBSETS
        for on in _subsets(ground, levers, size):
            at = _rows(base, waiting)
            got = flips.seen(outcomes(ground, on, flipped[waiting], base=at))
            for row in waiting[got == wanted[waiting]]:
                hits.setdefault(int(row), []).append(on)
        for row, sets in hits.items():
            named[row], counted[row] = sets[:MOST_NAMED], len(sets)
            if not tried_all:  # a smaller set among those left out may do
                named[row] = list(dict.fromkeys(_shrunk(ground, sorted(on), flips.only(row)) for on in named[row]))
        waiting = np.array([row for row in waiting if int(row) not in hits], dtype=np.int64)
    rest = {int(row): _shrunk(ground, levers, flips.only(int(row))) for row in waiting}
    return tuple(
        Cause(tuple(named[row]), tried_all or len(named[row][0]) == 1, max(0, counted[row] - MOST_NAMED))
        if row in named
        else Cause((rest[row],), smallest=False)
        for row in range(len(flipped))
    )


def _subset_count(levers: int, size: int) -> int:
    count = 1
    for step in range(size):
        count = count * (levers - step) // (step + 1)
    return count


def _subsets(ground: Field, levers: Sequence[str], size: int) -> Iterator[Levers]:
    """Every subset of a size that is a sound law, its items judged; no more than can be tried."""
    subsets = [frozenset(some) for some in islice(combinations(levers, size), MOST_SUBSETS)]
    prepare(ground, subsets)
    return (on for on in subsets if is_sound(ground, on))


def _rows(base: Tally, rows: Ints) -> Tally:
    return Tally(base.low[rows], base.high[rows], base.applies[rows])


def _shrunk(ground: Field, levers: Sequence[str], flip: Flips) -> Levers:
    """These levers, less each that the new decision can do without: the rest is needed, but need not be the least."""
    base, kept = tally(ground, frozenset(), flip.rows), frozenset(levers)
    for lever in levers:
        fewer = kept - {lever}
        prepare(ground, [fewer])
        if is_sound(ground, fewer) and _gives(ground, base, fewer, flip):
            kept = fewer
    return kept


def _gives(ground: Field, base: Tally, on: Levers, flip: Flips) -> bool:
    return bool((flip.seen(outcomes(ground, on, flip.rows, base=base)) == flip.wanted).all())
