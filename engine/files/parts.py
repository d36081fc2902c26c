"""One part of an Excel file through the standard library's XML parser, once: weighed, refused, or read by its events.

No DTD or entity is let in and nothing but UTF-8 is read, so nothing can grow or reach out while it is parsed.
"""

from __future__ import annotations

import codecs
import re
from typing import Protocol
from xml.parsers.expat import ParserCreate

from engine.files.safety import DECLARED

ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.\-]+)["']""")
HEAD = 2**16
XML = (".xml", ".rels", ".vml")


class RefusedPart(Exception):
    """A part that must not be read: the catalogue's code, and further words for it."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(code)


class Events(Protocol):
    """What listens to a part: element names come as ``uri}name``, texts gather in ``texts``."""

    texts: list[str]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


def read_part(content: bytes, events: Events) -> None:
    """Parse a whole part. Raises RefusedPart (FIL-207, FIL-208), and whatever a mangled part makes it stumble over."""
    refuse_head(content)
    parser = ParserCreate(None, "}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = events.start, events.end
    parser.CharacterDataHandler = events.texts.append
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes no keywords
    except RefusedPart:
        raise
    except Exception:
        if not _is_utf8(content):
            raise RefusedPart("FIL-208") from None
        raise


def refuse_head(content: bytes) -> None:
    """Refuse what declares types or entities, or begins otherwise than as UTF-8; raises RefusedPart.

    Of a part that nobody reads its first bytes are enough: a declaration stands before the first element.
    """
    if not _says_utf8(content):
        raise RefusedPart("FIL-208")
    if b"<!" in content and DECLARED.search(content):
        raise RefusedPart("FIL-207")


def _refuse_doctype(*_: object) -> None:
    raise RefusedPart("FIL-207")


def _says_utf8(head: bytes) -> bool:
    """Whether an XML part begins as UTF-8: no UTF-16 mark or zero bytes, and no other encoding declared."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:64]:
        return False
    declared = ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    return declared is None or declared[1].upper() in {b"UTF-8", b"UTF8", b"US-ASCII"}


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return False
    return True
