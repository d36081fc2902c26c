"""Makes the broken files that are not plain text: ``python tests/bad/make.py`` writes them beside itself.

The forms are made from the trial standard in ``tests/small``, so a change of the real criteria leaves them whole.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from engine.evidence.filled_forms import META  # noqa: E402 - run as a script, the repository is not on the path yet
from engine.forms.layout import PROGRESS  # noqa: E402
from engine.evidence.round import read_round  # noqa: E402
from engine.evidence.tables.mistakes import MOST_UNKNOWN, MOST_WRONG  # noqa: E402
from engine.files.listing.opening import LARGEST_BYTES, LONGEST_ROW, MOST_ROWS  # noqa: E402
from engine.files.parts import MOST_ELEMENTS  # noqa: E402
from tests.bad.saving import put_text, save_workbook  # noqa: E402
from engine.forms.self_score_sheet import self_score_cells  # noqa: E402
from engine.forms.template import write_form  # noqa: E402
from engine.language import speak  # noqa: E402
from engine.law.loading import load_standard  # noqa: E402

Change = Callable[[Workbook, Worksheet], None]


def form(path: Path, commune: int = 0) -> None:
    """An untouched form of a commune of the trial round."""
    round_, _ = read_round(HERE)
    write_form(path, load_standard(HERE.parent / "small"), round_, round_.units[commune], speak("vi"))


def changed(path: Path, change: Change) -> None:
    """A form of the first commune, opened and spoilt."""
    form(path)
    workbook = load_workbook(path)
    change(workbook, workbook.worksheets[0])
    save_workbook(workbook, path)


def meta(key: str, value: str) -> Change:
    """Write another value into the form's hidden identity."""

    def change(workbook: Workbook, _: Worksheet) -> None:
        sheet = workbook[META]
        for row in range(1, sheet.max_row + 1):
            if sheet[f"A{row}"].value == key:
                put_text(sheet[f"B{row}"], value)

    return change


def answer(name: str, value: object) -> Change:
    """Write into the answer's cell of a datum."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        for row in range(1, sheet.max_row + 1):
            if sheet[f"A{row}"].value == name:
                sheet[f"E{row}"].value = value

    return change


def given_and(own: Change) -> Change:
    """One proven datum, so that the form is not empty, and a change of the sheet "Tự chấm"."""

    def change(workbook: Workbook, sheet: Worksheet) -> None:
        answer("tre_em", "1200")(workbook, sheet)
        row = next(row for row in range(1, sheet.max_row + 1) if sheet[f"A{row}"].value == "tre_em")
        put_text(sheet[f"F{row}"], "12/BC")
        put_text(sheet[f"G{row}"], "05/11/2024")
        own(workbook, workbook["Tự chấm"])

    return change


def points(cell: str, typed: str) -> Change:
    """Write into a cell of the sheet "Tự chấm", the first item's points being given."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        put_text(sheet["E6"], "0")
        put_text(sheet[cell], typed)

    return change


def remove(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.remove(sheet)


def sort_items(_: Workbook, sheet: Worksheet) -> None:
    first, second = sheet["A6"].value, sheet["A7"].value
    put_text(sheet["A6"], str(second))
    put_text(sheet["A7"], str(first))


def rename(_: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Sheet1"


def reprint(_: Workbook, sheet: Worksheet) -> None:
    put_text(sheet["J2"], "00002")


def retitle(_: Workbook, sheet: Worksheet) -> None:
    put_text(sheet["B1"], "PHIẾU SỐ LIỆU THỊ TRẤN HAI")


def insert_column(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_cols(4)


def insert_row(_: Workbook, sheet: Worksheet) -> None:
    sheet.insert_rows(9)


def merge(_: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("E8:E9")


def dressed(value: object, **look: object) -> Change:
    """An answer whose cell has a font or a number format of its own."""

    def change(workbook: Workbook, sheet: Worksheet) -> None:
        answer("tre_em", value)(workbook, sheet)
        cell = next(row[4] for row in sheet.iter_rows() if row[0].value == "tre_em")
        for name, said in look.items():
            setattr(cell, name, said)

    return change


def issued(day: date, number_format: str) -> Change:
    """Write a day into the cell of a document's day, as a format shows it."""

    def change(workbook: Workbook, sheet: Worksheet) -> None:
        answer("tre_em", 1200)(workbook, sheet)
        row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "tre_em")
        cell = sheet.cell(row or 0, 7, day)
        cell.number_format = number_format

    return change


def document(text: str) -> Change:
    """Write into the document's cell of a datum."""

    def change(workbook: Workbook, sheet: Worksheet) -> None:
        answer("tre_em", 1200)(workbook, sheet)
        row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "tre_em")
        cell = sheet.cell(row or 0, 6)
        assert isinstance(cell, Cell)
        put_text(cell, text)

    return change


def copy_sheet(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.copy_worksheet(sheet).title = f"{sheet.title} (2)"


def form_of_another(workbook: Workbook, sheet: Worksheet) -> None:
    copy_sheet(workbook, sheet)
    put_text(workbook.worksheets[-1]["J2"], "00002")


CHANGES: Mapping[str, Change] = {
    "EVI-102": meta("round", "dot-truoc"),
    "EVI-103": meta("commune", "09999"),
    "EVI-104": reprint,
    "EVI-105": meta("sha256", "0" * 64),
    "EVI-106": rename,
    "EVI-107": insert_column,
    "EVI-108": merge,
    "EVI-111": meta("schema", ""),
    "EVI-123": meta("name", "Xã Bốn"),
    "EVI-124": retitle,
    "EVI-125": meta("period", "2023-01-01/2023-11-15"),
    "EVI-126": meta("title", "Đợt năm ngoái"),
    "EVI-127": meta("letters", "cong-van:0123abcd"),
    "EVI-129": meta("schema", "phuhop/form/1"),
    "EVI-112": insert_row,
    "EVI-150": given_and(points("E7", "năm mươi")),
    "EVI-151": given_and(points(self_score_cells(load_standard(HERE.parent / "small").standard).day, "hôm qua")),
    "EVI-154": given_and(points(self_score_cells(load_standard(HERE.parent / "small").standard).day, "16/11/2024")),
    "EVI-152": given_and(remove),
    "EVI-153": given_and(sort_items),
    "EVI-207": answer("tre_em", "=1000+200"),
    "EVI-209": answer("tre_em", "#DIV/0!"),
    "EVI-217": answer("tre_em", True),
    "EVI-228": copy_sheet,
    "EVI-229": form_of_another,
    "FIL-220": dressed(1200, font=Font(strike=True)),
    "FIL-222": dressed(1200.4, number_format="0"),
    "FIL-240": issued(date(2024, 11, 12), "d-mmm"),
    "FIL-241": issued(date(2024, 11, 5), "mm/dd/yyyy"),
    "FIL-223": dressed(1200, number_format=";;;"),
    "FIL-229": document("_x0007_12/BC"),
}


def parts(path: Path, extra: Mapping[str, bytes]) -> None:
    """A form with parts put in or put in place of its own."""
    form(path)
    with zipfile.ZipFile(path) as made:
        kept = {name: made.read(name) for name in made.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**kept, **extra}.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


HOLDS = b'<?xml version="1.0" encoding="UTF-8"?><a>'
CELLS = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
PARTS: Mapping[str, Mapping[str, bytes]] = {
    "FIL-104": {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"},
    "FIL-202": {"xl/media/picture.bin": bytes(33 * 2**20)},
    "FIL-204": {"xl/vbaProject.bin": b"macro"},
    "FIL-205": {"xl/externalLinks/externalLink1.xml": HOLDS + b"</a>"},
    "FIL-206": {"../outside.xml": HOLDS + b"</a>"},
    "FIL-207": {"xl/more.xml": HOLDS[:-3] + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    "FIL-208": {"xl/more.xml": "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16")},
    "FIL-225": {"xl/worksheets/sheet1.xml": b"<worksheet>" + b"<a/>" * MOST_ELEMENTS + b"</worksheet>"},
    "FIL-209": {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>" + CELLS + b"</sheetData></worksheet>"},
}


def wide(path: Path, rows: list[list[object]], hidden: Sequence[list[object]] = ()) -> None:
    """A plain workbook, with a hidden sheet if wanted."""
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    if hidden:
        sheet = workbook.create_sheet("2023")
        sheet.sheet_state = "hidden"
        for row in hidden:
            sheet.append(row)
    save_workbook(workbook, path)


def twice(path: Path) -> None:
    """A form whose file gives the cell of an answer two times."""
    changed(path, answer("tre_em", 1200))
    with zipfile.ZipFile(path) as made:
        kept = {name: made.read(name) for name in made.namelist()}
    name = "xl/worksheets/sheet1.xml"
    kept[name] = re.sub(rb'(<c r="(E\d+)"[^>]*)><v>1200</v></c>', rb"\g<0>\g<1>><v>1300</v></c>", kept[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in kept.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def encrypted(path: Path) -> None:
    """A zip whose entries say that they are encrypted."""
    form(path)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))


def make(folder: Path) -> None:
    """Every broken file that is small enough to be kept."""
    for code, change in CHANGES.items():
        changed(folder / f"{code}.xlsx", change)
    for code, extra in PARTS.items():
        parts(folder / f"{code}.xlsx", extra)
    form(folder / "EVI-110.xlsx")
    for code in ("EVI-109", "EVI-120", "EVI-121", "EVI-122", "EVI-130"):
        (folder / code).mkdir(exist_ok=True)
    for name, children in (("mot.xlsx", 816), ("mot-ban-sao.xlsx", 824)):
        changed(folder / "EVI-109" / name, answer("tre_em", children))
        changed(folder / "EVI-130" / name, answer("tre_em", 816))
    for code, name in (("EVI-120", "00002-hai.xlsx"), ("EVI-121", "99999-mot.xlsx"), ("EVI-122", "phuong ba.xlsx")):
        changed(folder / code / name, answer("tre_em", 816))
    wide(folder / "EVI-101.xlsx", [["Nội dung", "Kết quả"], ["Trẻ em", 1200]])
    wide(folder / "EVI-305.xlsx", [["Mã xã", "tre_em", "Tổng số trẻ em dưới 16 tuổi"], ["00001", 1200, 1200]])
    wide(folder / "EVI-319.xlsx", [["Mã xã", "so_hoat_dong", "tre_em", None], ["00001", 5, 1200, 1100]])
    workbook = load_workbook(folder / "EVI-319.xlsx")
    workbook.worksheets[0].merge_cells("C1:D1")
    save_workbook(workbook, folder / "EVI-319.xlsx")
    wide(folder / "EVI-321.xlsx", [["Mã xã", "tre_em"], ["00001", 1200]])
    workbook = load_workbook(folder / "EVI-321.xlsx")
    workbook.create_sheet("Trang2").append(["Cách tính", 5])
    save_workbook(workbook, folder / "EVI-321.xlsx")
    changed(folder / "EVI-208.xlsx", answer("tre_em", "=1000+200"))
    workbook = load_workbook(folder / "EVI-208.xlsx")
    sheet = workbook.worksheets[0]
    cell = next(f"E{row}" for row in range(1, sheet.max_row + 1) if sheet[f"A{row}"].value == "tre_em")
    save_workbook(workbook, folder / "EVI-208.xlsx", results={sheet.title: {cell: 1200, PROGRESS: 1}})
    twice(folder / "FIL-224.xlsx")
    wide(folder / "EVI-227.xlsx", [["Mã xã", "tre_em"], ["00001", 1200]], [["Mã xã", "tre_em"], ["00001", 1100]])
    (folder / "FIL-228" / "phieu.xlsx").mkdir(parents=True, exist_ok=True)
    (folder / "FIL-228" / "phieu.xlsx" / ".trong").write_bytes(b"")
    encrypted(folder / "FIL-210.xlsx")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (folder / "FIL-101.xlsx").write_bytes(b"<html><table><tr><td>1</td></tr></table></html>")
    (folder / "FIL-102.xls").write_bytes(ole + "Workbook".encode("utf-16-le"))
    (folder / "FIL-103.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    (folder / "FIL-105.docx").write_bytes(b"PK")
    (folder / "FIL-106.csv").write_bytes("commune,evidence,value\n00001,tre_em,có\n".encode("cp1258", "replace"))
    (folder / "FIL-108.csv").write_bytes(b"")


def make_large(folder: Path) -> None:
    """The broken files that are too large to be kept."""
    (folder / "FIL-201.xlsx").write_bytes(b"PK" + bytes(10 * 2**20))
    parts(folder / "FIL-203.xlsx", {f"xl/media/{n}.bin": b"" for n in range(2_000)})
    with (folder / "FIL-211.csv").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)  # a hole, which takes no room on the disk
    (folder / "FIL-235.csv").write_text(f"commune,evidence,value\n00001,{'x' * LONGEST_ROW},1\n", "utf-8")
    (folder / "FIL-236.csv").write_text("commune,evidence,value\n" + "\n" * MOST_ROWS, "utf-8")
    strangers = "".join(f"Xã Lạ {number},tre_em,1\n" for number in range(MOST_UNKNOWN + 1))
    (folder / "EVI-323.csv").write_text(f"commune,evidence,value\n{strangers}", "utf-8")
    (folder / "EVI-316.csv").write_text("commune,evidence,value\n" + "1,tre_em,x\n" * (MOST_WRONG + 1), "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as fresh:
        make(Path(fresh))
        shutil.copytree(fresh, HERE, dirs_exist_ok=True)
