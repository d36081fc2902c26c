"""CSV as rows of fields with their places: UTF-8 with or without its mark, comma, semicolon or tab.

A line without a quotation mark is cut at its separators; any other is read sign by sign, with what it runs over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.files.safety import megabytes
from engine.problems import Place, ProblemsFound, problem

# Some 20,000 communes of 42 data with their documents, twice what the country has.
LARGEST_BYTES = 64 * 2**20
BLOCK = 2**21
FIELD = {mark: re.compile(rf'[ ]*"([^"]*(?:""[^"]*)*)"[^{mark}\n]*|([^{mark}\n]*)') for mark in ",;\t"}


@dataclass(frozen=True, slots=True)
class Field:
    """What stands between two separators, without blanks at its ends, and where it begins."""

    text: str
    place: Place


Row = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file: lines without a quotation mark cut at their separators, with their numbers, and the others.

    ``quoted`` are the rows that were read sign by sign; those that run over several lines stand under their first.
    """

    numbers: list[int]
    rows: list[list[str]]
    quoted: list[Row]


@dataclass(frozen=True, slots=True)
class Lines:
    """A CSV file as its text, the heads of its columns read: ``at`` and ``line`` are where the other rows begin."""

    shown: str
    text: str
    mark: str
    heads: Row
    at: int
    line: int

    def blocks(self) -> Iterator[Block]:
        """The rest of the file, stretch by stretch."""
        at, line = self.at, self.line
        while at <= len(self.text):
            block, stop = Block([], [], []), self._end_of_block(at)
            while at <= stop:
                quote = self.text.find('"', at, stop)
                end = stop if quote < 0 else self.text.rfind("\n", at, quote)
                if end >= at:
                    lines = self.text[at:end].split("\n")
                    block.rows.extend(said.split(self.mark) for said in lines)
                    block.numbers.extend(range(line, line + len(lines)))
                    at, line = end + 1, line + len(lines)
                if quote >= 0:
                    row, at, line = row_at(self, at, line)
                    block.quoted.append(row)
            yield block

    def rows(self) -> Iterator[Row]:
        """Every row that is not empty, in order."""
        for block in self.blocks():
            cut = [self.cut(*numbered) for numbered in zip(block.numbers, block.rows, strict=True)]
            yield from filter(_says, sorted([*cut, *block.quoted], key=first_line) if block.quoted else cut)

    def cut(self, line: int, words: Sequence[str]) -> Row:
        """A line of a block as fields with their places."""
        fields, column = [], 1
        for word in words:
            fields.append(Field(word.strip(), Place(self.shown, line, column)))
            column += len(word) + 1
        return tuple(fields)

    def _end_of_block(self, at: int) -> int:
        """The end of a line some way off, or of the text."""
        if len(self.text) - at <= BLOCK:
            return len(self.text)
        end = self.text.rfind("\n", at, at + BLOCK)
        end = end if end >= 0 else self.text.find("\n", at)
        return end if end >= 0 else len(self.text)


@dataclass(frozen=True, slots=True)
class Listing:
    """A CSV file: the heads of its columns and every row that is not empty."""

    shown: str
    heads: Row
    rows: tuple[Row, ...]


def read_listing(path: Path, shown: str) -> Listing:
    """Read a CSV file row by row; raises ProblemsFound as ``read_lines`` does."""
    lines = read_lines(path, shown)
    return Listing(shown, lines.heads, tuple(lines.rows()))


def read_lines(path: Path, shown: str) -> Lines:
    """Open a CSV file; raises ProblemsFound when it cannot be opened, is too large, empty, or not UTF-8."""
    text = _clean(_decoded(_bytes(path, shown), shown))
    first = next((at for at, sign in enumerate(text) if sign != "\n"), 0)
    end = text.find("\n", first)
    head = text[first : end if end >= 0 else len(text)]
    bare = Lines(shown, text, max(",;\t", key=head.count), (), 0, 1)
    row, at, line = _first_row(bare) if "\0" not in text else ((), 0, 0)
    if not row:
        raise ProblemsFound([problem("FIL-108", Place(shown))])
    return Lines(shown, text, bare.mark, row, at, line)


def _first_row(lines: Lines) -> tuple[Row, int, int]:
    """The first row that says something, where the next begins, and its line; no field when there is none."""
    said, text, at, line = re.compile(rf"[^\s{lines.mark}]"), lines.text, 0, 1
    while found := said.search(text, at):
        start = max(text.rfind("\n", at, found.start()) + 1, at)
        row, after, line = row_at(lines, start, line + text.count("\n", at, start))
        if _says(row):
            return row, after, line
        at = after
    return (), 0, 0


def row_at(lines: Lines, at: int, line: int) -> tuple[Row, int, int]:
    """The row that begins at an offset, sign by sign; where the next begins, and its line."""
    text, pattern, start = lines.text, FIELD[lines.mark], at
    row: list[Field] = []
    while True:
        found = pattern.match(text, at)
        if found is None:  # pragma: no cover - the second half of the pattern takes the empty text
            raise AssertionError
        quoted = found[1]
        said = quoted.replace('""', '"') if quoted is not None else found[2]
        row.append(Field(said.strip(), Place(lines.shown, line, at - start + 1)))
        line += quoted.count("\n") if quoted else 0
        at = found.end() + 1
        if found.end() >= len(text) or text[found.end()] == "\n":
            return tuple(row), at, line + 1


def first_line(row: Row) -> int:
    """The line in which a row begins."""
    return row[0].place.line


def _says(row: Sequence[Field]) -> bool:
    return any(field.text for field in row)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        size = path.stat().st_size
        if size <= LARGEST_BYTES:
            return path.read_bytes()
    except OSError as fault:
        raise ProblemsFound([problem("FIL-107", Place(shown), reason=fault.strerror or str(fault))]) from None
    told = {"size": megabytes(size), "largest": megabytes(LARGEST_BYTES)}
    raise ProblemsFound([problem("FIL-211", Place(shown), **told)])


def _decoded(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ProblemsFound([problem("FIL-106", Place(shown, raw[: fault.start].count(b"\n") + 1))]) from None


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
