"""The list of a round's people as a page shows it and takes it: as it lies there, and a workbook in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.safety import LARGEST_FILE, megabytes
from engine.files.workbook import read_book
from engine.files.writing import write_whole
from engine.problems import Place, ProblemsFound, problem
from engine.records.entries.entry import digest
from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.parts.round_parts import whole_of
from engine.service.review.opening.council_book import council_source
from engine.service.review.opening.people import COUNCIL_FILE, PeopleShape, people_of
from engine.service.rounds import open_parts
from engine.service.store import Holdings

# The mark of a round that has no list yet.
NO_LIST: Final = "-"


def list_mark(folder: Path) -> str:
    """A mark of the list as it lies there, by which it is known to be another one later."""
    told = [path.read_bytes() for path in (folder / COUNCIL_FILE, folder / WORKBOOK) if path.is_file()]
    return digest(b"".join(told)) if told else NO_LIST


def refuse_changed(folder: Path, seen: str) -> None:
    """Raise ProblemsFound (WEB-134) where the list is no longer the one that somebody had before him."""
    if list_mark(folder) != seen:
        raise ProblemsFound([problem("WEB-134", Place(f"{folder.name}/{WORKBOOK}"))])


def people_workbook(store: Holdings, name: str) -> bytes:
    """The workbook of a round's people: as it was filled in, else an empty one with the codes of the communes.

    Raises ProblemsFound where the round cannot be read, or has its people in a text file (WEB-133).
    """
    from engine.reporting.review.setting.council_excel import council_workbook

    folder = store.round(name)
    _refuse_text(folder)
    if (folder / WORKBOOK).is_file():
        return (folder / WORKBOOK).read_bytes()
    whole = whole_of(open_parts(folder, store))
    return council_workbook(whole.title, whole.units)


def take_people_workbook(store: Holdings, name: str, content: bytes, seen: str) -> PeopleShape:
    """Put a workbook that was filled in in the place of the one of the round; gives what it says.

    Raises ProblemsFound: one that is too large (FIL-201), unsafe or no workbook (FIL-1xx, FIL-2xx), what it says wrong
    (REC-352, REC-353, REC-362 … 367), a list in a text file (WEB-133), or another than the one ``seen`` (WEB-134).
    """
    folder = store.round(name)
    _refuse_text(folder)
    refuse_changed(folder, seen)
    if len(content) > LARGEST_FILE:
        told = {"size": megabytes(len(content)), "largest": megabytes(LARGEST_FILE)}
        raise ProblemsFound([problem("FIL-201", Place(WORKBOOK), **told)])
    people = people_of(council_source(read_book(content, WORKBOOK)))
    path = folder / WORKBOOK
    before = path.read_bytes() if path.is_file() else None
    terms = Terms(read={WORKBOOK: before}, name=WORKBOOK)
    put_in_place(folder, lambda fresh: write_whole(fresh / WORKBOOK, content), terms)
    return people


def _refuse_text(folder: Path) -> None:
    if (folder / COUNCIL_FILE).is_file():
        raise ProblemsFound([problem("WEB-133", Place(f"{folder.name}/{COUNCIL_FILE}"), name=COUNCIL_FILE)])
