"""Binds the feature about reading a letter that gives tasks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.forms.task_sheet import deadline_words
from engine.law.directives import Task, load_directives
from engine.law.duties.deadlines import Between
from engine.reading.letters.task_list import ABOVE
from engine.reporting.reading.letter_sheet import COLUMNS, ID_AT
from features.case import SAY
from features.command_line import as_typed
from tests import frozen
from tests.reading.made_letters import letter, letter_docx

scenarios("doc_cong_van.feature")
LETTER, DRAFT, LIST = "cong-van.docx", "nhap.yaml", "nhap.xlsx"


@dataclass
class Office:
    """The desk of whoever takes up a letter: its folder, and what the screen has said."""

    home: Path
    said: str = ""

    def run(self, *words: str) -> None:
        """Run a command of the program."""
        self.said, _ = as_typed(words)

    @property
    def draft(self) -> str:
        """The draft's text."""
        return (self.home / DRAFT).read_text("utf-8")

    @property
    def tasks(self) -> Path:
        """The file that accepted tasks become."""
        return self.home / "criteria" / "directives" / DRAFT

    def task(self, number: int) -> Task:
        """A task that is followed now."""
        (letter,) = load_directives(self.tasks.parent, (self.tasks.stem,)).letters
        return letter.tasks[number - 1]

    def type_in(self, row: str, **said: str) -> None:
        """A person's words in a row of the list, the name and the day above all."""
        workbook = load_workbook(self.home / LIST)
        page = workbook.worksheets[0]
        rows = {page.cell(at, ID_AT).value: at for at in range(1, page.max_row + 1)}
        for name, key, word in (
            *((row, key, word) for key, word in said.items()),
            (ALL_WHO, ABOVE, "Trần Thị Mai"),
            (ALL_WHEN, ABOVE, "05/01/2026"),
        ):
            page.cell(rows[name], COLUMNS[key]).value = word
        workbook.save(self.home / LIST)

    def check_draft(self, text: str) -> None:
        """Put a draft among the directives and check them."""
        (self.home / "criteria" / "directives" / DRAFT).write_text(text, "utf-8")
        self.run("check", "directives")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A workspace with the frozen criteria."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    (tmp_path / "assessments").mkdir()
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


@given("một bàn làm việc có bộ tiêu chí và các văn bản chỉ đạo")
def a_desk(office: Office) -> None:
    """The frozen ones."""
    assert (office.home / "criteria" / "directives").is_dir()


@given(parsers.parse('công văn có câu "{sentence}"'))
def with_sentence(office: Office, sentence: str) -> None:
    """A letter of one clause."""
    (office.home / LETTER).write_bytes(letter_docx(letter(body=(f"1. {sentence}",), end=("Nơi nhận:",))))


@when("đọc công văn")
def read_it(office: Office) -> None:
    """``law read --directive``."""
    office.run("law", "read", "--directive", LETTER, "--out", DRAFT)


@when("chép bản nháp vào các văn bản chỉ đạo rồi soát")
def check_it(office: Office) -> None:
    """As it was written."""
    office.check_draft(office.draft)


@when("xóa dòng status của bản nháp rồi soát")
def check_without_status(office: Office) -> None:
    """Taking one line away makes no task of a proposal."""
    office.check_draft(office.draft.replace("status: reading\n", ""))


@then(parsers.parse('màn hình nói "{words}"'))
def said(office: Office, words: str) -> None:
    """The last command said so."""
    assert words in office.said


@then(parsers.parse('bản nháp có "{words}"'))
def draft_says(office: Office, words: str) -> None:
    """The file has these very words."""
    assert words in office.draft


@then("bản nháp không có thời hạn nào")
def no_deadline(office: Office) -> None:
    """Nothing stands where nothing was understood."""
    assert "deadlines:" not in office.draft
    assert "asked:" in office.draft


@when("đọc công văn cùng --draft")
def read_with_draft(office: Office) -> None:
    """A letter is no draft of a standard."""
    office.run("law", "read", "--directive", LETTER, "--draft", "qd-27-2027")


@when("đọc công văn cùng --table")
def read_with_table(office: Office) -> None:
    """A letter has no table of criteria to choose."""
    office.run("law", "read", "--directive", LETTER, "--table", "1")


@when(parsers.parse('trên tờ Excel ghi việc {number:d} là "{take}", ngành "{sector}", xong khi có "{done}"'))
def decide(office: Office, number: int, take: str, sector: str, done: str) -> None:
    """A row is accepted, with reader and day above all."""
    office.type_in(f"task/{number}", take=take, sector=sector, done=done, shows="xã tự làm")


@when(parsers.parse('trên tờ Excel sửa việc {number:d} với thời hạn "{words}"'))
def mend(office: Office, number: int, words: str) -> None:
    """The deadline in a person's own words."""
    office.type_in(f"task/{number}", take="sửa", when=words)


@when("nộp tờ Excel")
def hand_back(office: Office) -> None:
    """``law accept``."""
    office.run("law", "accept", LIST)


@when("nộp tờ Excel với --apply")
def hand_back_to_write(office: Office) -> None:
    """``law accept --apply``."""
    office.run("law", "accept", LIST, "--apply")


@when("có người sửa bản nháp")
def edit_draft(office: Office) -> None:
    """Another day in the draft than the list shows."""
    (office.home / DRAFT).write_text(office.draft.replace("2027-05-15", "2027-05-16"), "utf-8")


@then("chưa có tệp việc nào được ghi")
def nothing_written(office: Office) -> None:
    """The directives are as they were."""
    assert not office.tasks.exists()


@then(parsers.parse('việc {number:d} được theo dõi, người nhận "{who}" ngày {day}'))
def followed(office: Office, number: int, who: str, day: str) -> None:
    """The letter opens as every letter does, and its task says who accepted it."""
    accepted = office.task(number).accepted
    assert accepted
    assert (accepted.by, f"{accepted.on:%d/%m/%Y}") == (who, day)


@then(parsers.parse('việc {number:d} có hạn "{words}"'))
def due(office: Office, number: int, words: str) -> None:
    """Its one deadline, as a form tells it."""
    (deadline,) = office.task(number).deadlines
    when = deadline.when
    told = (
        SAY("từ {first} đến hết {last}", first=SAY.day(when.from_), last=SAY.day(when.to))
        if isinstance(when, Between)
        else deadline_words(deadline, SAY)
    )
    assert told == words


@then("soát các văn bản chỉ đạo thì không có lỗi")
def checked(office: Office) -> None:
    """Every letter is opened, this one too."""
    office.run("check", "directives")
    assert "0 lỗi" in office.said or "không có lỗi" in office.said
