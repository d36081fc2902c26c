"""The policy desk's work on a standard: the answers to ``law status``, ``checklist``, ``check-in`` and the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.comparing.shifts import Shift
from engine.desk.editing.edits import Edit
from engine.desk.editing.trying import Plan
from engine.desk.proofreading.check_in import Taken
from engine.desk.proofreading.checklist import Found
from engine.desk.proofreading.law_status import Part, law_status, provisional_points
from engine.language import Say
from engine.law.citing import of_old_text
from engine.law.loading import Lawbook
from engine.law.readings.matched import Lost
from engine.law.state.succession import Neighbour, heirs_of, last_day
from engine.law.values import Mark
from engine.problems import Problem
from engine.scoring.cards import Scorecard
from engine.scoring.sums.rows import Row, Told, VerdictName
from engine.service.replies.made import SaidRow, problem_rows
from engine.service.replies.reply import Reply


class LeftRow(Row):
    """A number that nobody has read in the text yet."""

    number: str
    value: str
    mark: Mark | None


class PartRow(Row):
    """A criterion, or with null all that belongs to the whole: points at top bands by mark, and what is left."""

    id: str | None
    points: dict[Mark, Told]
    numbers: int
    left: list[LeftRow]


class ChangedRow(Row):
    """A part of what was read that the law has otherwise now; "" where one of them says nothing."""

    part: str
    was: str
    now: str


class LostRow(Row):
    """A reading that stands no more, whose it was, and what has changed; ``number`` is null for one that is gone."""

    number: str | None
    value: str
    who: str
    when: date
    page: str
    changes: list[ChangedRow]


class LawStatusReply(Reply):
    """What a standard's points rest on; ``kept`` are readings of the ledger that stand, ``lost`` those that do not.

    ``replaced_by`` is the standard in force that ends it after ``last_day``; ``old_citations`` is how many citations
    are of another document; ``problems`` are the codes of what does not fit: its files, or the standards beside it.
    """

    schema_: Literal["phuhop/law-status/1"] = Field(alias="schema")
    standard: str
    sha256: str
    readers: int
    parts: list[PartRow]
    kept: int
    lost: list[LostRow]
    amends: list[str]
    replaces: str | None
    replaced_by: str | None
    last_day: date | None
    old_citations: int
    problems: list[str]


class LawChecklistReply(Reply):
    """Checking sheets written, and those that were there and may be half filled."""

    schema_: Literal["phuhop/law-checklist/1"] = Field(alias="schema")
    written: list[str]
    kept: list[str]


class DifferentRow(Row):
    """A number that the text has otherwise, and who read it there."""

    number: str
    old: str
    new: str
    who: str


class DecidedTotalRow(Row):
    """A commune's total and decision."""

    low: Told
    high: Told
    decision: VerdictName


class ShiftRow(Row):
    """A commune that the numbers found score or decide otherwise; null where it cannot be scored."""

    code: str
    name: str
    before: DecidedTotalRow | None
    after: DecidedTotalRow | None


class PlacedCodeRow(Row):
    """A problem by its code and place."""

    code: str
    place: str


class LawCheckInReply(Reply):
    """A sheet read back: numbers that agree and differ, whom that moves, what was written."""

    schema_: Literal["phuhop/law-check-in/1"] = Field(alias="schema")
    agreed: list[str]
    different: list[DifferentRow]
    shifts: list[ShiftRow] | None
    provisional: Told
    ledger: bool
    written: list[str]
    problems: list[PlacedCodeRow]


class LawExportReply(Reply):
    """The workbook of a standard, and the hash of the law it was made from."""

    schema_: Literal["phuhop/law-export/1"] = Field(alias="schema")
    file: str
    sha256: str


class EditRow(Row):
    """One thing that a workbook changes, with its cell, in the words of the language asked for."""

    sheet: str
    cell: str
    entry: str
    key: str
    words: str


class LawImportReply(Reply):
    """What a workbook would change or has changed, every problem by its cell, the comments that go with it."""

    schema_: Literal["phuhop/law-import/1"] = Field(alias="schema")
    edits: list[EditRow]
    problems: list[SaidRow]
    remarks: list[str]
    written: list[str]


class LawSchemaReply(Reply):
    """The JSON Schemas of the law's files, as written."""

    schema_: Literal["phuhop/law-schema/1"] = Field(alias="schema")
    written: list[str]


def status_reply(book: Lawbook, laws: Sequence[Neighbour], found: Sequence[Problem]) -> LawStatusReply:
    """A standard's standing among those beside it as plain data."""
    own = next((law for law in laws if law.name == book.folder.name), None)
    heir = next(iter(heirs_of(book.folder.name, laws)), None)
    return LawStatusReply(
        schema="phuhop/law-status/1",
        standard=book.standard.head.id,
        sha256=book.sha256,
        readers=book.standard.head.readers,
        parts=[_part(part) for part in law_status(book)],
        kept=len(book.readings.kept),
        lost=[_lost(lost) for lost in book.readings.lost],
        amends=[f"{law.number} {law.date:%d/%m/%Y}" for law in book.standard.amended],
        replaces=book.standard.head.replaces,
        replaced_by=heir.name if heir else None,
        last_day=last_day(own, laws) if own else None,
        old_citations=sum(1 for _ in of_old_text(book)),
        problems=[problem.code for problem in found],
    )


def _lost(lost: Lost) -> LostRow:
    entry, number = lost.entry, lost.number
    changes = [ChangedRow(part=part, was=was, now=now) for part, was, now in lost.changes]
    return LostRow(
        number=number.id if number else None,
        value=entry.value,
        who=entry.who,
        when=entry.when,
        page=entry.page,
        changes=changes,
    )


def _part(part: Part) -> PartRow:
    left = [LeftRow(number=s.number.id, value=s.number.held, mark=s.mark) for s in part.left]
    name = part.criterion.id if part.criterion else None
    return PartRow(id=name, points=dict(part.points), numbers=len(part.numbers), left=left)


def checklist_reply(written: Iterable[Path], kept: Iterable[Path]) -> LawChecklistReply:
    """Checking sheets as plain data."""
    return LawChecklistReply(
        schema="phuhop/law-checklist/1", written=list(map(str, written)), kept=list(map(str, kept))
    )


def check_in_reply(taken: Taken) -> LawCheckInReply:
    """A sheet read back, as plain data."""
    return LawCheckInReply(
        schema="phuhop/law-check-in/1",
        agreed=[row.number.id for row in taken.done.agreed],
        different=[_different(row) for row in taken.done.different],
        shifts=None if taken.shifts is None else [_shift(shift) for shift in taken.shifts],
        provisional=provisional_points(taken.now),
        ledger=taken.ledger is not None,
        written=[path.name for path in taken.written],
        problems=[PlacedCodeRow(code=p.code, place=str(p.place)) for p in taken.problems],
    )


def _different(row: Found) -> DifferentRow:
    new = (row.value or "") + row.number.unit
    return DifferentRow(number=row.number.id, old=row.number.held, new=new, who=row.who)


def _shift(shift: Shift) -> ShiftRow:
    unit = shift.unit
    return ShiftRow(code=unit.code, name=unit.name, before=_total(shift.before), after=_total(shift.after))


def _total(card: Scorecard | None) -> DecidedTotalRow | None:
    if card is None:
        return None
    return DecidedTotalRow(low=card.decision.low, high=card.decision.high, decision=card.decision.verdict)


def law_export_reply(file: Path, sha256: str) -> LawExportReply:
    """A standard's workbook as plain data."""
    return LawExportReply(schema="phuhop/law-export/1", file=str(file), sha256=sha256)


def law_import_reply(plan: Plan, written: Sequence[Path], say: Say) -> LawImportReply:
    """A workbook's edits as plain data."""
    return LawImportReply(
        schema="phuhop/law-import/1",
        edits=[_edit(edit, say) for edit in plan.edits],
        problems=problem_rows(plan.problems, say),
        remarks=list(plan.remarks),
        written=list(map(str, written)),
    )


def _edit(edit: Edit, say: Say) -> EditRow:
    from engine.reporting.words.edit_words import edit_words

    return EditRow(
        sheet=edit.table,
        cell=edit.place.cell,
        entry=edit.entry,
        key=edit.column.name if edit.column else "",
        words=edit_words(edit, say),
    )


def law_schema_reply(written: Iterable[Path]) -> LawSchemaReply:
    """Schemas written, as plain data."""
    return LawSchemaReply(schema="phuhop/law-schema/1", written=list(map(str, written)))
