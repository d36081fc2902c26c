"""How a commune's file stands in the round's record, as its own people need it: locked or not, asked what, receipts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.problems import Problem
from engine.records.acting.actors import with_names
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, Remark, Submission
from engine.records.acting.move_table import move_of
from engine.records.acting.needed.locking import lock_problems
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who


@dataclass(frozen=True, slots=True)
class FileStanding:
    """A commune's file in an open record; ``file`` is None where none was opened for it.

    ``locked`` says why its form cannot be sent now, by whom and since when; ``people`` are names by id.
    """

    file: CommuneFile | None
    locked: tuple[Problem, ...]
    people: Mapping[str, str]
    withdrawable: bool = False

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
    return FileStanding(file, with_names(locked, people), people, withdrawable)
