"""Makes the broken records: ``python tests/bad/record/make.py`` writes one a code beside itself (số liệu mô phỏng).

A line is ``entry`` with its own hash and bytes as they are kept; ``paper`` or ``older`` with size, root or letters, and
what it is called; ``lies`` with what no longer holds; ``typed``, ``scanned`` and ``kept`` are what a person or a file says.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from engine.records.entries.anchors import anchor_line  # noqa: E402
from engine.records.entries.checkpoint import Checkpoint, qr_text  # noqa: E402
from engine.records.entries.entry import Entry, digest, entry_bytes  # noqa: E402
from engine.records.entries.fingerprint import fingerprint  # noqa: E402
from engine.records.entries.merkle_tree import root_of  # noqa: E402
from tests.records.entries.made_entries import LAW, ROUND, linked, made_chain, made_entry  # noqa: E402

CHAIN = made_chain(6)
RAW = [raw for raw, _ in CHAIN]
TIME = "2026-11-15T09:30:00+07:00"


def shown(*kept: tuple[bytes, str]) -> list[bytes]:
    """Entries as lines."""
    return [b"entry " + own.encode() + b" " + raw for raw, own in kept]


def hashed(was: bytes, now: bytes) -> list[bytes]:
    """The chain whose fourth entry was spoilt and hashed anew."""
    assert was in RAW[3]
    raw = RAW[3].replace(was, now, 1)
    return shown(*CHAIN[:3], (raw, digest(raw)), *CHAIN[4:])


def paper(size: int, mark: str, word: str = "paper") -> bytes:
    """A paper that has so many entries, with root or letters."""
    return f"{word} {size} {mark} biên nhận {size}".encode()


def letters(size: int) -> str:
    return fingerprint(Checkpoint(ROUND, size, root_of(RAW[:size])))


def slipped(seal: str) -> str:
    return ("A" if seal[0] != "A" else "B") + seal[1:]


def restored() -> tuple[bytes, str]:
    """An older copy of four entries put back, the loss of two accepted."""
    entry = made_entry(5, CHAIN[3][1])
    body = {"reason": "ổ đĩa hỏng", "from": {"size": 4, "root": root_of(RAW[:4])}, "known": {"size": 6, "root": root_of(RAW)}}
    raw = entry_bytes(Entry(5, entry.prev, TIME, "p-001", "admin", "board", "restore", ROUND, None, LAW, (), body))
    return raw, digest(raw)


def broken() -> dict[str, list[bytes]]:
    """The lines of each code."""
    forged = replace(made_entry(4, CHAIN[2][1]), by="p-666")
    anew = linked([replace(made_entry(seq, ""), by="p-666") for seq in range(4, 7)], CHAIN[2][1])
    forged_raw = entry_bytes(forged)
    line = anchor_line(Checkpoint(ROUND, 6, root_of(RAW)), at=TIME, where="biên nhận 6").encode().rstrip()
    whole = shown(*CHAIN)
    return {
        "REC-100": hashed(b'"seq":4', b'"seq": 4'),
        "REC-101": hashed(b'"seq":4', b'"seq":'),
        "REC-102": hashed(b'"seq":4', b'"seq":4,"seq":4'),
        "REC-103": hashed(b'"value":"4"', b'"value":97.5'),
        "REC-104": hashed(b'"value":"4"', b'"value":"4\\ud83d"'),
        "REC-105": hashed(b'"mode":"board"', b'"mode":"alone"'),
        "REC-106": hashed(b'"v":1', b'"v":2'),
        "REC-110": shown(*CHAIN[:3], (forged_raw, CHAIN[3][1]), *CHAIN[4:]),
        "REC-111": shown(*CHAIN[:2], *CHAIN[4:]),
        "REC-112": shown(*CHAIN[:3], (forged_raw, digest(forged_raw)), *CHAIN[3:]),
        "REC-113": shown(*CHAIN[:2], CHAIN[4], CHAIN[3], CHAIN[2], *CHAIN[5:]),
        "REC-114": [*shown(*CHAIN[:4]), paper(6, root_of(RAW))],
        "REC-115": [*shown(*CHAIN[:3], *anew), paper(2, root_of(RAW[:2])), paper(5, root_of(RAW[:5]))],
        "REC-116": [*whole, b"lies evidence changed"],
        "REC-117": [*whole, b"lies evidence lost"],
        "REC-118": [*whole, b"lies law"],
        "REC-119": [*whole, b"lies score"],
        "REC-120": [*whole, b"lies moves"],
        "REC-121": [*whole, b"lies four_eyes"],
        "REC-122": [*whole, paper(4, letters(4))],
        "REC-123": [*shown(*CHAIN[:4]), paper(6, root_of(RAW), "older")],
        "REC-124": [*whole, paper(4, "0" * 64), paper(5, root_of(RAW[:5]))],
        "REC-125": [*whole, paper(6, slipped(letters(6)))],
        "REC-126": [*shown(*CHAIN[:4], restored()), paper(6, root_of(RAW))],
        "REC-127": [*whole, paper(0, slipped(letters(6)))],
        "REC-130": [b"scanned " + qr_text(Checkpoint(ROUND, 6, root_of(RAW)))[:-1].encode()],
        "REC-131": [b"typed " + letters(6).lower()[:-1].encode()],
        "REC-132": [b"kept " + line.replace(b" 6 ", b" 06 ")],
        "REC-133": [b"kept " + line.replace(ROUND.encode(), b"khac-2025")],
    }


def main() -> None:
    """Write every file anew."""
    for path in HERE.glob("REC-1*.txt"):
        path.unlink()
    for code, lines in broken().items():
        (HERE / f"{code}.txt").write_bytes(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    main()
