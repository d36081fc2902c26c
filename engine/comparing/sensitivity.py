"""Which single threshold of a standard, moved by how much, flips how many communes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.comparing.hurdles.mixed_bars import bars
from engine.comparing.hurdles.outcomes import RECOGNISED, Made, Version, made_of, outcomes_of, plain_outcomes
from engine.comparing.mixture_scores import ASIDE, Codes, Field, Tally, points_of_version, tally
from engine.comparing.mixtures import Levers
from engine.comparing.variants import tabulate_items
from engine.law.criteria import Band, Item, ratio_of, with_steps
from engine.law.measures.kinds import kind_of, line_of
from engine.law.points.scores import Scores, score_at
from engine.rules.number_line import NumberLine

BAR_MOVES = (-50, -25, -10, 10, 25, 50)
EDGE_WORDS = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """One threshold moved and all else kept: how many communes become recognised, cease to be, or flip otherwise.

    ``item`` is None for a class's threshold, whose id is then ``name``; ``old`` and ``new`` are as the law writes them.
    """

    name: str
    item: Item | None
    old: Fraction
    new: Fraction
    gained: int
    lost: int
    other: int

    @property
    def flips(self) -> int:
        """Every commune whose decision changes."""
        return self.gained + self.lost + self.other


def sensitivities(ground: Field, on: Levers) -> tuple[Sensitivity, ...]:
    """Every threshold of the new standard, moved one at a time; ``on`` are all levers: their mixture is that standard.

    A move is left out where another band would lose its last value: that is no longer one threshold moved.
    """
    rows = np.arange(len(ground.communes))
    here = Here(ground, on, tally(ground, on, rows), None if ground.is_plain else made_of(ground, on))
    now = here.codes()
    return (*_class_moves(here, now), *_edge_moves(here, now))


@dataclass(frozen=True, slots=True)
class Here:
    """The new standard as a mixture, its points by criterion, and put together where a total is more than a sum."""

    ground: Field
    on: Levers
    points: Tally
    made: Made | None

    def codes(self, thresholds: Scores | None = None) -> Codes:
        """The verdicts, with other thresholds of the classes."""
        rows = np.arange(len(self.ground.communes))
        if self.made is None:
            return plain_outcomes(self.ground, self.points, self.on, rows, thresholds=thresholds).verdict
        asked = self.made.bars if thresholds is None else np.vstack([thresholds[None], self.made.bars[1:]])
        return outcomes_of(self.ground, self.made._replace(bars=asked), rows).verdict


def _class_moves(here: Here, now: Codes) -> Iterator[Sensitivity]:
    ground = here.ground
    known = {c.id for c in ground.new.head.classes}
    for at, unit_class in enumerate(ground.classes):
        if unit_class.id not in known:
            continue
        bar = score_at(bars(ground, here.on), at)
        for move in BAR_MOVES:
            if 0 < bar + move <= ground.new.head.maximum.points:
                moved = bars(ground, here.on)
                moved[at] = bar + move
                yield _told(unit_class.id, None, (Fraction(bar), Fraction(bar) + move), (now, here.codes(moved)))


def _edge_moves(here: Here, now: Codes) -> Iterator[Sensitivity]:
    items = here.ground.new.items
    versions = [(item, old, new, _moved(item, old, new)) for item, old, new in _edges(items)]
    judged = tabulate_items([version for *_, version in versions])
    plain = dict(zip((item.id for item in items), tabulate_items(items), strict=True))
    columns = _columns(here.ground)
    for (item, old, new, version), cells in zip(versions, judged, strict=True):
        if cells and (item.steps or _bands_of(cells) == _bands_of(plain[item.id])):
            at, column = columns[item.id]
            moved = Version(at, version, points_of_version(here.ground, (at, here.on), version, cells))
            yield _told(item.id, item, (old, new), (now, _with(here, moved, column)))


def _bands_of(cells: NumberLine | None) -> frozenset[str]:
    return frozenset(rule for rule in cells.rules if rule) if cells else frozenset()


def _edges(items: tuple[Item, ...]) -> Iterator[tuple[Item, Fraction, Fraction]]:
    """Every edge that an item writes, with each place it could be moved to."""
    for item in items:
        if item.steps:
            for new in kind_of(item.measure).moves(item.steps.from_) if item.steps.from_ else ():
                yield item, item.steps.from_, new
            continue
        written = {getattr(band, word) for band in item.bands for word in EDGE_WORDS} - {None}
        written |= {band.equals for band in item.bands if _is_all(item, band)}
        for edge in sorted(written):
            for new in kind_of(item.measure).moves(edge):
                yield item, edge, new


def _is_all(item: Item, band: Band) -> bool:
    """Whether a band asks for the most there can be: moved, it asks for at least so much. No other single value is."""
    top = line_of(item.measure).top
    return band.equals is not None and ratio_of(item.measure, band.equals) == top


def _moved(item: Item, old: Fraction, new: Fraction) -> Item:
    """The item with one edge elsewhere, in every band that names it; equal steps begin elsewhere, all together."""
    if item.steps:
        return with_steps(item, item.steps.model_copy(update={"from_": new}))

    def mended(band: Band) -> Band:
        if old == band.equals and _is_all(item, band):
            return band.model_copy(update={"equals": None, "at_least": new})
        return band.model_copy(update={word: new for word in EDGE_WORDS if getattr(band, word) == old})

    return item.model_copy(update={"bands": tuple(map(mended, item.bands))})


def _columns(ground: Field) -> dict[str, tuple[int, int]]:
    """The pair and the criterion's column of every item of the new standard."""
    return {pair.new.id: (at, ground.homes.index(pair.new_home)) for at, pair in enumerate(ground.pairs) if pair.new}


def _with(here: Here, moved: Version, column: int) -> Codes:
    """The verdicts with one item judged by a version of it, which stands in this criterion's column."""
    ground, on = here.ground, here.on
    rows = np.arange(len(ground.communes))
    if here.made is not None:
        return outcomes_of(ground, made_of(ground, on, moved), rows).verdict
    points, before = moved.points, ground.points[moved.at, ground.levers[moved.at] & on]
    if before is None:
        raise ValueError(f"an unsound version of {moved.item.id}")
    low, high = here.points.low.copy(), here.points.high.copy()
    low[:, column] += points.low - before.low
    high[:, column] += points.high - before.high
    return plain_outcomes(ground, Tally(low, high, here.points.applies), on, rows).verdict


def _told(name: str, item: Item | None, edges: tuple[Fraction, Fraction], codes: tuple[Codes, Codes]) -> Sensitivity:
    now, then = codes
    changed = (now != then) & (now != ASIDE)
    gained, lost = changed & (then == RECOGNISED), changed & (now == RECOGNISED)
    other = changed & ~gained & ~lost
    return Sensitivity(name, item, *edges, int(gained.sum()), int(lost.sum()), int(other.sum()))
