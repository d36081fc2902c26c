"""The advice "so many more" is exact: followed it reaches the band, one fewer does not."""

from __future__ import annotations

from fractions import Fraction

from engine.law.criteria import Item
from engine.law.measures.count import Count
from engine.law.measures.yes_no import YesNo
from engine.rules.number_line import LawTable
from engine.scoring.gaps import Step, steps_to_better
from engine.scoring.law_arrays import item_arrays
from tests import frozen, oracle

WHOLES = range(1, 501)
RATES = (*range(1, 60), 199, 250, 499, 500, 1_000, 1_999, 2_000, 3_999, 4_000, 4_001, 6_249, 6_250, 6_251, 99_999)
LINES = {line.item: line for line in oracle.LINES}


def law() -> tuple[tuple[Item, ...], LawTable]:
    """The items of the frozen standard, and its table."""
    return frozen.law().book.standard.items, frozen.law().table


def line_of(item: Item) -> oracle.Line:
    """The oracle's line of an item."""
    criterion, number = item.id.removeprefix("tc").split(".")
    return LINES[f"{int(criterion)}.{number}"]


def ladder(line: oracle.Line, whole: int, *, rate: bool) -> list[int]:
    """The points of each part 0 … whole; a rate is followed to 700 cases, beyond its last band."""
    most = min(whole, 700) if rate else whole
    return [oracle.points_for(line, Fraction(part, whole)) for part in range(most + 1)]


def parts_to_try(points: list[int]) -> set[int]:
    """Both ends, the middle, and both sides of every step of the ladder."""
    steps = {at for at in range(1, len(points)) if points[at] != points[at - 1]}
    beside = {at + step for at in steps for step in (-2, -1, 0, 1)}
    return ({0, len(points) // 2, len(points) - 1} | beside) & set(range(len(points)))


def check_step(step: Step, points: list[int], part: int) -> None:
    """Followed, the band's points are there; with one unit less of change, they are not yet."""
    sign = 1 if step.direction == "more" else -1
    assert step.change >= 1
    assert points[part + sign * step.change] == step.points == points[part] + step.gain
    assert points[part + sign * (step.change - 1)] != step.points


def wanted(points: list[int], part: int) -> dict[int, int]:
    """By plain search: each number of points above the present, and the fewest units to it."""
    best: dict[int, int] = {}
    for other, got in enumerate(points):
        if got > points[part]:
            best[got] = min(best.get(got, len(points)), abs(other - part))
    return best


def ratios() -> list[Item]:
    """Every item that measures a share or a rate."""
    return [item for item in law()[0] if not isinstance(item.measure, (YesNo, Count))]


def test_advice_reaches_the_band_and_one_fewer_does_not() -> None:
    """Every better band that a whole number of children can reach is named, at its least distance, nearest first."""
    items = ratios()
    assert len(items) == 22
    for item in items:
        check_advice(item)


def check_advice(item: Item) -> None:
    """The advice of one item, for every whole and each part that is near an edge."""
    line, table = line_of(item), law()[1]
    arrays = item_arrays(item, table.items[item.id], table.rules)
    rate = line.ladder[0][1] < Fraction(1, 50) or line.ladder[0][:2] == ("=", Fraction(0))
    for whole in RATES if rate else WHOLES:
        if whole < line.asked:
            continue
        points = ladder(line, whole, rate=rate)
        for part in parts_to_try(points):
            steps = steps_to_better(arrays, part, whole, points[part])
            for step in steps:
                check_step(step, points, part)
            assert {step.points: step.change for step in steps} == wanted(points, part), (item.id, whole, part)
            assert [step.change for step in steps] == sorted(step.change for step in steps)
