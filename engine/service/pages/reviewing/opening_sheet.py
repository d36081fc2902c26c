"""A round's record before and after it is begun, as the page of its opening shows it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.round import four_eyes_of
from engine.problems import Problem, ProblemsFound
from engine.records.acting.round_state import RoundState
from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who
from engine.service.review.opening.opening_record import Opened, OpenRequest, open_review
from engine.service.review.opening.people import COUNCIL_FILE, PeopleShape, people_file
from engine.service.review.opening.people_upload import list_mark
from engine.service.rounds import open_parts
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class OpeningSheet:
    """What stands at the beginning: the people listed and where, whether one may act alone, what opening would do.

    ``mark`` is that of the list as it lies there. ``state`` is the record that is begun already; ``trial`` is None
    where opening is ``refused`` as things stand.
    """

    title: str
    communes: int
    four_eyes: str
    may_state: bool
    listed_in: str
    mark: str
    people: PeopleShape | None
    wrong: tuple[Problem, ...]
    state: RoundState | None
    trial: Opened | None
    refused: tuple[Problem, ...]


def opening_sheet(store: Holdings, name: str, who: Who) -> OpeningSheet:
    """How a round stands at its opening; raises ProblemsFound where the round itself cannot be read."""
    folder = store.round(name)
    parts = open_parts(folder, store)
    state = open_record(folder).round_state()
    listed = next((file for file in (COUNCIL_FILE, WORKBOOK) if (folder / file).exists()), "")
    people, wrong = _people(store, name)
    trial, refused = (None, ()) if wrong else _trial(store, name, who)
    return OpeningSheet(
        parts[0].round.title,
        sum(len(part.round.units) for part in parts),
        four_eyes_of(folder),
        (folder / ROUND_FILE).exists() and state is None,
        listed,
        list_mark(folder),
        people,
        wrong,
        state,
        trial,
        refused,
    )


def _people(store: Holdings, name: str) -> tuple[PeopleShape | None, tuple[Problem, ...]]:
    try:
        return people_file(store.round(name)), ()
    except ProblemsFound as found:
        return None, tuple(found.problems)


def _trial(store: Holdings, name: str, who: Who) -> tuple[Opened | None, tuple[Problem, ...]]:
    try:
        return open_review(store, OpenRequest(name, who)), ()
    except ProblemsFound as found:
        return None, tuple(found.problems)
