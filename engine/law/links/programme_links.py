"""Links from a standard's evidence to the criteria of another programme, each with how far its text was read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from engine.law.benchmarks import TargetLaw
from engine.law.citing import misdated
from engine.law.loading import nearest, shape
from engine.law.source import Source, read_source
from engine.law.values import Day, EvidenceId, Shape, Slug, Text, TypedMark, UnitType
from engine.problems import Problem, ProblemsFound


class Link(Shape):
    """A criterion of the other programme and the data here that its file uses as well; ``seen`` says what was read."""

    criterion: Text
    label: Text
    label_en: Text
    data: tuple[EvidenceId, ...]
    mark: TypedMark
    seen: Text


class LinkedProgramme(Shape):
    """Another programme that assesses units of these types between two days; without links its text is not read."""

    id: Slug
    title: Text
    title_en: Text
    law: TargetLaw
    standard: Slug
    type: tuple[UnitType, ...]
    valid_from: Day | None = None
    valid_until: Day | None = None
    links: tuple[Link, ...] = ()

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return (self.valid_from or date.min) <= on <= (self.valid_until or date.max)


def load_links(folder: Path, names: Sequence[str], standard: str, data: Collection[str]) -> tuple[LinkedProgramme, ...]:
    """The programmes of some files of a folder that are linked to a standard, in the order of the names.

    Raises ProblemsFound with every broken key, each unknown datum (RPT-101) and criterion linked twice (RPT-130).
    """
    sources = [read_source(folder / name, f"{folder.name}/{name}") for name in names]
    every = [(shape(LinkedProgramme, source), source) for source in sources]
    own = [(programme, source) for programme, source in every if programme.standard == standard]
    found = [told for programme, source in own for told in _problems(programme, source, data)]
    if found:
        raise ProblemsFound(found)
    return tuple(programme for programme, _ in own)


def _problems(programme: LinkedProgramme, source: Source, data: Collection[str]) -> Iterator[Problem]:
    yield from misdated(source, programme.law.number, programme.law.date)
    seen: set[str] = set()
    for at, link in enumerate(programme.links):
        if link.criterion in seen:
            yield source.problem("RPT-130", ("links", at, "criterion"), name=link.criterion)
        seen.add(link.criterion)
        for number, name in enumerate(link.data):
            if name not in data:
                near = nearest(name, data)
                yield source.problem("RPT-101", ("links", at, "data", number), name=name, near=near)
