"""A paper as it was signed, as somebody types it: its number, day and signer, and the picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.numbers import Refusal, read_day
from engine.files.safety import LARGEST_FILE, file_bytes, megabytes
from engine.problems import Place, ProblemsFound, problem
from engine.records.entries.canonical_json import Json

# What a scanner gives, by its first bytes.
HEADS: Final = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
NUMBER, DAY, SIGNER = ("số văn bản", "the number"), ("ngày ký", "the day"), ("chức vụ người ký", "the signer's office")
REASON, DOCUMENT = ("lý do", "the reason"), ("văn bản làm căn cứ", "the document it rests on")


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture of a signed paper: what its file is called, and its bytes."""

    name: str
    content: bytes


def scan_at(path: Path) -> Scan:
    """The scan that lies somewhere; raises as ``scan_of``, and where it cannot be opened (FIL-107)."""
    return scan_of(path.name, file_bytes(path, path.name))


def scan_of(name: str, content: bytes) -> Scan:
    """A scan by its bytes; raises ProblemsFound for a file that is too large (FIL-201) or no picture (WEB-131)."""
    if len(content) > LARGEST_FILE:
        told = {"size": megabytes(len(content)), "largest": megabytes(LARGEST_FILE)}
        raise ProblemsFound([problem("FIL-201", Place(name), **told)])
    if not content.startswith(HEADS):
        raise ProblemsFound([problem("WEB-131", Place(name), name=name)])
    return Scan(name, content)


def signed_body(kind: str, number: str, day: str, signer: str) -> dict[str, Json]:
    """The body of the act that puts a signed paper down.

    Raises ProblemsFound for what was left empty (WEB-136) and a day that is none (WEB-132).
    """
    _refuse_blanks({NUMBER: number, DAY: day, SIGNER: signer})
    read = read_day(day.strip())
    if isinstance(read, Refusal):
        raise ProblemsFound([problem("WEB-132", Place(day.strip() or "–"), given=day.strip() or "–")])
    return {"kind": kind, "number": number.strip(), "date": read.isoformat(), "signer": signer.strip()}


def revoking_body(reason: str, document: str, note: str) -> dict[str, Json]:
    """The body of the act that proposes to revoke, or revokes; raises ProblemsFound for what is empty (WEB-136)."""
    _refuse_blanks({REASON: reason, DOCUMENT: document})
    return {"reason": reason.strip(), "document": document.strip(), "public_note": note.strip()}


def _refuse_blanks(typed: Mapping[tuple[str, str], str]) -> None:
    blank = [name for name, text in typed.items() if not text.strip()]
    if blank:
        names, names_en = (", ".join(name[at] for name in blank) for at in (0, 1))
        raise ProblemsFound([problem("WEB-136", Place("–"), names=names, names_en=names_en)])
