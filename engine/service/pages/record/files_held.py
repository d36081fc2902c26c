"""A file that the record keeps, by its hash: in which round, resting on which acts, about whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.records.entries.entry import read_entry
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept file: its name, its bytes, and of which communes the acts are that rest on it ("" is the round)."""

    round: str
    name: str
    content: bytes
    about: frozenset[str]


def kept_file_of(store: Holdings, sha: str) -> Iterator[KeptFile]:
    """A file of that hash in each round whose record keeps it and has an act that rests on it.

    Raises ProblemsFound where its bytes are no longer those of the hash (REC-165).
    """
    for name in store.rounds():
        record = open_record(store.round(name))
        shown = record.is_there() and _shown(record, sha)
        about = _about(record, sha) if shown else frozenset()
        content = record.blob(sha) if about else None
        if shown and content is not None:
            yield KeptFile(name, shown, content, about)


def _shown(record: DatabaseRecord, sha: str) -> str:
    with record.database.reading() as session:
        found = session.rows("SELECT shown FROM blob WHERE sha = ?", (sha,))
    return str(found[0][0]) if found else ""


def _about(record: DatabaseRecord, sha: str) -> frozenset[str]:
    """Of whom the acts are that rest on a file; its hash stands in their bytes as it is."""
    held = (read_entry(raw) for raw, _ in record.entries() if sha.encode() in raw)
    return frozenset(entry.about.partition("/")[2] for entry in held if sha in entry.blobs)
