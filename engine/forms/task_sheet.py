"""The form's second sheet, "Nhiệm vụ": what the round's letters ask of a commune beyond the standard's questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.writing import address
from engine.forms import layout, paper
from engine.forms.layout import HEADS_ROW, HOLDER, ID, LAST, MARK, QUESTION, UNIT, VALUE, Form, Head
from engine.language import Say
from engine.law.asked import LetterSection, deadline_on
from engine.law.asking import Question, question_words
from engine.law.directives import Letter, Task, TaskEvidence
from engine.law.duties.deadlines import By, Deadline, EveryMonth, EveryYear, OpenEnd, Season

CLAUSES_SHOWN = 3
# A document's number is too long for the column: its letters go to the next line.
LONG_NUMBER = re.compile(r"(\d+/\d{4}/)(?=\S{6})")
FIRST_ROW = HEADS_ROW + 1


def write_task_sheet(workbook: NewWorkbook, asked: Sequence[LetterSection], form: Form, name: str) -> Mapping[str, int]:
    """Add the sheet and give the row of each answer. ``name`` is the commune's, with its kind."""
    say, sheet, rows = form.say, workbook.sheet(form.say("Nhiệm vụ")), rows_of(asked)
    write_head(sheet, form, name, rows)
    blocks = []
    for section in asked:
        heading = rows[section.questions[0][0].id] - 1
        blocks += [heading, *(rows[entry.id] for entry, _ in section.questions[1:])]
        letter = section.letter.letter
        layout.write_heading(sheet, heading, letter_words(letter, say), letter_day(letter, say))
        for entry, tasks in section.questions:
            question = Question(entry, (), "", "", None, may_not_arise=True)
            layout.write_question(sheet, task_texts(entry, tasks, form), question, form, rows)
    layout.finish_answers(sheet, form, rows)
    last = paper.write_signed_elsewhere(sheet, max(rows.values()) + 1, say)
    leaf = paper.lying(FIRST_ROW + 1)
    paper.arrange(sheet, paper.ending_together(blocks, last), form, left=name, leaf=leaf)
    return rows


def rows_of(asked: Sequence[LetterSection]) -> Mapping[str, int]:
    """The row of every datum's answer, below its letter's heading."""
    rows, row = {}, FIRST_ROW
    for section in asked:
        row += 1
        for entry, _ in section.questions:
            rows[entry.id] = row
            row += 1
    return rows


def write_head(sheet: NewSheet, form: Form, name: str, rows: Mapping[str, int]) -> None:
    """What stands above the questions: how a duty is answered."""
    say, round_ = form.say, form.round
    how = [
        say(
            "• Việc cần văn bản: chọn Có khi đã có, ghi số và ngày của văn bản. "
            "Thiếu ngày thì không biết việc đúng hạn hay muộn."
        ),
        say("• Chưa làm: chọn Không hoặc ghi 0.   • Chưa biết: để trống.   • Không phát sinh ở xã: “không áp dụng”."),
        say("• Chỉ hỏi điều mà trang “Phiếu số liệu” chưa hỏi. Không ghi họ tên, ngày sinh, số định danh của trẻ em."),
    ]  # fmt: skip
    title = say("NHIỆM VỤ THEO VĂN BẢN CHỈ ĐẠO, {name}", name=name.upper())
    about = say("{round} · việc làm đến ngày {on}", round=round_.title, on=say.day(round_.on))
    layout.write_head(sheet, Head(title, about, ("", ""), how, heads(say)), form, rows)


def heads(say: Say) -> list[str]:
    """The heads of the visible columns: those of the first sheet, but for the last."""
    first = [say("Mục"), say("Câu hỏi"), say("Đơn vị"), say("Số liệu"), say("Văn bản số"), say("Ngày văn bản")]
    return [*first, say("Ghi chú"), say("Nơi giữ số liệu"), say("Hạn")]


def letter_words(letter: Letter, say: Say) -> str:
    """A letter by its title and who signed it."""
    return f"{say.either(letter.title, letter.title_en)} – {say.either(letter.issuer, letter.issuer_en)}"


def letter_day(letter: Letter, say: Say) -> str:
    """A letter by number and day; where either was not seen, that is said."""
    if letter.number and letter.date:
        return say("số {number} ngày {day}", number=letter.number, day=say.day(letter.date))
    return say("chưa rõ số và ngày") if letter.year else ""


def task_texts(entry: TaskEvidence, tasks: Sequence[Task], form: Form) -> Mapping[int, str]:
    """A question's texts by column: the clauses of its tasks, and their nearest deadline in words."""
    say = form.say
    return {
        ID: entry.id,
        MARK: clauses(tasks, say),
        QUESTION: question_words(entry, form.round.days, say),
        UNIT: say("có/không") if entry.kind == "yes_no" else say.either(entry.unit or "", entry.unit_en or ""),
        HOLDER: say.either(entry.holder, entry.holder_en),
        LAST: when_words(entry, tasks, form.round.on, say),
    }


def clauses(tasks: Sequence[Task], say: Say) -> str:
    """The clauses that ask, the first few by name."""
    named = list(dict.fromkeys(task.clause for task in tasks))
    more = len(named) - CLAUSES_SHOWN
    shown = ", ".join(named[:CLAUSES_SHOWN])
    shown = LONG_NUMBER.sub("\\1\n", shown)
    return say("{shown} và {n} mục khác", shown=shown, n=more) if more > 0 else shown


def when_words(entry: TaskEvidence, tasks: Sequence[Task], on: date, say: Say) -> str:
    """The first dated deadline: a day with its month and year, else the letter's own words; else that no day is set.

    A term that runs from a case, as of twelve hours, is told in the letter's words where no day is.
    """
    closing = [task for task in tasks if entry.id in {name for c in task.done_when for name in c.data}]
    if not closing:
        return say("không có hạn; hạn của việc sau tính từ ngày này")
    held = [deadline for task in closing if (deadline := deadline_on(task.deadlines, on))]
    told = [words for deadline in held if (words := deadline_words(deadline, say))]
    cases = [_short(d) for d in held if isinstance(d.when, OpenEnd) and d.when.open == "event" and d.said]
    return next(iter((*told, *cases)), say("không ghi ngày"))


def deadline_words(deadline: Deadline, say: Say) -> str:
    """A deadline that has a day, with its month; empty for one that has none."""
    when = deadline.when
    if isinstance(when, By):
        return _until(say.day(when.by), when, say)
    if isinstance(when, EveryYear):
        return _until(say("{days} hằng năm", days=say(" và ").join(map(_day_month, when.every_year))), when, say)
    if isinstance(when, Season):
        first, last = map(_day_month, (when.each_year.from_, when.each_year.to))
        return say("từ {first} đến hết {last} hằng năm", first=first, last=last)
    if isinstance(when, EveryMonth):
        return _until(say("{day} hằng tháng", day=when.every_month), when, say)
    return "" if isinstance(when, OpenEnd) else _short(deadline)


def _short(deadline: Deadline) -> str:
    """The letter's own words of a deadline, without its remarks."""
    return (deadline.said or "").split(";")[0]


def _day_month(day: tuple[int, int]) -> str:
    return f"{day[1]}/{day[0]}"


def _until(day: str, when: By | EveryYear | EveryMonth, say: Say) -> str:
    return say("trước ngày {day}", day=day) if when.strict else say("đến hết ngày {day}", day=day)


def task_meta(rows: Mapping[str, int], say: Say) -> Mapping[str, str]:
    """What the hidden sheet holds of this one, if it is there: its title, the cell of every answer and column head."""
    if not rows:
        return {}
    heads_of = {f"duty-head/{cell}": text for cell, text in layout.head_cells(heads(say)).items()}
    answers = {f"duty-value/{name}": address(row, VALUE) for name, row in rows.items()}
    return {"duties": say("Nhiệm vụ"), **heads_of, **answers}
