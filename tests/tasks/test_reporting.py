"""Tasks on the console, as JSON and as a calendar file, of the sample round (số liệu mô phỏng)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from cli import phuhop
from engine.language import speak
from engine.reporting.calendar_file import calendar_text, events, write_calendar
from engine.reporting.console.screen import Screen
from engine.reporting.console.tasks_console import View, show_tasks
from engine.scoring.round_result import RoundResult
from engine.service.replies.follow_up import tasks_reply
from engine.service.rounds import tasks_of
from engine.tasks.following import RoundTasks
from engine.tasks.lines import task_lines
from engine.tasks.shown import ShareShown
from tests import frozen

SAY = speak("vi")


@pytest.fixture(scope="module")
def made() -> RoundResult:
    """The frozen round."""
    return frozen.assessed()


@pytest.fixture(scope="module")
def tasks(made: RoundResult) -> RoundTasks:
    """Its tasks."""
    return tasks_of(made)


Properties = dict[str, list[tuple[dict[str, str], str]]]


def parsed(content: bytes) -> tuple[Properties, list[tuple[Properties, list[Properties]]]]:
    """A calendar file read by the grammar of RFC 5545 alone: its own properties, then each event's with its alarms."""
    assert content.endswith(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in raw)
    lines = re.sub(r"\r\n[ \t]", "", content.decode("utf-8")).split("\r\n")[:-1]
    stack: list[tuple[str, Properties]] = []
    found: list[tuple[Properties, list[Properties]]] = []
    alarms: list[Properties] = []
    whole: Properties = {}
    for line in lines:
        named = re.fullmatch(r"([A-Z\-]+)((?:;[A-Z\-]+=[^;:,]+)*):(.*)", line)
        assert named, line
        name, parameters, value = named[1], dict(p.split("=", 1) for p in named[2].split(";")[1:]), named[3]
        if name == "BEGIN":
            stack.append((value, {}))
        elif name == "END":
            kind, held = stack.pop()
            assert kind == value
            if kind == "VALARM":
                alarms.append(held)
            elif kind == "VEVENT":
                found.append((held, alarms))
                alarms = []
            else:
                whole = held
        else:
            stack[-1][1].setdefault(name, []).append((parameters, value))
    assert not stack
    return whole, found


def plain(value: str) -> str:
    """Text without the format's marks."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def test_the_calendar_is_read_by_an_independent_parser(made: RoundResult, tasks: RoundTasks, tmp_path: Path) -> None:
    """All-day events with an end, the stamp of the round's day, own ids, two alarms; the days are the deadlines'."""
    path = tmp_path / "lich.ics"
    count = write_calendar(path, made, tasks, SAY)
    whole, found = parsed(path.read_bytes())
    assert (whole["VERSION"][0][1], whole["METHOD"][0][1]) == ("2.0", "PUBLISH")
    assert len(found) == count
    days = {}
    for event, alarms in found:
        ((parameters, start),) = event["DTSTART"]
        ((_, end),) = event["DTEND"]
        assert parameters == event["DTEND"][0][0] == {"VALUE": "DATE"}
        assert date.fromisoformat(end) - date.fromisoformat(start) == timedelta(days=1)
        assert event["DTSTAMP"] == [({}, "20241115T000000Z")]
        assert [alarm["ACTION"][0][1] for alarm in alarms] == ["DISPLAY", "DISPLAY"]
        assert all(alarm["DESCRIPTION"] and alarm["TRIGGER"] for alarm in alarms)
        assert "mô phỏng" in plain(event["SUMMARY"][0][1])
        task = re.search(r"\[([A-Z0-9\-]+)\]", plain(event["DESCRIPTION"][0][1]))
        assert task
        days[task[1]] = date.fromisoformat(start)
    assert days == {
        "SDG-2024-09": date(2024, 12, 11), "LAW-07": date(2024, 12, 24), "SDG-2024-34": date(2024, 12, 31),
        "LAW-01": date(2025, 7, 19),
    }  # fmt: skip
    ids = [event["UID"][0][1] for event, _ in found]
    assert len(set(ids)) == len(ids)


def test_the_calendar_is_the_same_bytes_and_a_day_keeps_its_id(made: RoundResult, tasks: RoundTasks) -> None:
    """Made again nothing moves; a commune's own calendar has ids of its own, so that both may be imported."""
    found = events(made, tasks)
    assert calendar_text(made, found, SAY) == calendar_text(made, events(made, tasks), SAY)
    unit = made.round.units[0]
    own = calendar_text(made, events(made, tasks, unit), SAY, unit)
    ids = [set(re.findall(r"^UID:(.*)\r$", text, re.MULTILINE)) for text in (calendar_text(made, found, SAY), own)]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    assert "Còn" not in plain(own)


def test_a_day_on_a_weekend_says_so(made: RoundResult, tasks: RoundTasks) -> None:
    """19/07/2025 is a Saturday: better done by Friday the 18th; the report then goes to the province."""
    _, found = parsed(calendar_text(made, events(made, tasks), SAY).encode())
    (text,) = [plain(e["DESCRIPTION"][0][1]) for e, _ in found if e["DTSTART"][0][1] == "20250719"]
    assert "thứ Sáu 18/07/2025" in text
    assert "Gửi: UBND cấp tỉnh" in text


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_folding_and_marking_lose_nothing(made: RoundResult, tasks: RoundTasks, text: str) -> None:
    """Any name of a commune and of a task comes back whole, in lines of at most 75 octets that are each whole UTF-8."""
    event, unit = events(made, tasks)[0], made.round.units[0].model_copy(update={"name": text})
    task = event.status.task.model_copy(update={"label": text})
    content = calendar_text(made, [replace(event, status=replace(event.status, task=task))], SAY, unit).encode()
    assert [line.decode("utf-8") for line in content.split(b"\r\n")]
    whole, ((told, _),) = parsed(content)
    assert plain(whole["X-WR-CALNAME"][0][1]) == f"Nhiệm vụ về trẻ em: {text}"
    assert plain(told["SUMMARY"][0][1]) == f"[mô phỏng] Hạn cuối: {text}"


def printed(made: RoundResult, tasks: RoundTasks, by: View, *, only: bool = False, language: str = "vi") -> str:
    """A view as a wide terminal shows it."""
    page = StringIO()
    out = Console(file=page, width=300, highlight=False, markup=False)
    screen = Screen(speak(language), out, out, quiet=False)
    show_tasks(screen, made, tasks, by=by, only=made.round.units[26] if only else None)
    return page.getvalue()


@pytest.mark.parametrize("by", ["commune", "body", "deadline"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_view_counts_every_task(made: RoundResult, tasks: RoundTasks, by: View, language: str) -> None:
    """The same counts at the foot, the warning about made-up data, and every overdue task by name."""
    text = printed(made, tasks, by, language=language)
    counted = sum(len(own) for own in tasks.communes.values())
    assert speak(language).whole(counted) in text
    say = speak(language)
    for line in task_lines(tasks):
        if line.counts["overdue"]:
            assert say.either(line.task.label, line.task.label_en)[:25] in text


def test_what_is_overdue_comes_first(made: RoundResult, tasks: RoundTasks) -> None:
    """In every view: communes by points at risk, bodies and tasks with what is overdue before what is not."""
    lines = task_lines(tasks)
    overdue = [bool(line.counts["overdue"]) for line in lines]
    assert overdue == sorted(overdue, reverse=True)
    risks = [line.at_risk for line in lines if line.counts["overdue"]]
    assert risks == sorted(risks, reverse=True)
    text = printed(made, tasks, "commune")
    rows = [unit.name for line in text.splitlines() for unit in made.round.units if line.startswith(unit.name)]
    shown = [tasks.at_risk.get(unit.code, 0) for name in rows for unit in made.round.units if unit.name == name]
    assert len(rows) == 30
    assert shown == sorted(shown, reverse=True)


def test_recurring_reports_show_their_next_day(made: RoundResult, tasks: RoundTasks) -> None:
    """The monthly data report, and the yearly one by the rule that will then be in force."""
    text = printed(made, tasks, "deadline")
    monthly, yearly = (next(x for x in text.splitlines() if f"[{n}]" in x) for n in ("SDG-2024-09", "LAW-01"))
    assert monthly.startswith("11/11/2024") and "11/12/2024" in monthly
    assert yearly.startswith("09/07/2024") and "19/07/2025" in yearly


def test_one_commune_is_shown_task_by_task(made: RoundResult, tasks: RoundTasks) -> None:
    """All 45 with state, day and reason."""
    text = printed(made, tasks, "commune", only=True)
    assert len(re.findall(r"\[(?:SDG-2024|LAW)-\d\d\]", text)) == 45
    assert "quá hạn" in text and "điểm xã đang giữ" in text


def test_the_data_are_complete(made: RoundResult, tasks: RoundTasks) -> None:
    """45 tasks, 30 communes, plain JSON, days in ISO."""
    held = json.loads(tasks_reply(made, tasks, SAY, made.round.units).text())
    assert (len(held["tasks"]), len(held["communes"])) == (45, 30)
    assert {len(row["tasks"]) for row in held["communes"]} == {45}
    monthly = next(row for row in held["tasks"] if row["id"] == "SDG-2024-09")
    assert (monthly["due"], monthly["next"]) == ("2024-11-11", "2024-12-11")


def test_the_data_tell_shares_and_turns_that_were_missed(made: RoundResult, tasks: RoundTasks) -> None:
    """As the screen does: how far a share has come, and earlier turns only where no later paper speaks for them."""
    unit = made.round.units[0]
    first, *rest = tasks.communes[unit.code]
    turns = (date(2024, 9, 11), date(2024, 10, 11))
    shown = replace(first, due=replace(first.due, earlier=turns), shares=(ShareShown(48, 50, 98),), rule="task/overdue")
    for status, missed in ((shown, ["2024-09-11", "2024-10-11"]), (replace(shown, rule="task/done"), [])):
        changed = replace(tasks, communes={**tasks.communes, unit.code: (status, *rest)})
        (own,) = json.loads(tasks_reply(made, changed, SAY, [unit]).text())["communes"]
        assert own["tasks"][0]["missed"] == missed
        assert own["tasks"][0]["shares"] == [{"part": 48, "whole": 50, "percent": 98, "reached": False}]


def test_the_command_prints_json_and_writes_the_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``phuhop tasks`` from the command line, with every option."""
    monkeypatch.chdir(frozen.FROZEN)
    ics = tmp_path / "lich.ics"
    told = CliRunner().invoke(phuhop, ["tasks", "son-duong-2024", "--commune", "Sơn Nam", "--json", "--ics", str(ics)])
    assert told.exit_code == 0
    held = json.loads(told.stdout)
    assert (held["schema"], [row["name"] for row in held["communes"]]) == ("phuhop/tasks/1", ["Xã Sơn Nam"])
    assert len(parsed(ics.read_bytes())[1]) >= 2
