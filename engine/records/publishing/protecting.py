"""Which figures of a tree-shaped table are hidden: small ones, and as many beside them as cover these.

A commune knows its own figure. In each group whose sum is shown the hidden are therefore at least three, and without
the largest they still come to the limit: what the owner of the largest is left with can be any of the others'. One
pass from communes to classes to the province, whole numbers, exact.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from engine.records.publishing.releases import ClassRow, CountTable


@dataclass(frozen=True, slots=True)
class Limits:
    """Below how many a count is hidden, how many are hidden together at least, and how many zeros with them."""

    below: int
    together: int = 3
    zeros: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier releases settle: figures already shown, which cover nothing, and figures once hidden, which stay so.

    Communes by code, classes by id, the province as "".
    """

    shown: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """One count of a province: by class, each commune's; ``unknown`` communes gave none."""

    datum: str
    province: str
    classes: Mapping[str, Mapping[str, int]]
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Hidden:
    """What is hidden so far: communes of each class, and classes."""

    communes: dict[str, set[str]]
    classes: set[str] = field(default_factory=set)


def protected(counts: Counts, limits: Limits, known: Known = Known()) -> CountTable:
    """The table as it may be shown, no figure of it pointing at fewer than ``below`` children."""
    hidden = _Hidden({name: _small(values, limits, known) for name, values in counts.classes.items()})
    for name, values in counts.classes.items():
        base, total = set(hidden.communes[name]), sum(values.values())
        if 0 < total < limits.below or name in known.hidden:
            hidden.classes.add(name)
        elif base and not _covered(values, hidden.communes[name], limits, known.shown):
            hidden.communes[name] = base
            hidden.classes.add(name)
    whole = sum(sum(values.values()) for values in counts.classes.values())
    shown = not (0 < whole < limits.below or "" in known.hidden) and _classes_covered(counts, hidden, limits, known)
    for name, values in counts.classes.items():
        _add_zeros(values, hidden.communes[name], limits, known.shown)
    return _table(counts, limits, hidden, whole if shown else None)


def is_safe(hidden: Collection[int], limits: Limits) -> bool:
    """Whether hidden figures of one shown sum cover each other, against whoever owns one of them as well."""
    return not hidden or (len(hidden) >= limits.together and sum(hidden) - max(hidden) >= limits.below)


def _small(values: Mapping[str, int], limits: Limits, known: Known) -> set[str]:
    return {code for code, value in values.items() if 0 < value < limits.below or code in known.hidden}


def _covered(values: Mapping[str, int], hidden: set[str], limits: Limits, shown: Collection[str]) -> bool:
    """Hide further figures, the smallest first and zeros last, until all are covered; False when there are no more."""
    rest = [code for code in values if code not in hidden and code not in shown]
    rest.sort(key=lambda code: (values[code] == 0, values[code], code))
    while not is_safe([values[code] for code in hidden], limits):
        if not rest:
            return False
        hidden.add(rest.pop(0))
    return True


def _add_zeros(values: Mapping[str, int], hidden: set[str], limits: Limits, shown: Collection[str]) -> None:
    """With hidden figures go zeros, or every hidden one would be known to be more than none."""
    if hidden:
        zeros = sorted(code for code, value in values.items() if value == 0 and code not in shown)
        lacking = limits.zeros - sum(code in hidden for code in zeros)
        hidden.update([code for code in zeros if code not in hidden][: max(lacking, 0)])


def _classes_covered(counts: Counts, hidden: _Hidden, limits: Limits, known: Known) -> bool:
    """The same one level up; False, with nothing more hidden, when the province's own figure must be hidden instead.

    What a class hides is what its hidden communes come to: the others anybody can add up.
    """
    if not hidden.classes:
        return True
    before = {name: set(codes) for name, codes in hidden.communes.items()}
    mass = {name: _mass(counts, hidden, name) for name in hidden.classes}
    sums = {name: sum(values.values()) for name, values in counts.classes.items()}
    rest = [name for name in sums if name not in hidden.classes and name not in known.shown]
    rest.sort(key=lambda name: (sums[name] == 0, sums[name], name))
    added: list[str] = []
    while not is_safe(list(mass.values()), limits):
        if not rest:
            hidden.communes.update(before)
            return False
        added.append(rest.pop(0))
        _hide_some(counts.classes[added[-1]], hidden.communes[added[-1]], known.shown)
        if hidden.communes[added[-1]]:
            mass[added[-1]] = _mass(counts, hidden, added[-1])
    hidden.classes.update(added)
    return True


def _mass(counts: Counts, hidden: _Hidden, name: str) -> int:
    return sum(counts.classes[name][code] for code in hidden.communes[name])


def _hide_some(values: Mapping[str, int], hidden: set[str], shown: Collection[str]) -> None:
    """A class all of whose communes are shown hides nothing: its smallest commune goes with it, a zero last."""
    rest = [code for code in values if code not in shown]
    if not hidden and rest:
        hidden.add(min(rest, key=lambda code: (values[code] == 0, values[code], code)))


def _table(counts: Counts, limits: Limits, hidden: _Hidden, whole: int | None) -> CountTable:
    rows: Sequence[ClassRow] = [
        ClassRow(
            name,
            None if name in hidden.classes else sum(values.values()),
            {code: None if code in hidden.communes[name] else value for code, value in values.items()},
        )
        for name, values in counts.classes.items()
    ]
    return CountTable(counts.datum, limits.below, counts.province, whole, tuple(rows), "full", counts.unknown)
