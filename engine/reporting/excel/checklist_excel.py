"""The checking sheet in Excel: every number of the law, and empty cells for what the official text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

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
    SENTENCE,
    STANDARD,
    WHEN,
    WHO,
)
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import LOOKS, Column, Entry, Look, Value
from engine.files.writing import address
from engine.language import Say
from engine.law.loading import Lawbook
from engine.reporting.words.checklist_lines import Group, Line, groups_of

WIDTHS = (5.5, 6, 30, 12.5, 11, 10.5, 17, 11.5, 8, 24, 10.5, 10.5, 8.5, 14)
COLUMNS: Mapping[str, int] = {GIVEN: 8, PAGE: 9, SENTENCE: 10, WHO: 11, WHEN: 12, NOTE: 13, ID: 14}
LABEL, SHOWN = 7, 13
TITLE, ABOUT, HOW, COUNT, NAME_ROW, DAY_ROW, KEYS_ROW, HEADS_ROW = range(1, 9)
TYPED = {GIVEN: "typed short", PAGE: "typed short", SENTENCE: "typed", WHO: "typed", WHEN: "typed day", NOTE: "typed"}


def write_checklist(path: Path, book: Lawbook, say: Say) -> None:
    """Write a standard's checking sheet: same law, ledger and language, same bytes. Raises as ``write_whole``."""
    head = book.standard.head
    workbook = NewWorkbook(say("Phiếu đối chiếu {title}", title=head.id), on=head.law.date)
    sheet = workbook.sheet(say("Phiếu đối chiếu"))
    sheet.set_widths([Column("", width) for width in WIDTHS])
    rows = _put_rows(sheet, groups_of(book, say), say)
    _put_head(sheet, book, say, rows)
    sheet.set_width(COLUMNS[ID], WIDTHS[-1], hidden=True)
    sheet.freeze(HEADS_ROW + 1, 4)
    page = Page(printed(centre=say("Phiếu đối chiếu")), printed(f"{head.id} · {book.sha256[:8]}", right="&P/&N"))
    sheet.set_page(replace(page, repeat=(HEADS_ROW, HEADS_ROW), area=Area(1, 1, rows[-1], SHOWN)))
    sheet.lock(wider=True, filters=True)
    meta = workbook.sheet(META)
    meta.put_pairs({"schema": SCHEMA, "standard": head.id, "sha256": book.sha256, "sheet": sheet.name})
    meta.hide(deeply=True)
    meta.lock()
    workbook.save(path)


def _put_rows(sheet: NewSheet, groups: tuple[Group, ...], say: Say) -> list[int]:
    """The heads and every line; the rows that have a number are returned."""
    for at, title in enumerate(heads(say), 1):
        sheet.put(HEADS_ROW, at, title, "head")
    sheet.put(HEADS_ROW, COLUMNS[ID], HEADS, "bare")
    sheet.set_height(HEADS_ROW, 34)
    row, rows = HEADS_ROW, []
    choices: dict[tuple[str, ...], list[Area]] = {}
    for group in groups:
        row += 1
        sheet.put_over(row, (1, SHOWN), group.title, "item")
        sheet.set_height(row, 20)
        for line in group.lines:
            row += 1
            rows.append(row)
            _put_line(sheet, row, len(rows), line)
            if line.choices:
                at = COLUMNS[GIVEN]
                choices.setdefault(line.choices, []).append(Area(row, at, row, at))
    for words, areas in choices.items():
        told = say("Chọn {choices} trong danh sách.", choices=", ".join(words))
        sheet.check(areas, Check(words, "list", title=say("Chưa đúng"), error=told))
    return rows


def heads(say: Say) -> tuple[str, ...]:
    """The heads of the visible columns."""
    return (
        say("Dòng"), say("Mục"), say("Nội dung"), say("Con số cần tìm"), say("Bộ tiêu chí đang ghi"), say("Tính chất"),
        say("Căn cứ"), *typed_heads(say),
    )  # fmt: skip


def typed_heads(say: Say) -> tuple[str, ...]:
    """The heads of the columns that a person fills in, in the order of ``TYPED``."""
    return (
        say("Theo văn bản"), say("Trang"), say("Câu trong văn bản"), say("Người đối chiếu"), say("Ngày"),
        say("Ghi chú"),
    )  # fmt: skip


def _put_line(sheet: NewSheet, row: int, count: int, line: Line) -> None:
    shown = tuple(_cells(count, line))
    sheet.put_row(row, [Column("", width) for width in WIDTHS[: len(shown)]], shown, least=20)
    for key, look in TYPED.items():
        sheet.put(row, COLUMNS[key], None, look)
    sheet.put(row, COLUMNS[ID], line.number.id, "bare")


def _cells(count: int, line: Line) -> Iterator[Entry]:
    yield Entry(count, "centre")
    yield Entry(line.part, "centre")
    yield Entry(line.text, "strong text" if line.head else "text")
    yield Entry(line.asked, "text")
    yield Entry(line.value, "centre")
    yield Entry(line.mark, "text")
    yield Entry(line.cited, "text")


def asked_above(standard: str, rows: int, say: Say) -> tuple[tuple[int, str, str, Value, str | Look, float], ...]:
    """What stands above the table, a row each: its words, its name in the hidden column, value, look and height."""
    return (
        (ABOUT, say("Mã bộ tiêu chí"), STANDARD, standard, "centre", 20),
        (COUNT, say("Đã điền"), "", None, replace(LOOKS["centre"], number=f'0"/{rows}"'), 20),
        (NAME_ROW, say("Người đối chiếu (cho mọi dòng để trống)"), ALL_WHO, None, "typed short", 32),
        (DAY_ROW, say("Ngày đối chiếu (cho mọi dòng để trống)"), ALL_WHEN, None, "typed day", 32),
    )


def _put_head(sheet: NewSheet, book: Lawbook, say: Say, rows: list[int]) -> None:
    head = book.standard.head
    sheet.put_line(TITLE, say("PHIẾU ĐỐI CHIẾU BỘ TIÊU CHÍ VỚI VĂN BẢN"), "title", columns=SHOWN)
    title = say.either(head.title, head.title_en)
    about = say("{title} – số {number} ngày {day}", title=title, number=head.law.number, day=say.day(head.law.date))
    sheet.put_line(HOW, "\n".join(instructions(say)), "note", columns=SHOWN)
    sheet.put(ABOUT, 1, about, "page subtitle")
    given = COLUMNS[GIVEN]
    labels = asked_above(head.id, len(rows), say)
    for row, label, key, value, look, height in labels:
        sheet.put(row, LABEL, label)
        sheet.put_over(row, (given, given + 2), value, look)
        sheet.put(row, COLUMNS[ID], key, "bare")
        sheet.set_height(row, height)
    counted = f"=COUNTA({address(rows[0], given)}:{address(rows[-1], given)})"
    sheet.put_formula(COUNT, given, counted, labels[1][4], result=0)
    for key, at in COLUMNS.items():
        sheet.put(KEYS_ROW, at, key, "bare")
    sheet.set_height(KEYS_ROW, 15, hidden=True)


def instructions(say: Say) -> tuple[str, ...]:
    """How to fill it in, a line each."""
    return (
        say("• Mở văn bản chính thức. Mỗi dòng: tìm con số, ghi đúng như văn bản vào cột Theo văn bản, kèm trang."),
        say(
            "• Chép nguyên câu chứa con số vào cột Câu trong văn bản. Nhiều dòng cùng một câu, một trang: ghi dòng "
            "đầu, các dòng sau ghi nt (như trên) hoặc chép ô xuống (Ctrl+D)."
        ),
        say("• Chỉ điền ô nền vàng. Dòng chưa tìm thấy thì để trống: nó giữ nguyên, không tính là đã đối chiếu."),
        say(
            "• Văn bản ghi khác thì cứ ghi theo văn bản; "
            "máy cho xem cũ → mới và những xã đổi kết quả rồi mới sửa bộ tiêu chí."
        ),
    )
