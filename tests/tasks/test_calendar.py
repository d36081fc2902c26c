"""Deadlines as days: every kind around its edges, and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.law.asked import deadline_on
from engine.law.directives import Letter, load_directives
from engine.law.duties.deadlines import After, Deadline
from engine.tasks.calendar import (
    Clock,
    Due,
    YearNotListed,
    add_working_days,
    after_event,
    coming_days,
    due_of,
    is_working_day,
)
from engine.tasks.states import Span
from tests import frozen

HOLIDAYS: Mapping[int, frozenset[date]] = load_directives(frozen.LETTERS, ("standing-duties",)).holidays
ONE = timedelta(days=1)
NEVER: Mapping[int, frozenset[date]] = {year: frozenset() for year in range(1990, 2100)}


def letter(year: int | None = 2024, day: str | None = None) -> Letter:
    """A letter of a year, or a standing duty."""
    told = {"seen": "thử", "issuer": "thử", "issuer_en": "trial", "level": "district", "title": "thử", "title_en": "t"}
    dated = {name: value for name, value in (("year", year and str(year)), ("date", day)) if value}
    return Letter.model_validate({**told, **dated})


def deadline(**when: object) -> Deadline:
    """A deadline as it is typed in a file."""
    validity = {name: when.pop(name) for name in ("valid_from", "valid_until") if name in when}
    return Deadline.model_validate({"when": when, **validity})


def clock(on: date, *, strict: bool = True, start: date | None = None) -> Clock:
    """The calendar on a day, in a round that began on 1 January of that year."""
    return Clock(on, start or date(on.year, 1, 1), strict, HOLIDAYS)


@pytest.mark.parametrize(
    ("typed", "strict", "last"),
    [
        ({"by": "2024-05-15", "strict": "true"}, True, date(2024, 5, 14)),
        ({"by": "2024-05-15", "strict": "true"}, False, date(2024, 5, 15)),
        ({"by": "2024-05-15"}, True, date(2024, 5, 15)),
        ({"by": "2024-03-01", "strict": "true"}, True, date(2024, 2, 29)),
        ({"by": "2023-03-01", "strict": "true"}, True, date(2023, 2, 28)),
        ({"by": "2025-01-01", "strict": "true"}, True, date(2024, 12, 31)),
        ({"from": "2024-06-01", "to": "2024-06-30"}, True, date(2024, 6, 30)),
    ],
)
def test_a_fixed_day_is_the_last_in_time_and_before_it_is_strict_by_a_setting(
    typed: dict[str, object], strict: bool, last: date
) -> None:
    """Trước ngày X ends the day before X; the round's setting takes X in; the coming day is named until it passes."""
    for on, coming in ((last - ONE, last), (last, last), (last + ONE, None)):
        due = due_of((deadline(**typed),), letter(), clock(on, strict=strict))
        assert (due.span, due.last, due.next) == (Span.DATED, last, coming)


def test_a_period_lets_no_paper_count_from_before_it() -> None:
    """From its first day on."""
    due = due_of((deadline(**{"from": "2024-06-01", "to": "2024-06-30"}),), letter(), clock(date(2024, 6, 10)))
    assert due.since == date(2024, 6, 1)


@pytest.mark.parametrize(
    ("on", "last", "since", "coming"),
    [
        (date(2024, 5, 13), date(2024, 5, 14), date(2024, 1, 1), date(2024, 5, 14)),
        (date(2024, 5, 14), date(2024, 5, 14), date(2024, 1, 1), date(2024, 5, 14)),
        (date(2024, 5, 15), date(2024, 5, 14), date(2024, 1, 1), date(2025, 5, 14)),
        (date(2024, 12, 31), date(2024, 5, 14), date(2024, 1, 1), date(2025, 5, 14)),
        (date(2025, 1, 1), date(2025, 5, 14), date(2025, 1, 1), date(2025, 5, 14)),
    ],
)
def test_a_day_of_every_year_turns_at_its_day_and_at_the_end_of_the_year(
    on: date, last: date, since: date, coming: date
) -> None:
    """A standing duty is judged within the round's own period: last year's report is not asked for this year."""
    due = due_of((deadline(every_year="05-15", strict="true"),), letter(None), clock(on))
    assert (due.last, due.since, due.next) == (last, since, coming)


@pytest.mark.parametrize(
    ("year", "strict", "last"),
    [(2024, False, date(2024, 2, 29)), (2025, False, date(2025, 2, 28)), (2024, True, date(2024, 2, 28)),
     (2025, True, date(2025, 2, 27)), (2000, False, date(2000, 2, 29)), (2100, False, date(2100, 2, 28))],
)  # fmt: skip
def test_29_february_is_the_last_of_february_in_a_common_year(year: int, strict: bool, last: date) -> None:
    """Centuries included."""
    when = deadline(every_year="02-29", strict=str(strict).lower())
    due = due_of((when,), letter(None), clock(date(year, 2, 1)))
    assert (due.last, due.next) == (last, last)


@pytest.mark.parametrize(
    ("on", "last", "since", "coming"),
    [
        (date(2024, 11, 10), date(2024, 10, 11), date(2024, 9, 12), date(2024, 11, 11)),
        (date(2024, 11, 11), date(2024, 10, 11), date(2024, 9, 12), date(2024, 11, 11)),
        (date(2024, 11, 12), date(2024, 11, 11), date(2024, 10, 12), date(2024, 12, 11)),
        (date(2024, 11, 13), date(2024, 11, 11), date(2024, 10, 12), date(2024, 12, 11)),
        (date(2024, 12, 31), date(2024, 12, 11), date(2024, 11, 12), date(2025, 1, 11)),
        (date(2024, 1, 5), date(2024, 1, 11), date(2024, 1, 1), date(2024, 1, 11)),
    ],
)
def test_before_the_12th_of_every_month(on: date, last: date, since: date, coming: date) -> None:
    """The 11th is in time and the 12th is not; a paper counts from the day after the turn before."""
    due = due_of((deadline(every_month="12", strict="true"),), letter(), clock(on))
    assert (due.last, due.since, due.next) == (last, since, coming)


@pytest.mark.parametrize(
    ("month", "last"),
    [(1, date(2024, 1, 31)), (2, date(2024, 2, 29)), (4, date(2024, 4, 30)), (12, date(2024, 12, 31))],
)
def test_the_31st_of_a_shorter_month_is_its_last_day(month: int, last: date) -> None:
    """No month is left out and none is run over."""
    due = due_of((deadline(every_month="31"),), letter(), clock(date(2024, month, 3)))
    assert due.next == last


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2024, 3, 18), date(2024, 4, 1)])
def test_a_letter_asks_for_no_turn_before_its_own_day(on: date) -> None:
    """A letter of 18 March is first due on 11 April, whenever one asks before."""
    due = due_of((deadline(every_month="12", strict="true"),), letter(day="2024-03-18"), clock(on))
    assert (due.last, due.since) == (date(2024, 4, 11), date(2024, 3, 18))


def test_a_letter_of_last_year_is_judged_by_its_own_last_turn() -> None:
    """And names no turn to come."""
    due = due_of((deadline(every_month="12", strict="true"),), letter(), clock(date(2025, 3, 1)))
    assert (due.last, due.since, due.next) == (date(2024, 12, 11), date(2024, 11, 12), None)


def test_a_duty_passes_to_its_new_day_when_the_old_one_ends() -> None:
    """The month-of-action report: before 10 July until 30/06/2025, before 20 July from the day after."""
    both = (
        deadline(every_year="07-10", strict="true", valid_until="2025-06-30"),
        deadline(every_year="07-20", strict="true", valid_from="2025-07-01"),
    )
    asked = {on: due_of(both, letter(None), clock(on)) for on in (
        date(2024, 11, 15), date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 20))}  # fmt: skip
    assert [(due.last, due.next) for due in asked.values()] == [
        (date(2024, 7, 9), date(2025, 7, 19)), (date(2025, 7, 19), date(2025, 7, 19)),
        (date(2025, 7, 19), date(2025, 7, 19)), (date(2025, 7, 19), date(2026, 7, 19)),
    ]  # fmt: skip
    assert [due.deadline for due in asked.values()] == [both[0], both[1], both[1], both[1]]
    assert deadline_on(both, date(2025, 6, 30)) == both[0]


@pytest.mark.parametrize(
    ("typed", "last"),
    [({"open": "year"}, date(2024, 12, 31)), ({"open": "continuous"}, date(2024, 12, 31))],
)
def test_no_day_is_the_letters_own_year(typed: dict[str, object], last: date) -> None:
    """Even when it is asked in the year after."""
    for on in (date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)):
        due = due_of((deadline(**typed),), letter(), clock(on))
        assert (due.span, due.last) == (Span.OPEN, last)


def test_a_standing_duty_without_a_day_has_none() -> None:
    """But one a year ends with the year."""
    assert due_of((deadline(open="continuous"),), letter(None), clock(date(2024, 5, 1))).span is Span.NO_DAY
    assert due_of((deadline(open="year"),), letter(None), clock(date(2024, 5, 1))).last == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2024, 6, 1), date(2024, 6, 16)),
        (date(2024, 12, 20), date(2025, 1, 4)),
        (date(2024, 2, 20), date(2024, 3, 6)),
        (date(2023, 2, 20), date(2023, 3, 7)),
    ],
)
def test_15_days_after_an_event_run_over_weekends_year_ends_and_leap_days(event: date, last: date) -> None:
    """The day of the event is not counted; a Sunday stays a Sunday."""
    when = deadline(after="su_kien", days="15")
    due = due_of((when,), letter(None), clock(last), event)
    assert (due.last, due.since, due.next) == (last, event, last)
    assert due_of((when,), letter(None), clock(last + ONE), event).next is None


def test_an_event_of_unknown_day_gives_no_day() -> None:
    """Nothing is guessed."""
    assert due_of((deadline(after="su_kien", days="15"),), letter(None), clock(date(2024, 6, 1))).span is Span.NOT_KNOWN


@pytest.mark.parametrize(
    ("day", "number", "last"),
    [
        (date(2024, 11, 11), 1, date(2024, 11, 12)),  # Monday
        (date(2024, 11, 15), 1, date(2024, 11, 18)),  # Friday
        (date(2024, 11, 16), 1, date(2024, 11, 18)),  # Saturday
        (date(2024, 11, 17), 1, date(2024, 11, 18)),  # Sunday
        (date(2024, 11, 11), 7, date(2024, 11, 20)),
        (date(2024, 2, 7), 1, date(2024, 2, 15)),  # Tết Giáp Thìn: 8 to 14 February
        (date(2024, 2, 5), 7, date(2024, 2, 21)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),  # 29 April swapped, 30 April, 1 May
        (date(2024, 12, 31), 1, date(2025, 1, 2)),  # New Year
        (date(2024, 11, 15), 0, date(2024, 11, 15)),
    ],
)
def test_working_days_skip_weekends_and_holiday_runs(day: date, number: int, last: date) -> None:
    """Over Tết and over the end of the year, by the list of holidays."""
    assert add_working_days(day, number, HOLIDAYS) == last
    assert after_event(After.model_validate({"after": "su_kien", "working_days": str(number)}), day, HOLIDAYS) == last


def test_a_year_without_holidays_is_never_guessed() -> None:
    """Asked or run into, it is an error that names the year."""
    unlisted = max(HOLIDAYS) + 1
    with pytest.raises(YearNotListed) as told:
        add_working_days(date(unlisted - 1, 12, 30), 7, HOLIDAYS)
    assert told.value.year == unlisted
    with pytest.raises(YearNotListed):
        is_working_day(date(unlisted, 3, 3), HOLIDAYS)


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), number=st.integers(1, 60))
def test_working_days_are_counted_not_computed(day: date, number: int) -> None:
    """Between the day and the last one lie exactly so many working days, and the last is one."""
    last = add_working_days(day, number, NEVER)
    between = [day + ONE * step for step in range(1, (last - day).days + 1)]
    assert sum(d.weekday() < 5 for d in between) == number
    assert last.weekday() < 5


@given(on=st.dates(date(2001, 1, 1), date(2090, 1, 1)), day=st.integers(1, 31), strict=st.booleans())
def test_monthly_turns_lie_around_the_day_and_are_a_month_apart(on: date, day: int, strict: bool) -> None:
    """The coming turn has not passed and the one before it has; no month is skipped."""
    held = (deadline(every_month=str(day), strict=str(strict).lower()),)
    due = due_of(held, letter(None), Clock(on, date(1999, 1, 1), True, NEVER))
    assert due.last and due.next and due.since
    assert due.last < on <= due.next
    assert 27 <= (due.next - due.last).days <= 34
    assert 27 <= (due.last - due.since).days + 1 <= 34


def test_a_duty_that_has_not_begun_or_never_falls_due_has_no_day() -> None:
    """Before its first day nothing is asked; one that ends before its day comes is asked for by no day of the past."""
    later = (deadline(every_year="07-10", valid_from="2024-06-01"),)
    assert due_of(later, letter(), clock(date(2024, 5, 31))) == Due(Span.NO_DAY)
    assert coming_days(later, letter(), clock(date(2024, 5, 31)), date(2024, 12, 31)) == ()
    ended = (deadline(every_year="07-10", valid_until="2024-06-30"),)
    assert due_of(ended, letter(), clock(date(2024, 5, 1))) == Due(Span.NO_DAY)


def test_a_fixed_day_before_a_yearly_one_is_no_turn_of_it() -> None:
    """The duty passes from one to the other; only the yearly days come again."""
    once = deadline(by="2024-03-01", valid_until="2024-03-31")
    yearly = deadline(every_year="07-10", valid_from="2024-04-01")
    due = due_of((once, yearly), letter(None), clock(date(2024, 5, 1)))
    assert (due.last, due.next, due.deadline) == (date(2024, 7, 10), date(2024, 7, 10), yearly)
    days = coming_days((once, yearly), letter(None), clock(date(2024, 5, 1)), date(2025, 12, 31))
    assert [day for day, _ in days] == [date(2024, 7, 10), date(2025, 7, 10)]


def test_a_calendar_holds_a_years_turns_until_the_letter_ends() -> None:
    """Monthly turns stop with the letter's year; a standing duty's go on; an event has none."""
    monthly, year_ahead = (deadline(every_month="12", strict="true"),), date(2025, 10, 1)
    asked = clock(date(2024, 10, 1))
    assert [day for day, _ in coming_days(monthly, letter(), asked, year_ahead)] == [
        date(2024, 10, 11), date(2024, 11, 11), date(2024, 12, 11)]  # fmt: skip
    assert len(coming_days(monthly, letter(None), asked, year_ahead)) == 12
    assert coming_days((deadline(after="su_kien", days="1"),), letter(), asked, year_ahead) == ()
    fixed = (deadline(by="2024-10-01"),)
    assert coming_days(fixed, letter(), asked, year_ahead) == ((date(2024, 10, 1), fixed[0]),)
