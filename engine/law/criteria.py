"""Criteria as frozen data: items, how each is measured, its bands, actions and examples."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, TypeAlias

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from engine.law.items.equal_steps import MOST_STEPS, Condition, Steps, bands_of
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

# durable-rules takes at most 64 tests that hold at once (P12); no ladder that is typed comes near.
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


Bands: TypeAlias = Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)]


class Case(Shape):
    """Bands of an item for some communes or days, all of them as typed or by equal steps: own ground, own examples."""

    id: Slug
    title: Text
    title_en: Text | None = None
    when: Annotated[tuple[CaseTest, ...], Field(min_length=1)]
    bands: Bands = ()
    steps: Steps | None = None
    cite: Cite
    examples: tuple[Example, ...] = ()


class Item(Shape):
    """A scored part of a criterion; its ``except`` cases are tried in order before the bands that are for all others.

    Bands are as typed, or those that equal steps stand for. Of its items with one letter in ``best_of`` only the best
    counts. ``case`` is the one that a line of an item is for (see ``lines``); no file writes it.
    """

    id: Slug
    title: Text
    title_en: Text
    max_points: Points
    measure: Measure
    when_none: WhenNone | None = None
    when_none_mark: TypedMark = "provisional"
    bands: Bands = ()
    steps: Steps | None = None
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
        return (self, *map(self._line_of, self.except_))

    @property
    def top_mark(self) -> Mark:
        """How sure its full points are: as the least sure of its best bands, whatever communes they are for."""
        return weakest(*(max(line.bands, key=lambda band: band.points).mark for line in self.lines))

    def band_of(self, rule: str | None) -> Band | None:
        """The band that a rule is of, its own or one of a case's; None for an empty whole and for no rule."""
        owner, _, at = (rule or "").rpartition("/")
        line = next((line for line in self.lines if line.line == owner), None)
        return line.bands[int(at) - 1] if line and at.isdigit() else None

    def _line_of(self, case: Case) -> Item:
        own = {key: getattr(case, key) for key in ("bands", "steps", "cite", "examples")}
        return self.model_copy(update={**own, "case": case.id})

    @model_validator(mode="after")
    def _expanded(self) -> Item:
        for line in self.lines:
            if bool(line.bands) == bool(line.steps):
                raise PydanticCustomError("LAW-428", "bands or steps", {"name": line.line})
        cases = tuple(
            case.model_copy(update={"bands": with_steps(line, case.steps).bands}) if case.steps else case
            for case, line in zip(self.except_, self.lines[1:], strict=True)
        )
        item = self.model_copy(update={"except_": cases}) if any(case.steps for case in cases) else self
        return with_steps(item, item.steps) if item.steps else item

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
        raise PydanticCustomError("LAW-431", "steps of an answer", {"name": item.line})
    if steps.each <= 0 or not steps.points:
        key, given = ("each", steps.each) if steps.each <= 0 else ("points", steps.points)
        raise PydanticCustomError("LAW-430", "no step", {"name": item.line, "key": key, "given": str(given)})
    if steps.below is not None and (steps.below - steps.start) * steps.points > 0:
        raise PydanticCustomError("LAW-432", "below the start", {"name": item.line, "given": str(steps.below)})
    bands = bands_of(steps, item.max_points, line)
    if len(bands) > MOST_STEPS:
        raise PydanticCustomError("LAW-429", "too many", {"name": item.line, "most": str(MOST_STEPS)})
    return item.model_copy(update={"steps": steps, "bands": tuple(_band(band, steps) for band in bands)})


def _band(said: Condition, steps: Steps) -> Band:
    told: dict[str, object] = {"points": said.points, "mark": steps.mark, "basis": steps.basis}
    return Band.model_validate({**told, **({said.word: said.edge} if said.word else {"otherwise": True})})


class Criterion(Shape):
    """One of the standard's criteria, with its items.

    Bonus and deduction stand outside the maximum, and ``max_points`` caps them; points that are taken off are written
    above 0. ``period`` is what its data are about, the round's own where it names none.
    """

    id: Slug
    number: Whole
    title: Text
    title_en: Text
    max_points: Points
    role: Role = "scored"
    mark: TypedMark
    cite: Cite
    period: Slug | None = None
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
