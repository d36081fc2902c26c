"""The eyes that count kills: a record is what SQLite reads in it, its own passing files are no part of a command."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.broken_disk import held, seen
from tests.service.record.made_record import in_review, opened

ROUND = "dot-thu"


def left_open(folder: Path) -> Path:
    """A record as a process that was killed leaves it: its last entries stand in the log beside the file alone."""
    made = folder / "song" / ROUND
    record = in_review(made)
    (path,) = made.rglob("*.db")
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()  # who reads keeps the log from being taken in
        record.apply(opened("02599"))
        shutil.copytree(made, folder / "chet" / ROUND)
    return folder / "chet" / ROUND / path.relative_to(made)


def test_what_lies_in_sqlites_own_log_is_content(tmp_path: Path) -> None:
    """Taken in or still in the log it is the same, the log itself is nothing; the bytes are not."""
    path = left_open(tmp_path)
    folder = path.parent
    log = path.with_name(f"{path.name}-wal")
    assert log.stat().st_size > 0
    bytes_before, before = held(folder), seen(folder)
    assert [name for name in before if name.endswith(("-wal", "-shm"))] == []
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert seen(folder) == before
    assert held(folder) != bytes_before


def test_a_lost_entry_is_seen(tmp_path: Path) -> None:
    """The same file without its log lacks what only the log had."""
    path = left_open(tmp_path)
    before = seen(path.parent)
    for end in ("-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    assert seen(path.parent) != before


def test_a_broken_record_and_a_log_of_nothing_stay_as_they_are(tmp_path: Path) -> None:
    """What SQLite cannot read is held by its bytes, and so is a log beside no record; looking writes nothing."""
    broken = b"SQLite format 3\0" + b"\xff" * 200
    (tmp_path / "hong.db").write_bytes(broken)
    (tmp_path / "hong.db-wal").write_bytes(b"log")
    (tmp_path / "mo-coi.db-wal").write_bytes(b"orphan")
    there = held(tmp_path)
    assert seen(tmp_path) == there
    assert held(tmp_path) == there
