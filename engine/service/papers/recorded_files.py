"""The files of a round's record as its papers need them: both scores, names of people, where the record stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.problems import Problem
from engine.reporting.papers.recorded import Recorded
from engine.service.papers.paper_contents import Records
from engine.service.record.record_store import open_record
from engine.service.review.desk import open_desk
from engine.service.review.layer_scores import two_layers
from engine.service.store import Holdings


def records_of(store: Holdings, round_name: str, problems: Sequence[Problem] = ()) -> Records:
    """Every file of the round's record by commune; none where no record was opened.

    ``problems`` are those of the round as it was scored: a law that strayed is told on papers of the record too.
    Raises ProblemsFound as the record and the desk do.
    """
    record = open_record(store.round(round_name))
    if record.round_state() is None:
        return {}
    desk = open_desk(store, round_name)
    files, checkpoint = desk.files(), record.checkpoint()
    names = {who: (known.name, known.office) for who, known in record.people().items()}
    scored = two_layers(desk.bench, files)
    made = replace(scored.appraised, problems=tuple(problems))
    told = {}
    for file in files:
        own, card = scored.cards(file.code)
        if card is not None:
            told[file.code] = Recorded(made, own, card, file, desk.state, names, checkpoint)
    return told
