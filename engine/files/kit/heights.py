"""How many lines a text takes in a cell, so that no row hides what it says."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Widths in Times New Roman as parts of the size; a letter with marks is as wide as without.
NARROW, CAPITAL, BROAD, DIGIT, OTHER = 0.31, 0.69, 0.79, 0.5, 0.47
CELL_PIXELS, PADDING_PIXELS, POINT_PIXELS = 7.0, 3.0, 96 / 72
BOLD = 1.05


def lines_of(text: str, width: float, *, size: float, bold: bool) -> int:
    """Lines of a text wrapped at words in a column ``width`` characters wide, in Times New Roman."""
    room = max(width * CELL_PIXELS - PADDING_PIXELS, 1.0) / (size * POINT_PIXELS * (BOLD if bold else 1.0))
    if len(text) * BROAD <= room and "\n" not in text:
        return 1
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = sum(map(_wide, word))
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        while wide > room:  # a word longer than a line is broken
            lines, wide = lines + 1, wide - room
        used += wide + 0.25
    return lines


@lru_cache(maxsize=1 << 12)
def _wide(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in "iljtfrI.,;:'|()[]/-!“”‘’":
        return NARROW
    if base in "mwMWÐĐ%@—→…":
        return BROAD
    if base.isdigit() or base == "–":
        return DIGIT
    return CAPITAL if base.isupper() else OTHER
