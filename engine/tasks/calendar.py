"""From a letter's deadlines to days: the last day in time, the first day of a paper that counts, the coming turn.

The day of asking is an argument. A deadline keeps to its day even on a weekend: only working days skip days off.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile

from engine.law.asked import deadline_on
from engine.law.directives import After, Between, By, Deadline, EveryMonth, EveryYear, Letter, OpenEnd
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

    ``deadline`` is the one that the day comes from; a task may pass from one to another in mid-year.
    """

    span: Span
    last: date | None = None
    since: date | None = None
    next: date | None = None
    deadline: Deadline | None = None


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
        case EveryYear() | EveryMonth():
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
    since = max(passed[-1][0] + DAY, start) if passed else start
    coming = ahead[0][0] if ahead and clock.on <= end else None
    return Due(Span.DATED, last, since, coming, held)


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
        if isinstance(deadline.when, (EveryYear, EveryMonth)):
            days = takewhile(lambda day: day <= end, _days_of(deadline.when, first, clock))  # noqa: B023 - used at once
            found.extend((day, deadline) for day in days if day >= start)
    return tuple(sorted(found, key=lambda turn: turn[0]))


def _days_of(when: EveryYear | EveryMonth, first: date, clock: Clock) -> Iterator[date]:
    """The last days in time of the turns from about a day on; a month without that day (29/02, 31/04) has its last."""
    for turn in count(first.year - 1 if isinstance(when, EveryYear) else (first.year - 1) * 12):
        if isinstance(when, EveryYear):
            year, (month, day) = turn, when.every_year
        else:
            year, month, day = turn // 12, turn % 12 + 1, when.every_month
        yield _strictly(date(year, month, min(day, monthrange(year, month)[1])), clock, strict=when.strict)


def coming_days(deadlines: Sequence[Deadline], letter: Letter, clock: Clock, until: date) -> tuple[Turn, ...]:
    """The days to come of a task that hangs on no event, to some day; a yearly letter's turns end with its year."""
    held = deadline_on(deadlines, clock.on)
    if held is None or isinstance(held.when, (After, OpenEnd)):
        return ()
    if isinstance(held.when, (EveryYear, EveryMonth)):
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
