"""The pre-flight of Excel files: what a zip may hold, looked at before any reader opens it.

Sizes are measured by really inflating, because the sizes written in a zip can lie.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from engine.problems import Place, Problem, problem

LARGEST_FILE = 10 * 2**20
LARGEST_MEMBER = 32 * 2**20
LARGEST_TOTAL = 64 * 2**20
MOST_MEMBERS = 2_000
MOST_CELLS = 2_000_000
CHUNK = 2**16
OVERLAP = 512
MEGABYTE = 2**20

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_EXCEL_HEADS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.\-]+)["']""")
CELL = re.compile(rb"""[\s<]r\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]{0,200}?r\s*=\s*["'](\d{1,7})["']""")
SPAN = re.compile(
    rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]{0,200}?ref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})["']"""
)
FORBIDDEN = (
    ("vbaproject", "FIL-204"),
    ("xl/macrosheets/", "FIL-204"),
    ("externallinks/", "FIL-205"),
    ("embeddings/", "FIL-205"),
    ("activex/", "FIL-205"),
)


def is_lock_file(path: Path) -> bool:
    """Whether a name is the shadow that Excel leaves of an open file, or a system file; never read."""
    return path.name.startswith(("~$", ".")) or path.name.casefold() in {"thumbs.db", "desktop.ini"}


def preflight(path: Path, shown: str) -> tuple[Problem, ...]:
    """Every reason not to open an Excel file; empty when a reader may have it.

    Unsafe files carry codes that exit 5, files of merely another kind codes that exit 4.
    """
    if is_lock_file(path):
        return ()
    place = Place(shown)
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            return (problem("FIL-201", place, size=_megabytes(size), largest=_megabytes(LARGEST_FILE)),)
        if unlike := _unlike_zip(path, place):
            return (unlike,)
        with zipfile.ZipFile(path) as parts:
            return tuple(_refused_parts(parts, place))
    except OSError as fault:
        return (problem("FIL-107", place, reason=fault.strerror or str(fault)),)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, MemoryError):
        return (problem("FIL-104", place),)


def _unlike_zip(path: Path, place: Place) -> Problem | None:
    """The file by its first bytes: password-protected, old Excel, or no workbook at all."""
    with path.open("rb") as file:
        head = file.read(8)
        if head == OLE_HEAD:
            rest = file.read()
            return problem("FIL-103" if ENCRYPTED_STREAM in rest else "FIL-102", place)
    if head.startswith(OLD_EXCEL_HEADS):
        return problem("FIL-102", place)
    if not head.startswith(b"PK") or not zipfile.is_zipfile(path):
        return problem("FIL-101", place)
    return None


def _refused_parts(parts: zipfile.ZipFile, place: Place) -> Iterator[Problem]:
    """The refusals of a zip's table of contents, then of each part as it is inflated."""
    members = parts.infolist()
    if len(members) > MOST_MEMBERS:
        yield problem("FIL-203", place, count=len(members), largest=MOST_MEMBERS)
        return
    named = list(_refused_names(members, place))
    yield from named
    if named:
        return
    if "xl/workbook.xml" not in {member.filename for member in members}:
        yield problem("FIL-101", place)
        return
    total = 0
    for member in members:
        found, size = _refused_content(parts, member, place, LARGEST_TOTAL - total)
        total += size
        if found:
            yield found
            return


def _refused_names(members: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename
        low = name.casefold()
        if (
            name.startswith(("/", "\\"))
            or "\\" in name
            or ":" in name
            or "\0" in name
            or ".." in name.split("/")
            or low in seen
        ):
            yield problem("FIL-206", place, name=name[:80])
            return
        if member.flag_bits & 0x1:
            yield problem("FIL-210", place, name=name[:80])
            return
        seen.add(low)
        for part, code in FORBIDDEN:
            if part in low:
                yield problem(code, place, name=name[:80])
                return


def _refused_content(
    parts: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place, room: int
) -> tuple[Problem | None, int]:
    """Inflate one part in steps, and what is wrong with it; its true size."""
    xml = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
    content, size = _Content(), 0
    with parts.open(member) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > min(LARGEST_MEMBER, room):
                largest = min(LARGEST_MEMBER, LARGEST_TOTAL)
                return problem("FIL-202", place, name=member.filename[:80], largest=_megabytes(largest)), size
            if xml and (code := content.take(chunk)):
                return problem(code, place, name=member.filename[:80], cells=f"{MOST_CELLS:,}".replace(",", ".")), size
    return None, size


class _Content:
    """What has been seen of an XML part so far; a tail is kept so that nothing hides on a chunk's border."""

    __slots__ = ("column", "decoder", "first", "row", "spans", "tail")

    def __init__(self) -> None:
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.first, self.tail = True, b""
        self.row = self.column = 0
        self.spans: set[tuple[bytes, ...]] = set()

    def take(self, chunk: bytes) -> str | None:
        """The code of a refusal in this chunk, with the end of the last one before it."""
        text = self.tail + chunk
        if (self.first and not _says_utf8(text)) or not self._decodes(chunk):
            return "FIL-208"
        self.first, self.tail = False, text[-OVERLAP:]
        if b"<!" in text and DECLARED.search(text):
            return "FIL-207"
        return "FIL-209" if self._too_wide(text) else None

    def _decodes(self, chunk: bytes) -> bool:
        try:
            self.decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
        return True

    def _too_wide(self, text: bytes) -> bool:
        """Cells far apart, or merged and linked stretches that a reader would walk through cell by cell."""
        for letters, digits in set(CELL.findall(text)):
            self.column = max(self.column, _column(letters))
            self.row = max(self.row, int(digits))
        self.row = max([self.row, *map(int, ROW.findall(text))])
        self.spans.update(SPAN.findall(text))
        spanned = sum(
            abs(_column(right) - _column(left)) * abs(int(low) - int(top)) for left, top, right, low in self.spans
        )
        return self.row * self.column > MOST_CELLS or spanned > MOST_CELLS


def _says_utf8(head: bytes) -> bool:
    """Whether an XML part begins as UTF-8: no UTF-16 mark or zero bytes, and no other encoding declared."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:64]:
        return False
    declared = ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    return declared is None or declared[1].upper() in {b"UTF-8", b"UTF8", b"US-ASCII"}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE)} MB"
