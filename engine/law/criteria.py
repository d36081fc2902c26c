"""Criteria as frozen data: items, how each is measured, its bands, actions and examples."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.law.items.equal_steps import MOST_STEPS, Condition, Steps, bands_of
from engine.law.measures.kinds import Measure, line_of, reads_of
from engine.law.values import Cite, Exact, Flag, Mark, Points, Shape, Slug, Text, WhenNone, Whole

# durable-rules takes at most 64 tests that hold at once (P12); no ladder that is typed comes near.
MOST_BANDS = 30


class Band(Shape):
    """Points for a stretch of values; ``equals`` is one value, ``otherwise`` all the rest."""

    at_least: Exact | None = None
    more_than: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None
    equals: Exact | None = None
    yes: Flag | None = None
    otherwise: Flag | None = None
    points: Points
    mark: Mark
    basis: Text | None = None


class Example(Shape):
    """A value and its points: "49/50", "yes", "no", "3", "none" (nobody in the whole), "missing"."""

    name: Text
    given: Text
    points: Text


class Action(Shape):
    """What a commune can do to raise an item: effort to begin and for each one more, and whether this period allows it.

    Effort is in working days, an estimate of the policy desk and never law; a round may override it.
    """

    label: Text
    label_en: Text
    sector: Slug
    effort: Whole
    each: Whole = 0
    months: Whole
    possible: Flag


class Item(Shape):
    """A scored part of a criterion: its bands as typed, or those that its equal steps stand for."""

    id: Slug
    title: Text
    title_en: Text
    max_points: Points
    measure: Measure
    when_none: WhenNone | None = None
    when_none_mark: Mark = "provisional"
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)] = ()
    steps: Steps | None = None
    cite: Cite
    actions: tuple[Action, ...] = ()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _expanded(self) -> Item:
        if bool(self.bands) == bool(self.steps):
            raise PydanticCustomError("LAW-428", "bands or steps", {"name": self.id})
        return with_steps(self, self.steps) if self.steps else self

    @property
    def bands_said(self) -> tuple[tuple[object, ...], ...]:
        """What the bands claim and give, however they were written and how sure they are."""
        marks = ("mark", "basis")
        return tuple(tuple(v for k, v in band.__dict__.items() if k not in marks) for band in self.bands)

    def __hash__(self) -> int:
        """Equal items have one id; what is kept by item is looked up often, and bands need not be gone through."""
        return hash(self.id)


def with_steps(item: Item, steps: Steps) -> Item:
    """An item with equal steps, and the bands that they stand for; refuses what makes none, or too many."""
    line = line_of(item.measure)
    if line.values == "answer":
        raise PydanticCustomError("LAW-431", "steps of an answer", {"name": item.id})
    if steps.each <= 0 or not steps.points:
        key, given = ("each", steps.each) if steps.each <= 0 else ("points", steps.points)
        raise PydanticCustomError("LAW-430", "no step", {"name": item.id, "key": key, "given": str(given)})
    if steps.below is not None and (steps.below - steps.start) * steps.points > 0:
        raise PydanticCustomError("LAW-432", "below the start", {"name": item.id, "given": str(steps.below)})
    bands = bands_of(steps, item.max_points, line)
    if len(bands) > MOST_STEPS:
        raise PydanticCustomError("LAW-429", "too many", {"name": item.id, "most": str(MOST_STEPS)})
    return item.model_copy(update={"steps": steps, "bands": tuple(_band(band, steps) for band in bands)})


def _band(said: Condition, steps: Steps) -> Band:
    told: dict[str, object] = {"points": said.points, "mark": steps.mark, "basis": steps.basis}
    return Band.model_validate({**told, **({said.word: said.edge} if said.word else {"otherwise": True})})


class Criterion(Shape):
    """One of the standard's criteria, with its items."""

    id: Slug
    number: Whole
    title: Text
    title_en: Text
    max_points: Points
    mark: Mark
    cite: Cite
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


def evidence_of(measure: Shape) -> tuple[str, ...]:
    """The evidence a measure reads: part then whole, or the one datum."""
    return reads_of(measure).names


def ratio_of(measure: Shape, written: Fraction) -> Fraction:
    """An edge as the law writes it, as part ÷ whole; a change of -10 % is 9/10 of before, so nothing is below 0."""
    return line_of(measure).ratio(written)


def written_of(measure: Shape, ratio: Fraction) -> Fraction:
    """A part ÷ whole as the law writes it: the inverse of ``ratio_of``."""
    return line_of(measure).written(ratio)
