"""The quick sheet writes what XlsxWriter's own writes, byte for byte, and lets its cells go."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from engine.files.kit.quick_sheets import LONGEST, QuickSheet
from engine.files.kit.styles import Plain

# A day alone XlsxWriter passes over, and writes the second in which it is asked.
MADE = datetime(2024, 11, 15)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
VALUES: st.SearchStrategy[Plain] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-1000, 1000, places=2),
    st.dates(date(1900, 1, 1), date(9999, 12, 31)),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(lambda text: not text.startswith("<r>")),
    st.sampled_from(["a" * (LONGEST - 1), "á" * LONGEST, "𝐚" * LONGEST, "x" * 40_000]),
)
CELLS = st.dictionaries(st.tuples(st.integers(0, 40), st.integers(0, 30)), VALUES, max_size=30)
Cells = Mapping[tuple[int, int], Plain]


def written(kind: type[Any], cells: Cells, more: Mapping[str, list[int]]) -> tuple[bytes, Any]:
    """A workbook of two sheets of one kind, and its first sheet."""
    held = io.BytesIO()
    book = Workbook(held, OPTIONS)
    book.worksheet_class = kind
    book.set_properties({"created": MADE})
    faces = [book.add_format({"bold": True}), book.add_format({"italic": True, "num_format": "0.0"})]
    sheet, other = book.add_worksheet("Trang"), book.add_worksheet("Khác")
    for at, ((row, column), shown) in enumerate(cells.items()):
        face = faces[at % 2]
        if kind is QuickSheet:
            sheet.take(row, column, [(shown, face)])
        else:
            plainly(sheet, (row, column), shown, face)
    for row in more["heights"]:
        sheet.set_row_pixels(row, 40)
    for row in more["notes"]:
        sheet.write_comment(row, 2, "ghi chú")
    for row in more["formulas"]:
        sheet.write_formula(row, 3, "=1+1", faces[0], 2)
    other.write_string(0, 0, "không định dạng")
    book.close()
    return held.getvalue(), sheet


@settings(deadline=None)
@given(CELLS, st.fixed_dictionaries({name: st.lists(st.integers(0, 45)) for name in ("heights", "notes", "formulas")}))
def test_the_bytes_are_those_of_xlsxwriter(cells: Cells, more: Mapping[str, list[int]]) -> None:
    """Whatever the values, wherever they lie, with rows that have only a height or a note."""
    ours, sheet = written(QuickSheet, cells, more)
    assert ours == written(Worksheet, cells, more)[0]
    assert not sheet.table


ROWS = st.dictionaries(st.integers(0, 30), st.tuples(st.integers(0, 3), st.lists(VALUES, max_size=6)), max_size=12)


def lined(kind: type[Any], rows: Mapping[int, tuple[int, list[Plain]]], over: Cells) -> tuple[bytes, Any]:
    """A workbook of rows laid as lines, of cells laid over some of them, and of a chart that reads them."""
    held = io.BytesIO()
    book = Workbook(held, OPTIONS)
    book.worksheet_class = kind
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("Trang")
    faces = tuple(book.add_format({"font_size": 10 + at}) for at in range(6))
    for row, (column, shown) in rows.items():
        if kind is QuickSheet:
            sheet.take_line(row, column, shown, faces[: len(shown)])
        else:
            for at, value in enumerate(shown):
                plainly(sheet, (row, column + at), value, faces[at])
    for place, value in over.items():
        plainly(sheet, place, value, faces[0])
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"categories": ["Trang", 0, 0, 9, 0], "values": ["Trang", 0, 1, 9, 1]})  # the rest stay lines
    sheet.insert_chart(0, 10, chart)
    book.close()
    return held.getvalue(), sheet


def plainly(sheet: Any, place: tuple[int, int], shown: Plain, face: Any) -> None:
    """A cell by XlsxWriter's own call."""
    if shown is None:
        sheet.write_blank(*place, None, face)
    else:
        by_kind = {str: sheet.write_string, bool: sheet.write_boolean, date: sheet.write_datetime}
        by_kind.get(type(shown), sheet.write_number)(*place, shown, face)


@settings(deadline=None)
@given(ROWS, CELLS)
def test_lines_are_written_as_xlsxwriter_writes_cells(rows: Mapping[int, tuple[int, list[Plain]]], over: Cells) -> None:
    """Whatever they hold and whatever is laid over them, also in what a chart keeps of them."""
    ours, sheet = lined(QuickSheet, rows, over)
    assert ours == lined(Worksheet, rows, over)[0]
    assert not sheet.table


def test_a_row_at_once_is_its_cells_one_by_one() -> None:
    """And what Excel has no place for is left out, as XlsxWriter leaves it."""
    row: list[Plain] = ["một", None, 2, Decimal("97.5"), date(2024, 11, 15), True]
    held = []
    for whole in (True, False):
        content = io.BytesIO()
        book = Workbook(content, OPTIONS)
        book.set_properties({"created": MADE})
        sheet, face = book.add_worksheet("Trang", QuickSheet), book.add_format({"bold": True})
        if whole:
            sheet.take(4, 1, [(shown, face) for shown in row])
        else:
            for at, shown in enumerate(row, 1):
                sheet.take(4, at, [(shown, face)])
        sheet.take(2**20, 0, [("không có dòng này", face)])
        book.close()
        held.append(content.getvalue())
    assert held[0] == held[1]
