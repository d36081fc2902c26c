"""The sheet that reading fills: what a person writes in it counts, what the machine wrote in it alone does not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.comparing.partial import load_partial
from engine.desk.proofreading.check_in import check_in
from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO, CheckedSheet
from engine.language import speak
from engine.law.loading import load_standard
from engine.law.measures.kinds import kind_of
from engine.problems import ProblemsFound
from engine.reading.drafting import lacking
from engine.reading.law_text import LawText
from engine.reading.left_unread import asked_of
from engine.reading.loading.opening_text import open_text
from engine.reading.matching_law import matched
from engine.reading.reading_law import read_law
from engine.reporting.excel.checklist_excel import HEADS_ROW
from engine.reporting.reading.filled_sheet import ID_AT, ORDER, TYPED, write_filled
from engine.service.proofread import read_sheet
from engine.service.reading.law_reading import LawReadRequest, read_decision
from engine.service.workspace import Workspace
from tests import frozen
from tests.reading.corpus import PLANTED, law
from tests.reading.made_decisions import Cell, Decision, decision
from tests.reading.made_files import docx_bytes

SAY, TODAY = speak("vi"), date(2026, 1, 5)
EDGE, MIDDLE, ASKED = "tc09.1/1/at_least", "tc09.1/2/points", "tc07.1/1/points"


def otherwise(old: str, new: str) -> Decision:
    """The decision with other words in criterion 9, and one clause of criterion 7 that is not clear."""
    made = decision(law(), "words", "rows", planted=PLANTED)
    for row in made.rows:
        for at, cell in enumerate(row):
            if cell and cell.lines[0].startswith("9.1."):
                row[at] = Cell(tuple(line.replace(old, new) for line in cell.lines), cell.down)
    return made


def sheet_of(text: LawText, path: Path) -> Path:
    """A filled sheet, with a name and a day above it."""
    book, read = load_standard(frozen.LAW), read_law(text)
    write_filled(path, book, (text, matched(read, book.standard), asked_of(read)), SAY)
    return typed(path, {ALL_WHO: "Nguyễn Thị Lan", ALL_WHEN: "05/01/2026"})


@pytest.fixture
def text(tmp_path: Path) -> LawText:
    """The decision, in which criterion 9 asks for 85 %."""
    (tmp_path / "van-ban.docx").write_bytes(docx_bytes(otherwise("80%", "85%")))
    return open_text(tmp_path / "van-ban.docx")


def typed(sheet: Path, cells: dict[str, str], key: str = "given") -> Path:
    """Type into rows of a sheet."""
    workbook = load_workbook(sheet)
    page = workbook.worksheets[0]
    rows = {page.cell(row, ID_AT).value: row for row in range(1, page.max_row + 1)}
    for name, said in cells.items():
        page.cell(rows[name], TYPED[key][0]).value = said
    workbook.save(sheet)
    return sheet


def taken(sheet: Path) -> CheckedSheet:
    """What a sheet says."""
    return read_sheet(sheet, load_standard(frozen.LAW))


def codes(sheet: Path) -> list[str]:
    """The codes of a sheet's problems."""
    return [problem.code for problem in taken(sheet).problems]


def test_an_untouched_sheet_says_nothing(text: LawText, tmp_path: Path) -> None:
    """However much the machine read, no row is filled in until a person writes."""
    assert taken(sheet_of(text, tmp_path / "a.xlsx")) == CheckedSheet((), ())


def test_right_means_the_number_of_the_text(text: LawText, tmp_path: Path) -> None:
    """Beside a number that differs it means the text's number, which goes the way of every other reading."""
    sheet = typed(sheet_of(text, tmp_path / "a.xlsx"), {EDGE: "Đúng", MIDDLE: "đúng"})
    done = check_in(load_standard(frozen.LAW), taken(sheet))
    assert [(row.number.id, row.value) for row in done.different] == [(EDGE, "85")]
    assert [row.number.id for row in done.agreed] == [MIDDLE]
    (row,) = done.different
    assert (row.who, row.page) == ("Nguyễn Thị Lan", "bảng 1, dòng 18")
    assert row.sentence == "- Từ 85% trở lên: 50 điểm"
    assert text.sha256 in row.note


def test_a_number_and_a_page_of_ones_own_go_before_the_machines(text: LawText, tmp_path: Path) -> None:
    """A person who types a number is read as on the empty sheet, and his page and his sentence are kept."""
    sheet, own = typed(sheet_of(text, tmp_path / "a.xlsx"), {EDGE: "80 %"}), "Từ 80% trở lên được 50 điểm"
    (row,) = taken(typed(typed(sheet, {EDGE: "7"}, "page"), {EDGE: own}, "sentence")).found
    assert (row.value, row.page, row.sentence) == ("80", "7", own)


def test_right_beside_nothing_is_sent_back(text: LawText, tmp_path: Path) -> None:
    """Where nothing certain was read there is nothing to agree with."""
    assert codes(typed(sheet_of(text, tmp_path / "a.xlsx"), {ASKED: "đúng"})) == ["READ-121"]


def test_in_a_scan_a_number_without_a_witness_must_be_typed(text: LawText, tmp_path: Path) -> None:
    """Points of a middle band stand once; ink that was read once is not enough, a typed number is."""
    scan = replace(text, how="scan")
    sheet = typed(sheet_of(scan, tmp_path / "a.xlsx"), {EDGE: "đúng", MIDDLE: "đúng"})
    assert codes(sheet) == ["READ-122"]
    assert codes(typed(sheet, {MIDDLE: "30"})) == []


def test_rows_stand_by_what_a_person_must_do(text: LawText, tmp_path: Path) -> None:
    """What differs first, then what agrees, what is unclear, what was not found; every number once."""
    page = load_workbook(sheet_of(text, tmp_path / "a.xlsx")).worksheets[0]
    names = [page.cell(row, ID_AT).value for row in range(HEADS_ROW + 1, page.max_row + 1)]
    shown = [str(name) for name in names if name]
    states = {match.number: match.state for match in matched(read_law(text), law())}
    assert [states[name] for name in shown] == sorted((states[name] for name in shown), key=ORDER.index)
    assert sorted(shown) == sorted(states)


def test_the_same_text_gives_the_same_bytes(text: LawText, tmp_path: Path) -> None:
    """The sheet holds no hour."""
    book, read = load_standard(frozen.LAW), read_law(text)
    for name in ("a", "b"):
        write_filled(tmp_path / name, book, (text, matched(read, book.standard), asked_of(read)), SAY)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_draft_needs_a_name_and_a_document_that_names_itself(text: LawText, tmp_path: Path) -> None:
    """A name that is none, a folder that is there, a text without its head: refused, and nothing is written."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    space = Workspace(tmp_path, bundled=False)
    bare = tmp_path / "bare.docx"
    bare.write_bytes(docx_bytes(Decision([], decision(law(), "words", "rows").rows, [])))
    cases = (
        (LawReadRequest(tmp_path / text.file, draft="Nháp mới"), ["READ-113"]),
        (LawReadRequest(tmp_path / text.file, draft=frozen.STANDARD), ["READ-113"]),
        (LawReadRequest(bare, draft="qd-27-2027"), ["READ-114"] * 3),
        (LawReadRequest(tmp_path / text.file, frozen.STANDARD, out=bare), ["READ-116"]),
        (LawReadRequest(bare), ["READ-115"]),
        (LawReadRequest(bare, standard=frozen.STANDARD, draft="qd-27-2027"), ["READ-115"]),
    )
    for asked, wanted in cases:
        with pytest.raises(ProblemsFound) as refused:
            read_decision(space, asked, TODAY, SAY)
        assert [problem.code for problem in refused.value.problems] == wanted
    assert not (tmp_path / "criteria" / "qd-27-2027").exists()
    assert lacking(read_law(text), "qd-27-2027") == ()


def test_a_draft_holds_what_was_clear_and_lists_the_rest(text: LawText, tmp_path: Path) -> None:
    """Every clear item with its bands, none of the planted, and each planted sentence with its place and reason."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    request = LawReadRequest(tmp_path / text.file, draft="qd-27-2027")
    done = read_decision(Workspace(tmp_path, bundled=False), request, TODAY, SAY)
    made = load_partial(tmp_path / "criteria" / "qd-27-2027")
    items = {item.id: item for item in law().items}
    assert {item.like for item in made.items} == set(items) - set(PLANTED)
    for item in made.items:
        assert item.measure in item_kinds(item.like)
        wanted = [(b.at_least, b.more_than, b.at_most, b.equals, b.points) for b in items[item.like].bands]
        if item.like != "tc09.1":
            assert [(b.at_least, b.more_than, b.at_most, b.equals, b.points) for b in item.bands] == wanted
    assert {entry.sentence for entry in made.unread} >= {"- Khoảng 70%: 15 điểm"}
    assert made.read is not None
    assert (made.read.sha256, made.read.on) == (text.sha256, TODAY)
    assert done.reply(SAY).written == str(tmp_path / "criteria" / "qd-27-2027" / "standard.yaml")


def item_kinds(name: str) -> set[str]:
    """The kind of measure of an item."""
    return {kind_of(next(item for item in law().items if item.id == name).measure).name}
