"""How the law's workbook looks: heads with their keys and notes, drop-downs, shades, A4 on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from engine.desk.editing.law_sheets import DATUM, SHEET, Column, Table, is_english
from engine.desk.editing.vocabulary import vocabulary
from engine.files.styles import FACE, HEAD_FILL, ITEM_FILL, add_looks, height_of, put, set_print
from engine.files.writing import UNPRINTABLE, address
from engine.language import Say
from engine.law.model import StandardHead

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

GREY, PALE, YELLOW, INPUT = "7B8794", "F5F7FA", "FFF2CC", "FFFBEB"
ROOM = 1_000  # rows that drop-downs reach, for entries to come
# Everything else is text, so that Excel does not turn 12/12 into a day.
FORMATS = {"day": "dd/mm/yyyy", "exact": "General", "whole": "0"}
CENTRED = frozenset({"whole", "exact", "day", "flag", "word"})
WIDTHS = {
    "id": 13, "number": 8, "title": 34, "max_points": 9, "points": 8, "mark": 12, "document": 14, "at": 20, "basis": 30,
    "measure": 13, "datum": 22, "of": 22, "per": 9, "asked_at_least": 10, "when_none": 13, "when_none_mark": 12,
    "at_least": 11, "more_than": 9, "at_most": 11, "less_than": 9, "equals": 11, "yes": 9, "otherwise": 9,
    "name": 56, "given": 14, "criterion": 9, "item": 9, "class": 25, "about": 34, "label": 26, "question": 34,
    "kind": 9,
    "unit": 9, "not_more_than": 20, "holder": 20, "sensitive": 9, "indicator": 20, "hint": 30, "threshold": 10,
    "type": 24, "province": 30, "mountain": 9, "island": 9, "area_iii": 9, "from": 12, "until": 12, "sum": 30,
    "jump": 18,
    "over_percent": 9, "level": 10, "why": 50, "sector": 12, "effort": 10, "each": 12, "months": 9, "possible": 9,
    "appraises": 36, "recognises": 36, "status": 14, "text": 80, "value": 60, "key": 24, "note": 60,
}  # fmt: skip
LISTS = {DATUM: "Evidence", ("measure", "of"): "Evidence", ("jump",): "Evidence", ("criterion",): "Criterion",
         ("item",): "Item", ("class",): "UnitClass", ("not_more_than",): "Evidence"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The sheet being made: its table (None for the standard itself), its name, the row of its heads, the language."""

    table: Table | None
    title: str
    heads: int
    say: Say


def new_workbook(title: str) -> Workbook:
    """An empty workbook that knows the looks of the house."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    workbook.properties.creator, workbook.properties.title = "phuhop", UNPRINTABLE.sub(" ", title)
    return workbook


def width_of(column: Column) -> float:
    """A column's width in characters; English as wide as its Vietnamese."""
    name = column.path[-1].removesuffix("_en")
    evidence = 24 if (column.model, name) == ("Evidence", "id") else 0
    return evidence or WIDTHS.get(name, 16)


def put_heads(sheet: Worksheet, columns: Sequence[Column], place: Place) -> None:
    """The sheet's title, the heads in words, and under each its key in small grey letters."""
    put(sheet, 1, 1, place.title.upper(), "page title")
    sheet.row_dimensions[1].height = 24
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width_of(column)
        head, note = _head(column, place.say)
        put(sheet, place.heads, at, head, "head")
        put(sheet, place.heads + 1, at, "" if _is_only_read(column) else column.name, "centre")
        cell = sheet[address(place.heads + 1, at)]
        cell.font = Font(name=FACE, size=8, color=GREY)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if note:
            sheet[address(place.heads, at)].comment = _comment(note)
    tallest = max(height_of(_head(c, place.say)[0], "head", width_of(c)) for c in columns)
    sheet.row_dimensions[place.heads].height = tallest
    longest = max((len(c.name) / width_of(c) for c in columns if not _is_only_read(c)), default=0)
    sheet.row_dimensions[place.heads + 1].height = 24 if longest > 1.3 else 13 if longest else 4


def _is_only_read(column: Column) -> bool:
    return column.model == SHEET and column.path[-1] in ("about", "label", "value", "key", "note")


def _head(column: Column, say: Say) -> tuple[str, str]:
    """A column's head and the note on it."""
    plain = {"label": say("Mục thông tin"), "value": say("Nội dung"), "key": say("Khóa"), "note": say("Nghĩa")}
    if column.model == SHEET and column.path[-1] in plain:
        return plain[column.path[-1]], ""
    key = vocabulary().keys[column.model][column.path[-1]]
    lines = [say.either(*key.note).capitalize() + ".", _form(column, say)]
    lines.append(say("Bắt buộc.") if column.needed else say("Để trống được."))
    head = say.either(*key.head)
    if not column.needed and len(column.path) > 1 and column.path[0] == "measure" and column.model != SHEET:
        lines[-1] = say("Để trống khi cách đo không cần.")
    return head + ("" if not column.needed or _is_only_read(column) else " *"), "\n".join(filter(None, lines))


def _form(column: Column, say: Say) -> str:
    """How a value of the column is typed."""
    words = vocabulary()
    if column.choices:
        spoken = ", ".join(words.word(column.words, value, say) for value in column.choices)
        if column.kind == "words":
            return say("Một hoặc nhiều, cách nhau bằng dấu phẩy: {words}.", words=spoken)
        return say("Chọn: {words}.", words=spoken)
    return {
        "whole": say("Số nguyên, ví dụ 50."),
        "exact": say("Số, ví dụ 98 hoặc 97,5; không ghi dấu %."),
        "day": say("Ngày, ví dụ 15/11/2024."),
        "names": say("Nhiều mã thì cách nhau bằng dấu phẩy."),
    }.get(column.kind, "")


def _comment(note: str) -> Comment:
    comment = Comment(note, "phuhop")
    comment.width, comment.height = 300, 46 + 18 * sum(1 + len(line) // 44 for line in note.split("\n"))
    return comment


def put_row(
    sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[object], *, shade: bool = False
) -> None:
    """One entry; every second group of rows is shaded, so that a group is seen as one."""
    for at, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        _put(sheet, row, at, column, value)
        cell = sheet[address(row, at)]
        if _is_only_read(column) and column.path[-1] not in ("label", "value"):
            cell.font = Font(name=FACE, size=10, italic=True, color=GREY)
        if shade:
            cell.fill = PatternFill("solid", start_color=ITEM_FILL, end_color=ITEM_FILL)
    sheet.row_dimensions[row].height = max(
        height_of(
            value if isinstance(value, str) and column.kind not in CENTRED else "",
            "note" if _is_only_read(column) else "text",
            width_of(column) - 0.5,
        )
        for column, value in zip(columns, values, strict=True)
    )


def _put(sheet: Worksheet, row: int, at: int, column: Column, value: object) -> None:
    put(sheet, row, at, value, "centre" if column.kind in CENTRED else "text")  # type: ignore[arg-type]
    sheet[address(row, at)].number_format = FORMATS.get(column.kind, "@")


def put_spare_rows(sheet: Worksheet, rows: range, columns: Sequence[Column]) -> None:
    """Empty rows in the right formats for entries to come; they are not printed."""
    for row in rows:
        for at, column in enumerate(columns, 1):
            _put(sheet, row, at, column, None)
            sheet[address(row, at)].fill = PatternFill("solid", start_color=PALE, end_color=PALE)


def dress(sheet: Worksheet, columns: Sequence[Column], last: int, place: Place, *, down: Sequence[Column] = ()) -> None:
    """Frozen heads, drop-downs, colours that mean something, A4; ``down`` are keys that stand one below the other."""
    first = place.heads + 2
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    fixed = 1 if place.table is None or not place.table.owner or len(columns[1].path) > 1 else 2
    sheet.freeze_panes = address(first, fixed + 1)
    stretches = [
        (c, f"{get_column_letter(at)}{first}:{get_column_letter(at)}{ROOM}") for at, c in enumerate(columns, 1)
    ]
    for column, stretch in [*stretches, *((c, f"B{row}") for row, c in enumerate(down, first))]:
        _offer(sheet, column, stretch, place.say)
        if column.words == "mark":
            _colour_marks(sheet, stretch, place.say)
    for at, column in enumerate(columns, 1):
        if is_english(column):
            sheet[address(place.heads, at)].fill = PatternFill("solid", start_color="EEF2F7", end_color="EEF2F7")
    paper = max(at for at, column in enumerate(columns, 1) if not is_english(column))
    sheet.print_area = f"A1:{get_column_letter(paper)}{last}"
    set_print(sheet, heading="", footing=place.title)
    sheet.print_title_rows = f"{place.heads}:{place.heads + 1}"
    sheet.sheet_properties.tabColor = HEAD_FILL


def _offer(sheet: Worksheet, column: Column, stretch: str, say: Say) -> None:
    """A drop-down of the words or ids that a column takes."""
    source = LISTS.get(column.path) if column.kind in ("text", "data") else None
    if source:
        titles = {"Evidence": say("Số liệu"), "Criterion": say("Tiêu chí"), "Item": say("Mục")}
        letter = "B" if source == "Item" else "A"
        formula = f"{quote_sheetname(titles.get(source, say('Ngưỡng')))}!${letter}$4:${letter}${ROOM}"
    elif column.choices and column.kind != "words":
        formula = '"' + ",".join(vocabulary().word(column.words, value, say) for value in column.choices) + '"'
    else:
        return
    offered = DataValidation(type="list", formula1=formula, allow_blank=True)
    offered.errorStyle = "warning" if source else "stop"
    offered.error = say("Chọn một trong các từ ở danh sách xổ xuống.")
    offered.errorTitle = say("Không có trong danh sách")
    offered.showErrorMessage = True
    sheet.add_data_validation(offered)
    offered.add(stretch)


def _colour_marks(sheet: Worksheet, stretch: str, say: Say) -> None:
    """Numbers that are only provisional are seen at a glance."""
    word = vocabulary().word("mark", "provisional", say)
    look = DifferentialStyle(fill=PatternFill("solid", start_color=YELLOW, end_color=YELLOW))
    sheet.conditional_formatting.add(stretch, Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=look))


def put_guide(sheet: Worksheet, head: StandardHead, say: Say) -> None:
    """The first sheet: what this workbook is, and how it is edited and handed back."""
    sheet.column_dimensions["A"].width = 118
    name = say("{title} (số {number} ngày {day})", title=say.either(head.title, head.title_en), number=head.law.number,
               day=_day(head.law.date, say))  # fmt: skip
    lines = [
        (say("SỔ BỘ TIÊU CHÍ"), "title"),
        (name, "subtitle"),
        ("", "note"),
        *((text, "text") for text in _guidance(say)),
        (say("Xong thì lưu (.xlsx) rồi xem thay đổi: phuhop law import TỆP.xlsx"), "strong text"),
        (say("Đúng ý thì ghi vào bộ tiêu chí: phuhop law import TỆP.xlsx --apply"), "strong text"),
    ]  # fmt: skip
    for row, (text, look) in enumerate(lines, 1):
        put(sheet, row, 1, text, look)
        sheet.row_dimensions[row].height = height_of(text, look, 114) + (8 if look.endswith("text") else 0)
    sheet.sheet_view.showGridLines = False
    set_print(sheet, heading="", footing=UNPRINTABLE.sub(" ", name))


def _guidance(say: Say) -> tuple[str, ...]:
    return (
        say("Mỗi trang là một phần của bộ tiêu chí, mỗi dòng là một mục của phần đó. Đầu cột có dấu * là bắt buộc."),
        say("Đưa chuột vào đầu cột để xem nghĩa. Các cột tiếng Anh nằm ở cuối mỗi trang, không in ra giấy."),
        say("Sửa ngay tại ô. Thêm: ghi vào dòng trống ở cuối, hoặc chèn dòng vào giữa. Bỏ: xóa cả dòng."),
        say("Thứ tự các dòng có nghĩa: bậc và nhóm được xét từ trên xuống, dòng đầu tiên khớp thì dừng."),
        say("Số thập phân ghi 97,5 hay 97.5 đều được, không ghi dấu %. Ngày ghi 15/11/2024."),
        say("Ô chữ để dạng Văn bản (Text), để Excel không đổi 12/12 thành ngày. Không dùng công thức."),
        say("Không sửa dòng khóa nhỏ màu xám dưới đầu cột. Cột chữ nghiêng màu xám chỉ để đọc."),
        say("Ô vàng “tạm tính” là con số đặt tạm, KHÔNG phải luật. Đối chiếu bằng phiếu: phuhop law checklist"),
        say("Đổi một mức điểm thì sửa luôn ví dụ của mục đó: mỗi ngưỡng cần ví dụ ngay tại, sát dưới và sát trên."),
    )


def _day(day: date, say: Say) -> str:
    return say.day(day)
