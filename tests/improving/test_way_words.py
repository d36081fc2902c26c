"""A commune's way as people read it: what missing evidence can do, what grows along, why there is no way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.evidence.facts import ActionOverride
from engine.improving.losses import losses_of
from engine.improving.paths import way_of
from engine.language import speak
from engine.reporting.words.ways.branches import Branch
from engine.reporting.words.ways.way_branches import way_lines
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from tests.comparing.law_edits import FULL, edited, round_of, side_of, unit_of
from tests.improving.test_paths import NO, told
from tests.reporting.test_totals_shown import made_of

SAY = speak("vi")
CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
TOGETHER = f"{{id: tong, title: Hai tiêu chí đạt 190, title_en: Both, sum_of: all, at_least: 190, {CITED}}}"
ALL_BUT_ONE = f"{{id: tung, title: Gần đủ, title_en: Nearly, each_of: all, at_least: 90, allowed: 1, {CITED}}}"


def lines(made: RoundResult) -> list[str]:
    """The way of the first commune, line by line, whatever hangs from what."""
    way = way_of(made, made.cards[0])
    losses = losses_of(made, made.cards[0]) if way.reached else ()
    return list(_below(way_lines(made, way, SAY, losses=losses)))


def _below(tree: Branch) -> Iterator[str]:
    for own in tree.below:
        yield own.text
        yield from _below(own)


def under(condition: str, **values: int) -> RoundResult:
    """One commune under the small standard with a condition, at full marks but for these data."""
    edit = ("standard.yaml", "authorities:\n", f"conditions:\n  - {condition}\nauthorities:\n")
    return assess(edited(edit), side_of(edit).table, *round_of({unit_of(1): {**FULL, **values}}))


def test_missing_evidence_of_a_recognised_commune_is_no_threat() -> None:
    """It stands without it; how far the total may come is said."""
    assert lines(told({"tre_hai_long": None}))[2] == (
        "Thiếu các số liệu này xã vẫn đạt; có đủ thì tổng có thể tới 1.000 điểm."
    )


def test_missing_evidence_that_could_be_enough_is_said_to_be() -> None:
    """Beside the way that does not lean on it."""
    found = lines(told({"tre_hai_long": None, **NO, "dien_dan_tre_em": 0, "tre_3_5_di_mau_giao": 200}))
    assert found[2] == "Tùy số liệu, tổng có thể tới 820 điểm: riêng việc này đã có thể đủ để đạt."
    assert found[3] == "Đường ngắn nhất tới đạt chuẩn trong kỳ này: 1 việc, khoảng 1 ngày công"
    assert found[-1] == (
        "Làm xong: tổng 845 điểm, hơn ngưỡng 800 là 45 điểm; không tiêu chí nào bị 0 điểm. "
        "Chưa kể minh chứng còn thiếu."
    )  # fmt: skip


def test_a_datum_that_grows_along_is_told_with_what_it_becomes() -> None:
    """Five-year-olds in class are of the children of three to five in class: both numbers stand in the form."""
    weak = {**NO, "tre_5_tuoi": 100, "tre_5_di_mau_giao": 80, "tre_3_5_tuoi": 120, "tre_3_5_di_mau_giao": 90}
    low = {"dien_dan_tre_em": 0, "tre_11_tham_gia": 0, "tre_7_duoc_hoi": 0, "hoat_dong_cho_tre_em": 0}
    easy, hard = ActionOverride("tc10.3", effort=0, each=0), ActionOverride("tc10.1", effort=99)
    found = lines(told({**weak, **low}, easy, hard))
    assert "tc10.3 Tỷ lệ trẻ em 5 tuổi đi mẫu giáo: thêm 19 trẻ (99/100) → 15 điểm (+15)" in found
    assert "Kéo theo: “Trẻ em từ 3 đến 5 tuổi đi mẫu giáo” cũng thành 99." in found
    assert found[-1].startswith("Làm xong: tổng 800 điểm, vừa đúng ngưỡng, không dư điểm nào;")


def test_what_cannot_be_done_in_time_has_its_way_in_the_next_period() -> None:
    """The criterion that stays at 0 is named with the reason."""
    found = lines(told({"tre_duoi_1_tiem_du": 0}, ActionOverride("tc07.1", possible=False)))
    assert found[:2] == [
        "Trong kỳ này không còn đường nào tới đạt chuẩn:",
        ("tiêu chí 7 (Trẻ em dưới 1 tuổi tiêm chủng đầy đủ (TCMR)) không thể ra khỏi 0 điểm: "
         "việc cần làm không kịp trong kỳ này"),
    ]  # fmt: skip
    assert found[2].startswith("Đường ngắn nhất cho kỳ sau, nếu các mục khác giữ như kỳ này: 1 việc")


def test_a_criterion_with_too_few_points_for_a_condition_is_not_said_to_have_none(tmp_path: Path) -> None:
    """75 of the 80 points that the condition asks, and a law that says of no action what could be done."""
    made = made_of("dieu-kien", tmp_path, {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60})
    why = (
        "tiêu chí 2 (Sức khỏe và an toàn) không thể đủ điểm mà điều kiện đòi: "
        "bộ tiêu chí chưa ghi việc nên làm (actions)"
    )
    assert lines(made) == [
        "Trong kỳ này không còn đường nào tới đạt chuẩn:", why, "Kỳ sau cũng chưa vạch được đường:", why,
    ]  # fmt: skip


@pytest.mark.parametrize(("condition", "told_of"), [
    (TOGETHER, "làm hết mọi việc có thể vẫn thiếu 25 điểm cho điều kiện “Hai tiêu chí đạt 190”"),
    (ALL_BUT_ONE, "làm hết mọi việc có thể vẫn còn quá 1 tiêu chí cho điều kiện “Gần đủ”"),
])  # fmt: skip
def test_what_a_condition_on_several_criteria_lacks_is_counted(condition: str, told_of: str) -> None:
    """In points where they are added up, else in criteria."""
    found = lines(under(condition, tre_duoi_1_tiem_du=48, so_hoat_dong=1))
    assert found[1:3] == ["làm hết mọi việc có thể vẫn thiếu 5 điểm so với ngưỡng", told_of]


@pytest.mark.parametrize(("condition", "lost"), [
    (TOGETHER, "Không đạt điều kiện “Hai tiêu chí đạt 190”"), (ALL_BUT_ONE, "còn 140 điểm, dưới ngưỡng"),
])  # fmt: skip
def test_what_would_cost_recognition_is_told_by_what_it_would_fail(condition: str, lost: str) -> None:
    """The condition where that is it, else the total."""
    assert lines(under(condition))[1] == (
        "tc01.1 “Có người làm công tác bảo vệ trẻ em”: giữ được câu trả lời “Có” → không thì " + lost
    )
