"""Each kind of paper, made from a simulated round: Decree 30's measures, its warnings, no word of the program."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, replace

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

from engine.records.papers.paper_fields import fields_of
from engine.records.papers.paper_kinds import Kind
from engine.reporting.papers.authority_names import deciders_of
from engine.reporting.papers.commune_papers import request_of, self_score_of
from engine.reporting.papers.framing import ALONE, ASSUMED, NOT_FIRM, SIMULATED, frame_of
from engine.reporting.papers.paper_making import SHAPES, word_of
from engine.service.papers.paper_contents import of_record
from tests.papers.made_papers import KIND_NAMES, content, opened, text_of, word
from tests.papers.recorded_file import PASSED, SEAL, card_of, made, recorded, state

BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY
# What a paper never speaks of: files, folders, commands and options of the program, and its keys.
PROGRAM_WORDS = (
    ".xlsx", ".docx", ".yaml", ".csv", ".json", ".toml", "evidence/", "results/", "phuhop", "--", "trang “", "qd-06",
    "tc07", "Phiếu số liệu ›", "None", "dataclass", "undefined", "(giả định)", "_",
)  # fmt: skip


def millimetres(length: Length | None) -> float:
    """A length of the page."""
    assert length is not None
    return float(round(length.mm, 1))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_page_of_decree_30(kind: Kind) -> None:
    """A4 upright; top and bottom 20–25 mm, left 30–35, right 15–20; Times New Roman, black."""
    section = opened(kind).sections[0]
    assert (millimetres(section.page_width), millimetres(section.page_height)) == (210, 297)
    assert 20 <= millimetres(section.top_margin) <= 25
    assert 20 <= millimetres(section.bottom_margin) <= 25
    assert 30 <= millimetres(section.left_margin) <= 35
    assert 15 <= millimetres(section.right_margin) <= 20
    with zipfile.ZipFile(io.BytesIO(word(kind))) as parts:
        body = parts.read("word/document.xml").decode()
    assert set(re.findall(r'<w:rFonts[^>]*w:ascii="([^"]+)"', body)) <= {"Times New Roman"}
    assert not re.search(r"<w:color (?!w:val=\"(?:000000|auto)\")", body)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_page_number_stands_in_the_top_margin_and_not_on_page_1(kind: Kind) -> None:
    """Arabic, 13–14, centred, hidden on the first page."""
    section = opened(kind).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.header_distance is not None
    assert section.top_margin is not None
    assert section.header_distance < section.top_margin


def lines(kind: Kind) -> list[Paragraph]:
    """Every paragraph in order, those of tables too."""
    document = opened(kind)
    return [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]


def said(kind: Kind, text: str) -> Paragraph:
    """The first paragraph that begins so."""
    return next(p for p in lines(kind) if p.text.startswith(text))


def sizes(paragraph: Paragraph) -> set[float]:
    """The sizes of a paragraph's runs that say something."""
    return {run.font.size.pt for run in paragraph.runs if run.font.size and run.text.strip()}


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_head_of_decree_30(kind: Kind) -> None:
    """Nation 12–13 bold, motto 13–14 bold with spaced hyphens, issuer 12–13 bold, place and day 13–14 italic, blank."""
    nation, motto = said(kind, "CỘNG HÒA XÃ HỘI"), said(kind, "Độc lập - Tự do - Hạnh phúc")
    issuer = said(kind, content(kind).frame.issuer[0])
    for line, least, most in ((nation, 12, 13), (motto, 13, 14), (issuer, 12, 13)):
        assert all(least <= size <= most for size in sizes(line))
        assert all(run.bold for run in line.runs if run.text.strip())
    day = next(p for p in lines(kind) if re.search(r", ngày\s+tháng\s+năm\s*$", p.text))
    assert all(13 <= size <= 14 for size in sizes(day))
    assert all(run.italic for run in day.runs if run.text.strip())


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_number_date_and_signature_are_blank(kind: Kind) -> None:
    """Where there is a number it is blank; nobody's name stands under the office."""
    frame = content(kind).frame
    assert frame.number == "" or re.fullmatch(r"Số:\s+/[A-ZĐ]+r?-[A-ZĐ]+", frame.number)
    texts = [p.text.strip() for p in lines(kind)]
    at = max(i for i, text in enumerate(texts) if text == frame.signer[-1])
    assert texts[at + 1 : at + 5] == ["", "", "", ""]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_title_body_and_recipients_of_decree_30(kind: Kind) -> None:
    """Title 13–14 bold capitals; text 13–14; "Nơi nhận" 12 bold italic, its lines 11, the last "Lưu: VT"."""
    frame = content(kind).frame
    title = said(kind, frame.title)
    assert frame.title.isupper()
    assert all(13 <= size <= 14 for size in sizes(title))
    if kind == "certificate":
        return
    here = said(kind, "Nơi nhận:")
    assert sizes(here) == {12}
    assert all(run.bold and run.italic for run in here.runs)
    assert sizes(said(kind, "- Lưu: VT")) == {11}
    aids = ("Ghi chú:", "(")
    told = [p for p in opened(kind).paragraphs if p.alignment == BOTH and p.text and not p.text.startswith(aids)]
    assert told
    assert all(13 <= size <= 14 for p in told for size in sizes(p))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_what_is_simulated_and_not_firm_is_said_loudly(kind: Kind) -> None:
    """In bold under the title, in the text behind every page, and explained."""
    told = text_of(opened(kind))
    assert SIMULATED in told
    assert NOT_FIRM in told
    section = opened(kind).sections[0]
    for header in (section.header, section.first_page_header):
        assert 'string="MÔ PHỎNG – TẠM TÍNH"' in header._element.xml


def test_what_is_firm_and_real_has_no_mark() -> None:
    """No warning, no watermark: only then is a paper clean."""
    real = replace(made(), round=replace(made().round, simulated=False))
    paper = self_score_of(real, card_of(PASSED))
    clean = replace(paper.frame, warnings=(), watermark="")
    content_ = word_of("self-score", replace(paper, frame=clean), on=real.round.on)
    with zipfile.ZipFile(io.BytesIO(content_)) as parts:
        assert not any(b"textpath on" in parts.read(name) for name in parts.namelist() if "header" in name)
    assert (paper.frame.warnings, paper.frame.watermark) == ((f"({NOT_FIRM})",), "TẠM TÍNH – CHƯA ĐỐI CHIẾU")


def test_an_authority_that_is_an_assumption_is_told_as_one() -> None:
    """The provincial profile since 01/07/2025 is settled by nobody: the paper says so."""
    assumed = replace(made(), round=replace(made().round, authority="d06-provincial-provisional"))
    paper = request_of(assumed, card_of(PASSED))
    assert f"({ASSUMED})" in paper.frame.warnings
    assert paper.round.is_assumed
    assert deciders_of(assumed).unit == "tỉnh Tuyên Quang"
    assert ASSUMED in text_of_word(word_of("request", paper, on=assumed.round.on))
    assert f"({ASSUMED})" not in content("request").frame.warnings


def text_of_word(content_: bytes) -> str:
    """The words of a paper."""
    from docx import Document

    return text_of(Document(io.BytesIO(content_)))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_no_paper_speaks_of_the_program(kind: Kind) -> None:
    """No file, folder, command, key or id of the program in an administrative paper."""
    told = text_of(opened(kind))
    assert [word_ for word_ in PROGRAM_WORDS if word_ in told] == []


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_table_of_points_has_a_column_of_clauses(kind: Kind) -> None:
    """Whatever has a head "Điểm" has a head "Căn cứ", and each of its rows a clause."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(kind).tables]
    points = [rows for rows in tables if any(head.startswith("Điểm") for head in rows[0])]
    assert points or kind in ("certificate", "revoke")
    for rows in points:
        at = rows[0].index("Căn cứ")
        assert all(row[at] for row in rows[1:] if row[0])


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_same_input_gives_the_same_bytes(kind: Kind) -> None:
    """A paper is a function of what it says."""
    assert word.__wrapped__(kind) == word(kind)


@pytest.mark.parametrize("kind", ["minutes", "recognise"])
def test_the_seal_stands_where_there_is_a_record(kind: Kind) -> None:
    """The 24 letters, to be held against the record years later; none before there is one."""
    assert SEAL in text_of(opened(kind))
    (picture,) = opened(kind).inline_shapes
    assert millimetres(picture.width) == 27
    bare = of_record(kind, recorded("voted", sealed=False))
    assert "niêm phong" not in text_of_word(word_of(kind, bare, on=made().round.on))


def test_a_person_who_did_all_alone_is_told_of_on_every_paper_of_the_record() -> None:
    """A small office may, but no paper hides it."""
    alone = replace(recorded("decided"), state=state(four_eyes="stated"))
    for kind in ("appraisal", "minutes", "recognise", "notice", "certificate"):
        paper = of_record(kind, alone)
        assert f"({ALONE})" in paper.frame.warnings  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["Xã A & B", "Xã <Đồng> Quý", "Xã Đồng\u00a0Quý", "Xã Đồng Quý", "Xã {{ 7 }}"])
def test_odd_names_of_communes_are_printed_as_they_are(name: str) -> None:
    """Marks of XML, a hard space, letters decomposed, braces: none breaks a paper or is taken for a field."""
    card = replace(card_of(PASSED), unit=card_of(PASSED).unit.model_copy(update={"name": name}))
    told = text_of_word(word_of("self-score", self_score_of(made(), card), on=made().round.on))
    import unicodedata

    assert unicodedata.normalize("NFC", name).upper() in told


def test_no_field_has_a_name_that_a_template_cannot_say() -> None:
    """A field called items, keys or values would be the method of a mapping in a template."""
    methods = set(dir({}))

    def names(shape: type) -> set[str]:
        return {field.name for field in fields(shape)}

    assert {name for shape in SHAPES.values() for name in names(shape)} & methods == set()
    assert {
        inner.name for shape in SHAPES.values() for told in fields_of(shape) for inner in told.inner
    } & methods == set()


def test_every_field_says_what_it_is() -> None:
    """The list of fields has no empty line."""

    def silent(told: object) -> list[str]:
        return [own.name for own in told if not own.about] + [n for own in told for n in silent(own.inner)]  # type: ignore[attr-defined]

    assert [name for shape in SHAPES.values() for name in silent(fields_of(shape))] == []


def test_a_frame_tells_what_it_is_asked_to() -> None:
    """The frame of a settled authority and firm points in a real round has nothing to warn of."""
    from engine.reporting.papers.framing import Head

    real = replace(made(), round=replace(made().round, simulated=False))
    head = Head((), ("A",), "/QĐ-UBND", "B", "C", "D", ("E",), ())
    assert frame_of(real, head, firm=True, deciders=deciders_of(real)).warnings == ()
