"""Binds the feature about reading a decision's file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.files.yaml_text import rewrite
from engine.law.loading import load_standard
from engine.law.source import Tree, read_source
from engine.problems import ProblemsFound
from engine.reporting.excel.checklist_excel import HEADS_ROW
from engine.reporting.reading.filled_sheet import ID_AT, TYPED, VALUE_AT
from engine.reporting.words.sentences import mark_word
from features.case import SAY
from features.command_line import as_typed
from tests import frozen
from tests.reading.corpus import law
from tests.reading.made_decisions import Cell, Decision, decision
from tests.reading.made_files import docx_bytes, html_bytes

scenarios("doc_van_ban.feature")
WRITERS: dict[str, Callable[[Decision], bytes]] = {".docx": docx_bytes, ".html": html_bytes}


@dataclass
class Desk:
    """The policy desk: its folder, the file in hand, and what the screen has said."""

    home: Path
    file: Path = Path()
    before: dict[str, bytes] = field(default_factory=dict)
    said: str = ""

    @property
    def law(self) -> Path:
        """The copy of the standard."""
        return self.home / "criteria" / frozen.STANDARD

    @property
    def sheet(self) -> Path:
        """The sheet that reading fills."""
        return self.home / "phieu.xlsx"

    def run(self, *words: str) -> None:
        """Run a command of the program."""
        self.said, _ = as_typed(words)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A workspace with the frozen criteria."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    (tmp_path / "assessments").mkdir()
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path)
    made.before = {path.name: path.read_bytes() for path in made.law.iterdir()}
    return made


@given("một bản chép của bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019")
def a_copy(desk: Desk) -> None:
    """The frozen standard in the desk's own folder."""
    assert desk.law.is_dir()


def put(desk: Desk, name: str, made: Decision) -> None:
    """A made decision as a file."""
    desk.file = desk.home / name
    desk.file.write_bytes(WRITERS[desk.file.suffix](made))


@given(parsers.parse('tệp "{name}" của quyết định ấy'))
def its_file(desk: Desk, name: str) -> None:
    """The decision as it is."""
    put(desk, name, decision(law(), "words", "rows"))


@given(parsers.parse('tệp "{name}" của quyết định ấy, trong đó "{old}" viết là "{new}" ở tiêu chí 9'))
def its_file_otherwise(desk: Desk, name: str, old: str, new: str) -> None:
    """The decision with other words in one criterion."""
    made = decision(law(), "words", "rows")
    for row in made.rows:
        for at, cell in enumerate(row):
            if cell and cell.lines[0].startswith("9.1."):
                row[at] = Cell(tuple(line.replace(old, new) for line in cell.lines), cell.down)
    put(desk, name, made)


@given(parsers.parse('tệp "{name}" của quyết định ấy mà ký ngày {day} tháng {month} năm {year}'))
def of_another_day(desk: Desk, name: str, day: str, month: str, year: str) -> None:
    """Another decision of the same number."""
    made = decision(law(), "words", "rows")
    made.before[2] = f"Hà Nội, ngày {day} tháng {month} năm {year}"
    put(desk, name, made)


@when("đọc tệp cho bộ tiêu chí")
def read_for(desk: Desk) -> None:
    """``law read --for``."""
    desk.run("law", "read", str(desk.file), "--for", frozen.STANDARD, "--out", str(desk.sheet))


@when(parsers.parse('đọc tệp thành bản "{name}"'))
def read_as_draft(desk: Desk, name: str) -> None:
    """``law read --draft``."""
    desk.run("law", "read", str(desk.file), "--draft", name)


@when(parsers.parse('ghi "{word}" vào phiếu cho "{one}" và "{other}"'))
def write_right(desk: Desk, word: str, one: str, other: str) -> None:
    """A person's word beside two numbers, and the name and day above all."""
    workbook = load_workbook(desk.sheet)
    page = workbook.worksheets[0]
    rows = {page.cell(row, ID_AT).value: row for row in range(1, page.max_row + 1)}
    for name, said in ((one, word), (other, word), (ALL_WHO, "Nguyễn Thị Lan"), (ALL_WHEN, "05/01/2026")):
        page.cell(rows[name], TYPED["given"][0]).value = said
    workbook.save(desk.sheet)


@when("nộp phiếu với --apply")
def check_in(desk: Desk) -> None:
    """``law check-in --apply``."""
    desk.run("law", "check-in", frozen.STANDARD, str(desk.sheet), "--apply")


@then(parsers.parse("sổ đối chiếu có {count:d} số"))
def ledger_has(desk: Desk, count: int) -> None:
    """So many readings."""
    assert len(load_standard(desk.law).ledger) == count


@then(parsers.parse('số "{name}" trong sổ có câu "{sentence}" và mã của tệp'))
def ledger_says(desk: Desk, name: str, sentence: str) -> None:
    """File, hash, place and sentence stand beside who, when and page."""
    text = (desk.law / "ledger.yaml").read_text("utf-8")
    entry = next(line for line in text.splitlines() if name in line)
    for told in (sentence, desk.file.name, "sha256", "bảng 1, dòng", "Nguyễn Thị Lan", "2026-01-05"):
        assert told in entry


@then(parsers.parse('mục 9.1 của bản chép mang dấu "{word}"'))
def is_checked(desk: Desk, word: str) -> None:
    """Its best band is checked now."""
    item = next(item for item in load_standard(desk.law).standard.items if item.id == "tc09.1")
    assert mark_word(item.bands[0].mark, SAY) == word


@then("bản chép không đổi một chữ nào")
def unchanged(desk: Desk) -> None:
    """Every file of the standard is as it was."""
    assert {path.name: path.read_bytes() for path in desk.law.iterdir()} == desk.before


@then(parsers.parse('màn hình nói "{words}"'))
def said(desk: Desk, words: str) -> None:
    """The last command said so."""
    assert words in desk.said


@then(parsers.parse('dòng đầu của phiếu là "{name}"'))
def first_row(desk: Desk, name: str) -> None:
    """What differs stands before all else."""
    page = load_workbook(desk.sheet).worksheets[0]
    names = [page.cell(row, ID_AT).value for row in range(HEADS_ROW + 1, page.max_row + 1)]
    assert next(told for told in names if told) == name


@then(parsers.parse('phiếu không có số máy đọc ở "{name}"'))
def no_value(desk: Desk, name: str) -> None:
    """Nothing is proposed where the text was not understood."""
    page = load_workbook(desk.sheet).worksheets[0]
    row = next(row for row in range(1, page.max_row + 1) if page.cell(row, ID_AT).value == name)
    assert not page.cell(row, VALUE_AT).value


@then(parsers.parse('mọi số của bản "{name}" mang dấu machine, kèm câu'))
def all_machine(desk: Desk, name: str) -> None:
    """No number of the draft has another mark, and each has its sentence."""
    text = (desk.home / "criteria" / name / "standard.yaml").read_text("utf-8")
    numbers = [line for line in text.splitlines() if "mark:" in line]
    assert len(numbers) > len(law().items)
    assert all("mark: machine" in line and "basis:" in line for line in numbers)


@then(parsers.parse('soát bản "{name}" không có lỗi'))
def sound(desk: Desk, name: str) -> None:
    """``check`` accepts the draft."""
    desk.run("check", name)
    assert "không có lỗi" in desk.said


@then(parsers.parse('chấm theo "{name}" bị từ chối với {code}'))
def not_scored(desk: Desk, name: str, code: str) -> None:
    """It opens as no standard that could be scored by."""
    with pytest.raises(ProblemsFound) as refused:
        load_standard(desk.home / "criteria" / name)
    assert [problem.code for problem in refused.value.problems] == [code]


@then(parsers.parse('đổi bản "{name}" thành nháp bị từ chối với {code}'))
def not_drafted(desk: Desk, name: str, code: str) -> None:
    """Writing another status makes no law of it while anything is left."""
    path = desk.home / "criteria" / name / "standard.yaml"
    tree = read_source(path, name).tree
    assert isinstance(tree, dict)
    left: Tree = {"at": "–", "part": "–", "sentence": "–", "why": "–"}
    kept: dict[str, Tree] = {**tree, "status": "draft", "unread": (left,)}
    path.write_text(rewrite(path.read_text("utf-8"), kept), "utf-8")
    not_scored(desk, name, code)
