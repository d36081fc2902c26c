"""How a sheet prints: A4 lying down or standing, mostly one page wide, its head and foot within Excel's limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from engine.files.kit.formats import cut, length_of
from engine.files.kit.styles import FACE
from engine.files.writing import UNPRINTABLE

LONGEST_HEADER = 255
A3, A4 = 8, 9


class Area(NamedTuple):
    """Cells from the first row and column to the last, all of them included."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Page:
    """``head`` and ``foot`` as ``printed`` makes them; ``repeat`` are the rows on every page, ``area`` what is printed.

    ``beside`` are the columns on every page of a table too wide for one. ``margins`` are inches left, right, top,
    bottom, of the head and of the foot; a page lies down unless ``standing``.
    """

    head: str = ""
    foot: str = ""
    repeat: tuple[int, int] | None = None
    area: Area | None = None
    beside: tuple[int, int] | None = None
    margins: tuple[float, ...] = (0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
    paper: int = A4
    standing: bool = False


def as_letters(text: str) -> str:
    """A user's text for a page's head or foot, where & would begin a field."""
    return UNPRINTABLE.sub(" ", text).replace("&", "&&")


def printed(left: str = "", centre: str = "", right: str = "", *, size: int = 10, weight: str = "Regular") -> str:
    """A page's head or foot; what would be too long for Excel is cut from the longest part."""
    parts = {side: text for side, text in (("&L", left), ("&C", centre), ("&R", right)) if text}
    face = f'&"{FACE},{weight}"&{size} '
    while (over := sum(length_of(side + face + text) for side, text in parts.items()) - LONGEST_HEADER) > 0:
        side = max(parts, key=lambda at: length_of(parts[at]))
        parts[side] = cut(parts[side], length_of(parts[side]) - over).rstrip("…& ") + "…"
    return "".join(side + face + text for side, text in parts.items())
