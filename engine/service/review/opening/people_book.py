"""The empty workbook in which a board writes its people and its council."""

from __future__ import annotations

from pathlib import Path

from engine.problems import Place, ProblemsFound, problem
from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.replies.recorded.review_opening_replies import ReviewPeopleReply
from engine.service.review.opening.people import COUNCIL_FILE
from engine.service.rounds import open_parts
from engine.service.store import Holdings


def hand_out_people(store: Holdings, name: str) -> Path:
    """Put an empty ``hoi-dong.xlsx`` into a round's folder, with the codes of its communes beside.

    Raises ProblemsFound where the round cannot be read, or has its people listed already (REC-369).
    """
    from engine.reporting.review.setting.council_excel import write_council_workbook

    folder = store.round(name)
    parts = open_parts(folder, store)
    for listed in (COUNCIL_FILE, WORKBOOK):
        if (folder / listed).exists():
            raise ProblemsFound([problem("REC-369", Place(f"{folder.name}/{listed}"), name=listed)])
    units = tuple(unit for part in parts for unit in part.round.units)
    write_council_workbook(folder / WORKBOOK, parts[0].round.title, units)
    return folder / WORKBOOK


def people_book_reply(path: Path) -> ReviewPeopleReply:
    """A workbook handed out."""
    return ReviewPeopleReply(schema="phuhop/review-people/1", round=path.parent.name, workbook=str(path))
