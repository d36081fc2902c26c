"""A login: under a new key, ended by its person, by blocking, by time; what was typed meanwhile is not lost."""

from __future__ import annotations

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import frozen
from tests.web.board.coming_in import PASSWORD, Office
from tests.web.board.office_record import RETURNED
from tests.web.django_here import PORT
from tests.web.visiting import Visit

COOKIE = f"phuhop-{PORT}"
COMMUNE = f"/dot/{frozen.SAMPLE}/xa/{RETURNED}/"


def later(office: Office, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Have the door's clock stand so much later than the machine's."""
    monkeypatch.setattr(type(office.gate), "now", lambda _: int(time.time()) + seconds)


def hidden(text: str) -> dict[str, str]:
    """The hidden fields of a page but for the form's token."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def key_of(made: Visit) -> str:
    """The key of a login as the browser has it."""
    found: str = made.client.cookies[COOKIE].value
    return found


def test_a_login_begins_under_a_new_key(either_office: Office) -> None:
    """A key that somebody else had set opens nothing afterwards."""
    made, thief = either_office.outside(), either_office.outside()
    either_office.account("p-001")
    before = either_office.gate.sessions()
    before["x"] = "1"
    before.save()
    for client in (made.client, thief.client):
        client.cookies[COOKIE] = before.session_key
    made.client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD})
    assert made.get(COMMUNE).status_code == 200 and key_of(made) != before.session_key
    assert thief.get(COMMUNE).status_code == 302


def test_the_way_out_kills_the_login(either_office: Office) -> None:
    """The same key opens nothing any more."""
    made, copy = either_office.inside("p-001"), either_office.outside()
    copy.client.cookies[COOKIE] = key_of(made)
    assert copy.get(COMMUNE).status_code == 200
    assert made.client.post("/dang-xuat/").status_code == 302
    assert made.get(COMMUNE).status_code == copy.get(COMMUNE).status_code == 302
    assert made.get("/dang-xuat/").status_code == 302  # nobody is led out by an address that somebody else made


def test_a_blocked_person_is_out_at_once(either_office: Office) -> None:
    """With the page still open; the right password does not help."""
    made, keeper = either_office.inside("p-001"), either_office.inside("p-008")
    assert made.get(COMMUNE).status_code == 200
    assert keeper.client.post("/nguoi-dung/p-001/", {"viec": "chan"}).status_code == 302
    assert made.get(COMMUNE).status_code == 302
    assert either_office.outside().client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD}).status_code == 422
    keeper.client.post("/nguoi-dung/p-001/", {"viec": "mo"})
    assert either_office.inside("p-001").get(COMMUNE).status_code == 200


@pytest.mark.parametrize(
    ("quiet", "steps", "status"), [(1790, 1, 200), (1810, 1, 302), (1700, 26, 302), (1700, 24, 200)]
)
def test_a_login_ends_when_it_is_quiet_or_long(
    office: Office, monkeypatch: pytest.MonkeyPatch, quiet: int, steps: int, status: int
) -> None:
    """Thirty quiet minutes, or twelve hours of use."""
    made = office.inside("p-001")
    answers = []
    for step in range(1, steps + 1):
        later(office, monkeypatch, quiet * step)
        answers.append(made.get("/tro-giup/").status_code)
    assert answers[-1] == status


def test_what_was_typed_goes_along_and_is_sent_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that was sent too late lets one in and keeps every field, however often the password is wrong."""
    made = office.inside("p-001")
    typed = {"ly-do": "Trạm y tế nghỉ <tuần>", "nhieu": ["1", "2"], "csrfmiddlewaretoken": "x"}
    with monkeypatch.context() as patch:
        later(office, patch, 3600)
        answer = made.client.post(f"{COMMUNE}?a=1", typed)
        text = answer.content.decode()
        assert answer.status_code == 401 and "Phiên làm việc đã hết" in text
        assert "&lt;tuần&gt;" in text and "<tuần>" not in text
    fields = {"gui-toi": f"{COMMUNE}?a=1", "giu.ly-do": "Trạm y tế nghỉ <tuần>", "giu.nhieu": ["1", "2"]}
    assert {name: name in hidden(text) for name in fields} == dict.fromkeys(fields, True)
    again = made.client.post("/dang-nhap/", {**fields, "ten": "p-001", "mat-khau": "sai"})
    assert again.status_code == 422 and "giu.ly-do" in hidden(again.content.decode())
    on = made.client.post("/dang-nhap/", {**fields, "ten": "p-001", "mat-khau": PASSWORD})
    text = on.content.decode()
    assert on.status_code == 200 and f'action="{COMMUNE}?a=1"' in text
    assert re.findall(r'name="(ly-do|nhieu)" value="([^"]*)"', text) == [
        ("ly-do", "Trạm y tế nghỉ &lt;tuần&gt;"), ("nhieu", "1"), ("nhieu", "2"),
    ]  # fmt: skip


def test_what_was_typed_passes_the_second_factor_too(office: Office) -> None:
    """The chair's words are still there once the telephone was set up; files must be chosen again, and it says so."""
    made = office.outside()
    office.account("p-003")
    sent = {"ly-do": "mở lại", "tep": SimpleUploadedFile("a.pdf", b"%PDF-")}
    text = made.client.post(COMMUNE, sent).content.decode()
    assert "Tệp đính kèm thì không giữ được" in text and "giu.ly-do" in hidden(text) and "giu.tep" not in hidden(text)
    text = made.client.post("/dang-nhap/", {**hidden(text), "ten": "p-003", "mat-khau": PASSWORD}).content.decode()
    assert "Lập mã hai lớp" in text and hidden(text)["giu.ly-do"] == "mở lại"
    from tests.web.board.coming_in import code_of

    code = code_of(office.account("p-003"))
    text = made.client.post("/ma-hai-lop/", {**hidden(text), "ma": code}).content.decode()
    assert f'action="{COMMUNE}"' in text and hidden(text)["ly-do"] == "mở lại" and "đính kèm lại tệp" in text


def test_no_password_goes_along_and_nothing_goes_elsewhere(office: Office) -> None:
    """What was typed at the door itself is not kept; an address of another server is none."""
    made = office.outside()
    office.account("p-001")
    assert made.client.post("/mat-khau/", {"cu": "bí mật cũ", "moi": "bí mật mới"}).status_code == 302
    for where in ("//evil.example/", "https://evil.example/", "/dang-xuat/", "/ma-hai-lop/"):
        fields = {"gui-toi": where, "giu.a": "1", "ve": where, "ten": "p-001", "mat-khau": PASSWORD}
        answer = made.client.post("/dang-nhap/", fields)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/"), where


def test_a_form_from_elsewhere_and_another_name_of_the_server_are_refused(office: Office) -> None:
    """403 and 400; nobody is let in by them."""
    office.account("p-001")
    made = office.outside(enforce_csrf_checks=True)
    assert made.client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD}).status_code == 403
    answer = made.get("/dang-nhap/", headers={"host": "evil.example"})
    assert (answer.status_code, answer.content) == (400, b"400")
