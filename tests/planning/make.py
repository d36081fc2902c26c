"""Makes the committed Word template of the plan from the layout of Decree 30: python tests/planning/make.py."""

from __future__ import annotations

import sys
from pathlib import Path

from docx.shared import Pt
from docx.table import Table

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.files.writing import write_whole  # noqa: E402 - the project's root comes first
from engine.reporting.word.decree_layout import LEFT, Maker, element  # noqa: E402
from engine.reporting.word.filling import TEMPLATES  # noqa: E402

PLAN = TEMPLATES / "ke-hoach.docx"
SIGNED = 72
COLUMNS = (("TT", 10), ("Việc phải làm", 54), ("Đơn vị thực hiện", 48), ("Chủ trì,\nthời hạn", 36), ("Điểm", 17))


def add_head(maker: Maker) -> None:
    """National title and motto right, issuer left; then number, place and day with blanks."""
    issuer = (("ỦY BAN NHÂN DÂN", True), ("{{ issuer }}", True))
    maker.head(issuer, "Số:          /KH-UBND", "{{ place }}, ngày       tháng       năm          ")


def add_title(maker: Maker) -> None:
    """Type and summary, centred, with the rule below; a draft from made-up numbers says so at once."""
    maker.heading("KẾ HOẠCH", "{{ summary }}")
    maker.loop("for warning in warnings")
    maker.line("{{ warning }}", maker.font["body"], before=4, bold=True)
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
    return maker.bytes()


if __name__ == "__main__":
    PLAN.parent.mkdir(exist_ok=True)
    write_whole(PLAN, made())
