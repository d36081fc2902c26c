"""How a commune's file stands in the round's record, as its own people need it: locked or not, asked what, receipts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from engine.problems import Problem
from engine.records.acting.actors import with_names
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, Moved, Remark, Submission
from engine.records.acting.move_table import move_of
from engine.records.acting.needed.locking import lock_problems
from engine.records.entries.entry import read_entry
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who


@dataclass(frozen=True, slots=True)
class FileStanding:
    """A commune's file in an open record; ``file`` is None where none was opened for it.

    ``locked`` says why its form cannot be sent now, by whom and since when; ``people`` are names by id; ``why`` is what
    the board said when it gave the file back.
    """

    file: CommuneFile | None
    locked: tuple[Problem, ...]
    people: Mapping[str, str]
    withdrawable: bool = False
    why: str = ""

    @property
    def given_back(self) -> Moved | None:
        """The act that gave the file back to be mended; None where it is not with its commune for that."""
        return self.file.last("return") if self.file and self.file.state == "returned" else None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the board asks and nobody has answered."""
        return tuple(remark for remark in self.file.remarks if remark.is_open) if self.file else ()

    @property
    def sendings(self) -> tuple[Submission, ...]:
        """What was received of the commune, the latest first."""
        return tuple(reversed(self.file.submissions)) if self.file else ()


def file_standing(folder: Path, code: str, who: Who) -> FileStanding | None:
    """A commune's file in the record of a round's folder; None where the round has no record.

    Raises ProblemsFound as ``open_record``.
    """
    record = open_record(folder)
    state = record.round_state()
    if state is None:
        return None
    file, people = record.file(code), {person: known.name for person, known in record.people().items()}
    if file is None:
        return FileStanding(None, (), people)
    actor = who.actor(state, "submit", code)
    locked = tuple(lock_problems(state, file, Wanted("submit", code, actor, who.at, {})))
    withdrawable = move_of("withdraw", file.state, who.actor(state, "withdraw", code).role) is not None
    standing = FileStanding(file, with_names(locked, people), people, withdrawable)
    return replace(standing, why=_reason_of(record, standing.given_back))


def _reason_of(record: DatabaseRecord, given_back: Moved | None) -> str:
    """Why a file was given back, as the record's own entry says."""
    if given_back is None:
        return ""
    raw, _ = next(record.entries(given_back.seq))
    return str(read_entry(raw).body["reason"])
