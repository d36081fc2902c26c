"""Excel files read as plain cells, each part that is needed inflated and parsed once.

openpyxl builds every style and rule of a workbook first and takes 50 ms a form; a round's 30 forms
must not take longer than the scoring. Formulas and their stored results come in one pass. Parts that
nobody reads are never inflated whole.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from engine.files.books import Book, Cell, Sheet, Spans
from engine.files.looks import MOST_LETTERS, ON, Looks, Texts, local, looks_of, texts_of, unescaped
from engine.files.parts import (
    HEAD,
    MOST_ELEMENTS,
    XML,
    Events,
    RefusedPart,
    elements_in,
    read_part,
    refuse_head,
    too_heavy,
)
from engine.files.safety import WORKBOOK, file_bytes, open_parts
from engine.files.sheet_cells import Shared, SheetCells
from engine.problems import Place, ProblemsFound, problem

__all__ = ["Book", "Cell", "Sheet", "open_book", "read_book"]

Made = TypeVar("Made")
RELATIONS, STYLES, STRINGS = "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"
REMARKS = re.compile(r"xl/(?:threaded)?comments?/?[^/]*\.xml")
AUTHOR = re.compile(r"\A[^\n:]{1,80}:\s*\n")
NOTE = frozenset({"comment", "threadedComment"})
MOST_SHEETS = 256
SHEET = {"of": "Tên trang tính", "of_en": "The name of a sheet"}


def open_book(path: Path, shown: str) -> Book:
    """Read a workbook.

    Raises ProblemsFound with the first reason not to: it cannot be opened, is no workbook, is unsafe, or is mangled.
    """
    return read_book(file_bytes(path, shown), shown)


def read_book(content: bytes, shown: str, only: Collection[str] | None = None) -> Book:
    """A workbook from its bytes, with all sheets or ``only`` those of these titles; raises as ``open_book`` does."""
    place = Place(shown)
    try:
        with open_parts(content, place) as parts:
            reading = _Reading(parts)
            sheets = list(reading.sheets(only))
            titles = Counter(sheet.title.casefold() for sheet in sheets)
            if twice := next((sheet.title for sheet in sheets if titles[sheet.title.casefold()] > 1), ""):
                raise ProblemsFound([problem("FIL-224", Place(shown, sheet=twice), **SHEET, given=twice)])
            remarks = tuple(reading.remarks()) if only is None else ()
            return Book(shown, {sheet.title: sheet for sheet in sheets}, remarks)
    except ProblemsFound:
        raise
    except RefusedPart as refused:
        raise ProblemsFound([problem(refused.code, place, **refused.values)]) from None
    except Exception:  # noqa: BLE001 - a mangled file brings out errors of every class; all mean the same to its sender
        raise ProblemsFound([problem("FIL-104", place)]) from None


class _Reading:
    """The parts of an open workbook, and which of them were read."""

    def __init__(self, parts: zipfile.ZipFile) -> None:
        self._parts, self._read, self._elements = parts, set[str](), 0
        # Names of parts are the same whatever the case of their letters.
        self._names = {name.casefold(): name for name in parts.namelist()}

    def sheets(self, only: Collection[str] | None) -> Iterator[Sheet]:
        """The sheets in their order; two that share a part are read once."""
        listed, relations = _Listed(), _Relations()
        self._parse(WORKBOOK, listed)
        self._parse(RELATIONS, relations)
        if len(listed.found) > MOST_SHEETS:
            raise RefusedPart("FIL-225", what="trang tính", what_en="sheets", most=MOST_SHEETS)
        shared = self._shared(relations, date(1904, 1, 1) if listed.since_1904 else date(1899, 12, 30))
        read: dict[str, Sheet] = {}
        for title, link, hidden in listed.found:
            part = relations.part(link)
            if only is None or title in only:
                if part not in read:
                    read[part] = self._sheet(part, shared)
                yield replace(read[part], title=title, hidden=hidden)
        if only is None:
            self._look_at_the_rest()

    def remarks(self) -> Iterator[tuple[str, str]]:
        """What is said in the notes that hang on cells, each with its cell."""
        for name in self._names.values():
            if REMARKS.fullmatch(name.casefold()):
                told = _Remarks()
                self._parse(name, told)
                yield from told.found

    def _shared(self, relations: _Relations, epoch: date) -> Shared:
        """What the sheets share, where the workbook's relations say it lies, else where Excel puts it."""
        strings, styles = relations.by_kind("sharedStrings") or STRINGS, relations.by_kind("styles") or STYLES
        texts = self._made(strings, texts_of) if strings.casefold() in self._names else Texts()
        looks = self._made(styles, looks_of) if styles.casefold() in self._names else Looks()
        return Shared(texts, looks, epoch)

    def _sheet(self, part: str, shared: Shared) -> Sheet:
        told = SheetCells(shared)
        self._parse(part, told)
        return Sheet(
            "",
            told.cells,
            Spans.of(told.spans),
            hidden_rows=frozenset(told.hidden_rows),
            hidden_columns=tuple(told.hidden_columns),
            twice=tuple(told.twice),
        )

    def _parse(self, part: str, events: Events) -> None:
        self._made(part, lambda content: read_part(content, events))

    def _made(self, part: str, make: Callable[[bytes], Made]) -> Made:
        """What is made of a part's content; a refusal names the part."""
        name = self._names.get(part.casefold(), part)
        self._read.add(name)
        with _naming(name):
            content = self._parts.read(name)
            self._elements += elements_in(content)
            if self._elements > MOST_ELEMENTS:
                raise too_heavy("elements")
            return make(content)

    def _look_at_the_rest(self) -> None:
        """No part may declare types or entities or come in another encoding, not even one that nobody reads."""
        for member in self._parts.infolist():
            if member.filename not in self._read and member.filename.casefold().endswith(XML):
                with _naming(member.filename), self._parts.open(member) as part:
                    refuse_head(part.read(HEAD))


@contextmanager
def _naming(part: str) -> Iterator[None]:
    try:
        yield
    except RefusedPart as refused:
        refused.values["name"] = part[:80]
        raise


class _Listed:
    """``workbook.xml`` as it is parsed: title, relation and hiddenness of each sheet, and where days begin."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.found: list[tuple[str, str | None, bool]] = []
        self.since_1904 = False
        self.depth, self._group = 0, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            self._group = local(name)
            self.since_1904 |= self._group == "workbookPr" and attributes.get("date1904") in ON
        elif self.depth == 3 and self._group == "sheets":
            link = next((value for key, value in attributes.items() if key.endswith("}id")), None)
            title = unicodedata.normalize("NFC", attributes.get("name", ""))
            self.found.append((title, link, attributes.get("state", "visible") != "visible"))

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        self.depth -= 1


class _Remarks:
    """A part of notes on cells as it is parsed: each note's cell and all its texts, but for who wrote it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.depth, self._cell = 0, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if local(name) in NOTE:
            self._cell = attributes.get("ref", "")
            self.texts.clear()

    def end(self, name: str) -> None:
        self.depth -= 1
        if local(name) in NOTE:
            # Excel begins a note with the name of who writes it.
            text = AUTHOR.sub("", "".join(self.texts)[:MOST_LETTERS])
            self.found.append((self._cell, unescaped(text)))
            self.texts.clear()


class _Relations:
    """The workbook's relations as they are parsed: the part that each names."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._targets: dict[str | None, str] = {}
        self._kinds: dict[str, str] = {}
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser's signature
        self.depth += 1
        if self.depth == 2:
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            self._targets[attributes.get("Id")] = part
            self._kinds[attributes.get("Type", "").rpartition("/")[2]] = part

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        self.depth -= 1

    def part(self, link: str | None) -> str:
        """The part of a relation; KeyError when there is none."""
        return self._targets[link]

    def by_kind(self, kind: str) -> str:
        """The part of a relation of that kind, such as sharedStrings; nothing when there is none."""
        return self._kinds.get(kind, "")
