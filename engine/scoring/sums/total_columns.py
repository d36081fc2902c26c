"""Columns on levels and on how a total is made up: only where the law has any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.law.asking import numbered_items
from engine.law.model import Standard
from engine.scoring.cards import Scorecard
from engine.scoring.sums.reckoned import reckoned, says_more


def further_columns(standard: Standard) -> Mapping[str, Any]:
    """``level`` is the highest reached for certain, in their order, ``level_open`` the next that could be reached.

    ``counted_…`` of ``counted_max`` are the scored points of what applies, ``bonus_…`` and ``deduction_…`` what is won
    and taken off, ``left_out`` the items that do not count, by their numbers.
    """
    names = tuple(level.id for level in standard.head.levels)
    columns: dict[str, Any] = {"level": names, "level_open": names} if names else {}
    points = "Int64" if standard.head.step == 1 else "Float64"
    if says_more(standard):
        parts = ("counted_low", "counted_high", "counted_max", "bonus_low", "bonus_high", "deduction_low")
        columns |= dict.fromkeys((*parts, "deduction_high"), points) | {"left_out": "string"}
    return columns


def further_cells(standard: Standard, card: Scorecard | None) -> tuple[object, ...]:
    """What stands in them of one commune; of one that is set aside nothing."""
    if card is None:
        return (None,) * len(further_columns(standard))
    cells: list[object] = []
    if levels := standard.head.levels:
        reached = [own.level.id for own in card.levels if own.verdict == "recognised"]
        is_open = [own.level.id for own in card.levels if own.verdict == "undecided"]
        plain = [levels[0].id] if card.decision.verdict == "recognised" else []
        cells += [next(reversed([*plain, *reached]), None), next(iter(is_open), None)]
    if says_more(standard):
        told = reckoned(standard, card)
        left = " ".join(number for number, item in numbered_items(standard) if item.id in told.out)
        cells += [*told.counted, told.whole, *told.won, *told.taken, left or None]
    return tuple(cells)
