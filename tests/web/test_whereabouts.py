"""Every page of a round says where one is: what lies over it, what lies beside it, and what its paper carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.service.pages.kept_rounds import KeptRounds
from engine.service.pages.round_heads import RoundHead, round_head
from engine.service.store import FileStore
from engine.web import rendering
from tests import frozen
from tests.web.conftest import COMMUNES
from tests.web.visiting import TODAY, Visit, visit

ROUND = f"/dot/{frozen.SAMPLE}/"


def way(text: str) -> list[str]:
    """The addresses of the way down, as a page draws them."""
    crumbs = re.search(r'<ol class="crumbs">(.*?)</ol>', text, re.DOTALL)
    return re.findall(r'href="([^"]*)"', crumbs[1]) if crumbs else []


@pytest.mark.parametrize(
    ("address", "over"),
    [("/", []), ("/tieu-chi/", []), (ROUND, ["/"]), (f"{ROUND}xa/02551/", ["/", ROUND])],
)
def test_the_way_down_names_what_lies_over_a_page(inside: Visit, address: str, over: list[str]) -> None:
    """The farthest first, never the page itself."""
    assert way(inside.page(address)) == over


def test_the_paper_of_a_round_carries_round_day_and_warnings(inside: Visit) -> None:
    """One line, on the list and on a commune's page."""
    for address in (ROUND, f"{ROUND}xa/02551/"):
        line = re.search(r'class="paper-line"[^>]*>([^<]*)<', inside.page(address))
        assert line and "15/11/2024" in line[1] and "KẾT QUẢ TẠM TÍNH" in line[1] and "Sơn Dương" in line[1]
    assert "paper-line" not in inside.page("/")


def test_a_section_is_marked_on_every_page_under_it(inside: Visit) -> None:
    """Here, or within; the others not."""
    for address, title, how in (
        ("/", "Đợt đánh giá", "page"),
        (f"{ROUND}xa/02551/", "Đợt đánh giá", "true"),
        (f"/tieu-chi/{frozen.STANDARD}/", "Bộ tiêu chí", "true"),
        ("/tu-dien/", "Trợ giúp", "true"),
    ):
        links = re.search(r'<ul class="top-links">(.*?)</ul>', inside.page(address), re.DOTALL)
        assert links and re.findall(r'aria-current="(\w+)">([^<]*)<', links[1]) == [(how, title)]


def test_pages_beside_are_those_that_may_be_opened(inside: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by its own name, the one shown marked; alone it needs no list."""
    named = (("round", "Danh sách xã"), ("round_table", "Bảng"), ("nowhere", "Không mở được"))
    for pages in (named[:1], named):
        monkeypatch.setattr(rendering, "ROUND_PAGES", pages)
        shown = re.search(r'<ul class="beside-links">(.*?)</ul>', inside.page(ROUND), re.DOTALL)
        links = re.findall(r'<a href="([^"]*)"([^>]*)>([^<]*)<', shown[1]) if shown else []
        both = [(ROUND, ' aria-current="page"', "Danh sách xã"), (f"{ROUND}bang.csv", "", "Bảng")]
        assert links == (both if pages == named else [])


def test_a_round_or_commune_that_is_none_has_no_way(inside: Visit) -> None:
    """A refusal leads to the list of rounds alone."""
    for address in ("/dot/khong-co/", f"{ROUND}xa/99999/"):
        assert way(inside.get(address).content.decode()) == []


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[tuple[KeptRounds, FileStore]]:
    """A workspace of which no round was worked out."""
    store = FileStore(frozen.desk_in(tmp_path / "desk", COMMUNES[:1]), bundled=False, today=TODAY)
    kept = KeptRounds(lambda: store, visit(tmp_path / "desk").house.says["vi"])
    yield kept, store
    kept.close()


def test_a_round_that_nobody_worked_out_is_named_by_its_own_file(unread: tuple[KeptRounds, FileStore]) -> None:
    """Nothing is scored for a heading; one that cannot be read goes by its id, one that is not there by nothing."""
    kept, store = unread
    say = visit(store.round(frozen.SAMPLE).parents[1]).house.says["vi"]
    told = round_head(kept, store, frozen.SAMPLE, code=COMMUNES[0], say=say)
    assert told is not None and told.on is not None and told.commune and told.warned == "SỐ LIỆU MÔ PHỎNG"
    assert kept.at_hand(frozen.SAMPLE) is None
    assert round_head(kept, store, "khong-co", say=say) is None
    (store.round(frozen.SAMPLE) / "round.yaml").write_text("id: [", "utf-8")
    assert round_head(kept, store, frozen.SAMPLE, say=say) == RoundHead(frozen.SAMPLE, frozen.SAMPLE)
