"""Edits of a law's files that were not written yet: what they would change, what they would break, and the writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.desk.editing.edits import Edit
from engine.desk.editing.schema import modeline
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.files.yaml_nodes import remarks_of
from engine.files.yaml_text import fresh, rewrite
from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.law.source import Tree
from engine.problems import Problem, ProblemsFound, errors
from engine.rules.table import open_cells

Trees = Mapping[str, dict[str, Tree]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What writing edits would do: the edits, files as they would be (None: taken away), problems by place.

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


def remarks_lost(folder: Path, files: Mapping[str, bytes | None], now: Trees) -> Iterator[str]:
    """The comments that a file has and would have no more; of one that is taken away none is told."""
    for name, content in files.items():
        if content and name in now:
            yield from (remarks_of((folder / name).read_bytes().decode()) - remarks_of(content.decode())).elements()


def opened(folder: Path, edited: Mapping[str, str | None]) -> tuple[Problem, ...]:
    """Every problem that opening the standard with these texts shows: load, check and prove."""
    found: tuple[Problem, ...] = ()
    try:
        book = load_standard(folder, edited)
        found = check_standard(book)
        return found if errors(found) else (*found, *open_cells(book)[1])
    except ProblemsFound as refused:
        return (*found, *refused.problems)
