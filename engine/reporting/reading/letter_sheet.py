"""The list of proposed tasks to go through with the letter in hand: the machine's columns, a person's yellow ones."""

from __future__ import annotations

from pathlib import Path

from engine.files.kit.printing import Area, Page, printed
from engine.files.kit.sheets import Check, NewSheet, NewWorkbook
from engine.files.kit.styles import Column
from engine.files.writing import FIRST_ZIP_DAY
from engine.language import Say
from engine.reading.law_text import Spot
from engine.reading.letters.letter_draft import shortened
from engine.reading.letters.letter_tasks import Proposed, ReadLetter
from engine.reporting.reading.letter_words import clause_words, due_words, level_words, owner_words
from engine.reporting.reading.reading_words import reasons_words, spot_words

TITLE, HOW, TABLE = 1, 2, 4
DECIDE, WRITE, WHO = 10, 11, 12


def write_list(path: Path, read: ReadLetter, say: Say) -> None:
    """Write the list; the same letter gives the same bytes. Raises as ``write_whole``."""
    workbook = NewWorkbook(say("Việc máy đề nghị"), on=read.head.day or FIRST_ZIP_DAY)
    sheet = workbook.sheet(say("Việc máy đề nghị"))
    columns = [
        Column(say("Dòng"), 5, "centre"), Column(say("Mục"), 9, "centre"), Column(say("Việc"), 26),
        Column(say("Ai làm"), 17), Column(say("Cấp"), 7, "centre"), Column(say("Thời hạn"), 12, "centre"),
        Column(say("Câu trong văn bản"), 30), Column(say("Tiêu chí cùng chữ"), 9, "centre"),
        Column(say("Chưa rõ, phải hỏi"), 15), Column(say("Nhận việc này?"), 7, "typed short"),
        Column(say("Sửa thành"), 12, "typed"), Column(say("Người xem, ngày"), 11, "typed"),
    ]  # fmt: skip
    rows = [
        (
            number, _place(task, say), shortened(task.label),
            "\n".join(part for part in (task.owner, owner_words(task.owner_from, say)) if part),
            level_words(task.levels, say), due_words(task, say), f"“{task.sentence}”",
            "\n".join(f"{criterion}: {same}" for criterion, same in task.helps), reasons_words(task.asked, say),
            None, None, None,
        )
        for number, task in enumerate(read.tasks, 1)
    ]  # fmt: skip
    sheet.set_widths(columns)
    sheet.put_line(TITLE, say("VIỆC MÁY ĐỀ NGHỊ TỪ VĂN BẢN {file}", file=read.text.file), "title", columns=WHO)
    sheet.put_line(HOW, "\n".join(_instructions(say)), "note", columns=WHO)
    below = sheet.put_table(TABLE, columns, rows)
    _choices(sheet, below, say)
    head, foot = printed(centre=say("Việc máy đề nghị")), printed(read.text.file, right="&P/&N")
    sheet.set_page(Page(head, foot, (TABLE, TABLE), Area(1, 1, below - 1, WHO)))
    sheet.lock(wider=True, filters=True)
    _put_left(workbook, read, say)
    workbook.save(path)


def _place(task: Proposed, say: Say) -> str:
    """The clause, and below it the page where the file has pages; the column's head says what it is."""
    return task.clause + (f"\n{spot_words(Spot(task.spot.page), say)}" if task.spot.page else "")


def _choices(sheet: NewSheet, below: int, say: Say) -> None:
    words = (say("nhận"), say("sửa"), say("bỏ"))
    told = Check(words, "list", say("Chưa đúng"), say("Chọn một trong ba: nhận, sửa, bỏ."), only_warns=True)
    sheet.check([Area(TABLE + 1, DECIDE, below - 1, DECIDE)], told)


def _instructions(say: Say) -> tuple[str, ...]:
    return (
        say("• Máy chỉ đề nghị; tờ này để người xem từng việc cùng văn bản, chưa việc nào được theo dõi."),
        say(
            "• So cột Việc, Ai làm, Thời hạn với câu trong văn bản. "
            "Cột Chưa rõ có chữ thì đọc văn bản rồi ghi vào Sửa thành."
        ),
        say("• Nhận rồi thì ghi vào tệp YAML: accepted với họ tên và ngày; việc chưa ghi thì máy từ chối (READ-132)."),
    )


def _put_left(workbook: NewWorkbook, read: ReadLetter, say: Say) -> None:
    """What was not understood, on a page of its own."""
    sheet = workbook.sheet(say("Chưa đọc được"))
    columns = [
        Column(say("Câu trong văn bản"), 90), Column(say("Chỗ"), 18, "centre"), Column(say("Vì sao"), 44),
    ]  # fmt: skip
    rows = [(one.sentence, clause_words(one.spot, one.part, say), reasons_words(one.why, say)) for one in read.left]
    below = sheet.put_table(1, columns, rows or [(say("Không còn câu nào."), "", "")])
    sheet.set_page(Page(printed(centre=say("Chưa đọc được")), printed(right="&P/&N"), (1, 1), Area(1, 1, below - 1, 3)))
