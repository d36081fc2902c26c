"""The law in the page's terms: the one place where the words of the files become the ends of bands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from engine import semantics
from engine.law.criteria import Band, Criterion, Item, ratio_of
from engine.law.measures.kinds import Measure, reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score, added, score_of
from engine.law.recognising.conditions import Condition
from engine.law.units.unit_facts import FLAGS, Test
from engine.law.values import FIRM_MARKS
from engine.rules.situations import State
from engine.schemes import Hurdle, Scheme, Sum

CONDITION = "condition/"  # before the names of hurdles that are no zero of a criterion
KEPT = "kept/"  # before those about earlier rounds: the id of the level that asks for them


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


def scheme_of(standard: Standard) -> Scheme:
    """What a standard makes of its items, as the second page reads it."""
    head, left_out = standard.head, standard.head.left_out
    return Scheme(
        tuple(_sum(criterion) for criterion in standard.criteria),
        head.maximum.points,
        head.maximum.with_bonus or head.maximum.points,
        left_out.how if left_out else "nothing",
        left_out.round if left_out else "down",
        tuple(_hurdles(standard)),
        head.step,
    )


def _sum(criterion: Criterion) -> Sum:
    own = criterion.role
    roles = tuple(item.role if own == "scored" else own for item in criterion.items)
    letters = dict.fromkeys(item.best_of for item in criterion.items if item.best_of)
    pairs = tuple(tuple(at for at, i in enumerate(criterion.items) if i.best_of == letter) for letter in letters)
    return Sum(criterion.id, own, criterion.max_points, roles, tuple(i.max_points for i in criterion.items), pairs)


def _hurdles(standard: Standard) -> Iterator[Hurdle]:
    """The knock-out of every scored criterion, then the conditions, then those of each level, then what was kept."""
    head = standard.head
    scored = {c.id: at for at, c in enumerate(standard.criteria) if c.role == "scored"}
    if head.knock_out:
        limit = head.knock_out.criterion_scores
        for name, at in scored.items():
            yield Hurdle(name, (at,), 1, limit, strict=True, absolute=True)
    places = {level.id: at for at, level in enumerate(head.levels)}
    for condition in sorted(head.conditions or (), key=lambda told: places.get(told.from_level or "", 0)):
        yield from _hurdles_of(standard, condition, scored, places.get(condition.from_level or "", 0))
    for at, level in enumerate(head.levels):
        if level.kept:
            yield Hurdle(f"{KEPT}{level.id}", (), 1, 0, level=at)


def _hurdles_of(standard: Standard, condition: Condition, scored: Mapping[str, int], level: int) -> Iterator[Hurdle]:
    """One hurdle a criterion where none may fall short, so that the culprit is named; else one for all together."""
    parts = {name: scored[name] for name in condition.named or scored}
    if condition.sum_of or condition.allowed:
        yield _hurdle(standard, condition, f"{CONDITION}{condition.id}", tuple(parts.values()))._replace(level=level)
        return
    for name, at in parts.items():
        yield _hurdle(standard, condition, f"{CONDITION}{condition.id}/{name}", (at,))._replace(level=level)


def _hurdle(standard: Standard, condition: Condition, name: str, parts: tuple[int, ...]) -> Hurdle:
    """A condition's bound in whole numbers: points are scaled with what applies only where the total is."""
    key = condition.bounds[0]
    bound: Fraction = Fraction(getattr(condition, key))
    strict, together = key.startswith("more_than"), condition.sum_of is not None
    shape = Hurdle(name, parts, 1, 0, strict=strict, together=together, allowed=condition.allowed)
    if key.endswith("percent"):
        return shape._replace(times=100 * bound.denominator, edge=bound.numerator)
    left_out = standard.head.left_out
    if left_out is None or left_out.how != "rescale":
        return shape._replace(edge=score_of(bound), absolute=True)
    most = tuple(standard.criteria[at].max_points for at in parts)
    each = () if together or len(set(most)) == 1 else most
    return shape._replace(times=added(most) if together else most[0], edge=score_of(bound), times_each=each)


def hurdles_of(scheme: Scheme, condition: Condition) -> tuple[Hurdle, ...]:
    """The hurdles that stand for a condition."""
    name = f"{CONDITION}{condition.id}"
    return tuple(own for own in scheme.hurdles if own.name == name or own.name.startswith(f"{name}/"))


class Bar(NamedTuple):
    """The total that a level asks of a class; ``name`` is the class's, above plain recognition with the level's."""

    name: str
    unit_class: str
    level: int
    total: Score


def bars_of(standard: Standard) -> tuple[Bar, ...]:
    """Every level's bars in every class, level by level: plain recognition by the classes' own thresholds first.

    A class whose threshold is dated has a bar for each of its days: other@2028-01-01.
    """
    plain = (Bar(bar.id, c.id, 0, bar.threshold) for c in standard.head.classes for bar in c.bars)
    return (*plain, *_above(standard))


def bars_on(standard: Standard, day: date) -> tuple[Bar, ...]:
    """Those of a day: level by level one a class."""
    plain = (Bar(c.bar_on(day), c.id, 0, c.on(day).threshold) for c in standard.head.classes)
    return (*plain, *_above(standard))


def _above(standard: Standard) -> tuple[Bar, ...]:
    classes, above = standard.head.classes, standard.head.levels[1:]
    return tuple(
        Bar(f"{c.id}@{level.id}", c.id, at, level.total(c.id)) for at, level in enumerate(above, 1) for c in classes
    )


def rule_of(ground: semantics.Ground, bar: str) -> str:
    """The id of the decision rule that stands for a ground: a criterion's zero, a condition, rounds, a bar's total."""
    named = next((prefix for prefix in (CONDITION, KEPT) if ground.hurdle.startswith(prefix)), "")
    if ground.kind == "knock-out":
        return ground.hurdle if named else f"knock-out/{ground.hurdle}"
    if ground.kind == "open-zero":
        return f"open-{named or 'zero/'}{bar}/{ground.hurdle.removeprefix(named)}"
    return f"total/{bar}/{ground.kind}"


def rules_of(side: semantics.Side, states: Mapping[str, semantics.Zero], bar: str) -> tuple[str, ...]:
    """The ids of all the rules that must fire in a situation, sorted; ``states`` are of hurdles by name."""
    return tuple(sorted(rule_of(ground, bar) for ground in semantics.grounds_of(side, states)))


def fits(test: Test, told: Mapping[str, State]) -> bool:
    """Whether a test holds for a commune of which all is known that it asks for: every part of it does."""
    lists = ((name, getattr(test, key, None)) for name, key in _LISTS)
    listed = all(told[name] in wanted for name, wanted in lists if wanted)
    flags = all(told[name] == getattr(test, name) for name in ("province", *FLAGS) if getattr(test, name) is not None)
    facts = all(asked.fits(told[name]) for name, asked in (test.facts or {}).items())  # type: ignore[arg-type]
    begun = test.from_ is None or test.from_ <= told["day"]  # type: ignore[operator]
    return listed and flags and facts and begun and (test.until is None or told["day"] <= test.until)  # type: ignore[operator]


_LISTS = (("type", "type"), ("class", "class_"), ("province_code", "province_code"))
