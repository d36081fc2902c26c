"""The law as frozen data: the standard with its classes, thresholds, knock-out and authorities.

pydantic checks the shape once, at the boundary; inside, the models are only read. Numbers
are exact: edges are Fractions from the author's text, points are whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from engine.law.criteria import Criterion, Item
from engine.law.periods.own_period import OwnPeriod
from engine.law.points.scores import STEPS, TYPED, Score, of_steps, score_of
from engine.law.questions import EvidenceBook
from engine.law.recognising.conditions import Condition, LeftOut, Level
from engine.law.units.unit_facts import BUILT_IN, CaseTest, FactValue, ProvinceCode, UnitFact, UnitTest
from engine.law.values import (
    Cite,
    Day,
    EvidenceId,
    Exact,
    Points,
    ProvinceType,
    Shape,
    Slug,
    Step,
    Text,
    TypedMark,
    UnitType,
    Whole,
)

MONTHS, PLAN_YEARS = 12, 5


class DatedBar(Shape):
    """The total that a class must reach from a day on, until the next of its lines."""

    from_: Annotated[Day, Field(alias="from")]
    points: Points
    mark: TypedMark


# As the files write it: points, or a percent of the maximum.
WRITTEN_BAR = {
    "anyOf": [
        {"type": "integer", "minimum": 0},
        {"type": "object", "properties": {"percent": {"type": "number"}}, "required": ["percent"],
         "additionalProperties": False},
    ]
}  # fmt: skip


class UnitClass(Shape):
    """A class of communes and the total it must reach.

    With ``thresholds_by_day`` the ``threshold`` is that of the first line; ``on`` gives the class as it stands on a
    day. ``percent`` is what the files write where the threshold is a share of the maximum.
    """

    id: Slug
    title: Text
    title_en: Text
    threshold: Annotated[Points, WithJsonSchema(WRITTEN_BAR)]
    percent: Annotated[SkipJsonSchema[Exact | None], Field(exclude=True)] = None
    thresholds_by_day: tuple[DatedBar, ...] = ()
    mark: TypedMark
    cite: Cite
    when: Annotated[tuple[UnitTest, ...], Field(min_length=1)]

    def on(self, day: date) -> UnitClass:
        """The class with the threshold of a day; before the first of its lines that of the first."""
        begun = [bar for bar in self.thresholds_by_day if bar.from_ <= day] or list(self.thresholds_by_day[:1])
        return self.model_copy(update={"threshold": begun[-1].points, "mark": begun[-1].mark}) if begun else self

    @property
    def bars(self) -> tuple[UnitClass, ...]:
        """The class as it is judged, once for each of its thresholds: a dated one as other@2028-01-01."""
        dated = (self.on(bar.from_).model_copy(update={"id": self.bar_on(bar.from_)}) for bar in self.thresholds_by_day)
        return tuple(dated) or (self,)

    def bar_on(self, day: date) -> str:
        """The name of the threshold of a day, as the table has it."""
        begun = [bar for bar in self.thresholds_by_day if bar.from_ <= day] or list(self.thresholds_by_day[:1])
        return f"{self.id}@{begun[-1].from_.isoformat()}" if begun else self.id


class KnockOut(Shape):
    """No criterion may score 0, whatever the total."""

    criterion_scores: Whole
    title: Text
    title_en: Text
    mark: TypedMark
    cite: Cite


class Authority(Shape):
    """Who receives, appraises and recognises, between two days, and how sure that is; ``when`` it is for some only."""

    id: Slug
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    when: tuple[CaseTest, ...] = ()
    appraises: Text
    appraises_en: Text
    recognises: Text
    recognises_en: Text
    status: Literal["settled", "assumption"]
    mark: TypedMark
    cite: Cite


class Reading(Shape):
    """A rule of reading the text, with its mark: rounding, empty wholes, missing evidence."""

    id: Slug
    text: Text
    text_en: Text
    mark: TypedMark


class Cycle(Shape):
    """When rounds are held: months, and years counted within the five-year plan; an empty list is every one."""

    months: tuple[Whole, ...]
    plan_years: tuple[Whole, ...]
    mark: TypedMark
    cite: Cite

    def holds(self, day: date) -> bool:
        """Whether a day lies in the cycle."""
        in_month = not self.months or day.month in self.months
        return in_month and (not self.plan_years or plan_year(day) in self.plan_years)

    @property
    def strays(self) -> tuple[tuple[str, int, int], ...]:
        """Numbers that no day is held against, by key and place: no month, no year of a plan, or there twice."""
        lists = (("months", self.months, MONTHS), ("plan_years", self.plan_years, PLAN_YEARS))
        return tuple(
            (key, at, number)
            for key, numbers, most in lists
            for at, number in enumerate(numbers)
            if not 1 <= number <= most or number in numbers[:at]
        )


def plan_year(day: date) -> int:
    """A day's year within its five-year plan, 1 to 5: plans run 2016-2020, 2021-2025, 2026-2030."""
    return (day.year - 1) % PLAN_YEARS + 1


class Law(Shape):
    """The legal document: number and date together name it."""

    number: Text
    date: Day
    title: Text
    title_en: Text
    signed: Text


class Amends(Shape):
    """The standard that a folder amends, and the hash of that as it stood: what is not said here stands there."""

    standard: Slug
    sha256: Text


class Maximum(Shape):
    """The most points there are; ``with_bonus`` is what a total may come to beyond them.

    ``step`` is the least part of a point: all points are whole numbers of it. Absent, points are whole.
    """

    points: Points
    step: Step | None = None
    with_bonus: Points | None = None
    mark: TypedMark
    cite: Cite


class StandardHead(Shape):
    """``standard.yaml``: all that belongs to the whole.

    ``readers`` is how many persons must read a number in the text alike before it is checked. ``replaces`` is the
    standard that ends when this one begins; ``unclassed`` are the kinds of commune that are meant to be in no class.
    What bars recognition is
    the knock-out, conditions, both, or by an empty list nothing (LAW-481); without ``levels`` there is one level.
    With ``amends`` the files say only what changes.
    """

    id: Slug
    title: Text
    title_en: Text
    status: Literal["in_force", "draft", "partial"]
    replaces: Slug | None = None
    amends: Amends | None = None
    law: Law
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    maximum: Maximum
    cycle: Cycle
    criteria: Annotated[tuple[Slug, ...], Field(min_length=1)]
    periods: tuple[OwnPeriod, ...] = ()
    unit_facts: tuple[UnitFact, ...] = ()
    classes: Annotated[tuple[UnitClass, ...], Field(min_length=1)]
    unclassed: tuple[UnitType, ...] = ()
    knock_out: KnockOut | None = None
    conditions: tuple[Condition, ...] | None = None
    levels: tuple[Level, ...] = ()
    left_out: LeftOut | None = None
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    readings: tuple[Reading, ...]
    readers: Annotated[Whole, Field(ge=1, le=9)] = 1

    @model_validator(mode="before")
    @classmethod
    def _bars(cls, tree: object) -> object:
        """Thresholds in points: a percent is of the maximum, and dated ones begin with their first line."""
        classes = tree.get("classes") if isinstance(tree, dict) else None
        if not isinstance(classes, tuple) or not isinstance(tree, dict):
            return tree
        maximum = tree["maximum"] if isinstance(tree.get("maximum"), dict) else {}
        return {**tree, "classes": tuple(_with_bar(c, maximum) if isinstance(c, dict) else c for c in classes)}

    @property
    def step(self) -> Score:
        """The least part of a point that the standard has; 1 where points are whole."""
        return self.maximum.step or 1

    @property
    def bars(self) -> tuple[UnitClass, ...]:
        """Every class as it is judged, once for each of its thresholds."""
        return tuple(bar for unit_class in self.classes for bar in unit_class.bars)


def _with_bar(told: Mapping[str, object], maximum: Mapping[str, object]) -> Mapping[str, object]:
    """A class as written, with its threshold in points; what cannot be reckoned stays, to be told of at its place."""
    written, dated = told.get("threshold"), told.get("thresholds_by_day")
    most, step = str(maximum.get("points")), str(maximum.get("step", "1"))
    if isinstance(written, dict) and set(written) == {"percent"} and TYPED.fullmatch(most) and step in STEPS:
        percent = str(written["percent"])
        if re.fullmatch(r"\d{1,3}(\.\d{1,9})?", percent):
            steps = Fraction(percent) * Fraction(most) / 100 / Fraction(step)
            return {**told, "threshold": of_steps(int(steps), score_of(step)), "percent": percent}
    first = dated[0] if isinstance(dated, tuple) and dated else None
    if written is None and isinstance(first, dict) and "points" in first:
        return {**told, "threshold": first["points"]}
    return told


class Standard(Shape):
    """A whole standard, as the engine reads it; ``amended`` are the documents that it amends, the latest first."""

    head: StandardHead
    criteria: tuple[Criterion, ...]
    book: EvidenceBook
    amended: tuple[Law, ...] = ()

    @property
    def laws(self) -> tuple[Law, ...]:
        """Its own document, then those that it amends: what they say and it leaves alone is law still."""
        return (self.head.law, *self.amended)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in the standard's order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)

    def period_of(self, criterion: Criterion) -> OwnPeriod | None:
        """The period that a criterion's data are about; None where that is the round's."""
        return next((period for period in self.head.periods if period.id == criterion.period), None)

    @property
    def lines(self) -> tuple[Item, ...]:
        """Every item with each of its bands, those of a case after those for all others."""
        return tuple(line for item in self.items for line in item.lines)


def class_words(classes: Sequence[UnitClass]) -> Mapping[str, str]:
    """What ``value`` of ``class_overrides`` may be, each id with its words in both languages, and one to show."""
    return {
        "allowed": "; ".join(f"{known.id} ({known.title})" for known in classes),
        "allowed_en": "; ".join(f"{known.id} ({known.title_en})" for known in classes),
        "example": classes[-1].id,
    }


class Unit(Shape):
    """A commune's unit facts on the day of the round; None is not known, and so is a declared fact that is not here."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
    name: Text
    type: UnitType
    province: ProvinceType
    mountain: bool | None
    island: bool | None
    area_iii: bool | None
    basis: Text | None = None
    province_code: ProvinceCode | None = None
    facts: tuple[tuple[EvidenceId, FactValue], ...] = ()

    def told(self, name: str) -> FactValue | None:
        """What is known of a fact by its name, declared or built in."""
        return dict(self.facts).get(name) if name not in BUILT_IN else getattr(self, name)
