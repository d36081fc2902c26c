"""Criteria as frozen data: items, how each is measured, its bands, actions and examples."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from engine.law.measures.kinds import Measure, line_of, reads_of
from engine.law.units.unit_facts import CaseTest
from engine.law.values import (
    TYPED_MARKS,
    Cite,
    Exact,
    Flag,
    Mark,
    Points,
    Role,
    Shape,
    Slug,
    Text,
    TypedMark,
    WhenNone,
    Whole,
    weakest,
)

# durable-rules takes at most 64 tests that hold at once (P12); no item of law comes near.
MOST_BANDS = 30


class Marks(Shape):
    """How sure a band's edge is and how sure its points are, where the two differ."""

    edge: TypedMark
    points: TypedMark


def _either_mark(schema: dict[str, Any]) -> None:
    """For an editor: a band has one mark, or two."""
    schema["required"] = [key for key in schema["required"] if key != "mark"]
    schema["anyOf"] = [{"required": ["mark"]}, {"required": ["marks"]}]


class Band(Shape):
    """Points for a stretch of values; ``equals`` is one value, ``otherwise`` all the rest.

    ``mark`` is the weaker of ``marks`` where the edge and the points are not equally sure.
    """

    at_least: Exact | None = None
    more_than: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None
    equals: Exact | None = None
    yes: Flag | None = None
    otherwise: Flag | None = None
    points: Points
    mark: TypedMark
    marks: Marks | None = None
    basis: Text | None = None

    model_config = ConfigDict(json_schema_extra=_either_mark)

    @model_validator(mode="before")
    @classmethod
    def _mark_of_two(cls, said: object) -> object:
        """Of two marks the weaker is the band's own: its points are as sure as the worse of them."""
        if not isinstance(said, dict) or "mark" in said or not isinstance(both := said.get("marks"), dict):
            return said
        known = [mark for mark in both.values() if mark in TYPED_MARKS]
        return {**said, "mark": weakest(*known)} if known else {**said, "mark": "provisional"}

    @model_validator(mode="after")
    def _marks_agree(self) -> Band:
        if self.marks and self.mark != (wanted := weakest(self.marks.edge, self.marks.points)):
            raise PydanticCustomError("LAW-380", "two words", {"given": self.mark, "wanted": wanted})
        return self

    @property
    def edge_mark(self) -> Mark:
        """How sure it is where the band begins and ends."""
        return self.marks.edge if self.marks else self.mark

    @property
    def points_mark(self) -> Mark:
        """How sure its points are."""
        return self.marks.points if self.marks else self.mark


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
    when_none_mark: TypedMark = "provisional"
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)]
    except_: Annotated[tuple[Case, ...], Field(alias="except")] = ()
    applies: tuple[CaseTest, ...] = ()
    applies_mark: TypedMark = "provisional"
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
    mark: TypedMark
    cite: Cite
    applies: tuple[CaseTest, ...] = ()
    applies_mark: TypedMark = "provisional"
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
