"""National targets that stand beside a commune's figures: benchmarks, never a score and never part of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated

from pydantic import Field

from engine.law.criteria import Item, written_of
from engine.law.loading import nearest, shape
from engine.law.model import Standard
from engine.law.source import Source, read_source
from engine.law.values import Day, Exact, Shape, Slug, Text, TypedMark, Whole
from engine.problems import Problem, ProblemsFound


class TargetLaw(Shape):
    """The document that sets the targets: number and date together name it."""

    number: Text
    date: Day


class TargetYear(Shape):
    """The value to be reached by the end of a year, in percent or per N as the item counts."""

    year: Whole
    at_least: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None


class Target(Shape):
    """One target that an item's measure can be held against; ``differs`` says where the two count differently."""

    number: Whole
    item: Slug
    label: Text
    label_en: Text
    differs: Text | None = None
    differs_en: Text | None = None
    years: Annotated[tuple[TargetYear, ...], Field(min_length=1)]


class Programme(Shape):
    """A programme's targets for the items of one standard."""

    id: Slug
    title: Text
    title_en: Text
    law: TargetLaw
    standard: Slug
    mark: TypedMark
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]


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
    for at, target in enumerate(programme.targets):
        if target.item not in names:
            near = nearest(target.item, names)
            yield source.problem("RND-904", ("targets", at, "item"), name=target.item, near=near)
        for number, year in enumerate(target.years):
            if sum(edge is not None for edge in (year.at_least, year.at_most, year.less_than)) != 1:
                yield source.problem("LAW-304", ("targets", at, "years", number))


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
