"""A sheet of answers that is hidden, whose column of answers is, or of which the form holds a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.files.books import Book, Sheet
from engine.files.intake.seen_cells import concealed
from engine.problems import Place, Problem, problem

ID_COLUMN = 1
Cells = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A sheet of a form, with the cells of its answers by name and the texts of its heads by cell."""

    sheet: Sheet
    answers: Cells
    heads: Mapping[tuple[int, int], str]


def unclear_sheet(book: Book, asked: AnswerSheet, commune: str) -> Iterator[Problem]:
    """Why nothing of a sheet may be read: it is out of sight, or it stands in the file twice."""
    yield from _out_of_sight(book, asked, commune)
    for other in book.sheets.values():
        if other is not asked.sheet and not other.hidden and _is_copy(other, asked):
            names = {"first": asked.sheet.title, "other": other.title}
            yield problem("EVI-228", Place(book.shown, sheet=other.title), commune=commune, **names)


def _out_of_sight(book: Book, asked: AnswerSheet, commune: str) -> Iterator[Problem]:
    """One problem for a hidden sheet, or for each hidden column of answers in which something stands."""
    sheet = asked.sheet
    if sheet.hidden:
        told, names = concealed("sheet"), {"of": f"Trang “{sheet.title}”", "of_en": f"The sheet “{sheet.title}”"}
        yield problem(told.code, Place(book.shown, sheet=sheet.title), commune=commune, **{**told.values, **names})
        return
    for column in sorted({column for _, column in asked.answers.values()}):
        rows = sorted(row for row, at in asked.answers.values() if at == column and _says(sheet, row, column))
        if rows and any(first <= column <= last for first, last in sheet.hidden_columns):
            told, names = concealed("row"), {"of": "Cột trả lời", "of_en": "The column of answers"}
            place = book.place(sheet.title, rows[0], column)
            yield problem(told.code, place, commune=commune, **{**told.values, **names})


def _says(sheet: Sheet, row: int, column: int) -> bool:
    return (cell := sheet.cells.get((row, column))) is not None and cell.says


def _is_copy(sheet: Sheet, asked: AnswerSheet) -> bool:
    """Whether a sheet asks the same: its heads and its hidden names stand where the answer sheet's do."""
    return all(sheet.text(*at) == text for at, text in asked.heads.items()) and any(
        sheet.text(row, ID_COLUMN) == name for name, (row, _) in asked.answers.items()
    )
