"""Where a figure stands that was typed into a field of a page and no cell: told by names, for its ids say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.files.writing import address, coordinates
from engine.language import Say
from engine.problems import Place

# What stands in places instead of a workbook's name where the board typed on its page; then commune and datum by id.
APPRAISAL: Final = "trang thẩm định"
APPRAISAL_EN: Final = "the appraisal page"

# A cell behind the figure that stands in it, and one alone.
BEHIND: Final = re.compile(r" \((?:ô|cell) [A-Z]{1,3}[0-9]+\)")
ALONE: Final = re.compile(r"\b[A-Z]{1,3}[0-9]+\b")


def on_page(place: Place) -> bool:
    """Whether a place is a field of a page: what stands for its cell is no name of one."""
    return bool(place.cell) and coordinates(place.cell) is None


def named_place(place: Place, commune: str, datum: str) -> Place:
    """A field of the appraisal's page by the names of its commune and its datum; any other place as it is."""
    return replace(place, sheet=commune, cell=f"“{datum}”") if place.file == APPRAISAL else place


def told_place(place: Place, say: Say) -> str:
    """Where a figure stands: a field of the page by the page's name, else file, sheet and cell."""
    return say.either(APPRAISAL, APPRAISAL_EN) if place.file == APPRAISAL else str(place)


def without_cells(text: str) -> str:
    """What is told of figures, to whoever sees their fields and no cells: each figure is named in front of its cell."""
    return BEHIND.sub("", text)


def cells_named(cells: str, names: Mapping[tuple[int, int], str]) -> str:
    """Cells in a row, “E17, E51 …”, as the figures that stand in them; ``names`` are by row and column."""
    told = {address(*spot): name for spot, name in names.items()}
    return ALONE.sub(lambda cell: f"“{told[cell[0]]}”" if cell[0] in told else cell[0], cells)


def page_words(place: Place) -> tuple[str, str]:
    """The page of a field in both languages, with its commune where it has one; the datum is named beside it."""
    whose = place.sheet[:1].lower() + place.sheet[1:]
    en = APPRAISAL_EN if place.file == APPRAISAL else place.file
    return (f"{place.file} của {whose}", f"{en} of {place.sheet}") if place.sheet else (place.file, en)
