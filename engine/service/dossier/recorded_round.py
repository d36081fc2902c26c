"""What a round's record gives a dossier: both layers scored, entries as stored, and every file that they rest on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence

from engine.law.model import Unit
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.actors import Layer
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.override_file import Used
from engine.records.dossier.packing import Layers, Recorded
from engine.records.dossier.record_part import Travelling
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import digest
from engine.scoring.round_result import RoundResult
from engine.service.record.checking_record import check_record
from engine.service.record.database_record import DatabaseRecord
from engine.service.review.by_hand.used_overrides import when_scored
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import Bench, counted, layered

# Acts whose files are papers that were made or signed; all others rest on evidence.
OF_PAPERS = frozenset({"paper", "signed"})


def recorded(record: DatabaseRecord) -> Recorded:
    """A record as it travels; raises ProblemsFound with what does not fit: nothing broken is handed on."""
    if found := check_record(record, AsItLies()).verified.misfits:
        told = [misfit.problem for misfit in found]
        raise ProblemsFound([*told, problem("DOS-103", Place(record.name), name=record.name)])
    people = {one.person: {"name": one.name, "office": one.office} for one in record.people().values()}
    return Recorded(tuple(record.entries()), record.checkpoint(), people)


def layers_of(desk: Desk, only: Unit | None) -> tuple[tuple[Layers, ...], Used]:
    """Each part scored by what communes sent, and by that as the board appraised it, of those that it appraised.

    Each commune with the overrides that counted when its score was recorded, which are given too; one that was recorded
    without points, since an override of its was over, is in no layer. Of one commune its own part. Raises ProblemsFound
    where a law is no longer the record's (DOS-104), or a file is under another standard now (REC-382): its points could
    not be told again.
    """
    own = {bench.law.book.standard.head.id: bench.law.book.sha256 for bench in desk.benches}
    if changed := [law.standard for law in desk.state.laws if own.get(law.standard) != law.law]:
        raise ProblemsFound(problem("DOS-104", Place(desk.name), name=name) for name in changed)
    files = [file for file in desk.files() if only is None or file.code == only.code]
    then = when_scored(desk.record, files)
    sound = [file for file in files if file.code not in then.expired]
    return tuple(_layers(bench, together, then.used) for bench, together in desk.by_part(sound)), then.used


def _layers(bench: Bench, files: Sequence[CommuneFile], used: Used) -> Layers:
    own = {file.code: file.own for file in files if file.submissions}
    appraised = {file.code: counted(file, used) for file in files if "appraised" in file.scores}
    told: dict[Layer, RoundResult] = {"self": layered(bench, own, used)}
    if appraised:
        told["appraised"] = layered(bench, appraised, used)
    return told


def files_rested_on(
    record: DatabaseRecord, travels: Travelling, shown: Mapping[str, str], left: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The files that entries rest on, by their names in a dossier; ``shown`` are names of evidence by SHA-256.

    Those of ``left`` speak for other communes too and stay behind.
    Raises ProblemsFound where one is gone or another (REC-165, DOS-105).
    """
    papers = {blob for entry in travels.told if entry["act"] in OF_PAPERS for blob in entry["blobs"]}
    for blob in travels.blobs:
        if blob in left:
            continue
        content = record.blob(blob)
        if content is None:
            raise ProblemsFound([problem("DOS-105", Place(record.name), sha=blob[:12])])
        home = "papers" if blob in papers else "evidence"
        yield shown.get(blob, f"{home}/{blob[:16]}{_suffix(content)}"), content


def names_by_hash(sent: Mapping[str, bytes]) -> dict[str, str]:
    """The names of files as they lie among the evidence, by SHA-256."""
    return {digest(content): name for name, content in sorted(sent.items())}


def _suffix(content: bytes) -> str:
    """What kind of file bytes are, as far as their beginning tells."""
    if content.startswith(b"%PDF"):
        return ".pdf"
    if content.startswith(b"{"):
        return ".json"
    if not content.startswith(b"PK"):
        return ".csv"
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except zipfile.BadZipFile:
        return ".zip"
    return ".docx" if any(name.startswith("word/") for name in names) else ".xlsx"
