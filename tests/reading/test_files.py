"""Files as they come: opened by what they are, refused with the reason, and nothing of them run."""

from __future__ import annotations

import ast
import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from engine.files.keeping import office
from engine.files.safety import ENCRYPTED_STREAM, OLE_HEAD
from engine.problems import ProblemsFound, catalogue, render
from engine.reading.law_text import UNSURE, LawText, Passage
from engine.reading.loading.opening_text import open_text
from engine.reading.matching_law import doubts, matched
from engine.reading.reading_law import read_law
from tests.reading.corpus import law
from tests.reading.made_decisions import Decision, decision
from tests.reading.made_files import docx_bytes, file_of, html_bytes, pdf_bytes
from tests.reading.made_scans import pictures_pdf
from tests.reading.old_fonts import in_tcvn3, in_vni

MADE = decision(law(), "words", "rows")


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of some parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The decision's Word file with one part more or another."""
    kept = zipfile.ZipFile(io.BytesIO(docx_bytes(MADE)))
    return zipped({**{part: kept.read(part) for part in kept.namelist()}, name: content})


def refused(content: bytes, tmp_path: Path, name: str = "van-ban.docx") -> str:
    """The code with which a file is refused; its message has no hole in either language."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ProblemsFound) as found:
        read_law(open_text(path))
    (problem,) = found.value.problems
    for language in ("vi", "en"):
        assert "{" not in render(problem, language)
    return problem.code


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted by a password that is not empty."""
    made = pdf_bytes(MADE)
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"28" * 32 + b"> /U <" + b"29" * 32 + b"> /P -44 >> "
        b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
    )
    return made.replace(b"trailer << ", b"trailer << " + lock)


def many_pages(count: int) -> bytes:
    """A PDF of empty pages."""
    kids = " ".join(f"{3 + at} 0 R" for at in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"] * count
    return file_of(objects)


def wide_page() -> bytes:
    """A page whose few cells ask for a hundred million."""
    cell = '<td rowspan="10000" colspan="10000">a</td>'
    return f"<html><body><table><tr>{cell * 20}</tr></table></body></html>".encode()


def two_tables() -> bytes:
    """The decision, and behind it the same table as a form of another annex."""
    page = html_bytes(MADE).decode()
    table = page[page.index("<table>") : page.index("</table>") + len("</table>")]
    return page.replace("</body>", f"<p>Phụ lục II</p>{table}</body>").encode()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "cccc">]><w:document xmlns:w="x"/>'
BROKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an empty file": ("READ-103", lambda: b""),
    "plain text": ("READ-103", "Từ 98% trở lên: 50 điểm".encode),
    "a zip of something else": ("READ-103", lambda: zipped({"a.txt": b"98"})),
    "a workbook": ("READ-103", lambda: zipped({"xl/workbook.xml": b"<a/>"})),
    "half a zip": ("READ-103", lambda: docx_bytes(MADE)[:2000]),
    "a locked Word file": ("READ-105", lambda: OLE_HEAD + bytes(600) + ENCRYPTED_STREAM),
    "a locked PDF": ("READ-105", locked_pdf),
    "declared entities": ("READ-111", lambda: with_part("word/document.xml", ENTITIES)),
    "macros": ("READ-111", lambda: with_part("word/vbaProject.bin", b"x")),
    "a part that inflates to 33 MB": ("READ-111", lambda: with_part("word/media/a.xml", bytes(33 * 2**20))),
    "half a PDF": ("READ-109", lambda: b"%PDF-1.5\n1 0 obj"),
    "broken XML": ("READ-109", lambda: with_part("word/document.xml", b"<w:document")),
    "21 MB": ("READ-108", lambda: bytes(21 * 2**20)),
    "201 pages": ("READ-108", lambda: many_pages(201)),
    "a picture of a page": ("READ-110", lambda: pictures_pdf([np.full((400, 300), 60, dtype=np.uint8)])),
    "a table of 10,000 columns and rows": ("READ-111", wide_page),
    "letters of an old font that is not named": ("READ-106", lambda: html_bytes(MADE, letters=in_tcvn3)),
    "VNI letters that are not named": ("READ-106", lambda: html_bytes(MADE, letters=in_vni)),
    "no table": ("READ-101", lambda: docx_bytes(Decision(MADE.before, [], MADE.after, head=("Số", "Nơi nhận")))),
    "two tables of criteria": ("READ-107", two_tables),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(kind: str, tmp_path: Path) -> None:
    """Each kind by its own code, with words that are whole in both languages."""
    code, make = BROKEN[kind]
    assert refused(make(), tmp_path) == code


def test_old_word_without_office_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice a .doc is sent back with the way out; what it holds makes no difference."""
    monkeypatch.setattr(office, "PROGRAMS", ())
    monkeypatch.setattr(office, "BESIDES", ())
    assert refused(OLE_HEAD + struct.pack("<600x"), tmp_path, "cu.doc") == "READ-104"


def test_a_name_is_not_what_a_file_is(tmp_path: Path) -> None:
    """A Word file called .pdf and a page called .docx are read as what they are."""
    for name, content in (("a.pdf", docx_bytes(MADE)), ("b.docx", html_bytes(MADE)), ("c.txt", pdf_bytes(MADE))):
        (tmp_path / name).write_bytes(content)
        told = matched(read_law(open_text(tmp_path / name)), law())
        assert sum(match.state == "agrees" for match in told) > 200


def test_the_table_asked_for_is_read(tmp_path: Path) -> None:
    """Where there are two, a person names the one that is law."""
    (tmp_path / "a.html").write_bytes(two_tables())
    text = open_text(tmp_path / "a.html")
    assert {row.state for row in matched(read_law(text, 2), law())} >= {"agrees"}
    with pytest.raises(ProblemsFound):
        read_law(text, 3)


def test_a_file_without_its_head_is_read_with_a_warning(tmp_path: Path) -> None:
    """An annex alone does not say which decision it is of."""
    (tmp_path / "a.docx").write_bytes(docx_bytes(Decision([], MADE.rows, [])))
    read = read_law(open_text(tmp_path / "a.docx"))
    assert [found.code for found in doubts(read)] == ["READ-112"]
    assert any(match.state == "agrees" for match in matched(read, law()))


def passages(text: LawText) -> list[str]:
    """The passages of a document."""
    return [block.said.text for block in text.blocks if isinstance(block, Passage)]


def test_what_a_reader_sees_otherwise_is_never_read_as_a_number(tmp_path: Path) -> None:
    """Struck out, raised, put in under tracking: unsure. Hidden: not there. Deleted under tracking: unsure."""
    document = docx.Document()
    for mark in ("strike", "superscript"):
        run = document.add_paragraph("Từ ").add_run("98")
        setattr(run.font, mark, True)
    document.add_paragraph("Từ ").add_run("98").font.hidden = True
    for tag in ("ins", "del"):
        paragraph = document.add_paragraph("Từ ")
        holder = OxmlElement(f"w:{tag}")
        name = "t" if tag == "ins" else "delText"
        holder.append(parse_xml(f"<w:r {nsdecls('w')}><w:{name}>98</w:{name}></w:r>"))
        paragraph._p.append(holder)
    document.save(str(tmp_path / "a.docx"))
    seen = f"Từ {UNSURE}"
    assert passages(open_text(tmp_path / "a.docx")) == [seen, seen, "Từ", seen, seen]


def test_signs_of_the_symbol_font_are_what_they_show(tmp_path: Path) -> None:
    """“≥” of Symbol is kept as ³ or in the private area; a letter of a font of pictures is no letter."""
    document = docx.Document()
    for font, sign in (("Symbol", "\xb3"), ("Symbol", "\uf0b3"), ("Symbol", "\xa3"), ("Wingdings", "98")):
        run = document.add_paragraph().add_run(sign)
        run.font.name = font
    paragraph = document.add_paragraph()
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Symbol")
    sign.set(qn("w:char"), "F0B3")
    paragraph.add_run("98% ")._r.append(sign)
    document.save(str(tmp_path / "a.docx"))
    assert passages(open_text(tmp_path / "a.docx")) == ["≥", "≥", "≤", UNSURE, "98% ≥"]


def test_the_same_file_gives_the_same_text(tmp_path: Path) -> None:
    """Reading depends on nothing but the file."""
    (tmp_path / "a.pdf").write_bytes(pdf_bytes(MADE))
    assert open_text(tmp_path / "a.pdf") == open_text(tmp_path / "a.pdf")


def shown_codes() -> set[str]:
    """Every code of reading that a scenario names, or a test as a text of its own; comments show nothing."""
    here = Path(__file__).parents[2]
    scenarios = "\n".join(path.read_text("utf-8") for path in (here / "features").glob("*.feature"))
    told = set(re.findall(r"READ-\d+", scenarios))
    for path in (here / "tests" / "reading").glob("test_*.py"):
        texts = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
        told |= {text for text in texts if isinstance(text, str) and re.fullmatch(r"READ-\d+", text)}
    return told


def test_no_code_of_reading_is_without_its_test() -> None:
    """Every code of the family is named by a scenario or asked for by a test."""
    assert {code for code in catalogue() if code.startswith("READ-")} == shown_codes()
