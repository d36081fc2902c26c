"""Every number of a standard in the text's own order, each with an id that stays and the place it is typed at.

A number's id is its route through the law: ``tc07.1/2/at_least`` is the edge of the second band of item 7.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.law.criteria import Band, Criterion, Item
from engine.law.measures.kinds import line_of, own_numbers
from engine.law.model import Authority, Standard, StandardHead, UnitClass, UnitTest
from engine.law.source import Route
from engine.law.values import Cite, Mark

HEAD = "standard.yaml"
EDGES = ("at_least", "more_than", "at_most", "less_than", "equals")
# exact: an edge · whole: a count, points · day · choice: one of three words · words: to be found as they stand
Kind: TypeAlias = Literal["exact", "whole", "day", "choice", "words"]
CHOICES = ("full_points", "zero", "not_applicable")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the law: whose it is, where it is typed, what it is now and how sure it is.

    ``owner`` is an id of ``Lawbook.routes`` or ``reading/x``; ``value`` is the text of the number in YAML's digits,
    ``unit`` what it counts in: "%", "/1000" or nothing. ``mark`` is None where the law's files keep none.
    """

    owner: str
    key: str
    kind: Kind
    value: str
    at: tuple[str, Route]
    mark: Mark | None
    cite: Cite | None
    basis: str | None = None
    unit: str = ""

    @property
    def id(self) -> str:
        """The route that names the number: ``tc07.1/2/at_least``."""
        return f"{self.owner}/{self.key}"

    @property
    def held(self) -> str:
        """The value with its unit, as the ledger keeps it: another unit is another number."""
        return self.value + self.unit


def numbers_of(standard: Standard) -> tuple[Number, ...]:
    """Every number of a standard: the document, the maximum, the criteria, then the conditions, rounds and readings."""
    return (
        *_document(standard.head),
        *(number for criterion in standard.criteria for number in _criterion(criterion)),
        *(number for at, unit_class in enumerate(standard.head.classes) for number in _class(unit_class, at)),
        *_conditions(standard.head),
    )


def numbers_of_band(item: Item, number: int) -> tuple[str, ...]:
    """The ids of the numbers that a band rests on; bands count from 1.

    They are tried in order, so a band begins where those before it end: its own points and edge, the edges of the
    bands before it, and what the measure counts by.
    """
    if item.steps:
        counted = (f"{item.id}/{own.key}" for own in own_numbers(item.measure))
        return (*counted, *(number.id for number in _steps(item, "", ())))
    edges = [
        f"{item.id}/{at}/{key}" for at, band in enumerate(item.bands[:number], 1) for key, _ in edges_of_band(band)
    ]
    return (*(f"{item.id}/{own.key}" for own in own_numbers(item.measure)), *edges, f"{item.id}/{number}/points")


def edges_of_band(band: Band) -> Iterator[tuple[str, Fraction]]:
    """The edges that a band writes, by their keys."""
    return ((key, edge) for key in EDGES if (edge := getattr(band, key)) is not None)


def exact_text(value: Fraction) -> str:
    """An exact number in YAML's digits: 97.5, or 1/3 where no decimal ends."""
    places = next((n for n in range(10) if (value * 10**n).denominator == 1), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def clause_text(clause: UnitTest) -> str:
    """A clause of a class as one line, as it is typed."""
    facts = clause.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"mark"})
    return "; ".join(f"{key}: {_typed(value)}" for key, value in facts.items())


def _typed(value: object) -> str:
    return (
        ", ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    )


def _document(head: StandardHead) -> Iterator[Number]:
    law = (HEAD, ("law",))
    yield Number("standard", "number", "words", head.law.number, (HEAD, (*law[1], "number")), None, None)
    yield Number("standard", "date", "day", head.law.date.isoformat(), (HEAD, (*law[1], "date")), None, None)
    for key, day in (("from", head.from_), ("until", head.until)):
        if day:
            yield Number("standard", key, "day", day.isoformat(), (HEAD, (key,)), None, None)
    maximum, at = head.maximum, (HEAD, ("maximum", "points"))
    yield Number("standard", "maximum", "whole", str(maximum.points), at, maximum.mark, maximum.cite)


def _criterion(criterion: Criterion) -> Iterator[Number]:
    file = f"{criterion.id}.yaml"
    points = str(criterion.max_points)
    yield Number(criterion.id, "max_points", "whole", points, (file, ("max_points",)), criterion.mark, criterion.cite)
    for at, item in enumerate(criterion.items):
        yield from _item(item, file, ("items", at))


def _item(item: Item, file: str, route: Route) -> Iterator[Number]:
    best = max(item.bands, key=lambda band: band.points)
    top, cite = str(item.max_points), item.cite
    yield Number(item.id, "max_points", "whole", top, (file, (*route, "max_points")), best.mark, cite, best.basis)
    for own in own_numbers(item.measure):
        where = (file, (*route, "measure", *own.key.split("/")))
        yield Number(item.id, own.key, "whole", str(own.value), where, best.mark, cite, unit=own.unit)
    unit = line_of(item.measure).counted_in
    yield from _steps(item, file, route)
    for number, band in enumerate(() if item.steps else item.bands, 1):
        owner, at = f"{item.id}/{number}", (*route, "bands", number - 1)
        for key, edge in edges_of_band(band):
            text = exact_text(edge)
            yield Number(owner, key, "exact", text, (file, (*at, key)), band.mark, cite, band.basis, unit)
        yield Number(owner, "points", "whole", str(band.points), (file, (*at, "points")), band.mark, cite, band.basis)
    if item.when_none:
        where = (file, (*route, "when_none"))
        yield Number(f"{item.id}/none", "when_none", "choice", item.when_none, where, item.when_none_mark, cite)


def _steps(item: Item, file: str, route: Route) -> Iterator[Number]:
    """The numbers of equal steps that are written; how the rest of a step is rounded belongs to the step's points."""
    steps, unit = item.steps, line_of(item.measure).counted_in
    if steps is None:
        return
    told: list[tuple[str, Kind, int | Fraction, str]] = [
        ("from", "exact", steps.from_, unit),
        ("start", "whole", steps.start, ""),
        ("each", "exact", steps.each, unit),
        ("points", "whole", steps.points, f" {steps.round}"),
    ]
    told += [] if steps.below is None else [("below", "whole", steps.below, "")]
    typed = {"from" if name == "from_" else name for name in steps.model_fields_set}
    for key, kind, value, counted in (entry for entry in told if entry[0] in typed):
        text, at = exact_text(Fraction(value)), (file, (*route, "steps", key))
        yield Number(f"{item.id}/steps", key, kind, text, at, steps.mark, item.cite, steps.basis, counted)


def _class(unit_class: UnitClass, at: int) -> Iterator[Number]:
    owner, route, cite = f"class/{unit_class.id}", ("classes", at), unit_class.cite
    bar = str(unit_class.threshold)
    yield Number(owner, "threshold", "whole", bar, (HEAD, (*route, "threshold")), unit_class.mark, cite)
    for number, clause in enumerate(unit_class.when, 1):
        where = (HEAD, (*route, "when", number - 1))
        yield Number(
            f"{owner}/{number}", "when", "words", clause_text(clause), where, clause.mark or unit_class.mark, cite
        )


def _conditions(head: StandardHead) -> Iterator[Number]:
    knock, cycle = head.knock_out, head.cycle
    zero, at = str(knock.criterion_scores), (HEAD, ("knock_out", "criterion_scores"))
    yield Number("standard", "knock_out", "whole", zero, at, knock.mark, knock.cite)
    for key, numbers in (("months", cycle.months), ("plan_years", cycle.plan_years)):
        for place, number in enumerate(numbers):
            where = (HEAD, ("cycle", key, place))
            yield Number("standard", f"{key}/{place + 1}", "whole", str(number), where, cycle.mark, cycle.cite)
    for place, authority in enumerate(head.authorities):
        yield from _authority(authority, ("authorities", place))
    for place, reading in enumerate(head.readings):
        typed = (HEAD, ("readings", place, "text"))
        yield Number(f"reading/{reading.id}", "text", "words", reading.text, typed, reading.mark, None)


def _authority(authority: Authority, route: Route) -> Iterator[Number]:
    owner, mark, cite = f"authority/{authority.id}", authority.mark, authority.cite
    for key, day in (("from", authority.from_), ("until", authority.until)):
        if day:
            yield Number(owner, key, "day", day.isoformat(), (HEAD, (*route, key)), mark, cite)
    for key in ("appraises", "recognises"):
        yield Number(owner, key, "words", getattr(authority, key), (HEAD, (*route, key)), mark, cite)
