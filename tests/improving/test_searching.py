"""The search finds what trying every choice finds, and needs no more room than what can lack."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from engine.improving.choices import Choices, Option, Scale
from engine.improving.searching import cheapest, equally_cheap
from engine.improving.standing import Axis

SCALE = Scale(4, 10)
MOST = 6


def options(axes: int) -> some.SearchStrategy[Option]:
    """A choice that brings or takes a little on every axis."""
    toward = some.tuples(*[some.integers(-2, 4)] * axes)
    return some.builds(
        lambda effort, rest, own: Option((), effort * SCALE.steps * SCALE.change + rest, toward=own),
        some.integers(0, 5),
        some.integers(0, SCALE.change - 1),
        toward,
    )


@some.composite
def cases(draw: some.DrawFn) -> tuple[list[Choices], list[Axis]]:
    """Some groups and what lacks on one to three axes."""
    needs = draw(some.lists(some.integers(0, MOST), min_size=1, max_size=3))
    groups = draw(some.lists(some.lists(options(len(needs)), min_size=1, max_size=4), max_size=4))
    return [Choices(tuple(own), ()) for own in groups], [Axis(need, MOST) for need in needs]


def lacking(tried: tuple[Option, ...], axes: list[Axis]) -> list[int]:
    """What lacks once options are taken one after the other."""
    left = [axis.need for axis in axes]
    for option in tried:
        left = [min(max(0, own - gain), MOST) for own, gain in zip(left, option.toward, strict=True)]
    return left


def rank_of(tried: tuple[Option, ...]) -> int:
    """What options cost together."""
    return sum(option.rank for option in tried)


@given(cases())
def test_the_search_finds_what_trying_all_finds(case: tuple[list[Choices], list[Axis]]) -> None:
    """The least rank, none where none brings enough, and every choice of the least effort."""
    choices, axes = case
    enough = [tried for tried in product(*(own.options for own in choices)) if not any(lacking(tried, axes))]
    found, ranks = cheapest(choices, axes), [rank_of(tried) for tried in enough]
    assert (None if found is None else rank_of(found)) == min(ranks, default=None)
    if enough:
        least = SCALE.effort(min(ranks))
        told = sorted(rank_of(tried) for tried in equally_cheap(choices, axes, SCALE))
        assert told == sorted(rank for rank in ranks if SCALE.effort(rank) == least)


def test_a_total_in_small_units_with_several_hurdles_has_room() -> None:
    """A thousand million ways to lack, of which three can come about: they alone have a place."""
    axes = [Axis(5_957, 5_957), Axis(0, 8), Axis(0, 110), Axis(12, 177)]
    half, whole = (Option((), rank, toward=(gain, 0, 0, 12)) for rank, gain in ((3, 2_500), (7, 6_000)))
    nothing = Option((), 0, toward=(0, 0, 0, 0))
    choices = [Choices((nothing, half, whole), ()), Choices((nothing, half), ())]
    assert cheapest(choices, axes) == (whole, nothing)
