"""A policy editor in a real browser: a band changed, its error at its line, mended, tried, written, checked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.conftest import COMMUNES
from tests.web.policy.desk_pages import FILE, LAW
from tests.web.test_served import PATIENCE, said, started

SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
OLD, WRONG, RIGHT = "at_least: 98, points: 50", "at_least: 97,5, points: 50", "at_least: 97.5, points: 50"
# With it an example is wrong: the line of it that is told is longer than there is room beside the text.
LONG = "at_least: 97, points: 50"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A served desk of one's own: where it lies, and the address that lets in."""
    root = frozen.desk_in(tmp_path / "desk", COMMUNES[:3])
    process = started(root)
    try:
        yield root, said(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def driven(address: str) -> dict[str, Any]:
    """What the editor saw on the way."""
    from playwright.sync_api import sync_playwright

    base, seen = address.split("/vao/", maxsplit=1)[0], dict[str, Any]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=SWITCHES)
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(address)
        page.goto(base + FILE)
        text = page.input_value("#chu")
        page.fill("#chu", text.replace(OLD, WRONG))
        page.wait_for_selector("#ket-qua .problem-error")
        seen["at_line"] = page.get_attribute("#ket-qua", "data-dong")
        seen["gutter"] = page.inner_text(".gutter-bad")
        page.click("#ket-qua a[data-toi]")
        seen["chosen"] = page.evaluate("(a => a.value.slice(a.selectionStart, a.selectionEnd))(document.activeElement)")
        page.fill("#chu", text.replace(OLD, LONG))
        page.wait_for_selector("#ket-qua .typed-line >> text=48/49")
        seen["cut"] = page.evaluate("(own => own.scrollWidth - own.clientWidth)(document.querySelector('.law-said'))")
        page.check("#vi-du")
        page.fill("#chu", text.replace(OLD, RIGHT))
        page.wait_for_selector("#ket-qua .problem-warning")  # the mark that was seen of another number
        page.click("button[value=xem]")
        page.wait_for_load_state()
        seen["preview"] = page.inner_text("main")
        page.click("text=Xem tác động")
        page.wait_for_url("**/ban/**")
        seen["effect"] = page.inner_text("main")
        page.click("button[value=ghi]")
        seen["written"] = page.inner_text(".said")
        page.goto(f"{base}{LAW}doi-chieu/")
        with page.expect_download() as sheet:
            page.click("text=Tải phiếu đối chiếu (Excel, để điền)")
        seen["sheet"] = sheet.value.suggested_filename
        page.set_viewport_size({"width": 390, "height": 844})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        seen["wide"] = [
            one
            for one in (LAW, f"{LAW}sua/", FILE, f"{LAW}sua/muc/tc07.1/", f"{LAW}doi-chieu/tc07/", "/bat-dau/xa/")
            if page.goto(base + one) and page.evaluate(wide)
        ]
        seen["complaints"] = complaints
        browser.close()
    return seen


if browser_path():

    def test_a_band_is_changed_from_its_first_error_to_its_checking_sheet(desk: tuple[Path, str]) -> None:
        """Told at its line as it is typed; nothing is written before the button; no page is too wide for a phone."""
        root, address = desk
        with ThreadPoolExecutor(1) as thread:  # Playwright's loop must not be this worker's
            seen = thread.submit(driven, address).result()
        assert seen["at_line"] == "20" and seen["gutter"].split() == ["!", "20"]
        assert WRONG in seen["chosen"]
        assert seen["cut"] == 0
        assert "98 → 97,5" in seen["preview"] and "Chưa gì được ghi" in seen["preview"]
        assert "3 xã được chấm theo cả hai bộ" in seen["effect"]
        assert "Đã ghi tc07.yaml" in seen["written"]
        assert RIGHT in (root / "criteria" / frozen.STANDARD / "tc07.yaml").read_text("utf-8")
        assert seen["sheet"] == f"doi-chieu-{frozen.STANDARD}.xlsx"
        assert seen["wide"] == [] and seen["complaints"] == []
