"""CSV texts of every hand, each with the rows that are read of it at their lines and columns, or why none are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.files.listing.csv_rows import Lines, Row, bare, first_line, others_at, read_lines, row_at
from engine.files.listing.opening import MOST_FIELDS, open_text
from engine.problems import ProblemsFound
from tests.told.files.told_lines import block, lines_or_refusal, shown

HEAD = "xã,số,giá trị"
TABLES = {
    "comma": f"{HEAD}\nA,m1,5\nB,m2,6\n",
    "semicolon": "xã;số;giá trị\nA;m1;5,5\n",
    "tab": "xã\tsố\tgiá trị\nA\tm1\t5\n",
    "bar, which is none of the separators": "xã|số|giá trị\nA|m1|5\n",
    "one column": "xã\nA\nB\n",
    "no heads at all": "1,2\n3,4\n",
    "no heads, more fields by semicolon": "1;2;3,4\n",
    "heads under two separators": '"xã",x;y\nA,B;C\n',
    "titles above the heads": f"Phụ lục\n\nNăm 2024,,\n{HEAD}\nA,m1,5\n",
    "heads too far down": "t\n" * 22 + f"{HEAD}\nA,m1,5\n",
    "heads at the last row looked at": "t\n" * 19 + f"{HEAD}\nA,m1,5\n",
    "no end of line at the end": f"{HEAD}\nA,m1,5",
    "CR LF": f"{HEAD}\r\nA,m1,5\r\nB,m2,6\r\n",
    "CR alone": f"{HEAD}\rA,m1,5\r",
    "one CR in a row": f"{HEAD}\nA,m\r1,5\n",
    "CR CR LF": f"{HEAD}\r\r\nA,m1,5\r\r\n",
    "byte order mark": f"\ufeff{HEAD}\nA,m1,5\n",
    "two byte order marks": f"\ufeff\ufeff{HEAD}\nA,m1,5\n",
    "sep=;": f"sep=;\n{HEAD.replace(',', ';')}\nA;m1;5\n",
    "sep=, in capitals and quotes": f'"SEP=,"\n{HEAD}\nA,m1,5\n',
    "sep= a tab": "sep=\t\nxã\tsố\nA\tm1\n",
    "sep= a bar": "sep=|\nxã|số\n",
    "sep= nothing": f"sep=\n{HEAD}\n",
    "sep= with separators behind": f"sep=,,,\n{HEAD}\nA,m1,5\n",
    "sep= and nothing else": "sep=;\n",
    "sep= on the second line": f"\nsep=;\n{HEAD}\nA,m1,5\n",
    "sep= another than the heads'": f"sep=;\n{HEAD}\nA,m1,5\n",
    "blank lines": f"\n\n{HEAD}\n\n,,\n ,\t, \nA,m1,5\n\n\nB,m2,6\n\n",
    "ragged rows": f"{HEAD}\nA\nB,m2\nC,m3,7,thừa\n,,8\nD,,\n",
    "blanks around": " xã , số , giá trị \n A ,\tm1\t, 5 \n",
    "quoted plainly": f'{HEAD}\n"A","m1","5"\n',
    "quoted separator": f'{HEAD}\n"A, xã",m1,5\nB,m2,6\n',
    "quoted quote": f'{HEAD}\n"A ""xã""",m1,5\n"""",m2,""\n',
    "quoted end of line": f'{HEAD}\n"A\nxã",m1,"5\n\n6"\nB,m2,6\n',
    "quoted heads over lines": '"xã","số\nliệu",giá trị\nA,m1,5\n',
    "quoted blanks": f'{HEAD}\n" A ",m1,"  "\n',
    "quoted empty row": f'{HEAD}\n"","",""\nA,m1,5\n',
    "simple, then over lines, then simple": f'{HEAD}\n"A",m1,5\nB,"m\n2",6\n"C",m3,7\nD,m4,8\n',
    "a mark within a field": f'{HEAD}\nA,m"1,5\nB,m"2",6\n',
    "a blank before the mark": f'{HEAD}\nA, "m1",5\n',
    "text behind the mark": f'{HEAD}\nA,"m1"x,5\nB,"m2" ,6\n',
    "text behind the mark after lines": f'{HEAD}\nA,"m\n1"x,5\n',
    "a mark never closed": f'{HEAD}\nA,m1,5\nB,"m2,6\nC,m3,7\n',
    "a mark never closed at the end": f'{HEAD}\nA,m1,"',
    "marks amiss of three kinds": f'{HEAD}\nA,x"y,5\nB,"m"z,6\nC,"m3,7\n',
    "marks amiss in many lines": HEAD + "\n" + 'A,x"y,5\n' * 14,
    "marks amiss above the heads": f'Phụ "lục"\n{HEAD}\nA,m1,5\n',
    "marks amiss where another separator reads well": 'xã;số\nA;"m,1"\nB;5"\n',
    "a mark that only a comma sees": 'xã;số\nA;m,"1";5\n',
    "comments": f"# ghi chú, hai\n{HEAD}\n#A,m1,5\nB,m2,#6\n",
    "letters put together of two": "x\u0061\u0303,số\nTre\u0302\u0309,m1\n",
    "signs of nobody": f"{HEAD}\nA,m\u200b1,5\u00a0\n\u00a0B,m2,６\n",
    "a zero sign": f"{HEAD}\nA,m1\x00,5\nB\x00,m2,6\n",
    "a bell and DEL": f"{HEAD}\nAỳ,m\x07\x7f1,5\n",
    "a vertical tab": f"{HEAD}\nA\x0b,m1,5\n",
    "other line ends": f"{HEAD}\nA\u2028x,m1,5\n\u0085B,m2,6\n",
    "as formulas": f'{HEAD}\n=1+1,-5,@x\n+5,\'7,"=2"\n',
    "as many fields as may be": HEAD + "," * (MOST_FIELDS - 3) + "\nA,m1,5\n",
    "one field too many in the heads": HEAD + "," * (MOST_FIELDS - 2) + "\nA,m1,5\n",
    "one field too many below": f"{HEAD}\nA,m1,5\nB{',x' * MOST_FIELDS}\n",
    "one field too many, quoted": f'{HEAD}\n"B\n"{",x" * MOST_FIELDS}\n',
    "a row as long as may be": f"{HEAD}\nA,{'x' * (2**16 - 2)}\n",
    "a row too long": f"{HEAD}\nA,m1,5\nB,{'x' * 2**16}\n",
    "a row too long over lines": f'{HEAD}\nA,"{"x" * 60_000}\n","{"x" * 60_000}\n","{"x" * 60_000}\n"\n',
    "empty": "",
    "blank": " \n\t\n\n",
    "separators and marks alone": ',,;\n"",""\n',
    "a web page": "<html><table><tr><td>A</td></tr></table></html>",
}
BYTES = {
    "UTF-16 of Windows": "\ufeffxã,số\nA,5\n".encode("utf-16-le"),
    "UTF-16, the other way round": "\ufeffxã,số\nA,5\n".encode("utf-16-be"),
    "UTF-16 without its mark": "xa,so\nA,5\n".encode("utf-16-le"),
    "Windows-1258": b"x\xe3,gi\xe1\nTr\xe0,5\n",
    "Windows-1252 on the third line": b"xa,so\nA,5\nTr\xe0,6\n",
    "half a letter": "xã,số".encode()[:-1],
    "a workbook": b"PK\x03\x04xxxx",
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx",
    "a PDF": b"%PDF-1.7\n",
    "packed": b"\x1f\x8b\x08xxx",
}
LINES: tuple[list[int], ...] = ([], [3], [3, 5], list(range(3, 14)), list(range(3, 15)), list(range(3, 40)))
WORDS = ("", "a", " a ", '"a"', '" a "', '""', '"', '"a', 'a"', '"a""b"')


def heads_first(rows: Sequence[Row]) -> int:
    """The first row of several fields whose first is the word for a commune."""
    return next((at for at, row in enumerate(rows, 1) if row[0].text == "xã" and len(row) > 1), 0)


def tables() -> str:
    """Each CSV as its rows, its stretches and its first rows; the small words of the reader."""
    contents = {name: text.encode() for name, text in TABLES.items()} | BYTES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        told = [block(name, _told(path, content)) for name, content in contents.items()]
    return "".join([
        *told,
        block("others_at", [f"{lines[:2]}… of {len(lines)} → {dict(others_at(lines))}" for lines in LINES]),
        block("bare", [f"{word!r} → {bare(word)!r}" for word in WORDS]),
    ])  # fmt: skip


def _told(path: Path, content: bytes) -> Iterator[str]:
    path.write_bytes(content)
    yield from lines_or_refusal(lambda: _opened(path))
    yield from lines_or_refusal(lambda: _rows(path))


def _opened(path: Path) -> Iterator[str]:
    opened = open_text(path, "t.csv")
    yield f"opened at {opened.at}, line {opened.line}, mark {opened.mark!r}, {len(opened.text)} signs"


def _rows(path: Path) -> Iterator[str]:
    lines = read_lines(path, "t.csv", heads_first)
    yield f"mark {lines.mark!r}, rows from {lines.at}, line {lines.line}"
    yield from (f"top {_row(row)}" for row in lines.top)
    yield f"first rows in lines {[first_line(row) for row in lines.first_rows()]}"
    yield from _stretches(lines)
    yield from (f"row {_row(row)}" for row in lines.rows())


def _stretches(lines: Lines) -> Iterator[str]:
    """The stretches as columns are read of them, and the next row sign by sign."""
    for held in lines.stretches():
        rows = [[shown(word) for word in words[:4]] for words in held.rows]
        yield f"stretch {list(zip(held.numbers, rows, strict=True))} quoted {[first_line(row) for row in held.quoted]}"
    if lines.at < len(lines.text):
        try:
            row, at, line = row_at(lines, lines.at, lines.line)
        except ProblemsFound as refused:
            yield f"next {[found.code for found in refused.problems]}"
        else:
            yield f"next {_row(row)} then {at}, line {line}"


def _row(row: Row) -> str:
    fields = [f"{one.place.line}:{one.place.column} {shown(one.text)}" for one in row[:6]]
    return " | ".join(fields) + (f" … of {len(row)}" if len(row) > len(fields) else "")
