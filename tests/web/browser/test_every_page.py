"""Every page in a real browser: by mouse, by keyboard, on a phone, on paper, and nothing is asked of elsewhere."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page, Route

from tests.web.browser import driving
from tests.web.browser.driving import (
    DESK,
    PHONE,
    TWICE,
    Chrome,
    Driver,
    by_keyboard,
    come_to,
    grave_findings,
    kept_still,
    listening,
    too_wide,
    typeset,
)
from tests.web.every_page import Address, addresses, page_at
from tests.web.visiting import Visit

PAGES = addresses()
# Sheets in points, as a PDF counts: A4, upright or across, and A5 for what is handed to somebody.
SHEETS = ({(595, 842)}, {(420, 595)})
# The only faces there are: ours, and one for what is typed or copied sign by sign.
FACE, TYPED = "Source Sans 3", "ui-monospace"
TYPEFACE = "document.fonts.check('16px \"Source Sans 3\"', 'Tuyên Quang ơ ữ')"
# Bars and lists of links that nobody can follow on paper.
ON_SCREEN_ALONE = ("Chuyển đến nội dung chính", "Các phần", "English", "phuhop chạy trên máy này")


def looked_at(chrome: Chrome, address: str, status: int) -> dict[str, Any]:
    """What a visitor's browser meets on a page, at a desk, on a phone, at twice the size and on paper."""
    with chrome.context() as context:
        page = context.new_page()
        heard = listening(page)
        answer = come_to(page, chrome.base + address)
        assert answer is not None and answer.status == status
        told = {
            "outside": [url for url in heard.asked if not url.startswith(f"{chrome.base}/")],
            "too wide": [size[0] for size in (DESK, PHONE, TWICE) if too_wide(page, size)],
            "typeface": page.evaluate(TYPEFACE),
            "faces": set(page.evaluate(FACES)),
        }
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        told["out of reach"], told["focus not seen"] = by_keyboard(page)
        # A page that was asked for and is not there is told by the browser as well.
        told["complaints"] = [said for said in heard.complaints if f"status of {status}" not in said]
        return {**told, **on_paper(page)}


# The first face of every element that has text of its own, but for that of typed signs: one that fell out of the look
# has another.
FACES = """[...new Set([...document.querySelectorAll('body *')]
  .filter(own => [...own.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(own => getComputedStyle(own).fontFamily.split(',')[0].replaceAll('"', '')))]"""


def on_paper(page: Page) -> dict[str, Any]:
    """The size of each printed sheet, the faces on it, and what of the screen is still to be read there."""
    page.emulate_media(media="print")
    faces = set(page.evaluate(FACES))
    page.emulate_media(media="null")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [document[number] for number in range(len(document))]
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    sizes = {tuple(sorted((round(sheet.get_width()), round(sheet.get_height())))) for sheet in sheets}
    document.close()
    return {"sheets": sizes, "printed faces": faces, "still": [word for word in ON_SCREEN_ALONE if word in text]}


def found_by_axe(chrome: Chrome, address: str) -> list[str]:
    """What axe finds grave on a page, at a desk and on a phone."""
    with chrome.context("opened") as context:
        page = context.new_page()
        page.route(chrome.base + address, kept_still)
        come_to(page, chrome.base + address)
        return [told for size in (DESK, PHONE) for told in grave_findings(page, size)]


@pytest.mark.parametrize("own", PAGES, ids=lambda own: own.title)
def test_a_page_is_for_everybody_and_every_size(shown: Visit, driver: Driver, own: Address) -> None:
    """At 1280 and 390 px, at twice the size, on paper: no sideways scroll, no request outside, nothing stopped by the
    policy, one typeface, each control reached and seen by keyboard, A4 without what is for screens; axe finds nothing
    serious.
    """
    page = page_at(shown, own)
    if page is None:
        return
    address, status = own.at(shown), page.status_code
    told = driver.do(lambda chrome: looked_at(chrome, address, status))
    assert told.pop("sheets") in SHEETS
    assert told.pop("faces") <= {FACE, TYPED} and told.pop("printed faces") <= {FACE, TYPED}
    assert told == {
        "outside": [],
        "too wide": [],
        "typeface": True,
        "out of reach": set(),
        "focus not seen": [],
        "complaints": [],
        "still": [],
    }
    assert driver.do(lambda chrome: found_by_axe(chrome, address)) == []


# Says in the console that somebody waits for the typeface.
TELLS = """(() => { const ready = Object.getOwnPropertyDescriptor(FontFaceSet.prototype, 'ready').get;
  Object.defineProperty(document.fonts, 'ready', {get() { console.log('waits'); return ready.call(document.fonts); }});
})()"""


def test_a_page_is_come_to_once_its_typeface_is_there(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """However late that comes: here no file of it is let through before somebody waits for it."""
    seen: list[Page] = []

    def late(chrome: Chrome) -> list[bool]:
        with chrome.context("opened") as context:
            page = context.new_page()
            held: list[Route] = []

            def hold(own: Route) -> None:
                if seen:
                    own.continue_()
                else:
                    held.append(own)

            def release() -> None:
                seen.append(page)
                for own in held:
                    own.continue_()

            page.route("**/*.woff2", hold)
            page.goto(chrome.base + "/tro-giup/", wait_until="domcontentloaded")
            page.wait_for_function("document.fonts.size > 0")
            before = page.evaluate(TYPEFACE)
            page.on("console", lambda _: release())
            page.evaluate(TELLS)
            typeset(page)
            after = page.evaluate(TYPEFACE)
            monkeypatch.setattr(driving, "typeset", seen.append)
            come_to(page, chrome.base + "/")
            return [before, after, seen == [page, page]]

    assert driver.do(late) == [False, True, True]
