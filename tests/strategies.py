"""Made-up communes by the block, many of them exactly on a band's edge or one unit off (số liệu mô phỏng)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import numpy.typing as npt

from engine.law.model import Unit
from tests.oracle import LINES, Line

LARGEST_WHOLE = 2_000_000
DAYS = (date(2019, 1, 3), date(2022, 11, 15), date(2025, 6, 30), date(2025, 7, 1), date(2027, 11, 20))
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Communes as plain evidence and as arrays, with the count of their ratios and of those at an edge.

    ``names`` are the data of the columns of ``values`` and ``given`` (N, D): what was told, and whether it was.
    """

    evidence: list[dict[str, int]]
    names: tuple[str, ...]
    values: Ints
    given: npt.NDArray[np.bool_]
    ratios: int
    at_edge: int
    communes_at_edge: int


def units() -> Iterator[Unit]:
    """Every kind of unit there is, with each flag yes, no and unknown."""
    kinds = product(("xa", "phuong", "thi_tran", "dac_khu"), ("tinh", "thanh_pho"), *[(True, False, None)] * 3)
    for number, (kind, province, mountain, island, area) in enumerate(kinds):
        facts = {"type": kind, "province": province, "mountain": mountain, "island": island, "area_iii": area}
        yield Unit.model_validate({"code": f"{number:05}", "name": "số liệu mô phỏng", **facts})


def block(rng: np.random.Generator, size: int) -> Block:
    """``size`` communes, from excellent to poor, from complete to empty forms."""
    quality = rng.uniform(0.7, 1.0, size)
    columns: dict[str, Ints] = {}
    for name in dict.fromkeys(line.whole for line in LINES if line.whole):
        columns[name] = _wholes(rng, size, [line for line in LINES if line.whole == name])
    near = np.zeros((size, 0), dtype=np.bool_)
    for line in LINES:
        if line.whole:
            columns[line.part] = _parts(rng, line, columns[line.whole], quality)
            near = np.column_stack([near, _at_edge(line, columns[line.part], columns[line.whole])])
        elif line.ladder[0][0] == "=":
            columns[line.part] = (rng.random(size) < quality).astype(np.int64)
        else:
            columns[line.part] = np.where(rng.random(size) < quality, 3, rng.integers(0, 5, size))
    names, values = tuple(columns), np.column_stack(list(columns.values()))
    silence = rng.choice([0.0, 0.02, 0.15, 0.9, 1.0], size, p=[0.6, 0.25, 0.1, 0.04, 0.01])
    given = rng.random((size, len(names))) >= silence[:, None]
    evidence = [
        {name: value for name, value, told in zip(names, row, kept, strict=True) if told}
        for row, kept in zip(values.tolist(), given.tolist(), strict=True)
    ]
    return Block(evidence, names, values, given, near.size, int(near.sum()), int(near.any(axis=1).sum()))


def _wholes(rng: np.random.Generator, size: int, lines: list[Line]) -> Ints:
    """Denominators: a few zeros, small ones, any up to two million, and multiples on which every edge is whole."""
    common = math.lcm(*(edge.denominator for line in lines for _, edge, _ in line.ladder))
    choices = [
        np.zeros(size, dtype=np.int64),
        rng.integers(1, 60, size),
        np.exp(rng.uniform(0, math.log(LARGEST_WHOLE), size)).astype(np.int64),
        common * rng.integers(1, LARGEST_WHOLE // common + 1, size),
    ]
    return np.choose(rng.choice(4, size, p=[0.02, 0.18, 0.4, 0.4]), choices)


def _parts(rng: np.random.Generator, line: Line, whole: Ints, quality: npt.NDArray[np.float64]) -> Ints:
    """Parts at the best edge or beyond it, or, for the poorer, at or off any edge or anywhere."""
    size = len(whole)
    better = -1 if line.ladder[-1][0] == "≤" else 1
    best = line.ladder[0][1]
    top = -((-best.numerator * whole) // best.denominator) if better > 0 else best.numerator * whole // best.denominator
    beyond = np.where(rng.random(size) < 0.5, top, top + better * rng.integers(0, 3, size))
    anywhere = (rng.random(size) * (whole + 1)).astype(np.int64)
    picked = rng.integers(0, len(line.ladder), size)
    up = np.array([edge.numerator for _, edge, _ in line.ladder])[picked]
    down = np.array([edge.denominator for _, edge, _ in line.ladder])[picked]
    at_edge = whole * up // down + rng.choice([-1, 0, 0, 1], size)
    poorer = np.where(rng.random(size) < 0.8, at_edge, anywhere)
    return np.clip(np.where(rng.random(size) < quality, beyond, poorer), 0, whole)


def _at_edge(line: Line, part: Ints, whole: Ints) -> npt.NDArray[np.bool_]:
    """Whether one unit more or less in the part crosses or leaves an edge; tiny wholes do not count."""
    near = np.zeros(len(part), dtype=np.bool_)
    for _, edge, _ in line.ladder:
        near |= np.abs(part * edge.denominator - edge.numerator * whole) <= edge.denominator
    return near & (whole >= 50)
