"""The order in which communes are shown: decisions, then points, then the Vietnamese alphabet."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from engine.law.model import Unit
from engine.reporting.alphabet import name_key
from engine.reporting.words.ranking import aside_by_name, by_decision, by_name
from tests.reporting.made_round import made
from tests.scored import dealt

# By letter, then by tone: ngang, huyền, hỏi, ngã, sắc, nặng.
ALPHABET = (
    "Xã 9", "Xã 10", "Xã A", "Xã Ă", "Xã Â", "Xã Ba", "Xã Bà", "Xã Bả", "Xã Bã", "Xã Bá", "Xã Bạ", "Xã Băng", "Xã Bâng",
    "Xã Da", "Xã Đa", "Xã Đạ", "Xã E", "Xã Ê", "Xã Lâm", "Xã Lẩm", "Xã Lẫm", "Xã Lấm", "Xã Lậm", "Xã O", "Xã Ô", "Xã Ơ",
    "Xã U", "Xã Ư", "Xã Y",
)  # fmt: skip


def test_the_alphabet_is_the_vietnamese_one() -> None:
    """ă and â after a, đ after d, ê after e, ô and ơ after o, ư after u; of one letter the tones in their order."""
    assert tuple(sorted(ALPHABET, key=name_key)) == ALPHABET


@pytest.mark.parametrize(
    "names", [("Xã Hoà An", "Xã Hòa An"), ("Xã Tân Trào", "Phường Tân Trào"), ("TT. Tân Trào", "Thị trấn Tân Trào")]
)
def test_spelling_and_kind_of_commune_do_not_move_a_name(names: tuple[str, str]) -> None:
    """The tone on either vowel, xã or phường before it: neighbours, whatever else is in the list."""
    others = ["Xã Hòa Bình", "Xã Hoa Lư", "Xã Tân Tiến", "Xã Tân Yên"]
    ranked = sorted([*others, *names], key=name_key)
    assert abs(ranked.index(names[0]) - ranked.index(names[1])) == 1


def test_recognised_come_first_then_the_others_each_by_points() -> None:
    """Nobody undecided before somebody decided, nobody with fewer certain points before one with more."""
    names = [(card.unit.name, card.decision.low) for card in by_decision(made().cards)]
    assert names == [
        ("=1+1", 1000), ("Xã Hợp Thành", 975), ("Xã Đông Lợi", 935), ("Xã Đồng Quý", 900), ("Xã Ân", 875),
        ("Xã Bình Yên", 950),
    ]  # fmt: skip


def test_equal_points_are_told_by_name_and_the_order_of_the_round_is_nothing() -> None:
    """Of communes with one total the alphabet decides; any order in gives one order out."""
    card = made().cards[0]
    told = [
        replace(card, unit=card.unit.model_copy(update={"code": f"0000{at}", "name": name}))
        for at, name in enumerate(("Xã Bã", "Xã Bả", "Xã Đa", "Xã Ân"))
    ]
    for order in permutations(told):
        for shown in (by_decision(order), by_name(order)):
            assert [c.unit.name for c in shown] == ["Xã Ân", "Xã Bả", "Xã Bã", "Xã Đa"]


def test_communes_set_aside_stand_in_the_alphabet() -> None:
    """They are shown last, by name."""
    units = tuple(
        Unit(code=f"0000{at}", name=name, type="xa", province="tinh", mountain=False, island=False, area_iii=False)
        for at, name in enumerate(("Xã Đa", "Xã Bạ", "Xã Ân"))
    )
    shown = aside_by_name(replace(dealt(made(), ()), aside=units))
    assert [unit.name for unit in shown] == ["Xã Ân", "Xã Bạ", "Xã Đa"]
