"""The days to come as a calendar file (RFC 5545) that Outlook and Google Calendar open: one all-day event a deadline.

What is overdue is not in it: an alarm for a day that has passed helps nobody. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from engine.files.writing import write_whole
from engine.language import Say
from engine.law.directives import After, Deadline
from engine.law.model import Unit
from engine.reporting.words.task_words import letter_name, recipient_of, task_words
from engine.scoring.round_result import RoundResult
from engine.tasks.calendar import DAY, SATURDAY, Clock, Turn, coming_days
from engine.tasks.following import RoundTasks, TaskStatus, clock_of
from engine.tasks.states import State

LONGEST_LINE = 75
AHEAD = timedelta(days=366)
OPEN_STATES: frozenset[State] = frozenset({"due", "overdue", "unknown"})
# 9 o'clock a week before, and 9 o'clock the day before, counted from the midnight at which the day begins.
ALARMS = ("-P6DT15H", "-PT15H")
NAMED_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which a task falls due, and for whom it is still open there."""

    status: TaskStatus
    day: date
    deadline: Deadline
    waiting: tuple[str, ...]


def write_calendar(path: Path, made: RoundResult, tasks: RoundTasks, say: Say, only: Unit | None = None) -> int:
    """Write the calendar of a round, or of one commune; gives the number of events. Raises OSError."""
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
    title = only.name if only else made.round.area
    name = say("Nhiệm vụ về trẻ em: {title}", title=title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//phuhop//tasks//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        *(line for event in found for line in _event_lines(event, made, say, only)),
        "END:VCALENDAR",
    ]
    return "".join(fold(line) for line in lines)


def _event_lines(event: Event, made: RoundResult, say: Say, only: Unit | None) -> Iterator[str]:
    whose = only.code if only else "all"
    summary = escape(_summary(event, made, say))
    yield "BEGIN:VEVENT"
    yield f"UID:{made.round.id}.{whose}.{event.status.task.id}.{event.day:%Y%m%d}@phuhop"
    yield f"DTSTAMP:{made.round.on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + DAY:%Y%m%d}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{escape(_description(event, made, say, only))}"
    yield "TRANSP:TRANSPARENT"
    for trigger in ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{summary}", "END:VALARM")
    yield "END:VEVENT"


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


def escape(text: str) -> str:
    """Text as the format wants it: backslash, semicolon, comma and line break marked."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """A line cut at 75 octets without cutting a letter; the rest follows after a blank."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "".join(f"{piece}\r\n" for piece in pieces)
