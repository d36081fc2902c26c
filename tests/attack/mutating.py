"""Valid files broken in one place by chance: at a byte, a part of the zip, an XML node, a cell, row, sheet or line.

Every mutant is made from a seed alone, so that one that was found can be made again.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

Members = dict[str, bytes]
Chance = random.Random
SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What people and programs put where a number, a day, a word should stand.
TYPED: Final = (
    "48", "049", "4.8", "4,8", "1.000", "1,000", "1e3", "48.0", "48.5", "-1", "0", "9999999999", "9" * 20, "４８", "4⁸",
    "48%", "0.98", "#REF!", "Có", "không", "x", "", " ", "31/02/2024", "2024-11-31", "45611", "mười", "48 trẻ", "NaN",
    "Infinity", "tre_em", "02545", "2545", "=1+1", "\u0000", "\u202e48", "\ufeff48", "_x0034_8", "true", "null", "[]",
)  # fmt: skip
SPLICED: Final = (
    b"", b"\x00", b"\xff", b"<", b">", b"&", b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b":", b"0", b"9", b"-", b"{",
    b"\xef\xbb\xbf", b"\xc3", b"<!DOCTYPE a>", b"&#0;", b"]]>", b"\xe2\x80\xae", b" ", b"#",
)  # fmt: skip


def mutated(content: bytes, chance: Chance) -> tuple[str, bytes]:
    """A level drawn for this kind of file, and the file broken there; at bytes where that has nothing to break."""
    levels = OF_BOOKS if content.startswith(b"PK") and b"xl/workbook.xml" in content else OF_TEXTS
    if content.startswith(b"PK") and levels is OF_TEXTS:
        levels = OF_ZIPS
    elif content.startswith(b"%PDF"):
        levels = {"byte": at_byte}
    level = chance.choice([*levels])
    try:
        return level, levels[level](content, chance)
    except (IndexError, KeyError, ValueError, etree.LxmlError):
        return "byte", at_byte(content, chance)


def at_byte(content: bytes, chance: Chance) -> bytes:
    """A few bytes changed, put in, taken out or given twice, or the end cut off."""
    held = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        at = chance.randrange(len(held) + 1)
        end = min(len(held), at + chance.choice((0, 1, 1, 4, 64, 1_024)))
        held[at:end] = chance.choice((chance.choice(SPLICED), held[at:end] * 2, bytes([chance.randrange(256)])))
    return bytes(held[: chance.randrange(len(held) + 1)] if not chance.randrange(12) else held)


def members_of(content: bytes) -> Members:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Parts as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, content in members.items():
            kept.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def at_member(content: bytes, chance: Chance) -> bytes:
    """A part lost, emptied, cut, renamed, broken at a byte, or in the place of another."""
    members = members_of(content)
    name, other = chance.choice([*members]), chance.choice([*members])
    kind = chance.randrange(6)
    if kind == 0:
        del members[name]
    elif kind == 1:
        members[name] = b""
    elif kind == 2:
        members[name] = members[name][: chance.randrange(len(members[name]) + 1)]
    elif kind == 3:
        members[chance.choice((name.upper(), f"{name}.bak", f"../{name}", name.replace("1", "2")))] = members.pop(name)
    elif kind == 4:
        members[name] = at_byte(members[name], chance)
    else:
        members[name], members[other] = members[other], members[name]
    return zipped(members)


def _in_part(content: bytes, chance: Chance, part: str, change: Callable[[etree._Element, Chance], None]) -> bytes:
    """A part whose name holds a word, parsed, changed and put back."""
    members = members_of(content)
    name = chance.choice([name for name in members if part in name and name.endswith((".xml", ".rels"))])
    root = etree.fromstring(members[name])
    change(root, chance)
    members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(members)


def _node(root: etree._Element, chance: Chance) -> None:
    """A node taken out, doubled, moved, or with another text, name or attribute."""
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = chance.choice(nodes[1:]), chance.choice(nodes)
    kind = chance.randrange(6)
    if kind == 0:
        node.getparent().remove(node)
    elif kind == 1:
        node.addnext(etree.fromstring(etree.tostring(node)))
    elif kind == 2:
        other.append(node)
    elif kind == 3:
        node.text = _writable(chance.choice(TYPED))
    elif kind == 4:
        node.tag = other.tag
    else:
        key = chance.choice([*node.attrib, *other.attrib])
        node.set(key, other.get(key) or _writable(chance.choice(TYPED)))


def _writable(text: str) -> str:
    """A text as XML can hold it."""
    return text.replace("\u0000", "")


def at_node(content: bytes, chance: Chance) -> bytes:
    """A node of any part."""
    return _in_part(content, chance, "", _node)


def _cell(root: etree._Element, chance: Chance) -> None:
    """A cell with another value, kind, look, address or a formula, or two cells exchanged."""
    cells = root.findall(f".//{SHEET}c")
    cell, other = chance.choice(cells), chance.choice(cells)
    kind = chance.randrange(7)
    if kind == 0:
        cell.set("r", other.get("r", "A1"))
    elif kind == 1:
        cell.set("t", chance.choice(("s", "n", "str", "b", "e", "d", "inlineStr", "x")))
    elif kind == 2:
        cell.set("s", other.get("s", "1"))
    elif kind == 3:
        one, two = cell.get("r", ""), other.get("r", "")
        cell.set("r", two)
        other.set("r", one)
    elif kind == 4:
        etree.SubElement(cell, f"{SHEET}f").text = "E8*2"
    else:
        _type(cell, chance.choice(TYPED), as_text=kind == 5)


def _type(cell: etree._Element, typed: str, *, as_text: bool) -> None:
    """Another value in a cell, as a text or as a number."""
    for child in [*cell]:
        cell.remove(child)
    cell.attrib.pop("t", None)
    if as_text:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{SHEET}is"), f"{SHEET}t").text = _writable(typed)
    else:
        etree.SubElement(cell, f"{SHEET}v").text = _writable(typed)


def at_cell(content: bytes, chance: Chance) -> bytes:
    """A cell of any sheet."""
    return _in_part(content, chance, "worksheets/sheet", _cell)


def _row(root: etree._Element, chance: Chance) -> None:
    """A row taken out, doubled, hidden, exchanged with another, or all rows below it moved down."""
    rows = root.findall(f".//{SHEET}row")
    at = chance.randrange(len(rows))
    row, other = rows[at], chance.choice(rows)
    kind = chance.randrange(5)
    if kind == 0:
        row.getparent().remove(row)
    elif kind == 1:
        row.addnext(etree.fromstring(etree.tostring(row)))
    elif kind == 2:
        row.set("hidden", "1")
    elif kind == 3:
        one, two = row.get("r", "1"), other.get("r", "1")
        _renumber(row, two)
        _renumber(other, one)
    else:
        for later in rows[at:]:
            _renumber(later, str(int(later.get("r", "1")) + 1))


def _renumber(row: etree._Element, number: str) -> None:
    row.set("r", number)
    for cell in row:
        cell.set("r", cell.get("r", "A1").rstrip("0123456789") + number)


def at_row(content: bytes, chance: Chance) -> bytes:
    """A row of any sheet."""
    return _in_part(content, chance, "worksheets/sheet", _row)


def at_sheet(content: bytes, chance: Chance) -> bytes:
    """A sheet hidden, renamed, listed twice, taken out, or in the place of another."""

    def change(root: etree._Element, chance: Chance) -> None:
        sheets = root.findall(f".//{SHEET}sheet")
        sheet, other = chance.choice(sheets), chance.choice(sheets)
        kind = chance.randrange(6)
        if kind == 0:
            sheet.set("state", chance.choice(("hidden", "veryHidden", "visible", "x")))
        elif kind == 1:
            sheet.set("name", chance.choice(("Sheet1", "_meta", sheet.get("name", "").upper(), "2023", "")))
        elif kind == 2:
            sheet.addnext(etree.fromstring(etree.tostring(sheet)))
        elif kind == 3:
            sheet.getparent().remove(sheet)
        else:
            key = next(key for key in sheet.attrib if key.endswith("}id") or (kind == 5 and key == "name"))
            one, two = sheet.get(key, ""), other.get(key, "")
            sheet.set(key, two)
            other.set(key, one)

    return _in_part(content, chance, "xl/workbook.xml", change)


def at_line(content: bytes, chance: Chance) -> bytes:
    """A line taken out, doubled, exchanged, joined, cut, turned in, or with another word in it."""
    lines = content.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(8)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(to, lines[at])
    elif kind == 2:
        lines[at], lines[to] = lines[to], lines[at]
    elif kind == 3:
        lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    elif kind == 4:
        cut = chance.randrange(len(lines[at]) + 1)
        lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    elif kind == 5:
        lines[at] = chance.choice((b" ", b"  ", b"- ", b"\t", b"#", b'"')) + lines[at]
    else:
        lines[at] = _worded(lines[at], chance)
    return b"\n".join(lines)


def _worded(line: bytes, chance: Chance) -> bytes:
    """A line with one of its fields or words changed, exchanged or taken out."""
    mark = b"," if b"," in line else b" "
    words = line.split(mark)
    at, to = chance.randrange(len(words)), chance.randrange(len(words))
    kind = chance.randrange(4)
    if kind == 0:
        words[at], words[to] = words[to], words[at]
    elif kind == 1:
        del words[at]
    elif kind == 2:
        words.insert(at, words[to])
    else:
        words[at] = chance.choice(TYPED).encode()
    return mark.join(words)


def in_another_way(content: bytes, chance: Chance) -> bytes:
    """The whole text in another coding, with other line ends or another separator."""
    text = content.decode("utf-8-sig")
    kind = chance.randrange(6)
    if kind == 0:
        return text.encode("utf-16")
    if kind == 1:
        return text.encode("cp1258", "replace")
    if kind == 2:
        return text.replace("\n", "\r\n").encode("utf-8-sig")
    if kind == 3:
        return text.replace(",", ";").encode()
    if kind == 4:
        return text.replace(",", "\t").encode()
    return text.replace("\n", "\r").encode()


Levels = Mapping[str, Callable[[bytes, Chance], bytes]]
OF_ZIPS: Final[Levels] = {"byte": at_byte, "member": at_member, "node": at_node}
OF_BOOKS: Final[Levels] = {**OF_ZIPS, "cell": at_cell, "row": at_row, "sheet": at_sheet}
OF_TEXTS: Final[Levels] = {"byte": at_byte, "line": at_line, "whole": in_another_way}
