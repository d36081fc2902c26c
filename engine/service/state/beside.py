"""What lies beside a law on the disk: the standards around it, and the state of it that was accepted."""

from __future__ import annotations

from pathlib import Path

from engine.law.loading import HEAD, Lawbook, load_standard, shape
from engine.law.model import StandardHead
from engine.law.source import read_source
from engine.law.state.accepted import FILE, Accepted, parse_accepted, state_problems
from engine.law.state.succession import Neighbour, neighbour
from engine.law.units.unit_facts import UnitFact
from engine.problems import Problem, ProblemsFound
from engine.rules.table import judged_law


def laws_beside(folder: Path) -> tuple[Neighbour, ...]:
    """Every standard that lies in a folder, by name; one whose head cannot be read is left out."""
    found = []
    for path in sorted(folder.glob(f"*/{HEAD}")):
        try:
            found.append(neighbour(path.parent.name, read_source(path, f"{path.parent.name}/{HEAD}")))
        except ProblemsFound as refused:
            del refused  # its own check says what is wrong with it
    return tuple(found)


def facts_of(folder: Path) -> tuple[UnitFact, ...] | None:
    """The unit facts that a standard declares, itself or by what it amends; None where it cannot be read."""
    try:
        head = read_source(folder / HEAD, f"{folder.name}/{HEAD}")
        if isinstance(head.tree, dict) and "amends" in head.tree:
            return load_standard(folder).standard.head.unit_facts
        return shape(StandardHead, head).unit_facts
    except ProblemsFound:
        return None


def accepted_in(folder: Path) -> Accepted | None:
    """The state of a law that was accepted; None where none was kept. Raises ValueError when it cannot be read."""
    return parse_accepted(_kept(folder))


def strayed(book: Lawbook) -> tuple[Problem, ...]:
    """What is to be said where a law on the disk is not as it was accepted."""
    return state_problems(book, _kept(book.folder), judged_law(book.folder))


def _kept(folder: Path) -> bytes | None:
    try:
        return (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b""  # there, but not to be read: as good as damaged
