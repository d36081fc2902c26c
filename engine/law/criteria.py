"""Criteria as frozen data: items, how each is measured, its bands, actions and examples."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from engine.law.measures.kinds import Measure, line_of, reads_of
from engine.law.units.unit_facts import CaseTest
from engine.law.values import Cite, Exact, Flag, Mark, Points, Role, Shape, Slug, Text, WhenNone, Whole

# durable-rules takes at most 64 tests that hold at once (P12); no item of law comes near.
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


class Case(Shape):
    """Bands of an item for some communes or days: whole bands, with their own ground and examples."""

    id: Slug
    title: Text
    title_en: Text | None = None
    when: Annotated[tuple[CaseTest, ...], Field(min_length=1)]
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)]
    cite: Cite
    examples: tuple[Example, ...] = ()


class Item(Shape):
    """A scored part of a criterion; its ``except`` cases are tried in order before the bands that are for all others.

    Of its items with one letter in ``best_of`` only the best counts. ``case`` is the one that a line of an item is for
    (see ``lines``); no file writes it.
    """

    id: Slug
    title: Text
    title_en: Text
    max_points: Points
    measure: Measure
    when_none: WhenNone | None = None
    when_none_mark: Mark = "provisional"
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)]
    except_: Annotated[tuple[Case, ...], Field(alias="except")] = ()
    applies: tuple[CaseTest, ...] = ()
    applies_mark: Mark = "provisional"
    cite: Cite
    role: Role = "scored"
    best_of: Slug | None = None
    actions: tuple[Action, ...] = ()
    examples: tuple[Example, ...] = ()
    case: Annotated[SkipJsonSchema[str], Field(max_length=0, exclude=True)] = ""

    @property
    def line(self) -> str:
        """The name under which its bands are judged: the item's own, or with its case: tc02.1@mien-nui."""
        return f"{self.id}@{self.case}" if self.case else self.id

    @property
    def lines(self) -> tuple[Item, ...]:
        """The item with each of its bands: those for all others first, then every case's, under the item's own id."""
        cases = (
            self.model_copy(update={"bands": c.bands, "cite": c.cite, "examples": c.examples, "case": c.id})
            for c in self.except_
        )
        return (self, *cases)

    def __hash__(self) -> int:
        """Equal items have one id; what is kept by item is looked up often, and bands need not be gone through."""
        return hash(self.id)


class Criterion(Shape):
    """One of the standard's criteria, with its items.

    Bonus and deduction stand outside the maximum, and ``max_points`` caps them; points that are taken off are written
    above 0.
    """

    id: Slug
    number: Whole
    title: Text
    title_en: Text
    max_points: Points
    role: Role = "scored"
    mark: Mark
    cite: Cite
    applies: tuple[CaseTest, ...] = ()
    applies_mark: Mark = "provisional"
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
