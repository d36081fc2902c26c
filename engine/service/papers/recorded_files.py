"""The files of a round's record as its papers need them: both scores, names of people, where the record stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.judging_moves import judged
from engine.records.entries.entry import digest
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.papers.recorded import Recorded
from engine.service.papers.paper_contents import Records
from engine.service.record.record_store import open_record
from engine.service.review.desk import Desk, Who, named, open_desk
from engine.service.review.layer_scores import two_layers
from engine.service.store import Holdings

MEDIA: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def records_of(
    store: Holdings, round_name: str, problems: Mapping[str, Sequence[Problem]]
) -> tuple[Desk | None, Records]:
    """The desk of the round's record and every file of it by commune; None and none where no record was opened.

    ``problems`` are those of the round as it was scored, by standard: a law that strayed is told on its own papers.
    Raises ProblemsFound as the record and the desk do.
    """
    record = open_record(store.round(round_name))
    if record.round_state() is None:
        return None, {}
    desk = replace(open_desk(store, round_name), record=record)  # with what opening it found
    files, checkpoint = desk.files(), record.checkpoint()
    names = {who: (known.name, known.office) for who, known in record.people().items()}
    told = {}
    for bench, together in desk.by_part(files):
        scored = two_layers(bench, together)
        made = replace(scored.appraised, problems=tuple(problems.get(bench.round.standard, ())))
        for file in together:
            own, card = scored.cards(file.code)
            if card is not None:
                told[file.code] = Recorded(made, own, card, file, desk.state, names, checkpoint)
    return desk, told


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
