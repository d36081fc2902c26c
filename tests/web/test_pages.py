"""Every address answers with the page it promises, in Vietnamese and in English, without a script."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from engine.reporting.words.bands import range_words
from engine.service.rounds import assess_round
from tests import frozen
from tests.web.conftest import COMMUNES
from tests.web.visiting import SECRET, Visit

ROUND = f"/dot/{frozen.SAMPLE}/"
LAW = f"/tieu-chi/{frozen.STANDARD}/"
ADDRESSES = ("/", ROUND, f"{ROUND}?tim=xa&sap=diem", f"{ROUND}xa/02551/", "/tieu-chi/", LAW, "/tro-giup/", "/tu-dien/")


class Read(HTMLParser):
    """A page as tags: headings in their order, links, ids, labels, and whatever would need a script or inline style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.named: dict[str, list[dict[str, str | None]]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the tests ask about."""
        told = dict(attrs)
        self.named.setdefault(tag, []).append(told)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(told.get("href") or "")
        if told.get("id"):
            self.ids.append(str(told["id"]))

    def attributes(self) -> Iterator[str]:
        """Every attribute's name."""
        return (name for tags in self.named.values() for told in tags for name in told)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_whole(inside: Visit, address: str) -> None:
    """One main heading and none skipped, each field labelled, each link within the page leads somewhere."""
    read = Read(inside.page(address))
    assert read.headings[0] == 1 and read.headings.count(1) == 1
    assert all(later - before <= 1 for before, later in zip(read.headings, read.headings[1:], strict=False))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    fields = [told for tag in ("input", "select") for told in read.named.get(tag, []) if told.get("type") != "hidden"]
    assert {told["id"] for told in fields} <= {told.get("for") for told in read.named.get("label", [])}
    assert read.named["html"][0]["lang"] == "vi"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_needs_no_script_no_inline_style_and_nothing_from_outside(inside: Visit, address: str) -> None:
    """What the policy in the headers forbids is not there to begin with."""
    text = inside.page(address)
    read = Read(text)
    assert "style" not in read.named
    assert not re.search(r"<script[^>]*>[^<]", text) and all(told.get("src") for told in read.named.get("script", []))
    assert not {name for name in read.attributes() if name == "style" or name.startswith("on")}
    outside = [link for link in re.findall(r'(?:href|src|action)="([^"]*)"', text) if not link.startswith(("/", "#"))]
    assert outside == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_leads_to_a_page(inside: Visit, address: str) -> None:
    """Nothing unfinished is linked."""
    links = {link for link in Read(inside.page(address)).links if link.startswith("/")}
    assert links
    assert {link: inside.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_each_decision_is_led_by_its_reason_as_the_engine_has_it(inside: Visit) -> None:
    """The list says of every commune what assessing the round says."""
    made = assess_round(inside.house.open_store().round(frozen.SAMPLE), inside.house.open_store())
    text = inside.page(ROUND)
    for card in made.cards:
        assert f"{ROUND}xa/{card.unit.code}/" in text
        assert f">{range_words(card.decision.low, card.decision.high, inside.house.says['vi'])}</td>" in text
    assert [int(n) for n in re.findall(r'count-number">(\d+)<', text)][-1] == len(COMMUNES)
    assert "SỐ LIỆU MÔ PHỎNG" in text and "KẾT QUẢ TẠM TÍNH" in text


@pytest.mark.parametrize("code", COMMUNES)
def test_a_commune_s_page_leads_from_the_decision_to_the_cell_and_the_clause(inside: Visit, code: str) -> None:
    """Decision and reason stand before any point; then criteria, the rule with its place, cell, citation, tasks."""
    text = inside.page(f"{ROUND}xa/{code}/")
    parts = ("verdict-word", "verdict-reason", "verdict-figures", 'id="tieu-chi"', 'id="giai-thich"')
    at = [text.index(part) for part in parts]
    assert at == sorted(at)
    for part in ("Phiếu số liệu › E", "qd-06-2019/tc07.yaml:", "Điều 2 khoản 2, tiêu chí 7", "tạm tính", 'id="viec"'):
        assert part in text, part


def test_a_zero_that_bars_is_said_in_words_beside_the_criterion(inside: Visit) -> None:
    """Colour alone says nothing."""
    text = inside.page(f"{ROUND}xa/02551/")
    assert "điểm liệt" in text and "không cho công nhận" in text


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("tim=thuong%20am", {"02551"}),
        ("tim=Th%C6%B0%E1%BB%A3ng", {"02551"}),
        ("tim=0258", {"02587"}),
        ("tim=phuong%20am", set()),
        ("ket-luan=dat", {"02536", "02587"}),
        ("ket-luan=khong-dat", {"02542", "02551", "02578"}),
        ("trang-thai=phai-sua", {"02623"}),
        ("ket-luan=chua", {"02623"}),
        ("trang-thai=du", set(COMMUNES) - {"02623"}),
    ],
)
def test_the_address_holds_the_filter(inside: Visit, asked: str, codes: set[str]) -> None:
    """By name without accents, by code, decision, state of the form; the table to take away has the same."""
    text = inside.page(f"{ROUND}?{asked}")
    shown = set(re.findall(rf'href="{ROUND}xa/(\d+)/"', text))
    answer = inside.get(f"{ROUND}bang.csv?{asked}")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row[0] for row in rows[2:]} == shown
    assert shown == codes
    assert len(rows[0]) == 1 and f"{len(shown)}/{len(COMMUNES)} xã" in rows[0][0] and "SỐ LIỆU MÔ PHỎNG" in rows[0][0]


@pytest.mark.parametrize(
    "asked", ["ket-luan=x", "nhom=x", "trang-thai=x", "sap=x", "trang=0x", "trang=%F0%9D%9F%AD", "trang=-1"]
)
def test_a_choice_that_is_none_is_refused(inside: Visit, asked: str) -> None:
    """Nothing is guessed of an address."""
    for page in ("", "bang.csv"):
        answer = inside.get(f"{ROUND}{page}?{asked}")
        assert answer.status_code == 400
        assert "Không có lựa chọn như vậy" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/dot/khong-co/",
        "/dot/..%2F..%2Fetc/",
        "/dot/%2Ftmp/",
        f"{ROUND}xa/99999/",
        f"{ROUND}xa/x/",
        "/tieu-chi/khong-co/",
        "/admin/",
    ],
)
def test_what_is_not_there_is_a_404_in_words(inside: Visit, address: str) -> None:
    """Also a path instead of a name."""
    answer = inside.get(address)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_the_language_is_switched_by_a_form_and_kept(workspace: object, inside: Visit) -> None:
    """To English and back, each page in one language; the way back leads to where one was, never elsewhere."""
    switched = inside.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": ROUND})
    try:
        assert (switched.status_code, switched.headers["Location"]) == (302, ROUND)
        text = inside.page(ROUND)
        assert 'lang="en"' in text and "Standard met" in text and "PROVISIONAL" in text
        assert "All communes" in text and "Tất cả xã" not in text
        away = inside.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": "//evil.example/"})
        assert away.headers["Location"] == "/"
        assert inside.client.post("/ngon-ngu/", {"ngon-ngu": "fr", "ve": "/"}).status_code == 400
    finally:
        inside.client.post("/ngon-ngu/", {"ngon-ngu": "vi", "ve": "/"})


def test_the_law_is_readable_with_a_mark_behind_its_numbers(inside: Visit) -> None:
    """Every criterion, the thresholds, each with its mark in words; the document by number and day."""
    text = " ".join(inside.page(LAW).split())
    for part in (
        "06/QĐ-TTg ngày 03/01/2019",
        "Tiêu chí 13.",
        "Điều kiện công nhận",
        '>từ 98 % trở lên</th><td class="number" data-name="Điểm">50</td>',
        '<dd>850 điểm <span class="sure sure-reported">theo báo chí, chưa đối chiếu</span></dd>',
    ):
        assert part in text, part


def test_words_are_found_without_accents(inside: Visit) -> None:
    """The glossary's own rows, and none for what is no word."""
    assert "điểm liệt" in inside.page("/tu-dien/?tim=diem%20liet")
    assert "Không có từ nào như vậy" in inside.page("/tu-dien/?tim=zzz")


def test_no_fault_of_ours_was_met(inside: Visit) -> None:
    """All that this file asked for went without one."""
    assert inside.faults == []
    assert inside.get(f"/vao/{SECRET}/").status_code == 302  # whoever is in stays in
