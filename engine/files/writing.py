"""Files put in place whole or not at all, and cells by the names that Excel gives them."""

from __future__ import annotations

import os
import re
import tempfile
from datetime import date
from functools import lru_cache
from pathlib import Path

FIRST_ZIP_DAY = date(1980, 1, 1)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def address(row: int, column: int) -> str:
    """A cell as Excel names it: (14, 5) is E14."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


@lru_cache(maxsize=2**12)
def coordinates(cell: str) -> tuple[int, int] | None:
    """(14, 5) of E14; None when it is no cell's name."""
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", cell)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def write_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put a file in place of the old one whole: written beside it, then renamed. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Put a file where there is none, to be read from then on and never written again.

    Raises OSError, FileExistsError when somebody was faster.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
