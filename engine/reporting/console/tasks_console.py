"""The tasks of a round on the console: by commune, by responsible body, by deadline; what is overdue comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from rich.table import Table
from rich.text import Text

from engine.language import Say, text
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.reporting.console.screen import Screen, near
from engine.reporting.words.sentences import simulated_sentence
from engine.reporting.words.task_words import (
    COLOURS,
    STATE_ORDER,
    bodies_of,
    due_words,
    letter_name,
    reason_words,
    recipient_of,
    say_risk,
    short_said,
    state_word,
    task_words,
)
from engine.scoring.round_result import RoundResult
from engine.tasks.following import RoundTasks, TaskStatus, days_over
from engine.tasks.lines import TaskLine, task_lines

View = Literal["commune", "body", "deadline"]
# Widest in letters, so that the task itself gets the room that is left.
COMMUNE, DAY, TURN, STATE, RISK = text("Xã"), text("Hạn"), text("Kỳ tới"), text("Trạng thái"), text("Điểm nguy cơ")
TASK, REASON, OVERDUE = text("Việc"), text("Lý do"), text("Việc quá hạn")
WIDEST = {COMMUNE: 24, DAY: 18, TURN: 10, STATE: 15, RISK: 12}


def show_tasks(screen: Screen, made: RoundResult, tasks: RoundTasks, *, by: View, only: Unit | None = None) -> None:
    """The tasks as asked: all communes in one of three views, or one commune task by task."""
    _show_head(screen, made, tasks)
    if only:
        _show_commune(screen, made, tasks, only)
    elif by == "commune":
        screen.out.print(_communes_table(screen.say, made, tasks))
    elif by == "body":
        _show_bodies(screen, made, tasks)
    else:
        screen.out.print(_lines_table(screen.say, made, task_lines(tasks)))
    statuses = tasks.communes[only.code] if only else [s for own in tasks.communes.values() for s in own]
    screen.out.print(Text(_counts(screen.say, statuses)))
    if not screen.quiet and any(status.at_risk for status in statuses):
        meaning = say_risk(screen.say)
        screen.out.print(Text(meaning, style="italic"))


def _show_head(screen: Screen, made: RoundResult, tasks: RoundTasks) -> None:
    say, out = screen.say, screen.out
    if not screen.quiet:
        out.print(Text(made.round.title, style="bold"))
        for letter in tasks.directives.letters:
            out.print(Text(f"• {letter_name(letter.letter, say)}"))
        strict = say("“trước ngày X” là chậm nhất ngày liền trước X")
        graced = say("“trước ngày X” tính cả ngày X")
        how = strict if made.round.strict_before else graced
        out.print(Text(say("Xét đến ngày {on}; {how}.", on=say.day(made.round.on), how=how)))
    if made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))


def _counts(say: Say, statuses: Iterable[TaskStatus]) -> str:
    counted = Counter(status.state for status in statuses)
    told = ", ".join(f"{say.whole(counted[s])} {state_word(s, say).lower()}" for s in STATE_ORDER if counted[s])
    return say("{n} việc: {told}.", n=say.whole(counted.total()), told=told)


def _communes_table(say: Say, made: RoundResult, tasks: RoundTasks) -> Table:
    """Communes with most points at risk first; their overdue tasks by name."""
    table = _table(say, [COMMUNE], [RISK], [OVERDUE])

    def rank(unit: Unit) -> tuple[Score, int, str]:
        overdue = sum(s.state == "overdue" for s in tasks.communes[unit.code])
        return -tasks.at_risk.get(unit.code, 0), -overdue, unit.code

    for unit in sorted(made.round.units, key=rank):
        own = tasks.communes[unit.code]
        overdue = sorted((s for s in own if s.state == "overdue"), key=lambda s: -days_over(s, made.round.on))
        named = "\n".join(_overdue_words(s, made.round.on, say) for s in overdue)
        risk = tasks.at_risk.get(unit.code)
        shown = ("–" if risk is None else say.whole(risk)) if overdue else ""
        table.add_row(Text(unit.name), *_cells(Counter(s.state for s in own)), shown, Text(named))
    return table


def _overdue_words(status: TaskStatus, on: date, say: Say) -> str:
    words = say("{task} ({day}, quá {n} ngày)", task=task_words(status.task, say), day=due_words(status, say),
                n=days_over(status, on))  # fmt: skip
    return f"• {words}"


def _table(say: Say, first: Sequence[str], points: Sequence[str], last: Sequence[str]) -> Table:
    """A table with a column a state between the first columns and the last."""
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in first:
        most = WIDEST.get(name)
        table.add_column(say(name), overflow="fold", no_wrap=name == COMMUNE, max_width=most, ratio=None if most else 1)
    for state in STATE_ORDER[:-1]:
        table.add_column(state_word(state, say), justify="right", style=COLOURS[state])
    for name in points:
        table.add_column(say(name), justify="right")
    for name in last:
        table.add_column(say(name), overflow="fold")
    return table


def _cells(counts: Counter[str]) -> list[str]:
    return [str(counts[state] or "·") for state in STATE_ORDER[:-1]]


def _lines_table(say: Say, made: RoundResult, lines: Sequence[TaskLine]) -> Table:
    table = _table(say, [DAY, TURN, TASK], [RISK], [])
    for line in sorted(lines, key=lambda line: (not line.counts["overdue"], line.due or date.max, line.task.id)):
        table.add_row(*_line_row(say, line, recipient_of(line.statuses[0].due.deadline, made, say)))
    return table


def _line_row(say: Say, line: TaskLine, to: str = "") -> Iterator[str | Text]:
    first = line.statuses[0]
    sent = "\n" + say("→ gửi {to}", to=to) if to else ""
    yield Text(due_words(first, say) if line.due else short_said(first.due.deadline, say))
    yield Text(say.day(line.next) if line.next and line.next != line.due else "")
    yield Text(f"{task_words(line.task, say)} [{line.task.id}]{sent}")
    yield from _cells(line.counts)
    yield say.whole(line.at_risk) if line.at_risk else ""


def _show_bodies(screen: Screen, made: RoundResult, tasks: RoundTasks) -> None:
    """Each body with its tasks; the body with most that is overdue first."""
    say, grouped = screen.say, dict[str, list[TaskLine]]()
    for line in task_lines(tasks):
        for body in bodies_of(line.task, made, say):
            grouped.setdefault(body, []).append(line)
    for body, lines in sorted(grouped.items(), key=lambda held: (-sum(x.counts["overdue"] for x in held[1]), held[0])):
        told = say("{body}: {n} việc", body=body, n=len(lines))
        screen.out.print(Text(f"\n{told}", style="bold"))
        table = _table(say, [DAY, TURN, TASK], [RISK], [])
        for line in lines:
            table.add_row(*_line_row(say, line))
        screen.out.print(table)


def _show_commune(screen: Screen, made: RoundResult, tasks: RoundTasks, unit: Unit) -> None:
    """One commune, task by task, overdue first."""
    say, out = screen.say, screen.out
    risk = tasks.at_risk.get(unit.code)
    out.print(Text(unit.name, style="bold"))
    if risk:
        out.print(Text(say("Các việc quá hạn liên quan đến {n} điểm xã đang giữ.", n=say.whole(risk)), style="red"))
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in (STATE, DAY, TASK, REASON, RISK):
        most, side = WIDEST.get(name), "right" if name == RISK else "left"
        table.add_column(say(name), overflow="fold", justify=side, max_width=most, ratio=None if most else 1)  # type: ignore[arg-type]
    own = tasks.communes[unit.code]
    for status in sorted(own, key=lambda s: (STATE_ORDER.index(s.state), s.due.last or date.max, s.task.id)):
        state = Text(state_word(status.state, say), style=COLOURS[status.state])
        words = Text(f"{task_words(status.task, say)} [{status.task.id}]")
        why = Text(reason_words(status, made.round.on, say))
        table.add_row(state, due_words(status, say), words, why, say.whole(status.at_risk) if status.at_risk else "")
    out.print(table)


def show_calendar(screen: Screen, path: Path, written: int) -> None:
    """How many days to come were written, and how to open them."""
    say = screen.say
    screen.out.print(say("Đã ghi {n} hạn sắp tới vào {path}.", n=written, path=near(path)), soft_wrap=True)
    if not screen.quiet:
        told = say(
            "Mở tệp bằng Outlook, hoặc trong Google Calendar chọn Cài đặt → Nhập và xuất. "
            "Việc đã quá hạn không có trong lịch."
        )
        screen.out.print(told, soft_wrap=True)
