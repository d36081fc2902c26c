"""A standard's page in Word: to read against the text, to correct by hand, and to sign."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from engine.files.kit.zips import without_clock
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.loading import Lawbook
from engine.reporting.law_page.page_lines import PageSection, head_lines, legend, sections_of
from engine.reporting.word.pieces import keep_whole, keep_with_next, put_cell, put_paragraph, repeat_head, set_a4

WIDTHS = (1.4, 6.9, 7.9)  # in centimetres; together what Decree 30's margins leave of A4
SHADE, HEAD = "EEF2F7", "DCE6F1"
SMALL = 11


def write_page(path: Path, book: Lawbook, say: Say) -> None:
    """Write the page: same law, ledger and language, same bytes. Raises as ``write_whole``."""
    import docx

    head, document = book.standard.head, docx.Document()
    title = say.either(head.title, head.title_en)
    set_a4(document, title, f"{head.id} · {book.sha256[:8]}")
    put_paragraph(document, title.upper(), centre=True, bold=True, size=14)
    for told in head_lines(book, say):
        put_paragraph(document, told, centre=True, size=SMALL)
    put_paragraph(document, legend(say), centre=True, size=SMALL, before=6)
    for section in sections_of(book, say):
        _put_section(document, section, say)
    _put_signing(document, say)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))


def _put_section(document: Any, section: PageSection, say: Say) -> None:
    from docx.shared import Cm

    put_paragraph(document, section.title, bold=True, before=10, together=True, size=12)
    if section.cited:
        put_paragraph(document, section.cited, size=SMALL, together=True)
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    _put_row(table.rows[0], (say("Mục"), say("Nội dung, cách đo"), say("Được bao nhiêu")), shade=HEAD)
    repeat_head(table.rows[0])
    keep_with_next(table.rows[0])
    for line in section.lines:
        _put_row(table.add_row(), (line.part, f"{line.title}\n{line.counted}".strip(), line.gives.replace("; ", "\n")))


def _put_row(row: Any, texts: tuple[str, ...], shade: str = "") -> None:
    from docx.shared import Cm, Pt

    for at, (cell, told, width) in enumerate(zip(row.cells, texts, WIDTHS, strict=True)):
        cell.width = Cm(width)
        put_cell(cell, told, bold=bool(shade) or at == 1, shade=shade)
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(SMALL)
    keep_whole(row)


def _put_signing(document: Any, say: Say) -> None:
    told = say(
        "Tôi đã đọc trang này cùng văn bản. Chỗ văn bản ghi khác đã được sửa bằng tay ở trên và ký tên bên cạnh."
    )
    put_paragraph(document, told, before=14, together=True)
    signed = say("Người đọc: ……………………………………   Ngày: ……/……/…………   Chữ ký: ……………………")
    put_paragraph(document, signed, before=10)
