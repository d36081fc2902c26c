"""Which item of one standard is which of another, and what became of the criteria that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.comparing.matching.likeness import assigned, is_one_title, items_alike, texts_alike
from engine.law.criteria import Criterion, Item
from engine.law.model import Standard
from engine.law.questions import Evidence

# Two data with other ids are one from this likeness of label and question on.
ONE_DATUM = 0.6
Pairs = tuple[tuple[Criterion | None, Criterion | None], ...]


@dataclass(frozen=True, slots=True)
class ItemPair:
    """An item in the old standard, the new, or both, each with the criterion it stands in.

    ``old_home`` and ``new_home`` name criteria as ``Matched.homes`` does. ``lever`` is what brings it in, takes it out
    or takes it from one criterion to the other; it is empty where the item stays where it is.
    """

    old: Item | None
    new: Item | None
    old_home: str
    new_home: str
    lever: str = ""

    @property
    def name(self) -> str:
        """The old id, or the new one behind a plus where the old standard has no such item."""
        return self.old.id if self.old else f"+{self.new.id}" if self.new else ""


@dataclass(frozen=True, slots=True)
class Reshaping:
    """One criterion that became several, or several that became one; the one that goes on stands first."""

    lever: str
    old: tuple[Criterion, ...]
    new: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Two standards part by part, each list in the old one's order, then what is only in the new.

    ``homes`` names every criterion: an old one by its id, a new one by that of the old which it continues, or behind
    a plus where it continues none.
    """

    criteria: Pairs
    items: tuple[ItemPair, ...]
    evidence: tuple[tuple[Evidence | None, Evidence | None], ...]
    reshaped: tuple[Reshaping, ...]

    @property
    def homes(self) -> Mapping[str, Criterion]:
        """Every criterion of either standard by its name as a home, as the old standard has it where both do."""
        return {a.id if a else f"+{b.id}" if b else "": a or b for a, b in self.criteria}  # type: ignore[misc]


def match(old: Standard, new: Standard) -> Matched:
    """Pair data by what they ask, items by what they measure and say, criteria by their items; ids come last."""
    evidence = _pair_evidence(old.book.evidence, new.book.evidence)
    names = {b.id: a.id for a, b in evidence if a and b}
    same = assigned(old.items, new.items, lambda a, b: items_alike(a, b, names), lambda item: item.id)
    criteria = _pair_criteria(old, new, same)
    items = tuple(_placed(old, new, same, criteria))
    reshaped = (*_splits(criteria, items), *_mergers(criteria, items))
    return Matched(criteria, tuple(_pulled(items, reshaped, criteria)), evidence, reshaped)


def _pair_evidence(
    old: Sequence[Evidence], new: Sequence[Evidence]
) -> tuple[tuple[Evidence | None, Evidence | None], ...]:
    """One datum is one by its question; a question that was mended under one id is that datum still."""

    def alike(a: Evidence, b: Evidence) -> float:
        if a.kind != b.kind:
            return 0.0
        if (a.label, a.question) == (b.label, b.question):
            return 1.0
        near = (texts_alike(a.label, b.label) + texts_alike(a.question, b.question)) / 2
        return near if a.id == b.id or near >= ONE_DATUM else 0.0

    found = assigned(old, new, alike, lambda entry: entry.id)
    taken = {b.id for b in found.values()}
    # What has one id and nothing else in common is still read under that id.
    found |= {a.id: b for a in old for b in new if a.id == b.id and a.id not in found and b.id not in taken}
    return (*((a, found.get(a.id)) for a in old), *((None, b) for b in _left(new, found.values())))


def _left(new: Iterable[Evidence], found: Iterable[Evidence]) -> Iterator[Evidence]:
    taken = {b.id for b in found}
    return (b for b in new if b.id not in taken)


def _pair_criteria(old: Standard, new: Standard, same: Mapping[str, Item]) -> Pairs:
    """By the title among those with items in common, then by the share of these; one with neither goes on in none."""

    def alike(c: Criterion, d: Criterion) -> float:
        here = {item.id for item in d.items}
        common = sum(same[item.id].id in here for item in c.items if item.id in same)
        if not common and not is_one_title(c.title, d.title):
            return 0.0
        title = texts_alike(c.title, d.title)
        return 2 * common / (len(c.items) + len(d.items)) + (title if title == 1 else title / 2)

    found = assigned(old.criteria, new.criteria, alike, lambda criterion: criterion.id)
    taken = {d.id for d in found.values()}
    kept = tuple((c, found.get(c.id)) for c in old.criteria)
    return (*kept, *((None, d) for d in new.criteria if d.id not in taken))


def _placed(old: Standard, new: Standard, same: Mapping[str, Item], criteria: Pairs) -> Iterator[ItemPair]:
    """Every pair of items with its homes."""
    names = {d.id: c.id if c else f"+{d.id}" for c, d in criteria if d}
    old_home = {item.id: c.id for c in old.criteria for item in c.items}
    new_home = {item.id: names[d.id] for d in new.criteria for item in d.items}
    taken = {b.id for b in same.values()}
    for a in old.items:
        b = same.get(a.id)
        yield ItemPair(a, b, old_home[a.id], new_home[b.id] if b else "")
    yield from (ItemPair(None, b, "", new_home[b.id]) for b in new.items if b.id not in taken)


def _splits(criteria: Pairs, items: Sequence[ItemPair]) -> Iterator[Reshaping]:
    """An old criterion whose items went on in it and in new ones that hold, for the most part, nothing else."""
    parts: dict[str, list[Criterion]] = {}
    for c, d in criteria:
        if c is None and d and (source := _only(p.old_home for p in items if p.new_home == f"+{d.id}")):
            parts.setdefault(source, []).append(d)
    for c, d in criteria:
        if c and d and c.id in parts:
            yield Reshaping(f"{c.id}/split", (c,), (d, *parts[c.id]))


def _mergers(criteria: Pairs, items: Sequence[ItemPair]) -> Iterator[Reshaping]:
    """A criterion that took in old ones whose items, for the most part, stand in it and nowhere else."""
    parts: dict[str, list[Criterion]] = {}
    for c, d in criteria:
        if d is None and c and (target := _only(p.new_home for p in items if p.old_home == c.id)):
            parts.setdefault(target, []).append(c)
    for c, d in criteria:
        if c and d and c.id in parts:
            yield Reshaping(f"{c.id}/merged", (c, *parts[c.id]), (d,))


def _only(homes: Iterable[str]) -> str:
    """The one home that the items of a criterion have in the other standard; none where most have none at all."""
    told = Counter(homes)
    named = [home for home in told if home]
    return named[0] if len(named) == 1 and 2 * told[named[0]] >= told.total() else ""


def _pulled(items: Sequence[ItemPair], reshaped: Sequence[Reshaping], criteria: Pairs) -> Iterator[ItemPair]:
    """Each pair with its lever: that of its criterion's coming, going, split or merger, else its own."""
    names = {d.id: c.id if c else f"+{d.id}" for c, d in criteria if d}
    ways = {(c.id, names[d.id]): made.lever for made in reshaped for c in made.old for d in made.new}
    parts = {names[d.id] for made in reshaped for d in made.new} | {c.id for made in reshaped for c in made.old}
    gone = {c.id for c, d in criteria if c and d is None} - parts
    for pair in items:
        if pair.old is None:
            whole = pair.new_home.startswith("+") and pair.new_home not in parts
            yield replace(pair, lever=pair.new_home if whole else pair.name)
        elif pair.new is None:
            yield replace(pair, lever=f"-{pair.old_home if pair.old_home in gone else pair.name}")
        elif pair.old_home != pair.new_home:
            yield replace(pair, lever=ways.get((pair.old_home, pair.new_home), f"{pair.old.id}/moved"))
        else:
            yield pair
