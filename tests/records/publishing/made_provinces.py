"""Made-up provinces: 20 to 167 communes in three classes, three counts, and what becomes of them by a second release.

Số liệu mô phỏng: the counts are drawn, small as such counts are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.protecting import Counts, Limits
from engine.records.publishing.releases import CountTable

CLASSES = ("do-thi", "con-lai", "mien-nui")
BELOW = {"bao_luc": 10, "vi_pham": 5, "tu_vong": 5}
MEANS = (0.2, 0.6, 1.5, 4.0)
FEWEST, MOST = 20, 167


@dataclass(frozen=True, slots=True)
class MadeProvince:
    """Three counts of a province, as they are at its first release and at its second."""

    first: tuple[Counts, ...]
    second: tuple[Counts, ...]


def limits_of(datum: str) -> Limits:
    """The limits of a made-up count."""
    return Limits(BELOW[datum], 3, 2)


def made_province(seed: int) -> MadeProvince:
    """One province; between its releases some communes came late, one changed its class, some figures were mended."""
    draw = Random(seed)
    codes = [f"{at:05}" for at in range(draw.randint(FEWEST, MOST))]
    classes = {code: draw.choice(CLASSES) for code in codes}
    late = set(codes[: draw.choice((0, 0, 1, 3))])
    moved = {**classes, codes[-1]: draw.choice(CLASSES)} if draw.random() < 0.5 else classes
    first, second = [], []
    for datum in BELOW:
        mean = draw.choice(MEANS)
        now = {code: poisson(draw, mean * draw.uniform(0.2, 3)) for code in codes}
        mended = {**now, **{code: poisson(draw, mean) for code in codes[: draw.choice((0, 0, 2))]}}
        first.append(_counts(datum, {c: v for c, v in now.items() if c not in late}, classes))
        second.append(_counts(datum, mended, moved))
    return MadeProvince(tuple(first), tuple(second))


def released(made: MadeProvince) -> tuple[tuple[tuple[tuple[int, CountTable], ...], Mapping[str, int]], ...]:
    """What is published of each count after the first release and after the second, and the figures behind it."""
    found = []
    for first, second in zip(made.first, made.second, strict=True):
        one = drawn_table(first, limits_of(first.datum), ()).table
        before = ((1, one),) if one else ()
        two = drawn_table(second, limits_of(second.datum), before).table
        if one:
            found.append((before, figures(first)))
        if two:
            found.append(((*before, (2, two)), figures(second)))
    return tuple(found)


def figures(counts: Counts) -> Mapping[str, int]:
    """Every commune's figure."""
    return {code: value for values in counts.classes.values() for code, value in values.items()}


def _counts(datum: str, values: Mapping[str, int], classes: Mapping[str, str]) -> Counts:
    members = {name: {c: v for c, v in values.items() if classes[c] == name} for name in CLASSES}
    return Counts(datum, "", {name: own for name, own in members.items() if own})


def poisson(draw: Random, mean: float) -> int:
    """A count by Knuth's method."""
    found, left, stop = 0, draw.random(), math.exp(-mean)
    while left > stop:
        found, left = found + 1, left * draw.random()
    return found
