"""What was read beside a standard that is at hand: which number of the text is which number of the standard.

Criteria pair by number and title, items by title, bands by their place once both sides have equally many; nothing by
order alone. What does not pair, or is not clear, is said so and leaves no number.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.files.numbers import plain
from engine.language import text
from engine.law.criteria import Criterion, Item
from engine.law.measures.kinds import kind_named, kind_of, own_numbers
from engine.law.model import Standard
from engine.law.numbers_of_law import edges_of_band, numbers_of
from engine.law.values import exact_text
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.reading.articles import Told, number_key
from engine.reading.law_text import Spot
from engine.reading.left_unread import page_doubts
from engine.reading.parts_found import Stated
from engine.reading.reading_law import ReadLaw
from engine.reading.two_inks import readings_of
from engine.reading.witnesses import ReadBand, ReadCriterion, ReadItem, Why, why

ALIKE, ALIKE_IN_ITEM, ALIKE_CLASS = 0.8, 0.6, 0.6
NOWHERE = Spot()
State: TypeAlias = Literal["agrees", "differs", "unclear", "absent"]


@dataclass(frozen=True, slots=True)
class Match:
    """One number of the standard and what the text says of it.

    ``value`` is in YAML's digits, None where nothing certain was read; ``witnesses`` is how often the text says it.
    """

    number: str
    state: State
    value: str | None = None
    sentence: str = ""
    spot: Spot = NOWHERE
    article: str = ""
    witnesses: int = 0
    why: tuple[Why, ...] = ()


def matched(read: ReadLaw, standard: Standard) -> tuple[Match, ...]:
    """Every number of a standard in its own order; raises ProblemsFound (READ-102) for another decision's text."""
    refuse_another(read, standard)
    found: dict[str, Match] = {}
    for match in (*_document(read), *_bars(read, standard), *_criteria(read, standard)):
        found.setdefault(match.number, match)
    judged = (_judged(number.id, number.value, found.get(number.id)) for number in numbers_of(standard))
    return tuple(
        replace(one, why=(*one.why, *readings_of(read.text, one.spot, one.sentence))) if one.why else one
        for one in judged
    )


def refuse_another(read: ReadLaw, standard: Standard) -> None:
    """Number and day together name a decision: where the text has either otherwise, it is another one."""
    law, articles = standard.head.law, read.articles
    other_number = articles.number and _bare(articles.number.value) != _bare(law.number)
    other_day = articles.day and articles.day.value != law.date.isoformat()
    if other_number or other_day:
        given = f"{articles.number.value if articles.number else '–'} {_day(articles.day)}"
        wanted = f"{law.number} {law.date:%d/%m/%Y}"
        raise ProblemsFound([problem("READ-102", Place(read.text.file), given=given, wanted=wanted)])


def doubts(read: ReadLaw) -> tuple[Problem, ...]:
    """A warning where the file does not say which decision it is, and for pages that were not read."""
    named = read.articles.number and read.articles.day
    unnamed = () if named else (problem("READ-112", Place(read.text.file)),)
    return (*unnamed, *page_doubts(read.text))


def _bare(number: str) -> str:
    return number_key(number).casefold().lstrip("0")


def _day(told: Told | None) -> str:
    return "/".join(reversed(told.value.split("-"))) if told else "–"


def _judged(number: str, value: str, found: Match | None) -> Match:
    if found is None:
        return Match(number, "absent")
    if found.state == "unclear" or found.value is None:
        return found
    state: State = "agrees" if found.value == value else "differs"
    return Match(number, state, found.value, found.sentence, found.spot, found.article, found.witnesses)


def _told(number: str, told: Told | None, witnesses: int = 1) -> Iterator[Match]:
    if told:
        yield Match(number, "agrees", told.value, told.sentence, told.spot, told.article, witnesses)


def _document(read: ReadLaw) -> Iterator[Match]:
    articles = read.articles
    yield from _told("standard/number", articles.number)
    yield from _told("standard/date", articles.day)
    yield from _told("standard/from", articles.in_force)
    most = [c.most.points for c in read.criteria if c.most]
    summed = len(most) == len(read.criteria) and articles.total and sum(most) == Fraction(articles.total.value)
    yield from _told("standard/maximum", articles.total, 2 if summed else 1)
    yield from _told("standard/knock_out", articles.knock_out)
    for key, told in (("months", articles.months), ("plan_years", articles.years)):
        for at, one in enumerate(told, 1):
            yield from _told(f"standard/{key}/{at}", one)


def _bars(read: ReadLaw, standard: Standard) -> Iterator[Match]:
    """Bars by the words for whom they hold; each class and each bar are the other's best."""
    classes = standard.head.classes
    for unit_class in classes:
        best = max(read.articles.bars, key=lambda bar: alike(bar.about, unit_class.title), default=None)
        if best is None or alike(best.about, unit_class.title) < ALIKE_CLASS:
            continue
        if max(classes, key=lambda c: alike(best.about, c.title)) is unit_class:
            yield from _told(f"class/{unit_class.id}/threshold", best)
            for at in range(1, len(unit_class.when) + 1):
                yield _unclear(f"class/{unit_class.id}/{at}/when", best.sentence, best.spot, READ_IT, best.article)
    for authority in standard.head.authorities:
        for key in ("appraises", "recognises"):
            said = [told for told in read.articles.authorities if told.value == key]
            named = max(said, key=lambda told: alike(told.sentence, getattr(authority, key)), default=None)
            if named:
                name = f"authority/{authority.id}/{key}"
                yield _unclear(name, named.sentence, named.spot, READ_IT, named.article)


READ_IT = (Why(text("câu có trong văn bản; người đọc xem có đúng ý này không")),)


def _unclear(number: str, sentence: str, spot: Spot, reasons: tuple[Why, ...], article: str = "") -> Match:
    return Match(number, "unclear", None, sentence, spot, article, 0, reasons)


def alike(one: str, other: str) -> float:
    """How alike two texts are in plain words, 0 to 1."""
    return difflib.SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


def _criteria(read: ReadLaw, standard: Standard) -> Iterator[Match]:
    by_number = {criterion.number: criterion for criterion in read.criteria}
    for criterion in standard.criteria:
        found = by_number.get(criterion.number)
        if found is None:
            continue
        if alike(found.title, criterion.title) < ALIKE:
            told = (why(text("tiêu chí {number} của văn bản có tên khác: “{title}”"), number=criterion.number,
                        title=found.title),)  # fmt: skip
            yield _unclear(f"{criterion.id}/max_points", found.title, found.spot, told)
            continue
        at = f"{read.articles.table_article}, tiêu chí {criterion.number}".lstrip(", ")
        yield from (_with_article(match, at) for match in _criterion(found, criterion))


def _with_article(match: Match, article: str) -> Match:
    return Match(
        match.number, match.state, match.value, match.sentence, match.spot, article, match.witnesses, match.why
    )


def _criterion(found: ReadCriterion, criterion: Criterion) -> Iterator[Match]:
    yield from _points(f"{criterion.id}/max_points", found.most, found.why, found.witnesses)
    pairs = paired_items(found.items, criterion.items)
    for item in criterion.items:
        if item.id in pairs:
            yield from _item(pairs[item.id], item)


def _points(number: str, stated: Stated | None, reasons: tuple[Why, ...], witnesses: int) -> Iterator[Match]:
    if stated is None:
        return
    if reasons or stated.points.denominator != 1:
        yield _unclear(number, stated.sentence, stated.spot, reasons)
    else:
        yield Match(number, "agrees", str(stated.points), stated.sentence, stated.spot, "", witnesses)


def paired_items(found: Sequence[ReadItem], items: Sequence[Item]) -> Mapping[str, ReadItem]:
    """The standard's items by id, each with the text's item of nearly its title; a lone item pairs with a lone one."""
    if len(found) == len(items) == 1:
        return {items[0].id: found[0]}
    pairs: dict[str, ReadItem] = {}
    ways = sorted(
        ((alike(f.title, i.title), -abs(a - b), a, b) for a, f in enumerate(found) for b, i in enumerate(items)),
        reverse=True,
    )
    taken: set[int] = set()
    for ratio, off, a, b in ways:
        enough = ratio >= ALIKE or (ratio >= ALIKE_IN_ITEM and not off and _same_kind(found[a], items[b]))
        if enough and a not in taken and items[b].id not in pairs:
            taken.add(a)
            pairs[items[b].id] = found[a]
    return pairs


def _same_kind(found: ReadItem, item: Item) -> bool:
    return found.kind == kind_of(item.measure).name


def _item(found: ReadItem, item: Item) -> Iterator[Match]:
    reasons = found.why
    if found.kind and not _same_kind(found, item):
        reasons = (*reasons, why(text("văn bản đo cách khác: {kind}"), kind=kind_named(found.kind).entry.word[0]))
    heading_only = found.kind == "yes_no" and len(found.bands) == 1
    if found.bands and len(found.bands) != len(item.bands) and not heading_only:
        told = {"mine": len(item.bands), "theirs": len(found.bands)}
        reasons = (*reasons, why(text("văn bản có {theirs} bậc, bộ tiêu chí có {mine} bậc"), **told))
    if reasons:
        yield from _all_unclear(found, item, reasons)
        return
    yield _unclear(f"{item.id}/measure", found.title, found.spot, READ_IT)
    best = found.bands[0].witnesses_points if found.bands else 1
    yield from _points(f"{item.id}/max_points", found.most, reasons, best)
    if found.per:
        for own in own_numbers(item.measure):
            if own.key == "per":
                sentence = f"{found.title}: {found.bands[0].clause.sentence}" if found.bands else found.title
                at_title, times = (sentence, found.spot), len(found.bands)
                yield _value(f"{item.id}/per", Fraction(found.per), at_title, reasons=reasons, witnesses=times)
    for at, (read, band) in enumerate(zip(found.bands, () if item.steps else item.bands, strict=False), 1):
        for key, _ in edges_of_band(band):
            yield _edge(f"{item.id}/{at}/{key}", key, read, reasons)
        said, times = (read.clause.sentence, read.spot), read.witnesses_points
        yield _value(f"{item.id}/{at}/points", read.clause.points, said, reasons=reasons, witnesses=times)


def _all_unclear(found: ReadItem, item: Item, reasons: tuple[Why, ...]) -> Iterator[Match]:
    """Every number of an item that is not clear, with all that the text says of the item; the reasons once."""
    said = [found.most.sentence] if found.most else [found.title]
    said += [band.clause.sentence for band in found.bands] + [one.sentence for one in found.unclear]
    per = ("per" for own in own_numbers(item.measure) if own.key == "per")
    numbers = [f"{item.id}/{key}" for key in ("measure", "max_points", *per)]
    for at, band in enumerate(() if item.steps else item.bands, 1):
        numbers += [*(f"{item.id}/{at}/{key}" for key, _ in edges_of_band(band)), f"{item.id}/{at}/points"]
    sentence = " | ".join(dict.fromkeys(said))
    yield from (_unclear(name, sentence, found.spot, () if at else reasons) for at, name in enumerate(numbers))


def _value(
    number: str, value: Fraction | None, at: tuple[str, Spot], *, reasons: tuple[Why, ...], witnesses: int
) -> Match:  # fmt: skip
    """A number with its sentence and place; none at all where anything stands against it."""
    if reasons or value is None:
        return _unclear(number, *at, reasons)
    return Match(number, "agrees", exact_text(value), *at, "", witnesses)


def _edge(number: str, key: str, read: ReadBand, reasons: tuple[Why, ...]) -> Match:
    """The edge that the standard writes under a key, if the text closes its band on that side in that way."""
    clause, said = read.clause, (read.clause.sentence, read.spot)
    if clause.kind in ("none", "no") and key == "equals":
        return _value(number, Fraction(0), said, reasons=reasons, witnesses=read.witnesses_high + 1)
    sides = {
        "at_least": (clause.low if clause.low_in else None, read.witnesses_low),
        "more_than": (None if clause.low_in else clause.low, read.witnesses_low),
        "at_most": (clause.high if clause.high_in else None, read.witnesses_high),
        "less_than": (None if clause.high_in else clause.high, read.witnesses_high),
        "equals": (clause.low if clause.low == clause.high else None, read.witnesses_low),
    }
    value, witnesses = sides[key]
    if value is None and not reasons:
        reasons = (why(text("văn bản đóng, mở ngưỡng cách khác")),)
    return _value(number, value, said, reasons=reasons, witnesses=witnesses)
