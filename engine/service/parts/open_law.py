"""A standard opened: loaded, checked, and proved by the rules engine or held to its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.problems import Problem, ProblemsFound, errors
from engine.rules.number_line import LawTable
from engine.rules.table import open_cells
from engine.service.state.beside import strayed


@dataclass(frozen=True, slots=True)
class OpenLaw:
    """A standard that stood its checks and its proof."""

    book: Lawbook
    table: LawTable
    warnings: tuple[Problem, ...]


def open_law(folder: Path, edited: Mapping[str, str | None] | None = None, *, today: date | None = None) -> OpenLaw:
    """Load, check and prove a standard; raises ProblemsFound with every error of every file.

    ``edited`` are texts by file name to try in place of what is on the disk; no reading is of a day after ``today``.
    """
    book = load_standard(folder, edited, today=today)
    found = check_standard(book)
    if errors(found):
        raise ProblemsFound(found)
    try:
        cells, warnings = open_cells(book)
    except ProblemsFound as refused:
        raise ProblemsFound((*found, *refused.problems)) from None
    stray = () if edited else strayed(book)
    return OpenLaw(book, cells, (*found, *warnings, *stray))
