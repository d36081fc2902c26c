"""A decision's file opened by what it is, not by what its name says: Word, old Word, a web page, a PDF."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.files.keeping.office import as_docx, office
from engine.files.keeping.recogniser import NoRecognition
from engine.files.numbers import legacy_text
from engine.files.parts import RefusedPart
from engine.files.safety import ENCRYPTED_STREAM, OLE_HEAD, file_bytes, megabytes, parts_within
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.reading.law_text import How, LawText, Passage, Row, Said, numbered
from engine.reading.loading.loading_docx import DOCUMENT, load_docx
from engine.reading.loading.loading_html import decoded, load_html
from engine.reading.loading.loading_pdf import load_pdf, open_pdf
from engine.reading.loading.old_letters import looks_old

LARGEST_TEXT = 20 * 2**20
MOST_PAGES = 200
PAGE_SIGNS = (b"<html", b"<!doctype html", b"<table", b"<body", b"<p")
RICH_TEXT = b"{\\rtf"
PASSWORD_ERROR = 4  # pdfium's own number for it

Loaded: TypeAlias = list[Passage | list[Row]]
# Reads pages of a PDF that are pictures, by their numbers; None for one in which nothing was read.
ScanLoader: TypeAlias = Callable[[bytes, Sequence[int]], Mapping[int, "Loaded | None"]]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file's blocks, in which way they were read, and the pages that were not."""

    how: How
    blocks: Loaded
    unread: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()


def open_text(path: Path, scan: ScanLoader | None = None) -> LawText:
    """A file's text; ``scan`` reads pages that are pictures, where this machine can.

    Raises ProblemsFound with the reason why it cannot be read: too large, of another kind, locked, mangled, a scan.
    """
    place = Place(path.name)
    try:
        content = file_bytes(path, path.name, LARGEST_TEXT)
        opened = _loaded(content, place, scan)
    except ProblemsFound as refused:
        raise ProblemsFound(map(_as_text, refused.problems)) from None
    except RefusedPart as refused:
        raise ProblemsFound([problem("READ-111", place, name=refused.values.get("what", "XML"))]) from None
    except Exception as fault:  # noqa: BLE001 - a mangled file brings out errors of every class
        raise ProblemsFound([problem("READ-109", place, reason=type(fault).__name__)]) from None
    if old := _old_letters(opened.blocks, place):
        raise ProblemsFound([old])
    sha256 = hashlib.sha256(content).hexdigest()
    return LawText(path.name, sha256, opened.how, numbered(opened.blocks), opened.unread, opened.pictured)


def _as_text(found: Problem) -> Problem:
    """What the fences for workbooks refuse, said of a text."""
    match found.code:
        case "FIL-201":
            return problem("READ-108", found.place, **found.values)
        case "FIL-107":
            return found
    return (
        found
        if found.code.startswith("READ-")
        else problem("READ-111", found.place, name=found.values.get("name", "–"))
    )


def _loaded(content: bytes, place: Place, scan: ScanLoader | None) -> _Opened:
    head = content[:4096].lower()
    if content.startswith(OLE_HEAD):
        if ENCRYPTED_STREAM in content:
            raise ProblemsFound([problem("READ-105", place)])
        return _Opened("doc", _by_office(content, ".doc", place))
    if content.startswith(RICH_TEXT):
        return _Opened("doc", _by_office(content, ".rtf", place))
    if content.startswith(b"PK"):
        return _Opened("docx", _docx(content, place))
    if b"%pdf-" in head[:1024]:
        return _pdf(content, place, scan)
    text = _as_page(content)
    if text is None:
        raise ProblemsFound([problem("READ-103", place)])
    return _Opened("html", load_html(text))


def _as_page(content: bytes) -> str | None:
    """A web page's text; None for what is none."""
    try:
        text = decoded(content)
    except (UnicodeError, LookupError):
        return None
    return text if any(sign.decode() in text[:20_000].lower() for sign in PAGE_SIGNS) and "\0" not in text else None


def _docx(content: bytes, place: Place) -> Loaded:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise ProblemsFound([problem("READ-103", place)])
    with parts_within(content, place, _without_document) as parts:
        return load_docx(parts)


def _without_document(names: Collection[str], place: Place) -> Problem | None:
    return None if DOCUMENT in names else problem("READ-103", place)


def _by_office(content: bytes, suffix: str, place: Place) -> Loaded:
    made = as_docx(content, suffix)
    if made is None:
        told = ("Có LibreOffice mà nó không mở được tệp này.", "LibreOffice is there and cannot open this file.")
        lacks = ("Máy này không có LibreOffice.", "This machine has no LibreOffice.")
        reason, reason_en = told if office() else lacks
        raise ProblemsFound([problem("READ-104", place, reason=reason, reason_en=reason_en)])
    return _docx(made, place)


def _pdf(content: bytes, place: Place, scan: ScanLoader | None) -> _Opened:
    from pypdfium2 import PdfiumError

    try:
        document = open_pdf(content)
    except PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == PASSWORD_ERROR or "password" in str(fault).lower()
        reason = str(fault)
        raise ProblemsFound(
            [problem("READ-105", place) if locked else problem("READ-109", place, reason=reason)]
        ) from None
    try:
        if len(document) > MOST_PAGES:
            told = {"size": f"{len(document)} trang", "largest": f"{MOST_PAGES} trang"}
            raise ProblemsFound([problem("READ-108", place, **told)])
        pages = load_pdf(document)
    finally:
        document.close()
    pictured = tuple(page.number for page in pages if page.kind == "partly")
    seen = [page.number for page in pages if page.kind == "picture"]
    if not seen and any(page.blocks for page in pages):
        return _Opened("pdf", [block for page in pages for block in page.blocks], (), pictured)
    read = _scanned(content, seen, place, scan=scan, alone=not any(page.blocks for page in pages))
    blocks = [block for page in pages for block in (read.get(page.number) or page.blocks)]
    unread = tuple(number for number in seen if read.get(number) is None)
    return _Opened("scan" if len(unread) < len(seen) else "pdf", blocks, unread, pictured)


def _scanned(
    content: bytes, pages: Sequence[int], place: Place, *, scan: ScanLoader | None, alone: bool
) -> Mapping[int, Loaded | None]:
    """The pages of a PDF that are pictures; none where this machine cannot read them, unless they are ``alone``."""
    size = megabytes(len(content))
    try:
        if scan is None:
            raise NoRecognition("absent")
        return scan(content, pages)
    except NoRecognition as lack:
        if not alone:
            return {}
        code = "READ-150" if lack.args == ("no model",) else "READ-110"
        raise ProblemsFound([problem(code, place, size=size)]) from None
    except TimeoutError:
        raise ProblemsFound([problem("READ-151", place, size=size)]) from None
    except OSError as fault:
        raise ProblemsFound([problem("READ-152", place, reason=str(fault.args[0]) if fault.args else "–")]) from None


def _texts(loaded: Loaded) -> Iterator[Said]:
    for block in loaded:
        if isinstance(block, Passage):
            yield block.said
        else:
            yield from (said for row in block for cell in row.cells for said in cell)


def _old_letters(loaded: Loaded, place: Place) -> Problem | None:
    """Letters of an old font that no font's name gave away: their digits would be right and their words not.

    What was read from ink has no font's codes: a strange letter there is misread, and the next line may be right.
    """
    for said in _texts(loaded):
        if said.second is None and looks_old(said.text) and (refused := legacy_text(said.text)):
            return problem("READ-106", place, said.text[:80], encoding=refused.values["encoding"])
    return None
