"""What criteria can come to is what the page makes of every mixture of their items' points: no state more or less."""

from __future__ import annotations

from itertools import product

import pytest

from engine.rules.hurdles.stepwise import stepwise
from engine.rules.idle.reaching import Worths, items_of, points_reached, together, worths_of
from engine.rules.meaning import scheme_of
from engine.rules.proving import prove
from engine.schemes import Sum, Worth, worth_of
from engine.semantics import Points
from tests.comparing.law_edits import edited

CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
NONE = "when_none: full_points"
# Two items of which the better counts, either of which a commune may be without, and one that takes points off.
EDITS = (
    ("tc01.yaml", "max_points: 40\n", "max_points: 40\n    role: deduction\n"),
    ("tc02.yaml", NONE, "when_none: not_applicable\n    best_of: a"),
    ("tc02.yaml", "      - {name: không có trẻ dưới 1 tuổi, given: none, points: 50}\n", ""),
    ("tc02.yaml", "      - {name: không có trẻ em, given: none, points: 30}\n", ""),
)


def by_the_page(own: Sum, given: list[frozenset[int | None]], outside: str) -> Worths:
    """Every state of a criterion, one mixture of its items' points after the other."""
    rows = ([Points(p or 0, p or 0, sure=True, applies=p is not None) for p in points] for points in product(*given))
    return frozenset(worth_of(own, row, outside) for row in rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("outside", ["nothing", "rescale", "full_points"])
def test_every_state_of_a_criterion_is_one_that_the_page_gives(outside: str) -> None:
    """The better of two, one of them or both out, points taken off; as the law treats what does not apply."""
    left_out = "standard.yaml", "authorities:", f"left_out: {{how: {outside}, {CITED}}}\nauthorities:"
    book = edited(*EDITS, left_out)
    table, standard = prove(book).table, book.standard
    scheme = stepwise(scheme_of(standard))
    made = zip(standard.criteria, scheme.sums, items_of(standard, scheme, table), strict=True)
    for criterion, own, items in made:
        given = [points_reached(item, table, standard.head.step) for item in criterion.items]
        assert worths_of(items, criterion) == by_the_page(own, given, outside), (criterion.id, outside)


def test_criteria_together_are_the_sums_of_those_that_apply() -> None:
    """One of 10 or 4 of 10, one of 5 of 20 that may be out: sums with it and without; of nothing there is none."""
    one = frozenset(Worth(p, p, 10, applies=True) for p in (10, 4))
    out = Worth(0, 0, 0, applies=False)
    other = frozenset({Worth(5, 5, 20, applies=True), out})
    sums = [(15, 30), (9, 30), (10, 10), (4, 10)]
    assert together([one, other]) == {Worth(p, p, whole, applies=True) for p, whole in sums}
    assert together([frozenset({out})]) == frozenset()


@pytest.mark.parametrize(("none", "given"), [("full_points", {50, 35, 10}), ("zero", {50, 35, 10, 0})])
def test_a_commune_with_nobody_in_the_whole_has_what_the_law_gives_it(none: str, given: set[int]) -> None:
    """All points, which a band gives too, or nothing, which none of these bands gives."""
    edits = [(old, old.replace("0", "10", 1)) for old in ("points: 0, mark: provisional}", "points: 0}")]
    if none == "zero":
        edits += [(NONE, "when_none: zero"), *((f"none, points: {most}}}", "none, points: 0}") for most in (50, 30))]
    book = edited(*(("tc02.yaml", *edit) for edit in edits))
    (item,) = (item for item in book.standard.items if item.id == "tc02.1")
    assert points_reached(item, prove(book).table, book.standard.head.step) == given
