"""National targets beside the figures: exact at their edges, and never a score."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.law.benchmarks import Programme, benchmarks_of, load_programme
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
