"""Binds the feature of a board's people to the pages, as their forms are sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.records.acting.actors import Role
from tests import frozen
from tests.web.board.coming_in import PASSWORD, Office, code_of
from tests.web.board.office_record import DRAFT, RETURNED, SENT
from tests.web.visiting import Visit

scenarios("trang_nguoi_dung.feature")
ROLE: dict[str, Role] = {"người thẩm định": "appraiser", "cán bộ xã": "commune"}


def commune(code: str) -> str:
    """The page of a commune."""
    return f"/dot/{frozen.SAMPLE}/xa/{code}/"


@dataclass
class Story:
    """Who did what so far."""

    office: Office
    keeper: Visit | None = None
    who: Visit | None = None
    link: str = ""
    answer: Any = None
    typed: str = ""

    @property
    def text(self) -> str:
        """What the last page says."""
        told: str = self.answer.content.decode()
        return told


@given("một cơ quan có đợt đánh giá đã mở nhật ký", target_fixture="story")
def an_office(office: Office) -> Story:
    """Nobody has an account yet."""
    return Story(office)


@when(parsers.parse('người quản trị mở địa chỉ in ra lúc chạy lần đầu và đặt mật khẩu "{password}"'))
def first(story: Story, password: str) -> None:
    """By the link of the first start."""
    from engine.web.people.accounts import first_link

    story.keeper, link = story.office.outside(), f"/loi-moi/{first_link()}/"
    assert "Lập tài khoản quản trị" in story.keeper.page(link)
    told = {"ho-ten": "Bùi Thị Trị", "chuc-vu": "Văn phòng", "ten": "bui.tri", "moi": password, "lai": password}
    story.answer = story.keeper.client.post(link, told)


@then("trang đòi lập mã hai lớp trước khi cho làm việc gì khác")
def second_asked(story: Story) -> None:
    """Every other page leads there."""
    assert story.keeper and "Lập mã hai lớp" in story.text
    assert story.keeper.get("/nguoi-dung/").headers["Location"].startswith("/ma-hai-lop/")


@when("người quản trị lập mã hai lớp")
def second_set(story: Story) -> None:
    """By the code of the telephone."""
    from engine.web.people.accounts import account_of

    assert story.keeper
    assert "dự phòng" in story.keeper.client.post("/ma-hai-lop/", {"ma": code_of(account_of("p-901"))}).content.decode()


@when(parsers.parse('người quản trị mời "{name}" của danh sách đợt với tên đăng nhập "{login}"'))
def invited(story: Story, name: str, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody of the round's list of people, whose id is the record's."""
    from engine.service.pages.round_seats import ListedPerson
    from engine.web.views.people import people_forms, people_words

    listed = (ListedPerson("p-001", name, "cán bộ xã", frozen.SAMPLE),)
    for room in (people_forms, people_words):
        monkeypatch.setattr(room, "listed_people", lambda _: listed)
    assert story.keeper and name in story.keeper.page("/nguoi-dung/moi/")
    story.answer = story.keeper.client.post("/nguoi-dung/moi/", {"nguoi": f"p-001 {name}", "ten": login})
    found = re.search(r"(/loi-moi/[\w-]+/)<", story.text)
    assert found and "<svg" in story.text
    story.link = found[1]


@when(parsers.parse('người được mời mở lời mời và đặt mật khẩu "{password}"'))
def joined(story: Story, password: str) -> None:
    """Once."""
    story.who = story.office.outside()
    assert "le.xa" in story.who.page(story.link)
    assert story.who.client.post(story.link, {"moi": password, "lai": password}).status_code == 303


@then("người ấy thấy xã của mình")
def sees_her_own(story: Story) -> None:
    """On the first page, and by its address."""
    assert story.who and commune(RETURNED) in story.who.page("/")
    assert story.who.get(commune(RETURNED)).status_code == 200


@then("xã khác thì không có trang nào")
def nothing_else(story: Story) -> None:
    """Neither by address nor on the list."""
    assert story.who and story.who.get(commune(SENT)).status_code == 404
    assert commune(SENT) not in story.who.page("/")


@then("lời mời ấy mở lại thì không dùng được nữa")
def used_up(story: Story) -> None:
    """It says what to do."""
    answer = story.office.outside().get(story.link)
    assert answer.status_code == 410 and "Lời mời này không dùng được nữa" in answer.content.decode()


@when(parsers.parse('"{role}" mở hồ sơ mà xã đang soạn'))
def opens_a_draft(story: Story, role: str) -> None:
    """Of a commune that is not the officer's."""
    story.answer = story.office.as_role(ROLE[role]).get(commune(DRAFT))


@then(parsers.parse('trang nói "{title}" và vì sao'))
def locked(story: Story, title: str) -> None:
    """Locked for now, with when it will open."""
    assert story.answer.status_code == 423 and f"<h1>{title}</h1>" in story.text and "khi xã gửi" in story.text


@then(parsers.parse('trang nói "{title}" như với địa chỉ không có thật'))
def not_there(story: Story, title: str) -> None:
    """Word for word."""
    none = story.office.as_role("commune").get(commune("99999"))
    assert story.answer.status_code == none.status_code == 404 and f"<h1>{title}</h1>" in story.text


@given(parsers.parse('"{role}" đang gõ "{typed}" thì quá nửa giờ không làm gì'))
def quiet(story: Story, role: str, typed: str) -> None:
    """The login has ended; the page is still open."""
    story.who, story.typed = story.office.as_role(ROLE[role]), typed
    session = story.office.gate.sessions(story.who.client.cookies["phuhop-8642"].value)
    session["last"] -= 1900
    session.save()


@when("người ấy gửi trang")
def sends(story: Story) -> None:
    """Too late."""
    assert story.who
    story.answer = story.who.client.post(commune(RETURNED), {"ly-do": story.typed})


@then("trang báo hết phiên và giữ những gì đã gõ")
def kept(story: Story) -> None:
    """On the same page."""
    assert story.answer.status_code == 401 and "Phiên làm việc đã hết" in story.text and story.typed in story.text


@when("người ấy vào lại ngay ở trang đó")
def in_again(story: Story) -> None:
    """With what the page carries."""
    assert story.who
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', story.text))
    story.answer = story.who.client.post("/dang-nhap/", {**fields, "ten": "p-001", "mat-khau": PASSWORD})


@then(parsers.parse('một nút gửi tiếp "{typed}" tới đúng nơi cũ'))
def goes_on(story: Story, typed: str) -> None:
    """By the hand of whoever typed it."""
    assert f'action="{commune(RETURNED)}"' in story.text and f'name="ly-do" value="{typed}"' in story.text


@given(parsers.parse('"{role}" đang mở trang của xã mình'))
def at_her_page(story: Story, role: str) -> None:
    """It is there."""
    story.who = story.office.as_role(ROLE[role])
    assert story.who.get(commune(RETURNED)).status_code == 200


@when("người quản trị chặn tài khoản của người ấy")
def blocked(story: Story) -> None:
    """By the page of the account."""
    story.office.as_role("admin").client.post("/nguoi-dung/p-001/", {"viec": "chan"})


@then("trang ấy đưa người ấy ra ngay")
def out(story: Story) -> None:
    """To the way in."""
    assert story.who and story.who.get(commune(RETURNED)).headers["Location"].startswith("/dang-nhap/")
