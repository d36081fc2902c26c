"""Binds the feature of filling in a form by page: a visitor, real forms, the record where the round has one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.service.rounds import assess_round
from tests.web.filling.own_desk import CODE, OwnDesk, cell_of, own_desk
from tests.web.filling.test_filling_page import flat
from tests.web.visiting import Visit, visit

scenarios("trang_nhap_lieu.feature")
KEY = "so_thon.so"


@dataclass
class Way:
    """Somebody on the page, what was shown of a field when it was opened, and the last answer."""

    desk: OwnDesk
    shown: str
    before: bytes
    second: Visit | None = None
    answer: Any = None
    progress: str = ""


@given("một đợt có phiếu của xã Thượng Ấm, và người của xã đã vào trang nhập số liệu", target_fixture="way")
def on_the_page(tmp_path: Path) -> Iterator[Way]:
    """One commune of the frozen round."""
    desk = own_desk(tmp_path / "desk", CODE)
    yield Way(desk, desk.text(KEY), desk.form.read_bytes())
    desk.visit.house.rounds.close()


@given("người thứ hai cũng đang mở trang ấy")
def another(way: Way) -> None:
    """In a browser of his own."""
    way.second = visit(way.desk.root)


@given("đợt đã mở nhật ký")
def recorded(way: Way) -> None:
    """By the same one person."""
    way.desk.open_record()


@when(parsers.parse('xã ghi "{text}" vào ô "{key}"'))
def typed(way: Way, text: str, key: str) -> None:
    """And leaves it."""
    assert way.desk.put(key, text).status_code == 200


@when(parsers.parse('người thứ hai ghi "{text}" vào ô "{key}"'))
def typed_by_another(way: Way, text: str, key: str) -> None:
    """From the same page."""
    assert way.desk.put(key, text, way.shown, by=way.second).status_code == 200


@when(parsers.parse('xã ghi "{text}" vào ô "{key}" từ trang đã mở trước đó'))
def typed_late(way: Way, text: str, key: str) -> None:
    """Not having seen the other's text."""
    way.answer = way.desk.put(key, text, way.shown)


@when(parsers.parse('cán bộ ghi "{text}" vào đúng ô đó trong phiếu Excel'))
def typed_in_excel(way: Way, text: str) -> None:
    """While the draft is open."""
    way.desk.edit_form(KEY, text)


@when("xã gửi")
def sent(way: Way) -> None:
    """By the button of the check list."""
    way.progress = flat(way.desk.state()["progress"])
    way.answer = way.desk.visit.client.post(way.desk.at("gui/"), {"viec": "gui"})
    assert way.answer.status_code == 303, flat(way.answer.content.decode())


@when(parsers.parse('xã rút hồ sơ với lý do "{reason}"'))
def withdrawn(way: Way, reason: str) -> None:
    """By the button of the locked page."""
    assert way.desk.visit.client.post(way.desk.at("rut/"), {"ly-do": reason}).status_code == 303


@when("xã chọn lấy số trong tệp")
def of_the_file(way: Way) -> None:
    """By the button below both values."""
    assert way.desk.visit.client.post(way.desk.at("nhap/chon/"), {"chon": "tep"}).status_code == 303


@then(parsers.parse('ô "{key}" bị nhắc "{code}"'))
def told_at(way: Way, key: str, code: str) -> None:
    """At the field itself."""
    assert code in way.desk.state()["fields"][key]


@then(parsers.parse('ô "{key}" không bị nhắc gì'))
def nothing_told(way: Way, key: str) -> None:
    """Any more."""
    assert key not in way.desk.state()["fields"]


@then(parsers.parse("trang đếm {wrong:d} chỗ phải sửa và {asked:d} chỗ bị hỏi lại"))
def counted(way: Way, wrong: int, asked: int) -> None:
    """On top of the page."""
    told = flat(way.desk.state()["progress"])
    assert (f"{wrong} chỗ phải sửa" if wrong else "Không có chỗ phải sửa") in told
    assert (f"{asked} chỗ bị hỏi lại" if asked else "không có chỗ bị hỏi lại") in told


@then("phiếu Excel trong thư mục đã nộp không đổi")
def form_untouched(way: Way) -> None:
    """Byte for byte."""
    assert way.desk.form.read_bytes() == way.before


@then(parsers.parse('phiếu Excel trong thư mục đã nộp ghi "{text}" ở ô "{key}"'))
def form_says(way: Way, text: str, key: str) -> None:
    """In the cell of the field."""
    title, row, column = cell_of(way.desk.form, key)
    assert load_workbook(way.desk.form)[title].cell(row, column).value == text


@then(parsers.parse('mở lại trang thì ô "{key}" ghi "{text}"'))
def page_says(way: Way, key: str, text: str) -> None:
    """Drawn anew."""
    assert way.desk.text(key) == text


@then(parsers.parse('trang trả lời 409, nêu cả "{theirs}" và "{mine}", và ai đã ghi'))
def clashed(way: Way, theirs: str, mine: str) -> None:
    """Both values, and the other's name with the time."""
    told = flat(json.loads(way.answer.content)["clash"])
    assert way.answer.status_code == 409
    assert theirs in told
    assert mine in told
    assert re.search(r"người dùng máy này ghi “24” lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}", told)


@then(parsers.parse('gửi thì bị từ chối với "{code}"'))
def not_sent(way: Way, code: str) -> None:
    """And evidence stays as it was."""
    answer = way.desk.visit.client.post(way.desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert way.desk.form.read_bytes() == way.before


@then("xã được chấm đúng như trang đã hiện")
def scored_so(way: Way) -> None:
    """By the command's own way."""
    card = assess_round(way.desk.folder, way.desk.store, CODE).card(CODE)
    assert card
    assert card.decision.low == card.decision.high
    assert f"Điểm lúc này {card.decision.low} " in way.progress


@then(parsers.parse("xã có biên nhận số {number:d}"))
def has_receipt(way: Way, number: int) -> None:
    """Whose page it is led to."""
    page = flat(way.desk.visit.page(way.answer["Location"]))
    assert f"BIÊN NHẬN HỒ SƠ SỐ {number}" in page
    assert "MÃ NIÊM PHONG NHẬT KÝ" in page


@then("trang nhập số liệu nói hồ sơ đã được gửi, bởi ai, lúc nào, và việc có thể làm")
def is_locked(way: Way) -> None:
    """Each in its words."""
    page = flat(way.desk.visit.page(way.desk.at()))
    assert re.search(r"Hồ sơ đã được gửi bởi người dùng máy này.* lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}", page)
    assert "Việc có thể làm: rút hồ sơ" in page


@then(parsers.parse('trang nêu cả "{ours}" và "{lying}" và chưa cho gửi'))
def both_told(way: Way, ours: str, lying: str) -> None:
    """With the way to choose."""
    page = flat(way.desk.visit.page(way.desk.at()))
    assert "Phiếu Excel đã đổi" in page
    assert f" {ours} " in page
    assert f" {lying} " in page
    answer = way.desk.visit.client.post(way.desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 422
    assert "WEB-114" in answer.content.decode()


@pytest.fixture
def way() -> Way:
    """Given by the background of every scenario."""
    raise AssertionError
