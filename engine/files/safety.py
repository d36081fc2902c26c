"""What an Excel file may be and hold, told from its first bytes and its table of contents before a part is inflated.

The sizes written there can lie, but only upward: no part is ever inflated beyond the size that it declares.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from engine.files.keeping.refusals import unopened
from engine.problems import Place, Problem, ProblemsFound, problem

LARGEST_FILE = 10 * 2**20
LARGEST_MEMBER = 32 * 2**20
LARGEST_TOTAL = 64 * 2**20
MOST_MEMBERS = 2_000
MEGABYTE = 2**20
WORKBOOK = "xl/workbook.xml"

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL = {"kind": "Excel cũ (.xls, Excel 97–2003)", "kind_en": "old Excel (.xls, Excel 97–2003)"}
BINARY_EXCEL = {"kind": "Excel nhị phân (.xlsb)", "kind_en": "binary Excel (.xlsb)"}
OPEN_DOCUMENT = {"kind": "OpenDocument (.ods)", "kind_en": "OpenDocument (.ods)"}
WEB_PAGE = {"kind": "là trang web (HTML)", "kind_en": "is a web page (HTML)"}
PDF = {"kind": "là tệp PDF", "kind_en": "is a PDF file"}
NO_BOOK = {"kind": "không mở được như một sổ tính", "kind_en": "does not open as a workbook"}
OTHER_KINDS = ((b"<html", WEB_PAGE), (b"<!doctype html", WEB_PAGE), (b"<table", WEB_PAGE), (b"%pdf", PDF))
OLD_EXCEL_HEADS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
FORBIDDEN = (
    ("vbaproject", "FIL-204"),
    ("xl/macrosheets/", "FIL-204"),
    ("externallinks/", "FIL-205"),
    ("embeddings/", "FIL-205"),
    ("activex/", "FIL-205"),
)

Lacking: TypeAlias = Callable[[Collection[str], Place], Problem | None]


def is_lock_file(path: Path) -> bool:
    """Whether a name is the shadow that Excel leaves of an open file, or a system file; never read."""
    return path.name.startswith(("~$", ".")) or path.name.casefold() in {"thumbs.db", "desktop.ini"}


def file_bytes(path: Path, shown: str, largest: int = LARGEST_FILE) -> bytes:
    """A file whole; raises ProblemsFound when it cannot be opened (FIL-107) or is too large, for a form (FIL-201)."""
    try:
        size = path.stat().st_size
        if size <= largest:
            return path.read_bytes()
    except OSError as fault:
        raise ProblemsFound([unopened(path, shown, fault)]) from None
    told = {"size": megabytes(size), "largest": megabytes(largest)}
    raise ProblemsFound([problem("FIL-201", Place(shown), **told)])


def open_parts(content: bytes, place: Place) -> zipfile.ZipFile:
    """The parts of an Excel file, none of them inflated yet; raises ProblemsFound with the first reason not to.

    Unsafe files carry codes that exit 5, files of merely another kind codes that exit 4. What the zip reader itself
    stumbles over comes out as its own exception.
    """
    if unlike := _unlike_zip(content, place):
        raise ProblemsFound([unlike])
    return parts_within(content, place, without_workbook)


def parts_within(content: bytes, place: Place, lacking: Lacking) -> zipfile.ZipFile:
    """The parts of any Office file within the same fences; ``lacking`` tells, by its parts, that it is of another kind.

    Raises as ``open_parts`` does.
    """
    parts = zipfile.ZipFile(io.BytesIO(content))
    if refused := next(_refused(parts.infolist(), place, lacking), None):
        raise ProblemsFound([refused])
    return parts


def _unlike_zip(content: bytes, place: Place) -> Problem | None:
    """The file by its first bytes: password-protected, old Excel, or no workbook at all."""
    if content.startswith(OLE_HEAD):
        return problem("FIL-103", place) if ENCRYPTED_STREAM in content else problem("FIL-102", place, **OLD_EXCEL)
    if content.startswith(OLD_EXCEL_HEADS):
        return problem("FIL-102", place, **OLD_EXCEL)
    if not content.startswith(b"PK") or not zipfile.is_zipfile(io.BytesIO(content)):
        head = content[:1024].lower()
        return problem("FIL-101", place, **next((kind for sign, kind in OTHER_KINDS if sign in head), NO_BOOK))
    return None


def _refused(members: Sequence[zipfile.ZipInfo], place: Place, lacking: Lacking) -> Iterator[Problem]:
    if len(members) > MOST_MEMBERS:
        yield problem("FIL-203", place, count=len(members), largest=MOST_MEMBERS)
    yield from _refused_names(members, place)
    if other := lacking({member.filename.casefold() for member in members}, place):
        yield other
    room = LARGEST_TOTAL
    for member in members:
        if member.file_size > min(LARGEST_MEMBER, room):
            largest = megabytes(min(LARGEST_MEMBER, LARGEST_TOTAL))
            yield problem("FIL-202", place, name=member.filename[:80], largest=largest)
        room -= member.file_size


def without_workbook(names: Collection[str], place: Place) -> Problem | None:
    """What is wrong with a zip that holds another kind of workbook, or none."""
    if WORKBOOK in names:
        return None
    if "xl/workbook.bin" in names:
        return problem("FIL-102", place, **BINARY_EXCEL)
    return (
        problem("FIL-102", place, **OPEN_DOCUMENT) if "content.xml" in names else problem("FIL-101", place, **NO_BOOK)
    )


def _refused_names(members: Sequence[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename
        low = name.casefold()
        outward = name.startswith(("/", "\\")) or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")
        if outward or low in seen:
            yield problem("FIL-206", place, name=name[:80])
        if member.flag_bits & 0x1:
            yield problem("FIL-210", place, name=name[:80])
        seen.add(low)
        yield from (problem(code, place, name=name[:80]) for part, code in FORBIDDEN if part in low)


def megabytes(size: int) -> str:
    """A size in whole megabytes, rounded up."""
    return f"{-(-size // MEGABYTE)} MB"
