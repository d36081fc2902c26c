"""The law in the page's terms: the one place where the words of the files become the ends of bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine import semantics
from engine.law.criteria import Band, Item, ratio_of
from engine.law.measures.kinds import Measure, reads_of
from engine.law.units.unit_facts import FLAGS, Test
from engine.law.values import FIRM_MARKS
from engine.rules.situations import State


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the number line; None is unbounded, an open end leaves its edge out."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False


def stretch_of(band: Band, measure: Measure) -> Stretch:
    """What a band's words claim by themselves, as part ÷ whole; ``otherwise`` claims everything."""
    if band.otherwise:
        return Stretch()
    if band.yes:
        return Stretch(Fraction(1), Fraction(1))
    if band.equals is not None:
        return Stretch(ratio_of(measure, band.equals), ratio_of(measure, band.equals))
    low = band.at_least if band.at_least is not None else band.more_than
    high = band.at_most if band.at_most is not None else band.less_than
    return Stretch(
        None if low is None else ratio_of(measure, low),
        None if high is None else ratio_of(measure, high),
        band.at_least is None and low is not None,
        band.at_most is None and high is not None,
    )


def meant(item: Item) -> semantics.Item:
    """An item as the page reads it."""
    bands = []
    for band in item.bands:
        own = stretch_of(band, item.measure)
        sure = band.mark in FIRM_MARKS
        bands.append(semantics.Band(own.low, own.high, own.low_open, own.high_open, band.points, sure))
    asked = reads_of(item.measure).asked_at_least
    # Where the law says nothing of an empty whole, no stand-in speaks for it either.
    none_sure = item.when_none is None or item.when_none_mark in FIRM_MARKS
    return semantics.Item(item.line, item.max_points, tuple(bands), item.when_none, none_sure, asked or 0)


def rule_of(ground: semantics.Ground, unit_class: str) -> str:
    """The id of the decision rule that stands for a ground."""
    if ground.kind == "knock-out":
        return f"knock-out/{ground.criterion}"
    if ground.kind == "open-zero":
        return f"open-zero/{unit_class}/{ground.criterion}"
    return f"total/{unit_class}/{ground.kind}"


def rules_of(side: semantics.Side, zeros: Mapping[str, semantics.Zero], unit_class: str) -> tuple[str, ...]:
    """The ids of all the rules that must fire in a situation, sorted."""
    return tuple(sorted(rule_of(ground, unit_class) for ground in semantics.grounds_of(side, zeros)))


def fits(test: Test, told: Mapping[str, State]) -> bool:
    """Whether a test holds for a commune of which all is known that it asks for: every part of it does."""
    lists = ((name, getattr(test, key, None)) for name, key in _LISTS)
    listed = all(told[name] in wanted for name, wanted in lists if wanted)
    flags = all(told[name] == getattr(test, name) for name in ("province", *FLAGS) if getattr(test, name) is not None)
    facts = all(asked.fits(told[name]) for name, asked in (test.facts or {}).items())  # type: ignore[arg-type]
    begun = test.from_ is None or test.from_ <= told["day"]  # type: ignore[operator]
    return listed and flags and facts and begun and (test.until is None or told["day"] <= test.until)  # type: ignore[operator]


_LISTS = (("type", "type"), ("class", "class_"), ("province_code", "province_code"))
