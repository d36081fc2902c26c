"""Which standard is in force when others lie beside it: one that another replaces has an end, and a day has one law.

Only the heads are read, and of these only what is said of days: a fault elsewhere in a neighbour is its own check's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from engine.law.loading import Lawbook, nearest, shape
from engine.law.model import Law
from engine.law.source import Source
from engine.law.values import Day, Slug, Text
from engine.problems import Problem, day_in_both


class _Base(BaseModel):
    """Which standard a head amends."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    standard: Text


class _Days(BaseModel):
    """What of a head says when the standard is law."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: Slug
    status: Text
    law: Law
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    replaces: Slug | None = None
    amends: _Base | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A standard of a folder: its name there, document, days, which one it replaces and which ``base`` it amends.

    ``last`` is its ``until``.
    """

    name: str
    law: Law
    in_force: bool
    first: date
    last: date | None
    replaces: str | None
    base: str | None = None

    @property
    def words(self) -> str:
        """How a person calls it: its id with number and date of its document."""
        return f"{self.name} ({self.law.number} {self.law.date:%d/%m/%Y})"


def neighbour(name: str, head: Source) -> Neighbour:
    """A standard of a folder by the head of it; raises ProblemsFound when its days cannot be read."""
    days = shape(_Days, head)
    base = days.amends.standard if days.amends else None
    return Neighbour(name, days.law, days.status == "in_force", days.from_, days.until, days.replaces, base)


def heirs_of(name: str, laws: Sequence[Neighbour]) -> tuple[Neighbour, ...]:
    """The standards in force that replace one, the earliest first; a draft replaces nothing yet."""
    found = (law for law in laws if law.in_force and law.replaces == name and law.name != name)
    return tuple(sorted(found, key=lambda law: law.first))


def last_day(law: Neighbour, laws: Sequence[Neighbour]) -> date | None:
    """A standard's last day: its own until, or the day before the one that replaces it begins; None is no end yet."""
    ends = [law.last] if law.last else []
    ends += [heir.first - timedelta(days=1) for heir in heirs_of(law.name, laws)]
    return min(ends, default=None)


def holds_on(law: Neighbour, laws: Sequence[Neighbour], day: date) -> bool:
    """Whether a standard is law on a day."""
    end = last_day(law, laws)
    return law.in_force and law.first <= day and (end is None or day <= end)


def _in_order(one: Neighbour, other: Neighbour) -> Sequence[Neighbour]:
    """Two standards, the earlier first; of one day the one that the other amends."""
    return sorted((one, other), key=lambda law: (law.first, law.base in (one.name, other.name)))


def round_problems(name: str, day: date, source: Source, laws: Sequence[Neighbour]) -> Iterator[Problem]:
    """What is to be said of a round of a standard on a day: that it was replaced, is not the only one, or will end.

    ``source`` is the round's own file. Nothing is said of a round under a draft: it is a trial.
    """
    own = next((law for law in laws if law.name == name), None)
    if own is None or not own.in_force:
        return
    told = {"on": day_in_both(day), "name": own.words}
    heirs = heirs_of(name, laws)
    late = [heir for heir in heirs if heir.first <= day]
    if late:
        wanted = next((law for law in laws if holds_on(law, laws, day)), late[-1])
        since = day_in_both(late[0].first)
        yield source.problem("RND-213", ("on",), **told, other=late[0].words, since=since, wanted=wanted.name)
        return
    for other in laws:
        values = {**told, "other": other.words, "since": day_in_both(other.first)}
        if other.name != name and own.first <= day and holds_on(other, laws, day):
            first, later = _in_order(own, other)
            yield source.problem("RND-214", ("standard",), **values, old=first.name, new=later.name)
        elif other in heirs or (other.in_force and own.first < other.first and other.first > day):
            yield source.problem("RND-212", ("standard",), **values, new=other.name)


def succession_problems(
    names: Sequence[str], day: date, source: Source, laws: Sequence[Neighbour], *, chosen: bool
) -> Iterator[Problem]:
    """The same of all standards of a round; where it has ``chosen`` who judges whom, two may be in force (RND-214)."""
    for name in names:
        yield from (p for p in round_problems(name, day, source, laws) if not chosen or p.code != "RND-214")


def _may_follow(book: Lawbook, before: Neighbour) -> bool:
    """Whether a standard may take the place of another: it begins later, or on one day and amends that very one."""
    amended = book.base is not None and book.base.folder.name == before.name
    first = book.standard.head.from_
    return before.first < first or (amended and before.first == first)


def law_problems(book: Lawbook, laws: Sequence[Neighbour]) -> Iterator[Problem]:
    """What of a standard's days does not fit those beside it: replaced ones that are not there, days with two laws."""
    head, name = book.standard.head, book.folder.name
    own = next((law for law in laws if law.name == name), None)
    if head.replaces is not None:
        known = [law.name for law in laws if law.name != name]
        before = next((law for law in laws if law.name == head.replaces), None)
        if head.replaces not in known:
            near = nearest(head.replaces, known)
            yield book.problem("LAW-370", "standard", "replaces", given=head.replaces, near=near)
        elif before and not _may_follow(book, before):
            days = {"first": day_in_both(head.from_), "before": day_in_both(before.first)}
            yield book.problem("LAW-371", "standard", "replaces", given=head.replaces, **days)
    for other in laws if own and own.in_force else ():
        if other.name == name or not other.in_force or own is None:
            continue
        day = max(own.first, other.first)
        if holds_on(own, laws, day) and holds_on(other, laws, day):
            first, later = _in_order(own, other)
            values = {"other": other.words, "since": day_in_both(day), "old": first.name, "new": later.name}
            yield book.problem("LAW-372", "standard", "from", name=own.words, **values)
