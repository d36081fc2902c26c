"""Provinces under two standards attacked by linear programs, as outsider and as every commune, over two releases.

The whole thousand is ``python bench/attack_provinces.py 1000 two``; fifteen of them run here.
"""

from __future__ import annotations

import pytest

from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.protecting import Counts, Limits
from engine.records.publishing.releases import CountTable, of_class_key
from tests.records.publishing.lp_attacker import Program, is_solved, program_of
from tests.records.publishing.made_of_two import NEW, OLD, OLD_ALONE, made_of_two
from tests.records.publishing.made_provinces import released

PROVINCES, STEP = 15, 5
LIMITS = Limits(5, 3, 2)


@pytest.mark.parametrize("start", range(0, PROVINCES, STEP))
def test_no_linear_program_solves_a_count_of_two_standards(start: int) -> None:
    """One table a count for both standards: nothing is told, whoever goes from one to the other in between."""
    found = [
        (seed, told)
        for seed in range(start, start + STEP)
        for tables, own in released(made_of_two(seed))
        for told in program_of(tables).solved(own)
        if is_solved(told, tables[-1][1].below)
    ]
    assert found == []


def test_the_tables_are_trees_of_both_standards() -> None:
    """What the test above claims: classes of both, communes that go over, attackers who are communes, two releases."""
    over, both, communes, hidden = 0, 0, 0, 0
    for seed in range(5):
        made = made_of_two(seed)
        homes = [{c: of_class_key(k)[0] for k, own in one.classes.items() for c in own} for one in
                 (made.first[0], made.second[0])]  # fmt: skip
        over += sum(homes[1][code] != law for code, law in homes[0].items())
        for tables, own in released(made):
            keys = [row.id for _, table in tables for row in table.classes]
            codes = [code for row in tables[-1][1].classes for code in row.communes]
            assert len(codes) == len(set(codes))
            both += len(tables) == 2 and {of_class_key(key)[0] for key in keys} == {OLD, NEW}
            assert tables[-1][1].datum != OLD_ALONE or {of_class_key(key)[0] for key in keys} == {OLD}
            hidden += tables[-1][1].hidden
            communes += sum(bool(told.to) for told in program_of(tables).solved(own))
    assert over > 3
    assert both > 3
    assert hidden > 100
    assert communes > 100


def counts(classes: dict[str, dict[str, int]]) -> Counts:
    """One count by class of a standard."""
    return Counts("bao_luc", "", classes)


def drawn(first: Counts, second: Counts) -> list[tuple[int, CountTable]]:
    """What is published of a count by two releases."""
    one = drawn_table(first, LIMITS, ()).table
    before = ((1, one),) if one else ()
    two = drawn_table(second, LIMITS, before).table
    return [*before, *([(2, two)] if two else [])]


def test_one_count_told_as_two_is_given_away() -> None:
    """Why two standards' names for one count are tied: apart each is safe, both together tell who stayed behind.

    An and Dân cover Bé under the old standard; under the new one, where nobody knows that, they are shown.
    """
    old, new = f"{OLD}:x", f"{NEW}:x"
    apart = [
        *drawn(counts({old: {"An": 12, "Bé": 2, "Dân": 11}}), counts({old: {"Bé": 2}})),
        *drawn(counts({new: {"Gấm": 20}}), counts({new: {"Gấm": 20, "An": 12, "Dân": 11}})),
    ]
    own: dict[str, int] = {}
    by_name = [apart[:2], apart[2:]]
    assert all(not is_solved(told, LIMITS.below) for tables in by_name for told in Program(tables).solved(own))
    last = next(one for one in apart if one[1].communes.get("Bé", 0) is None)
    both = Program([*(one for one in apart if one is not last), last])
    assert [(told.code, told.least, told.most) for told in both.solved(own)] == [("Bé", 2.0, 2.0)]
    tied = drawn(
        counts({old: {"An": 12, "Bé": 2, "Dân": 11}, new: {"Gấm": 20}}),
        counts({old: {"Bé": 2}, new: {"Gấm": 20, "An": 12, "Dân": 11}}),
    )
    assert len(tied) == 2
    assert not any(is_solved(told, LIMITS.below) for told in program_of(tied).solved({"An": 12, "Bé": 2, "Dân": 11}))
