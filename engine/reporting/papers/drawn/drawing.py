"""The parts that built-in papers are drawn of: head, warnings with their watermark, tables of points, signatures."""

# ruff: noqa: SLF001 - what python-docx has no word for is put in as XML

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from engine.reporting.word.decree_layout import BOTH, CENTRE, LEFT, Maker, element

SIZE = 11  # of the many rows of a table; the decree leaves it open
ADDRESSED = "Kính gửi: {% for told in frame.addressees %}{{ told }}{% if not loop.last %}; {% endif %}{% endfor %}"
SIGNED, BASIS = 80, "Căn cứ"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# WordArt, as Word itself writes a watermark; pale, behind the text, in the middle of the page.
WATERMARK = f"""<w:r {NAMESPACES}><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="mark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:460pt;height:70pt;
rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">
<v:fill opacity=".5"/>
<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="{{{{ frame.watermark }}}}"/>
</v:shape></w:pict></w:r>""".replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its width in millimetres, whether it is centred."""

    head: str
    width: float
    centred: bool = False


POINTS = (
    Column("TT", 11, centred=True), Column("Tiêu chí, mục", 57), Column("Kết quả đo", 34),
    Column("Tối đa", 15, centred=True), Column("Điểm", 17, centred=True), Column(BASIS, 31),
)  # fmt: skip
TOTAL = ("", "Tổng cộng", "", "{{ maximum }}", "{{ outcome.points }}", "{{ commune.group_basis }}")


def begun(*, addressed: bool = False, based: bool = False) -> Maker:
    """A template with head, title, warnings and what comes before the text."""
    maker = Maker("{{ frame.title }} – {{ frame.summary }}", "{{ frame.reminder }}")
    section = maker.document.sections[0]
    for header in (section.header, section.first_page_header):
        _put_watermark(maker, header.paragraphs[0])
    maker.head(
        (
            ("{%p for line in frame.above %}", False), ("{{ line }}", False), ("{%p endfor %}", False),
            ("{%p for line in frame.issuer %}", True), ("{{ line }}", True), ("{%p endfor %}", True),
        ),
        "{{ frame.number }}", "{{ frame.dated }}",
    )  # fmt: skip
    maker.heading("{{ frame.title }}", "{{ frame.summary }}")
    put_if(maker, "frame.attached", lambda: maker.line("{{ frame.attached }}", maker.font["body"] - 1, italic=True))
    put_each(maker, "warning", "frame.warnings", lambda: _loud(maker))
    if addressed:
        put_if(maker, "frame.addressees", lambda: _addressed(maker))
    if based:
        put_bases(maker)
    return maker


def _put_watermark(maker: Maker, paragraph: Paragraph) -> None:
    maker.write(paragraph, "{% if frame.watermark %}", 2)
    paragraph._p.append(parse_xml(WATERMARK))
    maker.write(paragraph, "{% endif %}", 2)


def _loud(maker: Maker) -> Paragraph:
    return maker.line("{{ warning }}", maker.font["body"], before=4, bold=True)


def _addressed(maker: Maker) -> None:
    line = maker.line(ADDRESSED, maker.font["body"], before=10)
    line.paragraph_format.space_after = Pt(4)


def put_if(maker: Maker, test: str, draw: Any) -> None:
    """What is drawn only where a field says something."""
    maker.loop(f"if {test}")
    draw()
    maker.loop("endif")


def put_each(maker: Maker, name: str, over: str, draw: Any) -> None:
    """What is drawn once for each part of a list."""
    maker.loop(f"for {name} in {over}")
    draw()
    maker.loop("endfor")


def put_sentences(maker: Maker, over: str, *, keep: bool = False) -> None:
    """A list of sentences, each a paragraph; with ``keep`` the last is on the page of what follows."""
    maker.loop(f"for told in {over}")
    if keep:
        maker.loop("if loop.last")
        maker.body("{{ told }}").paragraph_format.keep_with_next = True
        maker.loop("else")
    maker.body("{{ told }}")
    if keep:
        maker.loop("endif")
    maker.loop("endfor")


def put_bases(maker: Maker) -> None:
    """The legal bases, each a paragraph."""
    put_each(maker, "basis", "frame.bases", lambda: maker.body("{{ basis }}", italic=True, size="bases"))


def put_closing(maker: Maker, *, both: bool = False) -> None:
    """The closing sentences, what the warnings mean, and the end of the paper."""
    put_sentences(maker, "closing", keep=True)
    put_notes(maker)
    put_end(maker, both=both)


def put_heading(maker: Maker, text: str) -> None:
    """A heading within the text, on the page of what follows."""
    maker.body(text, bold=True).paragraph_format.keep_with_next = True


def put_notes(maker: Maker) -> None:
    """What each warning means, smaller, after the text that it is about."""
    maker.loop("for note in frame.notes")
    maker.body("Ghi chú: {{ note }}", italic=True, size="recipients").paragraph_format.keep_with_next = True
    maker.loop("endfor")


def put_table(
    maker: Maker, columns: Sequence[Column], rows: Sequence[Sequence[str] | str], bold: Sequence[int] = ()
) -> None:
    """A table with its head on every page: each row is cells, or one statement for the template's reader."""
    maker.line("", 6).paragraph_format.keep_with_next = True
    widths = tuple(column.width for column in columns)
    table = maker.table(widths, 1 + len(rows), ruled=True)
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        maker.cell(cell, (column.head,), SIZE, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, element("cantSplit"))
    for at, (row, told) in enumerate(zip(table.rows[1:], rows, strict=True)):
        if isinstance(told, str):
            maker.cell(row.cells[0], (f"{{%tr {told} %}}",), SIZE)
            continue
        for cell, text, column in zip(row.cells, told, columns, strict=True):
            is_basis = column.head == BASIS
            look = {"bold": at in bold and not is_basis}
            maker.cell(cell, (text,), SIZE - is_basis, CENTRE if column.centred else LEFT, **look)
            # A criterion's row is never the last of a page.
            cell.paragraphs[0].paragraph_format.keep_with_next = (at in bold and at < len(rows) - 1) or None


def put_end(maker: Maker, *, both: bool = False, recipients: bool = True, sealed: bool = True) -> None:
    """Recipients left, signature right, the seal below, on one page; with ``both`` two signatures, recipients below."""
    maker.dress(maker.document.add_paragraph(), LEFT).paragraph_format.keep_with_next = True
    table = maker.table((maker.width - SIGNED, SIGNED), 1, ruled=False)
    table.rows[0]._tr.get_or_add_trPr().append(element("cantSplit"))
    left, right = table.rows[0].cells
    if both:
        _sign(maker, left, "frame.second")
    elif recipients:
        _recipients(maker, left)
    _sign(maker, right, "frame.signer")
    if both:
        below = maker.table((maker.width,), 1, ruled=False)
        below.rows[0]._tr.get_or_add_trPr().append(element("cantSplit"))
        _recipients(maker, below.rows[0].cells[0])
    if sealed:
        put_seal(maker)


def put_seal(maker: Maker) -> None:
    """Where the record's fingerprint stands, once there is a record."""
    put_if(
        maker,
        "frame.seal",
        lambda: maker.line("Mã niêm phong nhật ký: {{ frame.seal }}", maker.font["recipient"], LEFT, before=8),
    )


def _recipients(maker: Maker, cell: Any) -> None:
    maker.cell(cell, ("Nơi nhận:",), maker.font["recipients"], LEFT, bold=True, italic=True)
    for said in ("{%p for recipient in frame.recipients %}", "- {{ recipient }}", "{%p endfor %}"):
        maker.write(maker.dress(cell.add_paragraph(), LEFT), said, maker.font["recipient"])
    _keep_together(cell)


def _sign(maker: Maker, cell: Any, over: str) -> None:
    size = maker.font["signature"]
    maker.cell(
        cell, (f"{{%p for line in {over} %}}", "{{ line }}", "{%p endfor %}", "", "", "", "", ""), size, bold=True
    )
    _keep_together(cell)


def _keep_together(cell: Any) -> None:
    """What is in a cell stays on the page of what follows: no page has the end of a paper's end alone."""
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def put_article(maker: Maker) -> None:
    """An article of a decision: its number bold, its text after it."""
    shape = maker.set["body"]
    maker.loop("for article in articles")
    line = maker.dress(maker.document.add_paragraph(), BOTH, before=shape["before"], first=shape["first_line"])
    maker.write(line, "Điều {{ article.number }}. ", maker.font["body"], bold=True)
    maker.write(line, "{{ article.text }}", maker.font["body"])
    maker.loop("endfor")


def _points_rows() -> Sequence[Sequence[str] | str]:
    return (
        "for criterion in criteria",
        ("{{ criterion.number }}", "{{ criterion.title }}", "", "{{ criterion.maximum }}", "{{ criterion.points }}",
         "{{ criterion.basis }}"),
        "for line in criterion.lines",
        ("{{ line.number }}", "{{ line.title }}", "{{ line.measured }}", "{{ line.maximum }}", "{{ line.points }}",
         "{{ line.basis }}"),
        "endfor",
        "endfor",
        TOTAL,
    )  # fmt: skip


def put_points(maker: Maker) -> None:
    """The table of points by criterion and item, each with its clause, and the total."""
    put_table(maker, POINTS, _points_rows(), bold=(1, 6))
