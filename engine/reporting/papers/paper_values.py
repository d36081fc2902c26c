"""A paper's fields as a template prints them: texts, lists and groups; numbers, days and points in Vietnamese shape."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.files.writing import UNPRINTABLE
from engine.language import speak
from engine.records.papers.paper_frame import Span
from engine.reporting.words.bands import range_words

SAY = speak("vi")


def values_of_paper(paper: Any) -> Mapping[str, object]:
    """Every field of a paper by its name, at any depth."""
    return {field.name: _shown(getattr(paper, field.name)) for field in fields(paper)}


def _shown(value: Any) -> object:
    if isinstance(value, Span):
        return range_words(value.low, value.high, SAY)
    if is_dataclass(value):
        return values_of_paper(value)
    if isinstance(value, tuple):
        return [_shown(part) for part in value]
    if value is None or isinstance(value, bool):
        return value or False if isinstance(value, bool) else ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, Decimal)):
        return SAY.whole(value)
    return UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", str(value)))
