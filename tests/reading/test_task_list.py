"""The list of proposed tasks handed back: what a person decided becomes tasks, whatever is open or unclear does not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.language import speak
from engine.law.directives import Directive, Task, load_directives
from engine.law.duties.deadlines import By, EveryMonth, OpenEnd
from engine.problems import Problem, ProblemsFound, render
from engine.reading.letters.task_list import ABOVE
from engine.reporting.reading.letter_about import TYPED_AT
from engine.reporting.reading.letter_sheet import COLUMNS, ID_AT
from engine.service.reading.letter_accepting import LetterAccepted, LetterAcceptRequest, accept_tasks
from engine.service.reading.letter_reading import LetterReadRequest, read_directive
from engine.service.workspace import Workspace
from tests import frozen
from tests.reading.made_letters import HEAD, letter, letter_docx

TODAY = date(2027, 3, 8)
Typed = Mapping[str, str | int | datetime]
WHOLE: Typed = {"take": "có", "sector": "Y tế", "done": "Kế hoạch năm về trẻ em", "shows": "xã tự làm"}
MENDED: Typed = {**WHOLE, "take": "sửa"}
READER: Mapping[str, Typed] = {ALL_WHO: {ABOVE: "Trần Thị Mai"}, ALL_WHEN: {ABOVE: "06/03/2027"}}
ONE = ("1. Ủy ban nhân dân các xã báo cáo kết quả trước ngày 15/5/2027.",)
UNCLEAR = ("1. Các xã quản lý trẻ em an toàn trong mùa hè.",)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with the frozen criteria and directives."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    return tmp_path


def listed(desk: Path, body: Sequence[str] = ONE, head: Sequence[str] = HEAD, end: Sequence[str] = ()) -> Path:
    """The list of a letter, as the program makes it."""
    (desk / "cong-van.docx").write_bytes(letter_docx(letter(head=head, body=body, end=(*end, "Nơi nhận:"))))
    request = LetterReadRequest(desk / "cong-van.docx", desk / "nhap-cv-312.yaml")
    return read_directive(space(desk), request, TODAY, speak("vi")).listed


def space(desk: Path) -> Workspace:
    """The desk as the commands see it."""
    return Workspace(desk, bundled=False)


def typed(sheet: Path, rows: Mapping[str, Typed], about: Mapping[str, str] | None = None) -> Path:
    """Type into the list, by row and column, and into the page about the letter."""
    workbook = load_workbook(sheet)
    page, other = workbook.worksheets[:2]
    at = {page.cell(row, ID_AT).value: row for row in range(1, page.max_row + 1)}
    for name, cells in rows.items():
        for key, said in cells.items():
            page.cell(at[name], COLUMNS[key]).value = said
    above = {other.cell(row, TYPED_AT + 1).value: row for row in range(1, other.max_row + 1)}
    for key, word in (about or {}).items():
        other.cell(above[f"@{key}"], TYPED_AT).value = word
    workbook.save(sheet)
    return sheet


def handed(desk: Path, sheet: Path, *, applied: bool = True) -> LetterAccepted:
    """The list handed back; every problem of it is whole in both languages."""
    done = accept_tasks(space(desk), LetterAcceptRequest(sheet, applied), TODAY)
    told(done.problems)
    return done


def told(problems: Sequence[Problem]) -> list[str]:
    """Codes, once their words have no hole."""
    for found in problems:
        assert not re.search(r"\{\w*\}", render(found, "vi") + render(found, "en"))
    return [found.code for found in problems]


def accepted(desk: Path) -> Directive:
    """The letter as a round takes it up."""
    (opened,) = load_directives(desk / "criteria" / "directives", ("cv-312",)).letters
    return opened


def one_task(desk: Path, cells: Typed, body: Sequence[str] = ONE) -> Task:
    """The only task of a letter after its row was filled in so."""
    done = handed(desk, typed(listed(desk, body), {**READER, "task/1": cells}))
    assert done.written, told(done.problems)
    (task,) = accepted(desk).tasks
    return task


def test_a_list_goes_out_and_comes_back_as_tasks(desk: Path) -> None:
    """Accepted rows are followed with sentence, place, reader and day; those left out are nowhere."""
    body = (*ONE, "2. Rà soát ao hồ.", "3. Sở Y tế họp giao ban.")
    rows = {**READER, "task/1": WHOLE, "task/2": {"take": "không"}, "task/3": {**WHOLE, "shows": "cấp trên làm"}}
    done = handed(desk, typed(listed(desk, body), rows))
    assert done.written == desk / "criteria" / "directives" / "cv-312.yaml"
    assert dict(done.counts) == {"accepted": 2, "left out": 1}
    first, last = accepted(desk).tasks
    assert (first.id, last.id) == ("CV-312-01", "CV-312-02")
    assert first.read and first.accepted
    assert (first.read.sentence, first.accepted.by) == (ONE[0].removeprefix("1. "), "Trần Thị Mai")
    assert (first.accepted.on, last.commune_shows) == (date(2027, 3, 6), "indirect")
    assert first.deadlines[0].when == By(by=date(2027, 5, 15), strict=True)
    assert accepted(desk).letter.number == "312/SYT-BTXH"


def test_nothing_is_written_before_it_is_asked_for(desk: Path) -> None:
    """Without --apply the list is only looked through."""
    done = handed(desk, typed(listed(desk), {**READER, "task/1": WHOLE}), applied=False)
    assert (done.written, done.problems) == (None, ())
    assert not (desk / "criteria" / "directives" / "cv-312.yaml").exists()


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("trước ngày 12 hằng tháng", EveryMonth(every_month=12, strict=True)),
        ("không ghi ngày", OpenEnd(open="year")),
        (datetime(2027, 6, 30), By(by=date(2027, 6, 30))),
    ],
    ids=str,
)
def test_a_deadline_is_typed_as_letters_write_it(words: str | datetime, when: object, desk: Path) -> None:
    """The reader of letters reads a person's words too; a day that Excel made of them is that day."""
    assert one_task(desk, {**MENDED, "when": words}, UNCLEAR).deadlines[0].when == when


def test_what_was_mended_stands_in_place_of_what_was_read(desk: Path) -> None:
    """Task, owner, level; several data, one of them counted."""
    cells = {
        **MENDED, "label": "Báo cáo kết quả", "owner": "UBND xã", "levels": "xã; tỉnh", "least": 2,
        "done": "ke_hoach_nam; Chỉ tiêu trẻ em trong kế hoạch kinh tế – xã hội",
    }  # fmt: skip
    task = one_task(desk, cells)
    assert (task.label, task.responsible, task.levels) == ("Báo cáo kết quả", "UBND xã", ("commune", "province"))
    assert [(line.datum, line.at_least) for line in task.done_when] == [("ke_hoach_nam", None), ("chi_tieu_kt_xh", 2)]


def test_a_sentence_that_was_not_understood_may_become_a_task(desk: Path) -> None:
    """Whoever read it says what is to be done, by whom and when; or that it is none."""
    sheet = listed(desk, end=("Đuối nước còn phức tạp.",))
    own = {**MENDED, "label": "Phòng đuối nước", "owner": "UBND xã", "levels": "xã", "when": "thường xuyên"}
    assert handed(desk, typed(sheet, {**READER, "task/1": WHOLE, "left/1": own})).written
    task = accepted(desk).tasks[1]
    assert task.read
    assert (task.label, task.read.sentence) == ("Phòng đuối nước", "Đuối nước còn phức tạp.")


# What is typed into the row of a letter's only task, and the code with which it is sent back.
WRONG: Mapping[str, tuple[Typed, Sequence[str], str]] = {
    "another word": ({**WHOLE, "take": "ừ"}, ONE, "CHK-232"),
    "yes beside a mended day": ({**WHOLE, "when": "thường xuyên"}, ONE, "CHK-233"),
    "mend beside nothing": (MENDED, ONE, "CHK-233"),
    "no beside a sector": ({"take": "không", "sector": "Y tế"}, ONE, "CHK-233"),
    "a sector and nothing decided": ({"sector": "Y tế"}, ONE, "CHK-233"),
    "nothing decided": ({}, ONE, "CHK-234"),
    "no sector": ({"take": "có", "done": "ke_hoach_nam", "shows": "xã tự làm"}, ONE, "CHK-235"),
    "a count without its number": ({**WHOLE, "done": "chi_tieu_kt_xh"}, ONE, "CHK-235"),
    "a day that was asked and not given": (WHOLE, UNCLEAR, "CHK-236"),
    "a day that is not understood": ({**MENDED, "when": "khoảng hè"}, UNCLEAR, "CHK-237"),
    "a day that is past": ({**MENDED, "when": "trước ngày 1/2/2020"}, UNCLEAR, "CHK-237"),
    "a day that is none": ({**MENDED, "when": "trước ngày 31/6/2027"}, UNCLEAR, "CHK-237"),
    "a sector that is none": ({**WHOLE, "sector": "Ngoại giao"}, ONE, "CHK-238"),
    "a level that is none": ({**MENDED, "levels": "thôn"}, ONE, "CHK-238"),
    "a datum that is none": ({**WHOLE, "done": "Kế hoạch tuần"}, ONE, "CHK-238"),
    "no task at all": ({"take": "không"}, ONE, "READ-163"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_row_that_cannot_be_taken_is_sent_back(kind: str, desk: Path) -> None:
    """Each kind by its own code; nothing is written."""
    cells, body, code = WRONG[kind]
    done = handed(desk, typed(listed(desk, body), {**READER, "task/1": cells}))
    assert code in told(done.problems)
    assert done.written is None
    assert not (desk / "criteria" / "directives" / "cv-312.yaml").exists()


@pytest.mark.parametrize(
    "reader",
    [{}, {ALL_WHO: {ABOVE: "Phòng Y tế"}, ALL_WHEN: READER[ALL_WHEN]}, {**READER, ALL_WHEN: {ABOVE: "09/03/2027"}}],
    ids=["nobody", "an office", "a day to come"],
)
def test_a_list_that_nobody_has_gone_through_is_sent_back(reader: Mapping[str, Typed], desk: Path) -> None:
    """A person's name and a day that has been stand above the table."""
    done = handed(desk, typed(listed(desk), {**reader, "task/1": WHOLE}))
    assert set(told(done.problems)) == {"CHK-239"}
    assert done.written is None


def test_what_the_letter_is_called_is_asked_where_the_file_does_not_say(desk: Path) -> None:
    """Its issuer, level and title are written on their page; until then nothing is taken up."""
    rows = {**READER, "task/1": {**MENDED, "owner": "UBND xã", "levels": "xã"}}
    sheet = typed(listed(desk, head=()), rows)
    assert "READ-161" in told(handed(desk, sheet).problems)
    own = {"number": "15/SYT", "date": "02/03/2027", "issuer": "Sở Y tế", "level": "tỉnh", "title": "Công tác trẻ em"}
    assert handed(desk, typed(sheet, {}, own)).written
    named = accepted(desk).letter
    assert (named.number, named.date, named.issuer, named.level) == ("15/SYT", date(2027, 3, 2), "Sở Y tế", "province")
    assert named.seen == "Máy đọc từ tệp. Người xem tờ việc ghi số, ngày ký, cơ quan ban hành, trích yếu."


def test_a_day_of_the_letter_that_is_none_is_sent_back(desk: Path) -> None:
    """“31/02/2027” is asked again; nothing is written by it."""
    own = {"number": "15/SYT", "date": "31/02/2027", "issuer": "Sở Y tế", "level": "tỉnh", "title": "Công tác trẻ em"}
    rows = {**READER, "task/1": {**MENDED, "owner": "UBND xã", "levels": "xã"}}
    done = handed(desk, typed(listed(desk, head=()), rows, own))
    assert "CHK-209" in told(done.problems)
    assert done.written is None


def test_a_list_without_its_hidden_column_is_no_list(desk: Path) -> None:
    """Which row is which task nobody can say once the names of the rows are gone."""
    sheet = typed(listed(desk), {**READER, "task/1": WHOLE})
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    for row in range(1, page.max_row + 1):
        page.cell(row, ID_AT).value = None
    workbook.save(sheet)
    refused(desk, sheet, "CHK-230")


def refused(desk: Path, sheet: Path, code: str) -> None:
    """The service refuses the workbook as a whole, and writes nothing."""
    with pytest.raises(ProblemsFound) as found:
        accept_tasks(space(desk), LetterAcceptRequest(sheet, applied=True), TODAY)
    assert told(found.value.problems) == [code]


def test_another_workbook_and_another_draft_are_refused(desk: Path) -> None:
    """A list without its draft, with an edited one, and a workbook that is no list."""
    sheet = typed(listed(desk), {**READER, "task/1": WHOLE})
    draft = desk / "nhap-cv-312.yaml"
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("2027-05-15", "2027-05-16"), "utf-8")
    refused(desk, sheet, "CHK-231")
    draft.unlink()
    refused(desk, sheet, "CHK-231")
    draft.write_text(text, "utf-8")
    workbook = load_workbook(sheet)
    workbook.remove(workbook["_meta"])
    workbook.save(sheet)
    refused(desk, sheet, "CHK-230")


def test_a_letter_that_was_taken_up_is_not_written_over(desk: Path) -> None:
    """A file of that name stays as it is, and so do directives that came with the program."""
    sheet = typed(listed(desk), {**READER, "task/1": WHOLE})
    done = accept_tasks(Workspace(desk, bundled=True), LetterAcceptRequest(sheet, applied=True), TODAY)
    assert (told(done.problems), done.written) == (["READ-164"], None)
    assert handed(desk, sheet).written
    file = desk / "criteria" / "directives" / "cv-312.yaml"
    before = file.read_bytes()
    assert told(handed(desk, sheet).problems) == ["READ-162"]
    assert file.read_bytes() == before


def test_the_gate_of_every_letter_is_kept(desk: Path) -> None:
    """A task of all children that a count of one would close is told as of any other letter."""
    cells = {**MENDED, "label": "Khám cho mọi trẻ em", "done": "chi_tieu_kt_xh", "least": "1"}
    done = handed(desk, typed(listed(desk), {**READER, "task/1": cells}))
    assert told(done.problems) == ["LAW-502"]


def test_what_the_machine_wrote_in_the_list_is_not_read(desk: Path) -> None:
    """Another sentence typed over a locked cell changes no task: the draft holds what was read."""
    sheet = typed(listed(desk), {**READER, "task/1": WHOLE})
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    for row in range(1, page.max_row + 1):
        if page.cell(row, ID_AT).value == "task/1":
            page.cell(row, 3).value = page.cell(row, 6).value = "Việc khác"
    workbook.save(sheet)
    handed(desk, sheet)
    (task,) = accepted(desk).tasks
    assert task.read
    assert "Việc khác" not in task.label + task.read.sentence
