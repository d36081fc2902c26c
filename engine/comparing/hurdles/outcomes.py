"""What N communes come to under a mixture of two standards: totals, verdicts and levels, by the second page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from engine.comparing.hurdles.demands import bars_by_class
from engine.comparing.hurdles.mixed_bars import bars, limit
from engine.comparing.mixture_scores import (
    ASIDE,
    VERDICTS,
    Codes,
    Field,
    Ints,
    Points,
    Tally,
    class_index,
    moved_tally,
    tally,
    verdicts,
)
from engine.comparing.mixtures import Levers, assembled, placed
from engine.law.criteria import Item
from engine.law.points.scores import Scores, wide
from engine.law.recognising.conditions import Level
from engine.law.recognising.refusing import kept_rounds
from engine.rules.meaning import scheme_of
from engine.schemes import Scheme
from engine.scoring.sums.adding import Given, Int8, Worths, state_of, totals_of, worths_of
from engine.scoring.sums.kept_levels import kept_states, with_kept

RECOGNISED = VERDICTS.index("recognised")
# More than any total: a class of which a level says nothing cannot have it.
BEYOND = 2**31 - 1


class Outcomes(NamedTuple):
    """N communes: the ends of the total, the verdict (a place in VERDICTS), the level above plain recognition.

    ``level`` is the place of the highest that is reached for certain among those of both standards, from 1; 0 is none.
    """

    low: Scores
    high: Scores
    verdict: Codes
    level: Ints


class Version(NamedTuple):
    """Another version of the item in a place."""

    at: int
    item: Item
    points: Points


class Made(NamedTuple):
    """A mixture: how points add up, the places of each criterion's items, and what the levels ask (level, class).

    ``version`` stands for one of its items; ``kept`` are the states of the hurdles about earlier rounds.
    """

    on: Levers
    scheme: Scheme
    columns: tuple[tuple[int, ...], ...]
    bars: Scores
    levels: tuple[Level, ...]
    version: Version | None = None
    kept: Int8 | None = None


def outcomes(ground: Field, on: Levers, rows: Ints, *, base: Tally | None = None) -> Outcomes:
    """What some rows of a field come to under a sound mixture that was prepared.

    ``base`` is their tally under the old standard, for a mixture of few changes.
    """
    if not ground.is_plain:
        return outcomes_of(ground, made_of(ground, on), rows)
    return plain_outcomes(ground, moved_tally(ground, base, on, rows) if base else tally(ground, on, rows), on, rows)


def plain_outcomes(ground: Field, made: Tally, on: Levers, rows: Ints, *, thresholds: Scores | None = None) -> Outcomes:
    """The same where a total is the sum of the items and nothing but the knock-out bars."""
    asked = bars(ground, on) if thresholds is None else thresholds
    codes = verdicts(ground.verdicts, made, class_index(ground, on)[rows], asked, limit(ground, on))
    return Outcomes(made.low.sum(axis=1), made.high.sum(axis=1), codes, np.zeros(len(rows), dtype=np.int64))


def level_names(ground: Field) -> tuple[str, ...]:
    """The levels above plain recognition of either standard by their ids; ``Outcomes.level`` counts in it from 1."""
    mine, theirs = ground.both.demands
    return tuple(dict.fromkeys(level.id for level in (*mine.above, *theirs.above)))


def made_of(ground: Field, on: Levers, version: Version | None = None) -> Made:
    """A mixture put together, with another version of one item."""
    items = [ground.items[at, levers & on] for at, levers in enumerate(ground.levers)]
    if version:
        items[version.at] = version.item
    standard = assembled(ground.both, on, items)
    columns = tuple(map(tuple, placed(ground.both, on, items).values()))
    above = standard.head.levels[1:]
    asked = [[bars_by_class(level).get(c.id, BEYOND) for c in ground.classes] for level in above]
    levels = np.array([bars(ground, on).tolist(), *asked], dtype=ground.kind)
    codes = ground.communes.facts.codes
    kept = kept_states(standard, codes, ground.communes.decided).points if kept_rounds(above) else None
    return Made(on, scheme_of(standard), columns, levels, above, version, kept)


def outcomes_of(ground: Field, made: Made, rows: Ints) -> Outcomes:
    """What some rows come to under a mixture that is put together."""
    worths = worths_under(ground, made, rows)
    low, high = map(wide, totals_of(made.scheme, worths))
    states = [state_of(hurdle, worths) for hurdle in made.scheme.hurdles]
    if made.kept is not None:
        states = with_kept(made.scheme.hurdles, states, made.kept[:, rows])
    classes, names = class_index(ground, made.on)[rows], level_names(ground)
    codes, level = np.zeros(len(rows), dtype=np.int8), np.zeros(len(rows), dtype=np.int64)
    for at, totals in enumerate(made.bars):
        own = [s for hurdle, s in zip(made.scheme.hurdles, states, strict=True) if hurdle.level <= at]
        gravest = np.maximum.reduce(own) if own else np.zeros(len(rows), dtype=np.int8)
        found = _verdicts(ground, (low, high), totals[classes], gravest, classes)
        if at:
            level = np.where(found == RECOGNISED, 1 + names.index(made.levels[at - 1].id), level)
        else:
            codes = found
    return Outcomes(low, high, codes, level)


def worths_under(ground: Field, made: Made, rows: Ints) -> Sequence[Worths]:
    """The criteria of some rows."""
    pairs = zip(made.scheme.sums, made.columns, strict=True)
    return [worths_of(own, [_given(ground, made, rows, at) for at in ats], made.scheme.outside) for own, ats in pairs]


def _given(ground: Field, made: Made, rows: Ints, at: int) -> Given:
    is_other = made.version is not None and made.version.at == at
    known = made.version.points if made.version and is_other else ground.points[at, ground.levers[at] & made.on]
    if known is None:
        raise ValueError(f"an unsound version of {ground.pairs[at].name}")
    out = known.applies[rows] == 0
    return Given(known.low[rows], known.high[rows], out if out.any() else None)


def _verdicts(ground: Field, totals: tuple[Scores, Scores], bar: Scores, gravest: Codes, classes: Ints) -> Codes:
    """The verdicts on one level by the judged table: side of the bar and the gravest hurdle, whichever it is."""
    low, high = totals
    side = (low >= bar).astype(np.int64) + (high >= bar)
    return np.where(classes < 0, ASIDE, ground.verdicts[classes, side, gravest, 0]).astype(np.int8)
