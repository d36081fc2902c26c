"""The appraisal workbook handed out: the files that are being appraised, a sheet a commune."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.files.workbook import MOST_SHEETS
from engine.language import Say
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.appraising.visits import deciding_items
from engine.reporting.review.appraisal_page import Page, Scored, page_of
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import Bench, TwoLayers, two_layers

WORKBOOK = "tham-dinh.xlsx"
IN_HAND: tuple[State, ...] = ("in_review",)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The workbook, and the pages in it."""

    path: Path
    pages: tuple[Page, ...]


def hand_out(desk: Desk, asked: Sequence[str], say: Say, out: Path | None = None) -> HandedOut:
    """Write the workbook of the files in review, or of the communes named whatever their state.

    Raises ProblemsFound: nothing is in review (REC-340), a commune that has sent nothing (REC-341), more communes than
    a workbook has sheets (REC-342).
    """
    files = desk.files(asked, () if asked else IN_HAND)
    place = Place(desk.name)
    if not files:
        raise ProblemsFound([problem("REC-340", place, name=desk.name)])
    if silent := [file for file in files if not file.own]:
        raise ProblemsFound([problem("REC-341", place, commune=file.code, name=file.name) for file in silent])
    if len(files) >= MOST_SHEETS:
        raise ProblemsFound([problem("REC-342", place, n=len(files), most=MOST_SHEETS - 1)])
    pages = pages_of(desk, files)
    path = out or desk.folder / WORKBOOK
    _write(path, pages, say)
    return HandedOut(path, pages)


def pages_of(desk: Desk, files: Sequence[CommuneFile]) -> tuple[Page, ...]:
    """A page for each file by its own law, in the order of the round; raises as ``Desk.by_part``."""
    return tuple(
        page for bench, own in desk.by_part(files) for page in scored_pages(bench, own, two_layers(bench, own))
    )


def scored_pages(bench: Bench, files: Sequence[CommuneFile], scored: TwoLayers) -> Iterator[Page]:
    """A page for each file of one law."""
    for file in files:
        cards = Scored(*scored.cards(file.code), deciding_items(scored.appraised, file.code))
        yield page_of(bench.law.book, bench.round, file, cards)


def _write(path: Path, pages: Sequence[Page], say: Say) -> None:
    from engine.reporting.review.appraisal_excel import write_appraisal

    write_appraisal(path, pages, say)
