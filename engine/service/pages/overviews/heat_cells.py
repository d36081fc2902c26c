"""Communes by criteria, a cell each: how much of the most, whether it bars, whether it is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.law.criteria import Criterion
from engine.law.points.scores import Score
from engine.scoring.cards import CriterionCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Zero
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
        rows = tuple(HeatRow(line, _cells(seen.card(line.code))) for line in lines if line.code in here)
        if rows:
            tables.append(HeatTable(made, made.book.standard.criteria, rows))
    return tuple(tables)


def _cells(card: Scorecard | None) -> tuple[HeatCell, ...]:
    return tuple(_cell(own) for own in card.criteria) if card else ()


def _cell(own: CriterionCard) -> HeatCell:
    most = own.criterion.max_points
    share = Fraction(own.low) / Fraction(most) if most else Fraction(0)
    step = sum(share > edge for edge in STEPS[:3]) + (share >= STEPS[3])
    return HeatCell(own.low, own.high, step, own.zero == Zero.CERTAIN, own.applies)
