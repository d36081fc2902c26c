"""A standard as a workbook and back, and the schemas of its files: what the policy desk edits with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.desk.editing.fresh_examples import plan_examples
from engine.desk.editing.importing import plan_import, standard_in
from engine.desk.editing.schema import FOLDER, schema_texts
from engine.desk.editing.trying import Plan, apply_plan, should_wait
from engine.files.keeping.transactions import put_in_place
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.loading import load_standard
from engine.problems import EXIT_STRICT, Problem, exit_code
from engine.service.replies.law_desk import (
    LawExportReply,
    LawImportReply,
    LawSchemaReply,
    law_export_reply,
    law_import_reply,
    law_schema_reply,
)
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
    """A workbook, the folder it goes into (that of its own standard otherwise), and what may be done.

    ``applied`` writes; ``examples`` makes those of changed bands anew; ``overwrite`` writes although the law has
    changed since the workbook was made.
    """

    file: Path
    into: Path | None = None
    applied: bool = False
    examples: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ExamplesRequest:
    """A standard by id or path, and whether the examples that it lacks are written."""

    standard: str
    applied: bool = False


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
    """Write a standard as a workbook in the language given; raises ProblemsFound."""
    from engine.desk.editing.workbook_out import write_law_workbook

    book = load_standard(holdings.standard(asked.standard))
    path = asked.out or Path(f"{book.folder.name}.xlsx")
    write_law_workbook(path, book, say)
    return LawExported(path, book.sha256)


def import_law(holdings: Holdings, asked: LawImportRequest) -> LawImported:
    """Try a workbook in place of a standard's files, and write them only when asked and nothing stands against it.

    Raises ProblemsFound when the workbook itself cannot be read, and as ``apply_plan`` does.
    """
    into = asked.into or holdings.standard(standard_in(asked.file))
    made = plan_import(asked.file, into, examples=asked.examples)
    waits = should_wait(made, overwrite=asked.overwrite)
    written = apply_plan(made) if asked.applied and not waits else ()
    return LawImported(made, written, waits=asked.applied and waits)


def make_examples(holdings: Holdings, asked: ExamplesRequest) -> LawImported:
    """The examples that a standard's bands ask for: shown, or written where nothing else stands against the law.

    Raises ProblemsFound for a name that is no standard's, for files that cannot be read and as ``apply_plan`` does.
    """
    made = plan_examples(holdings.standard(asked.standard))
    waits = asked.applied and should_wait(made, overwrite=False)
    written = apply_plan(made) if asked.applied and made.files and not waits else ()
    return LawImported(made, written, waits=waits)


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
