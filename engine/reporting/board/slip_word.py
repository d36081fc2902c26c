"""A commune's page of what to mend as a Word file: A4, the faces of Decree 30, a place to sign."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files.kit.zips import without_clock
from engine.files.writing import write_whole
from engine.forms.to_mend import Slip
from engine.reporting.board.slip_words import (
    HEADS,
    SIGNED_BY,
    SIGNED_HOW,
    TITLE,
    closing_words,
    lines_of,
    opening_words,
    simulated_words,
)
from engine.reporting.word.pieces import (
    decree30,
    keep_whole,
    keep_with_next,
    let_go,
    put_cell,
    put_paragraph,
    repeat_head,
    set_a4,
)

if TYPE_CHECKING:
    from docx.document import Document

# Millimetres; together the width between the margins of Decree 30.
WIDTHS = (11, 28, 25, 52, 49)
SHADE, PART_SHADE = "DCE6F1", "EEF2F7"


def write_slip_word(path: Path, slip: Slip) -> None:
    """Write one commune's page; the same slip gives the same bytes. Raises as ``write_whole``."""
    import docx

    let_go()
    document = docx.Document()
    set_a4(document, f"Các chỗ phải sửa – {slip.unit.name}", f"{slip.unit.code} {slip.unit.name}")
    _put_opening(document, slip)
    _put_table(document, slip)
    _put_closing(document, slip)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))


def _put_opening(document: Document, slip: Slip) -> None:
    font = decree30()["font"]
    for text, size, bold in (
        (TITLE, font["type"], True),
        (f"{slip.unit.name} (mã {slip.unit.code})", font["summary"], True),
        (slip.round.title, font["table"], False),
        (simulated_words(slip), font["table"], True),
    ):
        if text:
            put_paragraph(document, text, centre=True, size=size, bold=bold)
    put_paragraph(document, opening_words(slip), before=decree30()["body"]["before"])


def _put_table(document: Document, slip: Slip) -> None:
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    _put_row(table.rows[0], HEADS, bold=True, shade=SHADE)
    repeat_head(table.rows[0])
    for row in _rows(slip):
        _put_row(table.add_row(), row)
    keep_with_next(table.rows[-1])  # or the end of the page would stand alone on the next


def _rows(slip: Slip) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines_of(slip), 1):
        yield str(number), f"{line.where}\n{line.kind}", line.typed, line.what, line.remedy


def _put_row(row: Any, texts: Sequence[str], *, bold: bool = False, shade: str = "") -> None:
    from docx.shared import Mm, Pt

    for at, (cell, text, width) in enumerate(zip(row.cells, texts, WIDTHS, strict=True)):
        cell.width = Mm(width)
        put_cell(cell, text, bold=bold or at == 1, shade=shade)
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(decree30()["font"]["table"])
    keep_whole(row)


def _put_closing(document: Document, slip: Slip) -> None:
    for text in closing_words(slip):
        put_paragraph(document, text, before=decree30()["body"]["before"], together=True)
    day = "………, ngày …… tháng …… năm 20…"
    for text, bold, before in ((day, False, 12), (SIGNED_BY, True, 0), (SIGNED_HOW, False, 0)):
        made = put_paragraph(document, text, centre=True, bold=bold, before=before, together=text != SIGNED_HOW)
        made.paragraph_format.left_indent = _half()
        made.runs[0].italic = not bold


def _half() -> Any:
    from docx.shared import Mm

    return Mm(sum(WIDTHS) // 2)
