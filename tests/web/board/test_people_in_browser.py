"""A board as it is really served, in a browser: the first administrator, an invitation, an officer who sees her own."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.board.office_record import CODES, RETURNED, SENT, seat_everybody
from tests.web.board.test_serving_a_board import PATIENCE, said, started

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync")  # fmt: skip
FIRST, OTHER = "mười hai con mèo ngủ", "chín con trâu trắng"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PEOPLE = """persons:
  - {id: p-001, name: Lê Thị Xã, office: Công chức xã, roles: [commune], communes: ["%s"], from: 2024-01-01}
"""


def telephone(secret: str) -> str:
    """The code that a telephone with this secret shows."""
    bare = secret.replace(" ", "")
    key = base64.b32decode(bare + "=" * (-len(bare) % 8))
    told = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = told[-1] & 15
    return f"{(int.from_bytes(told[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


if found := browser_path():  # a machine without a browser shows no page; CI has one

    @pytest.fixture(scope="module")
    def first_link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        """The address that the first start prints, of a server that runs as long as the tests of this file."""
        root = frozen.desk_in(tmp_path_factory.mktemp("hoi-dong") / "desk", CODES)
        folder = root / "assessments" / frozen.SAMPLE
        (folder / "council.yaml").write_text(PEOPLE % RETURNED, "utf-8")
        seat_everybody(folder)
        process = started(root, "--address", "127.0.0.1:0")
        try:
            told = re.search(r"http://\S+/loi-moi/\S+/", said(process))
            assert told
            yield told[0]
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)

    @pytest.fixture(scope="module")
    def chromium() -> Iterator[Browser]:
        """A browser."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playing:
            made = playing.chromium.launch(executable_path=str(found), args=[*ARGS])
            yield made
            made.close()

    def fits(page: Page) -> None:
        """Neither a telephone nor a desk scrolls sideways, and one heading is the first, once all of it is there."""
        page.wait_for_load_state()
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) is False, (page.url, width)
        assert page.locator("h1").count() == 1

    def opened(chromium: Browser, address: str, asked: list[str]) -> Page:
        """A page in a browser of its own; what it asks for, and what the policy stops, is written down."""
        page = chromium.new_context(locale="vi-VN").new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda told: asked.append(told.text) if "Content Security Policy" in told.text else None)
        page.goto(address)
        return page

    def test_an_office_begins(chromium: Browser, first_link: str) -> None:
        """The administrator by the first address; an officer by the invitation; another's commune is a 404."""
        base, asked = first_link.split("/loi-moi/", maxsplit=1)[0], list[str]()
        page = opened(chromium, first_link, asked)
        fits(page)
        for field, typed in (("ho-ten", "Bùi Thị Trị"), ("ten", "bui.tri"), ("moi", FIRST), ("lai", FIRST)):
            page.fill(f"#{field}", typed)
        page.click("main button")
        fits(page)
        page.fill("#ma", telephone(page.inner_text(".secret")))
        page.click("text=Lập xong")
        fits(page)
        assert page.locator(".paper-codes li").count() == 10
        page.click("text=Đã cất mã, đi tiếp")
        page.click("text=Mở trang Người dùng")
        fits(page)
        page.click("text=Mời một người")
        page.select_option("#nguoi", index=1)
        page.fill("#ten", "le.xa")
        fits(page)
        page.click("text=Làm lời mời")
        fits(page)
        link = page.inner_text("#dia-chi")

        officer = opened(chromium, link, asked)
        officer.fill("#moi", OTHER)
        officer.fill("#lai", OTHER)
        fits(officer)
        officer.click("main button")
        assert officer.url == f"{base}/"
        fits(officer)
        own = officer.locator(f'main a[href="/dot/{frozen.SAMPLE}/xa/{RETURNED}/"]')
        own.click()
        officer.wait_for_selector("h1:not(:has-text('Đang đọc'))")
        assert f"/xa/{RETURNED}/" in officer.url
        answer = officer.goto(f"{base}/dot/{frozen.SAMPLE}/xa/{SENT}/")
        assert answer is not None and answer.status == 404
        again = officer.goto(link)
        assert again is not None and again.status == 410
        officer.goto(f"{base}/")
        officer.click("text=Đăng xuất")
        assert officer.url.startswith(f"{base}/dang-nhap/")
        fits(officer)
        assert asked and [url for url in asked if not url.startswith(f"{base}/")] == []
