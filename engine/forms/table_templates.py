"""Templates of tables of many communes: a wide workbook, and a long CSV, with the round's communes already in them.

Heads are those that the reader of tables knows, so that what comes back filled is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.questionnaire import questionnaire
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import AS_TYPED, LOOKS, height_of
from engine.files.numbers import plain
from engine.files.writing import address, write_whole
from engine.forms.checks import date_check
from engine.language import Say
from engine.law.asking import own_days_words, question_alone
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.questions import Evidence

WIDE_NAME, LONG_NAME = "mau-bang-rong.xlsx", "mau-bang-dai.csv"
TITLE, ABOUT, HOW, UNITS, HEADS = range(1, 6)
CODE, NAME, FIRST = 1, 2, 3
CODE_WIDTH, NAME_WIDTH, DATUM_WIDTH, PAPER_WIDTH = 9, 26, 15, 17
# How many columns the lines above the table run over, so that they are read without scrolling.
SPAN = 8
# A text that a spreadsheet would take for a formula when it opens a CSV.
FORMULA = ("=", "+", "-", "@", "\t")
ANSWER = replace(LOOKS["answer"], number=AS_TYPED)


@dataclass(frozen=True, slots=True)
class Table:
    """What a table asks of whom: the data of the law and of the letters, each with the head of its column."""

    round: Round
    units: tuple[Unit, ...]
    data: tuple[Evidence, ...]
    heads: tuple[str, ...]
    say: Say


def table_of(lawbook: Lawbook, round_: Round, units: Sequence[Unit], say: Say) -> Table:
    """A round's table; a datum whose label names another one as well is headed by its id. Pure."""
    asked = questionnaire(lawbook, round_)
    labels = [say.either(evidence.label, evidence.label_en) for evidence in asked.data]
    heads = [
        label if asked.named.get(plain(label)) == at else evidence.id
        for at, (evidence, label) in enumerate(zip(asked.data, labels, strict=True))
    ]
    return Table(round_, tuple(units), asked.data, tuple(heads), say)


def write_wide_template(path: Path, table: Table) -> None:
    """A workbook with a commune a row and a datum a column, then the document of the row. Raises OSError."""
    say, last = table.say, FIRST + len(table.data) + 1
    workbook = NewWorkbook(say("Bảng số liệu nhiều xã"), on=table.round.on)
    sheet = workbook.sheet(say("Bảng số liệu"))
    for column in range(1, last + 1):
        data = FIRST <= column < last - 1
        sheet.set_width(column, DATUM_WIDTH if data else PAPER_WIDTH if column > NAME else CODE_WIDTH)
    sheet.set_width(NAME, NAME_WIDTH)
    _write_top(sheet, table)
    _write_heads(sheet, table)
    below = HEADS + len(table.units)
    for row, unit in enumerate(table.units, HEADS + 1):
        sheet.put(row, CODE, unit.code, replace(LOOKS["centre"], number=AS_TYPED))
        sheet.put(row, NAME, unit.name, "text")
        for column in range(FIRST, last - 1):
            sheet.put(row, column, None, ANSWER)
        sheet.put(row, last - 1, None, "typed short")
        sheet.put(row, last, None, "typed short")
        sheet.set_height(row, 20)
    for column, evidence in enumerate(table.data, FIRST):
        if evidence.kind == "yes_no":
            sheet.check([Area(HEADS + 1, column, below, column)], _choices(evidence, say))
    first = address(HEADS + 1, last)
    days = date_check(first, say("Ngày văn bản"), table.round.period_to, table.round.on, say)
    sheet.check([Area(HEADS + 1, last, below, last)], days)
    sheet.freeze(HEADS + 1, FIRST)
    sheet.select(HEADS + 1, FIRST)
    foot = printed(as_letters(table.round.title), say("Trang {page}/{pages}", page="&P", pages="&N"), size=9)
    sheet.set_page(Page(foot=foot, repeat=(HEADS, HEADS), area=Area(1, 1, below, last), still=NAME))
    workbook.save(path)


def _write_top(sheet: NewSheet, table: Table) -> None:
    say, round_ = table.say, table.round
    simulated = say(" – SỐ LIỆU MÔ PHỎNG") if round_.simulated else ""
    about = say(
        "{round} · số liệu từ {start} đến {end}, hiện trạng tại ngày {on}",
        round=round_.title, start=say.day(round_.period_from), end=say.day(round_.period_to), on=say.day(round_.on),
    ) + own_days_words(table.data, say)  # fmt: skip
    sheet.put(TITLE, 1, say("BẢNG SỐ LIỆU NHIỀU XÃ") + simulated, "form title")
    sheet.set_height(TITLE, 24)
    sheet.put_over(ABOUT, (1, SPAN), about, "about")
    how = "\n".join(instructions(say))
    sheet.put_over(HOW, (1, SPAN), how, "how")
    width = CODE_WIDTH + NAME_WIDTH + DATUM_WIDTH * (SPAN - 2)
    sheet.set_height(ABOUT, height_of(about, "about", width))
    sheet.set_height(HOW, height_of(how, "how", width) + 6)


def instructions(say: Say) -> Iterator[str]:
    """How to fill the table, a line each."""
    yield say(
        "• Mỗi xã một hàng, mỗi số liệu một cột. Chỉ điền ô nền vàng; không đổi hàng tên cột. Ghi số liền: 1000, "
        "không ghi 1,000, tỷ lệ % hay đơn vị."
    )
    yield say(
        "• Không có trường hợp nào: ghi 0.   • Chưa có số liệu: để trống.   "
        "• Không có ai để đếm: ghi 0 ở cột tổng số và “không áp dụng” ở cột tiếp theo."
    )
    yield say(
        "• Hai cột cuối là văn bản chung cho cả hàng. Văn bản riêng của một số liệu: thêm cột “tên số liệu – văn bản” "
        "và “tên số liệu – ngày”."
    )
    yield say("• Chỉ ghi số lượng. Không ghi họ tên, ngày sinh, địa chỉ, số định danh của trẻ em ở bất cứ ô nào.")


def _write_heads(sheet: NewSheet, table: Table) -> None:
    """The units, and below them the heads of the columns, each with its question as a note."""
    say = table.say
    sheet.put_over(UNITS, (CODE, NAME), say("Đơn vị tính"), "label")
    texts = (say("Mã xã"), say("Tên xã"), *table.heads, say("Văn bản số"), say("Ngày văn bản"))
    for column, text in enumerate(texts, 1):
        sheet.put(HEADS, column, text, "head")
    for column, evidence in enumerate(table.data, FIRST):
        sheet.put(UNITS, column, unit_of(evidence, say), "small centre")
        question = question_alone(evidence, table.round.days, say)
        sheet.note(HEADS, column, question, pixels=(260, 30 + 18 * (1 + len(question) // 36)))
    tallest = max(height_of(text, "head", DATUM_WIDTH) for text in table.heads)
    sheet.set_height(HEADS, tallest + 4)


def unit_of(evidence: Evidence, say: Say) -> str:
    """In what a datum is counted."""
    if evidence.kind == "yes_no":
        return say("có/không")
    return say.either(evidence.unit or "", evidence.unit_en or "")


def _choices(evidence: Evidence, say: Say) -> Check:
    error = say("Chọn {choices} trong danh sách.", choices=say(" hoặc ").join((say("Có"), say("Không"))))
    title = say.either(evidence.label, evidence.label_en)
    words = (say("Có"), say("Không"), say("không áp dụng"))
    return Check(words, "list", say("Chưa đúng"), error, title, say("Chọn Có hoặc Không. Chưa biết: để trống."))


def write_long_template(path: Path, table: Table) -> None:
    """A CSV with a line for each datum of each commune, its value left empty, as Excel opens it. Raises OSError."""
    write_whole(path, ("\ufeff" + long_text(table)).encode())


def long_text(table: Table) -> str:
    """The lines of the long template; a name that a spreadsheet would take for a formula is left out. Pure."""
    say, text = table.say, io.StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    papers = (say("Văn bản số"), say("Ngày văn bản"), say("Ghi chú"))
    written.writerow((say("Mã xã"), say("Tên xã"), say("Tên số liệu"), say("Đơn vị tính"), say("Giá trị"), *papers))
    for unit in table.units:
        name = "" if unit.name.startswith(FORMULA) else unit.name
        for evidence, head in zip(table.data, table.heads, strict=True):
            written.writerow((unit.code, name, head, unit_of(evidence, say), "", "", "", ""))
    return text.getvalue()
