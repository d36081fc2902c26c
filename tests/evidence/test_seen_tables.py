"""Whatever stands in a table of communes, or in the round's workbook, is read as it is seen or told and not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from engine.evidence.facts import Confirmed, Document
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.forms.round_excel import Choices, write_round_workbook
from engine.problems import ProblemsFound, render
from tests.evidence.test_tables import ASKED, CHILDREN, INFANTS, LAW, ROUND, as_csv, read, told

HEADS = (
    "Mã xã", "Tên xã", CHILDREN, f"{CHILDREN} – văn bản", INFANTS, "Văn bản số", "Ngày văn bản",
    f"{CHILDREN} - ghi chú",
)  # fmt: skip
ROWS = (
    ("00001", "Xã Một", 50, "7/CA", 5, "12/BC", ROUND.on, "cân 3 m²"),
    ("00002", "Thị trấn Hai", 60, "8/CA", 6, "13/BC", ROUND.on, "cân"),
    ("00003", "Phường Ba", 70, "9/CA", 7, "14/BC", ROUND.on, "cân"),
)
ALL = {(unit.code, name) for unit in ROUND.units for name in ("tre_em", "tre_duoi_1_tuoi")}
STRUCK, WHITE = Font(strike=True), Font(color="FFFFFFFF")
FOOTNOTE = CellRichText("Xã Một", TextBlock(InlineFont(vertAlign="superscript"), "1"))
Spoil = Callable[[Worksheet], None]
Told = tuple[str, str, str]


def spoilt(path: Path, spoil: Spoil) -> Path:
    """The table after somebody's hand was on it."""
    workbook = Workbook()
    for row in (HEADS, *ROWS):
        workbook.worksheets[0].append(row)
    spoil(workbook.worksheets[0])
    workbook.save(path)
    return path


def facts(path: Path) -> set[tuple[str, str]]:
    """The data that were read, by commune."""
    return {(code, fact.evidence) for code, fact in read(path).facts(ASKED)}


def struck(*cells: str) -> Spoil:
    def spoil(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].font = STRUCK

    return spoil


def put(cell: str, value: object, **look: object) -> Spoil:
    def spoil(sheet: Worksheet) -> None:
        sheet[cell].value = value
        for name, said in look.items():
            setattr(sheet[cell], name, said)

    return spoil


def hide(*names: str | int) -> Spoil:
    def spoil(sheet: Worksheet) -> None:
        for name in names:
            held = sheet.row_dimensions[name] if isinstance(name, int) else sheet.column_dimensions[name]
            held.hidden = True

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(sheet: Worksheet) -> None:
        for one in spoils:
            one(sheet)

    return spoil


def of(code: str) -> set[tuple[str, str]]:
    return {fact for fact in ALL if fact[0] == code}


COMMUNES: Mapping[str, tuple[Spoil, list[Told], set[tuple[str, str]]]] = {
    "a code struck out, the name seen": (struck("A3"), [("FIL-220", "A3", "00002")], of("00002")),
    "a name struck out, the code seen": (struck("B3"), [("FIL-220", "B3", "00002")], of("00002")),
    "a struck code of another": (both(put("A3", "00003"), struck("A3")), [("FIL-220", "A3", "00002")], of("00002")),
    "both struck out": (struck("A3", "B3"), [("FIL-220", "A3", "")], of("00002")),
    "a name with a footnote": (put("B2", FOOTNOTE), [("FIL-221", "B2", "00001")], of("00001")),
    "a code white on white": (put("A2", "00001", font=WHITE), [("FIL-223", "A2", "00001")], of("00001")),
    "a code whose format hides it": (put("A2", 1, number_format=";;;"), [("FIL-223", "A2", "00001")], of("00001")),
    "a code in error": (put("A2", "#REF!"), [("EVI-209", "A2", "00001")], of("00001")),
    "a code never calculated": (put("A2", "=B9"), [("EVI-207", "A2", "00001")], of("00001")),
    "a code that shows as a day": (put("A2", 1, number_format="dd/mm/yyyy"), [("EVI-302", "A2", "")], of("00001")),
    "a code that shows as a share": (
        both(put("A2", 1, number_format="0%"), put("B2", None)), [("EVI-302", "A2", "")], of("00001"),
    ),
    "a hidden row": (hide(3), [("FIL-223", "A3", "00002")], of("00002")),
    "all rows filtered away": (
        hide(2, 3, 4), [("FIL-223", f"A{row}", unit.code) for row, unit in enumerate(ROUND.units, 2)], ALL,
    ),
    "a hidden row of a sum": (both(put("A4", ""), put("B4", "Tổng cộng"), hide(4)), [], of("00003")),
    "a hidden row of words": (both(put("A6", "Người lập"), put("B6", "biểu"), hide(6)), [], set()),
    "a number of four digits": (put("A2", 1), [], set()),
}  # fmt: skip


@pytest.mark.parametrize("kind", COMMUNES)
def test_a_row_whose_commune_is_not_seen_is_nobodys(kind: str, tmp_path: Path) -> None:
    """One problem a row, at that cell, of the commune that the other cell names; the other rows are read."""
    spoil, wanted, lost = COMMUNES[kind]
    path = spoilt(tmp_path / "t.xlsx", spoil)
    assert ([(code, place.partition("› ")[2], who) for code, place, who in told(path)], facts(path)) == (
        wanted, ALL - lost,
    )  # fmt: skip


def column(name: str) -> set[tuple[str, str]]:
    return {fact for fact in ALL if fact[1] == name}


COLUMNS: Mapping[str, tuple[Spoil, list[tuple[str, str]], set[tuple[str, str]]]] = {
    "a datum struck out": (struck("C1"), [("FIL-220", "C1")], column("tre_em")),
    "a datum struck out beside the right one": (
        both(put("I1", CHILDREN), put("I2", 1), put("I3", 2), put("I4", 3), struck("C1")), [("FIL-220", "C1")], set(),
    ),
    "a head in error": (put("E1", "#NAME?"), [("EVI-209", "E1")], column("tre_duoi_1_tuoi")),
    "a datum with a footnote": (
        put("E1", CellRichText("Trẻ em dưới ", TextBlock(InlineFont(vertAlign="superscript"), "1"), " tuổi")),
        [("FIL-221", "E1")], column("tre_duoi_1_tuoi"),
    ),
    "a hidden datum": (hide("C"), [("FIL-223", "C1")], column("tre_em")),
    "two hidden data": (hide("C", "E"), [("FIL-223", "C1"), ("FIL-223", "E1")], ALL),
    "a hidden datum without figures": (
        both(put("C2", None), put("C3", None), put("C4", None), hide("C")), [], column("tre_em"),
    ),
    "a hidden column of codes": (hide("A"), [("FIL-223", "A1")], set()),
    "a code struck out and a name": (struck("A1"), [("FIL-220", "A1")], set()),
    "code and name": (struck("A1", "B1"), [("FIL-220", "A1"), ("FIL-220", "B1")], ALL),
    "code and name hidden": (hide("A", "B"), [("FIL-223", "A1"), ("FIL-223", "B1")], ALL),
    "the row of heads": (hide(1), [("FIL-223", "A1")], ALL),
    "a column that nobody asks for": (both(put("I1", "STT"), put("I2", 1), hide("I")), [], set()),
    "a document": (struck("D1"), [("FIL-220", "D1")], set()),
    "a hidden note": (hide("H"), [("FIL-223", "H1")], set()),
}  # fmt: skip


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_whose_head_is_not_seen_is_not_read(kind: str, tmp_path: Path) -> None:
    """One problem a column, at its head; the others are read, and none is read in its place."""
    spoil, wanted, lost = COLUMNS[kind]
    path = spoilt(tmp_path / "t.xlsx", spoil)
    assert [(code, place.partition("› ")[2]) for code, place, _ in told(path)] == wanted
    assert facts(path) == ALL - lost


PAPERS: Mapping[str, tuple[Spoil, Told, Document | None, str]] = {
    "the row's document": (struck("F2"), ("FIL-220", "F2", "00001"), None, "cân 3 m²"),
    "the row's day": (struck("G2"), ("FIL-220", "G2", "00001"), Document("12/BC"), "cân 3 m²"),
    "a day without its year": (
        put("G2", ROUND.on, number_format="dd/mm"), ("FIL-240", "G2", "00001"), Document("12/BC"), "cân 3 m²",
    ),
    "a day white on white": (
        put("G2", ROUND.on, font=WHITE), ("FIL-223", "G2", "00001"), Document("12/BC"), "cân 3 m²",
    ),
    "a note": (struck("H2"), ("FIL-220", "H2", "00001"), Document("12/BC", ROUND.on), ""),
    "a note in error": (put("H2", "#N/A"), ("EVI-209", "H2", "00001"), Document("12/BC", ROUND.on), ""),
}  # fmt: skip


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_that_is_not_seen_is_not_taken(kind: str, tmp_path: Path) -> None:
    """Told once at its cell; the number stays, and every other paper of the row."""
    spoil, wanted, document, note = PAPERS[kind]
    path = spoilt(tmp_path / "t.xlsx", spoil)
    (found,) = told(path)
    assert (found[0], found[1].partition("› ")[2], found[2]) == wanted
    first = {fact.evidence: fact for code, fact in read(path).facts(ASKED) if code == "00001"}
    assert (first["tre_duoi_1_tuoi"].document, first["tre_em"].note) == (document, note)
    assert facts(path) == ALL


def test_the_paper_of_a_whole_row_opens_no_datum(tmp_path: Path) -> None:
    """What is wrong with it is an error of the commune, and of no datum in particular."""
    (tmp_path / "evidence").mkdir()
    for name in ("round.yaml", "communes.csv"):
        (tmp_path / name).write_bytes((Path(__file__).parents[1] / "bad" / name).read_bytes())
    spoilt(tmp_path / "evidence" / "t.xlsx", put("G2", "31/02/2024"))
    read_ = read_evidence(tmp_path, LAW, ROUND).communes["00001"]
    assert {p.code for p in read_.problems if p.severity == "error"} == {"EVI-213"}
    assert {"tre_em", "tre_duoi_1_tuoi"} <= {*read_.facts}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (struck("A3"), "Mã xã (cả hàng không được đọc): có chữ hoặc số bị gạch ngang (“00002”)"),
        (hide(3), "Hàng 3 (cả hàng không được đọc): có giá trị nhưng không ai nhìn thấy"),
        (hide("C"), f"Cột “{CHILDREN}” (cả cột không được đọc): có giá trị nhưng không ai nhìn thấy"),
        (hide(1), "Hàng tên cột (cả bảng không được đọc): có giá trị nhưng không ai nhìn thấy"),
        (put("E1", "#REF!"), "“Cột #REF! (cả cột không được đọc)”: Excel báo lỗi #REF!"),
        (put("A2", "#REF!"), "“Mã xã (cả hàng không được đọc)”: Excel báo lỗi #REF!"),
    ],
)
def test_it_is_said_what_was_not_read(spoil: Spoil, words: str, tmp_path: Path) -> None:
    """The row, the column or the table, in words that a reader of the message understands."""
    (problem,) = read(spoilt(tmp_path / "t.xlsx", spoil)).problems
    assert words in render(problem, "vi")


def test_hundreds_of_doubled_heads_are_told_in_few_words(tmp_path: Path) -> None:
    """Twenty of them, then how many more there are; wide, long and in the list of communes."""
    wide = as_csv(tmp_path / "wide.csv", [["Mã xã", *[CHILDREN] * 400], ["00001", *[1] * 400]])
    long = as_csv(tmp_path / "long.csv", [["Mã xã", "số liệu", *["giá trị"] * 400], ["00001", "tre_em", *[1] * 400]])
    for path in (wide, long):
        codes = [p.code for p in read(path).problems]
        assert (codes.count("EVI-305"), codes.count("EVI-317"), len(codes)) == (20, 1, 21)
        (rest,) = (p for p in read(path).problems if p.code == "EVI-317")
        assert rest.values == {"rows": 379, "code": "EVI-305"}


def a_book(folder: Path, spoil: Callable[[Workbook], None]) -> Path:
    """A round's workbook after somebody's hand was on it."""
    more = {"simulated": True, "directives": (), "confirmed": (Confirmed("00001", "vì", "Sở", ROUND.on),)}
    write_round_workbook(folder / WORKBOOK, replace(ROUND, **more), Choices((), ()))  # type: ignore[arg-type]
    workbook = load_workbook(folder / WORKBOOK, rich_text=True)
    spoil(workbook)
    workbook.save(folder / WORKBOOK)
    return folder


def on(title: str, spoil: Spoil) -> Callable[[Workbook], None]:
    return lambda workbook: spoil(workbook[title])


BOOK: Mapping[str, tuple[Callable[[Workbook], None], str, str]] = {
    "a code struck out": (on("Xã", struck("A4")), "FIL-220", "Xã › A4"),
    "a name with a footnote": (on("Xã", put("B4", FOOTNOTE)), "FIL-221", "Xã › B4"),
    "a kind in error": (on("Xã", put("C4", "#REF!")), "EVI-209", "Xã › C4"),
    "a head struck out": (on("Xã", struck("C3")), "FIL-220", "Xã › C3"),
    "a hidden commune": (on("Xã", hide(5)), "FIL-223", "Xã › A5"),
    "a hidden column": (on("Xã", hide("D")), "FIL-223", "Xã › D3"),
    "a hidden sheet": (lambda workbook: setattr(workbook["Xã"], "sheet_state", "hidden"), "FIL-223", "Xã"),
    "a day struck out": (on("Đợt", struck("B8")), "FIL-220", "Đợt › B8"),
    "a day without its year": (on("Đợt", put("B8", ROUND.on, number_format="dd/mm")), "FIL-240", "Đợt › B8"),
    "a label struck out": (on("Đợt", struck("A8")), "FIL-220", "Đợt › A8"),
    "a hidden line": (on("Đợt", hide(8)), "FIL-223", "Đợt › A8"),
    "a reason struck out": (on("Xác nhận", struck("B4")), "FIL-220", "Xác nhận › B4"),
}


@pytest.mark.parametrize("kind", BOOK)
def test_the_rounds_workbook_is_read_as_it_is_seen(kind: str, tmp_path: Path) -> None:
    """One problem a cell, a hidden row, column or sheet; nothing is said to be missing besides."""
    spoil, code, place = BOOK[kind]
    with pytest.raises(ProblemsFound) as refused:
        read_round(a_book(tmp_path, spoil))
    assert [(p.code, str(p.place)) for p in refused.value.problems] == [(code, f"{WORKBOOK} › {place}")]
