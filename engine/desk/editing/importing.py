"""The workbook back into the law's files: what would change, in words, and every mistake by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from engine.desk.editing.drafts import Draft, Origin, Spot, spots_below
from engine.desk.editing.edits import Edit, Where, edits_between
from engine.desk.editing.fresh_examples import Renewed, with_fresh_examples
from engine.desk.editing.law_sheets import Table
from engine.desk.editing.mistakes.by_cell import by_cell
from engine.desk.editing.mistakes.carried_marks import carried_marks
from engine.desk.editing.trying import (
    Plan,
    Trees,
    changed_files,
    opened,
    own_files,
    remarks_lost,
    sources_with,
    trees_in,
)
from engine.desk.editing.workbook_in import read_law_workbook
from engine.files.keeping.transactions import as_read
from engine.files.trees import keeping_empty
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.source import Route
from engine.problems import Place, Problem, ProblemsFound, problem, sorted_problems


def standard_in(path: Path) -> str:
    """The standard that a workbook was made from; raises ProblemsFound when it is unsafe or no such workbook."""
    return read_law_workbook(path, path.name).standard


def plan_import(path: Path, folder: Path, *, examples: bool = False) -> Plan:
    """Read a workbook and try what it says in place of a standard's files; nothing is written.

    ``folder`` may be one that does not exist yet; ``examples`` makes anew those that the bands ask for.
    Raises ProblemsFound when the workbook itself cannot be read.
    """
    draft = read_law_workbook(path, path.name)
    read = as_read(folder)
    old = load_standard(folder) if (folder / HEAD).exists() else None
    now = trees_in(old.sources) if old else {}
    doubts = [told for spot, told in draft.doubtful if not _already_so(now, spot, draft)]
    if doubts:
        raise ProblemsFound(doubts)
    draft = replace(draft, trees=_with_empty_lists(draft.trees, now))
    if examples:
        trees, renewed = with_fresh_examples(draft.trees, now)
        draft = replace(draft, trees=trees, cells=_moved_along(draft.cells, renewed))
    files = dict(changed_files(folder, *own_files(old, folder, draft.trees)))
    edits = tuple(edits_between(now, draft.trees, _cells_of(draft))) if now else ()
    tried, book = _tried(draft, old, folder, files)
    carried = carried_marks(old, book, partial(_cells_of(draft), None)) if old and book else ()
    found = (*_began_elsewhere(draft, old, edits), *tried, *carried)
    remarks = tuple(remarks_lost(folder, files, old.own if old else {}))
    laws = (old, book) if old and book else None
    return Plan(folder, edits, files, sorted_problems(found), remarks, {**dict.fromkeys(files), **read}, laws)


def _with_empty_lists(trees: Trees, now: Trees) -> Trees:
    kept = {name: keeping_empty(tree, now.get(name, ())) for name, tree in trees.items()}
    return {name: tree for name, tree in kept.items() if isinstance(tree, dict)}


def _already_so(now: Trees, spot: Spot, draft: Draft) -> bool:
    """Whether the law says a doubtful value already, letter by letter."""
    file, route = spot
    return file in now and _at(now[file], route) == _at(draft.trees[file], route)


def _at(tree: object, route: Route) -> object:
    for step in route:
        if isinstance(tree, (dict, Mapping)) and step in tree:
            tree = tree[str(step)]
        elif isinstance(tree, tuple) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _moved_along(cells: Mapping[Spot, Origin], renewed: Sequence[Renewed]) -> Mapping[Spot, Origin]:
    """The cells with those of examples that stayed under their new places; those that went have none."""
    held = dict(cells)
    for item in renewed:
        above = (*item.route, "examples")
        own = {spot: o for spot, o in held.items() if spot[0] == item.file and spot[1][: len(above)] == above}
        held = {spot: origin for spot, origin in held.items() if spot not in own}
        for at, stood in enumerate(item.stood):
            for (file, route), origin in own.items():
                if route[len(above)] == stood:
                    held[file, (*above, at, *route[len(above) + 1 :])] = origin
    return held


def _cells_of(draft: Draft) -> Where:
    """The cell that a value came from, or that of its row; the sheet alone of what no row says."""

    def where(table: Table | None, file: str, route: Route | None) -> Place:
        while route is not None:
            if (file, route) in draft.cells:
                return draft.cells[file, route].place
            if found := next(spots_below(draft, (file, route)), None):
                return found.place
            # What is read of a row stands in it; an entry that the machine made has no row.
            route = route[:-1] if route and not isinstance(route[-1], int) else None
        return Place(draft.file, sheet=draft.sheets[table.title] if table else "")

    return where


def _began_elsewhere(draft: Draft, old: Lawbook | None, edits: Sequence[Edit]) -> Iterator[Problem]:
    """A workbook of another standard is refused; one made before the law last changed is pointed out."""
    if old and old.folder.name != draft.standard:
        yield problem("WBK-105", Place(draft.file), given=draft.standard, wanted=old.folder.name)
    elif old and edits and old.sha256 != draft.sha256:
        yield problem("WBK-106", Place(draft.file))


def _tried(
    draft: Draft, old: Lawbook | None, folder: Path, files: Mapping[str, bytes | None]
) -> tuple[tuple[Problem, ...], Lawbook | None]:
    """Load, check and prove the standard as it would be; each problem by its cell, and the standard if it is read."""
    edited = {name: None if content is None else content.decode() for name, content in files.items()}
    found, book = opened(folder, edited)
    sources = sources_with(old, folder, edited) if found else {}
    told = [by_cell(draft, sources, one) for one in found]
    return tuple({(one.place, one.code, repr(one.values)): one for one in told}.values()), book
