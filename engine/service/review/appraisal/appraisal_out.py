"""The appraisal workbook handed out: the files that are being appraised, a sheet a commune."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.files.workbook import MOST_SHEETS
from engine.language import Say
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.commune_file import State
from engine.records.appraising.visits import deciding_items
from engine.reporting.review.appraisal_page import Page, page_of
from engine.service.review.by_hand.used_overrides import ScoredPart, whole_layers
from engine.service.review.desk import Desk

WORKBOOK = "tham-dinh.xlsx"
IN_HAND: tuple[State, ...] = ("in_review",)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The workbook, and the pages in it."""

    path: Path
    pages: tuple[Page, ...]


def hand_out(desk: Desk, asked: Sequence[str], say: Say, out: Path | None = None) -> HandedOut:
    """Write the workbook of the files in review, or of communes named whatever their state; raises as ``chosen``."""
    pages = chosen(desk, asked)
    path = out or desk.folder / WORKBOOK
    _write(path, pages, say)
    return HandedOut(path, pages)


def handed_bytes(desk: Desk, asked: Sequence[str], say: Say) -> bytes:
    """The same workbook as bytes; raises as ``chosen``."""
    from engine.reporting.review.appraisal_excel import appraisal_bytes

    return appraisal_bytes(chosen(desk, asked), say)


def chosen(desk: Desk, asked: Sequence[str]) -> tuple[Page, ...]:
    """The pages of the files in review, or of the communes named whatever their state.

    Raises ProblemsFound: nothing is in review (REC-340), a commune that has sent nothing (REC-341), more communes than
    a workbook has sheets (REC-342), an override of theirs that is over (REC-270).
    """
    files = desk.files(asked, () if asked else IN_HAND)
    place = Place(desk.name)
    if not files:
        raise ProblemsFound([problem("REC-340", place, name=desk.name)])
    if silent := [file for file in files if not file.own]:
        raise ProblemsFound([problem("REC-341", place, commune=file.code, name=file.name) for file in silent])
    if len(files) >= MOST_SHEETS:
        raise ProblemsFound([problem("REC-342", place, n=len(files), most=MOST_SHEETS - 1)])
    return pages_of(whole_layers(desk, files, desk.day))


def pages_of(parts: Sequence[ScoredPart]) -> tuple[Page, ...]:
    """A page for each file by its own law, in the order of the round."""
    return tuple(page for part in parts for page in _pages(part))


def _pages(part: ScoredPart) -> Iterator[Page]:
    for file in part.files:
        cards = part.scored(file, deciding_items(part.layers.appraised, file.code))
        yield page_of(part.bench.law.book, part.bench.round, file, cards)


def _write(path: Path, pages: Sequence[Page], say: Say) -> None:
    from engine.reporting.review.appraisal_excel import write_appraisal

    write_appraisal(path, pages, say)
