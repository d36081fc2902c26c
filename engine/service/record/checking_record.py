"""A record held against its chain, its files, its tables and every checkpoint that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.files.keeping.by_content import read_content
from engine.problems import Problem, ProblemsFound
from engine.records.entries.anchors import Anchor
from engine.records.entries.chain_checking import Verified, check_chain
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import digest
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.record.databases.database import Session
from engine.service.record.kept_states import kept_name, stored_entries
from engine.service.record.known_checkpoints import every_checkpoint
from engine.service.record.replaying import disagreement


@dataclass(frozen=True, slots=True)
class Checked:
    """What a verification found in the chain, and in what lies beside it."""

    verified: Verified
    tables: Problem | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is to be said, the chain's own first."""
        return (*self.verified.problems, *([self.tables] if self.tables else []))


def check_record(record: DatabaseRecord, lies: AsItLies, papers: Sequence[Anchor] = ()) -> Checked:
    """Verify a record at one moment; ``lies`` tells what only others can open, ``papers`` are checkpoints on paper.

    Raises ProblemsFound: no record (REC-172), a line of checkpoints.txt that is none (REC-132, REC-133).
    """
    record.expected()
    content = content_of(record.folder / BLOBS)
    with record.database.reading() as session:
        name = kept_name(session, record.name)
        verified = checked_chain(
            session, name, replace(lies, blob=content), (*papers, *every_checkpoint(record.folder, name))
        )
        tables = None if verified.misfits else disagreement(session, record.database.shown)
    return Checked(verified, tables)


def checked_chain(session: Session, name: str, lies: AsItLies, anchors: Sequence[Anchor] = ()) -> Verified:
    """Verify the stored entries of a session."""
    kept = [(raw, own) for _, raw, own in stored_entries(session)]
    return check_chain(kept, name, anchors=anchors, lies=lies)


def content_of(home: Path) -> Callable[[str], str]:
    """Tells the hash of a kept file's bytes as they lie there now; "" where it is gone."""

    def told(sha: str) -> str:
        try:
            raw = read_content(home, sha)
        except ProblemsFound:
            return ""
        return "" if raw is None else digest(raw)

    return told
