"""The theorems of the page, each under its name, tried on laws and communes that Hypothesis makes up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.semantics import (
    Band,
    Ground,
    Item,
    Nobody,
    Points,
    Side,
    Status,
    Verdict,
    Zero,
    at_best,
    at_worst,
    averaged,
    band_of,
    case_of,
    grounds_of,
    holds,
    measured,
    points_between,
    points_of,
    pooled,
    side_of,
    taken,
    verdict_of,
)
from tests.semantics.plain_sums import decide, gravest_of, is_firm, total_of, zero_of

RANK: dict[Verdict, int] = {"not_recognised": 0, "undecided": 1, "recognised": 2}
GIVES: dict[str, Verdict] = {
    "knock-out": "not_recognised",
    "below": "not_recognised",
    "reached": "recognised",
    "open": "undecided",
    "open-zero": "undecided",
}
few = settings(max_examples=200, deadline=None)
EDGES = st.lists(st.fractions(0, 2, max_denominator=20), min_size=0, max_size=4, unique=True).map(sorted)
Facts = tuple[int | None, int | None]


@st.composite
def items(draw: st.DrawFn, name: str = "i") -> Item:
    """An item whose bands cut the number line at random edges, each edge given to the band above or below it."""
    edges = draw(EDGES)
    sides = draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    points = draw(st.lists(st.integers(0, 20), min_size=len(edges) + 1, max_size=len(edges) + 1))
    sure = draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points)))
    bands = []
    for at, given_points in enumerate(points):
        low, high = edges[at - 1] if at else None, edges[at] if at < len(edges) else None
        bands.append(
            Band(low, high, at > 0 and sides[at - 1], at < len(edges) and not sides[at], given_points, sure[at])
        )
    when_none = draw(st.sampled_from([*get_args(Nobody), None]))
    asked = draw(st.sampled_from([0, 0, 5]))
    return Item(name, max(20, *points), tuple(draw(st.permutations(bands))), when_none, draw(st.booleans()), asked)


FACTS: st.SearchStrategy[Facts] = st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 12))


@st.composite
def criteria(draw: st.DrawFn) -> tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...]:
    """One to three criteria of one to three items, each with a commune's facts."""
    made = []
    for _ in range(draw(st.integers(1, 3))):
        own = tuple(draw(st.lists(items(), min_size=1, max_size=3)))
        made.append((own, tuple(draw(FACTS) for _ in own)))
    return tuple(made)


BARS, LIMITS = st.integers(0, 120), st.sampled_from([0, 0, 5, 20])


def ranges(items_: Sequence[Item], facts: Sequence[Facts]) -> list[Points]:
    """The range of each item of a criterion."""
    return [points_of(item, *measured(item, part, whole)) for item, (part, whole) in zip(items_, facts, strict=True)]


@few
@given(items(), st.fractions(-1, 3, max_denominator=40))
def test_one_band(item: Item, value: Fraction) -> None:
    """Where bands leave no hole and no overlap, one stretch claims a value, in whatever order they are tried."""
    claimed = [at for at, band in enumerate(item.bands) if holds(band, value)]
    assert claimed == [band_of(item, value)]


@few
@given(items(), st.integers(0, 60), st.integers(1, 60), st.integers(1, 9))
def test_exact(item: Item, part: int, whole: int, times: int) -> None:
    """Only the ratio counts, and it is compared by cross-multiplication: 48/49 stays below 98/100."""
    at = band_of(item, Fraction(part, whole))
    assert at == band_of(item, Fraction(part * times, whole * times))
    assert at is not None
    band = item.bands[at]
    for edge, is_open, sign in ((band.low, band.low_open, 1), (band.high, band.high_open, -1)):
        if edge is not None:
            beyond = sign * (part * edge.denominator - whole * edge.numerator)
            assert beyond > 0 if is_open else beyond >= 0


@few
@given(criteria())
def test_bounds(made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...]) -> None:
    """0 ≤ low ≤ high ≤ maximum for items, and so for their sums; a value that is known has one number of points."""
    for own, facts in made:
        told = ranges(own, facts)
        for item, (part, whole), points in zip(own, facts, told, strict=True):
            assert 0 <= points.low <= points.high <= item.maximum
            status, _ = measured(item, part, whole)
            known = status in (Status.SCORED, Status.NONE, Status.NOT_APPLICABLE)
            assert points.low == points.high if known else points[:2] == (0, item.maximum)
        low, high = total_of(told)
        assert 0 <= low <= high <= sum(item.maximum for item in own)


@few
@given(criteria(), BARS, LIMITS, st.randoms())
def test_order(
    made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int, random: object
) -> None:
    """Criteria, and items within them, in any order: the same verdict."""
    told = [ranges(*criterion) for criterion in made]
    turned = [list(reversed(points)) for points in reversed(told)]
    assert decide(told, bar, limit) == decide(turned, bar, limit)


@few
@given(criteria(), BARS, LIMITS, st.data())
def test_better(
    made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int, data: st.DataObject
) -> None:
    """Ends that only grow never lower a side or a verdict."""
    told = [ranges(*criterion) for criterion in made]
    more = []
    for points in told:
        row = []
        for p in points:
            low = p.low + data.draw(st.integers(0, 10))
            row.append(p._replace(low=low, high=max(low, p.high + data.draw(st.integers(0, 10)))))
        more.append(row)
    flat, grown = ([p for row in rows for p in row] for rows in (told, more))
    assert side_of(*total_of(grown), bar) >= side_of(*total_of(flat), bar)
    assert gravest_of(more, limit) <= gravest_of(told, limit)
    assert RANK[decide(more, bar, limit)] >= RANK[decide(told, bar, limit)]


@given(st.sampled_from(Side), st.lists(st.sampled_from(Zero), max_size=4))
def test_one_verdict(side: Side, zeros: list[Zero]) -> None:
    """Every situation has grounds, and each of them gives the one verdict of the situation."""
    named = {f"c{at}": zero for at, zero in enumerate(zeros)}
    grounds = grounds_of(side, named)
    verdict = verdict_of(side, max(zeros, default=Zero.NO))
    assert grounds
    assert {GIVES[ground.kind] for ground in grounds} == {verdict}


@few
@given(criteria(), BARS, LIMITS)
def test_knock_out(made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int) -> None:
    """A criterion surely at the limit or under bars recognition whatever else there is, and is named as a ground."""
    told = [ranges(*criterion) for criterion in made]
    zeros = {f"c{at}": zero_of(points, limit) for at, points in enumerate(told)}
    knocked = {name for name, zero in zeros.items() if zero is Zero.CERTAIN}
    rich = [*told, [Points(10_000, 10_000, sure=True, applies=True)]]
    assert (decide(rich, bar, limit) == "not_recognised") == bool(knocked)
    assert {Ground("knock-out", name) for name in knocked} == {
        ground for ground in grounds_of(Side.REACHED, zeros) if ground.kind == "knock-out"
    }
    for points, zero in zip(told, zeros.values(), strict=True):
        counted = any(p.applies for p in points)
        assert (zero is Zero.CERTAIN) == (counted and sum(p.high for p in points) <= limit)
        assert (zero is Zero.NO) == (not counted or sum(p.low for p in points) > limit)


@few
@given(criteria(), BARS, LIMITS)
def test_never_earned(made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int) -> None:
    """What is recognised is so with every open item at its lowest: missing evidence earns nothing."""
    told = [ranges(*criterion) for criterion in made]
    if decide(told, bar, limit) == "recognised":
        assert decide([[p._replace(high=p.low) for p in row] for row in told], bar, limit) == "recognised"


@few
@given(criteria(), BARS, LIMITS, st.data())
def test_stands(
    made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int, data: st.DataObject
) -> None:
    """A verdict that is not open stays whatever the missing evidence turns out to be."""
    told = [ranges(*criterion) for criterion in made]
    settled = []
    for row in told:
        drawn = [(p, data.draw(st.integers(int(p.low), int(p.high)))) for p in row]
        settled.append([p._replace(low=value, high=value) for p, value in drawn])
    assert decide(told, bar, limit) in ("undecided", decide(settled, bar, limit))


@few
@given(criteria(), BARS, LIMITS, st.data())
def test_firm(
    made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...], bar: int, limit: int, data: st.DataObject
) -> None:
    """A firm verdict stays with any points between nothing and the maximum for each item that rests on a stand-in."""
    own = [criterion[0] for criterion in made]
    told = [ranges(*criterion) for criterion in made]
    tried = []
    for row, points in zip(own, told, strict=True):
        drawn = []
        for item, p in zip(row, points, strict=True):
            low = data.draw(st.integers(0, int(item.maximum))) if not p.sure else p.low
            high = data.draw(st.integers(int(low), int(item.maximum))) if not p.sure else p.high
            drawn.append(p._replace(low=low, high=high))
        tried.append(drawn)
    plain = decide(told, bar, limit)
    if is_firm(own, told, bar, limit):
        assert decide(tried, bar, limit) == plain
    else:
        worst = [[at_worst(p) for p in row] for row in told]
        best = [[at_best(i, p) for i, p in zip(*rows, strict=True)] for rows in zip(own, told, strict=True)]
        assert {plain, decide(worst, bar, limit), decide(best, bar, limit)} != {plain}


@few
@given(items(), st.lists(st.sampled_from([0, 1, None]), min_size=2, max_size=6))
def test_between(item: Item, answers: list[int | None]) -> None:
    """Of every way to answer what is missing none leaves the range, and its ends are those of some way."""
    item = item._replace(asked=0)
    yes, open_ = sum(a or 0 for a in answers), answers.count(None)
    told = points_between(item, yes, yes + open_)
    ways = [sum(way) for way in product(*([a] if a is not None else [0, 1] for a in answers))]
    found = [points_of(item, *measured(item, way, 1)) for way in ways]
    assert (min(p.low for p in found), max(p.high for p in found)) == told[:2]
    assert told.applies, "what is asked applies, whoever has not answered yet"


@few
@given(items(), st.lists(FACTS, min_size=2, max_size=4), st.lists(FACTS, min_size=4, max_size=4))
def test_rounds(item: Item, rounds: list[Facts], later: list[Facts]) -> None:
    """Whatever the missing rounds say: added up, on average, lowest or highest, the points lie in the range told."""
    full = [
        (part if part is not None else a or 0, whole if whole is not None else b or 0)
        for (part, whole), (a, b) in zip(rounds, later, strict=False)
    ]

    def ways(facts: Sequence[Facts]) -> list[Points]:
        each = ranges([item] * len(facts), facts)
        together = [points_of(item, *measured(item, *pooled(facts)))]
        mean = points_of(item, *measured(item, *averaged(facts, item.asked)))
        return [*together, mean, taken("lowest", each), taken("highest", each)]

    for told, turned_out in zip(ways(rounds), ways(full), strict=True):
        if told.applies and turned_out.applies:
            assert told.low <= turned_out.low
            assert turned_out.high <= told.high


@few
@given(st.lists(st.booleans(), max_size=6), st.lists(st.booleans(), max_size=4))
def test_first_case(fits: list[bool], later: list[bool]) -> None:
    """The first case that fits is a commune's own whatever stands after it; where none fits, later ones are tried."""
    own = case_of(fits)
    assert own == (fits.index(True) if True in fits else None)
    after = case_of([*fits, *later])
    assert after == own if own is not None else after == (len(fits) + later.index(True) if True in later else None)


@few
@given(criteria(), criteria(), BARS, LIMITS)
def test_own(
    made: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...],
    other: tuple[tuple[tuple[Item, ...], tuple[Facts, ...]], ...],
    bar: int,
    limit: int,
) -> None:
    """Judging another commune in between changes nothing: the page keeps no state."""
    first = [ranges(*criterion) for criterion in made]
    before = decide(first, bar, limit)
    decide([ranges(*criterion) for criterion in other], bar, limit)
    assert decide([ranges(*criterion) for criterion in made], bar, limit) == before
