"""The explanation of a decision: item → evidence and its cell → rule fired → citation → points → next band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.law.criteria import Item
from engine.law.points.scores import Score, score_at
from engine.problems import Place
from engine.schemes import total_of, worth_of
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.law_arrays import LawArrays
from engine.scoring.round_result import RoundResult
from engine.semantics import Points, Status


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """The points that a commune gave itself for an item beside those it has: ``low`` to ``high``, one when settled."""

    item: Item
    own: Score
    low: Score
    high: Score

    @property
    def by(self) -> Score:
        """By how much the commune's own points lie above what it can have, or below when negative; 0 within."""
        return self.own - min(max(self.own, self.low), self.high)


def own_points(made: RoundResult, code: str) -> tuple[OwnPoints, ...]:
    """A commune's own points in the standard's order; none where it gave none or is set aside."""
    given, row = made.evidence.communes[code].self_score, made.rows.get(code)
    if given is None or row is None:
        return ()
    told = []
    for line, piece in zip(made.laws.of(row).items, made.grid.piece[:, row].tolist(), strict=True):
        if line.item.id in given.points:
            low, high = score_at(line.points.low, piece), score_at(line.points.high, piece)
            told.append(OwnPoints(line.item, given.points[line.item.id], low, high))
    return tuple(told)


class OwnTotal(NamedTuple):
    """What a commune's own points come to by the law, beside what those items have: ``low`` to ``high``."""

    own: Score
    low: Score
    high: Score

    @property
    def by(self) -> Score:
        """By how much the commune's own total lies above what it can have, or below when negative; 0 within."""
        return self.own - min(max(self.own, self.low), self.high)


def own_total(made: RoundResult, code: str) -> OwnTotal | None:
    """A commune's own total, items that it left empty counting nothing on either side; None where it gave none.

    Of a commune that is set aside nobody knows what counts: then everything does, and it has nothing.
    """
    given, row = made.evidence.communes[code].self_score, made.rows.get(code)
    if given is None:
        return None
    law = made.laws.first if row is None else made.laws.of(row)
    own, held = [], []
    for at, line in enumerate(law.items):
        piece = None if row is None else int(made.grid.piece[at, row])
        counts = piece is None or not line.leaves_out or piece != line.piece_of(Status.NOT_APPLICABLE)
        nothing = Points(0, 0, sure=True, applies=counts)
        is_given = counts and line.item.id in given.points
        said: Score = given.points[line.item.id] if is_given else 0
        own.append(nothing._replace(low=said, high=said))
        ends = None if piece is None or not is_given else tuple(score_at(end, piece) for end in line.points)
        held.append(nothing if ends is None else nothing._replace(low=ends[0], high=ends[1]))
    (total, _), (low, high) = _come_to(law, own), _come_to(law, held)
    return OwnTotal(total, low, high)


def _come_to(law: LawArrays, points: Sequence[Points]) -> tuple[Score, Score]:
    """The range of the total of some items' points, by the second page."""
    scheme = law.scheme
    runs = zip(scheme.sums, law.runs, strict=True)
    return total_of(scheme, [worth_of(own, [points[at] for at in run], scheme.outside) for own, run in runs])


@dataclass(frozen=True, slots=True)
class ItemReason:
    """One item's card with the place in the law of the rule that fired, and the commune's own points if it gave any."""

    card: ItemCard
    rule_place: Place | None
    own: OwnPoints | None = None


@dataclass(frozen=True, slots=True)
class CriterionReason:
    """One criterion and the items asked about."""

    card: CriterionCard
    items: tuple[ItemReason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one commune was decided as it was, for the criteria or items asked about."""

    card: Scorecard
    criteria: tuple[CriterionReason, ...]


def explain(made: RoundResult, card: Scorecard, wanted: str | None = None) -> Explanation:
    """The explanation of a whole commune, of one criterion (``tc07``) or of one item (``tc07.1``)."""
    criteria, own = [], {told.item.id: told for told in own_points(made, card.unit.code)}
    for criterion in card.criteria:
        asked = [i for i in criterion.items if wanted in (None, criterion.criterion.id, i.item.id)]
        if asked:
            reasons = tuple(
                ItemReason(i, made.book.place(i.rule) if i.rule else None, own.get(i.item.id)) for i in asked
            )
            criteria.append(CriterionReason(criterion, reasons))
    return Explanation(card, tuple(criteria))


def known_names(cards: Sequence[CriterionCard]) -> tuple[str, ...]:
    """Every criterion and item that can be asked about."""
    return tuple(name for c in cards for name in (c.criterion.id, *(i.item.id for i in c.items)))
