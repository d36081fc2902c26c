"""The 24 letters that stand on paper for a checkpoint, and what a person typed of them."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

from engine.problems import InBoth, Place, ProblemsFound, problem
from engine.records.entries.checkpoint import Checkpoint

LETTERS, GROUP = 24, 4
# Base32 has no 0, 1 and 8: whoever types them has seen O, I and B.
_MISTAKEN: Final = str.maketrans("018", "OIB")
_BETWEEN: Final = re.compile(r"[\s\-‐‑‒–—−_.,:·]+")
_SOUND: Final = re.compile(r"[A-Z2-7]{24}")


def fingerprint(checkpoint: Checkpoint) -> str:
    """Six groups of four letters: base32 of the first 15 bytes of SHA-256 of "phuhop", a zero byte, size and root.

    The size is 8 bytes, big-endian. 120 bits: no other size or root with the same letters will be found.
    """
    said = b"phuhop\x00" + checkpoint.size.to_bytes(8, "big") + bytes.fromhex(checkpoint.root)
    letters = base64.b32encode(hashlib.sha256(said).digest()[:15]).decode("ascii")
    return in_groups(letters)


def in_groups(letters: str) -> str:
    """Letters as they stand on paper: groups of four with dashes between."""
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def read_fingerprint(typed: str, place: Place) -> str:
    """What a person typed, as it is printed: small letters, no dashes, 0 for O and 1 for I are all taken.

    Raises ProblemsFound (REC-131) with how many letters were read and which signs are none.
    """
    letters = _BETWEEN.sub("", typed).upper().translate(_MISTAKEN)
    if not _SOUND.fullmatch(letters):
        odd = "".join(dict.fromkeys(re.sub(r"[A-Z2-7]", "", letters))) or InBoth("không có", "none")
        raise ProblemsFound([problem("REC-131", place, typed[:80], count=len(letters), odd=odd)])
    return in_groups(letters)


def groups_that_differ(printed: str, other: str) -> tuple[int, ...]:
    """The groups, from 1, in which two fingerprints differ: one says a slip of typing, all say another checkpoint."""
    pairs = zip(printed.split("-"), other.split("-"), strict=True)
    return tuple(at for at, (one, two) in enumerate(pairs, 1) if one != two)
