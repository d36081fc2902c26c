"""Makes the committed Word template of the plan from the layout of Decree 30: python tests/planning/make.py."""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.files.writing import write_whole  # noqa: E402 - the project's root comes first
from engine.reporting.word.filling import TEMPLATES, _repacked  # noqa: E402

PLAN = TEMPLATES / "ke-hoach.docx"
LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
SIGNED = 72
COLUMNS = (("TT", 10), ("Việc phải làm", 54), ("Đơn vị thực hiện", 48), ("Chủ trì,\nthời hạn", 36), ("Điểm", 17))


def layout() -> Mapping[str, Mapping[str, Any]]:
    """The layout's values from the one settings file."""
    return tomllib.loads((TEMPLATES.parent / "decree30.toml").read_text("utf-8"))


def element(name: str, **attributes: object) -> Any:
    """An element of WordprocessingML."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


class Maker:
    """The template as it grows, with the layout at hand."""

    def __init__(self) -> None:
        self.set = layout()
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
            self.write(footer.paragraphs[0], "{{ reminder }}", self.font["footer"], italic=True)

    def _styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.font["name"], Pt(self.font["body"])
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), self.font["name"])
        core = self.document.core_properties
        core.author, core.title, core.comments, core.language = "phuhop", "{{ title }}", "", "vi-VN"

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


def add_head(maker: Maker) -> None:
    """National title and motto right, issuer left; then number, place and day with blanks."""
    font, blocks = maker.font, maker.set["blocks"]
    left, right = blocks["left"], maker.width - blocks["left"]
    table = maker.table((left, right), 2, ruled=False)
    issuer, nation = table.rows[0].cells
    maker.cell(issuer, ("ỦY BAN NHÂN DÂN", "{{ issuer }}"), font["issuer"], bold=True)
    maker.rule(issuer.add_paragraph(), blocks["issuer_rule"], left)
    maker.cell(nation, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), font["nation"], bold=True)
    motto = maker.dress(nation.add_paragraph(), CENTRE)
    maker.write(motto, "Độc lập - Tự do - Hạnh phúc", font["motto"], bold=True)
    maker.rule(nation.add_paragraph(), blocks["motto_rule"], right)
    number, place = table.rows[1].cells
    maker.cell(number, ("Số:          /KH-UBND",), font["number"])
    maker.cell(place, ("{{ place }}, ngày       tháng       năm          ",), font["place"], italic=True)


def add_title(maker: Maker) -> None:
    """Type and summary, centred, with the rule below; a draft from made-up numbers says so at once."""
    font = maker.font
    maker.line("KẾ HOẠCH", font["type"], before=14, bold=True)
    summary = maker.line("{{ summary }}", font["summary"], bold=True).paragraph_format
    summary.left_indent = summary.right_indent = Mm(maker.set["blocks"]["summary_indent"])
    maker.rule(maker.document.add_paragraph(), maker.set["blocks"]["summary_rule"], maker.width)
    maker.loop("for warning in warnings")
    maker.line("{{ warning }}", font["body"], before=4, bold=True)
    maker.loop("endfor")


def add_text(maker: Maker) -> None:
    """Legal bases, then sections I to III."""
    maker.loop("for basis in bases")
    maker.body("{{ basis }}", italic=True, size="bases")
    maker.loop("endfor")
    maker.body("{{ opening }}")
    add_section(maker, "I. MỤC ĐÍCH, YÊU CẦU", "aims")
    maker.body("II. NHIỆM VỤ", bold=True).paragraph_format.keep_with_next = True
    maker.loop("for note in notes")
    maker.body("{{ note }}")
    maker.loop("endfor")
    maker.loop("for group in groups")
    heading = maker.body("{{ loop.index }}. {{ group.title }}", bold=True)
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_after = Pt(6)
    add_table(maker)
    maker.loop("endfor")
    add_section(maker, "III. TỔ CHỨC THỰC HIỆN", "duties", keep=True)


def add_section(maker: Maker, title: str, over: str, *, keep: bool | None = None) -> None:
    """A section of plain paragraphs; ``keep`` holds it on one page with what follows."""
    maker.body(title, bold=True).paragraph_format.keep_with_next = True
    maker.loop(f"for told in {over}")
    maker.body("{{ told }}").paragraph_format.keep_with_next = keep
    maker.loop("endfor")


def add_table(maker: Maker) -> None:
    """The table of actions, its heading on each page: a row of who does what by when, and under it what for.

    Both are kept whole and together; the second goes across the table, so that none is high.
    """
    size = maker.font["table"]
    table = maker.table(tuple(width for _, width in COLUMNS), 5, ruled=True)
    for cell, (title, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        maker.cell(cell, tuple(title.split("\n")), size, bold=True)
    for at in (0, 2, 3):
        table.rows[at]._tr.get_or_add_trPr().append(element("cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row, said in ((table.rows[1], "for line in group.lines"), (table.rows[4], "endfor")):
        maker.cell(row.cells[0], (f"{{%tr {said} %}}",), size)
    number, action, communes, who, points = table.rows[2].cells
    maker.cell(number, ("{{ line.number }}",), size)
    maker.cell(action, ("{{ line.action }}",), size, LEFT)
    maker.cell(communes, ("{{ line.communes }}",), size, LEFT)
    maker.cell(who, ("{{ line.who }}",), size, LEFT)
    maker.write(maker.dress(who.add_paragraph(), LEFT, before=2), "{{ line.until }}", size, bold=True)
    maker.cell(points, ("{{ line.points }}",), size)
    for cell in table.rows[2].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    _add_purpose(maker, table, size)


def _add_purpose(maker: Maker, table: Table, size: float) -> None:
    """What a line is for and what shows that it is done, across the columns; its number stands beside both rows."""
    below = table.rows[3].cells
    purpose = maker.dress(below[1].merge(below[-1]).paragraphs[0], LEFT)
    maker.write(purpose, "{% if line.goal %}{{ line.goal }}. {% endif %}", size, italic=True)
    maker.write(purpose, "{{ line.proof }}.", size)
    table.rows[2].cells[0].merge(below[0])
    for paragraph in table.rows[2].cells[0].paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def add_end(maker: Maker) -> None:
    """Recipients left, signature right: office only, nobody's name."""
    font = maker.font
    maker.dress(maker.document.add_paragraph(), LEFT).paragraph_format.keep_with_next = True
    table = maker.table((maker.width - SIGNED, SIGNED), 1, ruled=False)
    table.rows[0]._tr.get_or_add_trPr().append(element("cantSplit"))
    left, right = table.rows[0].cells
    maker.cell(left, ("Nơi nhận:",), font["recipients"], LEFT, bold=True, italic=True)
    for said in ("{%p for recipient in recipients %}", "- {{ recipient }}", "{%p endfor %}"):
        maker.write(maker.dress(left.add_paragraph(), LEFT), said, font["recipient"])
    maker.cell(right, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "", "", ""), font["signature"], bold=True)


def made() -> bytes:
    """The template's bytes; the same layout gives the same ones."""
    maker = Maker()
    for add in (add_head, add_title, add_text, add_end):
        add(maker)
    stream = io.BytesIO()
    maker.document.save(stream)
    return _repacked(stream.getvalue(), date(2020, 3, 5))


if __name__ == "__main__":
    PLAN.parent.mkdir(exist_ok=True)
    write_whole(PLAN, made())
