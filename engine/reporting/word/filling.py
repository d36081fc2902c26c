"""Word templates filled in: read with distrust, limited to plain names, strict about every one of them, same bytes.

A template is a program to Jinja. Here it may only print names, repeat over lists that it is given and ask plain
questions; whatever else it says is refused before anything runs, and a sandbox stands behind that.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.files.kit.zips import without_clock
from engine.files.safety import DECLARED, FORBIDDEN, LARGEST_FILE, LARGEST_TOTAL, MOST_MEMBERS
from engine.law.loading import nearest
from engine.problems import Place, Problem, ProblemsFound, problem, sorted_problems
from engine.reporting.word.kept_templates import cleaned, sandbox, spoken_in

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

TEMPLATES = Path(__file__).parent / "templates"
FETCHED = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
LINK = b"relationships/hyperlink"
CHUNK = 2**16
CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def fill_template(template: bytes, shown: str, values: Mapping[str, object], *, on: date) -> bytes:
    """A Word file from a template and plain values (texts, numbers, lists, mappings); the same input, the same bytes.

    Raises ProblemsFound with everything wrong with the template: no Word file or unsafe (PLN-101, PLN-102), more than
    names and loops (PLN-103), unknown names (PLN-104), or a sentence of it that cannot be read (PLN-105).
    """
    from docxtpl import DocxTemplate
    from jinja2 import UndefinedError

    place = Place(shown)
    refuse(found := preflight(template, place))
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.patch_xml = cleaned
        document.init_docx()
        refuse(found := tuple(_spoken(document, place, values)))
        document.render(dict(values), sandbox(), autoescape=True)
    except UndefinedError as missing:
        name = (re.findall(r"'(\w+)'", str(missing)) or [str(missing)])[-1]
        refuse((problem("PLN-104", place, name=name, near=_near(name, values)),))
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as fault:
        # python-docx names a missing part by KeyError; lxml's errors are SyntaxErrors.
        refuse((problem("PLN-101", place, reason=type(fault).__name__),))
    del found
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue(), on)


def refuse(found: tuple[Problem, ...]) -> None:
    """Raise ProblemsFound with these, if there are any."""
    if found:
        raise ProblemsFound(sorted_problems(found))


def preflight(template: bytes, place: Place) -> tuple[Problem, ...]:
    """Every reason not to open a Word template; sizes are measured by inflating."""
    if len(template) > LARGEST_FILE:
        return (problem("PLN-102", place, name=f"{len(template)} B"),)
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            return tuple(_unsafe(parts, place))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return (problem("PLN-101", place, reason="ZIP"),)


def _unsafe(parts: zipfile.ZipFile, place: Place) -> Iterator[Problem]:
    names = parts.namelist()
    if "word/document.xml" not in names:
        yield problem("PLN-101", place, reason="word/document.xml")
    yield from (
        problem("PLN-102", place, name=n[:80]) for n in names if any(part in n.casefold() for part, _ in FORBIDDEN)
    )
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        yield problem("PLN-102", place, name=f"{len(names)} ZIP")
        return
    room = LARGEST_TOTAL
    for name in names:
        content = bytearray()
        with parts.open(name) as stream:
            while room >= 0 and (chunk := stream.read(CHUNK)):
                content += chunk
                room -= len(chunk)
        if room < 0 or _reaches_out(name, bytes(content)):
            yield problem("PLN-102", place, name=name[:80])
            return


def _reaches_out(name: str, content: bytes) -> bool:
    """Whether a part declares entities, or fetches something other than what a reader clicks on."""
    if not name.endswith((".xml", ".rels")):
        return False
    relations = re.findall(rb"<Relationship\s[^>]*>", content) if name.endswith(".rels") else []
    return bool(DECLARED.search(content)) or any(FETCHED.search(told) and LINK not in told for told in relations)


def _spoken(document: DocxTemplate, place: Place, values: Mapping[str, object]) -> Iterator[Problem]:
    """All that a template says beyond plain names and loops, part by part."""
    for source in _sources(document):
        beyond, asked = spoken_in(source, place)
        yield from beyond
        for name in sorted(asked - set(values)):
            yield problem("PLN-104", place, name=name, near=_near(name, values))


def _sources(document: DocxTemplate) -> Iterator[str]:
    """What docxtpl will render: body, headers, footers, footnotes and the file's properties."""
    yield document.patch_xml(document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield document.patch_xml(document.get_part_xml(part))
    for part in document.get_docx().part.package.iter_parts():
        if part.content_type.endswith("footnotes+xml"):
            yield document.patch_xml(part.blob.decode("utf-8"))
    core = document.get_docx().core_properties
    yield from (core.author, core.comments, core.identifier, core.language, core.subject, core.title)


def _near(name: str, values: Mapping[str, object]) -> str:
    return nearest(name, sorted(_names(values)))


def _names(value: object) -> set[str]:
    """Every name that a template may use, at any depth."""
    if isinstance(value, Mapping):
        return {str(key) for key in value} | {name for held in value.values() for name in _names(held)}
    return {name for held in value for name in _names(held)} if isinstance(value, (list, tuple)) else set()


def repacked(content: bytes, on: date) -> bytes:
    """The same parts with fixed times, said to be made on a day."""
    stamp = f"{on.isoformat()}T00:00:00Z".encode()

    def dated(name: str, part: bytes) -> bytes:
        return CHANGED.sub(lambda found: found[1] + stamp, part) if name == "docProps/core.xml" else part

    return without_clock(content, dated)
