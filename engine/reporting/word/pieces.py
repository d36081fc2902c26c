"""Pieces of a Word file that python-docx has no word for."""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files.writing import UNPRINTABLE

if TYPE_CHECKING:
    from docx.document import Document


@cache
def decree30() -> Mapping[str, Mapping[str, Any]]:
    """Decree 30's page and faces, from the settings of the plan's paper."""
    return tomllib.loads(Path(__file__).with_name("decree30.toml").read_text("utf-8"))


def let_go() -> None:
    """Let Word files that are done with go: megabytes each, in cycles that a command's collector seldom looks for."""
    gc.collect(1)


def set_a4(document: Document, title: str, foot: str) -> None:
    """Decree 30's page and face for a whole paper, with the number of the page at its foot."""
    from docx.shared import Mm, Pt

    section, page, font = document.sections[0], decree30()["page"], decree30()["font"]
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.header_distance = Mm(page["header"])
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = font["name"], Pt(font["body"])
    normal.paragraph_format.space_after = Pt(0)
    small: Any = document.styles["Footer"]
    small.font.size = Pt(font["footer"])
    footer = section.footer.paragraphs[0]
    footer.add_run(UNPRINTABLE.sub(" ", f"{foot} · "))
    put_field(footer, "PAGE")
    about = document.core_properties
    about.author, about.language, about.title = "phuhop", "vi", UNPRINTABLE.sub(" ", title)[:255]


def put_paragraph(  # noqa: PLR0913 - one look of a paragraph, each part by name
    document: Document,
    text: str,
    *,
    centre: bool = False,
    bold: bool = False,
    size: int = 0,
    before: int = 0,
    together: bool = False,
) -> Any:
    """A paragraph in Decree 30's face; ``together`` keeps it on the page of the next one."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made = document.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    made.paragraph_format.space_before = Pt(before)
    made.paragraph_format.keep_with_next = together
    run = made.add_run(UNPRINTABLE.sub(" ", text))
    run.bold, run.font.size = bold, Pt(size or decree30()["font"]["body"])
    return made


def put_field(paragraph: Any, code: str) -> None:
    """A field that Word works out, such as PAGE."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no word for a field


def put_cell(cell: Any, text: str, *, bold: bool = False, shade: str = "") -> None:
    """A cell's text, its first line bold or not, on a shade."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    first, *more = UNPRINTABLE.sub(" ", text).split("\n", 1)
    cell.paragraphs[0].add_run(first).bold = bold
    if more:
        cell.paragraphs[0].add_run("\n" + more[0])
    if shade:
        fill = OxmlElement("w:shd")
        fill.set(qn("w:val"), "clear")
        fill.set(qn("w:fill"), shade)
        cell._tc.get_or_add_tcPr().append(fill)  # noqa: SLF001 - python-docx has no word for a cell's shade


def shade_paragraph(paragraph: Any, shade: str) -> None:
    """A paragraph on a shade."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), shade)
    # Word wants the shade before spacing and alignment, and python-docx puts it where it belongs among them.
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no word for it
        fill, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def keep_whole(row: Any) -> None:
    """A row stays on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above


def repeat_head(row: Any) -> None:
    """A table's heads again on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def keep_with_next(row: Any) -> None:
    """A row stays on the page of the one below it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
