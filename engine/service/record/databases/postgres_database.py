"""A record in PostgreSQL by its address: for a board or a ministry of several machines; one schema for each round.

psycopg is asked for when a record lies there, and not before: most machines have none.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from engine.problems import Place, ProblemsFound, problem
from engine.service.record.databases.database import PATIENCE, TRIES, Cell, Kind, Row, Session, Table
from engine.service.record.databases.idle_connections import put_back, taken
from engine.service.record.databases.sqlite_database import SqliteDatabase, new_file

if TYPE_CHECKING:
    import psycopg

KINDS: Final[Mapping[Kind, str]] = {"int": "BIGINT", "text": "TEXT", "bytes": "BYTEA"}
LONGEST_NAME: Final = 63  # of a schema; PostgreSQL would cut the rest without a word
CONNECTING: Final = 10  # seconds
# A server that was put back from a backup began anew.
MARK: Final = b"SELECT pg_current_snapshot()::text || ' ' || pg_postmaster_start_time()::text"
GUARDS: Final = (
    """CREATE FUNCTION entry_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
       BEGIN
         IF TG_OP <> 'INSERT' THEN
           RAISE EXCEPTION 'phuhop: an entry is never changed or taken away';
         ELSIF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry) THEN
           RAISE EXCEPTION 'phuhop: the next entry has the next number';
         END IF;
         RETURN NEW;
       END $guard$""",
    """CREATE TRIGGER entry_is_next BEFORE INSERT OR UPDATE OR DELETE ON entry
       FOR EACH ROW EXECUTE FUNCTION entry_guard()""",
    "CREATE TRIGGER entry_is_kept BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION entry_guard()",
)


@dataclass(frozen=True, slots=True)
class PostgresSession:
    """One transaction of a connection."""

    connection: psycopg.Connection[Any]

    def rows(self, statement: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""
        return self.connection.execute(_in_its_own_signs(statement), values or None).fetchall()

    def run(self, statement: str, rows: Sequence[Sequence[Cell]] = ((),)) -> None:
        """A statement run once for each row of values."""
        if len(rows) == 1:
            self.connection.execute(_in_its_own_signs(statement), rows[0] or None)
        elif rows:
            with self.connection.cursor() as cursor:
                cursor.executemany(_in_its_own_signs(statement), rows)


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """The schema of one round on a server."""

    address: str
    schema: str
    seen: set[str] = field(default_factory=set, compare=False, repr=False)  # schemas that were found there once

    @property
    def shown(self) -> str:
        """Server, database and schema."""
        told = urlsplit(self.address)
        return f"postgresql://{told.hostname or ''}{told.path} › {self.schema}"

    def is_there(self) -> bool:
        """Whether the server has the schema, with its tables."""
        if self.schema not in self.seen:
            with self._transaction("BEGIN READ ONLY") as session:
                found = session.rows("SELECT to_regclass(?)::text", (f'"{self.schema}".store',))
            self.seen.update([self.schema] if found[0][0] else [])
        return self.schema in self.seen

    def mark(self) -> str:
        """Which transactions of the server are seen now, in one question: who sees the same ones sees the same rows."""
        with self._told():
            asked = self._asked(MARK)
            found = asked.fetchall()
            put_back(self.address, asked.connection)
        return str(found[0][0])

    def make(self) -> None:
        """The schema, empty, by one of all who ask for it at once."""
        with self._transaction("BEGIN") as session:
            session.rows("SELECT pg_advisory_xact_lock(hashtext(?))::text", (self.schema,))
            session.run(f'CREATE SCHEMA IF NOT EXISTS "{self.schema}"')

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot, and no writing."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Each statement sees what was kept before it; the lock of the schema lets one writer in at a time.

        The lock is taken before anything is read: a row locked in a snapshot of its own would be read as it was.
        """
        with self._transaction("BEGIN ISOLATION LEVEL READ COMMITTED") as session:
            session.rows("SELECT pg_advisory_xact_lock(hashtext(?))::text", (self.schema,))
            yield session

    def columns(self, session: Session) -> Mapping[str, tuple[str, ...]]:
        """As the server's catalogue tells them."""
        listed = """SELECT table_name::text, column_name::text FROM information_schema.columns
                    WHERE table_schema = ? ORDER BY ordinal_position"""
        found: dict[str, tuple[str, ...]] = {}
        for name, column in session.rows(listed, (self.schema,)):
            found[str(name)] = (*found.get(str(name), ()), str(column))
        return found

    def make_tables(self, session: Session, tables: Sequence[Table]) -> None:
        """Tables, and the guard of ``entry``."""
        for table in tables:
            session.run(table.definition(KINDS))
            for guard in GUARDS if table.name == "entry" else ():
                session.run(guard)

    def drop_tables(self, session: Session, names: Sequence[str]) -> None:
        """Tables with their guards."""
        for name in names:
            session.run(f'DROP TABLE IF EXISTS "{name}" CASCADE')
            if name == "entry":
                session.run("DROP FUNCTION IF EXISTS entry_guard")

    def copy_to(self, path: Path) -> None:
        """Every table of one snapshot, row by row, under the same names."""
        new_file(path).close()
        with self.reading() as source, SqliteDatabase(path).writing() as target:
            for name, columns in self.columns(source).items():
                table = Table(name, dict.fromkeys(columns, "text"), columns[:1])
                target.run(f'CREATE TABLE "{name}" ({", ".join(columns)})')
                target.run(table.insertion(), source.rows(table.selection()))
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[PostgresSession]:
        terms = f"SET LOCAL lock_timeout = '{PATIENCE * TRIES}s'; SET LOCAL synchronous_commit = on"
        with self._told():
            words = f'{begin}; {terms}; SET LOCAL search_path TO "{self.schema}"'
            connection = self._asked(words.encode()).connection
            try:
                yield PostgresSession(connection)
                connection.execute("COMMIT")
            except BaseException:
                connection.close()
                raise
            put_back(self.address, connection)

    def _asked(self, words: bytes) -> psycopg.Cursor[Any]:
        """First words said on a connection: an idle one whose server is still there, or a new one."""
        import psycopg

        while kept := taken(self.address):
            try:
                return kept.execute(words)
            except psycopg.Error:
                kept.close()
        # One connection serves the schemas of several rounds, so no statement is prepared for one of them.
        made = psycopg.connect(self.address, autocommit=True, connect_timeout=CONNECTING, prepare_threshold=None)
        try:
            return made.execute(words)
        except BaseException:
            made.close()
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the server refuses, in words; its guard's refusals and faults of our own go on as they are."""
        place = Place(self.shown)
        try:
            import psycopg
        except ImportError:
            raise ProblemsFound([problem("REC-155", place)]) from None
        try:
            yield
        except psycopg.errors.LockNotAvailable:
            raise ProblemsFound([problem("REC-152", place, seconds=PATIENCE * TRIES)]) from None
        except (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege) as fault:
            raise ProblemsFound([problem("REC-154", place, said=" ".join(str(fault).split())[:300])]) from None


def schema_of(round_name: str) -> str:
    """The schema of a round: its name with "phuhop_" before it, cut where it is too long and told apart by its hash."""
    name = f"phuhop_{re.sub(r'[^A-Za-z0-9_-]', '_', round_name)}"
    if len(name) <= LONGEST_NAME and name == f"phuhop_{round_name}":
        return name
    return f"{name[: LONGEST_NAME - 13]}_{hashlib.sha256(round_name.encode()).hexdigest()[:12]}"


def _in_its_own_signs(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()
