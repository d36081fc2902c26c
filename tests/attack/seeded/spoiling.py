"""A valid round of four communes (số liệu mô phỏng), and the ways in which a person or a program makes it wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests import frozen
from tests.attack.mutating import members_of, zipped
from tests.bad.saving import save_workbook

COMMUNES = ("02536", "02539", "02545", "02587")
OWN, OTHER = "02587", "02545"
DATA, TASKS = "Phiếu số liệu", "Nhiệm vụ"
VALUE, DOCUMENT, ISSUED, NOTE = 5, 6, 7, 8
LATER = "dot-sau"
Spoil = Callable[[Path], None]


@cache
def rows_of(code: str) -> dict[str, int]:
    """The row of each datum on a form's first sheet."""
    sheet = load_workbook(form_in(frozen.ROUND, code))[DATA]
    return {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value}


def form_in(folder: Path, code: str) -> Path:
    """A commune's form in a round."""
    return next((folder / "evidence").glob(f"{code}-*"))


def whole_round(folder: Path) -> Path:
    """The round before anything is wrong with it."""
    shutil.copytree(frozen.ROUND, folder, ignore=shutil.ignore_patterns("results", "plan"))
    frozen.keep(folder, COMMUNES)
    return folder


def in_form(change: Callable[[Workbook, Worksheet], object], code: str = OWN) -> Spoil:
    """A commune's form opened, changed and saved as another program would."""

    def spoil(folder: Path) -> None:
        path = form_in(folder, code)
        book = load_workbook(path, rich_text=True)
        change(book, book[DATA])
        save_workbook(book, path)

    return spoil


def typed(name: str, value: object, column: int = VALUE) -> Spoil:
    """Another value in a datum's answer, or beside it."""
    return several({name: value}, column)


def several(values: dict[str, Any], column: int = VALUE) -> Spoil:
    """Several values typed into one form."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        for name, value in values.items():
            sheet.cell(rows_of(OWN)[name], column).value = value

    return in_form(change)


def taken_from(other: str, one: str) -> Spoil:
    """The answers of two data exchanged."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        first, second = (sheet.cell(rows_of(OWN)[name], VALUE) for name in (other, one))
        first.value, second.value = second.value, first.value

    return in_form(change)


def struck(name: str, out: str, rest: str) -> Spoil:
    """A number of which one part is struck out."""
    parts = CellRichText(TextBlock(InlineFont(strike=True), out), rest)
    return typed(name, parts)


def shown_as(name: str, value: float, pattern: str) -> Spoil:
    """A number that is shown otherwise than it is kept."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        cell = sheet.cell(rows_of(OWN)[name], VALUE)
        cell.value, cell.number_format = value, pattern

    return in_form(change)


def stale_formula(folder: Path) -> None:
    """A formula whose kept result is not what it comes to."""
    typed("tre_em", "=E44+E46")(folder)
    path = form_in(folder, OWN)
    members = members_of(path.read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    told = re.sub(rb"(<f>E44\+E46</f>)(<v\s*/>|<v></v>)?", rb"\1<v>816</v>", members[sheet])
    assert told != members[sheet]
    path.write_bytes(zipped({**members, sheet: told}))


def last_year_s_figures(folder: Path) -> None:
    """The figures of the round before typed into this round's forms; the round that is read lies beside it."""
    frozen.next_round(folder, folder.parent / LATER)


def in_font(name: str, value: str, font: str) -> Spoil:
    """A paper's number typed in a font of before Unicode."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        cell = sheet.cell(rows_of(OWN)[name], DOCUMENT)
        cell.value, cell.font = value, Font(name=font)

    return in_form(change)


def moved(name: str, to: str) -> Spoil:
    """An answer cut out of its row and put into another, over what stood there."""

    def change(_: Workbook, sheet: Worksheet) -> None:
        cell = sheet.cell(rows_of(OWN)[name], VALUE)
        sheet.cell(rows_of(OWN)[to], VALUE).value, cell.value = cell.value, None

    return in_form(change)


def answers_shifted(_: Workbook, sheet: Worksheet) -> None:
    """Every answer one row lower, as after a paste that began a row too low."""
    rows = sorted(rows_of(OWN).values())
    kept = [sheet.cell(row, VALUE).value for row in rows]
    for row, value in zip(rows[1:], kept, strict=False):
        sheet.cell(row, VALUE).value = value


def answers_copied(folder: Path) -> None:
    """The answers of a neighbour pasted into one's own form."""
    theirs = load_workbook(form_in(folder, OTHER))[DATA]

    def change(_: Workbook, sheet: Worksheet) -> None:
        for name, row in rows_of(OWN).items():
            if name in rows_of(OTHER):
                sheet.cell(row, VALUE).value = theirs.cell(rows_of(OTHER)[name], VALUE).value

    in_form(change)(folder)


def answers_beside(_: Workbook, sheet: Worksheet) -> None:
    """Every answer one column to the right, as after an empty column in what was pasted."""
    for row in rows_of(OWN).values():
        sheet.cell(row, DOCUMENT).value, sheet.cell(row, VALUE).value = sheet.cell(row, VALUE).value, None


def second_sheet(book: Workbook, sheet: Worksheet) -> None:
    """The sheet of answers copied within the workbook, with another number in the copy."""
    copied = book.copy_worksheet(sheet)
    copied.title = "Phiếu số liệu (2)"
    copied.cell(rows_of(OWN)["tre_em"], VALUE).value = 999


def persons_added(book: Workbook, _: Worksheet) -> None:
    """A list of children on a sheet of its own."""
    sheet = book.create_sheet("DS")
    for line in (("Họ và tên", "Ngày sinh"), ("Nguyễn Văn An", "1/1/2015")):
        sheet.append(line)


def hidden_row(_: Workbook, sheet: Worksheet) -> None:
    """The row of an answer hidden."""
    sheet.row_dimensions[rows_of(OWN)["tre_em"]].hidden = True


def merged(_: Workbook, sheet: Worksheet) -> None:
    """Two answers merged into one cell."""
    row = rows_of(OWN)["tre_duoi_1_tuoi"]
    sheet.merge_cells(start_row=row, start_column=VALUE, end_row=row + 1, end_column=VALUE)


def sorted_rows(_: Workbook, sheet: Worksheet) -> None:
    """Two rows of questions exchanged."""
    one, two = rows_of(OWN)["tre_nhe_can"], rows_of(OWN)["tre_thap_coi"]
    for column in range(1, 11):
        first, second = sheet.cell(one, column), sheet.cell(two, column)
        first.value, second.value = second.value, first.value


def inserted_row(_: Workbook, sheet: Worksheet) -> None:
    """A row put in between."""
    sheet.insert_rows(rows_of(OWN)["tre_em"])


def named(code: str, name: str) -> Spoil:
    """A form under another file name."""

    def spoil(folder: Path) -> None:
        form_in(folder, code).rename(folder / "evidence" / name)

    return spoil


def replaced(code: str, by: str) -> Spoil:
    """A commune's file with the content of another's."""

    def spoil(folder: Path) -> None:
        shutil.copy(form_in(folder, by), form_in(folder, code))

    return spoil


def sent_again(folder: Path) -> None:
    """A second copy of a form with another number."""
    frozen.send_again(folder, OWN)


def stamped(old: str, new: str) -> Spoil:
    """Other words in a form's hidden identity: the same form of another round, another year."""
    return lambda folder: frozen.restamp(form_in(folder, OWN), f"<t>{old}</t>", f"<t>{new}</t>")


def in_text(name: str, old: str, new: str) -> Spoil:
    """Other words in a text file of the round."""

    def spoil(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8-sig")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), "utf-8-sig" if name.endswith(".csv") else "utf-8")

    return spoil


def table(*rows: Sequence[object], name: str = "bang.csv") -> Spoil:
    """A table of many communes in place of the forms of two of them."""

    def spoil(folder: Path) -> None:
        for code in (OWN, OTHER):
            form_in(folder, code).unlink()
        if name.endswith(".csv"):
            lines = "\n".join(",".join(map(str, row)) for row in rows)
            (folder / "evidence" / name).write_text(lines + "\n", "utf-8")
            return
        book = Workbook()
        for row in rows:
            book.worksheets[0].append([*row])
        book.save(folder / "evidence" / name)

    return spoil


def hidden_table(folder: Path) -> None:
    """A table whose figures stand on a hidden sheet beside an empty visible one."""
    table(("Mã xã", "tre_em"), (OWN, 816), name="bang.xlsx")(folder)
    path = folder / "evidence" / "bang.xlsx"
    book = load_workbook(path)
    book.create_sheet("Ghi chú").append(["số liệu mô phỏng"])
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(path)


def day(month: int, of_month: int) -> date:
    """A day of 2024."""
    return date(2024, month, of_month)
