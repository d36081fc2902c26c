"""The same cell gets the same answer in a form, a table of communes, a CSV, a checking sheet and the law's workbook."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from engine.desk.editing.cell_values import Refused, read
from engine.desk.editing.law_sheets import TABLES, columns_of
from engine.desk.proofreading.found_numbers import found_in_cell
from engine.evidence.entries import Entry, read_entry
from engine.evidence.facts import Document, Fact
from engine.evidence.gathering import FileReading
from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import read_file
from engine.evidence.round import read_round
from engine.files.books import Cell
from engine.files.numbers import Refusal
from engine.files.workbook import open_book
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.law.readings.number import Number
from engine.problems import Place, render, words
from tests.bad.make import form_of_another

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
Dress = Callable[[ExcelCell], None]


def put(value: object, **look: object) -> Dress:
    """A value typed into a cell, with the look that it has there."""

    def dress(cell: ExcelCell) -> None:
        cell.value = value  # type: ignore[assignment]
        for name, said in look.items():
            setattr(cell, name, said)

    return dress


RAISED = CellRichText("4", TextBlock(InlineFont(vertAlign="superscript"), "8"))
STRUCK = CellRichText(TextBlock(InlineFont(strike=True), "4"), "9")
# A cell, and what each reader makes of it: a number, or the code of its refusal.
KINDS: Mapping[str, tuple[Dress, int | str]] = {
    "a number": (put(48), 48),
    "dust of arithmetic": (put(48.00000000000001), 48),
    "dust below": (put(47.999999999999993), 48),
    "full-width digits": (put("４８"), 48),
    "with thousands shown": (put(48, number_format="#,##0"), 48),
    "struck out": (put(48, font=Font(strike=True)), "FIL-220"),
    "a digit struck out": (put(STRUCK), "FIL-220"),
    "a digit raised": (put(RAISED), "FIL-221"),
    "a footnote of Unicode": (put("4⁸"), "FIL-221"),
    "a circled digit": (put("48①"), "FIL-221"),
    "decimals hidden": (put(47.6, number_format="0"), "FIL-222"),
    "thousands hidden": (put(48_000, number_format="0,"), "FIL-222"),
    "digits added": (put(48, number_format='0"00"'), "FIL-222"),
    "value hidden": (put(48, number_format=";;;"), "FIL-223"),
    "white on white": (put(48, font=Font(color="FFFFFFFF")), "FIL-223"),
}


def form_with(folder: Path, dress: Dress, column: int = 4) -> FileReading:
    """The reading of a form in which one cell of tre_em is dressed."""
    path = folder / "00001.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(path, rich_text=True)
    row = next(row for row in workbook.worksheets[0].iter_rows() if row[0].value == "tre_em")
    row[4].value = 48
    dress(row[column])  # type: ignore[arg-type]
    workbook.save(path)
    return read_file(path, "00001.xlsx", LAW, ROUND)


def table_with(folder: Path, dress: Dress) -> FileReading:
    """The reading of a wide workbook in which one cell is dressed."""
    path, workbook = folder / "bang.xlsx", Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Mã xã", "tre_em"])
    sheet.append(["00001", None])
    dress(sheet["B2"])
    workbook.save(path)
    return read_file(path, "bang.xlsx", LAW, ROUND)


def answer(reading: FileReading) -> object:
    """The value of tre_em, or the code of what is said of it; a warning does not count."""
    errors = [p.code for p in reading.problems if p.severity == "error"]
    return errors[0] if errors else next((f.value for _, f in reading.facts(ASKED) if f.evidence == "tre_em"), None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reader_of_cells_gives_one_answer(kind: str, tmp_path: Path) -> None:
    """Forms, wide workbooks, the checking sheet and the law's workbook."""
    dress, wanted = KINDS[kind]
    assert answer(form_with(tmp_path, dress)) == wanted
    assert answer(table_with(tmp_path, dress)) == wanted
    (sheet,) = open_book(tmp_path / "bang.xlsx", "t").sheets.values()
    cell = sheet.cells[2, 2]
    number = Number("tc01.1/1", "points", "whole", "50", ("tc01.yaml", ()), "provisional", None)
    found = found_in_cell(number, cell)
    assert (found.code if isinstance(found, Refusal) else int(str(found))) == wanted
    column = next(column for table in TABLES for column in columns_of(table.model) if column.kind == "whole")
    law = read(column, cell)
    assert (law.code if isinstance(law, Refused) else law) == (wanted if isinstance(wanted, str) else law)
    if isinstance(wanted, int) and "full-width" not in kind:
        assert law == str(wanted)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith(("full", "a footnote", "a circled"))])
def test_a_text_of_a_csv_gets_the_answer_of_a_cell(kind: str, tmp_path: Path) -> None:
    """What can be typed into both."""
    dress, wanted = KINDS[kind]
    workbook = Workbook()
    dress(workbook.worksheets[0]["A1"])
    path = tmp_path / "t.csv"
    path.write_text(f"commune,evidence,value\n00001,tre_em,{workbook.worksheets[0]['A1'].value}\n", "utf-8")
    assert answer(read_file(path, "t.csv", LAW, ROUND)) == wanted


@pytest.mark.parametrize(("result", "codes"), [(48, ["EVI-208"]), (47.53, ["EVI-202"]), ("48 trẻ", ["EVI-216"])])
def test_a_formula_s_result_is_said_to_be_taken_only_where_it_is(result: float | str, codes: list[str]) -> None:
    """A refused one is told once, as what is wrong with it."""
    evidence = next(e for e in ASKED.data if e.id == "tre_em")
    _, told = read_entry(Entry("00001", evidence, Cell(result, formula=True), Place("t.xlsx")), ROUND)
    assert [p.code for p in told] == codes


BESIDE: Mapping[str, tuple[int, Dress, str]] = {
    "a document struck out": (5, put("12/BC", font=Font(strike=True)), "FIL-220"),
    "a document with a footnote": (
        5,
        put(CellRichText("12/BC", TextBlock(InlineFont(vertAlign="superscript"), "1"))),
        "FIL-221",
    ),
    "a document that cannot be printed": (5, put("12_xD800_/BC"), "FIL-229"),
    "a day without its year": (6, put(date(2024, 11, 5), number_format="dd/mm"), "FIL-240"),
    "a day that lost its format": (6, put(45607, number_format="General"), "EVI-226"),
    "a day struck out": (6, put(date(2024, 11, 5), font=Font(strike=True)), "FIL-220"),
    "a note that cannot be printed": (7, put("xem _x0007_"), "FIL-229"),
    "a note struck out": (7, put("giữ nguyên", font=Font(strike=True)), "FIL-220"),
}


@pytest.mark.parametrize("kind", BESIDE)
def test_what_stands_beside_a_value_is_seen_too(kind: str, tmp_path: Path) -> None:
    """The document, its day and the note are refused at their own cell, in words that name the datum."""
    column, dress, code = BESIDE[kind]
    reading = form_with(tmp_path, dress, column)
    (told,) = (p for p in reading.problems if p.severity == "error")
    assert (told.code, told.place.cell[0], told.commune) == (code, "ABCDEFGH"[column], "00001")
    assert "Tổng số trẻ em dưới 16 tuổi" in render(told, "vi").split("\n")[0]


def test_words_in_other_letters_are_the_same_words(tmp_path: Path) -> None:
    """A name, a document and a sheet in decomposed letters are read composed."""
    path, workbook = tmp_path / "t.xlsx", Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = unicodedata.normalize("NFD", "Số liệu")
    sheet.append([unicodedata.normalize("NFD", text) for text in ("Tên xã", "tre_em")])
    sheet.append([unicodedata.normalize("NFD", ROUND.units[0].name), 48])
    workbook.save(path)
    reading = read_file(path, "t.xlsx", LAW, ROUND)
    assert [(code, fact.value, fact.place.sheet) for code, fact in reading.facts(ASKED)] == [("00001", 48, "Số liệu")]


def copied(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.copy_worksheet(sheet).title = f"{sheet.title} (2)"


def hidden(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.create_sheet("Khác")
    sheet.sheet_state = "hidden"


def shut_column(_: Workbook, sheet: Worksheet) -> None:
    sheet.column_dimensions["E"].hidden = True


def test_the_form_of_another_commune_in_a_form_s_file_is_told_and_the_own_one_read(tmp_path: Path) -> None:
    """Whose it is stands in the copy; to delete it as a second copy would lose that commune's figures."""
    path = tmp_path / "00001.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(path)
    row = next(row for row in workbook.worksheets[0].iter_rows() if row[0].value == "tre_em")
    row[4].value = 48
    form_of_another(workbook, workbook.worksheets[0])
    workbook.save(path)
    reading = read_file(path, "t.xlsx", LAW, ROUND)
    assert [(code, fact.value) for code, fact in reading.facts(ASKED)] == [("00001", 48)]
    told = {p.code: words(p, "vi")["what"] for p in reading.problems}
    assert "phiếu của 00002 Thị trấn Hai, nằm trong tệp phiếu của 00001 Xã Một" in told["EVI-229"]


@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        (copied, "EVI-228", "Phiếu số liệu (2)"),
        (hidden, "FIL-223", "Phiếu số liệu"),
        (shut_column, "FIL-223", "Cột trả lời"),
    ],
)
def test_answers_that_stand_twice_or_out_of_sight_are_not_read(
    spoil: Callable[[Workbook, Worksheet], None], code: str, said: str, tmp_path: Path
) -> None:
    """One problem for the whole sheet, which names it; none of its answers counts."""
    path = tmp_path / "00001.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(path)
    row = next(row for row in workbook.worksheets[0].iter_rows() if row[0].value == "tre_em")
    row[4].value = 48
    spoil(workbook, workbook.worksheets[0])
    workbook.save(path)
    reading = read_file(path, "00001.xlsx", LAW, ROUND)
    (told,) = reading.problems
    assert (told.code, told.commune, list(reading.facts(ASKED))) == (code, "00001", [])
    assert said in render(told, "vi")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_table_is_told_and_not_read(state: str, tmp_path: Path) -> None:
    """What is empty in the table that people see stays empty."""
    path, workbook = tmp_path / "t.xlsx", Workbook()
    first, old = workbook.worksheets[0], workbook.create_sheet("2023")
    old.sheet_state = state
    first.append(["Mã xã", "tre_em"])
    first.append(["00001", None])
    old.append(["Mã xã", "tre_em"])
    old.append(["00001", 20])
    workbook.save(path)
    reading = read_file(path, "t.xlsx", LAW, ROUND)
    assert ([p.code for p in reading.problems], list(reading.facts(ASKED))) == (["EVI-227"], [])


def test_a_hidden_row_or_column_is_one_problem(tmp_path: Path) -> None:
    """Of a row its value tells; of the column of documents its first cell, and the answers beside it are read."""
    path = tmp_path / "00001.xlsx"
    facts = {
        name: Fact(name, 48, Place(""), "given", Document("12/BC", ROUND.on), "ghi")
        for name in ("tre_em", "so_hoat_dong")
    }
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    for shut, wanted in (("row", (["E"], ["so_hoat_dong"])), ("F", (["F"], ["so_hoat_dong", "tre_em"]))):
        workbook = load_workbook(path)
        sheet = workbook.worksheets[0]
        if shut == "row":
            row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "tre_em")
            sheet.row_dimensions[row or 0].hidden = True
        else:
            sheet.column_dimensions[shut].hidden = True
        workbook.save(tmp_path / "spoilt.xlsx")
        reading = read_file(tmp_path / "spoilt.xlsx", "00001.xlsx", LAW, ROUND)
        told = [p.place.cell[0] for p in reading.problems if p.code == "FIL-223"]
        assert (told, sorted(fact.evidence for _, fact in reading.facts(ASKED))) == wanted


@pytest.mark.parametrize(
    ("spoil", "said"),
    [("insert_rows", "nay ở ô E10."), ("delete_rows", "nay không còn hàng ấy.")],
)
def test_a_row_that_moved_is_told_by_where_it_is_now(spoil: str, said: str, tmp_path: Path) -> None:
    """And one that was deleted as gone."""
    path = tmp_path / "00001.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(path)
    getattr(workbook.worksheets[0], spoil)(9)
    workbook.save(path)
    (told,) = (one for one in read_file(path, path.name, LAW, ROUND).problems if one.code == "EVI-112")
    assert words(told, "vi")["what"].endswith(said)


def test_a_day_in_a_number_s_cell_is_told_as_a_day_however_it_shows(tmp_path: Path) -> None:
    """Excel makes 12-Nov of 11/12: that it is a day is what is wrong, and what its cell needs first is said."""
    reading = form_with(tmp_path, put(date(2024, 11, 12), number_format="d-mmm"))
    (told,) = (one for one in reading.problems if one.code in ("EVI-217", "FIL-222"))
    assert told.code == "EVI-217" and words(told, "vi")["remedy"].startswith("Ô đang hiện thành ngày")
