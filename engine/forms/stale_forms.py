"""Forms that were made before and lie there still: as they would be made today, grown stale, or begun to be filled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from engine.evidence.filled_forms import META, Meta, is_form, read_meta
from engine.files.books import Book
from engine.files.numbers import is_empty
from engine.files.safety import file_bytes
from engine.files.workbook import read_book
from engine.problems import ProblemsFound

FormState = Literal["fresh", "stale", "filled", "filled and stale"]
# Value, document, its day and the note.
OPEN_CELLS = 4


def state_of(path: Path, identity: Mapping[str, str]) -> FormState:
    """What has become of a form, held against the identity that it would get today.

    What cannot be read, or is no form, may hold somebody's work: it counts as filled and stale.
    """
    try:
        book = read_book(file_bytes(path, path.name), path.name)
    except ProblemsFound:
        return "filled and stale"
    if not is_form(book):
        return "filled and stale"
    meta = read_meta(book.sheets[META])
    stale = _identity(meta, identity) != identity
    if is_blank(book, meta):
        return "stale" if stale else "fresh"
    return "filled and stale" if stale else "filled"


def is_blank(book: Book, meta: Meta) -> bool:
    """Whether nothing was typed in any open cell of any sheet."""
    parts = (("sheet", meta, OPEN_CELLS), ("duties", meta.duties, OPEN_CELLS), ("points", meta.points, 1))
    return not any(part and _typed_in(book, meta.said.get(sheet, ""), part, wide) for sheet, part, wide in parts)


def _typed_in(book: Book, title: str, part: Meta, wide: int) -> bool:
    """Whether a sheet holds anything in its open cells; one that is gone may have."""
    sheet = book.sheets.get(title)
    if sheet is None:
        return True
    spots = ((row, column + at) for row, column in part.answers.values() for at in range(wide))
    cells = (sheet.cells[spot] for spot in spots if spot in sheet.cells)
    return any(cell.formula or not is_empty(cell.raw) for cell in cells)


def _identity(meta: Meta, wanted: Mapping[str, str]) -> Mapping[str, str]:
    """What a form says of itself, of the same keys; a question that is asked no more counts too."""
    said = {key: value for key, value in meta.said.items() if key in wanted}
    return {**dict.fromkeys(wanted, ""), **said, **meta.stamped}
