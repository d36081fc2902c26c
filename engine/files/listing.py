"""CSV as rows of fields with their places: UTF-8 with or without its mark, comma, semicolon or tab."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.problems import Place, ProblemsFound, problem

LARGEST_BYTES = 32 * 2**20
FIELD = {mark: re.compile(rf'[ ]*"((?:[^"]|"")*)"[^{mark}\n]*|([^{mark}\n]*)') for mark in ",;\t"}


@dataclass(frozen=True, slots=True)
class Field:
    """What stands between two separators, without blanks at its ends, and where it begins."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A CSV file: the heads of its columns and every row that is not empty."""

    shown: str
    heads: tuple[Field, ...]
    rows: tuple[tuple[Field, ...], ...]


def read_listing(path: Path, shown: str) -> Listing:
    """Read a CSV file; raises ProblemsFound when it cannot be opened, is too large, empty, or not UTF-8."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except OSError as fault:
        raise ProblemsFound([problem("FIL-107", Place(shown), reason=fault.strerror or str(fault))]) from None
    if raw is None:
        raise ProblemsFound([problem("FIL-201", Place(shown), size="> 32 MB", largest="32 MB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ProblemsFound([problem("FIL-106", Place(shown, raw[: fault.start].count(b"\n") + 1))]) from None
    if "\0" in text or not text.strip():
        raise ProblemsFound([problem("FIL-108", Place(shown))])
    rows = tuple(_rows(unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"), shown))
    return Listing(shown, rows[0], rows[1:])


def _rows(text: str, shown: str) -> Iterator[tuple[Field, ...]]:
    head = text.lstrip("\n").partition("\n")[0]
    pattern = FIELD[max(",;\t", key=head.count)]
    at, line, start = 0, 1, 0
    row: list[Field] = []
    while at <= len(text):
        found = pattern.match(text, at)
        if found is None:  # pragma: no cover - the second half of the pattern takes the empty text
            return
        quoted = found[1]
        said = quoted.replace('""', '"') if quoted is not None else found[2]
        row.append(Field(said.strip(), Place(shown, line, at - start + 1)))
        line += quoted.count("\n") if quoted else 0
        at = found.end() + 1
        if found.end() >= len(text) or text[found.end()] == "\n":
            if any(field.text for field in row):
                yield tuple(row)
            row, line, start = [], line + 1, at
