"""What a cell's stored text is by its kind and style: a text, a truth, a day, a number.

Nothing is rounded here: what is seen of a number is told by ``seen_cells``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import isfinite

from engine.files.looks import ON, Look, unescaped
from engine.files.numbers import Raw

MOST_DAYS = 2_958_465
# Excel counts a 29 February 1900, which there was not: until then it is a day ahead.
FALSE_LEAP_DAY, WITH_LEAP_DAY = 60, 1899
NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?\s*")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T00:00(?::00(?:\.0+)?)?Z?)?")


def stored_value(kind: str, value: str, look: Look, epoch: date) -> Raw:
    """A text, a truth, an error, a day, a number. Raises ValueError for a mangled number."""
    if kind in {"str", "inlineStr"}:
        return unescaped(value)
    if kind == "b":
        return value.strip() in ON
    if kind == "e":
        return value
    if kind == "d":
        return date.fromisoformat(value[:10]) if ISO_DAY.fullmatch(value) else value
    return _number(value, look, epoch)


def _number(text: str, look: Look, epoch: date) -> Raw:
    """A number as it is stored; one too large for any computer stays the text that it is."""
    if not NUMBER.fullmatch(text):
        raise ValueError(text[:20])
    number = float(text)
    if look.day and 1 <= number < MOST_DAYS:
        ahead = epoch.year == WITH_LEAP_DAY and number < FALSE_LEAP_DAY
        return epoch + timedelta(days=int(number) + ahead)
    if not isfinite(number):
        return text.strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else number
