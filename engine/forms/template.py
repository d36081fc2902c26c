"""The form a commune fills: one Excel file, plain questions by criterion, ready to print on A4.

Where every answer stands is written down in the hidden ``_meta`` sheet, with the standard's hash,
the round and the commune, so that reading never depends on how this file lays things out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from engine.evidence.facts import Fact, Round
from engine.evidence.filled_forms import META, SCHEMA
from engine.evidence.identity.letters_fit import letter_stamps
from engine.evidence.identity.stamps import asked_stamps, stamps_of
from engine.evidence.identity.unit_names import bare_name, full_name
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.numbers import plain
from engine.files.writing import address, write_whole
from engine.forms import layout, paper
from engine.forms.checks import typed_day
from engine.forms.layout import (
    DATE,
    DOCUMENT,
    HEADS_ROW,
    HOLDER,
    ID,
    LAST,
    MARK,
    NOTE,
    QUESTION,
    UNIT,
    VALUE,
    Form,
    Head,
)
from engine.forms.self_score_sheet import self_score_meta, write_self_score_sheet
from engine.forms.task_sheet import task_meta, write_task_sheet
from engine.forms.unit_fact_rows import (
    HEADING_ROW,
    check_choices,
    choices_meta,
    fact_rows,
    facts_stamp,
    rows_above,
    write_unit_facts,
)
from engine.language import Say
from engine.law.asked import asked_by_letters, asking, letter_sections
from engine.law.asking import Question, Section, own_days_words, question_words, sections
from engine.law.criteria import Criterion
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.values import Mark

LONGEST_NAME = 80


def write_form(  # noqa: PLR0913, PLR0917 - a form is made from just these, and callers name them in this order
    path: Path,
    lawbook: Lawbook,
    round_: Round,
    unit: Unit,
    say: Say,
    facts: Mapping[str, Fact] | None = None,
    directives: Directives | None = None,
    out: Mapping[str, str] | None = None,
) -> None:
    """Write one commune's form; with ``facts`` it comes filled. Same input, same bytes. Raises as ``write_whole``.

    Letters that ask for more than the standard give it a second sheet; the last is for the commune's own points.
    ``out`` are items that certainly do not count for the commune, each with the reason: their data are not asked.
    """
    form = Form(asking(lawbook, asked_by_letters(directives)), round_, unit, say, facts or {}, out or {})
    write_whole(path, form_content(form, directives))


def form_content(form: Form, directives: Directives | None) -> bytes:
    """A form with what its cells hold, as the bytes of its file; ``form`` asks what the letters ask too."""
    say, round_, unit, standard = form.say, form.round, form.unit, form.lawbook.standard
    workbook = NewWorkbook(say("Phiếu số liệu {name}", name=full_name(unit)), on=round_.on, fixed=True)
    sheet = workbook.sheet(say("Phiếu số liệu"))
    asked, above = sections(standard, form.out), rows_above(standard)
    begun = section_rows(asked, above)
    rows = {**fact_rows(standard), **rows_of(asked, above)}
    write_head(sheet, form, rows)
    write_unit_facts(sheet, form)
    for section, row in zip(asked, begun, strict=True):
        write_section(sheet, form, section, row, rows)
    layout.finish_answers(sheet, form, rows)
    last = paper.write_signed_elsewhere(sheet, begun[-1] + rows_in(asked[-1]), say)
    left = f"{full_name(unit)} · {unit.code}"
    blocks = [*((HEADING_ROW,) if above else ()), *begun, last]
    paper.arrange(sheet, blocks, form, left=left, leaf=paper.lying(min(rows.values())))
    letters = letter_sections(directives) if directives else ()
    duties = write_task_sheet(workbook, letters, form, full_name(unit)) if letters else {}
    data = {name: f"'{sheet.name}'!{address(row, VALUE)}" for name, row in rows.items()}
    write_self_score_sheet(workbook, form, full_name(unit), data)
    meta = {**identity_of(round_, unit, form.lawbook, directives, form.out), **meta_of(form, sheet.name, rows)}
    meta |= {**task_meta(duties, say), **self_score_meta(form), **choices_meta(standard)}
    check_choices(sheet, form, tuple(meta))
    write_meta(workbook.sheet(META), meta)
    return workbook.content()


def form_name(unit: Unit) -> str:
    """The file name of a commune's form: 02536-tan-trao.xlsx, at most 100 signs."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(bare_name(unit.name)))
    return f"{unit.code}-{words.strip('-')[:LONGEST_NAME].rstrip('-')}.xlsx"


def identity_of(
    round_: Round, unit: Unit, lawbook: Lawbook, directives: Directives | None, out: Mapping[str, str]
) -> Mapping[str, str]:
    """What must not change while a form is out: whose it is, of which round, days, letters and questions."""
    return {
        "schema": SCHEMA,
        "standard": lawbook.standard.head.id,
        "sha256": lawbook.asked,
        "round": round_.id,
        "commune": unit.code,
        **stamps_of(round_, unit, letter_stamps(directives)),
        **asked_stamps(asked_by_letters(directives)),
        **facts_stamp(lawbook.standard, unit, out),
    }


def section_rows(asked: tuple[Section, ...], above: int = 0) -> list[int]:
    """The row of each criterion's heading, below so many rows on the commune itself."""
    rows, row = [], HEADS_ROW + 2 + above
    for section in asked:
        rows.append(row)
        row += rows_in(section)
    return rows


def rows_in(section: Section) -> int:
    """How many rows a criterion takes: its heading, the line that refers back, what does not count, its questions."""
    return 1 + bool(section.again) + len(section.out) + len(section.questions)


def rows_of(asked: tuple[Section, ...], above: int = 0) -> Mapping[str, int]:
    """The row of every datum's answer."""
    return {
        question.evidence.id: row + 1 + bool(section.again) + len(section.out) + at
        for section, row in zip(asked, section_rows(asked, above), strict=True)
        for at, question in enumerate(section.questions)
    }


def write_head(sheet: NewSheet, form: Form, rows: Mapping[str, int]) -> None:
    """What stands above the questions, and an example of an answer."""
    say, round_, law = form.say, form.round, form.lawbook.standard.head.law
    about = say(
        "{round} · số liệu từ {start} đến {end}, hiện trạng tại ngày {on} · theo Quyết định {number} ngày {signed}",
        round=round_.title,
        start=say.day(round_.period_from),
        end=say.day(round_.period_to),
        on=say.day(round_.on),
        number=law.number,
        signed=say.day(law.date),
    ) + own_days_words(form.lawbook.standard.book.evidence, say)
    title = say("PHIẾU SỐ LIỆU {name}", name=full_name(form.unit).upper())
    code = (say("Mã đơn vị"), form.unit.code)
    layout.write_head(sheet, Head(title, about, code, instructions(form), heads(say)), form, rows)
    texts = {
        MARK: say("Ví dụ"),
        QUESTION: say("Xã có bao nhiêu trẻ em dưới 1 tuổi?"),
        UNIT: say("trẻ"),
        VALUE: "49",
        DOCUMENT: say("12/BC-TYT"),
        DATE: typed_day(round_.period_to),
        NOTE: say("theo sổ tiêm chủng"),
        HOLDER: say("Trạm y tế"),
        LAST: "",
    }
    layout.write_example(sheet, texts)


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


def instructions(form: Form) -> list[str]:
    """How to fill the form and where it goes, a line each; the three kinds of nothing first of all."""
    say, day = form.say, typed_day(form.round.period_to)
    return [
        say(
            "• Không có trường hợp nào: ghi 0.   • Chưa có số liệu: để trống.   "
            "• Không có ai để đếm: ghi 0 ở ô tổng số và “không áp dụng” ở ô tiếp theo."
        ),
        say(
            "• Chỉ điền ô nền vàng. Số ghi viết liền, không dấu chấm, không dấu phẩy: 1050; không ghi tỷ lệ %, "
            "không kèm đơn vị."
        ),
        say("• Ghi số và ngày của văn bản chứng minh; ngày ghi ngày/tháng/năm, ví dụ {day}.", day=day),
        say("• Muốn giữ nguyên một số bị hỏi lại: ghi vào Ghi chú của dòng đó “giữ nguyên vì …” và nêu lý do."),
        say("• Chỉ ghi số lượng. Không ghi họ tên, ngày sinh, địa chỉ, số định danh của trẻ em ở bất cứ ô nào."),
        say(
            "• Điền xong: lưu đúng tệp này dạng .xlsx, giữ nguyên tên {name}, gửi lại nơi đã giao phiếu.",
            name=form_name(form.unit),
        ),
    ]


def section_words(criterion: Criterion, say: Say) -> tuple[str, str]:
    """A criterion's heading, and its points with how sure they are."""
    points = say("tối đa {points} điểm", points=criterion.max_points)
    if criterion.role != "scored":
        kind = say("điểm thưởng") if criterion.role == "bonus" else say("điểm trừ")
        points = f"{kind}, {points}"
    title = say.either(criterion.title, criterion.title_en)
    heading = say("Tiêu chí {number}. {title}", number=criterion.number, title=title)
    return heading, _marked(points, criterion.mark, say)


def _marked(points: str, mark: Mark, say: Say) -> str:
    """A criterion's points with how sure they are: what nobody has held against the text says so on the form too."""
    if mark == "provisional":
        return say("{points}, tạm tính, chưa đối chiếu văn bản", points=points)
    return say("{points}, theo báo chí, chưa đối chiếu", points=points) if mark == "reported" else points


def write_section(sheet: NewSheet, form: Form, section: Section, row: int, rows: Mapping[str, int]) -> None:
    """A criterion: its heading, the line that refers back, its questions."""
    say, criterion = form.say, section.criterion
    layout.write_heading(sheet, row, *section_words(criterion, say))
    if section.again:
        cell = say("ô")
        names = [f"{say.either(e.label, e.label_en)} ({cell} {address(rows[e.id], VALUE)})" for e in section.again]
        again = say("Dùng lại số liệu đã điền ở trên: {names}.", names="; ".join(names))
        layout.write_again(sheet, row + 1, again)
    for at, (number, item) in enumerate(section.out, row + 1 + bool(section.again)):
        layout.write_left_out(sheet, at, number, form.out[item])
    for asked in section.questions:
        layout.write_question(sheet, question_texts(asked, form), asked, form, rows)


def question_texts(asked: Question, form: Form) -> Mapping[int, str]:
    """A question's texts by column."""
    say, evidence, law = form.say, asked.evidence, form.lawbook.standard.head.law
    own = asked.document.startswith(law.number)
    return {
        ID: evidence.id,
        MARK: ", ".join(asked.items),
        QUESTION: question_words(evidence, form.round.days, say),
        UNIT: say("có/không") if evidence.kind == "yes_no" else say.either(evidence.unit or "", evidence.unit_en or ""),
        HOLDER: say.either(evidence.holder, evidence.holder_en),
        LAST: asked.clause if own else f"{asked.document}, {asked.clause}",
    }


def meta_of(form: Form, title: str, rows: Mapping[str, int]) -> Mapping[str, str]:
    """The sheet, and the cells of the title, the code, every answer and column head."""
    return {
        "sheet": title,
        "heading": layout.HEADING,
        "code": layout.CODE,
        **{f"head/{cell}": text for cell, text in layout.head_cells(heads(form.say)).items()},
        **{f"value/{name}": address(row, VALUE) for name, row in rows.items()},
    }


def write_meta(sheet: NewSheet, lines: Mapping[str, str]) -> None:
    """What the reader of the form relies on, out of everybody's sight and reach."""
    sheet.put_pairs(lines)
    sheet.hide(deeply=True)
    sheet.lock()
