"""The quick workbook's parts are XlsxWriter's own, byte for byte, the first time and every time after."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from xlsxwriter import Workbook

from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area
from engine.files.kit.quick_books import NORMAL, OPTIONS, QuickBook, properties_of
from engine.files.kit.quick_sheets import drawn_check
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import LOOKS, look_of

MADE = {"created": datetime(2024, 11, 15)}
FILLS = ("F6C9C4", "FFF2CC")
FORMULAS = ("=SUM(A1:B2)", "=FILTER(A1:A9,B1:B9)", "=CONCAT(A1,B1)", "=_xlfn.NUMBERVALUE(A1)", "{=DAYS(A1,B1)}")


def filled(book: Any, faces: list[Any], fills: list[Any]) -> None:
    """Cells of every look, formulas in cells, and colours by formulas."""
    sheet, other = book.add_worksheet("Trang"), book.add_worksheet("Khác")
    for row, face in enumerate(faces):
        sheet.write_string(row, 0, f"chữ {row} <&>", face)
        sheet.write_blank(row, 1, None, face)
    for row, formula in enumerate(FORMULAS):
        sheet.write_formula(row, 3, formula, faces[0], 2)
        for fill in fills:
            other.conditional_format(row, 0, row, 2, {"type": "formula", "criteria": formula, "format": fill})


def plain() -> dict[str, bytes]:
    """The parts of a workbook of XlsxWriter alone."""
    held = io.BytesIO()
    book = Workbook(held, {**OPTIONS, "default_format_properties": {**NORMAL}})
    book.set_properties(MADE)
    looks = [(look_of(look), quoted) for look in LOOKS for quoted in (False, True)]
    faces = [book.add_format({**properties_of(look), "quote_prefix": quoted}) for look, quoted in looks]
    filled(book, faces, [book.add_format({"bg_color": f"#{fill}"}) for fill in FILLS])
    book.close()
    with zipfile.ZipFile(held) as made:
        return {name: made.read(name) for name in made.namelist()}


def quick() -> dict[str, bytes]:
    """The parts of the same as ours."""
    book = QuickBook()
    book.set_properties(MADE)
    faces = [book.face(look_of(look), quoted=quoted) for look in LOOKS for quoted in (False, True)]
    filled(book, faces, [book.fill(fill) for fill in FILLS])
    return dict(book.parts())


def test_the_parts_are_those_of_xlsxwriter() -> None:
    """In the same order; what one workbook is given leaves no trace in the next."""
    wanted = plain()
    for _ in range(3):
        made = quick()
        assert made == wanted
        assert list(made) == list(wanted)


CHECKS = [
    (Check(("Có", "Không"), "list", "Chưa đúng", "Chọn một."), {"validate": "list", "value": ["Có", "Không"]}),
    (Check("=$A$1:$A$9", "list"), {"validate": "list", "value": "=$A$1:$A$9"}),
    (Check((0, 97), "integer", prompt_title="Số", prompt="Từ <0> đến 97"),
     {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 97}),
    (Check((date(2000, 1, 1), date(2024, 11, 15)), "date", only_warns=True),
     {"validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2024, 11, 15)}),
    (Check('=IFERROR(AND(A1>0,CONCAT(A1)="1"),FALSE)', "custom"),
     {"validate": "custom", "value": '=IFERROR(AND(A1>0,CONCAT(A1)="1"),FALSE)'}),
]  # fmt: skip


@pytest.mark.parametrize(("check", "told"), CHECKS)
def test_a_check_is_written_as_xlsxwriter_writes_it(check: Check, told: dict[str, object]) -> None:
    """Over several areas, the first time and every time after."""
    areas = (Area(2, 3, 9, 3), Area(12, 3, 14, 5))
    said = {"error_title": check.title, "error_message": check.error, "other_cells": [(11, 2, 13, 4)],
            "error_type": "warning" if check.only_warns else "stop"}  # fmt: skip
    if check.prompt:
        said |= {"input_title": check.prompt_title, "input_message": check.prompt}
    book = Workbook(io.BytesIO(), OPTIONS)
    sheet = book.add_worksheet()
    assert sheet.data_validation(1, 2, 8, 2, {**told, **said}) == 0
    written = io.StringIO()
    sheet._set_filehandle(written)
    sheet._write_data_validation(sheet.validations[0])
    assert drawn_check(areas, check) == drawn_check(areas, check) == written.getvalue()


@pytest.mark.filterwarnings("ignore:Length of list items")
def test_what_excel_could_not_hold_is_refused_each_time() -> None:
    """A list of more than 255 signs."""
    sheet = NewWorkbook("Sổ").sheet("Trang")
    for _ in range(2):
        with pytest.raises(ValueError, match="Trang"):
            sheet.check([Area(1, 1, 1, 1)], Check(("dài" * 100,), "list"))
