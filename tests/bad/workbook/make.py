"""Makes the broken workbooks, one a code: the small standard's workbook after one slip.

Run: python -m tests.bad.workbook.make.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.bad.saving import save_workbook
from tests.desk.made_workbooks import Edit, cell, exported, row_of, typed
from tests.frozen import SMALL

HERE = Path(__file__).parent


def without_meta(workbook: Workbook) -> None:
    """The hidden sheet is gone."""
    del workbook["_meta"]


def without_sheet(workbook: Workbook) -> None:
    """A sheet is gone."""
    del workbook["Cách đọc"]


def without_key(workbook: Workbook) -> None:
    """A key was cleared from the key row."""
    cell(workbook, "Bậc", "points", 3).value = None


def with_strange_key(workbook: Workbook) -> None:
    """A column of one's own with something in the key row."""
    sheet = workbook["Bậc"]
    sheet.cell(3, max(column.column for column in sheet[3] if column.value) + 1).value = "pointz"


def of_another(workbook: Workbook) -> None:
    """The workbook says it is of another standard."""
    workbook["_meta"]["B3"].value = "qd-06-2019"


def made_before(workbook: Workbook) -> None:
    """The law has changed since, and so has the workbook."""
    workbook["_meta"]["B4"].value = "0" * 64
    typed("Ngưỡng", "title", "plain", "Xã khác")(workbook)


def as_percent(workbook: Workbook) -> None:
    """98 % typed into the cell of an edge: Excel keeps 0.98 and a percent format."""
    found = cell(workbook, "Bậc", "at_least", row_of(workbook, "Bậc", "tc02.1"))
    found.value, found.number_format = 0.98, "0%"


def without_key_row(workbook: Workbook) -> None:
    """The small grey row, taken for something that is not needed."""
    workbook["Bậc"].delete_rows(3)


def as_day(workbook: Workbook) -> None:
    """12/12 typed into a cell that is not Text: Excel makes a day of it."""
    found = cell(workbook, "Ví dụ", "given", row_of(workbook, "Ví dụ", "tc02.1"))
    found.value, found.number_format = date(2026, 12, 12), "d-mmm"


def with_own_column(workbook: Workbook) -> None:
    """A column of one's own between ours, with a head that is not of notes."""
    sheet = workbook["Ngưỡng"]
    sheet.insert_cols(4)
    sheet["D2"].value, sheet["D6"].value = "Điểm phường", 165


def with_another_head(workbook: Workbook) -> None:
    """A head was given another name; what stands below would be read as before."""
    cell(workbook, "Bậc", "at_least", 2).value = "Lớn hơn"


def with_own_sheet(workbook: Workbook) -> None:
    """A sheet that nobody reads."""
    workbook.create_sheet("Ngưỡng mới")["B2"].value = "phường: 165"


def with_key_twice(workbook: Workbook) -> None:
    """A column copied with its key."""
    sheet = workbook["Ngưỡng"]
    place = max(column.column for column in sheet[3] if column.value) + 1
    sheet.cell(2, place).value, sheet.cell(3, place).value = "Ngưỡng", "threshold"


def with_own_row(workbook: Workbook) -> None:
    """A line of the standard itself that has no key."""
    sheet = workbook["Bộ tiêu chí"]
    sheet.cell(99, 2).value = "từ năm 2028: 880"


def without_owner(workbook: Workbook) -> None:
    """A band that does not say whose it is."""
    typed("Bậc", "item", "tc02.1", None)(workbook)


# The slip, and the cell that its author must be sent to.
SLIPS: dict[str, tuple[Edit, str]] = {
    "WBK-101": (without_meta, ""),
    "WBK-102": (without_sheet, ""),
    "WBK-103": (without_key, "Bậc › A3"),
    "WBK-104": (with_strange_key, "Bậc › O3"),
    "WBK-105": (of_another, ""),
    "WBK-106": (made_before, ""),
    "WBK-107": (typed("Ngưỡng", "threshold", "plain", 165), "Ngưỡng › D6"),
    "WBK-213": (without_key_row, "Bậc › A1"),
    "WBK-201": (typed("Bậc", "item", "tc02.1", "tc02.9"), "Bậc › A9"),
    "WBK-202": (typed("Tiêu chí", "id", "tc02", "../tc02"), "Tiêu chí › A5"),
    "WBK-203": (typed("Ngưỡng", "threshold", "plain", "=160+10"), "Ngưỡng › C6"),
    "WBK-204": (as_day, "Ví dụ › D11"),
    "WBK-205": (as_percent, "Bậc › C9"),
    "WBK-206": (typed("Bậc", "at_least", "tc02.1", "1.000"), "Bậc › C9"),
    "WBK-207": (with_own_column, "Ngưỡng › D2"),
    "WBK-208": (with_another_head, "Bậc › C2"),
    "WBK-209": (with_own_sheet, "Ngưỡng mới › B2"),
    "WBK-210": (with_key_twice, "Ngưỡng › I3"),
    "WBK-211": (with_own_row, "Bộ tiêu chí › B99"),
    "WBK-212": (without_owner, "Bậc › A9"),
}


def main() -> None:
    """Write every broken workbook beside this file."""
    for code, (slip, _) in SLIPS.items():
        path = exported(SMALL, HERE / f"{code}.xlsx")
        workbook = load_workbook(path)
        slip(workbook)
        save_workbook(workbook, path)


if __name__ == "__main__":
    main()
