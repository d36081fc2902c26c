"""A second, plain reading of the trial standard in ``law/``: who a rule is for, worked out without the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import NamedTuple

# One value for each that the text's numbers can tell apart.
TRIED: Mapping[str, tuple[object, ...]] = {
    "bai_ngang": (True, False),
    "vung": ("tdmnpb", "dbsh", "tn"),
    "dan_so": (0, 4_999, 5_000, 7_999, 8_000, 90_000),
    "nong_nghiep": (Fraction(0), Fraction("9.999999"), Fraction(10), Fraction(100)),
}


class Place(NamedTuple):
    """Where a commune stands by the text: class, threshold, the case of 2.1, and whether 2.3 is for it."""

    unit_class: str | None
    bar: int
    case: str
    asked: bool


def place_of(kind: str, facts: Mapping[str, object], day: date) -> Place:
    """The text, read from top to bottom for a commune of which all is known."""
    if kind == "phuong" or (kind == "xa" and facts["nong_nghiep"] < 10):  # type: ignore[operator]
        unit_class, bar = "ward", 170
    elif kind == "xa" and (facts["bai_ngang"] or (facts["vung"] == "tn" and facts["dan_so"] < 5_000)):  # type: ignore[operator]
        unit_class, bar = "hard", 140 if day.year >= 2028 else 130
    elif kind in ("xa", "thi_tran"):
        unit_class, bar = "plain", 160
    else:
        return Place(None, 0, "", asked=False)
    case = "bai-ngang" if unit_class == "hard" and facts["bai_ngang"] else "tu-2028" if day.year >= 2028 else ""
    return Place(unit_class, bar, case, kind == "phuong" or facts["dan_so"] >= 8_000)  # type: ignore[operator]


def answers(facts: Mapping[str, object | None]) -> Iterator[dict[str, object]]:
    """Every way in which what is not known could turn out."""
    ways = [TRIED[name] if value is None else (value,) for name, value in facts.items()]
    return (dict(zip(facts, told, strict=True)) for told in product(*ways))


def deciding(kind: str, facts: Mapping[str, object | None], day: date) -> set[str]:
    """The facts not known on which alone, the others held, the place turns somewhere."""
    found = set()
    for told in answers(facts):
        for name in (name for name, value in facts.items() if value is None):
            if any(place_of(kind, {**told, name: other}, day) != place_of(kind, told, day) for other in TRIED[name]):
                found.add(name)
    return found


def points_of(case: str, part: int, whole: int) -> int:
    """Item 2.1 by the bands of a case."""
    if whole == 0:
        return 50
    share = Fraction(100 * part, whole)
    ladder = {"bai-ngang": ((90, 50),), "tu-2028": ((99, 50), (95, 20)), "": ((98, 50), (95, 35))}[case]
    return next((points for edge, points in ladder if share >= edge), 0)


def recognised_by(kind: str, province: str | None, day: date) -> str:
    """Who recognises."""
    return "city" if province in ("01", "79") or (kind == "phuong" and day >= date(2025, 7, 1)) else "district"
