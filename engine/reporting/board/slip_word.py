"""A commune's page of what to mend as a Word file: A4, the faces of Decree 30, a place to sign."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files.kit.zips import without_clock
from engine.files.writing import UNPRINTABLE, write_whole
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
from engine.reporting.word.pieces import keep_whole, keep_with_next, put_cell, put_field, repeat_head

if TYPE_CHECKING:
    from docx.document import Document

# Millimetres; together the width between the margins of Decree 30.
WIDTHS = (11, 28, 25, 52, 49)
SHADE, PART_SHADE = "DCE6F1", "EEF2F7"


@cache
def layout() -> Mapping[str, Mapping[str, Any]]:
    """Decree 30's page and faces, from the settings of the plan's paper."""
    home = Path(__file__).parents[1] / "word"
    return tomllib.loads((home / "decree30.toml").read_text("utf-8"))


def write_slip_word(path: Path, slip: Slip) -> None:
    """Write one commune's page; the same slip gives the same bytes. Raises as ``write_whole``."""
    import docx

    document = docx.Document()
    _set_page(document, slip)
    _put_opening(document, slip)
    _put_table(document, slip)
    _put_closing(document, slip)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))


def _set_page(document: Document, slip: Slip) -> None:
    from docx.shared import Mm, Pt

    section, page, font = document.sections[0], layout()["page"], layout()["font"]
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.header_distance = Mm(page["header"])
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = font["name"], Pt(font["body"])
    normal.paragraph_format.space_after = Pt(0)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{slip.unit.code} {slip.unit.name} · ").font.size = Pt(font["footer"])
    normal_foot: Any = document.styles["Footer"]
    normal_foot.font.size = Pt(font["footer"])
    put_field(footer, "PAGE")
    about = document.core_properties
    about.author, about.language = "phuhop", "vi"
    about.title = UNPRINTABLE.sub(" ", f"Các chỗ phải sửa – {slip.unit.name}")[:255]


def _put_opening(document: Document, slip: Slip) -> None:
    font = layout()["font"]
    for text, size, bold in (
        (TITLE, font["type"], True),
        (f"{slip.unit.name} (mã {slip.unit.code})", font["summary"], True),
        (slip.round.title, font["table"], False),
        (simulated_words(slip), font["table"], True),
    ):
        if text:
            _paragraph(document, text, centre=True, size=size, bold=bold)
    _paragraph(document, opening_words(slip), before=layout()["body"]["before"])


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
            run.font.size = Pt(layout()["font"]["table"])
    keep_whole(row)


def _put_closing(document: Document, slip: Slip) -> None:
    for text in closing_words(slip):
        _paragraph(document, text, before=layout()["body"]["before"], together=True)
    day = "………, ngày …… tháng …… năm 20…"
    for text, bold, before in ((day, False, 12), (SIGNED_BY, True, 0), (SIGNED_HOW, False, 0)):
        made = _paragraph(document, text, centre=True, bold=bold, before=before, together=text != SIGNED_HOW)
        made.paragraph_format.left_indent = _half()
        made.runs[0].italic = not bold


def _half() -> Any:
    from docx.shared import Mm

    return Mm(sum(WIDTHS) // 2)


def _paragraph(  # noqa: PLR0913 - one look of a paragraph, each part by name
    document: Document,
    text: str,
    *,
    centre: bool = False,
    bold: bool = False,
    size: int = 0,
    before: int = 0,
    together: bool = False,
) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made = document.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    made.paragraph_format.space_before = Pt(before)
    made.paragraph_format.keep_with_next = together
    run = made.add_run(UNPRINTABLE.sub(" ", text))
    run.bold, run.font.size = bold, Pt(size or layout()["font"]["body"])
    return made
