"""The record of a round as whoever works with it sees it, and where it is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.records.entries.checkpoint import Checkpoint
from engine.service.record.applying import Applied
from engine.service.record.database_record import DatabaseRecord, Person
from engine.service.record.databases.database import Database
from engine.service.record.databases.postgres_database import PostgresDatabase, schema_of
from engine.service.record.databases.sqlite_database import SqliteDatabase
from engine.service.record.unsuited_places import refuse_unsuited
from engine.service.record.upgrading import brought_up

RECORD: Final = "record"
FILE: Final = "record.db"
# Names a PostgreSQL for every round of whoever sets it; it may hold a password, so it stands in no file of ours.
ADDRESS: Final = "PHUHOP_RECORD"


class RecordStore(Protocol):
    """A round's record: acts go in one by one, states and entries come out. Everything raises ProblemsFound."""

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What opening it found: brought up to date (REC-159), older or other than known (REC-160, REC-161)."""

    def apply(self, wanted: Wanted) -> Applied:
        """Judge and keep one act, whole or not at all; once it is given back it is safe on the disk."""

    def round_state(self) -> RoundState | None:
        """The round as its entries made it; None before the first."""

    def file(self, code: str) -> CommuneFile | None:
        """A commune's file; None where none was opened."""

    def files(self) -> tuple[CommuneFile, ...]:
        """Every commune's file, by code."""

    def entries(self, first: int = 1) -> Iterator[tuple[bytes, str]]:
        """Each entry's stored bytes and stored own hash, from a number on."""

    def checkpoint(self) -> Checkpoint:
        """Where the record stands."""

    def keep(self, raw: bytes, shown: str, media: str) -> str:
        """Keep a file that acts rest on; gives the SHA-256 by which they name it."""

    def blob(self, sha: str) -> bytes | None:
        """The bytes of a kept file; None where there is none."""

    def people(self) -> Mapping[str, Person]:
        """Names and offices by person's id: they stand beside the chain and never in it."""

    def name_person(self, person: Person) -> None:
        """Put down a person's name and office."""


def open_record(folder: Path, address: str = "") -> DatabaseRecord:
    """The record of the round in a folder: in PostgreSQL where an address names one, else in the round's SQLite file.

    Without an address the variable PHUHOP_RECORD is asked. Raises ProblemsFound: an unsuited folder (REC-150, REC-151),
    a record newer than the program, half brought up to date or damaged (exit code 6).
    """
    record = record_at(folder, address)
    notice = brought_up(record.database, record.folder) if record.is_there() else None
    return replace(record, notices=(notice,) if notice else ()).noticed()


def record_at(folder: Path, address: str = "") -> DatabaseRecord:
    """The same, as it lies there and looked at by nobody: to be put back from a backup."""
    home = folder / RECORD
    return DatabaseRecord(_database(home, folder.name, address or os.environ.get(ADDRESS, "")), home, folder.name)


def _database(home: Path, round_name: str, address: str) -> Database:
    if not address:
        refuse_unsuited(home)
        return SqliteDatabase(home / FILE)
    if not address.startswith(("postgresql://", "postgres://")):
        raise ProblemsFound([problem("REC-173", Place(ADDRESS), name=ADDRESS)])
    return PostgresDatabase(address, schema_of(round_name))
