"""What the periods of criteria must hold to: known, used, and one for each datum."""

from __future__ import annotations

from collections.abc import Iterator

from engine.law.criteria import evidence_of
from engine.law.loading import Lawbook, nearest
from engine.law.measures.kinds import route_of
from engine.problems import Problem


def check_periods(book: Lawbook) -> Iterator[Problem]:
    """Periods that nobody knows or uses, and data that would have to be given twice."""
    standard = book.standard
    known = [period.id for period in standard.head.periods]
    used = {criterion.period for criterion in standard.criteria}
    for criterion in standard.criteria:
        if criterion.period and criterion.period not in known:
            values = {"name": criterion.id, "given": criterion.period, "near": nearest(criterion.period, known)}
            yield book.problem("LAW-307", criterion.id, "period", **values)
    for name in known:
        if name not in used:
            yield book.problem("LAW-535", f"period/{name}", "id", name=name)
    yield from _asked_twice(book)


def _asked_twice(book: Lawbook) -> Iterator[Problem]:
    """Data that criteria of two periods read."""
    first: dict[str, tuple[str, str | None]] = {}
    titles = {entry.id: entry.label for entry in book.standard.book.evidence}
    for criterion in book.standard.criteria:
        for item in criterion.items:
            for name in evidence_of(item.measure):
                other, period = first.setdefault(name, (item.id, criterion.period))
                if period != criterion.period:
                    told = {"name": item.id, "other": other, "label": titles.get(name, name), "given": name}
                    yield book.problem("LAW-534", item.id, "measure", *route_of(item.measure, name), **told)
