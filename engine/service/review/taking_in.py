"""Forms in evidence/ that pass the checks become submissions of the commune's own layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.facts import RoundEvidence
from engine.language import speak
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.file_json import fact_json
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.service.record.record_store import RECORD
from engine.service.review.desk import Desk, Who, named
from engine.service.review.layer_scores import as_kept, layered, score_body
from engine.service.review.moving import carried_out
from engine.service.rounds import open_letters, round_evidence
from engine.service.store import Store, Submission

RECEIPTS = "receipts"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One commune's form: taken in with its receipt, the same as before, or refused with the reasons.

    ``receipt`` is 0 where nothing was kept; ``facts`` is how many data the form gives; ``page`` is its receipt.
    """

    unit: Unit
    file: CommuneFile | None
    facts: int
    receipt: int = 0
    same: bool = False
    refused: tuple[Problem, ...] = ()
    page: Path | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the forms; ``silent`` are the communes that sent nothing."""

    taken: tuple[TakenIn, ...]
    silent: tuple[Unit, ...]
    applied: bool

    @property
    def status(self) -> int:
        """How a command ends: by the gravest refusal."""
        return exit_code([found for taken in self.taken for found in taken.refused])


@dataclass(frozen=True, slots=True)
class Sent:
    """A commune's files among the evidence: their bytes, the first of them its form."""

    files: tuple[Submission, ...]

    @property
    def form(self) -> str:
        """SHA-256 of the form."""
        return digest(self.files[0].content)


def import_forms(store: Store, desk: Desk, who: Who, asked: tuple[str, ...] = (), *, applied: bool) -> Imported:
    """Take in the forms of some communes, or of all; each is judged by itself. Raises ProblemsFound for the round."""
    round_, law = desk.bench.round, desk.bench.law
    letters = open_letters(desk.folder, round_, law.book, store)
    evidence = round_evidence(desk.folder, round_, law, letters)
    contents = {sent.shown: sent for sent in store.submissions(desk.folder)}
    sent = {
        unit.code: Sent(
            tuple(contents[f.shown] for f in evidence.files if unit.code in f.communes and f.shown in contents)
        )
        for unit in desk.units(asked)
    }
    files = {file.code: file for file in desk.record.files()}
    taken = tuple(
        _taken(desk, who, (unit, files.get(unit.code), sent[unit.code]), evidence, applied=applied)
        for unit in desk.units(asked)
        if sent[unit.code].files
    )
    silent = tuple(unit for unit in desk.units(asked) if not sent[unit.code].files)
    return Imported(taken, silent, applied)


def _taken(
    desk: Desk,
    who: Who,
    given: tuple[Unit, CommuneFile | None, Sent],
    evidence: RoundEvidence,
    *,
    applied: bool,
) -> TakenIn:
    unit, file, sent = given
    facts = evidence.communes[unit.code].facts
    if file and file.submissions and file.submissions[-1].form == sent.form:
        if applied:  # a copy in the record that was damaged or lost is put right by its original
            _keep(desk, sent)
        return TakenIn(unit, file, len(facts), file.submissions[-1].receipt, same=True)
    try:
        _refuse(desk, unit, file, evidence, sent)
        body = _body(desk, who, unit, evidence, sent)
        shas = _keep(desk, sent) if applied else ()
        blobs = shas or tuple(digest(f.content) for f in sent.files)
        actor, version = who.actor(desk.state, "submit", unit.code), file.version if file else None
        wanted = Wanted("submit", unit.code, actor, who.at, body, blobs, version)
        after = carried_out(desk, file, [wanted], applied=applied)
    except ProblemsFound as refused:
        return TakenIn(unit, file, len(facts), refused=named(desk, refused.problems))
    if after is None or not applied:
        return TakenIn(unit, after, len(facts))
    page = _hand_over(desk, unit, after, len(facts))
    return TakenIn(unit, after, len(facts), after.submissions[-1].receipt, page=page)


def _keep(desk: Desk, sent: Sent) -> tuple[str, ...]:
    """The files kept beside the record, by their hashes."""
    return tuple(desk.record.keep(f.content, f.shown, _media(f.shown)) for f in sent.files)


def _hand_over(desk: Desk, unit: Unit, file: CommuneFile, facts: int) -> Path:
    """Write the receipt of what was just taken in, in the language of papers; gives where it lies."""
    from engine.reporting.review.receipt_word import Receipt, receipt_name, write_receipt

    sent, stands = file.submissions[-1], desk.record.checkpoint()
    receipt = Receipt(desk.bench.round, unit, sent, facts, stands, desk.state.notice)
    path = desk.folder / RECORD / RECEIPTS / receipt_name(receipt)
    write_receipt(path, receipt, speak("vi"))
    return path


def _media(shown: str) -> str:
    return (
        "text/csv"
        if shown.lower().endswith(".csv")
        else ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    )


def _refuse(desk: Desk, unit: Unit, file: CommuneFile | None, evidence: RoundEvidence, sent: Sent) -> None:
    """A form with errors or with warnings that nobody answered, or beside a submission that is still open."""
    told, place = evidence.told_of(unit.code), Place(sent.files[0].shown)
    if file and file.state in ("submitted", "resubmitted", "in_review"):
        last = file.submissions[-1].receipt
        values = {"name": unit.name, "receipt": last, "round": desk.name, "code": unit.code}
        raise ProblemsFound([problem("REC-332", place, commune=unit.code, **values)])
    if wrong := errors(told):
        first = wrong[0]
        values = {"n": len(wrong), "first": f"{first.place} {first.code}", "name": unit.name, "round": desk.name}
        raise ProblemsFound([problem("REC-330", place, commune=unit.code, **values)])
    if open_ := [found for found in told if found.is_open_question]:
        first = open_[0]
        values = {"n": len(open_), "first": f"{first.place} {first.code}", "name": unit.name}
        raise ProblemsFound([problem("REC-331", place, commune=unit.code, **values)])
    if not evidence.communes[unit.code].facts:
        raise ProblemsFound([problem("REC-333", place, commune=unit.code, name=unit.name)])


def _body(desk: Desk, who: Who, unit: Unit, evidence: RoundEvidence, sent: Sent) -> Mapping[str, Json]:
    facts = dict(evidence.communes[unit.code].facts)
    kept = {name: as_kept(fact, by=who.person, at=who.at) for name, fact in facts.items()}
    card = layered(desk.bench, {unit.code: kept}).card(unit.code)
    told = evidence.told_of(unit.code)
    acknowledged: list[Json] = [
        {"code": found.code, "data": ", ".join(found.data), "reason": found.answer} for found in told if found.answer
    ]
    return {
        "facts": [fact_json(fact) for _, fact in sorted(kept.items())],
        "form": sent.form,
        "acknowledged": acknowledged,
        "score": score_body(card) if card else {},
    }
