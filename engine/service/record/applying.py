"""One act kept: judged on the state as it stands, its entry appended, its rows written; all in the caller's session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding import folded_file, folded_round, touched
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import RoundState
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.entry import Entry, digest, entry_bytes
from engine.records.entries.merkle_tree import Peaks
from engine.service.record import tables
from engine.service.record.databases.database import Session
from engine.service.record.kept_states import file_document, kept_head, read_file, read_round, round_document
from engine.service.record.projecting import entry_rows, file_rows, head_rows, put_rows, round_rows


@dataclass(frozen=True, slots=True)
class Applied:
    """An act that is kept: its entry, the entry's own hash, and where the record stands with it.

    ``notices`` tells that its checkpoint could not be put down outside (REC-160): the act is kept all the same.
    """

    entry: Entry
    hash: str
    checkpoint: Checkpoint
    notices: tuple[Problem, ...] = ()


def applied(session: Session, wanted: Wanted, shown: str) -> Applied:
    """Judge and keep an act; raises ProblemsFound for one refused, or resting on a file that is not kept (REC-164)."""
    doc, file_doc = round_document(session), file_document(session, wanted.about)
    state, file = read_round(doc), read_file(file_doc)
    entry = judged(state, file, wanted)
    _refuse_lacking(session, entry, shown)
    peaks, last = kept_head(session, shown)
    if (entry.seq, entry.prev) != (peaks.size + 1, last):
        raise ProblemsFound([problem("REC-170", Place(shown), table="round", key=str(entry.seq))])
    return _kept(session, entry, peaks, _Before(state, doc, {wanted.about: (file, file_doc)}))


@dataclass(frozen=True, slots=True)
class _Before:
    """What was read before an act, each state with its document, so that none is written out again to be compared."""

    state: RoundState | None
    doc: str
    files: Mapping[str, tuple[CommuneFile | None, str]]

    def file(self, session: Session, code: str) -> tuple[CommuneFile | None, str]:
        """A commune's file, read now where it was not yet."""
        if code in self.files:
            return self.files[code]
        doc = file_document(session, code)
        return read_file(doc), doc


def _kept(session: Session, entry: Entry, peaks: Peaks, before: _Before) -> Applied:
    raw = entry_bytes(entry)
    own, grown = digest(raw), peaks.with_leaf(raw)
    made = folded_round(before.state, entry)
    old, new = dict(round_rows(before.state, before.doc)), dict(round_rows(made))
    for code in touched(entry):
        file, doc = before.file(session, code)
        old.update(file_rows(file, doc))
        new.update(file_rows(folded_file(made, file, entry)))
    session.run(tables.ENTRY.insertion(), [(entry.seq, own, grown.root(), raw)])
    put_rows(session, old, {**new, **entry_rows(entry), **head_rows(grown, own)})
    return Applied(entry, own, Checkpoint(made.round, grown.size, grown.root()))


def _refuse_lacking(session: Session, entry: Entry, shown: str) -> None:
    known = "SELECT sha FROM blob WHERE sha = ?"
    lacking = [sha for sha in entry.blobs if not session.rows(known, (sha,))]
    if lacking:
        raise ProblemsFound(problem("REC-164", Place(shown), sha=sha[:12]) for sha in lacking)
