"""Files put in place whole or not at all, and cells by the names that Excel gives them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from engine.files.keeping.stages import is_staged
from engine.files.keeping.transactions import Terms, put_in_place

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


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Put texts by file name into a folder, each as ``write_whole`` does: in a stage, all of them wait together."""
    for name, text in texts.items():
        write_whole(folder / name, text.encode())


def write_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put a file in place of the old one whole, with the folders on the way; in a stage, where nobody looks, at once.

    Raises ProblemsFound as ``put_in_place`` has it, in a stage OSError.
    """
    if is_staged(path):
        _write(path, (content,), mode)
    else:
        terms = Terms(private=not mode & 0o077, name=path.name)
        put_in_place(path.parent, lambda fresh: _write(fresh / path.name, (content,), mode), terms)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file into a stage piece by piece, so that it is never whole in memory. Raises OSError."""
    _write(path, pieces, 0o644)


def make_folder(path: Path) -> None:
    """An empty folder in a stage. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True)


def copy_folder(source: Path, target: Path) -> None:
    """Copy every file below a folder. Raises as ``write_whole`` does."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        write_whole(target / path.relative_to(source), path.read_bytes())


def _write(path: Path, pieces: Iterable[bytes], mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)
