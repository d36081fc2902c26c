"""Formats of files that phuhop itself wrote, by the name in them: ``phuhop/results/3`` is the third of its family.

A file of a newer program is told as that (SYS-140) and never read by a guess; what an older one lacks its reader tells.
"""

from __future__ import annotations

from engine.problems import Place, Problem, ProblemsFound, problem


def newer(given: object, known: str, place: Place) -> Problem | None:
    """SYS-140 where a file names a later format of the family of ``known``; None for any other."""
    return problem("SYS-140", place, given=given, known=known) if steps_beyond(given, known) > 0 else None


def refuse_newer(given: object, known: str, place: Place) -> None:
    """Raise ProblemsFound (SYS-140) where a file names a later format of the family of ``known``."""
    if found := newer(given, known, place):
        raise ProblemsFound([found])


def steps_beyond(given: object, known: str) -> int:
    """How many formats a name is after another of its family, negative before it; 0 for what is no name of it."""
    family, _, number = known.rpartition("/")
    told = given.removeprefix(f"{family}/") if isinstance(given, str) and given.startswith(f"{family}/") else ""
    return int(told) - int(number) if told.isascii() and told.isdigit() and len(told) < 9 else 0
