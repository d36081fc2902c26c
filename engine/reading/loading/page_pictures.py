"""Which pages of a PDF its text tells and which are pictures: a page whose words are only seen is not passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import numpy as np

from engine.reading.loading.signs import Sign

# text: its text is all that it shows · picture: to be recognised · partly: text, and a picture in it · blank
PageKind: TypeAlias = Literal["text", "picture", "partly", "blank"]
# Shares of a page: a picture so large may be the page itself, one so small is a seal or an emblem.
WHOLE_PAGE, SEAL = 0.5, 0.05
# Signs: fewer are a page's number or a signature's stamp; fewer on a picture of the whole page are a header.
FEW, HEADER = 40, 400
# Shares of a page that are ink and in no sign's box: a word of writing, a picture that may hold words.
WRITING, PICTURED = 0.0002, 0.003
AROUND = 1.5  # points

# In points, from the page's top left: left, top, right, bottom.
Box: TypeAlias = tuple[float, float, float, float]


def kind_of_page(signs: Sequence[Sign], pictures: Sequence[Box], ink: Any, scale: float) -> PageKind:
    """What a page is, by its visible signs, its pictures and its ink, which is drawn at ``scale`` pixels a point."""
    left = _without(ink, signs, scale)
    if left.mean() < WRITING:
        return "text" if signs else "blank"
    if len(signs) < FEW:
        return "picture"
    page = left.size / scale**2
    if max(map(_area, pictures), default=0.0) >= WHOLE_PAGE * page and len(signs) < HEADER:
        return "picture"
    held = sum(_within(left, box, scale) for box in pictures if _area(box) >= SEAL * page)
    return "partly" if held / left.size >= PICTURED else "text"


def _without(ink: Any, signs: Sequence[Sign], scale: float) -> Any:
    """The ink that is in no sign's box."""
    left = np.array(ink)
    for sign in signs:
        top, bottom = (round(at * scale) for at in (sign.top - AROUND, sign.bottom + AROUND))
        first, last = (round(at * scale) for at in (sign.left - AROUND, sign.right + AROUND))
        left[max(top, 0) : max(bottom, 0), max(first, 0) : max(last, 0)] = False
    return left


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _within(ink: Any, box: Box, scale: float) -> int:
    left, top, right, bottom = (max(round(at * scale), 0) for at in box)
    return int(ink[top:bottom, left:right].sum())
