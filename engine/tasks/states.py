"""The state of a task: rules over its evidence and its days, fired by durable-rules once for each distinct situation.

Every test compares a field with a constant or one day with another, so it is constant while the days keep their
order: one representative stands for each order. The rules are the same for every letter; a letter brings only the
days and the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import product
from typing import Literal, TypeAlias

from engine.rules.compiling import Rule, Ruleset, Test
from engine.rules.judging import Judge, JudgeError, Message, fire_all
from engine.rules.situations import day_number

State: TypeAlias = Literal["done", "done_late", "due", "overdue", "unknown", "not_for_commune"]
Order: TypeAlias = str


class Given(IntEnum):
    """What the evidence says of a task: nothing, not done, done, or that nothing of the kind arose."""

    NOTHING = 0
    NOT_DONE = 1
    DONE = 2
    NOT_ARISEN = 3


class Span(IntEnum):
    """What is known of the day: none is set, the letter's year ends, a day is set, or a day that cannot be told."""

    NO_DAY = 0
    OPEN = 1
    DATED = 2
    NOT_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a task's state depends on.

    ``last`` is the last day in time, ``since`` the first day of a paper that counts, ``paper`` the day of the paper.
    """

    for_commune: bool
    given: Given
    span: Span
    on: date
    last: date | None = None
    since: date | None = None
    paper: date | None = None


# The one meaning of each rule; two rules may give one state on different grounds.
STATES: Mapping[str, State] = {
    "task/not-for-commune": "not_for_commune",
    "task/not-arisen": "not_for_commune",
    "task/no-evidence": "unknown",
    "task/day-not-known": "unknown",
    "task/paper-undated": "unknown",
    "task/paper-too-old": "unknown",
    "task/no-day-set": "due",
    "task/due": "due",
    "task/overdue": "overdue",
    "task/done": "done",
    "task/done-before-day": "done",
    "task/done-in-time": "done",
    "task/done-late": "done_late",
}


def compile_states() -> Ruleset:
    """Every rule on the state of a task; exactly one fires on each situation."""
    rules = {**dict(_evidence_rules()), **dict(_waiting_rules()), **dict(_done_rules())}
    return Ruleset(tuple(Rule(name, {"$and": [{"k": "task"}, *tests]}) for name, tests in rules.items()), {}, {})


def _evidence_rules() -> Iterator[tuple[str, list[Test]]]:
    """Rules that no day can change."""
    here: Test = {"commune": 1}
    either: Test = {"$or": [{"given": int(Given.NOT_DONE)}, {"given": int(Given.DONE)}]}
    yield "task/not-for-commune", [{"commune": 0}]
    yield "task/not-arisen", [here, {"given": int(Given.NOT_ARISEN)}]
    yield "task/no-evidence", [here, {"given": int(Given.NOTHING)}]
    yield "task/day-not-known", [here, either, {"span": int(Span.NOT_KNOWN)}]


def _waiting_rules() -> Iterator[tuple[str, list[Test]]]:
    """Not done: on the last day itself the task is still due."""
    waiting: list[Test] = [{"commune": 1}, {"given": int(Given.NOT_DONE)}]
    with_day: list[Test] = [*waiting, {"$gte": {"span": int(Span.OPEN)}}, {"$lte": {"span": int(Span.DATED)}}]
    yield "task/no-day-set", [*waiting, {"span": int(Span.NO_DAY)}]
    yield "task/due", [*with_day, _than("$lte", "on", "last")]
    yield "task/overdue", [*with_day, _than("$gt", "on", "last")]


def _done_rules() -> Iterator[tuple[str, list[Test]]]:
    """Done: once the day has passed, only the paper's own day tells whether it was in time.

    A day is posted as yyyymmdd, 0 where there is none; without a ``since``, and without a paper, ``fresh`` holds.
    """
    done: list[Test] = [{"commune": 1}, {"given": int(Given.DONE)}]
    dated: list[Test] = [*done, {"span": int(Span.DATED)}]
    passed = _than("$gt", "on", "last")
    told: Test = {"$gt": {"paper": 0}}
    fresh = _than("$gte", "paper", "since")
    yield "task/done", [*done, {"$lte": {"span": int(Span.OPEN)}}]
    yield "task/done-before-day", [*dated, _than("$lte", "on", "last"), fresh]
    yield "task/done-in-time", [*dated, passed, told, fresh, _than("$lte", "paper", "last")]
    yield "task/done-late", [*dated, passed, fresh, _than("$gt", "paper", "last")]
    yield "task/paper-undated", [*dated, passed, {"paper": 0}]
    yield "task/paper-too-old", [*dated, told, _than("$lt", "paper", "since")]


def _than(operator: str, day: str, other: str) -> Test:
    """One day against another; a bare reference is off the safe path, a product by 1 is on it (P3)."""
    return {operator: {day: {"$mul": {"$l": {"$m": other}, "$r": 1}}}}


def message_of(situation: Situation) -> Message:
    """A situation as the engine is told it; where there is no paper, no first day is asked of it.

    A test with two alternatives would fire twice where both hold, so there is none.
    """
    since = situation.since if situation.paper else None
    days = {"last": situation.last, "since": since, "paper": situation.paper}
    return {
        "k": "task",
        "commune": int(situation.for_commune),
        "given": int(situation.given),
        "span": int(situation.span),
        "on": day_number(situation.on),
        **{name: day_number(day) if day else 0 for name, day in days.items()},
    }


def order_of(situation: Situation) -> Order:
    """The situation but for its days' values: only their order is left."""
    has_day = situation.span in (Span.OPEN, Span.DATED)
    on = _side(situation.on, situation.last) if has_day else "-"
    since, last = "-", "-"
    if situation.span is Span.DATED and situation.paper:
        since = _side(situation.paper, situation.since) if situation.since else ">"
        last = _side(situation.paper, situation.last)
    return f"{int(situation.for_commune)}|{int(situation.given)}|{int(situation.span)}|{on}|{since}{last}"


def _side(day: date, other: date | None) -> str:
    if other is None:
        raise JudgeError("a task with a deadline has no last day")
    return "<" if day < other else "=" if day == other else ">"


def orders() -> Iterator[Situation]:
    """Situations of every order that days can have; a paper is never younger than the day of asking."""
    last, one = date(2024, 5, 14), timedelta(days=1)
    since = date(2024, 1, 1)
    asked = (last - one, last, last + one, last + 2 * one)
    papers = (None, since - one, since, since + one, *asked)
    # A period may last one day, and without a first day every paper counts.
    firsts = (None, since, last)
    for commune, given, span, on, first, paper in product((False, True), Given, Span, asked, firsts, papers):
        if paper is None or paper <= on:
            yield Situation(commune, given, span, on, last, first, paper)


def tabulate(judge: Judge) -> Mapping[Order, str]:
    """The rule of every order; raises JudgeError unless exactly one fires, and the same on every representative."""
    table: dict[Order, str] = {}
    for situation in orders():
        key = order_of(situation)
        fired = fire_all(judge, message_of(situation))
        if len(fired) != 1 or table.setdefault(key, fired[0]) != fired[0]:
            raise JudgeError(f"one rule must fire on {key}, did {fired}, before {table.get(key)}")
    return table
