"""Two standards laid side by side: every difference, and the lever that pulls it from the old to the new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.comparing.aspects import (
    CLASS_ASPECTS,
    CRITERION_ASPECTS,
    HEAD_ASPECTS,
    HEAD_LISTS,
    Aspect,
    Kind,
    aspects_between,
)
from engine.comparing.hurdles.demands import demand_differences
from engine.comparing.item_differences import Difference, differences_of_item, is_split_item
from engine.comparing.matching.pairing import ItemPair, Matched, Reshaping, match
from engine.law.criteria import Criterion
from engine.law.model import Standard, UnitClass
from engine.law.points.scores import Score, added
from engine.law.values import Shape

WHOLE, EVIDENCE = "standard", "evidence"
CLASS_ORDER, ALL_CLASSES = "classes/order", "classes"
# More levers than these on the classes are pulled together: each subset of them is judged anew.
MOST_CLASS_LEVERS = 10


def compare(old: Standard, new: Standard) -> tuple[Difference, ...]:
    """Every difference between two whole standards, by criterion in the new one's order, then the whole, then data."""
    made = match(old, new)
    groups = _groups(made)
    order = {name: at for at, name in enumerate([*(c.id for c in new.criteria), *(f"-{c.id}" for c in old.criteria)])}
    found = [*_criteria(made, groups), *_items(made, groups)]
    demands = list(demand_differences(made, old, new, WHOLE))
    apart = [d for d in demands if d.group != WHOLE]
    by_criterion = sorted([*found, *apart], key=lambda d: order[d.group])
    whole = (d for d in demands if d.group == WHOLE)
    return (*by_criterion, *_whole(old, new), *whole, *_classes(old, new), *_data(made, old, new))


def _groups(made: Matched) -> Mapping[str, str]:
    """The group of each home: the new criterion's id, or the old one's behind a minus."""
    return {a.id if a else f"+{b.id}" if b else "": b.id if b else f"-{a.id}" if a else "" for a, b in made.criteria}


def _criteria(made: Matched, groups: Mapping[str, str]) -> Iterator[Difference]:
    merged = {c.id for shape in made.reshaped for c in shape.old[1:]}
    parted = {c.id for shape in made.reshaped for c in shape.new[1:]}
    first = {shape.old[0].id: shape for shape in made.reshaped}
    for a, b in made.criteria:
        if a is None or b is None:
            criterion = a or b
            if criterion and criterion.id not in (merged if a else parted):
                home = a.id if a else f"+{criterion.id}"
                lever = f"-{home}" if a else home
                pulled = lever if any(pair.lever == lever for pair in made.items) else ""
                yield Difference("removed" if a else "added", groups[home], criterion.id, a, b, pulled)
            continue
        for shape in made.reshaped:
            if a.id == shape.old[0].id:
                yield _reshaped(shape, b)
        if a.id != b.id and a.id not in first:
            yield Difference("renamed", b.id, a.id, a, b)
        yield from _criterion(made, a, b)


def _reshaped(shape: Reshaping, goes_on: Criterion) -> Difference:
    if len(shape.new) > 1:
        return Difference("split", goes_on.id, shape.old[0].id, shape.old, shape.new, shape.lever)
    return Difference("merged", goes_on.id, goes_on.id, shape.old, shape.new, shape.lever)


def _criterion(made: Matched, a: Criterion, b: Criterion) -> Iterator[Difference]:
    """What else differs in a criterion: neither its number where its id is new, nor points that only moved along."""
    seen = a.model_copy(update={"number": b.number}) if a.id != b.id else a
    if any(a.id == shape.old[0].id for shape in made.reshaped):
        seen = seen.model_copy(update={"max_points": a.max_points + _moved_points(made.items, a.id)})
    for aspect in aspects_between(seen, b, CRITERION_ASPECTS):
        yield Difference(aspect.kind, b.id, a.id, a, b, _criterion_lever(aspect, seen, b))


def _criterion_lever(aspect: Aspect, a: Criterion, b: Criterion) -> str:
    """The lever of what differs in a criterion: its most points weigh only as a cap, or come with a role."""
    if aspect.kind == "points" and a.role != b.role:
        return f"{a.id}/role"
    pulled = "" if aspect.kind == "points" and a.role == "scored" else aspect.pulled(a, b)
    return f"{a.id}/{pulled}" if pulled else ""


def _moved_points(items: Sequence[ItemPair], home: str) -> Score:
    """The points that items took along into a criterion, less those they took out of it."""
    moved = [pair for pair in items if pair.old and pair.new and pair.old_home != pair.new_home]
    ways = (pair.old.max_points * ((pair.new_home == home) - (pair.old_home == home)) for pair in moved if pair.old)
    return added(ways)


def _items(made: Matched, groups: Mapping[str, str]) -> Iterator[Difference]:
    reshaped = {c.id for shape in made.reshaped for c in shape.old}
    homes = {a.id: b.id for a, b in made.criteria if a and b}
    lone = [pair for pair in made.items if pair.old is None]
    for pair in made.items:
        group = groups[pair.new_home or pair.old_home]
        follows = pair.old_home not in reshaped and _follows(pair, homes)
        found = list(differences_of_item(pair, group, renumbered=follows))
        if parts := [other.new for other in lone if other.new and is_split_item(pair, other)]:
            yield Difference("split", group, pair.name, (pair.old,), (pair.new, *parts), "", pair)
        yield from found


def _follows(pair: ItemPair, homes: Mapping[str, str]) -> bool:
    """Whether an item's number is the old one but for the number of its criterion, which is told by itself."""
    if not pair.old or not pair.new or pair.old_home != pair.new_home:
        return False
    return pair.new.id == homes[pair.old_home] + pair.old.id.removeprefix(pair.old_home)


def _whole(old: Standard, new: Standard) -> Iterator[Difference]:
    a, b = old.head, new.head
    for aspect in aspects_between(a, b, HEAD_ASPECTS):
        (field, *more) = aspect.fields
        mine, theirs = (a, b) if more else (getattr(a, field), getattr(b, field))
        yield Difference(aspect.kind, WHOLE, field, mine, theirs, aspect.pulled(a, b))
    for listed in HEAD_LISTS:
        for field in listed.fields:
            yield from _by_id(listed.kind, WHOLE, getattr(a, field), getattr(b, field))


def _by_id(kind: Kind, group: str, old: Sequence[Shape], new: Sequence[Shape]) -> Iterator[Difference]:
    """Things known by their ids: gone, otherwise, or new."""
    mine, theirs = ({str(getattr(t, "id", "")): t for t in things} for things in (old, new))
    for name in dict.fromkeys([*mine, *theirs]):
        if mine.get(name) != theirs.get(name):
            yield Difference(kind, group, name, mine.get(name), theirs.get(name))


def _classes(old: Standard, new: Standard) -> Iterator[Difference]:
    mine, theirs = ({c.id: c for c in standard.head.classes} for standard in (old, new))
    levers = class_levers(old, new)
    for name in dict.fromkeys([*mine, *theirs]):
        a, b = mine.get(name), theirs.get(name)
        if name in levers:
            yield Difference("class", WHOLE, name, a, b, levers[name])
        for aspect in aspects_between(a, b, CLASS_ASPECTS) if a and b else ():
            yield Difference(aspect.kind, WHOLE, name, a, b, f"{aspect.lever}/{name}" if aspect.lever else "")
    if CLASS_ORDER in levers:
        yield Difference("class", WHOLE, "order", *_in_both(old, new), levers[CLASS_ORDER])


def class_levers(old: Standard, new: Standard) -> Mapping[str, str]:
    """The lever of each class that comes, goes or takes other communes, by its id, and of their order.

    One lever for all where there are too many to try.
    """
    mine, theirs = ({c.id: c for c in standard.head.classes} for standard in (old, new))
    names = [name for name in dict.fromkeys([*mine, *theirs]) if _takes_others(mine.get(name), theirs.get(name))]
    before, after = _in_both(old, new)
    levers = {name: f"class/{name}" for name in names} | ({CLASS_ORDER: CLASS_ORDER} if before != after else {})
    return dict.fromkeys(levers, ALL_CLASSES) if len(levers) > MOST_CLASS_LEVERS else levers


def _in_both(old: Standard, new: Standard) -> tuple[list[str], list[str]]:
    """The classes that both have, in the order of each."""
    mine, theirs = ([c.id for c in standard.head.classes] for standard in (old, new))
    return [name for name in mine if name in theirs], [name for name in theirs if name in mine]


def _takes_others(a: UnitClass | None, b: UnitClass | None) -> bool:
    return a is None or b is None or [_test(t) for t in a.when] != [_test(t) for t in b.when]


def _test(test: Shape) -> dict[str, object]:
    """A class's clause without its mark, which moves no commune."""
    return {name: value for name, value in test.__dict__.items() if name != "mark"}


def _data(made: Matched, old: Standard, new: Standard) -> Iterator[Difference]:
    for a, b in made.evidence:
        if a is None or b is None:
            name = a.id if a else b.id if b else ""
            yield Difference("removed" if a else "added", EVIDENCE, name, a, b)
            continue
        if a.id != b.id:
            said = (a.label, a.question) == (b.label, b.question)
            yield Difference("renamed", EVIDENCE, a.id, a, b, inferred=not said)
        if a.model_copy(update={"id": b.id, "period": b.period}) != b:  # its criteria say which period is another
            yield Difference("evidence", EVIDENCE, a.id, a, b)
    yield from _by_id("check", EVIDENCE, old.book.checks, new.book.checks)
