"""A scheme with its points in tenths comes to a tenth of what the whole scheme comes to, on the page and in arrays."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given, settings

from engine.law.points.scores import Score, of_steps
from engine.rules.hurdles.stepwise import stepwise
from engine.schemes import Hurdle, Scheme, outcome
from engine.scoring.sums.adding import Given, state_of, totals_of, worths_of
from engine.semantics import Points
from tests.semantics.test_schemes import BARS, CASES, Rows

TENTH = Decimal("0.1")


def tenth(points: Score) -> Score:
    """A number of tenths as points."""
    assert isinstance(points, int)
    return of_steps(points, TENTH)


def parted(scheme: Scheme) -> Scheme:
    """The scheme with a tenth of all its points, and that as its step."""
    sums = tuple(own._replace(most=tenth(own.most), maxima=tuple(map(tenth, own.maxima))) for own in scheme.sums)
    hurdles = tuple(h._replace(edge=tenth(h.edge)) if h.absolute else h for h in scheme.hurdles)
    return Scheme(sums, tenth(scheme.maximum), tenth(scheme.most), scheme.outside, scheme.rounding, hurdles, TENTH)


def rows_of(rows: Rows) -> Rows:
    """A commune's ranges in tenths."""
    return [[p._replace(low=tenth(p.low), high=tenth(p.high)) for p in row] for row in rows]


@settings(max_examples=200, deadline=None)
@given(CASES, BARS)
def test_the_page_says_a_tenth(case: tuple[Scheme, Rows], bars: list[int]) -> None:
    """Criteria, totals – scaled and rounded ones too –, states of hurdles and verdicts."""
    scheme, rows = case
    whole, parts = outcome(scheme, rows, bars), outcome(parted(scheme), rows_of(rows), [tenth(bar) for bar in bars])
    assert (parts.low, parts.high) == (tenth(whole.low), tenth(whole.high))
    assert [w[:3] for w in parts.worths] == [tuple(map(tenth, w[:3])) for w in whole.worths]
    assert (parts.states, parts.verdicts) == (whole.states, whole.verdicts)


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_arrays_of_parts_say_what_the_page_says(case: tuple[Scheme, Rows]) -> None:
    """The same sums over arrays of objects; not one part of a point is lost."""
    scheme, rows = parted(case[0]), rows_of(case[1])
    said = outcome(scheme, rows, [])
    worths = [
        worths_of(own, [given_of(points) for points in row], scheme.outside)
        for own, row in zip(scheme.sums, rows, strict=True)
    ]
    low, high = totals_of(scheme, worths)
    assert (low[0], high[0]) == (said.low, said.high)
    assert [int(state_of(hurdle, worths)[0]) for hurdle in scheme.hurdles] == [int(state) for state in said.states]


def given_of(points: Points) -> Given:
    """One commune's range as arrays."""
    low, high = (np.array([end], dtype=object) for end in (points.low, points.high))
    return Given(low, high, None if points.applies else np.array([True]))


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_durable_rules_reads_whole_numbers_that_say_the_same(case: tuple[Scheme, Rows]) -> None:
    """What is posted to it is the scheme in steps: the whole scheme again, but for factors on both sides of a bound."""
    scheme = case[0]
    again = stepwise(parted(scheme))
    assert again._replace(hurdles=()) == scheme._replace(hurdles=())
    for hurdle, own in zip(scheme.hurdles, again.hurdles, strict=True):
        assert isinstance(own.edge, int)
        assert bound_of(own) == bound_of(hurdle)


def bound_of(hurdle: Hurdle) -> tuple[list[Decimal], Hurdle]:
    """A hurdle with its bound, or those of the criteria that it counts, as edge ÷ times."""
    bounds = [Decimal(hurdle.edge) / Decimal(times) for times in (hurdle.times, *hurdle.times_each)]
    return bounds, hurdle._replace(edge=0, times=1, times_each=())
