"""Wherever results show, what they must not be taken for is said: a draft, made-up evidence, provisional numbers.

Screens, workbooks and papers are read as their users get them; where none of the three is true, none of it is said.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from rich.console import Console

from engine.evidence.facts import CommuneEvidence, Round, RoundEvidence
from engine.improving.paths import way_of
from engine.improving.what_if import what_if
from engine.law.model import Unit
from engine.planning.making import plan_of
from engine.planning.planned import make_plan
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.paths_console import show_way
from engine.reporting.console.plan_console import show_plan
from engine.reporting.console.screen import Screen, show_assessment
from engine.reporting.console.what_if_console import show_what_if
from engine.reporting.excel.plan_excel import Book, write_plan_workbook
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.word.plan_word import paper_of
from engine.scoring.assessing import assess
from engine.scoring.explaining import explain
from engine.scoring.round_result import RoundResult
from features.case import SAY, full_marks
from tests import frozen
from tests.scoring.test_firm import sure_law

ON = date(2024, 11, 15)
DRAFT, SIMULATED, PROVISIONAL = "bản nháp", "số liệu mô phỏng", "kết quả (đánh giá )?tạm tính"


def result(*, draft: bool = False, simulated: bool = False, sure: bool = False) -> RoundResult:
    """One commune with every point but a few, under a law that is a draft or not, held against its text or not."""
    law = sure_law() if sure else frozen.law()
    head = law.book.standard.head.model_copy(update={"status": "draft" if draft else "in_force"})
    book = replace(law.book, standard=law.book.standard.model_copy(update={"head": head}))
    facts = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False}
    unit = Unit.model_validate({"code": "02536", "name": "Xã Mẫu", **facts})
    round_ = Round("dot", "Đợt mẫu", head.id, ON, date(2024, 1, 1), ON, "Vùng mẫu", simulated, None, (unit,), ())
    return assess(book, law.table, round_, RoundEvidence({unit.code: CommuneEvidence(unit.code, full_marks())}, ()))


def printed(show: Callable[[Screen], object]) -> str:
    """What a screen shows, in small letters."""
    page = io.StringIO()
    out = Console(file=page, width=300, highlight=False, markup=False)
    show(Screen(SAY, out, out, quiet=False))
    return page.getvalue()


def sheets(path: Path) -> list[str]:
    """Each sheet's texts with the head of its printed page."""
    told = []
    for sheet in load_workbook(path).worksheets:
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert sheet.oddHeader is not None
        told.append("\n".join([*cells, str(sheet.oddHeader.center.text)]))
    return told


def paragraphs(content: bytes) -> str:
    """A paper's paragraphs, its first footer among them."""
    paper = Document(io.BytesIO(content))
    section = paper.sections[0]
    parts = [*paper.paragraphs, *section.footer.paragraphs, *section.first_page_footer.paragraphs]
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(p.text for p in (*parts, *(p for cell in cells for p in cell.paragraphs)))


def shown(made: RoundResult, folder: Path) -> Mapping[str, list[str]]:
    """Every place where results show, and what it says, sheet by sheet."""
    card = made.cards[0]
    plan, planned = plan_of(made), make_plan(made, None, tool="thử")
    write_workbook(folder / "tong-hop.xlsx", made, SAY)
    write_plan_workbook(folder / "ke-hoach.xlsx", Book(plan, made, "sector"), SAY)
    set_ = what_if(made, card, ["tre_duoi_1_tiem_du=90"])
    return {
        "score": [printed(lambda screen: show_assessment(screen, made, folder))],
        "explain": [printed(lambda screen: show_explanation(screen, made, explain(made, card, None)))],
        "path": [printed(lambda screen: show_way(screen, made, way_of(made, card)))],
        "what-if": [printed(lambda screen: show_what_if(screen, made, set_))],
        "plan": [printed(lambda screen: show_plan(screen, made, planned, by="sector", target=folder))],
        "tong-hop.xlsx": sheets(folder / "tong-hop.xlsx"),
        "ke-hoach.xlsx": sheets(folder / "ke-hoach.xlsx"),
        "ke-hoach.docx": [paragraphs(paper_of(plan, made, "sector"))],
    }


@pytest.mark.parametrize(
    ("draft", "simulated", "sure"),
    [(False, False, True), (True, False, True), (False, True, True), (False, False, False), (True, True, False)],
    ids=["nothing", "draft", "simulated", "provisional", "all"],
)
def test_each_warning_stands_wherever_results_show_and_nowhere_else(
    draft: bool, simulated: bool, sure: bool, tmp_path: Path
) -> None:
    """On five screens, every sheet of two workbooks and a paper: the warnings that are true; a draft may say both."""
    made = result(draft=draft, simulated=simulated, sure=sure)
    assert made.cards[0].decision.firm == sure
    wanted = {DRAFT: draft, SIMULATED: simulated, PROVISIONAL: not sure}
    wrong = [
        f"{where} {'lacks' if wanted[word] else 'says'} “{word}”"
        for where, texts in shown(made, tmp_path).items()
        for text in texts
        for word in (wanted if not draft else wanted.keys() - {PROVISIONAL} if sure else wanted)
        if bool(re.search(word, text.lower())) != wanted[word]
    ]
    assert wrong == []


@pytest.mark.parametrize("sure", [True, False])
def test_each_decision_says_whether_stand_ins_could_change_it(sure: bool, tmp_path: Path) -> None:
    """In the board's workbook, in the count under the table and in the explanation: sure only where it is."""
    made = result(sure=sure)
    write_workbook(tmp_path / "tong-hop.xlsx", made, SAY)
    rows = load_workbook(tmp_path / "tong-hop.xlsx")["Tổng hợp"].iter_rows(values_only=True)
    table = [row for row in rows if row[0] == "STT" or "Xã Mẫu" in row]
    assert dict(zip(*table, strict=True))["Chắc chắn hay tạm tính"] == ("Chắc chắn" if sure else "Tạm tính")
    counted = printed(lambda screen: show_assessment(screen, made, tmp_path))
    assert f"Chắc chắn dù các mức tạm thay đổi: {int(sure)}." in counted
    explained = printed(lambda screen: show_explanation(screen, made, explain(made, made.cards[0], None)))
    assert ("Kết luận chắc chắn" in explained) == sure


def test_a_paper_says_its_warning_in_a_sentence() -> None:
    """Loud words of a screen are plain ones on paper, and a sentence ends once."""
    for sure in (True, False):
        made = result(draft=True, sure=sure)
        (line,) = [x for x in paragraphs(paper_of(plan_of(made), made, "sector")).splitlines() if x.startswith("Lưu ý")]
        assert line.startswith("Lưu ý: bản nháp: bộ tiêu chí qd-06-2019 chưa có hiệu lực")
        assert line.endswith(".") and ".." not in line
        assert ("kết quả tạm tính: 725/1.000 điểm" in line) != sure
