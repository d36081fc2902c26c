"""A second, plain reading of Decision 06/QĐ-TTg (03/01/2019): the oracle the product is held against.

Written from the text of the standard, item by item, with Fractions and one loop. It reads no
criteria file and imports nothing of the engine, so an agreement of the two is worth something.
The lines of ``TEXT`` are the text's own table: item, what is counted, bands and points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

TEXT = """
1.1  | nguoi_bao_ve_tre_em                              | yes → 50
1.2  | thon_co_cong_tac_vien of so_thon                 | = 100 % → 15
1.3  | ban_bao_ve_tre_em                                | yes → 15
1.4  | kinh_phi_tre_em                                  | yes → 20
2.1  | tre_khai_sinh_dung_quy_dinh of tre_sinh_trong_ky | ≥ 98 % → 50; ≥ 95 % → 35; ≥ 90 % → 20
3.1  | vu_bao_luc_boc_lot per 1000 tre_em               | = 0 → 50; ≤ 0.5 → 30; ≤ 1 → 15
3.2  | vu_xam_hai_mua_ban per 1000 tre_em               | = 0 → 50; ≤ 0.25 → 20
4.1  | tre_vi_pham_phap_luat per 1000 tre_em            | = 0 → 40; ≤ 1 → 25; ≤ 2 → 10
4.2  | tre_nghien_ma_tuy per 1000 tre_em                | = 0 → 35; ≤ 0.5 → 15
5.1  | tre_tai_nan_thuong_tich per 100000 tre_em        | ≤ 500 → 50; ≤ 550 → 35; ≤ 600 → 20
5.2  | tre_tu_vong_tai_nan per 100000 tre_em            | = 0 → 50; ≤ 16 → 25
6.1  | tre_hcdb_duoc_tro_giup of tre_hoan_canh_dac_biet | ≥ 95 % → 50; ≥ 90 % → 35; ≥ 80 % → 20
6.2  | vu_co_ke_hoach_duyet of vu_can_ke_hoach          | = 100 % → 75
7.1  | tre_duoi_1_tiem_du of tre_duoi_1_tuoi            | ≥ 98 % → 50; ≥ 95 % → 35; ≥ 90 % → 20
8.1  | tre_nhe_can of tre_duoi_5_duoc_can_do            | ≤ 9 % → 40; ≤ 12 % → 25; ≤ 15 % → 10
8.2  | tre_thap_coi of tre_duoi_5_duoc_can_do           | ≤ 17 % → 35; ≤ 20 % → 20; ≤ 25 % → 10
9.1  | tre_kham_suc_khoe of tre_em                      | ≥ 80 % → 50; ≥ 70 % → 30; ≥ 60 % → 15
10.1 | tre_3_5_di_mau_giao of tre_3_5_tuoi              | ≥ 90 % → 40; ≥ 80 % → 25; ≥ 70 % → 10
10.2 | tre_duoi_3_di_nha_tre of tre_duoi_3_tuoi         | ≥ 35 % → 20; ≥ 25 % → 10
10.3 | tre_5_di_mau_giao of tre_5_tuoi                  | ≥ 99 % → 15; ≥ 95 % → 10
11.1 | dien_dan_tre_em                                  | yes → 25
11.2 | tre_7_duoc_hoi of tre_tu_7_tuoi                  | ≥ 30 % → 25; ≥ 20 % → 15; ≥ 10 % → 5
11.3 | tre_11_tham_gia of tre_tu_11_tuoi                | ≥ 30 % → 25; ≥ 20 % → 15; ≥ 10 % → 5
12.1 | diem_vui_choi_xa                                 | yes → 30
12.2 | thon_co_diem_vui_choi of so_thon                 | ≥ 50 % → 25; ≥ 30 % → 15; > 0 % → 5
12.3 | hoat_dong_cho_tre_em                             | ≥ 3 → 20; ≥ 1 → 10
13.1 | tre_hai_long of tre_duoc_hoi, at least 30        | ≥ 80 % → 25; ≥ 65 % → 15; ≥ 50 % → 5
13.2 | dan_hai_long of dan_duoc_hoi, at least 30        | ≥ 80 % → 25; ≥ 65 % → 15; ≥ 50 % → 5
"""

THRESHOLDS = {"city-ward": 900, "mountain-island-difficult": 800, "other": 850}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: the part, the whole (or none), the least number asked, and the ladder of bands."""

    item: str
    criterion: int
    part: str
    whole: str
    asked: int
    ladder: tuple[tuple[str, Fraction, int], ...]
    best: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text says of one commune; points as (least, most)."""

    items: dict[str, tuple[int, int]]
    states: dict[str, str]
    total: tuple[int, int]
    verdict: str
    reasons: frozenset[str]
    missing: tuple[str, ...]


def _line(text: str) -> Line:
    item, counted, bands = (part.strip() for part in text.split("|"))
    found = re.fullmatch(r"(\w+)(?: of (\w+)(?:, at least (\d+))?| per (\d+) (\w+))?", counted)
    assert found, text
    ladder = []
    for band in bands.split("; "):
        told = re.fullmatch(r"(yes|[≥≤=>]) ?([\d.]*)( %)? → (\d+)", band)
        assert told, band
        sign, bound, percent, points = told.groups()
        divisor = 100 if percent else int(found[4] or 1)
        edge = Fraction(1) if sign == "yes" else Fraction(bound) / divisor
        ladder.append(("=" if sign == "yes" else sign, edge, int(points)))
    best = max(points for _, _, points in ladder)
    whole = found[2] or found[5] or ""
    return Line(item, int(item.split(".")[0]), found[1], whole, int(found[3] or 0), tuple(ladder), best)


LINES = tuple(_line(text) for text in TEXT.strip().splitlines())


def points_for(line: Line, value: Fraction) -> int:
    """The first band that is reached counts; an unlisted value gets 0."""
    for sign, edge, points in line.ladder:
        if sign == "≥":
            reached = value >= edge
        elif sign == "≤":
            reached = value <= edge
        elif sign == ">":
            reached = value > edge
        else:
            reached = value == edge
        if reached:
            return points
    return 0


def read_item(line: Line, evidence: Mapping[str, int]) -> tuple[int, int, str, tuple[str, ...]]:
    """Least and most points of an item, why, and what evidence is missing."""
    names = (line.part, line.whole) if line.whole else (line.part,)
    absent = tuple(name for name in names if name not in evidence)
    if line.asked and line.whole in evidence and evidence[line.whole] < line.asked:
        return 0, line.best, "too_few", names
    if not line.asked and line.whole and evidence.get(line.whole) == 0:
        return line.best, line.best, "none", ()
    if absent:
        return 0, line.best, "missing", absent
    value = Fraction(evidence[line.part], evidence[line.whole] if line.whole else 1)
    points = points_for(line, value)
    return points, points, "scored", ()


def read_commune(evidence: Mapping[str, int], unit_class: str) -> Reading:
    """The whole standard over one commune of a known class: points, verdict, reasons, missing evidence."""
    items, states = {}, {}
    missing: dict[str, None] = {}
    low = high = 0
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for line in LINES:
        bottom, top, states[line.item], absent = read_item(line, evidence)
        items[line.item] = (bottom, top)
        missing.update(dict.fromkeys(absent))
        low, high = low + bottom, high + top
        least[line.criterion] = least.get(line.criterion, 0) + bottom
        most[line.criterion] = most.get(line.criterion, 0) + top
    certain = [number for number in most if most[number] == 0]
    possible = [number for number in least if least[number] == 0]
    threshold = THRESHOLDS[unit_class]
    if certain or high < threshold:
        reasons = [f"criterion {number} is zero" for number in certain]
        reasons += ["below the threshold"] if high < threshold else []
        verdict = "not_recognised"
    elif low >= threshold and not possible:
        verdict, reasons = "recognised", ["threshold reached"]
    else:
        reasons = [f"criterion {number} could be zero" for number in possible]
        reasons += ["threshold open"] if low < threshold else []
        verdict = "undecided"
    return Reading(items, states, (low, high), verdict, frozenset(reasons), tuple(missing))


def class_of(kind: str, on: date, *, city: bool, flags: Sequence[bool]) -> str | None:
    """The threshold class of a commune; None where the text of 2019 names none.

    ``city`` is a centrally run city; the flags are mountain, island, area III. A mountain ward
    is not a "xã, thị trấn". A special zone exists since 1 July 2025 only and fits no class;
    wards of a centrally run city keep theirs on both sides of that day (a reading, since their
    quận are gone).
    """
    mountain, island, area_iii = flags
    assert on >= date(2019, 1, 3), "the decision is not yet in force"
    if kind == "phuong":
        return "city-ward" if city else "other"
    if kind in ("xa", "thi_tran"):
        hard = mountain or island or (kind == "xa" and area_iii)
        return "mountain-island-difficult" if hard else "other"
    return None
