"""A commune's page of what to mend as a sheet, for who would rather tick it off in Excel."""

from __future__ import annotations

from pathlib import Path

from engine.files.kit.printing import Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry
from engine.forms.to_mend import Slip
from engine.reporting.board.slip_words import (
    HEADS,
    SIGNED_BY,
    SIGNED_HOW,
    TITLE,
    WRONG,
    closing_words,
    lines_of,
    opening_words,
    simulated_words,
)

WIDTHS = (5, 9, 20, 15, 42, 38, 10)
DONE = "Xã đã sửa"
SIGNATURE_ROWS = 3


def write_slip_excel(path: Path, slip: Slip) -> None:
    """Write one commune's page; the same slip gives the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(f"Các chỗ phải sửa – {slip.unit.name}", on=slip.round.on)
    sheet = workbook.sheet("Các chỗ phải sửa")
    number, where, typed, what, remedy = HEADS
    titles = (number, "Mức", where, typed, what, remedy, DONE)
    looks = ["centre" if width < 20 else "text" for width in WIDTHS]
    columns = [Column(*told) for told in zip(titles, WIDTHS, looks, strict=True)]
    sheet.set_widths(columns)
    opening = [(TITLE, "title"), (f"{slip.unit.name} (mã {slip.unit.code})", "strong"), (slip.round.title, "subtitle")]
    opening += [(simulated_words(slip), "simulated")] if slip.round.simulated else []
    opening.append((opening_words(slip), "subtitle"))
    for top, (text, look) in enumerate(opening, 1):
        sheet.put_line(top, text, look, columns=len(columns))
    rows = [
        (at, Entry(line.kind, f"verdict {'not_recognised' if line.kind == WRONG else 'undecided'}"),
         line.where, line.typed, line.what, line.remedy, "")
        for at, line in enumerate(lines_of(slip), 1)
    ]  # fmt: skip
    heads = len(opening) + 1
    end = sheet.put_rows(heads, columns, rows)
    below = _put_closing(sheet, end, slip, len(columns))
    _put_signature(sheet, below, len(columns))
    sheet.keep_together(end - 1, below + SIGNATURE_ROWS)  # or the place to sign would stand alone on the next page
    sheet.set_page(Page(foot=printed(as_letters(slip.round.title), right="&P/&N"), repeat=(heads, heads)))
    workbook.save(path)


def _put_closing(sheet: NewSheet, row: int, slip: Slip, columns: int) -> int:
    for at, text in enumerate(closing_words(slip), row + 1):
        sheet.put_line(at, text, "note", columns=columns)
        row = at
    return row + 2


def _put_signature(sheet: NewSheet, row: int, columns: int) -> None:
    lines = (("……………, ngày …… tháng …… năm 20……", "signed how"), (SIGNED_BY, "signed by"), (SIGNED_HOW, "signed how"))
    for at, (text, look) in enumerate(lines, row):
        sheet.put_over(at, (columns - 1, columns), text, look)
