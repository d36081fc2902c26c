"""A commune's page for children as a Word file of one page and as a page for a screen, in large letters."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files.kit.zips import without_clock
from engine.files.writing import write_whole
from engine.reporting.publishing.child_words import ChildPage
from engine.reporting.publishing.public_page import page
from engine.reporting.word.pieces import let_go, put_paragraph, set_a4, shade_paragraph

if TYPE_CHECKING:
    from docx.document import Document

NAME, HEAD, ANSWER, TEXT, SMALL = 34, 24, 28, 21, 12
LOOK_HEAD = "Người lớn đã xem những gì?"
NEXT_HEAD = "Còn bây giờ?"
GREEN, BLUE, PALE_GREEN, PALE_BLUE = "1B7F3B", "1F5AA6", "DFF3E3", "E6EEFB"
LOOK = """
body{font-family:"Source Sans 3","Noto Sans","Segoe UI",Arial,sans-serif;font-size:1.45rem;line-height:1.5;
  max-width:44rem;margin:0 auto; padding:1.2rem 1.4rem 2rem;color:#1d2530}
h1{font-size:2.3rem;margin:.2rem 0;color:#1f5aa6}
h2{font-size:1.6rem;margin:1.4rem 0 .3rem; color:#1f5aa6}
.answer{font-size:1.9rem;font-weight:700;border-radius:1rem;padding:.8rem 1.1rem;margin:.8rem 0;
  background:#e6eefb}
.glad{background:#dff3e3}
ul{padding-left:1.6rem;margin:.3rem 0}
p{margin:.5rem 0}
.warning{font-size:1rem;font-weight:600;color:#b3261e}
@media print{body{font-size:17pt;padding:0}@page{size:A4;margin:18mm}}
"""


def child_html(told: ChildPage) -> str:
    """The page for a screen; it prints on one A4 page."""
    looked = "".join(f"<li>{escape(text)}</li>" for text in told.looked)
    after = "".join(f"<p>{escape(text)}</p>" for text in told.next)
    warning = f'<p class="warning">{escape(told.warning)}</p>' if told.warning else ""
    glad = " glad" if told.glad else ""
    body = (
        f"<h1>{escape(told.name)}</h1>\n<p>{escape(told.head)}</p>\n"
        f'<p class="answer{glad}">{escape(told.answer)}</p>\n'
        f"<h2>{LOOK_HEAD}</h2>\n<ul>{looked}</ul>\n<h2>{NEXT_HEAD}</h2>\n{after}\n{warning}"
    )
    return page(f"{told.name} – dành cho trẻ em", LOOK, body)


def write_child_word(path: Path, told: ChildPage) -> None:
    """The same on one page of A4 in Word; the same page gives the same bytes. Raises as ``write_whole``."""
    import docx

    let_go()
    document = docx.Document()
    set_a4(document, f"{told.name} – dành cho trẻ em", told.name)
    _coloured(document, told.name, NAME, BLUE)
    put_paragraph(document, told.head, centre=True, size=HEAD, before=6)
    shade_paragraph(
        _coloured(document, told.answer, ANSWER, GREEN if told.glad else BLUE, before=14),
        PALE_GREEN if told.glad else PALE_BLUE,
    )
    _coloured(document, LOOK_HEAD, HEAD - 4, BLUE, before=18)
    for text in told.looked:
        _left(document, f"• {text}")
    _coloured(document, NEXT_HEAD, HEAD - 4, BLUE, before=16)
    for text in told.next:
        _left(document, text)
    if told.warning:
        put_paragraph(document, told.warning, centre=True, bold=True, size=SMALL, before=14)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))


def _left(document: Document, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    made = put_paragraph(document, text, size=TEXT, before=6)
    made.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _coloured(document: Document, text: str, size: int, colour: str, *, before: int = 0) -> Any:
    from docx.shared import RGBColor

    made = put_paragraph(document, text, centre=True, bold=True, size=size, before=before)
    made.runs[0].font.color.rgb = RGBColor.from_string(colour)
    return made
