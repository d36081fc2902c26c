"""From a letter's deadline to days: the last day in time, the first day of a paper that counts, and the next turn.

The day of asking is an argument. A deadline keeps to its day even on a weekend: only working days skip days off.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.law.directives import After, Between, By, Deadline, EveryMonth, EveryYear, Letter, OpenEnd
from engine.rules.duties import Span

DAY = timedelta(days=1)
SATURDAY = 5
Holidays = Mapping[int, frozenset[date]]


class YearNotListed(Exception):
    """Working days run through a year whose holidays nobody has listed; they are never guessed."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(str(year))


@dataclass(frozen=True, slots=True)
class Clock:
    """What turns deadlines into days: the day of asking, the period's first day, "trước ngày" strict or not, days off."""

    on: date
    start: date
    strict: bool
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as days: ``last`` in time, ``since`` the first day of a paper that counts, ``next`` the coming turn."""

    span: Span
    last: date | None = None
    since: date | None = None
    next: date | None = None


def due_of(deadline: Deadline, letter: Letter, clock: Clock, event: date | None = None) -> Due:
    """The days of a deadline that hangs on no event, or on the event of that day.

    ``event`` is None where its day is not known. Raises YearNotListed for working days in a year without holidays.
    """
    match deadline.when:
        case By() as when:
            return _dated(_strictly(when.by, clock, strict=when.strict), None, clock.on)
        case Between() as when:
            return _dated(when.to, when.from_, clock.on)
        case EveryYear() | EveryMonth() as when:
            return _turn(when, letter, clock)
        case After() as when:
            last = after_event(when, event, clock.holidays) if event else None
            return _dated(last, event, clock.on) if last else Due(Span.NOT_KNOWN)
        case OpenEnd() as when:
            year = letter.year or (clock.on.year if when.open == "year" else None)
            return Due(Span.OPEN, date(year, 12, 31)) if year else Due(Span.NO_DAY)
    raise TypeError(deadline.when)


def _dated(last: date, since: date | None, on: date) -> Due:
    return Due(Span.DATED, last, since, last if on <= last else None)


def _strictly(day: date, clock: Clock, *, strict: bool) -> date:
    """The last day in time: "trước ngày X" means the day before X, unless the round takes X itself as well."""
    return day - DAY if strict and clock.strict else day


def _turn(when: EveryYear | EveryMonth, letter: Letter, clock: Clock) -> Due:
    """The turn to judge: the latest that has passed in the letter's time, else the first one that is to come."""
    start, over = _first_day(letter, clock), letter.year is not None and clock.on.year > letter.year
    day = date(letter.year + 1, 1, 1) if letter.year and over else max(clock.on, start)
    before, latest, coming = turns(when, day, clock)
    judged, previous = (latest, before) if latest >= start else (coming, latest)
    return Due(Span.DATED, judged, max(previous + DAY, start), None if over else coming)


def _first_day(letter: Letter, clock: Clock) -> date:
    """The first day on which a recurring duty can fall due: the letter's own, its year's, or the period's."""
    if letter.year is None:
        return clock.start
    first = date(letter.year, 1, 1)
    return max(first, letter.date) if letter.date else first


def turns(when: EveryYear | EveryMonth, on: date, clock: Clock) -> tuple[date, date, date]:
    """The last days in time of three turns in a row: the third is the first that has not passed on a day."""
    at = _number(when, on) - 1
    while _day_of(when, at, clock) < on:
        at += 1
    before, latest, coming = (_day_of(when, at + step, clock) for step in (-2, -1, 0))
    return before, latest, coming


def _number(when: EveryYear | EveryMonth, on: date) -> int:
    return on.year if isinstance(when, EveryYear) else on.year * 12 + on.month - 1


def _day_of(when: EveryYear | EveryMonth, number: int, clock: Clock) -> date:
    """A turn's last day in time; a month without that day (29/02, 31/04) has its last day instead."""
    if isinstance(when, EveryYear):
        year, (month, day) = number, when.every_year
    else:
        (year, month), day = divmod(number, 12), when.every_month
        month += 1
    last = date(year, month, min(day, monthrange(year, month)[1]))
    return _strictly(last, clock, strict=when.strict)


def after_event(when: After, event: date, holidays: Holidays) -> date:
    """The last day after an event; the day of the event itself is not counted."""
    if when.working_days is not None:
        return add_working_days(event, when.working_days, holidays)
    return event + timedelta(days=when.days or 0)


def add_working_days(day: date, count: int, holidays: Holidays) -> date:
    """The count-th working day after a day; raises YearNotListed when it runs through a year without holidays."""
    while count:
        day += DAY
        count -= is_working_day(day, holidays)
    return day


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Neither Saturday, Sunday nor a listed day off; raises YearNotListed."""
    if day.year not in holidays:
        raise YearNotListed(day.year)
    return day.weekday() < SATURDAY and day not in holidays[day.year]
