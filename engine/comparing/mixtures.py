"""The old standard with only some of the changes made: what proves which change moves a commune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.comparing.aspects import HEAD_ASPECTS, item_changes
from engine.comparing.differences import CLASS_ORDER, class_levers
from engine.comparing.hurdles.demands import Demands, demands_of, mixed_best, mixed_conditions, mixed_levels
from engine.comparing.item_differences import band_lever, is_remeasured, item_levers
from engine.comparing.matching.band_pairs import pair_bands
from engine.comparing.matching.pairing import ItemPair, Matched, match
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.questions import EvidenceBook
from engine.law.recognising.refusing import counted_most
from engine.law.units.unit_facts import CaseTest, UnitFact

Levers = frozenset[str]


def mixture(pair: ItemPair, on: Levers) -> Item | None:
    """An item with the changes of some levers made to it; None where it is not there. Examples are left out."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        there = pair.lever in on
        return (b if there else None) if b else (None if there else a)
    levers = set(item_levers(pair)) & on
    whole = b.steps or a.steps  # equal steps are never mixed with bands
    newer = b if {f"{a.id}/steps", *([f"{a.id}/measure"] if is_remeasured(pair) else ())} & levers else a
    bands = newer.bands if whole else tuple(_bands(pair, on)) if levers else a.bands
    taken: dict[str, object] = {"bands": bands, "max_points": max(band.points for band in bands), "examples": ()}
    taken["steps"] = newer.steps if whole else None
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


@dataclass(frozen=True, slots=True)
class Between:
    """Two standards, what of them is which, and what each demands besides points by item."""

    old: Standard
    new: Standard
    matched: Matched
    demands: tuple[Demands, Demands]

    @property
    def sides(self) -> Mapping[str, tuple[Criterion | None, Criterion | None]]:
        """Every criterion in the old standard and the new, by its home."""
        return {a.id if a else f"+{b.id}" if b else "": (a, b) for a, b in self.matched.criteria}


def between(old: Standard, new: Standard) -> Between:
    """Two standards with what is which."""
    matched = match(old, new)
    return Between(old, new, matched, demands_of(matched, old, new))


def applied(old: Standard, new: Standard, on: Levers) -> Standard:
    """The old standard with the changes of some levers made; with all of them it scores as the new one does.

    Ids of what comes in are kept apart from the old ones; maxima follow from the items.
    """
    both = between(old, new)
    return assembled(both, on, [_named(pair, mixture(pair, on)) for pair in both.matched.items])


def placed(both: Between, on: Levers, items: Sequence[Item | None]) -> Mapping[str, list[int]]:
    """By criterion that is there, the places of its items among the pairs."""
    found: dict[str, list[int]] = {name: [] for name in both.matched.homes}
    for at, (pair, item) in enumerate(zip(both.matched.items, items, strict=True)):
        if item:
            found[home(pair, on)].append(at)
    return {name: ats for name, ats in found.items() if ats}


def assembled(both: Between, on: Levers, items: Sequence[Item | None]) -> Standard:
    """A mixture of two standards from its items, those of the pairs in their order; None where one is not there."""
    criteria = {name: _criterion(both, on, name, ats, items) for name, ats in placed(both, on, items).items()}
    levels = mixed_levels(*both.demands, on)
    scored = {name: c.id for name, c in criteria.items() if c.role == "scored"}
    head = mixed_head(both.old, both.new, on)
    points = sum(c.max_points for c in criteria.values() if c.role == "scored")
    beyond = head.maximum.with_bonus
    told = {"points": points, "with_bonus": beyond if beyond and beyond > points else None}
    head = head.model_copy(
        update={
            "classes": mixed_classes(both.old, both.new, on),
            "maximum": head.maximum.model_copy(update=told),
            "criteria": tuple(c.id for c in criteria.values()),
            "levels": levels,
            "conditions": mixed_conditions(both.demands, on, levels, scored),
        }
    )
    return Standard.model_construct(head=head, criteria=tuple(criteria.values()), book=_both_books(both.old, both.new))


def _named(pair: ItemPair, item: Item | None) -> Item | None:
    return item.model_copy(update={"id": f"new.{item.id}", "examples": ()}) if item and not pair.old else item


def _criterion(both: Between, on: Levers, name: str, ats: Sequence[int], items: Sequence[Item | None]) -> Criterion:
    """A criterion of a mixture with its items, its role, its cap and what competes in it."""
    a, b = both.sides[name]
    there = both.matched.homes[name]
    newer = (b if f"{name}/role" in on else a) or there
    capped = (b if {f"{name}/role", f"{name}/cap"} & on else a) or there
    kept = there.id if a else f"new.{there.id}"
    letters = {
        at: f"n{n}" for n, group in enumerate(sorted(map(sorted, mixed_best(both.demands, name, on)))) for at in group
    }
    own = tuple(
        item.model_copy(update={"best_of": letters.get(both.matched.items[at].name)})
        for at in ats
        if (item := items[at])
    )
    whom = (b if f"{name}/applies" in on else a) or there
    made = newer.model_copy(update={"id": kept, "items": own, "applies": whom.applies})
    most = counted_most(made) if made.role == "scored" else capped.max_points
    return made.model_copy(update={"max_points": most})


def _both_books(old: Standard, new: Standard) -> EvidenceBook:
    known = {entry.id: entry for entry in (*new.book.evidence, *old.book.evidence)}
    return old.book.model_copy(update={"evidence": tuple(known.values())})
