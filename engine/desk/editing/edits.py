"""What differs between two standards as their files say it: entry by entry and column by column, as the sheets show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from engine.desk.editing.law_sheets import IDENTITY, TABLES, Column, Row, Table, Trees, columns_of, held, rows_of
from engine.files.trees import aligned, identity, tidy
from engine.law.loading import HEAD
from engine.law.model import StandardHead
from engine.law.source import Route, Tree
from engine.problems import Place

# Where a value of a file was typed, for a table's row; the place of a file's entry that is gone has no route.
Where: TypeAlias = Callable[[Table | None, str, Route | None], Place]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that differs: which entry, which column (None: the whole entry), old and new as typed."""

    table: str
    entry: str
    column: Column | None
    old: Tree | None
    new: Tree | None
    place: Place


def edits_between(now: Trees, then: Trees, where: Where) -> Iterator[Edit]:
    """Every difference, sheet by sheet, in the order of the sheets; ``where`` says at which place each is shown."""
    heads = Row("", HEAD, (), now[HEAD]), Row("", HEAD, (), then[HEAD])
    yield from _edits_in((None, IDENTITY, ""), columns_of(StandardHead), heads, where)
    for table in TABLES:
        before, after = list(rows_of(table, now)), list(rows_of(table, then))
        order = aligned([_name(row) for row in before], [_name(row) for row in after])
        for at, row in zip(order, after, strict=True):
            label = _label(row, after)
            if at is None:
                yield Edit(table.title, label, None, None, dict(row.tree), where(table, row.file, row.route))
            else:
                yield from _edits_in((table, table.title, label), columns_of(table.model), (before[at], row), where)
        for row in (row for at, row in enumerate(before) if at not in order):
            yield Edit(table.title, _label(row, before), None, dict(row.tree), None, where(table, row.file, None))
        yield from _moved(table, order, after, where)


def _moved(table: Table, order: list[int | None], after: list[Row], where: Where) -> Iterator[Edit]:
    """Entries that changed places: their order has a meaning of its own."""
    stayed = [(at, row) for at, row in zip(order, after, strict=True) if at is not None]
    for (before, _), (at, row) in pairwise(stayed):
        if at < before:
            place = where(table, row.file, row.route)
            yield Edit(table.title, _label(row, after), None, dict(row.tree), dict(row.tree), place)


def _edits_in(
    named: tuple[Table | None, str, str], columns: Sequence[Column], rows: tuple[Row, Row], where: Where
) -> Iterator[Edit]:
    """The columns in which one entry differs; ``named`` is its table, its sheet and what it is called."""
    (table, *words), (before, after) = named, rows
    for column in columns:
        old, new = held(before.tree, column.path), held(after.tree, column.path)
        if not _alike(old, new):
            path = column.path if column.name != "measure.datum" else ("measure", str(held(after.tree, ("measure",))))
            yield Edit(words[0], words[1], column, old, new, where(table, after.file, (*after.route, *path)))


def _alike(old: Tree | None, new: Tree | None) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return tidy(old) == tidy(new)
    return (old or ()) == (new or ())


def _name(row: Row) -> str:
    """What tells a row from the others of its sheet, whoever owns it."""
    name = identity(dict(row.tree))
    own = name.startswith("id ") and "except" not in row.route  # a case's id is its item's own
    return name if own else f"{row.owner} {name}"


def _label(row: Row, among: list[Row]) -> str:
    """A row as a person calls it: its id, or its owner's with its number there."""
    if "id" in row.tree:
        name = str(row.tree["id"])
        return f"{row.owner}@{name}" if "except" in row.route else name
    return f"{row.owner}/{1 + [r.route for r in among if (r.owner, r.file) == (row.owner, row.file)].index(row.route)}"
