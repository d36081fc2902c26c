"""Rows of cells with their places, of a sheet or of a CSV alike, and the heads above them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.evidence.questionnaire import Questionnaire
from engine.evidence.tables.guarding import Guard
from engine.evidence.tables.heads import TableHeads, Words, table_heads
from engine.files.books import Cell, Sheet, Spans
from engine.files.intake.seen_cells import seen_text
from engine.files.listing.csv_rows import MOST_HEAD_ROWS, Lines, Row, bare, first_line
from engine.files.numbers import Refusal, counted, shown
from engine.files.writing import address
from engine.problems import Place, ProblemsFound, problem

# A table of the country, 3,321 communes of 80 data with three columns each, is 800,000 cells.
MOST_CELLS = 2_000_000
NO_SPANS = Spans.of(())


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row by its number, or its first line: its filled cells by column from 1, and where each stands.

    ``fields`` are how many fields a CSV has in this row; 0 of a sheet.
    """

    number: int
    cells: Mapping[int, Cell]
    place: Callable[[int], Place]
    fields: int = 0

    def text(self, column: int) -> str:
        """A cell's value as text; empty when it holds nothing."""
        cell = self.cells.get(column)
        return "" if cell is None or cell.raw is None else shown_whole(cell)

    def look(self, column: int, *, raised: bool = True) -> str | Refusal:
        """A cell's text as it is seen, or why it cannot be read; ``raised`` lets no raised sign in."""
        cell = self.cells.get(column)
        return "" if cell is None else seen_text(cell, raised=raised)

    def words(self) -> Words:
        """The texts of all filled cells by column."""
        return {column: self.text(column) for column in self.cells}


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table: its heads with their own rows, then the rows below them in order; ``title`` is empty for a CSV.

    ``mark`` is what separates the fields of a CSV, ``above`` are the rows before the heads.
    """

    shown: str
    title: str
    heads: TableHeads
    head_rows: Sequence[GridRow]
    rows: Callable[[], Iterator[GridRow]]
    merged: Spans
    mark: str = ""
    above: Sequence[GridRow] = ()

    @property
    def width(self) -> int:
        """How many fields each row of a CSV must have; 0 of a sheet."""
        return self.head_rows[-1].fields

    def place(self, column: int) -> Place:
        """Where the head of a column stands: in the lower of two rows when it is said there."""
        return self._head_row(column).place(column)

    def head(self, column: int) -> str | Refusal:
        """The head of a column as it is seen, or why it cannot be read."""
        return self._head_row(column).look(column)

    def is_shut(self, column: int) -> bool:
        """Whether the head of a column is out of sight, as all of a hidden column is, and all of a hidden row."""
        return (cell := self._head_row(column).cells.get(column)) is not None and cell.hidden

    def _head_row(self, column: int) -> GridRow:
        return next((row for row in reversed(self.head_rows) if column in row.cells), self.head_rows[-1])


def shown_whole(cell: Cell) -> str:
    """A cell's value as text, a whole number without its decimals, however long."""
    raw = cell.raw
    return raw.strip() if isinstance(raw, str) else shown(raw)


def sheet_grid(shown_as: str, sheet: Sheet, asked: Questionnaire) -> Grid | None:
    """A sheet as a wide table; None when no heads are found in its first rows."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell

    def at(number: int) -> GridRow:
        return GridRow(
            number, rows[number], lambda column: Place(shown_as, sheet=sheet.title, cell=address(number, column))
        )

    top = [at(number) for number in sorted(rows)[: MOST_HEAD_ROWS + 2]]
    heads = table_heads([row.words() for row in top], asked)
    if heads is None or heads.kind != "wide":
        return None
    head_rows = top[heads.first : heads.last + 1]
    below = [number for number in sorted(rows) if number > head_rows[-1].number]
    return Grid(shown_as, sheet.title, heads, head_rows, lambda: map(at, below), sheet.merged, above=top[: heads.first])


def csv_grid(lines: Lines, heads: TableHeads, asked: Questionnaire) -> Grid:
    """A CSV as a wide table. Raises ProblemsFound when it holds persons or spans too many cells."""
    rows, most = lines.text.count("\n", lines.at) + 1, MOST_CELLS // len(lines.heads)
    if rows > most:
        raise ProblemsFound([problem("FIL-236", Place(lines.shown), rows=counted(rows), most=counted(most))])
    kept, guard = _Kept(), Guard(lines, asked)

    def below() -> Iterator[GridRow]:
        for block in lines.blocks():
            for words in (*block.rows, *([field.text for field in quoted] for quoted in block.quoted)):
                guard.look(words)
            cut = (_cut(lines, line, words, kept) for line, words in zip(block.numbers, block.rows, strict=True))
            if not block.quoted:
                yield from cut
                continue
            quoted = (_placed(row, kept) for row in block.quoted if any(field.text for field in row))
            yield from sorted([*cut, *quoted], key=lambda row: row.number)

    placed = [_placed(row, kept) for row in lines.top]
    first = len(placed) - (heads.last - heads.first + 1)
    return Grid(lines.shown, "", heads, placed[first:], below, NO_SPANS, lines.mark, placed[:first])


class _Kept(dict[str, Cell]):
    """The cell of each distinct text of a file."""

    def __missing__(self, text: str) -> Cell:
        self[text] = cell = Cell(bare(text))
        return cell


def _cut(lines: Lines, line: int, words: Sequence[str], kept: _Kept) -> GridRow:
    """A line without quotation marks."""
    cells = {at: cell for at, word in enumerate(words, 1) if word and (cell := kept[word]).raw}

    def place(column: int) -> Place:
        return Place(lines.shown, line, sum(len(word) + 1 for word in words[: column - 1]) + 1)

    return GridRow(line, cells, place, len(words))


def _placed(row: Row, kept: _Kept) -> GridRow:
    """A row that was read sign by sign."""
    cells = {at: kept[said.text] for at, said in enumerate(row, 1) if said.text}
    return GridRow(first_line(row), cells, lambda column: row[min(column, len(row)) - 1].place, len(row))
