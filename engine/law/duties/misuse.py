"""What is wrong in a task's deadlines and in what closes it, though every word of them is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from engine.law.duties.closing import ALL, Closed
from engine.law.duties.deadlines import After, Between, Deadline
from engine.law.source import Route

# "Mọi người" is whom one talks to; "mọi trẻ em" and "tất cả cơ sở" are whom the thing is done for.
EVERY = re.compile(r"\b(?:mọi(?! người)|tất cả|toàn bộ|100 ?%)(?: \w+){0,2}|\b(?:từng|mỗi) (?:trẻ|em)\b", re.IGNORECASE)


class Misuse(NamedTuple):
    """A problem of a task: its code, where below the task, and the values it tells."""

    code: str
    way: Route
    told: Mapping[str, object] = {}


def misuses(
    label: str, closing: Sequence[Closed], deadlines: Sequence[Deadline], kinds: Mapping[str, str]
) -> Iterator[Misuse]:
    """Every misuse in one task; ``kinds`` are those of the data declared."""
    for at, closed in enumerate(closing):
        for code, way, told in (*_keys(closed), *_kinds(closed, kinds)):
            yield Misuse(code, ("done_when", at, *way), told)
    yield from _counted_once(label, closing)
    for at, deadline in enumerate(deadlines):
        for code, way, told in _days(deadline):
            yield Misuse(code, ("deadlines", at, *way), told)
    yield from _at_once(deadlines)


def _keys(closed: Closed) -> Iterator[Misuse]:
    """Keys that do not make one condition."""
    used = [key for key in ("yes", "count", "share") if getattr(closed, key)]
    alone = closed.yes and closed.at_least is not None
    if len(used) != 1 or alone or (used != ["share"] and (closed.of or closed.when_none)):
        yield Misuse("LAW-504", ())
    elif closed.share:
        yield from _share(closed)


def _share(closed: Closed) -> Iterator[Misuse]:
    told = {"part": closed.share}
    if closed.of is None or closed.at_least is None:
        yield Misuse("LAW-503", ("share",), told)
    elif closed.of == closed.share:
        yield Misuse("LAW-507", ("of",), told)
    elif not 1 <= closed.at_least <= ALL:
        yield Misuse("LAW-505", ("at_least",), {"given": closed.at_least})
    if closed.when_none is None:
        yield Misuse("LAW-506", ("share",), {"whole": closed.of or "–"})


def _kinds(closed: Closed, kinds: Mapping[str, str]) -> Iterator[Misuse]:
    """A yes of a count, a count of a yes; what nobody declared is told elsewhere."""
    wanted = {"yes": "yes_no", "count": "count", "share": "count", "of": "count"}
    for key, kind in wanted.items():
        name = getattr(closed, key)
        if name and kinds.get(name, kind) != kind:
            yield Misuse("LAW-309", (key,), {"wanted": kind, "given": name, "kind": kinds[name]})


def _counted_once(label: str, closing: Sequence[Closed]) -> Iterator[Misuse]:
    """A task for every child that one child closes."""
    every = EVERY.search(label)
    if every is None or any(closed.share for closed in closing):
        return
    for at, closed in enumerate(closing):
        if closed.count and closed.at_least != 0:
            told = {"every": every[0], "count": closed.count, "least": closed.at_least or 1}
            yield Misuse("LAW-502", ("done_when", at, "count"), told)


def _days(deadline: Deadline) -> Iterator[Misuse]:
    """Stretches that end before they begin, and an event with no time after it or two."""
    first, last = deadline.valid_from, deadline.valid_until
    if first and last and first > last:
        yield Misuse("LAW-311", ("valid_from",), {"first": first, "last": last})
    when = deadline.when
    if isinstance(when, Between) and when.from_ > when.to:
        yield Misuse("LAW-311", ("when", "from"), {"first": when.from_, "last": when.to})
    if isinstance(when, After) and (when.days is None) == (when.working_days is None):
        yield Misuse("LAW-510", ("when", "after"), {"event": when.after})


def _at_once(deadlines: Sequence[Deadline]) -> Iterator[Misuse]:
    """Two deadlines in force on one day: only the first would ever be followed."""
    for before, after in combinations(range(len(deadlines)), 2):
        start = max(deadlines[at].valid_from or date.min for at in (before, after))
        end = min(deadlines[at].valid_until or date.max for at in (before, after))
        if start <= end:
            told = {"other": before + 1, "number": after + 1, "day": end if start == date.min else start}
            yield Misuse("LAW-511", ("deadlines", after), told)
