"""A checkpoint in a Word file: QR code left, letters and what they are good for right, never torn over two pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from engine.language import Say
from engine.records.entries.checkpoint import Checkpoint
from engine.reporting.record.seal_picture import seal_png
from engine.reporting.record.seal_words import SealWords, seal_words
from engine.reporting.word.pieces import decree30, keep_whole

if TYPE_CHECKING:
    from docx.document import Document

# Millimetres: a module of 0.66 is read by every telephone; both columns are the width between Decree 30's margins.
PICTURE, WIDTHS = 27, (31, 134)
AROUND = 3  # points: the picture's white border must not lie on the box


def put_seal(document: Document, checkpoint: Checkpoint, say: Say) -> None:
    """The seal at the document's end, in a box of its own."""
    from docx.shared import Mm

    words = seal_words(checkpoint, say)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    left.width, right.width = (Mm(width) for width in WIDTHS)
    _put_picture(left, checkpoint, words)
    _put_words(right, words)
    _hide_inner_line(table)
    keep_whole(table.rows[0])


def _put_picture(cell: Any, checkpoint: Checkpoint, words: SealWords) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(AROUND)
    picture = paragraph.add_run().add_picture(io.BytesIO(seal_png(checkpoint)), width=Mm(PICTURE))
    picture._inline.docPr.set("descr", words.picture)  # noqa: SLF001 - python-docx has no word for a picture's text


def _put_words(cell: Any, words: SealWords) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Pt

    font = decree30()["font"]
    lines = (
        (words.title, font["summary"] - 2, True),
        (words.letters, font["type"], True),
        (words.of, font["table"], False),
        (words.use, font["table"] - 1, False),
    )
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for at, (text, size, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
        run.italic = text == words.use


def _hide_inner_line(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, inner = OxmlElement("w:tblBorders"), OxmlElement("w:insideV")
    inner.set(qn("w:val"), "nil")
    borders.append(inner)
    # Where the order of the format wants it: before the layout.
    after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    table._tbl.tblPr.insert_element_before(borders, *after)  # noqa: SLF001 - as above
