"""Makes the committed Word template of reports: python tests/reporting/make_report.py."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

from docx.enum.text import WD_BREAK
from docx.shared import Pt
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.files.writing import write_whole  # noqa: E402 - the project's root comes first
from engine.reporting.word.decree_layout import LEFT, Maker, element  # noqa: E402
from engine.reporting.word.filling import TEMPLATES, repacked  # noqa: E402
from tests.planning.make import add_end, add_head  # noqa: E402

REPORT = TEMPLATES / "bao-cao.docx"
# Millimetres: number, content, result, note; together the width between the margins.
WIDTHS = (10, 68, 40, 47)


def add_report_head(maker: Maker) -> None:
    """The head of any paper, with the symbol of a report."""
    add_head(maker)
    number = maker.document.tables[0].rows[1].cells[0]
    number.paragraphs[0].runs[0].text = "Số:          /BC-UBND"


def add_title(maker: Maker) -> None:
    """Type and summary with their rule, what must be said of the whole, and to whom it goes."""
    font = maker.font
    maker.line("BÁO CÁO", font["type"], before=14, bold=True)
    summary = maker.line("{{ summary }}", font["summary"], bold=True).paragraph_format
    summary.left_indent = summary.right_indent = Pt(50)
    maker.rule(maker.document.add_paragraph(), maker.set["blocks"]["summary_rule"], maker.width)
    maker.loop("for warning in warnings")
    maker.line("({{ warning }})", font["table"], before=4, bold=True)
    maker.loop("endfor")
    maker.line("Kính gửi: {{ to }}.", font["body"], before=12)


def add_sections(maker: Maker, over: str) -> None:
    """Sections with their paragraphs and tables; ``over`` is whose they are."""
    maker.loop(f"for section in {over}")
    heading(maker, "{{ section.title }}")
    maker.loop("for block in section.blocks")
    maker.loop("for line in block.lines")
    maker.body("{{ line }}")
    maker.loop("endfor")
    maker.loop("if block.caption")
    heading(maker, "{{ block.caption }}", bold=False)
    maker.loop("endif")
    maker.loop("if block.rows")
    room(maker)
    add_table(maker)
    maker.loop("endif")
    maker.loop("endfor")
    maker.loop("endfor")


def heading(maker: Maker, text: str, *, bold: bool = True) -> Paragraph:
    """A heading that stays on the page of what it heads."""
    made = maker.body(text, bold=bold)
    made.paragraph_format.keep_with_next = True
    return made


def room(maker: Maker) -> None:
    """A little room above a table."""
    made = maker.dress(maker.document.add_paragraph(), LEFT)
    made.paragraph_format.line_spacing = Pt(6)
    made.paragraph_format.keep_with_next = True


def add_table(maker: Maker) -> None:
    """Number, content, result, note; its heads again on each page, no row torn."""
    size = maker.font["table"]
    table = maker.table(WIDTHS, 4, ruled=True)
    head, begin, line, end = table.rows
    for cell, text in zip(
        head.cells, ("TT", "{{ block.first }}", "{{ block.second }}", "{{ block.third }}"), strict=True
    ):
        maker.cell(cell, (text,), size, bold=True)
    head._tr.get_or_add_trPr().append(element("tblHeader"))
    for row in (head, line):
        row._tr.get_or_add_trPr().append(element("cantSplit"))
    for row, said in ((begin, "for row in block.rows"), (end, "endfor")):
        maker.cell(row.cells[0], (f"{{%tr {said} %}}",), size)
    maker.cell(line.cells[0], ("{{ row.number }}",), size)
    for cell, name in zip(line.cells[1:], ("first", "second", "third"), strict=True):
        maker.cell(cell, (f"{{{{ row.{name} }}}}",), size, LEFT)


def add_annexes(maker: Maker) -> None:
    """Each annex on a page of its own, saying whose form it is."""
    font = maker.font
    maker.loop("for annex in annexes")
    maker.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    maker.line("{{ annex.name }}", font["type"], bold=True)
    maker.line("{{ annex.title }}", font["summary"], bold=True)
    maker.line("(Kèm theo Báo cáo số …………/BC-UBND ngày …… tháng …… năm ………)", font["body"], italic=True)
    maker.line("({{ annex.form }})", font["table"], before=4, bold=True)
    add_sections(maker, "annex.sections")
    maker.loop("endfor")


def made() -> bytes:
    """The template's bytes; the same layout gives the same ones."""
    maker = Maker()
    add_report_head(maker)
    add_title(maker)
    maker.body("{{ opening }}").paragraph_format.space_before = Pt(12)
    maker.body("{{ period }}")
    add_sections(maker, "sections")
    maker.body("{{ closing }}")
    add_end(maker)
    add_annexes(maker)
    stream = io.BytesIO()
    maker.document.save(stream)
    return repacked(stream.getvalue(), date(2020, 3, 5))


if __name__ == "__main__":
    write_whole(REPORT, made())
