"""A standard of which a part was seen beside another: what is said is known of both, whichever of them is the old."""

from __future__ import annotations

import pytest

from engine.comparing.partial import PartialStandard, compare_known, load_partial
from engine.language import speak
from engine.law.model import Standard
from engine.problems import ProblemsFound
from engine.reporting.words.compare_words import Comparison, difference_sentence
from tests import frozen

OF_2010, OF_2014 = (frozen.CRITERIA / name for name in ("qd-37-2010", "qd-34-2014"))
REPORTED = "(theo báo chí, chưa đối chiếu)"
SEEN_BAR = "knock_out: {criterion_scores: 10, mark: reported, cite: {document: 34/2014/QĐ-TTg 30/05/2014, at: Điều 3}}"
CALENDAR_2014 = "tháng 11, năm thứ 1, 2, 3, 4, 5 của kế hoạch 5 năm, hiệu lực từ 15/07/2014 đến 02/01/2020"


def told(old: Standard | PartialStandard, new: Standard | PartialStandard) -> list[str]:
    """The differences as the screen says them."""
    found = compare_known(old, new)
    return [difference_sentence(Comparison(old, new, found), one, speak("vi")) for one in found]


def of_2014(old: str = "", new: str = "") -> PartialStandard:
    """The standard of 2014 with one text of its file another."""
    text = (OF_2014 / "standard.yaml").read_text("utf-8")
    assert old in text
    return load_partial(OF_2014, text.replace(old, new))


def test_two_standards_seen_in_part_are_held_against_each_other() -> None:
    """Items that only one of them shows are neither new nor gone; what was not seen is said to be so."""
    assert told(load_partial(OF_2010), of_2014()) == [
        "Mục 2.1: mức 1 (25 điểm): từ 90 % trở lên → từ 98 % trở lên",
        "Mục 2.1: điểm tối đa: 25 → 50",
        "Mục 3.1: điểm tối đa: 25 → 75",
        "“Trẻ em lang thang”: mức 1 (25 điểm): dưới 1 % → dưới 2 %",
        "“Trẻ em lang thang”: điểm tối đa: 25 → 75",
        "Bộ tiêu chí gồm: 25 chỉ tiêu → 15 tiêu chí",
        "Điểm liệt: chưa thấy → không có",
        f"Thời gian: tháng chưa rõ, năm thứ 1, 2, 3, 4, 5 của kế hoạch 5 năm → {CALENDAR_2014}",
    ]


def test_a_standard_seen_in_part_may_be_the_new_one() -> None:
    """What it shows and the whole standard does not have is added; each number goes the other way."""
    said = told(frozen.law().book.standard, of_2014())
    assert [line for line in said if line.startswith("Thêm")] == [
        "Thêm mục riêng “Trẻ em lao động nặng nhọc, trẻ em lang thang”, tối đa 75 điểm"
    ]
    assert "Mục 6.1: mức 1 (50 điểm): từ 95 % trở lên → từ 98 % trở lên" in said
    assert "Bộ tiêu chí gồm: 13 tiêu chí → 15 tiêu chí" in said
    assert "Điểm liệt: Không có tiêu chí nào bị điểm 0 (điểm liệt) → không có" in said
    assert not [line for line in said if line.startswith("Bỏ")]


def test_a_standard_beside_itself_differs_in_nothing() -> None:
    """Neither in parts, in thresholds, in its knock-out nor in its days."""
    assert told(of_2014(), of_2014()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points: 1000", "points: 900", f"Tổng điểm tối đa: 1.000 {REPORTED} → 900 {REPORTED}"),
        ("threshold: 850", "threshold: 860", "Ngưỡng của nhóm “Ngưỡng cao nhất”: 850 → 860 điểm"),
        ("number: 15", "number: 16", "Bộ tiêu chí gồm: 15 tiêu chí → 16 tiêu chí"),
        ("knock_out: none", "knock_out: not_seen", "Điểm liệt: không có → chưa thấy"),
        ("knock_out: none", SEEN_BAR, "Điểm liệt: không có → từ 10 điểm trở xuống ở một tiêu chí"),
        ("measure: count", "measure: yes_no", "Mục 3.1: cách đo: số đếm → có hoặc không"),
        ("equals: 0, points: 75", "equals: 0, points: 70", "Mục 3.1: điểm tối đa: 75 → 70"),
    ],
)
def test_one_thing_that_was_seen_otherwise_is_told_alone(old: str, new: str, said: str) -> None:
    """One change, one line."""
    assert told(of_2014(), of_2014(old, new)) == [said]


def test_a_band_that_takes_nothing_in_is_refused() -> None:
    """Points without an edge, an answer or the rest are no band."""
    with pytest.raises(ProblemsFound) as refused:
        of_2014("{less_than: 2, points: 75, mark: reported}", "{points: 75, mark: reported}")
    assert [found.code for found in refused.value.problems] == ["LAW-304"]


def test_a_month_that_is_none_is_refused() -> None:
    """The cycle has twelve months."""
    with pytest.raises(ProblemsFound) as refused:
        of_2014("months: [11]", "months: [13]")
    assert [found.code for found in refused.value.problems] == ["LAW-354"]
