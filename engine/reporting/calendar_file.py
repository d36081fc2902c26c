"""The days to come as a calendar file (RFC 5545) that Outlook and Google Calendar open: one all-day event a deadline.

What is overdue is not in it: an alarm for a day that has passed helps nobody. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar

from engine.files.writing import write_whole
from engine.language import Say
from engine.law.duties.deadlines import After, Deadline
from engine.law.model import Unit
from engine.reporting.words.task_words import letter_name, recipient_of, task_words
from engine.scoring.round_result import RoundResult
from engine.tasks.calendar import DAY, SATURDAY, Clock, Turn, coming_days
from engine.tasks.following import RoundTasks, TaskStatus, clock_of
from engine.tasks.states import State

AHEAD = timedelta(days=366)
OPEN_STATES: frozenset[State] = frozenset({"due", "overdue", "unknown"})
# 9 o'clock a week before, and 9 o'clock the day before, counted from the midnight at which the day begins.
ALARMS = (-timedelta(days=6, hours=15), -timedelta(hours=15))
NAMED_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which a task falls due, and for whom it is still open there."""

    status: TaskStatus
    day: date
    deadline: Deadline
    waiting: tuple[str, ...]


def write_calendar(path: Path, made: RoundResult, tasks: RoundTasks, say: Say, only: Unit | None = None) -> int:
    """Write the calendar of a round, or of one commune; gives the number of events. Raises as ``write_whole``."""
    found = events(made, tasks, only)
    write_whole(path, calendar_text(made, found, say, only).encode())
    return len(found)


def events(made: RoundResult, tasks: RoundTasks, only: Unit | None = None) -> tuple[Event, ...]:
    """Every coming deadline of a task that a commune must do, in order of days; within a year."""
    units = [only] if only else list(made.round.units)
    clock, until = clock_of(made.round, tasks.directives), made.round.on + AHEAD
    found: dict[tuple[date, str], tuple[TaskStatus, Deadline, list[str]]] = {}
    for unit in units:
        for status in tasks.communes[unit.code]:
            if status.state != "not_for_commune":
                for day, deadline in _days_ahead(status, clock, until):
                    if day != status.due.last or status.state in OPEN_STATES:
                        found.setdefault((day, status.task.id), (status, deadline, []))[2].append(unit.name)
    return tuple(
        Event(status, day, deadline, tuple(names))
        for (day, _), (status, deadline, names) in sorted(found.items(), key=lambda held: held[0])
    )


def _days_ahead(status: TaskStatus, clock: Clock, until: date) -> tuple[Turn, ...]:
    """The days to come of a task; one that hangs on an event has its own day alone."""
    due = status.due
    if due.deadline and isinstance(due.deadline.when, After):
        return ((due.next, due.deadline),) if due.next else ()
    return coming_days(status.task.deadlines, status.letter.letter, clock, until)


def calendar_text(made: RoundResult, found: Sequence[Event], say: Say, only: Unit | None = None) -> str:
    """The file: lines of at most 75 octets, each ended by CR LF."""
    calendar = icalendar.Calendar()
    name = say("Nhiệm vụ về trẻ em: {title}", title=only.name if only else made.round.area)
    for key, value in (
        ("VERSION", "2.0"),
        ("PRODID", "-//phuhop//tasks//VI"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", icalendar.vText(name)),
        ("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh"),
    ):
        calendar.add(key, value)
    for event in found:
        calendar.add_component(_entry(event, made, say, only))
    text: str = calendar.to_ical(sorted=False).decode()
    return text


def _entry(event: Event, made: RoundResult, say: Say, only: Unit | None) -> icalendar.Event:
    """An event with its alarms; stamped with the round's day, not with the clock's."""
    entry, summary, on = icalendar.Event(), _summary(event, made, say), made.round.on
    entry.add("UID", f"{made.round.id}.{only.code if only else 'all'}.{event.status.task.id}.{event.day:%Y%m%d}@phuhop")
    entry.add("DTSTAMP", datetime(on.year, on.month, on.day, tzinfo=UTC))
    entry.add("DTSTART", event.day)
    entry.add("DTEND", event.day + DAY)
    entry.add("SUMMARY", summary)
    entry.add("DESCRIPTION", _description(event, made, say, only))
    entry.add("TRANSP", "TRANSPARENT")
    for trigger in ALARMS:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", trigger)
        alarm.add("DESCRIPTION", summary)
        entry.add_component(alarm)
    return entry


def _summary(event: Event, made: RoundResult, say: Say) -> str:
    told = say("Hạn cuối: {task}", task=task_words(event.status.task, say))
    return say("[mô phỏng] {told}", told=told) if made.round.simulated else told


def _description(event: Event, made: RoundResult, say: Say, only: Unit | None) -> str:
    status, lines = event.status, list[str]()
    if event.deadline.said:
        lines.append(say("Văn bản ghi: {said}", said=event.deadline.said))
    if to := recipient_of(event.deadline, made, say):
        lines.append(say("Gửi: {to}", to=to))
    if event.day.weekday() >= SATURDAY:
        friday = event.day - DAY * (event.day.weekday() - SATURDAY + 1)
        lines.append(say("Rơi vào cuối tuần: nên xong từ thứ Sáu {day}.", day=say.day(friday)))
    if not only:
        names = ", ".join(event.waiting[:NAMED_AT_MOST])
        more = len(event.waiting) - NAMED_AT_MOST
        shown = say("{names} và {n} xã khác", names=names, n=more) if more > 0 else names
        lines.append(say("Còn {n} xã: {shown}", n=len(event.waiting), shown=shown))
    lines.append(f"{letter_name(status.letter.letter, say)}, {status.task.clause} [{status.task.id}]")
    if made.round.simulated:
        lines.append(say("Số liệu mô phỏng."))
    return "\n".join(lines)
