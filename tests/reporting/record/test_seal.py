"""The seal of a checkpoint: its QR code is read by a second reader, and Word and Excel carry it whole."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import Column
from engine.language import speak
from engine.problems import Place
from engine.records.entries.checkpoint import Checkpoint, qr_text, read_qr_text
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.record.seal_excel import put_seal_rows
from engine.reporting.record.seal_picture import QUIET_ZONE, SCALE, seal_code, seal_png, seal_svg
from engine.reporting.record.seal_word import put_seal
from engine.reporting.record.seal_words import seal_words
from engine.service.record.record_requests import paper as anchor_on
from tests.reporting.record.qr_reading import SIZE, read

if TYPE_CHECKING:
    from docx.document import Document

KNOWN = Checkpoint("thu-2026", 1_905, hashlib.sha256(b"root").hexdigest())
CHECKPOINTS = st.builds(
    Checkpoint,
    st.just("thu-2026"),
    st.integers(0, 10**15),
    st.binary(min_size=32, max_size=32).map(bytes.hex),
)
WHOLE = SIZE + 2 * QUIET_ZONE


def modules_of_png(png: bytes) -> list[list[bool]]:
    """The dark modules of a PNG of one bit a dot, its border left off; white border and whole modules are asserted."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    parts: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (length,), name = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        parts[name] = parts.get(name, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    wide, high, depth, colours = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    assert (wide, high, depth, colours) == (WHOLE * SCALE, WHOLE * SCALE, 1, 0)
    raw, line = zlib.decompress(parts[b"IDAT"]), wide // 8 + 1
    lines = [bytes(line)]
    for y in range(high):
        said = raw[y * line : (y + 1) * line]
        assert said[0] in (0, 2)  # as it is, or what changed since the line above
        lines.append(said if not said[0] else bytes((a + b) % 256 for a, b in zip(said, lines[-1], strict=True)))
    rows = [[bit == "0" for byte in told[1:] for bit in f"{byte:08b}"] for told in lines[1:]]
    dark = [row[::SCALE] for row in rows[::SCALE]]
    assert rows == [[dark[y // SCALE][x // SCALE] for x in range(wide)] for y in range(high)]
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in dark[QUIET_ZONE:-QUIET_ZONE]]
    assert sum(map(sum, dark)) == sum(map(sum, inner))
    return inner


@settings(max_examples=25)
@given(CHECKPOINTS)
def test_the_code_says_version_size_and_root(checkpoint: Checkpoint) -> None:
    """Read back by a reader of the standard, at every size there will be; version 4 or less."""
    matrix = [[bool(dot) for dot in row] for row in seal_code(checkpoint).matrix]
    text = read(matrix)
    assert text == f"PHUHOP/1/{checkpoint.size}/{checkpoint.root.upper()}"
    assert read_qr_text(text, "thu-2026", Place("giấy")) == checkpoint


def test_the_picture_is_the_code() -> None:
    """The PNG is the code with its white border, eight dots a module; made again it has the same bytes."""
    assert read(modules_of_png(seal_png(KNOWN))) == f"PHUHOP/1/1905/{KNOWN.root.upper()}"
    assert seal_png(KNOWN) == seal_png(KNOWN)


def test_the_second_reader_sees_a_change() -> None:
    """One module turned is another text, or none."""
    matrix = [[bool(dot) for dot in row] for row in seal_code(KNOWN).matrix]
    text = read(matrix)
    matrix[20][20] = not matrix[20][20]
    assert read(matrix) != text


def test_the_svg_has_no_style_and_no_script() -> None:
    """A page with a strict policy shows it: paths alone, in a view of the code with its border."""
    root = etree.fromstring(seal_svg(KNOWN))
    assert root.attrib["viewBox"] == f"0 0 {WHOLE} {WHOLE}"
    assert {element.tag.rpartition("}")[2] for element in root} == {"path"}
    assert not [name for element in root.iter() for name in element.attrib if name in ("style", "class", "onload")]


def paper(checkpoint: Checkpoint, language: str = "vi") -> Document:
    """A Word file with a seal, opened again."""
    document = docx.Document()
    put_seal(document, checkpoint, speak(language))
    made = io.BytesIO()
    document.save(made)
    made.seek(0)
    return docx.Document(made)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_word_carries_it_whole(language: str) -> None:
    """Picture and words in one row that is not torn; the picture is 27 mm wide and says what it is."""
    document = paper(KNOWN, language)
    (table,) = document.tables
    words = seal_words(KNOWN, speak(language))
    right = table.rows[0].cells[1]
    assert [p.text for p in right.paragraphs] == [words.title, fingerprint(KNOWN), words.of, words.use]
    xml = table._tbl.xml
    assert "w:cantSplit" in xml
    assert f'descr="{words.picture}"' in xml
    assert xml.index("w:tblBorders") < xml.index("w:tblLayout")
    pictures = [part.blob for part in document.part.package.iter_parts() if part.content_type == "image/png"]
    assert pictures == [seal_png(KNOWN)]
    assert 'cx="972000"' in xml  # 27 mm


def test_excel_carries_it_whole(tmp_path: Path) -> None:
    """Letters and count in cells, the picture below, the sentence beside it; the row below is given back."""
    book = NewWorkbook("Niêm phong", fixed=True)
    sheet = book.sheet("Niêm phong")
    sheet.set_widths([Column("", 16), Column("", 30), Column("", 30)])
    assert put_seal_rows(sheet, 3, (1, 3), KNOWN, speak("vi")) == 7
    book.save(tmp_path / "seal.xlsx")
    made = openpyxl.load_workbook(tmp_path / "seal.xlsx")["Niêm phong"]
    words = seal_words(KNOWN, speak("vi"))
    assert [made.cell(row, 1).value for row in (3, 4, 5)] == [words.title, fingerprint(KNOWN), words.of]
    assert made.cell(6, 2).value == words.use


def test_the_words_count_as_their_language_does() -> None:
    """1.905 bản ghi; 1,905 entries; one entry."""
    assert seal_words(KNOWN, speak("vi")).of == "1.905 bản ghi · đợt thu-2026"
    assert seal_words(KNOWN, speak("en")).of == "1,905 entries · round thu-2026"
    assert seal_words(Checkpoint("thu-2026", 1, KNOWN.root), speak("en")).of == "1 entry · round thu-2026"


def test_what_a_telephone_reads_of_a_paper_is_checked_as_the_paper() -> None:
    """The code says how many entries there were and their root; the letters that are typed say the seal alone."""
    checkpoint = Checkpoint("thu-2026", 12, "ab" * 32)
    told = anchor_on(f"  {qr_text(checkpoint).lower()}", "thu-2026")
    assert (told.size, told.root) == (12, "ab" * 32)
