"""The law as frozen data: the standard with its classes, thresholds, knock-out and authorities.

pydantic checks the shape once, at the boundary; inside, the models are only read. Numbers
are exact: edges are Fractions from the author's text, points are whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engine.law.criteria import Criterion, Item
from engine.law.questions import EvidenceBook
from engine.law.recognising.conditions import Condition, LeftOut, Level
from engine.law.values import Cite, Day, Flag, Points, ProvinceType, Shape, Slug, Text, TypedMark, UnitType, Whole

MONTHS, PLAN_YEARS = 12, 5


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
    mark: TypedMark | None = None


class UnitClass(Shape):
    """A class of communes and the total it must reach."""

    id: Slug
    title: Text
    title_en: Text
    threshold: Points
    mark: TypedMark
    cite: Cite
    when: Annotated[tuple[UnitTest, ...], Field(min_length=1)]


class KnockOut(Shape):
    """No criterion may score 0, whatever the total."""

    criterion_scores: Whole
    title: Text
    title_en: Text
    mark: TypedMark
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
    """The most points there are; ``with_bonus`` is what a total may come to beyond them."""

    points: Points
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
    classes: Annotated[tuple[UnitClass, ...], Field(min_length=1)]
    unclassed: tuple[UnitType, ...] = ()
    knock_out: KnockOut | None = None
    conditions: tuple[Condition, ...] | None = None
    levels: tuple[Level, ...] = ()
    left_out: LeftOut | None = None
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    readings: tuple[Reading, ...]
    readers: Annotated[Whole, Field(ge=1, le=9)] = 1


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


def class_words(classes: Sequence[UnitClass]) -> Mapping[str, str]:
    """What ``value`` of ``class_overrides`` may be, each id with its words in both languages, and one to show."""
    return {
        "allowed": "; ".join(f"{known.id} ({known.title})" for known in classes),
        "allowed_en": "; ".join(f"{known.id} ({known.title_en})" for known in classes),
        "example": classes[-1].id,
    }


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
