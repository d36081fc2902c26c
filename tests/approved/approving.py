"""What people are shown and given, held to a text that somebody read: a change of either is seen before it is kept.

``./run test --accept-told`` writes the texts anew; what changed is then read in git's own differences.
"""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

# Written by libraries of the machine, each in its own way; what they hold is asked for by other tests.
NOT_OURS = {".db", ".db-wal", ".db-shm", ".sqlite"}
WIDTH, MOST_SHOWN = 12, 60


def approve(request: pytest.FixtureRequest, kept: Path, told: str) -> None:
    """Held to the kept text, or kept in its place where that is asked for. Fails with the first lines that differ."""
    if request.config.getoption("--accept-told"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told, "utf-8", newline="\n")
    was = kept.read_text("utf-8") if kept.is_file() else ""
    if was == told:
        return
    lines = difflib.unified_diff(was.splitlines(), told.splitlines(), "kept", "now", lineterm="", n=1)
    shown = "\n".join(islice(lines, MOST_SHOWN))
    pytest.fail(
        f"{kept.name} is not what is told now; where that is meant: ./run test --accept-told\n{shown}", pytrace=False
    )


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
