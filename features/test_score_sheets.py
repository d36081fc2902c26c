"""Binds the feature about a commune's score sheet."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from pytest_bdd import parsers, scenarios, then, when

from engine.reporting.excel.score_sheets import write_score_sheets
from features.case import SAY, Case, Table, rows
from tests.reporting.printed_sheets import printed_sheets

scenarios("phieu_diem.feature")


@when("làm phiếu điểm", target_fixture="paper")
def made_sheet(case: Case, tmp_path: Path) -> Path:
    """The score sheets of the scenario's round of one commune."""
    path = tmp_path / "phieu-diem.xlsx"
    write_score_sheets(path, case.assessment, SAY)
    return path


@then("phiếu điểm có")
def says(paper: Path, datatable: Table) -> None:
    """Every stated piece stands in one of its cells."""
    (sheet,) = load_workbook(paper).worksheets
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for row in rows(datatable):
        assert any(row["câu"] in text for text in told), told


@then(parsers.parse("phiếu điểm in trên một trang A4 đứng, chữ không nhỏ hơn {least:d}"))
def printed(paper: Path, least: int) -> None:
    """As a printer does it."""
    (sheet,) = printed_sheets(paper)
    assert (sheet.paper, sheet.tall, sheet.one_page) == (9, True, True)
    assert sheet.smallest >= least
