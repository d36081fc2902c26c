"""What the record asks of a database: sessions that read one moment, sessions that write alone, its own tables."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias

Cell: TypeAlias = int | str | bytes
Row: TypeAlias = tuple[Cell, ...]
Kind: TypeAlias = Literal["int", "text", "bytes"]
PATIENCE: Final = 20  # seconds: SQLite lets whoever comes last wait longest, 6.6 s were seen with eight writers
TRIES: Final = 3  # waits in a row, on a machine so busy that one was in vain


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name, its columns with their kinds, and the columns of its key; no cell of it is ever null."""

    name: str
    columns: Mapping[str, Kind]
    key: tuple[str, ...]

    def insertion(self) -> str:
        """The statement that adds a row, a question mark for each cell."""
        return f'INSERT INTO "{self.name}" ({_listed(self.columns)}) VALUES ({_holes(self.columns)})'  # noqa: S608

    def replacement(self) -> str:
        """The statement that puts a row in the place of the one with its key, or adds it."""
        others = [name for name in self.columns if name not in self.key]
        news = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
        then = f"DO UPDATE SET {news}" if news else "DO NOTHING"
        return f"{self.insertion()} ON CONFLICT ({_listed(self.key)}) {then}"

    def removal(self) -> str:
        """The statement that takes the row with a key away."""
        return f'DELETE FROM "{self.name}" WHERE ' + " AND ".join(f'"{name}" = ?' for name in self.key)  # noqa: S608

    def selection(self) -> str:
        """The statement that gives every row; in no order, for databases sort letters each in their own way."""
        return f'SELECT {_listed(self.columns)} FROM "{self.name}"'  # noqa: S608 - names of our own

    def definition(self, kinds: Mapping[Kind, str]) -> str:
        """The statement that makes it, in a database's own words for the kinds."""
        columns = [f'"{name}" {kinds[kind]} NOT NULL' for name, kind in self.columns.items()]
        return f'CREATE TABLE "{self.name}" ({", ".join(columns)}, PRIMARY KEY ({_listed(self.key)}))'


def _listed(names: Sequence[str] | Mapping[str, Kind]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _holes(names: Mapping[str, Kind]) -> str:
    return ", ".join("?" * len(names))


class Session(Protocol):
    """One transaction. Statements have a question mark for each value."""

    def rows(self, statement: str, values: Sequence[Cell] = ()) -> list[Row]:
        """The rows that a statement gives."""

    def run(self, statement: str, rows: Sequence[Sequence[Cell]] = ((),)) -> None:
        """A statement run once for each row of values."""


class Database(Protocol):
    """Where one round's record lies. Whatever it refuses is raised as ProblemsFound (REC-152 … 155)."""

    @property
    def shown(self) -> str:
        """How people are told where it lies; no password stands in it."""

    def is_there(self) -> bool:
        """Whether it has been made."""

    def mark(self) -> Hashable:
        """What changes with all that is written there, found with the least of asking."""

    def make(self) -> None:
        """Room for a record, without tables; none where there is one."""

    def reading(self) -> AbstractContextManager[Session]:
        """A session that sees one moment, whatever others write."""

    def writing(self) -> AbstractContextManager[Session]:
        """A session alone among writers, kept when it ends and forgotten when it is left by an exception."""

    def columns(self, session: Session) -> Mapping[str, tuple[str, ...]]:
        """The columns of every table that stands there, by the table's name."""

    def make_tables(self, session: Session, tables: Sequence[Table]) -> None:
        """Tables made; ``entry`` takes only the next number, and no change."""

    def drop_tables(self, session: Session, names: Sequence[str]) -> None:
        """Tables taken away with all they hold."""

    def copy_to(self, path: Path) -> None:
        """All of it as it stands at one moment, into a new SQLite file in a stage."""
