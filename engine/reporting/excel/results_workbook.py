"""The results workbook ``tong-hop.xlsx``: decisions and reasons first, then points, gaps, what is missing, the law."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from engine.files.styles import add_looks, put, set_print
from engine.files.writing import save_workbook
from engine.language import Say
from engine.reporting.excel.charts import fill_charts
from engine.reporting.excel.sheet_criteria import fill_criteria
from engine.reporting.excel.sheet_law import fill_law
from engine.reporting.excel.sheet_lists import fill_gaps, fill_missing, fill_problems
from engine.reporting.excel.sheet_summary import fill_summary
from engine.reporting.words.sentences import draft_sentence, provisional_sentence
from engine.scoring.round_result import RoundResult

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TABLE_TOP = 4


def write_workbook(path: Path, made: RoundResult, say: Say) -> None:
    """Write a round's results as Excel: the same assessment and language give the same bytes. Raises OSError."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    summary = workbook.create_sheet(say("Tổng hợp"))
    top = fill_summary(summary, made, say)
    _dress(summary, made, say, repeat=top)
    for title, heading, fill in _sheets(say):
        sheet = workbook.create_sheet(title)
        _open_sheet(sheet, heading, made, say)
        fill(sheet, made, say, TABLE_TOP)
        _dress(sheet, made, say, repeat=None if fill is fill_charts else TABLE_TOP)
    workbook.properties.creator, workbook.properties.title = "phuhop", made.round.title
    save_workbook(workbook, path, on=made.round.on)


def _sheets(say: Say) -> tuple[tuple[str, str, Callable[[Worksheet, RoundResult, Say, int], object]], ...]:
    return (
        (say("Tiêu chí"), say("ĐIỂM TỪNG TIÊU CHÍ"), fill_criteria),
        (say("Khoảng cách"), say("KHOẢNG CÁCH ĐẾN MỨC TỐT HƠN"), fill_gaps),
        (say("Minh chứng thiếu"), say("MINH CHỨNG CÒN THIẾU"), fill_missing),
        (say("Vấn đề"), say("VẤN ĐỀ PHẢI XEM VÀ SỬA"), fill_problems),
        (say("Căn cứ"), say("CĂN CỨ CỦA TỪNG CON SỐ"), fill_law),
        (say("Biểu đồ"), say("BIỂU ĐỒ"), fill_charts),
    )


def _open_sheet(sheet: Worksheet, heading: str, made: RoundResult, say: Say) -> None:
    """What a page must say of itself when it is read alone; not wrapped, so that narrow columns do not matter."""
    on = say("Số liệu đến {on}", on=say.day(made.round.on))
    put(sheet, 1, 1, heading, "page title")
    put(sheet, 2, 1, f"{made.round.title}. {on}.", "page subtitle")
    put(sheet, 3, 1, _warning(made, say), "page warning")


def _warning(made: RoundResult, say: Say) -> str:
    return " – ".join(
        text
        for text in (
            say("BẢN NHÁP") if draft_sentence(made, say) else "",
            say("SỐ LIỆU MÔ PHỎNG") if made.round.simulated else "",
            say("KẾT QUẢ TẠM TÍNH") if provisional_sentence(made, say) else "",
        )
        if text
    )


def _dress(sheet: Worksheet, made: RoundResult, say: Say, *, repeat: int | None) -> None:
    sheet.sheet_view.showGridLines = False
    set_print(sheet, heading=_warning(made, say), footing=made.round.title, repeat=repeat)
