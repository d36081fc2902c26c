"""A board's work in a real record: communes of the frozen round, sent, appraised, voted, decided, published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from engine.records.acting.actors import Actor, Role
from engine.records.acting.acts import Wanted
from engine.records.acting.file_json import fact_json
from engine.records.acting.override_file import exempted
from engine.records.acting.overriding import DatedOverride, used_on
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.service.dossier.law_in_files import law_hashes
from engine.service.record.database_record import DatabaseRecord, Person
from engine.service.record.record_store import open_record
from engine.service.review.layer_scores import Bench, as_kept, layered, score_body
from engine.service.rounds import evidence_before, open_letters, open_round, round_evidence
from engine.service.store import FileStore, find_store
from tests import frozen
from tests.records.acting.made_records import BEGUN, BODIES, COUNCIL, HOLDERS, MEMBERS, PEOPLE

# Recognised, with a figure that the board corrects; not recognised; one that another commune's dossier leaves out.
CORRECTED, REFUSED, OTHER = "02587", "02578", "02545"
CODES = (CORRECTED, REFUSED, OTHER)
CHANGED = "tre_hai_long"
EXEMPT = "tre_duoi_1_tuoi"
# In force for one commune; a class; one of the round taken back again; one that begins only later.
OVERRIDES: Sequence[Mapping[str, str]] = (
    {"about": CORRECTED, "id": "mien", "kind": "not_applicable", "value": EXEMPT},
    {"about": REFUSED, "id": "nhom", "kind": "class", "value": "city-ward"},
    {"id": "mien-dot", "kind": "not_applicable", "value": "tre_em"},
    {"id": "mien-dot", "kind": "withdrawn", "value": ""},
    {"id": "mien-sau", "kind": "not_applicable", "value": "so_thon", "from": "2026-12-01"},
)


@dataclass
class RecordedBoard:
    """A round's folder with its record, and the clock of the board."""

    store: FileStore
    folder: Path
    record: DatabaseRecord
    bench: Bench
    now: datetime = BEGUN
    table: bytes = b""

    def do(
        self, act: str, role: Role, about: str = "", person: str = "", blobs: tuple[str, ...] = (), **body: Any
    ) -> None:
        """Keep an act; what is not said of its body is as ``BODIES`` has it."""
        who = person or HOLDERS[role]
        own = {"member": who} if act == "vote" else {}
        told = {**own, **BODIES.get(act, {}), **body}
        self.record.apply(Wanted(act, about, Actor(who, role), self.now.isoformat(), told, blobs))
        self.now += timedelta(minutes=1)

    def facts(self, code: str) -> dict[str, Any]:
        """What a commune's form says, as the record keeps it."""
        round_ = self.bench.round
        letters = open_letters(self.folder, round_, self.bench.law.book, self.store)
        evidence = round_evidence(self.folder, round_, self.bench.law, letters)
        given = evidence.communes[code].facts
        return {name: as_kept(fact, by=HOLDERS["commune"], at=self.now.isoformat()) for name, fact in given.items()}

    def score(self, code: str, kept: Mapping[str, Any]) -> dict[str, Any]:
        """What these facts come to, with the overrides of the day."""
        card = layered(self.bench, {code: kept}, {code: self.used(code)}).card(code)
        assert card
        return dict(score_body(card))

    def used(self, code: str) -> tuple[DatedOverride, ...]:
        """The overrides that count for a commune now."""
        state = self.record.round_state()
        assert state
        return used_on(state.overrides, code, self.now.date())

    def send(self, code: str) -> dict[str, Any]:
        """A commune's form taken in: its facts."""
        kept = self.facts(code)
        (form,) = [sent for sent in self.store.submissions(self.folder) if Path(sent.shown).name.startswith(code)]
        content = self.table or form.content
        sha = self.record.keep(content, form.shown, "application/x")
        facts = [fact_json(fact) for _, fact in sorted(kept.items())]
        body = {"facts": facts, "form": digest(content), "acknowledged": [], "score": self.score(code, kept)}
        self.do("submit", "commune", code, person=officer(code), blobs=(sha,), **body)
        return kept

    def decide(self, code: str, kind: str) -> None:
        """The council votes on a commune and the chair decides."""
        self.do("ballot_open", "secretary", code)
        for member in MEMBERS:
            self.do("vote", "member", code, member, choice="yes" if kind == "recognise" else "no")
        self.do("ballot_close", "secretary", code)
        reason = "" if kind == "recognise" else "không đạt ngưỡng"
        self.do("decide", "chair", code, kind=kind, reason=reason, not_firm_acknowledged=True)


def officer(code: str) -> str:
    """Each commune's own officer."""
    return {CORRECTED: "p-001", REFUSED: "p-010", OTHER: "p-011"}[code]


def recorded_board(folder: Path, overrides: Sequence[Mapping[str, str]] = (), table: bytes = b"") -> RecordedBoard:
    """A desk in a folder whose round has a record: two files decided and published together, one sent.

    ``overrides`` are put into it before anything is sent, each for the commune that it is ``about``; ``table`` is sent
    for every commune in the place of its form.
    """
    home = frozen.desk_in(folder, CODES)
    store = find_store(home)
    round_folder = home / "assessments" / frozen.SAMPLE
    round_, law, _ = open_round(round_folder, store)
    bench = Bench(law, round_, evidence_before(round_folder, round_, law))
    board = RecordedBoard(store, round_folder, open_record(round_folder), bench, table=table)
    _begin(board)
    for code in CODES:
        board.do("open", "secretary", code, name=next(u.name for u in round_.units if u.code == code))
    for told in overrides:
        board.do("override", "chair", **told)  # type: ignore[arg-type]
    _work(board)
    return board


def _begin(board: RecordedBoard) -> None:
    law, on = board.bench.law, board.bench.round.on
    told = {**BODIES["genesis"], "law": law.book.sha256, "on": on.isoformat()}
    files: list[Json] = [*law_hashes(law.book, law.table, on)]
    _administer(board, "genesis", {**told, "law_files": files}, board.folder.name)
    for person in PEOPLE:
        _administer(board, "person", {"person": person, "office": "cán bộ"})
        board.record.name_person(Person(person, f"Người mô phỏng {person[-2:]}", "cán bộ"))
    for role in ("appraiser", "secretary", "chair"):
        _grant(board, HOLDERS[role], role, "round")
    for person in MEMBERS:
        _grant(board, person, "member", "round")
    for code in CODES:
        _grant(board, officer(code), "commune", f"unit:{code}")
    board.do("council", "chair", **COUNCIL)


def _administer(board: RecordedBoard, act: str, body: Mapping[str, Any], about: str = "") -> None:
    board.record.apply(Wanted(act, about, Actor(HOLDERS["admin"], "admin"), board.now.isoformat(), body))


def _grant(board: RecordedBoard, person: str, role: str, scope: str) -> None:
    body = {"person": person, "role": role, "scope": scope, "from": "2026-10-01", "until": ""}
    _administer(board, "grant", body)


def _work(board: RecordedBoard) -> None:
    for code, kind in ((CORRECTED, "recognise"), (REFUSED, "refuse")):
        kept = board.send(code)
        board.do("claim", "appraiser", code)
        corrected = {}
        if code == CORRECTED:
            fact = replace(kept[CHANGED], value=str(int(kept[CHANGED].value) // 2), reason="đếm lại phiếu hỏi",
                           document="12/BB-TĐ", issued="2026-11-05")  # fmt: skip
            corrected = {CHANGED: fact}
            board.do("correct", "appraiser", code, facts=[fact_json(fact)])
        counted = exempted({**kept, **corrected}, board.used(code))
        scores = {"self": board.score(code, kept), "appraised": board.score(code, counted)}
        board.do("appraise", "appraiser", code, score=scores)
        board.decide(code, kind)
    paper = board.record.keep(b"%PDF-1.4 bien ban (so lieu mo phong)", "bien-ban.pdf", "application/pdf")
    board.do("paper", "secretary", CORRECTED, blobs=(paper,), sha=paper)
    board.send(OTHER)
    board.do("publish", "secretary", codes=[CORRECTED, REFUSED])
    board.do("publish", "chair", codes=[CORRECTED, REFUSED], second=True)
