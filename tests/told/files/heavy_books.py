"""Workbooks with one too much of what a part may hold, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from engine.files.parts import DEEPEST, LONGEST_TAG, MOST_NAMES, STEP
from tests.files.test_workbook import packed

Make: TypeAlias = Callable[[], bytes]


def one_text(text: str) -> str:
    """A sheet of one cell that holds a text in place."""
    return f'<sheetData><row><c t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>'


def heavy() -> dict[str, Make]:
    """One too much of what a part may hold."""
    names = "".join(f"<n{at}/>" for at in range(MOST_NAMES + 1))
    return {
        "nested as deep as may be": lambda: packed("<x>" * (DEEPEST - 1) + " " * STEP + "</x>" * (DEEPEST - 1)),
        "nested too deep": lambda: packed("<x>" * DEEPEST + " " * STEP + "</x>" * DEEPEST),
        "an entry too long": lambda: packed(f'<x a="{"x" * (LONGEST_TAG + 2**17)}"/>'),
        "too many names": lambda: packed(names),
        "a text too long": lambda: packed(one_text("x" * 32_768)),
        "a text as long as may be": lambda: packed(one_text("x" * 32_767)),
        "too wide": lambda: packed(
            '<sheetData><row r="200"><c r="AAA200"><v>1</v></c><c r="XFD200"><v>1</v></c></row></sheetData>'
        ),
        "too many sheets": lambda: _listed("".join(f'<sheet name="{at}" r:id="a"/>' for at in range(257))),
        "a title twice": lambda: _listed('<sheet name="T" r:id="a"/><sheet name="t" r:id="a"/>'),
        "two sheets of one part": lambda: _listed(
            '<sheet name="T" r:id="a"/><sheet name="U" r:id="a" state="hidden"/>'
        ),
        "a sheet of no part": lambda: _listed('<sheet name="T" r:id="b"/>'),
        "no sheet": lambda: _listed(""),
    }


def _listed(sheets: str) -> bytes:
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    told = f"<workbook {links}><sheets>{sheets}</sheets></workbook>".encode()
    return packed("<sheetData><row><c><v>1</v></c></row></sheetData>", xl_workbook=told)


def packages() -> Iterator[tuple[str, Make]]:
    """Files that are refused by their first bytes or by their list of parts."""
    heads = {
        "nothing": b"", "plain text": b"a,b\n", "a web page": b"<!DOCTYPE html><table>", "a PDF": b"%PDF-1.4",
        "half a zip": b"PK\x03\x04",
        "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Excel": b"\x09\x08\x10\x00",
        "a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    }  # fmt: skip
    yield from ((name, partial(bytes, head)) for name, head in heads.items())
    more = (
        "xl/vbaProject.bin",
        "xl/externalLinks/a.xml",
        "xl/embeddings/a.bin",
        "xl/activeX/a.xml",
        "xl/macrosheets/a.xml",
        "../a.xml",
        "/a.xml",
        "C:/a",
        "XL/S.XML",
    )
    for name in more:
        yield f"with {name}", partial(_with, name, b"x")
    yield "other parts alone: docx", lambda: _zip({"word/document.xml": b""})
    yield "other parts alone: ods", lambda: _zip({"content.xml": b""})
    yield "other parts alone: xlsb", lambda: _zip({"xl/workbook.bin": b""})
    yield "a doctype in a part that nobody reads", lambda: _with("docProps/a.xml", b"<!DOCTYPE a><a/>")
    yield (
        "another encoding in a part that nobody reads",
        lambda: _with("a.rels", b'<?xml version="1.0" encoding="UTF-16"?><a/>'),
    )


def _with(name: str, content: bytes) -> bytes:
    made = packed("<sheetData/>")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return _zip({part: parts.read(part) for part in parts.namelist()} | {name: content})


def _zip(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()
