"""Who decides on a commune: the profile the round names, or the first in force on its day that is for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

from engine.evidence.facts import Round
from engine.law.loading import Lawbook
from engine.law.model import Authority, Unit
from engine.rules.number_line import LawTable
from engine.rules.situations import UnitTable, further_tables
from engine.scoring.whom.placing import told_of

Deciding: TypeAlias = tuple[Authority | None, tuple[Unit, ...]]


def authorities_for(book: Lawbook, cells: LawTable, round_: Round, units: Sequence[Unit]) -> tuple[Deciding, ...]:
    """Every authority with the communes that it decides on, in the order of the communes; None where that is not known.

    Not known is also whoever it is that a fact not known would make another.
    """
    profiles = book.standard.head.authorities
    table = next((t for t in further_tables(book.standard) if t.tag == "authority"), None)
    if round_.authority or table is None:
        named = [a for a in profiles if a.id == round_.authority] if round_.authority else []
        held = named or [] if round_.authority else [a for a in profiles if _in_force(a, round_)]
        return ((held[0] if held else None, tuple(units)),)
    found: dict[str | None, list[Unit]] = {}
    for unit in units:
        found.setdefault(_rule(table, cells, unit, round_), []).append(unit)
    known = {authority.id: authority for authority in profiles}
    return tuple((known.get(name or ""), tuple(own)) for name, own in found.items())


def _in_force(authority: Authority, round_: Round) -> bool:
    return authority.from_ <= round_.on and (authority.until is None or round_.on <= authority.until)


def _rule(table: UnitTable, cells: LawTable, unit: Unit, round_: Round) -> str | None:
    told = told_of(table.axes, unit, round_)
    ways = product(*(range(len(a.states)) if at is None else (at,) for a, at in zip(table.axes, told, strict=True)))
    rules = {(cells.units[table.tag][table.key(way)] or "//").split("/")[1] for way in ways}
    return rules.pop() if len(rules) == 1 else None
