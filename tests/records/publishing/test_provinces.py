"""Made-up provinces attacked by linear programs, as an outsider and as every commune, over two releases: none solved.

The whole thousand is ``python bench/attack_provinces.py``; sixty of them run here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.records.publishing.attacking import attacks_on
from engine.records.publishing.auditing import audited_table, is_hidden_well
from engine.records.publishing.figures_possible import Reach
from engine.records.publishing.protecting import Counts, protected
from engine.records.publishing.releases import CountTable
from tests.records.publishing.lp_attacker import Program, Solved, is_solved, program_of
from tests.records.publishing.made_provinces import MadeProvince, figures, limits_of, made_province, released
from tests.records.publishing.usual_rule import usually_protected

PROVINCES = 60


@pytest.mark.parametrize("start", range(0, PROVINCES, 10))
def test_no_linear_program_solves_a_hidden_count(start: int) -> None:
    """By everything published so far no small count is told: none fits, and as many as the limit fit."""
    found = [(seed, told) for seed in range(start, start + 10) for told in solved(made_province(seed))]
    assert found == []


def solved(made: MadeProvince) -> Iterator[Solved]:
    """Every count of a province that a linear program tells."""
    for tables, own in released(made):
        below = tables[-1][1].below
        yield from (told for told in program_of(tables).solved(own) if is_solved(told, below))


def test_the_programs_look_at_two_releases_and_at_communes() -> None:
    """What the test above claims: both releases are there, hidden figures in them, and attackers who are communes."""
    both, communes, hidden = 0, 0, 0
    for seed in range(6):
        for tables, own in released(made_province(seed)):
            both += len(tables) == 2
            hidden += tables[-1][1].hidden
            communes += sum(bool(told.to) for told in program_of(tables).solved(own))
    assert both > 0
    assert hidden > 100
    assert communes > 100


def test_the_usual_rule_fails_a_commune_that_knows_its_own_figure() -> None:
    """Two hidden whose sum is the limit keep an outsider out, and not a commune of the two: the programs can fail."""
    outside, inside = 0, 0
    for seed in range(12):
        for counts in made_province(seed).first:
            table = usually_protected(counts, limits_of(counts.datum).below)
            for told in Program(((1, table),)).solved(figures(counts)):
                outside += is_solved(told, table.below) and not told.to
                inside += is_solved(told, table.below) and bool(told.to)
    assert outside == 0
    assert inside > 0


@pytest.mark.parametrize("seed", range(8))
def test_the_closed_form_and_the_linear_program_agree(seed: int) -> None:
    """The least and the most of every hidden figure, to everybody and to each commune, are the same by both."""
    for counts in made_province(seed).first:
        for table in (protected(counts, limits_of(counts.datum)), usually_protected(counts, 5)):
            assert closed(table, counts) == by_programs(table, counts)


def closed(table: CountTable, counts: Counts) -> dict[tuple[str, str], tuple[int, int | None]]:
    """The engine's own attack, figure by figure."""
    found = {}
    for attack in attacks_on(((1, table),), figures(counts)):
        to = attack.own[0] if attack.own else ""
        for code in attack.group_of:
            reach = attack.reach(code)
            found[code, to] = (reach.least, reach.most)
    return found


def by_programs(table: CountTable, counts: Counts) -> dict[tuple[str, str], tuple[int, int | None]]:
    """The same by linear programs, for the figures and the attackers that the engine looked at."""
    program, wanted = Program(((1, table),)), closed(table, counts)
    found = {}
    for code, to in wanted:
        at, own = program.at[code], program.at.get(to)
        if own is not None:
            program.know(own, figures(counts)[to])
        least, most = program.reach(at)
        found[code, to] = (round(least), None if most > 1e9 else round(most))
        if own is not None:
            program.release(own)
    return found


def test_what_the_engine_finds_is_what_the_programs_find() -> None:
    """On tables protected by the usual rule both name the same tables as open, and both leave the same ones alone."""
    opened = 0
    for seed in range(12):
        for counts in made_province(seed).first:
            table = usually_protected(counts, limits_of(counts.datum).below)
            own = figures(counts)
            ours = any(f.place in own for f in audited_table([(1, table)], own, most=10_000))
            theirs = any(is_solved(told, table.below) for told in Program(((1, table),)).solved(own))
            assert ours == theirs, (seed, counts.datum)
            opened += ours
    assert 0 < opened < 36


def test_hidden_well() -> None:
    """0 and the limit must fit; what is known to be 0, or to be as many as may be shown, is no small count."""
    good = [Reach(0, 5), Reach(0, None), Reach(0, 0), Reach(7, 7), Reach(5, None)]
    bad = [Reach(1, 1), Reach(0, 4), Reach(1, 9), Reach(4, None), Reach(3, 3)]
    assert [is_hidden_well(told, 5) for told in (*good, *bad)] == [True] * 5 + [False] * 5
