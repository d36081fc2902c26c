"""A board's file from its opening to its appraisal in a real browser, without a script (số liệu mô phỏng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect, sync_playwright

from engine.service.record.record_store import open_record
from tests.records.dossier.browser import browser_path
from tests.web.review.working import CODE, DESK, HEALTH, NAME, PAGE, ROUND, workspace
from tests.web.test_served import PATIENCE, said, started

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A workspace with its server, and the address that lets in."""
    root = workspace(tmp_path / "desk")
    process = started(root)
    try:
        yield root, said(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.fixture
def page(desk: tuple[Path, str]) -> Iterator[Page]:
    """A browser that has come in; it runs no script, and complains of nothing."""
    with sync_playwright() as playing:
        browser = playing.chromium.launch(executable_path=browser_path(), args=FLAGS)
        context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
        made = context.new_page()
        made.set_default_timeout(PATIENCE * 1000)
        complaints: list[str] = []
        made.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        made.goto(desk[1])
        yield made
        browser.close()
        assert [told for told in complaints if "422" not in told] == []


def at(page: Page, address: str) -> None:
    """Go to a page, and wait until its round has been read."""
    base = "/".join(page.url.split("/")[:3])
    page.goto("about:blank")  # a page that is read anew by itself would come in between
    page.goto(f"{base}{address}")
    expect(page.locator("h1")).not_to_contain_text("Đang đọc", timeout=PATIENCE * 1000)


def take_forms_in(page: Page) -> None:
    """By the one button, and wait for the work."""
    at(page, f"{ROUND}nhan-phieu/")
    page.get_by_role("button", name=re.compile(r"^Nhận \d+ phiếu$")).click()
    page.wait_for_url("**/nhan-phieu/", timeout=PATIENCE * 1000)


def correct(page: Page, name: str, choice: str, **fields: str) -> None:
    """Fill a line in, as a person does: open it, choose, type."""
    line = page.locator(f'[id="dong-{name}"] + tr details')
    if line.get_attribute("open") is None:
        line.locator("summary").click()
    line.get_by_label(choice, exact=True).check()
    for key, text in fields.items():
        page.locator(f'[id="{key.replace("_", "-")}:{name}"]').fill(text)


def mend(root: Path) -> None:
    """The commune counts again and types another figure into its form."""
    form = next((root / "assessments" / NAME / "evidence").glob(f"{CODE}-*.xlsx"))
    workbook = load_workbook(form)
    cells = (row[0] for row in workbook.worksheets[0].iter_rows(min_row=8, min_col=5, max_col=5))
    cell: Any = next(cell for cell in cells if str(cell.value) == "701")
    cell.value = 700
    workbook.save(form)


def state(root: Path) -> str:
    """The file's state in the record."""
    file = open_record(root / "assessments" / NAME).file(CODE)
    assert file
    return file.state


def test_a_file_goes_from_its_opening_to_its_appraisal(desk: tuple[Path, str], page: Page) -> None:
    """Opened, taken in, claimed, refused without a reason, corrected, returned, mended, taken in again, appraised."""
    root, _ = desk
    at(page, f"{ROUND}mo-so/")
    page.get_by_role("button", name="Mở nhật ký").click()
    take_forms_in(page)
    assert state(root) == "submitted"
    at(page, PAGE)
    page.get_by_role("button", name="Nhận thẩm định hồ sơ này").click()
    assert state(root) == "in_review"
    ground = {"van_ban": "12/BC-TYT", "ngay": "15/11/2024"}
    correct(page, HEALTH, "Sửa số", so="300", **ground)
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("chưa ghi lý do")
    expect(page.locator(f'[id="so:{HEALTH}"]')).to_have_value("300")
    correct(page, HEALTH, "Sửa số", ly_do="Đếm lại sổ khám")
    correct(page, "so_thon", "Yêu cầu bổ sung", ly_do="Gửi danh sách thôn", han="30/12/2099")
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    expect(page.locator(".layers")).to_contain_text("Không đạt chuẩn")
    page.get_by_label("Lý do trả lại").fill("thiếu danh sách thôn")
    page.get_by_role("button", name="Trả hồ sơ cho xã").click()
    assert state(root) == "returned"
    mend(root)
    take_forms_in(page)
    assert state(root) == "resubmitted"
    at(page, DESK)
    expect(page.get_by_role("link", name="Nhận thẩm định", exact=True)).to_be_visible()
    page.get_by_role("button", name=re.compile("Nhận thẩm định cả")).click()
    at(page, PAGE)
    correct(page, HEALTH, "Chấp nhận")
    page.get_by_role("button", name="Ghi vào hồ sơ").click()
    page.get_by_role("button", name="Kết luận thẩm định").click()
    assert state(root) == "appraised"
    expect(page.locator(".tag").first).to_have_text("Đã thẩm định")


def test_no_page_of_the_desk_is_wider_than_a_phone(desk: tuple[Path, str], page: Page) -> None:
    """At 390 pixels nothing is pushed sideways, before and after the record is open."""
    root, _ = desk
    at(page, f"{ROUND}mo-so/")
    page.get_by_role("button", name="Mở nhật ký").click()
    take_forms_in(page)
    at(page, DESK)
    page.get_by_role("button", name=re.compile("Nhận thẩm định cả")).click()
    assert state(root) == "in_review"
    browser = page.context.browser
    assert browser
    kept: Any = page.context.storage_state()
    wide = browser.new_context(viewport={"width": 390, "height": 844}, storage_state=kept).new_page()
    base = "/".join(page.url.split("/")[:3])
    pages = (
        "mo-so/",
        "nhan-phieu/",
        "tham-dinh/",
        "tham-dinh/nhap-so/",
        "kiem-tra/",
        "an-dinh/",
        f"xa/{CODE}/tham-dinh/",
    )
    found = {}
    for address in pages:
        wide.goto(f"{base}{ROUND}{address}")
        found[address] = wide.evaluate(TOO_WIDE)
    assert found == dict.fromkeys(pages, False)
