"""Every edit of a standard shows as the difference it is, and as nothing else."""

from __future__ import annotations

import pytest

from engine.comparing.differences import compare
from engine.comparing.item_differences import levers_of
from tests.comparing.law_edits import standard_of

BANDS = "      - {at_least: 98, points: 50, mark: reported}\n"
ASKS = "authorities:\n"
CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
CONDITION = (
    "conditions:\n  - {id: nua, title: Mỗi tiêu chí được một nửa, title_en: Half of each, each_of: all, "
    f"at_least_percent: 50, {CITED}}}\n"
)
LEVELS = (
    "levels:\n  - {id: tieu-bieu-0, title: Đạt chuẩn, title_en: Met}\n"
    "  - {id: tieu-bieu, title: Tiêu biểu, title_en: Exemplary, thresholds: ["
    + ", ".join(f"{{class: {name}, threshold: 190, {CITED}}}" for name in ("ward", "mountain", "plain"))
    + "]}\n"
)
LEFT_OUT = f"left_out: {{how: rescale, {CITED}}}\n"
# file, old, new, kind, group, lever
PERIODS = (
    'periods:\n  - {id: nam, title: Năm, title_en: Year, from: "-1 11-01", to: "10-31", mark: reported, '
    "cite: {document: 00/TN 03/01/2019, at: Điều 2}}\n"
)
EDITS = (
    ("tc02.yaml", "at_least: 95, points: 35", "at_least: 94, points: 35", "edge", "tc02", "tc02.1/2/edge"),
    ("tc02.yaml", "at_least: 95, points: 35", "more_than: 95, points: 35", "edge", "tc02", "tc02.1/2/edge"),
    ("tc02.yaml", "equals: 0, points: 30", "at_most: 0.5, points: 30", "edge", "tc02", "tc02.2/1/edge"),
    ("tc02.yaml", "at_most: 1, points: 15", "at_most: 1, points: 10", "points", "tc02", "tc02.2/2/points"),
    ("tc02.yaml", BANDS, BANDS + "      - {at_least: 97, points: 40, mark: reported}\n", "band", "tc02",
     "tc02.1/2/band"),
    ("tc02.yaml", "      - {at_least: 95, points: 35, mark: provisional}\n", "", "band", "tc02", "tc02.1/2/band"),
    ("tc02.yaml", "of: tre_duoi_1_tuoi}", "of: tre_em}", "measure", "tc02", "tc02.1/measure"),
    ("tc02.yaml", "asked_at_least: 30", "asked_at_least: 50", "measure", "tc02", "tc02.3/measure"),
    ("tc02.yaml", "title: Trẻ em dưới 1 tuổi được tiêm đủ", "title: Trẻ dưới 1 tuổi tiêm đủ mũi", "wording",
     "tc02", ""),
    ("tc02.yaml", "at_least: 95, points: 35, mark: provisional", "at_least: 95, points: 35, mark: verbatim",
     "mark", "tc02", ""),
    ("standard.yaml", "threshold: 170", "threshold: 175", "threshold", "standard", "threshold/plain"),
    ("standard.yaml", "{type: [xa, thi_tran], island: true}", "{type: [xa], island: true}", "class",
     "standard", "class/mountain"),
    ("standard.yaml", "  criterion_scores: 0\n  title: Không", "  criterion_scores: 0\n  title: Chẳng",
     "knock_out", "standard", ""),
    ("standard.yaml", "months: [11]", "months: [10, 11]", "calendar", "standard", ""),
    ("standard.yaml", "recognises: Chủ tịch UBND cấp huyện", "recognises: Chủ tịch UBND cấp tỉnh",
     "authority", "standard", ""),
    ("standard.yaml", "text: Không làm tròn", "text: Không được làm tròn", "reading", "standard", ""),
    ("standard.yaml", ASKS, CONDITION + ASKS, "condition", "standard", "condition/nua"),
    ("standard.yaml", ASKS, LEVELS + ASKS, "level", "standard", "level/tieu-bieu"),
    ("standard.yaml", ASKS, LEFT_OUT + ASKS, "left_out", "standard", "left_out"),
    ("standard.yaml", ASKS, PERIODS + ASKS, "period", "standard", ""),
    ("tc02.yaml", "max_points: 100\n", "max_points: 100\nperiod: nam\n", "period", "tc02", ""),
    ("standard.yaml", "  points: 200\n", "  points: 200\n  with_bonus: 210\n", "maximum", "standard", "maximum"),
    ("tc01.yaml", "    max_points: 40\n", "    max_points: 40\n    role: bonus\n", "role", "tc01", "tc01.2/role"),
    ("tc01.yaml", "number: 1\n", "number: 1\nrole: bonus\n", "role", "tc01", "tc01/role"),
    ("tc01.yaml", "    measure: ", "    best_of: a\n    measure: ", "best_of", "tc01", "tc01/best_of"),
    ("evidence.yaml", "holder: Công an xã", "holder: Tư pháp xã", "evidence", "evidence", ""),
    ("evidence.yaml", "over_percent: 20", "over_percent: 30", "check", "evidence", ""),
)  # fmt: skip


def test_two_marks_that_are_one_are_no_other_than_the_one() -> None:
    """How sure edge and points are, each, is what is compared, not how it is typed."""
    one = ("tc02.yaml", "{at_least: 98, points: 50, mark: reported}")
    both = "{at_least: 98, points: 50, marks: {edge: reported, points: %s}}"
    assert not compare(standard_of(), standard_of((*one, both % "reported")))
    assert [d.kind for d in compare(standard_of(), standard_of((*one, both % "verbatim")))] == ["mark"]


def test_a_standard_does_not_differ_from_itself() -> None:
    """No difference, so no lever either."""
    assert compare(standard_of(), standard_of()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "kind", "group", "lever"), EDITS, ids=[e[3] + " " + e[2][:24].strip() for e in EDITS]
)
def test_one_edit_is_one_difference(file: str, old: str, new: str, kind: str, group: str, lever: str) -> None:
    """The kind, the criterion it belongs to, and whether it can move points, both ways round."""
    (found,) = compare(standard_of(), standard_of((file, old, new)))
    assert (found.kind, found.group, found.lever) == (kind, group, lever)
    (back,) = compare(standard_of((file, old, new)), standard_of())
    assert (back.kind, back.lever) == (kind, lever)


def test_an_empty_whole_that_counts_otherwise_is_told() -> None:
    """when_none of both items that have it."""
    found = compare(standard_of(), standard_of(("tc02.yaml", "when_none: full_points", "when_none: zero")))
    assert [(d.kind, d.lever) for d in found] == [("none", "tc02.1/none"), ("none", "tc02.2/none")]


def test_another_kind_of_measure_pulls_its_bands_along() -> None:
    """Edges per 1,000 mean nothing per 100,000, so there is one lever for all."""
    found = compare(
        standard_of(),
        standard_of(("tc02.yaml", "per: 1000", "per: 100000"), ("tc02.yaml", "at_most: 1,", "at_most: 90,")),
    )
    assert levers_of(found) == ("tc02.2/measure",)
    assert {d.kind for d in found} == {"measure", "edge"}


def test_a_renumbered_item_is_the_same_one_for_certain() -> None:
    """Two items change places: nothing is lost, both are found by what they ask, and nobody's points can move."""
    swap = [
        ("tc01.yaml", "id: tc01.1\n", "id: tc01.9\n"),
        ("tc01.yaml", "id: tc01.2\n", "id: tc01.1\n"),
        ("tc01.yaml", "id: tc01.9\n", "id: tc01.2\n"),
    ]
    found = compare(standard_of(), standard_of(*swap))
    assert [(d.kind, d.name, d.inferred, d.lever) for d in found] == [
        ("renamed", "tc01.1", False, ""),
        ("renamed", "tc01.2", False, ""),
    ]


def test_a_datum_with_another_id_is_a_rename() -> None:
    """Found by label and question; the measures that read it differ with it."""
    found = compare(
        standard_of(),
        standard_of(("evidence.yaml", "so_hoat_dong", "hoat_dong"), ("tc01.yaml", "so_hoat_dong", "hoat_dong")),
    )
    assert ("renamed", "evidence", False) in {(d.kind, d.group, d.inferred) for d in found}
    assert "tc01.2/measure" in levers_of(found)


def test_an_item_that_is_gone_is_removed_and_the_other_way_added() -> None:
    """One lever each, told in the criterion it stood or stands in."""
    text = (standard := standard_of()).criteria[1].items[2]
    without = standard.model_copy(
        update={
            "criteria": (
                standard.criteria[0],
                standard.criteria[1].model_copy(update={"items": standard.criteria[1].items[:2]}),
            )
        }
    )
    (gone,) = compare(standard, without)
    assert (gone.kind, gone.group, gone.lever, gone.old) == ("removed", "tc02", "-tc02.3", text)
    (came,) = compare(without, standard)
    assert (came.kind, came.group, came.lever, came.new) == ("added", "tc02", "+tc02.3", text)


def test_a_new_criterion_comes_with_its_items_by_one_lever() -> None:
    """The criterion is named, its items too, and they are pulled together."""
    standard = standard_of()
    without = standard.model_copy(update={"criteria": standard.criteria[:1]})
    found = compare(without, standard)
    assert [d.kind for d in found] == ["added"] * 4
    assert levers_of(found) == ("+tc02",)
