"""The checking sheet in Word, to print and fill in by hand; row numbers are those of the Excel sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files.kit.zips import without_clock
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.loading import Lawbook
from engine.reporting.excel.checklist_excel import heads, instructions
from engine.reporting.word.pieces import keep_whole, keep_with_next, put_cell, put_field, repeat_head
from engine.reporting.words.checklist_lines import Group, Line, groups_of

if TYPE_CHECKING:
    from docx.document import Document

FACE = "Times New Roman"
# In centimetres: row, part, text, what to find, the number as it is, how sure; then number, page, sentence, empty.
WIDTHS = (1.3, 1.2, 7.6, 3.0, 2.4, 2.4, 2.5, 1.5, 5.1)
SHADE = "EEF2F7"


def write_printed(path: Path, book: Lawbook, say: Say) -> None:
    """Write the sheet for paper: same law, ledger and language, same bytes. Raises as ``write_whole``."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    _set_page(document, book, say)
    _put_opening(document, book, say)
    columns = heads(say)
    titles = [*columns[:6], *columns[7:10]]
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    _put_row(table.rows[0], titles, bold=True, shade="DCE6F1")
    repeat_head(table.rows[0])
    _put_groups(table, groups_of(book, say))
    signed = say("Người đối chiếu: ……………………………………   Ngày: ……/……/…………   Chữ ký: ……………………")
    document.add_paragraph().add_run("\n" + signed)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))


def _set_page(document: Document, book: Lawbook, say: Say) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section, head = document.sections[0], book.standard.head
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.3)
    section.top_margin, section.bottom_margin = Cm(1.3), Cm(1.2)
    section.footer_distance = Cm(0.6)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(10.5)
    normal.paragraph_format.space_after = Pt(0)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{head.id} · {book.sha256[:8]} · " + say("trang") + " ")
    put_field(footer, "PAGE")
    about = document.core_properties
    about.author, about.language, about.title = "phuhop", say.language, say("Phiếu đối chiếu {title}", title=head.id)


def _put_opening(document: Document, book: Lawbook, say: Say) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    head = book.standard.head
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(say("PHIẾU ĐỐI CHIẾU BỘ TIÊU CHÍ VỚI VĂN BẢN"))
    run.bold, run.font.size = True, Pt(14)
    about = document.add_paragraph()
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER
    named = say.either(head.title, head.title_en)
    signed = say.day(head.law.date)
    about.add_run(say("{title} – số {number} ngày {day}", title=named, number=head.law.number, day=signed))
    printed = say("• Bản in để ghi tay; xong thì nhập vào phiếu Excel theo số dòng rồi nộp bằng law check-in.")
    for text in (instructions(say)[0], printed):
        document.add_paragraph().add_run(text).italic = True
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _put_groups(table: Any, groups: Sequence[Group]) -> None:
    count = 0
    for group in groups:
        row = table.add_row()
        merged = row.cells[0].merge(row.cells[-1])
        put_cell(merged, group.title, bold=True, shade=SHADE)
        keep_with_next(row)
        for line in group.lines:
            count += 1
            _put_row(table.add_row(), [str(count), *_texts(line), "", "", ""], bold=line.head)


def _texts(line: Line) -> tuple[str, ...]:
    """A line's words; where its source is its own, it stands below them, for paper has no room beside."""
    text = f"{line.text}\n({line.cited.replace(chr(10), '. ')})" if line.head and line.cited else line.text
    return line.part, text, line.asked, line.value, line.mark


def _put_row(row: Any, texts: Sequence[str], *, bold: bool, shade: str = "") -> None:
    from docx.shared import Cm

    for at, (cell, text, width) in enumerate(zip(row.cells, texts, WIDTHS, strict=True)):
        cell.width = Cm(width)
        put_cell(cell, text, bold=bold and (bool(shade) or at in (1, 2, 4)), shade=shade)
    keep_whole(row)
