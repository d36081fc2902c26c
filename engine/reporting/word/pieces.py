"""Pieces of a Word file that python-docx has no word for."""

from __future__ import annotations

from typing import Any

from engine.files.writing import UNPRINTABLE


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
