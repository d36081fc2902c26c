"""Pages used by hand: by keyboard alone, with the focus seen; and the tests of pages see what they are for."""

from __future__ import annotations

from playwright.sync_api import Page

from tests import frozen
from tests.web.browser.driving import DESK, PHONE, Chrome, Driver, by_keyboard, grave_findings, listening, too_wide
from tests.web.given_by_acts import draft
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"


def test_the_first_key_leads_past_the_head(driver: Driver) -> None:
    """The way to the text is the first stop, is seen then, and sets the focus into the text."""

    def work(page: Page) -> tuple[bool, str, str]:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        box = skip.bounding_box()
        said = skip.inner_text()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        after: str = page.evaluate("document.activeElement.closest('main') ? 'main' : document.activeElement.outerHTML")
        return bool(box and box["x"] >= 0 and box["y"] >= 0), said, after

    assert driver.on_page(ROUND, work) == (True, "Chuyển đến nội dung chính", "main")


def test_a_search_is_typed_and_sent_by_keyboard(driver: Driver) -> None:
    """What is typed stands in the address, and the list has that commune alone."""

    def work(page: Page) -> tuple[str, list[str]]:
        page.locator("#tim").focus()
        page.keyboard.type("thuong am")
        page.keyboard.press("Enter")
        page.wait_for_url("**tim=thuong+am**")
        return page.url.partition("?")[2].split("&")[0], page.locator("table.list tbody th").all_inner_texts()

    assert driver.on_page(ROUND, work) == ("tim=thuong+am", ["Xã Thượng Ấm"])


def test_stages_stand_in_a_row_on_a_desk_and_in_a_list_that_opens_on_a_phone(
    driver: Driver,
) -> None:
    """On a desk the stages on one line and below it the pages of this one; on a phone nothing in the way until it is
    opened, then all pages of all stages; by keyboard too.
    """

    def work(page: Page) -> tuple[int, list[str], bool, bool, int, set[str]]:
        lines = len({round(own.bounding_box()["y"]) for own in page.locator(".stage > a").all()})  # type: ignore[index]
        pages = page.locator(".stage-pages a:visible").all_inner_texts()
        left, _ = by_keyboard(page)
        wide = too_wide(page, PHONE)
        hidden = page.locator(".stages a:visible").count() == 0
        page.locator(".beside-name").press("Enter")
        return lines, pages, wide, hidden, page.locator(".stage-pages a:visible").count(), left

    told = driver.on_page(f"{ROUND}tham-dinh/", work)
    assert told == (1, ["Hồ sơ các xã", "Nên xem gì trước"], False, True, 16, set())


def test_the_lines_of_a_draft_stand_beside_their_numbers(shown: Visit, driver: Driver) -> None:
    """On a phone too nearly all of the width is for what they say."""
    address = f"/tieu-chi/{frozen.STANDARD}/sua/ban/{draft(shown)}/"

    def work(page: Page) -> float:
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.locator("details:has(.line-table) > summary").first.click()
        box, table = page.locator(".line-table code").first.bounding_box(), page.locator(".line-table").bounding_box()
        assert box is not None and table is not None
        return (box["x"] - table["x"]) / table["width"]

    assert driver.on_page(address, work) < 0.3


def test_the_table_s_head_stands_on_every_sheet(driver: Driver) -> None:
    """A long list that is printed says on each sheet what its columns are."""

    def work(page: Page) -> str:
        page.emulate_media(media="print")
        display: str = page.evaluate("getComputedStyle(document.querySelector('table.list thead')).display")
        return display

    assert driver.on_page(ROUND, work) == "table-header-group"


def test_every_explanation_is_printed_though_nobody_opened_one(driver: Driver) -> None:
    """What is folded on the screen is open on paper."""

    def work(page: Page) -> float:
        page.emulate_media(media="print")
        heights = "[...document.querySelectorAll('.item-body')].map(own => own.getBoundingClientRect().height)"
        return float(min(page.evaluate(heights)))

    assert driver.on_page(f"{ROUND}xa/02551/", work) > 10


def test_the_tests_of_pages_see_what_they_are_for(driver: Driver) -> None:
    """A field without a label, a page too wide, a style in a page, a control out of reach: each is found."""
    broken = (
        "document.querySelector('main').innerHTML = '<input name=x><a href=\"/\" tabindex=-1>x</a>"
        "<div class=wide>' + 'x'.repeat(4000) + '</div>'"
    )

    def work(page: Page) -> tuple[bool, set[str], list[str]]:
        page.evaluate(broken)
        wide = too_wide(page, PHONE)
        left, _ = by_keyboard(page)
        return wide, left, grave_findings(page, DESK)

    wide, left, found = driver.on_page("/", work, "opened")
    assert wide and len(left) == 1 and any(told.startswith("label ") for told in found)

    def styled(chrome: Chrome) -> list[str]:
        with chrome.context() as context:
            page = context.new_page()
            heard = listening(page)
            page.goto(chrome.base + "/")
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
            page.evaluate("1")
            return heard.complaints

    assert any("Content Security Policy" in told for told in driver.do(styled))
