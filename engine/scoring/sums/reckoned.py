"""How a total is made up where it is more than a sum: what counts, what it is scaled to, won and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engine.law.model import Standard
from engine.law.points.scores import Score, added
from engine.rules.meaning import scheme_of
from engine.schemes import Scheme, Worth, scaled, worth_of
from engine.scoring.cards import CriterionCard, Scorecard
from engine.semantics import Points, Status

Range = tuple[Score, Score]


class Reckoned(NamedTuple):
    """Scored points of ``whole`` that count, the same as points of ``maximum``, what is won and what is taken off.

    ``most`` is what the total may come to, ``capped`` whether it would be more for certain; ``out`` are the items that
    do not count, by their ids; ``rescaled`` whether the law scales what is left.
    """

    counted: Range
    whole: Score
    scaled: Range
    maximum: Score
    won: Range
    taken: Range
    most: Score
    capped: bool
    rescaled: bool
    out: tuple[str, ...]


def reckoned(standard: Standard, card: Scorecard) -> Reckoned:
    """The parts of one commune's total, by the second page."""
    scheme = scheme_of(standard)
    worths = [
        worth_of(own, _points(told), scheme.outside) for own, told in zip(scheme.sums, card.criteria, strict=True)
    ]
    whole = added(worth.whole for worth in worths)
    counted, won, taken = (_of_role(scheme, worths, role) for role in ("scored", "bonus", "deduction"))
    low, high = (scaled(scheme, end, whole) for end in counted)
    out = tuple(i.item.id for c in card.criteria for i in c.items if i.status is Status.NOT_APPLICABLE)
    capped = low + won[0] - taken[1] > scheme.most
    rescaled = scheme.outside == "rescale" and whole != scheme.maximum
    return Reckoned(counted, whole, (low, high), scheme.maximum, won, taken, scheme.most, capped, rescaled, out)


def says_more(standard: Standard) -> bool:
    """Whether some total under a standard is more than a sum, so that how it is made up has a column."""
    roles = {role for c in standard.criteria for role in (c.role, *(item.role for item in c.items))}
    return roles != {"scored"} or standard.head.left_out is not None


def _points(told: CriterionCard) -> Sequence[Points]:
    return [Points(i.low, i.high, sure=True, applies=i.status is not Status.NOT_APPLICABLE) for i in told.items]


def _of_role(scheme: Scheme, worths: Sequence[Worth], role: str) -> Range:
    mine = [worth for own, worth in zip(scheme.sums, worths, strict=True) if own.role == role]
    return added(worth.low for worth in mine), added(worth.high for worth in mine)
