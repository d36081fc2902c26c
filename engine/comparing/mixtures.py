"""The old standard with only some of the changes made: what proves which change moves a commune."""

from __future__ import annotations

from collections.abc import Sequence

from engine.comparing.differences import CLASSES, band_lever, is_remeasured, item_levers
from engine.comparing.pairing import ItemPair, pair_bands, pair_criteria, pair_items
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, UnitClass
from engine.law.questions import EvidenceBook

Levers = frozenset[str]


def mixture(pair: ItemPair, on: Levers) -> Item | None:
    """An item with the changes of some levers made to it; None where it is not there. Examples are left out."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        lone = set(item_levers(pair)) <= on
        return (b if lone else None) if b else (None if lone else a)
    levers = set(item_levers(pair)) & on
    whole = b.steps or a.steps  # equal steps are never mixed with bands
    newer = b if {f"{a.id}/steps", *([f"{a.id}/measure"] if is_remeasured(pair) else ())} & levers else a
    bands = newer.bands if whole else tuple(_bands(pair, on)) if levers else a.bands
    taken: dict[str, object] = {"bands": bands, "max_points": max(band.points for band in bands), "examples": ()}
    taken["steps"] = newer.steps if whole else None
    if f"{a.id}/measure" in on:
        taken["measure"] = b.measure
    if a.when_none != b.when_none and {f"{a.id}/none", f"{a.id}/measure"} & levers:
        taken |= {"when_none": b.when_none, "when_none_mark": b.when_none_mark}
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
    return pair.new_home if pair.new and f"{pair.old.id}/moved" in on else pair.old_home


def mixed_classes(old: Standard, new: Standard, on: Levers) -> tuple[UnitClass, ...]:
    """The classes of the old or the new, each threshold the old one until its own lever is pulled."""
    before = {c.id: c.threshold for c in old.head.classes}
    after = {c.id: c.threshold for c in new.head.classes}

    def bar(name: str) -> int:
        known = before if name in before and (f"threshold/{name}" not in on or name not in after) else after
        return known[name]

    chosen = new if CLASSES in on else old
    return tuple(c.model_copy(update={"threshold": bar(c.id)}) for c in chosen.head.classes)


def applied(old: Standard, new: Standard, on: Levers) -> Standard:
    """The old standard with the changes of some levers made; with all of them it scores as the new one does.

    Ids of what comes in are kept apart from the old ones; maxima follow from the items.
    """
    pairs = pair_items(old, new)
    names = {f"+{b.id}": b for a, b in pair_criteria(old, new) if b and a is None}
    homes: dict[str, Criterion] = {c.id: c for c in old.criteria} | names
    made = [(home(pair, on), _named(pair, mixture(pair, on))) for pair in pairs]
    criteria = [
        _criterion(name, criterion, [item for at, item in made if at == name and item])
        for name, criterion in homes.items()
        if any(at == name and item for at, item in made)
    ]
    maximum = old.head.maximum.model_copy(update={"points": sum(c.max_points for c in criteria)})
    head = old.head.model_copy(
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
