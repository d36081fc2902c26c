"""What an amendment changes rests on the document that changes it: each such number cites that, not the old text."""

from __future__ import annotations

from collections.abc import Iterator

from engine.law.citing import names_own
from engine.law.loading import Lawbook
from engine.law.numbers_of_law import numbers_of
from engine.law.source import Route
from engine.law.values import Cite
from engine.problems import Problem


def check_cited_anew(book: Lawbook) -> Iterator[Problem]:
    """Numbers and measures that stand in the amendment's own files and cite another document (LAW-396), once a cite."""
    law, told = book.standard.head.law, set[tuple[str, Cite]]()
    for name, at, cite in _changed(book) if book.base else ():
        owner = name.partition("/")[0]
        if not names_own(cite.document, (law,)) and (owner, cite) not in told:
            told.add((owner, cite))
            file, route = at
            values = {"name": name, "owner": owner, "law": law.number, "document": cite.document}
            yield book.sources[file].problem("LAW-396", route, **values)


def _changed(book: Lawbook) -> Iterator[tuple[str, tuple[str, Route], Cite]]:
    """What the amendment gives and a citation stands for: whose it is, where it was typed, the citation."""
    for number in numbers_of(book.standard):
        if number.cite and book.is_own(number.at):
            yield number.owner, number.at, number.cite
    for item in book.standard.items:
        file, route = book.routes[item.id]
        if book.is_own((file, (*route, "measure"))):
            yield item.id, (file, (*route, "measure")), item.cite
