"""The workbook back into the law's files: what would change, in words, and every mistake by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from engine.desk.editing.fresh_examples import with_fresh_examples
from engine.desk.editing.law_sheets import IDENTITY, TABLES, Column, Row, Table, Trees, columns_of, held, rows_of
from engine.desk.editing.schema import modeline
from engine.desk.editing.workbook_in import Draft, Origin, Spot, read_law_workbook, spots_below
from engine.files.keeping.transactions import Terms, as_read, put_in_place
from engine.files.trees import aligned, identity, tidy
from engine.files.writing import write_whole
from engine.files.yaml_nodes import remarks_of
from engine.files.yaml_text import fresh, rewrite
from engine.law.checking import check_standard
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.model import StandardHead
from engine.law.source import Route, Source, Tree, parse_source
from engine.problems import Place, Problem, ProblemsFound, errors, problem, sorted_problems
from engine.rules.table import open_cells


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a workbook changes: which entry, which column (None: the whole entry), old and new as typed."""

    table: str
    entry: str
    column: Column | None
    old: Tree | None
    new: Tree | None
    place: Place


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a workbook would do: its edits, files as they would be (None: taken away), problems by cell.

    ``remarks`` are the comments that go with what is taken out; ``read`` is the law as it stood when this was planned.
    """

    folder: Path
    edits: tuple[Edit, ...]
    files: Mapping[str, bytes | None]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()
    read: Mapping[str, bytes | None] = field(default_factory=dict)


def should_wait(plan: Plan, *, overwrite: bool) -> bool:
    """Whether a plan must not be written: it has errors, or the law has changed since and nobody said to overwrite."""
    since = any(told.code == "WBK-106" for told in plan.problems)
    return bool(errors(plan.problems)) or (since and not overwrite)


def standard_in(path: Path) -> str:
    """The standard that a workbook was made from; raises ProblemsFound when it is unsafe or no such workbook."""
    return read_law_workbook(path, path.name).standard


def plan_import(path: Path, folder: Path, *, examples: bool = False) -> Plan:
    """Read a workbook and try what it says in place of a standard's files; nothing is written.

    ``folder`` may be one that does not exist yet; ``examples`` makes those of changed bands anew.
    Raises ProblemsFound when the workbook itself cannot be read.
    """
    draft = read_law_workbook(path, path.name)
    read = as_read(folder)
    old = load_standard(folder) if (folder / HEAD).exists() else None
    now = {name: source.tree for name, source in old.sources.items() if isinstance(source.tree, dict)} if old else {}
    doubts = [told for spot, told in draft.doubtful if not _already_so(now, spot, draft)]
    if doubts:
        raise ProblemsFound(doubts)
    if examples:
        draft = replace(draft, trees=with_fresh_examples(draft.trees, now))
    files = dict(_files(draft, folder, now))
    edits = tuple(_edits(now, draft)) if now else ()
    found = (*_began_elsewhere(draft, old, edits), *_tried(draft, folder, files))
    remarks = tuple(_remarks_lost(folder, files, now))
    return Plan(folder, edits, files, sorted_problems(found), remarks, {**dict.fromkeys(files), **read})


def apply_plan(plan: Plan) -> tuple[Path, ...]:
    """Write the files of a plan, all or none; those that the standard no longer names are taken away.

    Raises ProblemsFound as ``put_in_place`` does: also when the law has changed since the plan was made (SYS-114).
    """

    def fill(fresh: Path) -> None:
        for name, content in plan.files.items():
            if content is not None:
                write_whole(fresh / name, content)

    gone = [name for name, content in plan.files.items() if content is None]
    put_in_place(plan.folder, fill, Terms(gone=gone, read=plan.read))
    return tuple(plan.folder / name for name in sorted(plan.files))


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


def _began_elsewhere(draft: Draft, old: Lawbook | None, edits: Sequence[Edit]) -> Iterator[Problem]:
    """A workbook of another standard is refused; one made before the law last changed is pointed out."""
    if old and old.folder.name != draft.standard:
        yield problem("WBK-105", Place(_file_of(draft)), given=draft.standard, wanted=old.folder.name)
    elif old and edits and old.sha256 != draft.sha256:
        yield problem("WBK-106", Place(_file_of(draft)))


def _file_of(draft: Draft) -> str:
    return next(iter(draft.cells.values())).place.file


def _files(draft: Draft, folder: Path, now: Trees) -> Iterator[tuple[str, bytes | None]]:
    """The files that would change, as bytes; a criterion that is no longer listed loses its file."""
    for name, tree in draft.trees.items():
        if name not in now:
            yield name, f"{modeline(name)}\n{fresh(tree)}".encode()
            continue
        text = (folder / name).read_bytes().decode()
        made = rewrite(text, tree)
        if made != text:
            yield name, made.encode()
    yield from ((name, None) for name in now if name not in draft.trees)


def _remarks_lost(folder: Path, files: Mapping[str, bytes | None], now: Trees) -> Iterator[str]:
    """The comments that a file has and would have no more; of one that is taken away none is told."""
    for name, content in files.items():
        if content and name in now:
            yield from (remarks_of((folder / name).read_bytes().decode()) - remarks_of(content.decode())).elements()


def _tried(draft: Draft, folder: Path, files: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    """Load, check and prove the standard as it would be; each problem by its cell."""
    edited = {name: None if content is None else content.decode() for name, content in files.items()}
    stands = {name: (folder / name).read_bytes().decode("utf-8-sig") for name in draft.trees if name not in edited}
    texts = stands | {name: text for name, text in edited.items() if text is not None}
    return tuple(_by_cell(draft, texts, told) for told in _opened(folder, edited))


def _opened(folder: Path, edited: Mapping[str, str | None]) -> tuple[Problem, ...]:
    """Every problem that opening the standard shows."""
    found: tuple[Problem, ...] = ()
    try:
        book = load_standard(folder, edited)
        found = check_standard(book)
        return found if errors(found) else (*found, *open_cells(book)[1])
    except ProblemsFound as refused:
        return (*found, *refused.problems)


def _by_cell(draft: Draft, texts: Mapping[str, str], told: Problem) -> Problem:
    """A problem of a file's line as one of the cell that the line was made from."""
    name = told.place.file.rpartition("/")[2]
    if name not in texts or not told.place.line:
        return told
    origin = _origin_of(draft, name, parse_or_none(texts[name], told.place.file), told)
    return replace(told, place=origin.place, typed=origin.typed) if origin else told


def parse_or_none(text: str, shown: str) -> Source | None:
    """A file with the places of its values, or None where the dialect refuses it."""
    try:
        return parse_source(text, shown)
    except ProblemsFound as refused:
        del refused
        return None


def _origin_of(draft: Draft, name: str, source: Source | None, told: Problem) -> Origin | None:
    """The cell of the value at a place; of a key that is missing, the cell that is empty."""
    if source is None:
        return None
    routes = [
        route for places in (source.values, source.keys) for route, place in places.items() if place == told.place
    ]
    wanted = str(told.values.get("name", ""))
    if told.code == "LAW-202":
        empty = [draft.cells.get((name, (*route, wanted))) for route in routes]
        routes = sorted(routes, key=len)
        if found := next(filter(None, empty), None):
            return found
    exact = [
        draft.cells[name, route] for route in sorted(routes, key=len, reverse=True) if (name, route) in draft.cells
    ]
    if exact:
        return exact[0]
    below = [origin for route in sorted(routes, key=len, reverse=True) for origin in spots_below(draft, (name, route))]
    return next((origin for origin in below if origin.typed), below[0] if below else None)


def _edits(now: Trees, draft: Draft) -> Iterator[Edit]:
    """Every difference, sheet by sheet, in the order of the workbook."""
    heads = Row("", HEAD, (), now[HEAD]), Row("", HEAD, (), draft.trees[HEAD])
    yield from _edits_in((IDENTITY, ""), columns_of(StandardHead), heads, draft)
    for table in TABLES:
        before, after = list(rows_of(table, now)), list(rows_of(table, draft.trees))
        order = aligned([_name(row) for row in before], [_name(row) for row in after])
        for at, row in zip(order, after, strict=True):
            if at is None:
                yield Edit(table.title, _label(row, after), None, None, dict(row.tree), _cell(draft, row))
            else:
                named = table.title, _label(row, after)
                yield from _edits_in(named, columns_of(table.model), (before[at], row), draft)
        for row in (row for at, row in enumerate(before) if at not in order):
            place = Place(_file_of(draft), sheet=_sheet_of(table, draft))
            yield Edit(table.title, _label(row, before), None, dict(row.tree), None, place)
        yield from _moved(table, order, after, draft)


def _moved(table: Table, order: list[int | None], after: list[Row], draft: Draft) -> Iterator[Edit]:
    """Entries that changed places: their order has a meaning of its own."""
    stayed = [(at, row) for at, row in zip(order, after, strict=True) if at is not None]
    for (before, _), (at, row) in pairwise(stayed):
        if at < before:
            yield Edit(table.title, _label(row, after), None, dict(row.tree), dict(row.tree), _cell(draft, row))


def _edits_in(named: tuple[str, str], columns: Sequence[Column], rows: tuple[Row, Row], draft: Draft) -> Iterator[Edit]:
    """The cells in which one entry differs; ``named`` is its sheet and what it is called."""
    before, after = rows
    for column in columns:
        old, new = held(before.tree, column.path), held(after.tree, column.path)
        if not _alike(old, new):
            path = column.path if column.name != "measure.datum" else ("measure", str(held(after.tree, ("measure",))))
            origin = draft.cells.get((after.file, (*after.route, *path)))
            yield Edit(*named, column, old, new, origin.place if origin else _cell(draft, after))


def _alike(old: Tree | None, new: Tree | None) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return tidy(old) == tidy(new)
    return (old or ()) == (new or ())


def _name(row: Row) -> str:
    """What tells a row from the others of its sheet, whoever owns it."""
    name = identity(dict(row.tree))
    return name if name.startswith("id ") else f"{row.owner} {name}"


def _label(row: Row, among: list[Row]) -> str:
    """A row as a person calls it: its id, or its owner's with its number there."""
    if "id" in row.tree:
        return str(row.tree["id"])
    return f"{row.owner}/{1 + [r.route for r in among if (r.owner, r.file) == (row.owner, row.file)].index(row.route)}"


def _cell(draft: Draft, row: Row) -> Place:
    """The cell of an entry; of one that was made for an item, as fresh examples are, the item's."""
    routes = (row.route[:end] for end in range(len(row.route), -1, -1))
    return next(origin for route in routes for origin in spots_below(draft, (row.file, route))).place


def _sheet_of(table: Table, draft: Draft) -> str:
    return next((o.place.sheet for (_, r), o in draft.cells.items() if table.key in r), table.title)
