"""A CSV as checked text: UTF-8 with or without its mark, whole lines, no signs that nobody sees, nothing too large."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.refusals import unopened
from engine.files.numbers import counted
from engine.files.safety import OLE_HEAD, megabytes
from engine.problems import InBoth, Place, ProblemsFound, problem

MARKS = (",", ";", "\t")
# The whole country, 3,321 communes of 80 data with their documents, is 16 MB.
LARGEST_BYTES = 32 * 2**20
# Twice the rows of the country by 80 data, and twice the signs of an Excel cell for all that one row holds.
MOST_ROWS, LONGEST_ROW, MOST_FIELDS = 500_000, 2**16, 1_000
# The numbers of signs below 32 that no text has, and DEL; a line's end and the tab are not among them.
UNSEEN = bytes(at for at in (*range(32), 127) if at not in b"\t\n\r")
OTHER_FILES = (b"PK\x03\x04", OLE_HEAD, b"%PDF", b"\x1f\x8b")
# Which of them it is cannot be told from the letters alone.
OLD_LETTERS = InBoth(
    "một bảng mã cũ (ANSI, Windows-1258 hoặc TCVN3 .VnTime)", "an old encoding (ANSI, Windows-1258 or TCVN3 .VnTime)"
)
DECLARED = re.compile(r'"?sep=(.?)"?[,;\t]*(?:\n|$)', re.IGNORECASE)
SAYS = re.compile(r'[^\s,;"]')


@dataclass(frozen=True, slots=True)
class Opened:
    """A CSV's text with lines that end in one sign; ``mark`` is the separator where a first line sep=; names it.

    The rows begin at an offset and a line.
    """

    shown: str
    text: str
    at: int = 0
    line: int = 1
    mark: str = ""


def open_text(path: Path, shown: str, most_rows: int = MOST_ROWS) -> Opened:
    """Open a CSV file; raises ProblemsFound with the first reason why it cannot be read as one.

    It cannot be opened, is too large, empty, of another kind, not UTF-8, or holds signs that are never seen.
    """
    raw = _bytes(path, shown)
    _refuse_other_files(raw, shown)
    raw = raw.replace(b"\r\n", b"\n")
    _refuse_signs(raw, shown)
    if (rows := raw.count(b"\n")) > most_rows:
        raise ProblemsFound([problem("FIL-236", Place(shown), rows=counted(rows), most=counted(most_rows))])
    text = _decoded(raw, shown)
    del raw
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    opened = _declared(shown, text)
    if not SAYS.search(text, opened.at):
        raise ProblemsFound([problem("FIL-108", Place(shown))])
    _refuse_long_lines(text, shown)
    return opened


def _bytes(path: Path, shown: str) -> bytes:
    try:
        size = path.stat().st_size
        if size <= LARGEST_BYTES:
            return path.read_bytes()
    except OSError as fault:
        raise ProblemsFound([unopened(path, shown, fault)]) from None
    told = {"size": megabytes(size), "largest": megabytes(LARGEST_BYTES)}
    raise ProblemsFound([problem("FIL-211", Place(shown), **told)])


def _refuse_other_files(raw: bytes, shown: str) -> None:
    """A workbook or a picture of a page under the name of a CSV, and the "Unicode Text" of Excel."""
    if raw.startswith(OTHER_FILES):
        raise ProblemsFound([problem("FIL-108", Place(shown))])
    halves = raw[:400:2], raw[1:400:2]
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or any(half.count(0) * 2 > len(half) for half in halves if half):
        raise ProblemsFound([problem("FIL-106", Place(shown, 1), encoding="UTF-16 (Unicode Text)")])


def _refuse_signs(raw: bytes, shown: str) -> None:
    """Signs that no program shows, and the line ends of old Macs, each at its first place."""
    for code, signs in (("FIL-237", UNSEEN), ("FIL-238", b"\r")):
        if times := len(raw) - len(raw.translate(None, signs)):
            found = re.search(b"[" + re.escape(signs) + b"]", raw)
            at = found.start() if found else 0
            before = raw[raw.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")
            place = Place(shown, raw.count(b"\n", 0, at) + 1, len(before) + 1)
            raise ProblemsFound([problem(code, place, number=raw[at], times=counted(times))])


def _decoded(raw: bytes, shown: str) -> str:
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        at = Place(shown, raw.count(b"\n", 0, fault.start) + 1)
        raise ProblemsFound([problem("FIL-106", at, encoding=OLD_LETTERS)]) from None


def _refuse_long_lines(text: str, shown: str) -> None:
    """Look at a line end in every stretch as long as a row may be."""
    at = 0
    while len(text) - at > LONGEST_ROW:
        end = text.rfind("\n", at, at + LONGEST_ROW + 1)
        if end < 0:
            place = Place(shown, text.count("\n", 0, at) + 1)
            raise ProblemsFound([problem("FIL-235", place, most=counted(LONGEST_ROW))])
        at = end + 1


def _declared(shown: str, text: str) -> Opened:
    """The text behind a first line like sep=; that Excel itself goes by. A separator of another kind is refused."""
    first = DECLARED.match(text)
    if not first:
        return Opened(shown, text)
    if first[1] not in MARKS:
        raise ProblemsFound([problem("FIL-239", Place(shown, 1, 1), first[0].strip(), given=first[1].strip() or "–")])
    return Opened(shown, text, first.end(), 2, first[1])
