"""What is asked of a round's record from outside: where it stands, whether it holds, a backup, what was put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.law.loading import load_standard
from engine.problems import Place, Problem, ProblemsFound
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding import folded_file, folded_round, touched
from engine.records.acting.judging_moves import rejudged
from engine.records.acting.round_state import RoundState
from engine.records.entries.anchors import Anchor
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of, read_qr_text
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import Entry
from engine.records.entries.fingerprint import read_fingerprint
from engine.service.record.checking_record import Checked, check_record
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.kept_states import kept_head, kept_name, kept_round
from engine.service.record.known_checkpoints import RECEIPT, every_checkpoint
from engine.service.record.replaying import rebuilt
from engine.service.review.rescoring import Rescoring, rescoring_of
from engine.service.store import Holdings

FOUR_EYES = "REC-23"
SCORED = ("submit", "appraise")


@dataclass(frozen=True, slots=True)
class RecordStatus:
    """Where a record stands: its checkpoint, how many files it has, how many receipts it gave.

    ``receipt_at`` is the size at the latest receipt that is known and fits: entries after it are on nobody's paper.
    """

    shown: str
    checkpoint: Checkpoint
    last: str
    files: int
    receipts: int
    receipt_at: int
    notices: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Tables made anew: where the record stands, and the first row that was otherwise before."""

    checkpoint: Checkpoint
    before: Problem | None


def record_status(record: DatabaseRecord) -> RecordStatus:
    """Where a record stands; raises ProblemsFound (REC-172) where the round has none."""
    record.expected()
    with record.database.reading() as session:
        state, name = kept_round(session), kept_name(session, record.name)
        checkpoint = checkpoint_of(name, kept_head(session, record.database.shown)[0])
        roots = {int(seq): str(root) for seq, root in session.rows("SELECT seq, root FROM entry")}
    known = every_checkpoint(record.folder, name)
    fitting = (anchor.size for anchor in known if roots.get(anchor.size) == anchor.root)
    receipts_at = {anchor.size for anchor in known if anchor.where.startswith(RECEIPT)}
    receipt = max((size for size in fitting if size in receipts_at), default=0)
    last, files, receipts = (state.head.at, len(state.files), state.receipts) if state else ("", 0, 0)
    return RecordStatus(record.database.shown, checkpoint, last, files, receipts, receipt, record.notices)


def rebuild_record(record: DatabaseRecord) -> Rebuilt:
    """Make every table anew from the chain, in one transaction; raises ProblemsFound where an entry cannot be read."""
    record.expected()
    with record.database.writing() as session:
        before = rebuilt(record.database, session)
        head = kept_head(session, record.database.shown)[0]
        return Rebuilt(checkpoint_of(kept_name(session, record.name), head), before)


def verify_record(store: Holdings, record: DatabaseRecord, seals: Sequence[str] = ()) -> Checked:
    """Hold a record against everything at hand: its chain, files, tables, law, scores, every move judged again.

    ``seals`` are what papers carry, as they were typed: 24 letters, or what the QR code says. Where the round or its
    law is not at hand scores cannot be worked out again, and the answer says so. Raises ProblemsFound for a seal that
    cannot be read (REC-130, REC-131).
    """
    record.expected()
    home, state = record.folder.parent, record.round_state()
    law = law_at_hand(store, home, [own.standard for own in state.laws] if state else ())
    score, moves, four_eyes = judges(rescoring_of(store, home, state))
    lies = AsItLies(law=law, score=score, moves=moves, four_eyes=four_eyes)
    with record.database.reading() as session:
        name = kept_name(session, record.name)
    return check_record(record, lies, tuple(paper(typed, name) for typed in seals))


def paper(typed: str, round_name: str) -> Anchor:
    """An anchor of what a paper carries."""
    place = Place(typed)
    if typed.upper().lstrip().startswith("PHUHOP/"):
        told = read_qr_text(typed, round_name, place)
        return Anchor(typed, told.size, told.root)
    return Anchor(typed, 0, seal=read_fingerprint(typed, place))


def law_at_hand(store: Holdings, beside: Path, named: Sequence[str] = ()) -> Callable[[str], bool]:
    """Tells whether a law of that hash lies beside the round or in the workspace, read again from its text.

    Those ``named``, as the record has them, are looked at first.
    """
    found: set[str] = set()

    def told(sha: str) -> bool:
        for name in dict.fromkeys((*named, *store.standards())) if sha not in found else ():
            try:
                found.add(load_standard(store.standard(name, beside)).sha256)
            except ProblemsFound:
                continue
            if sha in found:
                break
        return sha in found

    return told


Judge = Callable[[Entry], Sequence[Problem]]
Scorer = Callable[[Entry], str]


def judges(rescoring: Rescoring | None = None) -> tuple[Scorer | None, Judge, Judge]:
    """Three that look at entries again in their order, the states folded on the way: scores, moves, four eyes.

    Of scores there is none where nothing can be scored; past a move refused the facts are not known to be what they
    were, and no score is compared any more.
    """
    rounds: list[RoundState | None] = [None]
    files: dict[str, CommuneFile | None] = {}
    judged: dict[int, tuple[Problem, ...]] = {}
    holds = [True]

    def told(entry: Entry) -> tuple[Problem, ...]:
        if entry.seq not in judged:
            judged.clear()
            codes = touched(entry)
            judged[entry.seq] = rejudged(rounds[0], files.get(codes[0]) if codes else None, entry)
            holds[0] = holds[0] and not judged[entry.seq]
            rounds[0] = made = folded_round(rounds[0], entry)
            files.update({code: folded_file(made, files.get(code), entry) for code in codes})
        return judged[entry.seq]

    def score(entry: Entry) -> str:
        if rescoring is None or entry.act not in SCORED or not holds[0] or told(entry):
            return ""
        then, file = rounds[0], files.get(touched(entry)[0])
        return rescoring(then, file, entry) if then and file else ""

    def moves(entry: Entry) -> Sequence[Problem]:
        return [found for found in told(entry) if not found.code.startswith(FOUR_EYES)]

    def eyes(entry: Entry) -> Sequence[Problem]:
        return [found for found in told(entry) if found.code.startswith(FOUR_EYES)]

    return score if rescoring else None, moves, eyes
