"""A page's picture: drawn, turned straight, made larger or smaller, and its ink."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.uint8]
Ink: TypeAlias = npt.NDArray[np.bool_]

WHITE = 255
# Degrees: how far a page may lie askew, and the two steps in which that is looked for.
FARTHEST, COARSE, FINE = 3.0, 0.25, 0.05
LEAST_SLANT = 0.03
# Shares of the way from ink to paper: how far beyond the one and before the other all is black and all is white.
BLACKER, WHITER = 0.25, 0.13
COARSER = 2


def drawn(page: Any, scale: float) -> Picture:
    """A page's picture in grey; ``scale`` is pixels a point."""
    picture = page.render(scale=scale, grayscale=True).to_numpy()
    return np.ascontiguousarray(picture.reshape(picture.shape[0], picture.shape[1]))


def threshold_of(picture: Picture) -> int:
    """The grey that parts ink from paper best: the one with the widest gap between the means of both sides (Otsu)."""
    counts = np.bincount(picture.ravel(), minlength=256).astype(np.float64)
    below, grey = counts.cumsum(), np.arange(256)
    above, sums = below[-1] - below, (counts * grey).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.nan_to_num(between).argmax()) + 1


def cleared(picture: Picture) -> Picture:
    """A picture with its ink near black and its paper white, the grey between kept."""
    bar = threshold_of(picture)
    grey = picture.astype(np.float32)
    ink, paper = (float(side.mean()) if side.size else bar for side in (grey[grey < bar], grey[grey >= bar]))
    black, white = ink - BLACKER * (paper - ink), paper - WHITER * (paper - ink)
    return np.asarray(np.clip((grey - black) * WHITE / max(white - black, 1.0), 0, WHITE), dtype=np.uint8)


def slant_of(ink: Ink) -> float:
    """By how many degrees a page's lines fall to the right: the turn that gathers its ink in the fewest rows."""
    small = ink[: ink.shape[0] // COARSER * COARSER : COARSER, ::COARSER]
    rows, columns = np.nonzero(small)
    if not len(rows):
        return 0.0

    def gathered(degrees: float) -> float:
        turned = (rows - columns * np.tan(np.radians(degrees))).round().astype(np.int64)
        counts = np.bincount(turned - turned.min()).astype(np.float64)
        return float((counts * counts).sum())

    near = _best(gathered, 0.0, FARTHEST, COARSE)
    return _best(gathered, near, COARSE, FINE)


def _best(gathered: Callable[[float], float], around: float, far: float, step: float) -> float:
    steps = round(far / step)
    return max(
        (around + at * step for at in range(-steps, steps + 1)), key=lambda degrees: (gathered(degrees), degrees)
    )


def straightened(picture: Picture) -> Picture:
    """A page's picture with its lines level."""
    slant = slant_of(picture < threshold_of(picture))
    return picture if abs(slant) < LEAST_SLANT else turned(picture, slant)


def turned(picture: Picture, degrees: float) -> Picture:
    """A picture turned about its middle so that lines falling by so much to the right lie level; paper comes in white.

    Small turns alone: each column slides up or down, then each row to a side.
    """
    slope = float(np.tan(np.radians(degrees)))
    return np.ascontiguousarray(_slid(_slid(np.ascontiguousarray(picture.T), slope).T.copy(), -slope))


def _slid(rows: Picture, slope: float) -> Picture:
    """Rows each taken from further along, by its distance from the middle one; parts of a pixel are mixed."""
    count, length = rows.shape
    out = np.full_like(rows, WHITE)
    for at in range(count):
        whole, part = divmod((at - count / 2) * slope, 1)
        first, last = max(0, -int(whole)), min(length, length - int(whole) - 1)
        if first < last:
            begin, end = first + int(whole), last + int(whole)
            near, far = rows[at, begin:end].astype(np.float32), rows[at, begin + 1 : end + 1].astype(np.float32)
            out[at, first:last] = near + (far - near) * np.float32(part) + np.float32(0.5)
    return out


def scaled(picture: Picture, factor: float) -> Picture:
    """A picture larger or smaller by a factor."""
    tall = _stretched(picture.astype(np.float32), factor)
    return np.asarray(_stretched(tall.T, factor).T + np.float32(0.5), dtype=np.uint8)


def _stretched(rows: npt.NDArray[np.float32], factor: float) -> npt.NDArray[np.float32]:
    """More or fewer rows, each mixed from its two nearest."""
    places = np.clip((np.arange(max(1, round(len(rows) * factor))) + 0.5) / factor - 0.5, 0, len(rows) - 1)
    upper = places.astype(np.int32)
    part = (places - upper).astype(np.float32)[:, None]
    return np.asarray(rows[upper] * (1 - part) + rows[np.minimum(upper + 1, len(rows) - 1)] * part, dtype=np.float32)


def stacked(parts: Sequence[Picture], gap: int) -> tuple[Picture, tuple[int, ...]]:
    """Pictures one below the other with white between, and the row at which each begins."""
    width = max(part.shape[1] for part in parts) + 2 * gap
    starts, row = [], gap
    for part in parts:
        starts.append(row)
        row += part.shape[0] + gap
    page = np.full((row, width), WHITE, dtype=np.uint8)
    for start, part in zip(starts, parts, strict=True):
        page[start : start + part.shape[0], gap : gap + part.shape[1]] = part
    return page, tuple(starts)


def as_png(picture: Picture) -> bytes:
    """A picture as the bytes of a PNG file of 16 greys, which is enough for reading and a quarter of the size."""
    height, width = picture.shape
    greys = np.pad(picture >> 4, ((0, 0), (0, width % 2)))
    rows = np.pad((greys[:, ::2] << 4) | greys[:, 1::2], ((0, 0), (1, 0)))  # before each row its filter, none
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.astype(np.uint8).tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held)) for name, held in parts
    )


def as_pgm(picture: Picture) -> bytes:
    """A picture as the bytes of a grey PGM file."""
    return b"P5 %d %d 255\n" % (picture.shape[1], picture.shape[0]) + picture.tobytes()
