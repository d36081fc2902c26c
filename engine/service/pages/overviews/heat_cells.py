"""Communes by criteria, a cell each: how much of the most, whether it bars, whether it is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from engine.law.criteria import Criterion
from engine.law.points.scores import Score, listed
from engine.scoring.law_arrays import ItemArrays
from engine.scoring.round_result import RoundResult
from engine.semantics import Status, Zero
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound

# Of the most, from which share on a cell is of the next step; the last step is all of it.
STEPS = (Fraction(0), Fraction(1, 2), Fraction(4, 5), Fraction(1))


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A criterion of a commune: its points, 0 to 4 for how much of the most is sure, whether it bars recognition.

    One that does not apply has no points.
    """

    low: Score
    high: Score
    step: int
    barred: bool
    applies: bool

    @property
    def is_open(self) -> bool:
        """Whether figures that are missing could still bring points."""
        return self.applies and self.high > self.low


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A commune with its cells, one a criterion; none where it was set aside."""

    line: CommuneLine
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Communes that one standard judges."""

    made: RoundResult
    criteria: tuple[Criterion, ...]
    rows: tuple[HeatRow, ...]


def heat_tables(seen: SightedRound, lines: Sequence[CommuneLine]) -> tuple[HeatTable, ...]:
    """The communes of some lines, in their order, standard by standard; a standard without any is left out."""
    tables = []
    for made in seen.parts:
        here = {unit.code for unit in made.round.units}
        rows = tuple(HeatRow(line, _cells(seen.part_of(line.code), line.code)) for line in lines if line.code in here)
        if rows:
            tables.append(HeatTable(made, made.book.standard.criteria, rows))
    return tuple(tables)


def _cells(made: RoundResult | None, code: str) -> tuple[HeatCell, ...]:
    """The cells of a commune, read from what was judged: no card is made for them."""
    row = made.rows.get(code) if made else None
    if made is None or row is None:
        return ()
    grid, laws = made.grid, made.laws.of(row)
    low, high, zero = listed(grid.low[:, row]), listed(grid.high[:, row]), grid.zero[:, row].tolist()
    piece = grid.piece[:, row].tolist()
    applies = [any(_applies(laws.items[at], piece[at]) for at in run) for run in laws.runs]
    most = [criterion.max_points for criterion in made.book.standard.criteria]
    cells = zip(low, high, map(_step, low, most), zero, applies, strict=True)
    return tuple(HeatCell(lo, hi, step, bar == Zero.CERTAIN, own) for lo, hi, step, bar, own in cells)


def _applies(item: ItemArrays, piece: int) -> bool:
    return Status(int(item.status[piece])) is not Status.NOT_APPLICABLE


@lru_cache(maxsize=1024)
def _step(low: Score, most: Score) -> int:
    """0 to 4 for how much of the most is sure."""
    share = Fraction(low) / Fraction(most) if most else Fraction(0)
    return sum(share > edge for edge in STEPS[:3]) + (share >= STEPS[3])
