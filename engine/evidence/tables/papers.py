"""The papers that facts of a table rest on, as people write them in one field or two."""

from __future__ import annotations

import re

from engine.files.numbers import Raw, is_empty

DOCUMENT_DAY = re.compile(
    r"(.*?)[\s,;(]*(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d\d-\d\d)\)?\s*", re.IGNORECASE | re.DOTALL
)


def dated(document: str, issued: Raw) -> tuple[str, Raw]:
    """A document and its day, which may stand behind its number in one field."""
    if is_empty(issued) and (named := DOCUMENT_DAY.fullmatch(document)) and named[1]:
        return named[1].strip(), named[2]
    return document, issued
