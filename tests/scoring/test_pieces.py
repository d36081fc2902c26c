"""The pieces that arrays judge by: cuts where the rule changes, and a rule that comes back is a piece of its own."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from engine.rules.number_line import NumberLine
from engine.scoring.law_arrays import Cut, _pieces, law_arrays
from tests.comparing.law_edits import side_of

FIRST, SECOND = Fraction(40, 100), Fraction(60, 100)


@pytest.mark.parametrize(
    ("rules", "cuts", "pieces"),
    [
        # Between 40 % and 60 %, both taken in; what is below and what is above is the same otherwise.
        (("o", "b", "b", "b", "o"), (Cut(FIRST, beyond=False), Cut(SECOND, beyond=True)), ("o", "b", "o")),
        # Both left out.
        (("o", "o", "b", "o", "o"), (Cut(FIRST, beyond=True), Cut(SECOND, beyond=False)), ("o", "b", "o")),
        # At an edge alone: 40 % has points that neither side has.
        (("o", "b", "o", "o", "o"), (Cut(FIRST, beyond=False), Cut(FIRST, beyond=True)), ("o", "b", "o")),
        # Cells that no value reaches are passed over, at the low end too.
        ((None, "b", None, "o", "o"), (Cut(SECOND, beyond=False),), ("b", "o")),
        (("o",) * 5, (), ("o",)),
    ],
)
def test_a_cut_stands_where_the_rule_changes(
    rules: tuple[str | None, ...], cuts: tuple[Cut, ...], pieces: tuple[str, ...]
) -> None:
    """Nowhere else, and at the edge or just above it as the law gives the edge to one side."""
    assert _pieces(NumberLine((FIRST, SECOND), rules, None)) == (cuts, pieces)


@pytest.mark.parametrize(("step", "kind"), [("", np.int32), ("  step: 1\n", np.int32), ("  step: 0.5\n", object)])
def test_only_points_that_are_parts_are_counted_otherwise_than_in_whole_numbers(step: str, kind: type) -> None:
    """Where each step is a whole point 32 bits hold every total; halves are held exactly, though none is written."""
    law = side_of(("standard.yaml", "  points: 200\n", f"  points: 200\n{step}"))
    assert law_arrays(law.standard, law.table).kind is kind
