"""On which marks the points of a law rest."""

from __future__ import annotations

from collections.abc import Iterable

from engine.law.criteria import Criterion
from engine.law.points.scores import Score
from engine.law.recognising.refusing import counted_items
from engine.law.values import Mark


def points_by_mark(criteria: Iterable[Criterion]) -> dict[Mark, Score]:
    """How many of the points that make up the maximum rest on each mark; of bonus and deductions none do."""
    points: dict[Mark, Score] = {"verbatim": 0, "reported": 0, "provisional": 0, "checked": 0}
    for item in (item for criterion in criteria for item in counted_items(criterion)):
        points[item.top_mark] += item.max_points
    return points
