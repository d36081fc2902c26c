"""A record in one SQLite file beside the round: for one machine, its web server included; never over a network."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.keeping.refusals import BROKEN, FORBIDDEN, FULL, READ_ONLY
from engine.files.keeping.transactions import Terms, put_in_place
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.service.record.databases.database import PATIENCE, TRIES, Cell, Kind, Row, Session, Table

KINDS: Final[Mapping[Kind, str]] = {"int": "INTEGER", "text": "TEXT", "bytes": "BLOB"}
# A replacing insert takes the old row away without asking the trigger on DELETE, so inserts are watched as well.
GUARDS: Final = (
    """CREATE TRIGGER entry_is_next BEFORE INSERT ON entry
       WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry)
       BEGIN SELECT RAISE(ABORT, 'phuhop: the next entry has the next number'); END""",
    """CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
       BEGIN SELECT RAISE(ABORT, 'phuhop: an entry is never changed'); END""",
    """CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
       BEGIN SELECT RAISE(ABORT, 'phuhop: an entry is never taken away'); END""",
)
# What SQLite calls a refusal, and the problem that it is.
REASONS: Final = {"FULL": FULL, "READONLY": READ_ONLY, "PERM": FORBIDDEN, "CANTOPEN": FORBIDDEN, "IOERR": BROKEN}
DAMAGED: Final = ("CORRUPT", "NOTADB")


@dataclass(frozen=True, slots=True)
class SqliteSession:
    """One transaction of a connection."""

    connection: sqlite3.Connection

    def rows(self, statement: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""
        return self.connection.execute(statement, values).fetchall()

    def run(self, statement: str, rows: Sequence[Sequence[Cell]] = ((),)) -> None:
        """A statement run once for each row of values."""
        for values in rows:
            self.connection.execute(statement, values)


@dataclass(frozen=True, slots=True)
class SqliteDatabase:
    """The file; every session has a connection of its own, so that threads and processes share nothing."""

    path: Path

    @property
    def shown(self) -> str:
        """The file's path."""
        return str(self.path)

    def is_there(self) -> bool:
        """Whether there is a file."""
        return self.path.is_file()

    def mark(self) -> Hashable:
        """Which file it is, with size and time, and those of the log beside it; an empty log is as good as none."""
        return tuple(_state(path) for path in (self.path, self.path.with_name(f"{self.path.name}-wal")))

    def make(self) -> None:
        """An empty database in its place; whoever else makes it at the same time may be faster."""
        terms = Terms(read={self.path.name: None})
        try:
            put_in_place(self.path.parent, lambda fresh: new_file(fresh / self.path.name).close(), terms)
        except ProblemsFound:
            if not self.is_there():
                raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A deferred transaction: a reader is held up by no writer."""
        with self._session("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """An immediate one: begun as a reader it could not become a writer once somebody else has written."""
        with self._session("BEGIN IMMEDIATE") as session:
            yield session

    def columns(self, session: Session) -> Mapping[str, tuple[str, ...]]:
        """As the file's own schema tells them."""
        names = [str(name) for (name,) in session.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        listed = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
        return {name: tuple(str(column) for (column,) in session.rows(listed, (name,))) for name in names}

    def make_tables(self, session: Session, tables: Sequence[Table]) -> None:
        """Strict tables, and the guards of ``entry``."""
        for table in tables:
            session.run(f"{table.definition(KINDS)} STRICT")
            for guard in GUARDS if table.name == "entry" else ():
                session.run(guard)

    def drop_tables(self, session: Session, names: Sequence[str]) -> None:
        """Tables with their guards."""
        for name in names:
            session.run(f'DROP TABLE IF EXISTS "{name}"')

    def copy_to(self, path: Path) -> None:
        """SQLite's own online backup: pages of one moment while others go on writing."""
        with self._told(), closing(self._connection()) as source, closing(new_file(path)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it

    @contextmanager
    def _session(self, begin: str) -> Iterator[SqliteSession]:
        with self._told(), closing(self._connection()) as connection:
            _begin(connection, begin)
            try:
                yield SqliteSession(connection)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _connection(self) -> sqlite3.Connection:
        made = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=rw", PATIENCE, 0, None, uri=True)
        made.execute("PRAGMA synchronous = FULL")
        return made

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite refuses, in words; its guards' refusals and faults of our own go on as they are."""
        try:
            yield
        except sqlite3.Error as fault:
            told = self._problem(getattr(fault, "sqlite_errorname", ""))
            if told is None:
                raise
            raise ProblemsFound([told]) from None

    def _problem(self, name: str) -> Problem | None:
        kind, place = name.removeprefix("SQLITE_").partition("_")[0], Place(str(self.path))
        if kind in {"BUSY", "LOCKED"}:
            return problem("REC-152", place, seconds=PATIENCE * TRIES)
        if kind in DAMAGED:
            return problem("REC-153", place)
        reason = REASONS.get(kind)
        return problem("SYS-103", place, name=self.path.name, **reason._asdict()) if reason else None


def _begin(connection: sqlite3.Connection, begin: str) -> None:
    """Begin a transaction, waiting anew after a wait in vain: SQLite's queue is not fair, and nothing is done yet."""
    for tried in range(1, TRIES + 1):
        try:
            connection.execute(begin)
        except sqlite3.OperationalError as fault:
            if tried == TRIES or not str(getattr(fault, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
                raise
        else:
            return


def new_file(path: Path) -> sqlite3.Connection:
    """An empty database in a stage, that writes ahead: readers and a writer do not hold each other up."""
    made = sqlite3.connect(path, PATIENCE, 0, None)
    made.execute("PRAGMA journal_mode = WAL")
    return made


def _state(path: Path) -> tuple[int, int, int]:
    try:
        told = path.stat()
    except OSError:
        return 0, 0, 0
    return (told.st_ino, told.st_size, told.st_mtime_ns) if told.st_size else (0, 0, 0)
