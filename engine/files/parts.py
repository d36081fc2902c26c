"""One part of an Excel file through the standard library's XML parser, once: weighed, refused, or read by its events.

No DTD or entity is let in and nothing but UTF-8 is read, so nothing can grow or reach out while it is parsed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers.expat import ParserCreate

from engine.files.numbers import counted
from engine.files.safety import DECLARED

ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.\-]+)["']""")
HEAD = 2**16
# A table of 3,321 communes by 70 data, two elements a cell, has fewer; deeper than this no sheet is nested.
MOST_ELEMENTS = 500_000
DEEPEST = 64
STEP = 2**17
LONGEST_TAG = 2**18
MOST_NAMES = 10_000
HEAVY = {
    "elements": ("ô và mục", "cells and entries", MOST_ELEMENTS),
    "depth": ("lớp lồng nhau", "nested layers", DEEPEST),
    "tag": ("chữ trong một mục", "letters in one entry", LONGEST_TAG),
    "names": ("tên mục khác nhau", "different names of entries", MOST_NAMES),
}
XML = (".xml", ".rels", ".vml")


class RefusedPart(Exception):
    """A part that must not be read: the catalogue's code, and further words for it."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(code)


class Events(Protocol):
    """What listens to a part: element names come as ``uri}name``, texts gather in ``texts``, ``depth`` is of now."""

    texts: list[str]
    depth: int

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


def elements_in(content: bytes) -> int:
    """How many elements a part can have at most, told from its signs before it is parsed."""
    return content.count(b"<") - content.count(b"</")


def too_heavy(kind: str) -> RefusedPart:
    """The refusal of a part that holds more of something than any honest one."""
    what, what_en, most = HEAVY[kind]
    return RefusedPart("FIL-225", what=what, what_en=what_en, most=counted(most))


def read_part(content: bytes, events: Events) -> None:
    """Parse a whole part.

    Raises RefusedPart (FIL-207, FIL-208, FIL-225), and whatever a mangled part makes it stumble over.
    """
    refuse_head(content)
    if elements_in(content) > MOST_ELEMENTS:
        raise too_heavy("elements")
    names: dict[str, str] = {}
    parser = ParserCreate(None, "}", names)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = events.start, events.end
    parser.CharacterDataHandler = events.texts.append
    try:
        for at in range(0, len(content), STEP):
            parser.Parse(content[at : at + STEP], False)  # noqa: FBT003 - the parser takes no keywords
            _weigh(events, names, min(at + STEP, len(content)) - parser.CurrentByteIndex)
        parser.Parse(b"", True)  # noqa: FBT003 - the parser takes no keywords
    except RefusedPart:
        raise
    except Exception:
        if not _is_utf8(content):
            raise RefusedPart("FIL-208") from None
        raise


def _weigh(events: Events, names: Mapping[str, str], unread: int) -> None:
    """Refuse a part as soon as a stretch of it has shown more than any honest one has."""
    if events.depth > DEEPEST:
        raise too_heavy("depth")
    if len(names) > MOST_NAMES:
        raise too_heavy("names")
    if unread > LONGEST_TAG:
        raise too_heavy("tag")


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
