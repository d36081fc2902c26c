"""A dossier asked for, put together and written: a round, or one commune of it, with all that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files as package_files
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.files.kit.zips import zip_of
from engine.files.writing import write_whole
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem, sorted_problems
from engine.records.dossier.packing import Layers, Packed, dossier_files
from engine.records.dossier.record_part import shared_files, travelling
from engine.reporting.page.whole_page import put_together
from engine.rules.number_line import LawTable
from engine.scoring.round_result import RoundResult
from engine.service.dossier.law_in_files import compiled_laws, law_files
from engine.service.dossier.recorded_round import files_rested_on, layers_of, names_by_hash, recorded
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.replies.made import DossierReply, dossier_reply
from engine.service.review.desk import open_desk
from engine.service.rounds import assess_parts, assess_round, find_unit
from engine.service.store import Store

NAME = "ho-so-mang-di"
# The verifiers as they lie in the program, by their names in a dossier.
VERIFIERS = {"verify.py": "travelling_verifier.py", "verify.html": "travelling_page.html"}
TRAVELLING = "engine.service.dossier.travelling"


@dataclass(frozen=True, slots=True)
class DossierRequest:
    """A round by name or path; one commune by code or name, None for all; the .zip to write, None beside the round."""

    round: str
    commune: str | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as it was written: its file and what lies in it by name; ``only`` is the one commune asked about.

    ``made`` are the parts of the round, one for each of its standards.
    """

    made: tuple[RoundResult, ...]
    path: Path
    files: Mapping[str, bytes]
    packed: Packed
    only: Unit | None = None
    notices: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What opening the record found, and those of the round."""
        return (*self.notices, *sorted_problems(told for made in self.made for told in made.problems))

    def reply(self) -> DossierReply:
        """The same as plain data."""
        return dossier_reply(self.packed, self.files, self.path)


def make_dossier(store: Store, asked: DossierRequest) -> Dossier:
    """Pack a round with its points and, where it has one, its record, and write the zip: the same bytes each time.

    A round with a record is told by it alone: by what communes sent and what the board made of that. Raises
    ProblemsFound: nothing is scored, or not the commune asked about (DOS-100, DOS-101), a file that is no .zip
    (DOS-102), a record that does not fit (DOS-103 … DOS-105), and whatever keeps a round from being scored.
    """
    folder = store.round(asked.round)
    if asked.out and asked.out.suffix.lower() != ".zip":
        raise ProblemsFound([problem("DOS-102", Place(str(asked.out)), name=asked.out.name)])
    record = open_record(folder)
    packed, only = (_of_record if record.is_there() else _of_round)(store, folder, record, asked.commune)
    files = dossier_files(packed)
    path = asked.out or folder / dossier_name(only.code if only else "")
    write_whole(path, zip_of(files))
    return Dossier(packed.made, path, files, packed, only, record.notices)


def dossier_name(code: str) -> str:
    """The name of a dossier beside its round: of one commune by its code, of the whole round for ""."""
    return f"{NAME}-{code}.zip" if code else f"{NAME}.zip"


def dossier_lying(folder: Path, code: str) -> bytes | None:
    """The dossier that was last made beside a round; None where there is none."""
    path = folder / dossier_name(code)
    return path.read_bytes() if path.is_file() else None


def _of_round(store: Store, folder: Path, _: DatabaseRecord, commune: str | None) -> tuple[Packed, Unit | None]:
    """A round without a record: its evidence as it lies."""
    parts = (assess_round(folder, store, commune),) if commune else assess_parts(folder, store)
    only = parts[0].round.units[0] if commune else None
    _refuse_unscored(parts, only)
    layers: list[Layers] = [{"self": made} for made in parts if made.units]
    sent = _sent(store, folder)
    told = [_speaking(made, only) for made in parts]
    read, shared = (frozenset(name for own in told for name in own[at]) for at in (0, 1))
    kept = {name: content for name, content in sent.items() if name in read}
    left = shared if only else frozenset({*sent} - {*kept})
    laws = [(made.book, made.table) for made in parts]
    packed = Packed(layers[0], kept, only.code if only else "", left=tuple(sorted(left)), beside=tuple(layers[1:]))
    return _whole(packed, folder, laws, only), only


def _of_record(store: Store, folder: Path, record: DatabaseRecord, commune: str | None) -> tuple[Packed, Unit | None]:
    """A round with a record: the files that its entries rest on."""
    held = recorded(record)
    desk = replace(open_desk(store, str(folder)), record=record)  # with what opening it found
    only = find_unit(desk.round, commune) if commune else None
    parts, used = layers_of(desk, only)
    scored = [next((made for made in layers.values() if made.units), layers["self"]) for layers in parts]
    _refuse_unscored(scored, only, desk.round)
    first, *beside = (layers for layers, made in zip(parts, scored, strict=True) if made.units)
    packed = Packed(first, {}, only.code if only else "", held, used=used, beside=tuple(beside))
    travels, shown = travelling(held.stored, packed.only), names_by_hash(_sent(store, folder))
    shared = sorted(shared_files(held.stored, packed.only).intersection(travels.blobs))
    unseen = {blob: shown.get(blob, f"evidence/{blob[:16]}") for blob in shared}
    rested = files_rested_on(record, travels, shown, shared)
    packed = replace(packed, given=dict(rested), left=tuple(sorted(unseen.values())), unseen=unseen)
    return _whole(packed, folder, [(bench.law.book, bench.law.table) for bench in desk.benches], only), only


def _whole(packed: Packed, folder: Path, laws: Sequence[tuple[Lawbook, LawTable]], only: Unit | None) -> Packed:
    """With what goes along with every dossier: all laws, the verifiers, and of a whole round its own files."""
    own = {} if only else dict(_round_files(folder))
    texts = {name: content for book, _ in laws for name, content in law_files(book)}
    on, standard = packed.first.round.on, laws[0][0].standard.head.id
    given = {**texts, **verifiers(), **own, **packed.given}
    return replace(packed, given=given, laws=compiled_laws(laws, on), standard=standard)


def _sent(store: Store, folder: Path) -> dict[str, bytes]:
    return {told.shown: told.content for told in store.submissions(folder)}


def _refuse_unscored(parts: Sequence[RoundResult], only: Unit | None, round_: Round | None = None) -> None:
    """A part of which nothing is scored is left out; nothing at all is refused."""
    if any(made.units for made in parts):
        return
    found, name = [told for made in parts for told in made.problems], (round_ or parts[0].round).id
    if only:
        raise ProblemsFound([*found, problem("DOS-101", Place(name), code=only.code, name=only.name)])
    raise ProblemsFound([*found, problem("DOS-100", Place(name), name=name)])


def _speaking(made: RoundResult, only: Unit | None) -> tuple[frozenset[str], frozenset[str]]:
    """The files that facts were read from, and those of them that stay behind: of one commune what speaks for more."""
    told = {fact.place.file for unit in made.units for fact in made.evidence.communes[unit.code].facts.values()}
    shared = {sent.shown for sent in made.evidence.files if only and sent.communes != {only.code}}
    return frozenset(told - shared), frozenset(told & shared)


def _round_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The round's own files as they lie: its setting and its list of communes."""
    for path in (folder / name for name in (ROUND_FILE, COMMUNES, WORKBOOK)):
        if path.is_file():
            yield f"round/{path.name}", path.read_bytes()


def verifiers() -> dict[str, bytes]:
    """Both verifiers as they travel, by their names in a dossier."""
    home = package_files(TRAVELLING)
    script, page = ((home / VERIFIERS[name]).read_bytes() for name in ("verify.py", "verify.html"))
    return {"verify.py": script, "verify.html": put_together(page.decode())}
