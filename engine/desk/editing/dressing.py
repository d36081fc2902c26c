"""How the law's workbook looks: heads with their keys and notes, drop-downs, shades, A4 on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from engine.desk.editing.law_sheets import DATUM, SHEET, Column, Table, is_english
from engine.desk.editing.vocabulary import vocabulary
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import (
    AS_TYPED,
    DAY,
    HEAD_FILL,
    ITEM_FILL,
    LOOKS,
    MARK_FILL,
    PALE_FILL,
    Entry,
    Look,
    Value,
    height_of,
)
from engine.files.kit.styles import Column as Measured
from engine.language import Say
from engine.law.model import StandardHead

HEADS, KEYS, FIRST = 2, 3, 4
ROOM = 1_000  # rows that drop-downs reach, for entries to come
# Everything else is text, so that Excel does not turn 12/12 into a day.
# Points show their parts even under a law without: its step is a cell of the same workbook.
FORMATS = {"day": DAY, "exact": "General", "whole": "0", "points": "General"}
CENTRED = frozenset({"whole", "points", "exact", "day", "flag", "word"})
WIDTHS = {
    "id": 13, "number": 8, "title": 34, "max_points": 9, "points": 8, "mark": 12, "document": 14, "at": 20, "basis": 30,
    "measure": 13, "datum": 22, "of": 22, "per": 9, "asked_at_least": 10, "when_none": 13, "when_none_mark": 12,
    "at_least": 11, "more_than": 9, "at_most": 11, "less_than": 9, "equals": 11, "yes": 9, "otherwise": 9,
    "name": 56, "given": 18, "criterion": 9, "item": 9, "class": 25, "about": 34, "label": 26, "question": 34,
    "kind": 9, "edge": 12,
    "unit": 9, "not_more_than": 20, "holder": 20, "sensitive": 9, "indicator": 20, "hint": 30, "threshold": 10,
    "type": 24, "province": 30, "mountain": 9, "island": 9, "area_iii": 9, "from": 12, "until": 12, "sum": 30,
    "jump": 18,
    "over_percent": 9, "level": 10, "why": 50, "sector": 12, "effort": 10, "each": 12, "months": 9, "possible": 9,
    "when": 50, "applies": 40, "facts": 34, "choices": 50, "province_code": 12, "round": 12, "how": 16,
    "appraises": 36, "recognises": 36, "status": 14, "text": 80, "value": 60, "key": 24, "note": 60,
}  # fmt: skip
LISTS = {DATUM: "Evidence", ("measure", "of"): "Evidence", ("jump",): "Evidence", ("criterion",): "Criterion",
         ("item",): "Item", ("class",): "UnitClass", ("not_more_than",): "Evidence", ("level",): "Level",
         ("from_level",): "Level", ("sum_of",): "Criterion"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The sheet being made: its table (None for the standard itself), its name, the language."""

    table: Table | None
    title: str
    say: Say


def width_of(column: Column) -> float:
    """A column's width in characters; English as wide as its Vietnamese."""
    name = column.path[-1].removesuffix("_en")
    evidence = 28 if (column.model, name) == ("Evidence", "id") else 0
    return evidence or WIDTHS.get(name, 16)


@cache
def look_of(column: Column, fill: str = "") -> Look:
    """How a column's cells look, and as what Excel keeps what is typed into them."""
    if _is_only_read(column) and column.path[-1] not in ("label", "value"):
        return replace(LOOKS["aside"], fill=fill)
    face = LOOKS["centre" if column.kind in CENTRED else "text"]
    return replace(face, fill=fill, number=FORMATS.get(column.kind, AS_TYPED))


@cache
def measured(column: Column) -> Measured:
    """A column's width, half a letter less than it has: Excel's own letters may be wider than ours."""
    return Measured("", width_of(column) - 0.5)


def put_heads(sheet: NewSheet, columns: Sequence[Column], place: Place) -> None:
    """The sheet's title, the heads in words, and under each its key in small grey letters."""
    sheet.put(1, 1, place.title.upper(), "page title")
    sheet.set_height(1, 24)
    for at, column in enumerate(columns, 1):
        sheet.set_width(at, width_of(column))
        head, note = _head(column, place.say)
        sheet.put(HEADS, at, head, replace(LOOKS["head"], fill=ITEM_FILL) if is_english(column) else "head")
        sheet.put(KEYS, at, "" if _is_only_read(column) else column.name, "key")
        if note:
            lines = sum(1 + len(line) // 44 for line in note.split("\n"))
            sheet.note(HEADS, at, note, pixels=(300, 46 + 18 * lines))
    sheet.set_height(HEADS, max(height_of(head_of(c, place.say), "head", width_of(c)) for c in columns))
    longest = max((len(c.name) / width_of(c) for c in columns if not _is_only_read(c)), default=0)
    sheet.set_height(KEYS, 24 if longest > 1.3 else 13 if longest else 4)


def _is_only_read(column: Column) -> bool:
    return column.model == SHEET and column.path[-1] in ("about", "label", "value", "key", "note")


def head_of(column: Column, say: Say) -> str:
    """A column's head; that of one that must be filled in ends in a star."""
    return _head(column, say)[0]


def note_of(column: Column, say: Say) -> str:
    """The note on a column's head."""
    return _head(column, say)[1]


def _head(column: Column, say: Say) -> tuple[str, str]:
    """A column's head and the note on it."""
    plain = {"label": say("Mục thông tin"), "value": say("Nội dung"), "key": say("Khóa"), "note": say("Nghĩa")}
    if column.model == SHEET and column.path[-1] in plain:
        return plain[column.path[-1]], ""
    key = vocabulary().keys[column.model][column.path[-1]]
    note = _in_heads(say.either(*key.note), column.model, say)
    lines = [note[:1].upper() + note[1:] + ".", _form(column, say)]
    lines.append(say("Bắt buộc.") if column.needed else say("Để trống được."))
    head = say.either(*key.head)
    if not column.needed and len(column.path) > 1 and column.path[0] == "measure" and column.model != SHEET:
        lines[-1] = say("Để trống khi cách đo không cần.")
    return head + ("" if not column.needed or _is_only_read(column) else " *"), "\n".join(filter(None, lines))


def _in_heads(note: str, model: str, say: Say) -> str:
    """A key's note with other keys by the heads of their columns, fixed values by the words of their drop-downs."""
    held = vocabulary()
    own = {name: key.head for name, key in (*held.keys["Check"].items(), *held.keys.get(model, {}).items())}
    lists = {"Item": ("mark", "measure"), "Example": ("given",), "CheckExample": ("flag",)}.get(model, ())
    spoken = own | {value: words for name in lists for value, words in held.words[name].items()}

    def told(found: re.Match[str]) -> str:
        key = found[1] or found[2]
        return f"“{say.either(*spoken[key])}”" if key in spoken else key

    return re.sub(r"`?\b(\w+)`|`(\w+)$", told, note).replace("`", "")


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
        "points": say("Số nguyên, ví dụ 50."),
        "exact": say("Số, ví dụ 98 hoặc 97,5; không ghi dấu %."),
        "day": say("Ngày: ghi ngày/tháng/năm, năm đủ bốn chữ số."),
        "names": say("Nhiều mã thì cách nhau bằng dấu phẩy."),
        "clauses": say(
            "Mỗi điều kiện một dòng, một dòng khớp là đủ; các phần cách nhau bằng dấu chấm phẩy, ví dụ: "
            "Loại đơn vị: xã; Miền núi: có; dan_so: từ 5000, dưới 8000; Từ ngày: 01/01/2028."
        ),
        "facts": say("Ví dụ: bai_ngang: có; vung: tn, dbsh; dan_so: từ 5000; nong_nghiep: dưới 10."),
        "choices": say("Ví dụ: tn: Tây Nguyên; dbsh: Đồng bằng sông Hồng."),
        "bar": say("Số điểm, ví dụ 850; hoặc phần trăm của tổng điểm, ví dụ 85 %."),
    }.get(column.kind, "")


def put_entry(
    sheet: NewSheet, row: int, columns: Sequence[Column], values: Sequence[Value], *, shade: bool = False
) -> None:
    """One entry; every second group of rows is shaded, so that a group is seen as one."""
    looks = (look_of(column, ITEM_FILL if shade else "") for column in columns)
    told = [v if isinstance(v, Entry) else Entry(v, look) for v, look in zip(values, looks, strict=True)]
    sheet.put_row(row, [measured(column) for column in columns], told)


def put_spare_rows(sheet: NewSheet, rows: range, columns: Sequence[Column]) -> None:
    """Empty rows in the right formats for entries to come; they are not printed."""
    for row in rows:
        for at, column in enumerate(columns, 1):
            sheet.put(row, at, None, look_of(column, PALE_FILL))


def dress(sheet: NewSheet, columns: Sequence[Column], last: int, place: Place, *, down: Sequence[Column] = ()) -> None:
    """Frozen heads, drop-downs, colours that mean something, A4; ``down`` are keys that stand one below the other."""
    fixed = 1 if place.table is None or not place.table.owner or len(columns[1].path) > 1 else 2
    sheet.freeze(FIRST, fixed + 1)
    stretches = [(column, Area(FIRST, at, ROOM, at)) for at, column in enumerate(columns, 1)]
    for column, area in (*stretches, *((c, Area(row, 2, row, 2)) for row, c in enumerate(down, FIRST))):
        if offered := _offered(column, place.say):
            sheet.check([area], offered)
        if column.words == "mark":
            sheet.colour_equal(area, vocabulary().word("mark", "provisional", place.say), MARK_FILL)
    widest = max(at for at, column in enumerate(columns, 1) if not is_english(column))
    foot = printed(as_letters(place.title), right="&P/&N")
    sheet.set_page(Page(foot=foot, repeat=(HEADS, KEYS), area=Area(1, 1, last, widest)))
    sheet.colour_tab(HEAD_FILL)


def _offered(column: Column, say: Say) -> Check | None:
    """A drop-down of the words or ids that a column takes; of ids that are not there yet it only warns."""
    source = LISTS.get(column.path) if column.kind in ("text", "data") else None
    if not source and (not column.choices or column.kind == "words"):
        return None
    words = vocabulary()
    allowed: tuple[str, ...] | str = tuple(words.word(column.words, value, say) for value in column.choices)
    if source:
        titles = {"Evidence": say("Số liệu"), "Criterion": say("Tiêu chí"), "Item": say("Mục"),
                  "Level": say("Mức công nhận")}  # fmt: skip
        letter, title = "B" if source == "Item" else "A", titles.get(source, say("Ngưỡng")).replace("'", "''")
        allowed = f"='{title}'!${letter}${FIRST}:${letter}${ROOM}"
    error = say("Chọn một trong các từ ở danh sách xổ xuống.")
    return Check(allowed, "list", title=say("Không có trong danh sách"), error=error, only_warns=bool(source))


def put_guide(sheet: NewSheet, head: StandardHead, say: Say, *, amends: str = "") -> None:
    """The first sheet: what this workbook is, and how it is edited and handed back; ``amends`` is the law it amends."""
    title = say.either(head.title, head.title_en)
    name = say("{title} (số {number} ngày {day})", title=title, number=head.law.number, day=say.day(head.law.date))
    sheet.set_width(1, 118)
    for row, (text, look) in enumerate(_guide(name, say, amends), 1):
        sheet.put(row, 1, text, look)
        sheet.set_height(row, height_of(text, look, 114) + (8 if look.endswith("text") else 0))
    sheet.set_page(Page(foot=printed(as_letters(name), right="&P/&N")))


def _guide(name: str, say: Say, amends: str) -> Iterator[tuple[str, str]]:
    yield say("SỔ BỘ TIÊU CHÍ"), "title"
    yield name, "subtitle"
    yield "", "note"
    if amends:
        yield say("Văn bản này sửa một số điều của {law}. Ô nền xanh lá là chỗ nó sửa.", law=amends), "strong text"
        yield say("Chỗ khác lấy nguyên từ bản cũ; sửa chỗ nào thì ghi cả căn cứ mới của chỗ ấy."), "strong text"
    yield from ((text, "text") for text in _guidance(say))
    last = (
        say("Xong thì lưu (.xlsx) rồi gửi ở trang “Sửa” của bộ tiêu chí, hoặc gõ: phuhop law import TỆP.xlsx"),
        say("Xem từng thay đổi, đúng ý thì ghi vào bộ tiêu chí: bấm Ghi, hoặc gõ lại lệnh ấy kèm --apply"),
    )
    yield from ((text, "strong text") for text in last)


def _guidance(say: Say) -> tuple[str, ...]:
    return (
        say("Mỗi trang là một phần của bộ tiêu chí, mỗi dòng là một mục của phần đó. Đầu cột có dấu * là bắt buộc."),
        say("Đưa chuột vào đầu cột để xem nghĩa. Các cột tiếng Anh nằm ở cuối mỗi trang, không in ra giấy."),
        say("Sửa ngay tại ô. Thêm: ghi vào dòng trống ở cuối, hoặc chèn dòng vào giữa. Bỏ: xóa cả dòng."),
        say("Thứ tự các dòng có nghĩa: bậc và nhóm được xét từ trên xuống, dòng đầu tiên khớp thì dừng."),
        say("Số thập phân ghi 97,5 hay 97.5 đều được, không ghi dấu %. Ngày ghi ngày/tháng/năm, năm đủ bốn chữ số."),
        say("Ô chữ để dạng Văn bản (Text), để Excel không đổi 12/12 thành ngày. Không dùng công thức."),
        say("Không sửa dòng khóa nhỏ màu xám dưới đầu cột. Cột chữ nghiêng màu xám chỉ để đọc."),
        say(
            "Ô vàng “tạm tính” là con số đặt tạm, KHÔNG phải luật. Đối chiếu ở trang “Đối chiếu” của bộ tiêu chí, "
            "hoặc bằng phiếu: phuhop law checklist"
        ),
        say(
            "Đổi một mức điểm, thêm bậc, mục: chọn để máy lập lại ví dụ khi gửi sổ (gõ lệnh thì thêm --examples), "
            "rồi đọc lại ví dụ ở từng ngưỡng."
        ),
        say("Trang hoặc cột ghi chú của riêng bạn: đặt tên bắt đầu bằng “Ghi chú”; trang, cột lạ khác bị từ chối."),
    )
