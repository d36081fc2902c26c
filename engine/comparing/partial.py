"""A standard of which only a part was seen: enough to compare, never to score by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engine.comparing.differences import WHOLE
from engine.comparing.item_differences import Difference
from engine.comparing.matching.band_pairs import BandPair, condition
from engine.comparing.matching.pairing import ItemPair
from engine.law.criteria import Band, Item
from engine.law.loading import HEAD, shape, strays
from engine.law.measures.kinds import KindName, Measure, kind_named, kind_of
from engine.law.model import Cycle, Law, Maximum, Standard
from engine.law.shaping.unfinished import says_partial
from engine.law.source import Source, read_source, source_of
from engine.law.values import Cite, Day, Points, Shape, Slug, Text, TypedMark, Whole
from engine.problems import Problem, ProblemsFound


class SeenParts(Shape):
    """How many criteria or indicators there are, of which ``items`` holds only those seen."""

    number: Annotated[Whole, Field(ge=1)]
    called: Text
    called_en: Text
    mark: TypedMark
    cite: Cite


class SeenClass(Shape):
    """A threshold that was seen, under the id of the class that follows it in later standards."""

    id: Slug
    title: Text
    title_en: Text
    threshold: Points
    mark: TypedMark
    cite: Cite


class SeenItem(Shape):
    """A criterion or indicator that was seen; ``like`` is the item of later standards that follows it."""

    like: Slug
    title: Text
    title_en: Text
    measure: KindName
    per: Annotated[Whole, Field(ge=1)] | None = None
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    cite: Cite


class SeenCriterion(Shape):
    """A criterion as a draft read by machine has it; ``max_points`` only where it was clear."""

    id: Slug
    title: Text
    title_en: Text
    max_points: Points | None = None
    mark: TypedMark
    cite: Cite


class ReadFrom(Shape):
    """The file that a draft was read from, on which day and in which way."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    on: Day
    how: Literal["docx", "doc", "html", "pdf", "scan"]


class UnreadText(Shape):
    """A text of the decision that was not understood: where, in which part, and why."""

    at: Text
    part: Text
    sentence: Text
    why: Text


class SeenKnockOut(Shape):
    """A knock-out that was seen: no criterion may score so much or less."""

    criterion_scores: Whole
    mark: TypedMark
    cite: Cite


class PartialStandard(Shape):
    """``standard.yaml`` of a partial standard, which is its only file; what it does not say is not known."""

    id: Slug
    title: Text
    title_en: Text
    status: Literal["partial", "reading"]
    reason: Text
    reason_en: Text
    law: Law
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    maximum: Maximum
    cycle: Cycle
    parts: SeenParts
    classes: tuple[SeenClass, ...]
    knock_out: SeenKnockOut | Literal["none", "not_seen"]
    items: tuple[SeenItem, ...]
    read: ReadFrom | None = None
    criteria: tuple[SeenCriterion, ...] = ()
    unread: tuple[UnreadText, ...] = ()


def is_partial(folder: Path) -> bool:
    """Whether a standard's folder says that only a part of it was seen."""
    try:
        return says_partial(read_source(folder / HEAD, f"{folder.name}/{HEAD}"))
    except ProblemsFound:
        return False


def load_partial(folder: Path, text: str | None = None) -> PartialStandard:
    """Read a partial standard, or its file as it would be by a ``text`` that was typed.

    Raises ProblemsFound with every broken key, number and order of days.
    """
    shown = f"{folder.name}/{HEAD}"
    source = read_source(folder / HEAD, shown) if text is None else source_of(text.encode(), shown)
    made = shape(PartialStandard, source)
    months = [
        source.problem("LAW-354", ("cycle", key, at), name=key, given=number) for key, at, number in made.cycle.strays
    ]
    found = [*_problems(made, source), *months, *strays(folder, folder.name, {HEAD})]
    if found:
        raise ProblemsFound(found)
    return made


def _problems(made: PartialStandard, source: Source) -> Iterator[Problem]:
    if made.from_ and made.until and made.from_ > made.until:
        yield source.problem("LAW-311", ("until",), first=made.from_, last=made.until)
    for at, seen in enumerate(made.classes):
        if seen.threshold > made.maximum.points:
            values = {"stated": seen.threshold, "sum": made.maximum.points}
            yield source.problem("LAW-312", ("classes", at, "threshold"), **values)
    for prefix, names in (("classes", [c.id for c in made.classes]), ("items", [i.like for i in made.items])):
        for at, name in enumerate(names):
            if name in names[:at]:
                yield source.problem("LAW-301", (prefix, at), name=name)
    for at, item in enumerate(made.items):
        for number, band in enumerate(item.bands):
            if not condition(band):
                yield source.problem("LAW-304", ("items", at, "bands", number))


def compare_known(old: Standard | PartialStandard, new: Standard | PartialStandard) -> tuple[Difference, ...]:
    """The differences in what both are known to say; of all else nothing is said, for absence was not seen either."""
    mine, theirs = _items(old), _items(new)
    groups = {item.id: item.id.rsplit(".", 1)[0] for item in (*mine.values(), *theirs.values())}
    found = [d for name in mine if name in theirs for d in _item(mine[name], theirs[name], groups[name])]
    order = sorted(found, key=lambda d: (not d.group.startswith("tc"), d.group))
    return (*order, *_lone(old, new), *_conditions(old, new))


def _lone(old: Standard | PartialStandard, new: Standard | PartialStandard) -> Iterator[Difference]:
    """What was seen in the partial standard and is no item of its own in the whole one."""
    mine, theirs = _items(old), _items(new)
    if isinstance(new, Standard):
        for name in mine:
            if name not in theirs:
                yield Difference("removed", name, name, mine[name], None)
    if isinstance(old, Standard):
        for name in theirs:
            if name not in mine:
                yield Difference("added", name, name, None, theirs[name])


def known_to_both(old: Standard | PartialStandard, new: Standard | PartialStandard) -> tuple[str, ...]:
    """The items of which both are known to say something."""
    theirs = _items(new)
    return tuple(name for name in _items(old) if name in theirs)


def _items(made: Standard | PartialStandard) -> dict[str, Item]:
    if isinstance(made, Standard):
        return {item.id: item for item in made.items}
    return {seen.like: _as_item(seen) for seen in made.items}


def _as_item(seen: SeenItem) -> Item:
    """A seen item in the shape that words are made from; it is never judged, so its data have no names."""
    most = max(band.points for band in seen.bands)
    return Item.model_construct(
        id=seen.like, title=seen.title, title_en=seen.title_en, max_points=most, measure=_measure(seen),
        when_none=None, bands=seen.bands, cite=seen.cite, actions=(), examples=(),
    )  # fmt: skip


def _measure(seen: SeenItem) -> Measure:
    """A measure whose data have no names; what else it must have is seen under the same key, or is 1."""
    model = kind_named(seen.measure).entry.model
    needed = [key for key, field in model.model_fields.items() if field.is_required()]
    held = {key: getattr(seen, key) or 1 if key in SeenItem.model_fields else "unseen" for key in needed}
    made: Measure = model.model_construct(**held)
    return made


def _item(old: Item, new: Item, group: str) -> Iterator[Difference]:
    """The best bands side by side, for the lower ones are seldom known; another measure is said and no more."""
    pair = ItemPair(old, new, group, group)
    alike = kind_of(old.measure) is kind_of(new.measure)
    if not alike:
        yield Difference("measure", group, old.id, old, new, "", pair)
    mine, theirs = (max(item.bands, key=lambda band: band.points) for item in (old, new))
    best = BandPair(mine, theirs, 1, 1)
    if alike and condition(mine) != condition(theirs):
        yield Difference("edge", group, old.id, best, best, "", pair)
    if old.max_points != new.max_points:
        yield Difference("points", group, old.id, old, new, "", pair)


def _conditions(old: Standard | PartialStandard, new: Standard | PartialStandard) -> Iterator[Difference]:
    a, b = (made.head if isinstance(made, Standard) else made for made in (old, new))
    if a.maximum.points != b.maximum.points:
        yield Difference("maximum", WHOLE, "maximum", a.maximum, b.maximum)
    yield from _parts(old, new)
    theirs = {c.id: c for c in b.classes}
    for mine in a.classes:
        other = theirs.get(mine.id)
        if other and other.threshold != mine.threshold:
            yield Difference("threshold", WHOLE, mine.id, mine, other)
    if _lowest(a.knock_out) != _lowest(b.knock_out):
        yield Difference("knock_out", WHOLE, "knock_out", a.knock_out, b.knock_out)
    if (a.cycle.months, a.cycle.plan_years, a.from_, a.until) != (b.cycle.months, b.cycle.plan_years, b.from_, b.until):
        yield Difference("calendar", WHOLE, "cycle", a, b)


def _lowest(knock_out: object) -> object:
    """What a knock-out is held against: its points, or the word that says there is none."""
    return getattr(knock_out, "criterion_scores", knock_out)


def _parts(old: Standard | PartialStandard, new: Standard | PartialStandard) -> Iterator[Difference]:
    """How many criteria there are, or were."""
    told = [
        (len(made.criteria), "tiêu chí", "criteria")
        if isinstance(made, Standard)
        else (made.parts.number, made.parts.called, made.parts.called_en)
        for made in (old, new)
    ]
    if told[0] != told[1]:
        yield Difference("parts", WHOLE, "parts", told[0], told[1])
