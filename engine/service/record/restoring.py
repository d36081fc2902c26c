"""A record put back from a backup, or accepted as it was put back by hand: never unseen, never broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from engine.files.keeping.by_content import keep_content
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.actors import ONE_PERSON, Actor
from engine.records.acting.acts import Wanted
from engine.records.entries.anchors import CHECKPOINTS_FILE, Anchor
from engine.records.entries.canonical_json import Json
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import digest
from engine.service.record import tables
from engine.service.record.applying import Applied
from engine.service.record.backing_up import BESIDE, CONTENT
from engine.service.record.checking_record import checked_chain
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.record.databases.database import Row, Session
from engine.service.record.databases.sqlite_database import SqliteDatabase
from engine.service.record.kept_states import kept_head, kept_name
from engine.service.record.known_checkpoints import behind, known_checkpoints
from engine.service.record.record_store import FILE, RECORD, open_record, record_at
from engine.service.record.replaying import rebuilt
from engine.service.record.upgrading import BACKUPS, SHAPES, brought_up, fill_empty, free_name, number_of

DAMAGED_FILES: Final = (FILE, f"{FILE}-wal", f"{FILE}-shm")
ADMIN: Final = Actor(ONE_PERSON, "admin", "single")


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the record stands once put back; what stood there before lies in ``aside``, "" where nothing did."""

    checkpoint: Checkpoint
    aside: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Accepting:
    """That an older or other record is accepted: why, by whom, when; ``reason`` is "" where it is not."""

    reason: str
    at: str
    actor: Actor = ADMIN


def open_to_restore(folder: Path) -> DatabaseRecord:
    """The record of a round, so that a backup can be put back; a damaged file is moved to record/backups/ first.

    Raises ProblemsFound as ``open_record`` does for all but a damaged record (REC-153) and a half-way one (REC-157).
    """
    try:
        return open_record(folder)
    except ProblemsFound as refused:
        codes = {found.code for found in refused.problems}
        if not codes <= {"REC-153", "REC-157"}:
            raise
    if "REC-153" in codes:
        _move_damaged(folder / RECORD)
    return record_at(folder)


def _move_damaged(home: Path) -> None:
    """Take the files of a database that cannot be read out of the way, and keep them."""
    names = [name for name in DAMAGED_FILES if (home / name).is_file()]
    stem = f"{BACKUPS}/hong"
    kept = next(name for at in count(1) if not (home / (name := f"{stem}{'' if at == 1 else f'-{at}'}")).exists())

    def write(fresh: Path) -> None:
        for name in names:
            write_whole(fresh / kept / name, (home / name).read_bytes())

    put_in_place(home, write, Terms(gone=names))


def accept(record: DatabaseRecord, accepting: Accepting) -> Applied:
    """Accept a record that is older than known, or another, by an entry that says what was known.

    Raises ProblemsFound where it is the one that is known (REC-175), or as ``apply`` does.
    """
    record.expected()
    with record.database.reading() as session:
        if behind(session, record.folder, record.name) is None:
            raise ProblemsFound([problem("REC-175", Place(record.database.shown))])
        name = kept_name(session, record.name)
        now = checkpoint_of(name, kept_head(session, record.database.shown)[0])
        known = known_checkpoints(record.folder, name)[-1]
    body: Mapping[str, Json] = {"reason": accepting.reason, "from": _told(now), "known": _told(known)}
    return record.apply(Wanted("restore", "", accepting.actor, accepting.at, body))


def restore(record: DatabaseRecord, path: Path, accepting: Accepting) -> Restored:
    """Put a backup in the place of the record, which is set aside first; the root is then the backup's.

    Raises ProblemsFound and changes nothing: no backup of this round (REC-168), one that is broken (REC-169), one that
    is older than known or another and is not accepted (REC-174).
    """
    source = _opened(record, path)
    with source.reading() as session:
        older = _judged(session, record, path, accepting)
        aside = _set_aside(record)
        _put_beside(session, record.folder)
        _put_back(record, session)
        checkpoint = checkpoint_of(kept_name(session, record.name), kept_head(session, path.name)[0])
    done = accept(record, accepting) if older else None
    return Restored(done.checkpoint if done else checkpoint, aside, done is not None)


def _opened(record: DatabaseRecord, path: Path) -> SqliteDatabase:
    """The backup, of the latest shape: an older one is brought up to date in a copy."""
    source = SqliteDatabase(path)
    try:
        with source.reading() as session:
            columns = source.columns(session)
        if not {CONTENT.name, tables.STORE.name, tables.ENTRY.name} <= set(columns):
            raise ProblemsFound([problem("REC-168", Place(str(path)))])
    except ProblemsFound as refused:
        codes = {found.code for found in refused.problems}
        raise ProblemsFound(
            [problem("REC-168", Place(str(path)))] if codes & {"REC-153"} else refused.problems
        ) from None
    return _of_latest_shape(record, source)


def _of_latest_shape(record: DatabaseRecord, source: SqliteDatabase) -> SqliteDatabase:
    home = record.folder / BACKUPS
    name = free_name(home, "khoi-phuc")
    with source.reading() as session:
        if number_of(session) == SHAPES[-1].number:
            return source
    put_in_place(home, lambda fresh: source.copy_to(fresh / name))
    copy = SqliteDatabase(home / name)
    brought_up(copy, record.folder)
    return copy


def _judged(session: Session, record: DatabaseRecord, path: Path, accepting: Accepting) -> bool:
    """Whether the backup is older than known, or another, and accepted; raises where it must not be put back."""
    place, name = Place(str(path)), kept_name(session, "")
    if record.is_there():
        with record.database.reading() as standing:
            ours = kept_name(standing, name)
        if ours != name:
            raise ProblemsFound([problem("REC-176", place, other=name or "–", name=ours)])
    found = checked_chain(session, name, AsItLies(blob=lambda sha: _held(session, sha)))
    if found.misfits:
        raise ProblemsFound([problem("REC-169", place), *(misfit.problem for misfit in found.misfits)])
    older = behind(session, record.folder, record.name)
    if older and not accepting.reason:
        values = {"size": found.checkpoint.size, **{key: older.values[key] for key in ("where", "known")}}
        raise ProblemsFound([problem("REC-174", place, **values)])
    return older is not None


def _held(session: Session, sha: str) -> str:
    found = session.rows("SELECT raw FROM content WHERE sha = ?", (sha,))
    return digest(found[0][0]) if found and isinstance(found[0][0], bytes) else ""


def _set_aside(record: DatabaseRecord) -> str:
    """A copy of what stands there now; of a file that is no database any more, its bytes. Gives its name in record/."""
    if not record.is_there():
        return ""
    home = record.folder / BACKUPS
    name = free_name(home, "truoc-khoi-phuc")
    put_in_place(home, lambda fresh: record.database.copy_to(fresh / name))
    return f"{BACKUPS}/{name}"


def _put_beside(session: Session, folder: Path) -> None:
    """The files that acts rest on, and the known checkpoints where none are known here."""
    for (sha,) in session.rows("SELECT sha FROM content"):
        ((raw,),) = session.rows("SELECT raw FROM content WHERE sha = ?", (sha,))
        if isinstance(raw, bytes):
            keep_content(folder / BLOBS, raw)
    for name, raw in session.rows(BESIDE.selection()):
        if name == CHECKPOINTS_FILE and isinstance(raw, bytes) and not (folder / CHECKPOINTS_FILE).exists():
            write_whole(folder / CHECKPOINTS_FILE, raw)


def _put_back(record: DatabaseRecord, source: Session) -> None:
    """Every table anew in one transaction; names of people and files that only stand here are kept."""
    database = record.database
    database.make()
    with database.writing() as session:
        standing = database.columns(session)
        kept: dict[str, list[Row]] = {
            table.name: session.rows(table.selection()) if standing.get(table.name) == tuple(table.columns) else []
            for table in (tables.PEOPLE, tables.BLOB)
        }
        database.drop_tables(session, [*tables.TABLES])
        fill_empty(database, session)
        for table in (tables.ENTRY, tables.PEOPLE, tables.BLOB):
            session.run(table.insertion(), sorted(source.rows(table.selection()), key=lambda row: row[0]))
        for table in (tables.PEOPLE, tables.BLOB):
            session.run(table.replacement(), kept[table.name])
        rebuilt(database, session)


def _told(checkpoint: Checkpoint | Anchor) -> dict[str, Json]:
    return {"size": checkpoint.size, "root": checkpoint.root}
