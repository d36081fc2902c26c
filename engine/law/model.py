"""The law as frozen data: standard, criteria, items, bands, evidence, classes, authorities.

pydantic checks the shape once, at the boundary; inside, the models are only read. Numbers
are exact: edges are Fractions from the author's text, points are whole.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

Mark = Literal["verbatim", "reported", "provisional", "checked"]
FIRM_MARKS: frozenset[str] = frozenset({"verbatim", "reported", "checked"})
UnitType = Literal["xa", "phuong", "thi_tran", "dac_khu"]
ProvinceType = Literal["tinh", "thanh_pho"]
WhenNone = Literal["full_points", "zero", "not_applicable"]
EvidenceKind = Literal["count", "yes_no"]

# durable-rules takes at most 64 tests that hold at once (P12); no item of law comes near.
MOST_BANDS = 30
LARGEST_POINTS = 1_000_000
LARGEST_COUNT = 10**9


def _exact(value: object) -> object:
    """A decimal or a fraction in English digits ("97.5", "1/3") as an exact Fraction."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d{1,9})?|\d{1,9}/[1-9]\d{0,8}", value):
        return Fraction(value)
    raise PydanticCustomError("LAW-205", "not a number", {"given": str(value)})


def _whole(value: object) -> object:
    """Digits as a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    raise PydanticCustomError("LAW-206", "not a whole number", {"given": str(value)})


def _flag(value: object) -> object:
    """The words true and false; YAML's other spellings are refused."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("LAW-207", "not true or false", {"given": str(value)})


def _day(value: object) -> object:
    """An ISO day that exists in the calendar."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: object) -> object:
    raise PydanticCustomError("LAW-208", "not a day", {"given": str(value)})


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
EvidenceId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,59}$")]
Slug: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9.\-]{0,59}$")]
Exact: TypeAlias = Annotated[
    Fraction,
    BeforeValidator(_exact),
    WithJsonSchema({"type": ["number", "string"], "description": "97.5 or 1/3"}),
]
Whole: TypeAlias = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=LARGEST_COUNT)]
Points: TypeAlias = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=LARGEST_POINTS)]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]


class Shape(BaseModel):
    """Closed, frozen and strict: an unknown key is an error, nothing is coerced in silence."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, populate_by_name=True
    )


class Cite(Shape):
    """Where a number stands: document with its date, the clause, and what a stand-in rests on."""

    document: Text
    at: Text
    basis: Text | None = None


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


def _measure_kind(value: object) -> str | None:
    kinds = ("yes_no", "share", "rate", "count")
    if isinstance(value, dict):
        return next((kind for kind in kinds if kind in value), None)
    return next((kind for kind in kinds if hasattr(value, kind)), None)


Measure: TypeAlias = Annotated[
    Annotated[YesNo, Tag("yes_no")]
    | Annotated[Share, Tag("share")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Count, Tag("count")],
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


class Evidence(Shape):
    """A datum a commune gives once: how it is asked, its unit, limits, and who holds it."""

    id: EvidenceId
    label: Text
    label_en: Text
    question: Text
    question_en: Text
    kind: EvidenceKind
    unit: Text | None = None
    unit_en: Text | None = None
    at_least: Whole = 0
    at_most: Whole = LARGEST_COUNT
    not_more_than: tuple[EvidenceId, ...] = ()
    holder: Text
    holder_en: Text
    sensitive: Flag = False
    indicator: Text | None = None
    hint: Text | None = None
    hint_en: Text | None = None


class Check(Shape):
    """Consistency between data: a sum that may not exceed a datum, or a jump since last round."""

    id: Slug
    sum: tuple[EvidenceId, ...] = ()
    not_more_than: EvidenceId | None = None
    jump: EvidenceId | None = None
    over_percent: Whole | None = None
    level: Literal["error", "warning"]
    why: Text
    why_en: Text


class UnitTest(Shape):
    """Unit facts that put a commune in a class, between two days; all that are given must hold.

    ``mark`` is that of the reading, where it differs from the class's own.
    """

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    type: Annotated[tuple[UnitType, ...], Field(min_length=1)]
    province: ProvinceType | None = None
    mountain: Flag | None = None
    island: Flag | None = None
    area_iii: Flag | None = None
    mark: Mark | None = None


class UnitClass(Shape):
    """A class of communes and the total it must reach."""

    id: Slug
    title: Text
    title_en: Text
    threshold: Points
    mark: Mark
    cite: Cite
    when: Annotated[tuple[UnitTest, ...], Field(min_length=1)]


class KnockOut(Shape):
    """No criterion may score 0, whatever the total."""

    criterion_scores: Whole
    title: Text
    title_en: Text
    mark: Mark
    cite: Cite


class Authority(Shape):
    """Who receives, appraises and recognises, between two days, and how sure that is."""

    id: Slug
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    appraises: Text
    appraises_en: Text
    recognises: Text
    recognises_en: Text
    status: Literal["settled", "assumption"]
    mark: Mark
    cite: Cite


class Reading(Shape):
    """A rule of reading the text, with its mark: rounding, empty wholes, missing evidence."""

    id: Slug
    text: Text
    text_en: Text
    mark: Mark


class Cycle(Shape):
    """When rounds are held: months, and years counted within the five-year plan."""

    months: tuple[Whole, ...]
    plan_years: tuple[Whole, ...]
    mark: Mark
    cite: Cite


class Law(Shape):
    """The legal document: number and date together name it."""

    number: Text
    date: Day
    title: Text
    title_en: Text
    signed: Text


class Maximum(Shape):
    """The most points there are."""

    points: Points
    mark: Mark
    cite: Cite


class StandardHead(Shape):
    """``standard.yaml``: all that belongs to the whole."""

    id: Slug
    title: Text
    title_en: Text
    status: Literal["in_force", "draft", "partial"]
    law: Law
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    maximum: Maximum
    cycle: Cycle
    criteria: Annotated[tuple[Slug, ...], Field(min_length=1)]
    classes: Annotated[tuple[UnitClass, ...], Field(min_length=1)]
    knock_out: KnockOut
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    readings: tuple[Reading, ...]


class EvidenceBook(Shape):
    """``evidence.yaml``: every datum once, and the checks between data."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()


class Standard(Shape):
    """A whole standard, as the engine reads it."""

    head: StandardHead
    criteria: tuple[Criterion, ...]
    book: EvidenceBook

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in the standard's order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)


class Unit(Shape):
    """A commune's unit facts on the day of the round; None is not known."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
    name: Text
    type: UnitType
    province: ProvinceType
    mountain: bool | None
    island: bool | None
    area_iii: bool | None
    basis: Text | None = None


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
    raise TypeError(measure)


def scale_of(measure: Measure) -> int:
    """What an edge is divided by to compare with part ÷ whole: 100 for percent, N for per N."""
    return 100 if isinstance(measure, Share) else measure.per if isinstance(measure, Rate) else 1
