"""The checking sheet in Excel: every number of the law, and empty cells for what the official text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.protection import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from engine.desk.proofreading.checklist import (
    ALL_WHEN,
    ALL_WHO,
    GIVEN,
    HEADS,
    ID,
    META,
    NOTE,
    PAGE,
    SCHEMA,
    STANDARD,
    WHEN,
    WHO,
)
from engine.files.styles import (
    Column,
    Entry,
    Value,
    add_looks,
    height_of,
    name_of,
    put,
    put_line,
    set_print,
    set_widths,
)
from engine.files.writing import address, put_text, save_workbook
from engine.forms import layout
from engine.forms.template import write_lines
from engine.language import Say
from engine.law.loading import Lawbook
from engine.reporting.words.checklist_lines import Group, Line, groups_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (5.5, 6, 44, 17, 13, 14, 30, 15, 9, 18, 12, 20, 14)
COLUMNS: Mapping[str, int] = {GIVEN: 8, PAGE: 9, WHO: 10, WHEN: 11, NOTE: 12, ID: 13}
LABEL, SHOWN = 7, 12
TITLE, ABOUT, HOW, COUNT, NAME_ROW, DAY_ROW, KEYS_ROW, HEADS_ROW = range(1, 9)
INPUT = PatternFill("solid", start_color="FFF6D6", end_color="FFF6D6")
FREE = Protection(locked=False)


def write_checklist(path: Path, book: Lawbook, say: Say) -> None:
    """Write a standard's checking sheet: same law, ledger and language, same bytes. Raises OSError."""
    workbook = Workbook()
    layout.set_face(workbook)
    add_looks(workbook)
    sheet = workbook.worksheets[0]
    sheet.title = say("Phiếu đối chiếu")
    columns = [Column("", width) for width in WIDTHS]
    set_widths(sheet, columns)
    rows = _put_rows(sheet, groups_of(book, say), say)
    _put_head(sheet, book, say, rows)
    _arrange(sheet, book, say)
    _put_meta(workbook.create_sheet(META), book, sheet.title)
    workbook.properties.creator = "phuhop"
    workbook.properties.title = say("Phiếu đối chiếu {title}", title=book.standard.head.id)
    save_workbook(workbook, path, on=book.standard.head.law.date, results={sheet.title: {f"H{COUNT}": 0}})


def _put_rows(sheet: Worksheet, groups: tuple[Group, ...], say: Say) -> list[int]:
    """The heads and every line; the rows that have a number are returned."""
    for at, title in enumerate(heads(say), 1):
        put(sheet, HEADS_ROW, at, title, "head")
    put_text(sheet[address(HEADS_ROW, COLUMNS[ID])], HEADS)
    sheet.row_dimensions[HEADS_ROW].height = 34
    row, count, rows = HEADS_ROW, 0, []
    choices: dict[tuple[str, ...], DataValidation] = {}
    for group in groups:
        row += 1
        for at in range(1, SHOWN + 1):
            put(sheet, row, at, group.title if at == 1 else "", "item")
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=SHOWN)
        sheet.row_dimensions[row].height = 20
        for line in group.lines:
            row, count = row + 1, count + 1
            _put_line(sheet, row, count, line)
            rows.append(row)
            if line.choices:
                choices.setdefault(line.choices, _drop_down(line.choices, say)).add(address(row, COLUMNS[GIVEN]))
    for check in choices.values():
        sheet.add_data_validation(check)
    return rows


def heads(say: Say) -> tuple[str, ...]:
    """The heads of the visible columns."""
    return (
        say("Dòng"), say("Mục"), say("Nội dung"), say("Con số cần tìm"), say("Bộ tiêu chí đang ghi"), say("Tính chất"),
        say("Căn cứ"), say("Theo văn bản"), say("Trang"), say("Người đối chiếu"), say("Ngày"), say("Ghi chú"),
    )  # fmt: skip


def _put_line(sheet: Worksheet, row: int, count: int, line: Line) -> None:
    cells = tuple(_cells(count, line))
    for at, value in enumerate(cells, 1):
        put(sheet, row, at, value)
    for key in (GIVEN, PAGE, WHO, WHEN, NOTE):
        cell = sheet[address(row, COLUMNS[key])]
        cell.fill, cell.protection = INPUT, FREE
        # Text keeps what was typed: 97,5 and 98 % stay themselves whatever the computer's own comma is.
        cell.number_format = "dd/mm/yyyy" if key == WHEN else "@"
    put_text(sheet[address(row, COLUMNS[ID])], line.number.id)
    looks = [(v.value, v.look) if isinstance(v, Entry) else (v, "text") for v in cells]
    told = zip(looks, WIDTHS, strict=False)
    sheet.row_dimensions[row].height = max(20.0, *(height_of(str(v or ""), look, width) for (v, look), width in told))


def _cells(count: int, line: Line) -> Iterator[Value]:
    strong = "strong text" if line.head else "text"
    yield Entry(count, "centre")
    yield Entry(line.part, "centre")
    yield Entry(line.text, strong)
    yield line.asked
    yield Entry(line.value, "centre")
    yield line.mark
    yield line.cited
    yield from (Entry("", "centre") if key in (GIVEN, PAGE, WHEN) else "" for key in (GIVEN, PAGE, WHO, WHEN, NOTE))


def _drop_down(choices: tuple[str, ...], say: Say) -> DataValidation:
    check = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    check.errorTitle, check.error = say("Chưa đúng"), say("Chọn {choices} trong danh sách.", choices=", ".join(choices))
    check.showErrorMessage = True
    return check


def _put_head(sheet: Worksheet, book: Lawbook, say: Say, rows: list[int]) -> None:
    head = book.standard.head
    put_line(sheet, TITLE, say("PHIẾU ĐỐI CHIẾU BỘ TIÊU CHÍ VỚI VĂN BẢN"), "title", columns=SHOWN)
    title = say.either(head.title, head.title_en)
    about = say("{title} – số {number} ngày {day}", title=title, number=head.law.number, day=say.day(head.law.date))
    put_line(sheet, HOW, "\n".join(instructions(say)), "note", columns=SHOWN)
    put(sheet, ABOUT, 1, about, "page subtitle")
    given = [f"{get_column_letter(COLUMNS[GIVEN])}{row}" for row in rows]
    labels = {
        ABOUT: (say("Mã bộ tiêu chí"), STANDARD, head.id),
        COUNT: (say("Đã điền"), "", f"=COUNTA({given[0]}:{given[-1]})"),
        NAME_ROW: (say("Người đối chiếu (cho mọi dòng để trống)"), ALL_WHO, ""),
        DAY_ROW: (say("Ngày đối chiếu (cho mọi dòng để trống)"), ALL_WHEN, ""),
    }
    for row, (label, name, value) in labels.items():
        put(sheet, row, LABEL, label, "text")
        put(sheet, row, COLUMNS[GIVEN], "" if row == COUNT else value, "centre")
        if row != ABOUT:
            sheet.row_dimensions[row].height = 32 if row in (NAME_ROW, DAY_ROW) else 20
        put_text(sheet[address(row, COLUMNS[ID])], name)
    progress = sheet[address(COUNT, COLUMNS[GIVEN])]
    progress.value, progress.data_type, progress.number_format = labels[COUNT][2], "f", f'0"/{len(rows)}"'
    for row in (ABOUT, COUNT, NAME_ROW, DAY_ROW):
        for at in range(COLUMNS[GIVEN] + 1, COLUMNS[GIVEN] + 3):
            sheet[address(row, at)].style = name_of("centre")
        sheet.merge_cells(start_row=row, start_column=COLUMNS[GIVEN], end_row=row, end_column=COLUMNS[GIVEN] + 2)
    for row in (NAME_ROW, DAY_ROW):
        cell = sheet[address(row, COLUMNS[GIVEN])]
        cell.fill, cell.protection = INPUT, FREE
        cell.number_format = "dd/mm/yyyy" if row == DAY_ROW else "@"
    for key, at in COLUMNS.items():
        put_text(sheet[address(KEYS_ROW, at)], key)
    sheet.row_dimensions[KEYS_ROW].hidden = True
    sheet.row_dimensions[ABOUT].height = 20


def instructions(say: Say) -> tuple[str, ...]:
    """How to fill it in, a line each."""
    return (
        say("• Mở văn bản chính thức. Mỗi dòng: tìm con số, ghi đúng như văn bản vào cột Theo văn bản, kèm trang."),
        say("• Chỉ điền ô nền vàng. Dòng chưa tìm thấy thì để trống: nó giữ nguyên, không tính là đã đối chiếu."),
        say(
            "• Văn bản ghi khác thì cứ ghi theo văn bản; "
            "máy cho xem cũ → mới và những xã đổi kết quả rồi mới sửa bộ tiêu chí."
        ),
    )


def _arrange(sheet: Worksheet, book: Lawbook, say: Say) -> None:
    head = book.standard.head
    sheet.freeze_panes = address(HEADS_ROW + 1, 4)
    sheet.column_dimensions[get_column_letter(COLUMNS[ID])].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{get_column_letter(SHOWN)}{sheet.max_row}"
    set_print(sheet, heading=say("Phiếu đối chiếu"), footing=f"{head.id} · {book.sha256[:8]}", repeat=HEADS_ROW)
    sheet.protection.sheet = True  # against slips, not people: there is no password
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False


def _put_meta(sheet: Worksheet, book: Lawbook, title: str) -> None:
    lines = {"schema": SCHEMA, "standard": book.standard.head.id, "sha256": book.sha256, "sheet": title}
    write_lines(sheet, lines)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
