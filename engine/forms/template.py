"""The form a commune fills: one Excel file, plain questions by criterion, ready to print on A4.

Where every answer stands is written down in the hidden ``_meta`` sheet, with the standard's hash,
the round and the commune, so that reading never depends on how this file lays things out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.evidence.facts import Fact, Round
from engine.evidence.filled_forms import META, SCHEMA
from engine.files.numbers import plain
from engine.files.writing import put_text, save_workbook
from engine.forms import layout, paper
from engine.forms.layout import DATE, DOCUMENT, HEADS_ROW, ID, LAST, MARK, NOTE, QUESTION, UNIT, VALUE, Look
from engine.forms.task_sheet import duty_meta, write_duty_sheet
from engine.language import Say
from engine.law.asked import asked_duties, asking, letter_sections
from engine.law.asking import Question, Section, sections
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.values import Mark

UNIT_TYPES = {"xa": "Xã", "phuong": "Phường", "thi_tran": "Thị trấn", "dac_khu": "Đặc khu"}


@dataclass(frozen=True, slots=True)
class Form:
    """What one form is made from."""

    lawbook: Lawbook
    round: Round
    unit: Unit
    say: Say
    facts: Mapping[str, Fact]


def write_form(  # noqa: PLR0913, PLR0917 - a form is made from just these, and callers name them in this order
    path: Path,
    lawbook: Lawbook,
    round_: Round,
    unit: Unit,
    say: Say,
    facts: Mapping[str, Fact] | None = None,
    directives: Directives | None = None,
) -> None:
    """Write one commune's form; with ``facts`` it comes filled. Same input, same bytes. Raises OSError.

    Letters that ask for more than the standard give it a second sheet.
    """
    form = Form(asking(lawbook, asked_duties(directives)), round_, unit, say, facts or {})
    workbook = Workbook()
    layout.set_face(workbook)
    sheet = workbook.worksheets[0]
    sheet.title = say("Phiếu số liệu")
    workbook.properties.creator = "phuhop"
    workbook.properties.title = say("Phiếu số liệu {name}", name=unit_name(unit))
    asked = sections(lawbook.standard)
    letters = letter_sections(directives) if directives else ()
    rows = rows_of(asked)
    write_head(sheet, form, rows)
    for section, row in zip(asked, section_rows(asked), strict=True):
        write_section(sheet, form, section, row, rows)
    banner = say("SỐ LIỆU MÔ PHỎNG") if round_.simulated else ""
    signed = max(rows.values()) + 2
    last = paper.write_signatures(sheet, signed, say, banner)
    paper.arrange(sheet, [*section_rows(asked), signed, last], footer=_footer(form), banner=banner)
    duties = write_duty_sheet(workbook, letters, round_, unit_name(unit), say) if letters else {}
    for name in duties.keys() & form.facts.keys():
        fill(workbook.worksheets[1], duties[name], form.facts[name], form)
    write_meta(workbook.create_sheet(META), form, sheet.title, rows)
    if duties:
        write_lines(workbook[META], duty_meta(duties, say))
    layout.lock(workbook, sheet)
    filled = [sum(name in form.facts for name in asked_rows) for asked_rows in (rows, duties)]
    results = {made.title: {layout.PROGRESS: n} for made, n in zip(workbook.worksheets, filled, strict=False)}
    save_workbook(workbook, path, on=round_.on, results=results)


def form_name(unit: Unit) -> str:
    """The file name of a commune's form: 02536-tan-trao.xlsx."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(re.sub(r"^(?:xã|phường|thị trấn|đặc khu)\s+", "", unit.name.casefold())))
    return f"{unit.code}-{words.strip('-')}.xlsx"


def unit_name(unit: Unit) -> str:
    """A commune's name with its kind before it, once; a name is the same in every language."""
    kind = UNIT_TYPES[unit.type]
    return unit.name if unit.name.casefold().startswith(kind.casefold()) else f"{kind} {unit.name}"


def section_rows(asked: tuple[Section, ...]) -> list[int]:
    """The row of each criterion's heading."""
    rows, row = [], HEADS_ROW + 2
    for section in asked:
        rows.append(row)
        row += 1 + bool(section.again) + len(section.questions)
    return rows


def rows_of(asked: tuple[Section, ...]) -> Mapping[str, int]:
    """The row of every datum's answer."""
    return {
        question.evidence.id: row + 1 + bool(section.again) + at
        for section, row in zip(asked, section_rows(asked), strict=True)
        for at, question in enumerate(section.questions)
    }


def write_head(sheet: Worksheet, form: Form, rows: Mapping[str, int]) -> None:
    """Title, commune, period, instructions, progress, the heads of the columns and an example."""
    say, round_, unit, law = form.say, form.round, form.unit, form.lawbook.standard.head.law
    name = unit_name(unit)
    layout.write_title(sheet, say("PHIẾU SỐ LIỆU {name}", name=name.upper()))
    about = say(
        "{round} · số liệu từ {start} đến {end}, hiện trạng tại ngày {on} · theo Quyết định {number} ngày {signed}",
        round=round_.title,
        start=say.day(round_.period_from),
        end=say.day(round_.period_to),
        on=say.day(round_.on),
        number=law.number,
        signed=say.day(law.date),
    )
    layout.write_about(sheet, about, say("Mã đơn vị"), unit.code)
    layout.write_instructions(sheet, instructions(say))
    layout.write_banner(sheet, say("SỐ LIỆU MÔ PHỎNG – không phải số liệu thật của xã") if round_.simulated else "")
    layout.write_progress(sheet, say("Đã điền"), sorted(rows.values()))
    layout.write_heads(sheet, heads(say))
    texts = {
        MARK: say("Ví dụ"),
        QUESTION: say("Xã có bao nhiêu trẻ em dưới 1 tuổi?"),
        UNIT: say("trẻ"),
        DOCUMENT: say("12/BC-TYT"),
        NOTE: say("theo sổ tiêm chủng"),
        layout.HOLDER: say("Trạm y tế"),
        LAST: "",
    }
    layout.write_example(sheet, texts, 49, round_.period_to)


def heads(say: Say) -> list[str]:
    """The heads of the visible columns, from the item numbers to the clause."""
    return [
        say("Mục"),
        say("Câu hỏi"),
        say("Đơn vị"),
        say("Số liệu"),
        say("Văn bản số"),
        say("Ngày văn bản"),
        say("Ghi chú"),
        say("Nơi giữ số liệu"),
        say("Căn cứ"),
    ]


def instructions(say: Say) -> list[str]:
    """How to fill the form, a line each; the three kinds of nothing first of all."""
    return [
        say(
            "• Không có trường hợp nào: ghi 0.   • Chưa có số liệu: để trống.   "
            "• Không có ai để đếm: ghi 0 ở ô tổng số và “không áp dụng” ở ô tiếp theo."
        ),
        say(
            "• Chỉ điền ô nền vàng. Ghi số nguyên (1000 hoặc 1.000), không ghi tỷ lệ %, không ghi kèm đơn vị. "
            "Ghi số và ngày của văn bản chứng minh."
        ),
        say("• Chỉ ghi số lượng. Không ghi họ tên, ngày sinh, địa chỉ, số định danh của trẻ em ở bất cứ ô nào."),
    ]


def _marked(points: str, mark: Mark, say: Say) -> str:
    """A criterion's points with how sure they are: what nobody has held against the text says so on the form too."""
    if mark == "provisional":
        return say("{points}, tạm tính, chưa đối chiếu văn bản", points=points)
    return say("{points}, theo báo chí, chưa đối chiếu", points=points) if mark == "reported" else points


def write_section(sheet: Worksheet, form: Form, section: Section, row: int, rows: Mapping[str, int]) -> None:
    """A criterion: its heading, the line that refers back, its questions."""
    say, criterion = form.say, section.criterion
    points = say("tối đa {points} điểm", points=criterion.max_points)
    marked = _marked(points, criterion.mark, say)
    title = say(
        "Tiêu chí {number}. {title}", number=criterion.number, title=say.either(criterion.title, criterion.title_en)
    )
    layout.write_heading(sheet, row, title, marked)
    row += 1
    if section.again:
        cell = say("ô")
        names = [f"{say.either(e.label, e.label_en)} ({cell} {VALUE}{rows[e.id]})" for e in section.again]
        layout.write_intro(sheet, row, say("Dùng lại số liệu đã điền ở trên: {names}.", names="; ".join(names)))
        row += 1
    for asked in section.questions:
        write_question(sheet, form, asked, rows)


def write_question(sheet: Worksheet, form: Form, asked: Question, rows: Mapping[str, int]) -> None:
    """One question: its texts, its answer cells with their checks, and the answer when there is one."""
    say, evidence, row = form.say, asked.evidence, rows[asked.evidence.id]
    law = form.lawbook.standard.head.law
    own = asked.document.startswith(law.number)
    texts = {
        ID: evidence.id,
        MARK: ", ".join(asked.items),
        QUESTION: say.either(evidence.question, evidence.question_en),
        UNIT: say("có/không") if evidence.kind == "yes_no" else say.either(evidence.unit or "", evidence.unit_en or ""),
        layout.HOLDER: say.either(evidence.holder, evidence.holder_en),
        LAST: asked.clause if own else f"{asked.document}, {asked.clause}",
    }
    layout.write_texts(sheet, row, texts)
    look = Look(say, rows, form.round.on)
    layout.write_answer_cells(sheet, row, asked, look)
    if fact := form.facts.get(evidence.id):
        fill(sheet, row, fact, form)


def fill(sheet: Worksheet, row: int, fact: Fact, form: Form) -> None:
    """A fact in its cells, as an officer would have typed it."""
    say, kinds = form.say, {e.id: e.kind for e in form.lawbook.standard.book.evidence}
    if fact.state == "not_applicable":
        put_text(sheet[f"{VALUE}{row}"], say("không áp dụng"))
    elif kinds[fact.evidence] == "yes_no":
        put_text(sheet[f"{VALUE}{row}"], say("Có") if fact.value else say("Không"))
    else:
        sheet[f"{VALUE}{row}"].value = fact.value
    if fact.document:
        put_text(sheet[f"{DOCUMENT}{row}"], fact.document.number)
        sheet[f"{DATE}{row}"].value = fact.document.issued
    if fact.note:
        put_text(sheet[f"{NOTE}{row}"], fact.note)


def write_meta(sheet: Worksheet, form: Form, title: str, rows: Mapping[str, int]) -> None:
    """The form's identity, and the cell of every answer and column head."""
    lines = {
        "schema": SCHEMA,
        "standard": form.lawbook.standard.head.id,
        "sha256": form.lawbook.asked,
        "round": form.round.id,
        "commune": form.unit.code,
        "sheet": title,
        "code": layout.CODE,
        **{f"head/{cell}": text for cell, text in layout.head_cells(heads(form.say)).items()},
        **{f"value/{name}": f"{VALUE}{row}" for name, row in rows.items()},
    }
    write_lines(sheet, lines)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def write_lines(sheet: Worksheet, lines: Mapping[str, str]) -> None:
    """Keys and values below those that are there."""
    first = sheet.max_row + 1 if sheet["A1"].value else 1
    for at, (key, value) in enumerate(lines.items(), first):
        put_text(sheet[f"A{at}"], key)
        put_text(sheet[f"B{at}"], value)


def _footer(form: Form) -> tuple[str, str, str]:
    say, unit = form.say, form.unit
    page = say("Trang {page}/{pages}", page="&P", pages="&N")
    left = f"{unit_name(unit)} · {unit.code}".replace("&", "&&")
    return left, page, form.round.title.replace("&", "&&")
