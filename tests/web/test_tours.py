"""Tours for each role, the first hint, guidance on items and the glossary's own addresses."""

from __future__ import annotations

import html
import re
from typing import get_args

import pytest

from engine.records.acting.actors import ROLES
from engine.reporting.tour.tour_steps import TOURS, Guest
from engine.service.pages.word_list import look_up
from tests import frozen
from tests.web.visiting import Visit

ROUND, LAW = f"/dot/{frozen.SAMPLE}/", f"/tieu-chi/{frozen.STANDARD}/"


def test_every_role_has_its_tour_of_five_to_seven_steps() -> None:
    """None left out, none twice."""
    assert set(TOURS) == set(get_args(Guest))
    assert sorted(role for tour in TOURS.values() for role in tour.roles) == sorted(ROLES)
    assert all(5 <= len(tour.steps) <= 7 for tour in TOURS.values())


@pytest.mark.parametrize("role", TOURS)
def test_every_step_leads_to_a_page_that_opens(inside: Visit, role: str) -> None:
    """On the sample round and its standard; the place within the page is there."""
    text = inside.page(f"/bat-dau/{role}/")
    links = re.findall(r'class="tour-link"><a href="([^"]*)"', text)
    assert len(links) == len(TOURS[role].steps)  # type: ignore[index]
    for link in links:
        address, _, part = html.unescape(link).partition("#")
        shown = inside.page(address)
        assert not part or f'id="{part}"' in shown or part == "duong-di", link
        assert address in ("/tro-giup/", "/tu-dien/") or address.startswith((ROUND, LAW, "/tro-giup/muc/")), link


def test_a_login_keeps_what_is_done(inside: Visit) -> None:
    """A step is marked and unmarked, without a script; a tour begins again; one that is none is not there."""
    address = "/bat-dau/chinh-sach/"
    assert "0/6 bước đã xong" in inside.page(address)
    assert inside.client.post(address, {"buoc": "1"}).url == f"{address}#buoc-2"
    assert "1/6 bước đã xong" in inside.page(address) and "1/6 bước đã xong" in inside.page("/bat-dau/")
    inside.client.post(address, {"buoc": "99"})
    inside.client.post(address, {"buoc": "1"})
    assert "0/6 bước đã xong" in inside.page(address)
    for number in range(1, 7):
        inside.client.post(address, {"buoc": str(number)})
    assert "Xong cả rồi" in inside.page(address)
    inside.client.post(address, {"lam": "lai"})
    assert "0/6 bước đã xong" in inside.page(address)
    assert inside.get("/bat-dau/khac/").status_code == 404


def test_the_first_page_offers_the_tours_until_they_are_put_away(inside: Visit) -> None:
    """One block, and a button that hides it for this login."""
    session = inside.client.session
    session.pop("hint_away", None)
    session.save()
    assert "Lần đầu dùng?" in inside.page("/")
    assert inside.client.post("/bat-dau/", {"lam": "an"}).url == "/"
    assert "Lần đầu dùng?" not in inside.page("/")


def test_every_word_of_the_glossary_has_an_address_of_its_own(inside: Visit) -> None:
    """No two the same; each is on the page."""
    names = [word.anchor for word in look_up()]
    assert len(names) == len(set(names)) and all(names)
    ids = set(re.findall(r'id="([^"]*)"', inside.page("/tu-dien/")))
    assert set(names) <= ids


def test_guidance_names_every_item_and_every_datum_once(inside: Visit) -> None:
    """With who holds the number and where it stands; the item's bands are a link away."""
    text, standard = inside.page(f"/tro-giup/muc/{frozen.STANDARD}/"), frozen.law().book.standard
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert {item.id for item in standard.items} <= set(ids)
    assert {f"so-{entry.id}" for entry in standard.book.evidence} <= set(ids)
    for item in standard.items:
        assert f'href="{LAW}#{item.id}"' in text
