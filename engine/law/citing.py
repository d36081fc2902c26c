"""What a number rests on: every stand-in says it, and every document is named by number and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.law.criteria import Criterion
from engine.law.loading import Lawbook
from engine.law.source import Route
from engine.law.values import Cite, Mark
from engine.problems import Problem

NAMED = re.compile(r"\d+.*\b\d{1,2}/\d{1,2}/\d{4}")


def check_citations(book: Lawbook) -> Iterator[Problem]:
    """Warnings of provisional numbers without a basis, and of documents without a number or a date."""
    for where, route, cite in _cites(book):
        if not NAMED.search(cite.document):
            yield book.problem("LAW-319", where, *route, "document", given=cite.document)
    for where, route, mark, resting in _marks(book):
        if mark == "provisional" and not any(resting):
            yield book.problem("LAW-318", where, *route, "mark", name=where)


def _cites(book: Lawbook) -> Iterator[tuple[str, Route, Cite]]:
    head = book.standard.head
    yield "standard", ("maximum", "cite"), head.maximum.cite
    yield "standard", ("cycle", "cite"), head.cycle.cite
    if head.knock_out:
        yield "standard", ("knock_out", "cite"), head.knock_out.cite
    yield from ((f"class/{c.id}", ("cite",), c.cite) for c in head.classes)
    yield from ((f"authority/{a.id}", ("cite",), a.cite) for a in head.authorities)
    for criterion in book.standard.criteria:
        yield criterion.id, ("cite",), criterion.cite
        yield from ((item.id, ("cite",), item.cite) for item in criterion.items)


def _marks(book: Lawbook) -> Iterator[tuple[str, Route, Mark, tuple[str | None, ...]]]:
    """Every marked number with the bases it may rest on: its own, its item's, its criterion's."""
    head = book.standard.head
    yield "standard", ("maximum",), head.maximum.mark, (head.maximum.cite.basis,)
    yield "standard", ("cycle",), head.cycle.mark, (head.cycle.cite.basis,)
    if head.knock_out:
        yield "standard", ("knock_out",), head.knock_out.mark, (head.knock_out.cite.basis,)
    yield from ((f"class/{c.id}", (), c.mark, (c.cite.basis,)) for c in head.classes)
    yield from ((f"authority/{a.id}", (), a.mark, (a.cite.basis,)) for a in head.authorities)
    for criterion in book.standard.criteria:
        yield from _first_marks(criterion)


def _first_marks(criterion: Criterion) -> Iterator[tuple[str, Route, Mark, tuple[str | None, ...]]]:
    """A criterion's own mark where it is a stand-in, else the first such band of each item: one word mends them all."""
    if criterion.mark == "provisional":
        yield criterion.id, (), criterion.mark, (criterion.cite.basis,)
        return
    for item in criterion.items:
        resting = (item.cite.basis, criterion.cite.basis)
        loose = [n for n, band in enumerate(item.bands, 1) if band.mark == "provisional" and not band.basis]
        yield from ((f"{item.id}/{n}", (), "provisional", resting) for n in loose[:1])
