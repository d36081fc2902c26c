"""The pack of Decision 06/QĐ-TTg of 03/01/2019, held against a table typed by hand from the standard's facts.

Nothing here is read from the pack: a change of the law's numbers must change this table too.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from engine.law.checking import check_standard
from engine.law.criteria import Band, Item, evidence_of
from engine.law.loading import Lawbook, load_standard
from engine.law.measures.rate import Rate
from engine.law.measures.share import Share
from engine.law.model import Authority
from engine.rules.proving import prove

PACK = Path(__file__).resolve().parents[2] / "criteria" / "qd-06-2019"

CRITERIA = {
    1: ("Nguồn lực thực hiện quyền trẻ em", 100, "verbatim"),
    2: ("Trẻ em được khai sinh đúng quy định", 50, "provisional"),
    3: ("Trẻ em bị xâm hại", 100, "provisional"),
    4: ("Trẻ em vi phạm pháp luật, nghiện ma túy", 75, "provisional"),
    5: ("Trẻ em bị tai nạn, thương tích", 100, "provisional"),
    6: ("Trẻ em có hoàn cảnh đặc biệt được trợ giúp", 125, "reported"),
    7: ("Trẻ em dưới 1 tuổi tiêm chủng đầy đủ (TCMR)", 50, "reported"),
    8: ("Trẻ em dưới 5 tuổi suy dinh dưỡng nhẹ cân và thấp còi", 75, "provisional"),
    9: ("Trẻ em được khám sức khỏe định kỳ", 50, "provisional"),
    10: ("Trẻ em đến trường, lớp mầm non", 75, "provisional"),
    11: ("Trẻ em được thực hiện quyền tham gia", 75, "provisional"),
    12: ("Hoạt động vui chơi, giải trí, văn hóa, thể dục, thể thao dành cho trẻ em", 75, "provisional"),
    13: ("Mức độ hài lòng của trẻ em và người dân", 50, "provisional"),
}

# Each band as "edge → points mark"; V verbatim, R reported, P provisional. In % for shares, per N for rates.
BANDS = {
    "tc01.1": ("yes 50 V", "otherwise 0 V"),
    "tc01.2": ("= 100 15 V", "otherwise 0 P"),
    "tc01.3": ("yes 15 V", "otherwise 0 V"),
    "tc01.4": ("yes 20 R", "otherwise 0 R"),
    "tc02.1": (">= 98 50 P", ">= 95 35 P", ">= 90 20 P", "otherwise 0 P"),
    "tc03.1": ("= 0 50 P", "<= 0.5 30 P", "<= 1 15 P", "otherwise 0 P"),
    "tc03.2": ("= 0 50 P", "<= 0.25 20 P", "otherwise 0 P"),
    "tc04.1": ("= 0 40 P", "<= 1 25 P", "<= 2 10 P", "otherwise 0 P"),
    "tc04.2": ("= 0 35 P", "<= 0.5 15 P", "otherwise 0 P"),
    "tc05.1": ("<= 500 50 P", "<= 550 35 P", "<= 600 20 P", "otherwise 0 P"),
    "tc05.2": ("= 0 50 P", "<= 16 25 P", "otherwise 0 P"),
    "tc06.1": (">= 95 50 R", ">= 90 35 P", ">= 80 20 P", "otherwise 0 P"),
    "tc06.2": ("= 100 75 R", "otherwise 0 P"),
    "tc07.1": (">= 98 50 R", ">= 95 35 P", ">= 90 20 P", "otherwise 0 P"),
    "tc08.1": ("<= 9 40 P", "<= 12 25 P", "<= 15 10 P", "otherwise 0 P"),
    "tc08.2": ("<= 17 35 P", "<= 20 20 P", "<= 25 10 P", "otherwise 0 P"),
    "tc09.1": (">= 80 50 P", ">= 70 30 P", ">= 60 15 P", "otherwise 0 P"),
    "tc10.1": (">= 90 40 P", ">= 80 25 P", ">= 70 10 P", "otherwise 0 P"),
    "tc10.2": (">= 35 20 P", ">= 25 10 P", "otherwise 0 P"),
    "tc10.3": (">= 99 15 P", ">= 95 10 P", "otherwise 0 P"),
    "tc11.1": ("yes 25 P", "otherwise 0 P"),
    "tc11.2": (">= 30 25 P", ">= 20 15 P", ">= 10 5 P", "otherwise 0 P"),
    "tc11.3": (">= 30 25 P", ">= 20 15 P", ">= 10 5 P", "otherwise 0 P"),
    "tc12.1": ("yes 30 P", "otherwise 0 P"),
    "tc12.2": (">= 50 25 P", ">= 30 15 P", "> 0 5 P", "otherwise 0 P"),
    "tc12.3": (">= 3 20 P", ">= 1 10 P", "otherwise 0 P"),
    "tc13.1": (">= 80 25 P", ">= 65 15 P", ">= 50 5 P", "otherwise 0 P"),
    "tc13.2": (">= 80 25 P", ">= 65 15 P", ">= 50 5 P", "otherwise 0 P"),
}

MEASURES = {
    "tc01.1": "nguoi_bao_ve_tre_em",
    "tc01.2": "thon_co_cong_tac_vien / so_thon",
    "tc01.3": "ban_bao_ve_tre_em",
    "tc01.4": "kinh_phi_tre_em",
    "tc02.1": "tre_khai_sinh_dung_quy_dinh / tre_sinh_trong_ky",
    "tc03.1": "vu_bao_luc_boc_lot / tre_em per 1000",
    "tc03.2": "vu_xam_hai_mua_ban / tre_em per 1000",
    "tc04.1": "tre_vi_pham_phap_luat / tre_em per 1000",
    "tc04.2": "tre_nghien_ma_tuy / tre_em per 1000",
    "tc05.1": "tre_tai_nan_thuong_tich / tre_em per 100000",
    "tc05.2": "tre_tu_vong_tai_nan / tre_em per 100000",
    "tc06.1": "tre_hcdb_duoc_tro_giup / tre_hoan_canh_dac_biet",
    "tc06.2": "vu_co_ke_hoach_duyet / vu_can_ke_hoach",
    "tc07.1": "tre_duoi_1_tiem_du / tre_duoi_1_tuoi",
    "tc08.1": "tre_nhe_can / tre_duoi_5_duoc_can_do",
    "tc08.2": "tre_thap_coi / tre_duoi_5_duoc_can_do",
    "tc09.1": "tre_kham_suc_khoe / tre_em",
    "tc10.1": "tre_3_5_di_mau_giao / tre_3_5_tuoi",
    "tc10.2": "tre_duoi_3_di_nha_tre / tre_duoi_3_tuoi",
    "tc10.3": "tre_5_di_mau_giao / tre_5_tuoi",
    "tc11.1": "dien_dan_tre_em",
    "tc11.2": "tre_7_duoc_hoi / tre_tu_7_tuoi",
    "tc11.3": "tre_11_tham_gia / tre_tu_11_tuoi",
    "tc12.1": "diem_vui_choi_xa",
    "tc12.2": "thon_co_diem_vui_choi / so_thon",
    "tc12.3": "hoat_dong_cho_tre_em",
    "tc13.1": "tre_hai_long / tre_duoc_hoi asked 30",
    "tc13.2": "dan_hai_long / dan_duoc_hoi asked 30",
}

# 12.2 counts "more than 0"; every other edge is part of the band it names.
SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "equals": "="}
MARKS = {"verbatim": "V", "reported": "R", "provisional": "P", "checked": "C"}

SENSITIVE = {
    "vu_bao_luc_boc_lot",
    "vu_xam_hai_mua_ban",
    "tre_vi_pham_phap_luat",
    "tre_nghien_ma_tuy",
    "tre_tu_vong_tai_nan",
    "tre_hoan_canh_dac_biet",
    "tre_hcdb_duoc_tro_giup",
    "vu_can_ke_hoach",
    "vu_co_ke_hoach_duyet",
}


@pytest.fixture(scope="module", name="book")
def _book() -> Lawbook:
    return load_standard(PACK)


def _said(band: Band) -> str:
    """A band in the words of the table above."""
    tail = f"{band.points} {MARKS[band.mark]}"
    if band.yes or band.otherwise:
        return f"{'yes' if band.yes else 'otherwise'} {tail}"
    edges = [(sign, edge) for word, sign in SIGNS.items() if (edge := getattr(band, word)) is not None]
    return " ".join(f"{sign} {_plain(edge)}" for sign, edge in edges) + f" {tail}"


def _plain(edge: Fraction) -> str:
    return str(edge.numerator) if edge.denominator == 1 else str(float(edge))


def _measured(item: Item) -> str:
    """A measure in the words of the table above."""
    said = " / ".join(evidence_of(item.measure))
    if isinstance(item.measure, Rate):
        return f"{said} per {item.measure.per}"
    if isinstance(item.measure, Share) and item.measure.asked_at_least is not None:
        return f"{said} asked {item.measure.asked_at_least}"
    return said


def test_the_thirteen_criteria_bear_their_official_names(book: Lawbook) -> None:
    """All 13 criteria stand in order with the official name, maximum and mark."""
    found = {c.number: (c.title, c.max_points, c.mark) for c in book.standard.criteria}
    assert found == CRITERIA
    assert [c.id for c in book.standard.criteria] == [f"tc{n:02d}" for n in range(1, 14)]


def test_the_pack_has_28_items_in_order(book: Lawbook) -> None:
    """The items are the table's 28, in the order of the law."""
    assert [item.id for item in book.standard.items] == list(BANDS)
    assert len(BANDS) == 28


@pytest.mark.parametrize("item_id", BANDS)
def test_each_band_has_its_edge_points_and_mark(book: Lawbook, item_id: str) -> None:
    """Every band of the item says the edge, the points and the mark of the table, in order."""
    item = next(item for item in book.standard.items if item.id == item_id)
    assert tuple(_said(band) for band in item.bands) == BANDS[item_id]
    assert item.max_points == int(BANDS[item_id][0].split()[-2])


@pytest.mark.parametrize("item_id", MEASURES)
def test_each_item_measures_what_the_standard_asks(book: Lawbook, item_id: str) -> None:
    """The item reads its part and whole, per its population, with its least number of people asked."""
    item = next(item for item in book.standard.items if item.id == item_id)
    assert _measured(item) == MEASURES[item_id]


def test_the_maxima_add_up_to_1000(book: Lawbook) -> None:
    """Items add up to their criterion, criteria to the standard's 1,000."""
    for criterion in book.standard.criteria:
        assert sum(item.max_points for item in criterion.items) == criterion.max_points
    assert sum(c.max_points for c in book.standard.criteria) == book.standard.head.maximum.points == 1000


def test_only_275_points_rest_on_words_that_were_seen(book: Lawbook) -> None:
    """Top bands: 80 points verbatim, 195 reported, 725 provisional, none passed off as checked."""
    points: Counter[str] = Counter()
    for item in book.standard.items:
        points[item.bands[0].mark] += item.bands[0].points
    assert points == {"verbatim": 80, "reported": 195, "provisional": 725}


def test_an_empty_whole_counts_in_full_but_a_survey_of_nobody_does_not(book: Lawbook) -> None:
    """Every share and rate says full_points, marked provisional; surveys and yes/no say nothing."""
    for item in book.standard.items:
        divided = " / " in MEASURES[item.id] and "asked" not in MEASURES[item.id]
        assert (item.when_none, item.when_none_mark) == ("full_points" if divided else None, "provisional"), item.id


def test_thresholds_and_classes_are_those_of_the_decision(book: Lawbook) -> None:
    """900, 800 and 850 in that order of trial, each with its mark."""
    found = [(c.threshold, c.mark) for c in book.standard.head.classes]
    assert found == [(900, "verbatim"), (800, "reported"), (850, "reported")]


def test_a_special_zone_fits_no_class(book: Lawbook) -> None:
    """The text of 2019 knows no đặc khu, and a ward is never a mountain commune."""
    city, mountain, other = book.standard.head.classes
    for unit_class in (city, mountain, other):
        assert all("dac_khu" not in test.type for test in unit_class.when)
    assert {kind for test in mountain.when for kind in test.type} == {"xa", "thi_tran"}
    assert [test.type for test in mountain.when if test.area_iii] == [("xa",)]
    assert {test.type for test in city.when} == {("phuong",)}


def test_the_city_ward_class_is_dated_around_the_end_of_districts(book: Lawbook) -> None:
    """One clause to 30 June 2025, when there were quận and thị xã, one since 1 July 2025."""
    days = [(test.from_, test.until) for test in book.standard.head.classes[0].when]
    assert days == [(None, date(2025, 6, 30)), (date(2025, 7, 1), None)]


def test_a_zero_in_one_criterion_is_a_knock_out_of_its_own(book: Lawbook) -> None:
    """The knock-out stands verbatim at 0 points."""
    assert (book.standard.head.knock_out.criterion_scores, book.standard.head.knock_out.mark) == (0, "verbatim")


def test_who_recognises_since_july_2025_is_marked_an_assumption(book: Lawbook) -> None:
    """The district until 30 June 2025 is settled; the province after it is an assumption."""

    def said(a: Authority) -> tuple[date, date | None, str, str]:
        return a.from_, a.until, a.status, a.mark

    assert [said(a) for a in book.standard.head.authorities] == [
        (date(2019, 1, 3), date(2025, 6, 30), "settled", "reported"),
        (date(2025, 7, 1), None, "assumption", "provisional"),
    ]


def test_the_law_is_named_by_number_and_date(book: Lawbook) -> None:
    """06/QĐ-TTg alone is two decisions: the date tells them apart, in the head and in every citation."""
    law = book.standard.head.law
    assert (law.number, law.date) == ("06/QĐ-TTg", date(2019, 1, 3))
    cites = [c.cite for c in book.standard.criteria] + [item.cite for item in book.standard.items]
    assert {cite.document for cite in cites} == {"06/QĐ-TTg 03/01/2019"}


def test_every_citation_names_its_own_criterion_and_what_it_rests_on(book: Lawbook) -> None:
    """A citation points to its criterion's place and says honestly where the number was seen."""
    for criterion in book.standard.criteria:
        for cite in (criterion.cite, *(item.cite for item in criterion.items)):
            assert cite.at == f"Điều 2 khoản 2, tiêu chí {criterion.number}"
            assert cite.basis


def test_rounds_are_held_in_november_of_years_2_and_4(book: Lawbook) -> None:
    """The cycle is November of the plan's second and fourth year."""
    cycle = book.standard.head.cycle
    assert (cycle.months, cycle.plan_years, cycle.mark) == ((11,), (2, 4), "reported")


def test_every_rule_of_reading_is_provisional(book: Lawbook) -> None:
    """No reading of ours is passed off as the law."""
    assert {reading.mark for reading in book.standard.head.readings} == {"provisional"}


def test_no_part_can_exceed_its_whole(book: Lawbook) -> None:
    """Every share's part is bounded by its whole; so are children counted per population, not cases."""
    bounds = {e.id: e.not_more_than for e in book.standard.book.evidence}
    for item in book.standard.items:
        if " / " in MEASURES[item.id]:
            part, whole = evidence_of(item.measure)
            bounded = isinstance(item.measure, Share) or part.startswith(("tre_tai", "tre_vi", "tre_ng"))
            assert (whole in bounds[part]) == bounded, item.id
    assert bounds["tre_tu_vong_tai_nan"] == ("tre_tai_nan_thuong_tich",)
    assert bounds["tre_5_tuoi"] == ("tre_3_5_tuoi",)
    assert bounds["tre_duoi_1_tuoi"] == ("tre_duoi_3_tuoi",)
    assert bounds["tre_tu_11_tuoi"] == ("tre_tu_7_tuoi",)


def test_each_datum_is_used_limited_and_asked_in_words(book: Lawbook) -> None:
    """Every datum feeds an item, has a limit and a unit when counted, and says period or as-of date."""
    used = {name for item in book.standard.items for name in evidence_of(item.measure)}
    assert {e.id for e in book.standard.book.evidence} == used
    for datum in book.standard.book.evidence:
        counted = datum.kind == "count"
        assert (datum.unit is not None, datum.unit_en is not None) == (counted, counted), datum.id
        assert not counted or datum.at_most <= 200_000, datum.id
        assert None not in {datum.hint, datum.hint_en}, datum.id
        assert (datum.question[-1], datum.question_en[-1]) == ("?", "?"), datum.id
        timed = ("kỳ đánh giá", "ngày chốt số liệu", "Trong số")
        assert any(word in datum.question for word in timed), datum.id


def test_sensitive_data_are_marked(book: Lawbook) -> None:
    """Abuse, offences, drugs, deaths and special circumstances are marked sensitive, nothing else."""
    assert {e.id for e in book.standard.book.evidence if e.sensitive} == SENSITIVE


def test_the_files_alone_show_no_problem(book: Lawbook) -> None:
    """Sums, names, dates and words of the pack hold without a judge."""
    assert check_standard(book) == ()


def test_the_judge_finds_no_gap_overlap_or_false_example(book: Lawbook) -> None:
    """Every value has exactly one band, and every example is true, at and on both sides of each edge."""
    assert prove(book).warnings == ()
