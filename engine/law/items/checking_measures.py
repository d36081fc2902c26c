"""What an item's measure must hold to: no datum twice in a sum, rounds taken as its kind can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.measures.kind import Reads, Take
from engine.law.measures.kinds import line_of, reads_of, route_of
from engine.problems import Problem


def check_measures(book: Lawbook) -> Iterator[Problem]:
    """Every measure that adds a datum twice, or takes several rounds as it cannot."""
    for item in book.standard.items:
        reads = reads_of(item.measure)
        yield from _twice(book, item, reads)
        if reads.rounds > 1 and reads.take not in takes_of(item):
            values = {"name": item.id, "given": reads.take, "allowed": ", ".join(takes_of(item))}
            yield book.problem("LAW-425", item.id, "measure", "over", "take", **values)


def takes_of(item: Item) -> tuple[Take, ...]:
    """What may be taken of several rounds of an item: ratios all ways, whole numbers not on average, answers by points.

    The sum of answers of several rounds counts no answers, and a mean of whole numbers is none.
    """
    reads, line = reads_of(item.measure), line_of(item.measure)
    if line.values == "ratio":
        return "pooled", "mean", "lowest", "highest"
    return ("lowest", "highest") if reads.answers or line.values == "answer" else ("pooled", "lowest", "highest")


def _twice(book: Lawbook, item: Item, reads: Reads) -> Iterator[Problem]:
    for data in (reads.part, reads.whole):
        for name, times in Counter(datum.name for datum in data).items():
            if times > 1:
                yield _told(book, "LAW-422", item, name, given=name)


def _told(book: Lawbook, code: str, item: Item, name: str, **values: object) -> Problem:
    return book.problem(code, item.id, "measure", *route_of(item.measure, name), name=item.id, **values)
