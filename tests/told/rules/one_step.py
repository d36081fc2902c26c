"""A law's own text with one thing changed, and what is told of it when its table is opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound
from engine.rules.table import open_cells

Texts = Mapping[str, str]
NUMBER = re.compile(
    r"\b(points|max_points|threshold|with_bonus|criterion_scores|at_least|more_than|at_most|less_than|equals|per|step"
    r"|asked_at_least|allowed|at_least_percent|more_than_percent|percent|from|start|each|below)"
    r": (-?\d+(?:\.\d+)?)(?![\d.-])"
)
DAY = re.compile(r"\b(from|until): (\d{4}-\d\d-\d\d)")
WORD = re.compile(r"\b(at_least|more_than|at_most|less_than)\b(?=: -?\d)")
STRICT = {"at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most"}
SWITCH = re.compile(r"\b(true|false)\b(?=[,}])")
SWITCHED = {"true": "false", "false": "true"}
ROW = re.compile(r"^ +- \{(?!id:|name:)")
EXAMPLE = re.compile(r"^ +- \{name:")
IN_ENGLISH = "_en"
SOUND = "a sound table"
# What is told before a table is made, and leaves none to be made: the judge would be asked what nobody can answer.
NO_TABLE = {"LAW-306", "LAW-459", "LAW-483", "LAW-485"}


class Change(NamedTuple):
    """One change of one line: of which file and line, how it is told, and the file's text after it."""

    file: str
    line: int
    told: str
    text: str


def steps_of(file: str, text: str) -> Iterator[Change]:
    """Every number one more and one less, every day one later and one earlier; those of examples are not the law's."""
    for at, line in enumerate(text.splitlines()):
        if EXAMPLE.match(line):
            continue
        for found in NUMBER.finditer(line):
            for step in (1, -1):
                yield _changed(file, text, at, (found.start(2), found.end(2), str(Decimal(found[2]) + step), found[0]))
        for found in DAY.finditer(line):
            for step in (1, -1):
                day = date.fromisoformat(found[2]) + timedelta(days=step)
                yield _changed(file, text, at, (found.start(2), found.end(2), day.isoformat(), found[0]))


def turns_of(file: str, text: str) -> Iterator[Change]:
    """Strictness turned, a yes made a no, a row left out, two rows in each other's place."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        for pattern, other in ((WORD, STRICT), (SWITCH, SWITCHED)):
            for found in pattern.finditer(line):
                yield _changed(file, text, at, (*found.span(), other[found[0]], found[0]))
        if ROW.match(line):
            yield _without(file, lines, at)
    for at, (line, following) in enumerate(pairwise(lines)):
        if ROW.match(line) and ROW.match(following):
            swapped = [*lines[:at], following, line, *lines[at + 2 :]]
            yield Change(file, at + 1, "after the next", _text(swapped))


def examples_of(file: str, text: str) -> Iterator[Change]:
    """Each example left out."""
    lines = text.splitlines()
    yield from (_without(file, lines, at) for at, line in enumerate(lines) if EXAMPLE.match(line))


def _without(file: str, lines: list[str], at: int) -> Change:
    return Change(file, at + 1, f"without {lines[at].strip()[2:]}", _text([*lines[:at], *lines[at + 1 :]]))


def _changed(file: str, text: str, at: int, what: tuple[int, int, str, str]) -> Change:
    start, end, new, told = what
    lines = text.splitlines()
    lines[at] = lines[at][:start] + new + lines[at][end:]
    return Change(file, at + 1, f"{told} -> {new}", _text(lines))


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def told_of(folder: Path, texts: Texts) -> str:
    """What opening a law tells, a line a problem; that its table is sound, or that it has none."""
    try:
        book = load_standard(folder, texts)
    except ProblemsFound as refused:
        return f"not read: {', '.join(sorted({p.code for p in refused.problems}))}"
    if before := sorted({p.code for p in check_standard(book)} & NO_TABLE):
        return f"refused before its table: {', '.join(before)}"
    try:
        found = open_cells(book)[1]
    except ProblemsFound as refused:
        found = refused.problems
    return "\n".join(_told(problem) for problem in found) or SOUND


def _told(problem: Problem) -> str:
    """A problem by its code, place and values; what is said in one language is not said again in the other."""
    place, values = problem.place, problem.values
    kept = (f"{name} {value}" for name, value in values.items() if not name.endswith(IN_ENGLISH))
    return f"{problem.code} {Path(place.file).name}:{place.line}:{place.column} {', '.join(kept)}"


def changes_text(folder: Path, texts: Texts, changes: Iterator[Change], known: Collection[str] = ()) -> str:
    """Each change and what is told of it, save of lines that are known from another law."""
    told = []
    for change in changes:
        if texts[change.file].splitlines()[change.line - 1] in known:
            continue
        said = told_of(folder, {**texts, change.file: change.text}).splitlines()
        told += [f"{change.file}:{change.line} {change.told}", *(f"    {line}" for line in said)]
    return "\n".join(told) + "\n"
