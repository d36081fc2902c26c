"""The checking sheet by page: what persons read in the text, by the ledger's own rules, and the sheet handed in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from engine.law.loading import load_standard
from engine.service.policy.typing.marked_readings import MarkedPage, Reading, mark_in
from engine.service.proofread import CheckInRequest
from features.command_line import as_typed
from tests import frozen
from tests.web.policy.desk_pages import LAW, Editor, fields_in, words

CHECK, PART = f"{LAW}doi-chieu/", f"{LAW}doi-chieu/tc07/"
EDGE = "tc07.1/1/at_least"
SAID = {
    "when": "20/11/2024",
    f"page:{EDGE}": "3",
    f"sentence:{EDGE}": "Từ 98% trở lên được 50 điểm",
    f"given:{EDGE}": "98",
}
HA, NAM = "Nguyễn Thị Hà", "Trần Văn Nam"


def read_by(editor: Editor, who: str, **more: str) -> str:
    """Somebody reads the edge and writes it into the ledger; the words of the preview."""
    seen = editor.send(PART, 302, **{**SAID, "who": who, **more}).url
    told = words(editor.visit.get(seen))
    assert editor.send(seen, 302).url == CHECK
    return told


def test_a_reading_typed_on_the_page_is_the_sheets_own(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same reading by ``law checklist`` and ``law check-in``: the ledger is the same, byte for byte."""
    assert "1 số khớp với bộ tiêu chí" in read_by(editor, HA)
    root = frozen.desk_in(tmp_path / "lenh", ("02536",))
    monkeypatch.chdir(root)
    assert as_typed(["law", "checklist", frozen.STANDARD, "--out", "phieu"])[1] == 0
    path = filled(root / "phieu" / f"doi-chieu-{frozen.STANDARD}.xlsx")
    said, code = as_typed(["law", "check-in", frozen.STANDARD, str(path), "--apply"])
    assert code == 0, said
    assert editor.files()["ledger.yaml"] == (root / "criteria" / frozen.STANDARD / "ledger.yaml").read_bytes()


def filled(path: Path, given: str = "98") -> Path:
    """A checking sheet with that one row filled in."""
    workbook: Workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    keys = {str(cell.value): int(str(cell.column)) for cell in sheet[7] if cell.value}
    row = next(int(str(line[0].row)) for line in sheet.iter_rows(min_row=9) if line[keys["id"] - 1].value == EDGE)
    values = {"given": given, "page": "3", "sentence": SAID[f"sentence:{EDGE}"], "who": HA, "when": "20/11/2024"}
    for key, value in values.items():
        sheet.cell(row, keys[key]).value = value
    workbook.save(path)
    return path


def test_what_proves_nothing_is_refused_at_its_field(editor: Editor) -> None:
    """No sentence, no page, a day to come, nobody's name: the form comes back as typed; nothing is written."""
    for field, value, told in (
        (f"sentence:{EDGE}", "", "Chưa chép câu trong văn bản"),
        (f"page:{EDGE}", "", "trang"),
        (f"given:{EDGE}", "chín tám", "chín tám"),
        ("when", "01/01/2030", "01/01/2030"),
        ("who", "", "người"),
    ):
        back = editor.send(PART, 422, **{**SAID, "who": HA, field: value})
        assert told.casefold() in words(back).casefold(), field
        assert f'href="#{field}"' in back.content.decode(), field
        assert fields_in(back.content.decode())["given:tc07.1/1/at_least"] == (
            value if field.startswith("given") else "98"
        )
    assert "Chưa ghi số nào" in words(editor.send(PART, 422, who=HA, when="20/11/2024"))
    assert "ledger.yaml" not in editor.files()


def test_two_readers_must_be_two(editor: Editor) -> None:
    """With two readers asked for, one person twice is one; the second makes the number checked."""
    head = editor.folder / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("status: in_force", "status: in_force\nreaders: 2"), "utf-8")
    read_by(editor, HA)
    read_by(editor, f" {HA.upper()} ")
    assert not load_standard(editor.folder).readings.standings[EDGE].checked
    assert "1 con số còn thiếu người đọc sau" in words(editor.visit.get(CHECK))
    assert HA.upper() in words(editor.visit.get(PART)) or HA in words(editor.visit.get(PART))
    read_by(editor, NAM)
    assert load_standard(editor.folder).readings.standings[EDGE].checked


def test_on_a_board_one_account_is_one_reader(editor: Editor) -> None:
    """The same account under another name is refused (WEB-151), another account is not."""
    store = editor.visit.house.open_store()
    readings = (Reading(EDGE, "98", "3", SAID[f"sentence:{EDGE}"]),)
    asked = CheckInRequest(frozen.STANDARD, editor.folder, applied=True, on=store.today)
    page = MarkedPage(frozen.STANDARD, HA, "20/11/2024", readings, "p-001")
    assert mark_in(store, page, asked, load_standard(editor.folder)).sound
    again = MarkedPage(frozen.STANDARD, NAM, "20/11/2024", readings, "p-001")
    refused = mark_in(store, again, asked, load_standard(editor.folder))
    assert [found.code for found in refused.wrong.values()] == ["WEB-151"]
    assert len(load_standard(editor.folder).ledger) == 1
    other = MarkedPage(frozen.STANDARD, NAM, "20/11/2024", readings, "p-002")
    assert mark_in(store, other, asked, load_standard(editor.folder)).sound
    assert len(load_standard(editor.folder).ledger) == 2


def test_a_number_that_differs_is_shown_old_to_new_before_it_is_written(editor: Editor) -> None:
    """The law and the ledger change together, at the word alone."""
    before = editor.files()
    sentence = {f"sentence:{EDGE}": "Từ 97,5% trở lên được 50 điểm", f"given:{EDGE}": "97,5"}
    seen = editor.send(PART, 302, **{**SAID, "who": HA, **sentence}).url
    assert "7.1 Bậc 1: từ 98 % trở lên → 50 điểm" in (told := words(editor.visit.get(seen))) and "98 % → 97,5 %" in told
    assert editor.files() == before
    editor.send(seen, 302)
    assert b"at_least: 97.5" in editor.files()["tc07.yaml"] and b"97.5%" in editor.files()["ledger.yaml"]


def test_a_filled_sheet_is_read_beside_the_pages(editor: Editor, tmp_path: Path) -> None:
    """Handed in with a round: what differs, whom it moves; written at the word."""
    path = tmp_path / "phieu.xlsx"
    path.write_bytes(editor.visit.get(f"{LAW}tai/phieu/").content)
    filled(path, "97,5")
    before = editor.files()
    seen = editor.done(editor.hand_in(CHECK, "phieu.xlsx", path.read_bytes(), 302, dot=frozen.SAMPLE))
    told = words(editor.visit.get(seen))
    assert "98 % → 97,5 %" in told and "Xã đổi kết quả" in told and editor.files() == before
    assert editor.send(seen, 302).url == CHECK
    assert b"at_least: 97.5" in editor.files()["tc07.yaml"]


def test_a_wrong_sheet_is_refused(editor: Editor) -> None:
    """Another workbook, no workbook, macros: each by its code, beside the pages."""
    book, bad = Workbook(), Path(__file__).parents[2] / "bad"
    held = io.BytesIO()
    book.save(held)
    for content, code in (
        (held.getvalue(), "CHK-101"),
        (b"PK", "FIL-101"),
        ((bad / "FIL-204.xlsx").read_bytes(), "FIL-204"),
    ):
        assert code in editor.refused(editor.hand_in(CHECK, "phieu.xlsx", content, 302)), code


def test_what_another_wrote_meanwhile_is_not_written_over(editor: Editor) -> None:
    """The number changed by hand between preview and writing: 409 with what stands now, written at another word."""
    sentence = {f"sentence:{EDGE}": "Từ 97,5% trở lên được 50 điểm", f"given:{EDGE}": "97,5"}
    seen = editor.send(PART, 302, **{**SAID, "who": HA, **sentence}).url
    path = editor.folder / "tc07.yaml"
    theirs = path.read_text("utf-8").replace("title: Tỷ lệ trẻ", "title: Phần trẻ")
    path.write_text(theirs, "utf-8")
    told = words(editor.send(seen, 409))
    assert "vừa được sửa từ khi bạn xem trước" in told and "98 % → 97,5 %" in told
    assert path.read_text("utf-8") == theirs and "ledger.yaml" not in editor.files()
    assert editor.send(seen, 302).url == CHECK
    assert "at_least: 97.5" in path.read_text("utf-8") and "title: Phần trẻ" in path.read_text("utf-8")
