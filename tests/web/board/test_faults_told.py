"""On a board nobody sees the machine: what went wrong is told with whom to ask, by a code that the log has too."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from engine.language import speak
from engine.problems import Place, ProblemsFound, problem
from engine.reporting.console.screen import report_to_log
from tests import frozen
from tests.web.board.coming_in import Office
from tests.web.visiting import Visit

PLAN = f"/dot/{frozen.SAMPLE}/ke-hoach/"
CODE = re.compile(r"kèm mã ([0-9A-F]{8}):")


def over(made: Visit, begun: Any) -> str:
    """The page of a piece of work once it is over."""
    end = time.monotonic() + 20
    while "http-equiv" in (text := str(made.get(begun["Location"]).content.decode())):
        assert time.monotonic() < end
        time.sleep(0.02)
    return text


def begun(made: Visit, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> Any:
    """The plan's files, asked for by their button, where making them goes wrong."""

    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr("engine.web.views.follow.plan_views.plan_parts", fails)
    return made.client.post(f"{PLAN}lap/", {"theo": "nganh"})


def test_work_that_failed_names_whom_to_tell_and_the_code_of_the_log(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reader has no window of phuhop's; the report has the very code, and the page leads back."""
    made = office.as_role("secretary")
    text = over(made, begun(made, monkeypatch, ZeroDivisionError()))
    assert "cửa sổ" not in text and "Báo người giữ máy chủ của hội đồng" in text
    found = CODE.search(text)
    assert found and [fault.__notes__ for fault in made.faults] == [[f"phuhop {found[1]}"]]
    assert f'<a href="{PLAN}">Về trang đã bắt đầu việc này</a>' in text


def test_work_that_was_refused_leads_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be mended, and the page where it is begun again; nothing of this is a fault."""
    made = office.as_role("secretary")
    refused = ProblemsFound([problem("SYS-107", Place("ke-hoach"), name="ke-hoach")])
    text = over(made, begun(made, monkeypatch, refused))
    assert "Sửa các điều dưới đây" in text and "SYS-107" in text and "cửa sổ" not in text
    assert f'<a href="{PLAN}">Về trang đã bắt đầu việc này</a>' in text and made.faults == []


def test_a_page_that_failed_says_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file on the server's disk is named to who cannot open it."""

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    made = office.as_role("secretary")
    monkeypatch.setattr("engine.web.views.law_views.list_standards", fails)
    answer = made.get("/tieu-chi/")
    text, found = answer.content.decode(), CODE.search(answer.content.decode())
    assert answer.status_code == 500 and "phuhop-loi.txt" not in text and found
    assert made.faults[-1].__notes__ == [f"phuhop {found[1]}"]


def test_the_log_has_every_fault_whole_under_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file has the last alone; the log has each with where it happened."""
    monkeypatch.chdir(tmp_path)
    for code in ("1111AAAA", "2222BBBB"):
        fault = ZeroDivisionError(f"lần {code}")
        fault.add_note(f"phuhop {code}")
        report_to_log(speak("vi"), fault)
    log = capsys.readouterr().err
    assert [log.count(f"ZeroDivisionError: lần {code}\nphuhop {code}\n") for code in ("1111AAAA", "2222BBBB")] == [1, 1]
    assert "2222BBBB" in (tmp_path / "phuhop-loi.txt").read_text("utf-8")
