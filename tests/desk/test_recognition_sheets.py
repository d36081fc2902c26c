"""Conditions, levels, roles and what is left out go through the workbook and back, and can be taken out there."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import Plan
from engine.language import speak
from engine.law.source import parse_source
from engine.reporting.words.edit_words import edit_words
from tests.desk.made_workbooks import KEYS_ROW, edited, exported, row_of, typed
from tests.law.test_total_pages import PAGES, law_of

SAY = speak("vi")


def page(name: str, folder: Path) -> Path:
    """The law of a page of docs/rules."""
    (found,) = [path for path in PAGES if path.stem == name]
    law_of(found, folder)
    return folder / "small"


def head_after(plan: Plan) -> dict[str, object]:
    """What standard.yaml would say."""
    held = plan.files["standard.yaml"]
    assert held
    tree = parse_source(held.decode("utf-8"), "standard.yaml").tree
    assert isinstance(tree, dict)
    return dict(tree)


def emptied(key: str) -> object:
    """An edit that empties all that the sheet of the standard itself says under a key."""

    def edit(workbook: Workbook) -> None:
        for line in workbook["Bộ tiêu chí"].iter_rows(min_row=KEYS_ROW + 1):
            if str(line[2].value).startswith(f"{key}."):
                line[1].value = None

    return edit


@pytest.mark.parametrize("name", [path.stem for path in PAGES])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_law_of_a_page_survives_the_workbook(name: str, language: str, tmp_path: Path) -> None:
    """Export and import: no edit, no file."""
    folder = page(name, tmp_path)
    plan = plan_import(exported(folder, tmp_path / "so.xlsx", language), folder)
    assert (plan.edits, dict(plan.files)) == ((), {})


def test_every_criterion_is_a_word_in_the_sheet(tmp_path: Path) -> None:
    """The officer reads and types “mọi tiêu chí”; one criterion or several are their ids."""
    folder = page("dieu-kien", tmp_path)
    workbook = edited(exported(folder, tmp_path / "so.xlsx"), typed("Điều kiện", "each_of", "tam-muoi", "tc01, tc02"))
    plan = plan_import(workbook, folder)
    assert [edit_words(e, SAY) for e in plan.edits] == ["tam-muoi › Xét từng tiêu chí: mọi tiêu chí → tc01, tc02"]
    again = plan_import(edited(workbook, typed("Điều kiện", "each_of", "tam-muoi", "Mọi tiêu chí")), folder)
    assert again.edits == ()


@pytest.mark.parametrize(("name", "key"), [("phan-khong-tinh", "left_out"), ("dieu-kien", "knock_out")])
def test_what_is_emptied_in_the_sheet_is_gone_from_the_file(name: str, key: str, tmp_path: Path) -> None:
    """A key whose every cell is empty is left away, not written as nothing."""
    folder = page(name, tmp_path)
    plan = plan_import(edited(exported(folder, tmp_path / "so.xlsx"), emptied(key)), folder)  # type: ignore[arg-type]
    assert key not in head_after(plan)


def test_a_level_is_taken_out_with_its_thresholds(tmp_path: Path) -> None:
    """The rows of both sheets, and the condition that binds it, as an officer deletes them."""
    folder = page("muc-cong-nhan", tmp_path)

    def edit(workbook: Workbook) -> None:
        workbook["Mức công nhận"].delete_rows(row_of(workbook, "Mức công nhận", "tieu-bieu"))
        for _ in range(3):
            workbook["Ngưỡng của mức"].delete_rows(row_of(workbook, "Ngưỡng của mức", "tieu-bieu"))
        workbook["Điều kiện"].delete_rows(row_of(workbook, "Điều kiện", "suc-khoe"))

    plan = plan_import(edited(exported(folder, tmp_path / "so.xlsx"), edit), folder)
    head = head_after(plan)
    assert [level["id"] for level in head["levels"]] == ["dat"]  # type: ignore[attr-defined]
    assert "conditions" not in head
