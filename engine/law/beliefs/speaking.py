"""What each kind of check means, as pure functions of plain numbers; a yes is 1, a no is 0.

A check is silent unless every datum it needs was given: what is missing contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from engine.law.questions import Check

Numbers = Mapping[str, int]
Kind = Literal["sum", "jump", "share", "zero", "nobody", "identical"]
# By kind: the keys it needs, and those it may have besides.
KEYS: Mapping[Kind, tuple[frozenset[str], frozenset[str]]] = {
    "sum": (frozenset({"sum", "not_more_than"}), frozenset()),
    "jump": (frozenset({"jump", "over_percent"}), frozenset()),
    "share": (frozenset({"share", "of"}), frozenset({"at_least_percent", "at_most_percent", "at_least"})),
    "zero": (frozenset({"zero"}), frozenset({"beside", "at_least"})),
    "nobody": (frozenset({"nobody", "beside"}), frozenset({"at_least"})),
    "identical": (frozenset({"identical"}), frozenset({"at_least"})),
}
EXAMPLE_OF = {"jump": "before", "identical": "other"}


def keys_of(check: Check) -> frozenset[str]:
    """The keys that a check was written with, without what every check has."""
    common = {"id", "level", "why", "why_en", "examples"}
    return frozenset(check.model_fields_set) - common


def kind_of_check(check: Check) -> Kind | None:
    """The kind that a check is of: the one whose needed keys it has; None where it checks nothing."""
    written = {key for key in keys_of(check) if getattr(check, key) not in ((), None)}
    return next((kind for kind, (needed, _) in KEYS.items() if needed <= written), None)


def data_of(check: Check) -> tuple[str, ...]:
    """The data a check names, each once, the one it is told at first."""
    named = (
        *([check.not_more_than] if check.not_more_than else []),
        *check.sum,
        *([check.jump] if check.jump else []),
        *check.share,
        *check.of,
        *check.zero,
        *check.nobody,
        *([check.beside] if check.beside else []),
        *check.identical,
    )
    return tuple(dict.fromkeys(named))


def speaks(check: Check, now: Numbers, before: Numbers | None = None, other: Numbers | None = None) -> bool:
    """Whether a check has something to say of these numbers; ``before`` are the last round's, ``other`` another's."""
    match kind_of_check(check):
        case "sum":
            return (
                _all(now, (*check.sum, check.not_more_than or ""))
                and _total(now, check.sum) > now[check.not_more_than or ""]
            )
        case "jump":
            return _jumps(check, now, before or {})
        case "share":
            return _all(now, (*check.share, *check.of)) and _is_odd_share(check, now)
        case "zero":
            return _all(now, check.zero) and not any(now[name] for name in check.zero) and _is_large(check, now)
        case "nobody":
            return bool(nobody_in(check, now))
        case "identical":
            return other is not None and _are_identical(check, now, other)
    return False


def nobody_in(check: Check, now: Numbers) -> tuple[str, ...]:
    """Of the data of a ``nobody`` check those that are 0 while the datum beside them is large."""
    return tuple(name for name in check.nobody if now.get(name) == 0) if _is_large(check, now) else ()


def _jumps(check: Check, now: Numbers, before: Numbers) -> bool:
    name = check.jump or ""
    if name not in now or name not in before or check.over_percent is None:
        return False
    return abs(now[name] - before[name]) * 100 > check.over_percent * before[name]


def _is_odd_share(check: Check, now: Numbers) -> bool:
    part, whole = _total(now, check.share), _total(now, check.of)
    low, high = check.at_least_percent, check.at_most_percent
    if max(part, whole) < check.at_least:
        return False
    return (low is not None and part * 100 < low * whole) or (high is not None and part * 100 > high * whole)


def _is_large(check: Check, now: Numbers) -> bool:
    return check.beside is None or now.get(check.beside, -1) >= check.at_least


def _are_identical(check: Check, now: Numbers, other: Numbers) -> bool:
    names = check.identical
    if not _all(now, names) or not _all(other, names) or now[names[0]] < check.at_least:
        return False
    return all(now[name] == other[name] for name in names)


def _all(now: Numbers, names: Iterable[str]) -> bool:
    return all(name in now for name in names)


def _total(now: Numbers, names: Iterable[str]) -> int:
    return sum(now[name] for name in names)
