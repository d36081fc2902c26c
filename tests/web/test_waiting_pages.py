"""What somebody sees of a round that is still being read, or of which something is still being worked out."""

from __future__ import annotations

import html

import pytest

from engine.problems import Place, ProblemsFound, problem
from engine.service.pages.listed_rounds import list_rounds
from engine.web.views.review import to_see_views
from tests import frozen
from tests.web.given_by_acts import EARLIER, tray
from tests.web.overview.sending import sent
from tests.web.test_jobs import over
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"
WAITS = "<h1>Đang đọc và chấm số liệu…</h1>"
# Worked out of the round as it was read.
WORKED_OUT = (
    "nhiem-vu/", "lich.ics", "so-sanh/", f"so-sanh/{EARLIER}/", "xep-hang/", "xep-hang/bang.xlsx", "bao-cao/",
)  # fmt: skip
OF_THE_ROUND = (
    *WORKED_OUT, "", "bang.csv", "bang-nhiet/", "ban-do/", "ke-hoach/", "tai-len/phieu/xa/02551/",
    "tai-len/mau-bang.zip", "tai-len/nhan-xa.txt", "xa/02551/", "xa/02551/duong-di/", "nhan-phieu/",
)  # fmt: skip


def waits(made: Visit, address: str) -> None:
    """That an address answers with the page that waits, asks again by itself, and leads back to itself."""
    text = html.unescape(made.page(ROUND + address))
    assert WAITS in text and '<meta http-equiv="refresh" content="2">' in text
    assert f'<a href="{ROUND}{address}">Tải lại trang</a>' in text


@pytest.mark.parametrize("address", OF_THE_ROUND)
def test_a_round_that_is_being_read_is_waited_for(
    at_desk: Visit, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page and no file of it is half made, and none is a fault: each tells that the round is being read."""
    monkeypatch.setattr(at_desk.house.rounds, "sighted", lambda *_: None)
    waits(at_desk, address)


@pytest.mark.parametrize("address", WORKED_OUT)
def test_what_is_worked_out_of_a_round_is_waited_for(
    at_desk: Visit, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of what takes longer than the round tells the same until it is there."""
    monkeypatch.setattr(at_desk.house.rounds, "derived", lambda *_: None)
    waits(at_desk, address)


@pytest.mark.parametrize("address", ["kiem-tra/", "kiem-tra/thong-ke.xlsx"])
def test_what_is_looked_through_is_waited_for(at_desk: Visit, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does what is worth seeing first, which is sought once for each standing of the record."""
    monkeypatch.setattr(to_see_views, "found_once", lambda *_: None)
    waits(at_desk, address)


def test_what_was_found_in_sent_files_waits_for_the_round(at_desk: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells what the files would change, so it is of the round as it was read."""
    held = tray(at_desk)
    monkeypatch.setattr(at_desk.house.rounds, "sighted", lambda *_: None)
    waits(at_desk, f"tai-len/{held}/")


def test_an_earlier_round_that_is_still_being_read_stands_in_the_list_without_figures(
    at_desk: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rounds that were read are told meanwhile; no line is drawn with a round that is not."""
    read = at_desk.house.rounds.sighted
    monkeypatch.setattr(at_desk.house.rounds, "sighted", lambda name, _: read(name, 60) if name != EARLIER else None)
    text = at_desk.page(f"{ROUND}so-sanh/")
    (title,) = (own.title for own in list_rounds(at_desk.house.open_store()) if own.name == EARLIER)
    assert title in text and "Đang đọc và chấm số liệu… Trang tự tải lại." in text
    assert "trend-figure-box" not in text and WAITS not in text


def test_there_is_no_calendar_of_tasks_that_cannot_be_followed(at_desk: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says why; the file is not there, rather than empty."""

    def refused(*_: object) -> None:
        raise ProblemsFound([problem("PLN-103", Place(frozen.SAMPLE), name=frozen.SAMPLE)])

    monkeypatch.setattr(at_desk.house.rounds, "derived", refused)
    assert at_desk.get(f"{ROUND}lich.ics").status_code == 404
    assert "PLN-103" in at_desk.page(f"{ROUND}nhiem-vu/")


def test_files_for_a_round_that_is_not_read_in_time_are_sent_again(
    at_desk: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work is refused in words, not left hanging, and nothing of it is a fault of ours."""
    monkeypatch.setattr(at_desk.house.rounds, "sighted", lambda *_: None)
    answer = sent(at_desk, [("phieu.xlsx", b"PK")])
    job = over(at_desk.house.jobs, answer.headers["Location"].split("/")[2])
    assert (job.state, [told.code for told in job.problems], at_desk.faults) == ("refused", ["WEB-163"], [])
