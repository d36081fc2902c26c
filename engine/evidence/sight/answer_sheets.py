"""A sheet of answers that is hidden, whose column of answers is, or of which the form holds a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.files.books import Book, Sheet
from engine.files.intake.seen_cells import concealed
from engine.problems import Place, Problem, problem

ID_COLUMN = 1
COLUMNS = (("Cột trả lời", "The column of answers"), ("Cột bên cạnh cột trả lời", "The column beside the answers"))
Cells = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A sheet of a form, with the cells of its answers by name, the texts of its heads by cell, and its code's cell."""

    sheet: Sheet
    answers: Cells
    heads: Mapping[tuple[int, int], str]
    code: tuple[int, int] | None = None


def unclear_sheet(book: Book, asked: AnswerSheet, commune: str) -> Iterator[Problem]:
    """Why nothing of a sheet may be read: it is out of sight, or it stands in the file twice."""
    yield from _out_of_sight(book, asked, commune)
    for other in _copies(book, asked):
        if not _code_of_another(other, asked):
            names = {"first": asked.sheet.title, "other": other.title}
            yield problem("EVI-228", Place(book.shown, sheet=other.title), commune=commune, **names)


def forms_of_others(book: Book, asked: AnswerSheet, commune: str, named: Callable[[str], str]) -> Iterator[Problem]:
    """A warning for each sheet that is another commune's form, put into this one's file; ``named`` tells whose."""
    for other in _copies(book, asked):
        if code := _code_of_another(other, asked):
            names = {"other": other.title, "unit": named(code), "own": named(commune)}
            yield problem("EVI-229", Place(book.shown, sheet=other.title), commune=commune, **names)


def _out_of_sight(book: Book, asked: AnswerSheet, commune: str) -> Iterator[Problem]:
    """One problem for a hidden sheet, or for each hidden column of answers in which something stands."""
    sheet = asked.sheet
    if sheet.hidden:
        told, names = concealed("sheet"), {"of": f"Trang “{sheet.title}”", "of_en": f"The sheet “{sheet.title}”"}
        yield problem(told.code, Place(book.shown, sheet=sheet.title), commune=commune, **{**told.values, **names})
        return
    yield from _shut_columns(book, asked, commune, 0)


def unseen_papers(book: Book, asked: AnswerSheet, commune: str) -> Iterator[Problem]:
    """One problem for each hidden column of documents, days or notes in which something stands: it is not read."""
    for step in (1, 2, 3):
        yield from _shut_columns(book, asked, commune, step)


def _shut_columns(book: Book, asked: AnswerSheet, commune: str, step: int) -> Iterator[Problem]:
    sheet, columns = asked.sheet, sorted({column + step for _, column in asked.answers.values()})
    for column in (column for column in columns if is_shut(sheet, column)):
        rows = sorted(row for row, at in asked.answers.values() if at + step == column and _says(sheet, row, column))
        if rows:
            told, (of, of_en) = concealed("row"), COLUMNS[bool(step)]
            place = book.place(sheet.title, rows[0], column)
            yield problem(told.code, place, commune=commune, **{**told.values, "of": of, "of_en": of_en})


def is_shut(sheet: Sheet, column: int) -> bool:
    """Whether a column is hidden."""
    return any(first <= column <= last for first, last in sheet.hidden_columns)


def _says(sheet: Sheet, row: int, column: int) -> bool:
    return (cell := sheet.cells.get((row, column))) is not None and cell.says


def _copies(book: Book, asked: AnswerSheet) -> Iterator[Sheet]:
    """The other sheets in sight that ask the same."""
    for other in book.sheets.values():
        if other is not asked.sheet and not other.hidden and _is_copy(other, asked):
            yield other


def _code_of_another(other: Sheet, asked: AnswerSheet) -> str:
    """The code that a copy prints, where it is not this form's own."""
    code = other.text(*asked.code) if asked.code else ""
    return code if asked.code and code != asked.sheet.text(*asked.code) else ""


def _is_copy(sheet: Sheet, asked: AnswerSheet) -> bool:
    """Whether a sheet asks the same: its heads and its hidden names stand where the answer sheet's do."""
    return all(sheet.text(*at) == text for at, text in asked.heads.items()) and any(
        sheet.text(row, ID_COLUMN) == name for name, (row, _) in asked.answers.items()
    )
