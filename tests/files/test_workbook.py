"""The reader of Excel files: what another reader sees, what it tells besides, and work that grows with the file."""

from __future__ import annotations

import io
import random
import sys
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from xlsxwriter import Workbook as PlainWorkbook

from engine.files.books import Book, Cell, Spans
from engine.files.workbook import open_book, read_book
from engine.problems import ProblemsFound

# openpyxl leaves Excel's own escapes, _x0041_ for A, as they stand in the file.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
VALUES = st.one_of(
    TEXTS.filter(lambda text: "_x" not in text),
    st.sampled_from([" a ", "=1", "\n", "a\nb", "00012"]),
    st.integers(-(10**15), 10**15),
    st.floats(-1e300, 1e300),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(9999, 12, 30)),
)
CELLS = st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 12) | st.just(703)), VALUES, max_size=12)


def composed(value: Any) -> Any:
    """A text with its letters composed, as we read every text; anything else as it is."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def opened(workbook: Workbook) -> Book:
    """A workbook written by openpyxl, read by us."""
    held = io.BytesIO()
    workbook.save(held)
    return read_book(held.getvalue(), "t.xlsx")


@given(CELLS, st.booleans())
def test_another_reader_sees_the_same_cells(cells: Mapping[tuple[int, int], Any], plain: bool) -> None:
    """openpyxl agrees on every cell, whoever wrote the file, with shared texts or texts in place, near and far."""
    held = io.BytesIO()
    if plain:
        book = PlainWorkbook(held, {"in_memory": True, "strings_to_urls": False})
        sheet, days = book.add_worksheet("Trang"), book.add_format({"num_format": "dd/mm/yyyy"})
        for (row, column), value in cells.items():
            if isinstance(value, date):
                sheet.write_datetime(row - 1, column - 1, value, days)
            elif isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value)
            else:
                sheet.write(row - 1, column - 1, value)
        book.close()
    else:
        workbook = Workbook()
        for (row, column), value in cells.items():
            cell = workbook.worksheets[0].cell(row, column, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
        workbook.save(held)
    ours = next(iter(read_book(held.getvalue(), "t.xlsx").sheets.values())).cells
    theirs = {
        (c.row, c.column): c.value.date() if isinstance(c.value, datetime) else composed(c.value)
        for c in load_workbook(held).worksheets[0]._cells.values()
        if c.value is not None
    }
    assert {at: (cell.raw, type(cell.raw) is bool) for at, cell in ours.items()} == {
        at: (value, type(value) is bool) for at, value in theirs.items()
    }


def test_a_cell_knows_what_its_digits_look_like() -> None:
    """Struck out or raised, as a whole or in a run; the number format of the file's own; an error."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A1"].font = 49, Font(name="Arial", strike=True)
    sheet["A2"], sheet["A2"].font = "49¹", Font(vertAlign="superscript")
    sheet["A3"] = CellRichText(TextBlock(InlineFont(strike=True), "4"), "9")
    sheet["A4"] = CellRichText("4", TextBlock(InlineFont(vertAlign="superscript"), "8"))
    sheet["A5"] = CellRichText(TextBlock(InlineFont(b=True), "4"), TextBlock(InlineFont(strike=False), "9"))
    sheet["A6"], sheet["A6"].number_format = 48.00000000000001, "0 \\t\\r\\ẻ"
    sheet["A7"] = "#REF!"
    cells = opened(workbook).sheets["Sheet"].cells
    assert [cells[row, 1] for row in range(1, 8)] == [
        Cell(49, struck=True),
        Cell("49¹", raised=True),
        Cell("49", font="Calibri", struck=True),
        Cell("48", font="Calibri", raised=True),
        Cell("49", font="Calibri"),
        Cell(48.00000000000001, format="0 \\t\\r\\ẻ"),
        Cell("#REF!", error=True),
    ]


def test_a_sheet_knows_what_is_out_of_sight() -> None:
    """Hidden sheets, rows and columns."""
    workbook = Workbook()
    sheet, other, deep = workbook.worksheets[0], workbook.create_sheet("2023"), workbook.create_sheet("2022")
    other.sheet_state, deep.sheet_state = "hidden", "veryHidden"
    sheet["C3"] = 1
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["C"].hidden = True
    book = opened(workbook)
    assert [(title, sheet.hidden) for title, sheet in book.sheets.items()] == [
        ("Sheet", False),
        ("2023", True),
        ("2022", True),
    ]
    assert (book.sheets["Sheet"].hidden_rows, book.sheets["Sheet"].hidden_columns) == (frozenset({3}), ((3, 3),))


def packed(sheet: str, **others: bytes) -> bytes:
    """A workbook of one sheet as its XML, with other parts put in."""
    spaces = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    listed = '<sheets><sheet name="T" r:id="a"/></sheets>'
    parts = {
        "xl/workbook.xml": f"<workbook {spaces} {links}>{listed}</workbook>".encode(),
        "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
        "xl/s.xml": f"<worksheet {spaces}>{sheet}</worksheet>".encode(),
        **{name.replace("_", "/", 1) + ".xml": content for name, content in others.items()},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def cells_of(rows: str, **others: bytes) -> dict[tuple[int, int], object]:
    """The values of a sheet's rows."""
    sheet = read_book(packed(f"<sheetData>{rows}</sheetData>", **others), "t.xlsx").sheets["T"]
    return {at: cell.raw for at, cell in sheet.cells.items()}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row>', {(2, 2): 1, (2, 3): 2}),
        ('<row r="2"><c r="AAA2"><v>1</v></c></row>', {(2, 703): 1}),
        ("<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>", {(1, 1): 1, (2, 2): 2}),
        ('<row r="1"><c r="B11"><v>1</v></c><c><v>2</v></c></row>', {(11, 2): 1, (1, 3): 2}),
        ('<row r="1"><c r="b1"><v>1</v></c></row>', {(1, 1): 1}),
        ('<row r="1"><c r="A1"><v>1</v><x>7</x></c></row>', {(1, 1): 1}),
        ('<row r="1"><c r="A1"><v>1<!-- a -->2<x/>3</v></c></row>', {(1, 1): 12}),
        ('<row><c t="inlineStr"><is> <t>a</t> <r><t>b</t></r><rPh><t>x</t></rPh></is></c></row>', {(1, 1): "ab"}),
        ('<row><c t="inlineStr"><is><t>a<x/>b</t></is></c></row>', {(1, 1): "a"}),
        ('<row r="1"><c r="A1"><v></v></c><c r="B1"><v>1</v></c></row>', {(1, 2): 1}),
        ('<row r="1"><c r="A1" t="str"><f>A2</f><v></v></c></row>', {(1, 1): ""}),
        ('<row r="1"><c r="A1" t="str"><f>A2</f></c></row>', {(1, 1): None}),
        ('<row r="1"><c r="A1"><f>A2</f><v></v></c></row>', {(1, 1): None}),
        ('<row r="1"><c r="A1" t="d"><v>2024-11-11T00:00:00.000Z</v></c></row>', {(1, 1): date(2024, 11, 11)}),
        ('<row r="1"><c r="A1" t="d"><v>2024-11-11T17:00:00Z</v></c></row>', {(1, 1): "2024-11-11T17:00:00Z"}),
        ('<row r="1"><c r="A1" t="str"><v>_xD83D__xDE00_ _xD800_</v></c></row>', {(1, 1): "\U0001f600 \ufffd"}),
        ('<row r="1"><c r="A1" t="str"><v>Xa\u0303 e\u0302</v></c></row>', {(1, 1): "X\u00e3 \u00ea"}),
        ('<row r="1"><c r="A1"><v>1e999</v></c></row>', {(1, 1): "1e999"}),
        ('<row r="1048576"/><row r="2"><c r="XFD2"/><c r="B2"><v>1</v></c></row>', {(2, 2): 1}),
        ('<row r="1"><c r="A1" t="str"><v>_x0041__x005F_</v></c></row>', {(1, 1): "A_"}),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', {(1, 1): 2}),
        ('<y:row xmlns:y="u" r="1"><y:c r="A1"><y:v>4.8E+1</y:v></y:c></y:row>', {(1, 1): 48.0}),
    ],
)  # fmt: skip
def test_cells_stand_where_they_say_or_next_to_the_one_before(rows: str, wanted: dict[tuple[int, int], object]) -> None:
    """Whatever writes the XML, and however oddly."""
    assert cells_of(rows) == wanted


@pytest.mark.parametrize("cell", ['<c r="A1" t="inlineStr"><v>42</v></c>', '<c r="A1" t="n"><is><t>42</t></is></c>'])
def test_a_cell_that_holds_otherwise_than_its_kind_says_is_refused(cell: str) -> None:
    """Excel shows nothing there, other readers a number: nobody knows which its sender saw."""
    with pytest.raises(ProblemsFound) as refused:
        cells_of(f'<row r="1">{cell}</row>')
    assert [told.code for told in refused.value.problems] == ["FIL-104"]


def test_a_cell_given_again_without_a_value_is_told() -> None:
    """Whoever takes the first has a figure, whoever takes the last has none."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1" t="n"/></row>'
    sheet = read_book(packed(f"<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"]
    assert (sheet.twice, sheet.cells[1, 1].twice) == (((1, 1),), True)


def test_a_cell_given_twice_is_told() -> None:
    """The last counts, as it did; where it stood is known."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'
    sheet = read_book(packed(f"<sheetData>{rows}</sheetData>"), "t.xlsx").sheets["T"]
    assert (sheet.twice, sheet.cells[1, 2].raw) == (((1, 2),), 2)


def test_parts_that_nobody_reads_are_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged picture is no reason to refuse the numbers; of a spare XML part its first bytes are enough."""
    content = bytearray(packed("<sheetData/>", xl_picture=b"<a/>" + random.Random(1).randbytes(2**21)))
    read: list[int] = []
    take = zipfile.ZipExtFile.read

    def count(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        taken = take(self, size)
        read.append(len(taken))
        return taken

    monkeypatch.setattr(zipfile.ZipExtFile, "read", count)
    assert set(read_book(bytes(content), "t.xlsx").sheets) == {"T"}
    assert sum(read) < 2**18


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<!DOCTYPE a><worksheet/>", "FIL-207"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>', "FIL-207"),
        ("<worksheet/>".encode("utf-16"), "FIL-208"),
        (b'<?xml version="1.0" encoding="windows-1258"?><worksheet/>', "FIL-208"),
        (b"<worksheet><sheetData><row><c><v>\xff</v></c></row></sheetData></worksheet>", "FIL-208"),
        (b"<worksheet><sheetData><row>", "FIL-104"),
        (b'<worksheet><sheetData><row r="x"/></sheetData></worksheet>', "FIL-104"),
        (b"<a><sheetData><row><c><v>1_000</v></c></row></sheetData></a>", "FIL-104"),
        (b'<a><sheetData><c r="A1"><v>1</v></c></sheetData></a>', "FIL-104"),
        (b"<a>" + b"<b/>" * 500_000 + b"</a>", "FIL-225"),
        (b'<a><sheetData><row r="1048576"><c r="C1048576"><v>1</v></c></row></sheetData></a>', "FIL-209"),
        (b'<a><sheetData><row><c r="A1048576"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData></a>', "FIL-209"),
        (b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>', "FIL-209"),
        (b'<worksheet><hyperlinks><hyperlink ref="A1:B2000002"/></hyperlinks></worksheet>', "FIL-209"),
    ],
)  # fmt: skip
def test_what_must_not_be_read_is_refused_by_its_part(content: bytes, code: str) -> None:
    """With the part's name, whether it is the sheet or, for what is declared, any other part."""
    with pytest.raises(ProblemsFound) as refused:
        read_book(packed("", xl_s=content), "t.xlsx")
    (found,) = refused.value.problems
    assert (found.code, found.values.get("name", "xl/s.xml")) == (code, "xl/s.xml")
    if code == "FIL-207":
        with pytest.raises(ProblemsFound) as refused:
            read_book(packed("<sheetData/>", xl_spare=content), "t.xlsx")
        assert refused.value.problems[0].values["name"] == "xl/spare.xml"


def test_other_kinds_of_excel_are_named() -> None:
    """A sheet of Excel 4 and a binary workbook, whatever their names end in: save it as .xlsx is the remedy of both."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("xl/workbook.bin", b"")
    for content, kind in ((b"\x09\x04\x06\x00", "(.xls,"), (held.getvalue(), "(.xlsb)")):
        with pytest.raises(ProblemsFound) as refused:
            read_book(content, "t.xlsx")
        (found,) = refused.value.problems
        assert (found.code, kind in str(found.values["kind"])) == ("FIL-102", True)


def test_only_the_sheets_asked_for_are_read() -> None:
    """A sheet that is not asked for may be as it is."""
    workbook = Workbook()
    workbook.worksheets[0]["A1"], workbook.create_sheet("_meta")["A1"] = 1, 2
    held = io.BytesIO()
    workbook.save(held)
    assert list(read_book(held.getvalue(), "t.xlsx", {"_meta"}).sheets) == ["_meta"]


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """How many steps Python takes: the same for the same work on every machine."""
    steps, before = 0, sys.gettrace()

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        steps += event == "opcode"
        return step

    sys.settrace(step)
    try:
        yield lambda: steps
    finally:
        sys.settrace(before)


def repeated(group: str, element: str, first: int = 1) -> Callable[[int], str]:
    """A group of so many elements, each with its own number and the next in it."""

    def made(count: int) -> str:
        elements = "".join(element.format(at, at + 1) for at in range(first, first + count))
        return f"<{group}>{elements}</{group.split(maxsplit=1)[0]}>"

    return made


def in_a_row(element: str, first: int = 1) -> Callable[[int], str]:
    """A row of so many elements."""
    made = repeated('row r="9"', element, first)
    return lambda count: f"<sheetData>{made(count)}</sheetData>"


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "merged ranges": repeated("mergeCells", '<mergeCell ref="A{}:A{}"/>'),
    "merged squares": repeated("mergeCells", '<mergeCell ref="A{}:B{}"/>'),
    "links": repeated("hyperlinks", '<hyperlink ref="A{}:B{}"/>'),
    "empty cells": in_a_row("<c/>"),
    "cells without a name": in_a_row("<c><v>1</v></c>"),
    "cells of other rows": in_a_row('<c r="A{}"/>', 10),
    "rows": repeated("sheetData", '<row hidden="1"/>'),
    "runs": lambda count: in_a_row(f'<c t="inlineStr"><is>{"<r><t>a</t></r>" * count}</is></c>')(1),
    "unknown elements": repeated("x", "<x/>"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_no_faster_than_the_file(kind: str) -> None:
    """Twice the elements, at most twice the steps: nothing is gone through again for each of them."""
    read_book(
        packed(HOSTILE[kind](1)), "t.xlsx"
    )  # What is done once in a process is done before the steps are counted.
    steps = []
    for count in (250, 500, 1_000):
        with counted() as told:
            read_book(packed(HOSTILE[kind](count)), "t.xlsx")
        steps.append(told())
    small, double, fourfold = steps
    assert fourfold - double < 2.5 * (double - small)


@pytest.mark.parametrize(("kind", "each"), [("merged ranges", 120), ("empty cells", 8), ("unknown elements", 8)])
def test_what_says_nothing_is_not_kept(kind: str, each: int) -> None:
    """Empty cells leave nothing behind, a merged range four numbers; the rest is the part itself."""
    small, large = (packed(HOSTILE[kind](n)) for n in (1_000, 51_000))
    peaks = []
    for content in (small, small, large):
        tracemalloc.start()
        read_book(content, "t.xlsx")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    element = len(HOSTILE[kind](2_000)) - len(HOSTILE[kind](1_000))
    assert (peaks[2] - peaks[1]) / 50_000 <= each + element / 1_000


@given(
    st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=12),
    st.sets(st.integers(1, 12)),
    st.sets(st.integers(1, 12)),
    st.integers(0, 3),
)
def test_the_first_range_over_each_row(
    corners: list[tuple[int, int, int, int]], rows: set[int], columns: set[int], reach: int
) -> None:
    """As when all ranges are gone through in their order for every row."""
    spans = sorted((min(a, b), min(c, d), max(a, b), max(c, d)) for a, c, b, d in corners)
    wanted: dict[int, tuple[object, int]] = {}
    for row in rows:
        for span in spans:
            top, left, bottom, right = span
            hit = [c for c in sorted(columns) if left <= c + reach and c <= right]
            if top <= row <= bottom and hit:
                wanted.setdefault(row, (span, hit[0]))
    numbers = [number for span in random.Random(1).sample(spans, len(spans)) for number in span]
    assert Spans.of(numbers).first_over(rows, columns, reach) == wanted
    assert list(Spans.of(numbers)) == spans


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Told with the system's own reason."""
    with pytest.raises(ProblemsFound) as refused:
        open_book(tmp_path / "none.xlsx", "none.xlsx")
    assert [p.code for p in refused.value.problems] == ["FIL-107"]
