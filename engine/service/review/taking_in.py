"""Forms in evidence/ that pass the checks become submissions of the commune's own layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.file_json import fact_json
from engine.records.acting.overriding import used_on
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.reporting.words.whom.unit_words import Title
from engine.service.parts.round_parts import part_with
from engine.service.review.appraisal.unit_answers import kept_answer, titles_of
from engine.service.review.desk import Desk, Who, named, tried
from engine.service.review.handing_over import hand_over
from engine.service.review.layer_scores import Bench, as_kept, layered, score_of
from engine.service.review.moving import carried_out
from engine.service.rounds import open_letters, round_evidence
from engine.service.store import Store, Submission


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One commune's form: taken in with its receipt, the same as before, or refused with the reasons.

    ``receipt`` is 0 where nothing was kept; ``facts`` is how many data the form gives, ``own`` how many facts of the
    commune itself; ``page`` is its receipt. For want of the ``unknown`` facts the commune cannot be scored yet.
    """

    unit: Unit
    file: CommuneFile | None
    facts: int
    receipt: int = 0
    same: bool = False
    refused: tuple[Problem, ...] = ()
    page: Path | None = None
    own: int = 0
    unknown: tuple[Title, ...] = ()


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
    """A commune's files among the evidence: their bytes, the first of them its form.

    ``anew`` is of somebody who sends it himself, though nothing in it has changed since it was taken back or returned.
    """

    files: tuple[Submission, ...]
    anew: bool = False

    @property
    def form(self) -> str:
        """SHA-256 of the form."""
        return digest(self.files[0].content)


def import_forms(store: Store, desk: Desk, who: Who, asked: tuple[str, ...] = (), *, applied: bool) -> Imported:
    """Take in the forms of some communes, or of all; each is judged by itself. Raises ProblemsFound for the round."""
    contents = {sent.shown: sent for sent in store.submissions(desk.folder)}
    read = {unit.code: evidence for bench, evidence in _read(store, desk) for unit in bench.round.units}
    sent = {
        unit.code: Sent(
            tuple(contents[f.shown] for f in read[unit.code].files if unit.code in f.communes and f.shown in contents)
        )
        for unit in desk.units(asked)
    }
    files = {file.code: file for file in desk.record.files()}
    taken = tuple(
        take_in(desk, who, (unit, files.get(unit.code), sent[unit.code]), read[unit.code], applied=applied)
        for unit in desk.units(asked)
        if sent[unit.code].files
    )
    silent = tuple(unit for unit in desk.units(asked) if not sent[unit.code].files)
    return Imported(taken, silent, applied)


def _read(store: Store, desk: Desk) -> Iterator[tuple[Bench, RoundEvidence]]:
    """The forms of each standard's communes, read by their own law."""
    for bench in desk.benches:
        letters = open_letters(desk.folder, bench.round, bench.law.book, store)
        yield bench, round_evidence(desk.folder, bench.round, bench.law, letters, among=bench.among)


def take_in(
    desk: Desk,
    who: Who,
    given: tuple[Unit, CommuneFile | None, Sent],
    evidence: RoundEvidence,
    *,
    applied: bool,
) -> TakenIn:
    """Take in what a commune sent, given with its file in the record and read as ``evidence``; or only try it."""
    unit, file, sent = given
    said = evidence.communes[unit.code]
    told = TakenIn(unit, file, len(said.facts), own=len(said.answers))
    if file and file.submissions and not sent.anew and _as_taken(file, unit, evidence, sent):
        if applied and file.submissions[-1].form == sent.form:
            _keep(desk, sent)  # a copy in the record that was damaged or lost is put right by its original
        return replace(told, receipt=file.submissions[-1].receipt, same=True, unknown=_unknown(desk, file))
    try:
        _refuse(desk, unit, file, evidence, sent)
        if file:
            desk.bench_of(file)  # raises where the round has put the commune under another standard since
        body = _body(desk, who, unit, evidence, sent)
        blobs = tuple(digest(f.content) for f in sent.files)
        actor, version = who.actor(desk.state, "submit", unit.code), file.version if file else None
        wanted = Wanted("submit", unit.code, actor, who.at, body, blobs, version)
        tried(desk, file, [wanted])  # first, or files would be kept that no act rests on
        if applied:
            _keep(desk, sent)
        after = carried_out(desk, file, [wanted], applied=applied)
    except ProblemsFound as refused:
        return replace(told, refused=named(desk, refused.problems))
    told = replace(told, file=after, unknown=_unknown(desk, after) if after else ())
    if after is None or not applied:
        return told
    return replace(told, receipt=after.submissions[-1].receipt, page=hand_over(desk, after))


def _as_taken(file: CommuneFile, unit: Unit, evidence: RoundEvidence, sent: Sent) -> bool:
    """Whether the form is the one taken in, or a table of many communes that says of this one what it said then.

    A table is another file as soon as one of its communes mends a cell; that is no new form of the others.
    """
    last = file.submissions[-1]
    if last.form == sent.form:
        return True
    shared = any(len(one.communes) > 1 for one in evidence.files if one.shown == sent.files[0].shown)
    facts = _facts(evidence.communes[unit.code], "", "")
    acknowledged = [*last.acknowledged] == _acknowledged(evidence, unit)
    return shared and acknowledged and _said(facts) == _said(file.own)


def _said(facts: Mapping[str, KeptFact]) -> Mapping[str, KeptFact]:
    """Facts whoever gave them and wherever they stood: a row moves with the rows above it."""
    return {name: replace(fact, place="", by="", at="") for name, fact in facts.items()}


def _unknown(desk: Desk, file: CommuneFile) -> tuple[Title, ...]:
    """The facts of the commune for want of which its own figures cannot be scored."""
    names = (file.submissions[-1].score or {}).get("unknown", [])
    return titles_of(desk.bench_of(file).law.book.standard, cast("list[str]", names))


def _keep(desk: Desk, sent: Sent) -> None:
    """The files kept beside the record."""
    for one in sent.files:
        desk.record.keep(one.content, one.shown, _media(one.shown))


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
    kept = _facts(evidence.communes[unit.code], who.person, who.at)
    return {
        "facts": [fact_json(fact) for _, fact in sorted(kept.items())],
        "form": sent.form,
        "acknowledged": _acknowledged(evidence, unit),
        "score": _score(desk, who, unit, kept),
    }


def _facts(given: CommuneEvidence, by: str, at: str) -> Mapping[str, KeptFact]:
    """What a form gives as the record keeps it, answers about the commune itself among it."""
    answers = (kept_answer(answer, by=by, at=at) for answer in given.answers)
    kept = {name: as_kept(fact, by=by, at=at) for name, fact in given.facts.items()}
    return kept | {answer.evidence: answer for answer in answers}


def _acknowledged(evidence: RoundEvidence, unit: Unit) -> list[Json]:
    """The warnings that the commune answered."""
    told = evidence.told_of(unit.code)
    return [
        {"code": found.code, "data": ", ".join(found.data), "reason": found.answer} for found in told if found.answer
    ]


def _score(desk: Desk, who: Who, unit: Unit, kept: Mapping[str, KeptFact]) -> dict[str, Json]:
    """What the form comes to; nothing where an override that is over would count, which is told and is no fault of it.

    The board's override keeps no form from being received in time (REC-281).
    """
    try:
        used = {unit.code: used_on(desk.state.overrides, unit.code, who.day)}
    except ProblemsFound as expired:
        place, names = Place(unit.code), ", ".join(str(found.values["name"]) for found in expired.problems)
        desk.told.append(problem("REC-281", place, commune=unit.code, name=unit.name, over=names))
        return {}
    return score_of(layered(part_with(desk.benches, unit.code), {unit.code: kept}, used), unit.code)
