"""Appraisal workbooks that people spoilt, one a code: made by the program from the frozen round, then changed by hand.

Run after a change of the workbook: python -m tests.bad.review.make. Số liệu mô phỏng.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.service.appraised import CODE, OTHER, file_of, handed_out, row_of

HERE = Path(__file__).parent
DATUM = "tre_duoi_1_tiem_du"
GOOD = {"I": "Sửa số", "J": "40", "K": "Sổ tiêm chủng ghi 40 trẻ", "L": "12/BC-TYT", "M": "15/11/2024"}


def put(**cells: object) -> Callable[[Workbook], None]:
    """Type into the row of one datum: a good correction, but for these cells."""

    def typed(workbook: Workbook) -> None:
        sheet = workbook[CODE]
        for column, value in {**GOOD, **cells}.items():
            cell: Any = sheet[f"{column}{row_of(sheet, DATUM)}"]
            cell.value = value

    return typed


def said(key: str, value: str) -> Callable[[Workbook], None]:
    """Change the hidden stamp."""

    def changed(workbook: Workbook) -> None:
        sheet = workbook["_meta"]
        row = next(row for row in range(1, 9) if sheet.cell(row, 1).value == key)
        sheet.cell(row, 2).value = value

    return changed


ASK = {"I": "Yêu cầu bổ sung", "J": None, "K": "Gửi bản chụp sổ", "L": None, "M": None, "N": "31/12/2099"}
SLIPS: Mapping[str, Callable[[Workbook], None]] = {
    "REC-301": said("schema", "khac"),
    "REC-302": said("round", "dot-khac"),
    "REC-303": said("law", "0" * 64),
    "REC-304": lambda book: setattr(book[CODE], "title", "Đồng Quý"),
    "REC-305": lambda book: book[CODE].delete_cols(11),
    "REC-306": lambda book: book[CODE].insert_rows(14),
    "REC-307": put(D="50"),
    "REC-308": lambda book: book[CODE].merge_cells(f"I{row_of(book[CODE], DATUM)}:J{row_of(book[CODE], DATUM)}"),
    "REC-309": lambda book: book[CODE].__setitem__(f"J{book[CODE].max_row + 3}", "12"),
    "REC-310": put(I="Đồng ý"),
    "REC-311": put(N="31/12/2099"),
    "REC-312": put(J=None),
    "REC-313": put(K=None),
    "REC-314": put(L=None),
    "REC-315": put(M=None),
    "REC-316": put(M="21/11/2024"),
    "REC-317": put(**{**ASK, "K": None}),
    "REC-318": put(**{**ASK, "N": None}),
    "REC-319": put(**{**ASK, "N": "19/11/2024"}),
    "REC-325": put(),
    "REC-326": put(),
    "REC-327": lambda book: book.remove(book[OTHER]),
}


def main() -> None:
    """Write every broken workbook anew."""
    for code, spoil in SLIPS.items():
        path = handed_out(HERE / f"{code}.xlsx", file_of(CODE), file_of(OTHER))
        workbook = load_workbook(path)
        spoil(workbook)
        workbook.save(path)


if __name__ == "__main__":
    main()
