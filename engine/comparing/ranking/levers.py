"""What would change a rank: the open figures, and the items with a nearest better band, by what they are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from engine.comparing.ranking.localities import Locality
from engine.law.criteria import Item
from engine.law.points.scores import Score, added
from engine.scoring.cards import ItemCard
from engine.scoring.gaps import Step

MOST = 3


@dataclass(frozen=True, slots=True)
class Lever:
    """An item that could move a locality: by figures still open, or by steps to the nearest better bands.

    ``cards`` are those of its communes that it is open or not full in. ``share`` is what the mean share would gain at
    most, ``points`` the sum over the communes; ``enough`` says that it alone reaches the next one above.
    """

    kind: Literal["open", "step"]
    cards: tuple[ItemCard, ...]
    points: Score
    share: Fraction
    enough: bool

    @property
    def item(self) -> Item:
        """The item of the standard."""
        return self.cards[0].item

    @property
    def change(self) -> int:
        """So many units in all, in all its communes, up to the nearest better bands."""
        return sum(step.change for step in self.steps)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The nearest better step in each of its communes; none where figures are open."""
        return tuple(card.steps[0] for card in self.cards) if self.kind == "step" else ()

    @property
    def fewer(self) -> bool:
        """Whether it is fewer of what harms children: to be kept from happening, never an amount to report."""
        return any(step.direction == "fewer" for step in self.steps)


@dataclass(frozen=True, slots=True)
class _Part:
    """One commune's part in a lever."""

    kind: Literal["open", "step"]
    card: ItemCard
    points: Score
    share: Fraction


def levers_of(locality: Locality, most: int = MOST) -> tuple[Lever, ...]:
    """The items that would change a locality's rank soonest, the open ones first.

    Of steps those come first that alone reach the next one above, the smallest change before the others; then the
    largest gain. Fewer of what harms children stands behind all that can be done: a rank must not pay for silence.
    """
    held: dict[tuple[str, str], list[_Part]] = {}
    for part in _parts(locality):
        held.setdefault((part.kind, part.card.item.id), []).append(part)
    found = [_lever(parts, locality) for parts in held.values()]
    opened = sorted((lever for lever in found if lever.kind == "open"), key=lambda own: (-own.share, own.item.id))
    steps = sorted((lever for lever in found if lever.kind == "step"), key=_nearness)
    return (*opened[:most], *steps[:most])


def _nearness(lever: Lever) -> tuple[bool, bool, Fraction | int, str]:
    return lever.fewer, not lever.enough, lever.change if lever.enough else -lever.share, lever.item.id


def _parts(locality: Locality) -> Iterator[_Part]:
    count = len(locality.members)
    for mark in locality.members:
        for card in mark.card.items if mark.card else ():
            if card.role != "scored" or card.out:
                continue
            if width := card.high - card.low:
                yield _Part("open", card, width, Fraction(width) / mark.whole / count)
            elif steps := card.steps:
                gain = steps[0].gain
                yield _Part("step", card, gain, Fraction(gain) / mark.whole / count)


def _lever(parts: list[_Part], locality: Locality) -> Lever:
    share = sum((part.share for part in parts), Fraction(0))
    enough = locality.above is not None and share >= locality.above
    cards = tuple(part.card for part in parts)
    return Lever(parts[0].kind, cards, added(part.points for part in parts), share, enough)
