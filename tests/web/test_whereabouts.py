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
    """One line, on the list and on a commune's page, where it names her too; a law's paper names the standard."""
    for address in (ROUND, f"{ROUND}xa/02551/"):
        line = re.search(r'class="paper-line"[^>]*>([^<]*)<', inside.page(address))
        assert line and "15/11/2024" in line[1] and "KẾT QUẢ TẠM TÍNH" in line[1] and "Sơn Dương" in line[1]
    for page in ("xa/02551/van-ban/", "xa/02551/ho-so/"):
        text = inside.get(f"{ROUND}{page}").content.decode()
        assert re.search(r'class="paper-line"[^>]*>Xã Thượng Ấm · [^<]* · ', text)
    source = inside.page(f"/tieu-chi/{frozen.STANDARD}/sua/tep/tc07.yaml/")
    assert f'<p class="paper-line">Bộ tiêu chí {frozen.STANDARD}<' in source
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


def nav(text: str) -> str:
    """The pages beside as a page draws them, "" where it draws none."""
    shown = re.search(r'<ul class="beside-links[^"]*">(.*?)</details></nav>', text, re.DOTALL)
    return shown[1] if shown else ""


def links(drawn: str) -> list[tuple[str, str, str]]:
    """Address, mark and title of each."""
    return re.findall(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)<', drawn)


def test_the_stages_of_a_round_stand_in_their_order_and_the_page_in_its_stage(inside: Visit) -> None:
    """All of it first, then what comes one after the other; of the stage that one is in, the page is marked too."""
    drawn = nav(inside.page(f"{ROUND}kiem-tra/"))
    heads = [links(part)[0] for part in re.split(r'<li class="stage', drawn)[1:]]
    assert [title for _, _, title in heads] == [
        "Cả đợt", "Nhận phiếu", "Thẩm định", "Hội đồng", "Công bố", "Kế hoạch"
    ]  # fmt: skip
    assert [(mark, title) for _, mark, title in links(drawn) if mark] == [
        ("true", "Thẩm định"), ("page", "Nên xem gì trước")
    ]  # fmt: skip
    assert "Thẩm định › Nên xem gì trước – xem trang khác" in inside.page(f"{ROUND}kiem-tra/")


def test_a_page_under_another_stands_under_it(inside: Visit) -> None:
    """It is named on the way down, and its stage is marked: not as the page itself."""
    text = inside.page(f"{ROUND}an-dinh/")
    assert way(text) == ["/", ROUND, f"{ROUND}tham-dinh/"]
    assert [(mark, title) for _, mark, title in links(nav(text)) if mark] == [
        ("true", "Thẩm định"), ("true", "Hồ sơ các xã")
    ]  # fmt: skip


def test_pages_beside_are_those_that_may_be_opened(inside: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by its own name, the one shown marked; alone it needs no list, nor does a stage of its name."""
    first, table, nowhere = ("round", "Danh sách xã"), ("round_table", "Bảng"), ("nowhere", "Không mở được")
    page, other = (ROUND, "page", "Danh sách xã"), (f"{ROUND}bang.csv", "", "Bảng")
    for stages, told in (
        ([("Cả đợt", (first,))], []),
        ([("Cả đợt", (first, table, nowhere)), ("Sau", (nowhere,))], [page, other]),
        ([("Cả đợt", (first,)), ("Bảng", (table,))], [(ROUND, "true", "Cả đợt"), page, other]),
    ):
        monkeypatch.setattr(rendering, "ROUND_STAGES", stages)
        assert links(nav(inside.page(ROUND))) == told


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
