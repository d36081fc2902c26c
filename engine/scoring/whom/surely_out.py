"""Which items are certainly left out for a commune, whatever the facts of it that are not known turn out to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.facts import Round
from engine.law.model import Standard, Unit
from engine.rules.number_line import LawTable
from engine.scoring.whom.placing import Profile, profiles_of


def surely_out(
    units: Sequence[Unit], standard: Standard, cells: LawTable, round_: Round
) -> Mapping[str, frozenset[str]]:
    """The ids of such items by commune; of a commune that could be in no class, or whose class is too open, none."""
    if not any(c.applies or any(item.applies for item in c.items) for c in standard.criteria):
        return {unit.code: frozenset() for unit in units}
    ways = profiles_of(units, standard, cells, round_)
    return {unit.code: _in_all(standard, found) for unit, found in zip(units, ways, strict=True)}


def _in_all(standard: Standard, ways: Sequence[Profile | None]) -> frozenset[str]:
    known = [items_out(standard, way) for way in ways if way is not None]
    return frozenset.intersection(*known) if known and len(known) == len(ways) else frozenset()


def items_out(standard: Standard, profile: Profile) -> frozenset[str]:
    """The items that do not count for communes of a profile, with those of criteria that do not."""
    out = set(profile.out)
    return frozenset(item.id for c in standard.criteria for item in c.items if {c.id, item.id} & out)
