"""Made-up provinces whose communes two standards judge, and what becomes of them by a second release.

Số liệu mô phỏng. Between the releases some communes go from the old standard to the new one, some come late, some
figures are mended. Both standards ask the first two counts, the second of them by two ids; the third only the old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from engine.records.publishing.protecting import Counts
from engine.records.publishing.releases import class_key
from tests.records.publishing.made_provinces import (
    BELOW,
    CLASSES,
    FEWEST,
    MEANS,
    MOST,
    MadeProvince,
    poisson,
)

OLD, NEW = "cu", "moi"
OLD_ALONE = "tu_vong"
MOVED = (0, 1, 2, 5)


def made_of_two(seed: int) -> MadeProvince:
    """One province under two standards, each with classes of its own."""
    draw = Random(seed)
    codes = [f"{at:05}" for at in range(draw.randint(FEWEST, MOST))]
    classes = {code: draw.choice(CLASSES) for code in codes}
    first = {code: NEW if draw.random() < 0.3 else OLD for code in codes}
    moved = set(draw.sample(codes, draw.choice(MOVED)))
    second = {code: NEW if code in moved else law for code, law in first.items()}
    late = set(codes[: draw.choice((0, 0, 1, 3))])
    found: tuple[list[Counts], list[Counts]] = ([], [])
    for datum in BELOW:
        mean = draw.choice(MEANS)
        now = {code: poisson(draw, mean * draw.uniform(0.2, 3)) for code in codes}
        mended = {**now, **{code: poisson(draw, mean) for code in codes[: draw.choice((0, 0, 2))]}}
        found[0].append(_counts(datum, {c: v for c, v in now.items() if c not in late}, classes, first))
        found[1].append(_counts(datum, mended, classes, second))
    return MadeProvince(tuple(found[0]), tuple(found[1]))


def _counts(datum: str, values: Mapping[str, int], classes: Mapping[str, str], laws: Mapping[str, str]) -> Counts:
    """One tree: commune, class of a standard, province; who is not asked the count is not in it."""
    members: dict[str, dict[str, int]] = {}
    for code, value in values.items():
        if datum != OLD_ALONE or laws[code] == OLD:
            members.setdefault(class_key(laws[code], classes[code], of_several=True), {})[code] = value
    return Counts(datum, "", members)
