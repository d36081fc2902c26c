"""Every number of a standard in the text's own order, with its place and with what it is a number of.

A number's id is its route through the law: ``tc07.1/2/at_least`` is the edge of the second band of item 7.1. That is
only where it stands now: what a reading is of stands in ``of``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from engine.law.criteria import Band, Case, Criterion, Item
from engine.law.items.equal_steps import Steps
from engine.law.measures.kinds import kind_of, line_of, own_numbers
from engine.law.model import Authority, Standard, StandardHead, UnitClass
from engine.law.points.scores import score_text
from engine.law.questions import EvidenceBook
from engine.law.readings.content import Content, cited, of_band, of_item, of_title
from engine.law.readings.number import Kind, Number
from engine.law.recognising.numbers_of_demands import numbers_of_demands, numbers_of_period
from engine.law.shaping.clause_texts import clause_text
from engine.law.source import Route
from engine.law.values import exact_text

HEAD = "standard.yaml"
EDGES = ("at_least", "more_than", "at_most", "less_than", "equals")
# The keys of numbers that are points.
POINTS = frozenset({
    "maximum", "with_bonus", "max_points", "points", "threshold", "start", "below", "at_least", "more_than",
})  # fmt: skip
STEP_KEYS = ("from", "start", "each", "points", "below")


def numbers_of(standard: Standard) -> tuple[Number, ...]:
    """Every number of a standard: the document, the maximum, the criteria, then the conditions, rounds and readings."""
    found = (
        *_document(standard.head),
        *(number for criterion in standard.criteria for number in _criterion(criterion, standard.book)),
        *(number for at, unit_class in enumerate(standard.head.classes) for number in _class(unit_class, at)),
        *_conditions(standard.head),
        *numbers_of_demands(standard, HEAD),
    )
    step = standard.head.step
    return found if step == 1 else tuple(replace(n, step=step) if _is_points(n) else n for n in found)


def _is_points(number: Number) -> bool:
    """Whether a number is one of points, which may have parts where the standard has a step."""
    return number.kind == "whole" and number.key.split("/")[0] in POINTS


def numbers_of_band(item: Item, number: int) -> tuple[str, ...]:
    """The ids of the numbers that a band rests on: where it begins and ends, then its points; bands count from 1."""
    return (*numbers_of_stretch(item, number), f"{item.line}/{number}/points")


def numbers_of_stretch(item: Item, number: int) -> tuple[str, ...]:
    """The ids of what says which values a band takes.

    Bands are tried in order, so one begins where those before it end: how the item is measured, what the measure counts
    by, its own edges and those of the bands before it.
    """
    own = (f"{item.id}/measure", *(f"{item.id}/{number.key}" for number in own_numbers(item.measure)))
    if item.steps:
        return (*own, *(f"{item.line}/steps/{key}" for key in STEP_KEYS if key in typed_keys(item.steps)))
    edges = (edge for at, band in enumerate(item.bands[:number], 1) for edge in edges_of_number(item, at, band))
    return (*own, *edges)


def edges_of_number(item: Item, number: int, band: Band) -> Iterator[str]:
    """The ids of a band's edges; equal steps have none of their own."""
    return (f"{item.line}/{number}/{key}" for key, _ in ([] if item.steps else edges_of_band(band)))


def edges_of_band(band: Band) -> Iterator[tuple[str, Fraction]]:
    """The edges that a band writes, by their keys."""
    return ((key, edge) for key in EDGES if (edge := getattr(band, key)) is not None)


def _document(head: StandardHead) -> Iterator[Number]:
    law, title = (HEAD, ("law",)), {"title": head.law.title}
    named = {"what": "number", **title}
    yield Number("standard", "number", "words", head.law.number, (HEAD, (*law[1], "number")), None, None, of=named)
    for key, day, at in (
        ("date", head.law.date, (*law[1], "date")),
        ("from", head.from_, ("from",)),
        ("until", head.until, ("until",)),
    ):
        if day:
            of = {"what": key, "number": head.law.number}
            yield Number("standard", key, "day", day.isoformat(), (HEAD, at), None, None, of=of)
    most, at = head.maximum, ("maximum", "points")
    of = {"what": "maximum", **cited(most.cite)}
    yield Number("standard", "maximum", "whole", str(most.points), (HEAD, at), most.mark, most.cite, of=of)
    if most.step:
        where, of = (HEAD, ("maximum", "step")), {"what": "step", **cited(most.cite)}
        yield Number("standard", "step", "exact", score_text(most.step), where, most.mark, most.cite, of=of)
    if most.with_bonus:
        beyond, of = (HEAD, ("maximum", "with_bonus")), {"what": "with_bonus", **cited(most.cite)}
        yield Number("standard", "with_bonus", "whole", str(most.with_bonus), beyond, most.mark, most.cite, of=of)


def _criterion(criterion: Criterion, book: EvidenceBook) -> Iterator[Number]:
    file, cite = f"{criterion.id}.yaml", criterion.cite
    points, at = str(criterion.max_points), (file, ("max_points",))
    role = {} if criterion.role == "scored" else {"role": criterion.role}
    of = {"what": "max_points", **cited(cite), "title": criterion.title, **role}
    yield Number(criterion.id, "max_points", "whole", points, at, criterion.mark, cite, of=of)
    yield from _applies(criterion, (file, ()), {**cited(cite), "title": criterion.title})
    for place, item in enumerate(criterion.items):
        yield from _item(item, book, (file, ("items", place)))


def _item(item: Item, book: EvidenceBook, at: tuple[str, Route]) -> Iterator[Number]:
    best = max(item.bands, key=lambda band: band.points)
    (file, route), cite, measured = at, item.cite, of_item(item, book)
    mark, top, of = best.points_mark, str(item.max_points), {"what": "max_points", **of_title(item)}
    yield Number(item.id, "max_points", "whole", top, (file, (*route, "max_points")), mark, cite, best.basis, of=of)
    kind, of = kind_of(item.measure).name, {"what": "measure", **measured}
    where: tuple[str, Route] = (file, (*route, "measure"))
    yield Number(item.id, "measure", "words", kind, where, best.edge_mark, cite, best.basis, of=of)
    for own in own_numbers(item.measure):
        of = {"what": own.key, **{name: said for name, said in measured.items() if name != own.key}}
        where = (file, (*route, "measure", *own.key.split("/")))
        yield Number(item.id, own.key, "whole", str(own.value), where, best.edge_mark, cite, unit=own.unit, of=of)
    yield from _steps(item, measured, (file, (*route, "steps")))
    for number in () if item.steps else range(1, len(item.bands) + 1):
        yield from _band(item, number, measured, (file, (*route, "bands", number - 1)))
    if item.when_none:
        of = {"what": "when_none", **measured}
        where = (file, (*route, "when_none"))
        yield Number(f"{item.id}/none", "when_none", "choice", item.when_none, where, item.when_none_mark, cite, of=of)
    yield from _applies(item, at, of_title(item))
    for place, line in enumerate(item.lines[1:]):
        yield from _case(item.except_[place], line, book, (file, (*route, "except", place)))


def _applies(thing: Criterion | Item, at: tuple[str, Route], named: Content) -> Iterator[Number]:
    """Whom something is for at all."""
    for number, test in enumerate(thing.applies, 1):
        where, of = (at[0], (*at[1], "applies", number - 1)), {"what": "applies", **named}
        mark, said = thing.applies_mark, clause_text(test)
        yield Number(f"{thing.id}/applies/{number}", "applies", "words", said, where, mark, thing.cite, of=of)


def _case(case: Case, line: Item, book: EvidenceBook, at: tuple[str, Route]) -> Iterator[Number]:
    """Whom a case of an item is for, then its bands."""
    (file, route), measured = at, {**of_item(line, book), "case": case.title}
    mark = max(case.bands, key=lambda band: band.points).mark
    for number, test in enumerate(case.when, 1):
        where, of = (file, (*route, "when", number - 1)), {"what": "when", **measured}
        yield Number(f"{line.line}/when/{number}", "when", "words", clause_text(test), where, mark, case.cite, of=of)
    yield from _steps(line, measured, (file, (*route, "steps")))
    for number in () if line.steps else range(1, len(line.bands) + 1):
        yield from _band(line, number, measured, (file, (*route, "bands", number - 1)))


def _band(item: Item, number: int, measured: Content, at: tuple[str, Route]) -> Iterator[Number]:
    """A band is read as one clause, so each of its numbers is read with all that the band says."""
    band, owner, (file, route) = item.bands[number - 1], f"{item.line}/{number}", at
    clause, points, unit = of_band(item, band), str(band.points), line_of(item.measure).counted_in
    for key, edge in edges_of_band(band):
        others = {name: said for name, said in clause.items() if name != key}
        of = {"what": key, **measured, **others, "points": points}
        where, text = (file, (*route, key)), exact_text(edge)
        yield Number(owner, key, "exact", text, where, band.edge_mark, item.cite, band.basis, unit, of=of)
    where, of = (file, (*route, "points")), {"what": "points", **measured, **clause}
    yield Number(owner, "points", "whole", points, where, band.points_mark, item.cite, band.basis, of=of)


def typed_keys(steps: Steps) -> frozenset[str]:
    """The keys of equal steps that are written; what is not has no number to be read."""
    return frozenset("from" if name == "from_" else name for name in steps.model_fields_set)


def _steps(item: Item, measured: Content, at: tuple[str, Route]) -> Iterator[Number]:
    """The numbers of equal steps that are written, each read with the others; rounding belongs to a step's points."""
    steps, unit, (file, route) = item.steps, line_of(item.measure).counted_in, at
    if steps is None:
        return
    units = {"from": unit, "each": unit, "points": f" {steps.round}"}
    values = {key: exact_text(Fraction(getattr(steps, "from_" if key == "from" else key) or 0)) for key in STEP_KEYS}
    written = {key: values[key] for key in STEP_KEYS if key in typed_keys(steps)}
    for key, text in written.items():
        kind: Kind = "exact" if key in ("from", "each") else "whole"
        others = {name: said for name, said in written.items() if name != key}
        of = {"what": key, **measured, **others, "round": steps.round}
        where = (file, (*route, key))
        yield Number(f"{item.line}/steps", key, kind, text, where, steps.mark, item.cite, steps.basis,
                     units.get(key, ""), of=of)  # fmt: skip


def _class(unit_class: UnitClass, at: int) -> Iterator[Number]:
    owner, route, cite = f"class/{unit_class.id}", ("classes", at), unit_class.cite
    named = {**cited(cite), "title": unit_class.title}
    yield from _bars(unit_class, route, {"what": "threshold", **named})
    for number, clause in enumerate(unit_class.when, 1):
        where, of = (HEAD, (*route, "when", number - 1)), {"what": "when", **named}
        mark, said = clause.mark or unit_class.mark, clause_text(clause)
        yield Number(f"{owner}/{number}", "when", "words", said, where, mark, cite, of=of)


def _bars(unit_class: UnitClass, route: Route, of: Content) -> Iterator[Number]:
    """A threshold as it is written: points, a percent of the maximum, or line by line by day."""
    owner, at = f"class/{unit_class.id}", (*route, "threshold")
    mark, cite, bar = unit_class.mark, unit_class.cite, str(unit_class.threshold)
    if unit_class.percent is not None:
        bar, where = exact_text(unit_class.percent), (HEAD, (*at, "percent"))
        yield Number(owner, "threshold", "exact", bar, where, mark, cite, unit="%", of=of)
    elif not unit_class.thresholds_by_day:
        yield Number(owner, "threshold", "whole", bar, (HEAD, at), mark, cite, of=of)
    for number, line in enumerate(unit_class.thresholds_by_day, 1):
        at, own, day = (*route, "thresholds_by_day", number - 1), f"{owner}/bar/{number}", line.from_.isoformat()
        by_day = {**of, "what": "from", "points": str(line.points)}
        yield Number(own, "from", "day", day, (HEAD, (*at, "from")), line.mark, cite, of=by_day)
        by_day = {**of, "what": "points", "from": day}
        yield Number(own, "points", "whole", str(line.points), (HEAD, (*at, "points")), line.mark, cite, of=by_day)


def _conditions(head: StandardHead) -> Iterator[Number]:
    knock, cycle = head.knock_out, head.cycle
    of: Content
    at: tuple[str, Route]
    if knock:
        of = {"what": "knock_out", **cited(knock.cite), "title": knock.title}
        zero, at = str(knock.criterion_scores), (HEAD, ("knock_out", "criterion_scores"))
        yield Number("standard", "knock_out", "whole", zero, at, knock.mark, knock.cite, of=of)
    for key, numbers in (("months", cycle.months), ("plan_years", cycle.plan_years)):
        of = {"what": key, **cited(cycle.cite)}
        for place, number in enumerate(numbers):
            at, name = (HEAD, ("cycle", key, place)), f"{key}/{place + 1}"
            yield Number("standard", name, "whole", str(number), at, cycle.mark, cycle.cite, of=of)
    for place, period in enumerate(head.periods):
        yield from numbers_of_period(period, (HEAD, ("periods", place)))
    if left := head.left_out:
        at, of = (HEAD, ("left_out", "how")), {"what": "left_out", **cited(left.cite)}
        yield Number("standard", "left_out", "words", f"{left.how}, {left.round}", at, left.mark, left.cite, of=of)
    for place, authority in enumerate(head.authorities):
        yield from _authority(authority, ("authorities", place))
    for place, reading in enumerate(head.readings):
        at, of = (HEAD, ("readings", place, "text")), {"what": "reading"}
        yield Number(f"reading/{reading.id}", "text", "words", reading.text, at, reading.mark, None, of=of)


def _authority(authority: Authority, route: Route) -> Iterator[Number]:
    owner, mark, cite = f"authority/{authority.id}", authority.mark, authority.cite
    for key, day in (("from", authority.from_), ("until", authority.until)):
        if day:
            of = {"what": key, **cited(cite), "recognises": authority.recognises}
            yield Number(owner, key, "day", day.isoformat(), (HEAD, (*route, key)), mark, cite, of=of)
    for number, test in enumerate(authority.when, 1):
        where, of = (HEAD, (*route, "when", number - 1)), {"what": "when", **cited(cite)}
        of = {**of, "recognises": authority.recognises}
        yield Number(f"{owner}/{number}", "when", "words", clause_text(test), where, mark, cite, of=of)
    for key in ("appraises", "recognises"):
        of, said = {"what": key, **cited(cite)}, getattr(authority, key)
        yield Number(owner, key, "words", said, (HEAD, (*route, key)), mark, cite, of=of)
