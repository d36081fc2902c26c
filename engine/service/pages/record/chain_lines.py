"""The entries of a record as a page lists them, the latest first, each with the files that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from engine.records.entries.entry import Entry, read_entry
from engine.service.record.database_record import DatabaseRecord

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class ChainLine:
    """An entry with its own hash, the commune that it is about ("" is the round), and its files by hash and name."""

    entry: Entry
    own: str
    code: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChainPage:
    """Some entries, and which page of how many they are."""

    lines: tuple[ChainLine, ...]
    page: int
    pages: int


def chain_page(record: DatabaseRecord, asked: int) -> ChainPage:
    """A page of the whole chain; the first one where there is none of that number."""
    size = record.checkpoint().size
    pages = max(-(-size // A_PAGE), 1)
    page = asked if 1 <= asked <= pages else 1
    last = size - (page - 1) * A_PAGE
    first = max(last - A_PAGE + 1, 1)
    stored = list(islice(record.entries(first), last - first + 1)) if last else []
    shown = _shown(record)
    return ChainPage(tuple(_line(raw, own, shown) for raw, own in reversed(stored)), page, pages)


def lines_of(record: DatabaseRecord, code: str) -> tuple[ChainLine, ...]:
    """Every entry about a commune, in their order."""
    asked = "SELECT e.raw, e.hash FROM entry e JOIN act a ON a.seq = e.seq WHERE a.code = ? ORDER BY e.seq"
    with record.database.reading() as session:
        found = [(raw, str(own)) for raw, own in session.rows(asked, (code,)) if isinstance(raw, bytes)]
    shown = _shown(record)
    return tuple(_line(raw, own, shown) for raw, own in found)


def _shown(record: DatabaseRecord) -> Mapping[str, str]:
    with record.database.reading() as session:
        return {str(sha): str(name) for sha, name in session.rows("SELECT sha, shown FROM blob")}


def _line(raw: bytes, own: str, shown: Mapping[str, str]) -> ChainLine:
    entry = read_entry(raw)
    files = tuple((sha, shown.get(sha, sha[:12])) for sha in entry.blobs)
    code = entry.about.partition("/")[2]
    return ChainLine(entry, own, code, files)
