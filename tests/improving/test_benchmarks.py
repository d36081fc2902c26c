"""National targets beside the figures: typed by hand here, exact at their edges, and never a score."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.law.benchmarks import Programme, benchmarks_of, load_programme
from engine.law.criteria import Item
from engine.problems import ProblemsFound
from engine.service.rounds import open_benchmarks
from tests.improving.grounds import ROOT, committed

# Decision 23/QĐ-TTg of 07/01/2021: target, item, 2025, 2030; in % or per 100,000.
TARGETS = """
14 tc02.1 >=98.5 >=100
11 tc05.1 <=550  <=500
11 tc05.2 <=16   <=15
8  tc06.1 >=90   >=95
5  tc07.1 >=97   >=98
4  tc08.1 <9     <6
4  tc08.2 <=17   <15
16 tc10.3 >=99.1 >=99.3
22 tc11.2 >=30   >=35
24 tc11.3 >=30   >=35
"""
FILE = ROOT / "criteria" / "benchmarks" / "qd-23-2021.yaml"


def programme() -> Programme:
    """The committed file."""
    (found,) = open_benchmarks(committed()[0])
    return found


def item_of(name: str) -> Item:
    """An item of the committed standard."""
    return next(item for item in committed()[0].standard.items if item.id == name)


def test_targets_are_those_of_the_decision() -> None:
    """The file's targets are those of the table above, edge and side; the law is named by number and day."""
    signs = {"at_least": ">=", "at_most": "<=", "less_than": "<"}
    found = set()
    for target in programme().targets:
        edges = [
            f"{sign}{float(value):g}"
            for year in target.years
            for name, sign in signs.items()
            if (value := getattr(year, name)) is not None
        ]
        assert [year.year for year in target.years] == [2025, 2030]
        found.add((str(target.number), target.item, *edges))
    assert found == {tuple(line.split()) for line in TARGETS.strip().splitlines()}
    assert (programme().law.number, str(programme().law.date)) == ("23/QĐ-TTg", "2021-01-07")


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
    found = benchmarks_of([programme()], committed()[0].standard, item_of(name), value)
    assert tuple(entry.met for entry in found) == met


def test_a_target_of_no_item_is_refused(tmp_path: Path) -> None:
    """A slip in an item's id, or two edges in one year, is found at its line."""
    text = FILE.read_text("utf-8")
    slips = [("item: tc07.1", "item: tc07.9", "RND-904"), ("at_least: 97}", "at_least: 97, at_most: 99}", "LAW-304")]
    for was, now, code in slips:
        (tmp_path / "x.yaml").write_text(text.replace(was, now), "utf-8")
        with pytest.raises(ProblemsFound) as caught:
            load_programme(tmp_path / "x.yaml", "x.yaml", committed()[0].standard)
        (found,) = caught.value.problems
        assert found.code == code
        assert now in found.typed
