"""What is known of a record outside of it: ``checkpoints.txt``, a line for each act, kept beside the database.

An older copy put back is told by it: whoever copies one file seldom copies both, and receipts on paper say the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.files.keeping.appending import append_line, last_lines
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.act_words import ACT_WORDS
from engine.records.entries.anchors import CHECKPOINTS_FILE, Anchor, anchor_line, read_anchors, refuse_older
from engine.records.entries.checkpoint import ORIGIN, Checkpoint
from engine.records.entries.entry import Entry
from engine.service.record.databases.database import Session
from engine.service.record.kept_states import kept_name

RECEIPT: Final = "biên nhận"
# Kept in files of every version, so no words that may be put better one day.
RESTORED: Final = "chấp nhận bản cũ"
# Lines come in the order of their acts but for writers at the same moment, so the last hundred are enough.
MOST_BYTES: Final = 2**14
ALL_BYTES: Final = 2**40


def note_checkpoint(folder: Path, entry: Entry, checkpoint: Checkpoint) -> Problem | None:
    """Put a checkpoint down outside of the record, once its act is kept; gives why that could not be (REC-160).

    The act is kept by then, so nothing is raised: whoever was told that it failed would do it again.
    """
    told = entry.body.get("receipt")
    kept = {"submit": f"{RECEIPT} {told}", "restore": RESTORED}
    where = kept.get(entry.act, ACT_WORDS[entry.act][0])
    line = anchor_line(checkpoint, at=entry.at, where=where).rstrip("\n")
    try:
        append_line(folder / CHECKPOINTS_FILE, line)
    except ProblemsFound as refused:
        why = {key: refused.problems[0].values[key] for key in ("reason", "reason_en", "help", "help_en")}
        return problem("REC-160", Place(str(folder / CHECKPOINTS_FILE)), **why)
    return None


def known_bytes(folder: Path) -> int:
    """How long the file of known checkpoints is, which grows with each act; 0 for none."""
    try:
        return (folder / CHECKPOINTS_FILE).stat().st_size
    except OSError:
        return 0


def every_checkpoint(folder: Path, round_name: str, most: int = ALL_BYTES) -> tuple[Anchor, ...]:
    """The checkpoints put down in so many bytes at the end of the file, in its order.

    Raises ProblemsFound for a line that is none (REC-132) or of another round (REC-133).
    """
    text = "".join(f"{line}\n" for line in last_lines(folder / CHECKPOINTS_FILE, most))
    return read_anchors(text, round_name)


def known_checkpoints(folder: Path, round_name: str) -> tuple[Anchor, ...]:
    """The latest known checkpoints in the order of their sizes, none from before an older copy was accepted.

    Raises ProblemsFound as ``every_checkpoint`` does.
    """
    told = every_checkpoint(folder, round_name, MOST_BYTES)
    since = max((at for at, anchor in enumerate(told) if anchor.where == RESTORED), default=0)
    return tuple(sorted(told[since:], key=lambda anchor: anchor.size))


def lost(folder: Path) -> Problem | None:
    """That a record is gone of which checkpoints are known (REC-162); None where none are. Raises as above."""
    lines = last_lines(folder / CHECKPOINTS_FILE, MOST_BYTES)
    if not lines:
        return None
    name = lines[-1].partition(" ")[0].removeprefix(ORIGIN)
    known = known_checkpoints(folder, name)[-1]
    return problem("REC-162", Place(str(folder)), where=known.where, known=known.size)


def behind(session: Session, folder: Path, otherwise: str) -> Problem | None:
    """Why a record is not the one that is known: older (REC-123) or another (REC-161); None where it is.

    ``otherwise`` names the round of a record that has no entry.
    """
    round_name = kept_name(session, otherwise)
    known = known_checkpoints(folder, round_name)
    if not known:
        return None
    stands = session.rows("SELECT seq, root FROM entry ORDER BY seq DESC LIMIT 1")
    now = Checkpoint(round_name, int(stands[0][0]), str(stands[0][1])) if stands else Checkpoint(round_name, 0, "")
    beyond = [anchor for anchor in known if anchor.size > now.size]
    receipts = [anchor for anchor in beyond if anchor.where.startswith(RECEIPT)]
    try:
        refuse_older(now, receipts or beyond)
    except ProblemsFound as older:
        return older.problems[0]
    latest = known[-1]
    if session.rows("SELECT root FROM entry WHERE seq = ?", (latest.size,)) == [(latest.root,)]:
        return None
    return problem("REC-161", Place(CHECKPOINTS_FILE), where=latest.where, known=latest.size)
