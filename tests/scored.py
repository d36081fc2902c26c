"""The product's own path from facts to decisions, as tests ask for it: arrays by item, decisions one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import NOWHERE, Columns, Places, Told, columns_of
from engine.evidence.facts import Fact
from engine.law.model import Standard, UnitClass
from engine.rules.number_line import LawTable
from engine.scoring.cards import Scorecard
from engine.scoring.deciding import Decision, distinct_situations, fired_at_once
from engine.scoring.grid import Grid, judge
from engine.scoring.law_arrays import VERDICTS, LawArrays, law_arrays
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import Results
from engine.scoring.round_result import RoundResult

Facts = Mapping[str, Fact]
Array = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scored:
    """N communes: lowest and highest points and status by item (N, I), and one decision each."""

    law: LawArrays
    grid: Grid
    low: Array
    high: Array
    status: Array
    decisions: tuple[Decision, ...]


def scored(
    standard: Standard,
    cells: LawTable,
    facts: Sequence[Facts],
    classes: Sequence[UnitClass],
    *,
    doubtful: Sequence[bool] | None = None,
) -> Scored:
    """Facts laid out as columns, judged, and read back."""
    items = law_arrays(standard, cells).items
    names = tuple(dict.fromkeys(name for item in items for name in item.reads.names))
    columns = columns_of([f"{row:05d}" for row in range(len(facts))], names, facts)
    return scored_columns(standard, cells, columns, classes, doubtful=doubtful)


def columns_from(names: Sequence[str], values: Array, given: npt.NDArray[np.bool_]) -> Columns:
    """Arrays (N, D) as columns, without an object a fact; all stand at one made-up place."""
    shape = len(names), len(values)
    zero, none = np.zeros(shape, dtype=np.int32), np.full(shape, NOWHERE, dtype=np.int32)
    places = Places(("số liệu mô phỏng",), (), zero, none.astype(np.int16), zero, zero)
    told = np.where(given.T, Told.GIVEN, Told.MISSING).astype(np.int8)
    codes = tuple(f"{row:05d}" for row in range(len(values)))
    return Columns(codes, tuple(names), np.where(given.T, values.T, 0), told, places, (), none, (), none)


def scored_columns(
    standard: Standard,
    cells: LawTable,
    columns: Columns,
    classes: Sequence[UnitClass],
    *,
    doubtful: Sequence[bool] | None = None,
) -> Scored:
    """Columns judged and read back."""
    law = law_arrays(standard, cells)
    places = {unit_class.id: at for at, unit_class in enumerate(standard.head.classes)}
    unit_class = np.array([places[c.id] for c in classes], dtype=np.intp)
    grid = judge(law, columns, unit_class, doubtful=None if doubtful is None else np.array(doubtful, dtype=np.bool_))
    pairs = list(zip(law.items, grid.piece, strict=True))
    low, high = ([getattr(item.points, end)[piece] for item, piece in pairs] for end in ("low", "high"))
    status = [item.status[piece] for item, piece in pairs]
    lows, highs, states = (np.stack(part, axis=1).astype(np.int64) for part in (low, high, status))
    return Scored(law, grid, lows, highs, states, decisions_of(standard, cells, grid))


def decisions_of(standard: Standard, cells: LawTable, grid: Grid) -> tuple[Decision, ...]:
    """The decision of each row of a grid."""
    distinct, index = distinct_situations(standard, grid, date.min)
    fired = fired_at_once(standard, cells, grid, date.min)
    rows = zip(index.tolist(), grid.verdict.tolist(), grid.firm.tolist(), grid.total_low.tolist(),
               grid.total_high.tolist(), strict=True)  # fmt: skip
    return tuple(
        Decision(VERDICTS[v], fired.rules(row), firm, distinct[at], low, high)
        for row, (at, v, firm, low, high) in enumerate(rows)
    )


def dealt(made: RoundResult, cards: Sequence[Scorecard]) -> RoundResult:
    """A result that deals other cards than its grid would."""
    other = replace(made)
    other.__dict__["cards"] = tuple(cards)
    return other


def criterion_totals(standard: Standard, points: Array) -> Array:
    """Points by criterion (N, C) from points by item (N, I)."""
    starts = np.cumsum([0, *(len(criterion.items) for criterion in standard.criteria[:-1])])
    return np.add.reduceat(points, starts, axis=1)


def results_of(made: RoundResult, *, tool: str = "phuhop") -> Results:
    """What ``results.json`` of a round says, read back as its own schema."""
    return Results.model_validate_json(to_json(made, tool=tool))
