"""Communes under the old standard with any of the changes made: points and verdicts, by table, in whole arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.comparing.differences import class_levers
from engine.comparing.item_differences import item_levers
from engine.comparing.matching.pairing import ItemPair
from engine.comparing.mixtures import (
    Between,
    Levers,
    between,
    home,
    mixed_applies,
    mixed_classes,
    mixture,
)
from engine.comparing.variants import joined_rules, tabulate_decisions, tabulate_items
from engine.evidence.columns import Columns
from engine.evidence.facts import EarlierRound
from engine.law.criteria import Criterion, Item
from engine.law.model import Standard, UnitClass
from engine.law.points.scores import Scores
from engine.law.units.unit_facts import CaseTest
from engine.rules.compiling import item_rules
from engine.rules.meaning import scheme_of
from engine.rules.number_line import NumberLine, decision_key
from engine.scoring.grid import pieces_of
from engine.scoring.law_arrays import ItemArrays, item_arrays
from engine.scoring.whom.placing import Profile
from engine.semantics import Status, Verdict

Ints: TypeAlias = npt.NDArray[np.int64]
Codes: TypeAlias = npt.NDArray[np.int8]

VERDICTS: tuple[Verdict | None, ...] = ("not_recognised", "undecided", "recognised", None)
ASIDE = 3
SIDES = ("below", "open", "reached")


@dataclass(frozen=True, slots=True)
class Points:
    """One item of N communes: low, high, and 1 where it applies; all 0 where the item is not there."""

    low: Scores
    high: Scores
    applies: Ints


@dataclass(frozen=True, slots=True)
class Tally:
    """Points by criterion (N, C), and how many of its items apply; N is of the rows asked for."""

    low: Scores
    high: Scores
    applies: Ints


def _no_lines(item: Item, *_: object) -> Sequence[Profile | None]:
    """Where no item has cases or conditions, nobody is asked for a line of one."""
    raise ValueError(f"{item.id} has lines for some communes")


@dataclass(frozen=True, slots=True)
class Communes:
    """N communes: facts now and in the rounds before, the latest first, and what gives each its class.

    That is one among some classes, None where none fits. ``lined`` gives each its profile for an item in a criterion
    of these conditions, None where facts not known decide; ``decided`` is what earlier rounds came to.
    """

    facts: Columns
    previous: tuple[Columns, ...]
    classed: Callable[[tuple[UnitClass, ...]], Sequence[str | None]]
    lined: Callable[[Item, tuple[CaseTest, ...], tuple[UnitClass, ...]], Sequence[Profile | None]] = _no_lines
    decided: tuple[EarlierRound, ...] = ()

    def __len__(self) -> int:
        """How many communes there are."""
        return len(self.facts.codes)


@dataclass(frozen=True, slots=True)
class Field:
    """Where mixtures of two standards are scored; ``items``, ``points`` and ``indices`` fill as mixtures are asked for.

    ``is_plain``: in both a total is the sum of its items and nothing but the knock-out bars, so it is in every mixture.

    ``levers`` are those of each pair, ``class_levers`` those of the classes; ``indices`` the communes' classes, -1
    where none fits; ``verdicts`` is (class, side, state, criterion), an index into VERDICTS of what durable-rules gave.
    """

    both: Between
    levers: tuple[Levers, ...]
    homes: tuple[str, ...]
    classes: tuple[UnitClass, ...]
    verdicts: Codes
    communes: Communes
    class_levers: Levers
    is_plain: bool
    items: dict[tuple[int, Levers], Item | None] = field(default_factory=dict)
    indices: dict[Levers, Ints] = field(default_factory=dict)
    points: dict[tuple[int, Levers], Points | None] = field(default_factory=dict)

    @property
    def old(self) -> Standard:
        """The standard of which the field's mixtures are made by changes."""
        return self.both.old

    @property
    def new(self) -> Standard:
        """The standard that all changes together give."""
        return self.both.new

    @property
    def kind(self) -> type[Any]:
        """What arrays of points are made of: objects where either standard has parts of a point."""
        return np.int64 if self.old.head.step == self.new.head.step == 1 else object

    @property
    def pairs(self) -> tuple[ItemPair, ...]:
        """Every item of either standard."""
        return self.both.matched.items


def open_field(old: Standard, new: Standard, communes: Communes) -> Field:
    """The field of two standards: every situation of both judged once."""
    both = between(old, new)
    homes = both.matched.homes
    criteria = tuple(
        c.model_copy(update={"id": f"new.{c.id}"}) if name.startswith("+") else c for name, c in homes.items()
    )
    known = {c.id for c in old.head.classes}
    classes = (*old.head.classes, *(c for c in new.head.classes if c.id not in known))
    decisions = tabulate_decisions(old, classes, criteria)
    levers = tuple(frozenset(item_levers(pair)) | _of_whom(old, new, pair) for pair in both.matched.items)
    given = {rule.id: rule.verdict for rule in joined_rules(old, classes, criteria)}
    table = _verdicts(decisions, classes, criteria, given)
    moving = frozenset(class_levers(old, new).values())
    plain = all(_is_plain(standard) for standard in (old, new))
    return Field(both, levers, tuple(homes), classes, table, communes, moving, plain)


def _is_plain(standard: Standard) -> bool:
    return scheme_of(standard).is_plain and not standard.head.conditions and not standard.head.levels[1:]


def _of_whom(old: Standard, new: Standard, pair: ItemPair) -> Levers:
    """The levers besides an item's own that bear on whom it is for: its criterion's, and the classes' where it asks."""
    own = [item for item in (pair.old, pair.new) if item]
    criteria = [c for side in (old, new) for c in side.criteria if any(item in c.items for item in own)]
    tests = [test for item in own for test in item.applies] + [test for c in criteria for test in c.applies]
    tests += [test for item in own for case in item.except_ for test in case.when]
    classes = frozenset(class_levers(old, new).values()) if any(test.class_ for test in tests) else frozenset[str]()
    return classes | frozenset(f"{c.id}/applies" for c in criteria if c.applies)


def _verdicts(
    decisions: Mapping[str, tuple[str, ...]],
    classes: Sequence[UnitClass],
    criteria: Sequence[Criterion],
    given: Mapping[str, Verdict | None],
) -> Codes:
    """The decisions as an array; a state of 0 has one verdict whatever the criterion."""
    table = np.zeros((len(classes), len(SIDES), 3, len(criteria)), dtype=np.int8)
    for k, unit_class in enumerate(classes):
        for s, side in enumerate(SIDES):
            for state in range(3):
                for c, criterion in enumerate(criteria):
                    key = decision_key(unit_class.id, side, criterion.id if state else "", state)
                    table[k, s, state, c] = VERDICTS.index(given[decisions[key][0]])
    return table


def prepare(ground: Field, subsets: Iterable[Levers]) -> None:
    """Judge every version of an item that these subsets ask for, all in a few rulesets."""
    wanted: dict[tuple[int, Levers], Item] = {}
    for on in subsets:
        for at, own in enumerate(_owned(ground, on)):
            if (at, own) in ground.points or (at, own) in wanted:
                continue
            item = ground.items[at, own] = mixture(ground.pairs[at], own)
            if item is None:
                nothing = np.zeros(len(ground.communes), dtype=np.int64)
                ground.points[at, own] = Points(nothing, nothing, nothing)
            else:
                wanted[at, own] = item
    judged = tabulate_items(tuple(wanted.values()))
    for (key, item), cells in zip(wanted.items(), judged, strict=True):
        ground.points[key] = points_of_version(ground, key, item, cells) if cells else None


def _owned(ground: Field, on: Levers) -> Iterable[Levers]:
    """The levers that bear on each item, so that it is judged once for all subsets that agree on them."""
    return (levers & on for levers in ground.levers)


def points_of_version(ground: Field, key: tuple[int, Levers], item: Item, cells: NumberLine) -> Points:
    """The points of one version of an item over the field's communes, each by its own line of it.

    A commune of which facts not known decide its line could have anything.
    """
    made, pair = _points_of_line(ground, item, cells), ground.pairs[key[0]]
    about = mixed_applies(ground.old, ground.new, pair, key[1])
    if not item.except_ and not item.applies and not about:
        return made
    found = ground.communes.lined(item, about, mixed_classes(ground.old, ground.new, ground.class_levers & key[1]))
    lines = item.lines[1:]
    for line, own in zip(lines, _tabulated(lines), strict=True):
        rows = np.array([p is not None and p.case_of(item.id) == line.line for p in found])
        if own is not None and rows.any():
            made = _taking(made, rows, _points_of_line(ground, line, own))
    out = np.array([p is not None and bool(p.out) for p in found])
    unsure = np.array([p is None for p in found])
    nothing, some = np.zeros(len(found), dtype=np.int64), np.ones(len(found), dtype=np.int64)
    most = np.full(len(found), item.max_points, dtype=ground.kind)
    made = _taking(made, unsure, Points(nothing, most, some))
    return _taking(made, out, Points(nothing, nothing, nothing))


@lru_cache(maxsize=1 << 8)
def _tabulated(lines: tuple[Item, ...]) -> tuple[NumberLine | None, ...]:
    """The cells of an item's cases, which are the same in every version that moves only its general bands."""
    return tabulate_items(lines)


def _taking(made: Points, rows: npt.NDArray[np.bool_], other: Points) -> Points:
    parts = ((made.low, other.low), (made.high, other.high), (made.applies, other.applies))
    return Points(*(np.where(rows, theirs, mine) for mine, theirs in parts))


def _points_of_line(ground: Field, item: Item, cells: NumberLine) -> Points:
    line: ItemArrays = item_arrays(item, cells, {rule.id: rule for rule in item_rules(item, 1)})
    piece = pieces_of(line, ground.communes.facts, ground.communes.previous)
    applies = (line.status != Status.NOT_APPLICABLE).astype(np.int64)
    low, high = (end.astype(ground.kind) for end in line.points)
    return Points(low[piece], high[piece], applies[piece])


def is_sound(ground: Field, on: Levers) -> bool:
    """Whether every item of a mixture gives each value one band."""
    return all(ground.points[key] for key in enumerate(_owned(ground, on)))


def tally(ground: Field, on: Levers, rows: Ints) -> Tally:
    """The points by criterion of a sound mixture that was prepared."""
    shape = (len(rows), len(ground.homes))
    kinds = (ground.kind, ground.kind, np.int64)
    made = Tally(*(np.zeros(shape, dtype=kind) for kind in kinds))
    for key in enumerate(_owned(ground, on)):
        _add(made, ground, key, rows)
    return made


def moved_tally(ground: Field, base: Tally, on: Levers, rows: Ints) -> Tally:
    """``base``, the tally of no change, with the items moved that a few levers touch."""
    made = Tally(base.low.copy(), base.high.copy(), base.applies.copy())
    for at, own in enumerate(_owned(ground, on)):
        if own:
            _add(made, ground, (at, frozenset()), rows, sign=-1)
            _add(made, ground, (at, own), rows)
    return made


def _add(made: Tally, ground: Field, key: tuple[int, Levers], rows: Ints, *, sign: int = 1) -> None:
    """Add an item's points to the criterion it stands in, or with ``sign`` -1 take them off."""
    points, pair = ground.points[key], ground.pairs[key[0]]
    if points is None:
        raise ValueError(f"an unsound version of {pair.name}")
    column = ground.homes.index(home(pair, key[1]))
    for grid, part in ((made.low, points.low), (made.high, points.high), (made.applies, points.applies)):
        grid[:, column] += sign * part[rows]


def class_index(ground: Field, on: Levers) -> Ints:
    """Every commune's class under a mixture as an index into the field's classes; -1 where none fits."""
    own = ground.class_levers & on
    if own not in ground.indices:
        index = {c.id: at for at, c in enumerate(ground.classes)}
        named = ground.communes.classed(mixed_classes(ground.old, ground.new, own))
        ground.indices[own] = np.array([index[name] if name else -1 for name in named], dtype=np.int64)
    return ground.indices[own]


def verdicts(table: Codes, made: Tally, classes: Ints, thresholds: Scores, knocked_at: int) -> Codes:
    """Each commune's verdict by the judged table: side of its threshold, gravest zero, and a criterion that has it.

    Side and zero are those of the page in arrays; a test holds both together.
    """
    low, high = made.low.sum(axis=1), made.high.sum(axis=1)
    bar = thresholds[classes]
    side = (low >= bar).astype(np.int64) + (high >= bar)
    applies = made.applies > 0
    states = (applies & (made.low <= knocked_at)).astype(np.int64) + (applies & (made.high <= knocked_at))
    gravest = states.max(axis=1, initial=0)
    worst = states.argmax(axis=1)
    return np.where(classes < 0, ASIDE, table[classes, side, gravest, worst]).astype(np.int8)
