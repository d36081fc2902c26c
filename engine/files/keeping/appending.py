"""Lines added to a file that only grows, each safe on the disk before the next thing is done."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from engine.files.keeping.locks import wait_for
from engine.files.keeping.refusals import unread, unwritten
from engine.problems import ProblemsFound

# Windows would write two signs for the end of a line.
_APPEND: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_AT_ONCE: Final = 4096  # bytes looked back


def append_line(path: Path, line: str) -> None:
    """Add a line, one process after the other, so that each stands whole behind the other.

    Half a line that a stopped machine left at the end goes away: unlocked, one that is just being written might look
    like it. Raises ProblemsFound (SYS-103).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _APPEND, 0o644)
        try:
            wait_for(handle)
            _take_half_away(handle)
            os.write(handle, f"{line}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise ProblemsFound([unwritten(path, fault)]) from None


def last_lines(path: Path, most: int) -> list[str]:
    """The whole lines at the end of a file, of ``most`` bytes at most; none where there is no file.

    Raises ProblemsFound (SYS-116).
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - most, 0))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise ProblemsFound([unread(path, fault)]) from None
    lines = text.split("\n")[:-1]
    return lines[1:] if size > most else lines


def _take_half_away(handle: int) -> None:
    """Cut a file back to the end of its last whole line, be what follows however long."""
    whole = os.lseek(handle, 0, os.SEEK_END)
    size = whole
    while whole:
        start = max(whole - _AT_ONCE, 0)
        os.lseek(handle, start, os.SEEK_SET)
        ended = os.read(handle, whole - start).rfind(b"\n") + 1
        whole = start + ended
        if ended:
            break
    if whole < size:
        os.ftruncate(handle, whole)
