"""Papers and workbooks of reports, read back: layout, every figure, every warning (số liệu mô phỏng)."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from openpyxl import load_workbook

from engine.language import speak
from engine.law.outlines.reading_outlines import load_outlines
from engine.planning.reports.filling_in import Report, Wanted, filled_report
from engine.reporting.upward.report_excel import write_report_workbook
from engine.reporting.upward.report_word import TEMPLATE, report_paper
from engine.reporting.upward.report_words import UPWARD_ONLY
from engine.service.upward.sending_up import yaml_names
from tests import frozen
from tests.planning.planned_round import letters, made
from tests.reporting.make_report import made as made_template

OUTLINES = frozen.CRITERIA / "reports"
KINDS = ("six-month", "yearly", "monthly", "indicators")
ON = date(2024, 11, 5)


@cache
def report(kind: str, *, alone: bool = False) -> Report:
    """A report of the made-up round, or of its first commune."""
    data = {*letters().evidence, *(entry.id for entry in frozen.law().book.standard.book.evidence)}
    outlines = load_outlines(OUTLINES, yaml_names(OUTLINES), data, frozen.STANDARD)
    only = made().round.units[0] if alone else None
    return filled_report(outlines, Wanted(kind, only, ON, letters().evidence), made())


@cache
def paper(kind: str, *, alone: bool = False) -> Paper:
    """Its paper, opened again."""
    return Document(io.BytesIO(report_paper(report(kind, alone=alone))))


def lines(held: Paper) -> list[str]:
    """Every text of a paper, in the body and in tables."""
    cells = (cell.text for table in held.tables for row in table.rows for cell in row.cells)
    return [*(paragraph.text for paragraph in held.paragraphs), *cells]


def test_the_template_is_made_from_the_layout() -> None:
    """Nobody edits the committed template by hand: python tests/reporting/make_report.py."""
    assert TEMPLATE.read_bytes() == made_template()


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_whole_and_the_same_every_time(kind: str) -> None:
    """The same bytes twice; nothing of the template is left; A4 with the margins of Decree 30."""
    assert report_paper(report(kind)) == report_paper(report(kind))
    left = [text for text in lines(paper(kind)) if "{{" in text or "{%" in text]
    section = paper(kind).sections[0]
    assert left == []
    sizes = (section.page_width, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes if size] == [210, 30, 15]


@pytest.mark.parametrize("kind", KINDS)
def test_number_day_and_signature_stay_blank(kind: str) -> None:
    """Who signs writes them; the paper says that it is the program's form and made from made-up figures."""
    said = "\n".join(lines(paper(kind)))
    assert "Số:          /BC-UBND" in said
    assert "chưa phải mẫu chính thức" in said
    assert "SỐ LIỆU MÔ PHỎNG" in said


@pytest.mark.parametrize("alone", [False, True])
def test_a_report_with_sensitive_counts_says_that_it_goes_upward_only(alone: bool) -> None:
    """On the paper's first page, and on each sheet that has such counts; the monthly one has none and does not."""
    assert f"({UPWARD_ONLY})" in lines(paper("yearly", alone=alone))
    assert f"({UPWARD_ONLY})" not in lines(paper("monthly", alone=alone))


def test_every_line_of_the_outline_stands_in_the_paper_with_its_figure() -> None:
    """Each sum that the paper prints is the sum over the communes' own facts, recomputed here."""
    rows = [row.cells for table in paper("yearly").tables for row in table.rows if len(row.cells) == 4]
    said = {(cells[1].text, cells[2].text) for cells in rows}
    say = speak("vi")
    for figure in report("yearly").lines:
        (value,) = {value for label, value in said if label == figure.label}
        own = [fact.value for given in figure.given for fact in given.facts[:1]]
        if figure.kind != "told" or not own:
            assert not any(sign.isdigit() for sign in value), figure.label
            continue
        assert value.startswith(say.whole(sum(own))), figure.label
        assert value.endswith("(chưa đủ)") == bool(figure.lacking), figure.label


def test_annexes_stand_behind_the_signature_each_marked() -> None:
    """Four annexes, each said to be the program's own form."""
    texts = [paragraph.text for paragraph in paper("yearly").paragraphs]
    names = [text for text in texts if text.startswith("Phụ lục 0")]
    assert names == [f"Phụ lục {n:02}" for n in range(1, 5)]
    assert texts.count("(Mẫu của phần mềm, chưa phải mẫu chính thức)") == 4


def test_a_report_that_is_not_of_its_period_says_so() -> None:
    """The round runs to 15 November: its figures are not those of the first half-year."""
    said = "\n".join(lines(paper("six-month")))
    assert "không phải số liệu riêng của 6 tháng đầu năm" in said
    assert "không phải số liệu riêng" not in "\n".join(lines(paper("yearly")))


def test_the_workbook_says_on_what_ground_the_report_goes_where_it_goes(tmp_path: Path) -> None:
    """The way upward with its ground, and that no letter sets the district a day of its own."""
    path = tmp_path / "bao-cao.xlsx"
    write_report_workbook(path, report("yearly"))
    cells = [str(cell) for row in load_workbook(path)["Báo cáo"].iter_rows(values_only=True) for cell in row if cell]
    (told,) = (cell for cell in cells if cell.startswith("Gửi: "))
    assert "Gửi: Ủy ban nhân dân tỉnh Tuyên Quang. Đường báo cáo cấp huyện lên cấp tỉnh: " in told
    assert "không ghi ngày cấp huyện gửi báo cáo này lên trên" in told


def test_the_workbook_names_every_gap_and_every_commune(tmp_path: Path) -> None:
    """A sheet an annex, a row a commune and figure with its paper and cell, a row a gap; nothing given is left out."""
    path = tmp_path / "bao-cao.xlsx"
    write_report_workbook(path, report("yearly"))
    book = load_workbook(path)
    assert book.sheetnames == ["Báo cáo", *(f"Phụ lục {n:02}" for n in range(1, 5)), "Theo xã", "Còn thiếu"]
    told = [row for row in book["Theo xã"].iter_rows(values_only=True) if str(row[0]).isdigit()]
    assert len(told) == sum(len(figure.given) for figure in report("yearly").lines)
    gaps = [row[1] for row in book["Còn thiếu"].iter_rows(min_row=5, values_only=True)]
    assert gaps == [figure.label for figure in report("yearly").gaps]
