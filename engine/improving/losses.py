"""What would cost a commune its recognition: the least change of one datum that flips the decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.improving.steps import NOWHERE, Limits, limits_of, moved, settled
from engine.improving.what_if import changed, rescored
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.gaps import Step, steps_to_worse
from engine.scoring.law_arrays import LawArrays
from engine.scoring.round_result import RoundResult
from engine.semantics import Status


@dataclass(frozen=True, slots=True)
class Loss:
    """One item falling to a band below, alone: by how many, and what then is decided and why."""

    card: ItemCard
    step: Step
    after: Scorecard
    flips: bool

    @property
    def change(self) -> int:
        return self.step.change

    @property
    def direction(self) -> Literal["more", "fewer"]:
        return self.step.direction


def losses_of(made: RoundResult, card: Scorecard) -> tuple[Loss, ...]:
    """For a recognised commune, each item's least change that loses recognition, else its nearest worse band.

    Those that lose it come first, the smallest change before the larger. Each is scored afresh; no other datum moves,
    and what a form would be sent back for is left out.
    """
    if card.decision.verdict != "recognised":
        return ()
    limits = limits_of(made.book.standard)
    found = [loss for item in card.items if (loss := _loss(made, card, item, limits))]
    return tuple(sorted(found, key=lambda loss: (not loss.flips, loss.change if loss.flips else 0)))


def _loss(made: RoundResult, card: Scorecard, item: ItemCard, limits: Limits) -> Loss | None:
    nearest = None
    for loss in _falls(made, card, item, limits):  # scored one by one: equal steps have hundreds of falls
        if loss.flips:
            return loss
        nearest = nearest or loss
    return nearest


def falls_of(law: LawArrays, item: ItemCard) -> tuple[Step, ...]:
    """The falls to worse bands that this round alone can make, nearest first; the law is the commune's own."""
    if item.status is not Status.SCORED or item.own is None:
        return ()
    return steps_to_worse(law.line(item.item.id), item.part, item.whole, item.low, own=item.own)


def _falls(made: RoundResult, card: Scorecard, item: ItemCard, limits: Limits) -> Iterator[Loss]:
    facts = made.evidence.communes[card.unit.code].facts
    for step in falls_of(made.law_of(card), item):
        values = moved(item, step)
        if settled(limits, facts, values) == values:
            after = rescored(made, card.unit, changed(facts, values, NOWHERE))
            yield Loss(item, step, after, after.decision.verdict != "recognised")
