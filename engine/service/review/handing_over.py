"""Receipts: written when a form is taken in, and again from the record, the same to the last byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from engine.evidence.own_facts.fact_data import is_fact
from engine.files.writing import write_whole
from engine.language import speak
from engine.law.units.fact_questions import fact_questions
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile, KeptFact, Submission
from engine.records.acting.file_json import fact_from_json
from engine.records.entries.checkpoint import Checkpoint, checkpoint_of
from engine.records.entries.entry import read_entry
from engine.records.entries.merkle_tree import Peaks
from engine.service.record.record_store import RECORD
from engine.service.review.desk import Desk

if TYPE_CHECKING:
    from engine.reporting.review.receipt_word import Receipt

RECEIPTS: Final = "receipts"
# Written where none lay, the same as lies there, or not written because what lies there is another file.
Handed = Literal["written", "same", "other"]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A receipt by its commune's file and its sending: where it lies, and what was done."""

    file: CommuneFile
    sent: Submission
    path: Path
    done: Handed

    @property
    def problems(self) -> tuple[Problem, ...]:
        """That another file lies in its place (REC-399)."""
        if self.done != "other":
            return ()
        values = {"number": self.sent.receipt, "name": self.file.name, "file": self.path.name}
        return (problem("REC-399", Place(str(self.path)), **values),)


@dataclass(frozen=True, slots=True)
class _Stood:
    """Where the record stood with one sending, and all that this gave."""

    checkpoint: Checkpoint
    own: Mapping[str, KeptFact]


def hand_over(desk: Desk, file: CommuneFile) -> Path:
    """Write the receipt of what was just taken in, in the language of papers; gives where it lies."""
    sent, stands = file.submissions[-1], desk.record.checkpoint()
    # Somebody else may have been faster: the receipt says where the record stood with this very sending.
    stood = _Stood(stands, file.own) if stands.size == sent.seq else _stood(desk, [sent])[sent.seq]
    path, content = _written(desk, file, sent, stood)
    write_whole(path, content)
    return path


def hand_over_again(desk: Desk, asked: Sequence[str], number: int | None = None) -> tuple[HandedOver, ...]:
    """Write receipts again where they are missing: of some communes or of all, or the one of a number.

    What lies there otherwise is left. Raises ProblemsFound where there is no such receipt (REC-290).
    """
    sendings = [
        (file, sent) for file in desk.files(asked) for sent in file.submissions if number in (None, sent.receipt)
    ]
    if not sendings:
        raise ProblemsFound([problem("REC-290", Place(desk.name), **_sought(desk, asked, number))])
    stood = _stood(desk, [sent for _, sent in sendings])
    return tuple(_handed(desk, file, sent, stood[sent.seq]) for file, sent in sendings)


def receipt_of(desk: Desk, code: str, number: int) -> Receipt | None:
    """What the receipt of a commune's sending says, from the record; None where it has none of that number."""
    file = next(iter(desk.files((code,))), None)
    sent = next((sent for sent in file.submissions if sent.receipt == number), None) if file else None
    if file is None or sent is None:
        return None
    return _receipt(desk, file, sent, _stood(desk, [sent])[sent.seq])


def _handed(desk: Desk, file: CommuneFile, sent: Submission, stood: _Stood) -> HandedOver:
    path, content = _written(desk, file, sent, stood)
    if path.exists():
        return HandedOver(file, sent, path, "same" if path.read_bytes() == content else "other")
    write_whole(path, content)
    return HandedOver(file, sent, path, "written")


def _written(desk: Desk, file: CommuneFile, sent: Submission, stood: _Stood) -> tuple[Path, bytes]:
    from engine.reporting.review.receipt_word import receipt_bytes, receipt_name

    receipt = _receipt(desk, file, sent, stood)
    return desk.folder / RECORD / RECEIPTS / receipt_name(receipt), receipt_bytes(receipt, speak("vi"))


def _receipt(desk: Desk, file: CommuneFile, sent: Submission, stood: _Stood) -> Receipt:
    from engine.reporting.review.receipt_word import Receipt

    state = desk.state
    said = tuple((asked, stood.own.get(asked.name)) for asked in fact_questions(desk.bench_of(file).law.book.standard))
    facts = sum(not is_fact(name) for name in stood.own)
    return Receipt(
        desk.round.title, state.simulated, file.code, file.name, sent, facts, stood.checkpoint, state.notice, said
    )


def _stood(desk: Desk, sendings: Iterable[Submission]) -> Mapping[int, _Stood]:
    """Of each sending by the number of its entry: the tree as it was with that entry, from the chain itself."""
    sought = {sent.seq for sent in sendings}
    return dict(_as_it_grew(desk, sought))


def _as_it_grew(desk: Desk, sought: set[int]) -> Iterator[tuple[int, _Stood]]:
    peaks = Peaks()
    for seq, (raw, _) in enumerate(desk.record.entries(), 1):
        peaks = peaks.with_leaf(raw)
        if seq in sought:
            body: Mapping[str, Any] = read_entry(raw).body
            own = {fact["evidence"]: fact_from_json(fact) for fact in body["facts"]}
            yield seq, _Stood(checkpoint_of(desk.name, peaks), own)
        if seq == max(sought):
            return


def _sought(desk: Desk, asked: Sequence[str], number: int | None) -> Mapping[str, object]:
    names = ", ".join(unit.name for unit in desk.units(asked)) if asked else ""
    what = f"số {number}" if number else ""
    what_en = f"no. {number}" if number else ""
    return {
        "what": " ".join(part for part in (what, f"của {names}" if names else "") if part) or "nào",
        "what_en": " ".join(part for part in (what_en, f"of {names}" if names else "") if part) or "of any kind",
    }
