"""The numbers of a made-up commune, theme by theme: what is common is common here, and what is rare is rare.

The shares follow what is known of communes of the north; every number is invented, and nobody's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Story: TypeAlias = Literal["steady", "abuse", "injury", "weak", "gaps"]
Counts: TypeAlias = dict[str, int]


@dataclass(frozen=True, slots=True)
class Dice:
    """One commune's luck; only ``random()`` is used, whose sequence is the same in every Python."""

    source: random.Random

    def chance(self, likely: float) -> bool:
        """Whether something that likely happens."""
        return self.source.random() < likely

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; low when the range is empty."""
        return low + int(self.source.random() * (max(high, low) - low + 1))

    def part(self, whole: int, percent: tuple[float, float]) -> int:
        """A part of a whole, in percent from … to …, to the nearest whole number."""
        low, high = percent
        return min(whole, round(whole * (low + self.source.random() * (high - low)) / 100))


@dataclass(frozen=True, slots=True)
class Commune:
    """What sets a commune's numbers: its dice, how hard its ground is, and how it slips.

    ``ease`` is 0 on mountains, islands and in area III, 2 in a phường, else 1; ``slip`` multiplies the chance
    of shortfalls.
    """

    dice: Dice
    ease: int
    slip: float
    story: Story


def dice_of(*keys: object) -> Dice:
    """The dice of a name: same keys, same throws."""
    return Dice(random.Random("/".join(map(str, keys))))  # noqa: S311 - made-up communes are no secrets


def invent(commune: Commune, on: date) -> Counts:
    """The data that the 2019 standard asks for, before any limit is kept; ``on`` is the day they are counted to."""
    people = _people(commune, on)
    children = people["tre_em"]
    return {
        **people, **_resources(commune, children), **_harm(commune, children), **_injuries(commune, children),
        **_health(commune, people), **_schooling(commune, people), **_voices(commune, people),
    }  # fmt: skip


def _people(commune: Commune, on: date) -> Counts:
    """Children by age: about 6.2 % in each year of life, a little fewer among the youngest."""
    dice = commune.dice
    children = 900 + int(((1500, 2600, 3600)[commune.ease]) * dice.source.random() ** 1.4)
    under_1 = dice.part(children, (5.6, 6.3))
    from_3_to_5 = dice.part(children, (18.4, 19.6))
    from_7 = dice.part(children, (55.5, 57.5))
    born = under_1 * on.timetuple().tm_yday // 366
    return {
        "tre_em": children,
        "tre_duoi_1_tuoi": under_1,
        "tre_duoi_3_tuoi": under_1 + dice.part(children, (12.0, 12.8)),
        "tre_3_5_tuoi": from_3_to_5,
        "tre_5_tuoi": dice.part(from_3_to_5, (32.5, 34.5)),
        "tre_tu_7_tuoi": from_7,
        "tre_tu_11_tuoi": dice.part(from_7, (53.5, 56.5)),
        "tre_sinh_trong_ky": born,
        "tre_khai_sinh_dung_quy_dinh": dice.part(born, (94, 99) if dice.chance(0.2 * commune.slip) else (98.2, 100)),
    }


def _resources(commune: Commune, children: int) -> Counts:
    """People, money and places; a village has 70 to 170 children, and a commune 8 to 25 villages."""
    dice, slip = commune.dice, commune.slip
    villages = min(max(children // dice.between(70, 170), 8), 25)
    return {
        "nguoi_bao_ve_tre_em": 1,
        "so_thon": villages,
        "thon_co_cong_tac_vien": villages - (dice.between(1, 3) if dice.chance(0.2 * slip) else 0),
        "ban_bao_ve_tre_em": int(not dice.chance(0.06 * slip)),
        "kinh_phi_tre_em": int(not dice.chance(0.05 * slip)),
        "diem_vui_choi_xa": int(not dice.chance(0.13 * slip)),
        "thon_co_diem_vui_choi": dice.part(villages, ((28, 80), (40, 95), (50, 100))[commune.ease]),
        "hoat_dong_cho_tre_em": dice.between(2 if dice.chance(0.2 * slip) else 3, 7),
    }


def _harm(commune: Commune, children: int) -> Counts:
    """Abuse, offences, addiction: rare. Both kinds of abuse above their last band only in the story "abuse"."""
    dice, slip = commune.dice, commune.slip
    if commune.story == "abuse":
        hurt = children // 1000 + dice.between(1, 2)
        sexual = children // 4000 + (2 if dice.chance(0.1) else 1)
    elif dice.chance(0.05 * min(slip, 1)):
        hurt, sexual = 0, 1
    else:
        hurt, sexual = int(dice.chance(0.2 * min(slip, 1))), 0
    cases = sexual + (1 if hurt > 1 and dice.chance(0.2) else 0)
    special = dice.part(children, (1.6, 3.4))
    return {
        "vu_bao_luc_boc_lot": hurt,
        "vu_xam_hai_mua_ban": sexual,
        "tre_vi_pham_phap_luat": dice.between(1, 2) if dice.chance(0.14 * slip) else 0,
        "tre_nghien_ma_tuy": int(dice.chance(0.02 * slip)),
        "tre_hoan_canh_dac_biet": special,
        "tre_hcdb_duoc_tro_giup": dice.part(special, (86, 96) if dice.chance(0.3 * slip) else (96, 100)),
        "vu_can_ke_hoach": cases,
        "vu_co_ke_hoach_duyet": max(cases - int(dice.chance(0.12)), 0),
    }


def _injuries(commune: Commune, children: int) -> Counts:
    """Injured and dead. Both above their last band only in the story "injury"."""
    dice = commune.dice
    if commune.story == "injury":
        injured = min(children * dice.between(63, 105) // 10_000 + 1, 38)
        return {"tre_tai_nan_thuong_tich": injured, "tre_tu_vong_tai_nan": 2 if dice.chance(0.12) else 1}
    limit = children * (60 if dice.chance(0.2 * commune.slip) else 50) // 10_000
    return {
        "tre_tai_nan_thuong_tich": dice.between(max(1, limit // 3), limit),
        "tre_tu_vong_tai_nan": int(dice.chance(0.05 * min(commune.slip, 1))),
    }


def _health(commune: Commune, people: Counts) -> Counts:
    dice, ease, slip = commune.dice, commune.ease, commune.slip
    from_3 = people["tre_3_5_tuoi"] - people["tre_5_tuoi"]
    measured = dice.part(people["tre_duoi_3_tuoi"] + from_3, (93, 99))
    return {
        "tre_duoi_1_tiem_du": dice.part(people["tre_duoi_1_tuoi"], (93, 98) if dice.chance(0.3 * slip) else (98, 100)),
        "tre_duoi_5_duoc_can_do": measured,
        "tre_nhe_can": dice.part(measured, ((7.5, 12.5), (6, 10.5), (4, 8.5))[ease]),
        "tre_thap_coi": dice.part(measured, ((14, 21), (12, 18.5), (8, 16))[ease]),
        "tre_kham_suc_khoe": dice.part(people["tre_em"], (62, 80) if dice.chance(0.25 * slip) else (80, 96)),
    }


def _schooling(commune: Commune, people: Counts) -> Counts:
    """Nearly every child of five goes to school, so those who do are found first and the younger added."""
    dice, ease = commune.dice, commune.ease
    five, younger = people["tre_5_tuoi"], people["tre_3_5_tuoi"] - people["tre_5_tuoi"]
    five_at_school = dice.part(five, (95, 99) if dice.chance(0.25 * commune.slip) else (99, 100))
    return {
        "tre_5_di_mau_giao": five_at_school,
        "tre_3_5_di_mau_giao": five_at_school + dice.part(younger, ((80, 96), (85, 98), (90, 99))[ease]),
        "tre_duoi_3_di_nha_tre": dice.part(people["tre_duoi_3_tuoi"], ((20, 42), (26, 48), (33, 55))[ease]),
    }


def _voices(commune: Commune, people: Counts) -> Counts:
    dice, ease = commune.dice, commune.ease
    asked, residents = dice.between(30, 120), dice.between(40, 150)
    heard = ((18, 50), (24, 60), (29, 65))[ease]
    pleased = ((72, 95), (78, 97), (80, 98))[ease]
    return {
        "dien_dan_tre_em": int(not dice.chance(0.08 * commune.slip)),
        "tre_7_duoc_hoi": dice.part(people["tre_tu_7_tuoi"], heard),
        "tre_11_tham_gia": dice.part(people["tre_tu_11_tuoi"], heard),
        "tre_duoc_hoi": asked,
        "tre_hai_long": dice.part(asked, pleased),
        "dan_duoc_hoi": residents,
        "dan_hai_long": dice.part(residents, pleased),
    }
