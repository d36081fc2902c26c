"""What a commune comes to besides its total, as plain data."""

from __future__ import annotations

from typing import Any

from engine.scoring.round_result import RoundResult
from engine.scoring.sums.conditions_met import condition_cards
from engine.scoring.sums.rows import condition_row, level_row

Plain = dict[str, Any]


def besides(made: RoundResult, row: int) -> Plain:
    """Conditions and levels, where the law has any."""
    decided: Plain = {}
    if conditions := condition_cards(made.book.standard, made.row(row), made.table.conditions):
        decided["conditions"] = [condition_row(own).model_dump() for own in conditions]
    if levels := made.book.standard.head.levels:
        bars = made.laws.first.bars[:, made.grid.unit_class[row]].tolist()
        told = zip(levels, bars, made.decisions(row), strict=True)
        decided["levels"] = [level_row(*own).model_dump() for own in told]
    return decided
