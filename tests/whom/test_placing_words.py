"""Where a commune's own figures and the board's put it otherwise, in words: its class, its items, their bands."""

from __future__ import annotations

from datetime import date

import pytest

from engine.language import speak
from engine.reporting.words.whom.unit_words import placing_lines
from engine.scoring.cards import Scorecard
from tests.whom.whom_round import assessed, unit

SAY = speak("vi")
GIVEN = {
    "co_nguoi_phu_trach": 1, "so_hoat_dong": 3, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 96, "tre_bi_tai_nan": 0,
    "tre_em": 1000, "tre_hai_long": 26, "tre_duoc_hoi": 50,
}  # fmt: skip
LISTED = {"bai_ngang": False, "vung": "tn", "dan_so": 9_000, "nong_nghiep": 30}
OTHER, COAST = "“Xã, thị trấn khác”, ngưỡng 160", "“Xã bãi ngang, xã Tây Nguyên”, ngưỡng 130"


def card(**facts: object) -> Scorecard:
    """A commune of the trial standard of which these facts are otherwise than listed."""
    return assessed([unit(1, "xa", {**LISTED, **facts})], [GIVEN], date(2024, 11, 15)).cards[0]


def told(own: Scorecard, board: Scorecard | None) -> list[str]:
    """What is said of the two."""
    return list(placing_lines(own, board, SAY))


def test_a_small_commune_of_the_highlands_is_another_class_and_has_an_item_less() -> None:
    """By 4.000 people in place of 9.000; the other way round it is the board alone that counts the item."""
    large, small = card(), card(dan_so=4_000)
    assert told(large, small) == [
        f"Hai bên xếp nhóm khác nhau: theo xã khai {OTHER}; theo hội đồng {COAST}.",
        "Chỉ theo xã khai mới tính cho xã: mục 2.3.",
    ]
    assert told(small, large) == [
        f"Hai bên xếp nhóm khác nhau: theo xã khai {COAST}; theo hội đồng {OTHER}.",
        "Chỉ theo hội đồng mới tính cho xã: mục 2.3.",
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_bands_of_a_case_are_told_against_the_general_ones(turned: bool) -> None:
    """Each side by its own name."""
    plain, coast = card(), card(bai_ngang=True)
    general, own = "bậc chung", "bậc của trường hợp “Xã bãi ngang”"
    first, second = (own, general) if turned else (general, own)
    lines = told(coast, plain) if turned else told(plain, coast)
    assert lines[1:] == [f"Mục 2.1 có bậc điểm khác nhau: theo xã khai là {first}, theo hội đồng là {second}."]


def test_two_layers_that_put_it_alike_say_nothing() -> None:
    """Nor is there anything to say where one of them could not be scored."""
    assert told(card(), card()) == []
    assert told(card(), None) == []
