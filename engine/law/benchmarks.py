"""Targets of the country and of provinces beside a commune's figures: benchmarks, never a score or part of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated

from pydantic import Field

from engine.law.citing import misdated
from engine.law.criteria import Item, written_of
from engine.law.loading import nearest, shape
from engine.law.model import Standard
from engine.law.source import Route, Source, read_source
from engine.law.values import Day, Exact, Shape, Slug, Text, TypedMark, Whole
from engine.problems import Problem, ProblemsFound


class TargetLaw(Shape):
    """The document that sets the targets, by number and date; where either was not seen ``seen`` says so."""

    number: Text | None = None
    date: Day | None = None
    seen: Text | None = None
    seen_en: Text | None = None


class TargetYear(Shape):
    """The value to be reached by the end of a year, in percent or per N as the item counts."""

    year: Whole
    at_least: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None


class Target(Shape):
    """One target that an item's measure can be held against; ``differs`` says where the two count differently."""

    number: Whole | None = None
    item: Slug
    label: Text
    label_en: Text
    differs: Text | None = None
    differs_en: Text | None = None
    years: Annotated[tuple[TargetYear, ...], Field(min_length=1)]


class Programme(Shape):
    """A programme's targets for the items of one standard, and for the share of communes to be recognised.

    ``province`` is whose programme it is, by the name it had then, without its kind; none is the country's. ``note`` is
    what must be known of all its targets.
    """

    id: Slug
    title: Text
    title_en: Text
    law: TargetLaw
    standard: Slug
    mark: TypedMark
    province: Text | None = None
    note: Text | None = None
    note_en: Text | None = None
    recognised: tuple[TargetYear, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A target of one year beside an item, and whether the item's value meets it."""

    programme: Programme
    target: Target
    year: TargetYear
    met: bool


def load_programme(path: Path, shown: str, standard: Standard) -> Programme:
    """A file of targets; raises ProblemsFound with every broken key, and each item the standard does not have."""
    source = read_source(path, shown)
    programme = shape(Programme, source)
    found = list(_problems(programme, source, standard)) if programme.standard == standard.head.id else []
    if found:
        raise ProblemsFound(found)
    return programme


def _problems(programme: Programme, source: Source, standard: Standard) -> Iterator[Problem]:
    names = [item.id for item in standard.items]
    yield from misdated(source, programme.law.number, programme.law.date)
    for at, target in enumerate(programme.targets):
        if target.item not in names:
            near = nearest(target.item, names)
            yield source.problem("RND-904", ("targets", at, "item"), name=target.item, near=near)
        yield from _edges(target.years, source, ("targets", at, "years"))
    yield from _edges(programme.recognised, source, ("recognised",))
    if not programme.targets and not programme.recognised:
        yield source.problem("LAW-202", ("id",), name="targets")
    if not (programme.law.number and programme.law.date) and not programme.law.seen:
        yield source.problem("LAW-202", ("law",), name="seen")


def _edges(years: Sequence[TargetYear], source: Source, way: Route) -> Iterator[Problem]:
    """Years whose target has no edge, or two."""
    for number, year in enumerate(years):
        if sum(edge is not None for edge in (year.at_least, year.at_most, year.less_than)) != 1:
            yield source.problem("LAW-304", (*way, number))


def of_place(programmes: Sequence[Programme], provinces: Collection[str]) -> tuple[Programme, ...]:
    """Those of the country and those of the provinces that a commune is or wholly was of; by name without its kind."""
    known = {name.casefold() for name in provinces}
    return tuple(p for p in programmes if p.province is None or p.province.casefold() in known)


def benchmarks_of(
    programmes: Sequence[Programme], standard: Standard, item: Item, value: Fraction
) -> tuple[Benchmark, ...]:
    """Every target beside an item's value (part ÷ whole), year by year; exact."""
    scaled = written_of(item.measure, value)
    return tuple(
        Benchmark(programme, target, year, _met(year, scaled))
        for programme in programmes
        if programme.standard == standard.head.id
        for target in programme.targets
        if target.item == item.id
        for year in target.years
    )


def _met(year: TargetYear, value: Fraction) -> bool:
    if year.at_least is not None:
        return value >= year.at_least
    if year.at_most is not None:
        return value <= year.at_most
    return year.less_than is not None and value < year.less_than
