"""The results workbook ``tong-hop.xlsx``: decisions and reasons first, then points, gaps, what is missing, the law."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.language import Say
from engine.reporting.excel.charts import fill_charts
from engine.reporting.excel.pages import page_of
from engine.reporting.excel.sheet_criteria import fill_criteria
from engine.reporting.excel.sheet_law import fill_law
from engine.reporting.excel.sheet_lists import fill_gaps, fill_missing, fill_problems
from engine.reporting.excel.sheet_self_scores import anybody_scored_itself, fill_self_scores
from engine.reporting.excel.sheet_summary import fill_summary
from engine.reporting.words.sentences import warning_words
from engine.scoring.round_result import RoundResult

TABLE_TOP = 4


def write_workbook(path: Path, made: RoundResult, say: Say) -> None:
    """Write a round's results as Excel: same assessment and language, same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(made.round.title, on=made.round.on)
    summary = workbook.sheet(say("Tổng hợp"))
    summary.set_page(page_of(made, say, repeat=fill_summary(summary, made, say)))
    for title, heading, fill in _sheets(made, say):
        sheet = workbook.sheet(title)
        on = say("Số liệu đến {on}", on=say.day(made.round.on))
        sheet.put_heading(heading, under=f"{made.round.title}. {on}.", warnings=[warning_words(made, say)])
        fill(sheet, made, say, TABLE_TOP)
        sheet.set_page(page_of(made, say, repeat=None if fill is fill_charts else TABLE_TOP))
    workbook.save(path)


def _sheets(
    made: RoundResult, say: Say
) -> tuple[tuple[str, str, Callable[[NewSheet, RoundResult, Say, int], None]], ...]:
    own = ((say("Tự chấm"), say("ĐIỂM XÃ TỰ CHẤM VÀ ĐIỂM CHẤM"), fill_self_scores),)
    return (
        (say("Tiêu chí"), say("ĐIỂM TỪNG TIÊU CHÍ"), fill_criteria),
        *(own if anybody_scored_itself(made) else ()),
        (say("Khoảng cách"), say("KHOẢNG CÁCH ĐẾN MỨC TỐT HƠN"), fill_gaps),
        (say("Minh chứng thiếu"), say("MINH CHỨNG CÒN THIẾU"), fill_missing),
        (say("Vấn đề"), say("VẤN ĐỀ PHẢI XEM VÀ SỬA"), fill_problems),
        (say("Căn cứ"), say("CĂN CỨ CỦA TỪNG CON SỐ"), fill_law),
        (say("Biểu đồ"), say("BIỂU ĐỒ"), fill_charts),
    )
