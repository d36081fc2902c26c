"""Points that an overdue task puts at risk: the total of its commune less a rescoring without the items it helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from engine.law.model import Standard
from engine.law.points.scores import Scores, score_at
from engine.scoring.grid import Grid
from engine.scoring.whom.own_laws import Laws
from engine.tasks.following import RoundTasks, TaskStatus


def with_risk(tasks: RoundTasks, standard: Standard, lows: Scores, rows: Mapping[str, int]) -> RoundTasks:
    """The tasks with the points that their communes hold where an overdue task helps: the total less a rescoring.

    ``lows`` (I, N) are the lowest points by item, ``rows`` the scored communes' rows by code.
    """
    total = lows.sum(axis=0)

    @cache
    def held(helps: frozenset[str]) -> Scores:
        lost: Scores = total - rescored(standard, lows, helps)
        return lost

    def risky(code: str, status: TaskStatus) -> TaskStatus:
        if status.state != "overdue" or code not in rows:
            return status
        return replace(status, at_risk=score_at(held(frozenset(status.task.helps)), rows[code]))

    communes = {code: tuple(risky(code, s) for s in statuses) for code, statuses in tasks.communes.items()}
    together = {code: score_at(held(helped(communes[code])), row) for code, row in rows.items()}
    return replace(tasks, communes=communes, at_risk=together)


def lowest_points(laws: Laws, grid: Grid) -> Scores:
    """The lowest points of each item, (I, N)."""
    lows = np.empty(grid.piece.shape, dtype=laws.first.kind)
    for number, law in enumerate(laws.arrays):
        rows = np.flatnonzero(laws.which == number)
        for at, item in enumerate(law.items):
            lows[at, rows] = item.points.low[grid.piece[at, rows]]
    return lows


def helped(statuses: Iterable[TaskStatus]) -> frozenset[str]:
    """All that the overdue among some tasks help."""
    return frozenset(name for status in statuses if status.state == "overdue" for name in status.task.helps)


def rescored(standard: Standard, lows: Scores, helps: frozenset[str]) -> Scores:
    """The lowest total of each scored commune (N,) with the items that these criteria or items name at 0."""
    kept = [not {criterion.id, item.id} & helps for criterion in standard.criteria for item in criterion.items]
    totals: Scores = lows[np.array(kept)].sum(axis=0)
    return totals
