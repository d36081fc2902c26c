"""The pages behind the list of proposed tasks: what the letter is, to be mended, and the data that can close a task."""

from __future__ import annotations

from collections.abc import Sequence

from engine.desk.proofreading.checklist import ID
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, printed
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column
from engine.language import Say
from engine.law.directives import TaskEvidence
from engine.reading.letters.letter_heads import LetterHead
from engine.reading.letters.task_list import VALUE
from engine.reporting.reading import letter_choices as choices
from engine.reporting.reading.letter_words import level_words

ABOUT = "about"
KEYS_ROW, HEADS_ROW, READ_AT, TYPED_AT, ID_AT = 1, 2, 2, 3, 4


def put_about(workbook: NewWorkbook, head: LetterHead, say: Say) -> str:
    """The page about the letter, a row for each thing that names it; its name is returned."""
    sheet = workbook.sheet(say("Văn bản"))
    columns = [Column(say("Nội dung"), 26), Column(say("Máy đọc"), 60), Column(say("Sửa thành"), 44, "typed")]
    lacks = say("chưa thấy, ghi vào ô vàng nếu văn bản có")
    rows = {
        "number": (say("Số văn bản"), head.number or lacks),
        "date": (say("Ngày ký"), say.day(head.day) if head.day else lacks),
        "issuer": (say("Cơ quan ban hành"), head.issuer or lacks),
        "level": (say("Cấp ban hành"), level_words((head.level,), say) if head.level else lacks),
        "title": (say("Trích yếu"), head.title or lacks),
    }
    sheet.set_widths(columns)
    sheet.put_rows(HEADS_ROW, columns, [(*words, None) for words in rows.values()])
    for row, key in enumerate(rows, HEADS_ROW + 1):
        sheet.put(row, ID_AT, f"@{key}", "bare")
    level_row = HEADS_ROW + 1 + list(rows).index("level")
    told = Check(tuple(choices.levels(say).values()), "list", say("Chưa đúng"), say("Chọn trong danh sách."))
    sheet.check([Area(level_row, TYPED_AT, level_row, TYPED_AT)], told)
    for at, key in ((TYPED_AT, VALUE), (ID_AT, ID)):
        sheet.put(KEYS_ROW, at, key, "bare")
    sheet.set_height(KEYS_ROW, 15, hidden=True)
    sheet.set_width(ID_AT, 10, hidden=True)
    page = Page(printed(centre=say("Văn bản")), printed(right="&P/&N"), (HEADS_ROW, HEADS_ROW))
    sheet.set_page(page)
    sheet.lock(wider=True)
    return sheet.name


def put_data(workbook: NewWorkbook, evidence: Sequence[TaskEvidence], say: Say) -> str:
    """The page of data that communes are asked for, and the cells of their names as a list; empty where none is."""
    if not evidence:
        return ""
    sheet = workbook.sheet(say("Minh chứng"))
    columns = [Column(say("Xong khi có"), 44), Column(say("Xã được hỏi"), 76), Column(say("Trả lời"), 18, "centre")]
    answered = {"yes_no": say("có hoặc không")}
    rows = [
        (say.either(one.label, one.label_en), say.either(one.question, one.question_en),
         answered.get(one.kind, say("một con số")))
        for one in evidence
    ]  # fmt: skip
    below = sheet.put_table(1, columns, rows)
    sheet.set_page(Page(printed(centre=say("Minh chứng")), printed(right="&P/&N"), (1, 1), Area(1, 1, below - 1, 3)))
    return f"='{sheet.name}'!$A$2:$A${below - 1}"
