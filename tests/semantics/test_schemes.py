"""The theorems of the second page, each under its name, on made-up schemes against a plain reading in Fractions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.law.values import Role
from engine.schemes import (
    Hurdle,
    Outcome,
    Outside,
    Rounding,
    Scheme,
    Sum,
    Worth,
    kept_state,
    least_scaled,
    outcome,
    scaled,
)
from engine.schemes import state_of as schemes_state
from engine.scoring.sums.adding import Given, Worths, state_of, totals_of, worths_of
from engine.scoring.sums.fired_states import NOT_JUDGED, FiredStates
from engine.semantics import Points, Verdict, Zero

few = settings(max_examples=150, deadline=None)
RANK = {"not_recognised": 0, "undecided": 1, "recognised": 2}
Rows = list[list[Points]]
# What an item gives in one completion: its points, or None where it does not apply.
Told = list[list[int | None]]


@st.composite
def sums(draw: st.DrawFn, name: str, may_be_out: bool) -> Sum:
    """A criterion of one to three items, scored with or without pairs, bonus or deductions among them."""
    role: Role = draw(st.sampled_from(["scored", "scored", "scored", "bonus", "deduction"]))
    maxima = [draw(st.integers(1, 6)) for _ in range(draw(st.integers(1, 3)))]
    roles: list[Role] = [role] * len(maxima)
    pairs: tuple[tuple[int, ...], ...] = ()
    if role == "scored" and len(maxima) == 3 and draw(st.booleans()):
        pairs, maxima[1] = ((0, 1),), maxima[0]
    elif role == "scored" and len(maxima) > 1 and not may_be_out:
        roles[-1] = draw(st.sampled_from(["scored", "bonus", "deduction"]))
    counted = [own for at, own in enumerate(maxima) if roles[at] == role and not (pairs and at == 1)]
    most = sum(counted) if role == "scored" else draw(st.integers(1, sum(maxima)))
    return Sum(name, role, most, tuple(roles), tuple(maxima), pairs)


@st.composite
def schemes(draw: st.DrawFn) -> tuple[Scheme, list[list[bool]]]:
    """A scheme, and of each item whether it may be out; where one may, its criterion has no bonus and no deduction."""
    may = [draw(st.booleans()) for _ in range(draw(st.integers(1, 3)))]
    made = [draw(sums(f"tc{at:02}", may_be_out)) for at, may_be_out in enumerate(may, 1)]
    if not any(own.role == "scored" for own in made):
        made[0] = Sum("tc01", "scored", 4, ("scored",), (4,))
    scored = [at for at, own in enumerate(made) if own.role == "scored"]
    maximum = sum(made[at].most for at in scored)
    hurdles = tuple(draw(hurdle(f"h{n}", made, scored)) for n in range(draw(st.integers(0, 3))))
    outside: Outside = draw(st.sampled_from(["nothing", "rescale", "full_points"]))
    rounding: Rounding = draw(st.sampled_from(ROUNDINGS))
    most = draw(st.sampled_from([maximum, maximum + 3]))
    out = [[own.role == "scored" and may_be for _ in own.maxima] for own, may_be in zip(made, may, strict=True)]
    return Scheme(tuple(made), maximum, most, outside, rounding, hurdles), out


ROUNDINGS: tuple[Rounding, ...] = ("down", "nearest", "up")


@st.composite
def hurdle(draw: st.DrawFn, name: str, made: Sequence[Sum], scored: Sequence[int]) -> Hurdle:
    """A bound in points or percent on some criteria, each alone or together, some of which may fall short."""
    parts = tuple(sorted(draw(st.sets(st.sampled_from(scored), min_size=1))))
    together = draw(st.booleans())
    allowed = 0 if together or len(parts) == 1 else draw(st.integers(0, len(parts) - 1))
    if len(parts) > 1 and not together and not allowed:
        parts = parts[:1]
    strict, level, tops = draw(st.booleans()), draw(st.integers(0, 1)), tuple(made[at].most for at in parts)
    kind, most = draw(st.sampled_from(["percent", "scaled", "points"])), sum(tops) if together else min(tops)
    if kind == "percent":
        return Hurdle(name, parts, 100, draw(st.integers(0, 100)), strict, False, together, allowed, level)
    if kind == "scaled":
        each = () if together or len(parts) == 1 else tops
        return Hurdle(name, parts, most, draw(st.integers(0, int(most))), strict, False, together, allowed, level, each)
    return Hurdle(name, parts, 1, draw(st.integers(0, int(most))), strict, True, together, allowed, level)


@st.composite
def communes(draw: st.DrawFn, scheme: Scheme, out: list[list[bool]]) -> Rows:
    """The ranges of a commune's items; some do not apply."""
    rows = []
    for own, may in zip(scheme.sums, out, strict=True):
        row = []
        for most, may_be_out in zip(own.maxima, may, strict=True):
            low = draw(st.integers(0, int(most)))
            high = low if draw(st.booleans()) else draw(st.integers(low, int(most)))
            gone = may_be_out and draw(st.booleans())
            row.append(Points(0, 0, sure=True, applies=False) if gone else Points(low, high, sure=True, applies=True))
        rows.append(row)
    return rows


CASES = schemes().flatmap(lambda made: st.tuples(st.just(made[0]), communes(*made)))
BARS = st.lists(st.integers(0, 30), min_size=2, max_size=2).map(sorted)


def completions(rows: Rows) -> list[Told]:
    """Every way in which what is missing could turn out."""
    flat = [[None] if not p.applies else list(range(int(p.low), int(p.high) + 1)) for row in rows for p in row]
    sizes = [len(row) for row in rows]
    made = []
    for told in product(*flat):
        left = list(told)
        made.append([[left.pop(0) for _ in range(size)] for size in sizes])
    return made


def plain_total(scheme: Scheme, told: Told) -> int:
    """A total as an official would add it up by hand, in Fractions, rounded at the end."""
    scored = whole = extra = Fraction(0)
    for own, row in zip(scheme.sums, told, strict=True):
        points, most, added = by_hand(scheme, own, row)
        scored, whole = scored + points, whole + most
        extra += added
    if scheme.outside == "rescale" and whole:
        up = scored * Fraction(scheme.maximum) / whole
        rounded: dict[str, int] = {
            "down": math.floor(up), "nearest": math.floor(up + Fraction(1, 2)), "up": math.ceil(up)
        }  # fmt: skip
        scored = Fraction(rounded[scheme.rounding])
    return int(min(max(scored + extra, Fraction(0)), Fraction(scheme.most)))


def by_hand(scheme: Scheme, own: Sum, row: Sequence[int | None]) -> tuple[int, int, int]:
    """A criterion's points, the most of what applies, and what it adds beside the maximum."""
    filled = [
        int(m) if p is None and scheme.outside == "full_points" and role == "scored" else p
        for p, m, role in zip(row, own.maxima, own.roles, strict=True)
    ]
    if own.role != "scored":
        amount = int(min(sum(p or 0 for p in filled), own.most))
        return 0, 0, amount if own.role == "bonus" else -amount
    points = most = beside = 0
    paired = {at for pair in own.pairs for at in pair}
    for pair in own.pairs:
        told = [p for at in pair if (p := filled[at]) is not None]
        points, most = points + max(told, default=0), most + (int(own.maxima[pair[0]]) if told else 0)
    for at, given_points in enumerate(filled):
        if at in paired or given_points is None:
            continue
        if own.roles[at] == "scored":
            points, most = points + given_points, most + int(own.maxima[at])
        else:
            beside += given_points if own.roles[at] == "bonus" else -given_points
    limit = most if scheme.outside == "rescale" else int(own.most)
    return min(max(points + beside, 0), limit), most, 0


def plain_barred(scheme: Scheme, told: Told, hurdle_: Hurdle) -> bool:
    """Whether a hurdle bars, as an official would say it."""
    times = [int(own) for own in hurdle_.times_each or (hurdle_.times,) * len(hurdle_.parts)]
    made = [by_hand(scheme, scheme.sums[at], told[at]) for at in hurdle_.parts]
    rows = [(points, most, by) for (points, most, _), by in zip(made, times, strict=True) if most]
    if hurdle_.together:
        rows = [(sum(row[0] for row in rows), sum(row[1] for row in rows), times[0])] if rows else []
    short = 0
    for points, most, by in rows:
        mine = Fraction(points) if hurdle_.absolute else Fraction(by * points, most)
        short += mine <= hurdle_.edge if hurdle_.strict else mine < hurdle_.edge
    return short > hurdle_.allowed


def plain_verdicts(scheme: Scheme, told: Told, bars: Sequence[int]) -> list[bool]:
    """Level by level, whether a commune of which all is known is recognised."""
    barred = [(h.level, plain_barred(scheme, told, h)) for h in scheme.hurdles]
    total = plain_total(scheme, told)
    return [total >= bar and not any(b and at <= level for at, b in barred) for level, bar in enumerate(bars)]


@few
@given(CASES, BARS)
def test_contained(case: tuple[Scheme, Rows], bars: list[int]) -> None:
    """Every completion lies within what was said, and no verdict that was given turns out otherwise."""
    scheme, rows = case
    said = outcome(scheme, rows, bars)
    for told in completions(rows):
        assert said.low <= plain_total(scheme, told) <= said.high
        for verdict, came in zip(said.verdicts, plain_verdicts(scheme, told, bars), strict=True):
            assert verdict == "undecided" or (verdict == "recognised") == came
        for state, own in zip(said.states, scheme.hurdles, strict=True):
            assert state is Zero.POSSIBLE or (state is Zero.CERTAIN) == plain_barred(scheme, told, own)


@few
@given(CASES)
def test_attained(case: tuple[Scheme, Rows]) -> None:
    """Both ends of the total come of some completion, and a hurdle that could bar does in one and not in another."""
    scheme, rows = case
    said, every = outcome(scheme, rows, [0]), completions(rows)
    totals = {plain_total(scheme, told) for told in every}
    assert {said.low, said.high} <= totals
    for state, own in zip(said.states, scheme.hurdles, strict=True):
        barred = {plain_barred(scheme, told, own) for told in every}
        assert barred == ({True, False} if state is Zero.POSSIBLE else {state is Zero.CERTAIN})


@few
@given(CASES, BARS, st.data())
def test_monotone(case: tuple[Scheme, Rows], bars: list[int], data: st.DataObject) -> None:
    """One point more where points count, or one fewer taken off, lowers nothing."""
    scheme, rows = case
    at = data.draw(
        st.sampled_from([(c, i) for c, row in enumerate(rows) for i, p in enumerate(row) if p.applies] or [(0, 0)])
    )
    own, points = scheme.sums[at[0]], rows[at[0]][at[1]]
    step = -1 if own.roles[at[1]] == "deduction" else 1
    low = min(max(points.low + step, 0), own.maxima[at[1]])
    high = min(max(points.high + step, 0), own.maxima[at[1]])
    better = [[*row] for row in rows]
    better[at[0]][at[1]] = points._replace(low=low, high=high) if points.applies else points
    before, after = outcome(scheme, rows, bars), outcome(scheme, better, bars)
    assert (after.low, after.high) >= (before.low, before.high)
    assert after.low >= before.low
    assert after.high >= before.high
    assert all(b <= a for a, b in zip(before.states, after.states, strict=True))
    assert all(RANK[b] >= RANK[a] for a, b in zip(before.verdicts, after.verdicts, strict=True))


@few
@given(CASES, BARS)
def test_ordered(case: tuple[Scheme, Rows], bars: list[int]) -> None:
    """A level above is never had without the one below it."""
    said = outcome(*case, bars)
    assert RANK[said.verdicts[1]] <= RANK[said.verdicts[0]]


@few
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 60), st.sampled_from(ROUNDINGS), st.data())
def test_rescaled(maximum: int, whole: int, need: int, rounding: Rounding, data: st.DataObject) -> None:
    """Scaled up, a total reaches a threshold exactly from the least points that are said, rounded any way."""
    points = data.draw(st.integers(0, whole))
    scheme = Scheme((), maximum, maximum, "rescale", rounding, ())
    assert (scaled(scheme, points, whole) >= need) == (
        points * maximum >= (least_scaled(scheme, need, whole) if whole != maximum else need * maximum)
    )
    if rounding == "down":
        assert (scaled(scheme, points, whole) >= need) == (points >= Fraction(need * whole, maximum))


VERDICTS = st.lists(st.sampled_from(["recognised", "not_recognised", "undecided", None]), min_size=1, max_size=4)


@few
@given(CASES, BARS, VERDICTS)
def test_kept(case: tuple[Scheme, Rows], bars: list[int], before: list[Verdict | None]) -> None:
    """A level to be kept is had where every earlier round gave it, refused where one refused it, else at most open.

    Whatever the earlier rounds turn out to be lies within that, and the level below never hangs on them.
    """
    scheme, rows = case
    asking = scheme._replace(hurdles=(*scheme.hurdles, Hurdle("kept/x", (), 1, 0, level=1)))
    plain = outcome(scheme, rows, bars)
    said = outcome(asking, rows, bars, [kept_state(before)])
    assert said.verdicts[0] == plain.verdicts[0]
    assert said.states[-1] is kept_state(before)
    if "not_recognised" in before:
        assert said.verdicts[1] == "not_recognised"
    elif all(verdict == "recognised" for verdict in before):
        assert said.verdicts[1] == plain.verdicts[1]
    else:
        assert said.verdicts[1] == ("not_recognised" if plain.verdicts[1] == "not_recognised" else "undecided")
    assert outcome(asking, rows, bars).verdicts == outcome(asking, rows, bars, [Zero.POSSIBLE]).verdicts
    either: list[Verdict | None] = ["recognised", "not_recognised"]
    ways = [either if told in ("undecided", None) else [told] for told in before]
    came: set[Zero] = {kept_state(way) for way in product(*ways)}
    assert came == ({Zero.NO, Zero.CERTAIN} if said.states[-1] is Zero.POSSIBLE else {said.states[-1]})


@few
@given(schemes(), st.data())
def test_arrays_add_up_what_the_page_does(made: tuple[Scheme, list[list[bool]]], data: st.DataObject) -> None:
    """Some communes at once: ends of criteria and totals, and states of hurdles, are those of the page one by one."""
    scheme, out = made
    rows = [data.draw(communes(scheme, out)) for _ in range(3)]
    said = [outcome(scheme, row, [0]) for row in rows]
    worths = [
        worths_of(own, [given_of(rows, c, i, may=out[c][i]) for i in range(len(own.maxima))], scheme.outside)
        for c, own in enumerate(scheme.sums)
    ]
    low, high = totals_of(scheme, worths)
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [(s.low, s.high) for s in said]
    for c, worth in enumerate(worths):
        assert pairs_of(worth.low, worth.high) == [(s.worths[c].low, s.worths[c].high) for s in said]
    for n, own in enumerate(scheme.hurdles):
        assert state_of(own, worths).tolist() == [int(s.states[n]) for s in said]


def test_of_several_criteria_as_many_as_are_allowed_may_fall_short() -> None:
    """Three criteria, each short for certain, perhaps or not at all: in arrays every mixture is as on the page."""
    ends = [(0, 0), (0, 4), (4, 4)]
    mixtures = list(product(ends, repeat=3))
    columns = [
        Worths(np.array([m[at][0] for m in mixtures]), np.array([m[at][1] for m in mixtures]), 4, None)
        for at in range(3)
    ]
    for allowed in (0, 1, 2):
        own = Hurdle("h", (0, 1, 2), 1, 3, absolute=True, allowed=allowed)
        said = [schemes_state(own, [Worth(low, high, 4, applies=True) for low, high in m]) for m in mixtures]
        assert state_of(own, columns).tolist() == [int(state) for state in said]
        assert set(said) == set(Zero)


@pytest.mark.parametrize("absolute", [True, False])
@pytest.mark.parametrize("together", [True, False])
def test_a_criterion_of_which_nothing_applies_falls_short_of_no_bound(absolute: bool, together: bool) -> None:
    """Whatever is asked, in points or percent, of it alone or of a sum; whoever it applies to does fall short."""
    own = Hurdle("h", (0,), 1 if absolute else 100, 3 if absolute else 50, absolute=absolute, together=together)
    columns = [Worths(np.array([0, 0]), np.array([0, 0]), np.array([4, 4]), np.array([True, False]))]
    if together:  # what is left of the whole is counted in it
        columns = [columns[0]._replace(whole=np.array([0, 4]))]
    assert state_of(own, columns).tolist() == [Zero.NO, Zero.CERTAIN]


def test_a_criterion_of_which_only_what_takes_off_applies_falls_short_of_no_share() -> None:
    """By the rules that fired as by the page: of no points to be had there is no share; of four there is."""
    own = Hurdle("h", (0,), 100, 50)
    columns = [Worths(np.array([0, 0]), np.array([0, 0]), np.array([0, 4]), np.array([False, False]))]
    short = [Zero.CERTAIN] * NOT_JUDGED
    fired = FiredStates((np.array([*short, Zero.NO], dtype=np.int8),), np.array([], dtype=np.int8))
    for told in (None, fired):
        assert state_of(own, columns, told).tolist() == [Zero.NO, Zero.CERTAIN]


def given_of(rows: Sequence[Rows], criterion: int, item: int, *, may: bool) -> Given:
    """One item of some communes as arrays."""
    told = [row[criterion][item] for row in rows]
    out = np.array([not p.applies for p in told]) if may else None
    return Given(np.array([p.low for p in told], np.int32), np.array([p.high for p in told], np.int32), out)


def pairs_of(low: object, high: object) -> list[tuple[int, int]]:
    """Two columns as pairs."""
    return list(zip(np.asarray(low).tolist(), np.asarray(high).tolist(), strict=True))


def test_an_outcome_is_a_plain_value() -> None:
    """Nothing of a commune stays in the page: the same ranges give the same outcome."""
    scheme = Scheme((Sum("tc01", "scored", 4, ("scored",), (4,)),), 4, 4, "nothing", "down", ())
    row = [[Points(1, 3, sure=True, applies=True)]]
    wanted = Outcome((Worth(1, 3, 4, applies=True),), 1, 3, (), ("undecided",))
    assert outcome(scheme, row, [2]) == outcome(scheme, row, [2]) == wanted
