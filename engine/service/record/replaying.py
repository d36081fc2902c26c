"""The tables made again from the chain alone, and whether they were what the chain makes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from engine.problems import Place, Problem, problem
from engine.records.acting.folding import replayed
from engine.records.entries.entry import GENESIS_PREV, Entry, read_entry
from engine.records.entries.merkle_tree import Peaks
from engine.service.record import tables
from engine.service.record.databases.database import Cell, Database, Row, Session
from engine.service.record.kept_states import stored_entries
from engine.service.record.projecting import Rows, entry_rows, file_rows, head_rows, put_rows, round_rows

_NOTHING: Final[Rows] = {}


def rebuilt(database: Database, session: Session) -> Problem | None:
    """Make every table of the chain anew; gives the first that was otherwise before (REC-171), None where all agreed.

    Raises ProblemsFound where an entry cannot be read.
    """
    rows = chain_rows(session)
    standing = database.columns(session)
    sound = all(standing.get(table.name) == tuple(table.columns) for table in tables.MADE)
    before = dump(session) if sound else ""
    database.drop_tables(session, [table.name for table in tables.MADE])
    database.make_tables(session, tables.MADE)
    put_rows(session, _NOTHING, rows)
    return _first_difference(before, dump(session), database.shown)


def disagreement(session: Session, shown: str) -> Problem | None:
    """The first row in which the tables are not what the chain makes (REC-170); nothing is changed."""
    told = _first_difference(dump(session), written(chain_rows(session)), shown)
    return told and problem("REC-170", told.place, table=told.values["table"], key=told.values["key"])


def chain_rows(session: Session) -> Rows:
    """All rows that the stored entries make, read in their order."""
    peaks, last, rows = Peaks(), GENESIS_PREV, dict[tuple[str, Row], Row]()
    read: list[Entry] = []
    for seq, raw, own in stored_entries(session):
        entry = read_entry(raw, seq)
        read.append(entry)
        peaks, last = peaks.with_leaf(raw), own
        rows.update(entry_rows(entry))
    if not read:
        return rows
    state, files = replayed(read)
    rows.update({**round_rows(state), **head_rows(peaks, last)})
    for file in files.values():
        rows.update(file_rows(file))
    return rows


def dump(session: Session) -> str:
    """Every table that is made of the chain, a line for each row, in one order whatever the database is."""
    found = ((table.name, row) for table in tables.MADE for row in session.rows(table.selection()))
    return _lines(found)


def written(rows: Rows) -> str:
    """Rows as ``dump`` has them."""
    return _lines((name, row) for (name, _), row in rows.items())


def _lines(rows: Iterable[tuple[str, Row]]) -> str:
    told = (json.dumps([name, *map(_shown, row)], ensure_ascii=False) for name, row in rows)
    return "\n".join(sorted(told))


def _shown(cell: Cell) -> int | str:
    return cell.hex() if isinstance(cell, bytes) else cell


def _first_difference(before: str, now: str, shown: str) -> Problem | None:
    """The table and the key of the first line that only one of two dumps has."""
    if before == now:
        return None
    odd = min({*before.splitlines()} ^ {*now.splitlines()})
    table, *cells = json.loads(odd)
    key = " ".join(str(cell) for cell in cells[: len(tables.TABLES[table].key)])
    return problem("REC-171", Place(shown), table=table, key=key)
