"""Examples after bands were changed: those that still hold stay, and each edge gets those at it and on both its sides.

What is made here only says what the bands say; the proof that opens the law judges every example afresh.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine import semantics
from engine.files.numbers import grouped
from engine.law.criteria import Example, Item
from engine.law.measures.kinds import kind_of, line_of, reads_of
from engine.law.points.scores import score_text
from engine.law.source import Tree
from engine.law.values import exact_text
from engine.rules.compiling import edges_of, is_whole, shown_edges
from engine.rules.cutting import cell_of
from engine.rules.examples import STATUSES, Claim, read_example
from engine.rules.meaning import meant
from engine.rules.number_line import representatives

WHERE = ("sát dưới", "đúng", "sát trên")
MADE = "Máy lập: "
NAME = "{given} là {where} {edge}, được {points} điểm"
ANSWERS = {"yes": "trả lời Có, được {points} điểm", "no": "trả lời Không, được {points} điểm"}
NOBODY, MISSING = "mẫu số bằng 0, được {points} điểm", "chưa có số liệu thì để ngỏ {points} điểm"
CLOSE = 2  # times as far from an edge as an example that is made
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# An edge is called by these words; any other number of a name may be an age, a count of people, points.
EDGE_WORDS = re.compile(
    rf"(?:sát (?:dưới|trên)|ngưỡng|mức|just (?:below|above)|edge|threshold)(?: ngưỡng| mức| of)? ({NUMBER.pattern})",
    re.IGNORECASE,
)


def renewed_examples(item: Item, before: Item | None = None) -> tuple[Example, ...]:
    """The examples that hold and speak of edges that there are, and new ones for what no example shows.

    ``before`` is the item as it was: names that speak of an edge that it had and that is gone go. An item without any
    example also gets those of nobody and of missing evidence.
    """
    claims = [(example, read_example(item, example)) for example in item.examples]
    kept = [(e, claim) for e, claim in claims if _stays(item, e, claim, before)]
    values = [claim.value for _, claim in kept if claim and claim.value is not None]
    examples = [example for example, _ in kept]
    for edge in shown_edges(item):
        examples += _beside(item, edge, values)
    return (*dict.fromkeys(examples), *(() if item.examples else _unmeasured(item)))


def needs_examples(item: Item, before: Item | None = None) -> bool:
    """Whether an item's examples are false, speak of an edge that is gone, or leave a place at an edge unshown."""
    claims = [(example, read_example(item, example)) for example in item.examples]
    shown = {cell_of(edges_of(item), claim.value) for _, claim in claims if claim and claim.value is not None}
    edges = edges_of(item)
    beside = {2 * edges.index(edge) + step for edge in shown_edges(item) for step in range(3)}
    lacking = {cell for cell, _ in representatives(item) if cell in beside or not edges} - shown
    return bool(lacking) or not all(_stays(item, e, claim, before) for e, claim in claims)


def has_a_band_everywhere(item: Item) -> bool:
    """Whether every value that a commune can have lies in some band: examples of a hole would say nothing."""
    said = meant(item)
    return all(semantics.band_of(said, value) is not None for _, value in representatives(item))


def example_trees(examples: Iterable[Example]) -> tuple[Tree, ...]:
    """Examples as a criteria file says them."""
    return tuple({"name": e.name, "given": e.given, "points": e.points} for e in examples)


def _stays(item: Item, example: Example, claim: Claim | None, before: Item | None) -> bool:
    """Whether an example is kept: what cannot be read is its author's to mend, unless the measure was changed."""
    if claim is None:
        return before is None or read_example(before, example) is None
    judged = semantics.points_of(meant(item), STATUSES[claim.state], claim.value)
    return claim.points == (judged.low, judged.high) and not _speaks_of_another_edge(item, example, claim, before)


def _speaks_of_another_edge(item: Item, example: Example, claim: Claim, before: Item | None) -> bool:
    """Whether the name calls a number an edge that is none now; its own value and its parts may always be named."""
    if claim.value is None:
        return False
    line, asked = line_of(item.measure), reads_of(item.measure).asked_at_least
    own = {line.written(claim.value), *map(Fraction, re.findall(r"\d+", example.given)), Fraction(asked or 0)}
    edges = {line.written(edge) for edge in edges_of(item)}
    gone = {line_of(before.measure).written(edge) for edge in edges_of(before)} - edges - own if before else set()
    called = set(map(_number, EDGE_WORDS.findall(example.name)))
    named = set(map(_number, NUMBER.findall(example.name.replace(example.given, ""))))
    points = {Fraction(point) for point in claim.points}
    return bool(called - edges - own or (named & gone) - points)


def _number(typed: str) -> Fraction:
    """A number of a name as Vietnamese write it: 1.000 is a thousand, 97,5 is not whole."""
    plain = re.sub(r"\.(?=\d{3}(?:\D|$))", "", typed).replace(",", ".")
    return Fraction(plain) if plain.count(".") < 2 else Fraction(0)


def _beside(item: Item, edge: Fraction, values: list[Fraction]) -> Iterator[Example]:
    """Examples at an edge and on both its sides, where no value lies about as close; what is made is a value then."""
    edges, reachable = edges_of(item), {cell for cell, _ in representatives(item)}
    for cell, where in enumerate(WHERE, 2 * edges.index(edge)):
        given = _given(item, edge, cell) if cell in reachable else None
        made = _value_of(item, given) if given else edge
        reach = abs(made - edge) * (1 if is_whole(item) else CLOSE)
        shown = [v for v in values if cell_of(edges, v) == cell and abs(v - edge) <= reach]
        if given and not shown:
            values.append(made)
            yield _made(item, given, where, edge)


def _made(item: Item, given: str, where: str, edge: Fraction) -> Example:
    line = line_of(item.measure)
    value = _value_of(item, given)
    points = semantics.points_of(meant(item), semantics.Status.SCORED, value).low
    unit = {"%": " %", "per": f" trên {grouped(line.times)}"}.get(line.unit, "")
    told = exact_text(line.written(edge)).replace(".", ",") + unit
    name = ANSWERS.get(given, NAME).format(given=given, where=where, edge=told, points=score_text(points, ","))
    return Example(name=MADE + name, given=given, points=score_text(points))


def _unmeasured(item: Item) -> Iterator[Example]:
    """What nobody in the whole and missing evidence give."""
    said = meant(item)
    if item.when_none:
        points = semantics.points_of(said, semantics.Status.NONE, None).low
        yield Example(
            name=MADE + NOBODY.format(points=score_text(points, ",")), given="none", points=score_text(points)
        )
    open_ = semantics.points_of(said, semantics.Status.MISSING, None)
    low, high = score_text(open_.low), score_text(open_.high)
    told = MISSING.format(points=f"{score_text(open_.low, ',')} đến {score_text(open_.high, ',')}")
    yield Example(name=MADE + told, given="missing", points=f"{low}..{high}")


def _value_of(item: Item, given: str) -> Fraction:
    read = kind_of(item.measure).examples.read(given)
    return Fraction(*read) if read else Fraction(-1)


def _given(item: Item, edge: Fraction, cell: int) -> str | None:
    """A value in a cell at or beside an edge, as an example writes it; None where none can be written."""
    edges = edges_of(item)
    beside = kind_of(item.measure).examples.beside(item.measure, edge, cell - 2 * edges.index(edge) - 1)
    return next((given for given in beside if cell_of(edges, _value_of(item, given)) == cell), None)
