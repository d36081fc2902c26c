"""National targets beside the figures: exact at their edges, and never a score."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from engine.evidence.identity.official_lists import open_lists
from engine.law.benchmarks import Programme, benchmarks_of, load_programme, of_place
from engine.law.criteria import Item
from engine.problems import ProblemsFound
from engine.service.rounds import open_benchmarks
from tests import frozen
from tests.improving.grounds import whole


def programme() -> Programme:
    """The frozen file."""
    (found,) = open_benchmarks(whole()[0])
    return found


def item_of(name: str) -> Item:
    """An item of the frozen standard."""
    return next(item for item in whole()[0].standard.items if item.id == name)


@pytest.mark.parametrize(
    ("name", "value", "met"),
    [
        ("tc07.1", Fraction(97, 100), (True, False)),
        ("tc07.1", Fraction(9699, 10000), (False, False)),
        ("tc08.1", Fraction(9, 100), (False, False)),
        ("tc08.1", Fraction(59, 1000), (True, True)),
        ("tc08.2", Fraction(17, 100), (True, False)),
        ("tc05.1", Fraction(11, 2000), (True, False)),
        ("tc05.2", Fraction(0), (True, True)),
        ("tc10.3", Fraction(991, 1000), (True, False)),
        ("tc02.1", Fraction(1), (True, True)),
    ],
)
def test_edges_are_exact(name: str, value: Fraction, met: tuple[bool, ...]) -> None:
    """A value on a target's edge is on the side that its sign says; nothing is rounded."""
    found = benchmarks_of([programme()], whole()[0].standard, item_of(name), value)
    assert tuple(entry.met for entry in found) == met


@pytest.mark.parametrize(
    ("code", "on", "provinces"),
    [
        ("00001", date(2024, 11, 15), ("Hà Nội",)),
        ("26506", date(2024, 11, 15), ("Bà Rịa - Vũng Tàu",)),
        ("26506", date(2026, 11, 15), ("Hồ Chí Minh", "Bà Rịa - Vũng Tàu")),
        ("99999", date(2026, 11, 15), ()),
    ],
)
def test_a_commune_has_its_provinces_own_targets_also_after_a_merger(
    code: str, on: date, provinces: tuple[str, ...]
) -> None:
    """By the province of the day, and by the one that all it came from were of; never a neighbour's."""
    lists = open_lists(frozen.UNITS)
    assert lists is not None and lists.provinces(code, on) == provinces
    own = programme().model_copy(update={"province": "Bà Rịa - Vũng Tàu"})
    found = of_place([programme(), own], provinces)
    assert found == ((programme(), own) if "Bà Rịa - Vũng Tàu" in provinces else (programme(),))


def test_a_programme_without_targets_or_a_document_is_refused(tmp_path: Path) -> None:
    """One that says nothing, and one that neither names its document nor says why not."""
    head = "id: x\ntitle: x\ntitle_en: x\nstandard: qd-06-2019\nmark: reported\n"
    for text, code in (
        ("law: {number: 1/KH-UBND, date: 2021-01-01}\n", "LAW-202"),
        ("law: {number: 1/KH-UBND}\nrecognised: [{year: 2025, at_least: 65}]\n", "LAW-202"),
        ("law: {seen: thử}\nrecognised: [{year: 2025}]\n", "LAW-304"),
    ):
        (tmp_path / "x.yaml").write_text(head + text, "utf-8")
        with pytest.raises(ProblemsFound) as caught:
            load_programme(tmp_path / "x.yaml", "x.yaml", whole()[0].standard)
        assert [found.code for found in caught.value.problems] == [code]


def test_a_target_of_no_item_is_refused(tmp_path: Path) -> None:
    """A slip in an item's id, two edges in one year, the programme by a wrong date: each is found at its line."""
    text = frozen.TARGETS.read_text("utf-8")
    slips = [
        ("item: tc07.1", "item: tc07.9", "RND-904"),
        ("at_least: 97}", "at_least: 97, at_most: 99}", "LAW-304"),
        ("8 loại vắc xin, phiếu", "8 loại vắc xin (23/QĐ-TTg ngày 07/01/2012), phiếu", "LAW-359"),
    ]
    for was, now, code in slips:
        (tmp_path / "x.yaml").write_text(text.replace(was, now), "utf-8")
        with pytest.raises(ProblemsFound) as caught:
            load_programme(tmp_path / "x.yaml", "x.yaml", whole()[0].standard)
        (found,) = caught.value.problems
        assert found.code == code
        assert now in found.typed
