"""What people are shown and given, held to a text that somebody read: a change of either is seen before it is kept.

A file is held by the hash of each of its parts: what became of them is seen by opening the file before and after.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from difflib import unified_diff
from hashlib import sha256
from itertools import islice
from pathlib import Path

from tests.told.read_aloud import TO_ACCEPT

# Written by libraries of the machine, each in its own way; what they hold is asked for by other tests.
NOT_OURS = {".db", ".db-wal", ".db-shm", ".sqlite"}
WIDTH, MOST_SHOWN = 12, 60
HoldTyped = Callable[[Path, str], None]


def held_typed(kept: Path, told: str, *, accept: bool) -> None:
    """Hold what a command tells and writes against the kept text, or write that anew."""
    if accept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told, "utf-8", newline="\n")
    was = kept.read_text("utf-8") if kept.is_file() else ""
    lines = unified_diff(was.splitlines(), told.splitlines(), f"kept {kept.name}", "now", lineterm="", n=1)
    shown = "\n".join(islice(lines, MOST_SHOWN))
    assert was == told, f"{kept.name} is not what is told now; where that is meant: {TO_ACCEPT}\n{shown}"


def prints_of(name: str, content: bytes) -> Iterator[str]:
    """A line for each part of a file, with the first letters of its hash; how a zip is packed is left out."""
    if not content.startswith(b"PK\x03\x04"):
        yield f"{sha256(content).hexdigest()[:WIDTH]}  {name}"
        return
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for part in parts.namelist():
            yield from prints_of(f"{name} › {part}", parts.read(part))


def prints_in(folder: Path) -> dict[str, list[str]]:
    """The lines of every file of a folder by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in NOT_OURS)
    names = [(path.relative_to(folder).as_posix(), path) for path in files]
    return {name: list(prints_of(name, path.read_bytes())) for name, path in names}
