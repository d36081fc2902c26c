"""What a commune comes to besides its total, as plain data."""

from __future__ import annotations

from typing import Any

from engine.law.criteria import Criterion
from engine.law.points.scores import listed
from engine.law.recognising.refusing import kept_rounds
from engine.scoring.explaining import own_points, own_total
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.conditions_met import condition_cards
from engine.scoring.sums.rows import DecidedLevel, DecidedRow, condition_row, level_row

Plain = dict[str, Any]


def days_row(made: RoundResult, criterion: Criterion) -> Plain:
    """The days that a criterion's data are about, where those are not the round's."""
    own = made.book.standard.period_of(criterion)
    return {"period": own.days(made.round.on)._asdict()} if own else {}


def decided_rows(made: RoundResult, code: str) -> Plain:
    """What a commune came to in earlier rounds, the latest first; nothing where no level asks for it."""
    if not kept_rounds(made.book.standard.head.levels):
        return {}
    rows = [
        DecidedRow(
            round=told.id,
            title=told.title,
            on=told.on,
            levels={
                name: DecidedLevel(decision=verdict, firm=firm)
                for name, (verdict, firm) in told.decided.get(code, {}).items()
            },
        )
        for told in made.evidence.decided
    ]
    return {"decided_before": [row.model_dump() for row in rows]}


def besides(made: RoundResult, row: int) -> Plain:
    """Conditions and levels, where the law has any."""
    decided: Plain = {}
    if conditions := condition_cards(made.book.standard, made.row(row), made.table.conditions):
        decided["conditions"] = [condition_row(own).model_dump() for own in conditions]
    if levels := made.book.standard.head.levels:
        bars = listed(made.laws.first.bars[:, made.grid.unit_class[row]])
        told = zip(levels, bars, made.decisions(row), strict=True)
        decided["levels"] = [level_row(*own).model_dump() for own in told]
    return decided


def self_score_row(made: RoundResult, code: str) -> Plain | None:
    """What a commune gave itself; None where it gave nothing."""
    own = made.evidence.communes[code].self_score
    total = own_total(made, code)
    if own is None or total is None:
        return None
    differs = [told.item.id for told in own_points(made, code) if told.by]
    return {"day": own.day, "points": dict(own.points), "total": total.own, "differs": differs}
