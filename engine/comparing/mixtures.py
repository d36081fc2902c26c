"""The old standard with only some of the changes made: what proves which change moves a commune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.comparing.aspects import HEAD_ASPECTS, item_changes
from engine.comparing.differences import CLASS_ORDER, class_levers
from engine.comparing.item_differences import band_lever, is_remeasured, item_levers
from engine.comparing.matching.band_pairs import pair_bands
from engine.comparing.matching.pairing import ItemPair, match
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.questions import EvidenceBook
from engine.law.units.unit_facts import CaseTest, UnitFact

Levers = frozenset[str]


def mixture(pair: ItemPair, on: Levers) -> Item | None:
    """An item with the changes of some levers made to it; None where it is not there. Examples are left out."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        there = pair.lever in on
        return (b if there else None) if b else (None if there else a)
    levers = set(item_levers(pair)) & on
    bands = tuple(_bands(pair, on)) if levers else a.bands
    taken: dict[str, object] = {"bands": bands, "max_points": max(band.points for band in bands), "examples": ()}
    together = f"{a.id}/measure" if is_remeasured(pair) else ""
    for aspect, lever in item_changes(a, b):
        if lever and (together or lever) in on:
            taken |= {field: getattr(b, field) for field in aspect.fields}
    if taken.get("when_none", a.when_none) != a.when_none:
        taken["when_none_mark"] = b.when_none_mark
    return a.model_copy(update=taken)


def _bands(pair: ItemPair, on: Levers) -> list[Band]:
    """The bands in order, each with its stretch and its points from the old or the new."""
    if pair.old is None or pair.new is None:
        return []
    made = []
    for at, bands in enumerate(pair_bands(pair.old.bands, pair.new.bands), 1):
        stretch, points = (lever in on for lever in band_lever(pair, bands, at))
        if bands.old is None or bands.new is None:
            chosen = bands.new if stretch else bands.old
            made += [chosen] if chosen else []
            continue
        # Points of a moved stretch are the old ones until their own lever is pulled too.
        kept = (bands.new if stretch else bands.old).model_copy(
            update={"points": (bands.new if points else bands.old).points}
        )
        made.append(kept)
    return made


def home(pair: ItemPair, on: Levers) -> str:
    """The criterion an item stands in."""
    if pair.old is None:
        return pair.new_home
    return pair.new_home if pair.new and pair.lever and pair.lever in on else pair.old_home


def mixed_classes(old: Standard, new: Standard, on: Levers) -> tuple[UnitClass, ...]:
    """The old classes, of which those come, go, take others and change places whose levers are pulled.

    Each threshold is the old one until its own lever is pulled; a class that comes brings its own.
    """
    levers = class_levers(old, new)
    mine, theirs = ({c.id: c for c in standard.head.classes} for standard in (old, new))
    return tuple(
        _mixed_class(mine.get(name), theirs.get(name), levers, on) for name in _class_order(mine, theirs, levers, on)
    )


def _class_order(
    mine: Mapping[str, UnitClass], theirs: Mapping[str, UnitClass], levers: Mapping[str, str], on: Levers
) -> list[str]:
    """The names of the classes that are there, in order: one that comes stands before the one it precedes."""
    there = [name for name in mine if name in theirs or levers[name] not in on]
    if levers.get(CLASS_ORDER) in on:
        common = (name for name in theirs if name in mine)
        there = [next(common) if name in theirs else name for name in there]
    after = ""
    for name in reversed(list(theirs)):
        if name not in mine and levers[name] in on:
            there.insert(there.index(after) if after else len(there), name)
        if name in there:
            after = name
    return there


def _mixed_class(a: UnitClass | None, b: UnitClass | None, levers: Mapping[str, str], on: Levers) -> UnitClass:
    if a is None or b is None:
        return a or b  # type: ignore[return-value] # one of the two is there
    newer = b if levers.get(a.id) in on else a
    bar = b if f"threshold/{a.id}" in on else a
    return newer.model_copy(update={"threshold": bar.threshold, "thresholds_by_day": bar.thresholds_by_day})


def mixed_applies(old: Standard, new: Standard, pair: ItemPair, on: Levers) -> tuple[CaseTest, ...]:
    """Whom the criterion is for that an item stands in under some levers."""
    mine = next((c for c in old.criteria if pair.old in c.items), None)
    theirs = next((c for c in new.criteria if pair.new in c.items), None)
    if mine is None or theirs is None:
        return (mine or theirs).applies  # type: ignore[union-attr] # it stands in one of the two
    return (theirs if f"{mine.id}/applies" in on else mine).applies


def mixed_facts(old: Standard, new: Standard) -> tuple[UnitFact, ...]:
    """The facts of a commune that either standard declares; where both do, as the new one has it."""
    theirs = {fact.id: fact for fact in new.head.unit_facts}
    kept = tuple(theirs.pop(fact.id, fact) for fact in old.head.unit_facts)
    return (*kept, *theirs.values())


def mixed_head(old: Standard, new: Standard, on: Levers) -> StandardHead:
    """The old head with the changes of some levers made, classes apart."""
    taken = {
        field: getattr(new.head, field)
        for aspect in HEAD_ASPECTS
        if aspect.lever and aspect.lever in on
        for field in aspect.fields
    }
    return old.head.model_copy(update=taken)


def applied(old: Standard, new: Standard, on: Levers) -> Standard:
    """The old standard with the changes of some levers made; with all of them it scores as the new one does.

    Ids of what comes in are kept apart from the old ones; maxima follow from the items.
    """
    matched = match(old, new)
    made = [(home(pair, on), _named(pair, mixture(pair, on))) for pair in matched.items]
    criteria = [
        _criterion(name, criterion, [item for at, item in made if at == name and item])
        for name, criterion in matched.homes.items()
        if any(at == name and item for at, item in made)
    ]
    head = mixed_head(old, new, on)
    maximum = head.maximum.model_copy(update={"points": sum(c.max_points for c in criteria)})
    head = head.model_copy(
        update={
            "classes": mixed_classes(old, new, on),
            "maximum": maximum,
            "criteria": tuple(c.id for c in criteria),
        }
    )
    return Standard.model_construct(head=head, criteria=tuple(criteria), book=_both_books(old, new))


def _named(pair: ItemPair, item: Item | None) -> Item | None:
    return item.model_copy(update={"id": f"new.{item.id}", "examples": ()}) if item and not pair.old else item


def _criterion(name: str, criterion: Criterion, items: Sequence[Item]) -> Criterion:
    kept = f"new.{criterion.id}" if name.startswith("+") else criterion.id
    most = sum(item.max_points for item in items)
    return criterion.model_copy(update={"id": kept, "items": tuple(items), "max_points": most})


def _both_books(old: Standard, new: Standard) -> EvidenceBook:
    known = {entry.id: entry for entry in (*new.book.evidence, *old.book.evidence)}
    return old.book.model_copy(update={"evidence": tuple(known.values())})
