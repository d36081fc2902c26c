"""The trial standard as a workbook and back: conditions, cases, facts and thresholds by day lose nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.desk.editing.clauses.clause_cells import read_clause, read_clauses, shown_clause
from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import Plan
from engine.desk.editing.workbook_out import write_law_workbook
from engine.files.trees import Tree
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import errors
from engine.reporting.words.edit_words import edit_words
from tests.whom.whom_round import FOLDER

SAY = speak("vi")


def edited(tmp_path: Path, *cells: tuple[str, str, str]) -> Plan:
    """What would change in a copy of the law after some cells of its workbook are typed: sheet, cell, text."""
    folder, path = tmp_path / "whom", tmp_path / "luat.xlsx"
    shutil.copytree(FOLDER, folder)
    write_law_workbook(path, load_standard(folder), SAY)
    book = load_workbook(path)
    for sheet, cell, typed in cells:
        book[sheet][cell] = typed
    book.save(path)
    return plan_import(path, folder)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_lost_on_the_way_out_and_back(tmp_path: Path, language: str) -> None:
    """A workbook that nobody touched changes nothing, in either language."""
    path = tmp_path / "luat.xlsx"
    write_law_workbook(path, load_standard(FOLDER), speak(language))
    plan = plan_import(path, FOLDER)
    assert (plan.edits, errors(plan.problems)) == ((), ())
    assert plan.files == {}


def cell_of(folder: Path, sheet: str, row_with: str, key: str) -> str:
    """The cell of a key in the first row that holds a text."""
    path = folder / "tim.xlsx"  # the same workbook, looked into
    write_law_workbook(path, load_standard(FOLDER), SAY)
    page = load_workbook(path)[sheet]
    column = next(c.column_letter for c in page[3] if c.value == key)
    row = next(r[0].row for r in page.iter_rows(min_row=4) if any(c.value == row_with for c in r))
    return f"{column}{row}"


def test_conditions_are_edited_in_words(tmp_path: Path) -> None:
    """A case for other communes, a fact at another number, a threshold in percent: typed as officials write them."""
    case = cell_of(tmp_path, "Trường hợp", "bai-ngang", "when")
    asked = cell_of(tmp_path, "Mục", "tc02.3", "applies")
    bar = cell_of(tmp_path, "Ngưỡng", "plain", "threshold")
    plan = edited(
        tmp_path,
        ("Trường hợp", case, "Nhóm: hard; bai_ngang: có; Từ ngày: 01/01/2024"),
        ("Mục", asked, "Loại đơn vị: phường\ndan_so: từ 9000"),
        ("Ngưỡng", bar, "80 %"),
    )
    assert errors(plan.problems) == ()
    assert [edit_words(edit, SAY).replace("\n", " | ") for edit in plan.edits] == [
        "tc02.3 › Chỉ áp dụng cho: Loại đơn vị: phường | dan_so: từ 8000 → Loại đơn vị: phường | dan_so: từ 9000",
        "tc02.1@bai-ngang › Điều kiện: Nhóm: hard; bai_ngang: có → Nhóm: hard; Từ ngày: 01/01/2024; bai_ngang: có",
        "plain › Ngưỡng: 160 → 80 %",
    ]
    text = (plan.files["tc02.yaml"] or b"").decode()
    assert "from: 2024-01-01" in text
    assert "at_least: 9000" in text
    assert "percent: 80" in (plan.files["standard.yaml"] or b"").decode()


def test_a_condition_reads_back_as_it_is_shown() -> None:
    """Every part of a condition, built in or declared, in both languages."""
    test: dict[str, Tree] = {
        "type": ("xa", "thi_tran"), "class": ("hard",), "province": "thanh_pho", "mountain": "true",
        "area_iii": "false",
        "province_code": ("01", "79"), "from": "2027-01-01", "until": "2029-12-31",
        "facts": {"bai_ngang": "false", "vung": ("tn",), "dan_so": {"at_least": "5000", "less_than": "8000"},
                  "nong_nghiep": {"at_most": "12.5"}},
    }  # fmt: skip
    assert read_clause(shown_clause(test, SAY)) == test
    assert read_clause(shown_clause(test, speak("en"))) == test
    assert read_clauses("") == ()
