"""Edits of a law's files that were not written yet: what they would change, what they would break, and the writing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.desk.editing.edits import Edit
from engine.desk.editing.schema import modeline
from engine.files.keeping.transactions import Terms, as_read, put_in_place
from engine.files.writing import write_whole
from engine.files.yaml_nodes import remarks_of
from engine.files.yaml_text import fresh, rewrite
from engine.law.amending.bases import Files
from engine.law.amending.parting import amendment_files
from engine.law.checking import check_standard
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.source import Source, Tree
from engine.problems import Problem, ProblemsFound, errors
from engine.rules.table import open_cells

Trees = Mapping[str, dict[str, Tree]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What writing edits would do: the edits, files as they would be (None: taken away), problems by place.

    ``remarks`` are the comments that go with what is taken out; ``read`` is the law as it stood when this was planned.
    ``laws`` are it and the law as it would be, where both can be read.
    """

    folder: Path
    edits: tuple[Edit, ...]
    files: Mapping[str, bytes | None]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()
    read: Mapping[str, bytes | None] = field(default_factory=dict)
    laws: tuple[Lawbook, Lawbook] | None = None


def should_wait(plan: Plan, *, overwrite: bool) -> bool:
    """Whether a plan must not be written: it has errors, or the law has changed since and nobody said to overwrite."""
    since = any(told.code == "WBK-106" for told in plan.problems)
    return bool(errors(plan.problems)) or (since and not overwrite)


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


def own_files(book: Lawbook | None, folder: Path, trees: Trees) -> tuple[Trees, Trees]:
    """What a standard's own files would say for these trees, and what they say: of an amendment only what differs."""
    base = _base_of(book, folder, trees)
    own = book.own if book else {}
    return (amendment_files(base.sources, trees, own) if base else trees), trees_in(own)


def _base_of(book: Lawbook | None, folder: Path, trees: Trees) -> Lawbook | None:
    """The standard that the trees amend; None where they amend none, and where it cannot be read: loading tells."""
    amends = trees.get(HEAD, {}).get("amends")
    name = amends.get("standard") if isinstance(amends, dict) else None
    if book and book.base and book.base.folder.name == name:
        return book.base
    try:
        return load_standard(folder.parent / str(name)) if name else None
    except ProblemsFound as refused:
        del refused
        return None


def trees_in(sources: Mapping[str, Source]) -> Trees:
    """What each file says, by its name."""
    return {name: source.tree for name, source in sources.items() if isinstance(source.tree, dict)}


def sources_with(book: Lawbook | None, folder: Path, edited: Mapping[str, str | None]) -> Mapping[str, Source]:
    """The files with these texts, as far as they can be read: of an amendment laid over those that it amends."""
    files = Files(folder, edited, as_read(folder).keys(), base=book.base.sources if book and book.base else {})
    names = {name for name, text in edited.items() if text is not None} | set(book.sources if book else ())
    return {name: source for name in names if edited.get(name, "") is not None and (source := files.take(name))}


def changed_files(folder: Path, trees: Trees, now: Trees) -> Iterator[tuple[str, bytes | None]]:
    """The files that would change, as bytes; a criterion that is no longer listed loses its file."""
    for name, tree in trees.items():
        if name not in now:
            yield name, f"{modeline(name)}\n{fresh(tree)}".encode()
            continue
        text = (folder / name).read_bytes().decode()
        made = rewrite(text, tree)
        if made != text:
            yield name, made.encode()
    yield from ((name, None) for name in now if name not in trees)


def remarks_lost(folder: Path, files: Mapping[str, bytes | None], now: Collection[str]) -> Iterator[str]:
    """The comments that a file has and would have no more; of one that is taken away none is told."""
    for name, content in files.items():
        if content and name in now:
            yield from (remarks_of((folder / name).read_bytes().decode()) - remarks_of(content.decode())).elements()


def opened(folder: Path, edited: Mapping[str, str | None]) -> tuple[tuple[Problem, ...], Lawbook | None]:
    """Every problem that opening the standard with these texts shows: load, check, prove; and it, where it is read."""
    found: tuple[Problem, ...] = ()
    book = None
    try:
        book = load_standard(folder, edited)
        found = check_standard(book)
        return (found if errors(found) else (*found, *open_cells(book)[1])), book
    except ProblemsFound as refused:
        return (*found, *refused.problems), book
