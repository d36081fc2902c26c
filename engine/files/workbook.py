"""Excel files read as plain cells, each part that is needed inflated and parsed once.

openpyxl builds every style and rule of a workbook first and takes 50 ms a form; a round's 30 forms
must not take longer than the scoring. Formulas and their stored results come in one pass. Parts that
nobody reads are never inflated whole.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from engine.files.books import Book, Cell, Sheet, Spans
from engine.files.looks import Looks, Texts, local, looks_of, texts_of
from engine.files.parts import HEAD, XML, Events, RefusedPart, read_part, refuse_head
from engine.files.safety import WORKBOOK, file_bytes, open_parts
from engine.files.sheet_cells import ON, Shared, SheetCells
from engine.problems import Place, ProblemsFound, problem

__all__ = ["Book", "Cell", "Sheet", "open_book", "read_book"]

Made = TypeVar("Made")
RELATIONS, STYLES, STRINGS = "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"


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
            return Book(shown, {sheet.title: sheet for sheet in _Reading(parts).sheets(only)})
    except ProblemsFound:
        raise
    except RefusedPart as refused:
        raise ProblemsFound([problem(refused.code, place, **refused.values)]) from None
    except Exception:  # noqa: BLE001 - a mangled file brings out errors of every class; all mean the same to its sender
        raise ProblemsFound([problem("FIL-104", place)]) from None


class _Reading:
    """The parts of an open workbook, and which of them were read."""

    def __init__(self, parts: zipfile.ZipFile) -> None:
        self._parts, self._names, self._read = parts, frozenset(parts.namelist()), set[str]()

    def sheets(self, only: Collection[str] | None) -> Iterator[Sheet]:
        """The sheets in their order; two that share a part are read once."""
        listed, relations = _Listed(), _Relations()
        self._parse(WORKBOOK, listed)
        self._parse(RELATIONS, relations)
        shared = self._shared(date(1904, 1, 1) if listed.since_1904 else date(1899, 12, 30))
        read: dict[str, Sheet] = {}
        for title, link, hidden in listed.found:
            target = relations.targets[link]
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            if only is None or title in only:
                if part not in read:
                    read[part] = self._sheet(part, shared)
                yield replace(read[part], title=title, hidden=hidden)
        if only is None:
            self._look_at_the_rest()

    def _shared(self, epoch: date) -> Shared:
        texts = self._made(STRINGS, texts_of) if STRINGS in self._names else Texts()
        looks = self._made(STYLES, looks_of) if STYLES in self._names else Looks()
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
        self._read.add(part)
        with _naming(part):
            return make(self._parts.read(part))

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
        self._depth, self._group = 0, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 2:
            self._group = local(name)
            self.since_1904 |= self._group == "workbookPr" and attributes.get("date1904") in ON
        elif self._depth == 3 and self._group == "sheets":
            link = next((value for key, value in attributes.items() if key.endswith("}id")), None)
            self.found.append((attributes.get("name", ""), link, attributes.get("state", "visible") != "visible"))

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        self._depth -= 1


class _Relations:
    """The workbook's relations as they are parsed: the part that each names."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.targets: dict[str | None, str] = {}
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser's signature
        self._depth += 1
        if self._depth == 2:
            self.targets[attributes.get("Id")] = attributes.get("Target", "")

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        self._depth -= 1
