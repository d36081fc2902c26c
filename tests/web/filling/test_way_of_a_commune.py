"""The whole way of a commune in a real browser: fill in, answer a warning, meet a second browser, send, the receipt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from engine.service.filling.kept_draft import read_draft
from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.filling.own_desk import CODE, OwnDesk
from tests.web.test_served import PATIENCE, said, started
from tests.web.visiting import visit

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
MILLISECONDS = PATIENCE * 1000


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[OwnDesk, str]]:
    """A desk with an open record, really served; the address that lets in once."""
    root = frozen.desk_in(tmp_path / "desk", (CODE,))
    desk = OwnDesk(root, visit(root))
    desk.open_record()
    process = started(root)
    try:
        yield desk, said(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
        desk.visit.house.rounds.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Chromium, without a screen."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(browser_path()), args=[*ARGUMENTS])
        yield made
        made.close()


def field(page: Page, key: str) -> None:
    """Make sure that a field is there and can be typed into."""
    expect(page.locator(f"[id='{key}']")).to_be_enabled(timeout=MILLISECONDS)


def leave(page: Page, key: str, text: str) -> None:
    """Type into a field and leave it; it says that it was kept."""
    page.locator(f"[id='{key}']").fill(text)
    page.locator(f"[id='{key}']").blur()
    expect(page.locator(f"[id='{key}-luu']")).to_contain_text("Đã lưu", timeout=MILLISECONDS)


def test_a_commune_fills_in_answers_meets_another_and_sends(served: tuple[OwnDesk, str], browser: Browser) -> None:
    """From the first field to the receipt, with what is wrong said at once and nothing that was typed lost."""
    desk, address = served
    base = address.split("/vao/", maxsplit=1)[0]
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on(
        "console", lambda said: faults.append(said.text) if said.type == "error" and "409" not in said.text else None
    )
    page.goto(address)
    page.goto(f"{base}{desk.at()}")

    leave(page, "so_thon.so", "97,5")
    expect(page.locator("[id='so_thon.so-loi']")).to_contain_text("EVI-202", timeout=MILLISECONDS)
    expect(page.locator("#thanh")).to_contain_text("1 chỗ phải sửa")
    leave(page, "so_thon.so", "23")
    expect(page.locator("[id='so_thon.so-loi']")).to_be_empty(timeout=MILLISECONDS)

    leave(page, "tre_kham_suc_khoe.so", "0")
    expect(page.locator("#loi-tren")).to_contain_text("Bị hỏi lại (1)", timeout=MILLISECONDS)
    leave(page, "tre_kham_suc_khoe.ghi-chu", "giữ nguyên vì năm nay chưa tổ chức khám")
    expect(page.locator("#loi-tren")).not_to_contain_text("Bị hỏi lại", timeout=MILLISECONDS)

    second = context.new_page()
    second.goto(f"{base}{desk.at()}")
    leave(second, "so_thon.so", "24")
    page.locator("[id='so_thon.so']").fill("25")
    page.locator("[id='so_thon.so']").blur()
    clash = page.locator(".fill-clash")
    expect(clash).to_contain_text("24", timeout=MILLISECONDS)
    expect(clash).to_contain_text("25")
    clash.get_by_role("button", name="Dùng chữ của tôi").click()
    expect(clash).to_have_count(0, timeout=MILLISECONDS)
    draft = read_draft(desk.folder, CODE)
    assert draft and draft.text("so_thon.so") == "25"

    page.get_by_role("button", name="Xem lại và gửi").first.click()
    expect(page.get_by_text("Gửi được")).to_be_visible(timeout=MILLISECONDS)
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("heading", name="BIÊN NHẬN HỒ SƠ SỐ 1")).to_be_visible(timeout=MILLISECONDS)
    expect(page.locator(".fill-qr svg")).to_be_visible()
    page.goto(f"{base}{desk.at()}")
    expect(page.get_by_text("REC-211")).to_be_visible(timeout=MILLISECONDS)
    assert faults == []


def test_what_is_typed_when_the_login_is_over_stays_and_is_kept_after_coming_in_again(
    served: tuple[OwnDesk, str], browser: Browser
) -> None:
    """In the page and in the browser: said, shown again, and kept once it can be."""
    desk, address = served
    base = address.split("/vao/", maxsplit=1)[0]
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.goto(f"{base}{desk.at()}")
    cookies = context.cookies()
    context.clear_cookies()
    page.locator("[id='so_thon.so']").fill("23")
    page.locator("[id='so_thon.so']").blur()
    expect(page.locator("#phien")).to_contain_text("Chữ bạn gõ vẫn còn nguyên", timeout=MILLISECONDS)
    expect(page.locator("[id='so_thon.so']")).to_have_value("23")
    assert read_draft(desk.folder, CODE) is None
    context.add_cookies([{"name": str(one["name"]), "value": str(one["value"]), "url": base} for one in cookies])
    page.reload()
    expect(page.locator("[id='so_thon.so-luu']")).to_contain_text("Đã lưu", timeout=MILLISECONDS)
    draft = read_draft(desk.folder, CODE)
    assert draft and draft.text("so_thon.so") == "23"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(served: tuple[OwnDesk, str], browser: Browser, width: int) -> None:
    """On a telephone as on a desk, with something wrong on the page."""
    desk, address = served
    base = address.split("/vao/", maxsplit=1)[0]
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(address)
    page.goto(f"{base}{desk.at()}")
    leave(page, "so_thon.so", "97,5")
    for path in ("nhap/", "gui/"):
        page.goto(f"{base}{desk.at(path)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
