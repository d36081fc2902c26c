"""The state of a task: what durable-rules fires is what a plain reading of the letter says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import ProblemsFound
from engine.rules import table as tables
from engine.rules.judging import Judge, fire_all, open_judge
from engine.rules.table import FILE
from engine.tasks.state_table import open_states, states_text
from engine.tasks.states import STATES, Given, Situation, Span, compile_states, message_of, order_of, orders, tabulate
from tests import frozen

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@pytest.fixture(scope="module")
def judge() -> Judge:
    """The rules on tasks, loaded."""
    return open_judge(compile_states())


@pytest.fixture(scope="module")
def table() -> Mapping[str, str]:
    """What durable-rules fired, order by order."""
    return open_states(frozen.LETTERS)


def read_plainly(s: Situation) -> str:
    """The rule by the words of the issue, written apart from the product."""
    if not s.for_commune:
        return "task/not-for-commune"
    if s.given == 0:
        return "task/no-evidence"
    if s.given == 3:
        return "task/not-arisen"
    if s.span == 3:
        return "task/day-not-known"
    passed = s.last is not None and s.on > s.last
    if s.given == 1:
        return "task/no-day-set" if s.span == 0 else "task/overdue" if passed else "task/due"
    if s.span in (0, 1):
        return "task/done"
    if s.paper and s.since and s.paper < s.since:
        return "task/paper-too-old"
    if not passed:
        return "task/done-before-day"
    if s.paper is None:
        return "task/paper-undated"
    return "task/done-late" if s.last and s.paper > s.last else "task/done-in-time"


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Any situation that a round can meet, its days near one another as often as far."""
    span, last = draw(st.sampled_from(Span)), draw(DAYS)
    near = st.integers(-3, 3).map(lambda n: last + timedelta(days=n))
    on = draw(st.one_of(near, DAYS))
    since = draw(st.one_of(st.none(), near, DAYS).filter(lambda day: day is None or day <= last))
    paper = draw(st.one_of(st.none(), near, DAYS).filter(lambda day: day is None or day <= on))
    given_last = last if span in (Span.OPEN, Span.DATED) else None
    return Situation(draw(st.booleans()), draw(st.sampled_from(Given)), span, on, given_last, since, paper)


@given(situation=situations())
def test_the_table_the_engine_and_a_plain_reading_agree(
    judge: Judge, table: Mapping[str, str], situation: Situation
) -> None:
    """On any days: the looked-up rule is the one rule that fires on these very days, and the one the words give."""
    assert (table[order_of(situation)],) == fire_all(judge, message_of(situation)) == (read_plainly(situation),)


def test_every_rule_is_reached_and_has_one_state(judge: Judge) -> None:
    """No rule is dead, none is without a meaning, and all six states occur."""
    fired = tabulate(judge)
    assert set(fired.values()) == set(STATES) == {rule.id for rule in compile_states().rules}
    assert set(STATES.values()) == {"done", "done_late", "due", "overdue", "unknown", "not_for_commune"}
    assert {order_of(situation) for situation in orders()} == set(fired)


def test_the_last_day_itself_is_in_time(table: Mapping[str, str]) -> None:
    """Not done on it is due, the day after overdue; a paper of it is in time, of the day after late."""
    last = date(2024, 11, 9)

    def state(given: Given, on: date, paper: date | None = None) -> str:
        return STATES[table[order_of(Situation(True, given, Span.DATED, on, last, date(2024, 1, 1), paper))]]

    day_after = last + timedelta(days=1)
    assert [state(Given.NOT_DONE, on) for on in (last, day_after)] == ["due", "overdue"]
    assert [state(Given.DONE, day_after, paper) for paper in (last, day_after)] == ["done", "done_late"]
    assert [state(Given.DONE, on) for on in (last, day_after)] == ["done", "unknown"]


def test_without_the_engine_the_table_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """``cells.json`` of the directives is what durable-rules fires, to the byte."""
    fired = open_states(frozen.LETTERS)
    assert (frozen.LETTERS / FILE).read_text("utf-8") == states_text(fired)
    monkeypatch.setattr("engine.tasks.state_table.engine_version", lambda: None)
    assert open_states(frozen.LETTERS) == fired


@pytest.mark.parametrize("damage", ["absent", "edited", "other rules", "no json"])
def test_without_the_engine_a_wrong_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """Absent or of other rules: SYS-101; edited or broken: SYS-102."""
    held = json.loads((frozen.LETTERS / FILE).read_text("utf-8"))
    if damage == "edited":
        held["table"]["states"].popitem()
    if damage == "other rules":
        held["table"]["rules"] = "0" * 64
        held["sha256"] = tables.digest(held["table"])
    if damage != "absent":
        (tmp_path / FILE).write_text("{" if damage == "no json" else json.dumps(held), "utf-8")
    monkeypatch.setattr("engine.tasks.state_table.engine_version", lambda: None)
    with pytest.raises(ProblemsFound) as told:
        open_states(tmp_path)
    assert [p.code for p in told.value.problems] == ["SYS-101" if damage in ("absent", "other rules") else "SYS-102"]
