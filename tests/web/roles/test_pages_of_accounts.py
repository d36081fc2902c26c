"""The pages of accounts in a browser: the way in and its refusals, the second factor, an invitation, an ended login."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests import frozen
from tests.web.board.coming_in import PASSWORD
from tests.web.board.test_people_in_browser import telephone
from tests.web.browser.driving import DESK, PHONE, Chrome, Driver, grave_findings, too_wide
from tests.web.roles.province import Province, province_on
from tests.web.roles.round_in_states import DRAFT

CHAIR, LOCKED_OUT, OFFICER, INVITED = "p-003", "p-010", "p-001", "p-014"
WRONG_TILL_LOCKED: Final = 6
NEW: Final = "chín con trâu trắng"


@pytest.fixture(scope="module")
def province(round_at_work: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """The board, with accounts that nobody has used."""
    with province_on(round_at_work, tmp_path_factory.mktemp("cua") / "board") as made:
        for person in (CHAIR, LOCKED_OUT, OFFICER):
            made.account(person)
        yield made


class Looks:
    """A page that is looked at wherever it stands; ``found`` is what was wrong, with the heading it stood under."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.found: list[str] = []
        self.seen: list[str] = []

    def go(self, path: str) -> None:
        """To an address of the board."""
        self.page.goto(self.base + path)

    def look(self, heading: str) -> None:
        """It has this heading, is not too wide, and axe finds nothing serious; at a desk and on a phone."""
        self.page.get_by_role("heading", name=heading, level=1).wait_for()
        self.seen.append(heading)
        for size in (DESK, PHONE):
            self.found += [f"{heading}: {size} too wide"] if too_wide(self.page, size) else []
            self.found += [f"{heading}: {told}" for told in grave_findings(self.page, size)]

    def sign_in(self, person: str, password: str = PASSWORD) -> None:
        """Name and password, and the button."""
        self.page.fill("#ten", person)
        self.page.fill("#mat-khau", password)
        self.page.click("main button")


def the_way_in(own: Looks) -> None:
    """In either language before anybody has come in; a wrong password, and the lock after many."""
    own.go("/dang-nhap/")
    own.look("Đăng nhập")
    own.page.get_by_role("button", name="English").click()
    own.look("Sign in")
    own.page.get_by_role("button", name="Tiếng Việt").click()
    for _ in range(WRONG_TILL_LOCKED):
        own.sign_in(LOCKED_OUT, "sai mật khẩu")
    own.page.locator(".govuk-error-summary", has_text="tạm khóa").wait_for()
    own.look("Đăng nhập")


def wrong_once(own: Looks) -> None:
    """A wrong code is told; it shuts the second factor for a second, whatever is typed then."""
    own.page.locator(".govuk-error-summary").wait_for()
    own.page.wait_for_timeout(1_500)


def second_factor(own: Looks) -> None:
    """Set up, told on paper, asked for again; in English too, which a code on paper is not left for."""
    own.sign_in(CHAIR)
    own.look("Lập mã hai lớp")
    own.page.get_by_role("button", name="English").click()
    own.look("Set up the second factor")
    own.page.get_by_role("button", name="Tiếng Việt").click()
    own.page.fill("#ma", "000000")
    own.page.click("text=Lập xong")
    wrong_once(own)
    own.look("Lập mã hai lớp")
    own.page.fill("#ma", telephone(own.page.inner_text(".secret")))
    own.page.click("text=Lập xong")
    own.look("Mã dự phòng trên giấy")
    assert own.page.get_by_role("button", name="English").count() == 0
    code = own.page.locator(".paper-codes li").first.inner_text()
    own.page.click("text=Đã cất mã, đi tiếp")
    own.page.get_by_role("button", name="Đăng xuất").click()
    own.sign_in(CHAIR)
    own.look("Mã hai lớp")
    own.page.fill("#ma", "000000")
    own.page.click("main button")
    wrong_once(own)
    own.look("Mã hai lớp")
    own.page.fill("#ma", code)
    own.page.click("main button")
    own.look("Các đợt đánh giá")


def inside(own: Looks) -> None:
    """One's own account, an address that is none, and one that is locked for now."""
    own.go("/mat-khau/")
    own.page.fill("#cu", "sai")
    own.page.click("main button")
    own.look("Đổi mật khẩu")
    own.go("/ma-hai-lop/")
    own.look("Mã hai lớp")
    own.go("/dot/khong-co/")
    own.look("Không có trang này")
    own.go(f"/dot/{frozen.SAMPLE}/xa/{DRAFT}/")
    own.look("Xã chưa gửi hồ sơ")
    own.page.get_by_role("button", name="Đăng xuất").click()
    own.look("Đăng nhập")


def ended(own: Looks) -> None:
    """What is sent after the login has ended stays on the page, through the door, and is sent on by hand."""
    own.sign_in(OFFICER)
    own.go("/bat-dau/xa/")
    beside = own.page.context.new_page()
    beside.goto(f"{own.base}/")
    beside.get_by_role("button", name="Đăng xuất").click()
    beside.get_by_role("heading", name="Đăng nhập").wait_for()
    own.page.get_by_role("button", name="Xong bước này").first.click()
    own.look("Phiên làm việc đã hết")
    assert own.page.get_by_role("button", name="English").count() == 0
    own.sign_in(OFFICER)
    own.look("Gửi tiếp những gì đã gõ")
    own.page.get_by_role("button", name="Gửi tiếp").click()
    own.page.get_by_text("đã xong", exact=True).wait_for()
    own.page.get_by_role("button", name="Đăng xuất").click()


def invited(own: Looks, link: str) -> None:
    """An invitation, a password that is too weak, and the same address a second time."""
    own.go(link)
    own.look("Chào Đinh Thị Mới")
    own.page.fill("#moi", "ngắn")
    own.page.fill("#lai", "ngắn")
    own.page.click("main button")
    own.look("Chào Đinh Thị Mới")
    own.page.fill("#moi", NEW)
    own.page.fill("#lai", NEW)
    own.page.click("main button")
    own.look("Các đợt đánh giá")
    own.go(link)
    own.look("Lời mời này không dùng được nữa")


def test_the_pages_of_accounts_are_for_everybody(province: Province, driver: Driver) -> None:
    """From the way in to the way out, at 1280 and 390 px; nothing serious, nothing that scrolls sideways."""
    from engine.web.people import accounts

    _, secret = accounts.make(accounts.Told(INVITED, "dinh.moi", "Đinh Thị Mới", ""), (), "p-008")

    def work(chrome: Chrome) -> list[str]:
        with chrome.context("opened") as context:
            own = Looks(context.new_page(), chrome.base)
            for part in (the_way_in, second_factor, inside, ended):
                part(own)
            invited(own, f"/loi-moi/{secret}/")
            assert len(own.seen) > 18
            return own.found

    assert driver.do(work) == []
