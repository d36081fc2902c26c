"""A hosted province from its first address to the release: everybody by his own account, in a browser of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.board.test_people_in_browser import ARGS, telephone
from tests.web.board.test_serving_a_board import PATIENCE, said, started
from tests.web.browser.driving import NO_BROWSER
from tests.web.council.persons import (
    APPRAISER,
    CHAIR,
    FAILED,
    MEMBER,
    NAMES,
    OTHER,
    PASSED,
    ROUND,
    SECRETARY,
    VIEWER,
    people_file,
)
from tests.web.council.test_five_people import decide, publish, vote

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD: Final = "mười hai con mèo ngủ"  # noqa: S105 - of made-up people
OFFICER: Final = "p-001"
COMMUNE: Final = f"{ROUND}xa/{PASSED}/"
HAMLETS: Final = "so_thon.so"
MILLISECONDS: Final = PATIENCE * 1000


@dataclass
class Hosted:
    """A served board, a browser, and a page a person, each in a context of his own."""

    base: str
    first: str
    browser: Browser
    told: list[str] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self) -> Page:
        """A page of somebody who has not come in; what its policy stops is written down, and what asks elsewhere."""
        made = self.browser.new_context(base_url=self.base, locale="vi-VN").new_page()
        made.set_default_timeout(MILLISECONDS)
        made.on("console", lambda said: self.told.append(said.text) if "Content Security" in said.text else None)
        made.on("pageerror", lambda fault: self.told.append(str(fault)))
        return made

    def of(self, person: str) -> Page:
        """The page of somebody who has come in."""
        return self.pages[person]


@pytest.fixture
def hosted(tmp_path: Path) -> Iterator[Hosted]:
    """A workspace whose round has a list of people and no record, served to an office."""
    if not (found := browser_path()):
        pytest.fail(NO_BROWSER, pytrace=False)
    from playwright.sync_api import sync_playwright

    folder = frozen.desk_in(tmp_path / "noi", (PASSED, FAILED)) / "assessments" / frozen.SAMPLE
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    own = "roles: [commune]"
    assert own in people_file()
    (folder / "council.yaml").write_text(people_file().replace(own, f'{own}, communes: ["{PASSED}"]'), "utf-8")
    process = started(tmp_path / "noi", "--address", "127.0.0.1:0")
    try:
        told = re.search(r"(http://\S+)(/loi-moi/\S+/)", said(process))
        assert told
        with sync_playwright() as playing:
            browser = playing.chromium.launch(executable_path=str(found), args=[*ARGS])
            yield Hosted(told[1], told[2], browser)
            browser.close()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def second_factor(page: Page) -> None:
    """A telephone is added and its codes are put away."""
    page.fill("#ma", telephone(page.inner_text(".secret")))
    page.click("text=Lập xong")
    page.click("text=Đã cất mã, đi tiếp")


def begun(hosted: Hosted) -> None:
    """The administrator by the first address, with a second factor."""
    page = hosted.pages["admin"] = hosted.page()
    page.goto(hosted.first)
    for name, typed in (("ho-ten", "Bùi Thị Trị"), ("ten", "bui.tri"), ("moi", PASSWORD), ("lai", PASSWORD)):
        page.fill(f"#{name}", typed)
    page.click("main button")
    second_factor(page)


def login_of(person: str) -> str:
    """The name that somebody comes in by."""
    return f"can.bo.{person[-3:]}"


def invited(hosted: Hosted, person: str, role: str = "") -> None:
    """Somebody of the round's list is invited by the administrator and answers; a chair sets the second factor up."""
    admin = hosted.of("admin")
    admin.goto("/nguoi-dung/")
    admin.click("text=Mời một người")
    admin.select_option("#nguoi", value=f"{person} {NAMES[person]}")
    admin.fill("#ten", login_of(person))
    if role:
        admin.select_option("#vai-tro", value=role)
        admin.select_option("#dot", value=frozen.SAMPLE)
    admin.click("text=Làm lời mời")
    page = hosted.pages[person] = hosted.page()
    page.goto(admin.inner_text("#dia-chi"))
    page.fill("#moi", PASSWORD)
    page.fill("#lai", PASSWORD)
    page.click("main button")
    if page.locator(".secret").count():
        second_factor(page)
    page.get_by_role("heading", name="Các đợt đánh giá").wait_for()


def came_in(page: Page, person: str) -> None:
    """By name and password."""
    page.goto("/dang-nhap/")
    page.fill("#ten", login_of(person))
    page.fill("#mat-khau", PASSWORD)
    page.click("main button")
    page.get_by_role("heading", name="Các đợt đánh giá").wait_for()


def typed(page: Page, text: str) -> None:
    """A number is typed into the form and left."""
    page.locator(f"[id='{HAMLETS}']").fill(text)
    page.locator(f"[id='{HAMLETS}']").blur()


def opened(hosted: Hosted) -> None:
    """The secretary opens the record from her first page; then everybody of the list is who the record says."""
    invited(hosted, SECRETARY, "secretary")
    page = hosted.of(SECRETARY)
    page.click("text=Mở nhật ký hồ sơ")
    page.locator('button[value="mo"]').click()
    page.get_by_text("Đã mở nhật ký với 2 hồ sơ").wait_for()
    for person in (OFFICER, APPRAISER, CHAIR, MEMBER, OTHER, VIEWER):
        invited(hosted, person)
    hosted.of(CHAIR).goto(f"{ROUND}hoi-dong/")
    hosted.of(CHAIR).get_by_role("button", name="Ghi hội đồng vào nhật ký").click()
    hosted.of(CHAIR).get_by_text("Đã ghi hội đồng theo").wait_for()


def filled_and_sent(hosted: Hosted) -> None:
    """The officer fills in, meets herself in another browser, loses her login without losing a word, and sends."""
    page, other = hosted.of(OFFICER), hosted.page()
    page.locator(f'main a[href="{COMMUNE}"]').first.click()
    page.get_by_role("button", name="Nhập số liệu của xã").click()
    typed(page, "23")
    page.locator(f"[id='{HAMLETS}-luu']").get_by_text("Đã lưu").wait_for()
    came_in(other, OFFICER)
    other.goto(f"{COMMUNE}nhap/")
    typed(other, "24")
    other.locator(f"[id='{HAMLETS}-luu']").get_by_text("Đã lưu").wait_for()
    typed(page, "25")
    clash = page.locator(".fill-clash")
    clash.wait_for()
    assert "24" in clash.inner_text() and "25" in clash.inner_text()
    clash.get_by_role("button", name="Dùng chữ của tôi").click()
    clash.wait_for(state="detached")
    beside = page.context.new_page()
    beside.goto("/")
    beside.get_by_role("button", name="Đăng xuất").click()
    typed(page, "26")
    page.locator("#phien").get_by_text("Chữ bạn gõ vẫn còn nguyên").wait_for()
    came_in(beside, OFFICER)
    page.reload()
    page.locator(f"[id='{HAMLETS}-luu']").get_by_text("Đã lưu").wait_for()
    assert page.locator(f"[id='{HAMLETS}']").input_value() == "26"
    page.get_by_role("button", name="Xem lại và gửi").first.click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.get_by_role("heading", name="BIÊN NHẬN HỒ SƠ SỐ 1").wait_for()


def appraised(hosted: Hosted) -> None:
    """The appraiser claims what waits for him, corrects a number with its ground, and concludes."""
    page = hosted.of(APPRAISER)
    page.goto("/")
    page.locator(".task a.govuk-button", has_text="Nhận thẩm định").first.click()
    page.get_by_role("button", name="Nhận thẩm định hồ sơ này").click()
    line = page.locator("#dong-so_thon + tr")
    line.locator("summary").click()
    line.locator('input[value="correct"]').check()
    for name, text in (("so", "24"), ("ly-do", "Đếm lại danh sách thôn"), ("van-ban", "12/BC"), ("ngay", "15/11/2024")):
        line.locator(f"[id='{name}:so_thon']").fill(text)
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    page.get_by_text("Đã ghi: sửa 1 số.").wait_for()
    page.get_by_role("button", name="Kết luận thẩm định").click()
    page.locator(".said", has_text="đã thẩm định").wait_for()


def test_a_province_from_its_first_address_to_its_release(hosted: Hosted, tmp_path: Path) -> None:
    """Each does his part on his own screen; before the release a viewer sees nothing, after it what is published."""
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.4 ban chup")
    begun(hosted)
    opened(hosted)
    viewer = hosted.of(VIEWER)
    viewer.goto(ROUND)
    viewer.get_by_text("Chưa xã nào của đợt này mở cho bạn xem").wait_for()
    filled_and_sent(hosted)
    appraised(hosted)
    vote(hosted.of)
    decide(hosted.of, scan)
    publish(hosted.of)
    viewer.goto("/")
    viewer.get_by_role("link", name="Xem kết quả đã công bố").click()
    viewer.get_by_text("1 trong 2 đơn vị được công nhận").wait_for()
    answer = viewer.goto(COMMUNE)
    assert answer is not None and answer.status == 404
    assert hosted.told == []
