"""Where a commune's file stands in a round's record, as the commune's own page tells it: nothing is scored for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.records.acting.commune_file import CommuneFile, Remark, Score, corrections
from engine.records.acting.round_state import RoundState
from engine.reporting.review.appraisal_page import open_remarks
from engine.service.pages.reviewing.kept_files import files_now
from engine.service.pages.reviewing.possible_acts import due_of
from engine.service.pages.reviewing.waiting_list import Waiting, waiting_for
from engine.service.pages.sighted_round import SightedRound
from engine.service.record.database_record import Person
from engine.service.record.record_store import open_record, record_at
from engine.service.review.desk import Who
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class FileStanding:
    """A file with the scores that the record has of it: ``own`` as last sent, ``board`` as appraised, None before.

    ``remarks`` are open, the latest first; ``next`` is what waits for whoever looks.
    """

    state: RoundState
    file: CommuneFile
    own: Score | None
    board: Score | None
    corrected: int
    remarks: tuple[Remark, ...]
    due: str
    next: tuple[Waiting, ...]
    names: Mapping[str, str]


def file_standing(store: Holdings, name: str, code: str, who: Who) -> FileStanding | None:
    """How a commune's file stands; None where the round has no record, or the commune no file in it."""
    record = open_record(store.round(name))
    state = record.round_state()
    file = record.file(code) if state else None
    return _standing(state, file, record.people(), who) if state and file else None


def standing_in(seen: SightedRound, store: Holdings, name: str, code: str, who: Who) -> FileStanding | None:
    """The same of a round that was seen: asked of the record at once, which is opened once for its last entry."""
    record = seen.once.of("record", lambda: record_at(store.round(name)))
    now = seen.once.of(("moment", record.mark(), code), lambda: record.moment(code))
    if not now.head:
        return file_standing(store, name, code, who)
    state = seen.once.of(("record", now.head), lambda: open_record(store.round(name)).round_state())
    return _standing(state, now.file, now.people, who) if state and now.file else None


def _standing(state: RoundState, file: CommuneFile, people: Mapping[str, Person], who: Who) -> FileStanding:
    own = file.submissions[-1].score if file.submissions and file.own else None
    return FileStanding(
        state,
        file,
        own or None,
        file.scores.get("appraised") if file.last("appraise") else None,
        len(corrections(file)),
        tuple(open_remarks(file)),
        due_of(state, file, who),
        waiting_for(state, (file,), who),
        {person: known.name for person, known in people.items()},
    )


def has_record(store: Holdings, name: str) -> bool:
    """Whether a round's record is begun."""
    return open_record(store.round(name)).round_state() is not None


def waiting_in(folder: Path, who: Who) -> tuple[Waiting, ...] | None:
    """What waits for somebody in a round; None where its record is not begun."""
    record = open_record(folder)
    state = record.round_state()
    return None if state is None else waiting_for(state, files_now(folder, record, state), who)
