"""Acts killed while they are kept, really and often: what was acknowledged is there, and tables and chain agree.

A process of its own that has no threads, so that it may fork. Run: python -m tests.service.record.killing FOLDER KILLS
[ADDRESS]; it prints what it counted as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.record.replaying import disagreement
from tests.service.record.made_record import CODES, corrected, in_review

# Of ten writers so many are killed only after their first act was acknowledged, within about so many acts more.
AFTER_ONE, ACTS = 9, 3


def editing(folder: Path, address: str, first: int, told: int) -> None:
    """Edit until killed; a line for each act that is kept, once it is."""
    record = open_record(folder, address)
    os.write(told, b"ready\n")
    for at in range(1000):
        done = record.apply(corrected(str(first + at), CODES[at % 3]))
        os.write(told, f"{done.entry.seq} {done.hash}\n".encode())


def killed(folder: Path, address: str, number: int, chance: random.Random) -> list[str]:
    """One writer killed at a random moment; the lines that it was told."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            editing(folder, address, number * 1000, told)
        finally:
            os._exit(1)
    os.close(told)
    said = b""
    while b"\n" not in said:
        said += said_next(reading)
    began = time.monotonic()
    while number % 10 < AFTER_ONE and said.count(b"\n") < 2:  # however long an act takes on this machine
        said += said_next(reading)
    pace = max(time.monotonic() - began, 0.05)
    time.sleep(chance.uniform(0, ACTS * pace))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        lines = (said + pipe.read()).decode().split("\n")
    return [line for line in lines[:-1] if line != "ready"]


def said_next(reading: int) -> bytes:
    """What a writer says next; one that says nothing for a minute is stuck."""
    if not select.select([reading], [], [], 60)[0] or not (said := os.read(reading, 4096)):
        raise RuntimeError("the writer says nothing")
    return said


def looked_at(record: DatabaseRecord, lines: list[str], before: int) -> Counter[str]:
    """What the next start finds after a kill."""
    chain = {at: own for at, (_, own) in enumerate(record.entries(before + 1), before + 1)}
    acknowledged = {int(seq): own for seq, own in (line.split() for line in lines)}
    with record.database.reading() as session:
        odd = disagreement(session, record.database.shown)
    return Counter({
        "kills": 1,
        "kills after the first acknowledgement": bool(acknowledged),
        "acknowledged": len(acknowledged),
        "lost": sum(chain.get(seq) != own for seq, own in acknowledged.items()),
        "kept but not acknowledged": len(chain.keys() - acknowledged.keys()),
        "kills between keeping and telling": bool(chain.keys() - acknowledged.keys()),
        "tables off": odd is not None,
        "notices": len(record.notices),
    })  # fmt: skip


def counted(folder: Path, kills: int, address: str = "", seed: int = 8) -> Counter[str]:
    """So many kills, one after another, on one record."""
    chance, sums = random.Random(seed), Counter[str]()
    before = in_review(folder, address, CODES[:3]).checkpoint().size
    for number in range(1, kills + 1):
        lines = killed(folder, address, number, chance)
        record = open_record(folder, address)
        sums.update(looked_at(record, lines, before))
        before = record.checkpoint().size
    return sums


if __name__ == "__main__":
    place = Path(sys.argv[1])
    print(json.dumps(counted(place, int(sys.argv[2]), "".join(sys.argv[3:4]))))  # noqa: T201 - what it is run for
