"""Every commune's facts as plain data, from whole columns: no object a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import orjson

from engine.evidence.columns import STATES, Columns, Told

Plain = dict[str, Any]
LARGEST = 2**63
# Communes whose facts are plain data at once.
TOGETHER = 512


def whole_number(value: int) -> object:
    """A whole number of any size: a mean of rounds is over a product of their wholes."""
    return value if value < LARGEST else orjson.Fragment(str(value))


def evidence_rows(columns: Columns) -> Iterator[dict[str, Plain]]:
    """Each commune's facts as plain data by datum, in the columns' order; so many communes at a time are in memory."""
    papers = [(p.number, p.issued) for p in columns.papers]
    for first in range(0, len(columns.codes), TOGETHER):
        yield from _rows(columns, papers, slice(first, first + TOGETHER))


def _rows(columns: Columns, papers: Sequence[tuple[str, object]], run: slice) -> list[dict[str, Plain]]:
    rows: list[dict[str, Plain]] = [{} for _ in columns.codes[run]]
    for datum, name in enumerate(columns.names):
        here = np.flatnonzero(columns.told[datum, run] != Told.MISSING)
        given = here + run.start
        value, told, paper, note = (
            a[datum, given].tolist() for a in (columns.value, columns.told, columns.paper, columns.note)
        )
        places = columns.places.said(datum, given)
        for n, commune in enumerate(here.tolist()):
            document, issued = papers[paper[n]] if paper[n] >= 0 else (None, None)
            rows[commune][name] = {
                "id": name,
                "value": value[n],
                "state": STATES[told[n]],
                "place": places[n],
                "document": document,
                "document_date": issued,
                "note": columns.notes[note[n]] if note[n] >= 0 else "",
            }
    return rows
