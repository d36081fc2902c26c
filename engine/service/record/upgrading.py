"""The shape of a record's tables by number: an older one is brought up to date after a backup, any other is refused.

Tables that are made of the chain are made anew; only what is kept has steps of its own. All of it is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from engine.files.keeping.transactions import put_in_place
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.service.record import tables
from engine.service.record.databases.database import Database, Session, Table
from engine.service.record.replaying import rebuilt

SHAPE: Final = "shape"
BACKUPS: Final = "backups"


@dataclass(frozen=True, slots=True)
class Shape:
    """The kept tables with their columns at one number, and the statements that make them of the number before."""

    number: int
    columns: Mapping[str, tuple[str, ...]]
    steps: tuple[str, ...] = ()


def _columns(listed: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    return {table.name: tuple(table.columns) for table in listed}


# The latest is what this program writes. A new one gets a row here, with its steps; the older rows stay as they were.
# 2: files have a standard and an authority. What is kept is as it was; what is made of the chain is made anew.
SHAPES: Final = (Shape(1, _columns(tables.KEPT)), Shape(2, _columns(tables.KEPT)))


def make_record(database: Database) -> None:
    """A record's tables where there are none; whoever else makes them at the same time may be faster."""
    database.make()
    with database.writing() as session:
        if tables.STORE.name not in database.columns(session):
            fill_empty(database, session)


def fill_empty(database: Database, session: Session) -> None:
    """All tables in their latest shape, with nothing in them."""
    database.make_tables(session, (*tables.KEPT, *tables.MADE))
    session.run(tables.STORE.insertion(), [(SHAPE, str(SHAPES[-1].number))])


def brought_up(database: Database, folder: Path, shapes: Sequence[Shape] = SHAPES) -> Problem | None:
    """See to it that a record has the latest shape; gives what was done to an older one (REC-159), else None.

    Raises ProblemsFound: newer than this program (REC-156), not of the shape that it names (REC-157), an older one that
    could not be brought up and stands as it did (REC-158).
    """
    with database.reading() as session:
        number = _number(database, session, shapes)
    if number == shapes[-1].number:
        return None
    backup = _backed_up(database, folder, number)
    told = {"old": number, "new": shapes[-1].number, "backup": f"{BACKUPS}/{backup.name}"}
    try:
        with database.writing() as session:
            if _number(database, session, shapes) != number:
                return None  # somebody else was faster
            _step_up(database, session, [shape for shape in shapes if shape.number > number])
    except ProblemsFound:
        raise
    except Exception:  # noqa: BLE001 - whatever a step is refused by, the record stands as it did
        raise ProblemsFound([problem("REC-158", Place(database.shown), **told)]) from None
    return problem("REC-159", Place(database.shown), **told)


def _step_up(database: Database, session: Session, shapes: Sequence[Shape]) -> None:
    for step in (step for shape in shapes for step in shape.steps):
        session.run(step)
    session.run(tables.STORE.replacement(), [(SHAPE, str(shapes[-1].number))])
    rebuilt(database, session)
    if odd := _odd(database, session, shapes[-1]):
        raise ValueError(odd)


def _number(database: Database, session: Session, shapes: Sequence[Shape]) -> int:
    """The number that a record names, once its tables are seen to be of it."""
    place = Place(database.shown)
    standing = database.columns(session)
    number = number_of(session) if tables.STORE.name in standing else 0
    if number > shapes[-1].number:
        raise ProblemsFound([problem("REC-156", place, found=number, known=shapes[-1].number)])
    named = next((shape for shape in shapes if shape.number == number), None)
    odd = _odd(database, session, named) if named else "store"
    if odd:
        raise ProblemsFound([problem("REC-157", place, number=number, table=odd)])
    return number


def _odd(database: Database, session: Session, shape: Shape) -> str:
    """The first kept table whose columns are not those of a shape; "" where all are."""
    standing = database.columns(session)
    return next((name for name, columns in sorted(shape.columns.items()) if standing.get(name) != columns), "")


def _backed_up(database: Database, folder: Path, number: int) -> Path:
    """A copy beside the record before it is changed, under a name of its own."""
    home = folder / BACKUPS
    name = free_name(home, f"truoc-nang-cap-{number}")
    put_in_place(home, lambda fresh: database.copy_to(fresh / name))
    return home / name


def free_name(home: Path, stem: str) -> str:
    """The first name of a backup that no file has yet: stem.db, stem-2.db …"""
    return next(name for at in count(1) if not (home / (name := f"{stem}{'' if at == 1 else f'-{at}'}.db")).exists())


def number_of(session: Session) -> int:
    """The number of the shape that a record names; 0 where it names none."""
    found = session.rows("SELECT value FROM store WHERE name = ?", (SHAPE,))
    return int(str(found[0][0])) if found and str(found[0][0]).isdigit() else 0
