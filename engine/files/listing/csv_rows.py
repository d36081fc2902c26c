"""The rows of a CSV by RFC 4180, separated by comma, semicolon or tab, whichever its head line tells.

A line in which no field hides a separator is cut at its separators; any other is read sign by sign, with what it
runs over.
A quotation mark out of place is told of at its line and column, and nothing of that file is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.files.listing.opening import LONGEST_ROW, MARKS, MOST_FIELDS, MOST_ROWS, Opened, open_text
from engine.files.numbers import counted
from engine.problems import Place, Problem, ProblemsFound, problem

BLOCK = 2**19
# Titles, merged cells and a second row of heads may stand above the first row of figures, but not more than this.
MOST_HEAD_ROWS = 20
MOST_LINES_NAMED, MOST_FAULTS = 10, 1_000
ENDS: Mapping[str, re.Pattern[str]] = {mark: re.compile(f"[{mark}\n]") for mark in MARKS}


@dataclass(frozen=True, slots=True)
class Field:
    """What stands between two separators, without blanks at its ends, and where it begins."""

    text: str
    place: Place


Row = tuple[Field, ...]
# The number of the last row of heads among the first rows of a file, from 1; 0 when there is none.
Finder = Callable[[Sequence[Row]], int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file: lines cut at their separators as they stand, with their numbers, and other rows as fields.

    Lines that say nothing are left out; a word may still have the quotation marks around it (see ``bare``).
    ``quoted`` are those that were read sign by sign; those that run over several lines stand under their first.
    """

    numbers: list[int]
    rows: list[list[str]]
    quoted: list[Row]


@dataclass(frozen=True, slots=True)
class Faults:
    """Quotation marks out of place: by kind the first place and the lines of them all."""

    met: dict[str, tuple[Place, list[int]]] = field(default_factory=dict)

    def meet(self, code: str, place: Place) -> None:
        """One more of a kind; raises ProblemsFound when there are so many that looking on is of no use."""
        lines = self.met.setdefault(code, (place, []))[1]
        lines.append(place.line)
        if len(lines) > MOST_FAULTS:
            self.refuse()

    def forget(self, line: int) -> None:
        """Those from a line on, which are going to be met again."""
        for code, (place, lines) in list(self.met.items()):
            self.met[code] = place, [before for before in lines if before < line]
            if not self.met[code][1]:
                del self.met[code]

    def refuse(self) -> None:
        """Raise ProblemsFound when there were any, one problem a kind."""
        if self.met:
            raise ProblemsFound(_at_lines(code, place, lines) for code, (place, lines) in self.met.items())


@dataclass(frozen=True, slots=True)
class Lines:
    """A CSV file as its text, its first rows read down to the heads of its columns, which are the last of ``top``.

    ``at`` and ``line`` are where the other rows begin.
    """

    shown: str
    text: str
    mark: str
    top: tuple[Row, ...]
    at: int
    line: int
    faults: Faults = field(default_factory=Faults)

    @property
    def blank(self) -> str:
        """The signs of which a line that says nothing is made."""
        return f"{self.mark} \t"

    @property
    def heads(self) -> Row:
        """The row of the heads."""
        return self.top[-1]

    def blocks(self) -> Iterator[Block]:
        """The rest of the file, stretch by stretch; raises ProblemsFound at its end when a quotation mark was amiss."""
        self.faults.forget(self.line)
        yield from self.stretches()
        self.faults.refuse()

    def stretches(self) -> Iterator[Block]:
        """The rest of the file, whatever its quotation marks are. Raises ProblemsFound for a row too long."""
        at, line = self.at, self.line
        while at <= len(self.text):
            block, stop = Block([], [], []), self._end_of_block(at)
            while at <= stop:
                quote = self.text.find('"', at, stop)
                end = stop if quote < 0 else self.text.rfind("\n", at, quote)
                if end >= at:
                    lines = self.text[at:end].split("\n")
                    said = [(number, text) for number, text in enumerate(lines, line) if text.strip(self.blank)]
                    rows = [text.split(self.mark) for _, text in said]
                    block.numbers.extend(number for number, _ in said)
                    self._refuse_wide(block.numbers[-len(rows) :], rows)
                    block.rows.extend(rows)
                    at, line = end + 1, line + len(lines)
                if quote >= 0 and (words := self._in_one_line(at)):
                    block.numbers.append(line)
                    block.rows.append(words)
                    at, line = at + sum(map(len, words)) + len(words), line + 1
                elif quote >= 0:
                    row, at, line = row_at(self, at, line)
                    block.quoted.append(row)
            yield block

    def _in_one_line(self, at: int) -> list[str]:
        """The fields of a line, with their marks, when each quoted one begins and ends there and has no separator."""
        end = self.text.find("\n", at)
        words = self.text[at : end if end >= 0 else len(self.text)].split(self.mark)
        simple = all('"' not in word or (len(word) > 1 and word[0] == word[-1] == '"') for word in words)
        whole = simple and sum(word.count('"') for word in words) == 2 * sum('"' in word for word in words)
        return words if whole and len(words) <= MOST_FIELDS else []

    def rows(self) -> Iterator[Row]:
        """Every row that is not empty, in order; raises as ``blocks`` does."""
        for block in self.blocks():
            cut = [self.cut(*numbered) for numbered in zip(block.numbers, block.rows, strict=True)]
            yield from filter(_says, sorted([*cut, *block.quoted], key=first_line) if block.quoted else cut)

    def first_rows(self) -> tuple[Row, ...]:
        """The first rows of the file, whatever its heads are."""
        return tuple(row for row, _, _ in _first_rows(Lines(self.shown, self.text, self.mark, (), 0, 1)))

    def cut(self, line: int, words: Sequence[str]) -> Row:
        """A line of a block as fields with their places."""
        fields, column = [], 1
        for word in words:
            fields.append(Field(bare(word), Place(self.shown, line, column)))
            column += len(word) + 1
        return tuple(fields)

    def _end_of_block(self, at: int) -> int:
        """The end of a line some way off, or of the text."""
        if len(self.text) - at <= BLOCK:
            return len(self.text)
        end = self.text.rfind("\n", at, at + BLOCK)
        end = end if end >= 0 else self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def _refuse_wide(self, numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        if max(map(len, rows), default=0) > MOST_FIELDS:
            at = next(at for at, row in enumerate(rows) if len(row) > MOST_FIELDS)
            refuse_fields(Place(self.shown, numbers[at]), len(rows[at]))


def read_lines(path: Path, shown: str, find: Finder, most_rows: int = MOST_ROWS) -> Lines:
    """Open a CSV file down to its heads; where ``find`` sees none, its first row stands for them.

    The separator is the one under which heads are found. Raises ProblemsFound as ``open_text`` does, and when heads
    are found under two separators.
    """
    opened = open_text(path, shown, most_rows)
    tried: list[tuple[Lines, bool]] = []
    refused: list[Problem] = []
    for mark in (opened.mark,) if opened.mark else MARKS:
        try:
            tried.append(_topped(opened, mark, find))
        except ProblemsFound as fault:  # which says nothing when the file is separated by another sign
            refused.extend(fault.problems)
    found = [lines for lines, seen in tried if seen]
    if len(found) > 1:
        raise ProblemsFound([problem("FIL-230", found[0].heads[0].place)])
    if found:
        return found[0]
    if refused:
        raise ProblemsFound(refused[:1])
    lines = max((lines for lines, _ in tried), key=lambda lines: len(lines.heads))
    lines.faults.refuse()
    return lines


def _topped(opened: Opened, mark: str, find: Finder) -> tuple[Lines, bool]:
    """The file cut at one separator, down to the heads when they are found, else to its first row."""
    faults = Faults()
    lines = Lines(opened.shown, opened.text, mark, (), opened.at, opened.line, faults)
    read = list(_first_rows(lines))
    last = find([row for row, _, _ in read])
    top, ends = tuple(row for row, _, _ in read[: last or 1]), read[(last or 1) - 1][1:]
    faults.forget(ends[1])
    return Lines(opened.shown, opened.text, mark, top, *ends, faults), bool(last)


def _first_rows(lines: Lines) -> Iterator[tuple[Row, int, int]]:
    """The first rows that say something, each with where the next begins."""
    text, at, line, read = lines.text, lines.at, lines.line, 0
    while at < len(text) and read < MOST_HEAD_ROWS + 2:
        end = text.find("\n", at)
        if end >= 0 and not text[at:end].strip(lines.blank):
            at, line = end + 1, line + 1
            continue
        row, at, line = row_at(lines, at, line)
        if _says(row) or (read == 0 and at >= len(text)):
            read += 1
            yield row, at, line


def row_at(lines: Lines, at: int, line: int) -> tuple[Row, int, int]:
    """The row that begins at an offset, sign by sign; where the next begins, and its line.

    Raises ProblemsFound for a row that is too long or has too many fields.
    """
    text, start, first = lines.text, at, Place(lines.shown, line)
    row: list[Field] = []
    while True:
        place = Place(lines.shown, line, at - max(text.rfind("\n", 0, at), -1))
        said, stop = _quoted(lines, at, place) if text.startswith('"', at) else _bare(lines, at, place)
        line += text.count("\n", at, stop)
        row.append(Field(said.strip(), place))
        if len(row) > MOST_FIELDS:
            refuse_fields(first, len(row))
        if stop - start > 2 * LONGEST_ROW:
            raise ProblemsFound([problem("FIL-235", first, most=counted(LONGEST_ROW))])
        at = stop + 1
        if stop >= len(text) or text[stop] == "\n":
            return tuple(row), at, line + 1


def _bare(lines: Lines, at: int, place: Place) -> tuple[str, int]:
    """A field without quotation marks around it, which may then hold none; and the sign that ends it."""
    stop = _end(lines, at)
    if (quote := lines.text.find('"', at, stop)) >= 0:
        lines.faults.meet("FIL-231", Place(place.file, place.line, place.column + quote - at))
    return lines.text[at:stop], stop


def _quoted(lines: Lines, at: int, place: Place) -> tuple[str, int]:
    """A field in quotation marks, which ends with the second of them; and the sign that ends it."""
    text, close = lines.text, at
    while True:
        close = text.find('"', close + 1, at + LONGEST_ROW)
        if close < 0:
            lines.faults.meet("FIL-233", place)
            lines.faults.refuse()
        if not text.startswith('"', close + 1):
            break
        close += 1
    stop = _end(lines, close + 1)
    if stop != close + 1:
        line = place.line + text.count("\n", at, close)
        lines.faults.meet("FIL-232", Place(place.file, line, close + 1 - text.rfind("\n", 0, close + 1)))
    return text[at + 1 : close].replace('""', '"'), stop


def _end(lines: Lines, at: int) -> int:
    found = ENDS[lines.mark].search(lines.text, at)
    return found.start() if found else len(lines.text)


def refuse_fields(place: Place, count: int) -> None:
    """Raise ProblemsFound for a row of too many fields."""
    raise ProblemsFound([problem("FIL-234", place, given=count, most=MOST_FIELDS)])


def _at_lines(code: str, place: Place, lines: Sequence[int]) -> Problem:
    return problem(code, place, **others_at(lines))


def others_at(lines: Sequence[int]) -> Mapping[str, str]:
    """The words for the lines after the first of those where one thing is wrong; none when it is the only one."""
    rest = lines[1:]
    named = ", ".join(map(str, rest[:MOST_LINES_NAMED])) + (" …" if len(rest) > MOST_LINES_NAMED else "")
    if not rest:
        return {"more": "", "more_en": ""}
    return {"more": f" (và {len(rest)} chỗ nữa, ở dòng {named})", "more_en": f" (and {len(rest)} more, lines {named})"}


def bare(word: str) -> str:
    """A word of a block without the marks around it and blanks at its ends."""
    return (word[1:-1] if word[:1] == '"' else word).strip()


def first_line(row: Row) -> int:
    """The line in which a row begins."""
    return row[0].place.line


def _says(row: Sequence[Field]) -> bool:
    return any(field.text for field in row)
