"""What cases, conditions and dated thresholds must hold to, as far as no judge is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from engine.law.criteria import Criterion, Item
from engine.law.loading import HEAD, Lawbook
from engine.law.values import exact_text
from engine.problems import Problem


def check_cases(book: Lawbook) -> Iterator[Problem]:
    """Every problem of thresholds by day, of cases and of what may be left out that the files alone show."""
    for unit_class in book.standard.head.classes:
        yield from _bars(book, f"class/{unit_class.id}")
    yield from _cases(book)
    yield from _left_out(book)


def _bars(book: Lawbook, where: str) -> Iterator[Problem]:
    """Thresholds: a percent gives whole points, dated ones follow one another from the first day in force."""
    head = book.standard.head
    unit_class = next(c for c in head.classes if f"class/{c.id}" == where)
    percent, lines = unit_class.percent, unit_class.thresholds_by_day
    if percent is not None and percent * Fraction(head.maximum.points) != Fraction(unit_class.threshold) * 100:
        stated, most = exact_text(percent), head.maximum.points
        yield book.problem("LAW-457", where, "threshold", name=unit_class.id, percent=stated, sum=most)
    if lines and _typed(book, where, "threshold"):
        yield book.problem("LAW-458", where, "thresholds_by_day", name=unit_class.id)
    if lines and lines[0].from_ > head.from_:
        yield book.problem("LAW-459", where, "thresholds_by_day", 0, "from", name=unit_class.id, first=head.from_)
    for number, (before, line) in enumerate(pairwise(lines), 1):
        if line.from_ <= before.from_:
            yield book.problem(
                "LAW-459", where, "thresholds_by_day", number, "from", name=unit_class.id, first=head.from_
            )
    for number, line in enumerate(lines):
        if line.points > head.maximum.points:
            values = {"stated": line.points, "sum": head.maximum.points}
            yield book.problem("LAW-312", where, "thresholds_by_day", number, "points", **values)


def _typed(book: Lawbook, where: str, key: str) -> bool:
    _, route = book.routes[where]
    return (*route, key) in book.sources[HEAD].keys


def _cases(book: Lawbook) -> Iterator[Problem]:
    """Cases of one item have ids of their own, and give the most that the item gives."""
    for item in book.standard.items:
        for name, times in Counter(case.id for case in item.except_).items():
            if times > 1:
                yield book.problem("LAW-301", f"{item.id}@{name}", "id", name=name)
        for line in item.lines[1:]:
            best = max(band.points for band in line.bands)
            if best != item.max_points:
                values = {"case": line.case, "name": item.id, "sum": best, "stated": item.max_points}
                yield book.problem("LAW-463", line.line, "steps" if line.steps else "bands", **values)


def _left_out(book: Lawbook) -> Iterator[Problem]:
    """How totals are reckoned is said as soon as something can be left out, and only then."""
    things: list[Criterion | Item] = [c for c in book.standard.criteria if c.applies]
    things += [item for item in book.standard.items if item.applies]
    first = things[0].id if things else ""
    left = book.standard.head.left_out
    if things and left is None:
        yield book.problem("LAW-465", f"{first}/applies/1", name=first)
    may_be_none = any(item.when_none == "not_applicable" for item in book.standard.items)
    if left is not None and not things and not may_be_none:
        yield book.problem("LAW-467", "standard", "left_out", name=book.standard.head.id)
    if left is not None and left.how != "rescale" and "round" in left.model_fields_set:
        yield book.problem("LAW-550", "standard", "left_out", "round", how=left.how)
