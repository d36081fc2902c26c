"""Criteria as frozen data: items, how each is measured, its bands, actions and examples."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from engine.law.values import Cite, EvidenceId, Exact, Flag, Mark, Points, Shape, Slug, Text, WhenNone, Whole

# durable-rules takes at most 64 tests that hold at once (P12); no item of law comes near.
MOST_BANDS = 30


class YesNo(Shape):
    """A yes or a no."""

    yes_no: EvidenceId


class Share(Shape):
    """Part of a whole, in percent; a survey counts from ``asked_at_least`` respondents."""

    share: EvidenceId
    of: EvidenceId
    asked_at_least: Whole | None = None


class Rate(Shape):
    """Cases per 1,000 or 100,000 of a population."""

    rate: EvidenceId
    of: EvidenceId
    per: Annotated[Whole, Field(ge=1)]


class Count(Shape):
    """A number of things."""

    count: EvidenceId


class Change(Shape):
    """How much a count has changed since the round before, in percent of what it was; -10 is a tenth less."""

    change: EvidenceId


def _measure_kind(value: object) -> str | None:
    kinds = ("yes_no", "share", "rate", "count", "change")
    if isinstance(value, dict):
        return next((kind for kind in kinds if kind in value), None)
    return next((kind for kind in kinds if hasattr(value, kind)), None)


Measure: TypeAlias = Annotated[
    Annotated[YesNo, Tag("yes_no")]
    | Annotated[Share, Tag("share")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Count, Tag("count")]
    | Annotated[Change, Tag("change")],
    Discriminator(_measure_kind, custom_error_type="LAW-209", custom_error_message="no known measure"),
]


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
    """A scored part of a criterion."""

    id: Slug
    title: Text
    title_en: Text
    max_points: Points
    measure: Measure
    when_none: WhenNone | None = None
    when_none_mark: Mark = "provisional"
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MOST_BANDS)]
    cite: Cite
    actions: tuple[Action, ...] = ()
    examples: tuple[Example, ...] = ()


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


def evidence_of(measure: Measure) -> tuple[str, ...]:
    """The evidence a measure reads: part then whole, or the one datum."""
    match measure:
        case YesNo():
            return (measure.yes_no,)
        case Share():
            return (measure.share, measure.of)
        case Rate():
            return (measure.rate, measure.of)
        case Count():
            return (measure.count,)
        case Change():
            return (measure.change,)
    raise TypeError(measure)


def scale_of(measure: Measure) -> int:
    """What an edge is divided by to compare with part ÷ whole: 100 for percent, N for per N."""
    return 100 if isinstance(measure, (Share, Change)) else measure.per if isinstance(measure, Rate) else 1


def ratio_of(measure: Measure, written: Fraction) -> Fraction:
    """An edge as the law writes it, as part ÷ whole; a change of -10 % is 9/10 of before, so nothing is below 0."""
    return written / scale_of(measure) + isinstance(measure, Change)


def written_of(measure: Measure, ratio: Fraction) -> Fraction:
    """A part ÷ whole as the law writes it: the inverse of ``ratio_of``."""
    return (ratio - isinstance(measure, Change)) * scale_of(measure)
