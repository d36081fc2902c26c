"""A scanned PDF as law text: each page turned straight, its ruled lines painted over, every cell read twice.

What both readings say is read like any text; where they differ the unsure sign stands, and the number is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.files.keeping.recogniser import Manner, Recogniser, Seen, recogniser_for
from engine.reading.law_text import UNSURE, Passage, Row
from engine.reading.loading.loading_pdf import open_pdf, page_blocks
from engine.reading.loading.pictures import (
    WHITE,
    Ink,
    Picture,
    as_pgm,
    as_png,
    cleared,
    drawn,
    scaled,
    stacked,
    straightened,
    threshold_of,
)
from engine.reading.loading.ruled_lines import Grid, grids_of
from engine.reading.loading.signs import Sign
from engine.reading.loading.two_readings import agreed, is_short, put_right, voted

# Pixels a point at which a page is read, and at which its ruled lines are looked for.
SCALE, COARSER = 300 / 72, 2
# In points: how far ink may stand from where a line was found and be the line's, its share, the edge around a part.
BESIDE, AROUND, GAP = 2.5, 2.0, 40
# The longest letter's stem in points: what is longer is a line.
LONGEST_STEM = 10.5
# How far inside its lines a cell begins, across and down.
INSIDE = (1.3, 0.7)
# Pixels of ink: less is a speck; on a page, more may be a word.
LEAST_INK, LEAST_WRITING = 6, 2_000
SHORT_CELL = 45.0  # points: a cell whose ink is wider holds more than a number
SECOND, VOTES = 0.8, (1.0, 0.75, 1.25)
LEAST_SURE = 40.0
# The manner of the second reading of wide parts and of narrow ones, which as a column of their own are misread.
SECONDS: tuple[Manner, Manner] = ("column", "block")

# A part of a page as people are shown it: how much larger it is cut, in points, and how small it is kept.
EDGES, SHOWN = (-3.0, -3.0, 3.0, 3.0), 0.5

# How long a file may be read.
MOST_SECONDS = 600.0

# Told after each page: how many are read, and of how many.
Told: TypeAlias = Callable[[int, int], None]
Box: TypeAlias = tuple[int, int, int, int]
Scanned: TypeAlias = "list[Passage | list[Row]] | None"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is read by itself, a cell or what stands between tables: its box in pixels, its picture."""

    left: int
    top: int
    picture: Picture
    is_cell: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line read in a part: its words, where it stands in the part in pixels, and the words that were in doubt."""

    text: str
    box: Box
    doubted: tuple[str, ...]


def scan_loader(told: Told) -> Callable[[bytes, Sequence[int]], Mapping[int, Scanned]]:
    """What reads scans on this machine: it raises NoRecognition where there is nothing to read them with."""
    return lambda content, pages: load_scan(content, pages, recogniser_for(MOST_SECONDS), told)


def unheard(done: int, pages: int) -> None:
    """Nobody watches how far the reading is."""


def load_scan(content: bytes, pages: Sequence[int], read: Recogniser, told: Told) -> Mapping[int, Scanned]:
    """The blocks of each of these pages, None for one with ink in which no word was read.

    Raises what ``read`` raises, PdfiumError.
    """
    document = open_pdf(content)
    found: dict[int, Scanned] = {}
    try:
        for done, number in enumerate(pages, 1):
            page = document[number - 1]
            picture = straightened(drawn(page, SCALE))
            page.close()
            found[number] = _page(picture, read, number)
            told(done, len(pages))
    finally:
        document.close()
    return found


def _page(picture: Picture, read: Recogniser, number: int) -> Scanned:
    ink = picture < threshold_of(picture)
    grids = grids_of(_gathered(ink), SCALE / COARSER)
    clean = np.where(_lines_of(ink, grids), WHITE, cleared(picture)).astype(np.uint8)
    parts = list(parts_of(clean, grids))
    if not parts:
        return []
    signs = [sign for part, lines in zip(parts, _read_twice(parts, read), strict=True) for sign in _signs(part, lines)]
    if not signs:
        bar = threshold_of(clean)
        return None if sum(int((part.picture < bar).sum()) for part in parts) > LEAST_WRITING else []
    return page_blocks(signs, grids, number, lambda box: _cut(picture, box))


def _cut(picture: Picture, box: tuple[float, float, float, float]) -> bytes:
    """A part of a page as a picture for people, by its box in points."""
    left, top, right, bottom = (max(0, round((at + by) * SCALE)) for at, by in zip(box, EDGES, strict=True))
    return as_png(scaled(picture[top:bottom, left:right], SHOWN))


def _gathered(ink: Ink) -> Ink:
    """Ink at a coarser scale, where a pixel is ink if any of its own is: lines with gaps of noise hang together."""
    height, width = (side // COARSER * COARSER for side in ink.shape)
    blocks = ink[:height, :width].reshape(height // COARSER, COARSER, width // COARSER, COARSER)
    return np.asarray(blocks.any(axis=(1, 3)))


def _lines_of(ink: Ink, grids: Sequence[Grid]) -> Ink:
    """The ink of ruled lines: runs longer than any letter's stem, close to where a grid has its lines."""
    across, down = np.zeros_like(ink), np.zeros_like(ink)
    for grid in grids:
        near = round(BESIDE * SCALE)
        top, bottom = round(grid.rows[0] * SCALE) - near, round(grid.rows[-1] * SCALE) + near
        left, right = round(grid.columns[0] * SCALE) - near, round(grid.columns[-1] * SCALE) + near
        for row in (round(at * SCALE) for at in grid.rows):
            across[max(row - near, 0) : row + near + 1, max(left, 0) : right] = True
        for column in (round(at * SCALE) for at in grid.columns):
            down[max(top, 0) : bottom, max(column - near, 0) : column + near + 1] = True
    length = round(LONGEST_STEM * SCALE)
    return _wider(_long(ink & across, length) | _long((ink & down).T, length).T)


def _long(ink: Ink, length: int) -> Ink:
    """Runs of ink along rows that are at least so long, small breaks in them left out of account."""
    out = np.zeros_like(ink)
    held = np.flatnonzero(ink.any(axis=1))
    if len(held):
        out[held] = _long_runs(ink[held], length)
    return out


def _long_runs(ink: Ink, length: int) -> Ink:
    closed = ink | np.roll(ink, 1, axis=1) | np.roll(ink, -1, axis=1) | np.roll(ink, 2, axis=1)
    padded = np.pad(closed.astype(np.int32), ((0, 0), (1, 0))).cumsum(axis=1)
    whole = padded[:, length:] - padded[:, :-length] == length
    kept = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    starts, ends = np.nonzero(whole)
    np.add.at(kept, (starts, ends), 1)
    np.add.at(kept, (starts, ends + length), -1)
    return np.asarray(kept.cumsum(axis=1)[:, :-1] > 0)


def _wider(ink: Ink) -> Ink:
    return np.asarray(ink | np.roll(ink, 1, 0) | np.roll(ink, -1, 0) | np.roll(ink, 1, 1) | np.roll(ink, -1, 1))


def parts_of(picture: Picture, grids: Sequence[Grid]) -> Iterator[Part]:
    """The cells of the tables and the bands between them, each trimmed to its ink; empty ones left out."""
    ink = picture < threshold_of(picture)
    for grid in grids:
        for rows, columns in _cells(grid):
            box = (
                grid.columns[columns[0]] + INSIDE[0], grid.rows[rows[0]] + INSIDE[1],
                grid.columns[columns[1]] - INSIDE[0], grid.rows[rows[1]] - INSIDE[1],
            )  # fmt: skip
            yield from _trimmed(picture, ink, box, is_cell=True)
    width, height = picture.shape[1] / SCALE, picture.shape[0] / SCALE
    edges = [0.0, *(edge for grid in grids for edge in (grid.rows[0], grid.rows[-1])), height]
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        yield from _trimmed(picture, ink, (0.0, top - 1, width, bottom + 1), is_cell=False)


def _cells(grid: Grid) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each cell's first row and the one behind its last, and its columns in the same way."""
    for cell in sorted(set(grid.owner.values())):
        mine = [place for place, owner in grid.owner.items() if owner == cell]
        rows, columns = [row for row, _ in mine], [column for _, column in mine]
        yield (min(rows), max(rows) + 1), (min(columns), max(columns) + 1)


def _trimmed(picture: Picture, ink: Ink, box: tuple[float, float, float, float], *, is_cell: bool) -> Iterator[Part]:
    left, top, right, bottom = (max(0, round(at * SCALE)) for at in box)
    mine = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(mine.sum(axis=1) > 1), np.flatnonzero(mine.sum(axis=0) > 1)
    if mine.sum() < LEAST_INK or not len(rows) or not len(columns):
        return
    around = round(AROUND * SCALE)
    first, last = max(rows[0] - around, 0), rows[-1] + around
    start, end = max(columns[0] - around, 0), columns[-1] + around
    yield Part(left + start, top + first, picture[top:bottom, left:right][first:last, start:end], is_cell)


def _read_twice(parts: Sequence[Part], read: Recogniser) -> list[list[tuple[Line, str]]]:
    """Each part's lines with what the second reading has for them; narrow cells by themselves, and again for digits."""
    both: list[list[tuple[Line, str]]] = [[] for _ in parts]
    for narrow in (False, True):
        places = [at for at, part in enumerate(parts) if _is_narrow(part) is narrow]
        mine = [parts[at] for at in places]
        if mine:
            firsts, seconds = _reading(mine, read, "block", 1.0), _reading(mine, read, SECONDS[narrow], SECOND)
            for at, first, second in zip(places, firsts, seconds, strict=True):
                both[at] = list(_paired(first, second))
    short = [at for at, part in enumerate(parts) if _is_narrow(part) and _may_be_number(both[at])]
    ballots = [_reading([parts[at] for at in short], read, "digits", scale) for scale in VOTES if short]
    for place, at in enumerate(short):
        both[at] = list(_by_votes(parts[at], both[at], [ballot[place] for ballot in ballots]))
    return both


def _is_narrow(part: Part) -> bool:
    return part.is_cell and part.picture.shape[1] <= SHORT_CELL * SCALE


def _may_be_number(both: Sequence[tuple[Line, str]]) -> bool:
    return all(is_short(line.text.replace(UNSURE, ""), second) for line, second in both)


def _reading(parts: Sequence[Part], read: Recogniser, manner: Manner, scale: float) -> list[list[Line]]:
    """Every part's lines as one reading of all of them has it, in the parts' own pixels."""
    pictures = [scaled(part.picture, scale) if scale != 1.0 else part.picture for part in parts]
    page, starts = stacked(pictures, GAP)
    words: list[dict[tuple[int, int, int], list[Seen]]] = [{} for _ in parts]
    for word in read(as_pgm(page), manner):
        middle = (word.top + word.bottom) / 2
        at = max((n for n, start in enumerate(starts) if start - GAP / 2 <= middle), default=0)
        words[at].setdefault(word.line, []).append(word)
    return [
        sorted((_line(line, start, scale) for line in lines.values()), key=lambda line: line.box[1])
        for lines, start in zip(words, starts, strict=True)
    ]


def _line(words: Sequence[Seen], start: int, scale: float) -> Line:
    left, top = min(word.left for word in words) - GAP, min(word.top for word in words) - start
    right, bottom = max(word.right for word in words) - GAP, max(word.bottom for word in words) - start
    box = (round(left / scale), round(top / scale), round(right / scale), round(bottom / scale))
    ordered = sorted(words, key=lambda word: word.left)
    doubted = tuple(put_right(word.text) for word in ordered if word.sure < LEAST_SURE)
    return Line(put_right(" ".join(word.text for word in ordered)), box, doubted)


def _paired(mine: Sequence[Line], theirs: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line of the first reading with all of the second that lies at its height."""
    if not mine:
        yield from ((Line(UNSURE, line.box, ()), line.text) for line in theirs)
        return
    held: dict[int, list[Line]] = {}
    for line in theirs:
        nearest = min(range(len(mine)), key=lambda at: abs(_middle(mine[at]) - _middle(line)))
        held.setdefault(nearest, []).append(line)
    for at, line in enumerate(mine):
        others = sorted(held.get(at, ()), key=lambda other: other.box[0])
        doubted = (*line.doubted, *(word for other in others for word in other.doubted))
        yield Line(line.text, line.box, doubted), " ".join(other.text for other in others)


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _by_votes(
    part: Part, both: Sequence[tuple[Line, str]], ballots: Sequence[Sequence[Line]]
) -> Iterator[tuple[Line, str]]:
    """A short cell's lines by votes; where the readings see not equally many lines the cell is unsure."""
    height, width = part.picture.shape
    if not both and len({len(ballot) for ballot in ballots}) == 1 and ballots[0]:
        both = [(Line("", line.box, ()), "") for line in ballots[0]]
    if any(len(ballot) != len(both) for ballot in ballots) or not both:
        yield Line(UNSURE, (0, 0, width, height), ()), " ".join(line.text for line, _ in both)
        return
    for at, (line, second) in enumerate(both):
        text, other = voted((line.text, second), [ballot[at].text for ballot in ballots])
        yield Line(text, line.box, ()), other


def _signs(part: Part, lines: Sequence[tuple[Line, str]]) -> Iterator[Sign]:
    """A part's lines where they stand on the page, in points; a cell with ink in which nothing was read is unsure."""
    height, width = part.picture.shape
    nothing = [(Line(UNSURE, (0, 0, width, height), ()), "")] if part.is_cell else []
    for line, second in lines or nothing:
        text = agreed(line.text, second, doubted=line.doubted)
        left, top, right, bottom = line.box
        across = (part.left + left) / SCALE, (part.left + right) / SCALE
        down = (part.top + top) / SCALE, (part.top + bottom) / SCALE
        yield Sign(text, across[0], down[0], across[1], down[1], second, line.text)
