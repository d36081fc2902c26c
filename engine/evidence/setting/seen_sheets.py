"""What stands in the sheets of a round's workbook as people see it.

What nobody sees, and what is struck out or in error, is told at its cell and not read: a hidden row once, a hidden
column once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from engine.evidence.sight.answer_sheets import is_shut
from engine.files.books import Book, Sheet
from engine.files.intake.seen_cells import concealed, seen, seen_text
from engine.files.numbers import Raw, Refusal
from engine.problems import Place, Problem, problem

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """A sheet whose cells are looked at one by one; ``refused`` are those not to be read, by where they are told."""

    book: Book
    sheet: Sheet
    refused: dict[Spot, Problem] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """The place of a cell."""
        return self.book.place(self.sheet.title, row, column)

    def raw(self, row: int, column: int) -> Raw:
        """A cell's value as it is seen; nothing when it is empty or refused."""
        look = seen(cell) if (cell := self.sheet.cells.get((row, column))) and self._is_open(row, column) else None
        if isinstance(look, Refusal):
            self._refuse((row, column), look, "Ô này", "This cell")
            return None
        return look.raw if look else None

    def text(self, row: int, column: int) -> str:
        """The same as text, a day as year-month-day."""
        raw = self.raw(row, column)
        if isinstance(raw, date):
            return (raw.date() if isinstance(raw, datetime) else raw).isoformat()
        look = seen_text(self.sheet.cells[row, column]) if raw is not None else ""
        return look if isinstance(look, str) else ""

    def refuse_headless(self, row: int, column: int) -> None:
        """That a column has no name, at the first cell that holds anything below where one should stand (RND-949)."""
        if self.text(row, column):
            self.refused.setdefault((0, column), problem("RND-949", self.place(row, column)))

    def _is_open(self, row: int, column: int) -> bool:
        """Whether neither the sheet, the row nor the column is hidden; what stands in a hidden one is told of once."""
        sheet = self.sheet
        if not sheet.cells[row, column].says:
            return True
        if sheet.hidden:
            self._refuse((0, 0), concealed("sheet"), f"Trang “{sheet.title}”", f"The sheet “{sheet.title}”")
        elif row in sheet.hidden_rows:
            self._refuse((row, 0), concealed("row"), f"Hàng {row}", f"Row {row}", first=column)
        elif is_shut(sheet, column):
            self._refuse((0, column), concealed("row"), "Cột này", "This column", first=row)
        else:
            return True
        return False

    def _refuse(self, at: Spot, refusal: Refusal, of: str, of_en: str, first: int = 0) -> None:
        spot = (at[0] or first, at[1] or first)
        names = {"of": of, "of_en": of_en, "label": of, "label_en": of_en}
        told = problem(refusal.code, self.place(*spot), **{**refusal.values, **names})
        self.refused.setdefault(at, told)
