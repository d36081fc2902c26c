"""How a sheet prints: A4, one page wide while its letters stay readable, its head and foot within Excel's limit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from engine.files.kit.cut_texts import cut, length_of
from engine.files.kit.styles import FACE
from engine.files.writing import UNPRINTABLE

LONGEST_HEADER = 255
A4 = 9
SHORT_SIDE, LONG_SIDE, PER_INCH = 8.27, 11.69, 96  # inches; pixels to the inch
# What offices print on is A4, and what is signed or checked must be read on paper: in points, after scaling.
SMALLEST_PRINTED = 9.0


class Area(NamedTuple):
    """Cells from the first row and column to the last, all of them included."""

    row: int
    column: int
    last_row: int
    last_column: int


def from_zero(area: Area) -> tuple[int, int, int, int]:
    """The same counted from 0, as XlsxWriter counts."""
    return area.row - 1, area.column - 1, area.last_row - 1, area.last_column - 1


@dataclass(frozen=True, slots=True)
class Page:
    """``head`` and ``foot`` as ``printed`` makes them; ``repeat`` are the rows on every page, ``area`` what is printed.

    ``margins`` are inches left, right, top, bottom, of the head and of the foot; a page lies down unless ``standing``.
    ``still`` are the first columns that come again on each page of a sheet too wide for one; ``whole`` is one page if
    it can be.
    """

    head: str = ""
    foot: str = ""
    repeat: tuple[int, int] | None = None
    area: Area | None = None
    margins: tuple[float, ...] = (0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
    standing: bool = False
    still: int = 1
    whole: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """What a page holds across and down at full size, in pixels."""
        left, right, top, bottom, *_ = self.margins
        across, down = (SHORT_SIDE, LONG_SIDE) if self.standing else (LONG_SIDE, SHORT_SIDE)
        return (across - left - right) * PER_INCH, (down - top - bottom) * PER_INCH


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet comes on its paper: so many pages across and down (0 is as many as it takes), or a scale in percent.

    With a scale, the columns that do not fit go on further pages.
    """

    across: int = 1
    down: int = 0
    percent: int = 0


def fit_of(page: Page, pixels: tuple[float, float], smallest: float) -> Fit:
    """How a sheet so wide and high in pixels prints with no letter under ``SMALLEST_PRINTED``.

    ``smallest`` is the size of its smallest letters in points. Excel never makes a sheet larger to fill a page.
    """
    room, (wide, high) = page.room, pixels
    scale = room[0] / max(wide, room[0])
    if smallest * scale < SMALLEST_PRINTED:
        return Fit(0, 0, math.ceil(100 * SMALLEST_PRINTED / smallest))
    both = min(scale, room[1] / max(high, room[1]))
    return Fit(down=1) if page.whole and smallest * both >= SMALLEST_PRINTED else Fit()


def as_letters(text: str) -> str:
    """A user's text for a page's head or foot, where & would begin a field."""
    return UNPRINTABLE.sub(" ", text).replace("&", "&&")


def printed(left: str = "", centre: str = "", right: str = "", *, size: int = 10, weight: str = "Regular") -> str:
    """A page's head or foot; where they are too long for Excel, its longest parts are cut, none below its share."""
    parts = {side: text for side, text in (("&L", left), ("&C", centre), ("&R", right)) if text}
    face = f'&"{FACE},{weight}"&{size} '
    room = LONGEST_HEADER - sum(length_of(side + face) for side in parts)
    while (over := sum(map(length_of, parts.values())) - room) > 0:
        side = max(parts, key=lambda at: length_of(parts[at]))
        longest = max(length_of(parts[side]) - over, room // len(parts))
        parts[side] = cut(parts[side], longest).rstrip("…& ") + "…"
    return "".join(side + face + text for side, text in parts.items())
