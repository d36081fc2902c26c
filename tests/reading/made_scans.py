"""A made decision as a scan: printed in a real font, laid on the glass askew, kept as grey pictures in a PDF."""

from __future__ import annotations

import ctypes
import io
import struct
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from engine.reading.loading.pictures import Picture, turned
from tests.reading.made_decisions import Decision
from tests.reading.made_files import HIGH, WIDE, Pages, file_of, filled

FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "C:/Windows/Fonts/times.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
)
SIZE, PAPER, GREYS = 10.5, 240, 16
PLANE = 4  # the format of a font's table of letters in the basic plane


def font() -> Path | None:
    """A font of this machine with all Vietnamese letters."""
    return next((path for name in FONTS if (path := Path(name)).is_file() and _has(path, ord("ể"))), None)


def _has(path: Path, letter: int) -> bool:
    """Whether a font maps a letter, by the table of the plane that Vietnamese is in (cmap, format 4)."""
    held = path.read_bytes()
    tables = {held[at : at + 4]: struct.unpack(">L", held[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * 64, 16)}
    cmap = tables[b"cmap"]
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack(">H", held[cmap + 2 : cmap + 4])[0], 8):
        table = cmap + int(struct.unpack(">L", held[at + 4 : at + 8])[0])
        if struct.unpack(">H", held[table : table + 2])[0] == PLANE:
            twice = struct.unpack(">H", held[table + 6 : table + 8])[0]
            ends, begins = (
                struct.unpack(f">{twice // 2}H", held[a : a + twice]) for a in (table + 14, table + 16 + twice)
            )
            return any(first <= letter <= last for first, last in zip(begins, ends, strict=True))
    return False


class _Printed(Pages):
    """Pages in the drawing, kept as the texts and lines that are to be printed, and where."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, float, float, str]] = []
        self.lines: list[tuple[int, float, float, float, float]] = []
        super().__init__()

    def text(self, x: float, text: str) -> None:
        self.texts.append((len(self.pages), x, self.y, text))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.lines.append((len(self.pages), x1, y1, x2, y2))


def printed(made: Decision) -> Any:
    """The decision as a document of PDFium, in the font of this machine."""
    pages = _Printed()
    filled(pages, made)
    document = pypdfium2.PdfDocument.new()
    content = font().read_bytes()  # type: ignore[union-attr] # only called where there is one
    held = (ctypes.c_uint8 * len(content)).from_buffer_copy(content)
    face = raw.FPDFText_LoadFont(document.raw, held, len(content), raw.FPDF_FONT_TRUETYPE, 1)
    for number in range(1, len(pages.pages) + 1):
        page = document.new_page(WIDE, HIGH)
        for put in [_text(document, face, x, y, text) for on, x, y, text in pages.texts if on == number]:
            raw.FPDFPage_InsertObject(page.raw, put)
        for put in [_line(*at) for on, *at in pages.lines if on == number]:
            raw.FPDFPage_InsertObject(page.raw, put)
        raw.FPDFPage_GenerateContent(page.raw)
    return document


def _text(document: Any, face: Any, x: float, y: float, text: str) -> Any:
    made = raw.FPDFPageObj_CreateTextObj(document.raw, face, SIZE)
    codes = text.encode("utf-16-le") + b"\0\0"
    kept = ctypes.create_string_buffer(codes, len(codes))
    raw.FPDFText_SetText(made, ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(made, 1, 0, 0, 1, x, y)
    return made


def _line(x1: float, y1: float, x2: float, y2: float) -> Any:
    made = raw.FPDFPageObj_CreateNewPath(x1, y1)
    raw.FPDFPath_LineTo(made, x2, y2)
    raw.FPDFPageObj_SetStrokeWidth(made, 0.6)
    raw.FPDFPath_SetDrawMode(made, 0, 1)
    return made


def scan_bytes(made: Decision, *, dpi: int, askew: float = 0.0, noise: float = 0.0, pages: int | None = None) -> bytes:
    """A PDF of pictures: ``askew`` degrees, alternately to both sides; ``noise`` is the grey's standard deviation."""
    document = printed(made)
    chance = np.random.default_rng(dpi)
    scans = []
    for at in range(len(document) if pages is None else min(pages, len(document))):
        page = document[at]
        picture = page.render(scale=dpi / 72, grayscale=True).to_numpy()
        picture = np.ascontiguousarray(picture.reshape(picture.shape[:2]))
        picture = turned(picture, askew if at % 2 else -askew) if askew else picture
        scans.append(_scanned(picture, noise, chance))
    return pictures_pdf(scans)


def _scanned(picture: Picture, noise: float, chance: np.random.Generator) -> Picture:
    grey = 30 + picture.astype(np.float32) * (PAPER - 30) / 255
    if noise:
        blurred = (grey + np.roll(grey, 1, 0) + np.roll(grey, 1, 1) + np.roll(grey, (1, 1), (0, 1))) / 4
        grey = blurred + chance.normal(0, noise, grey.shape).astype(np.float32)
    return np.asarray(np.clip(np.round(grey / 255 * (GREYS - 1)), 0, GREYS - 1) * (255 // (GREYS - 1)), dtype=np.uint8)


def pictures_pdf(scans: list[Picture]) -> bytes:
    """A PDF with a picture a page."""
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(scans)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(scans)} >>"]
    for at, scan in enumerate(scans):
        first = 3 + 3 * at
        drawing = f"q {WIDE} 0 0 {HIGH} 0 0 cm /P Do Q"
        packed = zlib.compress(scan.tobytes(), 6).decode("latin-1")
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /P {first + 2} 0 R >> >> >>"
        )
        image = (
            f"<< /Type /XObject /Subtype /Image /Width {scan.shape[1]} /Height {scan.shape[0]} /ColorSpace /DeviceGray "
            f"/BitsPerComponent 8 /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"
        )
        objects += [page, f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream", image]
    return file_of(objects)


def mixed_bytes(text: bytes, scans: bytes, pictures: Collection[int]) -> bytes:
    """A PDF with text in which the pages of these numbers are those of a scan: the annex that was scanned behind."""
    whole, other, made = (pypdfium2.PdfDocument(text), pypdfium2.PdfDocument(scans), pypdfium2.PdfDocument.new())
    for at in range(len(whole)):
        made.import_pages(other if at + 1 in pictures else whole, pages=[at])
    return saved(made)


def with_unseen_text(scan: bytes, told: str, *, seen: bool = False) -> bytes:
    """The same scan with text on each page that is not shown, as another program's recognition leaves it."""
    document = pypdfium2.PdfDocument(scan)
    content = font().read_bytes()  # type: ignore[union-attr] # only called where there is one
    held = (ctypes.c_uint8 * len(content)).from_buffer_copy(content)
    face = raw.FPDFText_LoadFont(document.raw, held, len(content), raw.FPDF_FONT_TRUETYPE, 1)
    for page in document:
        put = _text(document, face, 60.0, HIGH - 20.0, told)
        if not seen:
            raw.FPDFTextObj_SetTextRenderMode(put, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        raw.FPDFPage_InsertObject(page.raw, put)
        raw.FPDFPage_GenerateContent(page.raw)
    return saved(document)


def saved(document: Any) -> bytes:
    """A document of PDFium as a file's bytes."""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
