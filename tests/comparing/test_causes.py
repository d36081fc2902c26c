"""A cause is what brute force finds: every smallest set of changes, each scored whole, and nothing else is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from engine.comparing.differences import compare
from engine.comparing.impact import Effect, Side, impact_of
from engine.comparing.item_differences import levers_of
from engine.comparing.mixtures import applied
from engine.language import speak
from engine.law.model import Standard, Unit, UnitClass
from engine.reporting.words.compare_words import Comparison, cause_sentence
from engine.rules.proving import prove
from tests.comparing.law_edits import FULL, edited, facts_of, round_of, side_of, unit_of
from tests.comparing.reshaped import Shape, rebuilt, shape_of, split
from tests.comparing.test_impact import BAR, COMMUNES, LOWER, Court, court_of, judged, raw_side

SAY = speak("vi")
CLASS = """  - id: {0}
    title: {1}
    title_en: {1}
    threshold: {2}
    mark: reported
    cite: {{document: 00/TN 03/01/2019, at: Điều 3}}
    when:
      - {{type: [{3}]}}
"""
TWO_CLASSES = (
    "standard.yaml",
    "  - id: plain\n",
    CLASS.format("zone", "Đặc khu", 195, "dac_khu")
    + CLASS.format("other-ward", "Phường còn lại", 195, "phuong")
    + "  - id: plain\n",
)
UNITS: dict[Unit, dict[str, int]] = {
    **COMMUNES,
    unit_of(8, type="phuong"): FULL | {"tre_bi_tai_nan": 1},
    unit_of(9, type="phuong"): FULL | {"tre_bi_tai_nan": 1, "so_hoat_dong": 1},
    unit_of(11, mountain=True): FULL | {"so_hoat_dong": 0},
    unit_of(12): FULL | {"co_nguoi_phu_trach": 0, "so_hoat_dong": 3},
    unit_of(10, type="phuong", mountain=None): FULL | {"so_hoat_dong": 0, "co_nguoi_phu_trach": 0},
}


def at_new_places(shape: Shape) -> Side:
    """The small standard with its criteria in another shape, proved."""
    book = edited()
    standard, _ = rebuilt(book.standard, shape)
    return Side(standard, prove(replace(book, standard=standard)).table)


def torn() -> Side:
    """Criterion 1 split: its second item is a criterion of its own, so that 0 activities alone knock out."""
    shape = shape_of(edited().standard)
    split(shape, 0, [1])
    return at_new_places(shape)


def class_of(unit: Unit, classes: Sequence[UnitClass]) -> str | None:
    """The first class of which a clause fits, by the law's words and nothing else."""
    for known in classes:
        for test in known.when:
            asked = {name: getattr(test, name) for name in ("province", "mountain", "island", "area_iii")}
            if unit.type in test.type and all(v is None or getattr(unit, n) == v for n, v in asked.items()):
                return known.id
    return None


CASES = (
    (side_of(), raw_side(TWO_CLASSES)),
    (side_of(), raw_side(TWO_CLASSES, LOWER, BAR)),
    (raw_side(TWO_CLASSES, BAR), side_of()),
    (side_of(), torn()),
    (torn(), side_of()),
    (side_of(), raw_side(LOWER, BAR, ("standard.yaml", "criterion_scores: 0", "criterion_scores: 40"))),
)


@pytest.mark.parametrize("sides", CASES, ids=["classes", "classes-and-more", "back", "split", "merged", "knock-out"])
def test_causes_are_all_the_smallest_sets_that_brute_force_finds(sides: tuple[Side, Side]) -> None:
    """Every set of up to three changes is made to the old law, classed and judged whole; the smallest that do count."""
    old, new = sides[0].standard, sides[1].standard
    levers = levers_of(compare(old, new))
    laws: dict[frozenset[str], tuple[Standard, Court]] = {}
    for size in range(4):
        for on in map(frozenset, combinations(levers, size)):
            made = applied(old, new, on)
            laws[on] = made, court_of(made)

    def then(on: frozenset[str], effect: Effect) -> str | None:
        standard, court = laws[on]
        known = class_of(effect.unit, standard.head.classes)
        return judged(court, facts_of(UNITS[effect.unit]), known) if known else None

    flips = impact_of(*sides, *round_of(UNITS)).flips
    assert flips
    for effect in (flip for flip in flips if flip.unit.mountain is not None):
        assert effect.cause
        hits = [on for on in laws if then(on, effect) == effect.new.verdict]
        least = min(map(len, hits))
        assert set(effect.cause.sets) == {on for on in hits if len(on) == least}
        assert effect.cause.smallest


def test_of_two_added_classes_only_the_one_that_concerns_the_commune_is_its_cause() -> None:
    """The special zone by its own class, the ward by its own."""
    sides = CASES[0]
    found = compare(sides[0].standard, sides[1].standard)
    wards = {unit_of(7, type="dac_khu"): FULL, unit_of(8, type="phuong"): FULL | {"tre_bi_tai_nan": 1}}
    told = impact_of(*sides, *round_of(wards))
    comparison = Comparison(sides[0].standard, sides[1].standard, found)
    causes = [cause_sentence(comparison, flip.cause, SAY) for flip in told.flips if flip.cause]
    assert causes == ["Thêm nhóm “Đặc khu”, ngưỡng 195 điểm", "Thêm nhóm “Phường còn lại”, ngưỡng 195 điểm"]


def test_a_split_that_knocks_out_is_named_and_renumbering_never_is() -> None:
    """No activity at all: 0 points in the new criterion; the communes with some are as they were."""
    sides = CASES[3]
    none, some = unit_of(1, mountain=True), unit_of(2)
    told = impact_of(*sides, *round_of({none: FULL | {"so_hoat_dong": 0}, some: FULL}))
    (flip,) = told.flips
    assert flip.unit == none
    assert flip.cause
    assert flip.cause.sets == (frozenset({"tc01/split"}),)
    assert {effect.trend for effect in told.effects} == {"same"}
