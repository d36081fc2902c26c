"""What a measure divides, held against what the data are declared to be: a part is not more than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.measures.kind import Datum
from engine.law.measures.kinds import is_some_of_whole, line_of, reads_of
from engine.problems import Problem

Limits = Mapping[str, frozenset[str]]


def check_parts_and_wholes(book: Lawbook) -> Iterator[Problem]:
    """A datum divided by itself, a whole divided by its part, a part of another whole than the declared one."""
    direct = {entry.id: frozenset(entry.not_more_than) for entry in book.standard.book.evidence}
    limits = {name: frozenset(_above(name, direct, frozenset())) for name in direct}
    for item in book.standard.items:
        reads = reads_of(item.measure)
        wholes = frozenset(datum.name for datum in reads.whole)
        # A change divides a datum by itself, a round before.
        for part in (datum for datum in reads.part if not datum.back):
            for whole in (datum for datum in reads.whole if not datum.back):
                found = _held(book, item, (part, whole), direct, limits)
                # Of a sum a part has its own whole among the others.
                yield from (p for p in found if p.code != "LAW-215" or not direct.get(part.name, wholes) & wholes)


def _held(book: Lawbook, item: Item, pair: tuple[Datum, Datum], direct: Limits, limits: Limits) -> Iterator[Problem]:
    part, whole = (datum.name for datum in pair)
    told = {"name": item.id, "part": part, "whole": whole}
    known = (direct if is_some_of_whole(item.measure) else limits).get(part, frozenset())
    if part == whole:
        yield book.problem("LAW-335", item.id, "measure", "of", **told)
    elif part in limits.get(whole, frozenset()) and whole not in limits.get(part, frozenset()):
        yield book.problem("LAW-336", item.id, "measure", "of", **told)
    elif _is_part(item) and {part, whole} <= set(direct) and known and whole not in known:
        yield book.problem("LAW-215", item.id, "measure", "of", **told, declared=", ".join(sorted(direct[part])))


def _is_part(item: Item) -> bool:
    """Whether the law counts the part among the whole: a share of it, or so many per 1,000 of it."""
    return line_of(item.measure).unit in ("%", "per")


def _above(name: str, direct: Limits, seen: frozenset[str]) -> Iterator[str]:
    """All that a datum is declared to be not more than, at however many removes."""
    for limit in direct.get(name, frozenset()) - seen:
        yield limit
        yield from _above(limit, direct, seen | {name, limit})
