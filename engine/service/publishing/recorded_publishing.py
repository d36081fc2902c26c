"""A release of a round that has a record: its decisions are the record's, one proposes it and another seconds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.publishing.release_json import read_release, release_bytes
from engine.records.publishing.releases import Release, act_body, registered
from engine.records.publishing.signed_decisions import Decisions, decided_in, is_unsigned
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import alone
from engine.service.publishing.decision_file import DECISIONS
from engine.service.publishing.kept_releases import Kept
from engine.service.record.known_checkpoints import lost
from engine.service.record.record_store import RECORD, open_record
from engine.service.review.by_hand.used_overrides import whole_layers
from engine.service.review.desk import Desk, Who, named, names_of, open_desk
from engine.service.store import Holdings

MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A release that the record has and the round's register not yet, and who proposed it, by name and ISO time.

    ``is_out`` is one that was seconded and could not be written.
    """

    release: Release
    by: str
    at: str
    is_out: bool

    @property
    def by_province(self) -> tuple[str, ...]:
        """The counts of which it has the province's figure alone everywhere."""
        full = {table.datum for table in self.release.tables if table.shape == "full"}
        return tuple({table.datum for table in self.release.tables} - full)


def recorded_desk(holdings: Holdings, name: str) -> Desk | None:
    """The desk of a round with a record; None where none was ever opened.

    Raises ProblemsFound: decisions.csv beside the record (PUB-140), a record that is lost (REC-162), or as the desk.
    """
    folder = holdings.round(name)
    record = open_record(folder)
    if record.round_state() is None:
        if gone := lost(folder / RECORD):
            raise ProblemsFound([gone])
        return None
    if (folder / DECISIONS).is_file():
        raise ProblemsFound([problem("PUB-140", Place(f"{folder.name}/{DECISIONS}"), name=folder.name)])
    return replace(open_desk(holdings, name), record=record)  # with what opening it found


def recorded_result(desk: Desk) -> RoundResult:
    """The round by the figures that the board let stand: as corrected, else as the commune gave them.

    With the overrides that count; raises ProblemsFound with each that is over (REC-270).
    """
    return alone(whole_layers(desk, desk.files(), desk.day), desk.name).layers.appraised


def recorded_decisions(desk: Desk) -> Decisions:
    """The signed decisions of the record by commune; revoked ones are none.

    Raises ProblemsFound (PUB-141) with every commune whose recognition has no signed paper in the record.
    """
    files = desk.files()
    if lacking := [file for file in files if is_unsigned(file)]:
        place = Place(desk.folder.name)
        raise ProblemsFound(
            problem("PUB-141", place, commune=file.code, name=file.name, code=file.code, round=desk.folder.name)
            for file in lacking
        )
    return {file.code: told for file in files if (told := decided_in(file))}


def waiting_release(desk: Desk, kept: Kept) -> Waiting | None:
    """The first release that was seconded and not written, else the one proposed; raises ProblemsFound as the blobs."""
    written = {line.sha256 for line in kept.register}
    open_ = [release for release in desk.state.releases if release.cells_sha not in written]
    told = next((release for release in open_ if release.is_out), open_[-1] if open_ else None)
    if told is None:
        return None
    shown = f"{desk.folder.name}/{RECORD}"
    raw = desk.record.blob(told.cells_sha)
    if raw is None:
        raise ProblemsFound([problem("REC-164", Place(shown), sha=told.cells_sha[:12])])
    by = names_of(desk).get(told.first_by, told.first_by)
    return Waiting(read_release(raw, shown), by, told.first_at, told.is_out)


def put_down(desk: Desk, who: Who, release: Release, *, second: bool) -> None:
    """Propose a release in the record, or second it; raises ProblemsFound as the record does.

    Only communes that were in no release before are published by it; a later one may have none of these.
    """
    raw = release_bytes(release)
    line = registered(release, raw)
    fresh = [own.code for own in release.recognised if desk.state.files.get(own.code) != "published"]
    actor = who.actor(desk.state, "publish", role="chair" if second else "secretary")
    try:
        desk.record.keep(raw, f"release-{release.number:02}.json", MEDIA)
        body = act_body(release, line, second=second, codes=fresh)
        desk.apply(Wanted("publish", "", actor, who.at, body, (line.sha256,)))
    except ProblemsFound as refused:
        raise ProblemsFound(named(desk, refused.problems)) from None
