"""A standard as a workbook and back, and the schemas of its files: what the policy desk edits with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.desk.editing.fresh_examples import plan_examples
from engine.desk.editing.importing import plan_import, standard_in
from engine.desk.editing.schema import FOLDER, schema_texts
from engine.desk.editing.trying import Plan, apply_plan, should_wait
from engine.files.keeping.scratch import scratch_folder
from engine.files.keeping.transactions import as_read, put_in_place
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.state.accepted import FILE as ACCEPTED_FILE
from engine.problems import EXIT_STRICT, Place, Problem, ProblemsFound, exit_code, problem
from engine.service.parts.open_law import open_law
from engine.service.replies.law_desk import (
    LawExportReply,
    LawImportReply,
    LawSchemaReply,
    law_export_reply,
    law_import_reply,
    law_schema_reply,
)
from engine.service.state.accepting import Changed, kept_beside, told_in_full
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class LawExportRequest:
    """A standard by id or path, and the workbook to write (its own name otherwise)."""

    standard: str
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class LawExported:
    """A standard's workbook, and the hash of the law in it."""

    path: Path
    sha256: str

    def reply(self) -> LawExportReply:
        """The same as plain data."""
        return law_export_reply(self.path, self.sha256)


@dataclass(frozen=True, slots=True)
class LawImportRequest:
    """A workbook, the folder it goes into (that of its own standard otherwise), what may be done, and today.

    ``applied`` writes; ``examples`` makes those of changed bands anew; ``overwrite`` writes although the law has
    changed since the workbook was made.
    """

    file: Path
    into: Path | None = None
    applied: bool = False
    examples: bool = False
    overwrite: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ExamplesRequest:
    """A standard by id or path, and whether the examples that it lacks are written."""

    standard: str
    applied: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LawImported:
    """What a workbook, or examples made anew, would change; ``waits`` is whether it must not be written."""

    plan: Plan
    written: tuple[Path, ...]
    waits: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem by its cell."""
        return self.plan.problems

    @property
    def is_behind(self) -> bool:
        """Whether the law has changed since the workbook was made, so that it would take others' edits back."""
        return any(told.code == "WBK-106" for told in self.problems)

    @property
    def status(self) -> int:
        """How a command ends: that of the gravest problem, then whether what was to be written waits."""
        return exit_code(self.problems) or (EXIT_STRICT if self.waits else 0)

    def reply(self, say: Say) -> LawImportReply:
        """The same as plain data, edits and problems in the client's words."""
        return law_import_reply(self.plan, self.written, say)


@dataclass(frozen=True, slots=True)
class SchemasWritten:
    """The schemas of the law's files, and their folder."""

    folder: Path
    written: tuple[Path, ...]

    def reply(self) -> LawSchemaReply:
        """The same as plain data."""
        return law_schema_reply(self.written)


def export_law(holdings: Holdings, asked: LawExportRequest, say: Say) -> LawExported:
    """Write a standard as a workbook in the language given.

    Raises ProblemsFound for a name that is no standard's, and where a workbook lies that is another (RND-905): somebody
    may have begun to change it.
    """
    from engine.desk.editing.workbook_out import write_law_workbook

    book = load_standard(holdings.standard(asked.standard))
    path = asked.out or Path(f"{book.folder.name}.xlsx")
    with scratch_folder() as home:
        write_law_workbook(home / "so.xlsx", book, say)
        content = (home / "so.xlsx").read_bytes()
    if path.exists() and path.read_bytes() != content:
        raise ProblemsFound([problem("RND-905", Place(str(path)), name=path.name)])
    write_whole(path, content)
    return LawExported(path, book.sha256)


def import_law(holdings: Holdings, asked: LawImportRequest) -> LawImported:
    """Try a workbook in place of a standard's files, and write them only when asked and nothing stands against it.

    Raises ProblemsFound when the workbook itself cannot be read, and as ``apply_plan`` does; where somebody else was
    faster every value is told as it was, as the workbook has it and as it stands now.
    """
    into = asked.into or holdings.standard(standard_in(asked.file))
    made = plan_import(asked.file, into, examples=asked.examples)
    waits = should_wait(made, overwrite=asked.overwrite)
    return carried_out(made, waits=waits, applied=asked.applied, on=asked.on)


def carried_out(made: Plan, *, waits: bool, applied: bool, on: date | None) -> LawImported:
    """What a plan changes, written whole with what is then accepted where it may be; raises as ``apply_plan`` does."""
    if waits or not applied or not made.files:
        return LawImported(made, (), waits=applied and waits)
    whole = with_acceptance(made, on)
    with told_in_full(made.folder, made.read, made.files):
        apply_plan(whole)
    return LawImported(made, tuple(made.folder / name for name in sorted(made.files)), waits=False)


def with_acceptance(plan: Plan, on: date | None) -> Plan:
    """A plan that also keeps the law's table and what was accepted; raises ProblemsFound as ``open_law`` does."""
    edited = {name: None if content is None else content.decode() for name, content in plan.files.items()}
    law = open_law(plan.folder, edited)
    before = _as_it_stands(plan.folder)
    texts = kept_beside(Changed(before, law.book, law.table, law.book.ledger), on)
    read = {**plan.read, **as_read(plan.folder, ACCEPTED_FILE)}
    return replace(plan, files={**plan.files, **{name: text.encode() for name, text in texts.items()}}, read=read)


def _as_it_stands(folder: Path) -> Lawbook | None:
    """A law before it is written; None where there is none, or none that can be read: none of it was accepted."""
    try:
        return load_standard(folder) if (folder / HEAD).exists() else None
    except ProblemsFound:
        return None


def make_examples(holdings: Holdings, asked: ExamplesRequest) -> LawImported:
    """The examples that a standard's bands ask for: shown, or written where nothing else stands against the law.

    Raises ProblemsFound for a name that is no standard's, for files that cannot be read and as ``apply_plan`` does.
    """
    made = plan_examples(holdings.standard(asked.standard))
    return carried_out(made, waits=should_wait(made, overwrite=False), applied=asked.applied, on=asked.on)


def write_schemas(holdings: Holdings, out: Path | None = None) -> SchemasWritten:
    """Write the JSON Schemas of the law's files beside the laws, or into another folder, all or none.

    Raises as ``put_in_place`` does.
    """
    folder = out or holdings.criteria / FOLDER
    texts = schema_texts()

    def fill(fresh: Path) -> None:
        for name, held in texts.items():
            write_whole(fresh / name, held.encode())

    put_in_place(folder, fill)
    return SchemasWritten(folder, tuple(folder / name for name in texts))
