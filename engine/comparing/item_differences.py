"""An item beside what it became: every difference, and the lever that pulls it from the old to the new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.comparing.aspects import IN_WORDS, Kind, item_changes
from engine.comparing.matching.band_pairs import BandPair, condition, pair_bands
from engine.comparing.matching.likeness import is_same_content
from engine.comparing.matching.pairing import ItemPair
from engine.law.measures.kinds import kind_of, line_of, reads_of

Group: TypeAlias = str
# More levers than these on one item are pulled together, so that every subset of three stays a handful of laws.
MOST_BAND_LEVERS = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the new standard.

    ``group`` is the new id of the criterion, the old one behind a minus where it is gone, ``standard`` or ``evidence``;
    ``old`` and ``new`` are the things themselves, bands as ``BandPair`` in both, criteria that were split or merged in
    tuples. Differences with one ``lever`` take effect together; without a lever no commune's points or decision can
    change. ``inferred`` is a guess at a new name.
    """

    kind: Kind
    group: Group
    name: str
    old: object
    new: object
    lever: str = ""
    item: ItemPair | None = None
    inferred: bool = False


def levers_of(differences: Sequence[Difference]) -> tuple[str, ...]:
    """Every lever once, in the order of the differences."""
    return tuple(dict.fromkeys(d.lever for d in differences if d.lever))


def item_levers(pair: ItemPair) -> tuple[str, ...]:
    """The levers of one item, in order; that of its criterion's split or merger among them."""
    own = levers_of(tuple(differences_of_item(pair, "")))
    return tuple(dict.fromkeys((pair.lever, *own))) if pair.lever else own


def is_in_words(difference: Difference) -> bool:
    """Whether only wording, marks, citations and the like differ: told last, and shortly."""
    return difference.kind in IN_WORDS


def differences_of_item(pair: ItemPair, group: Group, *, renumbered: bool = False) -> Iterator[Difference]:
    """All that differs in an item; ``renumbered``: its new number follows from its criterion's and is not told."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        yield Difference("removed" if a else "added", group, pair.name, a, b, pair.lever, pair)
        return
    if pair.lever == f"{a.id}/moved":
        yield Difference("moved", group, a.id, a, b, pair.lever, pair)
    elif a.id != b.id and not renumbered:
        yield Difference("renamed", group, a.id, a, b, "", pair, inferred=not is_same_content(a, b))
    together = f"{a.id}/measure" if is_remeasured(pair) else ""
    for aspect, lever in item_changes(a, b):
        yield Difference(aspect.kind, group, a.id, a, b, (together or lever) if lever else "", pair)
    yield from _bands(pair, group, together)


def is_remeasured(pair: ItemPair) -> bool:
    """Whether edges of old and new do not speak of the same numbers, so that all bands come with the measure."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        return False
    return kind_of(a.measure) is not kind_of(b.measure) or line_of(a.measure) != line_of(b.measure)


def is_split_item(pair: ItemPair, other: ItemPair) -> bool:
    """Whether an item's part was shared out between what it became and another new item, of the same whole."""
    if not (pair.old and pair.new and other.new) or other.old:
        return False
    old, kept, apart = (reads_of(item.measure) for item in (pair.old, pair.new, other.new))
    parts = set(kept.part) | set(apart.part)
    return old.whole == kept.whole == apart.whole and set(old.part) == parts and not set(kept.part) & set(apart.part)


def _bands(pair: ItemPair, group: Group, together: str) -> Iterator[Difference]:
    if pair.old is None or pair.new is None:
        return
    if pair.old.steps or pair.new.steps:
        yield from _steps(pair, group, together)
        return
    found: list[tuple[Kind, str, BandPair]] = []
    for at, bands in enumerate(pair_bands(pair.old.bands, pair.new.bands), 1):
        stem = f"{pair.old.id}/{at}"
        if bands.old is None or bands.new is None:
            found.append(("band", f"{stem}/band", bands))
            continue
        if condition(bands.old) != condition(bands.new):
            found.append(("edge", f"{stem}/edge", bands))
        if bands.old.points != bands.new.points:
            found.append(("points", f"{stem}/points", bands))
        if (bands.old.edge_mark, bands.old.points_mark) != (bands.new.edge_mark, bands.new.points_mark):
            found.append(("mark", "", bands))
    if sum(bool(lever) for _, lever, _ in found) > MOST_BAND_LEVERS:
        together = together or f"{pair.old.id}/bands"
    for kind, lever, bands in found:
        yield Difference(kind, group, pair.old.id, bands, bands, (together or lever) if lever else "", pair)


def _steps(pair: ItemPair, group: Group, together: str) -> Iterator[Difference]:
    """Equal steps that are others, or stand in for bands or bands for them: one change, never band by band."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        return
    if a.bands_said != b.bands_said:
        yield Difference("steps", group, a.id, a, b, together or f"{a.id}/steps", pair)
    elif a.steps and b.steps and a.steps.mark != b.steps.mark:
        yield Difference("mark", group, a.id, a.steps, b.steps, "", pair)


def band_lever(pair: ItemPair, bands: BandPair, at: int) -> tuple[str, str]:
    """The levers of a pair of bands: of its stretch (or of the whole band) and of its points."""
    stem = f"{pair.name}/{at}"
    if is_remeasured(pair):
        return f"{pair.name}/measure", f"{pair.name}/measure"
    if f"{pair.name}/bands" in item_levers(pair):
        return f"{pair.name}/bands", f"{pair.name}/bands"
    if bands.old is None or bands.new is None:
        return f"{stem}/band", f"{stem}/band"
    return f"{stem}/edge", f"{stem}/points"
