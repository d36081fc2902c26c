"""The papers that facts of a table rest on, as people write them in one field or two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.evidence.tables.grids import GridRow
from engine.files.books import Cell
from engine.files.intake.seen_cells import seen
from engine.files.numbers import Raw, Refusal, is_empty
from engine.problems import Place

DOCUMENT_DAY = re.compile(
    r"(.*?)[\s,;(]*(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d\d-\d\d)\)?\s*", re.IGNORECASE | re.DOTALL
)


SHORT, REST = re.compile(r"[0-9]{1,3}"), re.compile(r"[0-9]{3}")


def may_be_cut(value: str, document: str) -> bool:
    """Whether a value and the document beside it may be one number that its own comma cut: 1 and 041 of 1,041."""
    return bool(SHORT.fullmatch(value) and REST.fullmatch(document))


def dated(document: str, issued: Raw) -> tuple[str, Raw]:
    """A document and its day, which may stand behind its number in one field."""
    if is_empty(issued) and (named := DOCUMENT_DAY.fullmatch(document)) and named[1]:
        return named[1].strip(), named[2]
    return document, issued


@dataclass(frozen=True, slots=True)
class SeenPapers:
    """The document, its day and the note of a row as they are seen; ``unseen`` are those that cannot be read."""

    document: str
    issued: Raw
    note: str
    unseen: tuple[tuple[Place, Refusal], ...]


def seen_papers(row: GridRow, at: Mapping[str, int]) -> SeenPapers:
    """The cells of a row in these columns: document, issued, note, as far as there are such."""
    document, note = row.look(at.get("document", 0)), row.look(at.get("note", 0), raised=False)
    day = seen(row.cells.get(at.get("issued", 0), Cell(None)))
    looks = {"document": document, "issued": day, "note": note}
    unseen = tuple((row.place(at[name]), look) for name, look in looks.items() if isinstance(look, Refusal))
    return SeenPapers(
        "" if isinstance(document, Refusal) else document,
        None if isinstance(day, Refusal) else day.raw,
        "" if isinstance(note, Refusal) else note,
        unseen,
    )
