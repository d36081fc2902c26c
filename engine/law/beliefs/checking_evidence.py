"""What the data that a standard asks for must hold to: known, of the right kind, used, with limits that can be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.law.beliefs.proving_checks import Teller, data_named
from engine.law.criteria import evidence_of
from engine.law.loading import BOOK, Lawbook, nearest
from engine.law.measures.kinds import kind_of, reads_of, route_of
from engine.law.source import Route
from engine.problems import Problem


def check_evidence(book: Lawbook) -> Iterator[Problem]:
    """Data that a standard measures by and does not declare, of the wrong kind, or declares and never uses."""
    kinds = {e.id: e.kind for e in book.standard.book.evidence}
    used: set[str] = set()
    for item in book.standard.items:
        for name in evidence_of(item.measure):
            used.add(name)
            where, wanted = ("measure", *route_of(item.measure, name)), kind_of(item.measure).evidence
            if name not in kinds:
                near = nearest(name, kinds)
                yield book.problem("LAW-307", item.id, *where, name=item.id, given=name, near=near)
            elif kinds[name] != wanted:
                values = {"name": item.id, "wanted": wanted, "given": name, "kind": kinds[name]}
                yield book.problem("LAW-309", item.id, *where, **values)
        if reads_of(item.measure).may_be_empty and item.when_none is None:
            yield book.problem("LAW-310", item.id, name=item.id)
    for entry in book.standard.book.evidence:
        if entry.id not in used:
            yield book.problem("LAW-308", f"evidence/{entry.id}", "id", name=entry.id)
        bounds: dict[Route, str] = {("not_more_than", at): name for at, name in enumerate(entry.not_more_than)}
        yield from _unknown_names(book, f"evidence/{entry.id}", bounds, kinds)
    for check in book.standard.book.checks:
        yield from _unknown_names(book, f"checks/{check.id}", data_named(check), kinds)


def _unknown_names(
    book: Lawbook, where: str, names: Mapping[Route, str], kinds: Mapping[str, str]
) -> Iterator[Problem]:
    for route, name in names.items():
        if name not in kinds:
            yield book.problem(
                "LAW-307", where, *route, name=where.rsplit("/", maxsplit=1)[-1], given=name, near=nearest(name, kinds)
            )


def check_limits(book: Lawbook) -> Iterator[Problem]:
    """Limits that no answer can meet."""
    for entry in book.standard.book.evidence:
        if entry.at_least > entry.at_most:
            values = {"name": entry.id, "low": entry.at_least, "high": entry.at_most}
            yield book.problem("LAW-320", f"evidence/{entry.id}", "at_least", **values)
        for at, note in enumerate(entry.notes):
            if note.until and note.from_ > note.until:
                days = {"first": note.from_, "last": note.until}
                yield book.problem("LAW-311", f"evidence/{entry.id}", "notes", at, "from", **days)


def teller_of_checks(book: Lawbook) -> Teller:
    """How a problem of a check is told: at its line of the data's file."""
    source = book.sources[BOOK]
    return lambda code, at, /, *route, **values: source.problem(code, ("checks", at, *route), **values)
