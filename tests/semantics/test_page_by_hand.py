"""What the page says where a theorem leaves room, by hand: the mean of rounds, a hole, the two ends of a stand-in."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.semantics import Band, Item, Points, Status, at_best, at_worst, averaged, points_of

HALF = Fraction(1, 2)


def item(*bands: Band) -> Item:
    """An item of ten points that says nothing of an empty whole."""
    return Item("tc01.1", 10, bands, None, none_sure=True, asked=0)


@pytest.mark.parametrize(
    ("rounds", "mean"),
    [
        ([(1, 2), (3, 4)], Fraction(5, 8)),  # not 4/6: each round counts alike, however many children it had
        ([(0, 5), (1, 1)], HALF),  # a round in which nobody was reached is a round
        ([(3, 4)], Fraction(3, 4)),
        ([(1, 3), (0, 0), (2, 3)], HALF),  # nobody in the whole: that round is left out
        ([(1, 2), (1, 3), (1, 6)], Fraction(1, 3)),
    ],
)
def test_a_mean_of_rounds_is_that_of_their_ratios(rounds: list[tuple[int, int]], mean: Fraction) -> None:
    """Exactly, and as a part of a whole."""
    part, whole = averaged(rounds, 0)
    assert part is not None
    assert whole
    assert Fraction(part, whole) == mean


def test_a_mean_of_no_round_is_of_nobody() -> None:
    """Nobody in any round: neither a part nor a whole. One round that is not told leaves the mean untold."""
    assert averaged([(0, 0), (0, 0)], 0) == (0, 0)
    assert averaged([(1, 2), (None, None)], 0) == (None, None)
    assert averaged([(1, 2), (None, 4)], 0) == (None, 1)
    assert averaged([(5, 5), (2, 3)], 5) == (None, 3)  # 3 were asked where the law wants 5


def test_a_value_in_a_hole_has_no_points_and_is_sure_of_none() -> None:
    """Opening a law refuses holes; the page itself gives nothing there, and nothing rests on it."""
    above = Band(HALF, None, low_open=False, high_open=False, points=10, sure=True)
    assert points_of(item(above), Status.SCORED, Fraction(1, 4)) == Points(0, 0, sure=False, applies=True)
    assert points_of(item(above), Status.SCORED, HALF) == Points(10, 10, sure=True, applies=True)


def test_a_stand_in_may_turn_out_to_give_nothing_or_all() -> None:
    """And that an item does not apply may be a stand-in too; what is sure stays as it is."""
    told = Points(4, 7, sure=False, applies=False)
    assert at_worst(told) == Points(0, 0, sure=False, applies=True)
    assert at_best(item(), told) == Points(10, 10, sure=False, applies=True)
    assert at_worst(told._replace(sure=True)) == at_best(item(), told._replace(sure=True)) == told._replace(sure=True)
