"""Binds the feature of a board's work by pages: a visitor of a round of three communes (số liệu mô phỏng)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.service.parts.open_law import OpenLaw
from features.case import entry_of
from tests.web.review.people_workbook import mark_on, people_book, upload
from tests.web.review.working import CODE, OTHER, PAGE, ROUND, Fields, Working, opened, working, workspace

scenarios("trang_tham_dinh.feature")
CODES = {"Đồng Quý": CODE, "Minh Thanh": OTHER}
PATIENCE = 120


@dataclass
class Visiting:
    """Somebody at work, the answer that he got last, and a page that he opened before."""

    work: Working
    law: OpenLaw
    status: int = 200
    text: str = ""
    before: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def see(self, answer: Any) -> None:
        """Keep an answer; one that leads on is followed."""
        self.status = answer.status_code
        if answer.status_code == 302:
            answer = self.work.visit.get(answer["Location"])
        self.text = answer.content.decode()

    def put_down(self, label: str, line: dict[str, str], page: str = "") -> None:
        """Fill in one line of the appraisal and keep it."""
        self.see(self.work.post(PAGE, self.work.typed({entry_of(self.law, label).id: line}, page=page)))


@given(
    "một đợt ba xã, một người làm mọi việc, xã Đồng Quý và Minh Thanh đã gửi phiếu, số liệu mô phỏng",
    target_fixture="visiting",
)
def round_of_three(tmp_path: Path, law: OpenLaw) -> Visiting:
    """The frozen round with three of its communes."""
    return Visiting(working(workspace(tmp_path / "noi")), law)


@given("nhật ký đã mở và mọi hồ sơ đang thẩm định")
def in_review(visiting: Visiting) -> None:
    """By the one person of this machine."""
    opened(visiting.work.folder.parents[1])


@given(parsers.parse('trang thẩm định "{name}" đã mở từ trước'))
def opened_before(visiting: Visiting, name: str) -> None:
    """As it was then."""
    assert CODES[name] == CODE
    visiting.before = visiting.work.get(PAGE)


@given(parsers.parse('trang "{address}" đã mở từ trước'))
def page_opened_before(visiting: Visiting, address: str) -> None:
    """As it stood then."""
    visiting.before = visiting.work.get(f"{ROUND}{address}")


@when("người khác gửi sổ người làm việc ở trang hội đồng")
def people_sent_by_another(visiting: Visiting) -> None:
    """The other way in to the same list."""
    mark = mark_on(visiting.work.get(f"{ROUND}hoi-dong/"))
    sent = {"dau": mark, "so-nguoi": upload(people_book(visiting.work))}
    assert visiting.work.post(f"{ROUND}hoi-dong/so-nguoi/", sent).status_code == 303


@when("gửi sổ người làm việc bằng trang đã mở từ trước")
def people_sent_late(visiting: Visiting) -> None:
    """With the mark of the list as it was then."""
    sent = {"viec": "so-nguoi", "dau": mark_on(visiting.before), "so": upload(people_book(visiting.work))}
    answer = visiting.work.post(f"{ROUND}mo-so/", sent)
    visiting.status, visiting.text = answer.status_code, answer.content.decode()


@when(parsers.parse('mở trang "{address}"'))
def goes_to(visiting: Visiting, address: str) -> None:
    """A page of the round."""
    visiting.see(visiting.work.visit.get(f"{ROUND}{address}"))


@when(parsers.parse('bấm "{act}" trên trang "{address}"'))
def presses(visiting: Visiting, act: str, address: str) -> None:
    """The button of a page of the round."""
    visiting.see(visiting.work.post(f"{ROUND}{address}", {"viec": act}))


@when("nhận phiếu trên trang")
def takes_in(visiting: Visiting) -> None:
    """And wait until the work is done."""
    visiting.work.visit.house.rounds.sighted(visiting.work.folder.name, wait=PATIENCE)
    job = visiting.work.post(f"{ROUND}nhan-phieu/", {})["Location"]
    for _ in range(PATIENCE * 10):
        if visiting.work.visit.get(job).status_code != 200:
            return
        time.sleep(0.1)
    pytest.fail("the forms are still being taken in")


@when(parsers.re(r'bấm "(?P<act>\w+)" ở hồ sơ "(?P<name>[^"]+)"( với lý do "(?P<reason>[^"]*)")?$'))
def moves(visiting: Visiting, act: str, name: str, reason: str | None) -> None:
    """A move of a file as it is now, with what stands in the field of the reason."""
    assert CODES[name] == CODE
    visiting.see(visiting.work.move(act, reason or ""))


@when(
    parsers.re(
        r'sửa "(?P<label>[^"]+)" của "(?P<name>[^"]+)" thành "(?P<value>[^"]*)" vì "(?P<reason>[^"]*)" '
        r'theo "(?P<paper>[^"]*)" ngày "(?P<day>[^"]*)"'
    )
)
def corrects(visiting: Visiting, label: str, value: str, reason: str, paper: str, day: str) -> None:
    """With its ground."""
    visiting.kept["label"] = label
    line = {"y-kien": "correct", "so": value, "ly-do": reason, "van-ban": paper, "ngay": day}
    visiting.put_down(label, line)


@when(
    parsers.parse('trên trang mở từ trước sửa thành "{value}" vì "{reason}" theo "{paper}" ngày "{day}"')
)  # fmt: skip
def corrects_late(visiting: Visiting, value: str, reason: str, paper: str, day: str) -> None:
    """The same datum, on the page of before."""
    line = {"y-kien": "correct", "so": value, "ly-do": reason, "van-ban": paper, "ngay": day}
    visiting.put_down(visiting.kept["label"], line, visiting.before)


@when(parsers.parse('đòi "{name}" bổ sung "{label}" là "{text}" trước ngày "{day}"'))
def demands(visiting: Visiting, label: str, text: str, day: str) -> None:
    """By the line of the datum."""
    visiting.put_down(label, {"y-kien": "supply", "ly-do": text, "han": day})


@then(parsers.parse('trang có "{text}"'))
def page_has(visiting: Visiting, text: str) -> None:
    """As it is written, quotation marks of the page's own aside."""
    assert text in visiting.text


@then(parsers.parse("trang trả lời {status:d}"))
def answered(visiting: Visiting, status: int) -> None:
    """The status of the answer."""
    assert visiting.status == status


@then(parsers.parse('hồ sơ trên trang của "{name}" là "{state}"'))
def stands(visiting: Visiting, name: str, state: str) -> None:
    """In the record."""
    assert visiting.work.file(CODES[name]).state == state


@then(parsers.parse('việc của tôi có "{text}"'))
def waits(visiting: Visiting, text: str) -> None:
    """On the first page."""
    assert text in visiting.work.get("/")


@then(parsers.parse('số hội đồng ghi cho "{label}" của "{name}" là "{value}"'))
def kept(visiting: Visiting, label: str, name: str, value: str) -> None:
    """In the board's layer."""
    assert visiting.work.file(CODES[name]).appraised[entry_of(visiting.law, label).id].value == value


@then(parsers.parse('hội đồng chưa ghi số nào cho "{name}"'))
def nothing_kept(visiting: Visiting, name: str) -> None:
    """The board's layer is empty."""
    assert visiting.work.file(CODES[name]).appraised == {}


@then(parsers.parse('ô "{field}" của "{label}" còn ghi "{text}"'))
def still_typed(visiting: Visiting, field: str, label: str, text: str) -> None:
    """In the page that came back."""
    assert Fields(visiting.text).values[f"{field}:{entry_of(visiting.law, label).id}"] == text
