"""The list of proposed tasks to go through with the letter in hand, and to hand back: the yellow cells are a person's.

Locked columns are the machine's; what is read back is only what a person typed, held against the draft beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO, ID, META
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, Entry
from engine.files.writing import FIRST_ZIP_DAY
from engine.language import Say
from engine.law.directives import TaskEvidence
from engine.reading.law_text import Spot, as_shown
from engine.reading.left_unread import Asked
from engine.reading.letters.letter_draft import shortened
from engine.reading.letters.letter_tasks import Proposed, ReadLetter
from engine.reading.letters.taking_up import LEFT, TASK
from engine.reading.letters.task_list import ABOVE, DONE, KEYS, LEVELS, SCHEMA, SECTOR, SHOWS, TAKE
from engine.reporting.reading import letter_choices as choices
from engine.reporting.reading.letter_about import ABOUT, put_about, put_data
from engine.reporting.reading.letter_words import clause_words, due_words, level_words, owner_words
from engine.reporting.reading.reading_words import reasons_words, spot_words

TITLE, HOW, WHO_ROW, DAY_ROW, KEYS_ROW, HEADS_ROW = range(1, 7)
# Two pages side by side on paper. Row · clause · task · who · deadline · sentence · unclear, which are the machine's |
# take · task · who · level · deadline · sector · done when · at least · part, which are a person's.
WIDTHS = (5, 10, 30, 22, 13, 40, 24, 7, 16, 13, 9, 15, 12.5, 15.5, 6, 9)
MACHINE = 7
COLUMNS = {key: at for at, key in enumerate(KEYS, MACHINE + 1)}
LOOKS = {TAKE: "typed short", LEVELS: "typed short", "least": "typed short"}
SHOWN = len(WIDTHS)
ID_AT = SHOWN + 1


def write_list(
    path: Path, read: ReadLetter, draft: tuple[str, str], evidence: Sequence[TaskEvidence], say: Say
) -> None:  # fmt: skip
    """Write the list of a draft, given by its name and SHA-256; the same letter gives the same bytes.

    Raises as ``write_whole``.
    """
    workbook = NewWorkbook(say("Việc máy đề nghị"), on=read.head.day or FIRST_ZIP_DAY)
    sheet = workbook.sheet(say("Việc máy đề nghị"))
    sheet.set_widths([Column("", width) for width in WIDTHS])
    below = _put_rows(sheet, read, say)
    _put_head(sheet, read, say)
    about = put_about(workbook, read.head, say)
    data = put_data(workbook, evidence, say)
    _put_choices(sheet, below, data, say)
    sheet.set_width(ID_AT, 14, hidden=True)
    sheet.freeze(HEADS_ROW + 1, 4)
    head, foot = printed(centre=say("Việc máy đề nghị")), printed(read.text.file, right="&P/&N")
    sheet.set_page(Page(head, foot, (HEADS_ROW, HEADS_ROW), Area(1, 1, below - 1, SHOWN), still=3))
    sheet.lock(wider=True, filters=True)
    meta = workbook.sheet(META)
    meta.put_pairs(
        {"schema": SCHEMA, "draft": draft[0], "draft_sha256": draft[1], "sheet": sheet.name, ABOUT: about,
         "file": read.text.file, "file_sha256": read.text.sha256}
    )  # fmt: skip
    meta.hide(deeply=True)
    meta.lock()
    workbook.save(path)


def _heads(say: Say) -> tuple[str, ...]:
    return (
        say("Dòng"), say("Mục"), say("Việc"), say("Ai làm"), say("Thời hạn"), say("Câu trong văn bản"),
        say("Chưa rõ, phải hỏi"), say("Nhận?"), say("Việc (sửa)"), say("Ai làm (sửa)"), say("Cấp (sửa)"),
        say("Thời hạn (sửa)"), say("Ngành"), say("Xong khi có"), say("Ít nhất"), say("Xã làm gì"),
    )  # fmt: skip


def _put_rows(sheet: NewSheet, read: ReadLetter, say: Say) -> int:
    for at, title in enumerate(_heads(say), 1):
        sheet.put(HEADS_ROW, at, title, "head")
    sheet.put(HEADS_ROW, ID_AT, "@heads", "bare")
    sheet.set_height(HEADS_ROW, 32)
    row = HEADS_ROW
    groups = (
        (say("VIỆC MÁY ĐỀ NGHỊ: {n} việc – nhận, sửa hay bỏ từng việc", n=len(read.tasks)),
         [_task_cells(n, task, say) for n, task in enumerate(read.tasks, 1)]),
        (say("CÂU MÁY KHÔNG RÕ CÓ LÀ VIỆC: {n} câu – không phải việc thì ghi “không”", n=len(read.left)),
         [_left_cells(n, one, say) for n, one in enumerate(read.left, len(read.tasks) + 1)]),
    )  # fmt: skip
    for at, (title, rows) in enumerate(groups):
        if not rows:
            continue
        row += 1
        sheet.put_over(row, (1, SHOWN), title, "item")
        sheet.set_height(row, 22)
        for number, cells in enumerate(rows, 1):
            row += 1
            _put_row(sheet, row, cells, f"{LEFT if at else TASK}{number}")
    return row + 1


def _put_row(sheet: NewSheet, row: int, cells: tuple[Entry, ...], name: str) -> None:
    sheet.put_row(row, [Column("", width) for width in WIDTHS[:MACHINE]], cells, least=32)
    for key, at in COLUMNS.items():
        sheet.put(row, at, None, LOOKS.get(key, "typed"))
    sheet.put(row, ID_AT, name, "bare")


def _task_cells(number: int, task: Proposed, say: Say) -> tuple[Entry, ...]:
    source, level = owner_words(task.owner_from, say), level_words(task.levels, say)
    owner = (task.owner, source and f"({source})", level and say("Cấp: {level}", level=level))
    helps = [say("Tiêu chí cùng chữ: {named}", named=f"{name} ({same})") for name, same in task.helps]
    unclear = [reasons_words((why,), say) for why in task.asked]
    place = task.clause + (f"\n{spot_words(Spot(task.spot.page), say)}" if task.spot.page else "")
    return (
        Entry(number, "centre"), Entry(place, "centre"), Entry(as_shown(shortened(task.label)), "text"),
        Entry("\n".join(filter(None, owner)), "text"), Entry(due_words(task, say), "centre"),
        Entry(f"“{as_shown(task.sentence)}”", "text"),
        Entry("\n".join([*unclear, *helps]), "strong text" if unclear else "text"),
    )  # fmt: skip


def _left_cells(number: int, one: Asked, say: Say) -> tuple[Entry, ...]:
    return (
        Entry(number, "centre"), Entry(clause_words(one.spot, one.part, say), "centre"), Entry("", "text"),
        Entry("", "text"), Entry("", "centre"), Entry(f"“{as_shown(one.sentence)}”", "text"),
        Entry(reasons_words(one.why, say), "strong text"),
    )  # fmt: skip


def _put_head(sheet: NewSheet, read: ReadLetter, say: Say) -> None:
    sheet.put_line(TITLE, say("VIỆC MÁY ĐỀ NGHỊ TỪ VĂN BẢN {file}", file=read.text.file), "title", columns=MACHINE)
    sheet.put_line(HOW, "\n".join(_instructions(say)), "note", columns=MACHINE)
    typed = COLUMNS[ABOVE]
    for row, label, key, look in (
        (WHO_ROW, say("Người xem (họ tên)"), ALL_WHO, "typed short"),
        (DAY_ROW, say("Ngày xem"), ALL_WHEN, "typed day"),
    ):
        sheet.put(row, typed - 1, label, "label")
        sheet.put_over(row, (typed, typed + 1), None, look)
        sheet.put(row, ID_AT, key, "bare")
        sheet.set_height(row, 20)
    for key, at in {ID: ID_AT, **COLUMNS}.items():
        sheet.put(KEYS_ROW, at, key, "bare")
    sheet.set_height(KEYS_ROW, 15, hidden=True)


def _instructions(say: Say) -> tuple[str, ...]:
    return (
        say("• Máy chỉ đề nghị; chưa việc nào được theo dõi. So từng dòng với câu trong văn bản rồi ghi cột Nhận?:"),
        say("   có = đúng như máy đọc; sửa = là việc nhưng phải sửa (ghi vào cột sửa); không = bỏ, không theo dõi."),
        say(
            "• Việc nhận thì chọn thêm Ngành, Xong khi có (minh chứng ở trang Minh chứng; nhiều minh chứng cách nhau "
            "bằng dấu ;), Xã làm gì. Minh chứng là một con số thì ghi Ít nhất."
        ),
        say(
            "• Cột Chưa rõ có chữ thì phải trả lời: ghi “sửa” và ghi thời hạn, ai làm như công văn vẫn viết "
            "(trước ngày 15/5/2027; từ ngày … đến ngày …; không ghi ngày)."
        ),
        say(
            "• Xong mọi dòng thì nộp ở trang “Nhận việc từ công văn”, hoặc gõ: phuhop law accept TỜ_NÀY; "
            "xem lại rồi mới ghi (gõ lệnh thì thêm --apply)."
        ),
    )


def _put_choices(sheet: NewSheet, below: int, data: str, say: Say) -> None:
    """Drop-downs; those of levels and of data let several be typed."""
    first = HEADS_ROW + 2
    lists: Iterator[tuple[str, tuple[str, ...] | str, bool]] = iter((
        (TAKE, choices.takes(say), False), (LEVELS, tuple(choices.levels(say).values()), True),
        (SECTOR, tuple(choices.sectors(say).values()), False), (SHOWS, tuple(choices.shows(say).values()), False),
        (DONE, data, True),
    ))  # fmt: skip
    for key, words, only_warns in lists:
        if words:
            told = Check(words, "list", say("Chưa đúng"), say("Chọn trong danh sách."), only_warns=only_warns)
            sheet.check([Area(first, COLUMNS[key], below - 1, COLUMNS[key])], told)
