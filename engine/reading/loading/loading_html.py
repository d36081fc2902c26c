"""A page saved from a law portal as law text: tables as grids over rowspan and colspan, scripts and styles left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from engine.files.parts import too_heavy
from engine.reading.law_text import UNSURE, Passage, Row, Said, Spot, cleaned, paragraphs_of
from engine.reading.loading.old_letters import put_right

LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "nav", "footer"})
BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "dd", "dt", "tr", "td"}
)
DOUBTFUL = frozenset({"del", "s", "strike", "sup", "sub", "ins"})
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")
FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STRUCK = re.compile(r"line-through|vertical-align\s*:\s*(?:super|sub)", re.IGNORECASE)
MOST_SPAN, DEEPEST = 1_000, 200
MOST_COLUMNS = 64
MOST_CELLS = 200_000
BREAK = "\x1e"


def decoded(content: bytes) -> str:
    """A page's text in the encoding that it begins with or names; raises UnicodeError, LookupError."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding)
    named = DECLARED.search(content[:4096])
    return content.decode(named[1].decode() if named else "utf-8")


def load_html(text: str) -> list[Passage | list[Row]]:
    """The blocks of a page in their order; raises LxmlError, and RefusedPart for a table of too many cells."""
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    body = page.find("body")
    return list(_blocks(page if body is None else body, "", 0))


def _blocks(parent: etree._Element, font: str, depth: int) -> Iterator[Passage | list[Row]]:
    """Passages and tables; text straight in a block and its inline children is one passage."""
    font = _font(parent, font)
    open_text = [put_right(parent.text or "", font)]
    for child in parent:
        name = child.tag if isinstance(child.tag, str) else ""
        if name == "table" or name in BLOCKS or _holds_blocks(child):
            yield from _passages("".join(open_text))
            open_text = []
            if name == "table" and depth < DEEPEST:
                yield list(_rows(child, _font(child, font)))
            elif name not in LEFT_OUT and not _is_hidden(child) and depth < DEEPEST:
                yield from _blocks(child, font, depth + 1)
        else:
            open_text.append(_inline(child, font, depth))
        open_text.append(put_right(child.tail or "", font))
    yield from _passages("".join(open_text))


def _holds_blocks(child: etree._Element) -> bool:
    return isinstance(child.tag, str) and any(below.tag in BLOCKS or below.tag == "table" for below in child.iter())


def _passages(text: str) -> Iterator[Passage]:
    """A text's paragraphs; only line breaks of the page part it, never those of its source."""
    yield from (Passage(said, Spot()) for said in paragraphs_of(Said(cleaned(line)) for line in text.split(BREAK)))


def _inline(node: etree._Element, font: str, depth: int) -> str:
    """The text of a run within a block; a line break parts lines, other blanks in the source do not."""
    if not isinstance(node.tag, str) or node.tag in LEFT_OUT or _is_hidden(node):
        return ""
    if node.tag == "br":
        return BREAK
    font = _font(node, font)
    if depth > DEEPEST:
        return UNSURE
    parts = [put_right(node.text or "", font)]
    for child in node:
        parts += [_inline(child, font, depth + 1), put_right(child.tail or "", font)]
    text = "".join(parts)
    return UNSURE if text.strip() and (node.tag in DOUBTFUL or STRUCK.search(node.get("style", ""))) else text


def _is_hidden(node: etree._Element) -> bool:
    return isinstance(node.tag, str) and bool(HIDDEN.search(node.get("style", "")) or node.get("hidden") is not None)


def _font(node: etree._Element, font: str) -> str:
    if not isinstance(node.tag, str):
        return font
    styled = FAMILY.search(node.get("style", ""))
    named = styled[1] if styled else node.get("face", "") if node.tag == "font" else ""
    return named.split(",")[0].strip().strip("\"'") or font


def _rows(table: etree._Element, font: str) -> Iterator[Row]:
    """The table's rows as a grid: a cell over several rows or columns stands in its first."""
    taken: dict[tuple[int, int], bool] = {}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for at, row in enumerate(rows):
        cells: dict[int, tuple[Said, ...]] = {}
        column = 0
        for cell in (child for child in row if child.tag in ("td", "th")):
            while (at, column) in taken:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            cells[column] = tuple(_in_cell(cell, _font(row, font)))
            for down in range(high):
                taken.update(((at + down, column + right), True) for right in range(wide))
            if len(taken) > MOST_CELLS:
                raise too_heavy("elements")
        width = 1 + max((c for r, c in taken if r == at), default=0)
        yield Row(Spot(), tuple(cells.get(c, ()) for c in range(width)))


def _span(cell: etree._Element, name: str) -> int:
    given = cell.get(name, "1").strip()
    number = int(given) if given.isdecimal() and len(given) < 6 else 1
    return max(1, min(number, MOST_COLUMNS if name == "colspan" else MOST_SPAN))


def _in_cell(cell: etree._Element, font: str) -> Iterator[Said]:
    for block in _blocks(cell, font, 0):
        if isinstance(block, Passage):
            yield block.said
        else:
            yield from (said for row in block for held in row.cells for said in held)
