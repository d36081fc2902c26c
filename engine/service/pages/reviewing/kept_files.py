"""The files of a record for pages that show all of them: read once, then only those that an entry has touched since."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import Head, RoundState
from engine.records.entries.entry import read_entry
from engine.service.record.record_store import RecordStore

MOST_KEPT = 8


@dataclass(slots=True)
class _Shelf:
    """The files of one record as they stood with an entry."""

    head: Head = field(default_factory=Head)
    files: dict[str, CommuneFile] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


def files_now(folder: Path, record: RecordStore, state: RoundState) -> tuple[CommuneFile, ...]:
    """Every commune's file as the record has it with the state's last entry, by code."""
    shelf = _shelf(folder)
    with shelf.lock:
        touched = _touched(record, shelf.head, state.head)
        if touched is None:
            shelf.files = {file.code: file for file in record.files()}
        for code in touched or ():
            if file := record.file(code):
                shelf.files[code] = file
        shelf.head = state.head
        return tuple(shelf.files[code] for code in sorted(shelf.files))


@lru_cache(maxsize=MOST_KEPT)
def _shelf(_: Path) -> _Shelf:
    return _Shelf()


def _touched(record: RecordStore, known: Head, now: Head) -> set[str] | None:
    """The communes of the entries since one; None where all are to be read: another record, or an act of the round."""
    if known == now:
        return set()
    if not 0 < known.seq < now.seq:
        return None
    (_, stands), *since = record.entries(known.seq)
    if stands != known.hash:
        return None
    codes = {read_entry(raw).about.partition("/")[2] for raw, _ in since}
    return None if "" in codes else codes
