"""From a letter's deadlines to days: the last day in time, the first day of a paper that counts, the coming turn.

The day of asking is an argument. A deadline keeps to its day even on a weekend: only working days skip days off.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, takewhile

from engine.law.asked import deadline_on
from engine.law.directives import Letter
from engine.law.duties.deadlines import After, Between, By, Deadline, EveryMonth, EveryYear, OpenEnd, Season, When
from engine.tasks.states import Span

DAY = timedelta(days=1)
# Further back and ahead than two turns of any recurring deadline can lie.
REACH = timedelta(days=3 * 366)
SATURDAY = 5
Holidays = Mapping[int, frozenset[date]]
Turn = tuple[date, Deadline]


class YearNotListed(Exception):
    """Working days run through a year whose holidays nobody has listed; they are never guessed."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(str(year))


@dataclass(frozen=True, slots=True)
class Clock:
    """What turns deadlines into days: the day of asking, the period's first day, how "trước ngày" is read, days off."""

    on: date
    start: date
    strict: bool
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class Due:
    """A task's day: ``last`` in time, ``since`` the first day of a paper that counts, ``next`` the coming turn.

    ``deadline`` is the one that the day comes from; a task may pass from one to another in mid-year. Of days that come
    several times a year, and of seasons, ``earlier`` are those that have passed before the one judged, and a paper from
    ``ahead`` on counts for the coming one.
    """

    span: Span
    last: date | None = None
    since: date | None = None
    next: date | None = None
    deadline: Deadline | None = None
    earlier: tuple[date, ...] = ()
    ahead: date | None = None


def due_of(deadlines: Sequence[Deadline], letter: Letter, clock: Clock, event: date | None = None) -> Due:
    """The day of a task by the deadline in force; ``event`` is the day it hangs on, None where that is not known.

    Raises YearNotListed for working days in a year without holidays.
    """
    held = deadline_on(deadlines, clock.on)
    if held is None:
        return Due(Span.NO_DAY)
    match held.when:
        case By() as when:
            return _dated(held, _strictly(when.by, clock, strict=when.strict), None, clock)
        case Between() as when:
            return _dated(held, when.to, when.from_, clock)
        case Season() as when if letter.year:
            begins, ends = season_from(when, letter.year)
            return _dated(held, ends, begins, clock)
        case EveryYear() | EveryMonth() | Season():
            return _turn(deadlines, letter, clock)
        case After() as when:
            last = after_event(when, event, clock.holidays) if event else None
            return _dated(held, last, event, clock) if last else Due(Span.NOT_KNOWN, deadline=held)
        case OpenEnd() as when:
            year = letter.year or (clock.on.year if when.open == "year" else None)
            return Due(Span.OPEN if year else Span.NO_DAY, date(year, 12, 31) if year else None, deadline=held)
    raise TypeError(held.when)


def _dated(held: Deadline, last: date, since: date | None, clock: Clock) -> Due:
    return Due(Span.DATED, last, since, last if clock.on <= last else None, held)


def _strictly(day: date, clock: Clock, *, strict: bool) -> date:
    """The last day in time: "trước ngày X" means the day before X, unless the round takes X itself as well."""
    return day - DAY if strict and clock.strict else day


def _turn(deadlines: Sequence[Deadline], letter: Letter, clock: Clock) -> Due:
    """The turn to judge: the latest that has passed in the letter's time, else the first that is to come."""
    start, end = _time_of(letter, clock)
    day = max(clock.on, start) if clock.on <= end else end + DAY
    around = turns(deadlines, clock, day - REACH, day + REACH)
    passed, ahead = [turn for turn in around if turn[0] < day], [turn for turn in around if turn[0] >= day]
    done = bool(passed) and passed[-1][0] >= start
    if not done and not ahead:
        return Due(Span.NO_DAY)
    last, held = passed.pop() if done else ahead[0]
    since = opening(held.when, last, max(passed[-1][0] + DAY, start) if passed else start)
    coming = ahead[0][0] if ahead and clock.on <= end else None
    due = Due(Span.DATED, last, since, coming, held)
    if not _several(held.when):
        return due
    earlier = tuple(turn for turn, _ in passed if turn >= start)
    return replace(
        due, earlier=earlier, ahead=opening(ahead[0][1].when, coming, last + DAY) if done and coming else None
    )


def with_paper(due: Due, paper: date | None) -> Due:
    """The day to judge a paper by: that of the turn in whose days it falls, where one paper can be for either."""
    if paper is None or due.ahead is None or due.last is None or paper < due.ahead:
        return due
    return replace(due, last=due.next, since=due.ahead, earlier=(*due.earlier, due.last), ahead=None)


def _several(when: When) -> bool:
    """Whether a year has turns of its own that one late paper must not be taken for."""
    return isinstance(when, Season) or (isinstance(when, EveryYear) and len(when.every_year) > 1)


def opening(when: When, last: date, otherwise: date) -> date:
    """The first day of the turn that ends on a day: a season has its own."""
    return otherwise if not isinstance(when, Season) else _season_to(when, last)[0]


def season_from(when: Season, year: int) -> tuple[date, date]:
    """The season that begins in a year; one that ends before it begins ends in the year after."""
    days = when.each_year
    return _day_of(year, days.from_), _day_of(year + (days.to < days.from_), days.to)


def _season_to(when: Season, last: date) -> tuple[date, date]:
    days = when.each_year
    return season_from(when, last.year - (days.to < days.from_))


def _day_of(year: int, month_day: tuple[int, int]) -> date:
    """A day of a year; a month without it (29/02) has its last."""
    month, day = month_day
    return date(year, month, min(day, monthrange(year, month)[1]))


def _time_of(letter: Letter, clock: Clock) -> tuple[date, date]:
    """The days on which a recurring duty can fall due: from the letter's own day to the end of its year.

    A duty without a year holds in every year; it is judged within the round's period.
    """
    if letter.year is None:
        return clock.start, date.max - REACH - REACH
    first, last = date(letter.year, 1, 1), date(letter.year, 12, 31)
    return (max(first, letter.date) if letter.date else first), last


def turns(deadlines: Sequence[Deadline], clock: Clock, first: date, last: date) -> tuple[Turn, ...]:
    """Every last day in time from one day to another, each with the deadline in force on it; in order."""
    found: list[Turn] = []
    for deadline in deadlines:
        start, end = max(first, deadline.valid_from or date.min), min(last, deadline.valid_until or date.max)
        if isinstance(deadline.when, (EveryYear, EveryMonth, Season)):
            days = takewhile(lambda day: day <= end, _days_of(deadline.when, first, clock))  # noqa: B023 - used at once
            found.extend((day, deadline) for day in days if day >= start)
    return tuple(sorted(found, key=lambda turn: turn[0]))


def _days_of(when: EveryYear | EveryMonth | Season, first: date, clock: Clock) -> Iterator[date]:
    """The last days in time of the turns from about a day on, in order."""
    for year in count(first.year - 1):
        match when:
            case Season():
                yield season_from(when, year)[1]
            case EveryYear():
                yield from (_strictly(_day_of(year, day), clock, strict=when.strict) for day in when.every_year)
            case EveryMonth():
                days = (_day_of(year, (month, when.every_month)) for month in range(1, 13))
                yield from (_strictly(day, clock, strict=when.strict) for day in days)


def coming_days(deadlines: Sequence[Deadline], letter: Letter, clock: Clock, until: date) -> tuple[Turn, ...]:
    """The days to come of a task that hangs on no event, to some day; a yearly letter's turns end with its year."""
    held = deadline_on(deadlines, clock.on)
    if held is None or isinstance(held.when, (After, OpenEnd)):
        return ()
    if isinstance(held.when, (EveryYear, EveryMonth)) or (isinstance(held.when, Season) and not letter.year):
        start, end = _time_of(letter, clock)
        return turns(deadlines, clock, max(clock.on, start), min(until, end))
    due = due_of(deadlines, letter, clock)
    return ((due.next, held),) if due.next and due.next <= until else ()


def after_event(when: After, event: date, holidays: Holidays) -> date:
    """The last day after an event; the day of the event itself is not counted."""
    if when.working_days is not None:
        return add_working_days(event, when.working_days, holidays)
    return event + timedelta(days=when.days or 0)


def add_working_days(day: date, number: int, holidays: Holidays) -> date:
    """The so-manieth working day after a day; raises YearNotListed when it runs through a year without holidays."""
    while number:
        day += DAY
        number -= is_working_day(day, holidays)
    return day


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Neither Saturday, Sunday nor a listed day off; raises YearNotListed."""
    if day.year not in holidays:
        raise YearNotListed(day.year)
    return day.weekday() < SATURDAY and day not in holidays[day.year]
