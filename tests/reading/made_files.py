"""A made decision as a file: Word, a portal's page, a PDF written here sign by sign."""

from __future__ import annotations

import html
import io
import zlib
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.reading.made_decisions import Cell, Decision

Letters = Callable[[str], str]
Put = Callable[[Paragraph, str], None]


def as_is(text: str) -> str:
    """Unicode as it stands."""
    return text


def docx_bytes(made: Decision, *, letters: Letters = as_is, font: str = "", repeat: int = 0) -> bytes:
    """A Word file; ``font`` is set on every run, ``repeat`` begins a new table with its head after so many rows."""
    document = docx.Document()

    def put(paragraph: Paragraph, text: str) -> None:
        run = paragraph.add_run(letters(text))
        if font:
            run.font.name = font

    for line in made.before:
        put(document.add_paragraph(), line)
    starts = _parts(made.rows, repeat)
    for first, last in zip(starts, [*starts[1:], len(made.rows)], strict=True):
        rows = made.rows[first:last]
        _table(document.add_table(rows=len(rows) + 1, cols=len(made.head)), made.head, rows, put)
    for line in made.after:
        put(document.add_paragraph(), line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(table: Table, head: Sequence[str], rows: Sequence[Sequence[Cell | None]], put: Put) -> None:
    table.style = "Table Grid"
    for at, title in enumerate(head):
        put(table.cell(0, at).paragraphs[0], title)
    for down, row in enumerate(rows, 1):
        for at, cell in ((at, cell) for at, cell in enumerate(row) if cell):
            held = table.cell(down, at)
            if cell.down > 1:
                held = held.merge(table.cell(min(down + cell.down - 1, len(rows)), at))
            for number, line in enumerate(cell.lines):
                put(held.paragraphs[0] if number == 0 else held.add_paragraph(), line)


def _parts(rows: Sequence[Sequence[Cell | None]], repeat: int) -> list[int]:
    """The rows at which a table begins: only where a criterion does."""
    if not repeat:
        return [0]
    starts = [at for at, row in enumerate(rows) if row[0] is not None]
    return [0, *(at for at in starts if at and starts.index(at) % repeat == 0)]


def numbered_docx_bytes(made: Decision) -> bytes:
    """A Word file in which Word itself counts the items and the criteria: their numbers are not in its text."""
    document = docx.Document()
    number = _list_definition(document)
    for line in made.before:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=len(made.head))
    for at, title in enumerate(made.head):
        table.cell(0, at).text = title
    for row in made.rows:
        cells = table.add_row().cells
        for at, cell in enumerate(row):
            for line_at, line in enumerate(cell.lines if cell else ()):
                paragraph = cells[at].paragraphs[0] if line_at == 0 else cells[at].add_paragraph()
                head, _, rest = line.partition(" ")
                level = {1: 0, 2: 1}.get(head.count(".")) if head[:1].isdigit() and head.endswith(".") else None
                paragraph.add_run(line if level is None else rest)
                if level is not None:
                    _count(paragraph, number, level)
    for line in made.after:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _list_definition(document: Document) -> str:
    """A list of two levels, “1.” and “1.1.”, in the document's own numbering."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, text in enumerate(("%1.", "%1.%2.")):
        entry = OxmlElement("w:lvl")
        entry.set(qn("w:ilvl"), str(level))
        for tag, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", text)):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            entry.append(child)
        abstract.append(entry)
    root.insert(0, abstract)
    used = OxmlElement("w:num")
    used.set(qn("w:numId"), "77")
    named = OxmlElement("w:abstractNumId")
    named.set(qn("w:val"), "77")
    used.append(named)
    root.append(used)
    return "77"


def _count(paragraph: Paragraph, number: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(number)


def html_bytes(made: Decision, *, encoding: str = "utf-8", letters: Letters = as_is, font: str = "") -> bytes:
    """A page as a law portal saves it, with scripts, menus and numbers that are no law."""
    style = f' style="font-family: {font}"' if font else ""
    parts = [f'<html><head><meta charset="{encoding}"><script>var a = 98;</script></head><body{style}>']
    parts.append("<nav><ul><li>Trang chủ 24/7</li></ul></nav>")
    parts += [f"<p>{html.escape(letters(line))}</p>" for line in made.before]
    parts.append("<table><tr>" + "".join(f"<th>{html.escape(letters(title))}</th>" for title in made.head) + "</tr>")
    for row in made.rows:
        parts.append("<tr>")
        for cell in row:
            if cell:
                lines = "".join(f"<p>\n  {html.escape(letters(line))}\n</p>" for line in cell.lines)
                parts.append(f'<td rowspan="{cell.down}">{lines}</td>')
        parts.append("</tr>")
    parts.append("</table>")
    parts += [f"<div>{html.escape(letters(line))}</div>" for line in made.after]
    return "\n".join([*parts, "</body></html>"]).encode(encoding)


WIDE, HIGH, MARGIN, SIZE, LEADING = 595, 842, 50, 10, 13
COLUMNS = (50, 190, 480, 545)
SIGN = 5.0  # every sign is as wide as this, in points


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 /CIDSystemInfo << /Registry (Adobe) "
    "/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Made /Flags 4 "
    "/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
)


def pdf_bytes(made: Decision) -> bytes:
    """A PDF of ruled pages: rows are cut by a page's end wherever it falls, and the head stands on each page."""
    page = _Pages()
    for line in made.before:
        page.passage(line)
    page.rule()
    page.row([Cell((title,)) for title in made.head])
    for row in made.rows:
        page.row(row)
    for line in made.after:
        page.passage(line)
    return page.saved()


def wrapped(text: str, width: float) -> list[str]:
    """A paragraph in printed lines."""
    lines, room = [""], int(width / SIGN)
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) + 1 > room:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


class _Pages:
    """Pages in the drawing, from the top down."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.signs: dict[str, int] = {}
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = HIGH - MARGIN

    def text(self, x: float, text: str) -> None:
        codes = "".join(f"{self.signs.setdefault(sign, len(self.signs) + 1):04x}" for sign in text)
        self.pages[-1].append(f"BT /F1 {SIZE} Tf {x} {self.y:.1f} Td <{codes}> Tj ET")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.pages[-1].append(f"0.6 w {x1} {y1:.1f} m {x2} {y2:.1f} l S")

    def passage(self, text: str) -> None:
        for line in wrapped(text, WIDE - 2 * MARGIN):
            self.y -= LEADING
            if self.y < MARGIN:
                self.turn()
                self.y -= LEADING
            self.text(MARGIN, line)
        self.y -= 6

    def rule(self, first: int = 0) -> None:
        self.line(COLUMNS[first], self.y, COLUMNS[-1], self.y)

    def row(self, row: Sequence[Cell | None]) -> None:
        """A row; a name over several rows has no line below it until its last."""
        cells = [
            [part for line in (cell.lines if cell else ()) for part in wrapped(line, COLUMNS[at + 1] - COLUMNS[at] - 8)]
            for at, cell in enumerate(row)
        ]
        if row[0] is not None:
            self.rule()
        else:
            self.rule(1)
        top = self.y
        for at in range(max(map(len, cells))):
            if self.y - LEADING - 4 < MARGIN:
                self._close(top)
                self.turn()
                top = self.y
                self.rule()
            self.y -= LEADING
            for column, lines in enumerate(cells):
                if at < len(lines):
                    self.text(COLUMNS[column] + 4, lines[at])
        self.y -= 4
        self._close(top)

    def _close(self, top: float) -> None:
        for x in COLUMNS:
            self.line(x, top, x, self.y)
        self.rule(1)
        self.pages[-1].append("% row")

    def saved(self) -> bytes:
        """The file: one font whose signs are told by a map to Unicode, as every text PDF has."""
        listed = "\n".join(f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in self.signs.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(self.signs)} beginbfchar\n{listed}\nendbfchar endcmap end end"
        )
        count = len(self.pages)
        kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(count))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            FONT,
            DESCENDANT,
            _stream(cmap),
        ]
        for at, drawn in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents {7 + 2 * at} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append(_stream("\n".join(drawn)))
        return file_of(objects)


def _stream(text: str) -> str:
    packed = zlib.compress(text.encode("latin-1"))
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream"


def file_of(objects: Sequence[str]) -> bytes:
    out, starts = bytearray(b"%PDF-1.5\n"), []
    for at, held in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{at} 0 obj\n{held}\nendobj\n".encode("latin-1")
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{start:010} 00000 n \n".encode() for start in starts)
    return bytes(out) + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n".encode()
