"""Nobody meets a word of Django's own: every page of people, with everything wrong that can be, in Vietnamese."""

from __future__ import annotations

import html
import re

import pytest

from tests.web.board.coming_in import PASSWORD, Office

# Words of English that no Vietnamese syllable is written like.
ENGLISH = re.compile(
    r"\b(the|this|that|field|required|enter|valid|invalid|password|username|please|error|wrong|too|short|common|numeric|"
    r"similar|account|locked|login|log|must|contain|least|characters|forbidden|verification|failed|request|aborted|bad|"
    r"not|found|server|user|name|with|your|and|is|are|of|select|choice|token|code|sign|out|method|allowed)\b",
    re.IGNORECASE,
)


def spoken(text: str) -> str:
    """What a person reads of a page, the button of the other language left out."""
    bare = re.sub(r"<(script|style|svg|head)\b.*?</\1>|<button[^>]*lang=\"en\".*?</button>", " ", text, flags=re.DOTALL)
    bare = re.sub(r'<(span|strong)[^>]*(class="secret"|id="dia-chi").*?</\1>', " ", bare, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", bare))


WEAK = ("", "ngan", "1234567890", "aaaaaaaaaaaa", "password123", "p-008 cua toi", "buithitri1990", "x" * 300)


@pytest.mark.parametrize("weak", WEAK)
def test_a_weak_password_is_told_in_vietnamese(office: Office, weak: str) -> None:
    """At its field, and in the list on top; nothing is changed."""
    made = office.inside("p-008")
    answer = made.client.post("/mat-khau/", {"cu": PASSWORD, "moi": weak, "lai": weak})
    text = answer.content.decode()
    assert answer.status_code == 422 and 'id="moi-error"' in text and '<a href="#moi">' in text
    assert ENGLISH.findall(spoken(text)) == []


def test_every_page_and_refusal_speaks_vietnamese(office: Office) -> None:
    """Forms sent empty, with too much, by wrong names; links that are over; methods that are none."""
    made, outside, officer = office.inside("p-008"), office.outside(), office.inside("p-001")
    answers = [
        outside.get("/dang-nhap/"), outside.client.post("/dang-nhap/", {}), outside.get("/loi-moi/x/"),
        outside.client.post("/dang-nhap/", {"ten": "a" * 999, "mat-khau": "b" * 999}),
        made.get("/nguoi-dung/"), made.get("/nguoi-dung/moi/"), made.client.post("/nguoi-dung/moi/", {}),
        made.client.post("/nguoi-dung/moi/", {"ho-ten": "x" * 999, "ten": "Ă", "vai-tro": "commune", "dot": "khong"}),
        made.client.post("/nguoi-dung/moi/", {"ho-ten": "A", "ten": "p-001", "vai-tro": "commune", "xa": "99999"}),
        made.get("/nguoi-dung/p-001/"), made.client.post("/nguoi-dung/p-001/", {"viec": "giao"}),
        made.client.post("/nguoi-dung/p-008/", {"viec": "giao", "vai-tro": "chair"}), made.get("/nguoi-dung/p-404/"),
        made.get("/nguoi-dung/nhat-ky/"), made.get("/mat-khau/"), made.client.post("/mat-khau/", {}),
        made.get("/ma-hai-lop/"), officer.get("/ma-hai-lop/"), officer.client.post("/ma-hai-lop/", {"ma": "x"}),
        officer.get("/nguoi-dung/"), officer.get("/"), made.get("/"), outside.get("/khong-co/"),
        made.client.post("/nguoi-dung/moi/", {"ho-ten": "Lê Hoa", "ten": "le.hoa"}),
        office.outside(enforce_csrf_checks=True).client.post("/dang-nhap/", {"ten": "a"}),
    ]  # fmt: skip
    for answer in answers:
        text = spoken(answer.content.decode())
        assert ENGLISH.findall(text) == [], (answer.request["PATH_INFO"], ENGLISH.findall(text))
    faults = [*made.faults, *outside.faults, *officer.faults]
    assert faults == []
