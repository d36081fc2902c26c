"""Communes of several laws are judged together as each is alone: none takes the place of another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from engine.law.model import Unit
from engine.scoring.round_result import RoundResult
from tests.whom.whom_round import assessed, unit

DAY = date(2028, 11, 15)
FACTS = ("bai_ngang", "vung", "dan_so", "nong_nghiep")
KNOWN = list(product((True, False), ("tdmnpb", "tn"), (4_999, 8_000), (0, 100)))


def communes() -> tuple[list[Unit], list[dict[str, int]]]:
    """Sixteen communes of as many kinds, one law behind the other, each with figures of its own."""
    units = [unit(at, ("xa", "phuong")[at % 2], dict(zip(FACTS, told, strict=True))) for at, told in enumerate(KNOWN)]
    given = [
        {"co_nguoi_phu_trach": at % 2, "so_hoat_dong": at % 5, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 100 - at,
         "tre_bi_tai_nan": at % 4, "tre_em": 1_000, "tre_hai_long": 3 * at, "tre_duoc_hoi": 50}
        for at in range(len(units))
    ]  # fmt: skip
    return units, given


def told(made: RoundResult, units: Sequence[Unit]) -> list[object]:
    """What each commune came to: class, points of each item and why, total, verdict, firmness."""
    cards = [made.card(one.code) for one in units]
    return [
        card and (card.classified.unit_class and card.classified.unit_class.id,
                  [(item.item.line, item.low, item.high, item.status, item.rule, item.part) for item in card.items],
                  card.decision)
        for card in cards
    ]  # fmt: skip


def test_communes_judged_together_are_judged_as_each_alone() -> None:
    """In whatever order they stand; the laws are more than one, and so is what the communes come to."""
    units, given = communes()
    made = assessed(units, given, DAY)
    alone = [told(assessed([one], [own], DAY), [one])[0] for one, own in zip(units, given, strict=True)]
    assert told(made, units) == alone
    assert told(assessed(units[::-1], given[::-1], DAY), units) == alone
    assert len(made.laws.arrays) > 1
    assert len({repr(one) for one in alone}) == len(units)
