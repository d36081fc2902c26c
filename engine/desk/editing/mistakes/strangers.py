"""Sheets, columns and rows of the law's workbook that nothing reads: told, so that no rule is lost in silence.

A column or a sheet of notes is its editor's own when its head or name begins with “Ghi chú” (or “Note”).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.desk.editing.dressing import head_of
from engine.desk.editing.law_sheets import Column
from engine.desk.editing.vocabulary import plain
from engine.files.books import Book, Sheet
from engine.files.numbers import plain as bare
from engine.files.numbers import shown
from engine.language import LANGUAGES, speak
from engine.law.loading import nearest
from engine.problems import Place, Problem, problem

OWN_NOTES = ("ghi chu", "note")


def strange_sheets(book: Book, read: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """Sheets with something in them that are none of the standard's and none of notes."""
    read = set(read)
    for title, sheet in book.sheets.items():
        if title not in read and not _is_note(title) and any(cell.says for cell in sheet.cells.values()):
            place = book.place(title, *min(at for at, cell in sheet.cells.items() if cell.says))
            yield problem("WBK-209", place, title, name=title, near=nearest(title, known))


def wrong_keys(book: Book, sheet: Sheet, row: int, known: Iterable[str]) -> Iterator[Problem]:
    """Keys that the row of keys lacks, and those in it that are none of this sheet."""
    known, said = list(known), {at: sheet.text(row, at) for at in range(1, _last(sheet) + 1)}
    for name in known:
        if name not in said.values():
            yield problem("WBK-103", book.place(sheet.title, row, 1), name=name)
    for at, name in said.items():
        if name and name not in known:
            yield problem("WBK-104", book.place(sheet.title, row, at), name, name=name, near=nearest(name, known))


def strange_columns(
    book: Book, sheet: Sheet, keys: int, columns: Mapping[int, Column], shown_too: Sequence[Column]
) -> Iterator[Problem]:
    """Heads that were renamed, keys that stand twice, and columns in which something is typed and nothing is read.

    ``keys`` is the row of the keys, ``columns`` are those found by key, ``shown_too`` those that have no key.
    """
    heads = {at: _plain_head(sheet.text(keys - 1, at)) for at in range(1, _last(sheet) + 1)}
    only_read = {head for column in shown_too for head in _heads(column)}
    for at, column in columns.items():
        if heads[at] and heads[at] not in _heads(column):
            place, typed = book.place(sheet.title, keys - 1, at), sheet.text(keys - 1, at)
            yield problem("WBK-208", place, typed, given=typed, wanted=_words(column, 0), wanted_en=_words(column, 1))
        if column in [other for before, other in columns.items() if before < at]:
            yield problem("WBK-210", book.place(sheet.title, keys, at), column.name, name=column.name)
    for at in set(heads) - set(columns):
        typed = sheet.text(keys - 1, at)
        lines = sorted(row for row, column in sheet.cells if column == at and row >= keys - 1 and _says(sheet, row, at))
        if lines and heads[at] not in only_read and not _is_note(typed):
            near = nearest(typed, [_words(column, number) for column in columns.values() for number in (0, 1)])
            place = book.place(sheet.title, lines[0], at)
            yield problem("WBK-207", place, sheet.text(lines[0], at), name=shown(sheet.text(lines[0], at)), near=near)


def strange_keys(book: Book, sheet: Sheet, at: tuple[int, int], first: int, known: Iterable[str]) -> Iterator[Problem]:
    """Keys of the standard itself that are none or stand twice, and values beside no key; ``at`` are their columns."""
    known, seen = list(known), set[str]()
    for row in range(first, max((row for row, _ in sheet.cells), default=0) + 1):
        name, said = (sheet.text(row, column) for column in at)
        key, value = (book.place(sheet.title, row, column) for column in at)
        if name and name not in known:
            yield problem("WBK-104", key, name, name=name, near=nearest(name, known))
        elif name in seen:
            yield problem("WBK-210", key, name, name=name)
        elif not name and _says(sheet, row, at[1]):
            yield problem("WBK-211", value, said, name=shown(said))
        seen |= {name} if name else set()


def _last(sheet: Sheet) -> int:
    return max((at for _, at in sheet.cells), default=1)


def _says(sheet: Sheet, row: int, column: int) -> bool:
    return (row, column) in sheet.cells and sheet.cells[row, column].says


def _is_note(text: str) -> bool:
    return bare(text).startswith(OWN_NOTES)


def _plain_head(text: str) -> str:
    return plain(text.removesuffix("*"))


def _heads(column: Column) -> set[str]:
    return {_plain_head(_words(column, number)) for number in range(len(LANGUAGES))}


def _words(column: Column, number: int) -> str:
    return head_of(column, speak(LANGUAGES[number])).removesuffix(" *")


def said_once(found: Sequence[Problem]) -> list[Problem]:
    """The same without cells told to be empty (WBK-212) of which it is told why nothing in them was read."""
    refused = {told.place for told in found if told.code != "WBK-212"}
    return [told for told in found if told.code != "WBK-212" or told.place not in refused]


def of_an_older_program(found: Sequence[Problem], shown: str) -> list[Problem]:
    """One problem for all keys that a workbook lacks, where several of its sheets lack some; else nothing."""
    lacking = [told for told in found if told.code == "WBK-103"]
    if len({told.place.sheet for told in lacking}) < 2:
        return []
    names = ", ".join(sorted({str(told.values["name"]) for told in lacking}))
    return [problem("SYS-142", Place(shown), count=len(lacking), names=names)]
