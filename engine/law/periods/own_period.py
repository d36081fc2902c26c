"""A period that criteria share: as the law writes it, and the days that it is in a round.

Days are months and days, with how many years before the year of the round's day: "-1 11-01" to "10-31" in a round of
2026 is 01/11/2025 to 31/10/2026. The 29th of February is the last of February in a common year. So many months are
those up to the round's day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from engine.language import Say
from engine.law.values import Cite, Shape, Slug, Text, TypedMark, Whole

MOST_MONTHS = 60
WRITTEN = re.compile(r"(?:-([1-5]) )?(\d\d)-(\d\d)")
LEAP_YEAR = 2024
PLACEHOLDER = "{ky}"


class Days(NamedTuple):
    """A stretch of days, both ends among them."""

    first: date
    last: date


class RoundDays(NamedTuple):
    """The day of a round, and the days between which it counts."""

    on: date
    counted: Days


class _Written(NamedTuple):
    """A day as a period writes it; in the order of the calendar."""

    years_on: int
    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day in a round of that year; the last of February where that has no 29th."""
        own = year + self.years_on
        return date(own, self.month, min(self.day, monthrange(own, self.month)[1]))


def _written(text: str) -> _Written | None:
    """The day that a text writes; None where it is none."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    years, month, day = int(found[1] or 0), int(found[2]), int(found[3])
    return _Written(-years, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(LEAP_YEAR, month)[1] else None


def _day_of_year(text: str) -> str:
    if _written(text) is None:
        raise PydanticCustomError("LAW-531", "no month and day", {"given": text})
    return text


def _some_months(months: int) -> int:
    if not 1 <= months <= MOST_MONTHS:
        raise PydanticCustomError("LAW-533", "not so many months", {"given": str(months), "most": str(MOST_MONTHS)})
    return months


DayOfYear = Annotated[Text, AfterValidator(_day_of_year)]


class OwnPeriod(Shape):
    """A period of some criteria: from a day of the year to another, or so many months up to the round's day."""

    id: Slug
    title: Text
    title_en: Text
    from_: Annotated[DayOfYear | None, Field(alias="from")] = None
    to: DayOfYear | None = None
    months: Annotated[Whole, AfterValidator(_some_months)] | None = None
    mark: TypedMark
    cite: Cite

    @model_validator(mode="after")
    def _written_one_way(self) -> OwnPeriod:
        if (self.from_ is None) != (self.to is None) or (self.from_ is None) == (self.months is None):
            raise PydanticCustomError("LAW-530", "from and to, or months", {"name": self.id})
        first, last = _written(self.from_ or ""), _written(self.to or "")
        if first and last and first > last:
            raise PydanticCustomError("LAW-532", "ends first", {"name": self.id})
        return self

    @property
    def typed(self) -> tuple[str, ...]:
        """The keys that its days are written with."""
        return ("months",) if self.from_ is None else ("from", "to")

    @property
    def written(self) -> str:
        """What its days hang on, as it is written: "-1 11-01/10-31", "24"."""
        return f"{self.from_}/{self.to}" if self.months is None else str(self.months)

    def days(self, on: date) -> Days:
        """The days that it is in a round of a day."""
        first, last = _written(self.from_ or ""), _written(self.to or "")
        if first and last:
            return Days(first.in_year(on.year), last.in_year(on.year))
        return Days(months_before(on, self.months or 0) + timedelta(days=1), on)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last day of a month goes to the last of that one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def days_of(period: OwnPeriod | None, asked: RoundDays) -> Days:
    """The days that a datum is about: those of its own period, or else those that the round counts."""
    return period.days(asked.on) if period else asked.counted


def days_words(days: Days, say: Say) -> str:
    """Some days as they stand in a question: "từ 01/11/2025 đến 31/10/2026"."""
    return say("từ {first} đến {last}", first=say.day(days.first), last=say.day(days.last))


def period_words(period: OwnPeriod, say: Say) -> str:
    """What a period is in any round: "01/11 năm trước đến 31/10", "24 tháng đến ngày chốt"."""
    first, last = _written(period.from_ or ""), _written(period.to or "")
    if first and last:
        return say("từ {first} đến {last}", first=_in_any_year(first, say), last=_in_any_year(last, say))
    return say("{n} tháng tính đến ngày chốt của đợt", n=period.months or 0)


def _in_any_year(day: _Written, say: Say) -> str:
    told = f"{day.day:02}/{day.month:02}"
    if not day.years_on:
        return say("{day} năm của đợt", day=told)
    if day.years_on == -1:
        return say("{day} năm trước", day=told)
    return say("{day} của {n} năm trước", day=told, n=-day.years_on)
