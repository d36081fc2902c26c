"""Cells, days and values of a law's table, worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np

from engine.law.loading import load_standard
from engine.law.measures.share import Share
from engine.law.measures.yes_no import YesNo
from engine.law.units.unit_facts import CaseTest
from engine.rules.examples import shown_value
from engine.rules.meaning import Stretch
from engine.rules.number_line import band_spans, locate
from engine.rules.situations import Axis, change_days, day_number
from tests import frozen


def test_a_value_at_an_edge_has_a_cell_of_its_own() -> None:
    """Of 95 % and 98 %: below, at, between, at, above; 48 of 49 is below 98 % by a hair."""
    edges = (Fraction(95, 100), Fraction(98, 100))
    part, whole = np.array([94, 95, 48, 49, 50, 0]), np.array([100, 100, 49, 50, 50, 7])
    assert locate(edges, part, whole).tolist() == [0, 1, 2, 3, 4, 0]


def test_large_numbers_are_compared_exactly() -> None:
    """Beyond what 64 bits hold: one child more or fewer of 3·10^18 is another cell."""
    whole, edges = 3 * 10**18, (Fraction(1, 3),)
    part = np.array([10**18 - 1, 10**18, 10**18 + 1])
    assert locate(edges, part, np.array([whole] * 3)).tolist() == [0, 1, 2]


def test_a_table_without_communes_has_no_cells() -> None:
    """Nobody to place: nothing is looked at."""
    nobody = np.array([], dtype=np.int64)
    assert locate((Fraction(1, 2),), nobody, nobody).tolist() == []


def test_a_day_on_which_a_test_no_longer_holds_is_the_one_after_its_last() -> None:
    """Until 30 June 2025 and from 1 July 2025 are one change; a test without days changes nothing."""
    tests = [
        CaseTest.model_validate({"until": "2025-06-30", "type": ("xa",)}),
        CaseTest.model_validate({"from": "2025-07-01", "until": "2026-12-31"}),
        CaseTest.model_validate({"type": ("phuong",)}),
    ]
    assert change_days(tests) == (date(2025, 7, 1), date(2027, 1, 1))
    assert change_days([]) == ()
    assert day_number(date(2025, 7, 1)) == 20_250_701


def test_a_value_is_shown_as_the_law_writes_it() -> None:
    """A share in percent: short where it ends, as a fraction where it does not; a yes and a no in words."""
    kinds = {type(item.measure): item for item in frozen.law().book.standard.lines}
    shown = [shown_value(kinds[Share], Fraction(*told)) for told in ((19, 20), (1, 3), (1, 8), (0, 1), (1, 1), (1, 15))]
    assert shown == ["95", "100/3", "12.5", "0", "100", "20/3"]
    assert [shown_value(kinds[YesNo], Fraction(told)) for told in (0, 1)] == ["no", "yes"]


def test_each_band_has_the_stretches_of_the_line_that_it_takes() -> None:
    """From below: of a count, from 3 on, from 1 to below 3, below 1; of a rate, exactly 0, over it up to 1 in 1,000."""
    items = {item.id: item for item in load_standard(frozen.SMALL).standard.items}
    one, three, rate = Fraction(1), Fraction(3), Fraction(1, 1000)
    assert band_spans(items["tc01.2"]) == {
        2: (Stretch(Fraction(0), one, False, True),),
        1: (Stretch(one, three, False, True),),
        0: (Stretch(three, None, False, False),),
    }
    assert band_spans(items["tc02.2"]) == {
        0: (Stretch(Fraction(0), Fraction(0), False, False),),
        1: (Stretch(Fraction(0), rate, True, False),),
        2: (Stretch(rate, None, True, False),),
    }


def test_a_day_is_in_the_stretch_that_the_last_change_before_it_began() -> None:
    """On the very day of a change in the new one; before the first change in the one without a beginning."""
    days = (date(2019, 1, 3), date(2025, 7, 1), date(2028, 1, 1))
    axis = Axis("day", ("0", "1", "2", "3"), (0, 1, 2, 3), (date.min, *days))
    asked = (date(2019, 1, 2), days[0], date(2025, 6, 30), days[1], date(2027, 12, 31), days[2], date(2099, 1, 1))
    assert [axis.at(day) for day in asked] == [0, 1, 1, 2, 2, 3, 3]
