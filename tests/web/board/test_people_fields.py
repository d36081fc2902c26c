"""What the page of people says of each account, and how a field that is not filled in rightly comes back."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from typing import Any

import pytest

from tests import frozen
from tests.web.board.coming_in import PASSWORD, Office
from tests.web.board.test_people_pages import NEW, link_in
from tests.web.council.persons import people_file
from tests.web.visiting import Visit

PEOPLE, INVITE = "/nguoi-dung/", "/nguoi-dung/moi/"
HOA = {"ho-ten": "Lê Hoa", "ten": "le.hoa"}


def row_of(keeper: Visit, login: str) -> str:
    """The words of an account's row in the list."""
    row = next(part for part in keeper.page(PEOPLE).split("</tr>") if login in part)
    return " ".join(re.sub(r"<[^>]+>", " ", row).split())


def came_back(answer: Any, told: str) -> None:
    """That a form came back with these words."""
    assert answer.status_code == 422 and told in answer.content.decode(), answer.content.decode()[-1500:]


def test_the_list_says_how_far_each_account_has_come(office: Office) -> None:
    """Invited, invited too long ago, without any link, and blocked; each in its own words."""
    from django.utils import timezone

    from engine.web.people.models import Account, Invitation

    keeper = office.inside("p-008")
    link_in(keeper.client.post(INVITE, HOA))
    hoa = Account.objects.get(login="le.hoa")
    assert "chưa nhận lời mời" in row_of(keeper, "le.hoa")
    Invitation.objects.filter(account=hoa).update(until=timezone.now() - timedelta(seconds=1))
    assert "lời mời đã hết hạn" in row_of(keeper, "le.hoa")
    Invitation.objects.filter(account=hoa).delete()
    assert "chưa có lời mời" in row_of(keeper, "le.hoa")
    Account.objects.filter(pk=hoa.pk).update(is_active=False)
    assert "bị chặn" in row_of(keeper, "le.hoa")


def test_a_commune_s_officer_is_given_a_commune(office: Office) -> None:
    """No code, and a code that no round has, come back at the field; nobody is invited meanwhile."""
    from engine.web.people.models import Account

    keeper, officer = office.inside("p-008"), {**HOA, "vai-tro": "commune"}
    came_back(keeper.client.post(INVITE, officer), "Cán bộ xã phải có mã xã")
    came_back(keeper.client.post(INVITE, {**officer, "xa": "99999, 00000"}), "mã xã 99999, 00000")
    came_back(keeper.client.post(INVITE, {**officer, "dot": "khong-co"}), "Không có đợt này.")
    assert not Account.objects.filter(login="le.hoa").exists()


def test_who_has_an_account_already_is_not_invited_again(office: Office) -> None:
    """Chosen from a round's list where two invite at once: the page says that the id is taken, and what to do then."""
    first = office.root / "assessments" / frozen.SAMPLE
    folder = first.with_name("dot-chua-mo")
    folder.mkdir()
    try:
        for name in ("communes.csv", "round.yaml"):
            shutil.copy(first / name, folder)
        (folder / "council.yaml").write_text(people_file(), "utf-8")
        keeper = office.inside("p-008")
        (chosen,) = re.findall(r'value="(p-001 [^"]+)"', keeper.page(INVITE))
        office.account("p-001")
        came_back(keeper.client.post(INVITE, {"nguoi": chosen, "ten": "mot.nguoi"}), "Mã p-001 đã có tài khoản")
    finally:
        shutil.rmtree(folder)


def test_a_password_is_typed_twice_alike(office: Office) -> None:
    """By the link of an invitation and on one's own page; the old one goes on to hold."""
    keeper = office.inside("p-008")
    link = link_in(keeper.client.post(INVITE, HOA))
    unlike = {"moi": NEW, "lai": f"{NEW}."}
    came_back(office.outside().client.post(link, unlike), "Hai lần gõ mật khẩu không giống nhau.")
    made = office.inside("p-001")
    came_back(made.client.post("/mat-khau/", {"cu": PASSWORD, **unlike}), "Hai lần gõ mật khẩu mới không giống nhau.")
    assert office.outside().client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD}).status_code == 303


def test_one_s_own_password_is_guessed_no_oftener_than_at_the_door(office: Office) -> None:
    """Whoever sits at a screen that was left open is refused, also with the right one, once he has tried enough."""
    from engine.web.people.attempts import BY_NAME

    made = office.inside("p-001")
    right = {"cu": PASSWORD, "moi": NEW, "lai": NEW}
    for _ in range(BY_NAME[0]):
        made.client.post("/mat-khau/", {**right, "cu": "sai"})
    came_back(made.client.post("/mat-khau/", right), "Mật khẩu đang dùng chưa đúng.")


def test_a_link_that_two_answer_at_once_lets_one_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was slower is told that the link is used up, and his password is nobody's."""
    from engine.web.people import accounts

    link = link_in(office.inside("p-008").client.post(INVITE, HOA))
    monkeypatch.setattr(accounts, "use", lambda _: False)
    assert office.outside().client.post(link, {"moi": NEW, "lai": NEW}).status_code == 410
    assert office.outside().client.post("/dang-nhap/", {"ten": "le.hoa", "mat-khau": NEW}).status_code == 422


def test_where_others_are_being_let_in_one_is_asked_to_try_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that pages go on being served; it counts as no wrong password, and the next try works."""
    from engine.web.people import attempts

    office.account("p-001")
    monkeypatch.setattr(attempts, "WAIT", 0.0)
    held = [office.gate.attempts.hashing.acquire() for _ in range(attempts.AT_ONCE)]
    answer = office.outside().client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD})
    assert all(held) and answer.status_code == 503
    office.gate.attempts.hashing.release(attempts.AT_ONCE)
    assert office.outside().client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD}).status_code == 303
