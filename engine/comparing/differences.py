"""Two standards laid side by side: every difference, and the lever that pulls it from the old to the new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.comparing.pairing import BandPair, ItemPair, condition, pair_bands, pair_criteria, pair_evidence, pair_items
from engine.law.criteria import Criterion, Item
from engine.law.measures.kinds import kind_of, line_of
from engine.law.model import Standard
from engine.law.values import Shape

Kind: TypeAlias = Literal[
    "added", "removed", "renamed", "moved", "wording", "points", "edge", "band", "steps", "measure", "none", "maximum",
    "class", "threshold", "knock_out", "calendar", "authority", "parts", "evidence", "check", "reading", "mark", "cite",
    "action",
]  # fmt: skip
Group: TypeAlias = str

WHOLE, EVIDENCE = "standard", "evidence"
CLASSES, KNOCK_OUT = "classes", "knock_out"
# More levers than these on one item are pulled together, so that every subset of three stays a handful of laws.
MOST_BAND_LEVERS = 6
LOUD = frozenset({"wording", "mark", "cite", "action", "check", "reading"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the new standard.

    ``group`` is the criterion's id (the new one's where it is in both), ``standard`` or ``evidence``; ``old`` and
    ``new`` are the things themselves, bands as ``BandPair`` in both. Differences with one ``lever`` take effect
    together; without a lever no commune's points or decision can change. ``inferred`` is a guess at a new name.
    """

    kind: Kind
    group: Group
    name: str
    old: object
    new: object
    lever: str = ""
    item: ItemPair | None = None
    inferred: bool = False


def compare(old: Standard, new: Standard) -> tuple[Difference, ...]:
    """Every difference between two whole standards, by criterion in the new one's order, then the whole, then data."""
    groups = {item.id: c.id for c in (*old.criteria, *new.criteria) for item in c.items}
    order = {name: at for at, name in enumerate([c.id for c in (*new.criteria, *old.criteria)][::-1])}
    found = [*_criteria(old, new), *(d for pair in pair_items(old, new) for d in _item(pair, groups))]
    by_criterion = sorted(found, key=lambda d: -order.get(d.group, -1))
    return (*by_criterion, *_whole(old, new), *_classes(old, new), *_data(old, new))


def levers_of(differences: Sequence[Difference]) -> tuple[str, ...]:
    """Every lever once, in the order of the differences."""
    return tuple(dict.fromkeys(d.lever for d in differences if d.lever))


def item_levers(pair: ItemPair) -> tuple[str, ...]:
    """The levers of one item, in order."""
    return levers_of(tuple(_item(pair, {})))


def _criteria(old: Standard, new: Standard) -> Iterator[Difference]:
    for a, b in pair_criteria(old, new):
        if a is None or b is None:
            yield Difference("removed" if a else "added", (a or _sure(b)).id, (a or _sure(b)).id, a, b)
            continue
        if a.id != b.id:
            yield Difference("renamed", b.id, a.id, a, b, inferred=True)
        yield from _plain(a, b, b.id, (("wording", "title title_en number"), ("mark", "mark"), ("cite", "cite")))
        if a.max_points != b.max_points:
            yield Difference("points", b.id, a.id, a, b)


def _sure(criterion: Criterion | None) -> Criterion:
    if criterion is None:
        raise TypeError("a pair holds one thing at least")
    return criterion


def _plain(a: Shape, b: Shape, group: str, kinds: Sequence[tuple[Kind, str]], name: str = "") -> Iterator[Difference]:
    """Differences in fields that bear on no points, one a kind."""
    for kind, fields in kinds:
        if any(getattr(a, field) != getattr(b, field) for field in fields.split()):
            yield Difference(kind, group, name or str(getattr(a, "id", "")), a, b)


def _item(pair: ItemPair, groups: dict[str, str]) -> Iterator[Difference]:
    a, b = pair.old, pair.new
    group = groups.get(b.id if b else a.id if a else "", "")
    if a is None or b is None:
        lever = _whole_lever(pair)
        yield Difference("removed" if a else "added", group, pair.name, a, b, lever, pair)
        return
    if a.id != b.id:
        yield Difference("renamed", group, a.id, a, b, "", pair, inferred=True)
    if pair.old_home != pair.new_home:
        yield Difference("moved", group, a.id, a, b, f"{a.id}/moved", pair)
    yield from _plain(a, b, group, (("wording", "title title_en"), ("cite", "cite"), ("action", "actions")))
    if a.max_points != b.max_points:
        yield Difference("points", group, a.id, a, b, "", pair)
    if a.measure != b.measure:
        yield Difference("measure", group, a.id, a, b, f"{a.id}/measure", pair)
    together = f"{a.id}/measure" if is_remeasured(pair) else ""
    if a.when_none != b.when_none:
        yield Difference("none", group, a.id, a, b, together or f"{a.id}/none", pair)
    elif a.when_none_mark != b.when_none_mark:
        yield Difference("mark", group, a.id, a, b, "", pair)
    yield from _bands(pair, group, together)


def _whole_lever(pair: ItemPair) -> str:
    """An item comes with its criterion where that is new too; otherwise it comes or goes alone."""
    if pair.new:
        return pair.new_home if pair.new_home.startswith("+") else pair.name
    return f"-{pair.name}"


def is_remeasured(pair: ItemPair) -> bool:
    """Whether edges of old and new do not speak of the same numbers, so that all bands come with the measure."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        return False
    return kind_of(a.measure) is not kind_of(b.measure) or line_of(a.measure) != line_of(b.measure)


def _bands(pair: ItemPair, group: str, together: str) -> Iterator[Difference]:
    if pair.old is None or pair.new is None:
        return
    if pair.old.steps or pair.new.steps:
        yield from _steps(pair, group, together)
        return
    found = []
    for at, bands in enumerate(pair_bands(pair.old.bands, pair.new.bands), 1):
        stem = f"{pair.old.id}/{at}"
        if bands.old is None or bands.new is None:
            found.append(("band", f"{stem}/band", bands))
            continue
        if condition(bands.old) != condition(bands.new):
            found.append(("edge", f"{stem}/edge", bands))
        if bands.old.points != bands.new.points:
            found.append(("points", f"{stem}/points", bands))
        if bands.old.mark != bands.new.mark:
            found.append(("mark", "", bands))
    if sum(bool(lever) for _, lever, _ in found) > MOST_BAND_LEVERS:
        together = together or f"{pair.old.id}/bands"
    for kind, lever, bands in found:
        pulled = (together or lever) if lever else ""
        yield Difference(kind, group, pair.old.id, bands, bands, pulled, pair)  # type: ignore[arg-type]


def _steps(pair: ItemPair, group: str, together: str) -> Iterator[Difference]:
    """Equal steps that are others, or stand in for bands or bands for them: one change, never band by band."""
    a, b = pair.old, pair.new
    if a is None or b is None:
        return
    if a.bands_said != b.bands_said:
        yield Difference("steps", group, a.id, a, b, together or f"{a.id}/steps", pair)
    elif a.steps and b.steps and a.steps.mark != b.steps.mark:
        yield Difference("mark", group, a.id, a.steps, b.steps, "", pair)


def _whole(old: Standard, new: Standard) -> Iterator[Difference]:
    a, b = old.head, new.head
    if (a.maximum.points, a.maximum.mark) != (b.maximum.points, b.maximum.mark):
        yield Difference("maximum", WHOLE, "maximum", a.maximum, b.maximum)
    if a.knock_out != b.knock_out:
        lever = KNOCK_OUT if a.knock_out.criterion_scores != b.knock_out.criterion_scores else ""
        yield Difference("knock_out", WHOLE, "knock_out", a.knock_out, b.knock_out, lever)
    if a.cycle != b.cycle or (a.from_, a.until) != (b.from_, b.until):
        yield Difference("calendar", WHOLE, "cycle", a, b)
    kinds: tuple[Kind, Kind] = ("authority", "reading")
    for kind, mine, theirs in zip(kinds, (a.authorities, a.readings), (b.authorities, b.readings), strict=True):
        yield from _by_id(kind, WHOLE, mine, theirs)


def _by_id(kind: Kind, group: str, old: Sequence[Shape], new: Sequence[Shape]) -> Iterator[Difference]:
    """Things known by their ids: gone, otherwise, or new."""
    mine, theirs = ({str(getattr(t, "id", "")): t for t in things} for things in (old, new))
    for name in dict.fromkeys([*mine, *theirs]):
        if mine.get(name) != theirs.get(name):
            yield Difference(kind, group, name, mine.get(name), theirs.get(name))


def _classes(old: Standard, new: Standard) -> Iterator[Difference]:
    mine, theirs = ({c.id: c for c in standard.head.classes} for standard in (old, new))
    for name in dict.fromkeys([*mine, *theirs]):
        a, b = mine.get(name), theirs.get(name)
        if a is None or b is None or [_test(t) for t in a.when] != [_test(t) for t in b.when]:
            yield Difference("class", WHOLE, name, a, b, CLASSES)
        if a and b and a.threshold != b.threshold:
            yield Difference("threshold", WHOLE, name, a, b, f"threshold/{name}")
        if a and b:
            yield from _plain(a, b, WHOLE, (("wording", "title title_en"), ("mark", "mark"), ("cite", "cite")))
    common = [[c.id for c in s.head.classes if c.id in mine and c.id in theirs] for s in (old, new)]
    if common[0] != common[1]:
        yield Difference("class", WHOLE, "order", common[0], common[1], CLASSES)


def _test(test: Shape) -> dict[str, object]:
    """A class's clause without its mark, which moves no commune."""
    return {name: value for name, value in test.__dict__.items() if name != "mark"}


def _data(old: Standard, new: Standard) -> Iterator[Difference]:
    for a, b in pair_evidence(old, new):
        if a is None or b is None:
            name = a.id if a else b.id if b else ""
            yield Difference("removed" if a else "added", EVIDENCE, name, a, b)
        elif a.id != b.id:
            yield Difference("renamed", EVIDENCE, a.id, a, b, inferred=True)
        elif a != b:
            yield Difference("evidence", EVIDENCE, a.id, a, b)
    yield from _by_id("check", EVIDENCE, old.book.checks, new.book.checks)


def is_in_words(difference: Difference) -> bool:
    """Whether only wording, marks, citations and the like differ: told last, and shortly."""
    return difference.kind in LOUD


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


def items_by_pair(pairs: Sequence[ItemPair]) -> Iterator[Item]:
    """Every item that stands in either standard."""
    return (item for pair in pairs for item in (pair.old, pair.new) if item)
