"""The second factor: the chair and the administrator must have it before anything else; codes on paper, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from engine.records.acting.actors import ROLES, Role
from tests import frozen
from tests.web.board.coming_in import Office, code_of
from tests.web.board.office_record import PERSON_OF
from tests.web.django_here import django_here

ROUND = f"/dot/{frozen.SAMPLE}/"


@dataclass
class Clock:
    """The hour of whoever checks codes: it stands until a test moves it, so that no slow machine changes what is so."""

    at: float

    def time(self) -> float:
        """Seconds since 1970, as a telephone's codes are counted."""
        return self.at

    def now(self) -> datetime:
        """The same as an hour, as waits are counted."""
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=self.at)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the codes and of the waits, at rest."""
    django_here()
    from django_otp.plugins.otp_totp import models

    held = Clock(timezone.now().timestamp())
    monkeypatch.setattr(models, "time", held)
    monkeypatch.setattr(timezone, "now", held.now)
    return held


@pytest.mark.parametrize("role", ROLES)
def test_who_must_have_it_gets_nowhere_without(office: Office, role: Role) -> None:
    """Two roles; the others come in by their password."""
    made = office.inside(PERSON_OF[role], second=False)
    places = ("/", ROUND, "/nguoi-dung/", "/mat-khau/", "/tro-giup/")
    led = {made.get(place).headers.get("Location", "").partition("?")[0] for place in places}
    must = role in ("chair", "admin")
    assert led == ({"/ma-hai-lop/"} if must else {""})
    assert made.get("/ma-hai-lop/").status_code == 200
    if must:
        assert made.client.post("/nguoi-dung/p-001/", {"viec": "chan"}).headers["Location"] == "/ma-hai-lop/"


def test_a_code_lets_in_once_and_a_wrong_one_never(either_office: Office) -> None:
    """Set up by a first code; asked for at the next login; the code that was used is used up."""
    made = either_office.inside("p-008")
    assert made.get("/nguoi-dung/").status_code == 200
    account = either_office.account("p-008")
    again = either_office.inside("p-008", second=False)
    assert "Mã hai lớp" in again.page("/ma-hai-lop/") and again.get("/nguoi-dung/").status_code == 302
    assert again.client.post("/ma-hai-lop/", {"ma": code_of(account)}).status_code == 422  # used a moment ago
    assert again.get("/nguoi-dung/").status_code == 302


def test_a_wrong_first_code_sets_nothing_up(office: Office, clock: Clock) -> None:
    """And makes the next wait, so that nobody tries them all; once it has waited, the right one does."""
    made, account = office.inside("p-008", second=False), office.account("p-008")
    assert made.client.post("/ma-hai-lop/", {"ma": "000000"}).status_code == 422
    assert made.client.post("/ma-hai-lop/", {"ma": code_of(account)}).status_code == 422
    assert made.get("/nguoi-dung/").status_code == 302
    clock.at += 3
    assert made.client.post("/ma-hai-lop/", {"ma": code_of(account)}).status_code == 200
    assert made.get("/nguoi-dung/").status_code == 200


def test_codes_on_paper_each_let_in_once(office: Office) -> None:
    """Ten of them; new ones end the old ones."""
    made = office.outside()
    account = office.account("p-008")
    made.client.post("/dang-nhap/", {"ten": "p-008", "mat-khau": "mười hai con mèo ngủ"})
    text = made.client.post("/ma-hai-lop/", {"ma": code_of(account)}).content.decode()
    codes = re.findall(r'<span class="secret">(\w+)</span>', text)
    assert len(set(codes)) == 10
    assert re.search(r">Của Bùi Thị Trị, lập lúc \d\d:\d\d \d\d/\d\d/\d{4}\. ", text)
    for code, status in ((codes[0], 303), (codes[0], 422)):
        other = office.inside("p-008", second=False)
        assert other.client.post("/ma-hai-lop/", {"ma": code}).status_code == status
    fresh = re.findall(r'"secret">(\w+)<', made.client.post("/ma-hai-lop/", {"viec": "ma-moi"}).content.decode())
    assert len(set(fresh)) == 10 and not set(fresh) & set(codes)


def test_whoever_need_not_have_it_can_set_it_and_take_it_off(office: Office) -> None:
    """Once set it is asked for; only a role that must have it keeps it on."""
    made, account = office.inside("p-001"), office.account("p-001")
    made.get("/ma-hai-lop/")
    assert "dự phòng" in made.client.post("/ma-hai-lop/", {"ma": code_of(account)}).content.decode()
    other = office.inside("p-001", second=False)
    assert other.get(ROUND).headers["Location"].startswith("/ma-hai-lop/")
    assert made.client.post("/ma-hai-lop/", {"viec": "bo"}).status_code == 302
    assert other.get(ROUND).status_code == 200
    keeper = office.inside("p-008")
    keeper.client.post("/ma-hai-lop/", {"viec": "bo"})
    assert office.inside("p-008", second=False).get("/nguoi-dung/").status_code == 302


def test_one_that_was_dropped_by_the_administrator_ends_the_login_that_passed_it(office: Office) -> None:
    """The chair must set up another before going on."""
    chair, keeper = office.inside("p-003"), office.inside("p-008")
    assert chair.get(ROUND).status_code == 200
    keeper.client.post("/nguoi-dung/p-003/", {"viec": "bo-ma"})
    assert chair.get(ROUND).status_code == 302
    assert "Lập mã hai lớp" in chair.page("/ma-hai-lop/")
