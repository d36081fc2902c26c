"""Moves of files: each judged and kept by itself, so that one refused keeps no other from going on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.files.safety import file_bytes
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.records.acting.actors import Role
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import STATES, CommuneFile
from engine.records.acting.move_table import FILE_MOVES
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.service.review.desk import Desk, Who, named, tried
from engine.service.review.layer_scores import score_body, two_layers


@dataclass(frozen=True, slots=True)
class Moved:
    """A file before and after a move; after a trial only what it would be. ``refused`` says why it stayed."""

    before: CommuneFile
    after: CommuneFile
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Moves:
    """A move of one file or of many; ``applied`` is whether anything was kept."""

    act: str
    moved: tuple[Moved, ...]
    applied: bool

    @property
    def done(self) -> tuple[Moved, ...]:
        """Those that went through."""
        return tuple(move for move in self.moved if not move.refused)

    @property
    def refused(self) -> tuple[Moved, ...]:
        """Those that did not."""
        return tuple(move for move in self.moved if move.refused)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why some did not."""
        return tuple(found for move in self.refused for found in move.refused)

    @property
    def status(self) -> int:
        """How a command ends: by the gravest refusal."""
        return exit_code(self.problems)


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """An act upon the files of some communes, by code or name, or upon ``every`` file in a state from which it goes.

    ``role`` is the role in which it is done where the act is several roles'; ``scan`` is a file that it rests on.
    """

    act: str
    who: Who
    communes: tuple[str, ...] = ()
    every: bool = False
    applied: bool = False
    role: Role | None = None
    scan: Path | None = None


def move_all(desk: Desk, asked: MoveRequest, body: Mapping[str, Json]) -> Moves:
    """Do an act upon each file that is meant, or only try it; both layers are scored where an act rests on them.

    Raises ProblemsFound where no commune is named (REC-344) or has a file (REC-343).
    """
    if not asked.communes and not asked.every:
        example = {"act": asked.act.replace("_", "-"), "name": desk.name, "code": desk.bench.round.units[0].code}
        raise ProblemsFound([problem("REC-344", Place(desk.name), **example)])
    states = {state for move in FILE_MOVES if move.act == asked.act for state in STATES if state in move.from_}
    files = desk.files(asked.communes, () if asked.communes else states)
    if asked.communes and not files:
        units = desk.units(asked.communes)
        raise ProblemsFound([problem("REC-343", Place(desk.name), commune=u.code, name=u.name) for u in units])
    scores = _scores(desk, files) if asked.act == "appraise" else {}
    blobs = _kept(desk, asked)
    moved = tuple(_moved(desk, asked, file, {**body, **scores.get(file.code, {})}, blobs) for file in files)
    return Moves(asked.act, moved, asked.applied)


def _kept(desk: Desk, asked: MoveRequest) -> tuple[str, ...]:
    """The hash of the file that an act rests on, kept beside the record where the act is; none where there is none."""
    if asked.scan is None:
        return ()
    raw = file_bytes(asked.scan, asked.scan.name)
    return (desk.record.keep(raw, asked.scan.name, "application/octet-stream") if asked.applied else digest(raw),)


def _scores(desk: Desk, files: Sequence[CommuneFile]) -> Mapping[str, dict[str, Json]]:
    """The body of an appraisal by commune: the score of each layer; nothing of a layer that cannot be scored."""
    two = two_layers(desk.bench, files)
    told: dict[str, dict[str, Json]] = {}
    for file in files:
        own, board = two.cards(file.code)
        score: dict[str, Json] = {
            "self": score_body(own) if own else {},
            "appraised": score_body(board) if board else {},
        }
        told[file.code] = {"score": score}
    return told


def _moved(
    desk: Desk, asked: MoveRequest, file: CommuneFile, body: Mapping[str, Json], blobs: tuple[str, ...]
) -> Moved:
    actor, who = asked.who.actor(desk.state, asked.act, file.code, asked.role), asked.who
    if asked.act == "decide":
        body = {**body, "authority": file.authority or desk.state.authority}
    try:
        wanted = Wanted(asked.act, file.code, actor, who.at, body, blobs)
        after = carried_out(desk, file, [wanted], applied=asked.applied)
    except ProblemsFound as refused:
        return Moved(file, file, named(desk, refused.problems))
    return Moved(file, after or file)


def carried_out(desk: Desk, file: CommuneFile | None, wanted: Sequence[Wanted], *, applied: bool) -> CommuneFile | None:
    """The file after acts on one commune that were kept, or only tried; all are tried before the first is kept.

    Each but the first is of the version that the one before it makes. Raises ProblemsFound as the record does.
    """
    in_turn = [replace(act, seen_version=file.version + at) for at, act in enumerate(wanted)] if file else wanted
    tried_out = tried(desk, file, in_turn)
    for act in in_turn if applied else ():
        desk.apply(act)
    return desk.record.file(wanted[0].about) if applied else tried_out
