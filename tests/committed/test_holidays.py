"""The days off of ``holidays.yaml``, held against days typed by hand; lunar ones computed for Vietnam."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from engine.law.directives import load_directives
from tests.committed.making import CRITERIA


@pytest.fixture(scope="module")
def holidays() -> Mapping[int, frozenset[date]]:
    """Days off by year."""
    return load_directives(CRITERIA / "directives", ()).holidays


def test_holidays_of_seven_years(holidays: Mapping[int, frozenset[date]]) -> None:
    """The fixed days and the lunar ones stand; 2 September is one day in 2020 and two from 2021; later years too."""
    lunar = {  # first day of the year; the Hùng Kings' day, the 10th of the third month
        2020: ((1, 25), (4, 2)), 2021: ((2, 12), (4, 21)), 2022: ((2, 1), (4, 10)), 2023: ((1, 22), (4, 29)),
        2024: ((2, 10), (4, 18)), 2025: ((1, 29), (4, 7)), 2026: ((2, 17), (4, 26)),
    }  # fmt: skip
    assert holidays.keys() >= lunar.keys()
    for year, days in holidays.items():
        assert {date(year, *day) for day in ((1, 1), (4, 30), (5, 1), (9, 2), *lunar.get(year, ()))} <= days
        assert all(day.year == year for day in days)
        assert bool(days & {date(year, 9, 1), date(year, 9, 3)}) == (year > 2020)


def test_a_holiday_on_a_weekend_is_made_up(holidays: Mapping[int, frozenset[date]]) -> None:
    """For each day of the law that falls on a Saturday or Sunday, a working day near it is off (Tết goes by notice)."""
    for year in holidays:
        for fixed in (date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)):
            if fixed.weekday() >= 5:
                near = [fixed + timedelta(days) for days in (1, 2, 3)]
                assert any(day in holidays[year] and day.weekday() < 5 for day in near), fixed
