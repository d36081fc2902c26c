"""A PDF with text as law text: signs by their boxes, tables by the lines ruled on the page's picture."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from engine.reading.law_text import UNSURE, Passage, Row, Said, Spot, cleaned, paragraphs_of
from engine.reading.loading.old_letters import put_right
from engine.reading.loading.page_pictures import Box, PageKind, kind_of_page
from engine.reading.loading.ruled_lines import Grid, grids_of
from engine.reading.loading.signs import Sign

SCALE, DARK = 2, 140
LONGEST_NAME = 128
# Shares of a sign's height: signs of one line overlap by so much; a gap so wide is a blank.
SAME_LINE, GAP = 0.5, 0.12
# A passage ends with a line so short of the widest, or where the next line stands so much of its height below.
SHORT, BELOW = 0.75, 0.6
REPLACED = frozenset("\x00\ufffe\uffff\ufffd")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page by its number: what kind it is, and what its text says; nothing of one that is a picture."""

    number: int
    kind: PageKind
    blocks: tuple[Passage | list[Row], ...]


def open_pdf(content: bytes) -> Any:
    """A PDF opened, for its number of pages and to be read; raises PdfiumError."""
    import pypdfium2

    return pypdfium2.PdfDocument(content)


def load_pdf(document: Any) -> tuple[PdfPage, ...]:
    """Every page in its order with the blocks of its text. Raises PdfiumError."""
    return tuple(_page(document[number], number + 1) for number in range(len(document)))


def _page(page: Any, number: int) -> PdfPage:
    signs, ink = list(signs_of(page)), ink_of(page)
    kind = kind_of_page(signs, list(_pictures(page)), ink, SCALE)
    blocks = page_blocks(signs, grids_of(ink, SCALE), number) if signs and kind != "picture" else []
    page.close()
    return PdfPage(number, kind, tuple(blocks))


def _pictures(page: Any) -> Iterator[Box]:
    """The boxes of a page's pictures, in points from its top left; a drawing that holds one counts as a whole."""
    from pypdfium2 import raw

    height = page.get_height()
    ends = [ctypes.c_float() for _ in range(4)]
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        held = raw.FPDFPage_GetObject(page.raw, at)
        if _is_picture(raw, held) and raw.FPDFPageObj_GetBounds(held, *map(ctypes.byref, ends)):
            left, bottom, right, top = (end.value for end in ends)
            yield left, height - top, right, height - bottom


def _is_picture(raw: Any, held: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(held)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)
    inside = (raw.FPDFFormObj_GetObject(held, at) for at in range(max(raw.FPDFFormObj_CountObjects(held), 0)))
    return any(raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_IMAGE for one in inside)


def ink_of(page: Any, scale: float = SCALE) -> Any:
    """A page's picture as ink and no ink."""
    return page.render(scale=scale, grayscale=True).to_numpy() < DARK


def signs_of(page: Any) -> Iterator[Sign]:
    """Every printed sign of a page, old fonts put right; blanks are told by gaps.

    Text that is not shown is none: behind a scan it is somebody's recognition of the page, and says what it likes.
    """
    from pypdfium2 import raw

    height = page.get_height()
    textpage = page.get_textpage()
    box = raw.FS_RECTF()
    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, at)
        sign = chr(code)
        if sign.isspace() or _is_unseen(raw, textpage, at):
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, at, ctypes.byref(box)):
            continue
        text = UNSURE if sign in REPLACED else put_right(sign, _font(raw, textpage, at))
        yield Sign(text, box.left, height - box.top, box.right, height - box.bottom)
    textpage.close()


def _is_unseen(raw: Any, textpage: Any, at: int) -> bool:
    held = raw.FPDFText_GetTextObject(textpage, at)
    return bool(held) and raw.FPDFTextObj_GetTextRenderMode(held) == raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _font(raw: Any, textpage: Any, at: int) -> str:
    name = ctypes.create_string_buffer(LONGEST_NAME)
    raw.FPDFText_GetFontInfo(textpage, at, name, LONGEST_NAME, ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace")


def page_blocks(
    signs: Sequence[Sign], grids: Sequence[Grid], page: int, cut: Callable[[Box], bytes] | None = None
) -> list[Passage | list[Row]]:
    """A page's passages and tables from top to bottom; what stands in a cell is nowhere else.

    ``cut`` gives the picture of a part of the page, where it was read from one.
    """
    held: dict[int, dict[tuple[int, int], list[Sign]]] = {at: {} for at in range(len(grids))}
    free: list[Sign] = []
    for sign in signs:
        x, y = (sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2
        inside = next(((at, cell) for at, grid in enumerate(grids) if (cell := grid.cell_at(x, y))), None)
        if inside:
            held[inside[0]].setdefault(inside[1], []).append(sign)
        else:
            free.append(sign)
    tops = [grid.rows[0] for grid in grids]
    blocks: list[Passage | list[Row]] = []
    for at in range(len(grids) + 1):
        first, last = (tops[at - 1] if at else -np.inf), (tops[at] if at < len(grids) else np.inf)
        if at:
            blocks.append(_rows(grids[at - 1], held[at - 1], page, cut=cut or _no_picture))
        between = [sign for sign in free if first <= sign.top < last]
        for part in _parted(_lines(between)):
            picture = (cut or _no_picture)(_around(part)) if part else b""
            blocks += [Passage(said, Spot(page), picture) for said in paragraphs_of(map(_said, part))]
    return blocks


def _no_picture(box: Box) -> bytes:  # noqa: ARG001 - of text there is none, wherever it stands
    return b""


def _around(lines: Sequence[Sequence[Sign]]) -> Box:
    signs = [sign for line in lines for sign in line]
    left, top = min(sign.left for sign in signs), min(sign.top for sign in signs)
    return left, top, max(sign.right for sign in signs), max(sign.bottom for sign in signs)


def _parted(lines: list[list[Sign]]) -> Iterator[list[list[Sign]]]:
    """Lines outside tables, parted where a line ends short of the others or the next stands further below."""
    far = max((sign.right for line in lines for sign in line), default=0.0)
    near = min((sign.left for line in lines for sign in line), default=0.0)
    part: list[list[Sign]] = []
    before: list[Sign] = []
    for line in lines:
        if before:
            ends_short = before[-1].right < near + SHORT * (far - near)
            height = before[0].bottom - before[0].top
            if ends_short or line[0].top - before[0].bottom > BELOW * height:
                yield part
                part = []
        part.append(line)
        before = line
    yield part


def _rows(
    grid: Grid, held: dict[tuple[int, int], list[Sign]], page: int, *, cut: Callable[[Box], bytes]
) -> list[Row]:  # fmt: skip
    columns = range(len(grid.columns) - 1)
    rows = [tuple(tuple(lines_of(held.get((row, at), ()))) for at in columns) for row in range(len(grid.rows) - 1)]
    ends = (grid.columns[0], grid.columns[-1])
    boxes = [(ends[0], top, ends[1], bottom) for top, bottom in pairwise(grid.rows)]
    return [Row(Spot(page), cells, cut(box)) for cells, box in zip(rows, boxes, strict=True)]


def lines_of(signs: Sequence[Sign]) -> list[Said]:
    """The printed lines of some signs from top to bottom."""
    return [said for line in _lines(signs) if (said := _said(line)).text]


def _said(line: Sequence[Sign]) -> Said:
    seconds = [sign.second for sign in line if sign.second is not None]
    firsts = [sign.first for sign in line if sign.first is not None]
    both = (cleaned(" ".join(seconds)), cleaned(" ".join(firsts))) if seconds else (None, None)
    return Said(cleaned(_spelt(line)), *both)


def _lines(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs by printed lines from top to bottom, each from left to right."""
    lines: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda s: (s.top + s.bottom) / 2):
        line = next((line for line in reversed(lines[-3:]) if _on_line(line, sign)), None)
        if line is None:
            lines.append([sign])
        else:
            line.append(sign)
    return [sorted(line, key=lambda s: s.left) for line in lines]


def _on_line(line: Sequence[Sign], sign: Sign) -> bool:
    """Whether a sign stands on a line: it overlaps in height with the line as a whole."""
    top, bottom = min(s.top for s in line), max(s.bottom for s in line)
    over = min(bottom, sign.bottom) - max(top, sign.top)
    return over > SAME_LINE * min(bottom - top, max(sign.bottom - sign.top, 1.0))


def _spelt(line: Sequence[Sign]) -> str:
    size = max((sign.bottom - sign.top for sign in line), default=1.0)
    out = line[0].text
    for before, sign in pairwise(line):
        out += (" " if sign.left - before.right > GAP * size else "") + sign.text
    return out
