"""A standard as a workbook has it, every value with the cell it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from engine.desk.editing.law_sheets import Column
from engine.law.source import Route, Tree
from engine.problems import Place, Problem

Spot: TypeAlias = tuple[str, Route]


@dataclass(frozen=True, slots=True)
class Origin:
    """The cell a value came from, what was typed there, and its column."""

    place: Place
    typed: str
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A standard as a workbook has it: what each file would say, each value's cell, and which law it began as.

    ``doubtful`` are values that may mean two things; they stand when the law already says them so. ``sheets`` are the
    names of the tables' sheets here.
    """

    file: str
    standard: str
    sha256: str
    sheets: Mapping[str, str]
    trees: Mapping[str, dict[str, Tree]]
    cells: Mapping[Spot, Origin]
    doubtful: tuple[tuple[Spot, Problem], ...]


def spots_below(draft: Draft, spot: Spot) -> Iterator[Origin]:
    """The cells of all that stands under a route, in the order they were read."""
    file, route = spot
    for (name, at), origin in draft.cells.items():
        if name == file and at[: len(route)] == route:
            yield origin
