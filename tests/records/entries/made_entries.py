"""Made-up entries and chains of them (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.records.entries.entry import GENESIS_PREV, Entry, FileStamp, digest, entry_bytes

LAW = digest(b"law")
ROUND = "thu-2026"


def made_entry(seq: int, prev: str, law: str = LAW) -> Entry:
    """The entry of a number: a beginning, then moves of many communes, every third resting on a file."""
    body = {"reason": f"số liệu mô phỏng {seq}", "facts": [{"evidence": "tre_tiem", "value": str(seq)}]}
    stamp, act, about = FileStamp(seq, digest(b"%d" % seq)), "correct", f"{ROUND}/{seq % 97:05}"
    if seq == 1:
        return Entry(
            1, prev, "2026-11-15T08:00:00+07:00", "p-001", "secretary", "board", "genesis", ROUND, None, law, (), {}
        )
    at, blobs = f"2026-11-{15 + seq % 10}T09:30:00+07:00", (digest(b"blob %d" % seq),) if seq % 3 == 0 else ()
    return Entry(seq, prev, at, "p-012", "appraiser", "board", act, about, stamp, law, blobs, body)  # type: ignore[arg-type]


def made_chain(size: int) -> list[tuple[bytes, str]]:
    """Stored bytes and own hash of so many entries, each holding the one before."""
    kept: list[tuple[bytes, str]] = []
    prev = GENESIS_PREV
    for seq in range(1, size + 1):
        raw = entry_bytes(made_entry(seq, prev))
        prev = digest(raw)
        kept.append((raw, prev))
    return kept


def linked(entries: Sequence[Entry], prev: str = GENESIS_PREV) -> list[tuple[bytes, str]]:
    """Entries chained anew, each given the own hash of the one before: what a forger with the program can do."""
    kept: list[tuple[bytes, str]] = []
    for entry in entries:
        raw = entry_bytes(replace(entry, prev=prev))
        prev = digest(raw)
        kept.append((raw, prev))
    return kept
