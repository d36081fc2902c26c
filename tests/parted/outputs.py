"""All that a command gave – its words, its files, down to cells and paragraphs – as lines, to be held beside others."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

# A number with whatever stands between its digits, or anything else without blanks; rules of tables say nothing.
PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^0-9\s]+")
RULES = re.compile(r"[─━│┃┌┐└┘├┤┬┴┼╭╮╰╯═║╵╷╴╶▏▕]+|[0-9a-f]{40,64}|-{3,}")
VIETNAMESE, PLAIN = ",", "."


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each line of a file with the mark before its decimals: a cell, a paragraph, a row."""
    match path.suffix:
        case ".xlsx":
            for sheet in load_workbook(path).worksheets:
                for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                    yield _cell(cell), PLAIN if isinstance(cell.value, float | int) else VIETNAMESE
        case ".docx":
            made = Document(str(path))
            yield from ((paragraph.text, VIETNAMESE) for paragraph in made.paragraphs)
            for table in made.tables:
                yield from ((cell.text, VIETNAMESE) for row in table.rows for cell in row.cells)
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as rows:
                yield from ((cell, PLAIN) for row in csv.reader(rows) for cell in row)
        case ".json" | ".yaml":
            yield from ((line, PLAIN) for line in path.read_text("utf-8-sig").splitlines())
        case _:
            yield from ((line, VIETNAMESE) for line in path.read_text("utf-8-sig").splitlines())


def _cell(cell: object) -> str:
    """A cell as it is kept; one whose look would hide a part of its number says so."""
    value, look = getattr(cell, "value", None), str(getattr(cell, "number_format", ""))
    if isinstance(value, float) and value % 1 and "%" not in look and look not in ("General", "@"):
        shown = len(look.split(";", maxsplit=1)[0].partition(".")[2].rstrip("_)"))
        assert shown >= len(str(value).partition(".")[2]), f"{cell}: {value} shown as {look}"
    return "" if value is None else str(value)


def pieces(text: str) -> list[str]:
    """Words and numbers of a line, without blanks, rules of tables and hashes."""
    return PIECE.findall(RULES.sub(" ", text))


def number(piece: str, mark: str) -> Fraction | None:
    """A piece as a number; None where it is none."""
    plain = piece.replace(".", "").replace(",", ".") if mark == VIETNAMESE else piece
    if mark == PLAIN and re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", piece):
        plain = piece.replace(",", "")
    return Fraction(plain) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain) else None


def differences(outputs: Sequence[Sequence[tuple[str, str]]], part: Fraction) -> tuple[list[str], int]:
    """What the third output says otherwise than the first two want, and how many numbers of points were held.

    The first two differ where points are shown, by ``double`` in the first; there the third must show ``part`` of the
    second, and all the rest as it stands.
    """
    doubled, plain, parted = outputs
    wrong = [] if len(doubled) == len(plain) == len(parted) else [f"{len(doubled)}, {len(plain)}, {len(parted)} lines"]
    held = 0
    for (a, mark), (b, _), (c, _) in zip(doubled, plain, parted, strict=False):
        rows = [pieces(text) for text in (a, b, c)]
        if len({len(row) for row in rows}) > 1:
            wrong.append(f"{b!r}\n    became {c!r}")
            continue
        for more, one, less in zip(*rows, strict=True):
            value = number(one, mark)
            if more == one:
                alike = less == one or (value is not None and number(less, mark) == value)
                wrong += [] if alike else [f"{one} became {less} in {c!r}"]
            elif value is not None and number(less, mark) == value * part:
                held += 1
            else:
                wrong.append(f"{one} became {less} (doubled: {more}) in {c!r}")
    return wrong, held
