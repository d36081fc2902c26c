"""Which item of one standard is which of another: by id where they are alike, else by what they ask and say."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from engine.law.criteria import Band, Criterion, Item, evidence_of
from engine.law.measures.kinds import kind_of
from engine.law.model import Standard
from engine.law.questions import Evidence

Named = TypeVar("Named", Item, Criterion, Evidence)
# Below this likeness two things are two: one was taken out and another put in.
ALIKE = 0.6
# Bands are one and the same, the same stretch with other points, or as many points for another stretch.
SAME, SAME_STRETCH, SAME_POINTS = 4, 3, 1
WORDS = ("at_least", "more_than", "at_most", "less_than", "equals", "yes", "otherwise")


@dataclass(frozen=True, slots=True)
class ItemPair:
    """An item in the old standard, the new, or both, each with the criterion it stands in.

    ``old_home`` and ``new_home`` name criteria as ``home_of`` gives them: matched criteria by the old one's id.
    """

    old: Item | None
    new: Item | None
    old_home: str
    new_home: str

    @property
    def name(self) -> str:
        """The old id, or the new one behind a plus where the old standard has no such item."""
        return self.old.id if self.old else f"+{self.new.id}" if self.new else ""


@dataclass(frozen=True, slots=True)
class BandPair:
    """A band of the old item, of the new, or of both; numbers count from 1."""

    old: Band | None
    new: Band | None
    old_number: int
    new_number: int


def pair_criteria(old: Standard, new: Standard) -> tuple[tuple[Criterion | None, Criterion | None], ...]:
    """Every criterion of both standards, in the old one's order, then what is only in the new."""
    return _pairs(old.criteria, new.criteria, _criteria_alike)


def pair_items(old: Standard, new: Standard) -> tuple[ItemPair, ...]:
    """Every item of both standards, in the old one's order, then what is only in the new."""
    names = {b.id: a.id if a else f"+{b.id}" for a, b in pair_criteria(old, new) if b}
    old_home = {item.id: c.id for c in old.criteria for item in c.items}
    new_home = {item.id: names[c.id] for c in new.criteria for item in c.items}
    return tuple(
        ItemPair(a, b, old_home[a.id] if a else "", new_home[b.id] if b else "")
        for a, b in _pairs(old.items, new.items, _items_alike)
    )


def pair_evidence(old: Standard, new: Standard) -> tuple[tuple[Evidence | None, Evidence | None], ...]:
    """Every datum of both standards; one that was given another id is found by its label and question."""
    return _pairs(old.book.evidence, new.book.evidence, _evidence_alike)


def _pairs(
    old: Sequence[Named], new: Sequence[Named], alike: Callable[[Named, Named], float]
) -> tuple[tuple[Named | None, Named | None], ...]:
    """Same id and alike first, then the most alike of what is left."""
    here = {thing.id: thing for thing in new}
    found = {a.id: here[a.id] for a in old if a.id in here and alike(a, here[a.id]) >= ALIKE}
    taken = {b.id for b in found.values()}
    rest = [(alike(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)
            if a.id not in found and b.id not in taken]  # fmt: skip
    for _, i, j in sorted((r for r in rest if r[0] >= ALIKE), key=lambda r: (-r[0], r[1], r[2])):
        if old[i].id not in found and new[j].id not in taken:
            found[old[i].id] = new[j]
            taken.add(new[j].id)
    pairs: list[tuple[Named | None, Named | None]] = []
    pairs.extend((a, found.get(a.id)) for a in old)
    pairs.extend((None, b) for b in new if b.id not in taken)
    return tuple(pairs)


def _items_alike(a: Item, b: Item) -> float:
    """How far two items are the same: the data they read count most, then their titles."""
    mine, theirs = set(evidence_of(a.measure)), set(evidence_of(b.measure))
    shared = len(mine & theirs) / len(mine | theirs)
    kind = kind_of(a.measure) is kind_of(b.measure)
    return max(0.6 * shared + 0.3 * _text_alike(a.title, b.title) + 0.1 * kind, 0.9 * _text_alike(a.title, b.title))


def _criteria_alike(a: Criterion, b: Criterion) -> float:
    mine = {name for item in a.items for name in evidence_of(item.measure)}
    theirs = {name for item in b.items for name in evidence_of(item.measure)}
    return max(_text_alike(a.title, b.title), len(mine & theirs) / len(mine | theirs))


def _evidence_alike(a: Evidence, b: Evidence) -> float:
    if a.kind != b.kind:
        return 0.0
    return 1.0 if a.id == b.id else (_text_alike(a.label, b.label) + _text_alike(a.question, b.question)) / 2


def _text_alike(a: str, b: str) -> float:
    return 1.0 if a == b else difflib.SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()


def pair_bands(old: Sequence[Band], new: Sequence[Band]) -> tuple[BandPair, ...]:
    """Bands side by side: one by one where there are as many, else by what they claim; the last two always together."""
    if len(old) == len(new):
        return tuple(BandPair(a, b, n, n) for n, (a, b) in enumerate(zip(old, new, strict=True), 1))
    steps = [*_aligned(old[:-1], new[:-1]), ("both", len(old) - 1, len(new) - 1)]
    return tuple(
        BandPair(old[i] if what != "new" else None, new[j] if what != "old" else None, i + 1, j + 1)
        for what, i, j in steps
    )


def _aligned(old: Sequence[Band], new: Sequence[Band]) -> Iterator[tuple[Literal["both", "old", "new"], int, int]]:
    """The pairing in order that keeps most: longest common subsequence, weighted by what stays the same."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            kept = _kept(old[i], new[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], kept + best[i + 1][j + 1] if kept else 0)
    i = j = 0
    while i < len(old) or j < len(new):
        kept = _kept(old[i], new[j]) if i < len(old) and j < len(new) else 0
        if kept and best[i][j] == kept + best[i + 1][j + 1]:
            yield "both", i, j
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield "old", i, j
            i += 1
        else:
            yield "new", i, j
            j += 1


def _kept(a: Band, b: Band) -> int:
    if condition(a) == condition(b):
        return SAME if a.points == b.points else SAME_STRETCH
    return SAME_POINTS if a.points == b.points else 0


def condition(band: Band) -> dict[str, object]:
    """What a band says of its values, by the law's own words."""
    said = {word: getattr(band, word) for word in WORDS}
    # An edge of 0 is an edge, and equal to False.
    return {word: value for word, value in said.items() if value is not None and value is not False}
