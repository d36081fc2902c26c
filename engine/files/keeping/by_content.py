"""Files kept by their content: each under its SHA-256, put down once and never written over."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Final

from engine.files.keeping.refusals import unread
from engine.files.keeping.transactions import put_in_place
from engine.problems import ProblemsFound

_SHA: Final = re.compile(r"[0-9a-f]{64}")


def keep_content(home: Path, raw: bytes) -> str:
    """Keep bytes below a folder and give their SHA-256 in hex; what is there already is left as it is.

    What is there with other bytes was damaged, and is put right. Raises ProblemsFound as ``put_in_place`` does.
    """
    sha = hashlib.sha256(raw).hexdigest()
    if read_content(home, sha) != raw:
        put_in_place(home, lambda fresh: _put(path_of(fresh, sha), raw))
    return sha


def read_content(home: Path, sha: str) -> bytes | None:
    """The bytes kept under a hash, as they lie there; None where there are none. Raises ProblemsFound (SYS-116)."""
    if not _SHA.fullmatch(sha):
        return None
    path = path_of(home, sha)
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as fault:
        raise ProblemsFound([unread(path, fault)]) from None


def path_of(home: Path, sha: str) -> Path:
    """Where bytes lie: a folder by the first two signs, so that none holds too many."""
    return home / sha[:2] / sha


def _put(path: Path, raw: bytes) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
