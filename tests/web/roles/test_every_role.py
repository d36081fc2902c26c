"""A board's pages as each of its roles: none leads to one that may not be opened, and a browser finds none wanting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from tests import frozen
from tests.web.board.office_record import PERSON_OF
from tests.web.browser.driving import (
    DESK,
    PHONE,
    Chrome,
    Driver,
    come_to,
    grave_findings,
    too_wide,
)
from tests.web.roles.province import Province, province_on
from tests.web.roles.walking import Walk, opens, walk
from tests.web.test_every_page_words import VOID
from tests.web.test_paragraphs import Paragraphs

# Each role, and a commune whose file is a draft, or out.
PEOPLE: Final[Mapping[str, str]] = {str(role): person for role, person in PERSON_OF.items()} | {
    "commune of a draft": "p-009",
    "commune that is out": "p-012",
}


@pytest.fixture(scope="module")
def province(round_at_work: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """The board before the round in all states."""
    with province_on(round_at_work, tmp_path_factory.mktemp("nguoi") / "board") as made:
        yield made


class Walks(dict[str, Walk]):
    """The walks of the people, each gone when it is first asked for."""

    def __init__(self, province: Province) -> None:
        super().__init__()
        self._province = province

    def __missing__(self, role: str) -> Walk:
        """Go it."""
        self[role] = walk(self._province.by(PEOPLE[role]))
        return self[role]


@pytest.fixture(scope="module")
def walks(province: Province) -> Walks:
    """The walks of everybody."""
    return Walks(province)


@pytest.mark.parametrize("role", PEOPLE)
def test_no_page_leads_to_one_that_is_not_there(province: Province, walks: Walks, role: str) -> None:
    """Each link of each page that a role may open leads to a page, or a file, that it may have; so does each form."""
    made, told = province.by(PEOPLE[role]), walks[role]
    assert len(told.pages) > 8
    assert told.dead == []
    assert {form: where for form, where in told.forms.items() if not opens(made, form)} == {}


@pytest.mark.parametrize("role", PEOPLE)
def test_no_paragraph_of_a_role_is_cut_off(walks: Walks, role: str) -> None:
    """No form, box or list stands in one, on any page that a role may open."""
    assert {address: cut for address, text in walks[role].pages.items() if (cut := Paragraphs(text).cut)} == {}


def test_what_the_plan_folds_up_stands_on_its_paper(walks: Walks) -> None:
    """The communes of a piece of work that many of them do: a list that is closed on the screen is printed whole."""
    table = walks["chair"].pages[f"/dot/{frozen.SAMPLE}/ke-hoach/"].partition('<table class="list plan">')[2]
    assert set(re.findall(r"<details[^>]*>", table)) == {'<details class="prints">'}


class Pieces(HTMLParser):
    """What a page is made of: each piece by its own tag, classes and role, and by those of all that it lies in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.way: list[str] = []
        self.met: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go in."""
        told = dict(attrs)
        own = f"{tag}.{told.get('class') or ''}:{told.get('role') or told.get('type') or ''}"
        self.met.add("/".join([*self.way, own]))
        if tag not in VOID:
            self.way.append(own)

    def handle_endtag(self, tag: str) -> None:
        """Go out."""
        while self.way and not self.way.pop().startswith(f"{tag}."):
            pass


def to_look_at(pages: Mapping[str, str], met: set[str]) -> list[str]:
    """Addresses of so many pages that each piece of any of them is on one of these, or was met before."""
    chosen = []
    for address, pieces in sorted(((a, Pieces(t).met) for a, t in pages.items()), key=lambda told: -len(told[1])):
        if pieces - met:
            chosen.append(address)
            met |= pieces
    return chosen


@pytest.fixture(scope="module")
def met() -> set[str]:
    """The pieces that a browser has looked at, on a page of whomever."""
    return set()


def looked_at(chrome: Chrome, addresses: Sequence[str], cookies: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a browser finds wrong with pages of one person: what axe finds grave, what has to be moved sideways."""
    found = []
    with chrome.context("opened") as context:
        context.add_cookies(cookies)  # type: ignore[arg-type]
        page = context.new_page()
        for address in addresses:
            come_to(page, chrome.base + address)
            found += [f"{address}: {size} too wide" for size in (DESK, PHONE) if too_wide(page, size)]
            found += [f"{address}: {told}" for size in (DESK, PHONE) for told in grave_findings(page, size)]
    return found


@pytest.mark.parametrize("role", PEOPLE)
def test_every_page_of_a_role_is_for_everybody(
    province: Province, walks: Walks, driver: Driver, met: set[str], role: str
) -> None:
    """At 1280 and 390 px axe finds nothing serious and nothing scrolls sideways.

    A page of which every piece, with all that it lies in, was on a page that was looked at, is not looked at again.
    """
    chosen, base = to_look_at(walks[role].pages, met), driver.do(lambda chrome: chrome.base)
    jar = province.by(PEOPLE[role]).client.cookies
    cookies = [{"name": name, "value": told.value, "url": base} for name, told in jar.items()]
    assert driver.do(lambda chrome: looked_at(chrome, chosen, cookies)) == []
