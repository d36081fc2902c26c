"""The recipe of the sample round; ``python -m tests.sample.make`` makes the frozen one anew.

The committed one is made from the committed law by ``./run test tests/committed --accept-law``.

The 30 communes and their names are those of Sơn Dương district until 30/06/2025. All else is invented: the ground
(mountain, area III) and every number. Most communes are drawn by ``sample_facts``; ten follow a recipe below, so that
the round holds each case that a board must be able to tell apart.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

from engine.evidence.facts import Document, Fact, Round
from engine.evidence.identity.official_lists import LEGACY_LIST, LIST_2025, SUCCESSION, list_of
from engine.language import speak
from engine.law.directives import load_directives
from engine.law.loading import load_standard
from engine.law.model import Unit
from engine.sample.invented import Story
from engine.sample.made_round import Drawn, write_round
from engine.sample.sampling import BASIS, SIMULATED, sample_facts
from engine.tasks.following import clock_of
from tests import frozen
from tests.sample.duties import task_facts

Facts = dict[str, Fact]
Recipe = Callable[[Facts], Facts]
ON, SEED = date(2024, 11, 15), 2024
DISTRICT, OTHERS = "076", ("Tỉnh Quảng Trị",)


@dataclass(frozen=True, slots=True)
class Cast:
    """A commune's part in the round: its made-up ground, what befell it, and its recipe if it has one."""

    ground: str
    story: Story
    recipe: Recipe | None = None


def people(children: int, under_1: int) -> dict[str, int]:
    """A commune's villages and children by age, as believable as the drawn ones; births are those of 10.5 months."""
    from_3_to_5, from_7 = children * 19 // 100, children * 57 // 100
    return {
        "so_thon": min(max(children // 95, 8), 25),
        "tre_em": children,
        "tre_duoi_1_tuoi": under_1,
        "tre_duoi_3_tuoi": under_1 + children * 12 // 100,
        "tre_3_5_tuoi": from_3_to_5,
        "tre_5_tuoi": from_3_to_5 // 3,
        "tre_tu_7_tuoi": from_7,
        "tre_tu_11_tuoi": from_7 * 55 // 100,
        "tre_sinh_trong_ky": under_1 * 7 // 8,
        "tre_hoan_canh_dac_biet": children * 2 // 100,
    }


def top_bands(values: Mapping[str, int]) -> dict[str, int]:
    """Every item in its top band for a commune of these people: 1,000 points, from which a recipe takes away."""
    children, villages = values["tre_em"], values["so_thon"]
    measured = values["tre_duoi_3_tuoi"] + values["tre_3_5_tuoi"] - values["tre_5_tuoi"] - 6
    asked, residents = 60, 80
    return {
        **values,
        "nguoi_bao_ve_tre_em": 1,
        "thon_co_cong_tac_vien": villages,
        "ban_bao_ve_tre_em": 1,
        "kinh_phi_tre_em": 1,
        "tre_khai_sinh_dung_quy_dinh": values["tre_sinh_trong_ky"],
        "vu_bao_luc_boc_lot": 0,
        "vu_xam_hai_mua_ban": 0,
        "tre_vi_pham_phap_luat": 0,
        "tre_nghien_ma_tuy": 0,
        "tre_tai_nan_thuong_tich": children * 4 // 1000,
        "tre_tu_vong_tai_nan": 0,
        "tre_hcdb_duoc_tro_giup": values["tre_hoan_canh_dac_biet"],
        "vu_can_ke_hoach": 0,
        "vu_co_ke_hoach_duyet": 0,
        "tre_duoi_1_tiem_du": values["tre_duoi_1_tuoi"],
        "tre_duoi_5_duoc_can_do": measured,
        "tre_nhe_can": measured * 8 // 100,
        "tre_thap_coi": measured * 15 // 100,
        "tre_kham_suc_khoe": children * 86 // 100,
        "tre_3_5_di_mau_giao": values["tre_3_5_tuoi"] * 96 // 100,
        "tre_duoi_3_di_nha_tre": values["tre_duoi_3_tuoi"] * 39 // 100,
        "tre_5_di_mau_giao": values["tre_5_tuoi"],
        "dien_dan_tre_em": 1,
        "tre_7_duoc_hoi": values["tre_tu_7_tuoi"] * 37 // 100,
        "tre_11_tham_gia": values["tre_tu_11_tuoi"] * 34 // 100,
        "diem_vui_choi_xa": 1,
        "thon_co_diem_vui_choi": villages * 2 // 3,
        "hoat_dong_cho_tre_em": 5,
        "tre_duoc_hoi": asked,
        "tre_hai_long": asked * 90 // 100,
        "dan_duoc_hoi": residents,
        "dan_hai_long": residents * 85 // 100,
    }


def told(facts: Facts, values: Mapping[str, int]) -> Facts:
    """The facts with these values; the part of nobody is "không áp dụng", and each yes has a paper."""
    wholes = {
        "tre_khai_sinh_dung_quy_dinh": "tre_sinh_trong_ky",
        "tre_duoi_1_tiem_du": "tre_duoi_1_tuoi",
        "vu_co_ke_hoach_duyet": "vu_can_ke_hoach",
    }
    nobody = {part for part, whole in wholes.items() if values[whole] == 0}
    decision = facts["nguoi_bao_ve_tre_em"].document
    return {
        name: replace(
            fact,
            value=values[name],
            state="not_applicable" if name in nobody else "given",
            document=fact.document or decision,
        )
        for name, fact in facts.items()
    }


def of_best(facts: Facts, folk: Mapping[str, int], *changes: Callable[[Mapping[str, int]], Mapping[str, int]]) -> Facts:
    """A commune of these people in every top band, but for the changes."""
    values = top_bands(folk)
    for change in changes:
        values.update(change(values))
    return told(facts, values)


def falls_short(v: Mapping[str, int]) -> dict[str, int]:
    """Ten everyday shortfalls: 150 points of 1,000 in a commune of 1,000 to 1,900 children."""
    return {
        "vu_bao_luc_boc_lot": 1,  # at most 1 per 1,000: 15 of 50, −35
        "tre_vi_pham_phap_luat": 1,  # at most 1 per 1,000: 25 of 40, −15
        "tre_nhe_can": v["tre_duoi_5_duoc_can_do"] * 11 // 100,  # 25 of 40, −15
        "tre_thap_coi": v["tre_duoi_5_duoc_can_do"] * 185 // 1000,  # 20 of 35, −15
        "tre_kham_suc_khoe": v["tre_em"] * 76 // 100,  # 30 of 50, −20
        "tre_duoi_3_di_nha_tre": v["tre_duoi_3_tuoi"] * 29 // 100,  # 10 of 20, −10
        "tre_7_duoc_hoi": v["tre_tu_7_tuoi"] * 24 // 100,  # 15 of 25, −10
        "tre_11_tham_gia": v["tre_tu_11_tuoi"] * 26 // 100,  # 15 of 25, −10
        "thon_co_diem_vui_choi": v["so_thon"] * 2 // 5,  # 15 of 25, −10
        "tre_hai_long": v["tre_duoc_hoi"] * 7 // 10,  # 15 of 25, −10
    }


def recognised_with_margin(facts: Facts) -> Facts:
    """965 of 800."""
    return of_best(
        facts,
        people(1212, 74),
        lambda v: {"tre_7_duoc_hoi": v["tre_tu_7_tuoi"] * 27 // 100, "tre_kham_suc_khoe": 941},  # −10, −20 (77,6 %)
        lambda v: {"tre_5_di_mau_giao": v["tre_5_tuoi"] - 1},  # 98,7 %: −5
    )


def knocked_out_by_3(facts: Facts) -> Facts:
    """880 of 850, yet not recognised: both items of criterion 3 are 0."""
    return of_best(
        facts,
        people(2618, 158),
        lambda _: {"vu_bao_luc_boc_lot": 3, "vu_xam_hai_mua_ban": 1},  # 1,15 and 0,38 per 1,000: −100
        lambda _: {"vu_can_ke_hoach": 1, "vu_co_ke_hoach_duyet": 1},
        lambda v: {"tre_11_tham_gia": v["tre_tu_11_tuoi"] * 23 // 100, "tre_hai_long": 44},  # −10, −10
    )


def knocked_out_by_5(facts: Facts) -> Facts:
    """865 of 800, yet not recognised: many injured, and one child drowned."""
    return of_best(
        facts,
        people(2104, 127),
        lambda _: {"tre_tai_nan_thuong_tich": 17, "tre_tu_vong_tai_nan": 1},  # 808 and 47 per 100,000: −100
        lambda v: {"tre_nhe_can": v["tre_duoi_5_duoc_can_do"] * 10 // 100},  # −15
        lambda v: {"tre_thap_coi": v["tre_duoi_5_duoc_can_do"] * 19 // 100},  # −15
        lambda _: {"tre_5_di_mau_giao": 130},  # 97,7 %: −5
    )


def short_by_5(facts: Facts) -> Facts:
    """795 of 800: the everyday shortfalls, a death, and three of a hundred at five not in kindergarten."""
    return of_best(
        facts,
        people(1386, 84),
        falls_short,
        lambda v: {"tre_tu_vong_tai_nan": 1, "tre_5_di_mau_giao": v["tre_5_tuoi"] * 97 // 100},  # −50, −5
    )


def exactly_850(facts: Facts) -> Facts:
    """850 of 850 is reached."""
    return of_best(facts, people(1673, 101), falls_short)


def immunised_48_of_49(facts: Facts) -> Facts:
    """48 of 49 is 97,96 %: not 98, so 35 points; nothing is rounded."""
    return of_best(
        facts,
        people(816, 49),
        lambda _: {"tre_duoi_1_tiem_du": 48},  # −15
        lambda v: {"tre_duoi_3_di_nha_tre": v["tre_duoi_3_tuoi"] * 31 // 100, "tre_vi_pham_phap_luat": 1},  # −10, −30
        lambda v: {"tre_thap_coi": v["tre_duoi_5_duoc_can_do"] * 18 // 100},  # −15
    )


def nobody_under_1(facts: Facts) -> Facts:
    """The smallest commune: no birth in the period, no child under 1."""
    return of_best(
        facts,
        people(412, 0),
        lambda v: {"tre_nhe_can": v["tre_duoi_5_duoc_can_do"] * 11 // 100},  # −15
        lambda _: {"tre_kham_suc_khoe": 318, "tre_duoi_3_di_nha_tre": 14},  # 77,2 %: −20; 28,6 %: −10
    )


def health_station_silent(facts: Facts) -> Facts:
    """The health station's report has not come: missing, not zero."""
    absent = ("tre_duoi_1_tuoi", "tre_duoi_1_tiem_du", "tre_duoi_5_duoc_can_do", "tre_nhe_can", "tre_thap_coi")
    more = ("tre_kham_suc_khoe", "tre_tai_nan_thuong_tich", "tre_tu_vong_tai_nan")
    return {name: fact for name, fact in facts.items() if name not in {*absent, *more}}


def too_few_asked(facts: Facts) -> Facts:
    """24 residents asked where 30 are wanted, children not asked yet: criterion 13 is open."""
    asked = {
        **facts,
        "dan_duoc_hoi": replace(facts["dan_duoc_hoi"], value=24),
        "dan_hai_long": replace(facts["dan_hai_long"], value=21),
    }
    return {name: fact for name, fact in asked.items() if name not in {"tre_duoc_hoi", "tre_hai_long"}}


def three_mistakes(facts: Facts) -> Facts:
    """A part greater than its whole, a percentage typed for a count, a paper from the future."""
    examined, meetings = facts["tre_kham_suc_khoe"], facts["hoat_dong_cho_tre_em"]
    paper = meetings.document or Document("")
    return {
        **facts,
        "tre_duoc_hoi": replace(facts["tre_duoc_hoi"], value=60),
        "tre_hai_long": replace(facts["tre_hai_long"], value=68),
        # A Fact holds whole numbers; what is typed here can only be written to a form, never read from one.
        "tre_kham_suc_khoe": replace(examined, value=cast("int", "97,5")),
        "hoat_dong_cho_tre_em": replace(meetings, document=replace(paper, issued=date(2024, 12, 12))),
    }


# By name, so that the parts can be read. "núi": mountain; "III": mountain and area III; neither: the threshold is 850.
CASTS: Mapping[str, Cast] = {
    "Thị trấn Sơn Dương": Cast("", "steady"),
    "Xã Trung Yên": Cast("III", "steady"),
    "Xã Minh Thanh": Cast("núi", "abuse"),
    "Xã Tân Trào": Cast("núi", "steady", recognised_with_margin),
    "Xã Vĩnh Lợi": Cast("", "steady"),
    "Xã Thượng Ấm": Cast("", "injury"),
    "Xã Bình Yên": Cast("núi", "steady"),
    "Xã Lương Thiện": Cast("III", "weak"),
    "Xã Tú Thịnh": Cast("", "steady"),
    "Xã Cấp Tiến": Cast("", "steady"),
    "Xã Hợp Thành": Cast("núi", "steady"),
    "Xã Phúc Ứng": Cast("", "steady", knocked_out_by_3),
    "Xã Đông Thọ": Cast("", "steady", exactly_850),
    "Xã Kháng Nhật": Cast("III", "injury"),
    "Xã Hợp Hòa": Cast("núi", "steady", short_by_5),
    "Xã Quyết Thắng": Cast("núi", "steady", health_station_silent),
    "Xã Đồng Quý": Cast("III", "steady", immunised_48_of_49),
    "Xã Tân Thanh": Cast("núi", "steady"),
    "Xã Văn Phú": Cast("", "abuse"),
    "Xã Chi Thiết": Cast("III", "steady", nobody_under_1),
    "Xã Đông Lợi": Cast("núi", "steady"),
    "Xã Thiện Kế": Cast("núi", "abuse"),
    "Xã Hồng Sơn": Cast("", "steady"),
    "Xã Phú Lương": Cast("", "steady"),
    "Xã Ninh Lai": Cast("núi", "injury", knocked_out_by_5),
    "Xã Đại Phú": Cast("núi", "injury"),
    "Xã Sơn Nam": Cast("", "steady"),
    "Xã Hào Phú": Cast("", "steady", three_mistakes),
    "Xã Tam Đa": Cast("", "steady", too_few_asked),
    "Xã Trường Sinh": Cast("", "steady"),
}


def units() -> tuple[Unit, ...]:
    """The district's communes, in the order of their codes."""
    rows = [row for row in list_of(frozen.UNITS, ON) if row["district_code"] == DISTRICT]
    return tuple(_unit(row["code"], row["name"]) for row in rows)


def _unit(code: str, name: str) -> Unit:
    ground = CASTS[name].ground
    return Unit(
        code=code, name=name, type="thi_tran" if name.startswith("Thị trấn") else "xa", province="tinh",
        mountain=bool(ground), island=False, area_iii=ground == "III", basis=BASIS,
    )  # fmt: skip


def sample_round() -> Round:
    """The round of Sơn Dương, November 2024."""
    return Round(
        id=frozen.SAMPLE,
        title=f"Đánh giá xã, thị trấn phù hợp với trẻ em, huyện Sơn Dương, năm 2024 ({SIMULATED})",
        standard=frozen.STANDARD,
        on=ON,
        period_from=date(2024, 1, 1),
        period_to=ON,
        area="huyện Sơn Dương, tỉnh Tuyên Quang",
        simulated=True,
        authority=None,
        units=units(),
        overrides=(),
        directives=("son-duong-2024", "standing-duties"),
    )


def make(folder: Path, criteria: Path) -> None:
    """Write the round into a folder, by the law and the letters of ``criteria``."""
    book, made = load_standard(criteria / frozen.STANDARD), sample_round()
    letters = load_directives(criteria / "directives", made.directives)
    clock = clock_of(made, letters)
    facts = {}
    for unit in made.units:
        part = CASTS[unit.name]
        drawn = sample_facts(book, unit, SEED, on=ON, story=part.story)
        given = part.recipe(drawn) if part.recipe else drawn
        facts[unit.code] = {**given, **task_facts(letters, unit, given, clock)}
    write_round(folder, book, Drawn(made, facts, letters), speak("vi"), forms=True)


def make_lists(folder: Path) -> None:
    """The frozen law's own lists: the district, what became of it, and some units for tests to go wrong with."""
    legacy = [row for row in list_of(frozen.UNITS, ON) if row["district_code"] == DISTRICT]
    codes = {row["code"] for row in legacy}
    present = [
        row
        for row in list_of(frozen.UNITS, date(2026, 11, 15))
        if row["province"] in OTHERS or row["code"] in (*codes, "00004", "06994")
    ]
    known = codes | {row["code"] for row in present}
    with (frozen.UNITS / SUCCESSION).open(encoding="utf-8-sig", newline="") as lines:
        heirs = [row for row in csv.DictReader(lines) if row["old_code"] in known and row["new_code"] in known]
    for name, rows in ((LEGACY_LIST, legacy), (LIST_2025, present), (SUCCESSION, heirs)):
        with (folder / name).open("w", encoding="utf-8", newline="") as kept:
            writer = csv.DictWriter(kept, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    make_lists(frozen.CRITERIA / "units")
    make(frozen.ROUND, frozen.CRITERIA)
