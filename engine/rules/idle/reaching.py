"""What criteria and totals can come to at all: every sum of points that the table's bands can give some commune.

Items are taken to be free of one another, so more is said to be reached than a commune can have, and never less: a
number that makes no difference here makes none to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from engine.law.criteria import Criterion, Item
from engine.law.model import Standard
from engine.law.points.scores import Score, in_steps
from engine.rules.number_line import LawTable
from engine.schemes import Outside, Scheme, Sum, Worth, is_filled, scaled

Worths = frozenset[Worth]


class Raw(NamedTuple):
    """Steps of some items before the criterion limits them, the most that those which apply could have, if any do."""

    points: int
    whole: int
    applies: bool


NOTHING = Raw(0, 0, applies=False)


class Items(NamedTuple):
    """A criterion as it adds up: each group's outcomes, groups being single items or those of which the best counts."""

    own: Sum
    outside: Outside
    groups: tuple[tuple[int, ...], ...]
    outcomes: tuple[frozenset[Raw], ...]

    def without(self, group: int) -> frozenset[Raw]:
        """What all the other groups come to."""
        return _added(outcomes for at, outcomes in enumerate(self.outcomes) if at != group)

    def limited(self, raw: Raw) -> int:
        """A criterion's points: not below nothing, and not more than its most."""
        most = in_steps(self.own.most, 1) if self.own.role != "scored" or self.outside != "rescale" else raw.whole
        return min(max(raw.points, 0), most)


def items_of(standard: Standard, scheme: Scheme, table: LawTable) -> tuple[Items, ...]:
    """Every criterion with the points that its items can have, in whole steps as the scheme is."""
    return tuple(
        _items(own, scheme.outside, [points_reached(item, table, standard.head.step) for item in criterion.items])
        for criterion, own in zip(standard.criteria, scheme.sums, strict=True)
    )


def _items(own: Sum, outside: Outside, given: Sequence[frozenset[int | None]]) -> Items:
    competing = {at for pair in own.pairs for at in pair}
    groups = (*own.pairs, *((at,) for at in range(len(given)) if at not in competing))
    outcomes = (frozenset(_outcomes(own, outside, group, [given[at] for at in group])) for group in groups)
    return Items(own, outside, groups, tuple(outcomes))


def points_reached(item: Item, table: LawTable, step: Score) -> frozenset[int | None]:
    """The steps of points that some commune can have of an item; None where it is not for all."""
    rules = {rule for line in item.lines for rule in table.items[line.line].rules if rule}
    given = {table.rules[rule].points for rule in rules}
    if item.when_none in ("full_points", "zero"):
        given.add(item.max_points if item.when_none == "full_points" else 0)
    out: set[int | None] = {None} if item.applies or item.when_none == "not_applicable" else set()
    return frozenset(out | {in_steps(points, step) for points in given})


def _outcomes(
    own: Sum, outside: Outside, group: Sequence[int], given: Sequence[frozenset[int | None]]
) -> Iterator[Raw]:
    """What a group gives: of items that compete the best, less where points are taken off a scored criterion."""
    role, maxima = own.roles[group[0]], [in_steps(own.maxima[at], 1) for at in group]
    most, filled = max(maxima), is_filled(outside, role)
    sign = -1 if role == "deduction" and own.role == "scored" else 1
    whole = most if role == "scored" and own.role == "scored" else 0
    for points in product(*given):
        if all(told is None for told in points):
            yield Raw(most, whole, applies=True) if filled else NOTHING
        else:
            full = [every for every, told in zip(maxima, points, strict=True) if told is None]
            best = max((told for told in points if told is not None), default=0)
            yield Raw(max(best, *full) if full and filled else sign * best, whole, applies=True)


def _added(groups: Iterable[frozenset[Raw]]) -> frozenset[Raw]:
    sums = frozenset({NOTHING})
    for outcomes in groups:
        sums = frozenset(
            Raw(a.points + b.points, a.whole + b.whole, a.applies or b.applies) for a, b in product(sums, outcomes)
        )
    return sums


def worths_of(items: Items, criterion: Criterion) -> Worths:
    """Every state of a criterion that some commune can have."""
    raws = _added(items.outcomes)
    if criterion.applies and not is_filled(items.outside, items.own.role):
        raws |= {NOTHING}
    return frozenset(Worth(p := items.limited(raw), p, raw.whole, raw.applies) for raw in raws)


def totals_of(scheme: Scheme, worths: Sequence[Worths], keep: Callable[[int, Worth], bool]) -> frozenset[int]:
    """Every total that some commune can have, of those whose criteria may be kept."""
    kept = [[w for w in own if keep(at, w)] for at, own in enumerate(worths)]
    roles = [own.role for own in scheme.sums]
    more, less = (
        _sums([own for own, role in zip(kept, roles, strict=True) if role == r]) for r in ("bonus", "deduction")
    )
    scored = _sums([own for own, role in zip(kept, roles, strict=True) if role == "scored"])
    scales = {in_steps(scaled(scheme, points, whole), 1) for whole, bits in scored.items() for points in _places(bits)}
    beside = {b - d for b in _places(more.get(0, 0)) for d in _places(less.get(0, 0))}
    most = in_steps(scheme.most, 1)
    return frozenset(min(max(total + further, 0), most) for total, further in product(scales, beside))


def _sums(parts: Sequence[Sequence[Worth]]) -> dict[int, int]:
    """By what applies, all sums of points: the bits of a whole number that are set."""
    sums = {0: 1}
    for own in parts:
        added: dict[int, int] = {}
        for (whole, bits), worth in product(sums.items(), own):
            of = whole + in_steps(worth.whole, 1)
            added[of] = added.get(of, 0) | bits << in_steps(worth.low, 1)
        sums = added
    return sums


def together(worths: Sequence[Worths]) -> Worths:
    """What several criteria come to, of those of which something applies."""
    sums = frozenset({(0, 0)})
    for own in worths:
        judged = {(in_steps(w.low, 1), in_steps(w.whole, 1)) if w.applies and w.whole else (0, 0) for w in own}
        sums = frozenset((a + c, b + d) for (a, b), (c, d) in product(sums, judged))
    return frozenset(Worth(points, points, whole, applies=True) for points, whole in sums if whole)


def _places(bits: int) -> Iterator[int]:
    return (at for at, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")
