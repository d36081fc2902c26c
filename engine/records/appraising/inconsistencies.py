"""The standing list of a round: what its checks say of each commune's figures, and what became of each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.problems import Problem, kind_of
from engine.records.acting.commune_file import CommuneFile, corrections

# Told in this order: what nobody has dealt with yet stands first.
Standing = Literal["open", "answered", "corrected", "told"]
STANDINGS: tuple[Standing, ...] = ("open", "answered", "corrected", "told")


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A finding of a check on a commune's own figures: who gave them, and what was done about it.

    ``corrected`` is one of whose data the board has put another figure in place; ``told`` one that nobody can answer.
    """

    file: CommuneFile
    found: Problem
    standing: Standing


def standing_list(files: Sequence[CommuneFile], found: Iterable[Problem]) -> tuple[Inconsistency, ...]:
    """Every finding on the files' own layer, a commune's share in one of several as its own; open ones first."""
    by_code = {file.code: file for file in files}
    told = [
        Inconsistency(by_code[code], one, _standing(by_code[code], one))
        for problem in found
        for code, one in _own(problem)
        if code in by_code
    ]
    places = {file.code: at for at, file in enumerate(files)}
    return tuple(sorted(told, key=lambda one: (STANDINGS.index(one.standing), places[one.file.code])))


def _own(found: Problem) -> Iterator[tuple[str, Problem]]:
    """A problem by the communes that it is of."""
    if not found.shares:
        yield found.commune, found
    for share in found.shares:
        yield from ((share.commune, one) for one in found.seen_by(share.commune))


def _standing(file: CommuneFile, found: Problem) -> Standing:
    if {change.evidence for change in corrections(file)} & set(found.data):
        return "corrected"
    if found.answer:
        return "answered"
    return "open" if found.severity == "error" or kind_of(found.code).answerable else "told"
