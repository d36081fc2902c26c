"""Binds the feature about reading a letter that gives tasks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from features.command_line import as_typed
from tests import frozen
from tests.reading.made_letters import letter, letter_docx

scenarios("doc_cong_van.feature")
LETTER, DRAFT = "cong-van.docx", "nhap.yaml"


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
