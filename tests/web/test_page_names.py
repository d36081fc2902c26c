"""One name for a page: what the menu calls it is in its heading and in the title of its window, in both languages.

Whoever reads “mở trang “Phiên họp”” finds a page that says so.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from engine.homes import TITLES
from engine.web.wayfinding import COMMUNE_PAGES, LAW_PAGES, ROUND_STAGES, SECTIONS
from tests.web.every_page import TO_MEND, addresses, page_at
from tests.web.visiting import Visit

# Deliberate exceptions: the heading is the name of what the page shows (the round, the commune, the standard), or the
# question that is put to the vote. The title of the window says which page it is.
NAMED_AFTER_WHAT_THEY_SHOW: Final = frozenset({"round", "commune", "standard", "ballot"})
# The commune whose form is still to be sent stands before the page on which that is done.
OF_ANOTHER_COMMUNE: Final = {"sending": TO_MEND}
# Another page stands there until something was asked, and its heading says what is missing: nothing was asked here.
NOT_THERE_YET: Final = frozenset({"answer_remark"})
# Only a board has accounts; tests/web/board/test_people_pages.py holds the name of that page.
ON_A_BOARD: Final = frozenset({"people"})
PATIENCE: Final = 60.0


def called(made: Visit, page: str) -> tuple[str, str]:
    """The heading of a page and the title of its window, once it is worked out."""
    own = next(own for own in addresses() if own.name == page)
    if code := OF_ANOTHER_COMMUNE.get(page):
        own = replace(own, own={"code": code})
    end = time.monotonic() + PATIENCE
    while (answer := page_at(made, own)) is not None:
        text = answer.content.decode()
        if 'http-equiv="refresh"' not in text or time.monotonic() > end:
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
            title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
            assert heading and title
            bare = re.sub(r"<[^>]+>", "", heading[1])
            return html.unescape(bare).strip().lower(), html.unescape(title[1]).lower()
        time.sleep(0.05)
    raise AssertionError(page)


@pytest.fixture(params=["vi", "en"])
def reader(request: pytest.FixtureRequest, at_desk: Visit) -> Iterator[tuple[Visit, str]]:
    """Somebody in a round that is under way, who reads the one language or the other."""
    at_desk.client.post("/ngon-ngu/", {"ngon-ngu": request.param, "ve": "/"})
    yield at_desk, request.param
    at_desk.client.post("/ngon-ngu/", {"ngon-ngu": "vi", "ve": "/"})


@pytest.mark.parametrize("page", sorted(TITLES.keys() - ON_A_BOARD - NOT_THERE_YET))
def test_a_page_goes_by_the_name_that_leads_to_it(reader: tuple[Visit, str], page: str) -> None:
    """Its heading and its window's title have the words of the menu in them."""
    made, language = reader
    words = made.house.says[language](TITLES[page]).lower()
    heading, title = called(made, page)
    assert words in title
    assert page in NAMED_AFTER_WHAT_THEY_SHOW or words in heading


def test_a_menu_names_its_pages_as_everything_else_does() -> None:
    """No menu has a name of its own for a page."""
    menus = [*(pages for _, pages in ROUND_STAGES), COMMUNE_PAGES, LAW_PAGES, [told[:2] for told in SECTIONS]]
    assert {(page, title) for pages in menus for page, title in pages} <= set(TITLES.items())
