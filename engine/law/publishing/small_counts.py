"""Which sensitive counts may be shown in public, and from which number on: ``criteria/publishing.yaml``.

No rule of law that was seen says so: the numbers are the policy desk's own, and every one of them says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from engine.law.loading import nearest, shape
from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.law.source import Route, Source, read_source
from engine.law.values import EvidenceId, Flag, Shape, Text, Whole
from engine.problems import Problem, ProblemsFound

PUBLISHING = "publishing.yaml"


class SmallCount(Shape):
    """A sensitive datum: below how many it is not shown, whether a table of it is published, and why.

    ``same_as`` names the datum by which another standard asks the same count: in a round of both it is one table.
    """

    datum: EvidenceId
    below: Annotated[Whole, Field(ge=2, le=60)]
    table: Flag = False
    same_as: EvidenceId | None = None
    why: Text
    why_en: Text


class PublishingRules(Shape):
    """What holds of every release.

    ``hidden_at_least`` cells of one group are hidden together, ``zeros_with_them`` of them zeros where there are any.
    A sensitive datum that ``counts`` does not name is hidden below ``otherwise`` and has no table. A percentage is
    shown of ``percent_from`` on, a survey's of ``asked_from`` on. ``known`` are data that anybody may know.
    """

    hidden_at_least: Annotated[Whole, Field(ge=3, le=20)]
    zeros_with_them: Annotated[Whole, Field(le=20)]
    otherwise: Annotated[Whole, Field(ge=2, le=60)]
    percent_from: Annotated[Whole, Field(ge=100)]
    asked_from: Annotated[Whole, Field(ge=1)]
    known: tuple[EvidenceId, ...]
    counts: Annotated[tuple[SmallCount, ...], Field(min_length=1)]

    def below(self, datum: str) -> int:
        """Below which number a sensitive datum is not shown."""
        return next((count.below for count in self.counts if count.datum == datum), self.otherwise)

    def counted_as(self, datum: str) -> str:
        """The datum under which a count is told, whichever standard asks it."""
        return next((count.same_as for count in self.counts if count.datum == datum and count.same_as), datum)


def load_publishing(criteria: Path, *standards: Standard) -> PublishingRules:
    """The rules beside some standards; raises ProblemsFound with every broken key and every table that must not be.

    Two data of which one is within the other must not both have a table (PUB-101), nor one that a standard does not
    call sensitive (PUB-102). A ``same_as`` leads to another line of the same limit (PUB-151) and never to a datum of
    the same standard (PUB-150); two standards ask no count under two names that nobody has tied (PUB-152).
    """
    source = read_source(criteria / PUBLISHING, PUBLISHING)
    rules = shape(PublishingRules, source)
    found = [*_misled(rules, source)]
    for standard in standards:
        found += [*_linked(rules, source, standard), *_not_sensitive(rules, source, standard)]
        found += _twice(rules, source, standard)
    if found := found or [*_untied(rules, source, standards)]:
        raise ProblemsFound([told for at, told in enumerate(found) if told not in found[:at]])
    return rules


def tables_of(rules: PublishingRules, standard: Standard) -> tuple[Evidence, ...]:
    """The data of a standard that have a table, in the standard's order."""
    shown = {count.datum for count in rules.counts if count.table}
    return tuple(entry for entry in standard.book.evidence if entry.id in shown)


def _misled(rules: PublishingRules, source: Source) -> Iterator[Problem]:
    """A ``same_as`` that leads to no line, to one that leads on, or to one with another limit or no table."""
    lines = {count.datum: count for count in rules.counts}
    for at, count in enumerate(rules.counts):
        other = lines.get(count.same_as or "")
        if count.same_as and (
            other is None or other.same_as or (other.below, other.table) != (count.below, count.table)
        ):
            yield source.problem("PUB-151", ("counts", at, "same_as"), name=count.datum, given=count.same_as)


def _twice(rules: PublishingRules, source: Source, standard: Standard) -> Iterator[Problem]:
    names = {entry.id for entry in standard.book.evidence}
    for at, count in enumerate(rules.counts):
        if count.same_as in names and count.datum in names:
            values = {"name": count.datum, "given": count.same_as, "standard": standard.head.id}
            yield source.problem("PUB-150", ("counts", at, "same_as"), **values)


def _untied(rules: PublishingRules, source: Source, standards: Sequence[Standard]) -> Iterator[Problem]:
    """A count with a table in two standards, by one label and two names: taken apart it would be told twice."""
    first: dict[str, str] = {}
    for standard in standards:
        for entry in tables_of(rules, standard):
            told, label = rules.counted_as(entry.id), " ".join(entry.label.casefold().split())
            if (other := first.setdefault(label, told)) != told:
                yield source.problem("PUB-152", _way(rules, entry.id), name=entry.id, other=other, label=entry.label)


def _linked(rules: PublishingRules, source: Source, standard: Standard) -> Iterator[Problem]:
    data = tables_of(rules, standard)
    names = {entry.id for entry in data}
    for entry in data:
        for whole in names & set(entry.not_more_than):
            yield source.problem("PUB-101", _way(rules, entry.id), name=entry.id, whole=whole)


def _not_sensitive(rules: PublishingRules, source: Source, standard: Standard) -> Iterator[Problem]:
    """A name that is meant for this standard, for it has such a datum, and does not call it sensitive."""
    open_ = [entry.id for entry in standard.book.evidence if not entry.sensitive]
    for count in rules.counts:
        if count.datum in open_:
            near = nearest(count.datum, [entry.id for entry in standard.book.evidence if entry.sensitive])
            yield source.problem("PUB-102", _way(rules, count.datum), name=count.datum, near=near)


def _way(rules: PublishingRules, datum: str) -> Route:
    at = next(number for number, count in enumerate(rules.counts) if count.datum == datum)
    return ("counts", at, "datum")
