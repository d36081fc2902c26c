"""The draft paper held against the checklist of Decree 30/2020, Appendix I, line by line, as python-docx reads it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from engine.planning.grouping import By
from engine.reporting.word.plan_word import TEMPLATE, paper_of
from tests.planning.make import made as made_template
from tests.planning.planned_round import made, plan

CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@cache
def content(by: By = "sector") -> bytes:
    """The paper's bytes."""
    return paper_of(plan(), made(), by)


@cache
def paper() -> Paper:
    """The paper, opened again."""
    return Document(io.BytesIO(content()))


def head() -> Table:
    """The block of issuer and nation."""
    return paper().tables[0]


def end() -> Table:
    """The block of recipients and signature."""
    return paper().tables[-1]


def said(text: str, held: Table | Paper | None = None) -> Paragraph:
    """The paragraph that begins so, in the body or in a table."""
    held = held or paper()
    every = (
        held.paragraphs
        if not isinstance(held, Table)
        else (p for r in held.rows for c in r.cells for p in c.paragraphs)
    )
    return next(p for p in every if p.text.startswith(text))


def size(paragraph: Paragraph) -> float:
    """The one size of a paragraph's runs in points."""
    (found,) = {run.font.size.pt for run in paragraph.runs if run.font.size}
    return float(found)


def looks(paragraph: Paragraph) -> tuple[bool, bool]:
    """Whether all runs are bold, and italic."""
    return all(run.bold for run in paragraph.runs), all(run.italic for run in paragraph.runs)


def millimetres(length: Length | None) -> float:
    """A length of the page."""
    assert length is not None
    return float(round(length.mm, 1))


def rule_below(paragraph: Paragraph) -> float:
    """The length of the solid rule in the next paragraph, in mm: the room less its indents."""
    following = paragraph._p.getnext()
    assert following is not None
    top = following.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}")
    assert top is not None
    assert top.get(qn("w:val")) == "single"
    shape = Paragraph(following, paragraph._parent).paragraph_format
    cell = next((a for a in paragraph._p.iterancestors() if a.tag == qn("w:tc")), None)
    section = paper().sections[0]
    room = section.page_width.mm - section.left_margin.mm - section.right_margin.mm  # type: ignore[union-attr]
    if cell is not None:
        room = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) * 25.4 / 1440
    return float(room - millimetres(shape.left_indent) - millimetres(shape.right_indent))


def body() -> Iterator[Paragraph]:
    """The paragraphs of the text itself: after the title's rule, before the end block, with words in them."""
    texts = [p.text for p in paper().paragraphs]
    first = next(at for at, text in enumerate(texts) if text.startswith("Căn cứ"))
    return (p for p in paper().paragraphs[first:] if p.text)


def test_paper_is_a4_portrait() -> None:
    """A4, portrait: its table is no separate appendix."""
    section = paper().sections[0]
    assert (millimetres(section.page_width), millimetres(section.page_height)) == (210, 297)
    assert section.orientation == WD_ORIENT.PORTRAIT


def test_margins() -> None:
    """Top and bottom 20–25 mm, left 30–35, right 15–20."""
    section = paper().sections[0]
    assert 20 <= millimetres(section.top_margin) <= 25
    assert 20 <= millimetres(section.bottom_margin) <= 25
    assert 30 <= millimetres(section.left_margin) <= 35
    assert 15 <= millimetres(section.right_margin) <= 20


def test_font() -> None:
    """Times New Roman for every script, black, and no run in another face."""
    normal = paper().styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    for part in parts():
        assert not re.search(r"<w:color (?!w:val=\"(?:000000|auto)\")", part)
        assert set(re.findall(r'<w:rFonts[^>]*w:ascii="([^"]+)"', part)) <= {"Times New Roman"}


def parts() -> list[str]:
    """The XML of what is printed: body, headers, footers."""
    with zipfile.ZipFile(io.BytesIO(content())) as held:
        names = [n for n in held.namelist() if re.fullmatch(r"word/(?:document|header\d|footer\d)\.xml", n)]
        return [held.read(name).decode() for name in names]


def test_page_number() -> None:
    """Arabic PAGE field of 13–14 pt, upright, centred in the top margin, hidden on page 1."""
    section = paper().sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    assert "PAGE" not in section.first_page_header._element.xml
    (number,) = section.header.paragraphs
    assert "PAGE" in number._p.xml
    assert number.alignment == CENTRE
    assert 13 <= size(number) <= 14
    assert looks(number) == (False, False)
    assert section.header_distance is not None
    assert section.header_distance < section.top_margin  # type: ignore[operator]


def test_nation_and_motto() -> None:
    """Right half: capitals 12–13 bold on one line; motto 13–14 bold, spaced hyphens, a rule as long as the line."""
    nation, motto = said("CỘNG HÒA", head()), said("Độc lập", head())
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert 12 <= size(nation) <= 13
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert 13 <= size(motto) <= 14
    for line in (nation, motto):
        assert looks(line) == (True, False)
        assert line.alignment == CENTRE
        assert line._p in [p._p for p in head().rows[0].cells[1].paragraphs]
    # 25.5 em of bold 13 pt letters: the line is 60 to 75 mm long.
    assert 60 <= rule_below(motto) <= 75
    # 34 capitals of 12 pt in bold are 92 mm wide, and the cell has more.
    assert millimetres(head().rows[0].cells[1].width) >= 95


def test_issuer() -> None:
    """Left half: capitals 12–13 bold, its own name alone, a solid rule of a third to a half of the line."""
    cell = head().rows[0].cells[0]
    lines = [p for p in cell.paragraphs if p.text]
    assert [p.text for p in lines] == ["ỦY BAN NHÂN DÂN", "HUYỆN SƠN DƯƠNG"]
    for line in lines:
        assert 12 <= size(line) <= 13
        assert looks(line) == (True, False)
        assert line.alignment == CENTRE
    assert cell.width is not None
    assert 15 <= rule_below(lines[-1]) <= 30


def test_number_and_symbol() -> None:
    """Size 13, the number blank, a slash, the type's code and the body's without spaces."""
    number = said("Số:", head())
    assert re.fullmatch(r"Số:\s+/KH-UBND", number.text)
    assert size(number) == 13
    assert looks(number) == (False, False)


def test_place_and_day() -> None:
    """On the line of the number, italic, 13–14, place by its name, day, month and year blank."""
    place = said("Sơn Dương", head())
    assert re.fullmatch(r"Sơn Dương, ngày\s{4,}tháng\s{4,}năm\s{4,}", place.text)
    assert place._p in [p._p for p in head().rows[1].cells[1].paragraphs]
    assert said("Số:", head())._p in [p._p for p in head().rows[1].cells[0].paragraphs]
    assert 13 <= size(place) <= 14
    assert looks(place) == (False, True)


def test_type_and_summary() -> None:
    """Centred: type in capitals 13–14 bold, summary 13–14 bold, a rule of a third to a half below it."""
    kind, summary = said("KẾ HOẠCH"), said("Nâng chất lượng")
    for line in (kind, summary):
        assert line.alignment == CENTRE
        assert 13 <= size(line) <= 14
        assert looks(line) == (True, False)
    assert kind.text == "KẾ HOẠCH"
    assert 40 <= rule_below(summary) <= 70


def test_legal_bases() -> None:
    """Italic 13–14, one a line, a semicolon after each and a full stop after the last; laws by number and day."""
    bases = [p for p in paper().paragraphs if p.text.startswith("Căn cứ")]
    assert len(bases) == 3
    assert [p.text[-1] for p in bases] == [";", ";", "."]
    assert "số 06/QĐ-TTg ngày 03 tháng 01 năm 2019" in bases[1].text
    for line in bases:
        assert 13 <= size(line) <= 14
        assert looks(line) == (False, True)


def test_body() -> None:
    """13–14, justified, first line in by 10 or 12.7 mm, at least 6 pt between paragraphs, line spacing 1 to 1.5."""
    lines = list(body())
    assert len(lines) > 15
    for line in lines:
        shape = line.paragraph_format
        assert 13 <= size(line) <= 14
        assert line.alignment == BOTH
        assert millimetres(shape.first_line_indent) in (10.0, 12.7)
        assert shape.space_before is not None
        assert shape.space_before >= Pt(6)
        assert isinstance(shape.line_spacing, float)
        assert 1 <= shape.line_spacing <= 1.5


def test_sections() -> None:
    """I, II, III in bold capitals, in this order."""
    titles = [p for p in body() if re.match(r"[IVX]+\. ", p.text)]
    assert [p.text for p in titles] == ["I. MỤC ĐÍCH, YÊU CẦU", "II. NHIỆM VỤ", "III. TỔ CHỨC THỰC HIỆN"]
    assert all(looks(p) == (True, False) for p in titles)


def test_recipients() -> None:
    """Left, level with the signature: 12 bold italic; items 11 upright, dash and semicolon; last the archive."""
    cell, signature = end().rows[0].cells
    title, *items = cell.paragraphs
    assert (title.text, size(title), looks(title)) == ("Nơi nhận:", 12, (True, True))
    assert len(items) >= 3
    for item in items:
        assert item.text.startswith("- ")
        assert size(item) == 11
        assert looks(item) == (False, False)
    assert all(item.text.endswith(";") for item in items[:-1])
    assert items[-1].text.startswith("- Lưu: VT")
    assert items[-1].text.endswith(".")
    assert signature.paragraphs[0].text


def test_signature() -> None:
    """Right: TM. and the office in capitals bold 13–14, and nobody's name."""
    lines = [p for p in end().rows[0].cells[1].paragraphs if p.text]
    assert [p.text for p in lines] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    for line in lines:
        assert 13 <= size(line) <= 14
        assert looks(line) == (True, False)
        assert line.alignment == CENTRE


@pytest.mark.parametrize("by", ["sector", "commune", "month"])
def test_every_line_is_a_row_and_no_placeholder_is_left(by: By) -> None:
    """Rows number through all tables; nothing of the template's own language is printed."""
    held = Document(io.BytesIO(content(by)))
    tables = held.tables[1:-1]
    rows = [row for table in tables for row in table.rows[1:]]
    numbers = [row.cells[0].text for row in rows[::2]]
    assert [row.cells[0].text for row in rows[1::2]] == numbers  # what it is for stands under it, beside its number
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
    keep = [line for line in plan().lines if line.kind == "keep"]
    work = [line for line in plan().lines if line.kind != "keep"]
    assert len(numbers) == len(keep) + (sum(len(line.shares) for line in work) if by == "commune" else len(work))
    with zipfile.ZipFile(io.BytesIO(content(by))) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert not re.search(r"\{\{|\}\}|\{%|%\}", text)
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in tables)


def test_a_draft_from_made_up_numbers_says_so_on_every_page() -> None:
    """Under the title and in the footer of the first and all other pages; so does a provisional result."""
    section = paper().sections[0]
    assert said("(BẢN THẢO – SỐ LIỆU MÔ PHỎNG)").alignment == CENTRE
    assert said("(KẾT QUẢ ĐÁNH GIÁ TẠM TÍNH)").alignment == CENTRE
    for footer in (section.footer, section.first_page_footer):
        assert "SỐ LIỆU MÔ PHỎNG" in footer.paragraphs[0].text


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Written twice, no clock and no random id in it."""
    assert paper_of(plan(), made(), "sector") == content()


def test_the_committed_template_is_the_one_the_layout_gives() -> None:
    """Whoever changes decree30.toml makes the template again."""
    assert TEMPLATE.read_bytes() == made_template()


def test_widths_fit_the_page() -> None:
    """No table is wider than what the margins leave."""
    section = paper().sections[0]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    for table in paper().tables:
        assert sum(cell.width or 0 for cell in table.rows[0].cells) <= room + Mm(0.5)
