"""The states of a round and its files as the tables keep them, and the chain itself as it was stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.file_json import file_from_json, round_from_json
from engine.records.acting.round_state import RoundState
from engine.records.entries.entry import GENESIS_PREV
from engine.records.entries.merkle_tree import Peaks, read_peaks
from engine.service.record.databases.database import Cell, Session

AT_ONCE: Final = 500  # entries read together


def kept_round(session: Session) -> RoundState | None:
    """The round's state; None before its first entry."""
    return read_round(round_document(session))


def kept_file(session: Session, code: str) -> CommuneFile | None:
    """A commune's file; None where none was opened."""
    return read_file(file_document(session, code))


def round_document(session: Session) -> str:
    """The document of the round's state; "" before its first entry."""
    found = session.rows("SELECT doc FROM round")
    return str(found[0][0]) if found else ""


def file_document(session: Session, code: str) -> str:
    """The document of a commune's file; "" where none was opened."""
    found = session.rows("SELECT doc FROM file WHERE code = ?", (code,))
    return str(found[0][0]) if found else ""


def read_round(doc: str) -> RoundState | None:
    """The state that a document is of."""
    return round_from_json(json.loads(doc)) if doc else None


def read_file(doc: str) -> CommuneFile | None:
    """The file that a document is of."""
    return file_from_json(json.loads(doc)) if doc else None


def kept_files(session: Session) -> tuple[CommuneFile, ...]:
    """Every file, by its code."""
    found = sorted(session.rows("SELECT code, doc FROM file"))
    return tuple(file_from_json(json.loads(str(doc))) for _, doc in found)


def kept_head(session: Session, shown: str) -> tuple[Peaks, str]:
    """The peaks over all entries and the last one's own hash.

    Raises ProblemsFound (REC-170) where the tables end elsewhere than the chain: they were changed by another hand.
    """
    found = session.rows("SELECT peaks, hash FROM head")
    last = session.rows("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
    peaks, own = (read_peaks(str(found[0][0])), found[0][1]) if found else (Peaks(), GENESIS_PREV)
    if (peaks.size, own) != (last[0] if last else (0, GENESIS_PREV)):
        raise ProblemsFound([problem("REC-170", Place(shown), table="head", key=str(peaks.size))])
    return peaks, str(own)


def kept_name(session: Session, otherwise: str) -> str:
    """The round's own id, as its first entry tells it; ``otherwise`` where there is none that can be read."""
    found = session.rows("SELECT raw FROM entry WHERE seq = 1")
    try:
        return str(json.loads(_raw(found[0][0]))["about"]) if found else otherwise
    except (ValueError, KeyError, TypeError):
        return otherwise


def stored_entries(session: Session, first: int = 1) -> Iterator[tuple[int, bytes, str]]:
    """The chain from an entry on: number, stored bytes, stored own hash; in the order of the numbers."""
    at: Cell = first
    while True:
        few = session.rows("SELECT seq, raw, hash FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?", (at, AT_ONCE))
        yield from ((int(seq), _raw(raw), str(own)) for seq, raw, own in few)
        if len(few) < AT_ONCE:
            return
        at = int(few[-1][0]) + 1


def _raw(cell: Cell) -> bytes:
    """Stored bytes as they are; a hand that wrote a text in their place is told by its hash, not by a fault here."""
    return cell if isinstance(cell, bytes) else str(cell).encode()
