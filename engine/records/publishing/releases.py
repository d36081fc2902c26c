"""A release as frozen data: what is told of each commune, and tables of counts by commune, class and province.

A hidden figure is None: it stands nowhere in a release. What leaks show, a total or a reason, has a field, so that a
release made elsewhere or changed by hand can be looked at; this program never fills it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, TypeAlias

from engine.records.entries.canonical_json import Json

Shape: TypeAlias = Literal["full", "province"]
# No id has it.
BETWEEN: Final = ":"


@dataclass(frozen=True, slots=True)
class Percent:
    """A whole percentage of an item, of how many; ``whole`` is not published, but whoever counts can know it."""

    item: str
    percent: int
    whole: int


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """What is told of a commune: recognised or not in this round, by which paper, and the points that may be told.

    ``points`` are those of criteria without a sensitive item, by id, None where they are withheld; ``bands`` the
    law's own words for an item too small for a percentage. ``total`` and ``reason`` are leaks. ``unit_class`` is as
    ``class_key`` names it.
    """

    code: str
    name: str
    unit_class: str
    recognised: bool
    paper: str = ""
    points: Mapping[str, str] | None = None
    percents: tuple[Percent, ...] = ()
    bands: Mapping[str, str] = field(default_factory=dict)
    total: tuple[str, str] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class of a table: its subtotal and its communes' counts by code, None for each that is hidden."""

    id: str
    total: int | None
    communes: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class CountTable:
    """One count by commune, class and province; ``unknown`` communes gave no figure and are in no sum."""

    datum: str
    below: int
    province: str
    total: int | None
    classes: tuple[ClassRow, ...]
    shape: Shape = "full"
    unknown: tuple[str, ...] = ()

    @property
    def communes(self) -> Mapping[str, int | None]:
        """Every commune's count by code."""
        return {code: value for row in self.classes for code, value in row.communes.items()}

    @property
    def figures(self) -> tuple[int | None, ...]:
        """Every figure of the table."""
        return (*self.communes.values(), *(row.total for row in self.classes), self.total)

    @property
    def hidden(self) -> int:
        """How many of its figures are hidden."""
        return sum(figure is None for figure in self.figures)

    @property
    def mostly_hidden(self) -> bool:
        """Whether half of it or more is hidden, so that the table by province alone tells more."""
        return self.shape == "full" and 2 * self.hidden >= len(self.figures)


@dataclass(frozen=True, slots=True)
class Release:
    """All that is published of a round at one time; ``number`` counts the round's releases from 1.

    ``law`` is the standard's SHA-256, of several each with its id before it.
    """

    number: int
    round: str
    title: str
    day: date
    law: str
    simulated: bool
    provisional: bool
    lines: tuple[CommuneLine, ...]
    tables: tuple[CountTable, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """What each commune is called, by code."""
        return {line.code: line.name for line in self.lines}

    @property
    def recognised(self) -> tuple[CommuneLine, ...]:
        """The communes that are recognised."""
        return tuple(line for line in self.lines if line.recognised)


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register of releases: its number, its day, and the hash of all that it tells."""

    number: int
    day: date
    sha256: str


def class_key(standard: str, unit_class: str, *, of_several: bool) -> str:
    """A class as a release names it: in a round of several standards with its standard, for classes are theirs."""
    return f"{standard}{BETWEEN}{unit_class}" if of_several and unit_class else unit_class


def of_class_key(key: str) -> tuple[str, str]:
    """The standard and the class of a name in a release; the standard is "" where there was only one."""
    standard, _, unit_class = key.rpartition(BETWEEN)
    return standard, unit_class


def registered(release: Release, raw: bytes) -> Registered:
    """The line of a release by its bytes as they are kept."""
    return Registered(release.number, release.day, hashlib.sha256(raw).hexdigest())


def act_body(release: Release, line: Registered, *, second: bool, codes: Sequence[str]) -> dict[str, Json]:
    """What the record keeps of a release: number, hash, who is published by it; ``second`` is the second hand's act."""
    return {"release": release.number, "cells_sha": line.sha256, "codes": [*codes], "second": second}


def by_province_alone(table: CountTable) -> CountTable:
    """The same table with its province's figure alone; one below the limit is hidden as well."""
    rows = tuple(replace(row, total=None, communes=dict.fromkeys(row.communes)) for row in table.classes)
    return replace(table, classes=rows, shape="province")


def tables_like(releases: Iterable[Release], datum: str, province: str) -> tuple[tuple[int, CountTable], ...]:
    """The tables of one count and province in some releases, each with its release's number."""
    return tuple(
        (release.number, table)
        for release in releases
        for table in release.tables
        if (table.datum, table.province) == (datum, province)
    )
