"""The least and the most that hidden figures can be, by the sums that are known of them: exact.

Unknowns are whole numbers of at least 0 and each known sum is of some of them. Where the sums come from two divisions
of the same communes, such as those of two releases, the least and the most are whole by themselves: two families of
nested sets make a totally unimodular system. Beyond two, what is found is at least as wide as what can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Sums = Mapping[frozenset[str], int]


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the most of a figure; ``most`` is None without end."""

    least: int
    most: int | None


class Contradiction(ValueError):
    """No figures at all agree with the sums."""


def settled(sums: Sums) -> tuple[dict[str, int], dict[frozenset[str], int]]:
    """Unknowns that a sum of one settles, and the sums of the others; raises Contradiction."""
    found: dict[str, int] = {}
    open_ = dict(sums)
    while alone := next((names for names in open_ if len(names) <= 1), None):
        value = open_.pop(alone)
        for name in alone:
            found[name] = value
        open_ = _without(open_, alone, value)
        if value < 0 or (not alone and value):
            raise Contradiction
    if open_.get(frozenset(), 0):
        raise Contradiction
    open_.pop(frozenset(), None)
    if any(value < 0 for value in (*found.values(), *open_.values())):
        raise Contradiction
    return found, open_


def _without(sums: Sums, gone: frozenset[str], value: int) -> dict[frozenset[str], int]:
    made: dict[frozenset[str], int] = {}
    for names, total in sums.items():
        rest, left = (names - gone, total - value) if gone <= names and gone else (names, total)
        if made.setdefault(rest, left) != left:
            raise Contradiction
    return made


def reach_of(asked: frozenset[str], sums: Sums) -> Reach:
    """The least and the most that some unknowns come to together; raises Contradiction."""
    found, open_ = settled(sums)
    sure, rest = sum(found[name] for name in asked & found.keys()), asked - found.keys()
    for names in [names for names in open_ if names <= rest and _apart(open_)]:
        sure, rest = sure + open_[names], rest - names
    if not rest:
        return Reach(sure, sure)
    if rest - frozenset().union(*open_):
        inside = rest & frozenset().union(*open_)
        return Reach(sure + (reach_of(inside, open_).least if inside else 0), None)
    if _apart(open_):
        return Reach(sure, sure + sum(total for names, total in open_.items() if names & rest))
    least, most = (_extreme(rest, open_, upward=upward) for upward in (False, True))
    return Reach(sure - (-(least or Fraction(0)) // 1), None if most is None else sure + most // 1)


def refuse_impossible(sums: Sums) -> None:
    """Raise Contradiction where no figures agree with the sums."""
    _, open_ = settled(sums)
    if open_ and not _apart(open_):
        _extreme(next(iter(open_)), open_, upward=True)


def _apart(sums: Sums) -> bool:
    """Whether no unknown is in two sums."""
    return sum(map(len, sums)) == len(frozenset().union(*sums))


def _extreme(asked: frozenset[str], sums: Sums, *, upward: bool) -> Fraction | None:
    """The most or the least of some unknowns by the simplex method on fractions, Bland's rule; None without end."""
    names = sorted(frozenset().union(*sums))
    rows = [[Fraction(own in members) for own in names] + [Fraction(total)] for members, total in sums.items()]
    table, basis = _first_solution(rows, len(names))
    worth = [Fraction((1 if upward else -1) * (name in asked)) for name in names]
    best = _improve(table, basis, worth)
    return None if best is None else best if upward else -best


def _first_solution(rows: Sequence[list[Fraction]], width: int) -> tuple[list[list[Fraction]], list[int]]:
    """A table that some figures fulfil, and its basis; raises Contradiction."""
    count = len(rows)
    table = [[*row[:-1], *(Fraction(at == own) for own in range(count)), row[-1]] for at, row in enumerate(rows)]
    basis = [width + at for at in range(count)]
    left = _improve(table, basis, [Fraction(0)] * width + [Fraction(-1)] * count)
    if left is None or left < 0:
        raise Contradiction
    for at in range(count):
        if basis[at] >= width and (column := next((j for j in range(width) if table[at][j]), None)) is not None:
            _pivot(table, basis, at, column)
    kept = [at for at in range(count) if basis[at] < width]
    return [[*table[at][:width], table[at][-1]] for at in kept], [basis[at] for at in kept]


def _improve(table: list[list[Fraction]], basis: list[int], worth: Sequence[Fraction]) -> Fraction | None:
    """The most that is worth anything; None without end."""
    while True:
        gains = (w - sum(worth[own] * row[j] for own, row in zip(basis, table, strict=True))
                 for j, w in enumerate(worth))  # fmt: skip
        column = next((j for j, gain in enumerate(gains) if gain > 0), None)
        if column is None:
            return sum((worth[own] * row[-1] for own, row in zip(basis, table, strict=True)), Fraction(0))
        steps = [(row[-1] / row[column], basis[at], at) for at, row in enumerate(table) if row[column] > 0]
        if not steps:
            return None
        _pivot(table, basis, min(steps)[2], column)


def _pivot(table: list[list[Fraction]], basis: list[int], at: int, column: int) -> None:
    own = [value / table[at][column] for value in table[at]]
    table[:] = [
        own if other == at else [value - row[column] * part for value, part in zip(row, own, strict=True)]
        for other, row in enumerate(table)
    ]
    basis[at] = column
