"""A checkpoint: how many entries a round's record has, and the root over them; as text it is a C2SP tlog-checkpoint."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final, NoReturn

from engine.problems import Place, ProblemsFound, problem
from engine.records.entries.merkle_tree import Peaks

ORIGIN: Final = "phuhop/"
QR_HEAD: Final = "PHUHOP/1/"
_QR = re.compile(r"PHUHOP/1/(0|[1-9][0-9]{0,15})/([0-9A-F]{64})")
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A round's name, the number of entries, and their RFC 6962 root in lower hex."""

    round: str
    size: int
    root: str


def checkpoint_of(round_name: str, peaks: Peaks) -> Checkpoint:
    """Where a record stands whose tree has these peaks."""
    return Checkpoint(round_name, peaks.size, peaks.root())


def checkpoint_text(checkpoint: Checkpoint) -> str:
    """Three lines, each ended: phuhop/<round>, the size, the root in base64."""
    root = base64.b64encode(bytes.fromhex(checkpoint.root)).decode("ascii")
    return f"{ORIGIN}{checkpoint.round}\n{checkpoint.size}\n{root}\n"


def read_checkpoint(text: str, place: Place) -> Checkpoint:
    """The checkpoint of such a text; lines after it (a signature) are let be. Raises ProblemsFound (REC-130)."""
    origin, size, root, *_ = [*text.split("\n"), "", "", ""]
    if not origin.startswith(ORIGIN) or origin == ORIGIN or not _SIZE.fullmatch(size):
        _refuse(place, text)
    try:
        raw = base64.b64decode(root, validate=True)
    except (binascii.Error, ValueError):
        _refuse(place, text)
    if len(raw) != 32 or base64.b64encode(raw).decode("ascii") != root:
        _refuse(place, text)
    return Checkpoint(origin.removeprefix(ORIGIN), int(size), raw.hex())


def qr_text(checkpoint: Checkpoint) -> str:
    """What the QR code on paper says, in the letters that QR packs tightest: PHUHOP/1/<size>/<root in upper hex>."""
    return f"{QR_HEAD}{checkpoint.size}/{checkpoint.root.upper()}"


def read_qr_text(text: str, round_name: str, place: Place) -> Checkpoint:
    """The checkpoint that a scanned QR code says, of the round that its paper names. Raises ProblemsFound (REC-130)."""
    told = _QR.fullmatch(text.strip().upper())
    if not told:
        _refuse(place, text)
    return Checkpoint(round_name, int(told[1]), told[2].lower())


def _refuse(place: Place, text: str) -> NoReturn:
    raise ProblemsFound([problem("REC-130", place, " ".join(text.split())[:160])])
