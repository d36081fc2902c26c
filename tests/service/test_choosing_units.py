"""Which communes of the country's list somebody means, and where a round's communes lie."""

from __future__ import annotations

from datetime import date

import pytest

from engine.evidence.identity.official_lists import OfficialLists
from engine.problems import ProblemsFound
from engine.service.board.official_units import Wanted, chosen, listed_on, province_of, unit_of
from engine.service.pages.seeing.place_names import places_of
from tests import frozen

ON = date(2026, 1, 5)


@pytest.mark.parametrize("on", [date(2024, 11, 15), ON])
def test_a_round_of_several_provinces_is_told_by_province(on: date) -> None:
    """While there were districts too; a made-up commune is in no place, nor is any without a list."""
    known = listed_on(frozen.UNITS, on)
    first = known[0]
    other = next(unit for unit in known if province_of(unit) != province_of(first))
    made_up = unit_of(first).model_copy(update={"code": "99001"})
    units, lists = [unit_of(first), unit_of(other), made_up], OfficialLists(frozen.UNITS)
    told = {first.code: province_of(first), other.code: province_of(other)}
    assert places_of(on, units, lists) == told
    assert places_of(on, units[:1], lists) == {first.code: province_of(first)}
    assert places_of(on, units, None) == {}


def test_a_commune_that_is_not_there_is_told_with_those_it_may_be() -> None:
    """Where only a few could be meant, all of them; of many those that are spelt nearly so, else none."""
    known = listed_on(frozen.UNITS, ON)
    province = province_of(known[0])
    here = [unit for unit in known if province_of(unit) == province]

    def near(some: int, asked: str) -> object:
        with pytest.raises(ProblemsFound) as found:
            chosen(here[:some], Wanted(province, ON, communes=(asked,)))
        (told,) = found.value.problems
        return told.code, told.values["near"]

    few = ", ".join(f"{unit.code} {unit.name}" for unit in here[:3])
    assert near(3, "không đâu cả") == ("RND-936", few)
    assert near(len(here), "qwxz") == ("RND-936", "–")
