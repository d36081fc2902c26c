"""Points that an overdue task puts at risk: the total of its commune less a rescoring without the items it helps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import numpy as np

from engine.law.model import Standard
from engine.scoring.cards import Board
from engine.scoring.points import Grid
from engine.tasks.following import RoundTasks, TaskStatus


def with_risk(tasks: RoundTasks, standard: Standard, board: Board) -> RoundTasks:
    """The tasks with the points that their communes hold where an overdue task helps: the total less a rescoring."""
    rows = {unit.code: row for row, unit in enumerate(board.units)}

    @cache
    def held(helps: frozenset[str]) -> Grid:
        lost: Grid = board.scores.low.sum(axis=1) - rescored(standard, board, helps)
        return lost

    def risky(code: str, status: TaskStatus) -> TaskStatus:
        if status.state != "overdue" or code not in rows:
            return status
        return replace(status, at_risk=int(held(frozenset(status.task.helps))[rows[code]]))

    communes = {code: tuple(risky(code, s) for s in statuses) for code, statuses in tasks.communes.items()}
    together = {code: int(held(helped(communes[code]))[row]) for code, row in rows.items()}
    return replace(tasks, communes=communes, at_risk=together)


def helped(statuses: Iterable[TaskStatus]) -> frozenset[str]:
    """All that the overdue among some tasks help."""
    return frozenset(name for status in statuses if status.state == "overdue" for name in status.task.helps)


def rescored(standard: Standard, board: Board, helps: frozenset[str]) -> Grid:
    """The lowest total of each scored commune (N,) with the items that these criteria or items name at 0."""
    lost = [bool({criterion.id, item.id} & helps) for criterion in standard.criteria for item in criterion.items]
    totals: Grid = np.where(np.array(lost), 0, board.scores.low).sum(axis=1)
    return totals
