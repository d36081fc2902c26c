"""What the pages of a standard say while it cannot be read, and when a workbook of it changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import frozen
from tests.desk.made_workbooks import edited, typed
from tests.web.policy.desk_pages import EDIT, LAW, Editor, words
from tests.web.policy.test_law_checking import CHECK, EDGE, HA, PART, SAID

PAGES = (f"{EDIT}muc/tc07.1/", CHECK, PART, f"/tro-giup/muc/{frozen.STANDARD}/")


def broken(editor: Editor) -> None:
    """The law with a number that is none."""
    path = editor.folder / "tc07.yaml"
    path.write_text(path.read_text("utf-8").replace("max_points: 50", "max_points: năm mươi", 1), "utf-8")


@pytest.mark.parametrize("address", PAGES)
def test_each_page_of_a_law_that_cannot_be_read_says_what_is_wrong(editor: Editor, address: str) -> None:
    """At the line, with its code; no page of it is drawn from half a law."""
    broken(editor)
    told = words(editor.visit.get(address))
    assert "LAW-206" in told and "tc07.yaml" in told
    assert editor.visit.get(address).status_code == 422 and editor.visit.faults == []


def test_it_is_neither_accepted_nor_read_from_a_workbook(editor: Editor) -> None:
    """By the button, and by a workbook of the sound law, which would not change what is wrong."""
    before = editor.files()
    broken(editor)
    spoilt = editor.files()
    assert "LAW-206" in words(editor.send(f"{EDIT}chap-nhan/", 422))
    assert editor.files() == spoilt != before


def test_a_workbook_that_nobody_edited_leads_back_and_changes_nothing(editor: Editor) -> None:
    """It is said, and there is no draft to be written."""
    before = editor.files()
    book = editor.visit.get(f"{LAW}tai/excel/").content
    assert editor.hand_in(f"{EDIT}excel/", "so.xlsx", book, 302).url == EDIT
    assert "Sổ khớp bộ tiêu chí: không có gì thay đổi." in editor.text(EDIT)
    assert editor.files() == before


def test_a_reading_of_a_law_that_broke_meanwhile_is_not_written(editor: Editor) -> None:
    """Typed while the law was sound: it is told what is wrong with the law, and no ledger is begun."""
    sentence = {f"sentence:{EDGE}": "Từ 97,5% trở lên được 50 điểm", f"given:{EDGE}": "97,5"}
    seen = editor.send(PART, 302, **{**SAID, "who": HA, **sentence}).url
    broken(editor)
    assert "LAW-206" in words(editor.send(seen, 422))
    assert "ledger.yaml" not in editor.files()


def test_a_workbook_with_a_mistake_is_refused_at_its_cell(editor: Editor, tmp_path: Path) -> None:
    """Points that are no number: the law's own code, the sheet and the cell; there is no draft."""
    path, before = tmp_path / "so.xlsx", editor.files()
    path.write_bytes(editor.visit.get(f"{LAW}tai/excel/").content)
    edited(path, typed("Mục", "max_points", "tc07.1", "năm mươi"))
    told = words(editor.hand_in(f"{EDIT}excel/", "so.xlsx", path.read_bytes(), 422))
    assert "LAW-206" in told and "so.xlsx › Mục › " in told
    assert editor.files() == before


def test_a_sheet_in_which_nobody_wrote_writes_nothing(editor: Editor) -> None:
    """It is shown as it is, also after the word that would write; no ledger is begun."""
    sheet = editor.visit.get(f"{LAW}tai/phieu/").content
    seen = editor.done(editor.hand_in(CHECK, "phieu.xlsx", sheet, 302))
    told = words(editor.visit.get(seen))
    assert words(editor.send(seen, 200)) == told
    assert "ledger.yaml" not in editor.files()


def test_what_was_typed_at_the_check_is_no_text_that_was_read(editor: Editor) -> None:
    """The id of the one in the address of the other is not there, as no unknown one is."""
    sentence = {f"sentence:{EDGE}": "Từ 97,5% trở lên được 50 điểm", f"given:{EDGE}": "97,5"}
    held = editor.send(PART, 302, **{**SAID, "who": HA, **sentence}).url.split("/")[-2]
    editor.text(f"/tieu-chi/doc/{held}/", 404)
