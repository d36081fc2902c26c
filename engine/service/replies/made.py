"""What was made, written or looked at: the answers to ``form``, ``sample``, ``export``, ``check``, ``doctor``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.evidence.facts import RoundEvidence
from engine.forms.register import silences
from engine.language import Say
from engine.problems import Problem, Severity, errors, words
from engine.records.dossier.packing import Packed
from engine.records.entries.fingerprint import fingerprint
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply

FindingState = Literal["good", "limited", "bad"]


class FormReply(Reply):
    """The blank forms or tables that were written, those made anew, and those begun that are no longer right."""

    schema_: Literal["phuhop/form/2"] = Field(alias="schema")
    forms: list[str]
    renewed: list[str]
    stale: list[str]


class SampleReply(Reply):
    """A made-up round, and what makes the same one again."""

    schema_: Literal["phuhop/sample/1"] = Field(alias="schema")
    round: str
    communes: int
    seed: int


class ExportReply(Reply):
    """Tables for analysts: each file with its rows; where several standards judge a round, commas part their ids."""

    schema_: Literal["phuhop/export/1"] = Field(alias="schema")
    round: str
    simulated: bool
    standard: str
    files: dict[str, int]


class DossierReply(Reply):
    """A dossier: its file, its parts with their SHA-256, of which communes, and where the record stands in it, if any.

    ``seal`` are the 24 letters to hold against paper; ``left`` the files that stay behind, being of others too.
    """

    schema_: Literal["phuhop/dossier/1"] = Field(alias="schema")
    round: str
    simulated: bool
    commune: str | None
    communes: int
    layers: list[str]
    file: str
    parts: dict[str, str]
    left: list[str]
    entries: int | None
    seal: str | None


class SaidRow(Row):
    """A problem in the words of one language."""

    code: str
    severity: Severity
    place: str
    commune: str
    what: str
    rule: str
    remedy: str


class SilentRow(Row):
    """Of how many of a round's communes nothing is known: none sent, sent empty, sent what cannot be used."""

    round: str
    communes: int
    nothing: int
    empty: int
    unreadable: int


class CheckReply(Reply):
    """Whether all that was checked is sound, every problem in the language asked for, and who is silent in a round."""

    schema_: Literal["phuhop/check/1"] = Field(alias="schema")
    ok: bool
    problems: list[SaidRow]
    silent: list[SilentRow]


class FindingRow(Row):
    """One thing looked at on this machine; ``standard`` where it is a standard's table."""

    topic: str
    state: FindingState
    value: str
    standard: str


class DoctorReply(Reply):
    """What this machine can do."""

    schema_: Literal["phuhop/doctor/1"] = Field(alias="schema")
    findings: list[FindingRow]


def form_reply(written: Sequence[Path], renewed: Sequence[Path], stale: Sequence[Path]) -> FormReply:
    """Forms as plain data."""
    forms, anew, old = ([str(path) for path in paths] for paths in (written, renewed, stale))
    return FormReply(schema="phuhop/form/2", forms=forms, renewed=anew, stale=old)


def sample_reply(folder: Path, communes: int, seed: int) -> SampleReply:
    """A made-up round as plain data."""
    return SampleReply(schema="phuhop/sample/1", round=str(folder), communes=communes, seed=seed)


def export_reply(parts: Sequence[RoundResult], files: Mapping[Path, int]) -> ExportReply:
    """Tables for analysts as plain data."""
    round_ = parts[0].round
    return ExportReply(
        schema="phuhop/export/1",
        round=round_.id,
        simulated=round_.simulated,
        standard=", ".join(made.book.standard.head.id for made in parts),
        files={str(path): rows for path, rows in files.items()},
    )


def dossier_reply(packed: Packed, files: Mapping[str, bytes], path: Path) -> DossierReply:
    """A dossier as plain data."""
    made, stands = packed.made, packed.record.checkpoint if packed.record else None
    return DossierReply(
        schema="phuhop/dossier/1",
        round=made[0].round.id,
        simulated=made[0].round.simulated,
        commune=packed.only or None,
        communes=sum(len(own.units) for own in made),
        layers=list(packed.names),
        file=str(path),
        parts={name: sha256(content).hexdigest() for name, content in sorted(files.items())},
        left=list(packed.left),
        entries=stands.size if stands else None,
        seal=fingerprint(stands) if stands else None,
    )


def check_reply(found: Sequence[Problem], rounds: Mapping[str, RoundEvidence], say: Say) -> CheckReply:
    """Problems as plain data, and the silence of the rounds among what was checked."""
    silent = [_silent(name, evidence) for name, evidence in rounds.items()]
    return CheckReply(schema="phuhop/check/1", ok=not errors(found), problems=problem_rows(found, say), silent=silent)


def _silent(name: str, evidence: RoundEvidence) -> SilentRow:
    counts = silences(evidence)
    said = {way: counts.get(way, 0) for way in ("nothing", "empty", "unreadable")}
    return SilentRow(round=name, communes=len(evidence.communes), **said)


def problem_rows(found: Iterable[Problem], say: Say) -> list[SaidRow]:
    """Problems as plain data in the language asked for."""
    return [_said(entry, words(entry, say.language)) for entry in found]


def _said(found: Problem, told: Mapping[str, str]) -> SaidRow:
    where = {"place": str(found.place), "commune": found.commune}
    parts = {name: told[name] for name in ("what", "rule", "remedy")}
    return SaidRow(code=found.code, severity=found.severity, **where, **parts)


def doctor_reply(findings: Iterable[Mapping[str, str]]) -> DoctorReply:
    """Findings as plain data."""
    return DoctorReply(schema="phuhop/doctor/1", findings=[FindingRow.model_validate(row) for row in findings])
