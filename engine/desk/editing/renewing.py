"""Examples after a number was amended: those the new bands contradict go, and each edge gets the three it needs.

What is made here only says what the bands say; the proof that opens the law judges every example afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine import semantics
from engine.law.criteria import Example, Item
from engine.law.measures.kinds import kind_of, line_of
from engine.law.numbers_of_law import exact_text
from engine.law.source import Tree
from engine.rules.compiling import edges_of
from engine.rules.examples import STATUSES, Claim, read_example
from engine.rules.meaning import meant
from engine.rules.number_line import cell_of, representatives

WHERE = ("sát dưới", "đúng", "sát trên")
NAME = "Máy lập: {given} là {where} {edge}, được {points} điểm"


def renewed_examples(item: Item) -> tuple[Example, ...]:
    """The examples that still hold, and new ones for every value at and beside an edge that none of them shows."""
    claims = [(example, read_example(item, example)) for example in item.examples]
    kept = [(e, claim) for e, claim in claims if (_holds(item, claim) if claim else not _beyond(item, e.given))]
    edges = edges_of(item)
    shown = {cell_of(edges, claim.value) for _, claim in kept if claim and claim.value is not None}
    return (*(example for example, _ in kept), *_beside_edges(item, shown))


def example_trees(examples: Iterable[Example]) -> tuple[Tree, ...]:
    """Examples as a criteria file says them."""
    return tuple({"name": e.name, "given": e.given, "points": e.points} for e in examples)


def _beyond(item: Item, given: str) -> bool:
    """Whether an example shows more than there can be: 3 of what are now two answers."""
    read, top = kind_of(item.measure).examples.read(given), line_of(item.measure).top
    return read is not None and top is not None and Fraction(*read) > top


def _holds(item: Item, claim: Claim) -> bool:
    judged = semantics.points_of(meant(item), STATUSES[claim.state], claim.value)
    return claim.points == (judged.low, judged.high)


def _beside_edges(item: Item, shown: set[int]) -> Iterator[Example]:
    reachable, line, said = {cell for cell, _ in representatives(item)}, line_of(item.measure), meant(item)
    edges = edges_of(item)
    for number, edge in enumerate(edges):
        if item.steps and 0 < number < len(edges) - 1:
            continue  # equal steps are shown at the first and the last
        for step, where in enumerate(WHERE):
            cell = 2 * number + step
            given = _given(item, edge, cell) if cell in reachable - shown else None
            if given:
                shown.add(cell)
                points = str(semantics.points_of(said, semantics.Status.SCORED, Fraction(given)).low)
                written = exact_text(line.written(edge)).replace(".", ",")
                told = written + (" %" if line.unit == "%" else "")
                name = NAME.format(given=given, where=where, edge=told, points=points)
                yield Example(name=name, given=given, points=points)


def _given(item: Item, edge: Fraction, cell: int) -> str | None:
    """A value in a cell at or beside an edge, as an example writes it; None where none can be written."""
    edges = edges_of(item)
    beside = kind_of(item.measure).examples.beside(item.measure, edge, cell - 2 * edges.index(edge) - 1)
    return next((given for given in beside if cell_of(edges, Fraction(given)) == cell), None)
