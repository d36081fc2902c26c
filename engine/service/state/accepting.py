"""What every command that changes a law writes with it: its table and the state that is now accepted.

And what is told when somebody else was faster: each value as it was, as this command has it, and as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.files.trees import Tree, identity, tidy
from engine.law.ledger import Entry
from engine.law.loading import Lawbook
from engine.law.source import Route, Source, source_of
from engine.law.state.accepted import FILE, accepted_text, accepted_with, states_of
from engine.problems import Problem, ProblemsFound, problem
from engine.rules.number_line import LawTable
from engine.rules.table import FILE as CELLS_FILE
from engine.rules.table import cells_text, judged_law
from engine.service.state.beside import accepted_in

MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class Changed:
    """A law that a command changes: as it was (None: there was none), as it will be, and its table where that changes.

    ``entries`` are the ledger's, as they will be.
    """

    before: Lawbook | None
    after: Lawbook
    table: LawTable | None
    entries: Sequence[Entry]


def kept_beside(changed: Changed, on: date | None) -> Mapping[str, str]:
    """The table and ``accepted.json`` of a changed law, by file name; what had strayed before stays unaccepted.

    Where nobody knows which state was accepted, neither is written: that is told until somebody accepts one.
    """
    before, after = changed.before, changed.after
    try:
        accepted = accepted_in(after.folder)
    except ValueError:
        return {}
    if accepted is None and before and judged_law(after.folder) not in (None, before.sha256):
        return {}
    states = accepted_with(accepted, states_of(before) if before else {}, states_of(after, changed.entries))
    table = {CELLS_FILE: cells_text(changed.table)} if changed.table else {}
    return {**table, FILE: accepted_text(states, on)}


@contextmanager
def told_in_full(folder: Path, read: Mapping[str, bytes | None], yours: Mapping[str, bytes | None]) -> Iterator[None]:
    """A write that is refused because files were changed meanwhile (SYS-114) is told value by value (SYS-133).

    ``read`` are the files as the command read them, ``yours`` as it would have them.
    """
    try:
        yield
    except ProblemsFound as refused:
        names = {str(p.values["name"]) for p in refused.problems if p.code == "SYS-114"}
        files = sorted(names | {*yours}) if names else []
        found = [told for name in files for told in _told(folder, name, read, yours)]
        told_of = {str(p.values["name"]) for p in found} | ({FILE} if found else set())
        rest = [p for p in refused.problems if p.code != "SYS-114" or p.values["name"] not in told_of]
        raise ProblemsFound([*rest, *found[:MOST_TOLD]]) from None


def _told(
    folder: Path, name: str, read: Mapping[str, bytes | None], yours: Mapping[str, bytes | None]
) -> Iterator[Problem]:
    """Each value of a file that somebody else has changed: as it was, as this command has it, as it stands."""
    path = folder / name
    now = _source(path.read_bytes() if path.is_file() else None, f"{folder.name}/{name}")
    was = _source(read.get(name), name)
    own = _source(yours[name], name) if name in yours else was
    if now is None or was is None or own is None:
        return
    states = [dict(_leaves(source.tree)) for source in (was, own, now)]
    for key in dict.fromkeys(key for state in states for key in state):
        old, mine, theirs = (state.get(key, ((), "–")) for state in states)
        if theirs[1] != old[1]:
            values = {"was": old[1], "yours": mine[1], "now": theirs[1]}
            place = now.place(theirs[0]) if theirs[0] else now.place(())
            yield problem("SYS-133", place, now.typed(place) if theirs[0] else "", name=name, key=key, **values)


def _source(content: bytes | None, shown: str) -> Source | None:
    try:
        return None if content is None else source_of(content, shown)
    except ProblemsFound as refused:
        del refused
        return None


def _leaves(tree: Tree, key: str = "", route: Route = ()) -> Iterator[tuple[str, tuple[Route, str]]]:
    """Every value of a file by what an editor calls it: entries by their id, others by their place in the list."""
    if isinstance(tree, str):
        yield key, (route, tidy(tree))
    elif isinstance(tree, dict):
        for name, held in tree.items():
            yield from _leaves(held, f"{key} › {name}" if key else name, (*route, name))
    else:
        for at, held in enumerate(tree):
            name = identity(held).removeprefix("id ") if isinstance(held, dict) and "id" in held else str(at + 1)
            yield from _leaves(held, f"{key} › {name}" if key else name, (*route, at))
