"""Which counts of a commune agree with what is told of it: its recognition, its published points, the law's bands.

All that is not public counts as missing and the sensitive count is tried from 0 to 60. The law is then asked as it is
asked of any commune with missing figures: what it does not surely refuse can be, and nothing else (theorem ``stands``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Told
from engine.law.criteria import Criterion
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.records.publishing.figures_possible import Reach
from engine.scoring.grid import Bools, Grid, judge
from engine.scoring.law_arrays import VERDICTS, LawArrays
from engine.scoring.round_result import RoundResult
from engine.semantics import Side, Zero

MOST_TRIED = 60
REFUSED, BELOW = VERDICTS.index("not_recognised"), "below"
Tried = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Clue:
    """What is told of a commune beside its figures: ``reason`` is a criterion that is 0, or ``below``.

    ``points``: those of the open criteria; ``shown``: sensitive data with a figure of their own; ``total`` from and to.
    """

    code: str
    recognised: bool
    points: bool = False
    shown: frozenset[str] = frozenset()
    total: tuple[Score, Score] | None = None
    reason: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it says more than that a commune is not recognised yet, which may be for any ground or none."""
        return self.recognised or bool(self.total) or bool(self.reason)


def sensitive_of(standard: Standard) -> tuple[str, ...]:
    """The sensitive data that some item reads, in the standard's order."""
    read = {name for item in standard.items for name in reads_of(item.measure).names}
    return tuple(entry.id for entry in standard.book.evidence if entry.sensitive and entry.id in read)


def open_criteria(standard: Standard) -> tuple[Criterion, ...]:
    """The criteria without a sensitive item: all that may be told of points."""
    return tuple(c for c in standard.criteria if not _data_of(c) & set(sensitive_of(standard)))


def guessed(made: RoundResult, clue: Clue, known: Collection[str]) -> Mapping[str, Reach]:
    """Of each sensitive count of a commune the least and the most up to 60 that agree with a clue; None is 60 or more.

    ``known`` are data that anybody may know. A count is left out when the clue agrees with none at all: the board
    decided otherwise than the law's table, and nothing follows from it.
    """
    found: dict[str, Reach] = {}
    if clue.says_something and clue.code in made.rows:
        for datum in sensitive_of(made.book.standard):
            fits = np.flatnonzero(_fits(made, clue, datum, known))
            if datum not in clue.shown and len(fits):
                most = int(fits[-1])
                found[datum] = Reach(int(fits[0]), None if most == MOST_TRIED else most)
    return found


def _fits(made: RoundResult, clue: Clue, datum: str, known: Collection[str]) -> Bools:
    """Whether each count from 0 to 60 agrees, (61,)."""
    standard, row = made.book.standard, made.rows[clue.code]
    public = {*known, *clue.shown}
    if clue.points:
        public |= {name for criterion in open_criteria(standard) for name in _data_of(criterion)}
    tried = np.arange(MOST_TRIED + 1)
    facts = _tried(made.facts, row, datum, public, tried)
    before = tuple(_tried(columns, row, "", public, tried) for columns in made.before)
    law, of_class = made.laws.of(row), np.full(len(tried), made.grid.unit_class[row])
    grid = judge(law, facts, of_class, before=before)
    return _agrees(law, grid, clue, standard) & (tried <= _most(made, row, datum, known))


def _tried(columns: Columns, row: int, datum: str, public: Collection[str], tried: Tried) -> Columns:
    """One commune once for each count tried, with nothing told but what is public and that count."""
    value = np.repeat(columns.value[:, [row]], len(tried), axis=1)
    told = np.repeat(columns.told[:, [row]], len(tried), axis=1)
    for at, name in enumerate(columns.names):
        if name == datum:
            value[at], told[at] = tried, Told.GIVEN
        elif name not in public:
            told[at] = Told.MISSING
    return replace(columns, codes=tuple(map(str, tried.tolist())), value=value, told=told)


def _most(made: RoundResult, row: int, datum: str, known: Collection[str]) -> int:
    """No more than a known whole that a count is within."""
    entry = next(e for e in made.book.standard.book.evidence if e.id == datum)
    names = made.facts.names
    wholes = [names.index(name) for name in entry.not_more_than if name in known and name in names]
    return min([entry.at_most, *(int(made.facts.value[at, row]) for at in wholes if made.facts.told[at, row])])


def _agrees(law: LawArrays, grid: Grid, clue: Clue, standard: Standard) -> Bools:
    fits = np.ones(grid.piece.shape[1], dtype=np.bool_)
    if clue.recognised:
        fits &= grid.verdict != REFUSED
    if clue.reason == BELOW:
        fits &= grid.side != Side.REACHED
    elif clue.reason:
        fits &= grid.zero[[c.id for c in standard.criteria].index(clue.reason)] != Zero.NO
    if clue.total:
        fits &= _reaches(law, grid, clue.total)
    return fits


def _reaches(law: LawArrays, grid: Grid, total: tuple[Score, Score]) -> Bools:
    """Whether some points of the items come to a total between two; of a law that is no plain sum the ends decide."""
    low, high = total
    within = (grid.total_low <= high) & (grid.total_high >= low)
    if not all(own.is_plain for own in law.scheme.sums):
        return np.asarray(within, dtype=np.bool_)
    return np.array([bool(w) and _sums(law, grid, at, high, low) for at, w in enumerate(within)])


def _sums(law: LawArrays, grid: Grid, column: int, high: Score, low: Score) -> bool:
    """Whether the total of one column can lie from ``low`` to ``high``, item by item."""
    reached: set[Score] = {0}
    for item, pieces in zip(law.items, grid.piece, strict=True):
        piece = int(pieces[column])
        one = item.points.low[piece] == item.points.high[piece]
        ways = {item.points.low[piece]} if one else set(item.points.low[: item.valued]) | {item.points.high[piece]}
        reached = {before + own for before in reached for own in ways}
    return any(low <= told <= high for told in reached)


def _data_of(criterion: Criterion) -> set[str]:
    return {name for item in criterion.items for name in reads_of(item.measure).names}
