"""A CSV is read as RFC 4180 has it: whatever another reader would cut otherwise is refused at line and column."""

from __future__ import annotations

import csv
import io
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.listing.csv_rows import Row, first_line, read_lines
from engine.files.listing.opening import LONGEST_ROW, MOST_FIELDS
from engine.problems import ProblemsFound

HEADS = ("xã", "số liệu", "giá trị")
TEXTS = st.text(st.sampled_from('aỳ1 ,;\t"\n–đ'), max_size=8)
TABLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6)


def heads_first(rows: Sequence[Row]) -> int:
    """The row of HEADS, wherever it stands."""
    return next((at for at, row in enumerate(rows, 1) if tuple(f.text for f in row[:3]) == HEADS), 0)


def read(content: bytes, folder: Path) -> list[tuple[str, ...]]:
    """The texts of all rows below the heads."""
    path = folder / "t.csv"
    path.write_bytes(content)
    return [tuple(field.text for field in row) for row in read_lines(path, "t.csv", heads_first).rows()]


@given(TABLES, st.sampled_from(",;\t"), st.sampled_from((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)), st.booleans())
@settings(max_examples=150, deadline=None)
def test_good_files_are_read_as_python_reads_them(
    rows: list[tuple[str, str, str]], mark: str, quoting: Literal[0, 1], bom: bool
) -> None:
    """Any table, whichever separator and quoting it was written with, gives the fields that csv gives when strict."""
    text = io.StringIO()
    csv.writer(text, delimiter=mark, quoting=quoting, lineterminator="\r\n").writerows([HEADS, *rows])
    wanted = [
        tuple(unicodedata.normalize("NFC", field).strip() for field in row)
        for row in csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=mark, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        got = read((b"\xef\xbb\xbf" if bom else b"") + text.getvalue().encode(), Path(folder))
    assert got == [row for row in wanted[1:] if any(row)]


REFUSED = {
    "a quotation mark within a field": ('1,x,"a"\n2,b"c,d\n', "FIL-231", 3, 4),
    "a blank before the quotation mark": ('1,x, "a"\n', "FIL-231", 2, 6),
    "text after the closing mark": ('1,x,"a"b\n', "FIL-232", 2, 8),
    "a blank after the closing mark": ('1,x,"a" \n', "FIL-232", 2, 8),
    "a mark never closed": ('1,x,5\n2,y,"a\n3,z,1\n', "FIL-233", 3, 5),
    "a mark never closed at the very end": ('1,x,"', "FIL-233", 2, 5),
    "text after a field over two lines": ('1,x,"a\nb"c\n', "FIL-232", 3, 3),
    "a sign nobody sees": ("1,x,4\x008\n", "FIL-237", 2, 6),
    "another sign nobody sees": ("1,ỳ,4\x1f8\n", "FIL-237", 2, 6),
    "a line end of old Macs": ("1,x,5\r2,y,6\n", "FIL-238", 2, 6),
    "a row longer than any": (f"1,x,{'a' * LONGEST_ROW}\n", "FIL-235", 2, 0),
    "more fields than any row has": ("1,x" + "," * MOST_FIELDS + "\n", "FIL-234", 2, 0),
    "more fields far below": ("1,x,5\n" * 40 + "1,x" + "," * MOST_FIELDS + "\n", "FIL-234", 42, 0),
    "fields over lines, longer than two rows": (",".join(['"' + "a\n" * 32_000 + '"'] * 3), "FIL-235", 2, 0),
    "more marks amiss than are counted": ('1,x"y,5\n' * 3_000, "FIL-231", 2, 4),
    "more quoted fields than any row has": ('"1",x' + "," * MOST_FIELDS + "\n", "FIL-234", 2, 0),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_another_reader_would_cut_otherwise_is_refused_at_its_place(kind: str, tmp_path: Path) -> None:
    """One problem, at the line and column of the first sign that is amiss; no row of the file is given."""
    body, code, line, column = REFUSED[kind]
    with pytest.raises(ProblemsFound) as refused:
        read(f"{','.join(HEADS)}\n{body}".encode(), tmp_path)
    assert [(p.code, p.place.line, p.place.column) for p in refused.value.problems] == [(code, line, column)]


def test_a_file_may_be_longer_than_any_of_its_rows(tmp_path: Path) -> None:
    """A row may be as long as said, wherever it stands; one letter more is refused, whatever else the file has."""
    heads, row, short = ",".join(HEADS), f"{'x' * (LONGEST_ROW - 4)},1,2", ["1,x,5"] * 40_000
    assert len(row) == LONGEST_ROW
    for rows in ([heads, row, *short, row], [row, heads, "1,x,5"], [heads, *short, row, "1,x,5"]):
        assert len(read("\n".join(rows).encode(), tmp_path)) == len(rows) - rows.index(heads) - 1
        with pytest.raises(ProblemsFound) as refused:
            read("\n".join(rows).replace(row, f"x{row}").encode(), tmp_path)
        (told,) = refused.value.problems
        assert (told.code, told.place.line) == ("FIL-235", rows.index(row) + 1)


def test_faults_of_one_kind_are_one_problem_with_their_lines(tmp_path: Path) -> None:
    """Three marks out of place are told once, at the first, with the lines of the others; another kind by itself."""
    with pytest.raises(ProblemsFound) as refused:
        read(f'{",".join(HEADS)}\n1,x"y,5\n2,b,6\n3,c"d,7\n4,e"f,8\n5,g,"h"i\n'.encode(), tmp_path)
    told = [(p.code, p.place.line, p.values["more"]) for p in refused.value.problems]
    assert told == [("FIL-231", 2, " (và 2 chỗ nữa, ở dòng 4, 5)"), ("FIL-232", 6, "")]


@pytest.mark.parametrize(
    ("faults", "more"),
    [
        (2, " (và 1 chỗ nữa, ở dòng 3)"),
        (11, " (và 10 chỗ nữa, ở dòng 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)"),
        (12, " (và 11 chỗ nữa, ở dòng 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …)"),
    ],
)
def test_ten_further_lines_are_named_and_a_sign_says_that_there_are_more(
    tmp_path: Path, faults: int, more: str
) -> None:
    """The sign stands only where a line is left out; all are counted."""
    with pytest.raises(ProblemsFound) as refused:
        read(",".join(HEADS).encode() + b'\n1,x"y,5' * faults + b"\n", tmp_path)
    (told,) = refused.value.problems
    assert told.values["more"] == more


def test_a_row_is_told_by_the_line_in_which_it_begins(tmp_path: Path) -> None:
    """Though its first field goes on below, and though it has no other field."""
    path = tmp_path / "t.csv"
    path.write_text(f'{",".join(HEADS)}\n"xã\nmột",x,1\n"hai"\nba,x,3\n', encoding="utf-8")
    assert [first_line(row) for row in read_lines(path, "t.csv", heads_first).rows()] == [2, 4, 5]


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("xã;số liệu;giá trị\n".encode("utf-16"), "FIL-106", "UTF-16"),
        ("xã;số liệu;giá trị\n".encode("utf-16-le"), "FIL-106", "UTF-16"),
        ("xã;số liệu;giá trị\n".encode("cp1258", "replace"), "FIL-106", "Windows-1258"),
        ("x·,sè liÖu,gi¸ trÞ\n".encode("latin-1"), "FIL-106", "TCVN3"),
        (b"PK\x03\x04 a workbook under another name", "FIL-108", ""),
        (b",,,\n,;,\n \t\n", "FIL-108", ""),
        (b"sep=;\n;;;\n", "FIL-108", ""),
        (b"", "FIL-108", ""),
        (b"sep=|\na|b\n", "FIL-239", ""),
    ],
)
def test_other_encodings_and_empty_files_are_named(content: bytes, code: str, says: str, tmp_path: Path) -> None:
    """The encoding is said in words that its sender knows."""
    with pytest.raises(ProblemsFound) as refused:
        read(content, tmp_path)
    (told,) = refused.value.problems
    assert (told.code, says in str(told.values)) == (code, True)


@pytest.mark.parametrize(
    "before",
    ["", "sep=;\n", '"sep=;"\n', "SEP=;\r\n", "BẢNG SỐ LIỆU, NĂM 2026;;\n;;\n", '"Huyện A\nnăm 2026";;\n', "\n \n;;\n"],
)
def test_what_stands_above_the_heads_is_passed_over_and_counted(before: str, tmp_path: Path) -> None:
    """Titles over lines, blank lines and Excel's own sep= line leave the places of the rows below them right."""
    path = tmp_path / "t.csv"
    path.write_text(f"{before}xã;số liệu;giá trị\n02545;tre_em;12\n", "utf-8-sig", newline="")
    ((code, name, value),) = read_lines(path, "t.csv", heads_first).rows()
    assert (code.text, name.text, value.text) == ("02545", "tre_em", "12")
    assert (value.place.line, value.place.column) == (before.count("\n") + 2, 14)


def test_a_separator_that_two_lines_of_heads_fit_is_not_guessed(tmp_path: Path) -> None:
    """Heads under the comma and under the semicolon are refused, and the line sep= tells which is meant."""
    line = "xã;số liệu;giá trị\nxã,số liệu,giá trị\n1,x,5\n"
    with pytest.raises(ProblemsFound) as refused:
        read(line.encode(), tmp_path)
    assert [p.code for p in refused.value.problems] == ["FIL-230"]
    assert read(f"sep=,\n{line}".encode(), tmp_path) == [("1", "x", "5")]
