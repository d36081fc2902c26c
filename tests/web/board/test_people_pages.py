"""Accounts: invited by a link that works once, given roles that are not the guarded ones to oneself, blocked, reset."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from typing import Any

import pytest

from engine.homes import TITLES
from engine.problems import words
from tests import frozen
from tests.web.board.coming_in import PASSWORD, Office
from tests.web.board.office_record import RETURNED, SENT
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"
NEW = "chín con trâu trắng"


def link_in(answer: Any) -> str:
    """The way to the link that a page tells."""
    found = re.search(r'id="dia-chi">https?://[^/]+(/loi-moi/[\w-]+/)<', answer.content.decode())
    assert found, answer.content.decode()[-1500:]
    return found[1]


def answer(office: Office, link: str, password: str = NEW, **more: str) -> Visit:
    """Somebody who answers a link with a password."""
    made = office.outside()
    made.page(link)
    done = made.client.post(link, {"moi": password, "lai": password, **more})
    assert done.status_code in (200, 303), done.content.decode()[-1500:]
    return made


def test_the_first_of_all_makes_the_account_that_looks_after_it(either_office: Office) -> None:
    """By the link of the first start, once; then the second factor comes before anything else."""
    from engine.web.people.accounts import first_link, is_looked_after

    assert not is_looked_after()
    link = f"/loi-moi/{first_link()}/"
    made = answer(either_office, link, **{"ho-ten": "Bùi Thị Trị", "chuc-vu": "Văn phòng", "ten": " Bui.Tri "})
    assert is_looked_after() and made.get("/nguoi-dung/").headers["Location"].startswith("/ma-hai-lop/")
    assert either_office.outside().get(link).status_code == 410
    old, new = first_link(), first_link()
    assert either_office.outside().get(f"/loi-moi/{old}/").status_code == 410
    assert either_office.outside().get(f"/loi-moi/{new}/").status_code == 200


def test_an_invitation_is_answered_once(either_office: Office) -> None:
    """Its person comes in by it, sees what was given, and nobody comes in by it again."""
    keeper = either_office.inside("p-008")
    listed = {"ho-ten": "Lê Thị Hoa", "ten": "le.hoa", "vai-tro": "policy", "dot": ""}
    link = link_in(keeper.client.post("/nguoi-dung/moi/", listed))
    made = answer(either_office, link)
    assert made.get(ROUND).status_code == 200 and made.get(f"{ROUND}xa/{SENT}/").status_code == 404
    assert either_office.outside().get(link).status_code == 410
    assert either_office.outside().client.post(link, {"moi": NEW, "lai": NEW}).status_code == 410
    again = either_office.outside()
    assert again.client.post("/dang-nhap/", {"ten": "LE.HOA", "mat-khau": NEW}).status_code == 303


def test_an_invitation_is_over_after_seven_days(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list says so, and a new one ends the old one."""
    from django.utils import timezone

    from engine.web.people import invitations

    keeper = office.inside("p-008")
    link = link_in(keeper.client.post("/nguoi-dung/moi/", {"ho-ten": "Lê Hoa", "ten": "le.hoa"}))
    assert timedelta(days=7) == invitations.VALID
    now = timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: now + timedelta(days=7, seconds=5))
        assert office.outside().get(link).status_code == 410
    assert office.outside().get(link).status_code == 200
    fresh = link_in(keeper.client.post("/nguoi-dung/p-901/", {"viec": "lien-ket"}))
    assert office.outside().get(link).status_code == 410
    assert office.outside().get(fresh).status_code == 200


def test_a_new_password_by_a_link_ends_the_old_one_and_its_logins(office: Office) -> None:
    """From the moment the link is made."""
    made, keeper = office.inside("p-001"), office.inside("p-008")
    link = link_in(keeper.client.post("/nguoi-dung/p-001/", {"viec": "lien-ket"}))
    assert made.get("/").status_code == 302
    assert office.outside().client.post("/dang-nhap/", {"ten": "p-001", "mat-khau": PASSWORD}).status_code == 422
    assert answer(office, link).get(f"{ROUND}xa/{RETURNED}/").status_code == 200


def test_nobody_gives_himself_what_four_eyes_rest_on(office: Office) -> None:
    """WEB-148 with a way out, and nothing is given; another role he may."""
    keeper = office.inside("p-008")
    for role in ("appraiser", "chair"):
        refused = keeper.client.post("/nguoi-dung/p-008/", {"viec": "giao", "vai-tro": role, "dot": frozen.SAMPLE})
        assert refused.status_code == 422 and "WEB-148" in refused.content.decode()
    assert keeper.client.post("/nguoi-dung/p-008/", {"viec": "giao", "vai-tro": "viewer"}).status_code == 302
    from engine.web.people.accounts import account_of, list_roles

    account = account_of("p-008")
    assert account and [held.role for held in list_roles(account)] == ["admin", "viewer"]


def test_a_role_by_the_list_counts_until_the_record_is_open(office: Office) -> None:
    """Where a record stands it says who sits where; the list's appraiser sees nothing of that round."""
    keeper = office.inside("p-008")
    link = link_in(
        keeper.client.post("/nguoi-dung/moi/", {"ho-ten": "Lê Hoa", "ten": "le.hoa", "vai-tro": "appraiser"})
    )
    assert answer(office, link).get(ROUND).status_code == 404


def test_a_role_of_a_round_names_the_round(office: Office) -> None:
    """By its title, on the list and on the person's own page; never by the id of its folder."""
    keeper, _ = office.inside("p-008"), office.inside("p-001")
    for page in ("/nguoi-dung/", "/nguoi-dung/p-001/"):
        text = keeper.page(page)
        assert "đợt “Đánh giá xã, thị trấn phù hợp với trẻ em, huyện Sơn Dương, năm 2024" in text
        assert f"đợt {frozen.SAMPLE}" not in text


def test_the_last_administrator_stays_one(office: Office) -> None:
    """Neither blocked nor without the role; nobody blocks himself."""
    from engine.web.people.accounts import account_of, list_roles

    keeper = office.inside("p-008")
    account = account_of("p-008")
    assert account
    (held,) = list_roles(account)
    for act in ({"viec": "chan"}, {"viec": "thu", "vai": str(held.pk)}):
        keeper.client.post("/nguoi-dung/p-008/", act)
        assert keeper.get("/nguoi-dung/").status_code == 200


def test_an_id_that_is_swapped_in_a_form_does_nothing(office: Office) -> None:
    """A role of somebody else is not taken by a form of one's own page, nor by who may not give roles."""
    from engine.web.people.accounts import account_of, list_roles

    keeper, officer = office.inside("p-008"), office.inside("p-001")
    office.account("p-007")
    other = account_of("p-007")
    assert other
    (held,) = list_roles(other)
    keeper.client.post("/nguoi-dung/p-001/", {"viec": "thu", "vai": str(held.pk), "person": "p-007"})
    assert officer.client.post("/nguoi-dung/p-007/", {"viec": "thu", "vai": str(held.pk)}).status_code == 404
    assert [one.pk for one in list_roles(other)] == [held.pk]
    keeper.client.post("/nguoi-dung/p-007/", {"viec": "thu", "vai": str(held.pk)})
    assert list_roles(other) == ()


def test_an_id_that_a_round_gives_to_somebody_else_gives_no_role_there(office: Office) -> None:
    """Names are compared, however they were typed; the administrator is told."""
    from engine.web.people.accounts import account_of

    made, keeper = office.inside("p-002"), office.inside("p-008")
    assert made.get(ROUND).status_code == 200
    account = account_of("p-002")
    assert account
    account.name = "  TRẦN  văn THẨM"
    account.save()
    assert made.get(ROUND).status_code == 200
    account.name = "Trần Văn Khác"
    account.save()
    assert made.get(ROUND).status_code == 404
    assert "là người có tên khác" in keeper.page("/nguoi-dung/p-002/")


def test_everything_done_to_accounts_stands_in_the_log(office: Office) -> None:
    """Who, what, from where, by whom."""
    keeper = office.inside("p-008")
    office.outside().client.post("/dang-nhap/", {"ten": "p-008", "mat-khau": "sai"}, REMOTE_ADDR="10.0.0.3")
    keeper.client.post("/nguoi-dung/moi/", {"ho-ten": "Lê Hoa", "ten": "le.hoa"})
    text = keeper.page("/nguoi-dung/nhat-ky/")
    for part in ("sai mật khẩu", 'data-name="Từ máy">10.0.0.3<', "được mời", "do p-008 làm", "lập mã hai lớp"):
        assert part in text, part


def test_the_password_is_changed_by_who_knows_it(office: Office) -> None:
    """The old one is asked for; the others who are in by it are out, and this one stays."""
    made, other = office.inside("p-001"), office.inside("p-001")
    wrong = made.client.post("/mat-khau/", {"cu": "sai", "moi": NEW, "lai": NEW})
    assert wrong.status_code == 422 and "Mật khẩu đang dùng chưa đúng" in wrong.content.decode()
    assert made.client.post("/mat-khau/", {"cu": PASSWORD, "moi": NEW, "lai": NEW}).status_code == 302
    assert made.get("/").status_code == 200 and other.get("/").status_code == 302


def test_what_keeps_somebody_from_a_role_for_himself_is_said_in_both_languages() -> None:
    """WEB-148 names the person and the way out."""
    from engine.problems import Place, problem

    told = problem("WEB-148", Place("p-008"), person="p-008")
    assert "p-008" in words(told, "vi")["what"] and "council.yaml" in words(told, "en")["remedy"]


def test_who_lists_people_is_told_the_id_of_his_account(office: Office) -> None:
    """Before a record is opened: roles go by id and name, and nobody is sent to a server that he is at."""
    folder, first = (office.root / "assessments" / name for name in ("dot-chua-mo", frozen.SAMPLE))
    folder.mkdir()
    try:
        shutil.copy(first / "communes.csv", folder)
        head = (first / "round.yaml").read_text("utf-8")
        (folder / "round.yaml").write_text(head.replace(f"id: {frozen.SAMPLE}", "id: dot-chua-mo"), "utf-8")
        text = office.inside("p-008").page("/dot/dot-chua-mo/mo-so/")
        assert "Tài khoản của bạn mang mã p-008" in text and "mot-nguoi" in text
    finally:
        shutil.rmtree(folder)


def test_the_page_of_people_goes_by_the_name_that_leads_to_it(either_office: Office) -> None:
    """As every other page does; only a board has this one."""
    text = either_office.inside("p-008").page("/nguoi-dung/")
    assert f"<h1>{TITLES['people']}</h1>" in text and f"<title>{TITLES['people']} –" in text
