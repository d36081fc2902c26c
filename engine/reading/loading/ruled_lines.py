"""Tables as they are ruled on a page: the lines seen on its picture, and the grid of cells between them.

It looks at ink, not at drawing orders, so that a page printed by any program and a scan are read alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ink = npt.NDArray[np.bool_]
# In points of 1/72 inch: the shortest lines, the thickest, how far apart two are still one, how far one may end short.
SHORTEST_ACROSS, SHORTEST_DOWN, THICKEST, NEAR, SHORT_OF = 18.0, 11.0, 4.0, 3.0, 4.0
COVERED = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line: where it lies, and from where to where it goes, in points from the page's top left."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its column and row lines, and for each elementary cell the cell it is part of."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of the cell that holds a point."""
        column, row = _between(self.columns, x), _between(self.rows, y)
        return None if column is None or row is None else self.owner[row, column]


def _between(edges: Sequence[float], at: float) -> int | None:
    return next((n for n, (first, last) in enumerate(pairwise(edges)) if first <= at < last), None)


def grids_of(ink: Ink, scale: float) -> tuple[Grid, ...]:
    """The ruled tables of a page's picture from top to bottom; ``scale`` is pixels a point."""
    across = _lines(ink, scale, SHORTEST_ACROSS)
    down = _lines(ink.T, scale, SHORTEST_DOWN)
    grids = [grid for group in _groups(across, down) if (grid := _grid(*group))]
    return tuple(sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0])))


def _lines(ink: Ink, scale: float, shortest: float) -> list[Line]:
    """Runs of ink along rows, at least so long and as thin as a line is; rows that lie together are one line."""
    least, thick = int(shortest * scale), THICKEST * scale
    runs: list[tuple[int, int, int]] = []
    for row in np.flatnonzero(ink.sum(axis=1) >= least).tolist():
        edges = np.flatnonzero(np.diff(np.concatenate(([0], ink[row].astype(np.int8), [0]))))
        runs += [(row, int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]
    open_lines: list[list[int]] = []  # first row, last row, start, end
    done: list[list[int]] = []
    for row, start, end in runs:
        done += [line for line in open_lines if line[1] < row - 1]
        open_lines = [line for line in open_lines if line[1] >= row - 1]
        over = next((line for line in open_lines if line[2] < end and start < line[3]), None)
        if over is None:
            open_lines.append([row, row, start, end])
        else:
            over[1], over[2], over[3] = row, min(over[2], start), max(over[3], end)
    lines = [line for line in (*done, *open_lines) if line[1] - line[0] < thick]
    return [Line((a + b + 1) / 2 / scale, start / scale, end / scale) for a, b, start, end in lines]


def _groups(across: list[Line], down: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Lines that hang together by crossing or touching."""
    left = [(line, False) for line in across] + [(line, True) for line in down]
    groups = []
    while left:
        group, waiting = [], [left.pop()]
        while waiting:
            line = waiting.pop()
            group.append(line)
            touched = [other for other in left if other[1] != line[1] and _touch(line[0], other[0])]
            left = [other for other in left if other not in touched]
            waiting += touched
        groups.append(([line for line, upright in group if not upright], [line for line, upright in group if upright]))
    return groups


def _touch(one: Line, other: Line) -> bool:
    mine = one.start - SHORT_OF <= other.at <= one.end + SHORT_OF
    return mine and other.start - SHORT_OF <= one.at <= other.end + SHORT_OF


def _grid(across: list[Line], down: list[Line]) -> Grid | None:
    rows, columns = _clustered(across), _clustered(down)
    if len(rows) < 2 or len(columns) < 3:
        return None
    owner = {(r, c): (r, c) for r in range(len(rows) - 1) for c in range(len(columns) - 1)}
    for r, c in sorted(owner):
        if r and not _covered(across, rows[r], columns[c], columns[c + 1]):
            owner[r, c] = owner[r - 1, c]
        elif c and not _covered(down, columns[c], rows[r], rows[r + 1]):
            owner[r, c] = owner[r, c - 1]
    return Grid(columns, rows, owner)


def _clustered(lines: list[Line]) -> tuple[float, ...]:
    """The places of lines; those that lie together are one."""
    places: list[list[float]] = []
    for at in sorted(line.at for line in lines):
        if places and at - places[-1][-1] <= NEAR:
            places[-1].append(at)
        else:
            places.append([at])
    return tuple(sum(place) / len(place) for place in places)


def _covered(lines: list[Line], at: float, start: float, end: float) -> bool:
    """Whether lines at a place cover most of a stretch."""
    parts = [max(0.0, min(line.end, end) - max(line.start, start)) for line in lines if abs(line.at - at) <= NEAR]
    return sum(parts) >= COVERED * (end - start)
