"""What a commune has of the points that it could have: a share with its two ends, exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine.law.model import Unit
from engine.law.values import FIRM_MARKS
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.reckoned import reckoned

NOTHING, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A commune's share of what applies to it, from ``low`` to ``high``; ``whole`` are the points that apply.

    One that is not scored has no card: anything from nothing to all is possible. ``firm`` says that the points rest on
    no stand-in of the law.
    """

    unit: Unit
    low: Fraction
    high: Fraction
    whole: Fraction
    card: Scorecard | None
    firm: bool


def marks_of(made: RoundResult) -> tuple[Mark, ...]:
    """Every commune of a round, in its order; one to which nothing applies is left out."""
    found = (_mark(made, unit, made.card(unit.code)) for unit in made.round.units)
    return tuple(mark for mark in found if mark.whole)


def _mark(made: RoundResult, unit: Unit, card: Scorecard | None) -> Mark:
    maximum = Fraction(made.book.standard.head.maximum.points)
    if card is None:
        return Mark(unit, NOTHING, ALL, maximum, None, firm=False)
    told = reckoned(made.book.standard, card)
    whole = Fraction(told.whole)
    if not whole:
        return Mark(unit, NOTHING, NOTHING, whole, card, firm=False)
    most = Fraction(told.most) / maximum
    low = Fraction(told.counted[0]) / whole + Fraction(told.won[0] - told.taken[1]) / maximum
    high = Fraction(told.counted[1]) / whole + Fraction(told.won[1] - told.taken[0]) / maximum
    firm = all(item.mark in FIRM_MARKS for item in card.items if item.mark)
    return Mark(unit, min(max(low, NOTHING), most), min(max(high, NOTHING), most), whole, card, firm)
