"""Where the rules for some communes are typed: cases, conditions, facts, clauses of authorities, by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from engine.law.criteria import Criterion, Item
from engine.law.model import Standard
from engine.law.source import Route

HEAD = "standard.yaml"
Placed: TypeAlias = tuple[str, tuple[str, Route]]


def routes_of_units(standard: Standard) -> Iterator[Placed]:
    """The id of each such thing with its file and its route there."""
    for criterion in standard.criteria:
        file = f"{criterion.id}.yaml"
        yield from _applies(criterion, file, ())
        for at, item in enumerate(criterion.items):
            yield from _applies(item, file, ("items", at))
            yield from _cases(item, file, at)
    for at, fact in enumerate(standard.head.unit_facts):
        yield f"fact/{fact.id}", (HEAD, ("unit_facts", at))
    for at, authority in enumerate(standard.head.authorities):
        for number in range(max(len(authority.when), 1)):
            own = ("when", number) if authority.when else ()
            yield f"authority/{authority.id}/{number + 1}", (HEAD, ("authorities", at, *own))


def _applies(thing: Criterion | Item, file: str, route: Route) -> Iterator[Placed]:
    for number in range(len(thing.applies)):
        yield f"{thing.id}/applies/{number + 1}", (file, (*route, "applies", number))


def _cases(item: Item, file: str, at: int) -> Iterator[Placed]:
    """The lines of an item's cases, their bands, and the clauses that say whom they are for."""
    for place, line in enumerate(item.lines[1:]):
        route: Route = ("items", at, "except", place)
        yield line.line, (file, route)
        for number in range(len(line.bands)):
            typed: Route = ("steps",) if line.steps else ("bands", number)
            yield f"{line.line}/{number + 1}", (file, (*route, *typed))
        yield f"{line.line}/steps", (file, (*route, "steps"))
        yield f"{line.line}/none", (file, ("items", at, "when_none"))
        for number in range(len(item.except_[place].when)):
            yield f"{line.line}/when/{number + 1}", (file, (*route, "when", number))
