"""What was read in ink stands beside its picture, and where two readings differ both are told."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.language import speak
from engine.law.loading import load_standard
from engine.reading.law_text import UNSURE, LawText, Passage, Said, Spot, Table
from engine.reading.left_unread import asked_of
from engine.reading.loading.pictures import as_png
from engine.reading.matching_law import matched
from engine.reading.reading_law import read_law
from engine.reading.two_inks import readings_of
from engine.reporting.reading.filled_sheet import write_filled
from engine.reporting.reading.picture_sheet import write_pictures
from engine.reporting.reading.reading_words import why_words
from engine.service.proofread import read_sheet
from tests import frozen
from tests.reading.corpus import PLANTED, law
from tests.reading.made_decisions import decision
from tests.reading.test_mutations import text_of
from tests.reading.test_sheet import typed

SAY = speak("vi")
INK = as_png(np.full((60, 400), 200, dtype=np.uint8))
ITEM = "9.1. "


def scan() -> LawText:
    """The decision as if read from ink, each row and passage with a picture; a middle band is read in two ways."""
    text = text_of(decision(law(), "words", "rows", planted=PLANTED))
    blocks = tuple(
        Table(tuple(replace(row, cells=tuple(map(_cell, row.cells)), picture=INK) for row in block.rows))
        if isinstance(block, Table)
        else replace(block, picture=INK)
        for block in text.blocks
    )
    return replace(text, how="scan", blocks=blocks)


def _cell(cell: tuple[Said, ...]) -> tuple[Said, ...]:
    if not cell or not cell[0].text.startswith(ITEM):
        return tuple(Said(said.text, said.text, said.text) for said in cell)
    first, second = "- Từ 70% đến dưới 80%: 30 điểm", "- Từ 70% đến dưới 80%: 80 điểm"
    unsure = Said(f"- Từ 70% đến dưới 80%: {UNSURE} điểm", second, first)
    return tuple(unsure if said.text == first else Said(said.text, said.text, said.text) for said in cell)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The checking sheet of the scan."""
    text = scan()
    read = read_law(text)
    book = load_standard(frozen.LAW)
    write_filled(tmp_path / "phieu.xlsx", book, (text, matched(read, book.standard), asked_of(read)), SAY)
    return tmp_path / "phieu.xlsx"


def pictures_in(path: Path) -> int:
    """How many pictures a workbook shows; one file may be shown several times."""
    with zipfile.ZipFile(path) as parts:
        drawings = [name for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
        return sum(parts.read(name).count(b"<xdr:pic>") for name in drawings)


def lines(path: Path, name: str = "Ảnh") -> list[tuple[str, str]]:
    """What stands beside each picture: what was read, what is asked."""
    page = load_workbook(path)[name]
    return [
        (str(page.cell(row, 3).value or ""), str(page.cell(row, 4).value or "")) for row in range(5, page.max_row + 1)
    ]


def test_every_number_of_a_scan_stands_beside_its_picture(sheet: Path) -> None:
    """With the row of the checking sheet on which it is answered; what is unclear with both readings."""
    page = load_workbook(sheet).worksheets[0]
    rows = [row for row in range(9, page.max_row + 1) if isinstance(page.cell(row, 1).value, (int, float))]
    values = [str(page.cell(row, 6).value) for row in rows]
    numbers = [line for told, _ in lines(sheet) for line in told.split("\n") if line]
    assert pictures_in(sheet) == len(lines(sheet)) >= len(law().items)
    read = [match for match in matched(read_law(scan()), law()) if match.value is not None]
    assert len(numbers) == len(read)
    for line in numbers:
        at = int(line.split(":")[0].removeprefix("dòng "))
        assert line.endswith(f"= {values[at - 1]}"), line
    (asked,) = [asked for _, asked in lines(sheet) if "[?] điểm" in asked]
    assert "lần một “80%: 30 điểm”, lần hai “80%: 80 điểm”" in asked


def test_a_sheet_with_pictures_is_handed_back(sheet: Path) -> None:
    """It is a checking sheet like any other, as it was made and after a person has typed into it."""
    book = load_standard(frozen.LAW)
    assert read_sheet(sheet, book).problems == ()
    done = read_sheet(
        typed(sheet, {ALL_WHO: "Nguyễn Thị Lan", ALL_WHEN: "05/01/2026", "tc09.1/max_points": "50"}), book
    )
    assert [(row.number.id, row.value) for row in done.found] == [("tc09.1/max_points", "50")]


def test_a_draft_of_a_scan_has_its_pictures_in_a_workbook(tmp_path: Path) -> None:
    """The sentences that became numbers, and those that are asked."""
    read = read_law(scan())
    write_pictures(tmp_path / "anh.xlsx", read, asked_of(read), SAY)
    told = lines(tmp_path / "anh.xlsx")
    assert any("- Từ 98% trở lên: 50 điểm" in read_there for read_there, _ in told)
    assert not any("Khoảng 70%" in read_there for read_there, _ in told)
    assert any("Khoảng 70%" in asked for _, asked in told)


def test_a_text_has_no_sheet_of_pictures(tmp_path: Path) -> None:
    """Where nothing was read from ink there is nothing to look at."""
    text = text_of(decision(law(), "words", "rows"))
    read, book = read_law(text), load_standard(frozen.LAW)
    write_filled(tmp_path / "a.xlsx", book, (text, matched(read, book.standard), asked_of(read)), SAY)
    assert "Ảnh" not in load_workbook(tmp_path / "a.xlsx").sheetnames


@pytest.mark.parametrize(
    ("first", "second", "text", "told"),
    [
        ("Từ 98% trở lên", "Từ 93% trở lên", f"Từ {UNSURE}% trở lên",
         "hai lần đọc ảnh khác nhau: lần một “Từ 98% trở”, lần hai “Từ 93% trở”; nhìn ảnh rồi gõ số thấy được"),
        ("Dưới 90%", "", f"Dưới {UNSURE}{UNSURE}",
         "hai lần đọc ảnh khác nhau: lần một “Dưới 90%”, lần hai “–”; nhìn ảnh rồi gõ số thấy được"),
        ("Trên 05‰", "Trên 05‰", f"Trên {UNSURE}‰",
         "đọc ra “Trên 05‰” mà nghi sót dấu (dấu phẩy, %, ‰, ≥) hoặc chữ mờ; nhìn ảnh rồi gõ số thấy được"),
        (UNSURE, "", UNSURE, "không đọc được chữ trong ảnh; nhìn ảnh rồi gõ số thấy được"),
    ],
    ids=["another number", "one reading has nothing", "a lost comma", "nothing read"],
)  # fmt: skip
def test_why_ink_was_not_read_for_certain_is_told(first: str, second: str, text: str, told: str) -> None:
    """Both readings with a word beside what differs, and what the person is to do."""
    document = LawText("a.pdf", "0" * 64, "scan", (Passage(Said(text, second, first), Spot(1)),))
    assert [why_words(why, SAY) for why in readings_of(document, Spot(1), text)] == [told]


def test_a_picture_is_a_png_of_sixteen_greys() -> None:
    """Its head says its size, its rows hold each pixel's grey; an odd width too."""
    picture = np.array([[0, 255, 128], [16, 32, 240]], dtype=np.uint8)
    png = as_png(picture)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", png[16:26]) == (3, 2, 4, 0)
    size = struct.unpack(">I", png[33:37])[0]
    assert zlib.decompress(png[41 : 41 + size]) == bytes([0, 0x0F, 0x80, 0, 0x12, 0xF0])
