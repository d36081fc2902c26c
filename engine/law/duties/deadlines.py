"""When a task is due, as a letter says it: by a day, on days or in a season of every year, after an event."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, field_serializer
from pydantic_core import PydanticCustomError

from engine.law.values import Day, EvidenceId, Flag, Shape, Text, Whole

DayOfMonth: TypeAlias = Annotated[Whole, Field(ge=1, le=31)]
LEAP_YEAR = 2024


def _month_day(value: object) -> object:
    """The text 11-10 as (11, 10), on the calendar of a leap year."""
    if isinstance(value, tuple):
        return value
    try:
        day = date.fromisoformat(f"{LEAP_YEAR}-{value}")
    except ValueError:
        raise PydanticCustomError("LAW-508", "no day of a year", {"given": str(value)}) from None
    return day.month, day.day


def _days_of_year(value: object) -> object:
    """One day of the year stands for a list of one."""
    return (value,) if isinstance(value, str) else value


def _in_order(days: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    if list(days) != sorted(set(days)):
        shown = ", ".join(f"{month:02}-{day:02}" for month, day in sorted(set(days)))
        raise PydanticCustomError("LAW-509", "days not in order", {"wanted": shown})
    return days


MonthDay: TypeAlias = Annotated[tuple[int, int], BeforeValidator(_month_day), WithJsonSchema({"type": "string"})]
YearDays: TypeAlias = Annotated[
    tuple[MonthDay, ...], Field(min_length=1), BeforeValidator(_days_of_year), AfterValidator(_in_order)
]


class By(Shape):
    """A fixed day; ``strict`` is "trước ngày": the day itself is too late."""

    by: Day
    strict: Flag = False


class Between(Shape):
    """A stretch of days in which the thing is to be done."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day


class EveryYear(Shape):
    """A day of every year, or several of them, in order: twice for what is done every half-year."""

    every_year: YearDays
    strict: Flag = False

    @field_serializer("every_year")
    def as_said(self, days: tuple[tuple[int, int], ...]) -> object:
        """One day stands alone: a form bears a hash of its letter, and outlives the list."""
        return days[0] if len(days) == 1 else days


class SeasonDays(Shape):
    """The first and the last day of a season; the last may lie in the year after."""

    from_: Annotated[MonthDay, Field(alias="from")]
    to: MonthDay


class Season(Shape):
    """A season of every year in which the thing is to be done."""

    each_year: SeasonDays


class EveryMonth(Shape):
    """A day of every month; where a month has fewer days, its last."""

    every_month: DayOfMonth
    strict: Flag = False


class After(Shape):
    """So many days, or working days, after an event: the day of the event's paper."""

    after: EvidenceId
    days: Whole | None = None
    working_days: Whole | None = None


class OpenEnd(Shape):
    """No day is given: open for the letter's year (``continuous`` in the letter's own words)."""

    open: Literal["year", "continuous", "urgent", "event"]


def _when_kind(value: object) -> str | None:
    keys = {"by": "by", "from": "between", "from_": "between", "every_year": "every_year", "each_year": "each_year"}
    keys |= {"every_month": "every_month", "after": "after", "open": "open"}
    held = value if isinstance(value, dict) else dict.fromkeys(getattr(type(value), "model_fields", {}))
    return next((tag for key, tag in keys.items() if key in held), None)


When: TypeAlias = Annotated[
    Annotated[By, Tag("by")]
    | Annotated[Between, Tag("between")]
    | Annotated[EveryYear, Tag("every_year")]
    | Annotated[Season, Tag("each_year")]
    | Annotated[EveryMonth, Tag("every_month")]
    | Annotated[After, Tag("after")]
    | Annotated[OpenEnd, Tag("open")],
    Discriminator(_when_kind, custom_error_type="LAW-501", custom_error_message="no known deadline"),
]


class Deadline(Shape):
    """When a task is due, between two days of validity, and to whom the report goes."""

    valid_from: Day | None = None
    valid_until: Day | None = None
    when: When
    to: Text | None = None
    to_en: Text | None = None
    said: Text | None = None
