"""A record in one file: its database as it stands at one moment, the files that acts rest on, the known checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.keeping.by_content import read_content
from engine.files.keeping.scratch import scratch_folder
from engine.files.keeping.transactions import Terms, put_in_place
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.entry import digest
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.record.databases.database import Cell, Session, Table
from engine.service.record.databases.sqlite_database import SqliteDatabase
from engine.service.record.kept_states import kept_head, kept_name

# Beside the record's own tables in the one file: bytes by hash, and files of record/ by name.
CONTENT: Final = Table("content", {"sha": "text", "raw": "bytes"}, ("sha",))
BESIDE: Final = Table("beside", {"name": "text", "raw": "bytes"}, ("name",))


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup: where it lies, where the record stood, how many files it holds and which it could not."""

    path: Path
    checkpoint: Checkpoint
    files: int
    lacking: tuple[Problem, ...]


def back_up(record: DatabaseRecord, path: Path) -> BackedUp:
    """Put a whole backup where no file is yet, while others go on working.

    A file that is gone or changed keeps nothing else from being saved; it is told (REC-167). Raises ProblemsFound:
    a file of that name (REC-166), no record (REC-172), what the disk refuses.
    """
    record.expected()
    if path.exists():
        raise ProblemsFound([problem("REC-166", Place(str(path)), name=path.name)])
    told: list[BackedUp] = []

    def write(fresh: Path) -> None:
        record.database.copy_to(fresh / path.name)
        told.append(_completed(record, SqliteDatabase(fresh / path.name), path))

    put_in_place(path.parent, write, Terms(read={path.name: None}, name=path.name))
    return told[0]


def backup_bytes(record: DatabaseRecord, name: str) -> bytes:
    """The bytes of a backup of that name, laid down nowhere; raises ProblemsFound as ``back_up`` does."""
    record.expected()
    with scratch_folder() as folder:
        path = folder / name
        record.database.copy_to(path)
        _completed(record, SqliteDatabase(path), path)
        return path.read_bytes()


def _completed(record: DatabaseRecord, copy: SqliteDatabase, path: Path) -> BackedUp:
    """The copy with the bytes of its files, each held against its hash."""
    with copy.writing() as session:
        listed = sorted(str(sha) for (sha,) in session.rows("SELECT sha FROM blob"))
        for table in (CONTENT, BESIDE):
            copy.make_tables(session, (table,))
        lacking = [sha for sha in listed if not _saved(record, session, sha)]
        session.run(BESIDE.insertion(), list(_beside(record.folder)))
        checkpoint = checkpoint_of(kept_name(session, record.name), kept_head(session, path.name)[0])
    place = Place(str(record.folder / BLOBS))
    problems = tuple(problem("REC-167", place, sha=sha[:12]) for sha in lacking)
    return BackedUp(path, checkpoint, len(listed) - len(lacking), problems)


def _saved(record: DatabaseRecord, session: Session, sha: str) -> bool:
    raw = read_content(record.folder / BLOBS, sha)
    if raw is None or digest(raw) != sha:
        return False
    session.run(CONTENT.insertion(), [(sha, raw)])
    return True


def _beside(folder: Path) -> Iterator[tuple[Cell, Cell]]:
    path = folder / CHECKPOINTS_FILE
    if path.is_file():
        yield CHECKPOINTS_FILE, path.read_bytes()
