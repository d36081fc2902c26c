"""A row of a grid on the second page: the range of each of its criteria, and which parts of a condition fall short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.law.points.scores import score_at
from engine.rules.hurdles.bounds import Key, part_key, parts_of, state_fired, worth_of_part
from engine.schemes import Hurdle, Worth, worth_of
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import LawArrays
from engine.semantics import Points, Status


class Row(NamedTuple):
    """One commune's row of a grid, with the law as it is for that commune."""

    law: LawArrays
    grid: Grid
    at: int

    @property
    def states(self) -> list[int]:
        """The state of each hurdle."""
        told: list[int] = self.grid.state[:, self.at].tolist()
        return told


def worths_of_row(row: Row) -> list[Worth]:
    """The criteria of a row, added up by the page."""
    pieces, points = row.grid.piece[:, row.at].tolist(), []
    for item, piece in zip(row.law.items, pieces, strict=True):
        applies = item.status[piece] != Status.NOT_APPLICABLE
        low, high = (score_at(end, piece) for end in item.points)
        points.append(Points(low, high, sure=True, applies=bool(applies)))
    scheme = row.law.scheme
    return [
        worth_of(own, points[run.start : run.stop], scheme.outside)
        for own, run in zip(scheme.sums, row.law.runs, strict=True)
    ]


def short_parts(row: Row, hurdle: Hurdle, state: int, table: Mapping[Key, str]) -> tuple[int, ...]:
    """The places of the criteria that are at least in a state on their own, where a condition counts them."""
    worths, found = worths_of_row(row), list[int]()
    for part in parts_of(row.law.scheme, hurdle):
        if state_fired(table[part_key(part, worth_of_part(part, worths))]) >= state:
            found += part.criteria
    return tuple(found)
