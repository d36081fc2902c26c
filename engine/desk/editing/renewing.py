"""Examples after a number was amended: those the new bands contradict go, and each edge gets the three it needs.

What is made here only says what the bands say; the proof that opens the law judges every example afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine.law.criteria import Band, Example, Item
from engine.law.measures.kinds import kind_of, line_of
from engine.law.numbers_of_law import exact_text
from engine.law.source import Tree
from engine.rules.compiling import edges_of, stretches
from engine.rules.examples import Claim, read_example
from engine.rules.meaning import Stretch
from engine.rules.number_line import representatives

WHERE = ("sát dưới", "đúng", "sát trên")
NAME = "Máy lập: {given} là {where} {edge}, được {points} điểm"


def renewed_examples(item: Item) -> tuple[Example, ...]:
    """The examples that still hold, and new ones for every value at and beside an edge that none of them shows."""
    claims = [(example, read_example(item, example)) for example in item.examples]
    kept = [(example, claim) for example, claim in claims if claim is None or _holds(item, claim)]
    shown = {_cell(item, claim.value) for _, claim in kept if claim and claim.value is not None}
    return (*(example for example, _ in kept), *_beside_edges(item, shown))


def example_trees(examples: Iterable[Example]) -> tuple[Tree, ...]:
    """Examples as a criteria file says them."""
    return tuple({"name": e.name, "given": e.given, "points": e.points} for e in examples)


def _holds(item: Item, claim: Claim) -> bool:
    if claim.state == "missing":
        return claim.points == (0, item.max_points)
    if claim.state == "none" or claim.value is None:
        points = item.max_points if item.when_none == "full_points" else 0
        return claim.points == (points, points)
    points = _band_at(item, claim.value).points
    return claim.points == (points, points)


def _band_at(item: Item, value: Fraction) -> Band:
    """The band of a value; the last takes what no other claims."""
    claimed = zip(item.bands, stretches(item), strict=True)
    return next((band for band, stretch in claimed if stretch and _inside(stretch, value)), item.bands[-1])


def _inside(stretch: Stretch, value: Fraction) -> bool:
    above = stretch.low is None or value > stretch.low or (value == stretch.low and not stretch.low_open)
    below = stretch.high is None or value < stretch.high or (value == stretch.high and not stretch.high_open)
    return above and below


def _cell(item: Item, value: Fraction) -> int:
    """The cell of a value: 2j below edge j, 2j + 1 on it."""
    return sum((value >= edge) + (value > edge) for edge in edges_of(item))


def _beside_edges(item: Item, shown: set[int]) -> Iterator[Example]:
    reachable, line = {cell for cell, _ in representatives(item)}, line_of(item.measure)
    for number, edge in enumerate(edges_of(item)):
        for step, where in enumerate(WHERE):
            cell = 2 * number + step
            given = _given(item, edge, cell) if cell in reachable - shown else None
            if given:
                shown.add(cell)
                points = str(_band_at(item, Fraction(given)).points)
                written = exact_text(line.written(edge)).replace(".", ",")
                told = written + (" %" if line.unit == "%" else "")
                name = NAME.format(given=given, where=where, edge=told, points=points)
                yield Example(name=name, given=given, points=points)


def _given(item: Item, edge: Fraction, cell: int) -> str | None:
    """A value in a cell at or beside an edge, as an example writes it; None where none can be written."""
    beside = kind_of(item.measure).examples.beside(item.measure, edge, cell - 2 * edges_of(item).index(edge) - 1)
    return next((given for given in beside if _cell(item, Fraction(given)) == cell), None)
