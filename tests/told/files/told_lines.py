"""Values and refusals of every kind as lines that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from engine.files.exact_numbers import TwoWays, Typed
from engine.files.intake.seen_cells import Seen
from engine.files.numbers import Given, Refusal
from engine.problems import InBoth, Problem, ProblemsFound

ALWAYS = {"of", "of_en"}
LONGEST = 90


def shown(value: object) -> str:
    """A value with its kind to be seen: 5, 5.0 and '5' differ, and so do blanks."""
    if isinstance(value, Refusal):
        return f"{value.code}{named(value.values.items())}"
    if isinstance(value, Given):
        return f"{value.value}" if value.state == "given" else f"{value.value} {value.state}"
    if isinstance(value, Seen):
        return f"{shown(value.raw)}{' percent' * value.percent}{' formula' * value.formula}"
    if isinstance(value, Typed):
        return f"{value.value}{' percent' * value.percent}{' slashed' * value.slashed}"
    if isinstance(value, TwoWays):
        return f"two ways {value.joined} {value.split}"
    if isinstance(value, InBoth):
        return f"{value.vi}|{value.en}"
    if isinstance(value, (date, Fraction)):
        return str(value)
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… of {len(text)}"


def named(values: Iterable[tuple[str, object]]) -> str:
    """Words of a refusal behind their names, but for those that all have."""
    return "".join(f" {name}={shown(value)}" for name, value in sorted(values) if name not in ALWAYS)


def problems(found: Iterable[Problem]) -> list[str]:
    """Each problem's place, code, typed line and words."""
    return [
        f"! {one.place}  {one.code}{f' typed={one.typed!r}' if one.typed else ''}{named(one.values.items())}"
        for one in found
    ]


def lines_or_refusal(read: Callable[[], Iterable[str]]) -> list[str]:
    """The lines of what is read, or of why it is not."""
    try:
        return list(read())
    except ProblemsFound as refused:
        return problems(refused.problems)


def block(name: str, lines: Iterable[str]) -> str:
    """A head and what belongs to it."""
    return "\n".join([f"## {name}", *lines, "", ""])
