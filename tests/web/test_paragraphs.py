"""A paragraph holds text alone: a browser ends it at a form, a box or a list, and what follows falls out."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.web.every_page import Address, addresses, page_at
from tests.web.test_every_page_words import VOID
from tests.web.visiting import Visit

# What ends a paragraph that is still open.
ENDS = frozenset({"form", "div", "ul", "ol", "dl", "p", "table", "section", "nav", "details", "fieldset", "h2", "h3"})


class Paragraphs(HTMLParser):
    """The paragraphs of a page that end before their own end does, each by its place and what ended it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.way: list[str] = []
        self.cut: list[tuple[int, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the parser asks
        """Go in."""
        if tag in ENDS and "p" in self.way:
            self.cut.append((self.getpos()[0], tag))
        if tag not in VOID:
            self.way.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Go out."""
        while self.way and self.way.pop() != tag:
            pass


@pytest.mark.parametrize("own", addresses(), ids=lambda own: own.title)
def test_no_paragraph_is_cut_off(at_desk: Visit, own: Address) -> None:
    """No form, box or list stands in one, on any page while a round is under way."""
    if shown := page_at(at_desk, own):
        assert Paragraphs(shown.content.decode()).cut == []


def test_a_paragraph_cut_off_is_seen() -> None:
    """By the line and by what ends it; text and links end none."""
    assert Paragraphs("<p>a <a>b</a><br></p>\n<p><span><form></form></span> c</p>").cut == [(2, "form")]
