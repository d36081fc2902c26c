"""In which province, or in which district of one province, each commune of a round is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from engine.evidence.identity.official_lists import OfficialLists
from engine.law.model import Unit
from engine.service.board.official_units import province_of


def places_of(on: date, units: Sequence[Unit], lists: OfficialLists | None) -> Mapping[str, str]:
    """The province of each commune by code, in a round of one province its district where there still are districts.

    A commune that no list has, as a made-up one, is in no place.
    """
    if lists is None:
        return {}
    listed = {unit.code: known for unit in units if (known := lists.unit(unit.code, on))}
    provinces = {code: province_of(known) for code, known in listed.items()}
    if len(set(provinces.values())) > 1:
        return provinces
    districts = {code: known.district for code, known in listed.items() if known.district}
    return districts if len(set(districts.values())) > 1 else provinces
