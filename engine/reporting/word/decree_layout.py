"""What templates of papers are drawn with: Decree 30's page, faces, rules, head and tables, from one settings file."""

# ruff: noqa: SLF001 - what python-docx has no word for is put in as XML

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from engine.reporting.word.filling import repacked
from engine.reporting.word.pieces import decree30

LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
DECREE = date(2020, 3, 5)  # of Decree 30/2020/NĐ-CP: a template has no other day


def element(name: str, **attributes: object) -> Any:
    """An element of WordprocessingML."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


class Maker:
    """A template as it grows, with the layout at hand: Decree 30's page, faces, rules and tables."""

    def __init__(self, title: str = "{{ title }}", reminder: str = "{{ reminder }}") -> None:
        self.title, self.reminder = title, reminder
        self.set = decree30()
        self.font, self.page = self.set["font"], self.set["page"]
        self.width = self.page["width"] - self.page["left"] - self.page["right"]
        self.document = Document()
        self._page()
        self._styles()

    def _page(self) -> None:
        section, page = self.document.sections[0], self.page
        section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
        section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
        section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
        section.header_distance = section.footer_distance = Mm(page["header"])
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        self.dress(number, CENTRE)
        for kind in ("begin", "PAGE", "end"):
            run = self.write(number, "", self.font["page_number"])
            if kind == "PAGE":
                text = element("instrText")
                text.text = kind
                run._r.append(text)
            else:
                run._r.append(element("fldChar", fldCharType=kind))
        self.dress(section.first_page_header.paragraphs[0], CENTRE)
        for footer in (section.footer, section.first_page_footer):
            self.dress(footer.paragraphs[0], CENTRE)
            self.write(footer.paragraphs[0], self.reminder, self.font["footer"], italic=True)

    def _styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.font["name"], Pt(self.font["body"])
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), self.font["name"])
        core = self.document.core_properties
        core.author, core.title, core.comments, core.language = "phuhop", self.title, "", "vi-VN"

    def dress(
        self, paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH, *, before: float = 0, first: float = 0
    ) -> Paragraph:
        """A paragraph's own alignment and room."""
        shape = paragraph.paragraph_format
        paragraph.alignment = align
        shape.space_before, shape.space_after = Pt(before), Pt(0)
        shape.line_spacing = self.set["body"]["line"]
        shape.first_line_indent = Mm(first) if first else None
        return paragraph

    def write(self, paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Any:
        """A run with its size said, so that a look needs no style."""
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
        return run

    def line(
        self, text: str, size: float, align: WD_ALIGN_PARAGRAPH = CENTRE, *, before: float = 0, **look: bool
    ) -> Paragraph:
        """A paragraph of one run."""
        paragraph = self.dress(self.document.add_paragraph(), align, before=before)
        self.write(paragraph, text, size, **look)
        return paragraph

    def body(self, text: str, *, bold: bool = False, italic: bool = False, size: str = "body") -> Paragraph:
        """A paragraph of the text: justified, first line in, room before."""
        shape = self.set["body"]
        paragraph = self.dress(self.document.add_paragraph(), BOTH, before=shape["before"], first=shape["first_line"])
        self.write(paragraph, text, self.font[size], bold=bold, italic=italic)
        return paragraph

    def rule(self, paragraph: Paragraph, length: float, width: float) -> None:
        """A solid rule, centred in a width, as the upper edge of an empty paragraph."""
        self.dress(paragraph, CENTRE)
        shape = paragraph.paragraph_format
        shape.left_indent = shape.right_indent = Mm((width - length) / 2)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
        shape.space_before = Pt(3)
        edges = element("pBdr")
        edges.append(element("top", val="single", sz=6, space=1, color="000000"))
        paragraph._p.get_or_add_pPr().insert_element_before(
            edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def loop(self, over: str) -> None:
        """A paragraph that only speaks to the template's reader."""
        self.dress(self.document.add_paragraph(f"{{%p {over} %}}"), LEFT)

    def table(self, widths: tuple[float, ...], rows: int, *, ruled: bool) -> Table:
        """A table of fixed widths."""
        table: Table = self.document.add_table(rows, len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        if ruled:
            table.style = "Table Grid"
        margins = element("tblCellMar")
        for side in ("top", "left", "bottom", "right"):
            room = 0 if not ruled else 85 if side in ("left", "right") else 40
            margins.append(element(side, w=room, type="dxa"))
        table._tbl.tblPr.append(margins)
        for at, width in enumerate(widths):
            table.columns[at].width = Mm(width)
            for row in table.rows:
                row.cells[at].width = Mm(width)
        return table

    def cell(
        self, cell: _Cell, texts: tuple[str, ...], size: float, align: WD_ALIGN_PARAGRAPH = CENTRE, **look: bool
    ) -> None:
        """Lines in a cell, each a paragraph."""
        for at, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
            self.write(self.dress(paragraph, align), text, size, **look)

    def head(self, issuer: Sequence[tuple[str, bool]], number: str, place: str) -> None:
        """National title and motto right, issuer left, each line bold or not; then number, place and day."""
        font, blocks = self.font, self.set["blocks"]
        left, right = blocks["left"], self.width - blocks["left"]
        table = self.table((left, right), 2 if number or place else 1, ruled=False)
        own, nation = table.rows[0].cells
        for at, (line, bold) in enumerate(issuer):
            paragraph = own.paragraphs[0] if not at else own.add_paragraph()
            self.write(self.dress(paragraph, CENTRE), line, font["issuer"], bold=bold)
        self.rule(own.add_paragraph(), blocks["issuer_rule"], left)
        self.cell(nation, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), font["nation"], bold=True)
        motto = self.dress(nation.add_paragraph(), CENTRE)
        self.write(motto, "Độc lập - Tự do - Hạnh phúc", font["motto"], bold=True)
        self.rule(nation.add_paragraph(), blocks["motto_rule"], right)
        if number or place:
            below, beside = table.rows[1].cells
            self.cell(below, (number,), font["number"])
            self.cell(beside, (place,), font["place"], italic=True)

    def heading(self, kind: str, summary: str, *, ruled: bool = True) -> None:
        """Type and summary, centred, with the rule below."""
        self.line(kind, self.font["type"], before=14, bold=True)
        told = self.line(summary, self.font["summary"], bold=True).paragraph_format
        told.left_indent = told.right_indent = Mm(self.set["blocks"]["summary_indent"])
        if ruled:
            self.rule(self.document.add_paragraph(), self.set["blocks"]["summary_rule"], self.width)

    def bytes(self) -> bytes:
        """The Word file; the same drawing gives the same bytes."""
        stream = io.BytesIO()
        self.document.save(stream)
        return repacked(stream.getvalue(), DECREE)
