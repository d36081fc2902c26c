"""The record of a round in a database, with its files and its known checkpoints in the round's folder."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from engine.files.keeping.by_content import keep_content, read_content
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.entry import digest
from engine.records.entries.merkle_tree import Peaks
from engine.service.record import tables
from engine.service.record.applying import Applied, applied
from engine.service.record.databases.database import Database
from engine.service.record.kept_states import kept_file, kept_files, kept_head, kept_name, kept_round, stored_entries
from engine.service.record.known_checkpoints import behind, known_bytes, lost, note_checkpoint
from engine.service.record.upgrading import make_record

BLOBS: Final = "blobs"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by id, with the name and office that stand beside the chain."""

    person: str
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A commune's file, who was named, and the own hash of the last entry: with the same hash no file is otherwise.

    The hash is "" where there is no entry, and where nothing can be read.
    """

    head: str = ""
    file: CommuneFile | None = None
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatabaseRecord:
    """A ``RecordStore`` in a database; ``folder`` is the round's record/, ``name`` the round's."""

    database: Database
    folder: Path
    name: str
    notices: tuple[Problem, ...] = ()

    def is_there(self) -> bool:
        """Whether the round has a record."""
        return self.database.is_there()

    def noticed(self) -> DatabaseRecord:
        """The same with what is to be said of it: that it is older than known, or another (REC-160, REC-161)."""
        if not self.is_there():
            return self
        with self.database.reading() as session:
            told = behind(session, self.folder, self.name)
        return replace(self, notices=(*self.notices, told)) if told else self

    def apply(self, wanted: Wanted) -> Applied:
        """One transaction alone among writers; then the checkpoint is put down outside."""
        if wanted.act == "genesis":
            self._begin()
        self.expected()
        shown = self.database.shown
        with self.database.writing() as session:
            told = behind(session, self.folder, self.name)
            if told and wanted.act != "restore":
                raise ProblemsFound([told])
            done = applied(session, wanted, shown)
        told = note_checkpoint(self.folder, done.entry, done.checkpoint)
        return replace(done, notices=(told,)) if told else done

    def round_state(self) -> RoundState | None:
        """As the table keeps it."""
        if not self.is_there():
            return None
        with self.database.reading() as session:
            return kept_round(session)

    def file(self, code: str) -> CommuneFile | None:
        """As the table keeps it."""
        if not self.is_there():
            return None
        with self.database.reading() as session:
            return kept_file(session, code)

    def files(self) -> tuple[CommuneFile, ...]:
        """As the table keeps them, of one moment."""
        if not self.is_there():
            return ()
        with self.database.reading() as session:
            return kept_files(session)

    def entries(self, first: int = 1) -> Iterator[tuple[bytes, str]]:
        """As they were stored, of one moment."""
        if self.is_there():
            with self.database.reading() as session:
                yield from ((raw, own) for _, raw, own in stored_entries(session, first))

    def checkpoint(self) -> Checkpoint:
        """Of the peaks that are kept; raises ProblemsFound (REC-170) where they are not the chain's."""
        if not self.is_there():
            return checkpoint_of(self.name, Peaks())
        with self.database.reading() as session:
            return checkpoint_of(kept_name(session, self.name), kept_head(session, self.database.shown)[0])

    def keep(self, raw: bytes, shown: str, media: str) -> str:
        """The bytes first, then the row: a row without bytes would be a file lost."""
        self.expected()
        sha = keep_content(self.folder / BLOBS, raw)
        with self.database.writing() as session:
            if not session.rows("SELECT sha FROM blob WHERE sha = ?", (sha,)):
                session.run(tables.BLOB.insertion(), [(sha, shown, media, len(raw))])
        return sha

    def blob(self, sha: str) -> bytes | None:
        """The bytes as they lie there; raises ProblemsFound (REC-165) where they are no longer those of the hash."""
        raw = read_content(self.folder / BLOBS, sha)
        if raw is not None and digest(raw) != sha:
            raise ProblemsFound([problem("REC-165", Place(str(self.folder / BLOBS)), sha=sha[:12])])
        return raw

    def people(self) -> Mapping[str, Person]:
        """Every person who was named."""
        if not self.is_there():
            return {}
        with self.database.reading() as session:
            found = sorted(session.rows(tables.PEOPLE.selection()))
        return {str(row[0]): Person(*map(str, row)) for row in found}

    def mark(self) -> Hashable:
        """What is another after each act and each name put down.

        A file's time is told in steps of some milliseconds, and its log is written over: how long the file is to which
        each act adds a line stands with them.
        """
        return self.database.mark(), known_bytes(self.folder)

    def moment(self, code: str) -> Moment:
        """All that a commune's page asks of the record, of one moment; whoever opens the record is told what is wrong.

        Nothing is known of one that is not there or cannot be read as it lies.
        """
        if not self.is_there():
            return Moment()
        try:
            with self.database.reading() as session:
                found, file = session.rows("SELECT hash FROM head"), kept_file(session, code)
                named = session.rows(tables.PEOPLE.selection())
        except Exception:  # noqa: BLE001 - another shape, or damaged: a database says so in its own way
            return Moment()
        return Moment(str(found[0][0]) if found else "", file, {str(row[0]): Person(*map(str, row)) for row in named})

    def name_person(self, person: Person) -> None:
        """In the place of what was put down before."""
        self.expected()
        with self.database.writing() as session:
            session.run(tables.PEOPLE.replacement(), [(person.person, person.name, person.office)])

    def expected(self) -> None:
        """Raises ProblemsFound where the round has no record yet (REC-172), or has lost the one it had (REC-162)."""
        if not self.is_there():
            raise ProblemsFound([lost(self.folder) or problem("REC-172", Place(str(self.folder)), name=self.name)])

    def _begin(self) -> None:
        """Make a record where there is none; not in the place of one that was lost (REC-162)."""
        told = None if self.is_there() else lost(self.folder)
        if told:
            raise ProblemsFound([told])
        make_record(self.database)
