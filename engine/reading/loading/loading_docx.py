"""A Word file as law text, from its raw XML: merged cells as a grid, Word's own numbers, old fonts put right.

What is struck out, raised or changed under tracking becomes the unsure sign; hidden text is not read.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from engine.files.parts import refuse_head
from engine.reading.law_text import UNSURE, Passage, Row, Said, Spot, cleaned, paragraphs_of
from engine.reading.loading.old_letters import put_right
from engine.reading.loading.word_numbering import Numbering, W, numbering_of

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
OFF = frozenset({"0", "false", "none"})
MOST_NESTED = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its text: its font, the list it counts in, and the style it stands on."""

    font: str = ""
    list: tuple[str, int] | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A document in the reading."""

    styles: Mapping[str, _Style]
    numbering: Numbering
    plain: str

    def style(self, name: str) -> _Style:
        """A style with what it takes from those below it."""
        font, counted = "", None
        for _ in range(MOST_NESTED):
            here = self.styles.get(name, _Style())
            font, counted, name = font or here.font, counted or here.list, here.on
        return _Style(font, counted)


def load_docx(parts: zipfile.ZipFile) -> list[Passage | list[Row]]:
    """The blocks of a Word file in their order; raises RefusedPart for XML that declares anything, LxmlError."""
    styles = _xml(parts, STYLES)
    kept = dict(_styles(styles)) if styles is not None else {}
    plain = next(
        (name for name in (s.get(f"{W}styleId", "") for s in _default_styles(styles)) if name in kept), "Normal"
    )
    word = _Word(kept, numbering_of(_xml(parts, NUMBERING)), plain)
    document = _xml(parts, DOCUMENT)
    body = None if document is None else document.find(f"{W}body")
    return [] if body is None else list(_blocks(body, word))


def _xml(parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in parts.namelist():
        return None
    content = parts.read(name)
    refuse_head(content)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _default_styles(styles: etree._Element | None) -> Iterator[etree._Element]:
    for style in () if styles is None else styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
            yield style


def _styles(root: etree._Element) -> Iterator[tuple[str, _Style]]:
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    yield "", _Style("" if defaults is None else _font(defaults))
    for style in root.iter(f"{W}style"):
        on, marks, para = style.find(f"{W}basedOn"), style.find(f"{W}rPr"), style.find(f"{W}pPr")
        counted = None if para is None else _list(para)
        font = "" if marks is None else _font(marks)
        yield style.get(f"{W}styleId", ""), _Style(font, counted, "" if on is None else on.get(f"{W}val", ""))


def _font(marks: etree._Element) -> str:
    fonts = marks.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _list(para: etree._Element) -> tuple[str, int] | None:
    name, level = para.find(f"{W}numPr/{W}numId"), para.find(f"{W}numPr/{W}ilvl")
    if name is None:
        return None
    at = "0" if level is None else level.get(f"{W}val", "0")
    return name.get(f"{W}val", ""), int(at) if at.isdecimal() else 0


def _blocks(parent: etree._Element, word: _Word) -> Iterator[Passage | list[Row]]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from (Passage(said, Spot()) for said in _paragraph(child, word))
        elif child.tag == f"{W}tbl":
            yield list(_rows(child, word))
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _blocks(child, word)


def _rows(table: etree._Element, word: _Word) -> Iterator[Row]:
    for row in table.iter(f"{W}tr"):
        if next((up for up in row.iterancestors(f"{W}tbl")), None) is table:
            yield Row(Spot(), tuple(_cells(row, word)))


def _cells(row: etree._Element, word: _Word) -> Iterator[tuple[Said, ...]]:
    before = row.find(f"{W}trPr/{W}gridBefore")
    yield from ((),) * (0 if before is None else _whole(before.get(f"{W}val")))
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is not row:
            continue
        span, merged = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") != "restart"
        yield () if goes_on else tuple(_in_cell(cell, word))
        yield from ((),) * (max(0 if span is None else _whole(span.get(f"{W}val")), 1) - 1)


def _whole(text: str | None) -> int:
    return min(int(text), 63) if text and text.isdecimal() else 0


def _in_cell(cell: etree._Element, word: _Word) -> Iterator[Said]:
    """All paragraphs of a cell, those of a table within it too."""
    for paragraph in cell.iter(f"{W}p"):
        yield from _paragraph(paragraph, word)


def _paragraph(paragraph: etree._Element, word: _Word) -> Sequence[Said]:
    """A paragraph with its number; line breaks in it part it only where a new clause begins."""
    para = paragraph.find(f"{W}pPr")
    named = None if para is None else para.find(f"{W}pStyle")
    style = word.style(word.plain if named is None else named.get(f"{W}val", ""))
    counted = (None if para is None else _list(para)) or style.list
    text = "".join(_runs(paragraph, style.font or word.style("").font, word))
    if counted and counted[0] != "0" and cleaned(text):
        text = f"{word.numbering.next(*counted)} {text}"
    lines = [Said(cleaned(line)) for line in text.split("\n")]
    return paragraphs_of(lines)


def _runs(paragraph: etree._Element, font: str, word: _Word) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        marks = run.find(f"{W}rPr")
        if marks is not None and _is_on(marks, "vanish"):
            continue
        text = "".join(_signs(run, _font_of(marks, font, word)))
        yield UNSURE if text.strip() and _is_doubtful(run, marks) else text


def _font_of(marks: etree._Element | None, font: str, word: _Word) -> str:
    if marks is None:
        return font
    named = marks.find(f"{W}rStyle")
    styled = "" if named is None else word.style(named.get(f"{W}val", "")).font
    return _font(marks) or styled or font


def _is_on(marks: etree._Element, tag: str) -> bool:
    found = marks.find(f"{W}{tag}")
    return found is not None and found.get(f"{W}val", "1") not in OFF


def _is_doubtful(run: etree._Element, marks: etree._Element | None) -> bool:
    """Whether a person sees otherwise than is kept: struck out, raised, or put in under tracking."""
    tracked = next((True for up in run.iterancestors(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")), False)
    if marks is None:
        return tracked
    raised = marks.find(f"{W}vertAlign")
    lifted = raised is not None and raised.get(f"{W}val") in ("superscript", "subscript")
    return tracked or lifted or _is_on(marks, "strike") or _is_on(marks, "dstrike")


def _signs(run: etree._Element, font: str) -> Iterator[str]:
    for part in run:
        match part.tag.removeprefix(W) if isinstance(part.tag, str) else "":
            case "t":
                yield put_right(part.text or "", font)
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "delText":
                yield UNSURE
            case "sym":
                code = part.get(f"{W}char", "")
                yield put_right(chr(int(code, 16)), part.get(f"{W}font", "")) if len(code) == 4 else UNSURE
