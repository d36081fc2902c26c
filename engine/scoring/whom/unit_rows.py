"""The facts of a commune as plain data: what is not known is left out of those that a standard declares."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from engine.law.model import Unit


def unit_row(unit: Unit) -> dict[str, Any]:
    """What is known of a commune; numbers as exact text."""
    told = {name: getattr(unit, name) for name in ("type", "province", "mountain", "island", "area_iii", "basis")}
    facts = {name: str(value) if isinstance(value, Fraction) else value for name, value in unit.facts}
    further = {"province_code": unit.province_code} if unit.province_code else {}
    return {**told, **further, **({"facts": facts} if facts else {})}
