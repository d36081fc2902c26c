"""What a standard demands besides points by item – conditions, levels, the better of some items – beside another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.comparing.item_differences import Difference
from engine.comparing.matching.pairing import Matched
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.law.recognising.conditions import Condition, Level
from engine.law.recognising.refusing import conditions_of

ALL_LEVELS = "levels"
# Sets of items of which only the best counts.
Competing = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Demands:
    """What one of two standards demands; criteria are called by their homes, items by the names of their pairs.

    ``conditions`` are by id, the old one's where both say the same; ``above`` are the levels above plain recognition.
    """

    conditions: Mapping[str, Condition]
    first: Level | None
    above: tuple[Level, ...]
    best: Mapping[str, Competing]


def demands_of(made: Matched, old: Standard, new: Standard) -> tuple[Demands, Demands]:
    """What each of two matched standards demands."""
    homes = {b.id: a.id if a else f"+{b.id}" for a, b in made.criteria if b}
    mine = {told.id: _settled(told, old, {}) for told in conditions_of(old.head)}
    theirs = {told.id: _settled(told, new, homes) for told in conditions_of(new.head)}
    names = _same_conditions(mine, theirs)
    old_items = {pair.old.id: pair.name for pair in made.items if pair.old}
    new_items = {pair.new.id: pair.name for pair in made.items if pair.new}
    return (
        Demands(mine, *_levels(old), {c.id: _competing(c.items, old_items) for c in old.criteria}),
        Demands(
            {names.get(name, name): told for name, told in theirs.items()},
            *_levels(new),
            {homes[c.id]: _competing(c.items, new_items) for c in new.criteria},
        ),
    )


def _levels(standard: Standard) -> tuple[Level | None, tuple[Level, ...]]:
    first, above = standard.head.levels[:1], standard.head.levels[1:]
    return first[0] if first else None, above


def _settled(told: Condition, standard: Standard, homes: Mapping[str, str]) -> Condition:
    """A condition with its criteria called by their homes; one of the first level binds them all."""
    key = "sum_of" if told.sum_of else "each_of"
    first = [level.id for level in standard.head.levels[:1]]
    changed: dict[str, object] = {"from_level": None} if told.from_level in first else {}
    if told.named:
        changed[key] = tuple(homes.get(name, name) for name in told.named)
    return told.model_copy(update=changed)


def _same_conditions(mine: Mapping[str, Condition], theirs: Mapping[str, Condition]) -> Mapping[str, str]:
    """The old ids of new conditions that only have another id."""
    gone = {weight(told): name for name, told in mine.items() if name not in theirs}
    return {name: gone[weight(c)] for name, c in theirs.items() if name not in mine and weight(c) in gone}


def weight(told: Condition) -> tuple[object, ...]:
    """All of a condition that can bar a commune."""
    bounds = tuple((key, getattr(told, key)) for key in told.bounds)
    return told.sum_of is None, frozenset(told.named), bounds, told.allowed, told.from_level


def _competing(items: Sequence[object], names: Mapping[str, str]) -> Competing:
    letters: dict[str, set[str]] = {}
    for item in items:
        if letter := getattr(item, "best_of", None):
            letters.setdefault(letter, set()).add(names[getattr(item, "id", "")])
    return frozenset(map(frozenset, letters.values()))


def demand_differences(made: Matched, old: Standard, new: Standard, whole: str) -> Iterator[Difference]:
    """Every condition, level and competition of items that is otherwise; ``whole`` is the group of what is of all."""
    mine, theirs = demands_of(made, old, new)
    yield from _competitions(made, mine, theirs)
    raw = {told.id: told for told in conditions_of(new.head)}
    before = {told.id: told for told in conditions_of(old.head)}
    for name in dict.fromkeys([*mine.conditions, *theirs.conditions]):
        a, b = mine.conditions.get(name), theirs.conditions.get(name)
        if a != b:
            lever = "" if a and b and weight(a) == weight(b) else f"condition/{name}"
            yield Difference("condition", whole, name, before.get(name), raw[b.id] if b else None, lever)
    yield from _level_differences(mine, theirs, whole)


def _level_differences(mine: Demands, theirs: Demands, whole: str) -> Iterator[Difference]:
    """Levels that came, went or ask otherwise; plain recognition is there in both, named or not."""
    if mine.first and theirs.first and mine.first != theirs.first:
        yield Difference("level", whole, mine.first.id, mine.first, theirs.first)
    old, new = ({level.id: level for level in demands.above} for demands in (mine, theirs))
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield Difference("level", whole, name, old.get(name), new.get(name), level_lever(mine, theirs, name))
    if level_lever(mine, theirs, "") == ALL_LEVELS:
        was, now = ([level.id for level in demands.above] for demands in (mine, theirs))
        yield Difference("level", whole, ALL_LEVELS, was, now, ALL_LEVELS)


def _competitions(made: Matched, mine: Demands, theirs: Demands) -> Iterator[Difference]:
    moved = {pair.name for pair in made.items if pair.old and pair.new and pair.old_home != pair.new_home}
    for a, b in made.criteria:
        if a and b and _staying(mine.best[a.id], moved) != _staying(theirs.best[a.id], moved):
            yield Difference("best_of", b.id, a.id, a, b, f"{a.id}/best_of")


def _staying(groups: Competing, moved: set[str]) -> Competing:
    """The groups without items that left their criterion: these compete no longer for that reason."""
    return frozenset(group - moved for group in groups if len(group - moved) > 1)


def level_lever(mine: Demands, theirs: Demands, name: str) -> str:
    """The lever of a level above plain recognition; one for all where they stand in another order."""
    known = [{level.id: _asked(level) for level in demands.above} for demands in (mine, theirs)]
    orders = [[level for level in some if level in other] for some, other in (known, known[::-1])]
    if orders[0] != orders[1]:
        return ALL_LEVELS
    return f"level/{name}" if known[0].get(name) != known[1].get(name) else ""


def _asked(level: Level) -> tuple[object, ...]:
    """All of a level that can bar a commune."""
    kept = level.kept
    return bars_by_class(level), (kept.level, kept.rounds) if kept else None


def bars_by_class(level: Level) -> Mapping[str, Score]:
    """What a level asks of each class."""
    return {told.unit_class: told.threshold for told in level.thresholds}


def mixed_levels(mine: Demands, theirs: Demands, on: frozenset[str]) -> tuple[Level, ...]:
    """The levels with those above the first of which a lever is pulled as the new standard has them.

    Plain recognition is there in both, whatever it is called.
    """
    old, new = ({level.id: level for level in demands.above} for demands in (mine, theirs))
    chosen: dict[str, Level] = {}
    for name in dict.fromkeys([*old, *new]):
        level = new.get(name) if level_lever(mine, theirs, name) in on else old.get(name)
        if level:
            chosen[name] = level
    first = mine.first or theirs.first
    order = list(new) if ALL_LEVELS in on else _woven(list(old), list(new))
    above = tuple(chosen[name] for name in order if name in chosen)
    return (first, *above) if first else above


def _woven(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The first list with what only the second has, each before what it stands before there."""
    made, after = list(mine), ""
    for name in reversed(theirs):
        if name not in made:
            made.insert(made.index(after) if after else len(made), name)
        after = name
    return made


def mixed_conditions(
    demands: tuple[Demands, Demands], on: frozenset[str], levels: Sequence[Level], scored: Mapping[str, str]
) -> tuple[Condition, ...]:
    """The conditions of a mixture on what it has; ``scored`` are the ids of its scored criteria by their homes.

    One of a level that the mixture lacks binds nobody, nor one of criteria that it lacks.
    """
    mine, theirs = demands
    found = []
    for name in dict.fromkeys([*mine.conditions, *theirs.conditions]):
        told = (theirs if f"condition/{name}" in on else mine).conditions.get(name)
        if told is None or (told.from_level and told.from_level not in [level.id for level in levels[1:]]):
            continue
        parts = tuple(scored[home] for home in told.named if home in scored)
        if parts or not told.named:
            key = "sum_of" if told.sum_of else "each_of"
            found.append(told.model_copy(update={key: parts} if told.named else {}))
    return tuple(found)


def mixed_best(demands: tuple[Demands, Demands], home: str, on: frozenset[str]) -> Competing:
    """Which items of a criterion compete under a mixture."""
    mine, theirs = demands
    if home not in mine.best:
        return theirs.best[home]
    return theirs.best[home] if f"{home}/best_of" in on and home in theirs.best else mine.best[home]
