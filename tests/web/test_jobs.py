"""Long work beside the pages: its progress, its result, its stop, its refusal, and whose it is."""

from __future__ import annotations

import time
from threading import Event

import pytest

from engine.problems import Place, ProblemsFound, problem
from engine.web.held import jobs as kept_jobs
from engine.web.held.jobs import Job, Jobs, Progress
from tests.web.visiting import Visit

PATIENCE = 20


def over(jobs: Jobs, name: str) -> Job:
    """A piece of work once nothing more happens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = jobs.job(name)
        assert found
        if found.over:
            return found
        time.sleep(0.01)
    raise AssertionError(name)


def test_work_tells_how_far_it_is_and_where_its_result_stands() -> None:
    """Steps while it works, the address once it is done."""
    jobs, begun, on = Jobs(lambda _: None), Event(), Event()

    def work(progress: Progress) -> str:
        progress(2, 5, "xã thứ hai")
        begun.set()
        on.wait(PATIENCE)
        return "/xong/"

    name = jobs.start("Chấm", "p-001", work)
    assert begun.wait(PATIENCE)
    half = jobs.job(name)
    assert half and (half.state, half.done, half.total, half.doing) == ("working", 2, 5, "xã thứ hai")
    on.set()
    assert (over(jobs, name).state, over(jobs, name).result) == ("done", "/xong/")


def test_work_stops_at_its_next_step() -> None:
    """What was asked to stop says so; what waits behind it is done all the same."""
    jobs, begun, on, went_on = Jobs(lambda _: None), Event(), Event(), list[int]()

    def work(progress: Progress) -> str:
        begun.set()
        on.wait(PATIENCE)
        progress(1, 2, "")
        went_on.append(1)
        return ""

    first = jobs.start("", "p-001", work)
    second = jobs.start("", "p-001", lambda _: "/sau/")
    assert begun.wait(PATIENCE)
    jobs.stop(first)
    on.set()
    assert over(jobs, first).state == "stopped" and not went_on
    assert over(jobs, second).state == "done"


def test_a_refusal_keeps_its_problems_and_a_fault_is_reported() -> None:
    """A refusal is the user's to mend, a fault is ours."""
    faults = list[Exception]()
    jobs = Jobs(faults.append)

    def refuse(progress: Progress) -> str:
        raise ProblemsFound([problem("WEB-100", Place("127.0.0.1:1"), port=1)])

    def fail(progress: Progress) -> str:
        raise ZeroDivisionError

    refused, failed = over(jobs, jobs.start("", "", refuse)), over(jobs, jobs.start("", "", fail))
    assert (refused.state, [found.code for found in refused.problems]) == ("refused", ["WEB-100"])
    assert failed.state == "failed" and [type(fault) for fault in faults] == [ZeroDivisionError]


def test_the_page_of_somebody_elses_work_is_not_there(inside: Visit) -> None:
    """One's own leads to its result; another person's and an unknown one are a 404."""
    jobs = inside.house.jobs
    mine, other = (jobs.start("Chấm", person, lambda _: "/tro-giup/") for person in ("p-000", "p-009"))
    over(jobs, mine), over(jobs, other)
    assert inside.get(f"/viec/{mine}/").url == "/tro-giup/"
    assert [inside.get(f"/viec/{name}/").status_code for name in (other, "khong-co")] == [404, 404]


def test_work_under_way_shows_its_progress_and_can_be_stopped_by_its_button(inside: Visit) -> None:
    """The page asks again by itself; its button stops the work."""
    begun, on = Event(), Event()

    def work(progress: Progress) -> str:
        progress(3, 7, "Xã Tân Trào")
        begun.set()
        on.wait(PATIENCE)
        progress(4, 7, "")
        return "/"

    name = inside.house.jobs.start("Nhận phiếu", "p-000", work)
    assert begun.wait(PATIENCE)
    shown = inside.page(f"/viec/{name}/")
    assert 'http-equiv="refresh"' in shown and "Đã xong 3/7" in shown and "Xã Tân Trào" in shown
    assert inside.client.post(f"/viec/{name}/dung/").status_code == 302
    on.set()
    assert over(inside.house.jobs, name).state == "stopped"
    stopped = inside.page(f"/viec/{name}/")
    assert "Đã dừng theo yêu cầu" in stopped and '<a href="/">Về danh sách các đợt</a>' in stopped


def test_on_ones_own_computer_a_failure_points_to_the_window_and_leads_back(inside: Visit) -> None:
    """The window is before whoever reads it; no code is needed."""

    def fail(progress: Progress) -> str:
        raise ZeroDivisionError

    name = inside.house.jobs.start("Chấm", "p-000", fail, "/tu-dien/")
    assert over(inside.house.jobs, name).state == "failed"
    text = inside.page(f"/viec/{name}/")
    assert "Chi tiết đã ghi ở cửa sổ nơi chạy phuhop." in text and "máy chủ" not in text
    assert '<a href="/tu-dien/">Về trang đã bắt đầu việc này</a>' in text
    inside.faults.clear()


def test_the_oldest_work_that_is_over_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many pieces are known as may be; what is not over is never forgotten."""
    monkeypatch.setattr(kept_jobs, "MOST_KEPT", 2)
    jobs = Jobs(lambda _: None)
    first, second = (over(jobs, jobs.start("", "p-001", lambda _: "/xong/")).id for _ in range(2))
    third = jobs.start("", "p-001", lambda _: "/xong/")
    assert jobs.job(first) is None
    assert [over(jobs, name).state for name in (second, third)] == ["done", "done"]
    jobs.close()
