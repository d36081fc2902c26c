"""The order of localities as a client asks for it: districts, provinces, refusals (số liệu mô phỏng)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.comparing.ranking.localities import By, ordered
from engine.comparing.ranking.marks import marks_of
from engine.evidence.identity.official_lists import OfficialLists, list_of
from engine.language import speak
from engine.problems import ProblemsFound
from engine.service.replies.upward.rank_reply import rank_reply
from engine.service.store import FileStore
from engine.service.upward import ranking_localities
from engine.service.upward.ranking_localities import RankRequest, keep_ranks, rank
from tests import frozen
from tests.reporting.made_round import made

SAY = speak("vi")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A workspace of one's own with three communes."""
    return FileStore(frozen.desk_in(tmp_path, ("02545", "02587", "02584")), bundled=False)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("commune", {"Xã Tân Trào", "Xã Đồng Quý", "Xã Quyết Thắng"}),
        ("district", {"Huyện Sơn Dương, tỉnh Tuyên Quang"}),
        ("province", {"Tỉnh Tuyên Quang"}),
    ],
)
def test_a_round_is_ranked_by_commune_district_and_province(store: FileStore, by: By, names: set[str]) -> None:
    """Each with its communes, of how many there are by the list; the workbook says so, and that it is internal."""
    done = rank(store, RankRequest(frozen.SAMPLE, by))
    path = keep_ranks(done, SAY)
    assert {own.name for own in done.order.localities} == names
    assert path.parent == store.round(frozen.SAMPLE)
    cells = [str(cell) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    assert names <= set(cells)
    assert [cell for cell in cells if cell.startswith("NỘI BỘ, KHÔNG CÔNG BỐ")]
    if by == "district":
        assert [(len(own.members), own.listed) for own in done.order.localities] == [(3, 30)]


def test_where_nobody_sent_anything_nothing_is_ranked(store: FileStore) -> None:
    """RPT-120: three shares from nothing to all are no order."""
    for form in (store.round(frozen.SAMPLE) / "evidence").iterdir():
        form.unlink()
    with pytest.raises(ProblemsFound) as refused:
        rank(store, RankRequest(frozen.SAMPLE))
    assert "RPT-120" in [told.code for told in refused.value.problems]


def test_without_lists_only_communes_are_ranked(store: FileStore) -> None:
    """RPT-121."""
    (store.criteria / "units" / "communes-legacy.csv").unlink()
    with pytest.raises(ProblemsFound) as refused:
        rank(store, RankRequest(frozen.SAMPLE, "district"))
    assert [told.code for told in refused.value.problems if told.severity == "error"] == ["RPT-121"]


def test_a_commune_of_the_new_map_is_of_the_districts_it_came_from() -> None:
    """Sơn Dương's nine whole mergers are of it; Tân Trào, put together across two districts, is of neither."""
    lists, on = OfficialLists(frozen.UNITS), date(2025, 11, 15)
    places = {code: ranking_localities._place_of(code, on, "district", lists) for code in ("02536", "02554", "02545")}
    home = "Huyện Sơn Dương, tỉnh Tuyên Quang"
    assert places["02536"] == places["02554"] == (home,)
    assert len(places["02545"]) == 2
    assert home in places["02545"]


def test_a_commune_of_two_districts_is_told_apart_in_the_reply() -> None:
    """By its code, beside the places that are ranked."""
    marks = marks_of(made())
    places = {mark.unit.code: ["Huyện A"] for mark in marks} | {marks[0].unit.code: ["Huyện A", "Huyện B"]}
    told = rank_reply(made(), ordered("district", marks, places, {}), Path("xep-hang.xlsx"))
    assert told.apart == [marks[0].unit.code]
    assert [row.name for row in told.localities] == ["Huyện A"]


def test_a_commune_that_no_list_has_is_told(store: FileStore) -> None:
    """RPT-122, by code and name; it is ranked among no district."""
    listing = store.round(frozen.SAMPLE) / "communes.csv"
    listing.write_text(listing.read_text("utf-8").replace("02587,Xã Đồng Quý", "40001,Xã An mô phỏng"), "utf-8")
    done = rank(store, RankRequest(frozen.SAMPLE, "district"))
    names = [told.values["names"] for told in done.problems if told.code == "RPT-122"]
    assert names == ["40001 Xã An mô phỏng"]


def test_a_province_is_called_what_it_is_on_the_day() -> None:
    """Bắc Ninh is a centrally run city since September 2026."""
    lists = OfficialLists(frozen.UNITS)
    code = next(
        row["code"] for row in list_of(frozen.UNITS, date(2026, 11, 15)) if row["province"].endswith("Bắc Ninh")
    )
    days = (date(2025, 11, 15), date(2026, 11, 15))
    names = [ranking_localities._place_of(code, day, "province", lists) for day in days]
    assert names == [("Tỉnh Bắc Ninh",), ("Thành phố Bắc Ninh",)]
