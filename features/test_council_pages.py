"""Binds the feature of the council's pages: several persons before one round (số liệu mô phỏng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.web.council.persons import (
    CHAIR,
    NAMES,
    OTHER,
    ROUND,
    SECRETARY,
    VIEWER,
    Board,
    board_on,
    copied,
    make_appraised,
)

scenarios("trang_hoi_dong.feature")
PERSONS = {name: person for person, name in NAMES.items()}
CODES = {"Thị trấn Sơn Dương": "02536", "Xã Tân Trào": "02545"}
PUBLIC, PUBLISHING = ROUND.replace("/dot/", "/cong-khai/"), f"{ROUND}cong-bo/"


@dataclass
class Meeting:
    """A board, and the answer that somebody got last."""

    board: Board
    answer: Any = None
    before: int = 0

    @property
    def text(self) -> str:
        """What it said."""
        told: str = self.answer.content.decode()
        return told


@pytest.fixture(scope="session")
def appraised_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose files are appraised."""
    root = tmp_path_factory.mktemp("trang-hoi-dong") / "noi"
    make_appraised(root)
    return root


@pytest.fixture(name="meeting")
def held(appraised_desk: Path, tmp_path: Path) -> Iterator[Meeting]:
    """A board on a copy of it."""
    with board_on(copied(appraised_desk, tmp_path / "noi")) as made:
        yield Meeting(made)


@given("một đợt đòi hai người, các hồ sơ đã thẩm định, hội đồng ba người")
def appraised_round(meeting: Meeting) -> None:
    """As it was made."""
    assert "3" in meeting.board.page(SECRETARY, f"{ROUND}hoi-dong/")


@given(parsers.parse('"{name}" đã được công nhận, văn bản đã ký'))
def recognised(meeting: Meeting, name: str) -> None:
    """Voted on, decided, signed."""
    meeting.board.recognised(CODES[name])


@when(parsers.parse('thư ký mở phiếu cho "{name}"'))
def opened(meeting: Meeting, name: str) -> None:
    """By its form."""
    meeting.answer = meeting.board.act(SECRETARY, CODES[name], "mo")
    assert meeting.answer.status_code == 303


@when(parsers.parse('thư ký đóng phiếu của "{name}"'))
def closed(meeting: Meeting, name: str) -> None:
    """By its form, confirmed."""
    meeting.answer = meeting.board.act(SECRETARY, CODES[name], "dong")


@when(parsers.parse('"{who}" không tán thành "{name}"'))
def against(meeting: Meeting, who: str, name: str) -> None:
    """A vote, confirmed."""
    person = PERSONS[who]
    meeting.answer = meeting.board.act(person, CODES[name], "ghi", fields={f"y-kien-{person}": "no"})


@when(parsers.re('"(?P<who>[^"]+)" tán thành "(?P<name>[^"]+)"(?P<only> nhưng chưa xác nhận)?$'))
def in_favour(meeting: Meeting, who: str, name: str, only: str | None) -> None:
    """A vote, confirmed or only seen."""
    person, meeting.before = PERSONS[who], meeting.board.size()
    meeting.answer = meeting.board.act(person, CODES[name], "ghi", fields={f"y-kien-{person}": "yes"}, sure=not only)


@when(parsers.parse('"{late}" mở trang của phiếu "{name}" rồi "{who}" tán thành trước'))
def meanwhile(meeting: Meeting, late: str, name: str, who: str) -> None:
    """Two look at one version; the second sends his form after the first."""
    seen, code = meeting.board.version(CODES[name]), CODES[name]
    meeting.board.act(PERSONS[who], code, "ghi", fields={f"y-kien-{PERSONS[who]}": "yes"})
    person = PERSONS[late]
    meeting.answer = meeting.board.act(person, code, "ghi", fields={f"y-kien-{person}": "no"}, seen=seen)


def signed(meeting: Meeting, person: str, what: str, **asked: str) -> None:
    """A release looked at and signed."""
    board = meeting.board
    text = board.settled(person, board.post(person, f"{PUBLISHING}xem/", **asked)).content.decode()
    (mark,) = set(re.findall(r'name="dau" value="([0-9a-f]{64})"', text))
    fields = {"viec": what, "dau": mark, "xac-nhan": "1"}
    meeting.answer = board.settled(person, board.post(person, f"{PUBLISHING}ky/", **fields))
    assert meeting.answer.status_code == 200, meeting.text


@when("thư ký xem và đề nghị công bố")
def proposed(meeting: Meeting) -> None:
    """The first hand."""
    signed(meeting, SECRETARY, "de-nghi")


@when("chủ tịch xem và công bố đúng bản ấy")
def seconded(meeting: Meeting) -> None:
    """The second hand."""
    signed(meeting, CHAIR, "cong-bo", ban="de-nghi")


def row_of(meeting: Meeting, viewer: str, name: str, commune: str = "Xã Tân Trào") -> str:
    """What a person sees of a member on the page of a ballot."""
    text = meeting.board.page(viewer, f"{ROUND}xa/{CODES[commune]}/phieu/")
    table = text.split('id="thanh-vien-dau"', 1)[1]
    return re.sub(r"<[^>]+>", " ", table.split(name, 1)[1].split("</tr>", 1)[0])


@then(parsers.parse('trang của phiếu ghi "{name}" là "{told}"'))
def seat(meeting: Meeting, name: str, told: str) -> None:
    """By name, with the reason."""
    assert told in row_of(meeting, SECRETARY, name, "Thị trấn Sơn Dương")


@then(parsers.parse('"{who}" bỏ phiếu cho "{name}" thì bị từ chối vì "{told}"'))
def vote_refused(meeting: Meeting, who: str, name: str, told: str) -> None:
    """Nothing is kept."""
    before, person = meeting.board.size(), PERSONS[who]
    answer = meeting.board.act(person, CODES[name], "ghi", fields={f"y-kien-{person}": "yes"})
    assert (answer.status_code, meeting.board.size()) == (422, before)
    assert told in answer.content.decode()


@then(parsers.parse('"{who}" thấy "{name}" đã biểu quyết mà không thấy ý kiến'))
def hidden(meeting: Meeting, who: str, name: str) -> None:
    """That he has voted, and no more."""
    told = row_of(meeting, PERSONS[who], name)
    assert "đã biểu quyết" in told
    assert "tán thành" not in told


@then(parsers.parse('"{who}" thấy "{name}" là "{told}"'))
def shown(meeting: Meeting, who: str, name: str, told: str) -> None:
    """Once it is closed."""
    assert PERSONS[who] == OTHER
    assert told in row_of(meeting, PERSONS[who], name)


@then(parsers.parse('trang từ chối vì "{told}"'))
def refused(meeting: Meeting, told: str) -> None:
    """In words."""
    assert meeting.answer.status_code == 422
    assert told in meeting.text


@then(parsers.parse('trang nói "{told}", và chưa phiếu nào được ghi'))
def asked_first(meeting: Meeting, told: str) -> None:
    """What follows, before it is done."""
    assert meeting.answer.status_code == 200
    assert told in meeting.text
    assert meeting.board.size() == meeting.before


@then(parsers.parse('phiếu mà "{late}" gửi từ trang cũ bị từ chối vì "{who}" đã làm trước'))
def stale(meeting: Meeting, late: str, who: str) -> None:
    """409, and by whom."""
    assert meeting.answer.status_code == 409
    assert who in meeting.text
    assert "phiên bản" in meeting.text
    assert "chưa biểu quyết" in row_of(meeting, CHAIR, late)


@then(parsers.parse('trang công khai nói "{told}"'))
def public_says(meeting: Meeting, told: str) -> None:
    """To whoever may see nothing else."""
    assert told in meeting.board.page(VIEWER, PUBLIC)
