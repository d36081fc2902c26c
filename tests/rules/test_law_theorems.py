"""The theorems of a law that was opened, each under its name: on the frozen law, and on what Hypothesis makes up."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.law.checking import check_standard
from engine.law.criteria import Criterion
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.problems import errors
from engine.rules.compiling import compile_standard
from engine.rules.number_line import LawTable, decision_key, decision_situations, representatives
from engine.rules.proving import prove
from tests import frozen
from tests.made_laws import Tree, lawbook, laws

ROOT = Path(__file__).parents[2]
# Where theorems are listed, and where their tests stand.
LISTED = {
    "engine/semantics.py": "tests/semantics/test_theorems.py",
    "engine/schemes.py": "tests/semantics/test_schemes.py",
    "engine/rules/proving.py": "tests/rules/test_law_theorems.py",
}
made_up = settings(max_examples=8, deadline=None)


def opened() -> tuple[Standard, LawTable]:
    """The frozen law and its table."""
    law = frozen.law()
    return law.book.standard, law.table


def proved(made: list[list[Tree]], threshold: int) -> tuple[Standard, LawTable]:
    """A made-up law and its table."""
    book: Lawbook = lawbook(made, threshold)
    assert not errors(check_standard(book))
    return book.standard, prove(book).table


def points_had(cells: LawTable, line: str) -> set[Score]:
    """The points that some value of an item has."""
    return {cells.rules[rule].points for rule in cells.items[line].rules if rule is not None}


def totals_had(cells: LawTable, criteria: tuple[Criterion, ...]) -> set[Score]:
    """Every total that criteria can come to."""
    totals: set[Score] = {0}
    for item in (item for criterion in criteria for item in criterion.items):
        totals = {total + points for total in totals for points in points_had(cells, item.line)}
    return totals


@made_up
@given(laws(), st.integers(1, 10))
def test_covered(made: list[list[Tree]], threshold: int) -> None:
    """Every value that an item can have has one band, every situation of total and zeros one verdict."""
    for standard, cells in (opened(), proved(made, threshold)):
        for item in standard.lines:
            reached = {cell for cell, _ in representatives(item)}
            assert {cell for cell, rule in enumerate(cells.items[item.line].rules) if rule is not None} == reached
        for situation in decision_situations(standard):
            assert len({cells.rules[rule].verdict for rule in cells.decisions[decision_key(*situation)]}) == 1


@made_up
@given(laws(), st.integers(1, 10))
def test_living(made: list[list[Tree]], threshold: int) -> None:
    """No band and no rule of a decision is dead: some value, some situation has it."""
    for standard, cells in (opened(), proved(made, threshold)):
        for item in standard.lines:
            had = {cells.rules[rule].band for rule in cells.items[item.line].rules if rule is not None}
            assert had == set(range(len(item.bands)))
        deciding = {
            r.id for r in compile_standard(standard).rules if r.id.startswith(("knock-out/", "total/", "open-"))
        }
        assert {rule for rules in cells.decisions.values() for rule in rules} == deciding


@made_up
@given(laws(), st.integers(1, 10))
def test_whole(made: list[list[Tree]], threshold: int) -> None:
    """Items add up to their criterion, criteria to the most points there are: in the decision 13 criteria to 1,000."""
    for standard, _ in (opened(), proved(made, threshold)):
        for criterion in standard.criteria:
            assert sum(item.max_points for item in criterion.items) == criterion.max_points
        assert sum(criterion.max_points for criterion in standard.criteria) == standard.head.maximum.points
    assert (len(opened()[0].criteria), opened()[0].head.maximum.points) == (13, 1000)


def test_reachable() -> None:
    """Every threshold is had by some commune to the point, and missed by another with the next total below it."""
    standard, cells = opened()
    totals = totals_had(cells, standard.criteria)
    assert max(totals) == standard.head.maximum.points
    for unit_class in standard.head.classes:
        assert unit_class.threshold in totals, unit_class.id
        assert min(unit_class.threshold - total for total in totals if total < unit_class.threshold) == 5
        keys = {side: cells.decisions[decision_key(unit_class.id, side)] for side in ("below", "reached")}
        verdicts = {side: {cells.rules[rule].verdict for rule in fired} for side, fired in keys.items()}
        assert verdicts == {"below": {"not_recognised"}, "reached": {"recognised"}}


def test_knocked_out() -> None:
    """Every criterion can have no points at all, and whoever has none there is barred with all the others full."""
    standard, cells = opened()
    for criterion in standard.criteria:
        assert min(totals_had(cells, (criterion,))) == 0, criterion.id
        for unit_class in standard.head.classes:
            fired = cells.decisions[decision_key(unit_class.id, "reached", criterion.id, 2)]
            assert fired == (f"knock-out/{criterion.id}",)
            assert cells.rules[fired[0]].verdict == "not_recognised"


def test_rising() -> None:
    """Along its number line an item's points only rise, or only fall where it counts harm: no better figure costs."""
    standard, cells = opened()
    for item in standard.lines:
        points = [cells.rules[rule].points for rule in cells.items[item.line].rules if rule is not None]
        assert points in (sorted(points), sorted(points, reverse=True)), item.line
        assert len(set(points)) > 1, item.line


@pytest.mark.parametrize("page", LISTED)
def test_every_theorem_that_a_page_lists_is_a_test_of_its_name(page: str) -> None:
    """And the other way round for the theorems of an opened law: a list that says more than is proved is no list."""
    told = ast.get_docstring(ast.parse((ROOT / page).read_text("utf-8"))) or ""
    listed = set(re.findall(r"^(\w+) {2,}[A-Z]", told.partition("Theorems")[2], re.MULTILINE))
    tests = (ROOT / LISTED[page]).read_text("utf-8")
    assert listed
    assert {name for name in listed if f"\ndef test_{name}(" not in tests} == set()
