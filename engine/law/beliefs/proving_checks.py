"""Whether a standard's checks are written in full and do what their examples say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.law.beliefs.speaking import EXAMPLE_OF, KEYS, Numbers, data_of, keys_of, kind_of_check, speaks
from engine.law.loading import nearest
from engine.law.questions import Check, CheckExample
from engine.law.source import Route
from engine.problems import Problem

# Kinds that need no example: they say all that they mean.
PLAIN = ("sum", "jump")
GIVEN = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*(\d{1,9})")


class Teller(Protocol):
    """How a fault of the check at a number is told, with the way to what is wrong in it."""

    def __call__(self, code: str, at: int, /, *route: str | int, **values: object) -> Problem:
        """The problem of a code."""
        ...


def check_beliefs(checks: Sequence[Check], tell: Teller) -> Iterator[Problem]:
    """Checks that check nothing or two things at once, and examples that are not so."""
    for at, check in enumerate(checks):
        kind = kind_of_check(check)
        if kind is None:
            yield tell("LAW-321", at, name=check.id)
            continue
        needed, allowed = KEYS[kind]
        if strange := sorted(keys_of(check) - needed - allowed):
            yield tell("LAW-330", at, strange[0], name=check.id, kind=kind, given=", ".join(strange))
        elif kind == "share" and not _has_bounds(check):
            yield tell("LAW-330", at, name=check.id, kind=kind, given="at_least_percent, at_most_percent")
        elif kind in ("identical", "nobody") and check.level == "error":
            yield tell("LAW-334", at, "level", name=check.id)
        else:
            yield from _examples(check, _Told(tell, at), EXAMPLE_OF.get(kind, ""))


def data_named(check: Check) -> Mapping[Route, str]:
    """Every datum a check names, by where it stands in it."""
    lists = {key: getattr(check, key) for key in ("sum", "share", "of", "zero", "nobody", "identical")}
    named: dict[Route, str] = {(key, at): name for key, names in lists.items() for at, name in enumerate(names)}
    single = {key: getattr(check, key) for key in ("not_more_than", "jump", "beside")}
    return {**named, **{(key,): name for key, name in single.items() if name}}


def _has_bounds(check: Check) -> bool:
    low, high = check.at_least_percent, check.at_most_percent
    return (low is not None or high is not None) and (low is None or high is None or low <= high)


@dataclass(frozen=True, slots=True)
class _Told:
    """A teller of one check."""

    tell: Teller
    at: int

    def __call__(self, code: str, *route: str | int, **values: object) -> Problem:
        return self.tell(code, self.at, *route, **values)


def _examples(check: Check, tell: _Told, besides: str) -> Iterator[Problem]:
    for at, example in enumerate(check.examples):
        numbers = {key: read_numbers(getattr(example, key) or "") for key in ("given", "before", "other")}
        wanted = ["given", *([besides] if besides else [])]
        unread = next((key for key, said in numbers.items() if said is None or (key in wanted and not said)), None)
        named = [name for said in numbers.values() for name in said or ()]
        strange = next((name for name in named if name not in data_of(check)), None)
        if unread:
            given = getattr(example, unread) or "–"
            yield tell("LAW-333", "examples", at, name=example.name, key=unread, given=given)
        elif strange:
            near = nearest(strange, data_of(check))
            yield tell("LAW-307", "examples", at, name=example.name, given=strange, near=near)
        elif _said(check, numbers) != example.told:
            yield tell("LAW-331", "examples", at, "told", name=check.id, example=example.name, **_words(example))
    if kind_of_check(check) not in PLAIN and {example.told for example in check.examples} != {True, False}:
        yield tell("LAW-332", name=check.id)


def _said(check: Check, numbers: Mapping[str, Numbers | None]) -> bool:
    return speaks(check, numbers["given"] or {}, numbers["before"], numbers["other"])


def _words(example: CheckExample) -> Mapping[str, str]:
    if example.told:
        return {"wanted": "báo", "wanted_en": "told", "given": "im", "given_en": "silent"}
    return {"wanted": "im", "wanted_en": "silent", "given": "báo", "given_en": "told"}


def read_numbers(text: str) -> Numbers | None:
    """``tre_em=816, tre_sinh_trong_ky=0`` as numbers by datum; None where it is not written so."""
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    read = [GIVEN.fullmatch(part) for part in parts]
    found = {match[1]: int(match[2]) for match in read if match}
    return found if len(found) == len(parts) else None
