"""What other laws say of a datum from a day on stands under its question in rounds of that day, and changes no form."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import Fact
from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import read_file
from engine.evidence.round import read_round
from engine.forms.template import write_form
from engine.language import speak
from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.problems import Place

TESTS = Path(__file__).parents[1]
ROUND, _ = read_round(TESTS / "bad")
NOTE = """    notes:
      - from: 2026-07-01
        until: 2028-12-31
        text: Đếm người đã đến trạm y tế.
        text_en: Count those who came to the station.
        mark: reported
        cite: {document: "15/2026/TT-BYT 17/05/2026", at: "Điều 48"}
"""


def noted(tmp_path: Path, note: str = NOTE) -> Lawbook:
    """The small standard with a note under its first question."""
    law = tmp_path / "small"
    shutil.copytree(TESTS / "small", law)
    book = law / "evidence.yaml"
    head, _, rest = book.read_text("utf-8").partition("  - id: ")
    first, gap, others = rest.partition("\n  - id: ")
    book.write_text(f"{head}  - id: {first.rstrip()}\n{note}{gap}{others}", "utf-8")
    return load_standard(law)


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2026, 6, 30), False), (date(2026, 7, 1), True), (date(2028, 12, 31), True), (date(2029, 1, 1), False)],
)
def test_a_note_stands_under_its_question_within_its_days(on: date, said: bool, tmp_path: Path) -> None:
    """With its document and article, in the form of a round as of a day from its first to its last."""
    law, path = noted(tmp_path), tmp_path / "form.xlsx"
    write_form(path, law, replace(ROUND, on=on), ROUND.units[0], speak("vi"))
    sheet = load_workbook(path)["Phiếu số liệu"]
    shown = [str(cell.value) for row in sheet.iter_rows() for cell in row if "Đếm người" in str(cell.value)]
    told = "• Đếm người đã đến trạm y tế (15/2026/TT-BYT 17/05/2026, Điều 48)"
    assert [text.split("\n")[1] for text in shown] == ([told] if said else [])


def test_a_form_that_is_out_outlives_a_new_note(tmp_path: Path) -> None:
    """The question is the same: what was filled before the note is read after it, though the law's own hash changes."""
    before, after = load_standard(TESTS / "small"), noted(tmp_path)
    assert before.asked == after.asked
    assert before.sha256 != after.sha256
    name = before.standard.book.evidence[0].id
    path = tmp_path / "form.xlsx"
    write_form(path, before, ROUND, ROUND.units[0], speak("vi"), {name: Fact(name, 1, Place(""))})
    read = dict(read_file(path, path.name, after, ROUND).facts(questionnaire(after, ROUND)))
    assert [fact.value for fact in read.values()] == [1]


def test_a_note_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    """At its own line."""
    law = noted(tmp_path, NOTE.replace("2028-12-31", "2026-06-30"))
    (found,) = check_standard(law)
    assert (found.code, found.typed.strip()) == ("LAW-311", "- from: 2026-07-01")
