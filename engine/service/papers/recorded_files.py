"""The files of a round's record as its papers need them: both scores, names of people, where the record stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import moment
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding import council_of
from engine.records.acting.judging_moves import judged
from engine.records.acting.override_file import placed
from engine.records.acting.round_state import Council
from engine.records.entries.entry import digest, read_entry
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.papers.recorded import Recorded
from engine.scoring.round_result import RoundResult
from engine.service.papers.paper_contents import Records
from engine.service.record.record_store import RecordStore, open_record
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, Who, named, open_desk
from engine.service.rounds import assess_part, open_parts
from engine.service.store import Holdings

Parts: TypeAlias = tuple[RoundResult, ...]
MEDIA: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Held:
    """The desk of a round's record, None where none was opened, and every file of it by commune.

    ``expired`` says of communes that no paper is made of which override of theirs is over (REC-270).
    """

    desk: Desk | None
    records: Records
    expired: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def records_of(store: Holdings, round_name: str, problems: Mapping[str, Sequence[Problem]]) -> Held:
    """What the record of a round holds; ``problems`` are those of the round as it was scored, by standard.

    A law that strayed is told on its own papers. Raises ProblemsFound as the record and the desk do.
    """
    record = open_record(store.round(round_name))
    if record.round_state() is None:
        return Held(None, {})
    desk = replace(open_desk(store, round_name), record=record)  # with what opening it found
    files, checkpoint = desk.files(), record.checkpoint()
    names = {who: (known.name, known.office) for who, known in record.people().items()}
    told, expired = dict[str, Recorded](), dict[str, tuple[Problem, ...]]()
    seated = _seated(record, desk.state.council, files)
    for part in desk_layers(desk, files, desk.day):
        made = replace(part.layers.appraised, problems=tuple(problems.get(part.bench.round.standard, ())))
        expired |= part.layers.expired
        for file in part.files:
            scored = part.scored(file)
            if scored.board is not None:
                told[file.code] = Recorded(
                    made, scored.own, scored.board, file, desk.state, names, checkpoint,
                    used=scored.used, declared=part.layers.own, unknown=scored.unknown[0],
                    seated=seated.get(file.code),
                )  # fmt: skip
    return Held(desk, told, expired)


def _seated(record: RecordStore, now: Council | None, files: Sequence[CommuneFile]) -> Mapping[str, Council]:
    """By commune the council before which its ballot was opened, where another has been put down since."""
    opened = {file.code: (file.last("ballot_open"), file.ballot) for file in files}
    # Times are to the second: a council of the same one may be of before.
    late = {
        code: move.seq for code, (move, ballot) in opened.items()
        if move and ballot and now and moment(ballot.opened_at) <= moment(now.at)
    }  # fmt: skip
    if not late:
        return {}
    read = (read_entry(raw) for raw, _ in record.entries() if b'"council"' in raw)
    told = [(entry.seq, council_of(entry)) for entry in read if entry.act == "council"]
    sat = {code: [council for at, council in told if at < seq] for code, seq in late.items()}
    return {code: councils[-1] for code, councils in sat.items() if councils}


def with_classes(store: Holdings, home: Path, parts: Parts, records: Records) -> Parts:
    """A round's parts scored again in the classes that the board's overrides place its communes in, if there are any.

    So a commune's own papers name the threshold that the board's do.
    """
    used = {code: told.used for code, told in records.items()}
    if not any(one.kind == "class" for own in used.values() for one in own):
        return parts
    opened = (replace(part, round=placed(part.round, used)) for part in open_parts(home, store))
    return tuple(assess_part(home, part, store) for part in opened)


@dataclass(frozen=True, slots=True)
class FromRecord:
    """A paper made from the record: its kind, commune and name, its bytes, those of the template (b"" is our own)."""

    kind: str
    code: str
    name: str
    word: bytes
    template: bytes = b""


def keep_in_record(desk: Desk, who: Who, papers: Sequence[FromRecord], write: Callable[[], None]) -> None:
    """Keep papers of the record in it, each with an entry, after ``write`` has put them where they lie.

    Every act is tried before anything is written. Raises ProblemsFound: none is of the record (REC-345), or what the
    record refuses.
    """
    if not papers:
        raise ProblemsFound([problem("REC-345", Place(desk.name), name=desk.name)])
    seal, held = fingerprint(desk.record.checkpoint()), {file.code: file for file in desk.record.files()}
    acts = [_act(desk, who, paper, seal) for paper in papers]
    try:
        for act in acts:
            judged(desk.state, held[act.about], act)
        write()
        for act, paper in zip(acts, papers, strict=True):
            desk.record.keep(paper.word, paper.name, MEDIA)
            desk.apply(act)
    except ProblemsFound as refused:
        raise ProblemsFound(named(desk, refused.problems)) from None


def _act(desk: Desk, who: Who, paper: FromRecord, seal: str) -> Wanted:
    sha, template = digest(paper.word), digest(paper.template) if paper.template else ""
    body = {"kind": paper.kind, "template": template, "sha": sha, "fingerprint": seal}
    return Wanted("paper", paper.code, who.actor(desk.state, "paper", paper.code), who.at, body, (sha,))
