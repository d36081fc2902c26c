"""A plan under headings: by sector, by commune, or by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from engine.planning.making import Plan, PlanLine

By = Literal["sector", "commune", "month"]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: a sector's slug, a commune's code, or a month as 2024-12 ("" for throughout)."""

    key: str
    lines: tuple[PlanLine, ...]


def groups_of(plan: Plan, by: By) -> tuple[Group, ...]:
    """The plan under headings, every part of every line under exactly one; by commune a line has that one only."""
    found: dict[str, list[PlanLine]] = {}
    for line in plan.lines:
        for key, part in _keyed(line, by):
            found.setdefault(key, []).append(part)
    order = sorted(found, key=lambda key: (not key, key)) if by != "sector" else list(found)
    return tuple(Group(key, tuple(found[key])) for key in order)


def _keyed(line: PlanLine, by: By) -> Iterable[tuple[str, PlanLine]]:
    if by == "commune":
        return [(share.unit.code, replace(line, shares=(share,))) for share in line.shares]
    month = f"{line.deadline:%Y-%m}" if line.deadline else ""
    return [(line.sector if by == "sector" else month, line)]
