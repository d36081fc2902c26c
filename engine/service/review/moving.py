"""Moves of files: each judged and kept by itself, so that one refused keeps no other from going on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.records.acting.actors import INTEREST_WORDS, Role
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import STATES, CommuneFile
from engine.records.acting.move_table import FILE_MOVES
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.service.review.appraisal.unit_answers import titles_of
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, Who, named, tried
from engine.service.review.layer_scores import score_of
from engine.service.review.signing import Scan


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
    ``seen`` is the version of the one file that whoever does it had before him, None where he was shown none.
    """

    act: str
    who: Who
    communes: tuple[str, ...] = ()
    every: bool = False
    applied: bool = False
    role: Role | None = None
    scan: Scan | None = None
    seen: int | None = None


def move_all(desk: Desk, asked: MoveRequest, body: Mapping[str, Json]) -> Moves:
    """Do an act upon each file that is meant, or only try it; both layers are scored where an act rests on them.

    Raises ProblemsFound where no commune is named (REC-344) or has a file (REC-343).
    """
    if not asked.communes and not asked.every:
        example = {"act": asked.act.replace("_", "-"), "name": desk.name, "code": desk.round.units[0].code}
        raise ProblemsFound([problem("REC-344", Place(desk.name), **example)])
    states = {state for move in FILE_MOVES if move.act == asked.act for state in STATES if state in move.from_}
    files = desk.files(asked.communes, () if asked.communes else states)
    if asked.communes and not files:
        units = desk.units(asked.communes)
        raise ProblemsFound([problem("REC-343", Place(desk.name), commune=u.code, name=u.name) for u in units])
    scores = _scores(desk, files, asked.who) if asked.act == "appraise" else {}
    bodies = {file.code: {**body, **scores.get(file.code, {})} for file in files}
    scan = asked.scan
    blobs = () if scan is None else (digest(scan.content),)
    if scan and asked.applied:
        # Only what some act will rest on is kept.
        trial = replace(asked, applied=False)
        if any(not _moved(desk, trial, file, bodies[file.code], blobs).refused for file in files):
            desk.record.keep(scan.content, scan.name, "application/octet-stream")
    moved = tuple(_moved(desk, asked, file, bodies[file.code], blobs) for file in files)
    return Moves(asked.act, moved, asked.applied)


def _scores(desk: Desk, files: Sequence[CommuneFile], who: Who) -> Mapping[str, dict[str, Json]]:
    """The body of an appraisal by commune: the score of each layer; nothing of a layer that cannot be scored."""
    told: dict[str, dict[str, Json]] = {}
    for part in desk_layers(desk, files, who.day):
        for file in part.files:
            score: dict[str, Json] = {
                "self": score_of(part.layers.own, file.code),
                "appraised": score_of(part.layers.appraised, file.code),
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
        _refuse_unplaced(desk, file, body)
        wanted = Wanted(asked.act, file.code, actor, who.at, body, blobs, asked.seen)
        after = carried_out(desk, file, [wanted], applied=asked.applied)
    except ProblemsFound as refused:
        return Moved(file, file, named(desk, _telling(refused.problems)))
    return Moved(file, after or file)


def _telling(refused: Sequence[Problem]) -> tuple[Problem, ...]:
    """Why something was refused, without what follows from it: for an override that is over nothing was scored."""
    over = any(found.code == "REC-270" for found in refused)
    return tuple(found for found in refused if not (over and found.code == "REC-251"))


def _refuse_unplaced(desk: Desk, file: CommuneFile, body: Mapping[str, Any]) -> None:
    """An appraisal by whose figures the commune is in no class yet, since facts of it are not known (REC-371)."""
    if names := body.get("score", {}).get("appraised", {}).get("unknown"):
        titles = titles_of(desk.bench_of(file).law.book.standard, names)
        vi, en = (", ".join(title[at] for title in titles) for at in (1, 2))
        place = Place(desk.name)
        raise ProblemsFound([problem("REC-371", place, commune=file.code, name=file.name, unknown=vi, unknown_en=en)])


def carried_out(desk: Desk, file: CommuneFile | None, wanted: Sequence[Wanted], *, applied: bool) -> CommuneFile | None:
    """The file after acts on one commune that were kept, or only tried; all are tried before the first is kept.

    Each but the first is of the version that the one before it makes; the first of the one that its author saw, where
    it says which, else of the file's as it was read. Raises ProblemsFound as the record does.
    """
    in_turn = wanted
    if file:
        seen = file.version if wanted[0].seen_version is None else wanted[0].seen_version
        in_turn = [replace(act, seen_version=seen + at) for at, act in enumerate(wanted)]
    tried_out = tried(desk, file, in_turn)
    for act in in_turn if applied else ():
        desk.apply(act)
    done = desk.record.file(wanted[0].about) if applied else tried_out
    if file and done:
        desk.tell(named(desk, _stated(desk, file, done)))
    return done


def _stated(desk: Desk, before: CommuneFile, after: CommuneFile) -> Iterator[Problem]:
    """That somebody judges a file in spite of an interest, said at once, also of what is only tried (REC-398)."""
    for told in after.interests[len(before.interests) :]:
        role, role_en = ("Người quyết định", "decides") if told.act == "decide" else ("Người thẩm định", "appraises")
        why, why_en = INTEREST_WORDS[told.why]
        values = {"person": told.person, "name": after.name, "why": why, "why_en": why_en}
        yield problem("REC-398", Place(f"{desk.name}/{after.code}"), role=role, role_en=role_en, **values)
