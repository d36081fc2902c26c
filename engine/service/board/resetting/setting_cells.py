"""Where in a workbook of a round each thing is said, so that what would change is told by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.evidence.facts import Round
from engine.evidence.setting.round_sheets import (
    ACTION_HEADS,
    ACTIONS_SHEET,
    CLASS_HEADS,
    CLASSES_SHEET,
    COMMUNE_HEADS,
    COMMUNES_SHEET,
    CONFIRMED_HEADS,
    CONFIRMED_SHEET,
    LINES,
    ROUND_SHEET,
    WORKBOOK,
    RoundBook,
)
from engine.problems import Place
from engine.reporting.board.setting.round_setting_words import Cell


def cells_in(book: RoundBook, told: Round) -> Mapping[Cell, Place]:
    """The places of a workbook by what they say of the round that was read from it."""
    return dict(_places(book, told))


def _places(book: RoundBook, told: Round) -> Iterator[tuple[Cell, Place]]:
    source, typed = book.source, book.source.values
    for line in LINES:
        if line.route in typed:
            yield (ROUND_SHEET, "", line.route[-1]), typed[line.route]
    entries = (
        (CLASSES_SHEET, "class_overrides", CLASS_HEADS, [one.commune for one in told.overrides]),
        (CONFIRMED_SHEET, "confirmed", CONFIRMED_HEADS, [one.name for one in told.confirmed]),
        (ACTIONS_SHEET, "actions", ACTION_HEADS, [one.item for one in told.actions]),
    )
    for sheet, key, heads, names in entries:
        for at, name in enumerate(names):
            yield (sheet, name, ""), source.place((key, at, next(iter(heads))))
            yield from (((sheet, name, column), source.place((key, at, column))) for column in heads)
    yield from _communes(book)


def _communes(book: RoundBook) -> Iterator[tuple[Cell, Place]]:
    columns, rows = book.communes.columns, book.communes.rows
    for row in rows:
        code = row[columns["code"]].text
        yield (COMMUNES_SHEET, code, ""), row[columns["code"]].place
        for name in COMMUNE_HEADS:
            if name in columns:
                yield (COMMUNES_SHEET, code, name), row[columns[name]].place


def sheet_place(cell: Cell) -> Place:
    """The sheet alone, for what no longer stands in any cell of it."""
    return Place(WORKBOOK, sheet=cell[0])
