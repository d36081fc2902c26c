"""XlsxWriter's own sheet, its rows kept as lines and written at one go: the same bytes with fewer calls.

A round of a country has a million cells, and XlsxWriter keeps an object and calls a dozen functions for each.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, CellBooleanTuple, CellNumberTuple, CellStringTuple, Worksheet

from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, from_zero
from engine.files.kit.styles import Plain

TOGETHER = 16  # rows that share their spans
LONGEST = 2**14  # as good as never: what XlsxWriter would have to cut goes its own way
NAMES = tuple(xl_col_to_name(column) for column in range(16_384))


class _Text(int):
    """The number of a shared text, which is no number of a cell's own."""

    __slots__ = ()


class _Line(NamedTuple):
    """Cells side by side from a column on: their formats, which many rows share, and what they hold."""

    first: int
    faces: tuple[Any, ...]
    held: tuple[Any, ...]

    def cells(self) -> dict[int, Any]:
        """The same as XlsxWriter keeps them."""
        return {at: _cell_of(*pair) for at, pair in enumerate(zip(self.held, self.faces, strict=True), self.first)}


def _cell_of(held: Any, face: Any) -> Any:
    if held is None:
        return CellBlankTuple(face)
    return CellStringTuple(int(held), face) if type(held) is _Text else CellNumberTuple(held, face)


class _Rows(dict[int, Any]):
    """Rows as XlsxWriter keeps them, columns to cells, made of a line where somebody asks for one."""

    def __missing__(self, row: int) -> dict[int, Any]:
        made = self[row] = dict[int, Any]()
        return made

    def __getitem__(self, row: int) -> dict[int, Any]:
        held = super().__getitem__(row)
        cells: dict[int, Any] = held.cells() if type(held) is _Line else held
        self[row] = cells
        return cells

    def get(self, row: int, otherwise: Any = None) -> Any:
        """A row's cells where it has any."""
        return self[row] if row in self else otherwise  # noqa: SIM401 - that is what this is


class QuickSheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """A sheet of XlsxWriter in the making."""

    def __init__(self) -> None:
        super().__init__()
        self.table = _Rows()
        self._texts: dict[int, _Text] = {}
        self._indexes: dict[tuple[Any, ...], list[str]] = {}

    def take_line(self, row: int, column: int, shown: Sequence[Plain], faces: tuple[Any, ...]) -> None:
        """Cells side by side as ``take`` has them; their formats are kept as they are, for many rows to share."""
        last = column + len(shown) - 1
        if row in self.table or not all(map(_is_plain, shown)):
            self.take(row, column, list(zip(shown, faces, strict=True)))
        elif shown and not (self._check_dimensions(row, column) or self._check_dimensions(row, last)):
            held = tuple([self._text(one) if type(one) is str else one for one in shown])
            self.table[row] = _Line(column, faces, held)

    def _text(self, text: str) -> _Text:
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - its own sheet's
        if (known := self._texts.get(index)) is None:
            known = self._texts[index] = _Text(index)
        return known

    def take(self, row: int, column: int, cells: Sequence[tuple[Plain, Any]]) -> None:
        """Cells side by side, each with its format; both count from 0, and what Excel has not is left out."""
        last = column + len(cells) - 1
        if not cells or self._check_dimensions(row, column) or (last != column and self._check_dimensions(row, last)):
            return
        kept, index_of = self.table[row], self.str_table._get_shared_string_index  # noqa: SLF001 - its own sheet's
        for at, (shown, face) in enumerate(cells, column):
            if isinstance(shown, str) and len(shown) < LONGEST:
                kept[at] = CellStringTuple(index_of(shown), face)
            elif shown is None:
                kept[at] = CellBlankTuple(face)
            elif isinstance(shown, str):
                self._write_string(row, at, shown, face)
            elif isinstance(shown, date):
                self._write_datetime(row, at, shown, face)
            elif isinstance(shown, bool):
                kept[at] = CellBooleanTuple(int(shown), face)
            elif isinstance(shown, int):
                kept[at] = CellNumberTuple(shown, face)
            else:  # which may be no number that Excel has
                self._write_number(row, at, shown, face)

    def take_check(self, drawn: str) -> None:
        """What Excel lets into cells, as it is written."""
        self.validations.append(drawn)

    def _write_data_validation(self, drawn: str) -> None:
        self.fh.write(drawn)

    def _write_rows(self) -> None:
        """Every row as XlsxWriter has it; its cells are let go, for all that asks for them has."""
        spans = self._spans()
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            held, info = self.table.pop(row, {}), self.row_info.get(row)
            if held:
                self._write_row(row, spans.get(row // TOGETHER), info)
                if type(held) is _Line:
                    self.fh.write("".join(self._line_written(row + 1, held)))
                else:
                    self._write_cells(row, held)
                self._xml_end_tag("row")
            elif info or row in self.comments:
                self._write_empty_row(row, spans.get(row // TOGETHER), info)

    def _spans(self) -> dict[int, str]:
        """The first and last column of each so many rows."""
        ends: dict[int, list[int]] = {}
        for held in (self.table, self.comments):
            for row, cells in held.items():
                if type(cells) is _Line:
                    ends.setdefault(row // TOGETHER, []).extend((cells.first, cells.first + len(cells.held) - 1))
                elif cells:
                    ends.setdefault(row // TOGETHER, []).extend((min(cells), max(cells)))
        return {at: f"{min(columns) + 1}:{max(columns) + 1}" for at, columns in ends.items()}

    def _line_written(self, number: int, line: _Line) -> Iterator[str]:
        names = NAMES[line.first : line.first + len(line.held)]
        for name, held, index in zip(names, line.held, self._indexes_of(line.faces), strict=True):
            if type(held) is _Text:
                yield f'<c r="{name}{number}" s="{index}" t="s"><v>{held}</v></c>'
            elif held is None:
                yield f'<c r="{name}{number}" s="{index}"/>'
            else:
                yield f'<c r="{name}{number}" s="{index}"><v>{held:.16G}</v></c>'

    def _indexes_of(self, faces: tuple[Any, ...]) -> list[str]:
        """The number of each format, given when the first row that has it is written, as XlsxWriter does."""
        if (known := self._indexes.get(faces)) is None:
            known = self._indexes[faces] = [str(face._get_xf_index()) for face in faces]  # noqa: SLF001 - the same
        return known

    def _write_cells(self, row: int, cells: dict[int, Any]) -> None:
        write, number = self.fh.write, row + 1
        for column in sorted(cells):
            cell = cells[column]
            kind = type(cell)
            if not cell.format or kind not in QUICK:
                self._write_cell(row, column, cell)
                continue
            head = f'<c r="{NAMES[column]}{number}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001 - the same
            if kind is CellStringTuple:
                write(f'{head} t="s"><v>{cell.string}</v></c>')
            elif kind is CellNumberTuple:
                write(f"{head}><v>{cell.number:.16G}</v></c>")
            else:
                write(f"{head}/>")

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - its own
        return _prepared(formula, expand_future_functions or self.use_future_functions)


@lru_cache(maxsize=1 << 13)
def _prepared(formula: str, future: bool) -> str:  # noqa: FBT001 - a key of what is kept
    """A formula as the file has it: forms of a round have the same ones, and XlsxWriter looks for a hundred names."""
    told: str = PLAIN._prepare_formula(formula, future)  # noqa: SLF001 - its own sheet's
    return told


@lru_cache(maxsize=1 << 11)
def drawn_check(areas: tuple[Area, ...], check: Check) -> str:
    """A check as XlsxWriter writes it, the same in every form of a round; empty where Excel could not hold it."""
    sheet, written = Worksheet(), io.StringIO()
    if sheet.data_validation(*from_zero(areas[0]), check.told(areas[1:])):
        return ""
    sheet._set_filehandle(written)  # noqa: SLF001 - a sheet of no workbook, asked for this one element
    sheet._write_data_validation(sheet.validations[0])  # noqa: SLF001 - the same
    return written.getvalue()


PLAIN = Worksheet()
QUICK = frozenset({CellStringTuple, CellNumberTuple, CellBlankTuple})


def _is_plain(shown: Plain) -> bool:
    """What a line holds as it is: a text that is not too long, a whole number, nothing."""
    return shown is None or type(shown) is int or (type(shown) is str and len(shown) < LONGEST)
