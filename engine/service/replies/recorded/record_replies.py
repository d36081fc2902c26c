"""Where a record stands, whether it holds, what was backed up or put back: the answers to ``record``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from engine.language import Say
from engine.problems import Problem, errors
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.scoring.sums.rows import Row
from engine.service.record.backing_up import BackedUp
from engine.service.record.checking_record import Checked
from engine.service.record.record_requests import Rebuilt, RecordStatus
from engine.service.record.restoring import Restored
from engine.service.replies.made import SaidRow, problem_rows
from engine.service.replies.reply import Reply


class CheckpointRow(Row):
    """A checkpoint: the round, how many entries, their root in hex, and the 24 letters of it."""

    round: str
    size: int
    root: str
    fingerprint: str


class BoardCopyReply(Reply):
    """A whole board backed up or put back: how many accounts, None where it has none, and where each record stood."""

    schema_: Literal["phuhop/record-board/1"] = Field(alias="schema")
    file: str
    people: int | None
    records: list[CheckpointRow]
    restored: bool


class RecordStatusReply(Reply):
    """Where a record stands; ``unheld`` counts the entries after the latest receipt, which no paper holds."""

    schema_: Literal["phuhop/record-status/1"] = Field(alias="schema")
    place: str
    checkpoint: CheckpointRow
    last: str
    files: int
    receipts: int
    unheld: int
    problems: list[SaidRow]


class RecordVerifyReply(Reply):
    """Whether a record holds.

    ``fits`` is the checkpoint of the entries that fit, ``first`` the first entry that does not, with how; ``held`` the
    number of entries that a paper given here holds, ``beside`` that a line beside the record does. ``not_checked`` are
    the checks that nobody made.
    """

    schema_: Literal["phuhop/record-verify/1"] = Field(alias="schema")
    ok: bool
    fits: CheckpointRow
    first: int | None
    kind: str | None
    held: int
    beside: int
    not_checked: list[str]
    problems: list[SaidRow]


class RecordBackupReply(Reply):
    """A backup: its file, where the record stood, how many files it holds, and which it lacks."""

    schema_: Literal["phuhop/record-backup/1"] = Field(alias="schema")
    file: str
    checkpoint: CheckpointRow
    files: int
    problems: list[SaidRow]


class RecordRestoreReply(Reply):
    """A record put back or accepted; ``aside`` is the file that keeps what stood there, "" where nothing did."""

    schema_: Literal["phuhop/record-restore/1"] = Field(alias="schema")
    checkpoint: CheckpointRow
    aside: str
    accepted: bool


class RecordRebuildReply(Reply):
    """Tables made anew; ``problems`` is the first row that was otherwise before."""

    schema_: Literal["phuhop/record-rebuild/1"] = Field(alias="schema")
    checkpoint: CheckpointRow
    problems: list[SaidRow]


def status_reply(told: RecordStatus, say: Say) -> RecordStatusReply:
    """Where a record stands, as plain data."""
    return RecordStatusReply(
        schema="phuhop/record-status/1",
        place=told.shown,
        checkpoint=checkpoint_row(told.checkpoint),
        last=told.last,
        files=told.files,
        receipts=told.receipts,
        unheld=told.checkpoint.size - told.receipt_at,
        problems=problem_rows(told.notices, say),
    )


def verify_reply(told: Checked, say: Say) -> RecordVerifyReply:
    """A verification as plain data."""
    found, first = told.verified, told.verified.first
    return RecordVerifyReply(
        schema="phuhop/record-verify/1",
        ok=not errors(told.problems),
        fits=checkpoint_row(found.checkpoint),
        first=first.seq if first else None,
        kind=first.kind if first else None,
        held=found.on_paper,
        beside=found.beside,
        not_checked=list(found.not_asked),
        problems=problem_rows(told.problems, say),
    )


def backup_reply(told: BackedUp, say: Say) -> RecordBackupReply:
    """A backup as plain data."""
    return RecordBackupReply(
        schema="phuhop/record-backup/1",
        file=str(told.path),
        checkpoint=checkpoint_row(told.checkpoint),
        files=told.files,
        problems=problem_rows(told.lacking, say),
    )


def restore_reply(told: Restored) -> RecordRestoreReply:
    """What was put back as plain data."""
    row = checkpoint_row(told.checkpoint)
    return RecordRestoreReply(
        schema="phuhop/record-restore/1", checkpoint=row, aside=told.aside, accepted=told.accepted
    )


def rebuild_reply(told: Rebuilt, say: Say) -> RecordRebuildReply:
    """Tables made anew as plain data."""
    before: Iterable[Problem] = (told.before,) if told.before else ()
    row = checkpoint_row(told.checkpoint)
    return RecordRebuildReply(schema="phuhop/record-rebuild/1", checkpoint=row, problems=problem_rows(before, say))


def checkpoint_row(told: Checkpoint) -> CheckpointRow:
    """A checkpoint with its letters."""
    return CheckpointRow(round=told.round, size=told.size, root=told.root, fingerprint=fingerprint(told))
