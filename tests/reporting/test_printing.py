"""Every workbook and every Word page prints on A4 with letters that can be read, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from engine.comparing.differences import compare
from engine.desk.editing.workbook_out import write_law_workbook
from engine.files.kit.printing import SMALLEST_PRINTED, Page, fit_of
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column
from engine.forms.register import Questions, register_of
from engine.forms.to_mend import Slip, slips
from engine.language import LANGUAGES, Say, speak
from engine.planning.fulfilment import fulfilment
from engine.planning.record import plan_file
from engine.reporting.board.next_steps_word import write_next_steps
from engine.reporting.board.register_excel import write_register
from engine.reporting.board.slip_excel import write_slip_excel
from engine.reporting.board.slip_word import write_slip_word
from engine.reporting.excel.checklist_excel import write_checklist
from engine.reporting.excel.compare_excel import write_comparison_workbook
from engine.reporting.excel.plan_excel import Book, write_plan_workbook
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.excel.score_sheets import write_score_sheets
from engine.reporting.word.checklist_word import write_printed
from engine.reporting.word.plan_word import paper_of
from engine.reporting.words.compare_words import Comparison
from engine.service.export import _put_sheet
from tests import frozen
from tests.planning import planned_round
from tests.reporting.made_round import made
from tests.reporting.printed_sheets import printed_pages, printed_sheets


def write_plan(path: Path, say: Say) -> None:
    """A plan with what came of the last one."""
    round_, plan = planned_round.made(), planned_round.plan()
    before = fulfilment(plan_file(plan, round_, tool="thử"), round_)
    write_plan_workbook(path, Book(plan, round_, "sector", before, "truoc"), say)


def write_comparison(path: Path, say: Say) -> None:
    """A standard beside itself: the sheets are there, and nothing in them."""
    standard = frozen.law().book.standard
    write_comparison_workbook(path, Comparison(standard, standard, compare(standard, standard)), say)


def write_export(path: Path, _: Say) -> None:
    """A table of many columns."""
    _put_sheet(path, pd.DataFrame({f"column_{at}": pd.Series(["x"], dtype="string") for at in range(40)}))


def slip() -> Slip:
    """The page of the frozen round's commune whose form has mistakes."""
    whole = frozen.assessed()
    data = [entry.id for entry in whole.book.standard.book.evidence]
    return max(slips(whole.round, whole.evidence, Questions(data)), key=lambda told: len(told.wrong))


def write_frozen_register(path: Path, say: Say) -> None:
    """The frozen round's, a week before its day."""
    whole = frozen.assessed()
    asked = Questions([entry.id for entry in whole.book.standard.book.evidence])
    today = whole.round.on - timedelta(days=7)
    write_register(path, register_of(whole.round, whole.evidence, asked, today=today), say)


def write_plan_paper(path: Path, _: Say) -> None:
    """The draft of a plan."""
    path.write_bytes(paper_of(planned_round.plan(), planned_round.made(), "sector"))


def write_steps(path: Path, _: Say) -> None:
    """What a board does next with a new round."""
    round_ = frozen.assessed().round
    write_next_steps(path, round_, fitting=round_.directives, unsure=[unit.name for unit in round_.units], excel=True)


WORKBOOKS: dict[str, Callable[[Path, Say], None]] = {
    "ke-hoach": write_plan,
    "tong-hop": lambda path, say: write_workbook(path, made(), say),
    "phieu-diem": lambda path, say: write_score_sheets(path, planned_round.made(), say),
    "so-sanh": write_comparison,
    "doi-chieu": lambda path, say: write_checklist(path, frozen.law().book, say),
    "so-bo-tieu-chi": lambda path, say: write_law_workbook(path, frozen.law().book, say),
    "so-theo-doi": write_frozen_register,
    "cac-cho-phai-sua": lambda path, _: write_slip_excel(path, slip()),
    "bang": write_export,
}
PAPERS: dict[str, Callable[[Path, Say], None]] = {
    "ke-hoach": write_plan_paper,
    "cac-cho-phai-sua": lambda path, _: write_slip_word(path, slip()),
    "viec-tiep-theo": write_steps,
    "doi-chieu": lambda path, say: write_printed(path, frozen.law().book, say),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_sheet_is_a4_with_letters_that_can_be_read(name: str, language: str, tmp_path: Path) -> None:
    """A4 (paper 9), and at the scale of its page no letter smaller than 9 points."""
    path = tmp_path / f"{name}.xlsx"
    WORKBOOKS[name](path, speak(language))
    sheets = list(printed_sheets(path))
    assert sheets
    assert {sheet.paper for sheet in sheets} == {9}
    assert [sheet for sheet in sheets if sheet.smallest < SMALLEST_PRINTED - 0.01] == []


@pytest.mark.parametrize("name", [name for name in WORKBOOKS if name not in ("so-bo-tieu-chi", "bang")])
def test_the_papers_of_a_board_are_one_page_wide(name: str, tmp_path: Path) -> None:
    """None of their sheets needs columns on a second page."""
    path = tmp_path / f"{name}.xlsx"
    WORKBOOKS[name](path, speak("vi"))
    assert [sheet for sheet in printed_sheets(path) if not sheet.one_wide] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_every_word_page_is_a4_with_letters_that_can_be_read(name: str, language: str, tmp_path: Path) -> None:
    """210 by 297 mm, either way up, and no run of letters smaller than 9 points, in tables and feet too."""
    path = tmp_path / f"{name}.docx"
    PAPERS[name](path, speak(language))
    pages, sizes = printed_pages(path)
    assert pages == {(210, 297)}
    assert sizes
    assert min(sizes) >= SMALLEST_PRINTED


def test_a_sheet_too_wide_for_one_page_goes_on_a_second(tmp_path: Path) -> None:
    """Rather than with letters that nobody can read; its first column comes again there."""
    book = NewWorkbook("x")
    sheet = book.sheet("x")
    sheet.put_table(1, [Column(f"c{at}", 30) for at in range(20)], [["x"] * 20])
    sheet.set_page(Page())
    book.save(tmp_path / "x.xlsx")
    (told,) = printed_sheets(tmp_path / "x.xlsx")
    assert not told.one_wide
    assert told.smallest >= SMALLEST_PRINTED


@pytest.mark.parametrize("smallest", [8.0, 9.0, 10.0, 11.0, 14.0])
@pytest.mark.parametrize("wide", [100, 900, 1045, 1046, 1160, 1161, 1300, 4000])
def test_no_fit_is_smaller_than_what_can_be_read(smallest: float, wide: int) -> None:
    """One page wide exactly while the letters stay large enough, else a scale that keeps them so."""
    page = Page()
    fit, scale = fit_of(page, (wide, 100), smallest), min(1.0, page.room[0] / wide)
    assert (fit.percent == 0) == (smallest * scale >= SMALLEST_PRINTED)
    assert not fit.percent or smallest * fit.percent / 100 >= SMALLEST_PRINTED
