"""What else a document says of points that stand once: its other tables of criteria, and the step of all its points.

A witness that says the same is counted; one that says otherwise leaves the item unclear, with both. Nothing is accepted
for being likely: the step of the other points only makes a number asked.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import gcd

from engine.files.numbers import plain
from engine.language import text
from engine.reading.parts_found import shown
from engine.reading.witnesses import ReadBand, ReadCriterion, ReadItem, Why, why

SAME_TITLE = 0.9
# Points have a step of their own where so many maxima have it, and at most one middle point in so many has not.
LEAST_KNOWN, LEAST_STEP, ODD_IN = 8, 5, 15


def borne_out(read: Sequence[ReadCriterion], others: Sequence[Sequence[ReadCriterion]]) -> tuple[ReadCriterion, ...]:
    """The criteria with what the document's other tables of criteria say of the same items."""
    seen = [item for other in others for criterion in other for item in criterion.items if item.bands]
    if not seen:
        return tuple(read)
    return tuple(replace(c, items=tuple(_compared(item, seen) for item in c.items)) for c in read)


def _compared(item: ReadItem, seen: Sequence[ReadItem]) -> ReadItem:
    """An item with every other of its title that has as many bands; one that has points otherwise makes it unclear."""
    for other in seen:
        if len(other.bands) != len(item.bands) or not _same(item.title, other.title):
            continue
        mine, theirs = ([band.clause.points for band in one.bands] for one in (item, other))
        if mine != theirs:
            said = text("bảng {table} của văn bản ghi điểm các bậc là {theirs}, ở đây là {mine}")
            told = why(said, table=other.spot.table, mine=_list(mine), theirs=_list(theirs))
            return replace(item, why=(*item.why, told))
        item = replace(item, bands=tuple(_once_more(band) for band in item.bands))
    return item


def _same(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio() >= SAME_TITLE


def _list(points: Sequence[Fraction | None]) -> str:
    return ", ".join("–" if one is None else shown(one) for one in points)


def _once_more(band: ReadBand) -> ReadBand:
    return replace(band, witnesses_points=band.witnesses_points + 1)


def in_step(read: Sequence[ReadCriterion]) -> tuple[ReadCriterion, ...]:
    """The criteria, of which an item is unclear whose middle points alone leave the step of all maxima of the text."""
    clear = [c.most for c in read if not c.why] + [item.most for c in read for item in c.items if not item.why]
    maxima = [most.points for most in clear if most]
    if len(maxima) < LEAST_KNOWN or any(points.denominator != 1 for points in maxima):
        return tuple(read)
    step = gcd(*(points.numerator for points in maxima))
    middle = [band for c in read for item in c.items for band in item.bands[1:] if band.clause.points]
    odd = [band for band in middle if _is_odd(band, step)]
    if step < LEAST_STEP or not odd or len(odd) * ODD_IN > len(middle):
        return tuple(read)
    return tuple(replace(c, items=tuple(_with_doubt(item, step) for item in c.items)) for c in read)


def _is_odd(band: ReadBand, step: int) -> bool:
    return band.witnesses_points == 1 and bool(band.clause.points) and (band.clause.points or 0) % step != 0


def _with_doubt(item: ReadItem, step: int) -> ReadItem:
    odd = [band.clause.points for band in item.bands[1:] if _is_odd(band, step)]
    if not odd:
        return item
    said = text("{points} điểm không là bội của {step} như mọi điểm khác và chỉ đứng một chỗ: xem lại chữ số")
    doubt: Why = why(said, points=_list(odd), step=step)
    return replace(item, why=(*item.why, doubt))
