"""Binds the features about checking the law against the text, from the sheet to the mark."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.law.loading import load_standard
from engine.reporting.excel.checklist_excel import COLUMNS
from engine.reporting.words.sentences import card_mark, mark_word, provisional_sentence
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.proofread import write_sheets
from features.case import SAY, Case, Table, item_of, rows, run
from tests import frozen
from tests.desk.made_workbooks import edited, exported, typed
from tests.scored import results_of

scenarios("doi_chieu.feature")


@dataclass(slots=True)
class Desk:
    """A policy editor's table: the copy of the law, the sheet in hand, and what the last command said."""

    law: Path
    sheet: Path
    before: dict[str, bytes] = field(default_factory=dict)
    told: Result | None = None

    @property
    def said(self) -> str:
        """The last command's words, errors with the rest, on one line."""
        assert self.told is not None, "Chưa có bước “Khi nộp lại phiếu”"
        return " ".join((self.told.output + self.told.stderr).split())


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a standard, as it is."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def write(sheet: Path, cells: dict[str, dict[str, str | None]]) -> None:
    """Type into rows of a sheet, by number and column."""
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    names = {page.cell(row, COLUMNS["id"]).value: row for row in range(1, page.max_row + 1)}
    for name, told in cells.items():
        for key, value in told.items():
            page.cell(names[name], COLUMNS[key], value)
    workbook.save(sheet)


@given("phiếu đối chiếu của bản chép", target_fixture="desk")
def sheet_of_copy(copy: Path, tmp_path: Path) -> Desk:
    """A fresh sheet."""
    (excel, _), _ = write_sheets(copy, tmp_path / "phieu", SAY)
    return Desk(copy, excel, files_of(copy))


@given("phiếu đối chiếu của bộ tiêu chí thử nghiệm")
def foreign_sheet(desk: Desk, tmp_path: Path) -> None:
    """A sheet of quite another standard."""
    (desk.sheet, _), _ = write_sheets(frozen.SMALL, tmp_path / "phieu", SAY)


@given(parsers.parse('người đối chiếu là "{who}", ngày "{day}"'))
def reader(desk: Desk, who: str, day: str) -> None:
    """Name and day once, above the table."""
    write(desk.sheet, {ALL_WHO: {"given": who}, ALL_WHEN: {"given": day}})


@given(parsers.re(r"phiếu ghi theo văn bản, trang ?(?P<page>.*)"))
@when(parsers.re(r"phiếu ghi theo văn bản, trang ?(?P<page>.*)"))
def filled(desk: Desk, page: str, datatable: Table) -> None:
    """What the reader found, row by row."""
    told = {row["con số"]: row for row in rows(datatable)}
    write(
        desk.sheet,
        {
            name: {
                "given": row["theo văn bản"],
                "page": page or None,
                "sentence": row.get("câu", f"Văn bản giả định viết: {row['theo văn bản']}"),
            }
            for name, row in told.items()
        },
    )


@given(parsers.parse("bản chép đòi {count:d} người đọc"))
def readers(desk: Desk, copy: Path, count: int) -> None:
    """A line of the standard; the law's hash does not move with it."""
    path = copy / "standard.yaml"
    path.write_text(
        path.read_text("utf-8").replace("status: in_force\n", f"status: in_force\nreaders: {count}\n"), "utf-8"
    )
    desk.before = files_of(copy)


@when("nộp lại phiếu")
def handed_in(desk: Desk) -> None:
    """As typed on the command line."""
    desk.told = CliRunner().invoke(phuhop, ["law", "check-in", str(desk.law), str(desk.sheet)])


@when("nộp lại phiếu với --apply")
def applied(desk: Desk) -> None:
    """With leave to edit the law."""
    desk.told = CliRunner().invoke(phuhop, ["law", "check-in", str(desk.law), str(desk.sheet), "--apply"])


@when("nộp lại phiếu để xem đợt son-duong-2024")
def with_round(desk: Desk, tmp_path: Path) -> None:
    """The sample round and its letters beside the copy (số liệu mô phỏng)."""
    shutil.copytree(frozen.LETTERS, desk.law.parent / "directives")
    sample = tmp_path / "assessments" / "son-duong-2024"
    shutil.copytree(frozen.ROUND, sample)
    desk.told = CliRunner().invoke(phuhop, ["law", "check-in", str(desk.law), str(desk.sheet), "--round", str(sample)])


@when(parsers.parse('người đối chiếu là "{who}", ngày "{day}" và nộp lại phiếu'))
def second_reader(desk: Desk, who: str, day: str) -> None:
    """The same sheet in other hands."""
    reader(desk, who, day)
    handed_in(desk)


@when(parsers.parse('người đối chiếu là "{who}", ngày "{day}" và nộp lại phiếu với --apply'))
def second_reader_applied(desk: Desk, who: str, day: str) -> None:
    """… with leave to write."""
    reader(desk, who, day)
    applied(desk)


@when("soát bản chép")
def looked_through(desk: Desk, copy: Path) -> None:
    """As typed on the command line, before anything is scored."""
    desk.told = CliRunner().invoke(phuhop, ["check", str(copy)])


@when(parsers.parse('nhập sổ Excel của bản chép, mức tin cậy bậc 1 của mục {name} gõ "{word}"'))
def typed_in_workbook(desk: Desk, copy: Path, tmp_path: Path, name: str, word: str) -> None:
    """A policy editor's workbook with a mark that nobody may give."""
    path = edited(exported(copy, tmp_path / f"{copy.name}.xlsx"), typed("Bậc", "mark", name, word))
    desk.told = CliRunner().invoke(phuhop, ["law", "import", str(path), "--into", str(copy), "--apply"])


@when("chấm lại xã theo bản chép")
def scored_again(case: Case, copy: Path) -> None:
    """The same evidence by the copy."""
    case.law = open_law(copy)
    run(case)


@then(parsers.parse("phiếu có {agreed:d} số khớp, {different:d} số khác"))
def counted(desk: Desk, agreed: int, different: int) -> None:
    """How many rows agree and how many do not."""
    assert f"{agreed} số khớp" in desk.said
    assert (f"{different} số văn bản ghi khác" in desk.said) == bool(different), desk.said


@then(parsers.parse('màn hình nói "{text}"'))
def screen_says(desk: Desk, text: str) -> None:
    """Words on the screen."""
    assert text in desk.said, desk.said


@then(parsers.parse('bản chép bị từ chối vì "{text}"'))
@then(parsers.parse('phiếu bị trả lại vì "{text}"'))
def refused(desk: Desk, text: str) -> None:
    """Sent back with the reason."""
    assert desk.told is not None
    assert desk.told.exit_code == 4, desk.said
    assert text in desk.said, desk.said


@then(parsers.parse('phiếu bị trả lại ở ô {cell} vì "{text}"'))
def refused_at(desk: Desk, cell: str, text: str) -> None:
    """Sent back at the cell."""
    refused(desk, text)
    assert f"Phiếu đối chiếu › {cell} " in desk.said, desk.said


@then("bản chép không đổi một chữ nào")
def untouched(desk: Desk) -> None:
    """Neither the law nor a ledger."""
    assert files_of(desk.law) == desk.before


@then(parsers.parse("chỉ các tệp {names} của bản chép đã đổi"))
def only_changed(desk: Desk, names: str) -> None:
    """Everything else stays byte for byte."""
    now = files_of(desk.law)
    assert sorted(n for n in now if now[n] != desk.before.get(n)) == names.split(", ")


@then("bản chép giữ nguyên mã băm của luật")
def same_hash(case: Case, law: OpenLaw) -> None:
    """The ledger is no part of the law."""
    assert results_of(case.assessment, tool="thử").standard.sha256 == law.book.sha256


@then(parsers.parse('con số "{name}" mang dấu "{said}"'))
def number_mark(copy: Path, name: str, said: str) -> None:
    """The mark of one number as the ledger and the law together give it."""
    book = load_standard(copy)
    mark = book.readings.standings[name].mark
    assert mark is not None
    assert mark_word(mark, SAY) == said


@then(parsers.parse('mục {number} mang dấu "{said}"'))
def item_mark(case: Case, number: str, said: str) -> None:
    """The mark of the band that an item's points rest on."""
    mark = item_of(case, number).mark
    assert mark is not None
    assert mark_word(mark, SAY) == said


@then(parsers.parse('phần giải thích của mục {number} ghi "{said}"'))
def explained(case: Case, number: str, said: str) -> None:
    """How sure the item's points are, where a commune is explained."""
    assert card_mark(item_of(case, number), SAY) == said


@then(parsers.parse('đầu kết quả có dòng "{said}"'))
def banner(case: Case, said: str) -> None:
    """The provisional banner."""
    assert said in (provisional_sentence(case.assessment, SAY) or "")


@then(parsers.parse("results.json ghi {points:d} điểm dựa trên {mark}"))
def results_marks(case: Case, points: int, mark: str) -> None:
    """How many points rest on each mark."""
    assert results_of(case.assessment, tool="thử").standard.marks[mark] == points  # type: ignore[index]


@then(parsers.parse('lệnh status nói "{text}"'))
def status_says(desk: Desk, text: str) -> None:
    """What is left to do, on the screen."""
    told = CliRunner().invoke(phuhop, ["law", "status", str(desk.law)])
    assert told.exit_code == 0, told.output
    assert text in " ".join(told.output.split()), told.output


@then(parsers.parse('trong tệp {name} của bản chép, dòng bậc 1 là "{line}"'))
def band_line(copy: Path, name: str, line: str) -> None:
    """Only the number on the line has changed."""
    assert line in [typed.strip() for typed in (copy / name).read_text("utf-8").splitlines()]


@then(parsers.parse("sổ đối chiếu có {count:d} dòng"))
def ledger_lines(copy: Path, count: int) -> None:
    """One for each person and number."""
    assert len(load_standard(copy).ledger) == count


@pytest.fixture(autouse=True)
def _stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are run where they can spoil nothing."""
    monkeypatch.chdir(tmp_path)
